"""Times that lean on what stands round them: the clause, the sentence, other times of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import When
from sayso.resolve.times import find_times
from tests.resolve.texts import day, document

FRIDAY = day("2021-05-14")
WORDS = [
    "on",
    "in",
    "since",
    "until",
    "by",
    "before",
    "after",
    "from",
    "to",
    "between",
    "and",
    "the",
    "a",
    "of",
    "early",
    "late",
    "mid-",
    "end",
    "same",
    "following",
    "next",
    "last",
    "this",
    "past",
    "within",
    "over",
    "every",
    "two",
    "999",
    "12",
    "31",
    "44",
    "29",
    "February",
    "2020",
    "1992",
    "2095",
    "9999",
    "Monday",
    "Friday",
    "May",
    "March",
    "Sept.",
    "2021-05-12",
    "12/05/2021",
    "13/5/2021",
    "hours",
    "day",
    "weeks",
    "month",
    "years",
    "decade",
    "ago",
    "later",
    "earlier",
    "before",
    "today",
    "yesterday",
    "overnight",
    "night",
    "first",
    "summer",
    "winter",
    "2015-16",
    "1990s",
    "12th",
    "Christmas",
    "Eve",
    "will",
    "was",
    "said",
    ",",
    ".",
    ";",
    "(",
    ")",
    "-",
    "–",
    "\n",
    "time",
    "from",
    "now",
    "less",
    "than",
    "Q3",
    "half",
    "year-end",
    "5",
    "p.m.",
    "noon",
    "that",
    "year",
    "then",
]


def found(text: str, published: When | None = FRIDAY) -> dict[str, tuple[str | None, str | None]]:
    return {
        text[w.span.start : w.span.end]: (w.earliest, w.latest) for w in find_times(document(text, published)) if w.span
    }


def test_past_is_the_default_and_the_clause_may_look_ahead() -> None:
    assert found("They met on Wednesday.") == {"on Wednesday": ("2021-05-12", "2021-05-12")}
    assert found("They will meet on Wednesday.") == {"on Wednesday": ("2021-05-19", "2021-05-19")}
    assert found("On Wednesday they will meet.") == {"On Wednesday": ("2021-05-19", "2021-05-19")}
    assert found("On Wednesday they said they will meet.") == {"On Wednesday": ("2021-05-12", "2021-05-12")}


def test_by_and_until_look_ahead_but_not_in_a_story_told_as_past() -> None:
    assert found("They must go by Monday.")["by Monday"] == ("2021-05-17", "2021-05-17")
    assert found("By Monday, 41 bodies had been found.")["By Monday"] == ("2021-05-10", "2021-05-10")
    assert found("The ban was extended until Monday.")["until Monday"] == (None, "2021-05-17")
    assert found("The fighting lasted until Monday.")["until Monday"] == (None, "2021-05-10")


def test_a_day_soon_to_come_where_nothing_is_past() -> None:
    assert found("The vote on June 6 is close.")["on June 6"] == ("2021-06-06", "2021-06-06")
    assert found("The vote on June 6 was close.")["on June 6"] == ("2020-06-06", "2020-06-06")


def test_a_weekday_beside_a_date_tells_the_year() -> None:
    assert found("It fell on Monday 24 May.")["on Monday 24 May"] == ("2021-05-24", "2021-05-24")
    assert found("It fell on Sunday 24 May.")["on Sunday 24 May"] == ("2020-05-24", "2020-05-24")


def test_slashes_are_read_as_the_page_writes_them() -> None:
    assert found("Seen 03/04/2021.") == {}
    assert found("Sent 28/02/2021, seen 03/04/2021.")["03/04/2021"] == ("2021-04-03", "2021-04-03")
    assert found("Sent 02/28/2021, seen 03/04/2021.")["03/04/2021"] == ("2021-03-04", "2021-03-04")
    assert "03/04/2021" not in found("Sent 02/28/2021 and 28/02/2021, seen 03/04/2021.")


def test_a_story_goes_on_in_the_year_it_was_dated() -> None:
    text = "War broke out on 27 September 2018. On 10 November a truce was signed."
    assert found(text)["On 10 November"] == ("2018-11-10", "2018-11-10")
    basis = [w.basis for w in find_times(document(text, FRIDAY))][1]
    assert basis == "“On 10 November” from “on 27 September 2018”"


def test_a_founding_year_is_no_anchor_for_the_news() -> None:
    text = "The group, founded in June 2014, said on 10 November that it was sorry."
    assert found(text)["on 10 November"] == ("2020-11-10", "2020-11-10")


@pytest.mark.parametrize(
    ("second", "words", "days"),
    [
        ("Two days later he fled.", "Two days later", ("2019-03-05", "2019-03-05")),
        ("That evening he fled.", "That evening", ("2019-03-03", "2019-03-03")),
        ("He fled on 9 May of the same year.", "on 9 May of the same year", ("2019-05-09", "2019-05-09")),
        ("That year 10 to the May statement he fled.", "That year 10 to the May", ("2019-05-10", "2019-05-10")),
        ("Since then he has fled.", "Since then", ("2019-03-03", None)),
        ("After that, he fled.", "After that", ("2019-03-03", None)),
        ("The following January he fled.", "The following January", ("2020-01-01", "2020-01-31")),
        ("He fled within ten days of it.", "", ("", "")),
        ("He fled on the 9th.", "on the 9th", ("2019-03-09", "2019-03-09")),
    ],
)
def test_counted_from_another_time_of_the_text(second: str, words: str, days: tuple[str, str | None]) -> None:
    got = found("The town fell on 3 March 2019. " + second)
    del got["on 3 March 2019"]
    assert got == ({words: days} if words else {})


def test_apart_from_what_the_sentence_dates() -> None:
    assert found("It broke two days after it was signed on 3 May 2020.")["two days after"] == ("2020-05-05",) * 2
    assert found("On 3 May 2020, two days after the truce, it broke.")["two days after"] == ("2020-05-01",) * 2
    assert found("The row comes less than two months after the truce.") == {
        "less than two months after": ("2021-03-14", "2021-05-14")
    }
    assert found("He died three days after the raid.") == {}  # nobody says when he died


def test_without_a_published_day_what_leans_on_it_says_nothing() -> None:
    assert found("On Friday, two weeks ago, last month and in the past 24 hours it rained.", None) == {}
    assert found("It rained on 12 May.", None) == {"on 12 May": ("--05-12", "--05-12")}
    assert found("Since 12 May it has rained.", None) == {"Since 12 May": ("--05-12", None)}


def test_leads_belong_to_the_span() -> None:
    text = (
        "In the early hours of 9 May, by the end of June, until 5 p.m. on Sunday, since the start of 2019, as of Monday"
    )
    assert list(found(text)) == [
        "In the early hours of 9 May",
        "by the end of June",
        "until 5 p.m. on Sunday",
        "since the start of 2019",
        "as of Monday",
    ]


def test_a_full_stop_is_the_months_only_where_it_is_shortened() -> None:
    assert list(found("It fell on 9 April. It fell on 9 Apr. 2021.")) == ["on 9 April", "on 9 Apr. 2021"]


def test_years_before_the_press_keep_their_year() -> None:
    assert found("On September 17, 1859, he went; in February 1860 he came back.") == {
        "On September 17, 1859": ("1859-09-17", "1859-09-17"),
        "in February 1860": ("1860-02-01", "1860-02-29"),
    }


def test_a_count_after_a_day_is_no_year() -> None:
    assert list(found("On September 17, 2000 soldiers left; on 18 September 2095 more.")) == [
        "On September 17",
        "on 18 September",
    ]


@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join),
    st.sampled_from(
        [None, FRIDAY, day("0001-01-01"), day("9999-12-31"), When("2016-05-01", "2016-05-31", "month", "x")]
    ),
)
def test_any_words_give_times_in_order_that_do_not_overlap(text: str, published: When | None) -> None:
    end = 0
    for when in find_times(document(text, published)):
        assert when.span is not None
        assert end <= when.span.start < when.span.end <= len(text)
        assert when.earliest or when.latest
        end = when.span.end


def test_a_long_page_is_read_in_time_that_grows_with_it() -> None:
    text = "On September 13 it rained, two days later and the same day in Q3 2019 too. " * 2_000
    assert len(find_times(document(text))) >= 4_000


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The office had asked for a reply by 9 May.", "2021-05-09"),  # five days ago, not in a year
        ("The court ordered the men to be held until 25 June.", "2021-06-25"),  # in six weeks, not eleven months ago
        ("They will answer by 9 May.", "2022-05-09"),  # still to come, whatever day it is
    ],
)
def test_a_deadline_without_its_year_is_the_nearest_such_day(text: str, last: str) -> None:
    assert next(latest for _, latest in found(text).values()) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The mayors asked her to present a plan by their meeting on 10 June.", "2021-06-10"),
        ("It promised to print a single list every week from 20 May.", "2021-05-20"),
        ("The road had to be paid for no later than 20 May.", "2021-05-20"),
        ("It had been asked to report on 10 April.", "2021-04-10"),  # the last one stays the nearer
        ("He promised on Friday to fly home on 9 May.", "2021-05-09"),
    ],
)
def test_a_day_on_which_something_was_to_be_done_may_be_to_come(text: str, last: str) -> None:
    assert list(found(text).values())[-1][1] == last


def test_a_day_somebody_set_is_past_and_one_that_is_set_may_not_be() -> None:
    assert found("The letter had set Wednesday as the last day.") == {"Wednesday": ("2021-05-12", "2021-05-12")}
    assert found("The vote is set for Wednesday.") == {"Wednesday": ("2021-05-19", "2021-05-19")}


def test_an_initial_ends_no_sentence() -> None:
    text = "All must leave within 21 days of the truce, which the U.N. envoy expects on 18 May."
    assert found(text)["within 21 days of"] == ("2021-05-18", "2021-06-08")


def test_the_name_of_a_state_is_not_told_as_past() -> None:
    text = "The United Isles will keep the duty on goods at ten per cent and not lift it to 25 per cent on 1 June."
    assert found(text)["on 1 June"] == ("2021-06-01", "2021-06-01")
