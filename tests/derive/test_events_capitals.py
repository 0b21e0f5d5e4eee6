"""Doers in lines of capitals, where no capital tells a name; and whose work a deed was."""

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


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("THE NORTHERN GALE FRONT (NGF) TODAY ALSO ATTACKED THE GENERAL STAFF.", ["THE NORTHERN GALE FRONT"]),
        ("THE NORTHERN GALE FRONT (NGF) ON 29 NOVEMBER ATTACKED OSTER.", ["THE NORTHERN GALE FRONT"]),
        ("TODAY MEN IN MASKS ATTACKED THE GENERAL STAFF.", ["MEN"]),
    ],
)
def test_who_stands_before_a_day_and_the_verb_did_it(text: str, doers: list[str]) -> None:
    assert [event[1] for event in told(text) if event[0] == "attacked"] == [doers]


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
