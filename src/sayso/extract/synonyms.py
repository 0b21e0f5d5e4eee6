"""Names of institutions and set terms in which words were swapped for others of like meaning.

Two tables: ``lists/terms.tsv`` holds institutions and set terms as they are, ``lists/synonyms.tsv`` the words that
spinners and round trips through another language put in the place of theirs. "odd" synonyms are never used there by
a writer; "plain" ones are words such names are also made of, so one of them is not enough: two in one name are, and
so is one where the acronym behind the name is that of the institution ("Government Security Administration (FSB)").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.extract.passage import Sentence
from sayso.extract.wordlists import rows
from sayso.records import Issue

LONGEST_SYNONYM = 3  # words ("fear based oppressor")
ENOUGH = 2  # weight of the swapped words from which a term is surely swapped: an odd word, or two plain ones
ODD, PLAIN = 2, 1
CAPITALS = 2  # words of a name that are written with a capital letter, at least
CLOSE = 45  # characters between two swapped terms that are told as one stretch of spun words

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z]+(?:[’'][A-Za-z]+)*")
_ACRONYM = re.compile(r"\s*\(([A-Z]{2,6})\)")
_SMALL = frozenset(["of", "the", "for", "and", "on", "against", "to", "in"])


@dataclass(frozen=True, slots=True)
class _Term:
    """A name or term as it should read; ``proper``: it is written in capitals; ``acronym``: or nothing."""

    text: str
    proper: bool
    acronym: str


@dataclass(frozen=True, slots=True)
class _Swaps:
    """How many words of a term were swapped: their weight, whether one is odd, whether a word that tells was kept."""

    total: int = 0
    odd: bool = False
    kept: bool = False

    def then(self, word: str, weight: int) -> "_Swaps":
        """The same with one more word, ``weight`` 0 where it stands as it should."""
        return _Swaps(self.total + weight, self.odd or weight == ODD, self.kept or (not weight and word not in _SMALL))


@dataclass(slots=True)
class _Node:
    """The terms that begin with the words on the way here: what may follow, and the term that ends here."""

    following: "dict[str, _Node]"
    term: _Term | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A swapped term: its first word and the one behind its last, by number."""

    first: int
    behind: int
    term: _Term


@cache
def _terms() -> _Node:
    root = _Node({})
    for row in rows("terms"):
        node = root
        for word in row["term"].casefold().split():
            node = node.following.setdefault(word, _Node({}))
        node.term = _Term(row["term"], row["term"][0].isupper(), row["acronym"])
    return root


@cache
def _originals() -> dict[str, tuple[tuple[str, int], ...]]:
    """Synonym -> the words it may stand for, each with the weight of the swap."""
    table: dict[str, list[tuple[str, int]]] = {}
    for row in rows("synonyms"):
        for weight, column in ((ODD, "odd"), (PLAIN, "plain")):
            for synonym in filter(None, row[column].replace("-", " ").split("|")):
                table.setdefault(synonym, []).append((row["word"], weight))
    return {synonym: tuple(found) for synonym, found in table.items()}


@cache
def _first_words() -> frozenset[str]:
    """The words synonyms begin with."""
    return frozenset(synonym.split()[0] for synonym in _originals())


@cache
def _long_ones() -> frozenset[str]:
    """The first words of synonyms of several words."""
    return frozenset(synonym.split()[0] for synonym in _originals() if " " in synonym)


@cache
def _openers() -> frozenset[str]:
    """The words a term may begin with, swapped or not."""
    first = _terms().following
    meant = {s.split()[0] for s, found in _originals().items() if any(word in first for word, _ in found)}
    return frozenset([*first, *sorted(meant)])


def tortured_terms(sentence: Sentence) -> Iterator[Issue]:
    """Every swapped name or term of a sentence, the longest first; those that stand close together are one issue."""
    if _first_words().isdisjoint(_WORD.findall(sentence.text.casefold())):
        return
    matches = list(_WORD.finditer(sentence.text))
    words = [match.group().casefold() for match in matches]
    found = list(_swapped_terms(sentence, matches, words))
    while found:
        close = 1
        while close < len(found) and _between(matches, found[close - 1], found[close]) <= CLOSE:
            close += 1
        meant = ", ".join(dict.fromkeys(each.term.text for each in found[:close]))
        span = sentence.span(matches[found[0].first].start(), matches[found[close - 1].behind - 1].end())
        yield sentence.issue("spun_wording", span, f"words were swapped in a set term: “{meant}” is meant", meant)
        found = found[close:]


def _between(matches: list[re.Match[str]], left: _Found, right: _Found) -> int:
    return matches[right.first].start() - matches[left.behind - 1].end()


def _swapped_terms(sentence: Sentence, matches: list[re.Match[str]], words: list[str]) -> Iterator[_Found]:
    number = 0
    while number < len(words):
        found = _longest(sentence, matches, words, number) if words[number] in _openers() else None
        if found:
            yield found
        number = found.behind if found else number + 1


def _longest(sentence: Sentence, matches: list[re.Match[str]], words: list[str], first: int) -> _Found | None:
    """The longest swapped term that begins at a word, None where the words stand for themselves."""
    ways, best = [(first, _terms(), _Swaps())], None
    while ways:
        place, node, swaps = ways.pop()
        term = node.term
        if term and not swaps.total:
            return None
        if term and (best is None or place > best.behind) and _fits(term, swaps, matches[first:place], sentence):
            best = _Found(first, place, term)
        if place == len(words) or (place > first and _gap(sentence.text, matches[place - 1], matches[place])):
            continue
        for length, word, weight in _readings(words, place):
            if word in node.following:
                ways.append((place + length, node.following[word], swaps.then(word, weight)))
    return best


def _readings(words: list[str], place: int) -> Iterator[tuple[int, str, int]]:
    """What the word at a place, or the words from it, may stand for: how many they are, the word meant, the weight."""
    yield 1, words[place], 0
    for word, weight in _originals().get(words[place], ()):
        yield 1, word, weight
    if words[place] in _long_ones():
        for length in range(2, min(LONGEST_SYNONYM, len(words) - place) + 1):
            for word, weight in _originals().get(" ".join(words[place : place + length]), ()):
                yield length, word, weight


def _gap(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return text[left.end() : right.start()] not in (" ", "-", "\xa0")


def _fits(term: _Term, swaps: _Swaps, piece: list[re.Match[str]], sentence: Sentence) -> bool:
    if term.proper and not _is_name([match.group() for match in piece]):
        return False
    if swaps.total >= ENOUGH and (swaps.odd or (term.proper and swaps.kept)):
        return True
    acronym = _ACRONYM.match(sentence.text, piece[-1].end())
    return bool(acronym and term.acronym and acronym[1] == term.acronym)


def _is_name(words: list[str]) -> bool:
    """Whether the words are written as a name; one may be small ("General Get together")."""
    small = sum(word[0].islower() and word not in _SMALL for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return words[0][0].isupper() and capitals >= CAPITALS and small <= 1
