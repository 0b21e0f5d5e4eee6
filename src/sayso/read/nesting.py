"""Attribution inside attribution: contents are read once more, as if each were a text of its own."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.read.heads import RoleSpan
from sayso.read.sentences import sentences_of
from sayso.read.words import BLANK_LINE, DOUBLE, Words

FEWEST_WORDS = 4  # "he said it rained": fewer words hold no attribution


def worth_reading(words: Words, content: RoleSpan, cue_words: frozenset[str]) -> list[NDArray[np.int64]]:
    """The parts of a content that may hold an attribution, as places in ``words``: sentences with a likely cue.

    Sentences that follow each other stay together. The quote marks at the content's two ends, and a "that" before it,
    are left out.
    """
    likely = [text.lower() in cue_words for text in words.texts[content.first : content.last]]
    if not any(likely):
        return []
    places = inner_words(words, content)
    runs: list[tuple[int, int]] = []
    for first, last in sentences_of(excerpt(words, places)):
        if any(likely[place - content.first] for place in places[first:last].tolist()):
            if runs and runs[-1][1] == first:
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
    return [places[first:last] for first, last in runs if last - first >= FEWEST_WORDS]


def inner_words(words: Words, content: RoleSpan) -> NDArray[np.int64]:
    """The words of a content without the quote marks at its two ends and a "that" before it, as places in ``words``."""
    first, last = content.first, content.last
    while first < last and (words.texts[first] in DOUBLE or words.texts[first].lower() == "that"):
        first += 1
    while last > first and words.texts[last - 1] in DOUBLE:
        last -= 1
    return np.arange(first, last)


def excerpt(words: Words, places: NDArray[np.int64]) -> Words:
    """These words alone, as a text that begins with the first of them."""
    gaps = words.gaps[places].copy()
    if len(gaps):
        gaps[0] = BLANK_LINE
    return Words([words.texts[i] for i in places.tolist()], words.starts[places], words.ends[places], gaps)


def moved(span: RoleSpan | None, places: Sequence[int]) -> RoleSpan | None:
    """A span of an excerpt as a span of the words it was taken from."""
    if span is None:
        return None
    return RoleSpan(span.role, places[span.first], places[span.last - 1] + 1, span.score)
