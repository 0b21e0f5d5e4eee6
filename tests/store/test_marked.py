"""Marks of reports and their entries: few of them lead from anywhere, all of them inside a story."""

import pytest

from sayso.compare.marks import mark
from sayso.store import Ledger, marked
from sayso.store.comparing import FEW
from sayso.store.finding import LedgerCandidates
from sayso.store.marked import Sharing, marks_by_key, put_marks
from tests.gate.made_ledger import Maker

#: Marks of one statement, the smallest first: more than lead to it from anywhere, some of them negative.
MANY = sorted(mark("quote", str(number)) for number in range(7))


def _added(ledger: Ledger, many: list[int]) -> tuple[int, str, str, dict[str, int]]:
    """A report with one marked statement: its number, its id, the statement's key, its entries' numbers by key."""
    document = ledger.add(next(_REPORTS)).document
    report = ledger.report(document)
    _, entries = ledger.whole(document)
    with ledger._writing() as connection:
        rows = connection.exec_driver_sql(f"SELECT key, number FROM entry WHERE document = {report.number}")
        numbers = {row.key: row.number for row in rows}
        key = entries.said[0].key
        put_marks(connection, report.number, {"quotes": {key: many}}, numbers)
    return report.number, document, key, numbers


_REPORTS = Maker(5).reports(100)


@pytest.fixture(params=(1, 100), ids=("put away", "waiting"), autouse=True)
def reports_that_wait(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that holds, holds whether marks are put away at once or wait."""
    monkeypatch.setattr(marked, "WAITING", request.param)


def test_only_the_smallest_marks_lead_from_anywhere(ledger: Ledger) -> None:
    _, _, key, numbers = _added(ledger, MANY)
    few = FEW["quotes"]
    with ledger._reading() as connection:
        for one in MANY[:few]:
            assert Sharing(connection, 0, {"quotes": {"new": [one]}}).anywhere("quotes") == {"new": [numbers[key]]}
        for one in MANY[few:]:
            assert Sharing(connection, 0, {"quotes": {"new": [one]}}).anywhere("quotes") == {"new": []}


def test_inside_a_story_every_mark_leads_and_most_shared_come_first(ledger: Ledger) -> None:
    document, story, key, numbers = _added(ledger, MANY)
    other, _, less, more = _added(ledger, MANY[:1])
    with ledger._writing() as connection:
        connection.exec_driver_sql(f"UPDATE document SET story = '{story}' WHERE number = {other}")
        for one in MANY[1:]:
            asked = {"quotes": {"new": [one]}}
            assert Sharing(connection, 0, asked).in_story(story, "quotes") == {"new": [numbers[key]]}
            assert Sharing(connection, document, asked).in_story(story, "quotes") == {}
        both = Sharing(connection, 0, {"quotes": {"new": MANY}}).in_story(story, "quotes")
        assert both == {"new": [numbers[key], more[less]]}


def test_a_mark_of_one_kind_is_none_of_another(ledger: Ledger) -> None:
    _, story, _, _ = _added(ledger, MANY)
    with ledger._reading() as connection:
        of_figures = Sharing(connection, 0, {"figures": {"new": MANY}})
        assert of_figures.in_story(story, "figures") == {}
        assert of_figures.anywhere("figures") == {"new": []}


def test_marks_follow_their_entries_when_a_correction_numbers_them_anew(ledger: Ledger) -> None:
    document, whole, key, numbers = _added(ledger, MANY)
    _added(ledger, MANY[:1])  # behind it, so that its entries cannot take their old numbers again
    with ledger._reading() as connection:
        before = marks_by_key(connection, document)
    ledger.correct(key, "speaker", "Somebody Else", author="A", why="heard it")
    with ledger._reading() as connection:
        assert marks_by_key(connection, document) == before
        found = Sharing(connection, 0, {"quotes": {"new": MANY}}).in_story(whole, "quotes")["new"]
        assert found != [numbers[key]]
        assert LedgerCandidates(connection, 0, {"quotes": {"new": MANY}}).entries("quotes", whole)["new"][0].key == key


def test_nothing_of_a_forgotten_report_is_left(ledger: Ledger) -> None:
    _, whole, _, _ = _added(ledger, MANY)
    ledger.forget(whole, author="A", why="a court order")
    with ledger._reading() as connection:
        for table in ("mark", "marked", "waiting"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_a_mark_that_meets_a_reports_own_by_chance_leads_to_no_entry(ledger: Ledger) -> None:
    """In a report's row marks of two kinds may be the same number: a report is no statement to be judged."""
    document, story, key, numbers = _added(ledger, MANY)
    kept = marked.folded("copies", [1])[0]
    meets = (kept - marked.folded("quotes", [0])[0]) & marked.FOLDED
    assert marked.folded("quotes", [meets]) == [kept]
    with ledger._writing() as connection:
        connection.exec_driver_sql(f"DELETE FROM marked WHERE document = {document}")
        connection.exec_driver_sql(f"DELETE FROM waiting WHERE document = {document}")
        connection.exec_driver_sql(f"DELETE FROM mark WHERE entry = {numbers[key]}")
        put_marks(connection, document, {"copies": {story: [1]}, "quotes": {key: MANY}}, numbers)
        assert numbers[story] in Sharing(connection, 0, {"quotes": {"new": [meets]}}).in_story(story, "quotes")["new"]
        found = LedgerCandidates(connection, 0, {"quotes": {"new": [meets], "own": MANY}}).entries("quotes", story)
        assert found["new"] == []
        assert [one.key for one in found["own"]] == [key]
