"""Words as same_event compares them: plain forms, families of words, words near in meaning, how telling a word is."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import log, sqrt

import snowballstemmer

#: Stems kept at hand: the words of a few months of news.
REMEMBERED = 131072
REPORTS = 10_000
#: In how many of 10,000 reports a word stands that the table of counts leaves out: its rarest line has 15.
UNCOUNTED = 5
#: A word of more than one report in six tells nothing of what a report is about ("said", "year", "people").
COMMON = REPORTS // 6

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\b")
_STEMMER = snowballstemmer.stemmer("english")
#: The stemmer keeps the word it is at in itself: two threads at once would get parts of each other's.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Weighed:
    """Stems with what each tells, and the ``length`` of the vector they make."""

    weights: Mapping[str, float]
    length: float


@cache
def table_lines(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of one of this room's tables, cell by cell, without comments and heading."""
    text = resources.files("sayso.compare").joinpath("tables", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessives cut off; "U.N" and "20-year-old" are one word each."""
    return tuple(_WORD.findall(_POSSESSIVE.sub(" ", text.lower())))


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The stem of one lower-case word: of its plain form where it is irregular ("fled": flee), else by Snowball."""
    return snowball(_plain_forms().get(word, word))


@lru_cache(maxsize=REMEMBERED)
def snowball(word: str) -> str:
    """The stem of one lower-case word by Snowball English (Porter 2001)."""
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=REMEMBERED)
def family(word: str) -> str:
    """The family of a lower-case word, verb, noun or doer: "died" and "death" have one. Its stem where it has none."""
    own = stem(word)
    return _families().get(own, own)


@lru_cache(maxsize=REMEMBERED)
def kin(head: str, phrase: frozenset[str]) -> frozenset[str]:
    """The rule ids of the groups near in meaning that a family, or two families of its phrase, belong to."""
    names = sorted(phrase)
    pairs = [f"{one}_{other}" for one in names for other in names if one < other]
    table = _kin()
    return frozenset(rule for name in (head, *pairs) for rule in table.get(name, ()))


@lru_cache(maxsize=REMEMBERED)
def telling(stem_: str) -> float:
    """How much a stem tells of what a text is about: the log of one over its share of reports. 0 for common words."""
    reports = _counts().get(stem_, UNCOUNTED)
    return log(REPORTS / reports) if reports <= COMMON else 0.0


def weighed(stems: Iterable[str], most: int | None = None) -> Weighed:
    """Stems with what they tell, those that tell nothing left out; of more than ``most``, the most telling."""
    known = [(weight, one) for one in set(stems) if (weight := telling(one)) > 0.0]
    kept = sorted(known, key=lambda pair: (-pair[0], pair[1]))[:most]
    weights = {one: weight for weight, one in kept}
    return Weighed(weights, sqrt(sum(weight * weight for weight in weights.values())))


def cosine(left: Weighed, right: Weighed) -> float:
    """Cosine of two weighed sets of stems, 0 to 1; 0 where one is empty."""
    small, large = (left, right) if len(left.weights) <= len(right.weights) else (right, left)
    shared = sum([weight * weight for one, weight in small.weights.items() if one in large.weights])
    return shared / (left.length * right.length) if shared else 0.0


def overlap(left: Weighed, right: Weighed) -> float:
    """What two weighed sets share as a part of the lighter one, 0 to 1; 0 where one is empty."""
    shared = sum([weight for one, weight in left.weights.items() if one in right.weights])
    return shared / min(sum(left.weights.values()), sum(right.weights.values())) if shared else 0.0


@cache
def _plain_forms() -> dict[str, str]:
    lines = [words.split(" ") for _rule, words, _source in table_lines("same_event_forms.tsv")]
    return {form: plain for plain, *forms in lines for form in forms}


@cache
def _families() -> dict[str, str]:
    lines = [words.split(" ") for _rule, words, _source in table_lines("same_event_families.tsv")]
    return {stem(word): stem(words[0]) for words in lines for word in words}


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule, words, _source in table_lines("same_event_kin.tsv"):
        for phrase in words.split(" "):
            found["_".join(sorted(family(word) for word in phrase.split("_")))].append(rule)
    return {name: tuple(rules) for name, rules in found.items()}


@cache
def _counts() -> dict[str, int]:
    return {word: int(reports) for word, reports in table_lines("same_event_counts.tsv")}
