"""How two reports' words for an event are alike: the core of same_event, which needs no resolved names or days.

Features and weights: a logistic regression over pairs of mentions for each way in which their words are related, after
the usual pairwise recipe for events across documents (Barhom et al. 2019; Ahmed et al. 2023), with sets of words in
place of vectors. The weights are learned by ``training/same_event.py``; the table of weights names its corpus.
"""

from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Literal

from sayso.compare.same_event_topic import Topic
from sayso.compare.same_event_words import Weighed, cosine, overlap, table_lines, telling

#: How the words of two triggers are related: one family of words, near in meaning, or only of one type of event.
Tie = Literal["family", "kin", "type"]

#: Likeness of two reports above which they are on one matter, and more of it tells no more.
ONE_MATTER = 0.25
#: What a very telling word tells (one report in 150): longest bar of the feature "telling".
VERY_TELLING = 5.0


@dataclass(frozen=True, slots=True)
class Telling:
    """The words in which one report tells an event. ``word``: the head of its trigger; ``phrase``: its families.

    ``beside``, ``context``, ``names``, ``numbers``: the other words of the ``sentence``, as families, weighed stems,
    capitalised ones, numbers. ``parties``: who does it to whom. ``type``: PLOVER root. ``topic``: the report's.
    """

    report: str
    sentence: str
    word: str
    family: str
    phrase: frozenset[str]
    kin: frozenset[str]
    type: str | None
    beside: frozenset[str]
    context: Weighed
    parties: Weighed
    names: Weighed
    numbers: frozenset[str]
    topic: Topic


def tie_of(left: Telling, right: Telling) -> Tie | None:
    """How the triggers are related; None: not at all, and nothing else makes them one event."""
    if left.family == right.family or left.family in right.phrase or right.family in left.phrase:
        return "family"
    if not left.kin.isdisjoint(right.kin) or any(telling(one) for one in left.phrase & right.phrase):
        return "kin"
    return "type" if left.type is not None and left.type == right.type else None


def likeness(left: Telling, right: Telling) -> tuple[float, ...]:
    """The features of a pair, 0 to 1 each but for the first, 1; the same whichever way round. Names: ``FEATURES``."""
    same_report = left.report == right.report
    return (
        1.0,
        1.0 if same_report else min(1.0, cosine(left.topic.gist, right.topic.gist) / ONE_MATTER),
        cosine(left.context, right.context),
        overlap(left.parties, right.parties),
        0.0 if left.parties.weights and right.parties.weights else 1.0,
        cosine(left.names, right.names),
        0.0 if left.names.weights and right.names.weights else 1.0,
        1.0 if same_report else 0.0,
        1.0 if same_report and left.sentence == right.sentence else 0.0,
        1.0 if not left.numbers.isdisjoint(right.numbers) else 0.0,
        1.0 if left.numbers and right.numbers and left.numbers.isdisjoint(right.numbers) else 0.0,
        min(1.0, (telling(left.family) + telling(right.family)) / 2 / VERY_TELLING),
        1.0 if left.word == right.word else 0.0,
        1.0 if left.type is not None and left.type == right.type else 0.0,
        len(left.phrase & right.phrase) / len(left.phrase | right.phrase),
        1.0 if left.family != right.family and (left.family in right.beside or right.family in left.beside) else 0.0,
    )


FEATURES = (
    "always",
    "gist",
    "context",
    "parties",
    "parties unknown",
    "names",
    "no names",
    "same report",
    "same sentence",
    "a number shared",
    "no number shared",
    "telling trigger",
    "same form",
    "same type",
    "same phrase",
    "told beside each other",
)


def log_odds(left: Telling, right: Telling) -> float | None:
    """Log odds that the two tell one event, by their words alone; None where the triggers are not related."""
    tie = tie_of(left, right)
    if tie is None:
        return None
    return sum([weight * value for weight, value in zip(weights()[tie], likeness(left, right), strict=True)])


def chance(odds: float) -> float:
    """Log odds as a probability."""
    return 1.0 / (1.0 + exp(-odds))


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weight of each feature, in their order, for each tie. Raises KeyError if the table lacks one."""
    table = {(tie, feature): float(weight) for tie, feature, weight, _source in table_lines("same_event_weights.tsv")}
    return {tie: tuple(table[tie, feature] for feature in FEATURES) for tie in ("family", "kin", "type")}
