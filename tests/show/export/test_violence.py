"""UCDP's definitions: who fought whom, which type of violence, who died on which side, by competing claims."""

import pytest

from sayso.records import Happening, Point, Series, Tally
from sayso.show.export.occurrences import Occurrence, occurrences
from sayso.show.export.tolls import claims
from sayso.show.export.violence import conflict, deaths
from tests.show.export.entries import account, incident, made, meeting, of


def row(*args: object, **more: object) -> Occurrence:
    return occurrences(account(incident(*args, **more)))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "target", "kind", "a", "b"),
    [
        (("Azerbaijan", "AZE"), ("Armenia", "ARM"), 1, "Government of Azerbaijan", "Government of Armenia"),
        (("Azerbaijani army", "AZE.MIL"), ("Hezbollah", "LBN.hezbollah"), 1, "Government of Azerbaijan", "Hezbollah"),
        (("Hezbollah", "LBN.hezbollah"), ("Israel", "ISR"), 1, "Government of Israel", "Hezbollah"),
        (("Hezbollah", "LBN.hezbollah"), ("Rebels", "SYR.REB"), 2, "Hezbollah", "Rebels"),
        (("Rebels", "SYR.REB"), ("villagers", "SYR"), 3, "Rebels", "Civilians"),
        (("Israel", "ISR"), ("Israeli residents", "ISR"), 3, "Government of Israel", "Civilians"),
        (("Russia", "RUS"), ("reporters of a paper", "UKR.JRN"), 3, "Government of Russia", "Civilians"),
        (("gunmen", "SOM.UAF"), ("Somalia", "SOM"), None, "gunmen", "Government of Somalia"),
        (("villagers", None), ("shoppers", None), None, "villagers", "shoppers"),
        (None, ("Armenia", "ARM"), None, None, "Government of Armenia"),
        (("Azerbaijan", "AZE"), None, None, "Government of Azerbaijan", None),
        (("people's militia", "UKR.REB"), ("Ukraine", "UKR"), 1, "Government of Ukraine", "people's militia"),
        (
            ("Kurdistan Workers’ Party", "TUR.REB"),
            ("Turkey", "TUR"),
            1,
            "Government of Turkey",
            "Kurdistan Workers’ Party",
        ),
    ],
)
def test_who_fought_whom(source: object, target: object, kind: int | None, a: str | None, b: str | None) -> None:
    found = conflict(row(source, target))
    assert (found.type, found.a and found.a.name, found.b and found.b.name) == (kind, a, b)


def test_civilians_killed_are_the_other_side_where_nobody_else_is_named() -> None:
    found = conflict(row(("Rebels", "SYR.REB"), None, killed=({"number": 3.0, "civilian": True},)))
    assert (found.type, found.b and found.b.name) == (3, "Civilians")


def test_in_clashes_each_is_a_side() -> None:
    found = conflict(occurrences(account(meeting()))[0])
    assert (found.a and found.a.actor, found.b and found.b.actor) == ("AZE", "ARM")


def dead(*killed: dict) -> tuple[float, ...]:
    one = row(killed=killed)
    found = deaths(one, conflict(one))
    assert found is not None
    assert found.a + found.b + found.civilians + found.unknown == found.best
    assert found.low <= found.best <= found.high
    return (found.a, found.b, found.civilians, found.unknown, found.low, found.best, found.high)


