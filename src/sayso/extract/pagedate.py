"""The publication day of a web page, with what it rests on.

Pages say it several times and not always alike: a time in UTC is a day early or late where the page comes from, and a
code mark may have been kept from an older version. So a mark that what readers see agrees with is believed first.
"""

import datetime
from typing import TYPE_CHECKING

from sayso.extract.dateline import when_of
from sayso.extract.pagemarks import Mark, labelled_mark, published_marks, shown_mark
from sayso.extract.urldate import day_in_url
from sayso.records import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def published_on(tree: "HtmlElement", *, url: str | None) -> When | None:
    """The day of publication as the page marks it, labels it, shows it by the headline, or has it in its address."""
    marks, labelled, shown = published_marks(tree), labelled_mark(tree), shown_mark(tree)
    address = day_in_url(url)
    in_url = Mark(address.earliest, address.basis) if address is not None and address.earliest is not None else None
    best = _agreed(marks, (labelled, shown, in_url)) or _first(*marks[:1], labelled) or _agreed((in_url,), (shown,))
    best = best or in_url or shown
    return when_of(best.day, best.basis) if best is not None else None


def _first(*marks: Mark | None) -> Mark | None:
    return next((mark for mark in marks if mark is not None), None)


def _agreed(marks: tuple[Mark | None, ...], witnesses: tuple[Mark | None, ...]) -> Mark | None:
    """The first witness that names the day of one of the marks, on the clock of the place the page comes from."""
    for witness in filter(None, witnesses):
        for mark in filter(None, marks):
            if _same_day(mark, witness):
                basis = mark.basis if mark.day == witness.day else f"{witness.basis}, local day of {mark.basis}"
                return Mark(witness.day, basis)
    return None


def _same_day(mark: Mark, witness: Mark) -> bool:
    """Whether two days can be one on two clocks: code runs behind the readers' clock, or anywhere round it in UTC."""
    apart = (datetime.date.fromisoformat(witness.day) - datetime.date.fromisoformat(mark.day)).days
    return apart in (0, 1) or (apart == -1 and mark.utc)
