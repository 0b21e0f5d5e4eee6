"""What a party denies on its own page, in its own voice. All names are invented."""

import pytest

from sayso.derive import derive_statements
from sayso.records import Issuer, Resolutions, Span
from tests.derive.marked import read_marked, resolved, said

MINISTRY = Issuer("Defence Ministry of Velland", "VEL.MOD", "heading", Span(0, 5))


def told(marked: str, issuer: Issuer | None = MINISTRY) -> list[tuple[str | None, str | None, str, list[str]]]:
    reading = read_marked(marked)
    names = (("Velland", "Velland", "VEL"), ("Orland", "Orland", "ORL"))
    found = derive_statements(reading, Resolutions(resolved(reading.document.text, *names), (), (), issuer))
    return [(s.speaker.name, s.speaker.actor, s.act, said(reading, s)) if s.speaker else (None,) * 4 for s in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sentence", "name", "actor"),
    [
        ("We have never sold arms to Orland", "Defence Ministry of Velland", "VEL.MOD"),
        ("We did not open fire", "Defence Ministry of Velland", "VEL.MOD"),
        ("Our armed forces have not crossed the border", "Defence Ministry of Velland", "VEL.MOD"),
        ("Velland never attacked the plant", "Velland", "VEL"),
        ("Velland was not involved in the raid", "Velland", "VEL"),
    ],
)
def test_an_issuer_denies_in_its_own_voice(sentence: str, name: str, actor: str) -> None:
    assert told(f"{sentence}.") == [(name, actor, "deny", [sentence])]


@pytest.mark.parametrize(
    "sentence",
    [
        "We have not received an answer.",  # told, not denied
        "We will not open fire.",  # a promise
        "Orland did not open fire.",  # another's deed
        "We sold no arms in May.",
        "The port did not close.",
    ],
)
def test_what_an_issuer_only_tells(sentence: str) -> None:
    assert told(sentence) == []


def test_on_an_outlets_page_nobody_has_said_it() -> None:
    assert told("Velland did not open fire.", None) == []


def test_what_somebody_says_there_is_said_by_him() -> None:
    marked = "{s1 Mara Dell} {c1 said}: {q1 “We did not open fire.”}"
    assert [one[0] for one in told(marked)] == ["Mara Dell"]
