"""Readings from marked-up sentences: ``{s1 The mayor} {c1 said} {q1 that the bridge is shut}.``

``s`` speaker, ``c`` cue, ``q`` content; the number is the attribution, in text order of its first mark; marks nest.
``1<2`` at the start of a mark's number says that attribution 1 stands inside the content of attribution 2.
"""

import re
from itertools import pairwise

from sayso.records import Arc, Document, Quarantine, Reading, Resolution, Resolutions, Span, Statement, When

_OPENING = re.compile(r"\{([scq])(\d+)(?:<(\d+))? ")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’“]?\s+(?=[A-Z“\"‘])|\n+")


def read_marked(marked: str, *, published: When | None = None, quarantine: tuple[Quarantine, ...] = ()) -> Reading:
    """The reading a marked text stands for, with every arc sure."""
    text, spans, outers = _unmarked(marked)
    numbers = sorted({number for _, number, _ in spans}, key=lambda n: min(s.start for _, m, s in spans if m == n))
    arcs = tuple(_arc(number, spans, outers, numbers) for number in numbers)
    document = Document("d1", text, None, None, None, None, "en", published, quarantine)
    return Reading(document, _sentences(text), (), (), arcs, "none")


def _unmarked(marked: str) -> tuple[str, list[tuple[str, str, Span]], dict[str, str]]:
    text, at = "", 0
    spans: list[tuple[str, str, Span]] = []
    outers: dict[str, str] = {}
    open_marks: list[tuple[str, str, int]] = []
    while at < len(marked):
        if opening := _OPENING.match(marked, at):
            kind, number, outer = opening.groups()
            if outer:
                outers[number] = outer
            open_marks.append((kind, number, len(text)))
            at = opening.end()
        elif marked[at] == "}":
            kind, number, start = open_marks.pop()
            spans.append((kind, number, Span(start, len(text))))
            at += 1
        else:
            text += marked[at]
            at += 1
    return text, spans, outers


def _arc(number: str, spans: list[tuple[str, str, Span]], outers: dict[str, str], numbers: list[str]) -> Arc:
    own = {kind: tuple(sorted(s for k, n, s in spans if n == number and k == kind)) for kind in "scq"}
    outer = numbers.index(outers[number]) if number in outers else None
    return Arc(own["c"][0] if own["c"] else None, own["s"], own["q"], outer, 1.0)


def _sentences(text: str) -> tuple[Span, ...]:
    edges = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    return tuple(Span(a, b) for a, b in pairwise(edges) if text[a:b].strip())


def resolved(text: str, *names: tuple[str, str, str | None]) -> tuple[Resolution, ...]:
    """Resolutions for every place the given words stand: (words, name, actor)."""
    return tuple(
        Resolution(Span(*found.span()), name, actor, "organization", None, None, "test", 1.0)
        for words, name, actor in names
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    )


def days_in(text: str, **days: str) -> tuple[When, ...]:
    """A day for each word given, wherever it stands: ``Monday="2031-03-03"``."""
    return tuple(
        When(day, day, "day", word, Span(*found.span()))
        for word, day in days.items()
        for found in re.finditer(rf"\b{word}\b", text)
    )


def nobody() -> Resolutions:
    """Nothing resolved."""
    return Resolutions((), (), ())


def said(reading: Reading, statement: Statement) -> list[str]:
    """The content of a statement, as words."""
    return [reading.document.text[span.start : span.end] for span in statement.content]
