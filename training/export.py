"""Trained weights into the files that ship: model.onnx (int8), tokenizer.json, model.json."""

import hashlib
import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from sayso.read.encoder import FOLDER
from sayso.read.windows import CONTEXT_WORDS, PIECES_AT_MOST, WINDOW_WORDS
from training.corpora import Material, add_corpora_argument, data_folder, read_material
from training.graph import Weights, build
from training.labels import KIND_TAGS, PARTS, RELATIONS, ROOTS, TAGS
from training.model import forbidden_steps
from training.pages import CUE, Page
from training.train import base_folder
from training.tune import START

CUE_WORD_TIMES = 5  # a word is a likely cue if it stood in a cue so often
CUE_WORD_SHARE = 0.35  # and in so large a share of its uses


def load_weights(path: Path) -> Weights:
    """The trained weights as float32 arrays by name."""
    state = torch.load(path, weights_only=True)
    return {name: tensor.numpy().astype(np.float32) for name, tensor in state.items()}


def cue_words(pages: Iterable[Page]) -> list[str]:
    """Words of the training pages that are often part of a cue: a cheap screen for attribution inside contents."""
    used: Counter[str] = Counter()
    cued: Counter[str] = Counter()
    for page in pages:
        for word in page.words:
            if word.text.isalpha():
                used[word.text.lower()] += 1
                cued[word.text.lower()] += word.role == CUE
    return sorted(
        w for w, n in cued.items() if n >= CUE_WORD_TIMES and n >= CUE_WORD_SHARE * used[w] and not w.endswith("ly")
    )


def write_tokenizer(path: Path) -> None:
    """The base encoder's tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(path), pretty=False)


def write_model(
    weights: Weights,
    material: Material,
    folder: Path,
    *,
    quantised: bool = True,
) -> None:
    """Write the shipped files into ``folder``; thresholds are the untuned ones until training.tune writes its own."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = build(weights, quantised=quantised).SerializeToString()
    (folder / "model.onnx").write_bytes(graph)
    write_tokenizer(folder / "tokenizer.json")
    digest = hashlib.sha256(graph).hexdigest()
    steps = np.where(forbidden_steps().numpy() < 0, forbidden_steps().numpy(), weights["steps"])
    facts: dict[str, Any] = {
        "id": f"sayso-reader-{digest[:12]}",
        "sha256": {"model.onnx": digest, "tokenizer.json": _sha256(folder / "tokenizer.json")},
        "licence": "CC-BY-SA-4.0",
        "role_tags": list(TAGS),
        "kind_tags": list(KIND_TAGS),
        "window": {"words": WINDOW_WORDS, "pieces": PIECES_AT_MOST, "context_words": CONTEXT_WORDS},
        "thresholds": {**START, "inner": 0.0},
        "steps": np.round(steps.astype(float), 4).tolist(),
        "distance": np.round(weights["distance"].astype(float), 4).tolist(),
        "parts": list(PARTS),
        "relations": list(RELATIONS),
        "roots": list(ROOTS),
        "arc_distance": np.round(weights["arc_distance"].astype(float), 4).tolist(),
        "cue_words": cue_words(pages[0] for pages in material.train.values()),
    }
    write_facts(facts, folder)


def write_facts(facts: dict[str, Any], folder: Path) -> None:
    """model.json, one key a line at the top."""
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())
    (folder / "model.json").write_text("{\n" + lines + "\n}\n", "utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Export from the command line."""
    parser = ArgumentParser(description="Export trained weights to the files that ship.")
    add_corpora_argument(parser)
    parser.add_argument("weights", type=Path, help="reader.pt")
    parser.add_argument("--to", type=Path, default=FOLDER)
    parser.add_argument("--float", action="store_true", help="float32, for comparison")
    options = parser.parse_args()
    material = read_material(data_folder(options.corpora))
    write_model(load_weights(options.weights), material, options.to, quantised=not options.float)


if __name__ == "__main__":
    main()
