"""Claims and charges that name who did a deed: "claimed responsibility for", "blamed", "attributed to"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.derive.events.agents import agents_of
from sayso.derive.events.doer_names import DAYS, DOER_REACH, NAMED, Seat, as_written, called, noun_behind, whole
from sayso.derive.events.filed import filed_until
from sayso.derive.events.grammar import subjects_of, together
from sayso.derive.events.lexicon import noun_spellings, verb_set, verb_spellings, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.subjects import noun_before
from sayso.derive.events.who import Phrase, parties_of, phrase_at
from sayso.records import Party, Span

#: Words from "responsibility", "blamed" or "attributed" to the deed.
DEED_REACH = 36
#: Words before "responsibility" among which its verb stands; before that verb, a "not" or "nobody".
VERB_REACH, NOT_REACH = 6, 5
#: Words of "is to" before "blame".
MOST_OF_STATE = 2
RESPONSIBILITY = frozenset({"responsibility", "credit", "authorship"})
_INVOLVED = frozenset({"involved", "implicated", "complicit"})
_PARTICIPATING = verb_spellings("participate")
_RESPONSIBLE = frozenset({"responsible", "culpable"}) | _INVOLVED | _PARTICIPATING
#: Deeds that are crimes whoever does them: to be involved in one is a charge, in a raid or a battle it is none.
_CRIMES = frozenset().union(
    *(
        noun_spellings(noun)
        for noun in ("murder", "massacre", "assassination", "killing", "kidnapping", "abduction", "bombing", "torture")
    )
)
_CHARGING: dict[str, frozenset[str]] = {
    **dict.fromkeys(verb_spellings("blame"), frozenset({"for"})),
    **dict.fromkeys(verb_spellings("accuse"), frozenset({"of", "for"})),
    **dict.fromkeys(verb_spellings("suspect"), frozenset({"of", "in"})),
    **dict.fromkeys(verb_spellings("implicate"), frozenset({"in"})),
    **dict.fromkeys(verb_spellings("charge"), frozenset({"with"})),
    **dict.fromkeys(verb_spellings("link"), frozenset({"to", "with"})),
}
_BLAMING = verb_spellings("blame")
_ACTIONS = frozenset({"action", "actions", "act", "acts", "attack", "operation", "incident", "crime", "blow"})
_ACCUSING = verb_spellings("accuse")
_OF_VERB = frozenset({"AUX", "ADV", "PART"})
_ITS = frozenset({"it", "them"})
_CRIME = frozenset({"crime", "crimes", "atrocity", "deed"})
_CLAIMED = frozenset({"claimed"})
_WORK = frozenset({"work", "handiwork", "doing"})
#: What a deed is called that says whose it was behind "by" or "from": "the murder was | an act of revenge | by".
_MOVES = frozenset(
    {"act", "action", "manoeuvre", "maneuver", "reprisal", "retaliation", "revenge", "response"}
) | frozenset({"operation", "provocation", "crime", "deed", "move", "ploy"})
_SUSPECTING = verb_spellings("suspect")
_ATTRIBUTING = verb_spellings("attribute") | verb_spellings("ascribe")
_OPENS_RELATIVE = frozenset({"that", "which", "who"})
PARTS = frozenset({";", ".", ":"})
#: Verbs that may stand between a charge and the deed: "accused of | being responsible for | the attack".
_OF_GUILT = frozenset(
    {"being", "be", "having", "have", "been", "is", "are", "responsible", "perpetrating", "staging"}
) | (verb_spellings("commit") | verb_spellings("order") | verb_spellings("plan") | verb_spellings("carry"))
_MESSAGES = frozenset(
    {
        *("leaflet", "leaflets", "pamphlet", "pamphlets", "communique", "communiques", "statement", "letter", "note"),
        *("message", "call", "caller", "callers", "video", "recording", "tape", "post", "flyer", "flyers", "document"),
    }
)
_SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "representative", "representatives"}
)
FRAME_WORDS = RESPONSIBILITY | _RESPONSIBLE | _ATTRIBUTING | _CLAIMED | _WORK | _MOVES | frozenset(_CHARGING)


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is held to have done it. ``standing``: None where the sentence just tells it; ``why``: the rule of it.

    ``sign``: the word that charges him, "blamed".
    """

    parties: tuple[Party, ...]
    standing: Standing | None
    why: str
    sign: Span | None = None


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
    signs = (one for one in range(at - 1, max(-1, at - DOER_REACH), -1) if words[one].key in _ACCUSING)
    sign = next(signs, None)
    doer = _by_charge(seat, sign) if sign is not None else None
    return Doer(doer.parties, None, "") if doer else None


