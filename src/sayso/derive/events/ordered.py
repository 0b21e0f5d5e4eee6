"""Deeds told through another verb: what a court orders to be done, and what goes on behind "the navy said"."""

import re
from dataclasses import replace

from sayso.derive.events.frame import ancestors
from sayso.derive.events.grammar import is_passive, subjects_of
from sayso.derive.events.lexicon import verb_spellings, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.voices import Voices
from sayso.records import Statement

_ORDERING = frozenset().union(*(verb_spellings(verb) for verb in ("order", "rule", "decide", "direct", "instruct")))
#: Between a cue and a clause that goes on with what it reports: the rest of the speaker's name, a comma.
_GOES_ON = re.compile(r"(?:\s+[\w’'.-]+){0,6},\s+(?:\w+ly\s+|and\s+)?")
#: Steps from a verb up to the verb that orders it.
NEAR_ORDER = 3
#: Words behind who is sent among which the "to" of the place stands: "300 of them | to".
FARTHEST_TO = 4


def ordering(sentence: Sentence, trigger: Trigger) -> tuple[int, ...]:
    """Who ordered an arrest that is told in the passive: the subjects of "a court | ordered | them to be held"."""
    verb = _order(sentence, trigger)
    return tuple(subjects_of(sentence, verb)) if verb is not None else ()


def as_ordered(sentence: Sentence, trigger: Trigger) -> Trigger:
    """The trigger at the verb that orders it: "ordered on Monday | that they be held until May" is of Monday."""
    verb = _order(sentence, trigger)
    return trigger if verb is None else replace(trigger, first=verb, last=verb, head=verb)


def _order(sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb that orders an arrest told in the passive; None where nobody orders it."""
    if trigger.kind != "v" or trigger.mode != "arrest" or not sentence.parsed:
        return None
    if not is_passive(sentence, trigger.head) and not sentence.kids(trigger.head, "aux"):
        return None
    above = ancestors(sentence, trigger.head)[1 : NEAR_ORDER + 1]
    verb = next((one for one in above if sentence.words[one].key in _ORDERING), None)
    return verb if verb is not None and verb < trigger.first and subjects_of(sentence, verb) else None


def as_sent(sentence: Sentence, trigger: Trigger) -> Trigger:
    """The trigger, MOBILIZE where people are ordered to a place: "ordered two brigades | to the border"."""
    if trigger.root != "REQUEST" or sentence.words[trigger.head].key not in verb_spellings("order"):
        return trigger
    sent = next((one for one in sentence.kids(trigger.head, "obj") if _may_be_sent(sentence, one)), None)
    if sent is None:
        return trigger
    to = next(
        (one for one in range(sent + 1, min(sent + FARTHEST_TO, len(sentence.words))) if _opens_place(sentence, one)), 0
    )
    return replace(trigger, root="MOBILIZE", mode="troops", parties="act") if to else trigger


def _opens_place(sentence: Sentence, at: int) -> bool:
    """Whether a "to" stands before a place and not before a verb."""
    after = sentence.words[at + 1 : at + 2]
    return sentence.words[at].key == "to" and any(one.tag in ("PROPN", "DET") for one in after)


def _may_be_sent(sentence: Sentence, at: int) -> bool:
    """Whether a word is of soldiers, or a number of "them"."""
    heads = (at, *sentence.kids(at, "nmod"))
    return any(sentence.words[one].key in word_set("sendable") for one in heads)


def inserted_voice(sentence: Sentence, trigger: Trigger, voices: Voices) -> Statement | None:
    """Whose word a clause in -ing goes on with: "The boat was hit, | the navy said, | wounding 12"."""
    if trigger.kind != "v" or not sentence.words[trigger.head].key.endswith("ing"):
        return None
    start = trigger.span(sentence).start
    for cue, statement in voices.cues:
        is_here = sentence.span.start <= cue.start and cue.end <= start
        if is_here and statement.form == "indirect" and _reported(sentence, statement, cue.start):
            between = sentence.text[cue.end - sentence.span.start : start - sentence.span.start]
            if _GOES_ON.fullmatch(between):
                return statement
    return None


def doers_reported(sentence: Sentence, statement: Statement, before: int) -> tuple[int, ...]:
    """The subjects of the first verb that a statement holds in this sentence before a place."""
    content = _reported(sentence, statement, before)
    if content is None:
        return ()
    inside = range(sentence.at(content[0]), sentence.at(content[1] - 1) + 1)
    verbs = (one for one in inside if sentence.words[one].tag == "VERB")
    found = (subjects_of(sentence, one) for one in verbs)
    return next((tuple(heads) for heads in found if heads), ())


def _reported(sentence: Sentence, statement: Statement, before: int) -> tuple[int, int] | None:
    """Where the content of a statement stands in this sentence before a place; None if nowhere."""
    spans = (one for one in statement.content if sentence.span.start <= one.start and one.end <= before)
    return next(((one.start, one.end) for one in spans), None)
