"""Lists: what stands in a row for each kind of entry, and what is said where nothing is known."""

from dataclasses import replace

import pytest

from sayso.records import Correction, Hit, Link, Linked, Story, Tombstone
from sayso.show.ledger import lists
from sayso.show.sheet import as_rows
from tests.show.ledger.made import entries, report

EACH = entries(1)


def hit(entry: object, words: str = "words") -> Hit:
    return Hit("key", EACH.report, entry, words, 0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entry", "day", "who", "what", "type_"),
    [
        (EACH.said[0], "2022-09-21", "Mirela Danko", "accuses", "accuse"),
        (EACH.happened[0], "2022-09-20", ("Vardonia",), "assault (claimed)", "ASSAULT"),
        (EACH.counted[0], "2022-09-21", "The Meridian", "3 sailors killed", "killed"),
        (EACH.owed[0], "2022-10-05", "Vardonia", "due", None),
    ],
)
def test_a_hit_says_who_and_what(entry: object, day: str, who: object, what: str, type_: str) -> None:
    sheet = lists.hits_sheet([hit(entry)], "x")
    (row,) = as_rows(sheet)
    assert (row["day"], row["what"], row["type"]) == (day, what, type_)
    assert row["who"] == (list(who) if isinstance(who, tuple) else who)
    assert sheet.title == "found for x"
    assert lists.hits_sheet([], "").title == "the newest"


def test_a_speaker_not_named_is_not_guessed() -> None:
    said = replace(EACH.said[0], statement=replace(EACH.said[0].statement, speaker=None))
    (row,) = as_rows(lists.said_sheet([said], "x"))
    assert row["who"] is None


@pytest.mark.parametrize(
    ("snippet", "words"),
    [
        ("Title 1 The ferry was hit", "The ferry was hit"),
        ("Title 1", None),
        ("Title …", None),
        ("… the ferry was", "… the ferry was"),
    ],
)
def test_a_report_found_shows_its_title_once(snippet: str, words: str | None) -> None:
    (row,) = as_rows(lists.hits_sheet([hit(None, snippet)], ""))
    assert (row["title"], row["words"], row["id"]) == ("Title 1", words, report(1).document[:10])


def test_reports_name_what_they_are_copies_of_only_where_that_is_known() -> None:
    two = [report(1), report(2, title=None)]
    first, second = as_rows(lists.reports_sheet(two, {report(2).document: report(1).document}))
    assert (first["copy_of"], second["copy_of"], second["title"]) == (None, 1, "2.txt")
    assert "copy_of" not in as_rows(lists.reports_sheet(two))[0]


def test_links_say_what_stands_at_their_ends_or_its_key() -> None:
    link = Link("a", "b", "same_words", 0.5, "why", "by:Ada")
    (row,) = as_rows(lists.links_sheet([Linked("0123456789abcdef", link, "t", "t2", "Ada", "no")], {"a": "Danko"}))
    assert (row["relation"], row["left"], row["right"], row["link"]) == ("same words", "Danko", "b", "0123456789")
    assert row["withdrawn_at"] == "t2"


def test_other_lists() -> None:
    (row,) = as_rows(lists.stories_sheet([Story("0123456789abc", "Ferry", None, None, 1, 2)]))
    assert (row["story"], row["first"], row["articles"]) == ("0123456789", None, 2)
    assert lists.stories_sheet([]).notes == ()
    (row,) = as_rows(lists.corrections_sheet([Correction("k", "act", None, "Ada", "t", "why")]))
    assert (row["field"], row["value"]) == ("act", None)
    (row,) = as_rows(lists.tombstones_sheet([Tombstone("0123456789abc", "t", "Ada", "why")]))
    assert row["document"] == "0123456789"
    told = {row["of"]: row["count"] for row in as_rows(lists.counts_sheet({"reports": 2, "obligation": 1, "event": 0}))}
    assert told == {"reports": 2, "duties": 1, "events": 0}
