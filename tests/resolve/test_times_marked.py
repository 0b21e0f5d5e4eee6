"""Times marked by hand are read as marked; the file and the figures are those of the gate."""

from collections import Counter

from tests.gate.times import errors, read_marked, times

RIGHT = 0.92  # the bar: right first day, last day and precision
LEAST = 200  # marked times


def test_right_value_of_marked_times() -> None:
    figures = times()
    assert figures["right value"] >= RIGHT, "\n".join(errors())
    assert figures["precision"] >= RIGHT, "\n".join(errors())


def test_no_trap_is_a_time() -> None:
    assert times()["traps hit"] == 0, "\n".join(errors())


def test_enough_is_marked() -> None:
    marked = read_marked()
    assert sum(len(one.times) for one in marked) >= LEAST
    by_phenomenon = Counter(one.phenomenon for one in marked)
    assert by_phenomenon["traps"] >= 20
    assert len(by_phenomenon) >= 10


def test_marks_lie_on_their_words() -> None:
    for one in read_marked():
        for span, _ in one.times:
            assert one.document.text[span.start : span.end].strip() == one.document.text[span.start : span.end]
