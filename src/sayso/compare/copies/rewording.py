"""Whether two reports go sentence by sentence the same way, whatever became of the words.

A reworded copy keeps its names and numbers in their order, and each of its sentences answers one sentence of the
other, in the same order. Independent reports of one event share names and numbers too, but tell them in another order
and cut their sentences elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import LCSseq

from sayso.compare.copies.profile import ANCHOR_SIGNS, CopyProfile

#: A name or a number outlives rewording, other words may not: it weighs half as much again.
ANCHOR_WEIGHT = 1.5
#: Share of weight that two sentences must have in common to answer each other: with less, chance does.
ANSWERS = 0.25
#: A key that more sentences of a report hold tells none of them from others.
MOST_SENTENCES = 60
#: What the order of names and numbers counts for in likeness; the rest is for answering sentences.
ORDER_WEIGHT = 0.6
#: With so few names and numbers their order counts half, with many nearly in full.
FEW_ANCHORS = 3
#: The power of the shorter report's share of the longer's words: among many sentences some answer by chance.
LENGTH_POWER = 0.3


@dataclass(frozen=True, slots=True)
class Answer:
    """Two sentences that answer each other, and the weight of the keys they share."""

    left: int
    right: int
    weight: float


@dataclass(frozen=True, slots=True)
class Rewording:
    """How two reports answer each other. ``answers`` stand in the text order of both.

    ``aligned``: the weight shared by answering sentences, of all weight of the shorter report. ``anchors``: how many
    names and numbers it has, ``in_order``: how many of them the other has in the same order. ``likeness``: both in
    one, less where there are few names and numbers or the other report is much longer. Shares are 0 to 1.
    """

    answers: tuple[Answer, ...]
    aligned: float
    anchors: int
    in_order: int
    likeness: float


def compare_wording(left: CopyProfile, right: CopyProfile) -> Rewording:
    """How ``left``, the report of fewer words, answers ``right``."""
    weights = _weights(left, right)
    answers = _answers(left, right, weights)
    whole = sum(weights[key] for sentence in left.sentences for key in sentence.keys)
    aligned = sum(one.weight for one in answers) / whole if whole else 0.0
    in_order = int(LCSseq.similarity(left.anchors, right.anchors))
    anchors = len(left.anchors)
    sure = ORDER_WEIGHT * in_order / (anchors + FEW_ANCHORS)
    length = len(left.body.folded) / len(right.body.folded)
    likeness = (sure + (1 - ORDER_WEIGHT) * aligned) * length**LENGTH_POWER
    return Rewording(answers, aligned, anchors, in_order, likeness)


def _weights(left: CopyProfile, right: CopyProfile) -> dict[str, float]:
    """What sharing a key weighs: the more, the fewer sentences of the two reports hold it; nothing if very many do."""
    sentences = len(left.sentences) + len(right.sentences)
    weights = {}
    for key in (*left.where, *right.where):
        ours, theirs = len(left.where.get(key, ())), len(right.where.get(key, ()))
        weight = ANCHOR_WEIGHT if key[0] in ANCHOR_SIGNS else 1.0
        weights[key] = weight * log(1 + sentences / (ours + theirs)) if max(ours, theirs) <= MOST_SENTENCES else 0.0
    return weights


def _answers(left: CopyProfile, right: CopyProfile, weights: Mapping[str, float]) -> tuple[Answer, ...]:
    """The pairs of answering sentences of greatest weight, each sentence once, in the same order in both reports."""
    heavy = [sum(weights[key] for key in sentence.keys) for sentence in right.sentences]
    chain = _Chain()
    for index, sentence in enumerate(left.sentences):
        own = sum(weights[key] for key in sentence.keys)
        shared: dict[int, float] = {}
        for key in filter(weights.__getitem__, sentence.keys):
            for other in right.where.get(key, ()):
                shared[other] = shared.get(other, 0.0) + weights[key]
        chain.add(
            Answer(index, other, both)
            for other, both in sorted(shared.items())
            if 2 * both >= ANSWERS * (own + heavy[other])
        )
    return chain.heaviest()


@dataclass(frozen=True, slots=True)
class _Link:
    """The last answer of a chain, the weight of the whole chain, and what comes before."""

    answer: Answer
    total: float
    before: "_Link | None"


class _Chain:
    """The heaviest chain of answers in which both sentences come later from one to the next.

    Kept by the right sentence it ends with: an end further on stands only where its chain weighs more.
    """

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._links: list[_Link] = []

    def add(self, answers: Iterable[Answer]) -> None:
        """The answers to one left sentence, which comes behind all left sentences before."""
        for link in [self._linked(answer) for answer in answers]:
            place = bisect_left(self._ends, link.answer.right)
            if place and self._links[place - 1].total >= link.total:
                continue
            until = place
            while until < len(self._links) and self._links[until].total <= link.total:
                until += 1
            self._ends[place:until] = [link.answer.right]
            self._links[place:until] = [link]

    def _linked(self, answer: Answer) -> _Link:
        place = bisect_left(self._ends, answer.right)
        before = self._links[place - 1] if place else None
        return _Link(answer, answer.weight + (before.total if before else 0.0), before)

    def heaviest(self) -> tuple[Answer, ...]:
        """The answers of the heaviest chain, in text order."""
        found, link = [], self._links[-1] if self._links else None
        while link:
            found.append(link.answer)
            link = link.before
        return tuple(reversed(found))
