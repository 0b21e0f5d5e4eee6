"""Thresholds and biases of the decoder, chosen on train documents that training never saw. Dev is not looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.read.encoder import Encoder, Scores
from sayso.read.links import Attribution, attributions
from sayso.read.words import Words, words_of
from training.pages import CONTENT, CUE, SOURCE, Page
from training.polnear import read_attributions

CHANCES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
GRIDS = {
    "bare_cue": (0.0, 0.6, 0.7, 0.8, 0.9),
    "fill": (0.5, 0.6, 0.7, 0.8),
    "span_CON": CHANCES,
    "span_CUE": CHANCES,
    "span_SRC": CHANCES,
    "far": (0.0, 0.02, 0.1),
    "no_source": (0.4, 0.5, 0.6, 0.8),
    "no_cue": (0.5, 0.7, 0.9, 1.0),
}
# Not searched: "second" changes nothing on held-out pages below 0.1, and low it mends unsure links on messy ones.
START = {
    "span_SRC": 0.25,
    "span_CUE": 0.3,
    "span_CON": 0.25,
    "fill": 0.6,
    "least": 0.05,
    "far": 0.02,
    "no_cue": 0.9,
    "second": 0.02,
    "bare_cue": 0.7,
    "no_source": 0.5,
}


@dataclass(frozen=True, slots=True)
class Held:
    """One held-out document: tokens and gold as the scorer takes them, its words and the model's scores of them."""

    tokens: Any
    gold: Any
    words: Words
    scores: Scores


def read_held(encoder: Encoder, scorer: Any, train: Path, pages: list[Page]) -> list[Held]:
    """The held-out documents of the PolNeAR train folder, read by the model once."""
    found = []
    for page in pages:
        text = (train / "text" / f"{page.name}.txt").read_bytes().decode("utf-8")
        ann = sorted((train / "attributions").glob(f"{page.name}_*.ann"))[0]
        gold = [
            scorer.Attribution(a.get(SOURCE, []), a.get(CUE, []), a.get(CONTENT, [])) for a in read_attributions(ann)
        ]
        words = words_of(text)
        found.append(Held(scorer.Tokens(text), gold, words, encoder.read(words)))
    return found


def predicted(scorer: Any, words: Words, found: list[Attribution]) -> list[Any]:
    """Attributions in words as the scorer's attributions in code points."""

    def spans(parts: list[Any]) -> list[tuple[int, int]]:
        return [(int(words.starts[p.first]), int(words.ends[p.last - 1])) for p in parts if p is not None]

    return [scorer.Attribution(spans([a.source]), spans([a.cue]), spans(list(a.contents))) for a in found]


def goodness(scorer: Any, held: list[Held], encoder: Encoder, thresholds: Mapping[str, float]) -> float:
    """Sum of the three exact F1 and linked F1 on the held-out documents."""
    facts = replace(encoder.facts, thresholds=dict(thresholds))
    pages = [scorer.Page(h.tokens, h.gold, predicted(scorer, h.words, attributions(h.scores, facts))) for h in held]
    exact = [scorer.score_role(pages, role)["exact"].f1 or 0.0 for role in scorer.ROLES]
    return sum(exact) + (scorer.score_linked(pages).f1 or 0.0)


def tune_attribution(scorer: Any, held: list[Held], encoder: Encoder) -> dict[str, float]:
    """The best value of each threshold, one after the other."""
    best = dict(START)
    top = goodness(scorer, held, encoder, best)
    for name, grid in GRIDS.items():
        for value in grid:
            tried = {**best, name: value}
            if value != best[name] and (result := goodness(scorer, held, encoder, tried)) > top:
                best, top = tried, result
    return best
