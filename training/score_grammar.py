"""How well grammar, factuality and roots are read, on pages held out of training."""

from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.read.encoder import FOLDER, Encoder
from sayso.read.grammar import tokens_of
from sayso.read.sentences import sentences_of
from sayso.read.words import words_of
from sayso.records import Token
from training.corpora import add_corpora_argument, data_folder, read_material
from training.events import read_factuality_texts
from training.labels import PARTS, RELATIONS
from training.pages import ROOT, UNKNOWN, Page
from training.score_entities import words_of_page


@dataclass(frozen=True, slots=True)
class GrammarScore:
    """Shares of words of the held-out treebank pages: right tag, right governor, governor and relation right."""

    words: int
    part: float
    unlabelled: float
    labelled: float


def score_grammar(encoder: Encoder, pages: Iterable[Page]) -> GrammarScore:
    """Over all words but marks, with sentences as Sayso cuts them."""
    rows = np.zeros(3)
    count = 0
    for page in pages:
        words = words_of_page(page)
        tokens = tokens_of(words, sentences_of(words), encoder.read(words), encoder.facts)
        for word, token in zip(page.words, tokens, strict=True):
            if word.governor != UNKNOWN and PARTS[word.part] != "PUNCT":
                governed = token.head == (None if word.governor == ROOT else word.governor)
                named = token.relation == RELATIONS[word.relation]
                rows += (token.tag == PARTS[word.part], governed, governed and named)
                count += 1
    part, unlabelled, labelled = (rows / max(1, count)).tolist()
    return GrammarScore(count, part, unlabelled, labelled)


def score_factuality(encoder: Encoder, path: Path) -> float:
    """Pearson's r of "happened" over the targets of a UDS-IH2 file."""
    found, wanted = [], []
    for text, targets in read_factuality_texts(path):
        words = words_of(text)
        tokens: tuple[Token, ...] = tokens_of(words, sentences_of(words), encoder.read(words), encoder.facts)
        happened = {token.span.start: token.happened for token in tokens}
        found += [happened.get(start, 0.0) for start, _ in targets]
        wanted += [label for _, label in targets]
    return float(np.corrcoef(found, wanted)[0, 1])


def main() -> None:
    """Score from the command line."""
    parser = ArgumentParser(description="Score grammar and factuality.")
    add_corpora_argument(parser)
    parser.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    data = data_folder(options.corpora)
    encoder = Encoder(options.model)
    print("happened r", score_factuality(encoder, data / "factuality" / "dev.jsonl"))
    held = [page for page in read_material(data).held_entities if page.corpus == "gum"]
    print(score_grammar(encoder, held))


if __name__ == "__main__":
    main()
