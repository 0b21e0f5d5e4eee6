"""Who did not do it, by words that set him against another: "it was not the army that", "the rebels, not the army"."""

from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger

_NOT = frozenset({"not", "n't", "n’t"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
#: Behind "no" or "none" what leaves somebody: "no fewer than six men", "none other than", "no doubt".
_SOMEBODY = frozenset({"fewer", "less", "other", "doubt", "sooner", "matter", "longer", "more", "."})
#: Words that may stand between "not" and the noun it sets aside.
_INSIDE = frozenset({"DET", "ADJ", "NUM"})
#: Of those as many, before the noun: "not | the three local | men".
MOST_INSIDE = 3
_HALF = frozenset({("rather", "than"), ("instead", "of")})
#: Before a "not" that goes with a verb, or with "or".
_BEFORE_VERB = frozenset(
    {"or", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could"}
) | frozenset({"may", "might", "shall", "should", "must"})
#: Behind "not" what sets nobody aside: "not all soldiers", "not only the army", "not a single man".
_PARTLY = frozenset({"only", "just", "merely", "all", "every", "even", "least", "single", "many", "one"})


def is_set_against(sentence: Sentence, head: int) -> bool:
    """Whether "not" stands right before a noun phrase: "not the army", "rather than the army"."""
    words, at = sentence.words, head - 1
    while at >= 0 and head - 1 - at < MOST_INSIDE and _is_inside(sentence, at):
        at -= 1
    if at < 0 or not _PARTLY.isdisjoint(word.key for word in words[at + 1 : head]):
        return False
    if words[at].key in _NOT:  # "whether or not the army", "did not the army"
        return at == 0 or words[at - 1].key not in _BEFORE_VERB
    return at > 0 and (words[at - 1].key, words[at].key) in _HALF


def _is_inside(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return (word.tag in _INSIDE or word.relation in ("compound", "flat")) and word.key not in _NOT


def has_nobody(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the subject of a verb is nobody: "none of the soldiers attacked", "no soldiers were killed"."""
    if trigger.kind != "v":
        return False
    return any(is_nobody(sentence, one) for one in sentence.kids(trigger.head, "nsubj"))


def is_nobody(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase names nobody: "none of the groups", "no soldiers"; "no fewer than six" are some."""
    words = sentence.words
    first = min([head, *(one for one in sentence.kids(head, "det", "cc", "advmod") if one < head)])
    if words[first].key not in _NOBODY and not (words[first].key == "no" and first < head):
        return False
    behind = words[first + 1].key if first + 1 < len(words) else ""
    return behind not in _SOMEBODY
