"""Soldiers ordered to a place, and whose a pledge is: read by the whole pipeline."""

import pytest

import sayso


def event_types(text: str) -> list[str]:
    return [one.type for one in sayso.read(text, published="2031-12-06").events]


def owed_by(text: str) -> list[str | None]:
    return [one.who.name if one.who else None for one in sayso.read(text, published="2031-12-06").obligations]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ukraine ordered two brigades to Crimea to guard the port.", ["MOBILIZE"]),
        ("The general ordered nearly 300 of them to Cameroon.", ["MOBILIZE"]),
        ("The president ordered 500 soldiers to the border.", ["MOBILIZE"]),
        ("The minister ordered a report to the council.", []),
    ],
)
def test_soldiers_ordered_to_a_place_are_sent_there(text: str, types: list[str]) -> None:
    found = sayso.read(text, published="2031-12-06")
    assert [one.type for one in found.events] == types
    assert found.obligations == ()


def test_soldiers_ordered_to_do_something_are_not_sent() -> None:
    text = "Ukraine ordered the brigade to open the port by Friday."
    assert "MOBILIZE" not in event_types(text)
    assert owed_by(text) == ["brigade"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The minister ordered the envoy to Syria to return by Friday.", "envoy"),
        ("It broke Mr. Orlov's pledge to withdraw the troops.", "Orlov"),
        ("The strike broke the government's pledge to withdraw the troops.", "government"),
        ("Mr. Orlov's party pledged to withdraw the troops.", "Mr. Orlov's party"),
    ],
)
def test_who_is_sent_somewhere_or_has_made_a_pledge_owes_it(text: str, who: str) -> None:
    assert owed_by(text) == [who]
