"""The entity head, trained last, on an encoder that no longer moves.

The entity corpora are small beside the attribution corpus. So their words go through the encoder once, and the head
then learns from the stored vectors for many rounds, which costs next to nothing.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Pieces, Row, cut, row_of, stack
from training.corpora import SEED
from training.corrupt import lose_case
from training.labels import KIND_TAGS
from training.model import HIDDEN, KIND_LAYERS, NEIGHBOUR_LAYER, Reader
from training.pages import Page

WIDTH = 192  # of the head's inner layer
ROUNDS = 8
RATE, DECAY, DROPOUT = 1.5e-3, 0.02, 0.25
WINDOWS_AT_ONCE = 12
WORDS_AT_ONCE = 2048
# How often each corpus' windows count: the small defence and event corpora are closest to what is read.
WEIGHT = {"re3d": 3.0, "wikievents": 3.0, "uner_ewt": 1.5, "gum": 1.0, "toponyms": 0.5}
LOWERED = 0.05  # share of windows that lose their case


@dataclass(slots=True)
class Stored:
    """Word vectors (words, layers, HIDDEN) as float16, allowed tags (words, tags), a weight for each word, edges."""

    vectors: Tensor
    allowed: Tensor
    weight: Tensor
    first: Tensor
    last: Tensor


class KindHead(nn.Module):
    """Vectors of a word from several layers and of its two neighbours from one -> scores of the entity tags."""

    def __init__(self) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear((len(KIND_LAYERS) + 2) * HIDDEN, WIDTH),
            nn.GELU(),
            nn.Dropout(DROPOUT),
            nn.Linear(WIDTH, len(KIND_TAGS)),
        )

    def forward(self, joined: Tensor) -> Tensor:
        """joined (words, (layers + 2) * HIDDEN) -> (words, KIND_TAGS)."""
        scores: Tensor = self.net(joined)
        return scores


def store(reader: Reader, pages: Sequence[Page], pieces: Pieces) -> Stored:
    """Run the encoder once over the pages' windows."""
    draw = random.Random(SEED)
    rows: list[tuple[Row, float]] = []
    for page in pages:
        for window in cut(page, draw):
            if draw.random() < LOWERED:
                window.words = lose_case([replace(word) for word in window.words], draw)
            rows.append((row_of(window, pieces), WEIGHT[page.corpus]))
    rows.sort(key=lambda item: len(item[0].ids))
    parts: list[tuple[Tensor, Tensor, Tensor, Tensor, Tensor]] = []
    with torch.no_grad():
        for start in range(0, len(rows), WINDOWS_AT_ONCE):
            group = rows[start : start + WINDOWS_AT_ONCE]
            batch = stack([row for row, _ in group])
            layers = reader.encoder.layers_of(batch.ids, batch.features, batch.mask, KIND_LAYERS)
            gather = batch.firsts[:, :, None].expand(-1, -1, HIDDEN)
            vectors = torch.stack([torch.gather(layer, 1, gather) for layer in layers], 2)
            weights = torch.tensor([weight for _, weight in group])[:, None].expand(batch.real.shape)
            places = torch.arange(batch.real.shape[1])[None, :]
            last = places == batch.real.sum(1)[:, None] - 1
            first = (places == 0).expand(batch.real.shape)
            real = batch.real
            parts.append((vectors[real].half(), batch.allowed[real], weights[real], first[real], last[real]))
    return Stored(*(torch.cat(column) for column in zip(*parts, strict=True)))


def joined(stored: Stored, words: Tensor) -> Tensor:
    """What the head takes for these words: own vectors of all layers, then the left and the right neighbour's."""
    count = len(stored.vectors)
    middle = KIND_LAYERS.index(NEIGHBOUR_LAYER)
    left = stored.vectors[(words - 1).clamp(min=0), middle] * ~stored.first[words, None]
    right = stored.vectors[(words + 1).clamp(max=count - 1), middle] * ~stored.last[words, None]
    return torch.cat([stored.vectors[words].flatten(1), left, right], 1).float()


def train_kinds(reader: Reader, pages: Sequence[Page], pieces: Pieces) -> dict[str, Tensor]:
    """The trained head's weights, under the names the graph knows ("kinds.0.weight" ...)."""
    torch.manual_seed(SEED)
    stored = store(reader.eval(), pages, pieces)
    print("names:", len(stored.vectors), "words of", dict(Counter(page.corpus for page in pages)), flush=True)
    head = KindHead()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (1 + len(stored.vectors) // WORDS_AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.1)
    for number in range(ROUNDS):
        total = 0.0
        for words in torch.randperm(len(stored.vectors)).split(WORDS_AT_ONCE):
            logs = torch.log_softmax(head(joined(stored, words)), 1)
            chosen = torch.logsumexp(logs.masked_fill(~stored.allowed[words], -1e4), 1)
            loss = -(chosen * stored.weight[words]).sum() / stored.weight[words].sum()
            loss.backward()
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item() * len(words)
        print(f"names: round {number + 1}, loss {total / len(stored.vectors):.4f}", flush=True)
    return {f"kinds.{name.removeprefix('net.')}": tensor for name, tensor in head.eval().state_dict().items()}


def finish_kinds(weights: Path, pages: Sequence[Page], pieces: Pieces) -> Path:
    """Train the head on the encoder in ``weights`` and write all of them together as whole.pt beside it."""
    state = torch.load(weights, weights_only=True)
    reader = Reader(state["encoder.pieces.weight"].shape[0])
    reader.load_state_dict(state)
    whole = weights.with_name("whole.pt")
    torch.save({**state, **train_kinds(reader, pages, pieces)}, whole)
    return whole
