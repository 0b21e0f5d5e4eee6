"""Time expressions against the page's own day: Friday 14 May 2021 unless a test says otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import When
from sayso.resolve.times import find_times
from tests.resolve.texts import day, document

FRIDAY = day("2021-05-14")


def days(text: str, published: When | None = FRIDAY) -> list[tuple[str | None, str | None, str]]:
    return [(w.earliest, w.latest, w.precision) for w in find_times(document(text, published))]


def one(text: str, published: When | None = FRIDAY) -> tuple[str | None, str | None]:
    found = find_times(document(text, published))
    assert len(found) == 1, found
    return found[0].earliest, found[0].latest


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on 12 May 2021", "2021-05-12", "2021-05-12"),
        ("on May 12, 2021,", "2021-05-12", "2021-05-12"),
        ("WEDNESDAY, MAY 12, 2021, 9:31 AM", "2021-05-12", "2021-05-12"),
        ("on Wednesday, the 12th of May 2021", "2021-05-12", "2021-05-12"),
        ("2021-05-12", "2021-05-12", "2021-05-12"),
        ("13/05/2021", "2021-05-13", "2021-05-13"),
        ("05/13/2021", "2021-05-13", "2021-05-13"),
        ("12.05.2021", "2021-05-12", "2021-05-12"),
        ("on 12 and 13 September 2020", "2020-09-12", "2020-09-13"),
        ("from 28 to 30 September", "2020-09-28", "2020-09-30"),
        ("on September 13", "2020-09-13", "2020-09-13"),
        ("since Dec. 5 to", "2020-12-05", "2020-12-05"),
        ("in September 2020", "2020-09-01", "2020-09-30"),
        ("in April", "2021-04-01", "2021-04-30"),
        ("in June", "2020-06-01", "2020-06-30"),
        ("next June", "2021-06-01", "2021-06-30"),
        ("in 1994", "1994-01-01", "1994-12-31"),
        ("since 2002", "2002-01-01", None),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31"),
        ("on Wednesday", "2021-05-12", "2021-05-12"),
        ("on Friday night", "2021-05-14", "2021-05-14"),
        ("last Friday", "2021-05-07", "2021-05-07"),
        ("next Friday", "2021-05-21", "2021-05-21"),
        ("by Monday", "2021-05-17", "2021-05-17"),
        ("today", "2021-05-14", "2021-05-14"),
        ("yesterday", "2021-05-13", "2021-05-13"),
        ("tomorrow", "2021-05-15", "2021-05-15"),
        ("two days ago", "2021-05-12", "2021-05-12"),
        ("two weeks ago", "2021-04-26", "2021-05-02"),
        ("a month ago", "2021-04-01", "2021-04-30"),
        ("three years ago", "2018-01-01", "2018-12-31"),
        ("last week", "2021-05-03", "2021-05-09"),
        ("last month", "2021-04-01", "2021-04-30"),
        ("this year", "2021-01-01", "2021-12-31"),
        ("earlier this year", "2021-01-01", "2021-05-14"),
        ("over the past two days", "2021-05-12", "2021-05-14"),
        ("in the last 24 hours", "2021-05-13", "2021-05-14"),
        ("within 48 hours", "2021-05-14", "2021-05-16"),
        ("in the next two weeks", "2021-05-14", "2021-05-28"),
    ],
)
def test_days_of_one_expression(words: str, first: str, last: str | None) -> None:
    assert one(f"The port was shut {words}") == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "12/05/2021 can be read two ways",
        "32, 2095 men were handed over",
        "2020in September",
        "the 2021/22 season",
        "a few days ago",
        "they may march on",
        "31 September 2020",
        "version 2.2020",
        "in 2020,000 tonnes",
    ],
)
def test_words_that_mean_no_certain_day(words: str) -> None:
    assert days(words) == []


def test_a_clause_that_looks_ahead_moves_the_day_ahead() -> None:
    assert one("The sides will meet on Monday.") == ("2021-05-17", "2021-05-17")
    assert one("They will meet, the envoy said on Monday.") == ("2021-05-10", "2021-05-10")
    assert one("The vote is scheduled for September 13.") == ("2021-09-13", "2021-09-13")


def test_without_a_day_the_year_stays_open_and_weekdays_say_nothing() -> None:
    text = "On Friday it rained. On September 13 it snowed. Yesterday and last month too. In April it thawed."
    assert days(text, None) == [("--09-13", "--09-13", "day"), ("--04-01", "--04-30", "month")]
    assert "year not stated" in find_times(document("On September 13.", None))[0].basis


def test_without_a_day_a_full_date_of_the_text_gives_the_year() -> None:
    text = "It began on 13 September 1974. On 15 September it ended."
    assert days(text, None)[1] == ("1974-09-15", "1974-09-15", "day")


def test_a_page_dated_by_month_gives_no_day() -> None:
    month = When("2016-05-01", "2016-05-31", "month", "address")
    assert days("He spoke today.", month) == [("2016-05-01", "2016-05-31", "month")]
    assert days("He spoke yesterday, on Monday.", month) == []
    assert days("He spoke last month.", month) == [("2016-04-01", "2016-04-30", "month")]


def test_a_day_of_the_text_carries_over() -> None:
    found = days("It began on 3 March 2020. The following day it ended; the same day they met.")
    assert [w[0] for w in found] == ["2020-03-03", "2020-03-04", "2020-03-04"]


def test_quarantined_words_give_no_time() -> None:
    text = "He spoke on Monday. More from 3 March 2020 MORE"
    found = find_times(document(text, FRIDAY, "More from 3 March 2020 MORE"))
    assert [w.earliest for w in found] == ["2021-05-10"]


def test_basis_holds_the_words_and_the_anchor() -> None:
    assert (
        find_times(document("It shut on Wednesday.", FRIDAY))[0].basis == "“on Wednesday” from 2021-05-14 (published)"
    )


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("by 31 December 2150", "2150-12-31"),
        ("on June 4, 2160,", "2160-06-04"),
        ("on 12 May 1204", "1204-05-12"),
        ("on 12 May 1204 in Dorvik", "1204-05-12"),
        ("On 5 March 1200 marchers", "2021-03-05"),
        ("On 5 March 4500 people", "2021-03-05"),
    ],
)
def test_four_digits_after_a_day_and_a_month_are_its_year_but_for_a_count(words: str, iso: str) -> None:
    assert one(f"{words} came.") == (iso, iso)


@pytest.mark.parametrize("year", ["9999", "0000", "3000", "10000", "9" * 400])
def test_a_day_of_a_year_that_cannot_be_is_none(year: str) -> None:
    assert days(f"They must pay by 31 December {year}, it said. They must pay by December 31, {year}.") == []
    assert days(f"They must pay ten days after 30 December {year}.") == []


@pytest.mark.parametrize("words", ["on 3\u200b1 March 2020", "on March 3\u200b1, 2020", "on 3\u2060\ufeff1 March 2020"])
def test_a_day_torn_by_what_is_not_seen_is_none(words: str) -> None:
    assert [found for found in days(f"They came {words}.") if found[2] == "day"] == []


@given(st.text(alphabet="0123456789 /.-MayonFridaysinceago,", max_size=60), st.sampled_from([None, FRIDAY]))
def test_spans_show_the_words_and_days_are_in_order(text: str, published: When | None) -> None:
    for when in find_times(document(text, published)):
        assert when.span is not None
        assert 0 <= when.span.start < when.span.end <= len(text)
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
