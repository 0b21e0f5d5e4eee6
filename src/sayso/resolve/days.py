"""Days, months and years as intervals of ISO days, and the day a page is read from. Plain calendar, no clock."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.records import Precision, Span, When

DAY = timedelta(days=1)
WEEK = 7  # days
LEAP_YEAR = 2000  # any leap year: days of an unknown year are counted in it
FIRST_YEAR, LAST_YEAR = 1500, 2050  # outside, four digits that stand alone in a news text are no year
FIRST_TOLD, LAST_TOLD = 1000, 2999  # outside, neither are four digits after a day and a month
FIRST_PAGE, LAST_PAGE = 1600, 2999  # years: a page cannot be from outside, and a century either way is still a date


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive; None is an open end. ``year_known`` False: written ``--MM-DD``."""

    first: date | None
    last: date | None
    precision: Precision
    year_known: bool = True

    def when(self, basis: str, span: Span) -> When:
        """As a When found at ``span``."""
        return When(self._iso(self.first), self._iso(self.last), self.precision, basis, span)

    def _iso(self, day: date | None) -> str | None:
        if day is None:
            return None
        return day.isoformat() if self.year_known else f"--{day.month:02}-{day.day:02}"


def one_day(day: date, *, year_known: bool = True) -> Days:
    """A single day."""
    return Days(day, day, "day", year_known)


def month_of(year: int, month: int, *, year_known: bool = True) -> Days:
    """A whole month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", year_known)


def year_of(year: int) -> Days:
    """A whole year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def week_of(day: date) -> Days:
    """Monday to Sunday around ``day``."""
    monday = day - day.weekday() * DAY
    return Days(monday, monday + 6 * DAY, "interval")


def stretch(first: date | None, last: date | None) -> Days:
    """From one day to another."""
    return Days(first, last, "interval")


def months_from(day: date, months: int) -> date:
    """The same day ``months`` later (or earlier), or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_in(year: int, month: int, day: int) -> date | None:
    """The day, None if there is no such day."""
    if not (1 <= month <= 12 and FIRST_TOLD <= year <= LAST_TOLD and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


@dataclass(frozen=True, slots=True)
class Anchor:
    """When the page was published, as far as known: ``first`` to ``last`` day. None: not known, or without its year."""

    first: date | None
    last: date | None
    precision: Precision | None

    @property
    def day(self) -> date | None:
        """The published day, None if only its month or year is known."""
        return self.last if self.first == self.last else None

    @property
    def words(self) -> str:
        """For a basis: "2021-05-14 (published)"."""
        if self.last is None:
            return "not published on a known day"
        size = {"month": 7, "year": 4}.get(self.precision or "day", 10)
        return f"{self.last.isoformat()[:size]} (published)"


def anchor_of(published: When | None) -> Anchor:
    """The anchor a page's relative words are counted from."""
    if published is None or not published.latest or published.latest.startswith("--"):
        return Anchor(None, None, None)
    last = date.fromisoformat(published.latest)
    if not FIRST_PAGE <= last.year <= LAST_PAGE:
        return Anchor(None, None, None)
    first = date.fromisoformat(published.earliest) if published.earliest else last
    return Anchor(first, last, published.precision)
