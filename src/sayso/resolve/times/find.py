"""Every time of a text: passages that may hold one, the forms tried on them, what stands before, what joins."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.records import Document, Span, When
from sayso.resolve.days import anchor_of
from sayso.resolve.times.forms import DAY_NAME, DIGITS, FORMS, MONTH_NAME, NEAR_WORD, THEN, UNIT_WORD, Form
from sayso.resolve.times.joined import joined, joins, night_into, same_in_brackets, two_days
from sayso.resolve.times.leads import lead_of, led, with_onwards
from sayso.resolve.times.page import Lead, Page, Timed, start_of
from sayso.resolve.times.spoken import counted_from_saying
from sayso.resolve.times.words import MONTHS, SEASONS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS

REMEMBERED = 16384  # words that have been looked at: the vocabulary of a few long articles
BEFORE, BEHIND = 64, 64  # characters round a word of time in which the rest of its expression stands
_WORD = re.compile(r"[A-Za-z]+|\d+")
_HINTS = {
    **dict.fromkeys((*MONTHS, *SHORT_MONTHS), MONTH_NAME),
    **dict.fromkeys((*WEEKDAYS, *SHORT_WEEKDAYS), DAY_NAME),
    **dict.fromkeys(SEASONS, NEAR_WORD),
    **dict.fromkeys(
        ("today", "yesterday", "tomorrow", "tonight", "overnight", "night", "morning", "afternoon", "evening"),
        NEAR_WORD | UNIT_WORD,
    ),
    **dict.fromkeys(("christmas", "eve"), NEAR_WORD),
    **dict.fromkeys(("then", "after", "before"), THEN),
    **{
        form: UNIT_WORD
        for unit in ("hour", "day", "week", "month", "year", "decade", "weekend", "quarter")
        for form in (unit, unit + "s")
    },
}
_HINTS["day"] = _HINTS["year"] = UNIT_WORD | NEAR_WORD
_BETWEEN_TIMES = ("and", "or", "to")  # they belong to the sentence, or to both times, which ``joined`` sees to
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_YEAR_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with a word of time in it, and of which kinds."""

    start: int
    end: int
    hints: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in the form of a time. ``least``: where the words of the one before it end."""

    match: re.Match[str]
    form: Form
    least: int


def find_times(document: Document) -> tuple[When, ...]:
    """Every time expression of ``document`` that means certain days, in text order, without overlaps.

    A time's span holds the words that lead it ("on Wednesday", "since 1992"). What is open at one end has None there:
    "since 1992" ends nowhere. Quarantined words are left out.
    """
    page = Page(document.text, anchor_of(document.published))
    candidates = _candidates(document)
    for candidate in candidates:
        if not candidate.form.late:
            _take(page, candidate)
    for candidate in candidates:
        if candidate.form.late:
            _take_late(page, candidate)
    return tuple(_when(page, counted_from_saying(page, timed)) for timed in page.found)


def _passages(text: str) -> Iterator[Passage]:
    """Neighbouring words of time share a passage."""
    start, end, hints = 0, -1, 0
    for match in _WORD.finditer(text):
        hint = _hint(match[0])
        if not hint:
            continue
        if match.start() - BEFORE > end:
            if hints:
                yield Passage(start, min(end, len(text)), hints)
            start, hints = max(match.start() - BEFORE, 0), 0
        end, hints = match.end() + BEHIND, hints | hint
    if hints:
        yield Passage(start, min(end, len(text)), hints)


@lru_cache(maxsize=REMEMBERED)
def _hint(word: str) -> int:
    if word[0].isdigit():
        return DIGITS if len(word) == _YEAR_LENGTH and word[:2] in ("18", "19", "20") else 0
    return _HINTS.get(word.lower(), 0) if word not in _ORDINAL_ENDINGS else DIGITS


def _candidates(document: Document) -> list[Candidate]:
    """Words in the form of a time, none on another, in text order; where two forms fit, the earlier in the list."""
    taken = [q.span for q in document.quarantine]
    found: list[tuple[re.Match[str], Form]] = []
    for passage in _passages(document.text):
        low = document.text[passage.start : passage.end].casefold()
        for form in FORMS:
            if not form.may_fit(passage.hints, low):
                continue
            for match in form.pattern.finditer(document.text, passage.start, passage.end):
                span = Span(*match.span())
                at = bisect_left(taken, span.start, key=lambda other: other.end - 1)
                if at < len(taken) and span.touches(taken[at]):
                    continue
                taken.insert(at, span)
                found.append((match, form))
    found.sort(key=lambda one: one[0].start())
    ends = [0, *(match.end() for match, _ in found)]
    return [Candidate(match, form, least) for (match, form), least in zip(found, ends, strict=False)]


def _take(page: Page, candidate: Candidate) -> None:
    left = page.found[-1] if page.found else None
    timed = _read(page, candidate, left)
    if timed is None:
        return
    if left:
        whole = _one_of_two(page, left, timed)
        if whole is None and joins(page, left, timed.lead, timed.words.start):
            whole = joined(left, timed)
        if whole:
            page.found[-1] = whole
            return
    page.found.append(_led(page, timed))


def _one_of_two(page: Page, left: Timed, right: Timed) -> Timed | None:
    return same_in_brackets(page, left, right) or night_into(page, left, right) or two_days(page, left, right)


def _take_late(page: Page, candidate: Candidate) -> None:
    left = next(page.before(candidate.match.start()), None)
    timed = _read(page, candidate, left)
    if timed:
        insort(page.found, _led(page, timed), key=start_of)


def _read(page: Page, candidate: Candidate, left: Timed | None) -> Timed | None:
    """What the words mean, without what stands before them. ``left``: the time before them."""
    words = Span(*candidate.match.span())
    least = max(candidate.least, left.span.end if left else 0)
    lead = lead_of(page, words.start, least) if candidate.form.leads else Lead(words.start)
    if left and joins(page, left, lead, words.start):
        lead = replace(lead, relation="to")
    sense = candidate.form.read(candidate.match, page, lead)
    start = words.start if lead.relation in _BETWEEN_TIMES else lead.start
    return Timed(Span(start, words.end), words, lead, sense) if sense else None


def _led(page: Page, timed: Timed) -> Timed:
    days = led(timed.days, timed.lead, page, timed.span.end)
    return replace(timed, span=with_onwards(timed, page), sense=replace(timed.sense, days=days))


def _when(page: Page, timed: Timed) -> When:
    """As a record: the basis holds the words and what they were counted from."""
    words = "“" + " ".join(page.text[timed.span.start : timed.span.end].split()) + "”"
    if not timed.days.year_known:
        return timed.days.when(f"{words}, year not stated", timed.span)
    counted = timed.sense.counted_from
    return timed.days.when(f"{words} from {counted}" if counted else words, timed.span)
