"""Days as other data sets write them: one day or none, a stretch with its ends, how precise it is."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.records import When

#: UCDP GED, ``date_prec``: the longest stretch, in days, of each precision. 1: the day is known; 2: two to six days;
#: 3: a week; 4: up to a month; 5: up to a year. Longer, or with an open end, it is none of these and stays empty.
UCDP_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
#: ACLED, ``time_precision``: 1: the day, 2: within a week, 3: within a month.
ACLED_PRECISION = ((1, 1), (7, 2), (31, 3))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day or a stretch of days, both ends known, inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has; 1 is a single day."""
        return (self.last - self.first).days + 1

    @property
    def day(self) -> date | None:
        """The day, if it is one."""
        return self.first if self.first == self.last else None


def stretch(when: When | None) -> Stretch | None:
    """Both ends of a When; None where an end is open or its year is not known ("--10-05")."""
    if when is None:
        return None
    first, last = _date(when.earliest), _date(when.latest)
    return Stretch(first, last) if first and last and first <= last else None


def precision(days: Stretch | None, table: tuple[tuple[int, int], ...]) -> int | None:
    """The precision code of a stretch by one of the tables above; None: too long, or not known."""
    if days is None:
        return None
    return next((code for longest, code in table if days.days <= longest), None)


def first(days: Stretch | None) -> date | None:
    """The first day of a stretch."""
    return days.first if days else None


def last(days: Stretch | None) -> date | None:
    """The last day of a stretch."""
    return days.last if days else None


def iso(day: date | None) -> str | None:
    """2022-10-05."""
    return day.isoformat() if day else None


def packed(day: date | None) -> str | None:
    """20221005, as CAMEO data sets write it."""
    return day.strftime("%Y%m%d") if day else None


@cache
def _date(text: str | None) -> date | None:
    if text is None or text.startswith("-"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # a day no calendar has, from a page: not known
