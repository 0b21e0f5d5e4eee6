"""Random filters: no view loses what matches, facets count right, and what is taken away is what the screen shows."""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso.ledger import answers, desk
from sayso.ledger.adding import add_findings
from sayso.records import Kind
from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from sayso.store.query import narrowed
from sayso.web import app
from tests.ledger.made import clock, ferry
from tests.web.conftest import AUTHOR, HERE

#: Words and filters that find something in the made-up reports, and some that find nothing.
PARTS = (
    *("ferry", "ferries", "grain", "harbour*", "submarine", '"fired on the ferry"', "Halcyon", "letter", "sailors"),
    *("speaker:Danko", "speaker:XVA", "speaker:XVA.orlin", 'speaker:"Ilse Verhoeven"', "about:Vardonia", "about:XVA"),
    *(
        "about:XVA",
        "place:Ostrel",
        "act:deny",
        "act:accuse",
        "act:announce",
        "status:claimed",
        "type:ASSAULT",
        "what:killed",
    ),
    *(
        "outlet:Harbour",
        "outlet:Gazette",
        'outlet:"Ostrel Post"',
        "since:2022-09-22",
        "until:2022-09",
        "until:2022-09-21",
    ),
)
WHOLE = ("since:", "until:", "story:")
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEWER = settings(FEW, max_examples=15)
kinds = st.sampled_from(list(Kind))


