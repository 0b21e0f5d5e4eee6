"""Visits to a server of our own: redirects, bodies, patience, manners, robots rules, what has not changed."""

import email.utils
import threading
import time
import zlib

import pytest

from sayso.errors import VisitError
from sayso.fetch import web
from sayso.fetch.web import Visitor, as_raw, user_agent
from sayso.records import Fetched, NotModified, Remembered, Taken
from sayso.settings import Settings
from sayso.version import __version__
from tests.fetch.damage import packed
from tests.fetch.outlet import HOST, FakeClock, here, moved, page, serving, visitor

STORY = b"<p>The minister said no."


@pytest.fixture
def outlet():
    with serving() as server:
        yield server


def trouble(visit, url):
    with pytest.raises(VisitError) as caught:
        visit.get(url)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(url[:30])
    assert line.endswith(".")
    return caught.value


def test_a_page_comes_as_it_is_with_what_the_server_says_of_it(outlet):
    body = "<p>Министр".encode("cp1251")
    outlet.pages["/a"] = page(body, content_type='text/HTML; Charset="windows-1251"', etag='"1"', last_modified="x")
    url = outlet.url("/a")
    found = visitor().get(url + "#part")
    assert found == Fetched(
        url + "#part", url, body, "text/html", "windows-1251", "2026-10-26T07:33:20Z", Remembered('"1"', "x"), None
    )
    assert as_raw(found).charset == "windows-1251"
    assert outlet.visits[-1].headers["user-agent"] == f"Sayso/{__version__}"


def test_who_we_are_stands_in_the_user_agent():
    assert user_agent(Settings(contact="https://desk.test")) == f"Sayso/{__version__} (+https://desk.test)"
    assert user_agent(Settings(user_agent="Desk/1", contact="x")) == "Desk/1"


# --- redirects ---


@pytest.mark.parametrize(("status", "for_good"), [(301, True), (302, False), (303, False), (307, False), (308, True)])
def test_redirects_are_followed(outlet, status, for_good):
    outlet.pages |= {"/old": moved("../new?x=1", status), "/new": page(STORY)}
    found = visitor().get(outlet.url("/old"))
    assert (found.content, found.address) == (STORY, outlet.url("/new?x=1"))
    assert found.moved == (found.address if for_good else None)


def test_one_redirect_for_now_means_that_nothing_has_moved(outlet):
    outlet.pages |= {"/a": moved("/b", 301), "/b": moved("/c", 302), "/c": page(STORY)}
    assert visitor().get(outlet.url("/a")).moved is None


def test_the_last_redirect_for_good_does_not_make_up_for_one_that_was_not(outlet):
    outlet.pages |= {"/a": moved("/b", 302), "/b": moved("/c", 301), "/c": page(STORY)}
    assert visitor().get(outlet.url("/a")).moved is None


def test_redirects_in_a_circle(outlet):
    outlet.pages |= {"/a": moved("/b"), "/b": moved("/a")}
    assert trouble(visitor(), outlet.url("/a")).kind == "redirects"
    assert outlet.paths() == ["/robots.txt", "/a", "/b"]


def test_redirects_without_end(outlet):
    for number in range(40):
        outlet.pages[f"/{number}"] = moved(f"/{number + 1}")
    assert trouble(visitor(), outlet.url("/0")).kind == "redirects"
    assert len(outlet.visits) == 1 + web.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("file:///etc/passwd", "redirects"),
        ("ftp://outlet.test/", "redirects"),
        ("javascript:alert(1)", "redirects"),
        ("gopher://outlet.test:70/_x", "redirects"),
        ("http://name:word@outlet.test/", "redirects"),
        ("http://169.254.169.254/latest/meta-data/", "address"),
        ("http://[::1]/", "address"),
        ("http://[::ffff:127.0.0.1]/", "address"),
        ("http://2130706433/", "address"),
        ("//127.0.0.2/x", "address"),
        ("http://elsewhere.test/", "address"),  # a name that leads to this machine and is not allowed
        ("", "redirects"),
        ("http://[", "redirects"),
    ],
)
def test_a_redirect_is_checked_like_any_address(outlet, where, kind):
    outlet.pages["/a"] = moved(where)
    assert trouble(visitor(), outlet.url("/a")).kind == kind
    assert outlet.paths() == ["/robots.txt", "/a"]


