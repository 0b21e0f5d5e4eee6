"""Spans by their place, so that a long page is gone through once."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.records import Arc, Span

#: Code points before a place in which a cue or a name that reaches it begins.
REACH = 120


@dataclass(frozen=True, slots=True)
class Numbered:
    """Spans in text order, each with the number of the arc it belongs to."""

    spans: tuple[tuple[Span, int], ...]

    def touching(self, span: Span) -> list[int]:
        """The arcs with a span that shares words with this one, in text order."""
        first = bisect_left(self.spans, span.start - REACH, key=lambda one: one[0].start)
        last = bisect_left(self.spans, span.end, key=lambda one: one[0].start)
        return [number for one, number in self.spans[first:last] if one.touches(span)]

    def inside(self, span: Span) -> list[int]:
        """The arcs with a span that lies in this one, in text order."""
        first = bisect_left(self.spans, span.start, key=lambda one: one[0].start)
        last = bisect_left(self.spans, span.end, key=lambda one: one[0].start)
        return [number for one, number in self.spans[first:last] if one.end <= span.end]


def cues_of(arcs: Sequence[Arc]) -> Numbered:
    """The cues of these arcs."""
    return _numbered((arc.cue, n) for n, arc in enumerate(arcs) if arc.cue)


def sources_of(arcs: Sequence[Arc]) -> Numbered:
    """The sources of these arcs."""
    return _numbered((span, n) for n, arc in enumerate(arcs) for span in arc.source)


def all_of(arcs: Sequence[Arc]) -> Numbered:
    """Each arc from its first word to its last."""
    parts = ((n, (*arc.source, *arc.content, *((arc.cue,) if arc.cue else ()))) for n, arc in enumerate(arcs))
    return _numbered((Span(min(own).start, max(one.end for one in own)), n) for n, own in parts if own)


def _numbered(spans: Iterable[tuple[Span, int]]) -> Numbered:
    return Numbered(tuple(sorted(spans, key=lambda one: (one[0].start, one[0].end, one[1]))))
