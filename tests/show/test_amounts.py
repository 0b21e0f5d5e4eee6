from dataclasses import replace

import pytest

from sayso.show import amounts
from tests.show.made import figure, party

SAILORS = party("sailors")
COMMAND = party("the command", "Northern Command")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(79, "79"), (1200, "1,200"), (0.75, "0.75"), (2.5e6, "2.5 million"), (1234567, "1,234,567"), (3e9, "3 billion")],
)
def test_number(value: float, shown: str) -> None:
    assert amounts.number(value) == shown


@pytest.mark.parametrize(
    ("low", "high", "comparator", "amount", "bounds"),
    [
        (12, 12, "exact", "12", ("12", "12")),
        (79, 200, "exact", "79–200", ("79", "200")),
        (12, None, "at_least", "12+", ("12", "–")),
        (None, 30, "up_to", "up to 30", ("–", "30")),
        (200, 200, "about", "about 200", ("~200", "~200")),
    ],
)
def test_intervals_look_like_intervals(
    low: float | None, high: float | None, comparator: str, amount: str, bounds: tuple[str, str]
) -> None:
    one = figure("f1", "12 sailors", low, high, comparator=comparator)
    assert amounts.amount(one) == amount
    assert amounts.bounds(one) == bounds


@pytest.mark.parametrize(
    ("what", "label"),
    [
        ({}, "killed"),
        ({"of": SAILORS}, "sailors killed"),
        ({"of": SAILORS, "civilian": True}, "sailors killed (civilians)"),
        ({"of": party("sailors", "Tarvo sailors"), "civilian": False}, "Tarvo sailors killed"),
        ({"of": party("sailors", "killed sailors")}, "killed sailors"),
        ({"of": COMMAND}, "killed, Northern Command"),
        ({"of": COMMAND, "civilian": False}, "military killed, Northern Command"),
        ({"civilian": True}, "civilians killed"),
        ({"what": "troops", "of": SAILORS}, "sailors"),
        ({"what": "weapons", "unit": "tanks"}, "tanks"),
        ({"what": "money", "unit": "florins"}, "money, florins"),
        ({"what": "other", "unit": "houses", "of": COMMAND}, "houses, Northern Command"),
    ],
)
def test_label_says_what_is_counted(what: dict, label: str) -> None:
    assert amounts.label(figure("f1", "12 sailors", 1, 1, **what)) == label


def test_phrase_puts_units_behind_the_number() -> None:
    days = figure("f1", "44 days", 44, 44, what="duration", unit="days")
    assert amounts.phrase(days) == "44 days"
    assert amounts.phrase(replace(days, low=1, high=1)) == "1 day"
    assert amounts.phrase(figure("f1", "12 sailors", 12, None, of=SAILORS)) == "12+ sailors killed"
