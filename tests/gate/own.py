"""Our own gold, the example reports marked by hand: it runs in every checkout, corpora or not."""

from pathlib import Path

from tests.gate.corpora import ROOT, read_to_lines
from tests.gate.score_gold import figures, read_found, read_gold, score

OWN_GOLD = ROOT / "tests" / "gold"
EXAMPLES = ROOT / "examples"


def own_gold(work: Path) -> dict[str, float]:
    """Figures of the example reports against their marks, named as in floors.toml."""
    lines = read_to_lines(work / "own.jsonl", EXAMPLES, meta=EXAMPLES / "meta.jsonl")
    return figures(score(read_gold(OWN_GOLD), read_found(lines)))
