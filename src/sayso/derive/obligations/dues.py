"""By when a duty is due: a day named with it, or a period counted from the day it was laid down or told."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from sayso.derive.numerals import value_of
from sayso.derive.obligations.desk import Desk
from sayso.derive.obligations.rules import PERIOD
from sayso.records import Span, When

#: A year without 29 February, in which days of an unknown year are counted; the year never shows.
ANY_YEAR = 2001
HOURS_A_DAY = 24
DAYS_A_WEEK, DAYS_A_FORTNIGHT = 7, 14
MONTHS_A_YEAR = 12
SATURDAY = 5
#: Code points before a day in which "by" or "until" must stand.
LOOK_BACK = 50
#: Sentences back in which the letter or order may have been dated.
FARTHEST_ORDER = 12
#: Letters in which words for one thing are alike: "signing", "signed".
STEM = 3

_COUNTED = re.compile(
    rf"""(?:\b(?:with)?in(?:side)?\s+(?:the\s+)?(?:next|coming|following|space\s+of)?\s*{PERIOD}
          |\b(?:over|during|for|in)\s+the\s+(?:next|coming)\s+{PERIOD.replace("?P<", "?P<o_")})(?![\w-])
          (?!\s+(?:ago|earlier|old|of\s+(?:war|fighting|talks|conflict)))""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\s+(?:of|after|following|from)\s+(?!today\b|now\b|then\b)(?:(?:the|an?|its|their|this|that|his|her)\s+)?(?P<what>\w+)",
    re.IGNORECASE,
)
_TIME_FOR = re.compile(rf"\b{PERIOD}(?=\s+(?:(?:time|deadline|ultimatum)\s+)?(?:to|for)\b)", re.IGNORECASE)
_END_OF = re.compile(
    r"""\b(?:by|before|until)\s+(?:the\s+)?(?:
        (?:year|month|week)(?:[-’']s?)?[-\s]end\b
       |end\s+of\s+(?:(?:the|this|next)\s+)?(?:year|month|week|decade)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_UNTIL = re.compile(
    r"""\b(?:by|until|till|before|deadline\s+(?:of|on|is|was)|(?:no|not)\s+later\s+than|prior\s+to|ahead\s+of|effective|latest|starting)\s+
        (?:(?:the\s+end\s+of|the|early|late|mid|next|this|midnight|noon|dawn|dusk|sunset|close\s+of\s+business|\d{1,2}(?:[:.]\d\d)?\s*(?:a\.?m\.?|p\.?m\.?|GMT)?
          |on|in|of|,|local\s+time
          |(?:the|its|their|his|her|our|this|an?)\s+(?:[\w-]+\s+){0,2}?(?:meeting|summit|session|conference|hearing|talks|council
            |congress|vote|election|sitting|anniversary))[\s-]*)*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
#: "has two weeks to check it, until 25 May": the day told behind a comma is the period's last.
_THAT_IS_UNTIL = re.compile(r",\s*(?:that\s+is,?\s+)?(?:until|till|by)\s+\Z", re.IGNORECASE)
#: What somebody had until a day to do is told when the day is over.
_HAD_UNTIL = re.compile(r"had\s+(?:until|till)\b", re.IGNORECASE)
#: "A | Friday | deadline".
_DEADLINE_BEHIND = re.compile(r"\s+(?:deadline|ultimatum)\b", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|expires?|expired|ends?|ended|runs\s+out|passed)\s+(?:on\s+)?\Z", re.IGNORECASE)
_AT_END = re.compile(r"\bend\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|in|from)\s+(?:the\s+|early\s+|late\s+)?\Z", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:(?:by|until|till|before|(?:no|not)\s+later\s+than|within|over|on|of|in|the|at|next)\s+)+", re.IGNORECASE
)
_ON_ITSELF = re.compile(r"^(?:on|in|from|next|tomorrow|tonight|later)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^(?:(?:by|until|on|before|next|this)\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|noon|afternoon|evening|night))?$",
    re.IGNORECASE,
)
#: Words of a duty laid down before: its day may be past.
_PAST = re.compile(r"\b(?:was|were|had|been|gave|set|swore|undertook|\w+ed)\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\b(?:letters?|orders?|ordered|ruling|ruled|ultimatum|demand(?:s|ed)?|resolution|notice|notified|notification|request(?:s|ed)?"
    r"|summons|summoned|decisions?|decided|verdict|agreements?|agreed|deal|accord|truce|ceasefire|decree|law|signed"
    r"|deadline|announced|pledged|promised|vowed)\b",
    re.IGNORECASE,
)
#: What opens another act of saying, whose times are its own.
_ANOTHER = re.compile(
    r"""\s*,?\s+(?:and|but|while)\s+(?:(?:also|later|then|\w+ly)\s+)?(?:
        (?:promis|offer|vow|pledg|threaten|warn|announc|agree|urg|ask|call|demand|order|request|insist|declar|propos)(?:ed|d|s|es)
       |said|says|undertook|undertakes|swore)\b""",
    re.VERBOSE,
)
_DAY_FORM = re.compile(r"^(\d{4}|-)-(\d\d)-(\d\d)$")


