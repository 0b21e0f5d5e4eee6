"""The words of a sentence as the rules of figures see them, and the tables those rules look words up in."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from sayso.derive.tables import table_rows
from sayso.records import Comparator, Span, What

#: Characters that take no room and change how a line is set: between digits they tear a number in two unseen.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
#: Digits torn by such; digits with their thousands and decimals; a name with a number in it ("Su-24", "MH17"); a word;
#: any other mark.
_PIECE = re.compile(
    rf"(?P<torn>\d[\d.,]{{0,30}}(?:[{_UNSEEN}]{{1,30}}\d[\d.,]{{0,30}}){{1,30}})"
    r"|(?P<number>\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Z][^\W\d_]*-?\d[\w/-]*)"
    r"|(?P<word>[^\W\d_]+(?:\.[^\W\d_](?![^\W\d_]))*(?:['’][^\W\d_]+)?|['’]s\b)"
    r"|(?P<mark>[^\w\s]|_)"
)
MOST_DIGITS = 15  # of a number: a float holds no more, and nothing a report counts has as many
NEAR = 40  # words: longer sentences are lists or have lost their stops
#: Names that in lower case would be other words.
ACRONYMS = frozenset({"IS", "IT", "WHO", "US", "MAY", "ALL", "HIS"})


@dataclass(slots=True)  # not frozen, as there is one for every word of every page
class Word:
    """One piece of a sentence. ``low``: in lower case, but for names that are other words then ("IS").

    ``number``: the value of digits, else None, as for more digits than a count has. ``glued``: no blank before it.
    ``capital``: begins with one. ``is_name``: letters and digits in one ("Su-24").
    """

    low: str
    start: int
    end: int
    number: float | None
    glued: bool
    capital: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence cut into words. ``shouted``: all of its letters are capitals, so that capitals mean nothing."""

    span: Span
    words: tuple[Word, ...]
    shouted: bool

    def low(self, at: int) -> str:
        """The word there in lower case; "" outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after an offset."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def around(self, at: int) -> tuple[Word, ...]:
        """The words near a word: as much of a sentence as one looks at for one figure."""
        return self.words[max(0, at - NEAR) : at + NEAR]


def line_of(text: str, span: Span) -> Line:
    """The sentence at a span of a text, cut into words."""
    found: list[Word] = []
    shouted = text[span.start : span.end].isupper()
    end = -1
    for match in _PIECE.finditer(text, span.start, span.end):
        piece, start = match.group(), match.start()
        number = _value(piece) if match.lastgroup == "number" else None
        low = piece if piece in ACRONYMS and not shouted else piece.lower().replace("’", "'")
        found.append(Word(low, start, match.end(), number, start == end, piece[0].isupper(), match.lastgroup == "name"))
        end = match.end()
    return Line(span, tuple(found), shouted)


def _value(digits: str) -> float | None:
    """What digits mean; None where they are too many to be a count."""
    bare = digits.replace(",", "")
    return float(bare) if len(bare.partition(".")[0]) <= MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word that is a number: ``kind`` unit, ten, scale, short or floor."""

    rule: str
    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class Sign:
    """Words beside a number that say how exact it is."""

    rule: str
    words: tuple[str, ...]
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Toll:
    """A word that says what became of the counted. ``kind``: past, act, state or deed."""

    rule: str
    what: What
    kind: str


@cache
def numerals() -> dict[str, Numeral]:
    """Number words, by word."""
    rows = table_rows("figures_numbers.tsv")
    return {word: Numeral(rule, kind, float(value)) for rule, word, kind, value, _source in rows}


@cache
def signs(place: str) -> dict[str, tuple[Sign, ...]]:
    """Signs that stand ``before`` a number by their last word, or ``after`` it by their first; the longest first."""
    found: dict[str, list[Sign]] = {}
    for rule, phrase, where, comparator, _source in table_rows("figures_signs.tsv"):
        if where == place:
            words = tuple(phrase.split(" "))
            sign = Sign(rule, words, comparator)  # type: ignore[arg-type]
            found.setdefault(words[-1] if place == "before" else words[0], []).append(sign)
    return {key: tuple(sorted(group, key=lambda one: -len(one.words))) for key, group in found.items()}


@cache
def currencies() -> dict[str, tuple[str, str]]:
    """Rule and ISO code of a currency, by word or sign."""
    return {
        word: (rule, code)
        for rule, code, words, _source in table_rows("figures_money.tsv")
        for word in words.split(" ")
    }


@cache
def noun_classes() -> dict[str, tuple[str, str]]:
    """Rule and class of a noun that may be counted; the first line that has it wins."""
    found: dict[str, tuple[str, str]] = {}
    for rule, kind, words, _source in table_rows("figures_nouns.tsv"):
        for word in words.split(" "):
            if kind not in ("arms", "land", "singular", "plural"):
                found.setdefault(word, (rule, kind))
    return found


@cache
def nouns_of(kind: str) -> frozenset[str]:
    """All nouns of one class."""
    rows = table_rows("figures_nouns.tsv")
    return frozenset(word for _rule, own, words, _source in rows if own == kind for word in words.split(" "))


@cache
def persons_alone() -> frozenset[str]:
    """Nouns for one person."""
    kinds = ("person", "civilian", "troops")
    alone = {word for word, (_rule, kind) in noun_classes().items() if kind in kinds and not word.endswith("s")}
    plural = nouns_of("plural") | {word for word in alone if word.endswith("men") or word == "children"}
    return frozenset(alone - plural)


@cache
def tolls() -> dict[str, tuple[Toll, ...]]:
    """Toll words, by word; one word may be of several kinds."""
    found: dict[str, tuple[Toll, ...]] = {}
    for rule, what, kind, words, _source in table_rows("figures_tolls.tsv"):
        for word in words.split(" "):
            found[word] = (*found.get(word, ()), Toll(rule, what, kind))  # type: ignore[arg-type]
    return found


@cache
def listed(rule: str) -> frozenset[str]:
    """One line of ``figures_lists.tsv``. Raises KeyError for a rule that is not there."""
    return {name: frozenset(words.split(" ")) for name, words, _source in table_rows("figures_lists.tsv")}[rule]
