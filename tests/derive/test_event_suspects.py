"""Who is arrested over a deed, behind it, blamed for it, or told to be its nameless doer; and who only suffered it."""

import pytest

import sayso
from sayso.records import Event

PUBLISHED = "2031-12-06"


def violent(text: str) -> Event:
    """The one deed of violence of a text."""
    (found,) = [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]
    return found


def names(event: Event) -> list[str]:
    return [one.name.removeprefix("the ").removeprefix("The ") for one in event.source]


@pytest.mark.parametrize(
    ("text", "doers", "status"),
    [
        ("Two men were detained over the bombing of the market.", ["Two men"], "possible"),
        ("The police arrested a man in connection with the murder of the judge.", ["a man"], "possible"),
        ("The police arrested a man after the murder of the judge.", [], "fact"),
        ("The Front was behind the attack, police said.", ["Front"], "claimed"),
        ("The Front may be behind the attack on the port.", ["Front"], "possible"),
        ("The communists were behind the preparation and execution of the judge.", ["communists"], "fact"),
        ("The men stood behind the wall. The attack on the port killed six.", [], "fact"),
        ("Police blamed the attack on the Front.", ["Front"], "claimed"),
        ("The army denied any responsibility for the attack and, instead, blamed the Front.", ["Front"], "possible"),
        ("An attack on the missionaries was claimed by the Front.", ["Front"], "claimed"),
        ("An attack on the missionaries was condemned by the Front.", [], "fact"),
    ],
)
def test_who_is_held_for_a_deed(text: str, doers: list[str], status: str) -> None:
    event = violent(text)
    assert (names(event), event.status) == (doers, status)


def test_whom_a_deed_is_blamed_on_has_not_suffered_it() -> None:
    assert violent("Police blamed the attack on the Front.").target == ()
    assert names(violent("Police condemned the attack on the Front.")) == []


@pytest.mark.parametrize(
    ("text", "doer", "status"),
    [
        ("Hooded men who said they were members of the Front burned a bus.", "Front", "possible"),
        ("A judge was killed by men believed to be members of the Shining Path.", "Shining Path", "possible"),
        ("Gunmen who said they were hungry killed the mayor.", "Gunmen", "fact"),
    ],
)
def test_nameless_doers_are_who_they_are_told_to_be(text: str, doer: str, status: str) -> None:
    event = violent(text)
    assert (names(event), event.status) == ([doer], status)


@pytest.mark.parametrize(
    ("text", "doers", "victims"),
    [
        (
            "The whereabouts of seven other students, kidnapped by alleged death squads, remain unknown.",
            ["alleged death squads"],
            ["seven other students"],
        ),
        ("A former law student was found murdered in Oster.", [], ["A former law student"]),
        ("The Front released a priest kidnapped in Oster.", [], ["a priest"]),
        (
            "A former law student found the judge's car and killed two men.",
            ["A former law student"],
            ["two men"],
        ),
        ("Policemen were executed by order of Colonel Ivo Brel.", ["Colonel Ivo Brel"], ["Policemen"]),
    ],
)
def test_who_suffers_a_deed_has_not_done_it(text: str, doers: list[str], victims: list[str]) -> None:
    event = violent(text)
    assert names(event) == doers
    assert [one.name for one in event.target] == victims


def test_a_participle_with_an_owner_only_describes() -> None:
    text = "Four students, whose brutally mutilated bodies were found in Oster, were buried."
    assert [one.type for one in sayso.read(text).events] == []
    assert [one.type for one in sayso.read("The rebels mutilated four students in Oster.").events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Arvan apologised for its bombardment of the market.", ["Arvan"]),
        ("Arvan condemned the bombardment of the market.", []),
        ("There was no immediate claim of responsibility for the bombardment.", []),
    ],
)
def test_who_apologises_for_a_deed_did_it(text: str, doers: list[str]) -> None:
    assert names(violent(text)) == doers


def test_what_nobody_claims_is_a_fact() -> None:
    assert violent("There was no immediate claim of responsibility for the attack.").status == "fact"


def test_who_presses_on_asks_for_nothing() -> None:
    assert sayso.read("The rebels pressed on towards Oster.").events == ()
