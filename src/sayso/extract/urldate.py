"""The day in a page's address: ``/2021/05/14/``, ``/2021-05-14-x``, ``-20210514.html``; the month in ``/2021/05/``."""

import datetime
import re

from sayso.extract.dateline import when_of
from sayso.records import When

# The years in which web pages can have been published: the first newspapers went online in 1994.
_YEAR = r"((?:199[4-9]|20[0-4]\d))"
_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_DAYS = (
    re.compile(rf"/{_YEAR}[/-]{_MONTH}[/-]{_DAY}(?=[/_.?-]|$)"),
    re.compile(rf"[/_-]{_YEAR}[_-](0[1-9]|1[0-2])[_-](0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)"),
    re.compile(rf"[/_-]{_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.?-]|$)"),
)
_MONTHS = re.compile(rf"/{_YEAR}[/-](0[1-9]|1[0-2])(?=/)")
_HOST = re.compile(r"^[a-z]+://[^/]*", re.I)
# An archive's address holds the day the copy was made before the address of the page itself.
_ARCHIVED = re.compile(r"^[a-z]+://[^/]*/(?:web/)?\d{4,14}[a-z_]*/(?=https?://)", re.I)


def day_in_url(url: str | None) -> When | None:
    """The day an address holds; basis ``url “/2021/05/14”``. None where it holds none or one that does not exist."""
    path = _path(url)
    for form in _DAYS:
        for match in form.finditer(path):
            try:
                day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
            return when_of(day.isoformat(), f"url “{match[0]}”")
    return None


def month_in_url(url: str | None) -> When | None:
    """The month an address holds, where it holds no day."""
    match = _MONTHS.search(_path(url))
    return when_of(f"{match[1]}-{match[2]}", f"url “{match[0]}”") if match else None


def _path(url: str | None) -> str:
    return _HOST.sub("", _ARCHIVED.sub("", url)) if url else ""
