"""The day of publication as a column of a table gives it."""

import datetime
import email.utils
import re

#: Newspapers began in 1605; what is further off is a slip.
FIRST_YEAR, LAST_YEAR = 1600, 2199
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T_]?\d{4}(?:\d\d)?Z?)?", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)


def day_of(value: object) -> str | None:
    """A day, month or year as ISO, by the clock of whoever wrote it; None if ``value`` is none.

    ISO with or without a time, 20210514 with or without a time, RFC 822 ("Fri, 14 May 2021 ..."), dates and moments of
    Parquet. 14/05/2021 is not read: half the world means another day by it.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10] if FIRST_YEAR <= value.year <= LAST_YEAR else None
    text = str(value).strip()[:60] if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = _ISO.match(text) or _COMPACT.fullmatch(text)
    if found:
        return _checked(found)
    if found := _YEAR_MONTH.fullmatch(text):
        return text if FIRST_YEAR <= int(found[1]) <= LAST_YEAR and 1 <= int(found[2] or 1) <= 12 else None
    try:
        return day_of(email.utils.parsedate_to_datetime(text).date())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _checked(found: re.Match[str]) -> str | None:
    try:
        return day_of(datetime.date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return None
