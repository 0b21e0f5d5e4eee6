"""Deeds called by a word that takes up one told before: "claimed responsibility for the action", "for this crime".

Such a word tells nothing but who is held to have done it. So it is a trigger only where a claim or a charge reaches it,
and what was done, to whom, where and when it has from the last violent deed told.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.events.charge_words import FRAME_WORDS
from sayso.derive.events.happenings import OF_DOER
from sayso.derive.events.lexicon import noun_spellings
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status import BLAMED
from sayso.derive.events.triggers import NOUN, Trigger
from sayso.records import Event, Status

#: Code points back to the deed that a word may take up: a few paragraphs.
FAR = 2500
#: Words before the word that takes up, among which its article stands: "these | two brutal | actions".
NEAR_ARTICLE = 3
RULE = "event:taken-up/n"
_TAKING_UP = frozenset({"the", "this", "that", "these", "those", "both", "such", "its", "their"})
_WORDS = frozenset().union(
    *(noun_spellings(noun) for noun in ("action", "act", "crime", "deed", "incident", "atrocity", "outrage", "event"))
)
#: "They blamed the rebels for | it".
_PRONOUNS = frozenset({"it", "them", "this"})
_TOLD: frozenset[Status] = frozenset({"fact", "claimed", "possible", "disputed"})


def taken_up(sentence: Sentence, own: Sequence[Trigger], told: Sequence[Event]) -> list[Trigger]:
    """The trigger that takes up the last violent deed, where a claim or charge stands and no deed of its own."""
    if not sentence.parsed or FRAME_WORDS.isdisjoint(sentence.keys) or any(one.root in BLAMED for one in own):
        return []
    last = last_deed(told, sentence.span.start)
    at = next((one for one in range(1, len(sentence.words)) if _takes_up(sentence, one)), None)
    if last is None or at is None or any(one.first <= at <= one.last for one in own):
        return []
    return [Trigger(at, at, at, "n", last.type, last.mode, "act", RULE, NOUN)]


def last_deed(told: Sequence[Event], before: int) -> Event | None:
    """The last violent deed told within a few paragraphs before this place of the text."""
    near = (one for one in reversed(told) if one.type in BLAMED and one.status in _TOLD)
    last = next(near, None)
    return last if last and before - last.trigger.end <= FAR else None


def with_deed(event: Event, told: Sequence[Event]) -> Event | None:
    """The event with what the deed it takes up tells; None where nobody is held to have done it."""
    last = last_deed(told, event.trigger.start)
    if last is None or not event.source or not any(f"+{why}:" in event.rule for why in OF_DOER):
        return None
    doers = {party.name for party in event.source}
    target = tuple(party for party in last.target if party.name not in doers)
    return replace(event, target=target, places=last.places, when=last.when, background=last.background)


def _takes_up(sentence: Sentence, at: int) -> bool:
    key = sentence.words[at].key
    if key in _PRONOUNS:
        return sentence.words[at - 1].key == "for"
    before = {word.key for word in sentence.words[max(0, at - NEAR_ARTICLE) : at]}
    return key in _WORDS and sentence.words[at].tag in ("NOUN", "PROPN") and not before.isdisjoint(_TAKING_UP)
