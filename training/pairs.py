"""Which PLOVER root one marked party does to another: five-fold cross-validation on PLV train, nothing that ships.

    python -m training.pairs --corpora DIR [--start reader.pt]

Each fold fine-tunes the encoder with the two parties marked in its input, and a head that also sees which words of the
event table stand in the sentence. Sentences that are equal stay in one fold. ``--start`` must not have seen PLV train.
"""

import csv
import math
import random
import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import torch
from torch import Tensor, nn

from sayso.read.words import features, words_of
from training.batches import Pieces
from training.corpora import SEED, add_corpora_argument, data_folder
from training.events import plain, read_pairs
from training.labels import ROOTS
from training.model import HIDDEN, Encoder, load_base
from training.train import base_folder, load_pieces

FOLDS, ROUNDS, AT_ONCE = 5, 14, 16
RATE, HEAD_RATE, DECAY, SMOOTHING, DROPOUT = 1.2e-4, 1e-3, 0.01, 0.1, 0.2
OUTSIDE, IN_SOURCE, IN_TARGET = range(3)
OLDER = {"YIELD": "CONCEDE"}  # one class of the corpus, two of today's manual


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with its two parties: pieces, feature rows, whose words they are, table words by root, the root."""

    ids: list[int]
    rows: list[list[int]]
    parties: list[int]
    table: list[float]
    root: int
    key: str


def table_phrases() -> list[tuple[re.Pattern[str], int]]:
    """The phrases of the event table as patterns that forgive inflection, with the number of their root."""
    text = resources.files("sayso.derive.tables").joinpath("events.tsv").read_text("utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    found = []
    for row in rows:
        words = row["phrase"].split()
        bent = 0 if row["kind"] == "v" else len(words) - 1
        parts = [inflected(word) if i == bent else word_pattern(word) for i, word in enumerate(words)]
        found.append((re.compile(r"\b" + r"\s+".join(parts) + r"\b", re.I), ROOTS.index(row["root"])))
    return found


def word_pattern(word: str) -> str:
    """One word of a phrase: "_" is a gap of up to four words, "|" parts words of which one stands."""
    if word == "_":
        return r"(?:\S+\s+){0,3}\S+"
    return "(?:" + "|".join(re.escape(part) for part in word.split("|")) + ")"


def inflected(word: str) -> str:
    """A verb or noun with its regular endings."""
    stems = []
    for part in word.split("|"):
        stem = re.escape(part[:-1] if part.endswith(("e", "y")) else part)
        last = re.escape(part[-1])
        stems.append(rf"{stem}(?:{last})?(?:{last}?(?:s|es|ies|d|ed|ied|ing))?")
    return "(?:" + "|".join(stems) + ")"


def example_of(row: dict[str, str], phrases: Sequence[tuple[re.Pattern[str], int]], pieces: Pieces) -> Example:
    """A row of the corpus as numbers."""
    text = row["sentence"].replace("ʼ", "’")
    words = words_of(text)
    spans = [(text.find(row[side].replace("ʼ", "’")), row[side]) for side in ("source", "target")]
    whose = [OUTSIDE] * len(words.texts)
    for party, (start, name) in enumerate(spans, start=1):
        for i, (a, b) in enumerate(zip(words.starts.tolist(), words.ends.tolist(), strict=True)):
            if start >= 0 and a >= start and b <= start + len(name) and not whose[i]:
                whose[i] = party
    ids, rows, parties = [pieces.first], [[0, 0, 0]], [OUTSIDE]
    for word, shown, party in zip(words.texts, features(words.texts, words.gaps.tolist()).tolist(), whose, strict=True):
        own = pieces.of(word)
        ids, rows, parties = ids + own, rows + [shown] * len(own), parties + [party] * len(own)
    table = [0.0] * (2 * len(ROOTS))
    held = sorted((start, start + len(name)) for start, name in spans if start >= 0)
    for pattern, root in phrases:
        for match in pattern.finditer(text):
            if any(a <= match.start() and match.end() <= b for a, b in held):
                continue
            table[root] = 1.0
            if len(held) == 2 and held[0][1] <= match.start() and match.end() <= held[1][0]:
                table[len(ROOTS) + root] = 1.0
    root = ROOTS.index(OLDER.get(row["gold_root"], row["gold_root"]))
    return Example([*ids, pieces.last], [*rows, [0, 0, 0]], [*parties, OUTSIDE], table, root, plain(row["sentence"]))


class PairReader(nn.Module):
    """The encoder with the parties marked in its input, and a head over the parties' and the other words' vectors."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.parties = nn.Embedding(3, HIDDEN)
        nn.init.normal_(self.parties.weight, std=0.02)
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(4 * HIDDEN + 2 * len(ROOTS), HIDDEN), nn.GELU(), nn.Dropout(DROPOUT)
        )
        self.roots = nn.Linear(HIDDEN, len(ROOTS))

    def forward(self, batch: "PairBatch") -> Tensor:
        """Scores of the roots, (batch, ROOTS)."""
        encoder = self.encoder
        places = torch.arange(batch.ids.shape[1])
        x = encoder.pieces(batch.ids) + encoder.places(places) + encoder.segment
        x = x + encoder.features(batch.rows).sum(2) + self.parties(batch.parties)
        x = encoder.drop(encoder.norm(x))
        for layer in encoder.layers:
            x = layer(x, batch.mask)
        real = batch.mask[:, 0, 0] == 0
        pooled = [mean_of(x, real & (batch.parties == party)) for party in (IN_SOURCE, IN_TARGET, OUTSIDE)]
        others = (real & (batch.parties == OUTSIDE))[:, :, None]
        pooled.append(x.masked_fill(~others, -1e4).amax(1))
        scores: Tensor = self.roots(self.head(torch.cat([*pooled, batch.table], 1)))
        return scores


