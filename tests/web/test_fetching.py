"""An address given at the desk is fetched through the guard of ``fetch``, and only where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.fetch import PageVisits
from sayso.settings import Settings
from sayso.store import Ledger
from sayso.web import app, serving
from tests.fetch.outlet import HOST, Server, moved, page
from tests.fetch.outlet import serving as outlet_serving
from tests.fetch.outlet import visitor as fetcher
from tests.ledger.made import clock
from tests.test_cli import REPORT, stand_in
from tests.web.conftest import AUTHOR, HERE, Visitor


@pytest.fixture
def outlet() -> Iterator[Server]:
    with outlet_serving() as server:
        yield server


@pytest.fixture
def fetching(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """A visitor to a desk that fetches; every name leads to this machine, one is allowed."""
    monkeypatch.setattr(pipeline, "read", stand_in)
    visits = PageVisits(Settings(), fetcher(allowed=HOST))
    made = app(Settings(ledger=str(file)), author=AUTHOR, clock=clock(hour=19), visits=visits)
    with TestClient(made, base_url=HERE, raise_server_exceptions=False) as client:
        yield Visitor(client)


def send(visitor: Visitor, **form: str) -> str:
    answer = visitor.client.post("/add", data={"token": visitor.token, **form})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_an_address_alone_is_fetched(fetching: Visitor, outlet: Server, ledger: Ledger) -> None:
    outlet.pages |= {"/old": moved("/new"), "/new": page(REPORT.encode(), content_type="text/plain")}
    assert "An address alone is fetched" in fetching.page("/add")
    assert "Added." in send(fetching, url=outlet.url("/old"), outlet="Tarvo Wire")
    (hit,) = ledger.search("outlet:Tarvo", "document", 5)
    assert hit.report.url == outlet.url("/new")


def test_beside_words_it_is_only_noted(fetching: Visitor, outlet: Server) -> None:
    assert "Added." in send(fetching, url=outlet.url("/a"), words=REPORT)
    assert outlet.visits == []


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://localhost/",
        "http://intranet/",
        "http://there-is-none.test/",
    ],
)
def test_private_addresses_are_not_asked_and_nothing_is_told_of_them(fetching: Visitor, url: str) -> None:
    told = send(fetching, url=url)
    assert "no page of the public net can be reached there" in told
    assert "127.0.0.1 (" not in told


@pytest.mark.parametrize("url", ["http://name:word@outlet.test/", "http://outlet.test:22/", "https://"])
def test_odd_addresses_are_not_asked(fetching: Visitor, url: str, outlet: Server) -> None:
    assert "ot added" in send(fetching, url=url)
    assert outlet.visits == []


def test_a_redirect_does_not_lead_inside(fetching: Visitor, outlet: Server) -> None:
    outlet.pages["/a"] = moved("http://10.0.0.1/")
    assert "no page of the public net" in send(fetching, url=outlet.url("/a"))


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_what_is_no_page_is_not_added(fetching: Visitor, outlet: Server, kind: str) -> None:
    outlet.pages["/a"] = page(b"%PDF-1.4", content_type=kind)
    assert "not a page but" in send(fetching, url=outlet.url("/a"))


def test_without_what_fetches_an_address_is_nothing(visitor: Visitor) -> None:
    assert "nothing is fetched" in visitor.page("/add")
    answer = visitor.client.post("/add", data={"token": visitor.token, "url": "https://outlet.test/"})
    assert answer.status_code == 400


def test_the_desk_fetches_where_the_libraries_are(monkeypatch: pytest.MonkeyPatch) -> None:
    assert serving.page_visits(Settings(visit_seconds=60)) is not None
    monkeypatch.setattr(serving, "find_spec", lambda _name: None)
    assert serving.page_visits(Settings()) is None
