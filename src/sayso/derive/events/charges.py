"""Charges that name who did a deed: "blamed", "attributed to", "is behind"; and claims of it."""

from collections.abc import Iterator
from dataclasses import replace

from sayso.derive.events.charge_words import (
    ACCUSING,
    ACTIONS,
    ARRESTING,
    ATTRIBUTING,
    BEHIND,
    BLAMING,
    CHARGING,
    CLAIMED,
    CRIME,
    CRIMES,
    DEED_REACH,
    FRAME_WORDS,
    INVOLVED,
    ITS,
    MOST_OF_STATE,
    MOVES,
    NOT_REACH,
    OVER_DEED,
    PARTICIPATING,
    RESPONSIBILITY,
    RESPONSIBLE,
    SUSPECTING,
    VERB_REACH,
    WORK,
    Doer,
    doer_at,
    is_negated,
    is_under,
    reaches,
)
from sayso.derive.events.claims import by_claim, by_passive_claim, claimants, is_for_which
from sayso.derive.events.doer_names import DOER_REACH, Seat, noun_behind
from sayso.derive.events.grammar import is_passive, subjects_of, together
from sayso.derive.events.lexicon import verb_spellings, word_set
from sayso.derive.events.scene import Sentence


def charged(seat: Seat) -> Doer | None:
    """The doer by the nearest claim or charge that reaches the deed."""
    words, first = seat.sentence.words, seat.trigger.first
    if not seat.sentence.parsed:
        return None
    low, high = max(0, first - DEED_REACH), min(len(words), first + DEED_REACH)
    nobody = None
    for at in sorted(range(low, high), key=lambda one: abs(one - first)):
        if words[at].key not in FRAME_WORDS or at in range(first, seat.trigger.last + 1):
            continue
        doer = _charged_at(seat, at)
        if doer is not None and doer.parties:
            return replace(doer, sign=words[at].span)
        nobody = nobody or doer  # "no group claimed the attack, but police blame the Front for it"
    return nobody


def accused_of(seat: Seat) -> Doer | None:
    """Who is accused of what a verb tells, whatever follows: "accuses | Arvan | of having ignored the call while"."""
    words, at = seat.sentence.words, seat.trigger.first - 1
    if seat.trigger.kind != "v" or not seat.sentence.parsed:
        return None
    while at > 0 and (words[at].key == "having" or words[at].tag == "ADV"):
        at -= 1
    if at <= 0 or words[at].key != "of":
        return None
    signs = (one for one in range(at - 1, max(-1, at - DOER_REACH), -1) if words[one].key in ACCUSING)
    sign = next(signs, None)
    doer = _by_charge(seat, sign) if sign is not None else None
    return Doer(doer.parties, None, "") if doer else None


def _charged_at(seat: Seat, at: int) -> Doer | None:
    key = seat.sentence.words[at].key
    if key in RESPONSIBILITY:
        return by_claim(seat, at)
    if key in RESPONSIBLE and not (key in CHARGING and seat.sentence.kids(at, "obj")):
        return _by_responsible(seat, at)
    if key in ATTRIBUTING:
        return _by_attribution(seat, at, "to")
    if key in CLAIMED:
        return by_passive_claim(seat, at)
    if key in WORK | MOVES:
        return _by_work(seat, at)
    if key == BEHIND:
        return _by_being_behind(seat, at)
    if key in ARRESTING:
        return _by_arrest(seat, at)
    on = key in BLAMING and _by_attribution(seat, at, "on")
    return on or _by_charge(seat, at) or (_by_suspicion if key in SUSPECTING else _by_charge_of_it)(seat, at)


def _by_responsible(seat: Seat, at: int) -> Doer | None:
    """ "The Front is responsible for the attack", "hold the Front responsible for the attack"."""
    sentence, key = seat.sentence, seat.sentence.words[at].key
    is_involved = key in INVOLVED | PARTICIPATING
    if is_involved and sentence.words[seat.trigger.head].key not in CRIMES:
        return None
    is_of_else = sentence.case_of(seat.trigger.head) != "in"  # "participated in talks on the murder"
    if key in PARTICIPATING and (is_of_else or is_negated(sentence, at)):
        return Doer((), None, "")
    is_for_it = reaches(seat, at, frozenset({"in"} if is_involved else {"for"})) or is_for_which(seat, at)
    if not is_for_it or is_negated(sentence, at):
        return None
    near = range(at - 1, max(-1, at - DOER_REACH), -1)
    held = next((one for one in near if sentence.words[one].key in verb_spellings("hold")), None)
    accused = next((one for one in near if sentence.words[one].key in ACCUSING), None)
    if accused is not None and "of" in [word.key for word in sentence.words[accused + 1 : at]]:
        return _by_charge(seat, accused)  # "accused the Front of being responsible for"
    heads = sentence.kids(at, "nsubj") or subjects_of(sentence, at)
    if held is not None and held + 1 < at:  # "hold the Front responsible"
        objects = [one for one in sentence.kids(held, "obj", "nsubj") if held < one < at]
        heads = objects or [noun_behind(sentence, held)]
    elif held is not None:  # "the Front is held responsible"
        heads = subjects_of(sentence, held)
    may_be = (
        key in INVOLVED
        or held is not None
        or not word_set("may").isdisjoint(word.key for word in sentence.words[max(0, at - NOT_REACH) : at])
    )
    return doer_at(seat, heads, "possible" if may_be else "told", "blamed")


