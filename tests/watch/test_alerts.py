"""Alerts: each thing once, by mail, webhook and feed; retried until taken; nothing secret ever shown."""

import json
import ssl
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from sayso.errors import QueryError, SettingsError
from sayso.records import Alert, Encryption, MailServer
from sayso.settings import Settings
from sayso.store import Ledger, search
from sayso.watch import mail
from sayso.watch.hook import key_of, signature
from sayso.watch.outside import TheWeb
from sayso.web import app
from tests.watch.conftest import MakeWatch
from tests.watch.made import MadeWeb, Moments, Outlet, source, text_of, trouble
from tests.watch.servers import MailBox, hook_server, mail_server

PASSWORD, KEY = "correct horse", "battery staple"
ENVIRONMENT = {"MAIL_PASSWORD": PASSWORD, "HOOK_KEY": KEY}
CERTIFICATE = Path(__file__).with_name("made_certificate.pem")  # for 127.0.0.1, of nobody's authority, good for tests
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A watch list: everything that is said, and what is said of ferries."""
    path = tmp_path / "rules.toml"
    path.write_text('[[watch]]\nname = "all"\nquery = ""\n[[watch]]\nname = "ferries"\nquery = "ferry"\n')
    return path


@pytest.fixture
def hook(rules: Path) -> Alert:
    """An alert by webhook, a message a thing."""
    address = "https://hook.example/x"
    return Alert("hook", "webhook", str(rules), ("all",), "each", "07:00", True, address=address, key_env="HOOK_KEY")


@pytest.fixture
def box() -> Iterator[MailBox]:
    with mail_server() as made:
        yield made


@pytest.fixture
def letters(rules: Path, box: MailBox) -> Alert:
    """An alert by mail to two people."""
    server = MailServer("127.0.0.1", box.port, "none", "sayso", "MAIL_PASSWORD", "sayso@desk.example")
    to = ("ana@desk.example", "ben@desk.example")
    return Alert("desk", "email", str(rules), ("all",), "each", "07:00", True, to=to, server=server)


@pytest.fixture
def steady(web: MadeWeb, clock: Moments) -> Outlet:
    outlet = web.outlets["https://steady.example/feed"] = Outlet()
    for number in range(3):
        outlet.publish(clock(), number, "steady")
    return outlet


def told(web: MadeWeb) -> list[str]:
    return [one["words"] for _, body, _ in web.posted for one in json.loads(body)["things"]]


def words_of(number: int) -> str:
    return "that " + text_of(number).partition(" that ")[2].partition(".")[0]


# --- what is told ----------------------------------------------------------------------------------------------------


def test_each_thing_is_told_once(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    watch = watch_over([source("steady")], [hook], ENVIRONMENT)
    for _ in range(3):
        watch.round()
        clock.pass_by(30)
    assert told(web) == [words_of(0), words_of(1), words_of(2)]
    assert all(len(json.loads(body)["things"]) == 1 for _, body, _ in web.posted)


def test_what_was_there_before_is_not_told(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    watch_over([source("steady")]).round()
    clock.pass_by(30)
    steady.publish(clock(), 3, "steady")
    watch_over([source("steady")], [hook], ENVIRONMENT).round()
    assert told(web) == [words_of(3)]


def test_what_comes_into_the_ledger_by_other_ways_is_told_as_well(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, ledger: Ledger, steady: Outlet, hook: Alert
) -> None:
    steady.articles.clear()
    watch_over([source("steady")], [hook], ENVIRONMENT).round()
    steady.publish(clock(), 5, "steady")
    clock.pass_by(30)
    watch_over([source("steady")]).round()  # a watch without alerts
    clock.pass_by(1)
    watch_over([source("steady")], [hook], ENVIRONMENT).round()
    assert told(web) == [words_of(5)]


def test_a_new_version_with_the_same_words_is_not_told_again(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    for once in (True, False):
        watch = watch_over([source("steady")], [replace(hook, once=once)], ENVIRONMENT)
        watch.round()
        clock.pass_by(30)
        steady.articles[1].text, steady.articles[1].updated = text_of(1, version=2 + once), clock()
        watch.round()
        clock.pass_by(30)
    assert told(web) == [words_of(0), words_of(1), words_of(2)]


def test_a_copy_in_another_outlet_is_told_again_only_where_wanted(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    other = web.outlets["https://other.example/feed"] = Outlet()
    sources = [source("steady"), source("other")]
    each = replace(hook, name="each", once=False)
    watch = watch_over(sources, [hook, each], ENVIRONMENT)
    watch.round()
    clock.pass_by(30)
    other.publish(clock(), 1, "other")
    watch.round()
    words = [(json.loads(body)["alert"], json.loads(body)["things"][0]["words"]) for _, body, _ in web.posted]
    assert words.count(("hook", words_of(1))) == 1
    assert words.count(("each", words_of(1))) == 2


def test_two_copies_that_came_together_are_told_as_one(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    steady.articles.clear()
    other = web.outlets["https://other.example/feed"] = Outlet()
    sources = [source("steady"), source("other")]
    watch_over(sources, [hook], ENVIRONMENT).round()
    steady.publish(clock(), 1, "steady")
    other.publish(clock(), 1, "other")
    clock.pass_by(30)
    watch_over(sources).round()  # a watch without alerts takes both
    watch_over(sources, [hook], ENVIRONMENT).round()
    assert told(web) == [words_of(1)]


def test_a_thing_two_rules_find_is_told_once(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    steady.articles[0].text = "Merrow Kell said that the ferry number 9 sank near Vardo. Nothing else was heard of it."
    watch_over([source("steady")], [replace(hook, rules=())], ENVIRONMENT).round()
    assert len(told(web)) == len(set(told(web))) == 3


def test_rules_are_checked_before_anything_is_done(watch_over: MakeWatch, rules: Path, hook: Alert) -> None:
    with pytest.raises(SettingsError, match="no rule is called 'boats'; there are all, ferries"):
        watch_over([source("steady")], [replace(hook, rules=("boats",))], ENVIRONMENT)
    rules.write_text('[[watch]]\nname = "x"\nquery = "since:soon"\n')
    with pytest.raises(QueryError):
        watch_over([source("steady")], [replace(hook, rules=())], ENVIRONMENT)


def test_a_digest_comes_when_it_is_due_with_all_there_is(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, steady: Outlet, hook: Alert
) -> None:
    daily = replace(hook, rhythm="daily", at="07:00")
    hourly = replace(hook, name="hourly", rhythm="hourly")
    watch = watch_over([source("steady")], [daily, hourly], ENVIRONMENT)
    moments = {}
    for minute in range(0, 60 * 48, 30):
        if minute in (0, 30, 60 * 9):
            steady.publish(clock(), 10 + minute, "steady")
        before = len(web.posted)
        watch.round()
        for _, body, _ in web.posted[before:]:
            message = json.loads(body)
            moments[message["alert"], minute / 60] = len(message["things"])
        clock.pass_by(30)
    assert moments == {("hourly", 1.0): 5, ("hourly", 10.0): 1, ("hook", 7.0): 5, ("hook", 31.0): 1}


def test_what_was_forgotten_is_not_told(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, ledger: Ledger, steady: Outlet, hook: Alert, tmp_path: Path
) -> None:
    web.refusing = lambda _address: trouble("server")
    feed = replace(hook, name="feed", channel="atom", file=str(tmp_path / "news.atom"), key_env=None)
    daily = replace(hook, name="daily", rhythm="daily")
    watch = watch_over([source("steady")], [hook, feed, daily], ENVIRONMENT)
    watch.round()
    gone = ledger.added_since("2000-01-01T00:00:00Z")[1].document
    ledger.forget(gone, author="Ana", why="an order")
    web.refusing = lambda _address: None
    clock.pass_by(60 * 24)
    steady.publish(clock(), 7, "steady")
    watch.round()
    assert words_of(1) not in told(web)
    assert told(web).count(words_of(0)) == 2
    assert words_of(1) not in (tmp_path / "news.atom").read_text()
    kept = ledger._engine.connect().exec_driver_sql("SELECT told FROM alerted").all()
    assert not any(words_of(1) in (row[0] or "") for row in kept)


# --- webhook ---------------------------------------------------------------------------------------------------------


def test_a_webhook_is_retried_until_it_is_taken_and_never_again(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, ledger: Ledger, steady: Outlet, hook: Alert
) -> None:
    tries: list[str] = []

    def refusing(_address: str) -> object:
        tries.append(clock())
        return trouble("server") if clock() < "2022-09-20T00:00:00Z" else None

    web.refusing = refusing  # type: ignore[assignment]
    watch = watch_over([source("steady")], [hook], ENVIRONMENT)
    for minutes in [1] * 180 + [5] * 540:  # two days, at the beginning minute by minute
        watch.round()
        clock.pass_by(minutes)
    assert told(web) == [words_of(0), words_of(1), words_of(2)]
    assert len(tries) < 3 * 14
    [health] = ledger.alerting.health()
    assert (health.sent, health.waiting, health.error) == (3, 0, None)


def test_a_webhook_knows_us_by_the_signature(
    steady: Outlet, watch_over: MakeWatch, hook: Alert, ledger: Ledger, clock: Moments, web: MadeWeb
) -> None:
    with hook_server(KEY.encode()) as server:
        server.statuses, server.wait = [503, 204, 500], None
        there = TheWeb(Settings(allowed_hosts="127.0.0.1"))
        web.post = there.post  # type: ignore[method-assign]
        local = replace(hook, address=f"http://127.0.0.1:{server.port}/hook")
        watch = watch_over([source("steady")], [local], ENVIRONMENT)
        for _ in range(12):
            watch.round()
            clock.pass_by(1)
    assert sorted(one["things"][0]["words"] for one in server.taken) == sorted(words_of(number) for number in range(3))
    assert server.unsigned == 0
    assert {one["schema"] for one in server.taken} == {"sayso/alert/1"}


def test_the_signature_is_that_of_standard_webhooks() -> None:
    # the example of the specification of Standard Webhooks
    key = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_an_address_that_is_secret_shows_nowhere(
    watch_over: MakeWatch, web: MadeWeb, ledger: Ledger, steady: Outlet, hook: Alert, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "https://hook.example/T0P/5ECRET"
    web.refusing = lambda address: trouble("server").__class__(f"{address}: no.", kind="server")
    hidden = replace(hook, address=None, address_env="HOOK_ADDRESS")
    watch_over([source("steady")], [hidden], {**ENVIRONMENT, "HOOK_ADDRESS": secret}).round()
    assert ledger.alerting.health()[0].error == "the webhook's server fails"
    _nowhere(ledger, secret, KEY, "5ECRET", logged=caplog.text)


# --- mail ------------------------------------------------------------------------------------------------------------


def test_a_mail_to_each_is_plain_and_says_it_once(
    watch_over: MakeWatch, clock: Moments, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    watch = watch_over([source("steady")], [letters], ENVIRONMENT)
    for _ in range(3):
        watch.round()
        clock.pass_by(60)
    assert sorted(to for to, _ in box.mails) == ["ana@desk.example"] * 3 + ["ben@desk.example"] * 3
    to, first = box.mails[0]
    assert first["To"] == to
    assert first["From"] == "sayso@desk.example"
    assert first["Auto-Submitted"] == "auto-generated"
    assert first.get_content_type() == "text/plain"
    assert words_of(0) in first.get_content()
    assert steady.articles[0].address in first.get_content()
    assert parsedate_to_datetime(first["Date"]).isoformat() == "2022-09-19T00:00:00+00:00"
    assert len({one["Message-ID"] for _, one in box.mails}) == 6
    assert box.logins[0] == ("sayso", PASSWORD, False)


def test_words_of_a_page_are_no_head_of_a_mail(
    watch_over: MakeWatch, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    steady.articles[
        0
    ].text = "Merrow Kell said that all\r\nBcc: spy@evil.example\r\n\r\nis \x1b[31mwell. Really it is so."
    watch_over([source("steady")], [letters], ENVIRONMENT).round()
    assert len(box.mails) == 6
    for _, one in box.mails:
        assert one["Bcc"] is None
        assert "\nBcc" not in one.get_content()
        assert "\x1b" not in one.get_content()


@pytest.mark.parametrize(
    ("verb", "answer", "told_as"),
    [
        ("AUTH", b"535 no, sayso/correct horse", "the mail server refused the login (535)"),
        ("MAIL", b"451 later, correct horse", "the mail server refused (451)"),
        ("RCPT", b"550 no such person", "the mail server refused the receiver (550)"),
        ("DATA", b"554 spam", "the mail server refused (554)"),
    ],
)
def test_a_mail_that_is_refused_is_tried_again_and_nothing_secret_is_told(
    watch_over: MakeWatch,
    clock: Moments,
    ledger: Ledger,
    steady: Outlet,
    letters: Alert,
    box: MailBox,
    verb: str,
    answer: bytes,
    told_as: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    box.refusing = {verb: answer}
    watch = watch_over([source("steady")], [letters], ENVIRONMENT)
    watch.round()
    assert box.mails == []
    assert ledger.alerting.health()[0].error == told_as
    _nowhere(ledger, PASSWORD, "horse", logged=caplog.text + "".join(capfd.readouterr()))
    box.refusing = {}
    for _ in range(20):
        clock.pass_by(1)
        watch.round()
    assert len(box.mails) == 6
    assert ledger.alerting.health()[0].sent == 6


def test_a_password_that_no_login_takes_costs_its_mails_alone(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    went = watch_over([source("steady")], [letters], ENVIRONMENT | {"MAIL_PASSWORD": "schlüssel"}).round()
    assert went is not None
    assert went.visited[0].new == 3
    error = ledger.alerting.health()[0].error or ""
    assert error.endswith("letters beyond ASCII, with which nobody can log in here")
    assert box.mails == []


def test_one_receiver_that_is_refused_does_not_keep_mail_from_the_others(
    watch_over: MakeWatch, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    box.refusing = {"RCPT": b"550 no such person"}
    watch = watch_over([source("steady")], [letters], ENVIRONMENT)
    watch.round()
    assert sum(1 for one in box.heard if one.lower().startswith("rcpt")) == 6


def test_a_server_that_says_nothing_is_left_for_later(
    watch_over: MakeWatch,
    clock: Moments,
    ledger: Ledger,
    steady: Outlet,
    letters: Alert,
    box: MailBox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.3)
    box.silent_after = "MAIL"
    watch = watch_over([source("steady")], [letters], ENVIRONMENT)
    watch.round()
    assert "broke off" in str(ledger.alerting.health()[0].error)
    assert sum(1 for one in box.heard if one.lower().startswith("mail")) == 1  # not once for each of six
    box.silent_after = None
    for _ in range(4):
        clock.pass_by(2)
        watch.round()
    assert len(box.mails) == 6


def test_a_mail_whose_answer_got_lost_comes_again_under_its_name(
    watch_over: MakeWatch, clock: Moments, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    box.lost = True
    watch = watch_over([source("steady")], [letters], ENVIRONMENT)
    watch.round()
    assert len(box.mails) == 1
    box.lost = False
    for _ in range(4):
        clock.pass_by(2)
        watch.round()
    assert len(box.mails) == 7
    twice = [one["Message-ID"] for _, one in box.mails]
    assert len(set(twice)) == 6
    assert len({str(one) for _, one in box.mails if one["Message-ID"] == twice[0]}) == 1  # the same to the letter


def test_a_server_that_cannot_be_reached(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    assert letters.server is not None
    nowhere = replace(letters, server=replace(letters.server, port=1))
    watch_over([source("steady")], [nowhere], ENVIRONMENT).round()
    assert "ConnectionRefusedError" in str(ledger.alerting.health()[0].error)


@pytest.mark.parametrize("encryption", ["starttls", "tls"])
def test_a_password_goes_over_a_safe_connection_only(
    watch_over: MakeWatch,
    clock: Moments,
    ledger: Ledger,
    steady: Outlet,
    letters: Alert,
    monkeypatch: pytest.MonkeyPatch,
    encryption: Encryption,
) -> None:
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(CERTIFICATE)
    trusted = ssl.create_default_context(cafile=str(CERTIFICATE))
    with mail_server(ours, at_once=encryption == "tls") as box:
        assert letters.server is not None
        safe = replace(letters, server=replace(letters.server, port=box.port, encryption=encryption))
        watch = watch_over([source("steady")], [safe], ENVIRONMENT)
        watch.round()  # a certificate that nobody vouches for
        assert box.logins == []
        assert "no safe connection" in str(ledger.alerting.health()[0].error)
        monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
        clock.pass_by(2)
        watch.round()
        assert len(box.mails) == 6
        assert box.logins[0] == ("sayso", PASSWORD, True)


def test_a_server_that_offers_no_safe_connection_gets_no_password(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet, letters: Alert, box: MailBox
) -> None:
    assert letters.server is not None
    safe = replace(letters, server=replace(letters.server, encryption="starttls"))
    watch_over([source("steady")], [safe], ENVIRONMENT).round()
    assert box.logins == []
    assert box.mails == []
    assert ledger.alerting.health()[0].waiting == 6


def test_a_secret_that_is_not_set_is_named_at_once(watch_over: MakeWatch, steady: Outlet, letters: Alert) -> None:
    with pytest.raises(SettingsError, match="alert 'desk': the variable MAIL_PASSWORD is not set"):
        watch_over([source("steady")], [letters], {})


# --- feed ------------------------------------------------------------------------------------------------------------


def test_a_feed_holds_what_was_told_the_last_first(
    watch_over: MakeWatch, clock: Moments, steady: Outlet, rules: Path, tmp_path: Path
) -> None:
    file = tmp_path / "news.atom"
    feed = Alert("feed", "atom", str(rules), ("all",), "each", "07:00", True, file=str(file))
    watch = watch_over([source("steady")], [feed], ENVIRONMENT)
    watch.round()
    clock.pass_by(30)
    steady.publish(clock(), 3, "steady")
    watch.round()
    root = ElementTree.fromstring(file.read_bytes())
    contents = [str(one.findtext(f"{ATOM}content")) for one in root.iter(f"{ATOM}entry")]
    assert contents == [words_of(3), words_of(2), words_of(1), words_of(0)]
    assert root.findtext(f"{ATOM}updated") == clock()
    assert sorted(one.name for one in tmp_path.iterdir() if "atom" in one.name) == ["news.atom"]


def test_the_desk_shows_the_feed_of_an_alert(
    watch_over: MakeWatch, ledger: Ledger, steady: Outlet, rules: Path, tmp_path: Path
) -> None:
    feed = Alert("feed of all", "atom", str(rules), ("all",), "each", "07:00", True)
    watch_over([source("steady")], [feed], ENVIRONMENT).round()
    assert ledger.alerting.health()[0].waiting == 0
    desk = app(Settings(ledger=str(tmp_path / "sayso.db")), author="Ada")
    with TestClient(desk, base_url="http://127.0.0.1") as browser:
        answer = browser.get("/alerts/feed of all.atom")
        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert len(list(ElementTree.fromstring(answer.content).iter(f"{ATOM}entry"))) == 3
        assert browser.get("/alerts/other.atom").status_code == 404


def test_a_feed_that_cannot_be_written_is_written_later(
    watch_over: MakeWatch, clock: Moments, ledger: Ledger, steady: Outlet, rules: Path, tmp_path: Path
) -> None:
    file = tmp_path / "folder" / "news.atom"
    feed = Alert("feed", "atom", str(rules), ("all",), "each", "07:00", True, file=str(file))
    watch = watch_over([source("steady")], [feed], ENVIRONMENT)
    watch.round()
    assert "No such file" in str(ledger.alerting.health()[0].error)
    file.parent.mkdir()
    clock.pass_by(2)
    watch.round()
    assert file.exists()
    assert ledger.alerting.health()[0].waiting == 0


def _nowhere(ledger: Ledger, *secrets: str, logged: str) -> None:
    """Nothing secret stands in the log or in the ledger's file."""
    ledger._engine.connect().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(str(ledger._engine.url.database))
    held = b"".join(one.read_bytes() for one in path.parent.glob("sayso.db*"))
    for secret in secrets:
        assert secret not in logged
        assert secret.encode() not in held


