"""Words as wordings are compared by: stems, values of numbers, the one sign of negation, families of synonyms.

The lists (``tables/wordings_*.tsv``) are closed and small: what stands in none of them is compared by its stem.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from sayso.compare.same_event_words import snowball

Kind = Literal["number", "negation", "modal", "word", "small"]
Read = tuple[tuple[str, Kind], ...]
TITLE_CASE = 0.6  # share of capitalised words from which a text is a headline in capitals, which tell nothing
KEPT_TEXTS = 4096  # texts whose words are kept at hand: the statements of some hundred reports
KEPT_WORDS = 65536  # and the words of some thousand

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[$€£]?\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_]*|[^\W\d_]+\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_DIGITS = re.compile(r"([$€£]?)([\d,]+(?:\.\d+)?)([^\W\d_]*)")
_NOT_CONTRACTED = re.compile(r"(.+)n['’]t$")
_CONTRACTED = re.compile(r"(.+)['’](ll|d|ve|re|m|s)$")
_VERB_OF = {"ca": "can", "wo": "will", "sha": "will", "ai": "be"}  # what stands before "n't"
_GLUE = frozenset("-–—/'’&")
_SENTENCE_ENDS = frozenset('.!?…:;"“”')

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONE_OF = {word: value for value, word in enumerate(_ONES)}
_TEN_OF = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_ORDINAL_OF = {word: value for value, word in enumerate(_ORDINALS, start=3)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_VAGUE = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"})
_MONEY = {"$": "dollar", "€": "euro", "£": "pound"}


@cache
def listed(group: str) -> frozenset[str]:
    """The words of one closed list."""
    return next(frozenset(words.split()) for name, words in _lines("wordings_words.tsv") if name == group)


def _lines(table: str) -> Iterator[tuple[str, str]]:
    """The first two cells of each line of a table: its name, its words."""
    text = resources.files("sayso.compare").joinpath("tables", table).read_text(encoding="utf-8")
    for line in [line for line in text.splitlines() if not line.startswith("#")][1:]:
        name, words, _ = line.split("\t")
        yield name, words


@cache
def _plain_forms() -> dict[str, str]:
    """Irregular form -> the plain one."""
    return {form: words.split()[0] for _, words in _lines("wordings_forms.tsv") for form in words.split()[1:]}


@lru_cache(maxsize=KEPT_WORDS)
def stem(low: str) -> str:
    """The stem of a lower-case word, or of its plain form where it is irregular."""
    return snowball(_plain_forms().get(low, low))


@cache
def _families() -> dict[str, str]:
    """The stem of a word or phrase -> that of the first of its synonyms."""
    return {
        "_".join(map(stem, word.split("_"))): stem(words.split()[0])
        for _, words in _lines("wordings_synonyms.tsv")
        for word in words.split()
    }


@cache
def _openings() -> frozenset[str]:
    """The stems with which a phrase of two words may begin."""
    return frozenset(one.partition("_")[0] for one in _families() if "_" in one)


def base_of(low: str) -> str:
    """What a lower-case word is compared by if it is no number, negation or small word: its family, else its stem."""
    own = stem(low)
    return _families().get(own, own)


@cache
def _modals() -> dict[str, str]:
    return {form: strength for strength in ("will", "can", "may", "must") for form in listed(strength)}


class Word(NamedTuple):
    """One word of a text. ``base``: what it is compared by. ``opens``: a mark stands before it, so a clause begins.

    ``capital``: written as a name is, not merely at the head of a sentence.
    """

    text: str
    base: str
    kind: Kind
    opens: bool
    capital: bool


class _Token(NamedTuple):
    text: str
    low: str
    opens: bool
    first: bool


@lru_cache(maxsize=KEPT_TEXTS)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, marks left out; "don't" is two words, "two hundred" and "United States" are one."""
    tokens = list(_tokens(text))
    small = listed("small")
    large = [token.text[0].isupper() for token in tokens if token.low not in small]
    headline = sum(large) > TITLE_CASE * len(large)
    found: list[Word] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end, read = _number(tokens, at) or _phrase(tokens, at) or (at + 1, _plain(tokens, at))
        written = " ".join(one.text for one in tokens[at:end])
        capital = token.text[0].isupper() and not headline and (not token.first or written.isupper())
        capital = capital and token.low not in listed("day")
        for number, (base, kind) in enumerate(read):
            found.append(Word(written, base, kind, token.opens and not number, capital and kind == "word"))
        at = end
    return tuple(found)


def _tokens(text: str) -> Iterator[_Token]:
    """The words and numbers of a text; marks only tell where clauses and sentences begin."""
    opens = first = True
    before = ""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "%" or any(letter.isalnum() for letter in token):
            yield _Token(token, token.lower().replace("’", "'").rstrip("."), opens, first)
            opens, first, before = False, False, token
            continue
        inside = text[match.start() - 1 : match.start()].isalnum()
        if inside and token in _GLUE and (token in "'’" or text[match.end() : match.end() + 1].isalnum()):
            continue
        if token == "." and before.lower() in listed("abbreviated"):
            continue
        opens, first = True, first or token in _SENTENCE_ENDS


