"""Plans that put no day ahead, and days that are not counted from inside what somebody says."""

import pytest

from tests.resolve.test_times_context import found

LAST_OCTOBER, NEXT_OCTOBER = ("2020-10-01", "2020-10-31"), ("2021-10-01", "2021-10-31")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The general revised his withdrawal plans in October.", LAST_OCTOBER),
        ("Velland cancelled the plans it had drawn up in October.", LAST_OCTOBER),
        ("The army began its planned retreat in October.", LAST_OCTOBER),
        ("The expected attack came in October.", LAST_OCTOBER),
        ("Velland plans to hold the talks in October.", NEXT_OCTOBER),
        ("The talks are planned to open in October.", NEXT_OCTOBER),
        ("A vote is now widely expected in the capital in October.", NEXT_OCTOBER),
        ("The firm named a ship due to sail in October.", NEXT_OCTOBER),
        ("The court named a hearing scheduled in October.", NEXT_OCTOBER),
    ],
)
def test_only_what_is_planned_puts_a_month_ahead_not_every_plan(text: str, days: tuple[str, str]) -> None:
    assert list(found(text).values()) == [days]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("“We were hit yesterday,” the mayor said the next day.", "the next day", None),
        ('"We were hit yesterday," the mayor said the next day.', "the next day", None),
        ("“The raid of 3 May was ours,” he said. Two days later he fled.", "Two days later", None),
        ("On 3 May it snowed. “We left on 9 May,” she said the next day.", "the next day", "2021-05-04"),
        ("On 3 May it snowed. “The next day we left,” she said.", "The next day", "2021-05-04"),
        ("“We left on 3 May and came back the next day,” she said.", "the next day", "2021-05-04"),
        ("We left on 3 May, the mayor said the next day.", "the next day", "2021-05-04"),
    ],
)
def test_outside_a_quotation_no_day_is_counted_from_one_inside_it(text: str, words: str, days: str | None) -> None:
    assert found(text).get(words) == ((days, days) if days else None)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("“We were hit yesterday,” the mayor said on Monday.", "yesterday", "2021-05-09"),
        ("“We leave tomorrow,” the mayor told the station on Monday.", "tomorrow", "2021-05-11"),
        ("On Monday the mayor said: “We were hit yesterday.”", "yesterday", "2021-05-09"),
        ("“We were hit yesterday,” the mayor said.", "yesterday", "2021-05-13"),
        ("The town was hit yesterday, the mayor said on Monday.", "yesterday", "2021-05-13"),
        ("“We were hit yesterday,” said the mayor, who was elected on Monday.", "yesterday", "2021-05-13"),
        ("“We were hit yesterday,” the mayor said of the raid by Monday.", "yesterday", "2021-05-13"),
    ],
)
def test_a_day_in_a_quotation_is_counted_from_the_day_it_was_said(text: str, words: str, day: str) -> None:
    assert found(text)[words] == (day, day)
