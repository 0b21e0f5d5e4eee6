"""Days as reports tell them: read from ISO, counted, and written in words."""

import re
from datetime import date
from functools import lru_cache

from sayso.records import Report, When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
#: Letters by which a month is told from the others: "Sept", "Sep.".
MONTH_LETTERS = 3

_MONTH = r"(?P<{0}>" + "|".join(f"{one[:MONTH_LETTERS]}(?:{one[MONTH_LETTERS:]}|t)?" for one in MONTHS) + r")\b\.?"
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('month')}")
_MONTH_FIRST = re.compile(rf"\b{_MONTH.format('month')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*%)")
_PARTIAL = re.compile(r"-{1,2}(\d\d)-(\d\d)\Z")


def day_of(text: str | None) -> date | None:
    """The day of an ISO text; None where the year is not known (``--10-05``) or there is none."""
    return None if text is None or text.startswith("-") else date.fromisoformat(text)


def has_no_year(when: When | None) -> bool:
    """Whether a day is told without its year."""
    return when is not None and any((one or "").startswith("-") for one in (when.earliest, when.latest))


def one_day(when: When | None) -> date | None:
    """The day, where it is one day of a known year."""
    return day_of(when.earliest) if when and when.earliest == when.latest else None


def report_day(report: Report) -> date | None:
    """The day a report was published, None where it is not known to the day."""
    return one_day(report.published)


def in_words(text: str | None) -> str:
    """An ISO day for a person: "5 October 2020"; "5 October (year not told)" for ``--10-05``."""
    if text is None:
        return "a day not told"
    if partial := _PARTIAL.match(text):
        return f"{int(partial[2])} {MONTHS[int(partial[1]) - 1]} (year not told)"
    year, month, day = text.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def days_apart(count: int) -> str:
    """A number of days in words: "the same day", "1 day", "3 days"."""
    return "the same day" if count == 0 else f"{count} day{'' if count == 1 else 's'}"


@lru_cache(maxsize=4096)
def calendar_days(text: str) -> frozenset[tuple[int, int]]:
    """The days a text names, as month and day: (11, 25) for "25 November" and "Nov. 25"."""
    found = [*_DAY_FIRST.finditer(text), *_MONTH_FIRST.finditer(text)]
    return frozenset((_month_number(one["month"]), int(one["day"])) for one in found)


def _month_number(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(word[:MONTH_LETTERS]))
