"""A sentence as the rules for events see it: its words, and their grammar where the reading has it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.records import Quarantine, Reading, Root, Span, Token

#: Words of one sentence that are looked at: what is longer is a list or a broken page.
LONGEST_SENTENCE = 250

_WORD = re.compile(r"[^\W_]+(?:[.'’‑\-][^\W_]+)*|[^\w\s]")
_NOT = re.compile(r"(?i)(.+)(n['’]t)$")
_OWNER = re.compile(r"(.+)(['’]s)$")


@dataclass(slots=True)  # not frozen: every word of every page comes through here, and a frozen one takes thrice as long
class Word:
    """One word or mark. ``key``: in lower case. ``head``: index in the sentence, None for its head or if not parsed.

    ``relation`` and ``tag`` are empty where nothing is parsed.
    """

    span: Span
    key: str
    head: int | None
    relation: str
    tag: str
    happened: float
    root: Root | None
    root_score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence; ``children`` of each by index; ``parsed``: whether there is grammar; ``keys`` of all.

    ``shouts``: whether it is all in capitals, which then tell names from nothing.
    """

    span: Span
    text: str
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    parsed: bool
    keys: frozenset[str]
    shouts: bool

    def kids(self, at: int, *relations: str) -> list[int]:
        """Dependents of a word under these relations, subtypes included ("nmod" takes "nmod:poss")."""
        words = self.words
        return [one for one in self.children[at] if words[one].relation.partition(":")[0] in relations]

    def kids_exactly(self, at: int, *relations: str) -> list[int]:
        """Dependents of a word under exactly these relations."""
        return [one for one in self.children[at] if self.words[one].relation in relations]

    def case_of(self, at: int) -> str:
        """The preposition of a noun, "" for none."""
        return " ".join(self.words[one].key for one in self.kids(at, "case"))

    def at(self, place: int) -> int:
        """Index of the last word that starts at or before this place of the text."""
        return max(0, bisect_left(self.words, place + 1, key=lambda word: word.span.start) - 1)

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.text.rstrip(" \n\"”’'").endswith("?")


def sentences_of(reading: Reading) -> Iterator[Sentence]:
    """The sentences of a reading, one by one."""
    starts = [token.span.start for token in reading.tokens]
    for span in reading.sentences:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        tokens = reading.tokens[first : min(last, first + LONGEST_SENTENCE)]
        words = _parsed(tokens, first) if tokens else _plain(reading, span)
        if words:
            if len(words) >= LONGEST_SENTENCE:  # nothing behind its last word is of it, no place and no time either
                span = Span(span.start, words[-1].span.end)
            text, keys = reading.document.text[span.start : span.end], frozenset([word.key for word in words])
            yield Sentence(span, text, words, _children(words), bool(tokens), keys, text.isupper())


def _parsed(tokens: tuple[Token, ...], first: int) -> tuple[Word, ...]:
    behind = first + len(tokens)
    keys = [_key(token.text) for token in tokens]
    for at in range(2, len(keys)):  # "didn't" and "Velland's" in three pieces
        if keys[at - 1] == "'" and (keys[at] == "s" or (keys[at] == "t" and keys[at - 2].endswith("n"))):
            keys[at] = "n't" if keys[at] == "t" else "'s"
    return tuple(
        Word(
            t.span,
            key,
            t.head - first if t.head is not None and first <= t.head < behind else None,
            t.relation,
            t.tag,
            t.happened,
            t.root,
            t.root_score,
        )
        for t, key in zip(tokens, keys, strict=True)
    )


def _plain(reading: Reading, span: Span) -> tuple[Word, ...]:
    found: list[Word] = []
    bad = reading.document.quarantine
    for match in _WORD.finditer(reading.document.text, span.start, span.end):
        for start, end in _pieces(match):
            one = Span(start, end)
            if not any(q.span.touches(one) for q in bad[_near(bad, start) :][:1]):
                key = _key(reading.document.text[start:end])
                found.append(Word(one, key, None, "", "", 0.0, None, 0.0))
        if len(found) >= LONGEST_SENTENCE:
            break
    return tuple(found)


def _near(bad: tuple[Quarantine, ...], start: int) -> int:
    """The first quarantined span that ends behind this place."""
    return bisect_left(bad, start + 1, key=lambda one: one.span.end)


def _pieces(match: re.Match[str]) -> list[tuple[int, int]]:
    """Spans of a word, "didn't" and "Velland's" in two."""
    apart = _NOT.match(match.group()) or _OWNER.match(match.group())
    if not apart:
        return [match.span()]
    middle = match.start() + apart.end(1)
    return [(match.start(), middle), (middle, match.end())]


def _key(text: str) -> str:
    return text.lower() if text.isascii() else text.lower().replace("’", "'")


def _children(words: tuple[Word, ...]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in words]
    for place, word in enumerate(words):
        if word.head is not None and word.head != place:
            found[word.head].append(place)
    return tuple(tuple(one) for one in found)
