"""Run the model over PolNeAR documents and measure them with the shared scorer."""

import importlib.util
import json
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from sayso.read.encoder import FOLDER, Encoder
from sayso.read.reading import read_with
from sayso.records import Document, Reading
from training.corpora import add_corpora_argument, data_folder


def document_of(name: str, text: str) -> Document:
    """A bare document: text and nothing else."""
    return Document(name, text, None, None, None, None, "en", None, ())


def findings_of(reading: Reading) -> dict[str, Any]:
    """A reading in the shape of Findings, arcs as statements: what the scorer needs, and no more."""
    statements = []
    for number, arc in enumerate(reading.arcs):
        speaker = arc.source[0] if arc.source else None
        statements.append(
            {
                "id": f"s{number}",
                "speaker": speaker and {"start": speaker.start, "end": speaker.end},
                "cue": arc.cue and {"start": arc.cue.start, "end": arc.cue.end},
                "content": [{"start": span.start, "end": span.end} for span in arc.content],
                "within": None if arc.outer is None else f"s{arc.outer}",
                "continues": None,
            }
        )
    return {"document": {"id": reading.document.id, "text": reading.document.text}, "statements": statements}


def load_scorer(scorers: Path) -> Any:
    """The shared scorer as a module. Raises SystemExit if it is not there."""
    path = scorers / "polnear.py"
    if not path.is_file():
        raise SystemExit("scorers/polnear.py is missing in the corpora folder")
    sys.path.insert(0, str(scorers))
    spec = importlib.util.spec_from_file_location("polnear_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["polnear_scorer"] = module
    spec.loader.exec_module(module)
    return module


def predict(encoder: Encoder, folder: Path, out: Path, names: set[str] | None = None) -> None:
    """Findings of every text in ``folder`` (or of ``names``), one JSON line each."""
    with out.open("w", encoding="utf-8") as lines:
        for path in sorted((folder / "text").glob("*.txt")):
            if names is None or path.stem in names:
                reading = read_with(encoder, document_of(path.stem, path.read_bytes().decode("utf-8")))
                lines.write(json.dumps(findings_of(reading)) + "\n")


def score(scorer: Any, folder: Path, predictions: Path) -> dict[str, Any]:
    """Exact F1 by role and linked F1, 0 to 1, with the scorer's own table under "table"."""
    pages, _ = scorer.read_pages(folder, predictions)
    roles = {role: scorer.score_role(pages, role) for role in scorer.ROLES}
    linked = scorer.score_linked(pages)
    exact = {role: value["exact"].f1 or 0.0 for role, value in roles.items()}
    return {**exact, "linked": linked.f1 or 0.0, "table": scorer.table(pages, roles, linked)}


def score_dev(corpora: Path, model: Path = FOLDER) -> dict[str, Any]:
    """PolNeAR dev with the model in ``model``."""
    folder = data_folder(corpora) / "polnear" / "dev"
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "predictions.jsonl"
        predict(Encoder(model), folder, out)
        return score(load_scorer(corpora / "scorers"), folder, out)


def main() -> None:
    """Score from the command line."""
    parser = ArgumentParser(description="Score the model on PolNeAR dev.")
    add_corpora_argument(parser)
    parser.add_argument("--model", type=Path, default=FOLDER)
    options = parser.parse_args()
    data_folder(options.corpora)
    print(score_dev(options.corpora, options.model)["table"])


if __name__ == "__main__":
    main()
