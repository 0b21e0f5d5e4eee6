"""A desk that several share: who is let in, who may do what, what ends a login, what is never told."""

import base64
import io
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from sayso.errors import SettingsError
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from sayso.web import app, passwords
from sayso.web.doorkeeper import needed_for
from sayso.web.tries import LOOSE_TRIES, MOST, TRIES, WITHIN, Tries, network
from tests.conftest import new_database
from tests.web.conftest import HERE, Visitor

PASSWORD = "seven boats at the pier"
#: Name and role of everybody who has an account in these tests.
EVERYBODY = {"Rea": "reader", "Ana": "analyst", "Adm": "admin", "Bea": "analyst"}
COOKIE = "sayso-session"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A ledger of made-up reports of the test's own, in each database."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("made_once"), tmp_path / "sayso.db"))
    return new_database(request.getfixturevalue("server"), request.getfixturevalue("made_in_postgresql"))


@dataclass
class Shared:
    """A desk with accounts: its ledger from the other side, its log, what time it is there."""

    made: FastAPI
    ledger: Ledger
    log: io.StringIO
    at: list[str]
    now: list[float]
    clients: list[TestClient] = field(default_factory=list)

    def visitor(self, name: str | None = None, base: str = HERE, address: str = "10.0.0.7") -> Visitor:
        """Somebody with a browser of their own, logged in if named."""
        client = TestClient(
            self.made, base_url=base, raise_server_exceptions=False, follow_redirects=False, client=(address, 50_000)
        )
        self.clients.append(client)
        visitor = Visitor(client)
        if name is not None:
            assert log_in(visitor, name).status_code == 303
        return visitor


@pytest.fixture
def shared(url: str) -> Iterator[Shared]:
    at, now, log = ["2022-09-25T19:00:00Z"], [0.0], io.StringIO()
    with open_ledger(url, clock=lambda: at[0]) as ledger:
        kept = passwords.hashed(PASSWORD)
        for name, role in EVERYBODY.items():
            ledger.people.add(name, role, kept)  # type: ignore[arg-type]
        made = app(Settings(ledger=url), author="nobody", accounts=True, clock=lambda: at[0], log=log)
        made.state.desk.tries._clock = lambda: now[0]
        yield Shared(made, ledger, log, at, now)
        made.state.desk.ledger.close()


def token_on(page: str) -> str:
    found = re.search(r'name="token" value="([0-9a-f]{64})"', page)
    assert found, page[:2000]
    return found[1]


def log_in(visitor: Visitor, name: str, password: str = PASSWORD, **form: str) -> Any:
    """Fill in the page where one logs in, as a browser would."""
    token = token_on(visitor.client.get("/login").text)
    return visitor.client.post("/login", data={"token": token, "name": name, "password": password, **form})


def send(visitor: Visitor, address: str, expect: int = 303, **form: str) -> Any:
    token = token_on(visitor.client.get("/").text)
    answer = visitor.client.post(address, data={"token": token, **form})
    assert answer.status_code == expect, (address, answer.status_code, answer.text[-1500:])
    return answer


def a_key(ledger: Ledger) -> str:
    return ledger.search("act:accuse", "statement", 1)[0].key


def places(made: FastAPI, method: str) -> list[str]:
    """Every address that takes a method, those of routers inside as well."""
    found, ahead = [], list(made.routes)
    for one in ahead:
        inside = getattr(one, "original_router", None) or getattr(one, "router", None)
        ahead.extend(getattr(inside, "routes", []))
        if method in (getattr(one, "methods", None) or ()):
            found.append(one.path)  # type: ignore[attr-defined]
    return found


# --- the door --------------------------------------------------------------------------------------------------------


