"""The words of a report as copies are compared by: folded forms, and what of a word outlives rewording.

What a spinner or a translator leaves alone are names, numbers and the rarer words. So each word has a *key*: ``#24``
for the number it stands for, ``@klmkn`` for the consonants of a name, ``sanct`` for the beginning of a word with
content; small words have none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.compare.copies.folding import REMEMBERED, SMALL, fold_name, fold_number, fold_word, number_word, times_word

#: Letters of a word that outlive a change of its ending ("declared", "declaration").
BEGINNING = 5
#: Numbers in words from here on take a smaller one behind them ("twenty-four").
TENS = 20
#: Share of capitals among letters from which a text is written in capitals, and no word of it is known for a name.
CAPITALS = 0.6
#: Share of words with a capital from which a line without a full stop is set as a headline: they tell no names in it.
TITLED = 0.6
#: Letters of a word that counts for that share: "of" and "the" are small in headlines too.
TITLED_LETTERS = 4

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"|(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<quote>[\"“”„«»]|``|'')"
    r"|(?P<end>[.!?…]+[\"“”»’')\]]*(?=\s|$))"
)
_STOPS = (".", "!", "?", "…")
_OPENS, _CLOSES = ("“", "„", "«", "``"), ("”", "»", "''")
_NEXT_CAPITAL = re.compile(r"(?:[’']s)? [A-Z]")
_MIDDLE_CAPITAL = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][^\W\d_]+")
_LOWER = re.compile(r"(?<!\w)[a-z][^\W\d_]+")
_LONG = re.compile(rf"[^\W\d_]{{{TITLED_LETTERS},}}")
_SHORTENINGS = """
mr mrs ms dr st gen sen rep gov lt col capt sgt rev hon prof inc co corp jr sr vs no jan feb mar apr jun jul aug sep
sept oct nov dec
"""
#: After these a full stop ends no sentence.
_SHORTENED = frozenset(_SHORTENINGS.split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some lines, one place each in ``folded``, ``keys`` ("" for small words) and ``own``.

    ``own`` False: the word stands inside quotation marks. ``sentences``: where each begins and ends, as places of
    words, end exclusive; none crosses a line.
    """

    folded: tuple[str, ...]
    keys: tuple[str, ...]
    own: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]


def read_words(lines: Iterable[str]) -> Words:
    """The words of these lines; each line is a paragraph or a headline."""
    lines = tuple(lines)
    scribe = _Scribe(_names_of(lines))
    for line in lines:
        scribe.read(line)
    return Words(tuple(scribe.folded), tuple(scribe.keys), tuple(scribe.own), tuple(scribe.sentences))


@lru_cache(REMEMBERED)
def _seen(text: str) -> tuple[str, bool, bool, str | None]:
    """A word folded, whether it is small, whether it has a capital, and its beginning unless it stands for a number."""
    folded = fold_word(text)
    of_number = bool(times_word(folded)) or number_word(folded) is not None
    return folded, folded in SMALL, text[0].isupper(), None if of_number else folded[:BEGINNING]


@dataclass(frozen=True, slots=True)
class _Names:
    """What capitals mean here: nothing where it ``shouts``; ``plain`` words also stand there in small letters, ``sure``
    ones with a capital in the middle of a sentence."""

    shouts: bool
    plain: frozenset[str]
    sure: frozenset[str]


def _names_of(lines: tuple[str, ...]) -> _Names:
    text = "\n".join(lines)
    letters = sum(map(str.isalpha, text))
    sure = (word for line in lines if not _is_titled(line) for word in _MIDDLE_CAPITAL.findall(line))
    return _Names(
        shouts=sum(map(str.isupper, text)) > CAPITALS * letters,
        plain=frozenset(_LOWER.findall(text)),
        sure=frozenset(fold_word(word) for word in sure),
    )


def _is_titled(line: str) -> bool:
    if line.endswith(_STOPS):
        return False
    words: list[str] = _LONG.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return capitals > TITLED * len(words)


@dataclass(slots=True)
class _Scribe:
    """Writes down words line by line."""

    names: _Names
    folded: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    own: list[bool] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quoting: bool = False
    begun: int = 0
    titled: bool = False

    def read(self, line: str) -> None:
        """One line. A quotation that is not closed ends with it."""
        self.titled, self.quoting = _is_titled(line), False
        for token in _TOKEN.finditer(line):
            text, kind = token[0], token.lastgroup
            if kind == "word":
                capital_next = text[0].isupper() and _NEXT_CAPITAL.match(line, token.end()) is not None
                self._word(text, capital_next=capital_next)
            elif kind == "number":
                self._put(text, fold_number(text))
            elif kind == "quote":
                self.quoting = text in _OPENS or (text not in _CLOSES and not self.quoting)
            else:
                self._end(text)
        self._close()

    def _word(self, text: str, *, capital_next: bool) -> None:
        folded, small, capital, begins = _seen(text)
        if small:
            self._put(folded, "")
        elif capital and self._is_name(folded, capital_next=capital_next):
            self._put(folded, "@" + fold_name(folded))
        elif begins is not None:
            self._put(folded, begins)
        elif (times := times_word(folded)) and self.keys and self.keys[-1].startswith("#"):
            self.keys[-1] = fold_number(float(self.keys[-1][1:]) * times)
            self._put(folded, "")
        elif (number := number_word(folded)) is not None:
            self._number(folded, number)
        else:
            self._put(folded, folded[:BEGINNING])

    def _is_name(self, folded: str, *, capital_next: bool) -> bool:
        if self.names.shouts or folded in self.names.sure:
            return not self.names.shouts
        if self.titled:
            return False
        first = len(self.folded) == self.begun
        return not first or (capital_next and folded not in self.names.plain)

    def _number(self, folded: str, number: int) -> None:
        """A number in words; "twenty-four" is one."""
        before = number_word(self.folded[-1]) if len(self.folded) > self.begun else None
        if before is not None and before >= TENS > number and self.keys[-1]:
            self.keys[-1] = fold_number(before + number)
            self._put(folded, "")
        else:
            self._put(folded, fold_number(number))

    def _put(self, folded: str, key: str) -> None:
        self.folded.append(folded)
        self.keys.append(key)
        self.own.append(not self.quoting)

    def _end(self, marks: str) -> None:
        """A full stop or the like, with the quotation mark that may stand behind it."""
        last = self.folded[-1] if self.folded else ""
        if not (marks == "." and (last in _SHORTENED or len(last) == 1)):
            self._close()
        if any(mark in marks for mark in _CLOSES) or (self.quoting and '"' in marks):
            self.quoting = False

    def _close(self) -> None:
        if len(self.folded) > self.begun:
            self.sentences.append((self.begun, len(self.folded)))
        self.begun = len(self.folded)
