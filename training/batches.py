"""Windows cut from pages, and batches of them as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.read.words import NEWLINE, features
from training.corrupt import corrupt
from training.labels import KIND_TAGS, PARTS, ROLES, TAGS
from training.pages import CONTENT, CUE, ROOT, SOURCE, UNKNOWN, Page, Word

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
    words: list[Word]


@dataclass(slots=True)
class Grammar:
    """Grammar and event labels of the words of a batch, each (batch, words); NO_TARGET where nothing is known.

    ``governors``: 0 for the head of a sentence, else 1 + the word's place in the row. ``happened``: NaN if not known.
    ``bags``: words (rows and places as index tensors) that hold somewhere an event of these roots.
    """

    sentences: Tensor
    parts: Tensor
    relations: Tensor
    governors: Tensor
    happened: Tensor
    roots: Tensor
    bags: list[tuple[int, Tensor, tuple[int, ...]]]


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
    grammar: Grammar


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
        [*ids, pieces.last],
        [*feature_rows, [0, 0, 0]],
        firsts,
        tags_of(words),
        heads_of(words),
        allowed,
        window.roles,
        words,
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
    grammar = grammar_of([row.words for row in rows], words)
    return Batch(ids, feature_rows, mask, firsts, real, tags, heads, allowed, has_roles, has_kinds, grammar)


NO_EVENT = frozenset(PARTS.index(part) for part in PARTS) - {
    PARTS.index(p) for p in ("VERB", "NOUN", "ADJ", "PROPN", "X")
}


def governors_of(words: Sequence[Word]) -> list[int]:
    """Where each word's governor stands in the row, 1 + its place, 0 for the head of a sentence; else NO_TARGET."""
    at = {word.place: i + 1 for i, word in enumerate(words) if word.sentence >= 0}
    return [
        0 if word.governor == ROOT else NO_TARGET if word.governor == UNKNOWN else at.get(word.governor, NO_TARGET)
        for word in words
    ]


def grammar_of(rows: Sequence[Sequence[Word]], width: int) -> Grammar:
    """The labels of padded rows. A word that by its part of speech can be no event has the root 0."""
    shape = (len(rows), width)
    found = Grammar(
        *(torch.full(shape, NO_TARGET) for _ in range(4)),
        torch.full(shape, torch.nan),
        torch.full(shape, NO_TARGET),
        [],
    )
    for i, words in enumerate(rows):
        if all(w.sentence < 0 and w.happened is None and w.root < 0 and w.bag < 0 for w in words):
            continue
        size = len(words)
        found.sentences[i, :size] = torch.tensor([w.sentence for w in words])
        found.parts[i, :size] = torch.tensor([w.part if w.part >= 0 else NO_TARGET for w in words])
        found.relations[i, :size] = torch.tensor([w.relation if w.relation >= 0 else NO_TARGET for w in words])
        found.governors[i, :size] = torch.tensor(governors_of(words))
        happened = [torch.nan if w.happened is None else w.happened for w in words]
        found.happened[i, :size] = torch.tensor(happened, dtype=torch.float)
        roots = [w.root if w.root >= 0 else 0 if w.part in NO_EVENT else NO_TARGET for w in words]
        found.roots[i, :size] = torch.tensor(roots)
        held = [(place, w.bag_roots) for place, w in enumerate(words) if w.bag >= 0]
        if held:
            found.bags.append((i, torch.tensor([place for place, _ in held]), held[0][1]))
    return found


@dataclass(slots=True)
class Share:
    """Pages of which an epoch takes so many windows that they are ``share`` of all, less if there are fewer."""

    pages: list[Page]
    share: float


@dataclass(slots=True)
class Source:
    """Pages that one epoch draws from: every one of ``pages``, and of each of ``others`` its share of windows."""

    pages: dict[str, list[Page]]  # by name: one page per annotator
    others: list[Share]
    headlines: list[list[Word]]


class Turns:
    """Windows of pages in shuffled order, each once before any comes again."""

    def __init__(self, pages: list[Page]) -> None:
        self._pages = pages
        self._left: list[Window] = []

    def take(self, words: int, draw: random.Random) -> list[Window]:
        """Windows of ``words`` words together, or a little more."""
        found: list[Window] = []
        while words > 0 and self._pages:
            if not self._left:
                self._left = [w for page in self._pages for w in cut(page, draw) if w.words]
                draw.shuffle(self._left)
            found.append(self._left.pop())
            words -= len(found[-1].words)
        return found


def epoch(source: Source, turns: list[Turns], pieces: Pieces, draw: random.Random) -> Iterator[Batch]:
    """Batches of one pass over the pages (one annotator each, drawn anew), shuffled, of like lengths."""
    windows = [w for name in sorted(source.pages) for w in cut(draw.choice(source.pages[name]), draw)]
    own = sum(len(w.words) for w in windows)
    whole = own / (1 - sum(other.share for other in source.others))
    for other, turn in zip(source.others, turns, strict=True):
        windows += turn.take(int(whole * other.share), draw)
    for window in windows:
        if draw.random() < CORRUPTED:
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