def _by_attribution(seat: Seat, at: int, joining: str) -> Doer | None:
    """ "The murder is attributed to the Front", "blamed the murder on the Front"."""
    words = seat.sentence.words
    near = range(at + 1, min(len(words), at + DOER_REACH))
    to = next((one for one in near if words[one].key in (joining, "for")), None)
    to = to if to is not None and words[to].key == joining else None
    is_action = at > 0 and words[at - 1].key in ACTIONS  # "in an action attributed to the Front, men burned a bus"
    is_action = is_action or words[min(at + 1, len(words) - 1)].key in ITS  # "nobody claimed the attack; he blamed it"
    if to is not None and words[min(len(words) - 1, noun_behind(seat.sentence, to) + 1)].key == "that":
        return None  # "attributed the attack to the fact that"
    blamed = seat.sentence.kids(at, "obj") if joining == "on" else []
    is_of_else = blamed and all(one > seat.trigger.last or one < seat.trigger.first for one in blamed) and not is_action
    if to is None or is_of_else or (seat.trigger.first > to and not is_action) or is_negated(seat.sentence, at):
        return None  # of else: "blamed the Front after the attack on"
    return doer_at(seat, [noun_behind(seat.sentence, to)], "possible", "blamed")


def _by_being_behind(seat: Seat, at: int) -> Doer | None:
    """ "The Front was behind the attack", "is believed to be behind the planning and execution of the attack"."""
    sentence, words = seat.sentence, seat.sentence.words
    be = at - 1 if words[at - 1].tag != "ADV" else at - 2
    if be <= 0 or words[be].key not in word_set("be") or seat.trigger.first < at or not is_under(seat, at):
        return None
    if is_negated(sentence, at):
        return None
    may_be = not word_set("may").isdisjoint(words[one].key for one in range(max(0, at - NOT_REACH), at))
    owners = [one for one, word in enumerate(words) if be in sentence.kids(one, "cop", "aux")]
    heads = [one for owner in owners for one in subjects_of(sentence, owner) if one < be] or claimants(sentence, be)
    heads = [one for head in heads for one in together(sentence, head)]
    return doer_at(seat, heads, "possible" if may_be else "told", "blamed")


def _by_arrest(seat: Seat, at: int) -> Doer | None:
    """ "Three men were arrested in connection with the attack", "police detained a man over the killing"."""
    sentence, words = seat.sentence, seat.sentence.words
    if words[at].tag not in ("VERB", "") or seat.trigger.kind != "n" or is_negated(sentence, at):
        return None
    near = range(at + 1, min(seat.trigger.first, at + DOER_REACH))
    starts = (
        (one, one + len(over))
        for one in near
        for over in OVER_DEED
        if tuple(word.key for word in words[one : one + len(over)]) == over
    )
    joint = next(starts, None)
    if (
        joint is None
        or not is_under(seat, joint[1] - 1)
        or any(words[one].tag == "VERB" for one in range(at + 1, joint[0]))
    ):
        return None
    held = sentence.kids(at, "obj") or (subjects_of(sentence, at) if is_passive(sentence, at) else [])
    heads = [one for head in held if head < joint[0] for one in together(sentence, head)]
    return doer_at(seat, heads, "possible", "blamed")


def _by_work(seat: Seat, at: int) -> Doer | None:
    """ "The attack was the work of the Front", "may be the work of the Front", "was a reprisal by the Front"."""
    sentence = seat.sentence
    is_deed = seat.trigger.head in sentence.kids(at, "nsubj") and bool(sentence.kids(at, "cop"))
    if not is_deed or is_negated(sentence, at):
        return None
    joining = {"of"} if sentence.words[at].key in WORK else {"by", "from"}
    near = range(at + 1, min(len(sentence.words) - 1, at + VERB_REACH))
    joint = next((one for one in near if sentence.words[one].key in joining), None)
    head = noun_behind(sentence, joint) if joint is not None else None
    doers = [head] if head is not None and head != joint else []
    may_be = any(sentence.words[one].key in word_set("may") for one in sentence.kids(at, "aux", "advmod"))
    heads = [one for doer in doers[:1] for one in together(sentence, doer)]
    return doer_at(seat, heads, "possible" if may_be else "told", "blamed")


