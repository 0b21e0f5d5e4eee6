"""Duties that come again, were put off, or are told by their creditor."""

from sayso.compare.duties import duties, duty_marks, judge_duty
from sayso.compare.duty_acts import act_of
from sayso.compare.duty_met import fulfilment_marks, judge_fulfilment
from sayso.records import Owed, Party
from tests.compare.told import NOWHERE, day, happened, owed, report

MINISTRY = Party("harbour ministry", "GEO.TRS", NOWHERE)
HALVANG = Party("Dorte Halvang", "GEO.dorte-halvang", NOWHERE)
EARLY, LATE = report("a", "2020-10-01"), report("b", "2020-10-05")


def lists(words: str, due: str, told: str = "a", recurrence: str | None = None) -> Owed:
    of_report = EARLY if told == "a" else LATE
    return owed(words, MINISTRY, due=day(due), recurrence=recurrence, of_report=of_report)


WEEKLY = lists("publish a list of barges every week from 5 October", "2020-10-05", recurrence="every week")


def test_the_next_turn_of_a_weekly_duty_is_the_same_duty() -> None:
    following = lists("the next list is to appear on 12 October", "2020-10-12", "b")
    link = judge_duty(WEEKLY, following)
    assert link is not None
    assert "again and again" in link.why
    assert set(duty_marks(WEEKLY)) & set(duty_marks(following))
    summed = duties([WEEKLY, following], [link], {}, "2020-10-08")
    assert [(one.standing, one.due and one.due.latest) for one in summed] == [("recurring", "2020-10-12")]


def test_a_day_that_is_no_turn_or_not_told_as_the_next_is_another_duty() -> None:
    assert judge_duty(WEEKLY, lists("the next list is to appear on 14 October", "2020-10-14", "b")) is None
    assert judge_duty(WEEKLY, lists("publish a list of the drowned", "2020-10-12", "b")) is None


def test_a_day_put_off_leaves_the_duty_the_same() -> None:
    first = owed("present options for new tolls", HALVANG, due=day("2020-10-05"), of_report=EARLY)
    put_off = "the paper would be presented on 20 November{}"
    moved = owed(put_off.format(" instead"), HALVANG, due=day("2020-11-20"), of_report=LATE)
    link = judge_duty(first, moved)
    assert link is not None
    assert link.flags == ("number",)
    assert set(duty_marks(first)) & set(duty_marks(moved))
    another = owed(put_off.format(""), HALVANG, due=day("2020-11-20"), of_report=LATE)
    assert judge_duty(first, another) is None


def test_what_the_creditor_wants_is_the_act() -> None:
    assert act_of("sets Friday, 30 October, as the day for an answer").kind == "reply"
    assert act_of("wants a reply within days").kind == "reply"
    assert act_of("the paper would be presented on Monday").kind == "submit"


def test_the_same_words_twice_are_one_duty_though_they_name_no_object() -> None:
    one = owed("report to the mission every week", MINISTRY, recurrence="every week", of_report=EARLY)
    other = owed("report to the mission every week", MINISTRY, recurrence="every week", of_report=LATE)
    assert judge_duty(one, other) is not None


def test_a_named_debtor_is_found_whether_her_state_is_known_or_not() -> None:
    duty = owed("wants an answer by 5 October", Party("Pia Lorentz", None, NOWHERE), due=day("2020-10-05"),
                to=Party("Ansel Brock", "ARM", NOWHERE), of_report=EARLY)  # fmt: skip
    told = happened(
        "Pia Lorentz answered her colleague Ansel Brock on Monday", "answered", "COOPERATE",
        source=(Party("Pia Lorentz", "GEO", NOWHERE),), target=(Party("Ansel Brock", "ARM", NOWHERE),),
        when="2020-10-05", of_report=LATE,
    )  # fmt: skip
    assert judge_fulfilment(duty, told) is not None
    assert set(fulfilment_marks(duty)) & set(fulfilment_marks(told))
