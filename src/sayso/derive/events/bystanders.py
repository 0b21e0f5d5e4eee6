"""Who stands near a violent deed and did not do it: the agency that reports it, those it hit, the land that saw it.

Where the grammar names no doer, the order of words does, and what is nearest may be anybody.
"""

from sayso.derive.events.doer_names import Seat
from sayso.derive.events.lexicon import verb_set, word_set
from sayso.derive.events.subjects import RELATIVE
from sayso.records import Party, Statement

#: Words between a verb and the noun of a deed, and what they are.
NEAR = 7
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART", "ADV"})
_AMONG = (("among", "them"), ("among", "whom"), ("among", "these"))
_SUFFERS = frozenset({"obj", "iobj", "nsubj:pass"})


def without_bystanders(seat: Seat, source: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without those who cannot be the doer; who died in a battle was in it."""
    if seat.trigger.parties == "rec":
        return source
    return tuple(
        party
        for party in source
        if not any(
            is_none(seat, party)
            for is_none in (_reports, _tells, _is_hit, _is_counted_in, _sees, _speaks_of, _is_rid, _holds)
        )
    )


def _reports(seat: Seat, party: Party) -> bool:
    """Whether a party is an agency or a paper: "those killed, | Reuters | reported"."""
    named = [one for one in seat.cast.roster.touching(party.span) if one.span.covers(party.span)]
    return any(one.type == "media" for one in named)


def _tells(seat: Seat, party: Party) -> bool:
    """Whether a party only says it, behind his words: "the boats opened fire, | the FSB | said"."""
    voice: Statement | None = seat.voice
    if voice is None or voice.speaker is None or not party.span.touches(voice.speaker.span):
        return False
    deed = seat.trigger.span(seat.sentence)
    return voice.speaker.span.start >= deed.end and any(
        one.covers(deed) and one.end <= voice.speaker.span.start for one in voice.content
    )


def _is_hit(seat: Seat, party: Party) -> bool:
    """Whether a party is who is hurt before a noun tells by what: "killed | 32 people | in suicide bombings"."""
    words, head = seat.sentence.words, _head(seat, party)
    above = words[head].head
    if seat.trigger.kind != "n" or head >= seat.trigger.first or above is None:
        return False
    return words[head].relation in _SUFFERS and (
        words[above].key in verb_set("done-to") or words[above].key in word_set("consequence")
    )


def _is_counted_in(seat: Seat, party: Party) -> bool:
    """Whether a party is only told as part of another: "killed 20 people, | including | four children"."""
    words, first = seat.sentence.words, seat.sentence.at(party.span.start)
    before = tuple(word.key for word in words[max(0, first - 2) : first])
    return before[-1:] in (("including",), ("include",), ("includes",), ("included",)) or before in _AMONG


def _sees(seat: Seat, party: Party) -> bool:
    """Whether a party is the subject of a verb that only meets with the deed: "the land | has seen | bombings",
    "police | uncovered | planned killings", "villagers | fled from | the attack"."""
    words = seat.sentence.words
    deed = words[seat.trigger.head]
    if (
        seat.trigger.kind != "n"
        or deed.head is None
        or _head(seat, party) not in seat.sentence.kids(deed.head, "nsubj")
    ):
        return False
    verb = words[deed.head].key
    if deed.relation == "obj":
        return verb in verb_set("sufferer") or verb in verb_set("onlooker")
    return seat.sentence.case_of(seat.trigger.head) == "from" and verb in verb_set("onlooker")


def _speaks_of(seat: Seat, party: Party) -> bool:
    """Whether a verb right before the deed only speaks of it or looks at it: "Bor, | addressing | Friday's attack"."""
    words = seat.sentence.words
    if seat.trigger.kind != "n" or words[seat.trigger.head].head == _head(seat, party):
        return False
    at = seat.trigger.first - 1
    while at > 0 and seat.trigger.first - at < NEAR and words[at].tag in _BEFORE_NOUN:
        at -= 1
    return words[at].key in verb_set("onlooker") and party.span.end <= words[at].span.start


def _is_rid(seat: Seat, party: Party) -> bool:
    """Whether a party before the deed is struck by it, or got away from it: "Velland | was rocked by | an attack",
    "a boy | rescued from | the airstrike"; the owner of the deed is neither."""
    words, head = seat.sentence.words, _head(seat, party)
    case = seat.sentence.case_of(seat.trigger.head)
    if seat.trigger.kind != "n" or head >= seat.trigger.first or words[head].head == seat.trigger.head:
        return False
    above = words[seat.trigger.head].head
    struck = case == "by" and above is not None and head in seat.sentence.kids_exactly(above, "nsubj:pass")
    return struck or (case == "from" and above is not None and words[above].key in verb_set("escaping"))


def _holds(seat: Seat, party: Party) -> bool:
    """Whether a long phrase was taken for the doer, of which the last noun is: "neighbours of | the man who fired"."""
    sentence, deed = seat.sentence, seat.trigger.span(seat.sentence)
    if not (party.span.covers(deed) and party.span != deed):
        return False
    first = sentence.at(party.span.start)
    opening = next((at for at in range(seat.trigger.first - 1, first, -1) if sentence.words[at].key in RELATIVE), None)
    return opening is not None and _head(seat, party) != opening - 1


def _head(seat: Seat, party: Party) -> int:
    """The word of a party that hangs on none of its others."""
    sentence = seat.sentence
    inside = range(sentence.at(party.span.start), sentence.at(party.span.end - 1) + 1)
    return next((at for at in inside if sentence.words[at].head not in inside), inside[-1])
