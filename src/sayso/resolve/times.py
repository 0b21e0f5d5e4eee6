"""Time expressions of a text and the days they mean, counted from the page's own published day.

One rule per form, tried in order; the first that takes the words has them. A rule that needs a day which is not
known says nothing: a time that says nothing is not a time.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.records import Document, Span, When
from sayso.resolve.days import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    LEAP_YEAR,
    WEEK,
    Anchor,
    Days,
    anchor_of,
    day_in,
    month_of,
    months_from,
    one_day,
    stretch,
    week_of,
    year_of,
)

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
SPOKEN_NUMBERS = "|".join(NUMBERS)
FUTURE = frozenset(
    {"will", "would", "shall", "won't", "scheduled", "due", "expected", "planned", "plans", "slated", "set", "upcoming"}
)
SAYING = frozenset(
    {"said", "says", "told", "added", "stated", "wrote", "announced", "warned", "according", "saying", "reported"}
)
LOOK_BACK = 60  # characters before a day in which "will" or "scheduled for" makes it one to come
CLAUSE = re.compile(r"[,;:.!?“”\"()\n]")
HOURS_A_DAY = 24

_CASED = [form for name in (*MONTHS, *SHORT_MONTHS) for form in (name.title(), name.upper())]
MONTH = rf"(?P<month>{'|'.join(_CASED)})\b\.?"
WEEKDAY_NAME = "|".join(form for name in WEEKDAYS for form in (name.title(), name.upper()))
ON_WEEKDAY = rf"(?:(?:{WEEKDAY_NAME}),?\s+(?:the\s+)?)?"
DAY_OF = r"(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?"
TO_DAY = r"(?:\s*(?:-|–|—|and|to|or)\s*(?P<day2>\d{1,2})(?!\d)(?:st|nd|rd|th)?)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w/])(?![.,]\d)"
NOT_INSIDE = r"(?<![\w/.,-])"
COUNT = rf"(?P<count>\d{{1,3}}|{SPOKEN_NUMBERS}|few|couple of|several)"
UNIT = r"(?P<unit>hour|day|week|month|year)s?"


@dataclass(frozen=True, slots=True)
class _Reader:
    """A text being read for times: where its days are counted from, and what was found before."""

    text: str
    anchor: Anchor
    found: list[When]

    def ahead(self, start: int) -> bool:
        """Whether the clause before ``start`` speaks of what is to come ("will meet on ...")."""
        before = CLAUSE.split(self.text[max(start - LOOK_BACK, 0) : start])[-1].lower().split()
        marks = [word in FUTURE for word in before]
        said = max((i for i, word in enumerate(before) if word in SAYING), default=-1)
        return any(marks[said + 1 :]) or " ".join(before[said + 1 :]).find("to be ") >= 0

    def before(self, start: int) -> Iterator[When]:
        """What was found before ``start``, nearest first."""
        for i in range(bisect_left(self.found, start, key=_start) - 1, -1, -1):
            yield self.found[i]

    def year_named_before(self, start: int) -> int | None:
        """The year of the last full date before ``start``, for pages without a date of their own."""
        return next((int(w.earliest[:4]) for w in self.before(start) if w.earliest and _is_full(w)), None)


def _start(when: When) -> int:
    return when.span.start if when.span else 0


Rule = Callable[[re.Match[str], _Reader], Days | None]


def find_times(document: Document) -> tuple[When, ...]:
    """Every time expression of ``document`` that means certain days, in text order; quarantined words left out."""
    text, anchor = document.text, anchor_of(document.published)
    taken = [q.span for q in document.quarantine]
    reader = _Reader(text, anchor, [])
    for pattern, rule in RULES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            at = bisect_left(taken, span.start, key=lambda other: other.end - 1)
            if at < len(taken) and span.touches(taken[at]):
                continue
            days = rule(match, reader)
            if days or rule in CALENDAR:  # "31 September 2020" is no day, and no month either
                taken.insert(at, span)
            if days:
                insort(reader.found, days.when(_basis(match.group(), days, anchor), span), key=_start)
    return tuple(reader.found)


def _basis(words: str, days: Days, anchor: Anchor) -> str:
    plain = " ".join(words.split())
    if not days.year_known:
        return f"“{plain}”, year not stated"
    if FULL_YEAR.search(plain):
        return f"“{plain}”"
    return f"“{plain}” from {anchor.words}" if anchor.last else f"“{plain}”, year or day as last named before"


FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_full(when: When) -> bool:
    return when.precision == "day" and bool(FULL_YEAR.search(when.basis)) and "(published)" not in when.basis


# --- calendar dates ------------------------------------------------------------------------------------------------


def _iso_date(match: re.Match[str], _: _Reader) -> Days | None:
    day = day_in(int(match["year"]), int(match["m"]), int(match["day"]))
    return one_day(day) if day else None


def _slashed(match: re.Match[str], _: _Reader) -> Days | None:
    """13/05/2021 can be read in one way only; 12/05/2021 in two, and is left alone. With dots the day stands first."""
    left, right, year = int(match["left"]), int(match["right"]), int(match["year"])
    if match["mark"] == "." or left > 12:
        day = day_in(year, right, left)
    else:
        day = day_in(year, left, right) if right > 12 or left == right else None
    return one_day(day) if day else None


def _month_number(match: re.Match[str]) -> int:
    return next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(match["month"].lower().rstrip(".")[:3]))


def _day_and_month(match: re.Match[str], reader: _Reader) -> Days | None:
    month, first = _month_number(match), int(match["day"])
    last = int(match["day2"]) if match["day2"] else first
    year, known = _year_for(match, reader, month, first)
    start, end = day_in(year, month, first), day_in(year, month, last)
    if start is None or end is None or end < start:
        return None
    return Days(start, end, "day" if start == end else "interval", known)


def _year_for(match: re.Match[str], reader: _Reader, month: int, day: int) -> tuple[int, bool]:
    """The year of a day: as written, else the nearest before publication (after it, if the clause looks ahead)."""
    if match["year"]:
        return int(match["year"]), True
    published = reader.anchor.last
    if published is None:
        named = reader.year_named_before(match.start())
        return (named, True) if named else (LEAP_YEAR, False)
    if reader.anchor.precision == "year":
        return published.year, True
    this_year = (month, day) <= (published.month, published.day)
    if reader.ahead(match.start()):
        return published.year + (1 if this_year and (month, day) != (published.month, published.day) else 0), True
    return published.year - (0 if this_year else 1), True


def _month_and_year(match: re.Match[str], _: _Reader) -> Days | None:
    return month_of(int(match["year"]), _month_number(match))


def _month_alone(match: re.Match[str], reader: _Reader) -> Days | None:
    """ "in April": the last one; "next April", "will ... in April": the next one; "since April": from it on."""
    month, word = _month_number(match), match["word"].lower()
    published = reader.anchor.last
    if published is None:
        named = reader.year_named_before(match.start())
        return month_of(named or LEAP_YEAR, month, year_known=bool(named))
    ahead = word == "next" or (word != "last" and word != "since" and reader.ahead(match.start()))
    year = published.year + (1 if ahead and month < published.month else 0)
    year -= 1 if not ahead and month > published.month else 0
    year -= 1 if word == "last" and month == published.month else 0
    days = month_of(year, month)
    return stretch(days.first, reader.anchor.last) if word == "since" else days


def _year_alone(match: re.Match[str], _: _Reader) -> Days | None:
    year, word = int(match["year"]), match["word"].lower()
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    days = year_of(year)
    if word == "since":
        return stretch(days.first, None)
    if word == "until":
        return stretch(None, days.last)
    return days


def _years(match: re.Match[str], _: _Reader) -> Days | None:
    first, last = int(match["year"]), int(match["year2"])
    return stretch(date(first, 1, 1), date(last, 12, 31)) if first < last <= LAST_YEAR else None


# --- counted from the published day --------------------------------------------------------------------------------


def _weekday(match: re.Match[str], reader: _Reader) -> Days | None:
    """The last such day on or before publication; "last" is before it, "next" and a clause that looks ahead after."""
    published = reader.anchor.day
    if published is None:
        return None
    word = (match["word"] or "").lower()
    number = WEEKDAYS.index(match["weekday"].lower())
    back = (published.weekday() - number) % WEEK
    ahead = -back % WEEK
    if word in ("next", "coming"):
        return one_day(published + (ahead or WEEK) * DAY)
    if word == "last":
        return one_day(published - (back or WEEK) * DAY)
    if word in ("by", "until") or reader.ahead(match.start()):
        return one_day(published + ahead * DAY)
    return one_day(published - back * DAY)


SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1}  # days; any other such word is the published day


def _near_day(match: re.Match[str], reader: _Reader) -> Days | None:
    words = " ".join(match.group().lower().split())
    shift = SHIFTS.get(words, 0)
    anchor = reader.anchor
    if anchor.day is None:
        known = anchor.first and anchor.last and anchor.precision and not shift
        return Days(anchor.first, anchor.last, anchor.precision) if known and anchor.precision else None
    if words == "overnight":
        return stretch(anchor.day - DAY, anchor.day)
    return one_day(anchor.day + shift * DAY)


def _ago(match: re.Match[str], reader: _Reader) -> Days | None:
    """As exact as the unit: "two years ago" is a year, "two weeks ago" a week."""
    count, published = _count(match["count"]), reader.anchor.last
    if count is None or published is None:
        return None
    if match["unit"] == "year":
        return year_of(published.year - count)
    if reader.anchor.precision == "year":
        return None
    if match["unit"] == "month":
        month = months_from(published, -count)
        return month_of(month.year, month.month)
    if reader.anchor.day is None:
        return None
    if match["unit"] == "week":
        return week_of(published - count * WEEK * DAY)
    days = count if match["unit"] == "day" else count // HOURS_A_DAY
    return one_day(published - days * DAY)


def _unit_by_word(match: re.Match[str], reader: _Reader) -> Days | None:
    """ "last month", "this week", "next year", "earlier this year"."""
    published, unit, word = reader.anchor.last, match["unit"].lower(), match["word"].lower()
    if published is None or (reader.anchor.precision == "year" and unit != "year"):
        return None
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
    if unit == "week":
        days = week_of(published + step * WEEK * DAY) if reader.anchor.day else None
    elif unit == "month":
        month = months_from(published, step)
        days = month_of(month.year, month.month)
    else:
        days = year_of(published.year + step)
    edge = (match["edge"] or "").lower()
    if days and edge and reader.anchor.day:
        return stretch(days.first, published) if edge == "earlier" else stretch(published, days.last)
    return days


def _past_stretch(match: re.Match[str], reader: _Reader) -> Days | None:
    """ "over the past two days": up to the published day."""
    published, count = reader.anchor.day, _count(match["count"] or "one")
    if published is None or count is None:
        return None
    return stretch(_moved(published, match["unit"].lower(), -count), published)


def _coming_stretch(match: re.Match[str], reader: _Reader) -> Days | None:
    """ "within 48 hours": from the published day on."""
    published, count = reader.anchor.day, _count(match["count"] or "one")
    if published is None or count is None:
        return None
    return stretch(published, _moved(published, match["unit"].lower(), count))


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("month", "year"):
        return months_from(day, count * (12 if unit == "year" else 1))
    if unit == "hour":
        count = -(-abs(count) // HOURS_A_DAY) * (1 if count > 0 else -1)
    return day + count * DAY * (WEEK if unit == "week" else 1)


def _count(words: str) -> int | None:
    """None for "a few", "several": no certain day."""
    return int(words) if words.isdigit() else NUMBERS.get(words.lower())


DAY_STEPS = {"same": 0, "that": 0, "following": 1, "next": 1, "previous": -1}


def _day_of_the_text(match: re.Match[str], reader: _Reader) -> Days | None:
    """ "the same day", "the following day": counted from the last single day the text named."""
    named = next((w.earliest for w in reader.before(match.start()) if w.precision == "day" and w.earliest), None)
    if named is None:
        return None
    known = not named.startswith("--")
    day = date.fromisoformat(named if known else f"{LEAP_YEAR}{named[1:]}")
    return one_day(day + DAY_STEPS[match["step"].lower()] * DAY, year_known=known)


CALENDAR = (_iso_date, _slashed, _day_and_month)
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (re.compile(NOT_INSIDE + r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)(?!\d)"), _iso_date),
    (
        re.compile(
            NOT_INSIDE + r"(?P<left>\d{1,2})(?P<mark>[/.])(?P<right>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
        ),
        _slashed,
    ),
    (re.compile(ON_WEEKDAY + NOT_INSIDE + rf"{DAY_OF}{TO_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?"), _day_and_month),
    (re.compile(ON_WEEKDAY + rf"\b{MONTH}\s+{DAY_OF}(?![\d:%]|,\d|\.\d){TO_DAY}(?:,?\s+{YEAR})?"), _day_and_month),
    (re.compile(rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}"), _month_and_year),
    (
        re.compile(r"(?i:\b(?P<word>in|since|last|next|this|during|until|by|early|late|mid)\b[\s-]+)" + MONTH),
        _month_alone,
    ),
    (
        re.compile(r"(?i:\b(?:between|from)\s+)(?P<year>(?:19|20)\d\d)\s+(?:and|to)\s+(?P<year2>(?:19|20)\d\d)\b"),
        _years,
    ),
    (re.compile(rf"(?i:\b(?P<word>in|since|until|by|during|early|late|mid)\b[\s-]+){YEAR}"), _year_alone),
    (
        re.compile(
            rf"(?:(?i:\b(?P<word>on|last|next|this|coming|by|until|early|late)\s+))?\b(?P<weekday>{WEEKDAY_NAME})\b"
            r"(?:\s+(?:morning|afternoon|evening|night))?"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"(?i)\b(?:(?P<edge>earlier|later)\s+)?(?P<word>last|this|next|previous|coming)\s+(?P<unit>week|month|year)\b"
        ),
        _unit_by_word,
    ),
    (
        re.compile(
            r"(?i)\b(?:today|yesterday|tomorrow|tonight|overnight|last night|this (?:morning|afternoon|evening))\b"
        ),
        _near_day,
    ),
    (re.compile(rf"(?i)\b{COUNT}\s+{UNIT}\s+ago\b"), _ago),
    (
        re.compile(rf"(?i)\b(?:over|in|for|during|within)\s+the\s+(?:past|last)\s+(?:{COUNT}\s+)?{UNIT}\b"),
        _past_stretch,
    ),
    (re.compile(rf"(?i)\bwithin\s+{COUNT}\s+{UNIT}\b"), _coming_stretch),
    (re.compile(rf"(?i)\b(?:in|over|within)\s+the\s+(?:next|coming)\s+(?:{COUNT}\s+)?{UNIT}\b"), _coming_stretch),
    (re.compile(r"(?i)\b(?:on\s+)?(?:the|that)\s+(?P<step>same|following|next|previous)\s+day\b"), _day_of_the_text),
)
