"""Nouns of war that tell no deed, or tell only of whose war somebody speaks; each beside a war that is fought."""

import pytest

import sayso
from sayso.records import Findings

PUBLISHED = "2031-03-14"


def read(text: str) -> Findings:
    return sayso.read(text, published=PUBLISHED)


def told(found: Findings) -> list[str]:
    """The first word of each event's trigger, in lower case."""
    text = found.document.text
    return [text[one.trigger.start : one.trigger.end].split()[0].lower() for one in found.events]


@pytest.mark.parametrize(
    ("figure", "deed", "word", "reason"),
    [
        ("Mexico has fought a war on drugs since 2006.", "Mexico has fought Guatemala since 2006.", "fought", None),
        ("The firms are at war over patents.", "The two states are at war over the border.", "war", None),
        (
            "Trade rows grew into a war of tariffs between China and France.",
            "Border rows grew into a war between China and France.",
            "war",
            None,
        ),
        ("Lawmakers clashed over the budget.", "Rebels clashed over the border.", "clashed", None),
        (
            "Bor and Tal battled in the debate on Monday.",
            "Rebels battled the army near Oster on Monday.",
            "battled",
            None,
        ),
        ("Critics called it an invasion of privacy.", "Critics recalled the invasion of Iraq.", "invasion", None),
        (
            "The minister was bombarded with questions.",
            "The port was bombarded with rockets.",
            "bombarded",
            None,
        ),
        ("The people are tired of war.", "The people are tired of the war in Sudan.", "war", "commentary"),
        ("He served in the Iraq war.", "He served in the Sudan war.", "war", "name"),
    ],
)
def test_wars_of_words_are_none(figure: str, deed: str, word: str, reason: str | None) -> None:
    assert word in told(read(deed))
    found = read(figure)
    assert word not in told(found)
    reasons = {one.reason for one in found.not_events}
    assert (reason or "figure_of_speech") in reasons


@pytest.mark.parametrize(
    ("text", "root", "parties"),
    [
        ("The Ukraine war has pushed up prices in Germany.", "ASSAULT", []),
        ("The Russia-Ukraine war has pushed up prices.", "ASSAULT", ["RUS", "UKR"]),
        ("The Gaza war dominated the talks between Egypt and Qatar.", "CONSULT", ["EGY", "QAT"]),
        ("The Gaza war dominated the talks between Egypt and Qatar.", "ASSAULT", []),
        ("Fighting erupted between Sudan and Chad.", "ASSAULT", ["SDN", "TCD"]),
        ("Opponents of the Sudan war marched in London.", "PROTEST", []),
        ("Opponents from Sudan marched in London.", "PROTEST", ["SDN"]),
    ],
)
def test_a_land_that_only_names_a_war_is_no_party(text: str, root: str, parties: list[str]) -> None:
    found = next(one for one in read(text).events if one.type == root)
    assert sorted(party.actor or "" for party in found.source) == parties


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Ukraine war has pushed up prices in Germany.", "Ukraine"),
        ("The war in Ukraine has pushed up prices in Germany.", "Ukraine"),
        ("The war has pushed up prices in Germany.", "Germany"),
    ],
)
def test_a_war_is_where_the_land_lies_that_names_it(text: str, place: str) -> None:
    found = next(one for one in read(text).events if one.type == "ASSAULT")
    assert [one.name for one in found.places] == [place]
