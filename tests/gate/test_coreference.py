"""The measures of groups, on the examples their papers give."""

from itertools import permutations
from random import Random

import numpy as np
import pytest

from tests.gate.coreference import b_cubed, ceaf_e, conll, greatest_sum, groups_by, muc

KEY = [list("12345"), list("67"), list("89ABC")]
TWO_JOINED = [list("12345"), list("6789ABC")]
OTHER_TWO_JOINED = [list("1234589ABC"), list("67")]
ALL_JOINED = [list("123456789ABC")]
ALL_APART = [[one] for one in "123456789ABC"]


def test_muc_counts_links_as_vilain_and_others_do() -> None:
    rates = muc([list("ABCD")], [list("AB"), list("CD")])
    assert (rates.precision, rates.recall) == (1.0, pytest.approx(2 / 3))


def test_b_cubed_is_that_of_bagga_and_baldwin() -> None:
    assert b_cubed(KEY, TWO_JOINED).precision == pytest.approx(0.76, abs=0.005)
    assert b_cubed(KEY, OTHER_TWO_JOINED).precision == pytest.approx(0.58, abs=0.005)
    assert b_cubed(KEY, TWO_JOINED).recall == 1.0


@pytest.mark.parametrize(
    ("found", "muc_f1", "b_cubed_f1", "ceaf_f1"),
    [
        (TWO_JOINED, 0.947, 0.865, 0.733),
        (OTHER_TWO_JOINED, 0.947, 0.737, 0.667),
        (ALL_JOINED, 0.900, 0.545, 0.294),
        (ALL_APART, 0.0, 0.400, 0.178),
    ],
)
def test_all_three_are_those_of_luo(found: list[list[str]], muc_f1: float, b_cubed_f1: float, ceaf_f1: float) -> None:
    got = [measure(KEY, found).f1 for measure in (muc, b_cubed, ceaf_e)]
    assert got == pytest.approx([muc_f1, b_cubed_f1, ceaf_f1], abs=0.0006)


def test_what_is_right_is_one_and_the_mean_is_of_three() -> None:
    assert conll(KEY, [list(reversed(group)) for group in reversed(KEY)]) == pytest.approx(1.0)
    assert conll(KEY, TWO_JOINED) == pytest.approx((0.9474 + 0.8649 + 0.7333) / 3, abs=0.0001)


def test_the_pairing_is_the_best_there_is() -> None:
    for seed in range(60):
        draw = Random(seed)
        rows, columns = sorted((draw.randint(1, 5), draw.randint(1, 6)))
        table = np.array([[draw.random() for _ in range(columns)] for _ in range(rows)])
        best = max(sum(table[row, order[row]] for row in range(rows)) for order in permutations(range(columns), rows))
        assert greatest_sum(table) == pytest.approx(best)


def test_groups_are_made_of_equal_keys() -> None:
    assert groups_by("abca") == [[0, 3], [1], [2]]
