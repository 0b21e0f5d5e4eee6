"""Exact-match F1 of the entity head, by kind, on the entity documents held out of training."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.read.encoder import Encoder
from sayso.read.heads import KindSpan
from sayso.read.names import decode_names
from sayso.read.words import Words
from training.labels import KINDS
from training.pages import Page


@dataclass(slots=True)
class Count:
    """Right, predicted and gold names of one kind."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """0 to 1; 0 where there is nothing to find."""
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


def words_of_page(page: Page) -> Words:
    """The page's words as the encoder takes them; their places stand for offsets."""
    places = np.arange(len(page.words))
    return Words([w.text for w in page.words], places, places + 1, np.array([w.gap for w in page.words]))


def gold_names(page: Page) -> set[tuple[str, int, int]]:
    """(kind, first word, last word + 1) of every annotated name."""
    found: dict[int, list[int]] = {}
    for place, word in enumerate(page.words):
        if word.kind:
            found.setdefault(word.name, []).append(place)
    return {(KINDS[page.words[run[0]].kind - 1], run[0], run[-1] + 1) for run in found.values()}


def entity_spans(encoder: Encoder, pages: Iterable[Page]) -> list[tuple[Page, list[KindSpan]]]:
    """Each page with every name found in it, whatever its score."""
    found = []
    for page in pages:
        words = words_of_page(page)
        kinds = encoder.read(words).kinds
        names = decode_names(kinds, encoder.facts.kind_tags, words.texts, words.gaps.tolist(), {})
        found.append((page, names))
    return found


def count_names(found: Sequence[tuple[Page, list[KindSpan]]], floors: dict[str, float]) -> dict[str, Count]:
    """Counts by kind over the kinds that each page's corpus annotates; names scored under their floor are dropped."""
    counts = {kind: Count() for kind in KINDS}
    for page, spans in found:
        marked = {KINDS[number - 1] for number in page.kinds}
        gold = {name for name in gold_names(page) if name[0] in marked}
        own = {(s.kind, s.first, s.last) for s in spans if s.kind in marked and s.score >= floors.get(s.kind, 0.0)}
        for kind, count in counts.items():
            count.gold += sum(name[0] == kind for name in gold)
            count.predicted += sum(name[0] == kind for name in own)
            count.right += sum(name[0] == kind for name in gold & own)
    return counts
