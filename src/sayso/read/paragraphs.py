"""Attributions that run over a blank line, cut to the paragraph they belong to.

Nobody's name and no word of saying goes on in the next paragraph. What is said may, in a speech of several paragraphs;
but a line without an end ("By Anna Kolt", a heading) that the reader took for its beginning is not part of it.
"""

from bisect import bisect_right
from itertools import pairwise

import numpy as np

from sayso.read.heads import RoleSpan
from sayso.read.links import Attribution
from sayso.read.sentences import CLOSERS, STOPS
from sayso.read.words import BLANK_LINE, Words


def within_paragraphs(found: list[Attribution], words: Words) -> list[Attribution]:
    """The same attributions, each source and cue in one paragraph, each content without headings."""
    breaks = np.flatnonzero(np.asarray(words.gaps) == BLANK_LINE).tolist()
    return [_cut(one, words.texts, breaks) for one in found] if breaks else found


def _cut(one: Attribution, texts: list[str], breaks: list[int]) -> Attribution:
    cue = _longest(_parts(one.cue, breaks))
    source = _nearest(_parts(one.source, breaks), cue)
    contents = tuple(part for content in one.contents for part in _ended(content, texts, breaks))
    return Attribution(cue, source, contents, one.score)


def _parts(span: RoleSpan | None, breaks: list[int]) -> list[RoleSpan]:
    """The span cut before each word that begins a paragraph."""
    if span is None:
        return []
    low, high = bisect_right(breaks, span.first), bisect_right(breaks, span.last - 1)
    if low == high:
        return [span]
    return [RoleSpan(span.role, a, b, span.score) for a, b in pairwise([span.first, *breaks[low:high], span.last])]


def _longest(parts: list[RoleSpan]) -> RoleSpan | None:
    return max(parts, key=lambda part: part.last - part.first, default=None)


def _nearest(parts: list[RoleSpan], cue: RoleSpan | None) -> RoleSpan | None:
    if cue is None:
        return _longest(parts)
    return min(parts, key=lambda part: max(part.first - cue.last, cue.first - part.last), default=None)


def _ended(span: RoleSpan, texts: list[str], breaks: list[int]) -> list[RoleSpan]:
    """A content whole, if each paragraph of it ends like one; else the parts that do, and the last."""
    parts = _parts(span, breaks)
    if len(parts) == 1:
        return parts
    ends = [texts[part.last - 1] in STOPS | CLOSERS | {":", ",", ";"} for part in parts[:-1]]
    if all(ends):
        return [span]
    return [part for part, end in zip(parts, [*ends, True], strict=True) if end]