def _plain(tokens: Sequence[_Token], at: int) -> Read:
    """What one word is compared by; two where it is contracted."""
    low = tokens[at].low
    if "'" in low:
        if match := _NOT_CONTRACTED.fullmatch(low):
            return (_one(_VERB_OF.get(match[1], match[1])), ("not", "negation"))
        if match := _CONTRACTED.fullmatch(low):
            return (_one(match[1]), _one("will")) if match[2] == "ll" else (_one(match[1]),)
    if low in listed("not"):
        return (("can", "modal"), ("not", "negation")) if low == "cannot" else (("not", "negation"),)
    if tokens[at].text == "US" or (tokens[at].text in ("May", "Will") and not tokens[at].first):  # the month, the name
        return (("usa" if low == "us" else low + "_", "word"),)
    if low in listed("denying_to") and (at + 1 == len(tokens) or tokens[at + 1].low != "to"):
        return ((base_of(low), "word"),)
    return (_one(low),)


@lru_cache(maxsize=KEPT_WORDS)
def _one(low: str) -> tuple[str, Kind]:
    if low in _modals():
        return _modals()[low], "modal"
    if low in listed("small"):
        return ("one" if low == "1" else low), "small"
    return base_of(low), "negation" if low in listed("denying") | listed("denying_to") else "word"


def _phrase(tokens: Sequence[_Token], at: int) -> tuple[int, Read] | None:
    if at + 1 == len(tokens) or tokens[at + 1].opens or stem(tokens[at].low) not in _openings():
        return None
    base = _families().get(f"{stem(tokens[at].low)}_{stem(tokens[at + 1].low)}")
    return (at + 2, ((base, "word"),)) if base else None


def _number(tokens: Sequence[_Token], at: int) -> tuple[int, Read] | None:
    """The number that begins at a word, with its value: "6", "six", "1.5 million", "half a million", "dozens"."""
    low = tokens[at].low
    if not _may_count(low):
        return None
    if match := _DIGITS.fullmatch(low):
        return _digits(tokens, at, match)
    if low[-1].isdigit():  # "MH17"
        return at + 1, ((f"#{low}", "number"),)
    if low in _ORDINAL_OF:
        return at + 1, ((f"#{_ORDINAL_OF[low]}th", "number"),)
    following = [token.low for token in tokens[at : at + 3]]
    if low in _VAGUE:
        if len(following) > 2 and following[1] == "of" and following[2] in _VAGUE:
            return at + 3, ((f"#{low}_{following[2]}", "number"),)
        return at + 1, ((f"#{low}", "number"),)
    if low == "half" and len(following) > 2 and following[1] in ("a", "an") and following[2] in _SCALES:
        return at + 3, ((f"#{_SCALES[following[2]] / 2:.12g}", "number"),)
    scaled = len(following) > 1 and following[1] in _SCALES
    if low in ("a", "an", "one") and not scaled:
        return None
    return _spoken(tokens, at)


@lru_cache(maxsize=KEPT_WORDS)
def _may_count(low: str) -> bool:
    """Whether a number may begin with a word."""
    of_numbers = (_ORDINAL_OF, _VAGUE, _SCALES, _TEN_OF, _ONE_OF, ("half", "a", "an"))
    return any(letter.isdigit() for letter in low) or any(low in words for words in of_numbers)


def _digits(tokens: Sequence[_Token], at: int, match: re.Match[str]) -> tuple[int, Read]:
    money, figure, tail = match.groups()
    coin: Read = ((stem(_MONEY[money]), "word"),) if money else ()
    if tail in ("st", "nd", "rd", "th", "s"):
        return at + 1, ((f"#{figure}{'s' if tail == 's' else 'th'}", "number"),)
    value, end = float(figure.replace(",", "")) * _SHORT.get(tail, 1), at + 1
    if end < len(tokens) and tokens[end].low in _SCALES:
        value, end = value * _SCALES[tokens[end].low], end + 1
    unit: Read = ((stem(tail), "word"),) if tail and tail not in _SHORT else ()
    counted: tuple[str, Kind] = ("one", "small") if value == 1 else (f"#{value:.12g}", "number")
    return end, (counted, *coin, *unit)


def _spoken(tokens: Sequence[_Token], at: int) -> tuple[int, Read] | None:
    """ "twenty-two", "two hundred and five thousand"."""
    total, current, end, last = 0, 0, at, ""
    while end < len(tokens):
        low = tokens[end].low
        if tokens[end].opens and end > at:
            break
        if low in _SCALES:
            current = max(current, 1) * _SCALES[low]
            if _SCALES[low] >= 1000:
                total, current = total + current, 0
        elif low in _TEN_OF and last not in ("one", "ten"):
            current += _TEN_OF[low]
        elif low in _ONE_OF and last != "one":
            current += _ONE_OF[low]
        elif not (low in ("a", "an") and end == at) and not (
            low == "and" and last == "scale" and _goes_on(tokens, end)
        ):
            break
        last = "scale" if low in _SCALES else "ten" if low in _TEN_OF else "one" if low in _ONE_OF else last
        end += 1
    return (end, ((f"#{total + current}", "number"),)) if end > at else None


def _goes_on(tokens: Sequence[_Token], at: int) -> bool:
    return at + 1 < len(tokens) and (tokens[at + 1].low in _ONE_OF or tokens[at + 1].low in _TEN_OF)
