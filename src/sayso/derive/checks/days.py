"""Days that do not agree: a weekday not that date's, a length of time its dates do not span, one event on two days."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sayso.derive.disputes.claims import States, states_of
from sayso.derive.numerals import NUMBER, value_of
from sayso.derive.speakers import roster_of
from sayso.records import Issue, Reading, Resolutions, Span, When

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_MONTH = "|".join(f"{name.title()}|{name[:3].title()}\\.?" for name in _MONTHS)
_WEEKDAY_DATE = re.compile(
    rf"""\b(?P<weekday>{"|".join(_DAYS)}),?\s+(?:the\s+)?(?:
        (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>(?:19|20)\d\d)
       |(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>(?:19|20)\d\d))(?!\d)""",
    re.VERBOSE,
)
_LENGTH = re.compile(
    rf"\b(?P<count>{NUMBER})[-\s](?P<unit>day|week|year)s?\b(?!\s+(?:ago|old|earlier|later|before|after)|-old)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\b(?:from|between)\s+\Z", re.IGNORECASE)
_TO = re.compile(r"\A\s*(?:to|until|till|and|through|–|—|-)\s*\Z", re.IGNORECASE)
DAYS_A_WEEK, DAYS_A_YEAR = 7, 365
#: Days a length may be off: both ends may count or not; a "week" may be part of one, a "year" most of one.
LEEWAY = {"day": 1, "week": 6, "year": 270}
#: Code points on both sides of a day or a count in which its sentence is looked at; only broken pages go beyond.
REACH = 700
#: Days apart at which two datings may be of one event; further off they are two.
CLOSE_DAYS = 2
#: Fighting goes on over midnight: reports put one night's clash on either of its days, and neither is wrong.
OVERNIGHT = 1
_CLASH = re.compile(
    r"\b(?:clash(?:es)?|collisions?|skirmish(?:es)?|armed\s+conflict|battles?|border\s+incident|shoot-?out|firefight)\b",
    re.IGNORECASE,
)
_BLAST = re.compile(
    r"\b(?:bombing|explosion|blast|crash|earthquake|shipwreck|hijacking|coup|massacre|assassination)\b", re.IGNORECASE
)
_SIGNING = re.compile(
    r"\b(?:(?:signed|reached|concluded)\b[^.]{0,60}\b(?:agreement|treaty|accord|deal|truce|ceasefire)|(?:agreement|treaty|accord|truce|ceasefire)\b[^.]{0,30}\b(?:was\s+)?signed)\b",
    re.IGNORECASE,
)
_KINDS = (_CLASH, _BLAST, _SIGNING)
_ANOTHER = re.compile(
    r"\b(?:again|another|second|third|new|continu\w+|resum\w+|also|next\s+day|following|further|renewed|fresh|latest|later|earlier|previous\w*|since|until|through|several|two|three|series)\b",
    re.IGNORECASE,
)


def odd_weekdays(reading: Reading) -> Iterator[Issue]:
    """As in "Friday, 13 September 2022", which was a Tuesday."""
    text = reading.document.text
    for sentence in reading.sentences:
        for found in _WEEKDAY_DATE.finditer(text, sentence.start, sentence.end):
            day = _date_of(found)
            if day and _DAYS[day.weekday()] != found["weekday"]:
                words = " ".join(found.group().split())
                message = f"“{words}”, but that day was a {_DAYS[day.weekday()]}"
                yield Issue("derive", "inconsistent_date", message, Span(*found.span()), f"{_DAYS[day.weekday()]}?")


def _date_of(found: re.Match[str]) -> date | None:
    tail = "" if found["day"] else "2"
    month = [name[:3] for name in _MONTHS].index(found[f"month{tail}"][:3].lower()) + 1
    try:
        return date(int(found[f"year{tail}"]), month, int(found[f"day{tail}"]))
    except ValueError:
        return None


def odd_lengths(reading: Reading, times: Sequence[When]) -> Iterator[Issue]:
    """As in "30 days, from 27 September to 10 November"."""
    text = reading.document.text
    dated = sorted((one for one in times if one.span), key=_place)
    for sentence in reading.sentences:
        first = bisect_left(dated, sentence.start, key=lambda one: _place(one).start)
        last = bisect_left(dated, sentence.end, key=lambda one: _place(one).start)
        stretch = _stretch(text, dated[first:last]) if last - first > 1 else None
        lengths = list(_LENGTH.finditer(text, sentence.start, sentence.end)) if stretch else []
        if stretch and len(lengths) == 1:
            yield from _odd_length(text, lengths[0], stretch)


def _place(when: When) -> Span:
    return when.span or Span(0, 0)


def _odd_length(text: str, length: re.Match[str], stretch: tuple[date, date, Span]) -> Iterator[Issue]:
    first, last, span = stretch
    count, unit = value_of(length["count"]), length["unit"].lower()
    days = (last - first).days
    off = (count or 0) * {"day": 1, "week": DAYS_A_WEEK, "year": DAYS_A_YEAR}[unit] - days
    if count is None or Span(*length.span()).touches(span) or abs(off) <= LEEWAY[unit]:
        return
    words, dates = " ".join(length.group().split()), " ".join(text[span.start : span.end].split())
    later = max(span, Span(*length.span()))
    yield Issue("derive", "inconsistent_date", f"“{words}”, but “{dates}” are {days} days", later, f"{days} days?")


def _stretch(text: str, times: Sequence[When]) -> tuple[date, date, Span] | None:
    """The two days of a "from ... to ..." in one sentence, and where it stands."""
    one_day = [one for one in times if one.precision == "day" and one.earliest == one.latest]
    for one, other in pairwise(one_day):
        if one.span is None or other.span is None or not _TO.match(text[one.span.end : other.span.start]):
            continue
        if _FROM_TO.search(text[max(0, one.span.start - 12) : one.span.start]):
            first, last = _known(one.earliest), _known(other.earliest)
            return (first, last, Span(one.span.start, other.span.end)) if first and last and first < last else None
    return None


def _known(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso and not iso.startswith("-") else None
    except ValueError:
        return None


def two_days(reading: Reading, resolutions: Resolutions) -> Iterator[Issue]:
    """One clash, blast or signing told on two days next to each other, between the same states or at the same place."""
    states = states_of(roster_of(resolutions.actors))
    for kind in _KINDS:
        told = list(_told(reading, resolutions, states, kind))
        if len({when.earliest for when, _ in told}) != 2:
            continue
        (one, matter), (other, its_matter) = told[0], next(t for t in told if t[0].earliest != told[0][0].earliest)
        leeway = OVERNIGHT if kind is _CLASH else 0
        if _is_one_matter(matter, its_matter) and leeway < _apart(one, other) <= CLOSE_DAYS and one.span and other.span:
            first, second = (" ".join(reading.document.text[s.start : s.end].split()) for s in (one.span, other.span))
            message = f"“{first}”, but “{second}”: perhaps one event with two dates"
            yield Issue("derive", "inconsistent_date", message, other.span, f"{first}?")


def _told(
    reading: Reading, resolutions: Resolutions, states: States, kind: re.Pattern[str]
) -> Iterator[tuple[When, tuple[str, ...]]]:
    """Each day a sentence puts such an event on, with the states, else the places, it names."""
    text = reading.document.text
    for when in resolutions.times:
        if when.precision != "day" or when.earliest != when.latest or when.span is None:
            continue
        sentence = sentence_of(reading, when.span)
        if sentence is None or not kind.search(text, sentence.start, sentence.end):
            continue
        words = text[sentence.start : sentence.end]
        if not _ANOTHER.search(words):
            named = states.in_order(words)
            yield when, tuple(sorted(named)) if len(named) > 1 else ()


def sentence_of(reading: Reading, span: Span) -> Span | None:
    """The sentence some words stand in; of one without end, what is near them."""
    number = bisect_right(reading.sentences, span.start, key=lambda one: one.start)
    sentence = reading.sentences[number - 1] if number else None
    if sentence is None or not sentence.covers(span):
        return None
    return Span(max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH))


def _is_one_matter(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same two states at least, and no others on one of the two sides."""
    common = set(one) & set(other)
    return len(common) > 1 and common in (set(one), set(other))


def _apart(one: When, other: When) -> int:
    days = [_known((when.earliest or "").replace("--", "2001-")) for when in (one, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else CLOSE_DAYS + 1
