"""The whole recipe: prepare, train, export, tune, evaluate, write the model card.

    python -m training.run --corpora DIR --work DIR

About two hours on two cores. ``--weights reader.pt`` starts after training.
"""

import json
import os
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from sayso.read.encoder import FOLDER, Encoder
from training.card import write_card
from training.corpora import SEED, Material, add_corpora_argument, data_folder, read_material
from training.export import load_weights, write_facts, write_model
from training.kinds import finish_kinds
from training.labels import KINDS
from training.pages import Page
from training.score_entities import count_names, entity_spans
from training.score_grammar import score_factuality, score_grammar
from training.score_polnear import load_scorer, score_dev
from training.train import STEPS, Stage, load_pieces, train
from training.tune import read_held, tune_attribution

NAMES = {
    "polnear": "PolNeAR train",
    "re3d": "re3d",
    "wikievents": "WikiEvents dev",
    "uner_ewt": "Universal NER, English EWT dev",
    "gum": "GUM, CC BY genres",
    "toponyms": "LGL, GeoVirus",
    "factuality": "UDS-IH2 train",
    "rams": "RAMS dev",
    "plover_pairs": "PLV train",
}
STAGES = (
    (STEPS, 1.0),
    (201, 0.3),
    (138, 0.3),
    (986, 0.7),
    (2885, 0.8),
)  # steps, and the share of the full learning rates
KIND_FLOOR = 0.55  # the least score of a name; too few held-out names to choose one for each kind
CARD = Path("docs/model-card.md")


def sizes(material: Material) -> dict[str, dict[str, int]]:
    """Documents and words of each corpus that training saw."""
    found: dict[str, dict[str, int]] = {}
    counted: set[tuple[str, str]] = set()
    pages: list[Page] = [pages[0] for pages in material.train.values()]
    pages += material.entities + material.factuality + material.events
    for page in pages:
        size = found.setdefault(NAMES[page.corpus], {"documents": 0, "words": 0})
        seen = (page.corpus, page.name)
        if seen in counted:  # WikiEvents teaches names and roots: two pages of one document
            continue
        counted.add(seen)
        size["documents"] += 1
        size["words"] += len(page.words)
    return found


def tuned(encoder: Encoder, corpora: Path, material: Material) -> dict[str, float]:
    """Thresholds from the held-out documents."""
    scorer = load_scorer(corpora / "scorers")
    held = read_held(encoder, scorer, data_folder(corpora) / "polnear" / "train", material.held)
    floors = {f"kind_{kind}": KIND_FLOOR for kind in KINDS}
    return {"inner": 0.0, **tune_attribution(scorer, held, encoder), **floors}


def evaluate(folder: Path, corpora: Path, material: Material) -> dict[str, Any]:
    """PolNeAR dev and held-out entities, with the model in ``folder``."""
    encoder = Encoder(folder)
    floors = {name[5:]: value for name, value in encoder.facts.thresholds.items() if name.startswith("kind_")}
    counts = count_names(entity_spans(encoder, material.held_entities), floors)
    dev = score_dev(corpora, folder)
    treebank = [page for page in material.held_entities if page.corpus == "gum"]
    grammar = score_grammar(encoder, treebank)
    return {
        "int8": {role: round(dev[role], 4) for role in ("source", "cue", "content", "linked")},
        "grammar": {
            "words": grammar.words,
            "part of speech": round(grammar.part, 4),
            "governor": round(grammar.unlabelled, 4),
            "governor and relation": round(grammar.labelled, 4),
        },
        "happened": round(score_factuality(encoder, data_folder(corpora) / "factuality" / "dev.jsonl"), 4),
        "entities": {
            kind: {"f1": round(count.f1, 4), "gold": count.gold} for kind, count in counts.items() if kind != "law"
        },
    }


def float_scores(weights: Path, corpora: Path, material: Material, thresholds: dict[str, float]) -> dict[str, float]:
    """PolNeAR dev with the same weights in float32."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_model(load_weights(weights), material, folder, quantised=False)
        rewrite(folder, thresholds=thresholds)
        dev = score_dev(corpora, folder)
    return {role: round(dev[role], 4) for role in ("source", "cue", "content", "linked")}


def rewrite(folder: Path, **facts: Any) -> dict[str, Any]:
    """Set these keys of model.json and give all of it."""
    whole = {**json.loads((folder / "model.json").read_text("utf-8")), **facts}
    write_facts(whole, folder)
    return whole


def finish(weights: Path, corpora: Path, material: Material, to: Path) -> None:
    """Everything after training: the files in ``to`` and the card."""
    write_model(load_weights(weights), material, to)
    thresholds = tuned(Encoder(to), corpora, material)
    rewrite(to, thresholds=thresholds)
    scores = evaluate(to, corpora, material)
    scores["float32"] = float_scores(weights, corpora, material, thresholds)
    done = {**what_was_done(weights), "machine": f"{os.cpu_count()} cores, no accelerator"}
    facts = rewrite(to, training=done, data=sizes(material), scores=scores)
    write_card(facts, CARD)
    print(json.dumps({"thresholds": thresholds, "scores": scores}, indent=1))


def all_stages(material: Material, work: Path, minutes: float | None) -> Path:
    """Train stage after stage, each going on from the one before; gives the weights of the last.

    ``minutes`` bounds the first stage, for a slow machine.
    """
    weights: Path | None = None
    for number, (steps, rate) in enumerate(STAGES):
        folder = work / f"stage-{number + 1}"
        folder.mkdir(parents=True, exist_ok=True)
        stage = Stage(start=weights, rate=rate, seed=SEED + number)
        weights = train(material, folder, steps=steps, minutes=None if number else minutes, stage=stage)
    if weights is None:
        raise SystemExit("no stages to train")
    return weights


def what_was_done(weights: Path) -> dict[str, Any]:
    """training.json of every stage up to that of ``weights``, summed."""
    files = sorted(weights.parent.parent.glob("stage-*/training.json"))
    done = [json.loads(path.read_text("utf-8")) for path in files if path.parent.name <= weights.parent.name]
    summed = {key: sum(stage[key] for stage in done) for key in ("steps", "pieces", "minutes")}
    return {**summed, "seed": SEED, "stages": [[stage["steps"], stage.get("rate", 1.0)] for stage in done]}


def arguments() -> Namespace:
    """The command line."""
    parser = ArgumentParser(description="Prepare, train, export, tune, evaluate, write the model card.")
    add_corpora_argument(parser)
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for checkpoints")
    parser.add_argument("--minutes", type=float, help="end the first stage after so many minutes, at the latest")
    parser.add_argument("--weights", type=Path, help="trained weights: skip training")
    parser.add_argument("--to", type=Path, default=FOLDER, help="folder of the shipped model")
    return parser.parse_args()


def main() -> None:
    """Run the recipe from the command line."""
    options = arguments()
    material = read_material(data_folder(options.corpora))
    weights = options.weights
    if weights is None:
        weights = all_stages(material, options.work, options.minutes)
    whole = finish_kinds(weights, material.entities, load_pieces())
    finish(whole, options.corpora, material, options.to)


if __name__ == "__main__":
    main()
