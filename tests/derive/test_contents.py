"""The innermost of the spans that hold some words."""

import pytest

from sayso.derive.contents import MOST_OPEN, innermost
from sayso.records import Span

NESTED = (Span(0, 50), Span(10, 40), Span(20, 30), Span(60, 70))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (Span(22, 25), 2),
        (Span(12, 15), 1),
        (Span(25, 35), 1),
        (Span(45, 48), 0),
        (Span(48, 52), None),
        (Span(52, 55), None),
        (Span(62, 65), 3),
    ],
)
def test_the_shortest_that_holds_all_the_words(words: Span, number: int | None) -> None:
    assert innermost(NESTED, words) == number


def test_of_two_alike_the_first_named_is_given() -> None:
    assert innermost((Span(0, 9), Span(0, 9)), Span(1, 2)) == 0


def test_a_span_that_begins_too_many_before_is_not_looked_at() -> None:
    spans = (Span(0, 999), *(Span(n, n + 1) for n in range(1, MOST_OPEN + 1)))
    assert innermost(spans, Span(MOST_OPEN + 2, MOST_OPEN + 3)) is None
    assert innermost(spans[:-1], Span(MOST_OPEN + 2, MOST_OPEN + 3)) == 0
