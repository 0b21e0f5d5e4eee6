"""What does not agree with itself, and what only seems not to."""

from dataclasses import replace

import pytest

from sayso.derive import check_consistency
from sayso.records import Accounts, Figure, Issue, Resolutions, Span, When
from tests.derive.marked import read_marked, resolved

NAMES = (("Ostland", "Ostland", "OST"), ("Norvia", "Norvia", "NOR"))


def day(text: str, words: str, iso: str) -> When:
    start = text.index(words)
    return When(iso, iso, "day", f"“{words}”", Span(start, start + len(words)))


def issues(text: str, *days: tuple[str, str], figures: tuple[Figure, ...] = ()) -> tuple[Issue, ...]:
    reading = read_marked(text)
    times = tuple(day(text, *one) for one in days)
    return check_consistency(reading, Resolutions(resolved(text, *NAMES), times, ()), Accounts((), (), figures, ()))


@pytest.mark.parametrize(
    ("text", "words", "suggestion"),
    [
        ("The blast left 12 people dead: 7 soldiers and 6 civilians.", "7 soldiers and 6 civilians", "13?"),
        ("Five boats - two ferries, a tug and one yacht - sank.", "two ferries, a tug and one yacht", "4?"),
        ("He met four ministers: Ana Brel, Karl Osk and Lea Tamm.", "Ana Brel, Karl Osk and Lea Tamm", "3?"),
        (
            "Four senators wrote.\n\nThe letter was signed by Senators Ana Brel (Utah), Karl Osk and Lea Tamm.",
            "Ana Brel (Utah), Karl Osk and Lea Tamm",
            "3?",
        ),
    ],
)
def test_a_sum_or_list_that_does_not_come_out_is_shown_with_both_counts(text: str, words: str, suggestion: str) -> None:
    (found,) = issues(text)
    assert found.span
    assert text[found.span.start : found.span.end] == words
    assert (found.room, found.kind, found.suggestion) == ("derive", "inconsistent_count", suggestion)
    assert words in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The blast left 13 people dead: 7 soldiers and 6 civilians.",
        "Three clerks - two women and a man - died.",
        "The blast left 12 people dead, including 7 soldiers and 2 civilians.",
        "He met three ministers: Ana Brel, Karl Osk and Lea Tamm.",
        "He met five ministers, among them Ana Brel, Karl Osk and Lea Tamm.",
        "Five senators wrote, and three senators signed. It was signed by Senators Ana Brel and Karl Osk.",
        "At least 12 people died: 7 soldiers and 6 civilians.",
        f"It left 1{',000' * 1600} people dead: 7 soldiers and 6 civilians.",
    ],
)
def test_what_comes_out_or_is_not_all_is_left_alone(text: str) -> None:
    assert issues(text) == ()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("It sank on Friday, 13 September 2022.", "Tuesday?"),
        ("It sank on Tuesday, 13 September 2022.", None),
        ("It sank on Friday, September 13th, 2022.", "Tuesday?"),
        ("It sank on Friday, 31 September 2022.", None),
    ],
)
def test_a_weekday_is_held_against_its_date(text: str, suggestion: str | None) -> None:
    assert [one.suggestion for one in issues(text)] == ([suggestion] if suggestion else [])


WAR = "The war lasted {} days, from 27 September 2030 to 10 November 2030."


@pytest.mark.parametrize(("length", "found"), [(30, 1), (44, 0), (45, 0), (60, 1)])
def test_a_length_is_held_against_its_days(length: int, found: int) -> None:
    days = ("27 September 2030", "2030-09-27"), ("10 November 2030", "2030-11-10")
    assert len(issues(WAR.format(length), *days)) == found


TWICE = "On 13 May Ostland met Norvia in a {}. Prices rose. {} both Ostland and Norvia lost men in {}."


@pytest.mark.parametrize(
    ("when", "what", "iso", "found"),
    [
        ("On 11 May", "the clash", "2031-05-11", 1),
        ("On 12 May", "the clash", "2031-05-12", 0),  # fighting goes on over midnight
        ("On 12 May", "the train crash", "2031-05-12", 1),
        ("On 13 May", "the clash", "2031-05-13", 0),
        ("On 22 May", "the clash", "2031-05-22", 0),
        ("On 12 May", "another clash", "2031-05-12", 0),
        ("On 12 May", "a storm", "2031-05-12", 0),
    ],
)
def test_one_clash_on_two_days_next_to_each_other_is_doubted(when: str, what: str, iso: str, found: int) -> None:
    text = TWICE.format(what.split()[-1], when, what)
    start = text.rindex(when)
    first = day(text, "On 13 May", "2031-05-13")
    second = When(iso, iso, "day", when, Span(start, start + len(when)))
    states = tuple(replace(one, type="government", rule="country.name") for one in resolved(text, *NAMES))
    resolutions = Resolutions(states, (first, second), ())
    told = check_consistency(read_marked(text), resolutions, Accounts((), (), (), ()))
    assert [one.kind for one in told] == ["inconsistent_date"] * found


def killed(text: str, words: str, amount: int, **more: str | None) -> Figure:
    start = text.index(words)
    event, part_of = more.get("event", "e1"), more.get("part_of")
    span = Span(start, start + len(words))
    return Figure(
        words, span, amount, amount, "exact", "killed", None, None, None, part_of, None, None, event, "test", 1.0
    )


def test_one_voice_with_two_exact_counts_of_one_event_is_shown() -> None:
    text = "The blast killed nine men. The blast that killed eleven men was heard far off."
    (found,) = issues(text, figures=(killed(text, "nine men", 9), killed(text, "eleven men", 11)))
    assert "nine men" in found.message
    assert "eleven men" in found.message


def test_a_count_that_rose_or_is_of_another_event_is_no_contradiction() -> None:
    text = "The blast killed nine men. The number later rose to eleven men."
    assert issues(text, figures=(killed(text, "nine men", 9), killed(text, "eleven men", 11))) == ()
    other = killed(text, "eleven men", 11, event="e2")
    assert issues(text, figures=(killed(text, "nine men", 9), other)) == ()


def test_a_part_is_no_more_than_its_whole() -> None:
    text = "The blast killed nine people, twelve of them children."
    part = killed(text, "twelve of them", 12, part_of="nine people")
    (found,) = issues(text, figures=(killed(text, "nine people", 9), part))
    assert found.span == part.span
