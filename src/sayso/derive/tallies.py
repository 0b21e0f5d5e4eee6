"""Counts given by somebody: "The ministry put the toll at 17". The ministry says so, though with no word of saying."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.derive.drafts import sentence_at
from sayso.derive.numerals import SPOKEN
from sayso.derive.order import cues_of
from sayso.derive.subjects import subject_phrase
from sayso.records import Arc, Quarantine, Reading, Span

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
_RAISING = r"(?:raise[sd]?|raising|lower(?:s|ed)|revise[sd]?|update[sd]?|increase[sd]?|reduce[sd]?|cuts?)"
_SUFFERING = r"(?:dead|deaths|killed|wounded|injured|missing|casualties|fatalities|victims|displaced|detained|arrested)"
_TOLL = (
    r"(?:the|its|their|an?)\s+(?:[\w’'-]+\s+){0,3}?(?:(?:toll|tally)\b"
    rf"|(?:number|count)\s+(?:of|for)\s+(?:[\w’'-]+\s+){{0,3}}?{_SUFFERING}\b)[^.,;:\n]{{0,60}}?"
)
_AT_NUMBER = rf"(?:from\s+[\d,]+\s+)?(?:up\s+|down\s+)?to\s+(?:[\w’'-]+\s+){{0,3}}?(?:\d(?:[\d,.]*\d)?|{SPOKEN}\b)"
#: "Officials revised the number of dead down to 12"; a storm that raises the toll says nothing.
_RAISED = re.compile(
    rf"""\b(?:(?:has|have|had)\s+)?(?P<cue>{_RAISING})\s+(?P<content>{_TOLL}\s{_AT_NUMBER}[^.;:,\n]*?)
        (?=\s*(?:[.;:,\n]|\Z)|\s+(?:but|while|though|although|whereas|after|{_DAY})\b)""",
    re.VERBOSE,
)
#: The same in the passive: "the toll was raised to 45 by the ministry".
_WAS_RAISED = re.compile(
    rf"""\b(?P<content>(?i:{_TOLL}))\s(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?P<cue>{_RAISING})\s+
        (?P<rest>{_AT_NUMBER})\s+by\s+(?P<source>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,5}}?)
        (?=\s*(?:[.;:,\n]|\Z)|\s+(?:in|at|after|as|from|who|which|{_DAY})\b)""",
    re.VERBOSE,
)
#: Those who count, by what they are called.
_COUNTERS = re.compile(
    r"\b(?:ministr(?:y|ies)|officials?|authorit(?:y|ies)|polic\w+|army|military|navy|governments?|agenc(?:y|ies)|offices?"
    r"|services?|departments?|hospitals?|governors?|mayors?|ministers?|spokes\w+|councils?|organi[sz]ations?|groups?"
    r"|committees?|commissions?|rescuers?|workers|doctors|medics|prosecutors?|presidents?|rebels|monitors?|observers?"
    r"|administration|headquarters|command|crescent|cross|un|nations|bureau|institute|watchdog|company|airline|union"
    r"|they|he|she|we)\b",
    re.IGNORECASE,
)
_HAS_TALLY = re.compile(
    r"\bputs?\s+(?:the|its|their|his|her)\s|\b(?:count(?:s|ed)|record(?:s|ed)|register(?:s|ed)|tall(?:ies|ied)|logged)\s+[\da-z]"
    rf"|\b(?:{_RAISING})\s+(?:the|its|their|an?)\s"
)
_HAS_PASSIVE = re.compile(rf"\b(?:was|were|been)\s+(?:{_RAISING})\s")
#: Code points of what is raised, and of who raised it to how many.
LONGEST_TOLL = 200
#: Contents that begin before a place and may still hold it.
DEEPEST = 12
#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75


def with_tallies(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs; behind them one for each count put by somebody that no arc has for a cue."""
    found = list(_tallies(reading))
    if not found:
        return tuple(arcs)
    arcs = [_with_source(one, found) for one in arcs]
    cues = cues_of(arcs)
    told = sorted((part, number) for number, arc in enumerate(arcs) if arc.outer is None for part in arc.content)
    new = []
    for source, cue, content in found:
        if not cues.touching(cue):
            at = bisect_right(told, cue.start, key=lambda one: one[0].start)
            outer = next((number for part, number in told[max(0, at - DEEPEST) : at] if part.covers(cue)), None)
            new.append(Arc(cue, (source,), content, outer, BY_WORDING))
    return (*arcs, *new)


def _with_source(arc: Arc, found: Sequence[tuple[Span, Span, tuple[Span, ...]]]) -> Arc:
    """An arc that was read without a speaker, with who put its count: "the toll was raised to 45 | by the ministry"."""
    own = next((one for one in found if arc.cue and not arc.source and one[1].touches(arc.cue)), None)
    return replace(arc, source=(own[0],), content=own[2]) if own else arc


def _tallies(reading: Reading) -> Iterator[tuple[Span, Span, tuple[Span, ...]]]:
    """Who puts, the word "put", what is put."""
    for source, cue, content in (*_put(reading), *_put_by(reading)):
        whole = Span(min(source.start, content[0].start), max(source.end, content[-1].end))
        if not any(one.span.touches(whole) for one in _aside(reading, Span(whole.start, whole.start + 1))):
            yield source, cue, content


def _put(reading: Reading) -> Iterator[tuple[Span, Span, tuple[Span, ...]]]:
    """Counts whose verb has a subject."""
    text = reading.document.text
    for found in _HAS_TALLY.finditer(text):
        sentence = sentence_at(reading.sentences, found.start())
        tally = _tally_at(text, Span(found.start(), sentence.end)) if sentence else None
        if sentence is None or tally is None:
            continue
        cue, content = Span(*tally.span("cue")), Span(*tally.span("content"))
        source = subject_phrase(reading.tokens, sentence, cue)
        if source and (tally.re is not _RAISED or _counts(reading, source)):
            yield source, cue, (content,)


def _put_by(reading: Reading) -> Iterator[tuple[Span, Span, tuple[Span, ...]]]:
    """Counts in the passive: "the toll was raised to 45 by the ministry"."""
    text = reading.document.text
    for found in _HAS_PASSIVE.finditer(text):
        sentence = sentence_at(reading.sentences, found.start())
        near = max(sentence.start, found.start() - LONGEST_TOLL) if sentence else 0
        tally = _WAS_RAISED.search(text, near, min(sentence.end, found.end() + LONGEST_TOLL)) if sentence else None
        source = Span(*tally.span("source")) if tally else None
        if tally and source and _counts(reading, source):
            yield source, Span(*tally.span("cue")), (Span(*tally.span("content")), Span(*tally.span("rest")))


def _counts(reading: Reading, source: Span) -> bool:
    """Whether who changes a count is somebody: a storm that raises the toll says nothing."""
    if _COUNTERS.search(reading.document.text, source.start, source.end):
        return True
    return any(one.span.touches(source) for one in reading.mentions)


def _tally_at(text: str, within: Span) -> re.Match[str] | None:
    """The count put or made by somebody that begins here."""
    patterns = (_TALLY, _COUNTED, _RAISED)
    return next((found for one in patterns if (found := one.match(text, within.start, within.end))), None)


def _aside(reading: Reading, span: Span) -> Sequence[Quarantine]:
    bad = reading.document.quarantine
    at = bisect_right(bad, span.start, key=lambda one: one.span.end)
    return bad[at : at + 1]
