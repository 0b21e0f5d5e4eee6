"""The shipped model: words in, scores of all heads out. Loaded once, on first use.

Each window is one pass of its own on one thread, so its scores depend on nothing else: not on other windows, other
documents or the number of threads. More threads read more windows at a time.
"""

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.read.windows import CONTEXT_WORDS, Window, cut_windows
from sayso.read.words import Words, features, run_together
from sayso.records import Root

FOLDER = Path(__file__).parent / "model"
WORD_PIECES_AT_MOST = 8  # of one word; the rest of a monster is not looked at
KNOWN_WORDS_AT_MOST = 200_000  # remembered word pieces, some 50 MB
# Word pieces of excerpts that share a window. A pass over 24 pieces takes 163 microseconds for each, over 48 to 130 of
# them 150, over 500 of them 187.
TOGETHER_AT_MOST = 130

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """One window and the two sides of its pointers, each (window words, width + 1).

    ``asks`` and ``answers`` link contents to cues and cues to sources; ``leans`` and ``holds`` words to governors.
    """

    window: Window
    asks: Floats
    answers: Floats
    leans: Floats
    holds: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a run of words: ``roles`` (words, role tags), ``kinds`` (words, kind tags).

    ``grammar`` (words, parts of speech + relations); ``events`` (words, 2 + roots): happened, no event, each root.
    """

    roles: Floats
    kinds: Floats
    grammar: Floats
    events: Floats
    windows: list[WindowScores]


@dataclass(frozen=True, slots=True)
class Facts:
    """What model.json says of the model, as arrays ready for decoding."""

    id: str
    role_tags: tuple[str, ...]
    kind_tags: tuple[str, ...]
    steps: Floats
    distance: Floats
    thresholds: dict[str, float]
    cue_words: frozenset[str]
    parts: tuple[str, ...]
    relations: tuple[str, ...]
    roots: tuple[Root, ...]
    arc_distance: Floats


# The first four say something of each word; the others stay with their window.
OUTPUTS = ("roles", "kinds", "grammar", "events", "asks", "answers", "leans", "holds")


class Encoder:
    """One loaded model. ``read`` may be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = _load_tokenizer(folder / "tokenizer.json")
        self._session = _load_session(folder / "model.onnx")
        self.facts = _load_facts(folder)
        self._known: dict[str, list[int]] = {}
        self._first, self._last, self._unknown = (
            int(self._tokenizer.token_to_id(mark) or 0) for mark in ("[CLS]", "[SEP]", "[UNK]")
        )

    def pieces(self, words: list[str]) -> list[list[int]]:
        """Ids of the word pieces of each word, at least one each."""
        known = self._known
        if len(known) > KNOWN_WORDS_AT_MOST:
            self._known = known = {}
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            encoded = self._tokenizer.encode_batch(new, add_special_tokens=False)
            for word, encoding in zip(new, encoded, strict=True):
                known[word] = encoding.ids[:WORD_PIECES_AT_MOST] or [self._unknown]
        return [known[word] for word in words]

    def read(self, words: Words) -> Scores:
        """Scores of all heads for every word."""
        return self.read_all([words])[0]

    def read_all(self, texts: Sequence[Words], *, threads: int = 1) -> list[Scores]:
        """``read`` for each of the texts. ``threads``: how many windows are read at the same time."""
        cut = [self._cut(words) for words in texts]
        jobs = [(part, window) for part in cut for window in part.windows]
        if threads > 1 and len(jobs) > 1:
            with ThreadPoolExecutor(threads) as pool:
                outputs = list(pool.map(lambda job: self._run(*job), jobs))
        else:
            outputs = [self._run(*job) for job in jobs]
        found, place = [], 0
        for part in cut:
            found.append(self._joined(part.windows, outputs[place : place + len(part.windows)]))
            place += len(part.windows)
        return found

    def read_excerpts(self, texts: Sequence[Words], *, threads: int = 1) -> list[Scores]:
        """``read_all`` for short texts of one document: some of them share a window, each a paragraph of its own."""
        groups: list[list[Words]] = []
        free = 0
        for words in texts:
            size = sum(len(ids) for ids in self.pieces(words.texts))
            if size > free:
                groups.append([])
                free = TOGETHER_AT_MOST
            groups[-1].append(words)
            free -= size
        found = self.read_all([run_together(group) for group in groups], threads=threads)
        return [own for group, scores in zip(groups, found, strict=True) for own in _apart(scores, group)]

    def encode_only(self, words: Words) -> int:
        """The network and its word pieces alone, each word seen once; gives the number of pieces."""
        cut = self._cut(words, context=0)
        for window in cut.windows:
            self._run(cut, window)
        return sum(len(ids) for ids in cut.pieces)

    def _cut(self, words: Words, *, context: int = CONTEXT_WORDS) -> "_Cut":
        pieces, gaps = self.pieces(words.texts), words.gaps.tolist()
        windows = cut_windows(gaps, [len(ids) for ids in pieces], context=context)
        return _Cut(pieces, features(words.texts, gaps), windows)

    def _joined(self, windows: list[Window], outputs: list[list[Floats]]) -> Scores:
        """The words that each window answers for, joined again."""
        grammar = len(self.facts.parts) + len(self.facts.relations)
        sizes = (len(self.facts.role_tags), len(self.facts.kind_tags), grammar, 2 + len(self.facts.roots))
        rows: list[list[Floats]] = [[np.zeros((0, size), np.float32)] for size in sizes]
        for window, output in zip(windows, outputs, strict=True):
            for head, scores in zip(rows, output, strict=False):
                head.append(scores[window.own - window.start :])
        roles, kinds, grammars, events = (np.concatenate(head) for head in rows)
        seen = [WindowScores(w, *output[len(sizes) :]) for w, output in zip(windows, outputs, strict=True)]
        return Scores(roles, kinds, grammars, events, seen)

    def _run(self, cut: "_Cut", window: Window) -> list[Floats]:
        own = cut.pieces[window.start : window.end]
        sizes = np.array([len(ids) for ids in own], np.int64)
        ids = np.array([self._first, *(i for word in own for i in word), self._last], np.int64)
        shown = np.zeros((len(ids), cut.rows.shape[1]), np.int64)
        shown[1:-1] = np.repeat(cut.rows[window.start : window.end], sizes, axis=0)
        firsts = 1 + np.concatenate([[0], np.cumsum(sizes)[:-1]])
        outputs: list[Floats] = self._session.run(OUTPUTS, {"ids": ids, "features_in": shown, "firsts": firsts})
        return outputs


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text ready for the network: pieces and feature rows of each word, and its windows."""

    pieces: list[list[int]]
    rows: NDArray[np.int64]
    windows: list[Window]


def _apart(scores: Scores, texts: Sequence[Words]) -> list[Scores]:
    """The scores of each of the texts that share the one window of ``scores``."""
    if len(texts) == 1:
        return [scores]
    found, first, seen = [], 0, scores.windows[0]
    for words in texts:
        own = slice(first, first + len(words.texts))
        window = Window(0, 0, len(words.texts))
        pointers = WindowScores(window, seen.asks[own], seen.answers[own], seen.leans[own], seen.holds[own])
        heads = (scores.roles[own], scores.kinds[own], scores.grammar[own], scores.events[own])
        found.append(Scores(*heads, [pointers]))
        first += len(words.texts)
    return found


@lru_cache(maxsize=1)
def shipped() -> Encoder:
    """The model inside the package. Raises ModelError if it is missing or damaged."""
    return Encoder(FOLDER)


def _load_tokenizer(path: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise ModelError(f"{path.name} cannot be read; install sayso again") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _load_session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"{path.name} cannot be loaded; install sayso again") from error


def _load_facts(folder: Path) -> Facts:
    try:
        facts: dict[str, Any] = json.loads((folder / "model.json").read_text("utf-8"))
        return Facts(
            id=facts["id"],
            role_tags=tuple(facts["role_tags"]),
            kind_tags=tuple(facts["kind_tags"]),
            steps=np.array(facts["steps"], np.float32),
            distance=np.array(facts["distance"], np.float32),
            thresholds=facts["thresholds"],
            cue_words=frozenset(facts["cue_words"]),
            parts=tuple(facts["parts"]),
            relations=tuple(facts["relations"]),
            roots=tuple(facts["roots"]),
            arc_distance=np.array(facts["arc_distance"], np.float32),
        )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError("model.json is missing or damaged; install sayso again") from error


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes, as model.json records it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