def _by_suspicion(seat: Seat, at: int) -> Doer | None:
    """ "Nobody claimed the attack, but police suspect the Front": of the deed told before."""
    sentence, words = seat.sentence, seat.sentence.words
    is_bare = words[at].tag == "VERB" and not sentence.kids_exactly(at, "aux:pass") and bool(sentence.kids(at, "nsubj"))
    if not is_bare or seat.trigger.first > at or is_negated(sentence, at):
        return None
    objects = sentence.kids(at, "obj")[:1]
    below = [one for above in (at, *objects) for one in sentence.kids(above, "obl", "nmod")]
    of_else = any(words[one].tag == "NOUN" and sentence.case_of(one) in ("of", "in") for one in below)
    return None if of_else else doer_at(seat, objects, "possible", "blamed")  # no "suspect the Front of fraud"


def _by_charge_of_it(seat: Seat, at: int) -> Doer | None:
    """ "He condemned the murder and blamed the Front for it", "accused the Front of the crime": of the deed before."""
    sentence, words = seat.sentence, seat.sentence.words
    if seat.trigger.first > at or words[at].tag != "VERB" or is_negated(sentence, at):
        return None
    joints = (one for one in range(at + 2, len(words) - 1) if words[one].key in CHARGING[words[at].key])
    joint = next(joints, None)
    if (
        joint is None and words[at].key in BLAMING and seat.trigger.kind == "n"
    ):  # "denied responsibility for the attack and blamed the Front"
        return doer_at(seat, [one for one in sentence.kids(at, "obj") if at < one], "possible", "blamed")
    behind = [word.key for word in words[joint + 1 : joint + 3]] if joint is not None else []
    if joint is None or not (behind[0] in ITS or set(behind[1:]) & CRIME):
        return None
    objects = [one for one in sentence.kids(at, "obj", "iobj", "nsubj") if at < one < joint]
    return doer_at(seat, objects, "possible", "blamed")


def _by_charge(seat: Seat, at: int) -> Doer | None:
    """ "Police blame the Front for the attack", "the Front was accused of the attack", "is to blame for the attack"."""
    sentence, words = seat.sentence, seat.sentence.words
    is_state = words[at].tag == "ADJ" and bool(sentence.kids(at, "cop"))  # "the Front is linked to the attack"
    if not (words[at].tag in ("VERB", "") or is_state) or is_negated(sentence, at):
        return None
    joint = next(_joints(seat, at), None)
    if joint is None or not is_under(seat, joint):
        return None
    if is_state or _is_to_blame(sentence, at):
        return doer_at(seat, _subjects_above(sentence, at), "possible" if is_state else "told", "blamed")
    bare = joint == at + 1 and not sentence.kids_exactly(at, "nsubj")
    if bare or sentence.kids_exactly(at, "aux:pass", "nsubj:pass"):
        return doer_at(seat, subjects_of(sentence, at), "possible", "blamed")
    objects = [one for one in sentence.kids(at, "obj", "iobj", "nsubj") if at < one < joint]
    heads = [one for head in objects for one in together(sentence, head) if one < joint]
    return doer_at(seat, heads or [noun_behind(sentence, at)], "possible", "blamed")


def _is_to_blame(sentence: Sentence, at: int) -> bool:
    """Whether somebody is told to be to blame: "the Front is to blame for", no "to blame the Front for"."""
    words = sentence.words
    objects = [one for one in sentence.kids(at, "obj") if not sentence.case_of(one)]
    if words[at].key not in BLAMING or at < MOST_OF_STATE or words[at - 1].key != "to" or objects:
        return False
    before = range(at - MOST_OF_STATE, max(-1, at - MOST_OF_STATE - NOT_REACH), -1)
    above = next((words[one].key for one in before if words[one].tag != "ADV"), "")
    return above in word_set("be")


def _subjects_above(sentence: Sentence, at: int) -> list[int]:
    """The subjects of a word, else of the verb it completes."""
    above = sentence.words[at].head
    return subjects_of(sentence, at) or (subjects_of(sentence, above) if above is not None else [])


def _joints(seat: Seat, at: int) -> Iterator[int]:
    """The "for" of "blame for", the "of" of "accuse of" behind which the deed stands; the last before it first."""
    words, joining = seat.sentence.words, CHARGING[seat.sentence.words[at].key]
    for one in range(min(len(words), seat.trigger.first) - 1, at, -1):
        if words[one].key in joining:
            yield one
