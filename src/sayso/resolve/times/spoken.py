"""Days named in what somebody said: "yesterday" in words said on Monday is Sunday, whenever they are printed."""

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.records import Span
from sayso.resolve.days import Days
from sayso.resolve.times.page import Page, Sense, Timed, quoted
from sayso.resolve.times.words import SAYING

_FROM_TODAY = re.compile(
    r"(?:today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))\Z", re.I
)
_SAID = rf"\b(?:{'|'.join(sorted(SAYING))})\b"
#: ",” the mayor said | on Monday"; "On Monday | the mayor said: “".
_SAID_BEHIND = re.compile(rf"\s+(?:[\w’'.-]+\s+){{0,6}}?{_SAID}(?:\s+[\w’'-]+){{0,5}}?\s*\Z")
_SAID_BEFORE = re.compile(rf",?\s+(?:[\w’'.-]+\s+){{0,6}}?{_SAID}(?:\s+[\w’'-]+){{0,4}}?[,:]?\s*\Z")
#: Times beside a quotation that are looked at for the day on which it was said.
NEAREST = 2


def counted_from_saying(page: Page, timed: Timed) -> Timed:
    """The time, counted from the day of saying where that is told beside the quotation it stands in."""
    words = page.text[timed.words.start : timed.words.end]
    quotation = page.quotation(timed.span.start) if _FROM_TODAY.match(words) else None
    published = page.anchor.day
    said = _said_on(page, quotation) if quotation and published else None
    if said is None or published is None or said.days.first is None:
        return timed
    days = _moved(timed.days, said.days.first - published)
    return replace(timed, sense=Sense(days, quoted(page, said))) if days else timed


def _said_on(page: Page, quotation: Span) -> Timed | None:
    """The one day that stands with the words of saying, behind a quotation or before it."""
    for timed in page.beside(quotation, NEAREST):
        if (
            timed.days.precision != "day"
            or timed.days.first != timed.days.last
            or timed.lead.relation not in ("", "on")
        ):
            continue
        is_behind = timed.span.start >= quotation.end
        between = (
            page.text[quotation.end : timed.span.start] if is_behind else page.text[timed.span.end : quotation.start]
        )
        if (_SAID_BEHIND if is_behind else _SAID_BEFORE).match(between):
            return timed
    return None


def _moved(days: Days, by: timedelta) -> Days | None:
    def later(day: date | None) -> date | None:
        return day + by if day else None

    try:
        return replace(days, first=later(days.first), last=later(days.last))
    except OverflowError:
        return None
