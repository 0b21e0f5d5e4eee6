"""Numbers that are a part of another, headings that count nothing, and changes that are no range."""

import pytest

import sayso
from sayso.records import Figure


def figures_in(text: str) -> tuple[Figure, ...]:
    return sayso.read(text, published="2031-12-06").figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army lost 12 soldiers. Four of them were officers.", [(12, "killed", None), (4, "killed", "f1")]),
        ("Police arrested 40 men. Nine of them died.", [(40, "detained", None), (9, "killed", None)]),
        (
            "Ten men were killed and 20 wounded. Three of them were nurses.",
            [(10, "killed", None), (20, "wounded", None)],
        ),
        (
            "Of the 20 killed, 12 were nurses and the remaining eight were guards.",
            [(20, "killed", None), (12, "killed", "f1"), (8, "killed", "f1")],
        ),
        ("Rebels killed 20 men and the other eight fled.", [(20, "killed", None), (8, "displaced", None)]),
        (
            "Seven of the 20 hostages were freed, and the other 13 are still held.",
            [(20, "captured", None), (13, "captured", "f1")],
        ),
        (
            "The militia holds 130 hostages, 30 of whom are believed dead.",
            [(130, "captured", None), (30, "killed", "f1")],
        ),
        (
            "The militia killed 130 guards, 30 of whom were asleep.",
            [(130, "killed", None), (30, "killed", "f1")],
        ),
        (
            "Seven members of a family, including three children, were killed.",
            [(7, "killed", None), (3, "killed", "f1")],
        ),
        ("A member of a family and three children were killed.", [(1, "killed", None), (3, "killed", None)]),
        ("He killed two men in 2015 and three more in 2019.", [(2, "killed", None), (3, "killed", None)]),
        ("The attack left 12 dead and scores injured.", [(12, "killed", None), (40, "wounded", None)]),
    ],
)
def test_a_part_hangs_on_its_whole(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    assert [(one.low, one.what, one.part_of) for one in figures_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Celebrity divorces killed: 10", []),
        ("Bills killed: 10", []),
        ("Soldiers killed: 10", ["killed"]),
        ("Casualties: killed: 10", ["killed"]),
    ],
)
def test_a_heading_over_things_counts_nobody(text: str, what: list[str]) -> None:
    assert [one.what for one in figures_in(text)] == what


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The death toll rose by 12 to 45.", [(45, 45)]),
        ("The death toll rose from 12 to 45.", [(12, 12), (45, 45)]),
        ("The death toll is 12 to 15.", [(12, 15)]),
    ],
)
def test_by_how_much_a_toll_rose_is_no_toll(text: str, numbers: list[tuple[float, float]]) -> None:
    assert [(one.low, one.high) for one in figures_in(text)] == numbers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The blast killed 20 people, including four children.", []),
        ("Twenty people, among them four children, were killed in Kabul.", []),
        ("Twenty people, among them four children, were killed by rebels in Kabul.", ["rebels"]),
    ],
)
def test_those_counted_among_the_killed_did_not_kill(text: str, doers: list[str]) -> None:
    found = sayso.read(text, published="2031-12-06").events
    assert [party.name for one in found for party in one.source] == doers


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The attack took place at approximately 1330 in Lima.", []),
        ("The attack hurt approximately 1330 people.", [(1330, "wounded")]),
        ("Rebels killed a national police officer.", [(1, "killed")]),
        ("A truck with 200 kg of dynamite went off.", [(200, "other")]),
    ],
)
def test_hours_are_no_count(text: str, figures: list[tuple[float, str]]) -> None:
    assert [(one.low, one.what) for one in figures_in(text)] == figures


def test_one_of_the_police_is_an_officer() -> None:
    (figure,) = figures_in("Rebels killed a national police officer.")
    assert figure.of is not None
    assert figure.of.name == "national police officer"
