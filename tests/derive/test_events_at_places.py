"""Lands that only say where a deed was done, clauses about a party, and deeds that are none."""

import pytest

import sayso
from sayso.records import Event

PUBLISHED = "2031-12-06"


def events_in(text: str) -> tuple[Event, ...]:
    return sayso.read(text, published=PUBLISHED).events


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [one.actor or one.name for one in event.source], [one.actor or one.name for one in event.target]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kurdish fighters attacked the Islamic State in Iraq and Syria.", ["IMG.islamic-state"]),
        ("Russia attacked Ukraine and Poland.", ["UKR", "POL"]),
        ("Israel struck targets in Damascus and Syria protested to the United Nations.", ["SYR"]),
        ("Kurdish fighters are battling the Islamic State in Iraq and Syria.", ["IMG.islamic-state"]),
    ],
)
def test_a_land_joined_to_where_it_happened_is_not_attacked(text: str, target: list[str]) -> None:
    (event,) = [one for one in events_in(text) if one.type == "ASSAULT"]
    assert sides(event)[1] == target


def test_what_stands_behind_an_and_may_open_the_next_clause() -> None:
    attacked, protested = events_in("Israel struck targets in Damascus and Syria protested to the United Nations.")
    assert [place.name for place in attacked.places] == ["Damascus"]
    assert len(attacked.target) == 1
    assert sides(protested) == (["SYR"], ["IGO.united-nations"])


def test_the_land_of_a_town_did_nothing_there() -> None:
    (attacked,) = events_in("Troops in Damascus, Syria attacked the rebels.")
    assert [one.name for one in attacked.source] == ["Troops"]
    assert events_in("Hollande returned to Paris after a private visit to Avignon, France.") == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Russia bombed rebels fighting the Syrian army.", "rebels"),
        ("Russia bombed rebels who attacked the Syrian army.", "rebels"),
        ("Russia bombed the Syrian army.", "Syrian Arab Army"),
    ],
)
def test_whom_a_party_fights_is_not_what_was_done_to_it(text: str, target: str) -> None:
    bombed = next(one for one in events_in(text) if one.trigger.start == text.index("bombed"))
    assert [one.name for one in bombed.target] == [target]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Military spending is in danger of sinking to 1.08 percent, Dell said.", []),
        ("Arvan sank into civil war in 2014, he said.", []),
        ("The navy sank two boats near Oster.", ["ASSAULT"]),
        ("Dell praised the plans for meeting any Russian challenge.", []),
        ("Germany will meet the NATO target, Dell said.", []),
        ("Putin met the German chancellor to discuss goals.", ["CONSULT"]),
        ("Putin met the commanders of the target group.", ["CONSULT"]),
        ("When ordinary boots are ruled out, others fill the gap.", []),
        ("Israel ruled out talks with Hamas.", ["REJECT"]),
    ],
)
def test_what_only_sounds_like_a_deed_is_none(text: str, types: list[str]) -> None:
    assert [one.type for one in events_in(text)] == types


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('Anna Dell told the Gazette of it. "I saw people fleeing," she said, speaking by phone from Nice.', 0),
        ("Putin and Biden spoke by phone on Monday.", 1),
    ],
)
def test_an_interview_by_telephone_is_no_meeting_of_one(text: str, count: int) -> None:
    assert len([one for one in events_in(text) if one.type == "CONSULT"]) == count


@pytest.mark.parametrize("verb", ["asserted", "accepted", "claimed"])
def test_who_takes_responsibility_did_it(verb: str) -> None:
    attack = next(
        one for one in events_in(f"The Islamic State {verb} responsibility for that attack.") if one.type == "ASSAULT"
    )
    assert (sides(attack)[0], attack.status) == (["IMG.islamic-state"], "claimed")
    other = next(
        one for one in events_in("The Islamic State discussed responsibility for that attack.") if one.type == "ASSAULT"
    )
    assert other.source == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Jurors saw Dell approach the counter and later walk out of the restaurant.", []),
        ("Workers walked out of the plant on Monday.", ["PROTEST"]),
        ("He was found guilty of obstruction of justice in Oster.", ["SANCTION"]),
    ],
)
def test_who_leaves_a_room_protests_against_nobody(text: str, types: list[str]) -> None:
    assert [one.type for one in events_in(text)] == types


def test_whom_support_is_for_destroying_is_not_supported() -> None:
    told = "President Macron and Chancellor Scholz reaffirmed their shared commitment to {}, the ministry said."
    for of, targets in (("degrading and destroying ISIL", []), ("Israel", ["ISR"])):
        supports = [one for one in sayso.read(told.format(of)).events if one.type == "SUPPORT"]
        assert [who for one in supports for who in sides(one)[1]] == targets


def test_a_people_told_with_what_they_are_is_not_their_state() -> None:
    (killed,) = events_in("A knife-wielding French Islamist killed a police officer in Paris.")
    assert [one.name for one in killed.source] == ["A knife-wielding French Islamist"]