# --- bodies ---


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (packed(STORY), "gzip"),
        (packed(STORY[:9]) + packed(STORY[9:]) + b"\0\0\0", "x-gzip"),
        (zlib.compress(STORY), "deflate"),
        (zlib.compress(STORY)[2:-4], "DEFLATE"),
        (packed(packed(STORY)), "gzip, gzip"),
        (STORY, "identity"),
    ],
)
def test_compressed_bodies(outlet, packed, encoding):
    outlet.pages["/a"] = page(packed, content_encoding=encoding)
    assert visitor().get(outlet.url("/a")).content == STORY


@pytest.mark.parametrize(
    ("body", "encoding", "kind"),
    [
        (packed(b"\0" * 100_000_000), "gzip", "large"),
        (packed(packed(b"\0" * 100_000_000)), "gzip, gzip", "large"),
        (zlib.compress(b"\0" * 100_000_000), "deflate", "large"),
        (packed(STORY)[:-9], "gzip", "broken"),
        (b"no gzip at all", "gzip", "broken"),
        (STORY, "br", "media"),
        (STORY, "gzip, gzip, gzip", "media"),
    ],
    ids=["bomb", "bomb in a bomb", "deflated bomb", "cut", "none", "not asked for", "too many"],
)
def test_bodies_that_are_given_up(outlet, body, encoding, kind):
    outlet.pages["/a"] = page(body, content_encoding=encoding)
    assert trouble(visitor(), outlet.url("/a")).kind == kind


def test_a_body_without_end(outlet):
    sent = []

    def endless(asked):
        asked.send_response(200)
        asked.end_headers()
        while True:
            asked.wfile.write(b"x" * 100_000)
            sent.append(1)

    outlet.pages["/a"] = endless
    assert trouble(visitor(), outlet.url("/a")).kind == "large"
    assert len(sent) < 400  # 20 MB, and what the wire holds beyond


def test_the_body_of_a_refusal_is_not_read(outlet):
    def endless(asked):
        asked.send_response(404)
        asked.end_headers()
        while True:
            asked.wfile.write(b"x" * 100_000)

    outlet.pages["/a"] = endless
    assert trouble(visitor(), outlet.url("/a")).kind == "gone"


def test_a_length_beyond_all_pages_is_believed_and_nothing_read(outlet):
    outlet.pages["/a"] = page(STORY, content_length="99999999999")
    assert trouble(visitor(), outlet.url("/a")).kind == "large"


def test_a_body_shorter_than_its_length_is_broken(outlet):
    outlet.pages["/a"] = page(STORY, content_length="1000")
    assert trouble(visitor(), outlet.url("/a")).kind == "broken"


def test_a_body_longer_than_its_length_is_cut_there(outlet):
    outlet.pages["/a"] = page(STORY, content_length="10")
    assert visitor().get(outlet.url("/a")).content == STORY[:10]


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/9.9 what\r\n\r\n", b"220 smtp ready\r\n", b"HTTP/1.1 200 OK\r\n" * 9_000]
)
def test_what_is_not_http(outlet, answer):
    outlet.pages["/a"] = lambda asked: asked.wfile.write(answer)
    assert trouble(visitor(), outlet.url("/a")).kind == "broken"


