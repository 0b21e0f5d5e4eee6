"""Numbers in digits and in words: "1.5 million", "two hundred and five", "half a dozen", "tens of thousands"."""

from dataclasses import dataclass
from functools import cache

from sayso.derive.figures.lexis import Line, Numeral, Word, listed, nouns_of, numerals, persons_alone

HALF, COUPLE = 0.5, 2.0
TENS = 10.0  # "tens of thousands": ten of the least thousands can mean
HUNDRED = 100.0
WIDEST_SINGLE = 7  # words from an article to its noun
MAX_PIECES = 12  # words of one number: nobody writes a longer one

DASHES = "-–—‑"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value, the word after its last, the scale it ends in (1 for none).

    ``kind``: digits, words, article ("a month of"), zero ("no"), or floor (a vague plural, ``value`` the least it can
    mean).
    """

    value: float
    end: int
    scale: float
    kind: str


@cache
def _first_words() -> frozenset[str]:
    """The words a number in words begins with."""
    return frozenset(numerals()) | {"a", "an", "half", "tens", "no", "nobody", "none", "no-one"}


def may_begin(word: Word) -> bool:
    """Whether a number may begin with a word, as few do."""
    return word.number is not None or word.low in _first_words()


def number_at(line: Line, at: int) -> Number | None:
    """The number that begins at a word, None if none does."""
    word = line.words[at]
    if word.number is not None:
        return _digits(line, at)
    if word.low in ("a", "an", "half", "tens"):
        return _counted_by_article(line, at)
    if word.low in ("no", "nobody", "none", "no-one"):
        return _zero(line, at)
    numeral = numerals().get(word.low)
    if numeral is None or numeral.kind == "short":
        return None
    return _floor(line, at, numeral) if numeral.kind == "floor" else _words(line, at)


def _digits(line: Line, at: int) -> Number | None:
    """Digits, with a scale glued to them or after them; None where other letters are glued to them ("67th").

    None too where a mark and more digits are ("1.000.000", "1,5"): what was meant is not sure.
    """
    value, end = line.words[at].number or 0.0, at + 1
    after = line.words[end] if end < len(line.words) else None
    if after is None:
        return Number(value, end, 1.0, "digits")
    further = line.words[end + 1] if end + 1 < len(line.words) else None
    if after.glued and after.low in (".", ",") and further and further.glued and further.low[0].isdigit():
        return None
    numeral = numerals().get(after.low)
    if after.glued and after.low[0].isalpha():
        if numeral and numeral.kind in ("short", "scale"):
            return Number(value * numeral.value, end + 1, numeral.value, "digits")
        return Number(value, end, 1.0, "digits") if after.low in ("km", "kg", "kms") else None
    if after.low in DASHES and after.glued and end + 1 < len(line.words):
        numeral, end = numerals().get(line.low(end + 1)), end + 1
    if (numeral and numeral.kind == "scale") or (numeral and numeral.kind == "short" and len(line.low(end)) > 1):
        return Number(value * numeral.value, end + 1, numeral.value, "digits")
    return _with_half(line, Number(value, at + 1, 1.0, "digits"))


def _with_half(line: Line, number: Number) -> Number:
    """ "two and a half"."""
    if tuple(line.low(number.end + step) for step in range(3)) == ("and", "a", "half"):
        return Number(number.value + HALF, number.end + 3, number.scale, number.kind)
    return number


def _counted_by_article(line: Line, at: int) -> Number | None:
    """ "a dozen", "a hundred and fifty", "half a million", "a couple of", "tens of thousands"."""
    first, second = line.low(at), line.low(at + 1)
    if first in ("a", "an") and second == "half":  # "a half-dozen"
        return _counted_by_article(line, at + 1)
    if first == "half":
        here = at + 2 if second in ("a", "an") or second in DASHES else at + 1
        scale = numerals().get(line.low(here))
        return Number(HALF * scale.value, here + 1, scale.value, "words") if scale and scale.kind == "scale" else None
    if first == "tens":
        scale = numerals().get(line.low(at + 2)) if second == "of" else None
        return Number(TENS * scale.value, at + 3, scale.value, "floor") if scale and scale.kind == "floor" else None
    if second in nouns_of("duration") and line.low(at + 2) == "of" and line.low(at + 3) not in ("the", "its", "age"):
        return Number(1.0, at + 1, 1.0, "article")
    if second == "couple":
        scale = numerals().get(line.low(at + 2))
        dozens = scale is not None and scale.kind == "scale"
        return Number(COUPLE * scale.value if scale and dozens else COUPLE, at + 2 + dozens, 1.0, "words")
    scale = numerals().get(second)
    return _words(line, at) if scale and scale.kind == "scale" else _single(line, at)


def _single(line: Line, at: int) -> Number | None:
    """ "a soldier", "a 10-year-old girl": one person, counted by the article."""
    for place in range(at + 1, min(len(line.words), at + 1 + WIDEST_SINGLE)):
        word = line.low(place)
        if word.endswith("th") or word in ("first", "second", "third"):
            return None
        if word in listed("words:edge") or word in listed("words:aux") or word in (",", ".", "and", "or", ";", ":"):
            return None
        following = line.low(place + 1)
        if word in persons_alone() and following not in persons_alone() and following not in DASHES:
            return Number(1.0, at + 1, 1.0, "article")
    return None


def _zero(line: Line, at: int) -> Number | None:
    """ "no injuries", "no one", "none of the passengers"; "no fewer than" and the like are no zero."""
    after = line.low(at + 1)
    if after in ("fewer", "less", "more", "later", "longer", "doubt", "matter", "other", "higher", ".", ","):
        return None
    return Number(0.0, at + 2 if after == "one" else at + 1, 1.0, "zero")


def _floor(line: Line, at: int, numeral: Numeral) -> Number:
    """ "dozens", "hundreds of thousands", "several hundred"."""
    value, end = numeral.value, at + 1
    further = numerals().get(line.low(at + 2)) if line.low(at + 1) == "of" else numerals().get(line.low(at + 1))
    if further and line.low(at + 1) == "of" and further.kind == "floor" and further.value >= 1000:  # "of thousands"
        plural_floor = 2.0  # the value of "thousands" is two thousand; of hundreds of them each counts once
        value, end = value * further.value / plural_floor, at + 3
    elif further and further.kind == "scale" and line.low(at) == "several":
        value, end = value * further.value, at + 2
    return Number(value, end, 1.0, "floor")


def _words(line: Line, at: int) -> Number | None:
    """A number in words, "two hundred and five thousand", beginning with an article or a number word."""
    total, current, scale, at_first = 0.0, 0.0, 1.0, at
    kind = "article" if line.low(at) in ("a", "an") else ""
    current, at = (1.0, at + 1) if kind else (0.0, at)
    for _ in range(MAX_PIECES):
        joined = at + 1 if line.low(at) in DASHES and at > at_first and kind == "ten" else at
        joined = at + 1 if line.low(at) == "and" and kind == "scale" else joined
        numeral = numerals().get(line.low(joined)) if line.low(joined) else None
        if numeral is None or not _may_follow(kind, numeral) or (joined > at and numeral.kind == "scale"):
            break
        if numeral.kind == "scale" and numeral.value > HUNDRED:
            total, current, scale = total + (current or 1.0) * numeral.value, 0.0, numeral.value
        elif numeral.kind == "scale":
            current, scale = (current or 1.0) * numeral.value, numeral.value
        else:
            current, scale = current + numeral.value, 1.0
        kind, at = numeral.kind, joined + 1
    return _with_half(line, Number(total + current, at, scale, "words")) if at > at_first else None


def _may_follow(kind: str, numeral: Numeral) -> bool:
    """Whether a number word goes on with the number before it: "twenty" "five", not "five" "twenty"."""
    if numeral.kind == "unit":
        return kind in ("", "scale") or (kind == "ten" and numeral.value < 10)  # "twenty" takes one to nine
    if numeral.kind == "ten":
        return kind in ("", "scale")
    return numeral.kind == "scale" and (kind != "scale" or numeral.value > HUNDRED)
