"""iCalendar: a deadline is an all-day event whose id stays, with its standing in the text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from sayso.records import Account, Duty, Owed, When
from sayso.show.export.ics import rhythm
from tests.show.export.entries import DUE, account, examples, first_report, made, wrap
from tests.show.export.reading import exported, file


def events(given: Account) -> list[icalendar.Event]:
    content = file(exported("ical", given), "duties.ics")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//Sayso//Duties//EN")
    return list(calendar.walk("VEVENT"))


def test_the_duties_of_a_ledger() -> None:
    one, two = events(made())
    assert one["summary"] == "Armenia: answer the letter (overdue)"
    assert one["dtstart"].dt == date(2022, 10, 5)
    assert one["dtstamp"].dt == datetime(2022, 9, 21, 10, 0, 1, tzinfo=UTC)
    assert one["url"] == "https://one.example.org/a"
    assert "rrule" not in one
    lines = one["description"].split("\n")
    assert lines[0] == "Standing: overdue on 2022-10-07"
    assert "Deadline: “by 5 October” after 2022-09-14 (published)" in lines
    assert "Rests on: the letter" in lines
    assert two["summary"] == "Armenia: report every month (recurring)"
    assert dict(two["rrule"]) == {"FREQ": ["MONTHLY"]}


def test_every_required_property_is_there_and_ids_differ() -> None:
    for given in (made(), examples()):
        found = events(given)
        assert found
        assert len({event["uid"] for event in found}) == len(found)
        assert all({"UID", "DTSTAMP", "DTSTART"} <= set(event) for event in found)


def test_the_id_stays_when_it_is_told_again_and_better() -> None:
    whole = made()
    first, second = wrap(first_report(), 1), wrap(first_report(), 7)
    later = replace(second, report=replace(second.report, document="e" * 64))
    again = replace(later.owed[0], key="eeee/obligation/1-2", report=later.report)
    later = replace(later, owed=(again,))
    duty = Duty((again.key, first.owed[0].key), DUE, "met", None, "2022-10-04", "an answer was sent")
    updated = events(account(first, later, duties=(duty,)))[0]
    assert updated["uid"] == events(whole)[0]["uid"]
    assert updated["summary"] == "Armenia: answer the letter (met)"
    assert "Met on: 2022-10-04" in updated["description"]
    assert updated["last-modified"].dt == datetime(2022, 9, 27, 10, 0, 7, tzinfo=UTC)


def test_without_summing_up_the_standing_is_not_judged() -> None:
    found = events(replace(made(), duties=()))
    assert [event["summary"] for event in found] == [
        "Armenia: answer the letter (standing not judged)",
        "Armenia: report every month (standing not judged)",
    ]


def with_due(due: When | None) -> Account:
    entries = wrap(first_report(), 1)
    owed: Owed = replace(entries.owed[0], obligation=replace(entries.owed[0].obligation, due=due))
    return account(replace(entries, owed=(owed,)))


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (When("2022-10-01", "2022-10-31", "month", "in October"), date(2022, 10, 31)),
        (When(None, "2022-10-05", "interval", "until 5 October"), date(2022, 10, 5)),
    ],
)
def test_a_deadline_is_the_last_day(due: When, day: date) -> None:
    assert events(with_due(due))[0]["dtstart"].dt == day


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        (None, "no deadline"),
        (When("--10-05", "--10-05", "day", "5 October"), "a deadline without a last day or a year"),
        (When("2022-10-05", None, "interval", "from 5 October"), "a deadline without a last day or a year"),
    ],
)
def test_without_a_day_there_is_no_event_and_that_is_counted(due: When | None, reason: str) -> None:
    result = exported("ical", with_due(due))
    assert (result.manifest.rows, dict(result.manifest.left_out)) == (0, {reason: 1})


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("every week", {"freq": "WEEKLY"}),
        ("every two weeks", {"freq": "WEEKLY", "interval": 2}),
        ("weekly", {"freq": "WEEKLY"}),
        ("Every month", {"freq": "MONTHLY"}),
        ("quarterly", {"freq": "MONTHLY", "interval": 3}),
        ("every six months", {"freq": "MONTHLY", "interval": 6}),
        ("annually", {"freq": "YEARLY"}),
        ("every year", {"freq": "YEARLY"}),
        ("every other year", {"freq": "YEARLY", "interval": 2}),
        ("daily", {"freq": "DAILY"}),
        ("from time to time", None),
        (None, None),
    ],
)
def test_rhythms(words: str | None, rule: dict | None) -> None:
    assert rhythm(words, DUE) == rule


def test_a_deadline_that_ends_a_series_does_not_begin_one() -> None:
    assert rhythm("every week", When("2022-10-05", "2022-10-05", "day", "“until 5 October”")) is None
