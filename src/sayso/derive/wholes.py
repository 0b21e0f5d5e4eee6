"""Quotations whole: the sentences of one pair of marks are one saying, where reading kept only the last of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.order import all_of
from sayso.derive.quotes import opens_quoted
from sayso.derive.words import DOUBLE_MARKS, WORD
from sayso.records import Arc, Span

#: Behind the last quoted word: the closing mark, and the tag.
_CLOSES = re.compile(rf"[,.!?…]?\s?[{DOUBLE_MARKS}]")
#: "Added the statement": a verb and a paper that speaks.
_TAG = re.compile(
    r"(?P<cue>said|says|added|adds|reads|noted|notes)\s+"
    r"(?P<source>(?:the|its|a)\s+(?:\w+\s+)?(?:statement|report|letter|release|note))\Z"
)
#: The last words in single marks, behind a sentence of their own, and code points from them to the cue.
_INNER = re.compile(r"[.!?…]\s+(?P<inner>['‘](?:[^'‘’]|(?<=\w)['’](?=\w))*['’][,.]?)\Z")
NEAR_CUE = 30
#: Code points of the longest quotation that is looked at.
LONGEST = 3000


def with_whole_quotes(arcs: Sequence[Arc], text: str, quoted: Sequence[Span]) -> tuple[Arc, ...]:
    """The same arcs in the same order, each content that ends a quotation begun at its opening mark.

    Not so where another arc of the page reaches into it. ``quoted``: the stretches between marks, in text order.
    """
    wholes, ends = all_of(arcs), {span.end: span for span in quoted if span.end - span.start <= LONGEST}
    done = [_in_inner_marks(_with_source(arc, text), text) for arc in arcs]
    for number, arc in enumerate(done):
        quote = _whole(arc, text, ends)
        around = wholes.touching(Span(quote.start, arc.content[0].start)) if quote else []
        inner = set(wholes.inside(quote)) if quote else set()
        if quote is None or not set(around) <= inner:
            continue
        done[number] = replace(arc, content=(quote, *arc.content[1:]))
        for n in sorted(inner - {number}):
            done[n] = _inside(done[n], number)
    return tuple(done)


def _in_inner_marks(arc: Arc, text: str) -> Arc:
    """Of a page that stands in quotation marks itself, the words in the inner marks: "He came. | 'No,' | he said"."""
    first = arc.content[0] if len(arc.content) == 1 else None
    if first is None or arc.cue is None or not first.end <= arc.cue.start <= first.end + NEAR_CUE:
        return arc
    words = text[first.start : first.end]
    if words[:1] not in DOUBLE_MARKS or _marks_in(text[first.start : arc.cue.start]) != 1:
        return arc
    inner = _INNER.search(words)
    if inner is None:
        return arc
    return replace(arc, content=(Span(first.start + inner.start("inner"), first.end),))


def _marks_in(text: str) -> int:
    return sum(text.count(mark) for mark in DOUBLE_MARKS)


def _inside(arc: Arc, outer: int) -> Arc:
    """An arc told inside a quotation; a stretch of it that stood alone is no arc of its own."""
    if arc.cue is None and not arc.source:
        return replace(arc, content=())
    return replace(arc, outer=outer) if arc.outer is None else arc


def _with_source(arc: Arc, text: str) -> Arc:
    """Of "added the statement" the statement is the source."""
    found = None if arc.source or arc.cue is None else _TAG.match(text[arc.cue.start : arc.cue.end])
    if found is None or arc.cue is None:
        return arc
    start = arc.cue.start
    source = Span(start + found.start("source"), arc.cue.end)
    return replace(arc, cue=Span(start, start + found.end("cue")), source=(source,))


def _whole(arc: Arc, text: str, ends: dict[int, Span]) -> Span | None:
    """The quotation whose last sentences a content is, if its marks open sentences before."""
    part = arc.content[0] if arc.content else None
    if arc.cue is None or arc.outer is not None or part is None or part.end > arc.cue.start or opens_quoted(text, part):
        return None
    quote = _quote_that_ends(part, text, ends)
    if quote is None or not quote.start < part.start or "\n" in text[quote.start : part.start]:
        return None
    before = text[quote.start : part.start].rstrip()
    return quote if before.endswith((".", "!", "?", ";")) and WORD.search(before) else None


def _quote_that_ends(part: Span, text: str, ends: dict[int, Span]) -> Span | None:
    """The quotation whose last words these are."""
    if part.end in ends:
        return ends[part.end]
    closing = _CLOSES.match(text, part.end)
    return ends.get(closing.end()) if closing else None