def mean_of(x: Tensor, chosen: Tensor) -> Tensor:
    """The mean vector of the chosen pieces of each row, zeros where none is."""
    weights = chosen.float() / chosen.sum(1, keepdim=True).clamp(min=1)
    return torch.einsum("bpd,bp->bd", x, weights.to(x.dtype))


@dataclass(frozen=True, slots=True)
class PairBatch:
    """Padded examples."""

    ids: Tensor
    rows: Tensor
    parties: Tensor
    mask: Tensor
    table: Tensor
    roots: Tensor


def batch_of(examples: Sequence[Example]) -> PairBatch:
    """Examples padded to the longest."""
    size = max(len(e.ids) for e in examples)
    count = len(examples)
    ids, parties = torch.zeros(count, size, dtype=torch.long), torch.zeros(count, size, dtype=torch.long)
    rows, mask = torch.zeros(count, size, 3, dtype=torch.long), torch.full((count, 1, 1, size), -1e4)
    for i, e in enumerate(examples):
        ids[i, : len(e.ids)], parties[i, : len(e.ids)] = torch.tensor(e.ids), torch.tensor(e.parties)
        rows[i, : len(e.ids)] = torch.tensor(e.rows)
        mask[i, ..., : len(e.ids)] = 0
    table = torch.tensor([e.table for e in examples])
    return PairBatch(ids, rows, parties, mask, table, torch.tensor([e.root for e in examples]))


def folds_of(examples: Sequence[Example]) -> list[list[Example]]:
    """FOLDS parts with like shares of each root; equal sentences stay together."""
    keys = sorted({e.key for e in examples})
    random.Random(SEED).shuffle(keys)
    by_key: dict[str, list[Example]] = {}
    for e in examples:
        by_key.setdefault(e.key, []).append(e)
    keys.sort(key=lambda key: by_key[key][0].root)
    return [[e for key in keys[fold::FOLDS] for e in by_key[key]] for fold in range(FOLDS)]


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[PairBatch]:
    """Shuffled batches of examples of like lengths."""
    order = sorted(examples, key=lambda e: len(e.ids) + draw.randint(-8, 8))
    groups = [order[i : i + AT_ONCE] for i in range(0, len(order), AT_ONCE)]
    draw.shuffle(groups)
    yield from (batch_of(group) for group in groups)


def train_fold(examples: Sequence[Example], start: Path | None) -> PairReader:
    """A model fine-tuned on these examples."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    reader = load_base(base_folder() / "model.safetensors")
    if start is not None:
        reader.load_state_dict(torch.load(start, weights_only=True), strict=False)
    model = PairReader(reader.encoder)
    model.encoder.pieces.weight.requires_grad_(False)
    heads = [*model.parties.parameters(), *model.head.parameters(), *model.roots.parameters()]
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    steps = ROUNDS * math.ceil(len(examples) / AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, HEAD_RATE], total_steps=steps + 1, pct_start=0.1)
    model.train()
    for _ in range(ROUNDS):
        for batch in batches(examples, draw):
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(batch)
            loss = nn.functional.cross_entropy(scores.float(), batch.roots, label_smoothing=SMOOTHING)
            loss.backward()
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
    return model.eval()


def right_in(model: PairReader, examples: Sequence[Example]) -> int:
    """How many of the examples get the right root."""
    right = 0
    with torch.no_grad():
        for i in range(0, len(examples), AT_ONCE):
            batch = batch_of(examples[i : i + AT_ONCE])
            right += int((model(batch).argmax(1) == batch.roots).sum())
    return right


def main() -> None:
    """Cross-validate from the command line."""
    parser = ArgumentParser(description="Five-fold accuracy of the PLOVER root, parties given, on PLV train.")
    add_corpora_argument(parser)
    parser.add_argument("--start", type=Path, help="weights of the reading model to start from")
    options = parser.parse_args()
    pieces, phrases = load_pieces(), table_phrases()
    examples = [example_of(row, phrases, pieces) for row in read_pairs(data_folder(options.corpora))]
    folds = folds_of(examples)
    right = seen = 0
    for number, fold in enumerate(folds):
        model = train_fold([e for other in folds if other is not fold for e in other], options.start)
        right, seen = right + right_in(model, fold), seen + len(fold)
        print(f"fold {number + 1}: {right_in(model, fold) / len(fold):.3f}; so far {right / seen:.3f}", flush=True)
    print(f"accuracy {right / seen:.4f} of {seen}")


if __name__ == "__main__":
    main()
