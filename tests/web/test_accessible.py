"""Each page of the desk in a real Chromium, looked over by axe-core (WCAG 2.2 AA and good practice)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.records import WatchRule
from sayso.store import open_ledger
from tests.web.conftest import AUTHOR
from tests.web.test_browser import (  # noqa: F401 - fixtures
    CHROMIUM,
    PATIENCE,
    browser,
    documents,
    here,
    key_of,
    log_in,
    shared,
)
from tests.web.test_sources import follow

axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium runs these too")

#: Pages by the width they are looked at: what stands beside on a wide screen stands below on a narrow one.
OPEN = ("/", "/stories", "/due", "/map", "/search?q=ferry", "/who?name=Danko", "/review", "/add", "/export",
        "/ledger", "/watch",
        "/troubles", "/quality", "/sources", "/draft/S",
        "/search?q=(", "/nowhere", "/stories/S", "/stories/S/brief", "/reports/S", "/entries/K",
        "/reports/S/words?find=ferry", "/reports/S/words?start=129&end=134",
        *(f"/reports/S/words?start=129&end=134&kind={kind}" for kind in ("figures", "events", "duties")))  # fmt: skip
FOR_PEOPLE = ("/people", "/me")


@pytest.fixture(params=[("light", 1280), ("dark", 360)], ids=["light, wide", "dark, narrow"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:  # noqa: F811
    scheme, width = request.param
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def violations(page: Any) -> list[str]:
    """What axe-core has against a page: the rule and the first element that breaks it."""
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 10  # it looked
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def test_nothing_stands_in_anybodys_way(page: Any, here: str, file: Path) -> None:  # noqa: F811
    places = {"S": documents(file)[0], "K": key_of(file)}
    with open_ledger(str(file)) as ledger:
        ledger.kept.save_search(AUTHOR, "denials", "act:deny", "statement")
        ledger.kept.put_rules((WatchRule("denials", "act:deny", "statement", None),), author=AUTHOR)
        ledger.kept.skip("report.pdf", "not a text or HTML page (PDF).", author=AUTHOR)
    for place in OPEN:
        for letter, known in places.items():
            place = re.sub(rf"/{letter}\b", f"/{known}", place)
        page.goto(here + place)
        assert violations(page) == [], place
    with open_ledger(str(file)) as ledger:
        follow(ledger)
    page.goto(f"{here}/sources")
    assert page.locator(".t-sources tbody tr").count() == 4
    assert violations(page) == []
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0


def test_nor_where_people_log_in(page: Any, shared: str) -> None:  # noqa: F811
    page.goto(shared)
    assert violations(page) == []
    log_in(page, shared, "Adm")
    for place in FOR_PEOPLE:
        page.goto(shared + place)
        assert violations(page) == [], place


def test_a_page_that_is_in_the_way_is_found(page: Any) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src=x><input></main>")
    assert {one.partition(":")[0] for one in violations(page)} >= {"image-alt", "label"}
