"""The desk over a ledger in PostgreSQL, over an empty one, and what it keeps at hand."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.errors import StoreError
from sayso.records import Account
from sayso.settings import Settings
from sayso.store import open_ledger
from sayso.web import app
from sayso.web.desk import Accounts, Counts
from tests.conftest import new_database
from tests.ledger.made import clock, fill
from tests.web.conftest import HERE, Visitor

NOTHING = Account(None, (), {}, (), (), (), (), (), None)


def test_every_page_over_postgresql(server: str) -> None:
    url = new_database(server)
    with open_ledger(url, create=True, clock=clock()) as ledger:
        documents = fill(ledger)
        key = ledger.search("act:accuse", "statement", 1)[0].key
    with TestClient(app(Settings(ledger=url), author="Ada"), base_url=HERE) as client:
        visitor = Visitor(client)
        places = [
            "/",
            "/stories",
            "/due",
            "/due.ics",
            "/map",
            "/search?q=ferry",
            "/who?name=Danko",
            "/review",
            "/ledger",
            "/watch",
            "/watch.json",
            "/troubles",
            "/quality",
            "/stories?q=ferry",
        ]
        places += [f"/stories/{documents[0]}", f"/reports/{documents[0]}", f"/entries/{key}", f"/wordings/{key}"]
        for place in places:
            visitor.page(place)
        visitor.send("/reject", key=key)
        visitor.send("/take-back", key=key, field="entry")
        assert "it is none" in visitor.page(f"/entries/{key}")


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    url = str(tmp_path / "empty.db")
    open_ledger(url, create=True).close()
    with TestClient(app(Settings(ledger=url), author="Ada"), base_url=HERE) as client:
        for place in ("/", "/stories"):
            assert "Add a page" in client.get(place).text
        for place in (
            "/due",
            "/search",
            "/map",
            "/review",
            "/ledger",
            "/watch",
            "/watch.json",
            "/troubles",
            "/quality",
            "/stories?q=ferry",
            "/today.json",
            "/stories.csv",
            "/due.ics",
            "/news.atom",
        ):
            assert client.get(place).status_code == 200, place


def test_accounts_are_held_for_a_while_and_let_go_of() -> None:
    now, made = [0.0], []

    def make() -> Account:
        made.append(1)
        return NOTHING

    held = Accounts(lambda: now[0])
    for _ in range(3):
        held.get(("story", "a"), make)
    assert len(made) == 1
    now[0] = 21.0
    held.get(("story", "a"), make)
    assert len(made) == 2
    held.forget("somewhere/statement/1-2")
    held.get(("story", "a"), make)
    assert len(made) == 2  # that entry is not in it
    held.forget()
    held.get(("story", "a"), make)
    assert len(made) == 3


def test_two_who_ask_for_one_story_at_once_have_it_summed_up_once() -> None:
    held, made, begun, go_on = Accounts(), [], threading.Event(), threading.Event()

    def slowly() -> Account:
        made.append(1)
        begun.set()
        go_on.wait(20)
        return NOTHING

    with ThreadPoolExecutor(3) as visitors:
        first = visitors.submit(held.get, ("story", "a"), slowly)
        assert begun.wait(20)
        second = visitors.submit(held.get, ("story", "a"), slowly)
        assert held.get(("story", "b"), lambda: NOTHING).account is NOTHING  # another story waits for nobody
        time.sleep(0.1)
        assert len(made) == 1
        held.forget()  # who asks from now on must not be given what was begun before
        third = visitors.submit(held.get, ("story", "a"), slowly)
        time.sleep(0.1)
        assert len(made) == 2
        go_on.set()
        assert first.result(20) is second.result(20)
        assert third.result(20) is not first.result(20)


def test_who_waits_for_a_story_that_cannot_be_summed_up_tries_for_himself() -> None:
    held, begun, go_on = Accounts(), threading.Event(), threading.Event()

    def fails() -> Account:
        begun.set()
        go_on.wait(20)
        raise StoreError("the ledger is gone.")

    with ThreadPoolExecutor(2) as visitors:
        first = visitors.submit(held.get, ("story", "a"), fails)
        assert begun.wait(20)
        second = visitors.submit(held.get, ("story", "a"), lambda: NOTHING)
        time.sleep(0.1)
        go_on.set()
        with pytest.raises(StoreError):
            first.result(20)
        assert second.result(20).account is NOTHING


def test_what_was_summed_up_while_something_changed_is_not_held() -> None:
    held = Accounts()

    def meanwhile() -> Account:
        held.forget()
        return NOTHING

    first = held.get(("story", "a"), meanwhile)
    assert held.get(("story", "a"), lambda: NOTHING) is not first


def test_counts_are_taken_now_and_then_and_nobody_waits_for_the_second() -> None:
    now, counted, again = [0.0], [], threading.Event()

    def count() -> dict[str, int]:
        counted.append(1)
        if len(counted) == 2:
            again.wait(20)
        return {"reports": len(counted)}

    counts = Counts(lambda: now[0])
    for at in (0.0, 30.0, 59.0, 61.0, 62.0):
        now[0] = at
        assert counts.get(count) == {"reports": 1}
    again.set()
    for _ in range(2_000):
        if counts.get(count) == {"reports": 2}:
            break
        time.sleep(0.01)
    assert (len(counted), counts.get(count)) == (2, {"reports": 2})


def test_counts_that_fail_meanwhile_are_taken_again() -> None:
    now, tried = [0.0], []

    def count() -> dict[str, int]:
        tried.append(1)
        if len(tried) == 2:
            raise StoreError("locked")
        return {"reports": len(tried)}

    counts = Counts(lambda: now[0])
    counts.get(count)
    for _ in range(2_000):
        now[0] += 61.0
        if counts.get(count)["reports"] >= 3:
            break
        time.sleep(0.01)
    assert counts.get(count)["reports"] >= 3


@pytest.mark.parametrize("name", ["leaflet.js", "htmx.min.js", "desk.js", "map.js", "desk.css", "countries-110m.json"])
def test_files_are_kept_by_a_browser_as_long_as_they_are_the_same(name: str, visitor: Visitor) -> None:
    assert "immutable" in visitor.client.get(f"/static/{name}?v=1").headers["cache-control"]
    assert visitor.client.get(f"/static/{name}").headers["cache-control"] == "no-cache"
    assert visitor.client.get("/").headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("name", ["htmx", "leaflet", "world"])
def test_what_is_not_ours_has_its_licence_beside_it(name: str, visitor: Visitor) -> None:
    told = visitor.client.get(f"/static/{name}.LICENSE.txt").text
    assert "https://" in told
    assert "AS IS" in told
