"""Claims and charges that name who did a deed: "claimed responsibility for", "blamed", "attributed to"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.derive.events.doer_names import DOER_REACH, NAMED, Seat, as_written, noun_behind, whole
from sayso.derive.events.grammar import subjects_of, together
from sayso.derive.events.lexicon import noun_spellings, verb_set, verb_spellings, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status import Standing
from sayso.derive.events.who import Phrase, parties_of, phrase_at
from sayso.records import Party, Span

#: Words from "responsibility", "blamed" or "attributed" to the deed.
DEED_REACH = 36
#: Words before "responsibility" among which its verb stands; before that verb, a "not" or "nobody".
VERB_REACH, NOT_REACH = 6, 5
_RESPONSIBILITY = frozenset({"responsibility", "credit", "authorship"})
_INVOLVED = frozenset({"involved", "implicated", "complicit"})
_RESPONSIBLE = frozenset({"responsible", "culpable"}) | _INVOLVED
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
_GOING_BY = frozenset({("calling", "itself"), ("calling", "themselves"), ("known", "as"), ("identified", "as")})
_FRAME_WORDS = _RESPONSIBILITY | _RESPONSIBLE | _ATTRIBUTING | frozenset(_CHARGING)


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
    for at in sorted(range(low, high), key=lambda one: abs(one - first)):
        if words[at].key not in _FRAME_WORDS or at in range(first, seat.trigger.last + 1):
            continue
        doer = _charged_at(seat, at)
        if doer is not None:
            return replace(doer, sign=words[at].span)
    return None


def _charged_at(seat: Seat, at: int) -> Doer | None:
    key = seat.sentence.words[at].key
    if key in _RESPONSIBILITY:
        return _by_claim(seat, at)
    if key in _RESPONSIBLE:
        return _by_responsible(seat, at)
    if key in _ATTRIBUTING:
        return _by_attribution(seat, at, "to")
    on = key in _BLAMING and _by_attribution(seat, at, "on")
    return on or _by_charge(seat, at)


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
    heads = [noun_behind(sentence, behalf + 1)] if behalf is not None else _spread(sentence, verbs[-1])
    heads = [one for head in heads for one in _writers(sentence, head)]
    return _doer(seat, heads, "claimed", "responsibility")


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
    sentence, is_involved = seat.sentence, seat.sentence.words[at].key in _INVOLVED
    if is_involved and sentence.words[seat.trigger.head].key not in _CRIMES:
        return None
    if not _reaches(seat, at, frozenset({"in"} if is_involved else {"for"})) or _is_negated(sentence, at):
        return None
    near = range(at - 1, max(-1, at - DOER_REACH), -1)
    held = next((one for one in near if sentence.words[one].key in verb_spellings("hold")), None)
    heads = sentence.kids(at, "nsubj") or subjects_of(sentence, at)
    if held is not None and held + 1 < at:  # "hold the Front responsible"
        objects = [one for one in sentence.kids(held, "obj", "nsubj") if held < one < at]
        heads = objects or [noun_behind(sentence, held)]
    elif held is not None:  # "the Front is held responsible"
        heads = subjects_of(sentence, held)
    may_be = (
        is_involved
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
    if to is None or (seat.trigger.first > to and not is_action) or _is_negated(seat.sentence, at):
        return None
    return _doer(seat, [noun_behind(seat.sentence, to)], "possible", "blamed")


def _by_charge(seat: Seat, at: int) -> Doer | None:
    """ "Police blame the Front for the attack", "the Front was accused of the attack"."""
    sentence, words = seat.sentence, seat.sentence.words
    if words[at].tag not in ("VERB", "") or _is_negated(sentence, at):
        return None
    joint = next(_joints(seat, at), None)
    if joint is None or not _is_under(seat, joint):
        return None
    bare = joint == at + 1 and not sentence.kids_exactly(at, "nsubj")
    if bare or sentence.kids_exactly(at, "aux:pass", "nsubj:pass"):
        return _doer(seat, subjects_of(sentence, at), "possible", "blamed")
    objects = [one for one in sentence.kids(at, "obj", "iobj", "nsubj") if at < one < joint]
    heads = [one for head in objects for one in together(sentence, head) if one < joint]
    return _doer(seat, heads or [noun_behind(sentence, at)], "possible", "blamed")


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
            return False
    return True


def _is_negated(sentence: Sentence, verb: int) -> bool:
    before = [word.key for word in sentence.words[max(0, verb - NOT_REACH) : verb]]
    return any(key in word_set("not") or key.endswith("n't") for key in before)


def _spread(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a verb that stand before it."""
    return [one for head in subjects_of(sentence, verb) if head < verb for one in together(sentence, head)]


def _called(sentence: Sentence, head: int) -> int:
    """The name a group goes by, where it is told behind: "a group calling itself | the Front"; else the head."""
    behind = tuple(word.key for word in sentence.words[head + 1 : head + 3])
    return noun_behind(sentence, head + 2) if behind in _GOING_BY else head


def _doer(seat: Seat, heads: list[int], standing: Standing, why: str) -> Doer | None:
    found: list[Party] = []
    own = range(seat.trigger.first, seat.trigger.last + 1)
    for head in [_called(seat.sentence, one) for one in heads]:
        if head in own or seat.sentence.words[head].key in _FRAME_WORDS:
            continue
        phrase = phrase_at(seat.sentence, head) if seat.sentence.parsed else Phrase(head, head, head)
        known = parties_of(seat.sentence, phrase, seat.cast, seat.voice) or as_written(seat, phrase, NAMED)
        found += [whole(seat, one) for one in known]
    return Doer(tuple(dict.fromkeys(found)), standing, why) if found else None
