"""Cutting a long run of words into windows the encoder can see at once, on paragraph edges where there are any."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.words import NEWLINE

WINDOW_WORDS = 250  # as in training
PIECES_AT_MOST = 500  # word pieces; the encoder knows 512 positions, two are its own marks
CONTEXT_WORDS = 40  # of the window before, seen again so that what stands at the edge has its left side


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are seen; ``own`` to ``end`` are answered for. Before ``own`` lies context."""

    start: int
    own: int
    end: int


def cut_windows(gaps: Sequence[int], sizes: Sequence[int], *, context: int = CONTEXT_WORDS) -> list[Window]:
    """Windows that answer for every word once.

    ``gaps``: what stands before each word; ``sizes``: how many pieces each word has; ``context``: how many words of
    the window before are seen again.
    """
    windows: list[Window] = []
    start = own = 0
    while own < len(sizes):
        end = _end(gaps, sizes, start, own)
        windows.append(Window(start, own, end))
        own = end
        start = _context(gaps, windows[-1].own, end, context)
    return windows


def _end(gaps: Sequence[int], sizes: Sequence[int], start: int, own: int) -> int:
    """Where a window ends: at the last paragraph edge that fits, or where it is full. At least one own word."""
    end, pieces, edge = start, 0, 0
    limit = min(len(sizes), start + WINDOW_WORDS)
    while end < limit and pieces + sizes[end] <= PIECES_AT_MOST:
        if gaps[end] >= NEWLINE and end > own:
            edge = end
        pieces += sizes[end]
        end += 1
    full = end < len(sizes) and gaps[end] < NEWLINE
    return max(own + 1, edge if full and edge else end)


def _context(gaps: Sequence[int], own: int, end: int, context: int) -> int:
    """Where the next window's context begins.

    With the last paragraph before ``end``, if it is short enough; where a paragraph is cut in two, ``context`` words
    before the cut; else at ``end``: a long paragraph stands by itself.
    """
    earliest = max(own, end - context)
    edges = (i for i in range(end - 1, earliest - 1, -1) if gaps[i] >= NEWLINE)
    cut_in_two = end < len(gaps) and gaps[end] < NEWLINE
    return next(edges, earliest if cut_in_two else end)
