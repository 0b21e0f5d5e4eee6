"""What a sentence says of a number: the counted are waiting, a distance is from the shore; digits exchanged."""

import pytest

from sayso.compare.figure_frame import digits_exchanged, frame_of, is_attribute
from sayso.compare.same_figure import judge_figure
from sayso.records import Counted, Link, Report, Teller
from tests.compare.told import OUTLET, counted, party, report, teller

FIRST, NEXT = report("a", "2020-10-05", outlet="Tern Wire"), report("b", "2020-10-08", outlet="Valley Post")
SAME_DAY = report("c", "2020-10-05", outlet="Valley Post")
NORVIA, OSTLAND = teller("Norvia's harbour board", "NOR"), teller("Ostland's river agency", "OST")


def lorries(sentence: str, words: str, number: float, told: Report, by: Teller, unit: str = "lorries") -> Counted:
    return counted(sentence.format(words), words, "other", low=number, unit=unit, by=by, of_report=told)


WAITING = "The board said on Monday that {} were waiting at the Tamsel crossing"


def judged(one: Counted, other: Counted) -> Link | None:
    return judge_figure(one, other, same_story=True)


@pytest.mark.parametrize(
    ("sentence", "state", "point"),
    [
        ("At noon {} bound for the coast were still waiting to cross", "waiting", None),
        ("Of the fleet {} are being delayed by the harbour", "delayed", None),
        ("It happened {} from the nearest coast and in the open", None, "coast"),
        ("They saw {}, the mayor said, and people were waiting", None, None),
        ("They saw {}; the crews were waiting", None, None),
    ],
)
def test_what_is_said_right_behind_a_number_is_its_frame(sentence: str, state: str | None, point: str | None) -> None:
    frame = frame_of(lorries(sentence, "18 lorries", 18, FIRST, OUTLET))
    assert (frame.state, frame.point) == (state, point)


def test_one_tellers_number_of_the_same_waiting_ones_is_a_new_count() -> None:
    link = judged(
        lorries(WAITING, "18 lorries", 18, FIRST, NORVIA), lorries(WAITING, "35 lorries with grain", 35, NEXT, NORVIA)
    )
    assert link is not None
    assert (link.relation, link.left[0]) == ("revises", "b")


def test_two_tellers_numbers_of_one_day_contradict_and_of_later_days_do_not() -> None:
    one = lorries(WAITING, "140 lorries", 140, FIRST, NORVIA)
    link = judged(one, lorries(WAITING, "18 lorries", 18, SAME_DAY, OSTLAND))
    assert link is not None
    assert link.relation == "contradicts"
    assert judged(one, lorries(WAITING, "18 lorries", 18, NEXT, OSTLAND)) is None


def test_numbers_of_which_something_else_is_said_are_other_counts() -> None:
    cleared = "The board said on Monday that {} were cleared at the Tamsel crossing"
    one = lorries(WAITING, "18 lorries", 18, FIRST, NORVIA)
    assert judged(one, lorries(cleared, "35 lorries with grain", 35, NEXT, NORVIA)) is None


def test_distances_from_one_thing_told_at_one_time_contradict() -> None:
    one = lorries("It was stopped {} from the nearest shore", "25 kilometres", 25, FIRST, NORVIA, "kilometres")
    other = lorries("Guns were fired {} from the shore, it said", "12 kilometres", 12, SAME_DAY, OSTLAND, "kilometres")
    inland = lorries("Guns were fired {} from the road, it said", "12 kilometres", 12, SAME_DAY, OSTLAND, "kilometres")
    link = judged(one, other)
    assert link is not None
    assert link.relation == "contradicts"
    assert judged(one, inland) is None


def test_two_digits_exchanged_are_a_slip_that_contradicts() -> None:
    one = lorries("Deputies passed it by {}", "276 votes", 276, FIRST, OUTLET, "votes")
    slip = lorries("The house has backed it with {}", "267 votes", 267, SAME_DAY, OUTLET, "votes")
    other = lorries("The house has backed it with {}", "277 votes", 277, SAME_DAY, OUTLET, "votes")
    link = judged(one, slip)
    assert link is not None
    assert link.relation == "contradicts"
    assert judged(one, other) is None


def test_digits_exchanged_are_two_beside_each_other_of_three_or_more() -> None:
    def of(number: float) -> Counted:
        return counted(f"By {number:g} votes", f"{number:g} votes", "other", low=number, unit="votes")

    assert digits_exchanged(of(4276), of(4726))
    assert not digits_exchanged(of(35), of(53))
    assert not digits_exchanged(of(276), of(672))
    assert not digits_exchanged(of(276), of(276))
    assert not digits_exchanged(of(276), of(2760))


def test_three_wounded_men_of_whom_a_page_speaks_need_not_be_all() -> None:
    toll = counted("Six men were wounded in Tamsel", "Six men", "wounded", low=6, of=party("men"), of_report=FIRST)
    known = counted("Three wounded men are in a hospital near Tamsel", "Three wounded men", "wounded", low=3,
                    of=party("wounded men"), of_report=SAME_DAY)  # fmt: skip
    assert is_attribute(known)
    assert not is_attribute(toll)
    assert judge_figure(toll, known, same_event=True, same_story=True) is None
    claimed = counted(known.passage, known.words, "wounded", low=3, of=party("wounded men"), by=OSTLAND,
                      of_report=SAME_DAY)  # fmt: skip
    assert judge_figure(toll, claimed, same_event=True, same_story=True) is not None


def test_the_same_told_of_both_is_not_enough_where_the_sentences_share_nothing_else() -> None:
    closed = "{} were closed in {}, the mayor told a crowd"
    one = lorries(closed.format("{}", "Tamsel"), "12 barns", 12, FIRST, NORVIA, "barns")
    other = lorries("Rain came late and {} were closed near Orsk", "40 barns", 40, SAME_DAY, OSTLAND, "barns")
    assert judged(one, other) is None
    same = lorries(closed.format("{}", "Tamsel"), "40 barns", 40, SAME_DAY, OSTLAND, "barns")
    assert judged(one, same) is not None
