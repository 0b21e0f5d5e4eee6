"""Words of claims and charges, who is held by them, and whether they reach a deed."""

from dataclasses import dataclass

from sayso.derive.events.doer_names import DAYS, NAMED, Seat, as_written, called, whole
from sayso.derive.events.grammar import subjects_of, together
from sayso.derive.events.lexicon import noun_spellings, verb_spellings, word_set
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.who import Phrase, parties_of, phrase_at
from sayso.records import Party, Span

#: Words from "responsibility", "blamed" or "attributed" to the deed.
DEED_REACH = 36
#: Words before "responsibility" among which its verb stands; before that verb, a "not" or "nobody".
VERB_REACH, NOT_REACH = 6, 5
#: Words of "is to" before "blame".
MOST_OF_STATE = 2
RESPONSIBILITY = frozenset({"responsibility", "credit", "authorship"})
INVOLVED = frozenset({"involved", "implicated", "complicit"})
PARTICIPATING = verb_spellings("participate")
RESPONSIBLE = frozenset({"responsible", "culpable"}) | INVOLVED | PARTICIPATING
#: Deeds that are crimes whoever does them: to be involved in one is a charge, in a raid or a battle it is none.
CRIMES = frozenset().union(
    *(
        noun_spellings(noun)
        for noun in ("murder", "massacre", "assassination", "killing", "kidnapping", "abduction", "bombing", "torture")
    )
)
CHARGING: dict[str, frozenset[str]] = {
    **dict.fromkeys(verb_spellings("blame"), frozenset({"for"})),
    **dict.fromkeys(verb_spellings("accuse"), frozenset({"of", "for"})),
    **dict.fromkeys(verb_spellings("suspect"), frozenset({"of", "in"})),
    **dict.fromkeys(verb_spellings("implicate"), frozenset({"in"})),
    **dict.fromkeys(verb_spellings("charge"), frozenset({"with"})),
    **dict.fromkeys(verb_spellings("link"), frozenset({"to", "with"})),
}
BLAMING = verb_spellings("blame")
ACTIONS = frozenset({"action", "actions", "act", "acts", "attack", "operation", "incident", "crime", "blow"})
ACCUSING = verb_spellings("accuse")
OF_VERB = frozenset({"AUX", "ADV", "PART"})
ITS = frozenset({"it", "them"})
CRIME = frozenset({"crime", "crimes", "atrocity", "deed"})
CLAIMED = frozenset({"claimed"})
WORK = frozenset({"work", "handiwork", "doing"})
#: What a deed is called that says whose it was behind "by" or "from": "the murder was | an act of revenge | by".
MOVES = frozenset(
    {"act", "action", "manoeuvre", "maneuver", "reprisal", "retaliation", "revenge", "response"}
) | frozenset({"operation", "provocation", "crime", "deed", "move", "ploy"})
SUSPECTING = verb_spellings("suspect")
ATTRIBUTING = verb_spellings("attribute") | verb_spellings("ascribe")
#: Held for a deed: "arrested in connection with the attack", "detained over it".
ARRESTING = frozenset().union(*(verb_spellings(verb) for verb in ("arrest", "detain", "apprehend", "question")))
OVER_DEED = (("in", "connection", "with"), ("in", "relation", "to"), ("on", "suspicion", "of"), ("over",), ("for",))
OPENS_RELATIVE = frozenset({"that", "which", "who"})
PARTS = frozenset({";", ".", ":"})
#: Verbs that may stand between a charge and the deed: "accused of | being responsible for | the attack".
OF_GUILT = frozenset(
    {"being", "be", "having", "have", "been", "is", "are", "responsible", "perpetrating", "staging"}
) | (verb_spellings("commit") | verb_spellings("order") | verb_spellings("plan") | verb_spellings("carry"))
MESSAGES = frozenset(
    {
        *("leaflet", "leaflets", "pamphlet", "pamphlets", "communique", "communiques", "statement", "letter", "note"),
        *("message", "call", "caller", "callers", "video", "recording", "tape", "post", "flyer", "flyers", "document"),
    }
)
SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "representative", "representatives"})
BEHIND = "behind"
FRAME_WORDS = RESPONSIBILITY | RESPONSIBLE | ATTRIBUTING | CLAIMED | WORK | MOVES | {BEHIND, *CHARGING, *ARRESTING}


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is held to have done it. ``standing``: None where the sentence just tells it; ``why``: the rule of it.

    ``sign``: the word that charges him, "blamed".
    """

    parties: tuple[Party, ...]
    standing: Standing | None
    why: str
    sign: Span | None = None


def reaches(seat: Seat, at: int, joining: frozenset[str]) -> bool:
    """Whether the deed stands behind "responsibility for", with no other end of a clause between."""
    words, first = seat.sentence.words, seat.trigger.first
    between = [words[one].key for one in range(at + 1, first)]
    return at < first and not joining.isdisjoint(between) and is_under(seat, at)


def is_under(seat: Seat, at: int) -> bool:
    """Whether the deed is of the phrase behind a word, not of a clause that goes on: "for it, and added that"."""
    words = seat.sentence.words
    for one in range(at + 1, seat.trigger.first):
        if words[one].key in OPENS_RELATIVE:
            return True
        is_verb = words[one].tag in ("VERB", "AUX")
        goes_on = is_verb and words[one - 1].key == ","
        if words[one].key in PARTS or goes_on or (is_verb and words[one].key not in OF_GUILT):
            return is_verb and one == at + 1 and _comes_of_it(seat)
    return True


def _comes_of_it(seat: Seat) -> bool:
    """Whether the deed is told as what came of the one charged: "accused Arvan of ramming a boat, | killing | four"."""
    trigger, words = seat.trigger, seat.sentence.words
    comes = trigger.kind == "v" and words[trigger.head].key.endswith("ing") and words[trigger.first - 1].key == ","
    return comes and words[trigger.head].key in word_set("consequence")


def is_negated(sentence: Sentence, verb: int) -> bool:
    """Whether a "not" or "nobody" stands right before a word."""
    before = [word.key for word in sentence.words[max(0, verb - NOT_REACH) : verb]]
    return any(key in word_set("not") or key.endswith("n't") for key in before)


def subjects_before(sentence: Sentence, verb: int) -> list[int]:
    """The subjects of a verb that stand before it."""
    return [one for head in subjects_of(sentence, verb) if head < verb for one in together(sentence, head)]


def doer_at(seat: Seat, heads: list[int], standing: Standing, why: str) -> Doer | None:
    """The parties these words name, held for the deed of a seat; None where they name nobody."""
    found: list[Party] = []
    own = range(seat.trigger.first, seat.trigger.last + 1)
    for head in [called(seat.sentence, one) for one in heads]:
        if head in own or seat.sentence.words[head].key in FRAME_WORDS | DAYS:
            continue
        phrase = phrase_at(seat.sentence, head) if seat.sentence.parsed else Phrase(head, head, head)
        known = parties_of(seat.sentence, phrase, seat.cast, seat.voice) or as_written(seat, phrase, NAMED)
        found += [whole(seat, one) for one in known]
    return Doer(tuple(dict.fromkeys(found)), standing, why) if found else None
