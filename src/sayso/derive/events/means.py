"""Deeds done with arms: "Arvan used jets to bomb the port" is Arvan bombing, and "its drones" are the speaker's."""

from sayso.derive.events.grammar import is_passive, subjects_of
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.records import Party, Span, Statement

_USED = frozenset({"used", "deployed", "employed"})
_OWN = frozenset({"its", "their", "our", "his"})


def used_for(sentence: Sentence, verb: int) -> int | None:
    """The verb of whoever used arms to do what an infinitive tells: "Arvan | used | jets to bomb"; None for no such."""
    word = sentence.words[verb]
    if word.head is None or not any(sentence.words[one].key == "to" for one in sentence.kids(verb, "mark")):
        return None
    over = sentence.words[word.head]
    user = word.head if over.key in _USED else over.head
    if user is None or user > verb or sentence.words[user].key not in _USED:
        return None
    return user if any(sentence.words[one].key in word_set("means") for one in sentence.kids(user, "obj")) else None


def is_use(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb only says what arms were used for: "Arvan | used | jets to bomb" is told by the bombing."""
    below = sentence.kids(trigger.head, "xcomp", "advcl", "acl")
    things = [one for noun in sentence.kids(trigger.head, "obj") for one in sentence.kids(noun, "acl")]
    return trigger.kind == "v" and any(used_for(sentence, one) == trigger.head for one in (*below, *things))


def using(sentence: Sentence, trigger: Trigger) -> tuple[int, ...]:
    """Who did it with what he used: the subjects of "| Arvan | used jets to bomb"."""
    verb = used_for(sentence, trigger.head) if trigger.kind == "v" and sentence.parsed else None
    return tuple(subjects_of(sentence, verb)) if verb is not None else ()


def with_own(sentence: Sentence, trigger: Trigger, voice: Statement | None) -> tuple[Party, ...]:
    """The speaker, where arms of his own did it: "Arvan denied that | its drones | had struck the plant"."""
    speaker = voice.speaker if voice else None
    if speaker is None or trigger.kind != "v" or not sentence.parsed or is_passive(sentence, trigger.head):
        return ()
    for noun in subjects_of(sentence, trigger.head):
        owners = [one for one in sentence.kids_exactly(noun, "nmod:poss") if sentence.words[one].key in _OWN]
        if owners and sentence.words[noun].key in word_set("means"):
            span = Span(sentence.words[owners[0]].span.start, sentence.words[noun].span.end)
            return (Party(speaker.name, speaker.actor, span),)
    return ()
