"""Counts given by somebody: "The ministry put the toll at 17". The ministry says so, though with no word of saying."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.derive.drafts import sentence_at
from sayso.derive.numerals import SPOKEN
from sayso.derive.order import cues_of
from sayso.derive.subjects import tokens_in
from sayso.records import Arc, Quarantine, Reading, Span, Token

_DAY = r"(?:on\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_TALLY = re.compile(
    rf"""\b(?:(?:has|have|had)\s+)?(?P<cue>puts?)\s+
        (?P<content>(?:the|its|their|his|her)\s+(?:[\w’'-]+\s+){{0,3}}?(?:toll|tally|count|total|figure|number)\b
        [^.;:\n]{{0,60}}?\s+at\s+(?:[\w’'-]+\s+){{0,3}}?(?:\d(?:[\d,.]*\d)?|{SPOKEN}\b|dozens\b|hundreds\b|thousands\b)[^.;:\n]*?)
        (?=\s*(?:[.;:,\n]|\Z)|\s+(?:but|while|though|although|whereas|after|{_DAY})\b)""",
    re.VERBOSE,
)
#: "The mission counted nine cargo ships": who counts says how many there are.
_COUNTED = re.compile(
    rf"""\b(?:(?:has|have|had)\s+)?(?P<cue>count(?:s|ed)|record(?:s|ed)|register(?:s|ed)|tall(?:ies|ied)|logged)\s+
        (?P<content>(?:(?:about|around|some|nearly|almost|only|over|at\s+least|more\s+than|fewer\s+than)\s+)?
        (?:\d(?:[\d,]*\d)?|{SPOKEN}\b|dozens\s+of|hundreds\s+of|thousands\s+of)(?![.]?\d)\s+(?!percent|per\s+cent|points?\b|goals?\b)
        [a-z][^.,;:\n]*?)
        (?=\s*(?:[.;:,\n]|\Z)|\s+(?:but|while|though|although|whereas|{_DAY})\b)""",
    re.VERBOSE,
)
_HAS_TALLY = re.compile(
    r"\bputs?\s+(?:the|its|their|his|her)\s|\b(?:count(?:s|ed)|record(?:s|ed)|register(?:s|ed)|tall(?:ies|ied)|logged)\s+[\da-z]"
)
#: Who is meant by these stands in the clause before, with words of its own.
_NO_NAME = frozenset({"which", "that", "who", "this"})
#: Words before a cue in which its subject stands, and steps up from a word to it.
LONGEST_SUBJECT = 20
#: Contents that begin before a place and may still hold it.
DEEPEST = 12
#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75


def with_tallies(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs; behind them one for each count put by somebody that no arc has for a cue."""
    found = list(_tallies(reading))
    if not found:
        return tuple(arcs)
    cues = cues_of(arcs)
    told = sorted((part, number) for number, arc in enumerate(arcs) if arc.outer is None for part in arc.content)
    new = []
    for source, cue, content in found:
        if not cues.touching(cue):
            at = bisect_right(told, cue.start, key=lambda one: one[0].start)
            outer = next((number for part, number in told[max(0, at - DEEPEST) : at] if part.covers(cue)), None)
            new.append(Arc(cue, (source,), (content,), outer, BY_WORDING))
    return (*arcs, *new)


def _tallies(reading: Reading) -> Iterator[tuple[Span, Span, Span]]:
    """Who puts, the word "put", what is put."""
    text = reading.document.text
    for found in _HAS_TALLY.finditer(text):
        sentence = sentence_at(reading.sentences, found.start())
        tally = _tally_at(text, Span(found.start(), sentence.end)) if sentence else None
        if sentence is None or tally is None:
            continue
        cue, content = Span(*tally.span("cue")), Span(*tally.span("content"))
        source = _subject(reading.tokens, sentence, cue)
        if source and not any(one.span.touches(Span(source.start, content.end)) for one in _aside(reading, source)):
            yield source, cue, content


def _tally_at(text: str, within: Span) -> re.Match[str] | None:
    """The count put or made by somebody that begins here."""
    return _TALLY.match(text, within.start, within.end) or _COUNTED.match(text, within.start, within.end)


def _aside(reading: Reading, span: Span) -> Sequence[Quarantine]:
    bad = reading.document.quarantine
    at = bisect_right(bad, span.start, key=lambda one: one.span.end)
    return bad[at : at + 1]


def _subject(tokens: Sequence[Token], sentence: Span, cue: Span) -> Span | None:
    """The subject of a verb with all that hangs on it, as far as it stands before the verb."""
    near = tokens_in(tokens, Span(sentence.start, cue.end))[-LONGEST_SUBJECT - 1 :]
    verb = next((one for one in near if one.span.start == cue.start), None)
    if verb is None:
        return None
    first = len(tokens_in(tokens, Span(0, near[0].span.start)))
    own = first + len(near) - 1
    subject = next((n for n, one in enumerate(near, start=first) if one.head == own and one.relation == "nsubj"), None)
    if subject is None or tokens[subject].text.lower() in _NO_NAME:
        return None
    members = [one for n, one in enumerate(near[:-1], start=first) if _hangs_on(tokens, n, subject)]
    return Span(members[0].span.start, members[-1].span.end)


def _hangs_on(tokens: Sequence[Token], place: int, top: int) -> bool:
    """Whether the way up from a word leads to another."""
    at: int | None = place
    for _ in range(LONGEST_SUBJECT):
        if at is None or at == top:
            break
        at = tokens[at].head
    return at == top
