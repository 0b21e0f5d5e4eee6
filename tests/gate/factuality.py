"""UDS-IH2 dev: how surely each predicate happened, the shipped model against the annotators, as Pearson's r."""

from pathlib import Path

import numpy as np

from sayso.read import read
from sayso.records import Document
from tests.gate.corpora import Corpora
from training.events import read_factuality_texts

Figures = dict[str, float]


def factuality(corpora: Corpora, work: Path) -> Figures:
    """Pearson's r over all targets of the dev part; a target the reader has no word for counts as 0."""
    found, wanted = [], []
    for number, (text, targets) in enumerate(
        read_factuality_texts(corpora.folder / "data" / "factuality" / "dev.jsonl")
    ):
        page = Document(str(number), text, None, None, None, None, "en", None, ())
        happened = {token.span.start: token.happened for token in read(page).tokens}
        found += [happened.get(start, 0.0) for start, _ in targets]
        wanted += [label for _, label in targets]
    return {"happened Pearson r": float(np.corrcoef(found, wanted)[0, 1])}
