"""Deeds at several places are several, one deed told twice is one; and who answers a deed is not who did it."""

import pytest

import sayso
from sayso.records import Event

PUBLISHED = "2031-12-06"


def events_in(text: str) -> tuple[Event, ...]:
    return sayso.read(text, published=PUBLISHED).events


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels shelled Kupiansk; two were killed in Kramatorsk.", [["Kupiansk"], ["Kramatorsk"]]),
        ("Rebels shelled Kupiansk; two were killed in the town.", [["Kupiansk"]]),
        (
            "A raid hit a house in Sidon, killing four people. In Beirut, a drone strike destroyed a car.",
            [["Sidon"], ["Beirut"]],
        ),
        ("A raid hit a house in Sidon, killing four people. The drone strike in Sidon destroyed a car.", [["Sidon"]]),
        ("An attack in the Kharkiv region killed two men in Kupiansk.", [["Kupiansk"]]),
        ("Six people were killed in Kabul on Monday. Gunmen attacked a minibus in the city.", [["Kabul"]]),
    ],
)
def test_deeds_at_places_that_do_not_hold_each_other_are_apart(text: str, places: list[list[str]]) -> None:
    found = [sorted(place.name for place in one.places) for one in events_in(text)]
    assert len(found) == len(places)
    assert [own for own in places if len(places) > 1] == [own for own in found if len(places) > 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Troops shelled Ostrava Nova, wounding a woman. A missile hit a depot.", 2),
        ("Troops shelled Ostrava Nova, wounding a woman. The attack hit a depot.", 1),
        ("Rebels shelled Tarvo on Monday. They shelled Orvo on Tuesday.", 2),
        ("Rebels shelled Tarvo on Monday. They shelled Tarvo with mortars.", 1),
        ("Rebels attacked Tarvo on Monday. The rebels attacked Tarvo barracks with mortars.", 1),
    ],
)
def test_a_new_deed_behind_what_came_of_the_last_is_another(text: str, count: int) -> None:
    assert len(events_in(text)) == count


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("The Israeli plan drew sharp criticism from France.", ["FRA"], ["ISR"]),
        ("France voiced sharp criticism of the Israeli plan.", ["FRA"], ["ISR"]),
        ("Pakistan won praise from China for its handling of the crisis.", ["CHN"], ["PAK"]),
        ("Iran's decision was met with condemnation from Britain.", ["GBR"], ["IRN"]),
        ("Serbia came under criticism from France over the visit.", ["FRA"], ["SRB"]),
        ("Serbia had come in for some criticism from France over the visit.", ["FRA"], ["SRB"]),
        ("Russia earned a rebuke from China.", ["CHN"], ["RUS"]),
        ("France drew the ire of Turkey.", ["TUR"], ["FRA"]),
        ("France praised China for its handling of the crisis.", ["FRA"], ["CHN"]),
    ],
)
def test_who_praises_or_criticises_is_who_the_answer_comes_from(
    text: str, source: list[str], target: list[str]
) -> None:
    found = [one for one in events_in(text) if one.type in ("ACCUSE", "SUPPORT")]
    assert [[party.actor for party in one.source] for one in found] == [source]
    assert [[party.actor for party in one.target] for one in found] == [target]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Turkey's incursion drew condemnation from Iraq.", ["TUR"], []),
        ("Turkey's incursion into Iraq drew condemnation.", ["TUR"], ["IRQ"]),
        ("Egypt faces attacks from rebels in Sinai.", [None], ["EGY"]),
        ("Egypt launched attacks on rebels in Sinai.", ["EGY"], [None]),
    ],
)
def test_who_answers_a_deed_has_no_part_in_it(text: str, source: list[str | None], target: list[str | None]) -> None:
    found = next(one for one in events_in(text) if one.type == "ASSAULT")
    assert [party.actor for party in found.source] == source
    assert [party.actor for party in found.target] == target


@pytest.mark.parametrize(
    ("text", "root", "doers"),
    [
        ("Japan's plan sparked protests in Seoul.", "PROTEST", [[]]),
        ("Teachers from Japan staged protests in Seoul.", "PROTEST", [["JPN"]]),
        ("The plan of Japan was met with condemnation by France.", "CONSULT", []),
        ("Japan met with France in Seoul.", "CONSULT", [["FRA", "JPN"]]),
    ],
)
def test_what_draws_protests_or_is_met_with_anger_neither_protests_nor_meets(
    text: str, root: str, doers: list[list[str]]
) -> None:
    found = [one for one in events_in(text) if one.type == root]
    assert [sorted(party.actor or "" for party in one.source) for one in found] == doers