def test_more_than_a_search_finds_at_once_is_told_all_the_same(
    watch_over: MakeWatch,
    web: MadeWeb,
    clock: Moments,
    steady: Outlet,
    hook: Alert,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watch_over([], [hook], ENVIRONMENT).round()
    for number in range(3, 11):
        steady.publish(clock(), number, "steady")
    watch_over([source("steady")]).round()  # a watch without alerts: as if a batch had put them all in
    monkeypatch.setattr(search, "POOL", 3)
    watch = watch_over([], [hook], ENVIRONMENT)
    for _ in range(3):
        watch.round()
        clock.pass_by(30)
    assert sorted(told(web)) == sorted(words_of(number) for number in range(11))


def test_what_comes_after_the_newest_report_was_forgotten_is_told(
    watch_over: MakeWatch, web: MadeWeb, clock: Moments, ledger: Ledger, steady: Outlet, hook: Alert
) -> None:
    watch = watch_over([source("steady")], [hook], ENVIRONMENT)
    watch.round()
    ledger.forget(ledger.newest(1)[0].document, author="Ada", why="a slip")
    clock.pass_by(30)
    steady.publish(clock(), 3, "steady")
    watch.round()
    assert told(web) == [words_of(0), words_of(1), words_of(2), words_of(3)]
