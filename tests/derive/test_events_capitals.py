"""Doers in lines of capitals, where no capital tells a name; and the one group that "the rebels" are."""

import pytest

import sayso

PUBLISHED = "1990-03-14"


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Each event: the first word of its trigger, who did it, to whom."""
    findings = sayso.read(text, published=PUBLISHED)
    words = findings.document.text
    return [
        (
            words[one.trigger.start : one.trigger.end].split()[0].lower(),
            [party.name for party in one.source],
            [party.name for party in one.target],
        )
        for one in findings.events
    ]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "THE SWEDISH CITIZEN JAN CARL HOLM, KIDNAPPED LAST TUESDAY BY A COLOMBIAN GUERRILLA GROUP, IS WELL.",
            ["COLOMBIAN GUERRILLA GROUP"],
        ),
        ("POLICE ARE LOOKING FOR JULIO VERA PRADO, WHO WAS KIDNAPPED BY THE GALE FRONT.", ["THE GALE FRONT"]),
        ("THE BANKER WAS KIDNAPPED ON 20 DECEMBER BY THE UNTOUCHABLES.", ["THE UNTOUCHABLES"]),
        ("THE PRIEST JUAN VEGA, KIDNAPPED IN OSTER, IS WELL.", []),
        ("THE GALE FRONT KIDNAPPED THE BANKER.", ["THE GALE FRONT"]),
    ],
)
def test_who_abducted_in_capitals(text: str, doers: list[str]) -> None:
    (event,) = [one for one in told(text) if one[0] == "kidnapped"]
    assert event[1] == doers


def test_a_claim_names_the_group_behind_its_description() -> None:
    text = (
        'AN ULTRA-RIGHT-WING COMMANDO UNIT, THE "LOPE VEGA CIVIC FORCE" [FUERZA CIVICA LOPE VEGA] TONIGHT CLAIMED '
        "RESPONSIBILITY FOR THE ATTACK THAT KILLED THE JUDGE."
    )
    assert told(text)[0][1] == ["LOPE VEGA CIVIC FORCE"]


def test_a_month_in_capitals_is_no_march() -> None:
    assert told("AS OF 16 MARCH, THE DATE SET BY THE GALE FRONT, BUSES WILL STOP.") == []
    assert [one[0] for one in told("ABOUT 200 STUDENTS HELD A MARCH THROUGH OSTER.")] != []


def test_a_car_in_capitals_is_no_country() -> None:
    events = told("A CAR BOMB KILLED TWO POLICEMEN IN OSTER, AND A SECOND CAR DETONATED NEAR THE PORT.")
    assert all("Central African Republic" not in one[1] + one[2] for one in events)


def test_dynamite_is_no_deed() -> None:
    assert all(one[0] != "dynamite" for one in told("THE BOMB USED 20 KG OF DYNAMITE AND THE ATTACK KILLED SIX."))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Houthi movement said it fired a missile. The rebels attacked a tanker off Yemen.", "Houthis"),
        ("The Houthi movement met Hamas in Oster. The rebels attacked a tanker off Yemen.", "The rebels"),
        ("The Houthi movement met envoys. The rebels of the Gale Front attacked a tanker.", "rebels of the Gale Front"),
        ("The Houthi movement met envoys. Colombian rebels attacked a barge in Colombia.", "Colombian rebels"),
    ],
)
def test_the_rebels_are_the_one_group_named(text: str, name: str) -> None:
    (event,) = [one for one in told(text) if one[0] == "attacked"]
    assert [one.removeprefix("the ").removeprefix("The ") for one in event[1]] == [name.removeprefix("The ")]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The Gale Front perpetrated one of its worst attacks in Oster.", ["The Gale Front"]),
        ("The murder was an act of revenge by the Gale Front.", ["Gale Front"]),
        ("The attack was the work of the Gale Front.", ["the Gale Front"]),
        ("The attack was a surprise to the Gale Front.", []),
    ],
)
def test_whose_work_a_deed_was(text: str, doers: list[str]) -> None:
    assert told(text)[0][1] == doers
