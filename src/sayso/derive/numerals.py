"""Numbers as a report writes them, in figures or words, for counting over."""

import re

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: number for number, word in enumerate(_ONES, start=1)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}

_WORDS = "|".join((*sorted(_ONES, key=len, reverse=True), *_TENS))
#: One number in words: "twelve", "twenty-two".
SPOKEN = rf"(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[:9])})|{_WORDS})"
#: One number: "1,200", "12", "twelve", "twenty-two"; none with more groups than a count has.
NUMBER = (
    rf"(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,6}}|(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[:9])})|{_WORDS})"
    r"(?![\w.,]*\d)(?!\w)"
)
#: One number, or an article that counts one: "a girl".
COUNT = rf"(?:{NUMBER}|an?(?!\w))"


def value_of(words: str) -> int | None:
    """The number some words mean; an article is one; None if they are no number."""
    low = words.strip().lower()
    if low in ("a", "an"):
        return 1
    if re.fullmatch(r"[\d,]+", low):
        return int(low.replace(",", ""))
    return _value_of_words(low)


def _value_of_words(words: str) -> int | None:
    values = [_VALUES.get(part) for part in words.split("-")]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None
