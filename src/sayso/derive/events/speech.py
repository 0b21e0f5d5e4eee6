"""Acts of speech that PLOVER counts as events: an appeal, a charge, a refusal, praise, a threat, a promise.

The statement is the record of what was said, so its cue makes an event only between parties of two states, or where the
act is told with whom it is done to. Anything less ("he urged calm", "critics slammed it") stays a statement.
"""

from sayso.derive.events.lexicon import word_set
from sayso.derive.events.triggers import PHRASE, Trigger
from sayso.derive.events.who import power_of
from sayso.records import Act, Party, Root, Statement, Status

#: Acts of statements that say nothing of what is done by saying it.
PLAIN: frozenset[Act] = frozenset({"assert", "announce"})
#: Parties of a meeting.
BOTH = 2


def is_between_states(source: tuple[Party, ...], target: tuple[Party, ...]) -> bool:
    """Whether the two sides belong to two powers."""
    first = {power for one in source if (power := power_of(one.actor))}
    second = {power for one in target if (power := power_of(one.actor))}
    return bool(first and second and first != second)


def tells_speech(
    trigger: Trigger,
    sides: tuple[tuple[Party, ...], tuple[Party, ...]],
    *,
    cue: Statement | None,
    voice: Statement | None,
) -> bool:
    """Whether an act of speech is an event beside its statement: between states, or told by the page without a cue.

    ``cue``: the statement whose cue the trigger is. A phrase says more than a word ("threatened to shell"): it tells
    its event of anybody, and beside a statement that takes the act for plain talk ("reiterated its support"). A threat
    of violence is an event of whoever utters it.
    """
    source, target = sides
    if is_between_states(source, target):
        return True
    if voice is not None:
        return False
    is_phrase = trigger.score >= PHRASE
    if is_phrase and source and trigger.mode == "violence":
        return True
    if cue is None:
        return bool(source) if is_phrase else _is_known(source)
    return is_phrase and cue.act in PLAIN and _is_known(source)


#: What is done with words alone, and to somebody.
_WORDS_TO_SOMEBODY: frozenset[Root] = frozenset({"REJECT", "REQUEST", "SUPPORT", "AGREE"})


def lacks(trigger: Trigger, key: str, status: Status, sides: tuple[tuple[Party, ...], tuple[Party, ...]]) -> str | None:
    """Why a trigger has too little beside it to be an event; None if it has enough. ``key``: its head in lower case."""
    source, target = sides
    if is_between_states(source, target):
        return None
    if _is_weak(trigger, key):
        return "unrealised" if status in ("hypothetical", "planned") else "vague"
    if status == "hypothetical" and not (trigger.root == "ASSAULT" and _is_known(source) and target):
        return "unrealised"
    if status == "planned" and not source and not target:
        return "unrealised"
    if trigger.kind == "v" and trigger.root in _WORDS_TO_SOMEBODY and not (source or target):
        return "vague"  # "when troops are ruled out"
    alone = trigger.root == "COOPERATE" and not target
    return "one-sided" if alone or _is_one_sided(trigger, key, {*source, *target}) else None


def _is_weak(trigger: Trigger, key: str) -> bool:
    """A verb of many uses, alone: "helped", "backed", "question"."""
    alone = trigger.kind == "v" and trigger.score < PHRASE and trigger.parties != "rec"
    return alone and key in word_set("weak")


def _is_one_sided(trigger: Trigger, key: str, parties: set[Party]) -> bool:
    """A meeting of one: a noun says too little then; "attended a meeting" is told of one, "met" of one who is known."""
    if trigger.parties != "rec" or trigger.root not in ("CONSULT", "COOPERATE") or len(parties) >= BOTH:
        return False
    phrase = trigger.kind == "v" and trigger.last > trigger.first
    if key == "speaking":  # "he said, speaking by phone"
        return True
    meets = trigger.kind == "v" and key not in word_set("weak") and _is_known(tuple(parties))
    return not (phrase and parties) and not meets


def _is_known(side: tuple[Party, ...]) -> bool:
    return any(party.actor for party in side)