def hrefs(page: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'href="([^"]*)"', page)]


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A search as somebody might put one together."""
    parts = draw(st.lists(st.sampled_from(PARTS), max_size=4))
    words = []
    for one in parts:
        how = "" if one.startswith(WHOLE) else draw(st.sampled_from(("", "", "", "-", "NOT ")))
        words.append(how + one)
    inner = [one for one in words if not one.startswith(WHOLE)]
    if len(inner) > 1 and draw(st.booleans()):
        outer = [one for one in words if one.startswith(WHOLE)]
        joined = f"{inner[0]} OR {' '.join(inner[1:])}"
        return " ".join([*outer, f"({joined})" if draw(st.booleans()) and not outer else joined])
    return " ".join(words)


@pytest.fixture(scope="module")
def client(made_once: Path) -> Iterator[TestClient]:
    made = app(Settings(ledger=str(made_once)), author=AUTHOR, clock=clock(hour=19))
    with TestClient(made, base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def whole(made_once: Path) -> Iterator[Ledger]:
    with open_ledger(str(made_once)) as opened:
        yield opened


def rows(client: TestClient, place: str, **asked: str) -> Any:
    answer = client.get(f"{place}.json", params=asked)
    assert answer.status_code == 200, (place, asked, answer.text)
    return answer.json()


def keys(client: TestClient, q: str, kind: Kind) -> list[str]:
    """The keys that a search finds, over all its pages."""
    found: list[str] = []
    for page in range(1, 21):
        some = [row["key"] for row in rows(client, "/search", q=q, kind=kind.value, page=str(page))]
        found += some
        if len(some) < desk.PAGE:
            return found
    return found


@FEW
@given(q=queries(), kind=kinds)
def test_page_json_csv_and_ledger_hold_the_same(client: TestClient, whole: Ledger, q: str, kind: Kind) -> None:
    asked = {"q": q, "kind": kind.value}
    found = keys(client, q, kind)
    assert found == [hit.key for hit in whole.search(q, kind.entry, 1000)]
    cells = list(csv.DictReader(io.StringIO(client.get("/search.csv", params=asked).text)))
    assert [row["key"] for row in cells] == found[: desk.PAGE]
    page = client.get("/search", params=asked).text
    shown = [one for one in hrefs(page[page.index('id="found"') :]) if one.startswith("/reports/")]
    for key in found[: desk.PAGE]:
        anchor = f"/reports/{key.partition('/')[0]}"
        assert any(one.startswith(anchor) for one in shown), key


@FEW
@given(q=queries(), kind=kinds, part=st.sampled_from([one for one in PARTS if not one.startswith(WHOLE)]))
def test_narrowing_divides_and_loses_nothing(client: TestClient, q: str, kind: Kind, part: str) -> None:
    found = set(keys(client, q, kind))
    within, without = (set(keys(client, narrowed(q, one), kind)) for one in (part, f"-{part}"))
    assert within | without == found
    assert not within & without


@FEW
@given(q=queries(), kind=kinds)
def test_facets_count_what_they_lead_to(client: TestClient, whole: Ledger, q: str, kind: Kind) -> None:
    found = desk.found(whole, q, kind.entry, 1)
    page = client.get("/search", params={"q": q, "kind": kind.value}).text
    for facet in found.facets:
        assert sum(one.count for one in facet.choices) <= found.total
        for one in facet.choices:
            narrower = keys(client, narrowed(q, one.narrows), kind)
            assert one.count <= len(narrower) <= found.total, (facet.title, one)
    shown = re.search(r'<aside class="facets".*?</aside>', page, re.DOTALL)
    narrower_still = [parse_qs(urlsplit(one).query) for one in hrefs(shown[0])] if shown else []
    assert len(narrower_still) == sum(len(facet.choices) for facet in found.facets)
    for asked in narrower_still:
        assert asked["kind"] == [kind.value]
        assert set(keys(client, asked["q"][0], kind)) <= set(keys(client, q, kind))


@FEW
@given(q=queries(), kind=kinds)
def test_every_match_is_in_a_story_that_the_same_filter_shows(
    client: TestClient, whole: Ledger, q: str, kind: Kind
) -> None:
    hits = whole.search(q, kind.entry, 1000)
    listed = [row["story"] for row in rows(client, "/stories", q=q, kind=kind.value)]
    stories = {whole.story(hit.report.document)[0][:10] for hit in hits}
    if q.strip():
        assert set(listed) == stories
        assert len(listed) == len(set(listed))
    for story in stories:
        reports = {row["document"] for row in rows(client, f"/stories/{story}", whole="true")["reports"]}
        assert {hit.report.document for hit in hits if whole.story(hit.report.document)[0].startswith(story)} <= reports


@FEWER
@given(q=queries(), kind=kinds)
def test_today_keeps_what_matches_and_nothing_else(client: TestClient, whole: Ledger, q: str, kind: Kind) -> None:
    matching = {hit.report.document for hit in whole.search(q, kind.entry, 1000)}
    every, some = (rows(client, "/today", **asked) for asked in ({}, {"q": q, "kind": kind.value}))
    for name in ("disputes", "revised", "kept"):
        kept = some.get(name, [])
        if q.strip():
            assert all(_document(whole, row["key"]) in matching for row in kept)
            every[name] = [row for row in every[name] if _document(whole, row["key"]) in matching]
        told = {(row["sentence"], row["words"]) for row in kept}  # copies of one sentence are told once
        assert {(row["sentence"], row["words"]) for row in every[name]} <= told


def test_today_says_nothing_of_what_a_search_left_out(client: TestClient) -> None:
    told = client.get("/", params={"q": "nobodysuchword"}).text.lower()
    assert desk.NO_MATCH in told
    assert "every new page can be trusted" not in told
    assert desk.NO_MATCH not in client.get("/").text.lower()


def _document(ledger: Ledger, key: str) -> str:
    return ledger.report(key.partition("/")[0]).document


@FEWER
@given(q=queries())
def test_no_duty_and_no_place_is_lost(client: TestClient, whole: Ledger, q: str) -> None:
    duties = {hit.key for hit in whole.search(q, "obligation", 1000)}
    account = desk.due_account(whole, q, None)
    grouped = {key for one in account.duties for key in one.duties}
    assert duties <= grouped
    assert len(rows_of(client, "/due", "due", q=q)) == len(account.duties)
    events = {hit.key: hit.entry for hit in whole.search(q, "event", 1000)}
    placed = {key for key, one in events.items() if one.event.places}  # type: ignore[union-attr]
    assert {row["key"] for row in rows(client, "/map", q=q)} == placed


@FEWER
@given(q=queries())
def test_sums_hold_every_entry_that_matches(whole: Ledger, q: str) -> None:
    events = answers.entries_account(whole, q, "event")
    grouped = [key for one in events.happenings for key in one.events]
    assert sorted(grouped) == sorted(hit.key for hit in whole.search(q, "event", 1000))
    figures = answers.entries_account(whole, q, "figure")
    counted = {
        key for tally in figures.tallies for one in tally.series for point in one.points for key in point.figures
    }
    assert counted == {hit.key for hit in whole.search(q, "figure", 1000)}


def rows_of(client: TestClient, place: str, name: str, **asked: str) -> Any:
    """The rows of one of several sheets."""
    found = rows(client, place, **asked)
    return found[name] if isinstance(found, dict) else found


@FEWER
@given(q=queries(), kind=st.sampled_from([Kind.STATEMENTS, Kind.EVENTS, Kind.FIGURES]))
def test_an_export_holds_what_the_screen_shows(client: TestClient, q: str, kind: Kind) -> None:
    found = keys(client, q, kind)
    for format_, ending in (("csv", "csv"), ("jsonl", "jsonl")):
        answer = client.get(f"/export/{format_}.zip", params={"q": q, "kind": kind.value})
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            text = packed.read(f"sayso-{kind.value}.{ending}").decode()
        if ending == "csv":
            given_out = [row["key"] for row in csv.DictReader(io.StringIO(text))]
        else:
            given_out = [json.loads(line)["key"] for line in text.splitlines()]
        assert sorted(given_out) == sorted(found), format_
    feed = client.get("/news.atom", params={"q": q, "kind": kind.value}).text
    assert feed.count("<entry>") == len(found)


@FEWER
@given(q=queries(), kind=kinds)
def test_a_report_by_its_filter_is_exported_whole(client: TestClient, q: str, kind: Kind) -> None:
    found = keys(client, q, Kind.REPORTS)
    answer = client.get("/export/csv.zip", params={"q": q})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        given_out = [row["document"] for row in csv.DictReader(io.StringIO(packed.read("sayso-reports.csv").decode()))]
    assert sorted(given_out) == sorted(found)


ODD = st.text(alphabet='abc()":-* ', max_size=12) | st.sampled_from(
    ["(", "a OR", "NOT", "since:x", '"', "no:x", "((a)"]
)


@FEW
@given(q=queries() | ODD)
def test_every_view_understands_the_same_searches(client: TestClient, q: str) -> None:
    places = ("/search", "/map", "/due", "/stories", "/due.ics", "/news.atom", "/export/csv.zip", "/review")
    told = {place: client.get(place, params={"q": q}).status_code for place in places}
    told["/"] = client.get("/", params={"q": q}).status_code
    told["/who"] = client.get("/who", params={"q": q, "name": "Danko"}).status_code
    if not q.strip():
        assert told.pop("/stories") == told.pop("/") == 200
    assert set(told.values()) in ({200}, {400}), (q, told)


@pytest.mark.parametrize(
    ("q", "more", "together"),
    [
        ("ferry", "act:deny", "ferry act:deny"),
        ("a OR b", "act:deny", "(a OR b) act:deny"),
        ("a since:2022 OR b", "act:deny", "(a OR b) since:2022 act:deny"),
        ('"a OR b"', "x", '"a OR b" x'),
        ("", "x", "x"),
    ],
)
def test_a_search_is_narrowed_as_a_whole(q: str, more: str, together: str) -> None:
    assert narrowed(q, more) == together


def test_duties_of_reports_without_a_day_are_not_lost(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "new.db"), create=True, clock=clock()) as ledger:
        add_findings(ledger, ferry(published=None).findings)
        account = desk.due_account(ledger, "", None)
        assert account.as_of == "2022-09-25"  # when it was added
        assert len(account.duties) == 1
