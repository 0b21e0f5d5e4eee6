"""A correction is taken back: what stood before it holds again, and everything stays on record."""

import pytest

from sayso.errors import NoSuchError
from sayso.ledger.adding import add_findings
from sayso.store import Ledger
from sayso.store.correcting import in_force
from tests.ledger.made import FERRY, STORY, ferry, fill


def _speaker(ledger: Ledger, key: str) -> str | None:
    (entry,) = ledger.entries([key]).values()
    return entry.statement.speaker.name


@pytest.fixture
def key(ledger: Ledger) -> str:
    fill(ledger)
    return ledger.search("act:accuse", "statement", 1)[0].key


def test_the_correction_before_it_holds_again(ledger: Ledger, key: str) -> None:
    was = _speaker(ledger, key)
    for name in ("Oda Brandt", "Per Lund"):
        ledger.correct(key, "speaker", name, author="Ada", why="")
    ledger.take_back(key, "speaker", author="Ben", why="no")
    assert _speaker(ledger, key) == "Oda Brandt"
    ledger.take_back(key, "speaker", author="Ben", why="no")
    assert _speaker(ledger, key) == was
    assert [one.author for one in ledger.corrections([key])] == ["Ada", "Ada", "Ben", "Ben"]
    assert in_force(ledger.corrections([key])) == []


def test_an_entry_that_was_none_is_one_again(ledger: Ledger, key: str) -> None:
    ledger.correct(key, "entry", None, author="Ada", why="")
    assert ledger.entries([key]) == {}
    ledger.take_back(key, "entry", author="Ada", why="")
    assert key in ledger.entries([key])


def test_what_does_not_hold_cannot_be_taken_back(ledger: Ledger, key: str) -> None:
    with pytest.raises(NoSuchError):
        ledger.take_back(key, "speaker", author="Ada", why="")
    ledger.correct(key, "act", "warn", author="Ada", why="")
    with pytest.raises(NoSuchError):
        ledger.take_back(key, "speaker", author="Ada", why="")


def test_stories_and_reports_that_came_last(ledger: Ledger, key: str) -> None:
    grew = ferry(FERRY.replace("two days", "three days"), outlet="Quay Post", published="2022-09-24").findings
    add_findings(ledger, grew)
    everything = ledger.stories(9)
    assert [len(reports) for _, reports in everything] == [STORY + 1, 1]  # the older story grew last
    first = ledger.stories(1)
    number = max(one.number for one in first[0][1])
    assert first + ledger.stories(9, before=number) == everything
    reports = ledger.newest(2)
    assert [one.number for one in reports] == sorted((one.number for one in ledger.added_since("2000")), reverse=True)[
        :2
    ]
    assert ledger.newest(9, since="2999-01-01T00:00:00Z") == []


def test_links_begin_at_the_reports_asked_for(ledger: Ledger, key: str) -> None:
    reports = [one.document for one in ledger.newest(9)]
    every = ledger.links_of_reports(reports, ("revises", "denies", "same_words", "changed_words", "same_event"))
    assert every
    entries = ledger.entries([one.link.left for one in every])
    assert {one.report.document for one in entries.values()} <= set(reports)
    assert ledger.links_of_reports(reports[:0], ("revises",)) == []
    assert ledger.links_of_reports(reports, ("nothing",)) == []


def test_a_look_is_read_without_looking(ledger: Ledger, key: str) -> None:
    assert ledger.last_look("Ada") is None
    ledger.look("Ada")
    at = ledger.last_look("Ada")
    assert at is not None
    assert ledger.last_look("Ada") == at
