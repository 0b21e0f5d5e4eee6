"""Who answers a deed with praise or anger: "the plan drew criticism from Paris" is Paris criticising, not the plan's
owner, and Paris has no part in the plan.
"""

from sayso.derive.events.grammar import Sides, subjects_of, together
from sayso.derive.events.lexicon import verb_set, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.records import Root

#: Words between a verb that draws an answer and the noun of it: "drew | sharp and swift | criticism".
MOST_BETWEEN = 6
#: Words behind an answer among which the "from" of who gives it stands.
REACH = 12
_BETWEEN = frozenset({"ADJ", "ADV", "DET", "NUM", "NOUN", "PROPN", "CCONJ", "PUNCT", "VERB", ""})
_FROM = frozenset({"from", "by", "among"})
#: Who meets with an answer stands before these as well: "met | with | anger", "came | under | criticism".
_WITH = {"with": "drawing-with", "under": "drawing-under"}
_HARM: frozenset[Root] = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_FEELINGS = frozenset({"anger", "fury", "outrage", "ire", "wrath", "scorn"})


def answered(sentence: Sentence, trigger: Trigger) -> Sides | None:
    """Who gives the answer a trigger names, and who draws it; None where nobody is told to draw one."""
    if not sentence.parsed:
        return None
    noun = next((at for at in (trigger.head, trigger.last) if sentence.words[at].key in word_set("answers")), None)
    if noun is None:
        return _faced(sentence, trigger)
    verb = _drawing(sentence, noun)
    if verb is None:
        return None
    return Sides(tuple(_givers(sentence, noun)), tuple(_drawers(sentence, verb, noun)))


def _faced(sentence: Sentence, trigger: Trigger) -> Sides | None:
    """Who does the violence a noun tells to whom, told of who suffers it: "Arvan | faces attacks from |"."""
    verb = _drawing(sentence, trigger.head) if trigger.kind == "n" and trigger.root in _HARM else None
    if verb is None or sentence.words[verb].key not in verb_set("facing"):
        return None
    givers = _givers(sentence, trigger.head)
    return Sides(tuple(givers), tuple(_drawers(sentence, verb, trigger.head))) if givers else None


def answering(sentence: Sentence) -> frozenset[int]:
    """All words for those who answer a deed of the sentence, and so have no part in it."""
    if word_set("answers").isdisjoint(sentence.keys) or not sentence.parsed:
        return frozenset()
    nouns = (at for at, word in enumerate(sentence.words) if word.key in word_set("answers"))
    return frozenset(one for noun in nouns if _drawing(sentence, noun) is not None for one in _givers(sentence, noun))


def without(sides: Sides, others: frozenset[int]) -> Sides:
    """The two sides without these words."""
    return Sides(*(tuple(one for one in side if one not in others) for side in (sides.source, sides.target)))


def _drawing(sentence: Sentence, noun: int) -> int | None:
    """The verb that draws the answer: "drew", "faced", "was met with"."""
    for at in range(noun - 1, max(-1, noun - 1 - MOST_BETWEEN), -1):
        word = sentence.words[at]
        if word.key in verb_set("drawing"):
            return at
        if word.key in _WITH:
            return at - 1 if at and sentence.words[at - 1].key in verb_set(_WITH[word.key]) else None
        if word.key == "for" and at > 1 and sentence.words[at - 1].key == "in":  # "came in for criticism"
            return at - 2 if sentence.words[at - 2].key in verb_set("drawing-under") else None
        if word.tag not in _BETWEEN or (word.tag == "VERB" and not word.key.endswith(("ed", "ing"))):
            return None
    return None


def _givers(sentence: Sentence, noun: int) -> list[int]:
    """Who stands behind a "from" or "by" after the answer; of an anger also behind its "of": "the ire of Paris"."""
    cases = _FROM | {"of"} if sentence.words[noun].key in _FEELINGS else _FROM
    for at in range(noun + 1, min(len(sentence.words), noun + 1 + REACH)):
        word = sentence.words[at]
        if not word.key[0].isalnum() or word.tag in ("SCONJ", "AUX"):
            return []
        if word.key in cases and word.head is not None and word.head > at:
            return together(sentence, word.head)
    return []


def _drawers(sentence: Sentence, verb: int, noun: int) -> list[int]:
    """Who is the subject, of the verb or of the noun where that was read as the verb, with what "and" joins to it."""
    own = [at for one in (verb, noun) for at in sentence.kids(one, "nsubj") if at < verb]
    return [joined for one in own or subjects_of(sentence, verb) for joined in together(sentence, one)]
