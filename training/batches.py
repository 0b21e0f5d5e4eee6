"""Windows cut from pages, and batches of them as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.read.words import NEWLINE, features
from training.corrupt import corrupt
from training.labels import KIND_TAGS, ROLES, TAGS
from training.pages import CONTENT, CUE, SOURCE, Page, Word

WINDOW_WORDS = (120, 250)  # windows are packed up to a size drawn from this range
PIECES_AT_MOST = 500  # the encoder knows 512 positions
WORD_PIECES_AT_MOST = 8  # of one word; the rest of a monster is not looked at
BATCH_PIECES = 3000  # padded word pieces in one batch
CORRUPTED = 0.28  # share of windows made messy
TAG = {tag: number for number, tag in enumerate(TAGS)}
KIND_TAG = {tag: number for number, tag in enumerate(KIND_TAGS)}
NO_TARGET = -100


@dataclass(slots=True)
class Window:
    """Words of one page that the encoder sees at once, with that page's annotated kinds."""

    words: list[Word]
    roles: bool
    kinds: frozenset[int]


@dataclass(slots=True)
class Row:
    """One window as numbers. ``allowed``: per word, the entity tags that its corpus does not rule out."""

    ids: list[int]
    features: list[list[int]]
    firsts: list[int]
    tags: list[int]
    heads: list[int]
    allowed: list[list[bool]] | None
    roles: bool


@dataclass(slots=True)
class Batch:
    """Padded rows: pieces (batch, pieces, ...) and words (batch, words, ...); ``real`` marks true words."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    real: Tensor
    tags: Tensor
    heads: Tensor
    allowed: Tensor
    has_roles: Tensor
    has_kinds: Tensor


class Pieces:
    """Word pieces of single words, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.first, self.last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        self._unknown = tokenizer.token_to_id("[UNK]")

    def of(self, word: str) -> list[int]:
        """Ids of the pieces of ``word``, at least one and WORD_PIECES_AT_MOST at most."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            known = self._known[word] = ids[:WORD_PIECES_AT_MOST] or [self._unknown]
        return known


def cut(page: Page, draw: random.Random, sizes: tuple[int, int] = WINDOW_WORDS) -> Iterator[Window]:
    """Windows of whole paragraphs; the first and each following one up to a size drawn anew."""
    words, start = page.words, 0
    limit = draw.randint(sizes[0] // 2, sizes[1])
    while start < len(words):
        end = min(start + limit, len(words))
        if end < len(words):
            breaks = [i for i in range(start + 1, end + 1) if words[i].gap >= NEWLINE]
            end = breaks[-1] if breaks else end
        yield Window(words[start:end], page.roles, page.kinds)
        start, limit = end, draw.randint(*sizes)


def tags_of(words: Sequence[Word]) -> list[int]:
    """BIES tags of the words' roles."""
    tags = []
    for i, word in enumerate(words):
        if not word.role:
            tags.append(0)
            continue
        begins = i == 0 or words[i - 1].span != word.span
        ends = i + 1 == len(words) or words[i + 1].span != word.span
        edge = "S" if begins and ends else "B" if begins else "E" if ends else "I"
        tags.append(TAG[f"{edge}-{ROLES[word.role - 1]}"])
    return tags


def heads_of(words: Sequence[Word]) -> list[int]:
    """Where each word points, as 1 + a word's place: content to its cue's first word, cue to its source's first word.

    0 where the window holds no such word; NO_TARGET for all other words.
    """
    cues: dict[int, int] = {}
    sources: dict[int, int] = {}
    for i, word in enumerate(words):
        if word.role == CUE:
            cues.setdefault(word.attribution, i + 1)
        elif word.role == SOURCE:
            for attribution in (word.attribution, *word.also):
                sources.setdefault(attribution, i + 1)
    wanted = {CONTENT: cues, CUE: sources}
    return [wanted[word.role].get(word.attribution, 0) if word.role in wanted else NO_TARGET for word in words]


