"""Our own gold, the example reports marked by hand: it runs in every checkout, corpora or not."""

from pathlib import Path

from sayso.errors import SourceError
from sayso.pipeline import read_paths
from sayso.show import json_line
from tests.gate.corpora import ROOT
from tests.gate.score_gold import figures, read_found, read_gold, score

OWN_GOLD = ROOT / "tests" / "gold"
EXAMPLES = ROOT / "examples"


def own_gold(work: Path) -> dict[str, float]:
    """Figures of the example reports against their marks, named as in floors.toml."""
    lines = work / "own.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        for one in read_paths([EXAMPLES], meta=EXAMPLES / "meta.jsonl"):
            assert not isinstance(one, SourceError), one
            out.write(json_line(one))
    return figures(score(read_gold(OWN_GOLD), read_found(lines)))