@dataclass(frozen=True, slots=True)
class Start:
    """The day a period is counted from (year ``ANY_YEAR`` where the page gives none), and why that day."""

    day: date
    year_known: bool
    why: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a due day may stand: the cue, the duty, the sentence."""

    sentence: Span
    cue: Span
    duty: Span

    @property
    def end(self) -> int:
        """A day may stand a little behind the duty, in its sentence."""
        return self.sentence.end


def _own_clause(desk: Desk, clause: Clause) -> Clause:
    """The clause from and to another act of saying: "urged Kenya to open the port | and promised fuel by 12 May"."""
    start, end = clause.sentence.start, clause.sentence.end
    for found in _ANOTHER.finditer(desk.text, start, end):
        if clause.cue.start < found.end() <= clause.cue.end:
            start = found.start()
        elif found.start() >= clause.duty.end:
            return replace(clause, sentence=Span(start, found.start()))
    return replace(clause, sentence=Span(start, end))


def due_of(desk: Desk, clause: Clause) -> When | None:
    """The day a duty is due; None where nothing says so."""
    clause = _own_clause(desk, clause)
    return _given_time(desk, clause) or _counted(desk, clause) or _end_of(desk, clause) or _still_open(desk, clause)


def due_of_thing(desk: Desk, clause: Clause) -> When | None:
    """The first day named in a clause that tells of a thing and its day: "the list is due on Friday"."""
    counted = _counted(desk, clause)
    for when in _times_from(desk, clause.duty.start):
        if when.span is None or when.span.start >= clause.duty.end:
            return counted
        if when.latest and when.precision in ("day", "interval"):
            return counted or _last_day(when)
    return counted


def _last_day(when: When) -> When:
    return when if when.earliest == when.latest else When(when.latest, when.latest, "day", when.basis, when.span)


def has_term(desk: Desk, clause: Clause) -> bool:
    """Whether a period runs from something whose day need not be known: "within ten days of the signing"."""
    clause = _own_clause(desk, clause)
    found = _COUNTED.search(desk.text, clause.cue.start, clause.end)
    return found is not None and _OF_WHAT.match(desk.text, found.end(), clause.end) is not None


def _still_open(desk: Desk, clause: Clause) -> When | None:
    """The day named; none where a duty of today would have been due before the page was published."""
    due, published = _named(desk, clause), desk.reading.document.published
    if due is None or not (due.latest and published and published.earliest) or _PAST.search(desk.words(clause.cue)):
        return due
    is_over = not due.latest.startswith("-") and due.latest < published.earliest
    return None if is_over else due


def _given_time(desk: Desk, clause: Clause) -> When | None:
    """As in "was given 2 weeks to respond": counted from the letter or order."""
    found = _TIME_FOR.search(desk.text, clause.cue.start, min(clause.duty.start + len(" for"), clause.sentence.end))
    return (_period_told(desk, clause) or _period_due(desk, clause, found)) if found else None


def _period_told(desk: Desk, clause: Clause) -> When | None:
    """The last day of a period where it is told too: "two weeks to check the list, until 25 May"."""
    for when in _times_from(desk, clause.duty.start):
        if when.span is None or when.span.start >= clause.end:
            return None
        lead = _PREPOSITION.match(desk.words(when.span))
        before = desk.text[clause.duty.start : when.span.start] + (lead.group() if lead else "")
        if _THAT_IS_UNTIL.search(before):
            return _ahead(desk, clause, when, at_end=False)
    return None


def _times_from(desk: Desk, start: int) -> Iterator[When]:
    first = bisect_left(desk.times, start, key=lambda one: one.span.start if one.span else 0)
    return islice(desk.times, first, None)


def _counted(desk: Desk, clause: Clause) -> When | None:
    found = _COUNTED.search(desk.text, clause.cue.start, clause.end)
    if found is None:
        return None
    if what := _OF_WHAT.match(desk.text, found.end(), clause.end):
        return _told_term(desk, found) or _period_due(desk, clause, found, what=what["what"])
    return _period_due(desk, clause, found)


def _told_term(desk: Desk, found: re.Match[str]) -> When | None:
    """The last day of "within ten days of 5 May", which is read as a time."""
    first = bisect_left(desk.times, found.start(), key=lambda one: one.span.start if one.span else 0)
    term = desk.times[first] if first < len(desk.times) else None
    if term is None or not (term.span and term.latest) or term.span.start >= found.end():
        return None
    return When(term.latest, term.latest, "day", term.basis, term.span)


def _period_due(desk: Desk, clause: Clause, found: re.Match[str], *, what: str = "") -> When | None:
    """The day a period ends. ``what``: what it is counted from, where that is told; else the letter, the page."""
    prefix = "o_" if found["count"] is None else ""  # the other wording of the pattern
    count, unit = value_of(found[f"{prefix}count"]), found[f"{prefix}unit"].lower()
    kind = (found[f"{prefix}kind"] or "").lower()
    start = _order_day(desk, clause, what) if what else _start(desk, clause)
    if start is None or count is None:
        return None
    span, words = Span(*found.span()), " ".join(found.group().split())
    basis = f"“{words}” from {start.why}"
    if unit == "year":
        return _year_due(start, count, basis, span)
    day = _later(start.day, count, unit, kind)
    shown = _shown(day, start)
    if kind in ("working", "business"):
        basis += ", Monday to Friday, no holidays known"
    return When(shown, shown, "day", basis, span) if shown else None


def _year_due(start: Start, count: int, basis: str, span: Span) -> When | None:
    if not start.year_known:
        return None
    year = start.day.year + count
    return When(f"{year}-01-01", f"{year}-12-31", "year", basis, span)


def _later(day: date, count: int, unit: str, kind: str) -> date:
    if unit == "month":
        return _months_later(day, count)
    if unit == "hour":
        return day + timedelta(days=-(-count // HOURS_A_DAY))
    if unit == "day" and kind in ("working", "business"):
        for _ in range(count):
            day += timedelta(days=1)
            while day.weekday() >= SATURDAY:
                day += timedelta(days=1)
        return day
    return day + timedelta(days=count * {"day": 1, "week": DAYS_A_WEEK, "fortnight": DAYS_A_FORTNIGHT}[unit])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    after = date(year + (month + 1) // (MONTHS_A_YEAR + 1), (month + 1) % MONTHS_A_YEAR + 1, 1)
    last = (after - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _shown(day: date, start: Start) -> str | None:
    if start.year_known:
        return day.isoformat()
    return day.strftime("--%m-%d") if day.year == ANY_YEAR else None


# --- where a period starts -----------------------------------------------------------------------------------------


def _start(desk: Desk, clause: Clause) -> Start | None:
    """The day of the letter or order, else of the saying, else of what is told in the paragraph, else of the page."""
    return (
        _order_day(desk, clause)
        or _said_day(desk, clause)
        or _told_day(desk, clause)
        or _from_when(desk.reading.document.published, "the page’s day")
    )


def _order_day(desk: Desk, clause: Clause, what: str = "") -> Start | None:
    """The nearest day before, in a sentence that speaks of a letter, order or the like, or of what is named."""
    number = bisect_left(desk.reading.sentences, clause.sentence.start, key=lambda one: one.start)
    for sentence in reversed(desk.reading.sentences[max(0, number - FARTHEST_ORDER) : number + 1]):
        if sentence.start < desk.paragraph_start(clause.cue.start) and not _is_reply(desk, clause):
            return None
        orders = _ORDER.finditer(desk.text, sentence.start, sentence.end)
        found = next((one for one in orders if one.group()[:STEM].lower() == what[:STEM].lower() or not what), None)
        days = _days_in(desk, Span(sentence.start, min(sentence.end, clause.duty.start))) if found else []
        if found and days:
            nearest = min(days, key=lambda one: abs((one.span or sentence).start - found.start()))
            return _from_when(
                nearest, f"the day of the {found.group().lower()}, {desk.words(nearest.span or sentence)}"
            )
    return None


def _is_reply(desk: Desk, clause: Clause) -> bool:
    """To answer is to answer something the page has told before, however far back."""
    words = desk.text[clause.cue.start : clause.duty.start + 40].lower()
    return any(word in words for word in ("respond", "response", "reply", "replies", "answer", "comply"))


def _said_day(desk: Desk, clause: Clause) -> Start | None:
    voice = desk.voice_at(clause.duty.start)
    return _from_when(voice.said, "the day it was said") if voice and voice.said else None


def _told_day(desk: Desk, clause: Clause) -> Start | None:
    """The last day named before in the paragraph."""
    before = _days_in(desk, Span(desk.paragraph_start(clause.cue.start), clause.cue.start))
    return _from_when(before[-1], f"“{desk.words(before[-1].span or clause.cue)}”") if before else None


def _days_in(desk: Desk, span: Span) -> list[When]:
    """The days named in some words, but those still to come: a period told of runs from a day that has been."""
    first = bisect_left(desk.times, span.start, key=lambda one: one.span.start if one.span else 0)
    last = bisect_left(desk.times, span.end, key=lambda one: one.span.start if one.span else 0)
    days = [one for one in desk.times[first:last] if one.precision == "day" and one.earliest == one.latest]
    return [one for one in days if not _is_to_come(desk, one)]


def _from_when(when: When | None, why: str) -> Start | None:
    if when is None or when.earliest is None or when.earliest != when.latest:
        return None
    found = _DAY_FORM.match(when.earliest)
    if not found:
        return None
    known = found[1] != "-"
    try:
        day = date(int(found[1]) if known else ANY_YEAR, int(found[2]), int(found[3]))
    except ValueError:
        return None
    words = when.earliest if known else f"{when.earliest}, year not stated"
    return Start(day, known, f"{words} ({why})")


# --- days named ----------------------------------------------------------------------------------------------------


def _end_of(desk: Desk, clause: Clause) -> When | None:
    """By the end of the page's year, month, week."""
    found = _END_OF.search(desk.text, clause.cue.start, clause.end)
    start = _said_day(desk, clause) or _from_when(desk.reading.document.published, "the page’s day")
    if not found or start is None or not start.year_known:
        return None
    words = found.group().lower()
    day = _end_day(start.day, words)
    shown = day.isoformat()
    return When(shown, shown, "day", f"“{' '.join(found.group().split())}” from {start.why}", Span(*found.span()))


