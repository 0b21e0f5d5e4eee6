"""Deeds whose parties the grammar reads wrongly or not at all, and words that only look like deeds."""

import pytest

import sayso
from sayso.records import Event, Root

PUBLISHED = "2031-03-14"


def events_in(text: str, root: Root) -> list[Event]:
    return [one for one in sayso.read(text, published=PUBLISHED).events if one.type == root]


@pytest.mark.parametrize(
    ("text", "doers", "struck"),
    [
        ("A general was killed by mortar fire from the Islamic State.", ["Islamic State"], ["A general"]),
        ("Two men died in rocket fire from Lebanon.", [], []),
        ("The IRA's Belfast brigade had detonated 20 bombs in the city.", ["The IRA's Belfast brigade"], []),
        ("Twenty bombs were detonated in the city.", [], []),
        ("Nicolas Maduro survived an attack on his life.", [], ["Nicolás Maduro"]),
        ("Nicolas Maduro launched an attack on Iran.", ["Nicolás Maduro"], ["Iran"]),
        (
            "Gangs roam the town, intimidating nurses and journalists, beating opposition politicians.",
            ["Gangs"],
            ["opposition politicians"],
        ),
        ("The journalists beat opposition politicians.", ["The journalists"], ["opposition politicians"]),
    ],
)
def test_who_did_it_to_whom(text: str, doers: list[str], struck: list[str]) -> None:
    found = events_in(text, "ASSAULT")[-1]
    assert sorted(party.name for party in found.source) == doers
    assert sorted(party.name for party in found.target) == struck


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norway hosted the conflict talks between Israel and Hamas.", ["ISR", "PSE.hamas"]),
        ("Iran held talks with Iraq.", ["IRN", "IRQ"]),
    ],
)
def test_between_names_both_who_talk(text: str, parties: list[str]) -> None:
    found = events_in(text, "CONSULT")[-1]
    assert set(parties) <= {party.actor for party in found.target}


@pytest.mark.parametrize(
    ("figure", "deed", "root"),
    [
        ("The embassy issued a travel warning for Kenya.", "France issued a warning to Kenya.", "THREATEN"),
        ("The driver declined to give his last name.", "The driver declined the offer of a truce.", "REJECT"),
        (
            "Bor was attacked by the senator for saying that taxes were low.",
            "Bor was attacked by the rebels for selling arms.",
            "ASSAULT",
        ),
        ("Appearing more subdued than usual, Bor left.", "Troops subdued the rebels in Oster.", "ASSAULT"),
        (
            "The games are to take place in Mexico City.",
            "Rebels took the town of Oster.",
            "ASSAULT",
        ),
        ("He was taken to the Century City Towers.", "Rebels had taken the city of Oster.", "ASSAULT"),
        (
            "Over 345 pilgrims were killed in a stampede near Mecca.",
            "Over 345 pilgrims were killed in a raid near Mecca.",
            "ASSAULT",
        ),
        ("He read the magazine, which attacked defectors.", "Rebels attacked the magazine in Lima.", "ASSAULT"),
        ("Bor spoke before crowds at raucous rallies.", "Students held rallies in Lima.", "PROTEST"),
    ],
)
def test_words_that_only_look_like_a_deed(figure: str, deed: str, root: Root) -> None:
    assert events_in(deed, root) != []
    assert events_in(figure, root) == []