@pytest.mark.parametrize("slow_head", [True, False])
def test_slow_answers_end_with_the_time_for_the_whole(outlet, slow_head):
    def drip(asked):
        if not slow_head:
            asked.send_response(200)
            asked.end_headers()
        for byte in b"HTTP/1.1 200 OK\r\nx: " + b"y" * 500:
            asked.wfile.write(bytes([byte]))
            asked.wfile.flush()
            time.sleep(0.05)

    outlet.pages["/a"] = drip
    started = time.monotonic()
    assert trouble(_with_wall_clock(visit_seconds=1), outlet.url("/a")).kind == "slow"
    assert time.monotonic() - started < 3


def test_a_server_that_says_nothing(outlet, monkeypatch):
    monkeypatch.setattr(web, "SILENT_SECONDS", 0.2)
    outlet.pages["/a"] = lambda _asked: time.sleep(0.6)
    assert trouble(_with_wall_clock(), outlet.url("/a")).kind == "slow"


def test_no_wait_is_longer_than_the_time_for_the_whole(outlet):
    outlet.pages["/a"] = lambda _asked: time.sleep(4)
    started = time.monotonic()
    assert trouble(_with_wall_clock(visit_seconds=1), outlet.url("/a")).kind == "slow"
    assert time.monotonic() - started < 3


def _with_wall_clock(**settings):
    return Visitor(Settings(allowed_hosts=HOST, host_interval=0, **settings), resolve=here)


# --- what has not changed ---


def test_what_has_not_changed_is_not_sent_again(outlet):
    def versioned(asked):
        asked_with = asked.visit.headers
        if asked_with.get("if-none-match") == '"v1"' and asked_with.get("if-modified-since") == "yesterday":
            asked.give(b"", 304, etag='"v1"')
        else:
            asked.give(STORY, etag='"v1"', last_modified="yesterday")

    outlet.pages["/a"] = versioned
    visit, url = visitor(), outlet.url("/a")
    first = visit.get(url)
    assert visit.get(url, first.remembered) == NotModified(url, first.at, Remembered('"v1"', "yesterday"))
    assert visit.get(url).content == STORY


def test_a_changed_article_is_sent(outlet):
    outlet.pages["/a"] = page(b"new", etag='"v2"')
    found = visitor().get(outlet.url("/a"), Remembered('"v1"'))
    assert (found.content, found.remembered) == (b"new", Remembered('"v2"'))


def test_not_modified_that_nobody_asked_for_is_an_error(outlet):
    outlet.pages["/a"] = page(b"", 304)
    assert trouble(visitor(), outlet.url("/a")).kind == "answer"


def test_a_mark_that_cannot_be_sent_back_is_not_kept(outlet):
    outlet.pages["/a"] = page(STORY, etag="x" * 2_000)
    found = visitor().get(outlet.url("/a"), Remembered("bad\r\nx: y"))
    assert found.remembered == Remembered()
    assert "if-none-match" not in outlet.visits[-1].headers


# --- statuses and patience ---


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, "gone"),
        (410, "gone"),
        (403, "forbidden"),
        (451, "forbidden"),
        (500, "server"),
        (418, "answer"),
        (204, "answer"),
    ],
)
def test_statuses_have_their_kind_and_are_not_tried_again(outlet, status, kind):
    outlet.pages["/a"] = page(b"", status)
    clock = FakeClock()
    assert trouble(visitor(clock), outlet.url("/a")).kind == kind
    assert (outlet.paths(), clock.slept) == (["/robots.txt", "/a"], [])


@pytest.mark.parametrize(("status", "kind"), [(429, "busy"), (502, "server"), (503, "server"), (504, "server")])
def test_what_may_pass_is_tried_again_with_growing_pauses(outlet, status, kind):
    outlet.pages["/a"] = page(b"", status)
    clocks = FakeClock(), FakeClock()
    for clock in clocks:
        assert trouble(visitor(clock), outlet.url("/a")).kind == kind
    assert outlet.paths() == ["/robots.txt", "/a", "/a", "/a"] * 2
    first, second = clocks[0].slept
    assert 0.5 <= first <= 1 <= second <= 2
    assert clocks[0].slept == clocks[1].slept  # the same again, for the same address
    assert web.pause_before(1, "https://a.test/") != web.pause_before(1, "https://b.test/")


