"""Duties that only the whole of a story shows to be one: of a copy, of nobody named, of the next turn."""

from collections.abc import Sequence

import pytest

from sayso.compare.duties import duties
from sayso.compare.duty_told_again import told_again, turn_of
from sayso.compare.sides import same_party
from sayso.records import Duty, Owed, Party
from tests.compare.told import NOWHERE, day, owed, report

HALVANG = Party("Dorte Halvang", "GEO.dorte-halvang", NOWHERE)
GUARD = Party("Imber Guard", None, NOWHERE)
FIRST, SECOND, THIRD = report("a", "2020-10-01"), report("b", "2020-10-02"), report("c", "2020-10-03")
STORY = dict.fromkeys("abc", "a")
ANSWER = owed("sets 5 October as the day for an answer", HALVANG, due=day("2020-10-05"), of_report=FIRST)


def summed(told: Sequence[Owed], origins: dict[str, str] | None = None, as_of: str = "2020-10-04") -> tuple[Duty, ...]:
    return duties(told, [], {}, as_of, stories=STORY, origins=origins or {})


def test_a_copy_owes_what_its_origin_owes_whatever_became_of_the_words() -> None:
    garbled = owed("visit", Party("list of the wounded", None, NOWHERE), due=day("2020-10-05"), of_report=SECOND)
    assert len(summed([ANSWER, garbled])) == 2
    (found,) = summed([ANSWER, garbled], {"b": "a"})
    assert found.duties == (ANSWER.key, garbled.key)


def test_of_two_duties_of_a_day_a_copy_s_may_be_either() -> None:
    second = owed("pay the fishermen", GUARD, due=day("2020-10-05"), of_report=FIRST, at=50)
    garbled = owed("visit", Party("list of the wounded", None, NOWHERE), due=day("2020-10-05"), of_report=SECOND)
    assert len(summed([ANSWER, second, garbled], {"b": "a"})) == 3


@pytest.mark.parametrize(
    ("words", "on", "count"),
    [
        ("set Monday as the last day", "2020-10-05", 1),  # says no more than the day
        ("asked for an answer by Monday", "2020-10-05", 1),  # of the same act
        ("the barges are to be paid for by Monday", "2020-10-05", 2),
        ("set Tuesday as the last day", "2020-10-06", 2),
    ],
)
def test_who_names_nobody_speaks_of_the_one_duty_of_that_day(words: str, on: str, count: int) -> None:
    assert len(summed([ANSWER, owed(words, None, due=day(on), of_report=SECOND)])) == count


@pytest.mark.parametrize(
    "words", ["not answer before Monday", "must not answer before Monday", "refrain from an answer"]
)
def test_what_must_not_be_done_is_no_duty_to_do_it(words: str) -> None:
    assert len(summed([ANSWER, owed(words, None, due=day("2020-10-05"), of_report=SECOND)])) == 2


def test_where_two_owe_on_that_day_nobody_is_neither() -> None:
    second = owed("answer the fishermen", GUARD, due=day("2020-10-05"), of_report=THIRD)
    bare = owed("set Monday as the last day", None, due=day("2020-10-05"), of_report=SECOND)
    assert len(summed([ANSWER, second, bare])) == 3


def test_another_story_has_its_own_days() -> None:
    bare = owed("set Monday as the last day", None, due=day("2020-10-05"), of_report=report("z", "2020-10-02"))
    assert len(summed([ANSWER, bare])) == 2


def test_the_next_turn_of_what_is_owed_every_monday_is_due_on_a_monday() -> None:
    weekly = owed("report every Monday on the river", GUARD, recurrence="every Monday", of_report=FIRST)
    turns = {
        words: owed(words, GUARD, due=day(on), of_report=SECOND)
        for words, on in (("The next note is due on Monday", "2020-10-12"), ("The note is due on Monday", "2020-10-19"),
                          ("The next note is due on Tuesday", "2020-10-13"))
    }  # fmt: skip
    assert told_again([weekly, *turns.values()], STORY, {}) == [
        (weekly.key, turns["The next note is due on Monday"].key)
    ]
    (found,) = summed([weekly, turns["The next note is due on Monday"]])
    assert (found.standing, found.due and found.due.latest) == ("recurring", "2020-10-12")


def test_a_person_who_parted_two_is_not_overruled() -> None:
    bare = owed("set Monday as the last day", None, due=day("2020-10-05"), of_report=SECOND)
    assert len(duties([ANSWER, bare], [], {}, "2020-10-04", stories=STORY, parted=[(ANSWER.key, bare.key)])) == 2


def test_what_nobody_owes_is_never_overdue() -> None:
    (found,) = summed([owed("set Monday as the last day", None, due=day("2020-10-05"))], as_of="2020-10-20")
    assert found.standing == "open"
    assert "who owes it is not told" in found.why
    (owing,) = summed([ANSWER], as_of="2020-10-20")
    assert owing.standing == "overdue"


def test_every_week_is_weekly() -> None:
    assert turn_of("every week") == turn_of("weekly") == "week"
    assert turn_of("every Friday") == "friday"
    assert turn_of("daily") == "day"
    assert turn_of("now and then") == turn_of(None) == ""


def test_a_body_is_known_by_its_letters() -> None:
    assert same_party(("Imber Mission", "IGO.osm"), ("river monitors of the OSM", None)) is True
    assert same_party(("Imber Mission", "IGO.osm"), ("river monitors of the OSN", None)) is not True
