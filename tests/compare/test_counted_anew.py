"""Things that are counted again: one sentence with another number, a count for comparison, a weekly list."""

import pytest

from sayso.compare.figure_scope import own_time, scope_of
from sayso.compare.same_figure import judge_figure, why_apart
from sayso.compare.series import tallies
from sayso.records import Counted, Report, Teller
from tests.compare.told import OUTLET, counted, party, report, teller

FIRST, NEXT = report("a", "2020-10-05", outlet="Tern Wire"), report("b", "2020-10-12", outlet="Tern Wire")
SENTENCE = "On the river {} lay at anchor off Tamsel, the harbour of the valley"


def barges(words: str, number: float, told: Report, sentence: str = SENTENCE, by: Teller = OUTLET) -> Counted:
    return counted(sentence.format(words), words, "other", low=number, unit="barges", by=by, of_report=told)


def test_one_reporters_sentence_with_another_number_a_week_later_is_a_new_count() -> None:
    link = judge_figure(barges("nine barges", 9, FIRST), barges("six barges", 6, NEXT), same_story=True)
    assert link is not None
    assert (link.relation, link.directed) == ("revises", True)
    assert link.left.startswith("b:")


def test_another_sentence_or_another_reporter_counts_something_else() -> None:
    first = barges("nine barges", 9, FIRST)
    other = barges("six barges", 6, NEXT, "Off Tamsel lay {} when the harbour was shut")
    assert judge_figure(first, other, same_story=True) is None
    elsewhere = barges("six barges", 6, report("b", "2020-10-12", outlet="Valley Post"))
    assert judge_figure(first, elsewhere, same_story=True) is None


def test_a_number_told_for_comparison_is_of_another_time() -> None:
    sentence = "Observers saw six barges, compared with {} off Tamsel the week before"
    assert scope_of(barges("nine barges", 9, NEXT, sentence)).part == "before"
    assert judge_figure(barges("nine barges", 9, FIRST), barges("nine barges", 9, NEXT, sentence)) is None


def test_a_weekly_list_counts_one_time_and_a_weekly_toll_each_week() -> None:
    told = "In the first of its weekly lists the harbour named {}"
    assert scope_of(barges("nine barges", 9, FIRST, told)).period == ""
    assert scope_of(barges("nine barges", 9, FIRST, "The harbour clears {} weekly")).period != ""


def test_people_of_a_state_may_be_its_soldiers() -> None:
    one = counted("Three Ukrainians had been hurt", "Three Ukrainians", "wounded", low=3, of=party("Ukrainians", "UKR"))
    assert scope_of(one).group == "anybody"


def test_numbers_that_a_report_sets_against_each_other_contradict() -> None:
    one = barges("nine barges", 9, FIRST, by=teller("Norvia"))
    other = counted("Only four barges were there", "four barges", "other", low=4, unit="barges",
                    by=teller("Ostland"), of_report=FIRST)  # fmt: skip
    assert judge_figure(one, other, same_story=True) is None
    link = judge_figure(one, other, same_story=True, opposed=True)
    assert link is not None
    assert link.relation == "contradicts"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("In the week from 28 September to 4 October {} lay at anchor off Tamsel, the harbour of the valley",
         "In the week from 5 to 11 October {} lay at anchor off Tamsel, the harbour of the valley"),
        ("Off Tamsel, the harbour of the valley, {} lay at anchor, compared with 12 in the week before",
         "Off Tamsel, the harbour of the valley, {} lay at anchor, compared with nine in the week before"),
        ("Off Tamsel, the harbour of the valley, {} lay at anchor on three days out of seven",
         "Off Tamsel, the harbour of the valley, {} lay at anchor on four days out of seven"),
    ],
)  # fmt: skip
def test_counts_of_two_weeks_stand_beside_each_other_and_revise_nothing(first: str, later: str) -> None:
    counts = [barges("nine barges", 9, FIRST, first), barges("six barges", 6, NEXT, later)]
    link = judge_figure(*counts, same_story=True)
    assert link is not None
    assert (link.flags, "each for its own time" in link.why) == (("number", "time"), True)
    (tally,) = tallies(counts, [link], {})
    assert [one.standing for one in tally.series[0].points] == ["first", "later"]
    assert own_time(counts[0]) in tally.series[0].points[1].why


def test_a_count_of_no_time_of_its_own_is_revised() -> None:
    for told in (SENTENCE, "In the week of the storm {} lay at anchor off Tamsel, the harbour of the valley"):
        counts = [barges("nine barges", 9, FIRST, told), barges("six barges", 6, NEXT, told)]
        link = judge_figure(*counts, same_story=True)
        assert link is not None
        assert (own_time(counts[0]), link.flags) == (None, ("number",))
        (tally,) = tallies(counts, [link], {})
        assert [one.standing for one in tally.series[0].points] == ["first", "revises"]


def test_one_man_who_is_spoken_of_is_no_new_number_of_all_of_them() -> None:
    def hurt(words: str, low: float, told: Report) -> Counted:
        sentence = f"{words} were hurt when shells hit the barge off Tamsel, the harbour of the valley"
        return counted(sentence, words, "wounded", low=low, of=party("men"), by=teller("Norvia"), of_report=told)

    six, one, four = (
        hurt("six of their men", 6, FIRST),
        hurt("one of its officers", 1, NEXT),
        hurt("four of their men", 4, NEXT),
    )
    assert why_apart(six, one) == "one counts a part, the other one among them"
    assert judge_figure(six, one, same_event=True, same_story=True) is None
    assert why_apart(six, four) is None
    assert why_apart(one, hurt("one of its officers", 1, FIRST)) is None