def test_a_server_that_recovers(outlet):
    answers = iter([page(b"", 503), page(b"", 429, retry_after="2"), page(STORY)])
    outlet.pages["/a"] = lambda asked: next(answers)(asked)
    assert visitor().get(outlet.url("/a")).content == STORY


@pytest.mark.parametrize("as_date", [True, False])
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_waited_for(outlet, as_date, status):
    clock = FakeClock()
    asked_at = []
    answers = iter(
        [page(b"", status, retry_after=email.utils.formatdate(clock.time + 40) if as_date else "40"), page(STORY)]
    )

    def answer(asked):
        asked_at.append(clock.time)
        next(answers)(asked)

    outlet.pages["/a"] = answer
    assert visitor(clock).get(outlet.url("/a")).content == STORY
    assert asked_at[1] - asked_at[0] == pytest.approx(40, abs=1)


def test_a_retry_after_too_long_to_wait_for_is_told_and_kept_to(outlet):
    clock = FakeClock()
    visit = visitor(clock)
    outlet.pages |= {"/a": page(b"", 429, retry_after="3600"), "/b": page(STORY)}
    refused = trouble(visit, outlet.url("/a"))
    assert (refused.kind, refused.wait, clock.slept) == ("busy", 3600, [])
    other = trouble(visit, outlet.url("/b"))
    assert (other.kind, other.wait) == ("busy", 3600)
    assert outlet.paths() == ["/robots.txt", "/a"]  # the host was left alone
    clock.time += 3601
    assert visit.get(outlet.url("/b")).content == STORY


@pytest.mark.parametrize("header", ["soon", "-5", "1e9", "", "9" * 400, "Mon, 99 Foo 2026", "²"])
def test_a_retry_after_that_says_nothing_usable(outlet, header):
    outlet.pages["/a"] = page(b"", 503, retry_after=header)
    assert trouble(visitor(), outlet.url("/a")).wait is None


def test_a_host_that_cannot_be_reached_is_tried_again(outlet):
    tried = []

    def nowhere(host, _port):
        tried.append(host)
        raise OSError("no such name")

    clock = FakeClock()
    visit = visitor(clock, resolve=nowhere)
    assert trouble(visit, outlet.url("/a")).kind == "unreachable"
    assert (len(tried), len(clock.slept)) == (web.TRIES, web.TRIES - 1)
    assert trouble(visit, outlet.url("/b")).kind == "unreachable"
    assert len(tried) == web.TRIES  # known to be away for now
    clock.time += 3600
    trouble(visit, outlet.url("/b"))
    assert len(tried) == 2 * web.TRIES


def test_the_next_address_is_tried_where_one_does_not_answer(outlet):
    outlet.pages["/a"] = page(STORY)
    visit = visitor(resolve=lambda _host, _port: ["127.77.77.77", "127.0.0.1"])
    assert visit.get(outlet.url("/a")).content == STORY


# --- manners ---


def test_there_is_a_pause_between_two_requests_to_one_host(outlet):
    clock = FakeClock()
    visit = visitor(clock, host_interval=5)
    outlet.pages["/a"] = page(STORY)
    for _ in range(3):
        visit.get(outlet.url("/a"))
    assert clock.slept == [5, 5, 5]  # robots.txt is a request too


def test_different_hosts_do_not_wait_for_each_other(outlet):
    clock = FakeClock()
    visit = visitor(clock, host_interval=5, allowed="a.test, B.test.,c.test")
    outlet.pages["/a"] = page(STORY)
    for host in ("a.test", "b.test", "c.test"):
        visit.get(outlet.url("/a", host))
    assert clock.slept == [5, 5, 5]  # each between its robots.txt and its page