def _charged_at(seat: Seat, at: int) -> Doer | None:
    key = seat.sentence.words[at].key
    if key in RESPONSIBILITY:
        return _by_claim(seat, at)
    if key in _RESPONSIBLE and not (key in _CHARGING and seat.sentence.kids(at, "obj")):
        return _by_responsible(seat, at)
    if key in _ATTRIBUTING:
        return _by_attribution(seat, at, "to")
    if key in _CLAIMED:
        return _by_passive_claim(seat, at)
    if key in _WORK | _MOVES:
        return _by_work(seat, at)
    on = key in _BLAMING and _by_attribution(seat, at, "on")
    return on or _by_charge(seat, at) or (_by_suspicion if key in _SUSPECTING else _by_charge_of_it)(seat, at)


def _by_claim(seat: Seat, at: int) -> Doer | None:
    """ "The Front claimed responsibility for the attack"; "called on behalf of the Front to claim it"."""
    sentence = seat.sentence
    verbs = [one for one in range(max(0, at - VERB_REACH), at) if sentence.words[one].key in verb_set("claiming")]
    is_for_it = _reaches(seat, at, frozenset({"for", "of"})) or _is_for_which(seat, at)
    owners = sentence.kids_exactly(at, "nmod:poss")
    if owners and not verbs and _reaches(seat, at, frozenset({"for", "in", "of"})):  # "the Front's responsibility in"
        return None if _is_negated(sentence, owners[0]) else _doer(seat, owners, "told", "blamed")
    if not verbs or not is_for_it:
        return None
    if _is_negated(sentence, verbs[-1]):
        return Doer((), None, "")  # who has not claimed it is not told to have done it
    behalf = next((one for one in range(verbs[-1]) if sentence.words[one].key == "behalf"), None)
    heads = [noun_behind(sentence, behalf + 1)] if behalf is not None else _claimants(sentence, verbs[-1])
    if any(sentence.words[one].key in word_set("not") for one in heads):
        return Doer((), None, "")  # "none of the groups has claimed it"
    heads = [one for head in heads for one in _writers(sentence, head)]
    return _doer(seat, heads, "claimed", "responsibility") or _by_speaker(seat, verbs[-1])


def _by_speaker(seat: Seat, verb: int) -> Doer | None:
    """Who claims in a statement of whose cue the verb is, where the grammar gives the verb no name."""
    sentence, voice = seat.sentence, seat.voice
    is_cue = voice is not None and voice.cue is not None and voice.cue.touches(sentence.words[verb].span)
    speaker = voice.speaker if voice and is_cue else None
    if speaker is None or not sentence.span.covers(speaker.span):
        return None
    return Doer((whole(seat, Party(speaker.name, speaker.actor, speaker.span)),), "claimed", "responsibility")


