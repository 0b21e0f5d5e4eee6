"""Whose event a figure is of, and what is counted: read by the whole pipeline."""

import pytest

import sayso
from sayso.records import Figure


def figure_and_event(text: str) -> tuple[Figure, str | None]:
    """The last figure of a text, and the words of its event."""
    found = sayso.read(text, published="2031-12-06")
    figure = found.figures[-1]
    triggers = [
        found.document.text[one.trigger.start : one.trigger.end] for one in found.events if one.id == figure.event
    ]
    return figure, triggers[0] if triggers else None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The bill passed with 277 votes, ten more than martial law had received.", None),
        ("The deputies backed martial law with 277 votes.", "backed martial law"),
        ("Before the attack, 300 people lived in the town.", None),
        ("In the attack 300 people lost their homes.", "attack"),
        ("About 300 people died in floods after the war.", None),
        ("About 300 people died after the attack.", "attack"),
        ("Troops bombed Tarvo, killing 300 men, while jets struck a base.", "bombed"),
        ("Troops bombed Tarvo, while jets struck a base, killing 300 men.", "struck"),
        ("About 300 tourists have come back since the siege.", None),
    ],
)
def test_an_event_that_only_says_when_is_not_the_figures(text: str, event: str | None) -> None:
    assert figure_and_event(text)[1] == event


@pytest.mark.parametrize(
    ("text", "what", "unit", "of"),
    [
        ("Velland has 7,500 elite troops overseas.", "troops", None, "elite troops"),
        ("Velland sent 13,000 Special Operations forces to Oster.", "troops", None, "Special Operations forces"),
        ("Three political forces signed it.", "other", "forces", None),
    ],
)
def test_troops_overseas_are_troops_and_political_forces_none(
    text: str, what: str, unit: str | None, of: str | None
) -> None:
    figure, _ = figure_and_event(text)
    assert (figure.what, figure.unit, figure.of.name if figure.of else None) == (what, unit, of)