def test_redirects_and_further_tries_are_requests_as_well(outlet):
    clock = FakeClock()
    outlet.pages |= {"/a": moved("/b"), "/b": page(STORY)}
    visitor(clock, host_interval=5).get(outlet.url("/a"))
    assert clock.slept == [5, 5]


def test_one_request_at_a_time_to_one_host(outlet):
    inside, most = [], []

    def slowly(asked):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)
        inside.pop()
        asked.give(STORY)

    outlet.pages["/a"] = slowly
    visit = _with_wall_clock()
    threads = [threading.Thread(target=visit.get, args=(outlet.url("/a"),)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert max(most) == 1
    assert sorted(outlet.paths()) == ["/a"] * 8 + ["/robots.txt"]


# --- robots.txt ---


def robots(text, **headers):
    return page(text.encode(), content_type="text/plain", **headers)


RULES = """
User-agent: *
Disallow: /

User-agent: sayso
Disallow: /private
Allow: /private/press
Crawl-delay: 7
"""


def test_what_an_owner_does_not_want_is_not_asked_for(outlet):
    outlet.pages |= {"/robots.txt": robots(RULES), "/a": page(STORY), "/private/press": page(STORY)}
    visit = visitor()
    assert visit.get(outlet.url("/a")).content == STORY
    assert visit.get(outlet.url("/private/press")).content == STORY
    assert trouble(visit, outlet.url("/private/x")).kind == "robots"
    assert outlet.paths() == ["/robots.txt", "/a", "/private/press"]


def test_a_redirect_does_not_lead_round_the_rules(outlet):
    outlet.pages |= {"/robots.txt": robots(RULES), "/a": moved("/private/x"), "/private/x": page(STORY)}
    assert trouble(visitor(), outlet.url("/a")).kind == "robots"


def test_the_pause_that_rules_ask_for_is_kept(outlet):
    outlet.pages |= {"/robots.txt": robots(RULES), "/a": page(STORY)}
    clock = FakeClock()
    visit = visitor(clock, host_interval=1)
    for _ in range(3):
        visit.get(outlet.url("/a"))
    assert clock.slept == [1, 7, 7]


def test_rules_are_asked_for_once_a_day(outlet):
    outlet.pages["/a"] = page(STORY)
    clock = FakeClock()
    visit = visitor(clock)
    for _ in range(7 * 24 * 4):  # a week of visits, every quarter of an hour
        visit.get(outlet.url("/a"))
        clock.time += 900
    assert outlet.paths().count("/robots.txt") == 7
    assert outlet.paths().count("/a") == 7 * 24 * 4


@pytest.mark.parametrize("status", [404, 401, 403, 410, 418])
def test_without_rules_everything_is_allowed(outlet, status):
    outlet.pages |= {"/robots.txt": page(b"", status), "/a": page(STORY)}
    assert visitor().get(outlet.url("/a")).content == STORY


@pytest.mark.parametrize("status", [500, 503, 429])
def test_while_rules_cannot_be_had_nothing_is_asked(outlet, status):
    outlet.pages |= {"/robots.txt": page(b"", status), "/a": page(STORY)}
    clock = FakeClock()
    visit = visitor(clock)
    refused = trouble(visit, outlet.url("/a"))
    assert refused.kind in ("server", "busy")
    assert refused.wait > 0
    asked = len(outlet.visits)
    trouble(visit, outlet.url("/a"))
    assert len(outlet.visits) == asked
    outlet.pages["/robots.txt"] = page(b"", 404)
    clock.time += 3600
    assert visit.get(outlet.url("/a")).content == STORY


def test_rules_behind_redirects(outlet):
    outlet.pages |= {"/robots.txt": moved("/rules"), "/rules": robots(RULES), "/private/x": page(STORY)}
    assert trouble(visitor(), outlet.url("/private/x")).kind == "robots"


def test_rules_that_redirect_in_a_circle_are_none(outlet):
    outlet.pages |= {"/robots.txt": moved("/robots.txt"), "/a": page(STORY)}
    assert visitor().get(outlet.url("/a")).content == STORY


@pytest.mark.parametrize(
    "text",
    [RULES + "#" * 3_000_000, "\ufeff" + RULES, RULES.replace("\n", "\r\n"), "\0\0garbage\n" + RULES],
    ids=["large", "marked", "carriage returns", "garbage"],
)
def test_odd_rules_are_kept_to(outlet, text):
    outlet.pages |= {"/robots.txt": robots(text), "/private/x": page(STORY)}
    assert trouble(visitor(), outlet.url("/private/x")).kind == "robots"


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: Sayso/9.9\nDisallow: /", False),
        ("User-agent: other\nUser-agent: SAYSO\nCrawl-delay: nan\nDisallow: /", False),
        ("User-agent: other\nDisallow: /\nUser-agent: sayso\nDisallow:", True),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: saysomething\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nUser-agent: sayso\nAllow: /a", True),
        ("Disallow: /\nUser-agent: other", True),
        ("User-agent: *\nDisallow: /b\n\nUser-agent: other\n\nUser-agent: *\nDisallow: /a", False),
        ("\n".join(f"User-agent: a{n}" for n in range(15_000)) + "\nDisallow: /x" * 15_000, True),
        ("User-agent: *\nDisallow: /" + "*a" * 200 + "b$\nCrawl-delay: 1e999", True),
    ],
)
def test_whose_rules_are_ours(outlet, rules, allowed):
    outlet.pages |= {"/robots.txt": robots(rules), "/a": page(STORY)}
    if allowed:
        assert visitor().get(outlet.url("/a?" + "a" * 500)).content == STORY
    else:
        assert trouble(visitor(), outlet.url("/a")).kind == "robots"


