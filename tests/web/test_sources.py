"""The page of sources: how each is doing, as page and rows, narrowed by its address; how to begin without any."""

import csv
import html
import io
import re

import pytest

from sayso.records import FeedEntry
from sayso.store import Ledger
from tests.web.conftest import Visitor

ERROR = "https://harbour.example/news-sitemap.xml: the server answers 503."
FIRST = "2022-09-25T18:45:00Z"


def follow(ledger: Ledger) -> None:
    """Four sources that were followed: one is well, one fails, one is overdue, one was never visited."""
    clock = ledger.watching._clock
    ledger.watching._clock = lambda: FIRST
    try:
        names = ("Meridian, world", "Harbour Wire", "Old letters", "<b>New</b>")
        ledger.watching.states({name: f"https://{turn}.example/feed" for turn, name in enumerate(names)})
        ledger.watching.note_list(
            names[0], [FeedEntry(f"https://0.example/{n}", str(n)) for n in range(3)], None, names
        )
        for one in ledger.watching.waiting(names[0], 2):
            ledger.watching.take(one.number, f"d{one.number}", None, None)
        ledger.watching.end_visit(names[0], "2022-09-25T19:15:00Z")
        ledger.watching.end_visit(names[1], "2022-09-25T19:45:00Z")
        ledger.watching.end_visit(names[2], "2022-09-25T17:00:00Z")
        ledger.watching.states({names[3]: "https://3.example/feed"})
        ledger.watching._clock = lambda: "2022-09-25T18:55:00Z"
        for _ in range(3):
            ledger.watching.fail_visit(names[1], ERROR, "2022-09-26T02:55:00Z")
    finally:
        ledger.watching._clock = clock


def rows(visitor: Visitor, asked: str = "") -> dict[str, dict[str, object]]:
    return {row["source"]: row for row in visitor.rows(f"/sources.json{asked}")["sources"]}


def test_each_source_says_how_it_is_doing(visitor: Visitor, ledger: Ledger) -> None:
    follow(ledger)
    told = rows(visitor)
    well, failing, late, new = (told[name] for name in ("Meridian, world", "Harbour Wire", "Old letters", "<b>New</b>"))
    assert (well["state"], well["last_success"], well["failing_since"]) == ("well", FIRST, None)
    assert (well["wait"], well["next_due"]) == ("30 min", "2022-09-25T19:15:00Z")
    assert (well["per_day"], well["waiting"]) == (2.0, 1)
    assert (failing["state"], failing["failing_since"], failing["failures"]) == ("failing", FIRST, 3)
    assert (failing["last_error"], failing["failed_at"]) == (ERROR, "2022-09-25T18:55:00Z")
    assert (failing["wait"], failing["next_due"]) == ("8 h", "2022-09-26T02:55:00Z")
    assert (late["state"], new["state"]) == ("overdue", "not visited yet")
    page = visitor.page("/sources")
    for words in ("failing", ERROR, "8 h", FIRST, "No success since", "Comes again after", "<b>New</b>"):
        assert words.lower() in html.unescape(page).lower()
    assert "<b>New</b>" not in page
    assert "failing: Harbour Wire" in page
    assert "see whether a watch is at work: Old letters" in page


def test_its_twins_hold_the_same_rows(visitor: Visitor, ledger: Ledger) -> None:
    follow(ledger)
    for asked, many in (("", 4), ("?only=failing", 1)):
        page = visitor.page(f"/sources{asked}")
        json_at, csv_at = (one.replace("&amp;", "&") for one in re.findall(r'<a href="([^"]+)">(?:JSON|CSV)</a>', page))
        assert len(visitor.rows(json_at)["sources"]) == many
        assert len(list(csv.reader(io.StringIO(visitor.client.get(csv_at).text)))) == many + 1
        assert page.count("<tr>") == many + 1


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("failing", {"Harbour Wire"}),
        ("overdue", {"Old letters"}),
        ("well", {"Meridian, world"}),
        ("not visited yet", {"<b>New</b>"}),
    ],
)
def test_it_is_narrowed_by_its_address(only: str, names: set[str], visitor: Visitor, ledger: Ledger) -> None:
    follow(ledger)
    page = visitor.page("/sources")
    address = re.search(rf'<a href="(/sources\?only={only.replace(" ", "[+]")})">', page)
    assert address
    narrowed = visitor.page(address[1])
    assert f'aria-current="true">{only.capitalize()} <span class="n">1</span>' in narrowed
    assert set(rows(visitor, address[1].removeprefix("/sources"))) == names


def test_where_nothing_is_followed_it_says_how_to_begin(visitor: Visitor) -> None:
    page = visitor.page("/sources")
    assert "Nothing is followed yet" in page
    assert "sayso watch sources.toml --ledger" in page
    assert "[[source]]" in page
    assert visitor.rows("/sources.json") == {"sources": [], "alerts": []}


def test_what_is_no_state_is_told(visitor: Visitor) -> None:
    assert "only" in visitor.page("/sources?only=ill", 400)
    assert visitor.client.get("/sources.json?only=ill").status_code == 400


@pytest.mark.parametrize("place", ["/ledger", "/troubles", "/quality", "/watch"])
def test_housekeeping_leads_there(place: str, visitor: Visitor) -> None:
    assert 'href="/sources"' in visitor.page(place)