def _end_day(day: date, words: str) -> date:
    ahead = 1 if "next" in words else 0
    if "week" in words:
        return day + timedelta(days=6 - day.weekday() + DAYS_A_WEEK * ahead)
    if "month" in words:
        return _months_later(day.replace(day=1), ahead + 1) - timedelta(days=1)
    if "decade" in words:
        return date(day.year // 10 * 10 + 9 + 10 * ahead, 12, 31)
    return date(day.year + ahead, 12, 31)


def _named(desk: Desk, clause: Clause) -> When | None:
    """A day with "by", "until", "before"; with "on" only where it is still to come."""
    behind: When | None = None
    for when in _times_from(desk, clause.sentence.start):
        if when.span is None or when.span.start >= clause.end:
            break
        words = desk.words(when.span)
        lead = _PREPOSITION.match(words)  # "by Friday" may be the time's own words, or "by" stand before them
        before = desk.text[max(clause.sentence.start, when.span.start - LOOK_BACK) : when.span.start]
        before += lead.group() if lead else ""
        if _UNTIL.search(before) or _is_deadline(desk, clause, when.span, before):
            return _ahead(desk, clause, when, at_end=_AT_END.search(before) is not None)
        is_on = _ON.search(before) or _ON_ITSELF.match(words)
        if is_on and when.span.start >= clause.duty.start and behind is None and _is_to_come(desk, when):
            behind = _ahead(desk, clause, when, at_end=False)
    return behind


def _is_deadline(desk: Desk, clause: Clause, day: Span, before: str) -> bool:
    """Whether a day is told as the deadline itself: "a Friday deadline", "the deadline for it is Friday"."""
    is_it = _IS.search(before) is not None and "deadline" in desk.words(clause.cue).lower()
    return is_it or _DEADLINE_BEHIND.match(desk.text, day.end, clause.end) is not None


def _is_to_come(desk: Desk, when: When) -> bool:
    published = desk.reading.document.published
    if not published or not published.earliest or not when.earliest or when.earliest.startswith("-"):
        return False
    return when.earliest > published.earliest


def _ahead(desk: Desk, clause: Clause, when: When, *, at_end: bool) -> When:
    """A weekday that was read as past is the next one; "the end of 2030" is its last day."""
    if when.latest and when.earliest != when.latest and (at_end or when.precision in ("interval", "day")):
        basis = f"end of {when.basis}" if at_end else when.basis
        when = When(when.latest, when.latest, "day", basis, when.span)
    if _HAD_UNTIL.match(desk.words(clause.cue)):
        return when
    start = _said_day(desk, clause) or _from_when(desk.reading.document.published, "the page’s day")
    own = _from_when(when, "")
    if not (
        start and own and own.year_known and start.year_known and when.span and _WEEKDAY.match(desk.words(when.span))
    ):
        return when
    day = own.day
    while day < start.day:
        day += timedelta(days=DAYS_A_WEEK)
    return When(day.isoformat(), day.isoformat(), "day", f"“{desk.words(when.span)}” after {start.why}", when.span)
