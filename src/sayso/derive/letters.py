"""Sayings that reading leaves out: a letter that is sent, responsibility that is claimed, and a quotation that somebody
retells in the third person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.derive.cues import cue_sense
from sayso.derive.words import MARKS, WORD
from sayso.records import Arc, Issue, Reading, Span

LETTER = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:addressed|sent|written|wrote|delivered|dispatched)\s+"
    r"(?:an?|the|their|his|her|its)\s+(?:[\w-]+\s+){0,2}?letters?\s+to\b",
    re.IGNORECASE,
)
#: Reading tends to leave it out where a day stands between: "claimed responsibility on Monday for the blast".
_RESPONSIBILITY = re.compile(
    r"\b(?P<cue>(?:(?:has|have|had)\s+)?(?:also\s+|later\s+)?(?:claimed|taken|took)\s+responsibility)"
    r"(?:\s+(?:today|yesterday|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))?\s+(?P<content>for\s+[^,;.\n]+)"
)
_NOT = re.compile(r"(?:\b(?:not|never|yet|has|have|had)|n['’]t)\Z", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:no|nobody|none|neither|on|in|at|for|by|of|which|who|that|also|later|has|have|had)\b", re.IGNORECASE
)
_CLAUSE_EDGE = re.compile(rf"[,;:—–{MARKS}]|\b(?:and|but|that|after|when|who|which)\b(?=[^,;:]*\Z)")
#: A subject longer than this holds more than a name.
LONGEST_SUBJECT = 8
#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75

_RETOLD = re.compile(
    r"(?<![a-z])(?P<source>[Tt]hey|[Hh]e|[Ss]he)\s+(?P<cue>(?:[a-z]+\s+){0,3}?[a-z]+)\s+"
    r"(?P<content>(?:whether|that|if|why|how|what)\b.+?)[.!?]?\s*[" + MARKS + r"]*\Z",
    re.DOTALL,
)


def with_letters(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs; behind them one for each letter sent and each claim of responsibility whose words no arc has."""
    text = reading.document.text
    letters = _letters(reading) if "letter" in text.lower() else ()  # few pages have either
    claims = _claims(reading) if "responsibility" in text else ()
    found = (*letters, *claims)
    taken = [arc.cue for arc in arcs if arc.cue] if found else []
    return (*arcs, *(one for one in found if not any(one.cue and one.cue.touches(cue) for cue in taken)))


def _letters(reading: Reading) -> Iterator[Arc]:
    text, aside = reading.document.text, [q.span for q in reading.document.quarantine]
    for sentence in reading.sentences:
        for found in LETTER.finditer(text, sentence.start, sentence.end):
            cue = Span(*found.span())
            subject = _subject(text, sentence.start, cue.start)
            if subject and not any(part.touches(q) for q in aside for part in (cue, subject)):
                yield Arc(cue, (subject,), (), None, BY_WORDING)


def _claims(reading: Reading) -> Iterator[Arc]:
    text, aside = reading.document.text, [q.span for q in reading.document.quarantine]
    for sentence in reading.sentences:
        for found in _RESPONSIBILITY.finditer(text, sentence.start, sentence.end):
            cue, content = Span(*found.span("cue")), Span(*found.span("content"))
            subject = _subject(text, sentence.start, cue.start)
            if not subject or _NO_NAME.match(text, subject.start) or _NOT.search(text, subject.start, subject.end):
                continue
            if not any(part.touches(q) for q in aside for part in (cue, subject, content)):
                yield Arc(cue, (subject,), (content,), None, BY_WORDING)


def _subject(text: str, start: int, end: int) -> Span | None:
    """The words between the last edge of a clause and the verb, if they can be a name."""
    edges = list(_CLAUSE_EDGE.finditer(text, start, end))
    first = edges[-1].end() if edges else start
    words = text[first:end]
    span = Span(first + len(words) - len(words.lstrip()), first + len(words.rstrip()))
    count = len(WORD.findall(text, span.start, span.end)) if span.end > span.start else 0
    return span if 0 < count <= LONGEST_SUBJECT else None


def with_retold(arcs: Sequence[Arc], text: str, issues: Sequence[Issue]) -> tuple[Arc, ...]:
    """The same arcs without the words of quotations in the third person; behind them an arc for what each retells."""
    kept, added = list(arcs), []
    for quote in (issue.span for issue in issues if issue.kind == "quote_not_verbatim" and issue.span):
        retold = _retold(text, quote)
        if retold:
            kept = [_without(arc, quote, text) for arc in kept]
            added.append(retold)
    return (*kept, *added)


def _retold(text: str, quote: Span) -> Arc | None:
    found = _RETOLD.search(text[quote.start : quote.end])
    if found is None or cue_sense(found["cue"]) is None:
        return None
    source, cue, content = (
        Span(quote.start + found.start(part), quote.start + found.end(part)) for part in ("source", "cue", "content")
    )
    return Arc(cue, (source,), (content,), None, BY_WORDING)


def _without(arc: Arc, quote: Span, text: str) -> Arc:
    """The arc with no content in the quotation; emptied if its cue stands there."""
    if arc.cue and quote.covers(arc.cue):
        return replace(arc, cue=None, source=(), content=())
    return replace(arc, content=tuple(side for part in arc.content for side in _outside(part, quote, text)))


def _outside(part: Span, quote: Span, text: str) -> Iterator[Span]:
    if not part.touches(quote):
        yield part
        return
    for start, end in ((part.start, min(part.end, quote.start)), (max(part.start, quote.end), part.end)):
        words = text[start:end] if end > start else ""
        if WORD.search(words):
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
