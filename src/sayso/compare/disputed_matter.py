"""What some words are about, so that a charge and its denial are known to be about one thing, however worded."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from sayso.compare.same_event_words import family, stem, table_lines, telling, words_in
from sayso.compare.sides import is_state_word

#: The most one word counts, in nats: a misspelling is no better sign than a rare word.
MOST_OF_WORD = 6.0
#: What a word of a group counts: as one that a report in seven has, though it be commoner, and in a hundred at most.
LEAST_OF_GROUP, MOST_OF_GROUP = log(7.0), log(100.0)
#: Words that count, the heaviest first: a long statement is about no more things than a short one.
MOST_WORDS = 24
#: Before a word that is in a group in this form alone: "waters" are a border's, "water" is not.
EXACT = "="
#: Contents kept at hand.
REMEMBERED = 65536

#: A name counts this much of what it tells.
OF_NAME = 0.5

_NAME = re.compile(r"(?:(?<![.!?:…\"“‘'])\s|\A(?=[A-Z]+\b))[\"'“‘(]?([A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*)")

NO_COUNTS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Matter:
    """What words are about: keys (a group of words, or a word's family) with their weights in nats.

    ``written``: for each key the word that gave it. ``names``: the keys that names gave: all that is told of a place
    shares its name; among them those of the ``party`` that is charged.
    """

    weights: Mapping[str, float]
    written: Mapping[str, str]
    names: frozenset[str]
    party: frozenset[str]

    def deeds_shared(self, other: "Matter") -> list[str]:
        """The keys that two matters share and that tell of a deed: no names, but that of one party charged in both."""
        names, party = self.names | other.names, self.party & other.party
        return [key for key in self.weights if key in other.weights and (key not in names or key in party)]


NO_MATTER = Matter({}, {}, frozenset(), frozenset())


@lru_cache(maxsize=REMEMBERED)
def matter_of(words: str, party: str = "") -> Matter:
    """What some words are about, parties' states and words of saying left out.

    ``party``: who is charged in them. Its words tell more than a place's name, and no more of what was done.
    """
    capitals = frozenset(word for name in _NAME.findall(words) for word in words_in(name))
    charged = frozenset(words_in(party))
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for word in words_in(words):
        if word[0].isdigit() or is_state_word(word):
            continue
        for key, weight in _keys(word):
            weights.setdefault(key, OF_NAME * weight if word in capitals else weight)
            written.setdefault(key, word)
    kept = dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS])
    of_party = frozenset(key for key in kept if written[key] in charged)
    return Matter(kept, written, of_party | frozenset(key for key in kept if written[key] in capitals), of_party)


def joined(matters: Iterable[Matter]) -> Matter:
    """All that several are about."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    names: frozenset[str] = frozenset()
    party: frozenset[str] = frozenset()
    for one in matters:
        weights |= {key: weight for key, weight in one.weights.items() if key not in weights}
        written |= {key: word for key, word in one.written.items() if key not in written}
        names |= one.names
        party |= one.party
    return Matter(weights, written, names, party)


def is_group(key: str) -> bool:
    """Whether a key is a group of words that charges and denials use for one thing."""
    return key.startswith("+")


@dataclass(frozen=True, slots=True)
class Usual:
    """How many of some matters have each key: what all of them are about sets none of them apart."""

    counts: Mapping[str, int]
    total: int

    def worth(self, key: str, weight: float) -> float:
        """The weight of a key, less the more of the matters have it."""
        count = self.counts.get(key, 1)
        if self.total < FEWEST or count <= 1:
            return weight
        return weight * _left(count, self.total)

    def whole(self, matter: Matter) -> float:
        """The weight of all that a matter is about."""
        if self.total < FEWEST:
            return sum(matter.weights.values())
        return sum([self.worth(key, weight) for key, weight in matter.weights.items()])


#: Of so few matters none is usual; of what all have, this much of the weight is left.
FEWEST, LEFT = 12, 0.4


@lru_cache(maxsize=REMEMBERED)
def _left(count: int, total: int) -> float:
    """What is left of the weight of a key that ``count`` of ``total`` matters have."""
    return LEFT + (1.0 - LEFT) * log(total / count) / log(total)


NOTHING_USUAL = Usual(NO_COUNTS, 0)


def usual(matters: Iterable[Matter]) -> Usual:
    """What is usual among some matters."""
    counts: Counter[str] = Counter()
    total = 0
    for one in matters:
        counts.update(one.weights.keys())
        total += 1
    return Usual(counts, total)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two matters share: the ``weight`` in nats, how much of the lighter one that is, 0 to 1, and the words.

    ``deeds``: the weight of the words that are no names.
    """

    weight: float
    part: float
    deeds: float
    words: tuple[str, ...]


NOTHING_SHARED = Shared(0.0, 0.0, 0.0, ())


def shared(left: Matter, right: Matter, among: Usual = NOTHING_USUAL) -> Shared:
    """What two matters share, what is usual ``among`` their like counted less."""
    both = [key for key in left.weights if key in right.weights]
    if not both:
        return NOTHING_SHARED
    worth = {key: among.worth(key, min(left.weights[key], right.weights[key])) for key in both}
    weight = sum(worth.values())
    least = min(among.whole(left), among.whole(right))
    both.sort(key=lambda key: (-worth[key], key))
    deeds = sum([worth[key] for key in left.deeds_shared(right)])
    return Shared(weight, min(1.0, weight / least), deeds, tuple(left.written[key] for key in both))


def _keys(word: str) -> tuple[tuple[str, float], ...]:
    """The keys of a word: its groups, else its family."""
    told = telling(stem(word))
    if groups := _groups().get(EXACT + word) or _groups().get(stem(word)):
        return tuple((f"+{one}", min(MOST_OF_GROUP, max(LEAST_OF_GROUP, told))) for one in groups)
    return ((family(word), min(MOST_OF_WORD, told)),) if told > 0.0 and stem(word) not in _passed() else ()


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule, words, _source in table_lines("matter_words.tsv"):
        for word in words.split(" ") if rule != "passed" else ():
            found[word if word.startswith(EXACT) else stem(word)].append(rule)
    return {word: tuple(dict.fromkeys(rules)) for word, rules in found.items()}


@cache
def _passed() -> frozenset[str]:
    lines = table_lines("matter_words.tsv")
    return frozenset(stem(word) for rule, words, _source in lines if rule == "passed" for word in words.split(" "))
