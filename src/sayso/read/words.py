"""Words of a text with exact offsets, and what the uncased encoder cannot see of them: shape, gap, quote state.

A word is a run of word characters or one punctuation mark. Training and reading both come through here, so that a
word looks the same on both sides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+|[^\w\s]")

GLUED, SPACE, NEWLINE, BLANK_LINE = 1, 2, 3, 4  # the gap before a word; 0 is kept for the marks of the encoder
LOWER, TITLE, UPPER, LETTER, MIXED, DIGITS, DIGITS_MIXED, MARK = range(1, 9)  # the shape of a word
OUTSIDE, INSIDE, OPENS, CLOSES, UNPAIRED = range(1, 6)  # the quote state of a word

SHAPES, GAPS, QUOTES = 9, 5, 6  # sizes of the three feature tables, 0 included
FEATURES = SHAPES + GAPS + QUOTES

OPENING = frozenset("“„«‟")
CLOSING = frozenset("”»")
STRAIGHT = frozenset('"＂')
DOUBLE = OPENING | CLOSING | STRAIGHT
SINGLE_OPENING = frozenset("‘'`")
SINGLE_CLOSING = frozenset("’'´")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a text in order: ``starts`` and ``ends`` are code points, ``gaps`` what stands before each word."""

    texts: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    gaps: NDArray[np.int64]


def gap_of(between: str) -> int:
    """What the white space between two words amounts to: GLUED, SPACE, NEWLINE or BLANK_LINE."""
    if not between:
        return GLUED
    if between == " ":
        return SPACE
    lines = between.count("\n") + between.count("\r") - between.count("\r\n")
    return SPACE if not lines else NEWLINE if lines == 1 else BLANK_LINE


def shape_of(word: str) -> int:
    """The shape of one word: LOWER ("he"), TITLE ("He"), UPPER ("UN"), LETTER ("A"), digits, marks."""
    if not word[0].isalnum():
        return MARK
    if word.isdigit():
        return DIGITS
    if not word.isalpha() and any(c.isdigit() for c in word):
        return DIGITS_MIXED
    if word.islower():
        return LOWER
    if word.isupper():
        return LETTER if len(word) == 1 else UPPER
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return LOWER if word.isalpha() and _caseless(word) else MIXED


def _caseless(word: str) -> bool:
    return word.lower() == word.upper()


def direction(word: str, glued_left: bool, glued_right: bool, inside: bool) -> int:
    """Whether a double mark opens or closes. Its neighbours outweigh its shape: pages carry odd marks."""
    if glued_left and not glued_right and inside:
        return CLOSES
    if glued_right and not glued_left and (not inside or word not in CLOSING):
        return OPENS
    if word in OPENING:
        return OPENS
    if word in CLOSING:
        return CLOSES
    return CLOSES if inside else OPENS


def quote_states(texts: Sequence[str], gaps: Sequence[int]) -> NDArray[np.int64]:
    """The quote state of each word, shape (words,). Each paragraph stands alone: one odd mark spoils no more."""
    states = np.full(len(texts), OUTSIDE, dtype=np.int64)
    marks = [i for i, text in enumerate(texts) if text in DOUBLE or text in SINGLE_OPENING or text in SINGLE_CLOSING]
    if not marks:
        return states
    edges = [0, *(i for i in range(1, len(texts)) if gaps[i] >= NEWLINE), len(texts)]
    place = 0
    for start, end in pairwise(edges):
        here = []
        while place < len(marks) and marks[place] < end:
            here.append(marks[place])
            place += 1
        if here:
            _mark_double(states, texts, gaps, [i for i in here if texts[i] in DOUBLE], start, end)
            _mark_single(states, texts, gaps, [i for i in here if texts[i] not in DOUBLE], end)
    return states


def _glued_right(gaps: Sequence[int], i: int, end: int) -> bool:
    return i + 1 < end and gaps[i + 1] == GLUED


