"""Who is held to have done a deed, and how: by his own claim, by another's charge, or only perhaps.

"The Front claimed responsibility for the attack", "the murder is attributed to the Front", "police blame the Front for
the bombing" name a doer far from the deed, where no subject or "by" would give him. "Suspected Front members" and
"apparently by the Front" name one who only may have done it. And "members of the Front" are the Front.
"""

import re
from collections.abc import Sequence

from sayso.derive.events.bystanders import without_bystanders
from sayso.derive.events.charge_words import PARTS, RESPONSIBILITY, Doer, doer_at
from sayso.derive.events.charges import accused_of, charged
from sayso.derive.events.doer_names import (
    MEMBERS,
    NAMED,
    NAMES,
    Seat,
    as_written,
    is_hedged,
    noun_behind,
    whole,
)
from sayso.derive.events.grammar import sides_of
from sayso.derive.events.lexicon import verb_set, verb_spellings, word_set
from sayso.derive.events.status import BLAMED
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.who import Phrase, is_party_head, parties_of, phrase_at
from sayso.derive.words import words_of
from sayso.records import Act, Party, Speaker, Statement

#: Standings of a deed over which it goes how its doer is held to have done it.
HELD: frozenset[Standing] = frozenset({"told", "possible", "claimed"})
#: Acts of those who speak of a deed that others did.
JUDGING_ACTS: frozenset[Act] = frozenset({"criticize", "praise", "welcome", "concern"})
#: Words from a deed to the "by" that tells whose it was: "the murder of Ana Bor, head of the Oster fire brigade, | by".
BY_REACH = 24
#: Words from a verb of judging to the "for" of what is judged: "condemned | the Arvan government | for".
MOST_JUDGED = 6
_JUDGING = frozenset().union(*(verb_spellings(verb) for verb in ("condemn", "denounce", "deplore", "decry", "mourn")))
_JUDGING_FOR = _JUDGING.union(*(verb_spellings(verb) for verb in ("criticise", "criticize", "rebuke", "censure")))
#: Behind a nameless doer: what he says he is, or is held to be.
_IDENTITY = re.compile(
    r",?\s+(?:(?:who|that)\s+)?(?P<how>(?:(?:have|had)\s+)?(?:later\s+)?(?:identif(?:ied|ying)|describ(?:ed|ing))\s+themselves\s+as"
    r"|identified\s+as|claim(?:ed|ing)\s+(?:to\s+be|(?:that\s+)?they\s+were)|sa(?:id|ying)\s+(?:that\s+)?they\s+(?:were|belonged\s+to)"
    r"|(?:(?:is|are|was|were)\s+)?(?:believed|thought|presumed|suspected|said|alleged)\s+to\s+(?:be|belong\s+to)"
    r"|(?:presumably|apparently|probably|possibly)|belonging\s+to)\s+",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"its", "their", "his", "her"})
_DOING = frozenset().union(*(verb_spellings(verb) for verb in ("carry", "perpetrate", "commit", "stage", "execute")))


def doer_of(seat: Seat, source: tuple[Party, ...]) -> Doer:
    """The doer of a violent deed: as charged or claimed in its sentence, else ``source`` under its full name."""
    if seat.trigger.root not in BLAMED:
        return accused_of(seat) or Doer(source, None, "")
    held = charged(seat)
    if held:
        return held
    source = without_bystanders(seat, source)
    unknown = without_bystanders(seat, tuple(_unknown(seat)))
    found = _without_judges(seat, source) or unknown or _by_phrase(seat) or _judged(seat)
    found = found or _apologising(seat)
    if identified := _identified(seat, found):
        return identified
    named = tuple(dict.fromkeys(whole(seat, party) for party in found))
    hedged = named and all(is_hedged(seat.sentence, party.span) for party in named)
    return Doer(named, "possible", "alleged-doer") if hedged else Doer(named, None, "")


def _identified(seat: Seat, found: Sequence[Party]) -> Doer | None:
    """Who a nameless doer is told to be: "gunmen | who said they were members of the Front | burned a bus"."""
    sentence = seat.sentence
    for party in found:
        told = _IDENTITY.match(sentence.text, party.span.end - sentence.span.start) if party.actor is None else None
        if told is None or not sentence.parsed:
            continue
        joint = sentence.at(sentence.span.start + told.end("how") - 1)
        noun = noun_behind(sentence, joint)
        is_who = sentence.words[noun].tag == "PROPN" or is_party_head(sentence, noun)  # not "said they were hungry"
        doer = doer_at(seat, [noun], "possible", "alleged-doer") if is_who else None
        if doer and any(one.name != party.name for one in doer.parties):
            return doer
    return None


