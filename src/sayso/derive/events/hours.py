"""The hour at which an event is told to be: "at about 20:45", "shortly after seven in the morning"."""

import re

from sayso.derive.numerals import SPOKEN, value_of
from sayso.records import Span

#: Code points before a trigger in which its hour may stand, in its own sentence.
REACH = 160
#: Hours between two tellings of one day from which they are of two happenings.
APART = 2.0
NOON = 12
_CLOCK = re.compile(
    rf"\b(?:at|around|about|by|after|before|shortly|just|nearly)\s+"
    rf"(?:(?P<h>2[0-3]|[01]?\d)(?:[:.](?P<m>[0-5]\d))?|(?P<word>{SPOKEN})(?:\s+o['’]clock)?)\b"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s+in\s+the\s+(?P<part>morning|afternoon|evening))?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")


def hour_before(text: str, trigger: Span) -> float | None:
    """The hour of the day, 0 to 24, told before a trigger in its sentence; None for none, or half a day."""
    start = max(0, trigger.start - REACH)
    for end in _SENTENCE_END.finditer(text, start, trigger.start):
        start = end.end()
    hours = [hour for found in _CLOCK.finditer(text, start, trigger.start) if (hour := _hour(found)) is not None]
    return hours[-1] if hours else None


def _hour(found: re.Match[str]) -> float | None:
    half, part = (found["half"] or "").lower(), (found["part"] or "").lower()
    if not (found["m"] or half or part):
        return None
    hour = value_of(found["word"]) or 0 if found["word"] else int(found["h"])
    if half or part:
        hour = hour % NOON + (NOON if half == "p" or part in ("afternoon", "evening") else 0)
    return hour + int(found["m"] or 0) / 60


def are_hours_apart(text: str, one: Span, other: Span) -> bool:
    """Whether two triggers are each told with an hour, and these are no one hour told twice."""
    hours = hour_before(text, one), hour_before(text, other)
    return hours[0] is not None and hours[1] is not None and abs(hours[0] - hours[1]) >= APART