def _mark_double(
    states: NDArray[np.int64], texts: Sequence[str], gaps: Sequence[int], marks: list[int], start: int, end: int
) -> None:
    """Write the states that double marks give to one paragraph (words ``start`` to ``end``) into ``states``."""
    opened: int | None = None
    for i in marks:
        glued_left = i > start and gaps[i] == GLUED
        turn = direction(texts[i], glued_left, _glued_right(gaps, i, end), opened is not None)
        states[i] = turn
        if turn == OPENS:
            if opened is not None:
                states[opened + 1 : i] = UNPAIRED
            opened = i
        else:
            if opened is None:
                states[start:i][states[start:i] == OUTSIDE] = UNPAIRED
            else:
                states[opened + 1 : i] = INSIDE
            opened = None
    if opened is not None:
        states[opened + 1 : end] = UNPAIRED


def _mark_single(
    states: NDArray[np.int64], texts: Sequence[str], gaps: Sequence[int], marks: list[int], end: int
) -> None:
    """Write what paired single marks outside double quotes give to one paragraph into ``states``."""
    opened: int | None = None
    for i in marks:
        if states[i] != OUTSIDE:
            continue
        opens = texts[i] in SINGLE_OPENING and gaps[i] != GLUED and _glued_right(gaps, i, end)
        closes = texts[i] in SINGLE_CLOSING and gaps[i] == GLUED and not _glued_right_word(texts, gaps, i, end)
        if opens:
            opened = i
        elif closes and opened is not None:
            states[opened], states[i] = OPENS, CLOSES
            states[opened + 1 : i] = INSIDE
            opened = None


def _glued_right_word(texts: Sequence[str], gaps: Sequence[int], i: int, end: int) -> bool:
    return _glued_right(gaps, i, end) and texts[i + 1][0].isalnum()


def features(texts: Sequence[str], gaps: Sequence[int]) -> NDArray[np.int64]:
    """Rows of the feature table for each word, shape (words, 3): shape, gap and quote state, already offset."""
    rows = np.empty((len(texts), 3), dtype=np.int64)
    rows[:, 0] = [shape_of(text) for text in texts]
    rows[:, 1] = np.asarray(gaps, dtype=np.int64) + SHAPES
    rows[:, 2] = quote_states(texts, gaps) + SHAPES + GAPS
    return rows


def words_of(text: str, holes: Sequence[tuple[int, int]] = ()) -> Words:
    """The words of ``text`` outside ``holes`` (sorted code point ranges), and what stands before a hole of one it cuts.

    What is pasted into a sentence runs on from a word of it ("the ministryTop 10 Beaches"); a piece behind the hole is
    the end of a word in it.
    The gap before the first word after a hole is the smaller of the gaps on its two sides, and at least a space.
    """
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    last = 0
    pending: int | None = None
    for hole_start, hole_end in (*holes, (len(text), len(text))):
        for match in WORD.finditer(text, last, max(last, hole_start)):
            start, end = match.span()
            if start == last and start and _is_cut_off(text, start):
                continue
            gap = gap_of(text[last:start])
            if pending is not None:
                gap, pending = max(SPACE, min(pending, gap)), None
            texts.append(match.group())
            starts.append(start)
            ends.append(end)
            gaps.append(gap if len(texts) > 1 else BLANK_LINE)
            last = end
        pending = _narrower(pending, gap_of(text[last:hole_start]) if last <= hole_start else SPACE)
        last = max(last, hole_end)
    return Words(texts, np.array(starts, np.int64), np.array(ends, np.int64), np.array(gaps, np.int64))


def _is_cut_off(text: str, start: int) -> bool:
    """Whether a piece is the end of a word that begins in a hole."""
    return text[start - 1].isalnum() and text[start].isalnum()


def run_together(texts: Sequence[Words]) -> Words:
    """The words of several texts as those of one, where each is a paragraph of its own. At least one text."""
    return Words(
        [word for one in texts for word in one.texts],
        np.concatenate([one.starts for one in texts]),
        np.concatenate([one.ends for one in texts]),
        np.concatenate([one.gaps for one in texts]),
    )


def _narrower(pending: int | None, gap: int) -> int:
    return gap if pending is None else min(pending, gap)