def test_nobody_sees_anything_without_logging_in(shared: Shared) -> None:
    visitor, seen = shared.visitor(), 0
    for route in [*places(shared.made, "GET"), "/openapi.json"]:
        place = re.sub(r"{[^}]*}", "x", route)
        answer = visitor.client.get(place)
        if place.startswith(("/static", "/login", "/healthz", "/readyz")):
            continue
        seen += 1
        assert answer.status_code in (303, 401), (place, answer.status_code)
        assert "Danko" not in answer.text
    assert seen > 30
    assert visitor.client.get("/stories?before=9").headers["location"] == "/login?next=/stories%3Fbefore%3D9"
    assert visitor.client.get("/").headers["location"] == "/login"
    json = visitor.client.get("/stories.json")
    assert (json.status_code, json.headers["www-authenticate"]) == (401, 'Bearer realm="sayso"')
    assert set(json.json()) == {"error"}
    part = visitor.client.get("/entries/x", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/login")
    page = visitor.page("/login")
    assert "/search" not in page
    assert "/stories" not in page
    for place in ("/healthz", "/readyz", "/static/desk.css"):
        assert visitor.client.get(place).status_code == 200


def test_one_logs_in_and_is_led_back(hashed_as_in_use: None, shared: Shared) -> None:
    visitor = shared.visitor()
    answer = log_in(visitor, "  aNA ", next="/stories?before=9")
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories?before=9")
    page = visitor.page("/")
    assert "Ana</a>, analyst" in page
    assert "Changes are made as Ana" in page
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age" not in cookie
    assert "secure" not in cookie
    assert visitor.client.get("/stories.json").headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", ""])
def test_one_is_led_nowhere_else(place: str, shared: Shared) -> None:
    assert log_in(shared.visitor(), "Ana", next=place).headers["location"] == "/"


def test_over_https_the_cookie_goes_no_other_way(shared: Shared) -> None:
    visitor = shared.visitor(base="https://127.0.0.1")
    cookie = log_in(visitor, "Ana").headers["set-cookie"].lower()
    assert cookie.startswith(f"__host-{COOKIE}=")
    assert "; secure" in cookie
    assert "path=/;" in cookie
    assert "domain" not in cookie
    visitor.page("/")


def test_a_wrong_word_is_answered_alike(shared: Shared) -> None:
    shared.ledger.people.set_disabled("Bea", disabled=True)
    answers = [
        log_in(shared.visitor(address=f"10.0.1.{at}"), name, password)
        for at, (name, password) in enumerate(
            [("Ana", "seven boats at the pierre"), ("Nobody", PASSWORD), ("Bea", PASSWORD), ("", ""), ("Ana", "")]
        )
    ]
    assert {one.status_code for one in answers} == {401}
    told = {re.sub(r'value="[^"]*"', "", one.text) for one in answers}
    assert len(told) == 1
    assert "the name or the password is wrong" in told.pop()
    assert all(COOKIE not in one.headers.get("set-cookie", "") for one in answers)


def test_an_unknown_name_takes_as_long(hashed_as_in_use: None, shared: Shared) -> None:
    def took(name: str) -> float:
        kept = shared.ledger.people.password_hash(name)
        best = 9.0
        for _ in range(3):
            began = time.perf_counter()
            assert not passwords.fits("a wrong password", kept)
            best = min(best, time.perf_counter() - began)
        return best

    known, unknown = took("Ana"), took("Nobody")
    assert 0.4 < known / unknown < 2.5
    assert not passwords.fits("nobody has this password, and nobody of no name logs in", None)


def test_a_password_is_kept_by_argon2_and_long_enough(hashed_as_in_use: None) -> None:
    kept = passwords.hashed(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.hashed(PASSWORD) != kept
    assert passwords.fits(PASSWORD, kept)
    assert not passwords.fits(PASSWORD, "no hash at all")
    for wrong in ("", "short", "x" * 11, "x" * 201):
        with pytest.raises(SettingsError, match="12 to 200"):
            passwords.hashed(wrong)
    assert passwords.fits("ﬁve boats at the pier", passwords.hashed("five boats at the pier"))  # one letter or two


def test_an_older_hash_is_made_anew(hashed_as_in_use: None, shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    shared.ledger.people.set_password("Ana", weak)
    shared.visitor("Ana")
    kept = shared.ledger.people.password_hash("Ana")
    assert kept is not None
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    shared.visitor("Ana")


# --- sessions --------------------------------------------------------------------------------------------------------


def test_a_session_that_was_planted_is_not_taken(shared: Shared) -> None:
    visitor = shared.visitor()
    visitor.client.cookies.set(COOKIE, "planted" * 6, domain="127.0.0.1", path="/")
    assert visitor.client.get("/stories").status_code == 303
    answer = log_in(visitor, "Ana")
    given = answer.cookies[COOKIE]
    assert given != "planted" * 6
    other = shared.visitor()
    other.client.cookies.set(COOKIE, "planted" * 6)
    assert other.client.get("/stories").status_code == 303


def test_logging_in_again_ends_the_session_before(shared: Shared) -> None:
    visitor = shared.visitor("Ana")
    first = visitor.client.cookies[COOKIE]
    answer = send(visitor, "/login", name="Bea", password=PASSWORD)
    assert answer.cookies[COOKIE] != first
    thief = shared.visitor()
    thief.client.cookies.set(COOKIE, first)
    assert thief.client.get("/stories").status_code == 303
    assert "Bea</a>" in visitor.page("/")


def test_logging_out_ends_it_for_good(shared: Shared) -> None:
    visitor = shared.visitor("Ana")
    held = visitor.client.cookies[COOKIE]
    answer = send(visitor, "/logout")
    assert answer.headers["location"] == "/login"
    assert COOKIE not in visitor.client.cookies
    visitor.client.cookies.set(COOKIE, held)
    assert visitor.client.get("/stories").status_code == 303


def test_a_session_ends_by_itself(shared: Shared) -> None:
    visitor = shared.visitor("Ana")
    shared.at[0] = "2022-09-26T06:59:59Z"
    visitor.page("/stories")
    token = token_on(visitor.page("/add"))
    shared.at[0] = "2022-09-26T07:00:00Z"
    assert visitor.client.get("/stories").status_code == 303
    late = visitor.client.post("/note", data={"token": token, "key": a_key(shared.ledger), "words": "too late"})
    assert late.status_code == 401
    assert "not logged in any more" in late.text
    assert shared.ledger.notes([a_key(shared.ledger)]) == []


def test_who_is_disabled_is_out_at_once(shared: Shared) -> None:
    visitor = shared.visitor("Ana")
    shared.ledger.people.set_disabled("Ana", disabled=True)
    assert visitor.client.get("/stories").status_code == 303
    shared.ledger.people.set_disabled("Ana", disabled=False)
    assert visitor.client.get("/stories").status_code == 303
    assert log_in(visitor, "Ana").status_code == 303


def test_a_new_password_ends_every_other_login(shared: Shared) -> None:
    here, there = shared.visitor("Ana"), shared.visitor("Ana")
    new = "eleven boats at the pier"
    send(here, "/me/password", 400, old="wrong", new=new, again=new)
    send(here, "/me/password", 400, old=PASSWORD, new=new, again=new + "s")
    send(here, "/me/password", 400, old=PASSWORD, new="short", again="short")
    there.page("/")
    send(here, "/me/password", old=PASSWORD, new=new, again=new)
    here.page("/me")
    assert there.client.get("/me").status_code == 303
    assert log_in(there, "Ana").status_code == 401
    assert log_in(there, "Ana", new).status_code == 303


def test_a_form_is_bound_to_the_login(shared: Shared) -> None:
    ana, bea = shared.visitor("Ana"), shared.visitor("Bea")
    key = a_key(shared.ledger)
    own, other = token_on(ana.page("/add")), token_on(bea.page("/add"))
    before = token_on(shared.visitor().client.get("/login").text)
    for token in ("", "0" * 64, other, before):
        answer = ana.client.post("/note", data={"token": token, "key": key, "words": "forged"})
        assert answer.status_code == 403, token
    assert shared.ledger.notes([key]) == []
    assert ana.client.post("/note", data={"token": own, "key": key, "words": "mine"}).status_code == 303
    send(ana, "/logout")
    log_in(ana, "Ana")
    assert ana.client.post("/note", data={"token": own, "key": key, "words": "of a login before"}).status_code == 403
    assert [one.author for one in shared.ledger.notes([key])] == ["Ana"]


def test_nobody_is_logged_in_by_a_form_of_another_page(shared: Shared) -> None:
    visitor = shared.visitor()
    form = {"name": "Ana", "password": PASSWORD}
    assert visitor.client.post("/login", data=form).status_code == 403
    token = token_on(visitor.client.get("/login").text)
    elsewhere = visitor.client.post("/login", data={**form, "token": token}, headers={"origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    assert visitor.client.get("/stories").status_code == 303


def test_another_process_over_the_ledger_takes_the_same_login_and_forms(shared: Shared, url: str) -> None:
    visitor = shared.visitor("Ana")
    token = token_on(visitor.page("/add"))
    other = app(Settings(ledger=url), author="nobody", accounts=True, clock=lambda: shared.at[0])
    with TestClient(other, base_url=HERE, follow_redirects=False) as client:
        client.cookies.set(COOKIE, visitor.client.cookies[COOKIE])
        answer = client.post("/note", data={"token": token, "key": a_key(shared.ledger), "words": "from there"})
        assert answer.status_code == 303


# --- roles -----------------------------------------------------------------------------------------------------------


def test_every_change_bears_its_author(shared: Shared) -> None:
    key = a_key(shared.ledger)
    send(shared.visitor("Ana"), "/correct", **{"key": key, "speaker": "Somebody", "was-speaker": "", "why": "heard it"})
    send(shared.visitor("Bea"), "/note", key=key, words="so they say")
    send(shared.visitor("Adm"), "/reject", key=key, why="it is none")
    assert [one.author for one in shared.ledger.corrections([key])] == ["Ana", "Adm"]
    assert [one.author for one in shared.ledger.notes([key])] == ["Bea"]


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "figure", "what": "wounded", "value": "7"},
        {"kind": "event", "type": "COERCE"},
        {"kind": "obligation", "who": "The owners"},
        {"kind": "statement", "speaker": "The owners"},
    ],
    ids=lambda given: given["kind"],
)
def test_what_is_added_by_hand_bears_its_author_and_needs_an_analyst(given: dict[str, str], shared: Shared) -> None:
    document = shared.ledger.added_since("")[0].document
    form = {**given, "document": document, "start": "3", "end": "40"}
    words = f"/reports/{document}/words?start=3&end=40&kind=figures"
    refused = send(shared.visitor("Rea"), "/state", 403, **form)
    assert "this needs the role analyst" in refused.text
    assert 'action="/state"' not in shared.visitor("Rea").page(words)
    assert shared.ledger.corrections() == []
    assert 'action="/state"' in shared.visitor("Ana").page(words)
    where = send(shared.visitor("Ana"), "/state", **form).headers["location"]
    key = where.removeprefix("/entries/")
    assert [one.author for one in shared.ledger.corrections([key])] == ["Ana"]
    assert "Added by Ana" in shared.visitor("Rea").page(where)
    assert "already; correct that one" in send(shared.visitor("Bea"), "/state", 400, **form).text
    assert send(shared.visitor("Rea"), "/take-back", 403, key=key, field="made").status_code == 403
    send(shared.visitor("Bea"), "/take-back", key=key, field="made")
    assert shared.ledger.entries([key]) == {}


def test_everybody_has_seen_for_themselves(shared: Shared) -> None:
    rea, ana = shared.visitor("Rea"), shared.visitor("Ana")
    send(rea, "/seen")
    assert "Since 2022-09-25T19:00:00Z" in rea.page("/")
    assert "Since 2022-09-25T19:00:00Z" not in ana.page("/")


#: What a reader may send, and what only an admin may.
READERS = {
    "/draft/{id_}",
    "/searches/save",
    "/searches/remove",
    "/watch/seen",
    "/login",
    "/logout",
    "/seen",
    "/me/password",
    "/me/token",
    "/me/withdraw",
}
ADMINS = {
    *("/forget", "/people/add", "/people/disable", "/people/enable", "/people/role", "/people/password"),
    "/people/withdraw",
}


def test_each_role_is_refused_what_it_lacks(shared: Shared) -> None:
    paths = set(places(shared.made, "POST"))
    assert paths > READERS | ADMINS
    for name, refused in (("Rea", paths - READERS), ("Ana", ADMINS), ("Adm", set())):
        visitor = shared.visitor(name)
        token = token_on(visitor.page("/"))  # that of the login, on every page
        for path in sorted(paths - {"/logout", "/login"}):
            answer = send_anything(visitor, path, token)
            role = EVERYBODY[name]
            assert (answer.status_code == 403) == (path in refused), (name, path, answer.status_code)
            if path in refused:
                assert f"{name} is {role} here" in answer.text


def send_anything(visitor: Visitor, path: str, token: str) -> Any:
    return visitor.client.post(path, data={"token": token, "key": "nothing", "document": "nothing", "name": "nobody"})


def test_what_no_rule_names_is_shut() -> None:
    assert needed_for("GET", "/whatever") == "reader"
    assert needed_for("POST", "/whatever") == "analyst"
    assert needed_for("DELETE", "/stories") == "analyst"
    assert needed_for("GET", "/people.json") == needed_for("GET", "/people/x") == "admin"
    assert needed_for("GET", "/loginx") == "reader"
    assert needed_for("GET", "/login") is None
    assert needed_for("POST", "/peoplex") == "analyst"


@pytest.mark.parametrize(
    ("name", "shown", "hidden"),
    [
        ("Rea", [], ["/correct", "/reject", "/note", "/split", "/join", "/withdraw", "/forget", "/people", "/add"]),
        ("Ana", ["/correct", "/reject", "/note", "/split", "/join", "/add", "/review"], ["/forget", "/people"]),
        ("Adm", ["/correct", "/reject", "/note", "/split", "/join", "/forget", "/people"], []),
    ],
)
def test_what_a_role_lacks_is_not_shown(name: str, shown: list[str], hidden: list[str], shared: Shared) -> None:
    visitor, key = shared.visitor(name), a_key(shared.ledger)
    document = shared.ledger.newest(1)[0].document
    linked = next(one.link.left for one in shared.ledger.links_since("") if "/" in one.link.left)
    places = ("/", "/stories", "/search?q=ferry", f"/entries/{key}", f"/entries/{linked}", f"/reports/{document}")
    pages = "".join(visitor.page(place) for place in places)
    offered = {one.partition("?")[0] for one in re.findall(r'(?:action|href)="([^"]*)"', pages)}
    assert set(shown) <= offered
    assert not set(hidden) & offered
    assert ("open · correct" in pages) == (name != "Rea")
    for place in ("/review", "/add"):
        assert visitor.client.get(place).status_code == (403 if name == "Rea" else 200)
        assert (place in offered) == (name != "Rea")
    assert visitor.client.get("/people").status_code == (200 if name == "Adm" else 403)


def test_a_reader_sees_what_was_read_of_an_entry(shared: Shared) -> None:
    page = shared.visitor("Rea").page(f"/entries/{a_key(shared.ledger)}")
    assert '<dl class="record">' in page
    assert page.count("<input") == page.count('type="hidden"') + page.count('type="search"')


def test_an_admin_forgets_a_report(shared: Shared) -> None:
    document, adm = shared.ledger.newest(1)[0].document, shared.visitor("Adm")
    send(adm, "/forget", 400, document=document, why="a court said so")
    send(adm, "/forget", 400, document=document, why=" ", sure="yes")
    adm.page(f"/reports/{document}")
    send(adm, "/forget", document=document, why="a court said so", sure="yes")
    adm.page(f"/reports/{document}", 404)
    (stone,) = shared.ledger.tombstones()
    assert (stone.document, stone.author, stone.why) == (document, "Adm", "a court said so")


def test_an_admin_manages_people(shared: Shared) -> None:
    adm = shared.visitor("Adm")
    new = "nine boats at the pier"
    send(adm, "/people/add", name="Cas", role="reader", password=new, again=new)
    cas = shared.visitor()
    assert log_in(cas, "Cas", new).status_code == 303
    assert cas.client.get("/review").status_code == 403
    send(adm, "/people/role", name="Cas", role="analyst")
    assert cas.client.get("/review").status_code == 200
    send(adm, "/people/role", 400, name="Cas", role="root")
    send(adm, "/people/add", 400, name="cas", role="reader", password=new, again=new)
    send(adm, "/people/add", 400, name="Dan", role="reader", password="short", again="short")
    send(adm, "/people/password", name="Cas", password=new + "s", again=new + "s")
    assert cas.client.get("/").status_code == 303
    assert log_in(cas, "Cas", new + "s").status_code == 303
    send(adm, "/people/disable", name="Cas")
    assert cas.client.get("/").status_code == 303
    assert "disabled" in adm.page("/people")
    send(adm, "/people/enable", name="Cas")
    assert log_in(cas, "Cas", new + "s").status_code == 303
    for path, form in (("disable", {}), ("role", {"role": "reader"})):
        send(adm, f"/people/{path}", 400, name="ADM", **form)
    adm.page("/people")


# --- how often -------------------------------------------------------------------------------------------------------


def test_too_many_wrong_tries_by_a_name_from_an_address(shared: Shared) -> None:
    for _ in range(TRIES):
        assert log_in(shared.visitor(), "aNa", "wrong").status_code == 401
    shared.now[0] = 60.0
    answer = log_in(shared.visitor(), "Ana")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "840")
    assert "try again in 14 minutes" in answer.text
    shared.now[0] = WITHIN
    assert log_in(shared.visitor(), "Ana").status_code == 303


def test_who_tries_shuts_out_nobody_else(shared: Shared) -> None:
    for _ in range(TRIES):
        assert log_in(shared.visitor(), "Ana", "wrong").status_code == 401
    assert log_in(shared.visitor(), "Bea").status_code == 303  # behind the same address
    assert log_in(shared.visitor(address="10.0.0.8"), "Ana").status_code == 303  # from her own


def test_right_tries_do_not_count_and_excuse_nothing(shared: Shared) -> None:
    for _ in range(TRIES + 2):
        assert log_in(shared.visitor(), "Ana").status_code == 303
    for _ in range(TRIES - 1):
        assert log_in(shared.visitor(), "Ana", "wrong").status_code == 401
    assert log_in(shared.visitor(), "Ana").status_code == 303
    assert log_in(shared.visitor(), "Ana", "wrong").status_code == 401
    assert log_in(shared.visitor(), "Ana").status_code == 429


def test_many_names_from_an_address_and_many_addresses_for_a_name_wait_too() -> None:
    for keys in (lambda at: (str(at), "10.0.0.7"), lambda at: ("ana", f"10.0.0.{at}")):
        tries = Tries(lambda: 0.0)
        told = [tries.begin(*keys(at)) for at in range(LOOSE_TRIES + 1)]
        assert told == [0] * LOOSE_TRIES + [int(WITHIN)]


def test_tries_at_once_all_count() -> None:
    tries = Tries(lambda: 0.0)
    assert [tries.begin("a", "x") for _ in range(TRIES + 1)] == [0] * TRIES + [int(WITHIN)]
    tries.was_right("a", "x")
    assert tries.begin("a", "x") == 0
    assert tries.begin("a", "y") == 0


def test_tries_are_not_remembered_without_end() -> None:
    tries = Tries(lambda: 0.0)
    for at in range(MOST + 10):
        tries.begin(str(at), str(at))
    assert len(tries._tried) == MOST


@pytest.mark.parametrize("name", ["ANA", " a\u200bna", "\u0410na", "An\u0430", "\uff21na", "An\u00e1", "A n a", "Ana."])
def test_a_name_that_looks_like_anothers_is_refused(name: str, shared: Shared) -> None:
    admin = shared.visitor("Adm")
    form = {"role": "reader", "password": PASSWORD, "again": PASSWORD}
    send(admin, "/people/add", 400, name=name, **form)
    send(admin, "/people/add", name="Anatol", **form)


def test_a_null_character_is_refused_whatever_keeps_the_ledger(shared: Shared) -> None:
    ana = shared.visitor("Ana")
    answer = send(ana, "/note", 400, key=a_key(shared.ledger), words="a\x00b")
    assert "null character" in answer.text
    send(ana, "/correct", 400, key=a_key(shared.ledger), speaker="a\x00b")
    token = token_on(ana.client.get("/").text)
    form = {"token": token, "name": "a\x00b", "password": PASSWORD}
    assert shared.visitor().client.post("/login", data=form).status_code < 500
    assert ana.client.get("/search?q=story:%00abc").status_code == 400
    assert ana.client.get("/who?name=%00").status_code == 400


def test_addresses_of_one_network_are_one() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff:1") != network("2001:db8:0:1::1")
    assert network("::ffff:10.0.0.1") == network("10.0.0.1") != network("10.0.0.2")
    assert network("fe80::1%eth0") == network("fe80::2")
    assert network("testclient") == "testclient"


# --- programs --------------------------------------------------------------------------------------------------------


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_token_reads_and_changes_only_by_its_role(shared: Shared) -> None:
    key, program = a_key(shared.ledger), shared.visitor().client
    reads = shared.ledger.people.make_token("Ana", "reads", "reader")
    writes = shared.ledger.people.make_token("Ana", "writes", "analyst")
    for token in (reads, writes):
        for place in ("/stories.json", "/search.csv?q=ferry", "/openapi.json", "/due.ics"):
            assert program.get(place, headers=bearer(token)).status_code == 200, place
    note = {"key": key, "words": "by a program"}
    assert program.post("/note", data=note, headers=bearer(reads)).status_code == 403
    assert shared.ledger.notes([key]) == []
    assert program.post("/note", data=note, headers=bearer(writes)).status_code == 303
    assert [one.author for one in shared.ledger.notes([key])] == ["Ana"]
    assert "set-cookie" not in program.get("/", headers=bearer(reads)).headers
    for wrong in ("", "x", reads + "x", reads.lower()):
        answer = program.get("/stories.json", headers=bearer(wrong))
        assert answer.status_code == 401
        assert program.post("/note", data=note, headers=bearer(wrong)).status_code == 401
    shared.ledger.people.set_disabled("Ana", disabled=True)
    assert program.get("/stories.json", headers=bearer(reads)).status_code == 401


def test_a_token_makes_no_other_and_manages_nobody(shared: Shared) -> None:
    token = shared.ledger.people.make_token("Adm", "all", "admin")
    program, form = shared.visitor().client, {"label": "more", "role": "admin", "name": "Rea", "password": PASSWORD}
    for path in ("/me/token", "/me/password", "/people/role", "/people/add", "/people/password", "/logout"):
        answer = program.post(path, data=form, headers=bearer(token))
        assert answer.status_code == 403, path
        assert "a token is not enough" in answer.text
    assert program.get("/people", headers=bearer(token)).status_code == 403
    assert len(shared.ledger.people.tokens()) == 1


def test_a_wrong_token_is_not_made_good_by_a_session(shared: Shared) -> None:
    ana = shared.visitor("Ana")
    assert ana.client.get("/stories.json", headers=bearer("x")).status_code == 401


def test_a_calendar_takes_a_token_in_place_of_the_password(shared: Shared) -> None:
    token = shared.ledger.people.make_token("Rea", "calendar", "reader")
    program = shared.visitor().client
    asked = program.get("/due.ics")
    assert (asked.status_code, asked.headers["www-authenticate"]) == (401, 'Basic realm="sayso"')
    given = {"authorization": "Basic " + base64.b64encode(f"Rea:{token}".encode()).decode()}
    assert program.get("/due.ics", headers=given).text.startswith("BEGIN:VCALENDAR")
    assert program.get("/news.atom", headers=given).status_code == 200
    assert program.get("/stories.json", headers=given).status_code == 401
    assert program.post("/due.ics", headers=given).status_code == 401
    for wrong in ("%%%", base64.b64encode(f"Rea:{PASSWORD}".encode()).decode(), base64.b64encode(b"\xff").decode(), ""):
        assert program.get("/due.ics", headers={"authorization": f"Basic {wrong}"}).status_code == 401


def test_one_makes_and_withdraws_tokens_of_ones_own(shared: Shared) -> None:
    ana, program = shared.visitor("Ana"), shared.visitor().client
    made = re.search(r"sayso_[\w-]{43}", send(ana, "/me/token", 200, label="sheet", role="analyst").text)
    assert made
    assert program.get("/stories.json", headers=bearer(made[0])).status_code == 200
    assert made[0] not in ana.page("/me")
    send(ana, "/me/token", 400, label="more", role="admin")
    send(shared.visitor("Bea"), "/me/withdraw", 404, label="sheet")
    assert "sheet" in shared.visitor("Adm").page("/people")
    send(ana, "/me/withdraw", label="sheet")
    assert program.get("/stories.json", headers=bearer(made[0])).status_code == 401


# --- what is never told ----------------------------------------------------------------------------------------------


def test_passwords_hashes_and_tokens_are_told_nowhere(shared: Shared) -> None:
    adm, token = shared.visitor("Adm"), shared.ledger.people.make_token("Adm", "sheet", "admin")
    log_in(shared.visitor(), "Ana", "a wrong password here")
    session = adm.client.cookies[COOKIE]
    pages = "".join(adm.page(place) for place in ("/", "/people", "/me", "/ledger", "/review", "/metrics"))
    pages += adm.client.get("/login?next=/x").text + adm.client.get("/openapi.json").text
    send(adm, "/people/add", 400, name="Eve", role="x", password=PASSWORD, again=PASSWORD)
    shared.visitor().client.get("/stories.json", headers=bearer(token))
    log = shared.log.getvalue()
    assert '"path": "/login", "status": 401' in log
    kept = shared.ledger.people.password_hash("Ana")
    assert kept is not None
    for secret in (PASSWORD, "a wrong password here", kept, "argon2", token, session):
        assert secret not in log
        assert secret not in pages


def test_a_desk_without_accounts_has_no_door(file: Path) -> None:
    with TestClient(app(Settings(ledger=str(file)), author="Ada"), base_url=HERE) as client:
        for place in ("/login", "/me", "/people"):
            assert client.get(place).status_code == 404
        page = client.get("/").text
        assert "Log out" not in page
        assert "/people" not in page
        assert client.get("/stories.json", headers=bearer("x")).status_code == 200
        token = token_on(page)
        assert client.post("/note", data={"key": "x", "words": "y"}, headers=bearer("x")).status_code == 403
        assert client.post("/login", data={"token": token, "name": "Ada"}).status_code == 404


@pytest.mark.parametrize("name", ["Rea", "Ana"])
@pytest.mark.parametrize("end", ["%0A", "%0D", "%00", "%E2%80%A8"])
def test_no_letter_that_nobody_sees_leads_round_a_role(shared: Shared, name: str, end: str) -> None:
    visitor = shared.visitor(name)
    for place in ("/people", "/forget", "/me", "/login", "/static/desk.css"):
        assert visitor.client.get(place + end).status_code == 400, place
        assert visitor.client.post(place + end, data={"document": "x"}).status_code == 400, place


def test_a_new_password_ends_the_tokens_of_the_old_one(shared: Shared) -> None:
    token = shared.ledger.people.make_token("Ana", "a sheet", "reader")
    bearer = {"authorization": f"Bearer {token}"}
    assert shared.visitor().client.get("/stories.json", headers=bearer).status_code == 200
    shared.ledger.people.set_password("Ana", passwords.hashed(PASSWORD))
    assert shared.visitor().client.get("/stories.json", headers=bearer).status_code == 401


def test_whether_it_lives_is_asked_of_no_ledger(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = shared.visitor("Rea")
    monkeypatch.setattr(type(shared.made.state.desk.ledger.people), "of_session", lambda *_: 1 / 0)
    for place in ("/healthz", "/static/desk.css"):
        assert visitor.client.get(place).status_code == 200, place


def test_methods_that_somebody_makes_up_are_one(shared: Shared) -> None:
    for turn in range(5):
        shared.visitor().client.request(f"MADE{turn}", "/healthz")
    told = shared.visitor("Adm").client.get("/metrics").text
    assert 'method="other"' in told
    assert "MADE" not in told
