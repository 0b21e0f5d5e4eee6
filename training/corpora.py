"""The corpora folder, what is read from it, and which train documents are held out for thresholds."""

import os
import random
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from training.corrupt import headlines
from training.entities import read_entities
from training.events import read_events, read_factuality
from training.pages import Page
from training.polnear import read_polnear
from training.skip import SkipList, read_skip_list

HELD_OUT = 40  # PolNeAR train documents on which thresholds and biases are chosen
HELD_OUT_ENTITIES = 0.1  # share of entity documents on which the entity head is scored
SEED = 20221005


def add_corpora_argument(parser: ArgumentParser) -> None:
    """``--corpora DIR``, by default the variable SAYSO_CORPORA."""
    default = os.environ.get("SAYSO_CORPORA")
    parser.add_argument(
        "--corpora", type=Path, default=default and Path(default), help="folder with data/, gold/, scorers/"
    )


def data_folder(corpora: Path | None) -> Path:
    """The data folder. Raises SystemExit with what to do if there is none."""
    if corpora is None or not (corpora / "data").is_dir():
        raise SystemExit("no corpora: set SAYSO_CORPORA or pass --corpora DIR (it holds data/, gold/, scorers/)")
    return corpora / "data"


@dataclass(slots=True)
class Material:
    """All pages of a run: ``train`` by name (one page per annotator), ``held`` first annotators, entities likewise."""

    train: dict[str, list[Page]]
    held: list[Page]
    entities: list[Page]
    held_entities: list[Page]
    skip: SkipList
    factuality: list[Page]
    events: list[Page]

    def headlines(self) -> list:
        """Headlines of the training pages, for pasting into others."""
        return headlines([pages[0].words for pages in self.train.values()])


def read_material(data: Path) -> Material:
    """Everything the run learns from. What the skip list names is not among it."""
    skip = read_skip_list(data)
    by_name: dict[str, list[Page]] = {}
    for page in read_polnear(data / "polnear" / "train", first_annotator=False):
        if not skip.holds("polnear", page.name):
            by_name.setdefault(page.name, []).append(page)
    draw = random.Random(SEED)
    held = set(draw.sample(sorted(by_name), HELD_OUT))
    entities = read_entities(data, skip)
    draw.shuffle(entities)
    size = int(len(entities) * HELD_OUT_ENTITIES)
    return Material(
        train={name: pages for name, pages in by_name.items() if name not in held},
        held=[by_name[name][0] for name in sorted(held)],
        entities=entities[size:],
        held_entities=entities[:size],
        skip=skip,
        factuality=list(read_factuality(data / "factuality" / "train.jsonl")),
        events=read_events(data, skip),
    )
