"""Two times that are one: "from 28 April to 3 May", "between June 1975 and February 1976", "today (23 December)"."""

import re
from dataclasses import replace
from datetime import date

from sayso.records import Span
from sayso.resolve.days import DAY, WEEK, Days, day_in, months_from
from sayso.resolve.times.page import Lead, Page, Sense, Timed
from sayso.resolve.times.words import WEEKDAY

_TO = re.compile(
    r"\s*(?:(?:up\s+)?to|until|till|through|-|–|—)\s*(?:the\s+|earlier\s+|early\s+|late\s+|mid-?)?", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+(?:the\s+|earlier\s+|early\s+|late\s+|mid-?)?", re.IGNORECASE)
_DAY_NAME = re.compile(WEEKDAY)
FARTHEST_JOIN = 24  # characters between two times that may be one


def joins(page: Page, left: Timed, lead: Lead, words: int) -> bool:
    """Whether the words between ``left`` and the time at ``words`` make one stretch of the two."""
    between = page.text[left.span.end : words]
    if len(between) > FARTHEST_JOIN or left.lead.relation in ("since", "until", "before", "after", "by"):
        return False
    if left.lead.relation == "between":
        return bool(_AND.fullmatch(between))
    return bool(_TO.fullmatch(between)) and lead.relation not in ("since", "before", "after")


def joined(left: Timed, right: Timed) -> Timed | None:
    """The stretch from the one to the other; None where they are in no order."""
    if left.days.first is None or right.days.last is None or left.days.year_known != right.days.year_known:
        return None
    if left.days.precision == "day" != right.days.precision and left.lead.relation not in ("from", "between"):
        return None
    first = _moved_to(left, right)
    if first is None or first > right.days.last:
        return None
    same = first == right.days.last and right.days.precision == "day"
    days = Days(first, right.days.last, "day" if same else "interval", right.days.year_known)
    counted = right.sense.counted_from or ("" if right.sense.told else left.sense.counted_from)
    told = left.sense.told or right.sense.told
    return Timed(Span(left.span.start, right.span.end), left.words, left.lead, Sense(days, counted, told))


def _moved_to(left: Timed, right: Timed) -> date | None:
    """The first day, in the year or the week the second time gives: "from 30 December to 2 January 2021"."""
    first, last = left.days.first, right.days.last
    if first is None or last is None:
        return None
    if left.sense.told or (first <= last and not right.sense.told):
        return first
    if left.days.precision == "day" and last - first < WEEK * DAY and first > last and not right.sense.told:
        return first - WEEK * DAY if first - last < WEEK * DAY else None
    moved = day_in(last.year, first.month, first.day)
    if moved and moved > last:
        moved = day_in(last.year - 1, first.month, first.day)
    return moved


def same_in_brackets(page: Page, left: Timed, right: Timed) -> Timed | None:
    """ "today (23 December)": the day in brackets says which."""
    text = page.text
    between = text[left.span.end : right.span.start].strip()
    if left.days.precision == "day" and _DAY_NAME.fullmatch(text[right.span.start : right.span.end]):
        return _named_again(left, right) if between in ("", ",", "(") else None
    if between != "(" or text[right.span.end : right.span.end + 1] != ")":
        return None
    if left.days.precision != "day" or right.days.precision != "day" or left.days != right.days:
        return None
    return replace(right, span=Span(left.span.start, right.span.end + 1), lead=left.lead)


def _named_again(left: Timed, right: Timed) -> Timed | None:
    """ "12 May 2021, Wednesday": the name adds nothing."""
    fits = left.days.first and right.days.first and left.days.first.weekday() == right.days.first.weekday()
    return replace(left, span=Span(left.span.start, right.span.end)) if fits else None


def night_into(page: Page, left: Timed, right: Timed) -> Timed | None:
    """ "overnight into Wednesday": the day and the one before it."""
    between = page.text[left.span.end : right.words.start].split()
    night = page.text[left.span.start : left.span.end].lower().endswith("night")
    first = right.days.first
    if not night or between != ["into"] or first is None or right.days.precision != "day":
        return None
    days = Days(first - DAY, right.days.last, "interval", right.days.year_known)
    return Timed(Span(left.span.start, right.span.end), left.words, left.lead, replace(right.sense, days=days))


def two_days(page: Page, left: Timed, right: Timed) -> Timed | None:
    """ "on Tuesday and on Wednesday", "in May and June": what follows at once is one stretch."""
    if not _AND.fullmatch(page.text[left.span.end : right.words.start]) or left.days.precision != right.days.precision:
        return None
    first = _moved_to(left, right)
    if left.days.precision != "month" or first is None or right.days.first is None:
        return None
    if months_from(first, 1) != right.days.first or left.days.year_known != right.days.year_known:
        return None
    days = Days(first, right.days.last, "interval", right.days.year_known)
    return Timed(Span(left.span.start, right.span.end), left.words, left.lead, Sense(days, right.sense.counted_from))
