"""Where the annotated corpora are, what they hash to, and how they are read with Sayso."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HASH_LENGTH = 16  # hex digits: enough to tell two corpora apart, short enough to read


@dataclass(frozen=True, slots=True)
class Corpora:
    """A folder with ``data``, ``gold`` and ``scorers`` in it."""

    folder: Path

    def scored(self, scorer: str, *arguments: Path) -> dict:
        """What one of the corpora's scorers prints as JSON."""
        command = [sys.executable, self.folder / "scorers" / f"{scorer}.py", *arguments, "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


def find_corpora() -> Corpora | None:
    """The folder named by SAYSO_CORPORA, else ``../shared`` beside the checkout; None when neither is there."""
    named = os.environ.get("SAYSO_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared"
    return Corpora(folder) if (folder / "scorers").is_dir() else None


def folder_hash(folder: Path) -> str:
    """One hash over names and bytes of all files below ``folder``: a floor is pinned to it."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        if path.suffix not in {".py", ".pyc"}:
            whole.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:HASH_LENGTH]


def read_to_lines(out: Path, *inputs: Path, meta: Path | None = None) -> Path:
    """Findings of the inputs as JSON lines in ``out``, by the command a user would give."""
    extra = ["--meta", meta] if meta else []
    command = [sys.executable, "-m", "sayso", "read", *inputs, "--format", "jsonl", *extra]
    with out.open("wb") as lines:
        subprocess.run(command, stdout=lines, check=True)
    return out