def _without_judges(seat: Seat, source: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without who only judges the deed: Arvan of "Arvan condemns Velland's attack"."""
    words = seat.sentence.words
    head = words[seat.trigger.head].head
    if seat.trigger.kind == "n" and head is not None and words[head].key in _JUDGING:
        source = tuple(party for party in source if party.span.start > words[head].span.start)
    judge = seat.voice.speaker if seat.voice and seat.voice.act in JUDGING_ACTS else None
    return tuple(party for party in source if not (judge and party.span.touches(judge.span)))


def voice_on(doer: Doer, voice: Statement | None) -> Statement | None:
    """On whose word a deed rests: not on the word of the one who is charged with it."""
    if doer.why != "blamed" or voice is None or voice.speaker is None:
        return voice
    return None if any(party.span.touches(voice.speaker.span) for party in doer.parties) else voice


def charges_others(trigger: Trigger, doer: Doer, voice: Statement | None, text: str) -> bool:
    """Whether a speaker charges another with a violent deed: "claims that the Front did it", "admits that it did"."""
    if voice is None or voice.speaker is None or voice.cue is None or trigger.root not in BLAMED:
        return False
    cue = frozenset(text[voice.cue.start : voice.cue.end].lower().split())
    charges = voice.act == "concede" or not cue.isdisjoint(word_set("charging"))
    charges = charges and cue.isdisjoint(RESPONSIBILITY)  # "claimed responsibility for the blast that killed"
    return charges and bool(doer.parties) and not any(_is_own(one, voice.speaker) for one in doer.parties)


def _is_own(party: Party, speaker: Speaker) -> bool:
    """Whether a doer is the speaker or of his side: not named, of a name with his, or of the same state."""
    if party.span.touches(speaker.span) or (party.actor and party.actor == speaker.actor):
        return True
    if party.actor is None:
        name = named_by(party.name)
        return not name or not name.isdisjoint(words_of(speaker.name))
    return _of_state(party.actor) is not None and _of_state(party.actor) == _of_state(speaker.actor)


def _of_state(actor: str | None) -> str | None:
    """The state of an actor that is a state or an organ of one; None for others: "rebels" are not of their land's."""
    own, _, organ = (actor or "").partition(".")
    return own if own and (not organ or organ.isupper()) else None


def named_by(name: str) -> frozenset[str]:
    """The words of a party's name that tell it from others: none of "the soldiers", one of "the Lowland army"."""
    return frozenset(words_of(name)) - word_set("agents") - word_set("determiner") - word_set("pronouns") - MEMBERS


def held_as(doer: Doer, voice: Statement | None) -> tuple[Standing, str]:
    """How a deed with this doer stands: who charges him in his own words claims, whatever the sentence adds."""
    own = voice and (voice.act == "accuse" or (voice.cue and doer.sign and voice.cue.touches(doer.sign)))
    if doer.why == "blamed" and own:
        return "told", doer.why
    return doer.standing or "told", doer.why


def _unknown(seat: Seat) -> list[Party]:
    """Doers by the grammar whose names nobody knows: "the Extraditables killed him"."""
    if not seat.sentence.parsed or seat.trigger.parties == "rec":
        return []
    words = seat.sentence.words
    above = words[seat.trigger.head].head
    if above is not None and words[above].key in _JUDGING:
        return []
    heads = [one for one in sides_of(seat.sentence, seat.trigger).source if one != seat.trigger.head]
    if seat.trigger.kind == "n":  # "the Rosa Cafe bombing"
        heads = [one for one in heads if words[one].relation not in ("compound", "amod")]
    phrases = [phrase_at(seat.sentence, one) for one in heads]
    of_people = seat.trigger.kind == "v" and words[seat.trigger.head].key in verb_set("done-by-people")
    return [
        party
        for phrase in phrases
        for party in as_written(seat, phrase, NAMED if of_people or _acts(seat, phrase.head) else NAMES)
    ]


def _acts(seat: Seat, head: int) -> bool:
    """Whether a noun is one of people, or is told beside it to be: "the Nameless, | the armed wing of"."""
    words = seat.sentence.words
    beside = [one for one in seat.sentence.kids(head, "appos") if one > head]
    return any(words[one].key in MEMBERS for one in (head, *beside))


def _judged(seat: Seat) -> list[Party]:
    """Who is judged for a deed of his own: "condemned | Arvan | for its bombardment"."""
    sentence, words, noun = seat.sentence, seat.sentence.words, seat.trigger.head
    owners = sentence.kids_exactly(noun, "nmod:poss")
    if seat.trigger.kind != "n" or not owners or any(words[one].key not in _PRONOUNS for one in owners):
        return []
    joint = owners[0] - 1
    before = [words[one].key for one in range(max(0, joint - MOST_JUDGED), joint)]
    is_for = joint > 1 and words[joint].key in ("for", "over") and words[joint - 1].tag in ("NOUN", "PROPN")
    if not is_for or _JUDGING_FOR.isdisjoint(before):
        return []
    return parties_of(sentence, phrase_at(sentence, joint - 1), seat.cast, seat.voice)


def _apologising(seat: Seat) -> tuple[Party, ...]:
    """Who apologises for a deed that nobody else is told to have done: "| Arvan | apologised for its bombardment"."""
    voice = seat.voice
    speaker = voice.speaker if voice and voice.act == "apologise" and seat.trigger.kind == "n" else None
    return (Party(speaker.name, speaker.actor, speaker.span),) if speaker else ()


def _by_phrase(seat: Seat) -> list[Party]:
    """The doer behind a "by" that stands away from the deed: "the murder, carried out this morning by the Front"."""
    words = seat.sentence.words
    for at in range(seat.trigger.last + 1, min(len(words) - 1, seat.trigger.last + BY_REACH)):
        word = words[at]
        if word.key in PARTS or (word.tag == "VERB" and word.key not in _DOING | {"according"}):
            return []
        if word.key == "by":
            head = noun_behind(seat.sentence, at)
            is_doer = words[head].key in MEMBERS or words[head].key in word_set("agents") or words[head].tag == "PROPN"
            phrase = Phrase(at + 1, head, head)
            known = parties_of(seat.sentence, phrase, seat.cast, seat.voice) if head > at else []
            return known or (as_written(seat, phrase, NAMED) if head > at and is_doer else [])
    return []
