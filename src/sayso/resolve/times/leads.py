"""What stands before a time, and what it makes of the days: "since", "until", "by the end of", "early"."""

import re

from sayso.records import Span
from sayso.resolve.days import DAY, Days, one_day, stretch
from sayso.resolve.times.page import Lead, Page, Timed
from sayso.resolve.times.words import MONTH, WEEKDAY

FARTHEST_LEAD = 52  # characters: "since the very beginning of", "in the early hours of"
#: Relations that make a stretch of days of the time after them.
OPEN = frozenset({"since", "until", "till", "before", "after", "through"})
_LEAD = re.compile(
    r"""(?:(?:(?<![\w-])(?P<relation>(?:as\s+)?of|since|until|till|before|after|by|from|through|throughout|during|in|on|at|over
           |within|between|to|and|or)\s+)?
        (?:(?:the\s+)?(?:early\s+hours|small\s+hours|night|morning|evening|afternoon|day|days|month|week|decade|year|eve)
           \s+(?:of|since)\s+(?P<inner>since\s+)?
         |(?:dawn|noon|midday|midnight|dusk|sunrise|sunset)\s+(?:on\s+)?)?
        (?:(?:the\s+)?(?:very\s+)?(?P<part>(?:end|start|beginning|middle)(?=\s+of)|early|late|mid|earlier|later)
           [\s-]+(?:on\s+|in\s+|of\s+)?)?
        (?P<noun>\b(?:the|an?|its|his|her|their|this)\s+|[’']s\s+)?)$""",
    re.IGNORECASE | re.VERBOSE,
)
#: "by 5 p.m. on Tuesday", "until midnight on Sunday": the hour stands between.
_HOUR = re.compile(
    r"(?<![\w-])(?P<relation>by|until|till|before|since|after)\s+(?:around\s+|about\s+)?"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b\.?|gmt\b|utc\b|hours\b|o[’']clock\b)?(?:\s+local\s+time)?"
    r"|noon|midday|midnight|dawn|dusk)[\s,]+(?:on\s+)?$",
    re.IGNORECASE,
)
_BY_THE_HOUR = {"before": "by", "after": "since"}
_ONWARDS = re.compile(r"\s+(?:on|onwards?)\b")
#: "since A to B" opens no stretch: it ends at B; nor does one whose end is cut off.
_RANGE = re.compile(rf"\s+to\s*(?:$|(?:the\s+)?(?:\d{{1,2}}\s+)?(?:{MONTH}|{WEEKDAY}))")
_POSSESSIVE = re.compile(r"[’']s\b")


def lead_of(page: Page, start: int, least: int) -> Lead:
    """What stands before ``start`` and belongs to the time there, not before ``least``."""
    low = max(start - FARTHEST_LEAD, least)
    before = page.text[low:start]
    if hour := _HOUR.search(before):
        relation = hour["relation"].lower()
        return Lead(low + hour.start(), _BY_THE_HOUR.get(relation, relation))
    match = _LEAD.search(before)
    if match is None or not match.group():
        return Lead(start)
    relation = " ".join((match["relation"] or "").lower().split())
    part = (match["part"] or "").lower()
    noun = bool(match["noun"])
    if noun and not relation and not part and match.start("noun") == match.start():
        return Lead(start, noun=True)
    if " since " in f" {match.group().lower()}":
        relation = "since"
    return Lead(low + match.start(), relation, part, noun)


def led(days: Days, lead: Lead, page: Page, end: int) -> Days:
    """The days a time means with what stands before it."""
    if _RANGE.match(page.text, end):
        return days
    relation, noun = lead.relation, lead.noun or bool(_POSSESSIVE.match(page.text, end))
    days = _edge(days, lead)
    if relation == "since":
        return Days(days.first, None, "interval", days.year_known)
    if relation in ("until", "till") or (relation == "through" and days.precision != "interval"):
        return Days(None, days.last, "interval", days.year_known)
    if relation == "before" and not noun and days.first:
        return Days(None, days.first - DAY, "interval", days.year_known)
    if relation == "after" and not noun and days.last:
        return Days(days.last + DAY, None, "interval", days.year_known)
    if relation == "from" and _ONWARDS.match(page.text, end):
        return Days(days.first, None, "interval", days.year_known)
    return days


def _edge(days: Days, lead: Lead) -> Days:
    """ "by the end of June" is its last day; "at the end of June" is in June: how late in it, nobody says."""
    bound = lead.relation in ("by", "until", "till", "before", "since", "after", "from")
    if not bound or days.first is None or days.last is None:
        return days
    if lead.part == "end":
        return one_day(days.last, year_known=days.year_known)
    return one_day(days.first, year_known=days.year_known) if lead.part in ("start", "beginning") else days


def with_onwards(timed: Timed, page: Page) -> Span:
    """ "from 1 June onwards": the last word belongs to it too."""
    match = _ONWARDS.match(page.text, timed.span.end) if timed.lead.relation == "from" else None
    return Span(timed.span.start, match.end()) if match else timed.span


def earlier_or_later(days: Days, part: str, page: Page) -> Days:
    """ "earlier this year": up to the published day; "later this year": from it on."""
    day = page.anchor.day
    if day is None or part not in ("earlier", "later") or not (days.first and days.last):
        return days
    if not days.first <= day <= days.last:
        return days
    return stretch(days.first, day) if part == "earlier" else stretch(day, days.last)
