"""What a story is called, and from when to when it goes."""

from dataclasses import replace

import pytest

from sayso.ledger.accounts import latest_day, story_of
from sayso.records import Link, Report, When
from tests.show.ledger.made import report


@pytest.mark.parametrize(
    ("headline", "called"),
    [
        ("UPDATE 1 - Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("WRAPUP 12-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("CORRECTED-UPDATE 3-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("REFILE-Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("[URGENT] Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("BREAKING NEWS: Ferry hit near Ostrel", "Ferry hit near Ostrel"),
        ("Update on the ferry: 3 dead", "Update on the ferry: 3 dead"),
        ("URGENT talks on the ferry", "URGENT talks on the ferry"),
        ("UPDATE 1 -", "UPDATE 1 -"),
    ],
)
def test_a_story_is_not_called_by_the_edition_of_its_first_report(headline: str, called: str) -> None:
    """The report keeps its headline as it came."""
    first = report(1, title=headline)
    assert story_of("d1", [first, report(2)], []).title == called
    assert first.title == headline


def on(number: int, day: str, title: str) -> Report:
    return replace(report(number, title=title), published=When(day, day, "day", "made"))


def test_a_day_without_its_year_neither_begins_nor_ends_a_story() -> None:
    known, partial = on(1, "2022-09-20", "Ferry hit"), on(2, "--03-05", "A ferry is hit")
    story = story_of("d1", [partial, known], [])
    assert (story.title, story.first, story.last) == ("Ferry hit", "2022-09-20", "2022-09-20")
    assert latest_day([partial, known]) == "2022-09-20"
    assert latest_day([partial]) == partial.added[:10]  # duties are judged on a day of the calendar


def test_a_story_is_not_called_after_a_copy() -> None:
    copy, own = on(1, "2022-09-20", "Ferry hit, says our wire"), on(2, "2022-09-21", "Ferry hit")
    links = [Link(copy.document, own.document, "syndicated", 0.9, "", "test", directed=True)]
    assert story_of("d1", [copy, own], links).title == "Ferry hit"
    assert story_of("d1", [copy, own], []).title == "Ferry hit, says our wire"
