"""Statements that the machine did not see, added by a person on words of a report; and words, found in a report."""

import re
from dataclasses import dataclass, replace
from typing import get_args

from sayso.errors import NoSuchError, SettingsError
from sayso.records import Act, Findings, MentionKind, Report, Said, Span, Speaker, SpeakerType, Statement, When
from sayso.store import Entry, Ledger
from sayso.store.correcting import is_day

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
#: How many code points from its statement a speaker's name is looked for.
FARTHEST_NAME = 400

_QUOTES = "\"“”„«»‘’'"
#: What a speaker is, where the name is known from the report as that.
_TYPES: dict[MentionKind, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "government": "government",
    "armed_group": "armed_group",
    "media": "media",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person says of a statement that the machine did not see: who says it, how, to or about whom, on what day.

    ``speaker`` None: nobody is named. ``said``: an ISO day, None where the text gives none.
    """

    speaker: str | None
    act: str
    addressee: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Words of a report that somebody chose, with what stands round them.

    ``inside``: entries whose own words touch them; ``near``: entries of the same stretch, the nearest first.
    """

    report: Report
    span: Span
    before: str
    words: str
    after: str
    inside: tuple[Entry, ...]
    near: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where words stand, with what stands round it."""

    span: Span
    before: str
    words: str
    after: str


def places_of(text: str, words: str) -> list[Span]:
    """Where words stand in a text, whatever their capitals and blanks; the first ``MOST_PLACES``."""
    parts = words.split()
    if not parts:
        raise SettingsError("which words? Give some that stand in the report.")
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    found = (Span(*match.span()) for _, match in zip(range(MOST_PLACES), pattern.finditer(text), strict=False))
    return list(found)


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
    return Chosen(entries.report, span, *_around(entries.text, span), inside, near)


def state(ledger: Ledger, document: str, span: Span, given: Stated, *, author: str, why: str) -> str:
    """Add a statement on some words of a report; its key. Raises NoSuchError, SettingsError."""
    act = next((one for one in get_args(Act) if one == given.act), None)
    if act is None:
        raise SettingsError(f"act: {given.act!r} is none; there are {', '.join(get_args(Act))}.")
    if given.said is not None and not is_day(given.said):
        raise SettingsError(f"said: {given.said!r} is no day; write it as 2022-10-05.")
    findings, entries = ledger.whole(document)
    whole = _checked(entries.text, span.start, span.end)
    if any(one.statement.content == (whole,) and _name(one) == given.speaker for one in entries.said):
        raise SettingsError("these words stand as a statement of the same speaker already; correct that one.")
    made = Statement(
        id="",
        speaker=_speaker(findings, whole, given.speaker) if given.speaker else None,
        cue=None,
        content=(whole,),
        form="direct" if _is_quoted(entries.text, whole) else "indirect",
        act=act,
        addressee=given.addressee,
        channel=None,
        said=When(given.said, given.said, "day", "given by hand") if given.said else None,
        denies=None,
        continues=None,
        within=None,
        rule=f"by:{author}",
        score=1.0,
    )
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
    return -1 if own.touches(span) else _gap(own, span)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = text[first : span.start], text[span.end : last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[span.start : span.end], after


def _name(one: Said) -> str | None:
    return one.statement.speaker.name if one.statement.speaker else None


def _speaker(findings: Findings, span: Span, name: str) -> Speaker:
    """The speaker of a name: what the report knows of it, and where the name stands nearest to the words."""
    same = name.casefold()
    spans = places_of(findings.document.text, name)
    near = [one for one in spans if _gap(one, span) <= FARTHEST_NAME and not one.touches(span)]
    where = min(near, key=lambda one: (_gap(one, span), one.start), default=Span(span.start, span.start))
    for one in findings.statements:
        if one.speaker and one.speaker.name.casefold() == same:
            return replace(one.speaker, name=name, span=where)
    known = next((one for one in findings.mentions if one.name.casefold() == same), None)
    kind = _TYPES.get(known.kind, "unnamed") if known else "unnamed"
    return Speaker(name, kind, None, None, known.actor if known else None, where)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _is_quoted(text: str, span: Span) -> bool:
    """Whether the words stand in quote marks, their own or just round them."""
    first, last = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return any(mark in _QUOTES for mark in first) and any(mark in _QUOTES for mark in last)