# --- sending ---


def test_what_is_sent_arrives_with_its_headers(outlet):
    outlet.pages["/hook"] = page(b"", 202)
    visit = visitor()
    taken = visit.post(outlet.url("/hook"), b'{"a":1}', {"content-type": "application/json", "x-signature": "s"})
    assert taken == Taken(outlet.url("/hook"), 202, "2026-10-26T07:33:20Z")
    (sent,) = outlet.visits
    assert (sent.method, sent.body, sent.headers["x-signature"]) == ("POST", b'{"a":1}', "s")
    assert sent.headers["user-agent"].startswith("Sayso/")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (moved("/b", 307), "redirects"),
        (page(b"", 503), "server"),
        (page(b"", 429, retry_after="9"), "busy"),
        (page(b"", 410), "gone"),
    ],
)
def test_what_is_not_taken_is_sent_once(outlet, answer, kind):
    outlet.pages |= {"/hook": answer, "/b": page(b"")}
    with pytest.raises(VisitError) as caught:
        visitor().post(outlet.url("/hook"), b"x", {})
    assert caught.value.kind == kind
    assert outlet.paths() == ["/hook"]


def test_sending_goes_through_the_same_guard(outlet):
    with pytest.raises(VisitError) as caught:
        visitor().post("http://elsewhere.test/hook", b"x", {})
    assert caught.value.kind == "address"
    assert outlet.visits == []


# --- pages ---


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("text/html", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("text/plain", "text/plain"),
        ("", None),
        ("application/octet-stream", None),
    ],
)
def test_what_may_be_a_page(outlet, said, kind):
    outlet.pages["/a"] = page(STORY, content_type=said)
    raw = as_raw(visitor().get(outlet.url("/a")))
    assert (raw.content, raw.media_type, raw.url, raw.fetched) == (STORY, kind, outlet.url("/a"), "2026-10-26")


@pytest.mark.parametrize("said", ["application/pdf", "image/png", "application/rss+xml", "video/mp4"])
def test_what_is_no_page(outlet, said):
    outlet.pages["/a"] = page(STORY, content_type=said)
    with pytest.raises(VisitError, match="not a page but"):
        as_raw(visitor().get(outlet.url("/a")))