def allowed_kinds(words: Sequence[Word], kinds: frozenset[int]) -> list[list[bool]]:
    """Entity tags that may be right for each word: its own tag, or none and every kind the corpus does not mark."""
    open_tags = [tag == 0 or (tag + 1) // 2 not in kinds for tag in range(len(KIND_TAGS))]
    rows = []
    for i, word in enumerate(words):
        if word.kind:
            begins = i == 0 or words[i - 1].name != word.name
            own = 2 * word.kind - 1 if begins else 2 * word.kind
            rows.append([tag == own for tag in range(len(KIND_TAGS))])
        else:
            rows.append(open_tags)
    return rows


def row_of(window: Window, pieces: Pieces) -> Row:
    """The window as numbers, its words cut off where the encoder's positions end."""
    ids, feature_rows, firsts = [pieces.first], [[0, 0, 0]], []
    of_words = features([word.text for word in window.words], [word.gap for word in window.words]).tolist()
    for word, row in zip(window.words, of_words, strict=True):
        own = pieces.of(word.text)
        if len(ids) + len(own) >= PIECES_AT_MOST:
            break
        firsts.append(len(ids))
        ids += own
        feature_rows += [row] * len(own)
    words = window.words[: len(firsts)]
    allowed = allowed_kinds(words, window.kinds) if window.kinds else None
    return Row(
        [*ids, pieces.last], [*feature_rows, [0, 0, 0]], firsts, tags_of(words), heads_of(words), allowed, window.roles
    )


def stack(rows: Sequence[Row]) -> Batch:
    """Rows padded to one size."""
    pieces = max(len(row.ids) for row in rows)
    words = max(len(row.firsts) for row in rows)
    count = len(rows)
    ids = torch.zeros(count, pieces, dtype=torch.long)
    feature_rows = torch.zeros(count, pieces, 3, dtype=torch.long)
    mask = torch.full((count, 1, 1, pieces), -1e4)
    firsts, tags = torch.zeros(count, words, dtype=torch.long), torch.zeros(count, words, dtype=torch.long)
    heads = torch.full((count, words), NO_TARGET)
    real = torch.zeros(count, words, dtype=torch.bool)
    allowed = torch.ones(count, words, len(KIND_TAGS), dtype=torch.bool)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        feature_rows[i, : len(row.ids)] = torch.tensor(row.features)
        mask[i, ..., : len(row.ids)] = 0
        size = len(row.firsts)
        firsts[i, :size] = torch.tensor(row.firsts)
        tags[i, :size] = torch.tensor(row.tags)
        heads[i, :size] = torch.tensor(row.heads)
        real[i, :size] = True
        if row.allowed is not None:
            allowed[i, :size] = torch.tensor(row.allowed)
    has_roles = torch.tensor([row.roles for row in rows])
    has_kinds = torch.tensor([row.allowed is not None for row in rows])
    return Batch(ids, feature_rows, mask, firsts, real, tags, heads, allowed, has_roles, has_kinds)


@dataclass(slots=True)
class Source:
    """Pages that one epoch draws from: every ``pages``, plus ``share`` of windows from ``entities``."""

    pages: dict[str, list[Page]]  # by name: one page per annotator
    entities: list[Page]
    headlines: list[list[Word]]
    share: float


def epoch(source: Source, pieces: Pieces, draw: random.Random, *, clean: bool = False) -> Iterator[Batch]:
    """Batches of one pass over the pages (one annotator each, drawn anew), shuffled, of like lengths."""
    windows = [w for name in sorted(source.pages) for w in cut(draw.choice(source.pages[name]), draw)]
    others = [w for page in source.entities for w in cut(page, draw)]
    draw.shuffle(others)
    windows += others[: int(len(windows) * source.share / (1 - source.share))]
    for window in windows:
        if not clean and draw.random() < CORRUPTED:
            window.words = corrupt(window.words, draw, source.headlines)
    rows = [row_of(window, pieces) for window in windows if window.words]
    yield from shuffled_batches(rows, draw)


def shuffled_batches(rows: list[Row], draw: random.Random) -> Iterator[Batch]:
    """Rows sorted by length with some jitter, filled into batches of BATCH_PIECES, batches in random order."""
    order = sorted(rows, key=lambda row: len(row.ids) + draw.randint(-12, 12))
    groups: list[list[Row]] = [[]]
    for row in order:
        longest = max([len(other.ids) for other in groups[-1]] + [len(row.ids)])
        if groups[-1] and longest * (len(groups[-1]) + 1) > BATCH_PIECES:
            groups.append([])
        groups[-1].append(row)
    draw.shuffle(groups)
    for group in groups:
        yield stack(group)
