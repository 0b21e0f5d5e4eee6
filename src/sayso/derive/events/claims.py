"""Who claims a deed: "the Front claimed responsibility for the attack", "the attack was claimed by the Front"."""

from itertools import pairwise

from sayso.derive.events.agents import agents_of
from sayso.derive.events.charge_words import (
    MESSAGES,
    OF_VERB,
    SPEAKING_FOR,
    VERB_REACH,
    Doer,
    doer_at,
    is_negated,
    reaches,
    subjects_before,
)
from sayso.derive.events.doer_names import DAYS, Seat, noun_behind, whole
from sayso.derive.events.filed import filed_until
from sayso.derive.events.lexicon import verb_set, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.subjects import noun_before
from sayso.records import Party


def by_claim(seat: Seat, at: int) -> Doer | None:
    """ "The Front claimed responsibility for the attack"; "called on behalf of the Front to claim it"."""
    sentence = seat.sentence
    verbs = [one for one in range(max(0, at - VERB_REACH), at) if sentence.words[one].key in verb_set("claiming")]
    is_for_it = reaches(seat, at, frozenset({"for", "of"})) or is_for_which(seat, at)
    owners = sentence.kids_exactly(at, "nmod:poss")
    if owners and not verbs and reaches(seat, at, frozenset({"for", "in", "of"})):  # "the Front's responsibility in"
        return None if is_negated(sentence, owners[0]) else doer_at(seat, owners, "told", "blamed")
    if not verbs or not is_for_it:
        return None
    if is_negated(sentence, verbs[-1]):
        return Doer((), None, "")  # who has not claimed it is not told to have done it
    behalf = next((one for one in range(verbs[-1]) if sentence.words[one].key == "behalf"), None)
    heads = [noun_behind(sentence, behalf + 1)] if behalf is not None else claimants(sentence, verbs[-1])
    if any(sentence.words[one].key in word_set("not") for one in heads):
        return Doer((), None, "")  # "none of the groups has claimed it"
    heads = [one for head in heads for one in _writers(sentence, head)]
    return doer_at(seat, heads, "claimed", "responsibility") or _by_speaker(seat, verbs[-1])


def _by_speaker(seat: Seat, verb: int) -> Doer | None:
    """Who claims in a statement of whose cue the verb is, where the grammar gives the verb no name."""
    sentence, voice = seat.sentence, seat.voice
    is_cue = voice is not None and voice.cue is not None and voice.cue.touches(sentence.words[verb].span)
    speaker = voice.speaker if voice and is_cue else None
    if speaker is None or not sentence.span.covers(speaker.span):
        return None
    return Doer((whole(seat, Party(speaker.name, speaker.actor, speaker.span)),), "claimed", "responsibility")


def claimants(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a claim; where they are only a date line's, the noun that stands before its verb."""
    words, filed = sentence.words, filed_until(sentence)
    own = [one for one in subjects_before(sentence, verb) if one >= filed and words[one].key not in DAYS]
    at = verb
    while at > filed and (words[at - 1].tag in OF_VERB or words[at - 1].key in DAYS | {","}):
        at -= 1
    before = noun_before(sentence, at, filed)
    return own or ([before] if before is not None else [])


def is_for_which(seat: Seat, at: int) -> bool:
    """Whether the deed stands before: "the attack, for which the Front claimed responsibility"."""
    between = [word.key for word in seat.sentence.words[seat.trigger.last + 1 : at]]
    return any(pair == ("for", "which") for pair in pairwise(between))


def _writers(sentence: Sentence, head: int) -> list[int]:
    """Who claims in a letter or a call: "leaflets of the Front", "a Front communique"; nobody if it does not say."""
    key = sentence.words[head].key
    if key not in MESSAGES and key not in SPEAKING_FOR:
        return [head]
    below = sentence.kids(head, "nmod", "compound", "amod")
    behind = [one for one in below if one > head and sentence.case_of(one) in ("by", "of", "from", "for")]
    named = behind or [one for one in below if one < head and sentence.words[one].tag == "PROPN"]
    return named or ([head] if key in SPEAKING_FOR else [])


def by_passive_claim(seat: Seat, at: int) -> Doer | None:
    """ "The attack was claimed by the Front", "the attack claimed by the Front"."""
    sentence, deed = seat.sentence, seat.trigger.head
    is_deed = (deed in sentence.kids(at, "nsubj") and bool(sentence.kids_exactly(at, "aux:pass"))) or (
        sentence.words[at].head == deed and sentence.words[at].relation.startswith("acl")
    )
    if not is_deed or seat.trigger.kind != "n" or is_negated(sentence, at):
        return None
    claimants = [one for one in agents_of(sentence, at) if one > at]
    return doer_at(seat, claimants[:1], "claimed", "responsibility")