ARMENIANS, AZERBAIJANIS = {"of": of("Armenian soldiers", "ARM.MIL")}, {"of": of("Azerbaijan", "AZE")}


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        (({"number": 5.0},), (0, 0, 0, 5, 5, 5, 5)),
        (({"number": 5.0, "civilian": True},), (0, 0, 5, 0, 5, 5, 5)),
        (({"number": 49.0} | ARMENIANS, {"number": 3.0} | AZERBAIJANIS), (3, 49, 0, 0, 52, 52, 52)),
        # a total that is more than its parts leaves some of unknown status
        (({"number": 60.0}, {"number": 49.0} | ARMENIANS), (0, 49, 0, 11, 60, 60, 60)),
        # parts that are more than an older total are the total
        (({"number": 40.0}, {"number": 49.0} | ARMENIANS), (0, 49, 0, 0, 40, 49, 49)),
        # part of a whole is not added to it
        (({"number": 12.0}, {"number": 3.0, "part_of": "f0", "unit": "children"}), (0, 0, 0, 12, 12, 12, 12)),
        (({"number": 12.0}, {"number": 3.0, "part_of": "f0", "civilian": True}), (0, 0, 3, 9, 12, 12, 12)),
        # competing claims: the least, the one more reports carry (here the lesser), the greatest
        (({"number": 49.0, "by": "ARM"}, {"number": 71.0, "by": "AZE"}), (0, 0, 0, 49, 49, 49, 71)),
        (({"number": 49.0, "by": "ARM"}, {"number": 105.0, "by": "ARM"}), (0, 0, 0, 105, 105, 105, 105)),
        (({"number": 10.0, "high": None, "by": "A"}, {"number": 8.0, "by": "B"}), (0, 0, 0, 8, 8, 8, 10)),
        (({"number": 10.0, "high": None},), (0, 0, 0, 10, 10, 10, 10)),
        (({"number": 7.0, "low": None, "high": 7.0},), (0, 0, 0, 7, 7, 7, 7)),
        (({"number": 5.0, "low": 5.0, "high": 9.0},), (0, 0, 0, 5, 5, 5, 9)),
    ],
)
def test_deaths_by_side(killed: tuple[dict, ...], expected: tuple[float, ...]) -> None:
    assert dead(*killed) == expected


def test_nobody_counts() -> None:
    one = row(killed=({"number": 5.0, "what": "wounded"},))
    assert deaths(one, conflict(one)) is None
    assert [count.best for count in claims(one, "wounded")] == [5.0]


def test_the_tally_of_the_account_is_taken_where_it_is_of_this_happening_only() -> None:
    """Its numbers, not ours: what a screen shows and what an export says are the same."""
    entries = incident(killed=({"number": 5.0, "by": "ARM"},))
    point = Point("2022-09-13", 5.0, 5.0, "first", "", (entries.counted[0].key,), 1, 1)
    tally = Tally("killed", None, None, None, 4.0, 6.0, 8.0, (Series("Armenia", "ARM", (point,)),))
    count = claims(occurrences(account(entries, tallies=(tally,)))[0], "killed")[0]
    assert (count.low, count.best, count.high, count.by) == (4.0, 6.0, 8.0, ("Armenia",))


def test_of_a_tally_of_several_happenings_only_what_is_of_this_one_counts() -> None:
    here, there = incident(killed=({"number": 5.0},), number=1), incident(killed=({"number": 90.0},), number=2)
    points = tuple(
        Point(None, one.counted[0].figure.low, one.counted[0].figure.high, "first", "", (one.counted[0].key,), 1, 1)
        for one in (here, there)
    )
    tally = Tally("killed", None, None, None, 5.0, 90.0, 90.0, (Series(None, None, points),))
    first, second = occurrences(account(here, there, tallies=(tally,)))
    assert [count.best for count in claims(first, "killed")] == [5.0]
    assert [count.best for count in claims(second, "killed")] == [90.0]


def test_copies_carry_a_number_once() -> None:
    """Two independent reports say 8, four copies of one report say 9."""
    eight = [incident(killed=({"number": 8.0, "by": "ARM"},), number=one) for one in (1, 2)]
    nine = [incident(killed=({"number": 9.0, "by": "AZE"},), number=one) for one in (3, 4, 5, 6)]
    keys = tuple(one.happened[0].key for one in (*eight, *nine))
    origins = {one.report.document: nine[0].report.document for one in nine[1:]}
    happening = Happening(keys, "fact", (), (), None, 3, 6)
    found = occurrences(account(*eight, *nine, happenings=(happening,), origins=origins))[0]
    assert [(count.low, count.best, count.high) for count in claims(found, "killed")] == [(8.0, 8.0, 9.0)]


def test_the_shelling_by_all_its_reports() -> None:
    one = occurrences(made())[0]
    found = deaths(one, conflict(one))
    assert found is not None
    assert (found.b, found.civilians, found.low, found.best, found.high) == (105, 3, 52, 108, 108)
