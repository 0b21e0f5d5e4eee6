"""What training must leave out because it is measured: SKIP_IN_TRAINING.tsv of the corpora folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SkipList:
    """Pairs (corpus path, document id or file name) that never enter training."""

    pairs: frozenset[tuple[str, str]]

    def holds(self, corpus: str, document: str) -> bool:
        """Whether ``document`` of ``corpus`` (as written in the list, "re3d/CENTCOM") is left out."""
        return (corpus, document) in self.pairs


def read_skip_list(data: Path) -> SkipList:
    """The list in the corpora's ``data`` folder. Raises SystemExit if it is missing: training does not guess."""
    path = data / "SKIP_IN_TRAINING.tsv"
    if not path.is_file():
        raise SystemExit(f"{path.name} is missing in the data folder; training needs it to know what is measured")
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    parts = [line.split("\t") for line in lines]
    return SkipList(frozenset((row[0], row[1]) for row in parts if len(row) > 1))
