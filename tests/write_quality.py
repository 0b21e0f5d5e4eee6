"""What the desk says of its quality, from the pinned floors and the model card, so that they cannot disagree."""

import json
import re
from pathlib import Path

from tests.gate.floors import LESS_IS_BETTER, load_floors

CARD = Path(__file__).parent.parent / "docs" / "model-card.md"
MODEL = re.compile(r"Model `([\w-]+)`, sha256 of model.onnx `([0-9a-f]{64})`")
LICENCE = re.compile(r"\*\*Licence of the weights: ([^*]+)\*\*")


def quality_file() -> str:
    """The file ``show/desk/quality.json``."""
    card = CARD.read_text(encoding="utf-8")
    model, licence = MODEL.search(card), LICENCE.search(card)
    assert model
    assert licence
    figures = [
        {
            "set": bar_set,
            "figure": name,
            "way": "at most" if name in LESS_IS_BETTER else "at least",
            "pinned": floor.floor,
            "bar": floor.bar,
        }
        for bar_set, some in load_floors().items()
        for name, floor in some.items()
        if floor.floor is not None
    ]
    told = {"model": f"{model[1]}, sha256 {model[2]}", "licence": licence[1], "corpora": _corpora(card)}
    return json.dumps({**told, "figures": figures}, indent=1, ensure_ascii=False) + "\n"


def _corpora(card: str) -> list[dict[str, object]]:
    """The rows of the table of the card that says what the model learned from."""
    table = card[card.index("| Corpus |") :].split("\n\n")[0].splitlines()[2:]
    found = []
    for row in table:
        corpus, teaches, documents, words, licence = (cell.strip() for cell in row.strip("|").split("|"))
        found.append(
            {
                "corpus": corpus,
                "teaches": teaches,
                "documents": int(documents.replace(",", "")),
                "words": int(words.replace(",", "")),
                "licence": licence,
            }
        )
    return found
