"""Attribution inside attribution: contents are read once more, as if each were a text of its own."""

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from sayso.read.encoder import Facts
from sayso.read.heads import Floats, RoleSpan, softmax
from sayso.read.sentences import sentences_of
from sayso.read.words import BLANK_LINE, DOUBLE, Words
from sayso.records import Token

FEWEST_WORDS = 4  # "he said it rained": fewer words hold no attribution
# The chance to stand in a cue, on first reading, with which a word is likely whatever hangs on it: of the contents of
# PolNeAR dev with such a word seven in eight hold an attribution.
LIKELY_ALONE = 0.4
TAKES = {  # what hangs on a word of saying: who says it, or what is said
    "VERB": frozenset({"nsubj", "obj", "ccomp", "xcomp", "mark"}),
    "AUX": frozenset({"nsubj", "obj", "ccomp", "xcomp", "mark"}),
    "NOUN": frozenset({"acl", "ccomp"}),
    "PROPN": frozenset({"acl", "ccomp"}),
    "ADJ": frozenset({"acl", "ccomp"}),
}


def likely_cues(outer: Sequence[RoleSpan], tokens: Sequence[Token], roles: Floats, facts: Facts) -> frozenset[int]:
    """Words of contents that may be the cue of another attribution: words of saying with their speaker or their clause.

    ``outer``: the contents; ``roles`` (words, role tags): scores of the first reading.
    """
    places = {at for part in outer for at in range(part.first, part.last)}
    words = np.array([at for at in sorted(places) if tokens[at].text.lower() in facts.cue_words], np.int64)
    if not len(words):
        return frozenset()
    columns = [number for number, tag in enumerate(facts.role_tags) if tag.endswith("-CUE")]
    chances = dict(zip(words.tolist(), softmax(roles[words])[:, columns].sum(1).tolist(), strict=True))
    hanging: dict[int, set[str]] = {at: set() for at in chances}
    for token in tokens:
        if token.head in hanging:
            hanging[token.head].add(token.relation.partition(":")[0])
    takes = {at: TAKES.get(tokens[at].tag) for at in chances}
    return frozenset(
        at
        for at, needed in takes.items()
        if needed and (chances[at] >= LIKELY_ALONE or not needed.isdisjoint(hanging[at]))
    )


def worth_reading(words: Words, content: RoleSpan, cues: Set[int]) -> list[NDArray[np.int64]]:
    """The parts of a content that may hold an attribution, as places in ``words``: sentences with a likely cue.

    ``cues``: places of likely cues. Sentences that follow each other stay together. The quote marks at the content's
    two ends, and a "that" before it, are left out.
    """
    if cues.isdisjoint(range(content.first, content.last)):
        return []
    places = inner_words(words, content)
    runs: list[tuple[int, int]] = []
    for first, last in sentences_of(excerpt(words, places)):
        if not cues.isdisjoint(places[first:last].tolist()):
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
