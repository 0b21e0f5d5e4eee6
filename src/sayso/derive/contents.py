"""Which of several spans that nest holds some words: the contents of statements, a speech in another's speech."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.records import Span

#: Spans that begin before some words and are looked at for one that holds them: quotations nest a few deep, but the
#: contents of one long paragraph may all begin before its last words.
MOST_OPEN = 40


def innermost(spans: Sequence[Span], words: Span) -> int | None:
    """Number of the shortest of ``spans``, in text order, that holds ``words``; of two as short the last to begin."""
    last = bisect_right(spans, words.start, key=lambda one: one.start)
    around = [
        (one.end - one.start, -one.start, number)
        for number in range(max(0, last - MOST_OPEN), last)
        if (one := spans[number]).covers(words)
    ]
    return min(around)[2] if around else None
