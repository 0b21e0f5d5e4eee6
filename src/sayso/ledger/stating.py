"""Entries that the machine did not see, added by a person on words of a report; and words, found in a report."""

from dataclasses import dataclass
from itertools import islice

from sayso.errors import NoSuchError, SettingsError
from sayso.ledger.given import Given
from sayso.ledger.making import entry_of, gap, places_in
from sayso.records import Report, Said, Span
from sayso.store import Entry, Ledger

#: Code points of words that are selected: a long statement, not an article.
LONGEST = 5_000
#: Code points from the words within which entries are offered to be corrected by them: a paragraph or two.
NEAR = 900
#: Entries that are offered; more are none to choose from.
MOST_NEAR = 14
#: Places that are offered where words stand more than once.
MOST_PLACES = 50
#: Code points shown on either side of words.
AROUND = 160


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words of a report that somebody chose, with what stands round them.

    ``inside``: entries whose own words touch them; ``near``: entries of the same stretch, the nearest first.
    ``voices``: statements on which something in these words may stand, the nearest first; ``held_by``: the key of the
    one whose words they are, None: the outlet's own.
    """

    report: Report
    span: Span
    before: str
    words: str
    after: str
    inside: tuple[Entry, ...]
    near: tuple[Entry, ...]
    voices: tuple[Said, ...]
    held_by: str | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where words stand, with what stands round it."""

    span: Span
    before: str
    words: str
    after: str


def places_of(text: str, words: str) -> list[Span]:
    """Where words stand in a text, whatever their capitals and blanks; the first ``MOST_PLACES``."""
    if not words.split():
        raise SettingsError("which words? Give some that stand in the report.")
    return list(islice(places_in(text, words), MOST_PLACES))


def occurrences(ledger: Ledger, document: str, words: str) -> list[Occurrence]:
    """Where words stand in a report. Raises NoSuchError for no such report, SettingsError for no words."""
    text = ledger.text(document)
    return [Occurrence(one, *_around(text, one)) for one in places_of(text, words[:LONGEST])]


def chosen(ledger: Ledger, document: str, start: int, end: int) -> Chosen:
    """The words from ``start`` to ``end`` of a report. Raises NoSuchError, SettingsError."""
    _, entries = ledger.whole(document)
    span = _checked(entries.text, start, end)
    every: list[Entry] = [*entries.said, *entries.happened, *entries.counted, *entries.owed]
    ordered = sorted(every, key=lambda one: (_distance(one, span), one.key))
    near = tuple(one for one in ordered if _distance(one, span) <= NEAR)[:MOST_NEAR]
    inside = tuple(one for one in near if _distance(one, span) < 0)
    voices = sorted(entries.said, key=lambda one: (_distance(one, span), one.key))[:MOST_NEAR]
    holding = [one for one in entries.said if any(each.covers(span) for each in one.statement.content)]
    held_by = min(holding, key=_length, default=None)
    around = _around(entries.text, span)
    return Chosen(entries.report, span, *around, inside, near, tuple(voices), held_by.key if held_by else None)


def state(ledger: Ledger, document: str, span: Span, given: Given, *, author: str, why: str) -> str:
    """Add an entry on some words of a report; its key. Raises NoSuchError, SettingsError."""
    findings, entries = ledger.whole(document)
    made = entry_of(given, findings, entries, _checked(entries.text, span.start, span.end), author)
    return ledger.state(entries.report.document, made, author=author, why=why)


def nth(text: str, words: str, number: int | None) -> Span:
    """The place of words in a text; the ``number``-th of them, from 1. Raises NoSuchError, SettingsError."""
    places = places_of(text, words)
    if not places:
        raise NoSuchError("these words do not stand in the report; copy them from there.")
    if number is None and len(places) > 1:
        raise SettingsError(f"these words stand in the report {len(places)} times; --nth 1 is the first.")
    if not 1 <= (number or 1) <= len(places):
        raise NoSuchError(f"--nth {number}: these words stand in the report {len(places)} times.")
    return places[(number or 1) - 1]


def _checked(text: str, start: int, end: int) -> Span:
    """A span of some words, without blanks at its ends. Raises SettingsError."""
    if not 0 <= start < end <= len(text):
        raise SettingsError("these are no words of this report; choose them again.")
    if end - start > LONGEST:
        raise SettingsError(f"{end - start} letters are more than a statement; choose at most {LONGEST}.")
    words = text[start:end]
    if not words.strip():
        raise SettingsError("there are only blanks; choose some words.")
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def _distance(one: Entry, span: Span) -> int:
    """Code points between an entry's own words and some others; less than none where they touch."""
    start, _, end = one.key.split("/")[2].partition("-")
    own = Span(int(start), int(end))
    return -1 if own.touches(span) else gap(own, span)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = text[first : span.start], text[span.end : last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[span.start : span.end], after


def _length(one: Said) -> int:
    """Of statements that hold the same words, the innermost is the shortest."""
    return sum(span.end - span.start for span in one.statement.content)
