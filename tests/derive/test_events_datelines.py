"""Where a report was written is not where it puts what it tells; two hours of one day are two deeds. Invented names."""

import re

import pytest

from sayso.derive import derive_events
from sayso.derive.events.hours import hour_before
from sayso.records import Event, Place, Resolutions, Span
from tests.derive.marked import read_marked, resolved

PLACES = {"OSTER": "VEL", "Oster": "VEL", "Brill": "ARV"}
FILED = "OSTER (Agency) - A market burned on Sunday.\n\nGuards killed six men."


def events_of(text: str) -> tuple[Event, ...]:
    reading = read_marked(text)
    places = tuple(
        Place(Span(*found.span()), name, number, None, None, country, "North", None, True)
        for number, (name, country) in enumerate(PLACES.items())
        for found in re.finditer(rf"\b{name}\b", text)
    )
    actors = resolved(text, ("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL"))
    return derive_events(reading, Resolutions(actors, (), places), ()).events


def _where(text: str, word: str) -> list[str]:
    found = next(one for one in events_of(text) if text[one.trigger.start : one.trigger.end].startswith(word))
    return [one.name for one in found.places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (FILED, ["OSTER"]),
        (FILED.replace("A market", "A Velland market"), ["OSTER"]),
        (FILED.replace("A market", "An Arvan market"), []),  # a story of another land, filed from here
        (FILED.replace("A market", "A market in Brill"), ["Brill"]),
        (FILED.replace(" (Agency) - A", ", 3 May 2031\nA"), []),  # where and when it was written
        ("By Dana Orr in Oster\n\nA market burned on Sunday. Guards killed six men.", []),
        ("By noon a market burned in Oster. Guards killed six men.", ["Oster"]),
    ],
)
def test_where_a_page_was_written_is_a_scene_only_of_a_story_that_names_no_other_land(
    text: str, places: list[str]
) -> None:
    assert _where(text, "killed") == places


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("At about 20:45, in open sea, guards ", 20.75),
        ("Shortly after seven in the morning guards ", 7.0),
        ("Just before 9 p.m. guards ", 21.0),
        ("Around 12 a.m. guards ", 0.0),
        ("At 20:45 it rained. Guards ", None),
        ("After seven guards ", None),
    ],
)
def test_an_hour_stands_in_the_sentence_and_tells_its_half_of_the_day(words: str, hour: float | None) -> None:
    text = f"{words}fired."
    assert hour_before(text, Span(len(words), len(words) + 5)) == hour


@pytest.mark.parametrize(("hour", "count"), [("20:45", 2), ("07:10", 1)])
def test_deeds_told_with_hours_far_apart_are_two(hour: str, count: int) -> None:
    text = f"Shortly after seven in the morning Arvan attacked Velland. At {hour} Arvan attacked Velland."
    assert len(events_of(text)) == count