def _claimants(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a claim; where they are only a date line's, the noun that stands before its verb."""
    words, filed = sentence.words, filed_until(sentence)
    own = [one for one in _spread(sentence, verb) if one >= filed and words[one].key not in DAYS]
    at = verb
    while at > filed and (words[at - 1].tag in _OF_VERB or words[at - 1].key in DAYS | {","}):
        at -= 1
    before = noun_before(sentence, at, filed)
    return own or ([before] if before is not None else [])


def _is_for_which(seat: Seat, at: int) -> bool:
    """Whether the deed stands before: "the attack, for which the Front claimed responsibility"."""
    between = [word.key for word in seat.sentence.words[seat.trigger.last + 1 : at]]
    return any(pair == ("for", "which") for pair in pairwise(between))


def _writers(sentence: Sentence, head: int) -> list[int]:
    """Who claims in a letter or a call: "leaflets of the Front", "a Front communique"; nobody if it does not say."""
    key = sentence.words[head].key
    if key not in _MESSAGES and key not in _SPEAKING_FOR:
        return [head]
    below = sentence.kids(head, "nmod", "compound", "amod")
    behind = [one for one in below if one > head and sentence.case_of(one) in ("by", "of", "from", "for")]
    named = behind or [one for one in below if one < head and sentence.words[one].tag == "PROPN"]
    return named or ([head] if key in _SPEAKING_FOR else [])


def _by_responsible(seat: Seat, at: int) -> Doer | None:
    """ "The Front is responsible for the attack", "hold the Front responsible for the attack"."""
    sentence, key = seat.sentence, seat.sentence.words[at].key
    is_involved = key in _INVOLVED | _PARTICIPATING
    if is_involved and sentence.words[seat.trigger.head].key not in _CRIMES:
        return None
    is_of_else = sentence.case_of(seat.trigger.head) != "in"  # "participated in talks on the murder"
    if key in _PARTICIPATING and (is_of_else or _is_negated(sentence, at)):
        return Doer((), None, "")
    is_for_it = _reaches(seat, at, frozenset({"in"} if is_involved else {"for"})) or _is_for_which(seat, at)
    if not is_for_it or _is_negated(sentence, at):
        return None
    near = range(at - 1, max(-1, at - DOER_REACH), -1)
    held = next((one for one in near if sentence.words[one].key in verb_spellings("hold")), None)
    accused = next((one for one in near if sentence.words[one].key in _ACCUSING), None)
    if accused is not None and "of" in [word.key for word in sentence.words[accused + 1 : at]]:
        return _by_charge(seat, accused)  # "accused the Front of being responsible for"
    heads = sentence.kids(at, "nsubj") or subjects_of(sentence, at)
    if held is not None and held + 1 < at:  # "hold the Front responsible"
        objects = [one for one in sentence.kids(held, "obj", "nsubj") if held < one < at]
        heads = objects or [noun_behind(sentence, held)]
    elif held is not None:  # "the Front is held responsible"
        heads = subjects_of(sentence, held)
    may_be = (
        key in _INVOLVED
        or held is not None
        or not word_set("may").isdisjoint(word.key for word in sentence.words[max(0, at - NOT_REACH) : at])
    )
    return _doer(seat, heads, "possible" if may_be else "told", "blamed")


def _by_attribution(seat: Seat, at: int, joining: str) -> Doer | None:
    """ "The murder is attributed to the Front", "blamed the murder on the Front"."""
    words = seat.sentence.words
    near = range(at + 1, min(len(words), at + DOER_REACH))
    to = next((one for one in near if words[one].key in (joining, "for")), None)
    to = to if to is not None and words[to].key == joining else None
    is_action = at > 0 and words[at - 1].key in _ACTIONS  # "in an action attributed to the Front, men burned a bus"
    is_action = is_action or words[min(at + 1, len(words) - 1)].key in _ITS  # "nobody claimed the attack; he blamed it"
    if to is not None and words[min(len(words) - 1, noun_behind(seat.sentence, to) + 1)].key == "that":
        return None  # "attributed the attack to the fact that"
    if to is None or (seat.trigger.first > to and not is_action) or _is_negated(seat.sentence, at):
        return None
    return _doer(seat, [noun_behind(seat.sentence, to)], "possible", "blamed")


def _by_passive_claim(seat: Seat, at: int) -> Doer | None:
    """ "The attack was claimed by the Front", "the attack claimed by the Front"."""
    sentence, deed = seat.sentence, seat.trigger.head
    is_deed = deed in sentence.kids_exactly(at, "nsubj:pass") or (
        sentence.words[at].head == deed and sentence.words[at].relation.startswith("acl")
    )
    if not is_deed or seat.trigger.kind != "n" or _is_negated(sentence, at):
        return None
    claimants = [one for one in agents_of(sentence, at) if one > at]
    return _doer(seat, claimants[:1], "claimed", "responsibility")


def _by_work(seat: Seat, at: int) -> Doer | None:
    """ "The attack was the work of the Front", "may be the work of the Front", "was a reprisal by the Front"."""
    sentence = seat.sentence
    is_deed = seat.trigger.head in sentence.kids(at, "nsubj") and bool(sentence.kids(at, "cop"))
    if not is_deed or _is_negated(sentence, at):
        return None
    joining = {"of"} if sentence.words[at].key in _WORK else {"by", "from"}
    near = range(at + 1, min(len(sentence.words) - 1, at + VERB_REACH))
    joint = next((one for one in near if sentence.words[one].key in joining), None)
    head = noun_behind(sentence, joint) if joint is not None else None
    doers = [head] if head is not None and head != joint else []
    may_be = any(sentence.words[one].key in word_set("may") for one in sentence.kids(at, "aux", "advmod"))
    return _doer(seat, doers[:1], "possible" if may_be else "told", "blamed")


def _by_suspicion(seat: Seat, at: int) -> Doer | None:
    """ "Nobody claimed the attack, but police suspect the Front": of the deed told before."""
    sentence, words = seat.sentence, seat.sentence.words
    is_bare = words[at].tag == "VERB" and not sentence.kids_exactly(at, "aux:pass") and bool(sentence.kids(at, "nsubj"))
    if not is_bare or seat.trigger.first > at or _is_negated(sentence, at):
        return None
    objects = sentence.kids(at, "obj")[:1]
    below = [one for above in (at, *objects) for one in sentence.kids(above, "obl", "nmod")]
    of_else = any(words[one].tag == "NOUN" and sentence.case_of(one) in ("of", "in") for one in below)
    return None if of_else else _doer(seat, objects, "possible", "blamed")  # no "suspect the Front of fraud"


def _by_charge_of_it(seat: Seat, at: int) -> Doer | None:
    """ "He condemned the murder and blamed the Front for it", "accused the Front of the crime": of the deed before."""
    sentence, words = seat.sentence, seat.sentence.words
    if seat.trigger.first > at or words[at].tag != "VERB" or _is_negated(sentence, at):
        return None
    joints = (one for one in range(at + 2, len(words) - 1) if words[one].key in _CHARGING[words[at].key])
    joint = next(joints, None)
    behind = [word.key for word in words[joint + 1 : joint + 3]] if joint is not None else []
    if joint is None or not (behind[0] in _ITS or set(behind[1:]) & _CRIME):
        return None
    objects = [one for one in sentence.kids(at, "obj", "iobj", "nsubj") if at < one < joint]
    return _doer(seat, objects, "possible", "blamed")


def _by_charge(seat: Seat, at: int) -> Doer | None:
    """ "Police blame the Front for the attack", "the Front was accused of the attack", "is to blame for the attack"."""
    sentence, words = seat.sentence, seat.sentence.words
    is_state = words[at].tag == "ADJ" and bool(sentence.kids(at, "cop"))  # "the Front is linked to the attack"
    if not (words[at].tag in ("VERB", "") or is_state) or _is_negated(sentence, at):
        return None
    joint = next(_joints(seat, at), None)
    if joint is None or not _is_under(seat, joint):
        return None
    if is_state or _is_to_blame(sentence, at):
        return _doer(seat, _subjects_above(sentence, at), "possible" if is_state else "told", "blamed")
    bare = joint == at + 1 and not sentence.kids_exactly(at, "nsubj")
    if bare or sentence.kids_exactly(at, "aux:pass", "nsubj:pass"):
        return _doer(seat, subjects_of(sentence, at), "possible", "blamed")
    objects = [one for one in sentence.kids(at, "obj", "iobj", "nsubj") if at < one < joint]
    heads = [one for head in objects for one in together(sentence, head) if one < joint]
    return _doer(seat, heads or [noun_behind(sentence, at)], "possible", "blamed")


def _is_to_blame(sentence: Sentence, at: int) -> bool:
    """Whether somebody is told to be to blame: "the Front is to blame for", no "to blame the Front for"."""
    words = sentence.words
    objects = [one for one in sentence.kids(at, "obj") if not sentence.case_of(one)]
    if words[at].key not in _BLAMING or at < MOST_OF_STATE or words[at - 1].key != "to" or objects:
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
    words, joining = seat.sentence.words, _CHARGING[seat.sentence.words[at].key]
    for one in range(min(len(words), seat.trigger.first) - 1, at, -1):
        if words[one].key in joining:
            yield one


def _reaches(seat: Seat, at: int, joining: frozenset[str]) -> bool:
    """Whether the deed stands behind "responsibility for", with no other end of a clause between."""
    words, first = seat.sentence.words, seat.trigger.first
    between = [words[one].key for one in range(at + 1, first)]
    return at < first and not joining.isdisjoint(between) and _is_under(seat, at)


def _is_under(seat: Seat, at: int) -> bool:
    """Whether the deed is of the phrase behind a word, not of a clause that goes on: "for it, and added that"."""
    words = seat.sentence.words
    for one in range(at + 1, seat.trigger.first):
        if words[one].key in _OPENS_RELATIVE:
            return True
        is_verb = words[one].tag in ("VERB", "AUX")
        goes_on = is_verb and words[one - 1].key == ","
        if words[one].key in PARTS or goes_on or (is_verb and words[one].key not in _OF_GUILT):
            return is_verb and one == at + 1 and _comes_of_it(seat)
    return True


def _comes_of_it(seat: Seat) -> bool:
    """Whether the deed is told as what came of the one charged: "accused Arvan of ramming a boat, | killing | four"."""
    trigger, words = seat.trigger, seat.sentence.words
    comes = trigger.kind == "v" and words[trigger.head].key.endswith("ing") and words[trigger.first - 1].key == ","
    return comes and words[trigger.head].key in word_set("consequence")


def _is_negated(sentence: Sentence, verb: int) -> bool:
    before = [word.key for word in sentence.words[max(0, verb - NOT_REACH) : verb]]
    return any(key in word_set("not") or key.endswith("n't") for key in before)


def _spread(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a verb that stand before it."""
    return [one for head in subjects_of(sentence, verb) if head < verb for one in together(sentence, head)]


def _doer(seat: Seat, heads: list[int], standing: Standing, why: str) -> Doer | None:
    found: list[Party] = []
    own = range(seat.trigger.first, seat.trigger.last + 1)
    for head in [called(seat.sentence, one) for one in heads]:
        if head in own or seat.sentence.words[head].key in FRAME_WORDS | DAYS:
            continue
        phrase = phrase_at(seat.sentence, head) if seat.sentence.parsed else Phrase(head, head, head)
        known = parties_of(seat.sentence, phrase, seat.cast, seat.voice) or as_written(seat, phrase, NAMED)
        found += [whole(seat, one) for one in known]
    return Doer(tuple(dict.fromkeys(found)), standing, why) if found else None
