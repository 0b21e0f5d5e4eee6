"""From a reading to what it tells: one event for each trigger that stands, one reason for each that does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.derive.events.answers import answered, answering, without
from sayso.derive.events.deeds import as_done_by
from sayso.derive.events.disputed import with_disputes
from sayso.derive.events.doer_names import Seat, is_body_name
from sayso.derive.events.doers import HELD, charges_others, doer_of, held_as, voice_on
from sayso.derive.events.finder import Finder
from sayso.derive.events.frame import is_named_only
from sayso.derive.events.grammar import Sides, is_capital, is_passive, sides_of
from sayso.derive.events.happenings import filled, fullest
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.matters import is_of_matter
from sayso.derive.events.means import using, with_own
from sayso.derive.events.nearby import sides_nearby
from sayso.derive.events.ordered import as_ordered, as_sent, doers_reported, inserted_voice, ordering
from sayso.derive.events.rejects import reason_against, reason_by_grammar
from sayso.derive.events.scene import Sentence, sentences_of
from sayso.derive.events.setting import Stage, contexts_of, is_background, places_of, stage_of, when_of
from sayso.derive.events.ships import is_ship, without_ships
from sayso.derive.events.speech import lacks, tells_speech
from sayso.derive.events.status import is_talked_of, standing_of
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.subjects import is_headcount, is_of_paper, object_before
from sayso.derive.events.taken_up import taken_up, with_deed
from sayso.derive.events.triggers import Trigger, may_tell, triggers_of
from sayso.derive.events.undone import flatly_not
from sayso.derive.events.voices import Voices, asks, claimed_by, denies_itself, voices_of, within, word_on
from sayso.derive.events.who import Cast, is_inside_name, is_mere_place, tells_a_place, with_whole_name
from sayso.derive.speakers import is_said_by_someone, roster_of
from sayso.records import Event, NotEvent, Party, Reading, Resolutions, Span, Speaker, Statement, Status, Told, When

#: What one says one "would" do of these is a threat, of others a plan.
_TO = re.compile(r"\s+to\b")  # "is reported to have attacked": a rumour
#: What stands before a place near which something happens, and how far back it may.
_OFF = re.compile(
    r"\b(?:off|near|outside|towards?|back\s+to)\s+(?:the\s+)?(?:coast\s+of\s+|shores?\s+of\s+)?\Z", re.IGNORECASE
)
_NEAR_PLACE = 24
_ANSWERING = re.compile(r"\b(?:react|respond|repl(?:y|ie))\w*(?:\s+\w+)?\s+to\Z", re.IGNORECASE)
_WORDS_OF_OTHERS = re.compile(
    r"(?:[\w’'.-]+\s+){0,4}?(?:accusation|allegation|claim|charge|complaint|report|statement|suggestion)s?\s+that\b",
    re.IGNORECASE,
)
#: Code points behind what a speaker condemns in which he names who did it.
NEAR_WORDS = 60
_NOBODY = ("nobody", "none of", "neither", "nothing", "no one", "no-one", "no group")
#: Verbs of many uses that are a deed where their object is a party or its town: "struck Oster".
_AT_WHOM = frozenset({"event:hit/v", "event:strike/v"})
PRESSURE = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What every trigger is held against: who, who speaks, when and where."""

    cast: Cast
    voices: Voices
    stage: Stage


def derive_events(reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]) -> Told:
    """Events of one document in text order, with ids e1, e2, ..., and what only looks like one."""
    document = reading.document
    desk = Desk(
        Cast(document.text, roster_of(resolutions.actors)),
        voices_of(statements),
        stage_of(
            resolutions.times,
            resolutions.places,
            document.published,
            reading=reading,
            statements=statements,
            actors=resolutions.actors,
        ),
    )
    events: list[Event] = []
    others: list[NotEvent] = []
    for sentence in sentences_of(reading):
        own = [as_sent(sentence, one) for one in triggers_of(sentence)] if may_tell(sentence) else []
        for trigger in own:
            found = _event(sentence, trigger, desk)
            if isinstance(found, Event):
                events.append(found)
            else:
                others.append(found)
        for trigger in taken_up(sentence, own, events):
            found = _event(sentence, trigger, desk)
            whole = with_deed(found, events) if isinstance(found, Event) else None
            events += [whole] if whole else []
    _, same = fullest(events, document.text)
    others += [NotEvent(events[number].trigger, "repeat") for number in sorted(same)]
    numbered = tuple(replace(one, id=f"e{number}") for number, one in enumerate(filled(events, same), start=1))
    return Told(with_disputes(numbered, statements), tuple(sorted(others, key=lambda one: one.span)))


def _event(sentence: Sentence, trigger: Trigger, desk: Desk) -> Event | NotEvent:
    span = trigger.span(sentence)
    if reason := reason_against(sentence, trigger) or reason_by_grammar(sentence, trigger):
        return NotEvent(span, reason)
    is_name = trigger.kind == "n" and is_capital(sentence, trigger.head)
    if is_name and (is_inside_name(span, desk.cast) or is_body_name(sentence, trigger.head)):
        return NotEvent(span, "name")
    heard = _heard(sentence, trigger, desk)
    standing, why, voice, source, target = heard.standing, heard.why, heard.voice, heard.source, heard.target
    trigger, target = _as_done(sentence, trigger, source, target)
    if standing == "negated" and (not (source and (target or why == "will-not")) or why in flatly_not()):
        return NotEvent(span, "negated")
    cue = desk.voices.cued(span)
    if trigger.parties == "say" and not tells_speech(trigger, (source, target), cue=cue, voice=voice):
        return NotEvent(span, "speech")
    if why == "would" and voice and voice.form != "direct" and trigger.root not in PRESSURE:
        standing = "planned"
    say = word_on(standing, voice, sentence, trigger)
    if say.rule == "presumed" and voice and trigger.root in PRESSURE and _names_within(voice, source):
        say = claimed_by(voice)  # that it happened is taken for granted; who did it is the speaker's word
    if reason := _lacking(sentence, trigger, say.status, (source, target)):
        return NotEvent(span, reason)
    when = _when(sentence, trigger, desk, voice)
    return Event(
        id="",
        type=trigger.root,
        mode=trigger.mode,
        contexts=contexts_of(sentence),
        trigger=with_whole_name(span, desk.cast),
        source=source,
        target=target,
        places=without_ships(places_of(sentence, trigger, desk.stage, source), desk.cast.text),
        when=when,
        background=is_background(when, desk.stage),
        status=say.status,
        asserted_by=say.asserted_by,
        denied_by=say.denied_by,
        rule=f"{trigger.rule}+{_why(standing, why)}{say.rule}",
        score=trigger.score,
    )


def _when(sentence: Sentence, trigger: Trigger, desk: Desk, voice: Statement | None) -> When | None:
    """The day; none for what is talked over: "met on Monday to discuss the capture" tells the day of the meeting."""
    if is_talked_of(sentence, trigger, trigger.head):
        return None
    heard = voice if desk.voices.of(trigger.span(sentence)) else None
    return when_of(sentence, as_ordered(sentence, trigger), desk.stage, heard)


def _lacking(
    sentence: Sentence, trigger: Trigger, status: Status, sides: tuple[tuple[Party, ...], tuple[Party, ...]]
) -> str | None:
    """Why a trigger has too little beside it to be an event; None if it has enough."""
    if trigger.rule in _AT_WHOM and not _meets_object(sentence, trigger, sides[1]):
        return "vague"
    reason = lacks(trigger, sentence.words[trigger.head].key, status, sides)
    return None if reason == "one-sided" and _is_told_of_several(sentence, trigger) else reason


def _meets_object(sentence: Sentence, trigger: Trigger, target: tuple[Party, ...]) -> bool:
    """Whether it is the object itself that is a party: "struck | Oster |", no "hit the ground running in Oster"."""
    objects = sentence.kids(trigger.head, "obj", *(["nsubj"] if is_passive(sentence, trigger.head) else []))
    return any(party.span.touches(sentence.words[one].span) for one in objects for party in target)


def _is_told_of_several(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a phrase tells what several did with one another, whoever they are: "they spoke by telephone"."""
    if trigger.kind != "v" or trigger.first == trigger.last:
        return False
    subjects = sentence.kids(trigger.head, "nsubj")
    return any(sentence.words[one].key in ("they", "both") for one in subjects)


@dataclass(frozen=True, slots=True)
class _Heard:
    """How a trigger stands, by which rule, in whose voice, and who did it to whom."""

    standing: Standing
    why: str
    voice: Statement | None
    source: tuple[Party, ...]
    target: tuple[Party, ...]


def _heard(sentence: Sentence, trigger: Trigger, desk: Desk) -> _Heard:
    """What a sentence says of a trigger, and who is held to have done it."""
    span = trigger.span(sentence)
    heard = desk.voices.of(span) or inserted_voice(sentence, trigger, desk.voices)
    heard = None if denies_itself(heard, sentence, trigger) else desk.voices.denial_of(heard) or heard
    voice = _speaking(heard, desk.cast.text)
    standing, why = standing_of(sentence, trigger, within(sentence, span, voice).start)
    is_unsaid = heard is not voice and (_is_silent(heard, desk.cast.text) or _answers(heard, desk.cast.text))
    if standing == "told" and trigger.kind == "v" and is_unsaid:
        standing, why = "possible", "unsaid"
    elif standing == "told" or (why == "blamed" and voice):  # a speaker who blames claims
        standing, why = _by_voice(heard, voice, desk.cast.text)
    source, target = _sides(sentence, trigger, desk, voice)
    source = _parties_at(sentence, trigger, desk, using(sentence, trigger)) or source
    source = with_own(sentence, trigger, voice) or source
    if orderers := _parties_at(sentence, trigger, desk, ordering(sentence, trigger)):
        return _Heard("told", "told", None, orderers, tuple(one for one in target if one not in orderers))
    if voice and voice is inserted_voice(sentence, trigger, desk.voices):
        doers = doers_reported(sentence, voice, span.start)
        source = _parties_at(sentence, trigger, desk, doers)
    doer = doer_of(Seat(sentence, trigger, desk.cast, voice), source)
    if doer.standing and standing in HELD:
        voice = voice_on(doer, voice)
        standing, why = held_as(doer, voice)
    elif standing == "told" and charges_others(trigger, doer, voice, desk.cast.text):
        why = "blamed"
    if doer.standing:  # "blamed the attack on the Front"
        target = tuple(one for one in target if not any(one.span.touches(party.span) for party in doer.parties))
    is_mutual = trigger.parties == "rec" and source == target and doer.standing is None
    return _Heard(standing, why, voice, doer.parties, doer.parties if is_mutual else target)


def _parties_at(sentence: Sentence, trigger: Trigger, desk: Desk, heads: tuple[int, ...]) -> tuple[Party, ...]:
    finder = Finder(sentence, trigger, desk.cast, None, range(len(sentence.words)))
    return finder.parties(heads)


def _keys_of(sentence: Sentence, trigger: Trigger) -> frozenset[str]:
    return frozenset(word.key for word in sentence.words[trigger.first : trigger.last + 1])


def _as_done(
    sentence: Sentence, trigger: Trigger, source: tuple[Party, ...], target: tuple[Party, ...]
) -> tuple[Trigger, tuple[Party, ...]]:
    """The trigger as the deed it is by its parties, and its target: help against somebody is no help to him."""
    turned = _is_against(sentence, target)
    done = as_done_by(trigger, _keys_of(sentence, trigger), (source, target), turned=turned)
    return done, () if done.root == "AID" and turned else target


def _is_against(sentence: Sentence, target: tuple[Party, ...]) -> bool:
    """Whether the target stands under "against": "sent drones against | the Front"."""
    heads = (sentence.at(one.span.end - 1) for one in target)
    return any(sentence.case_of(one) == "against" or _case_above(sentence, one) == "against" for one in heads)


def _case_above(sentence: Sentence, at: int) -> str:
    """The preposition of the noun that a name stands before: "against a lone | ISIL | vehicle"."""
    word = sentence.words[at]
    is_before = word.relation in ("compound", "amod", "nmod:poss") and word.head is not None
    return sentence.case_of(word.head) if is_before and word.head is not None else ""


def _names_within(voice: Statement, source: tuple[Party, ...]) -> bool:
    """Whether it is the speaker who names the doer, in his words or right behind: "the murder, | done by Arvan"."""
    return any(
        content.covers(party.span) or 0 <= party.span.start - content.end <= NEAR_WORDS
        for party in source
        for content in voice.content
    )


def _speaking(voice: Statement | None, text: str) -> Statement | None:
    """The voice, but for one of nobody: "allegedly" and "is believed to" name no speaker, nor do other loose cues."""
    cue = text[voice.cue.start : voice.cue.end].lower() if voice and voice.cue else ""
    adverb = cue.split(" ")[0] in word_set("may") or (voice is not None and _is_nobody(voice, text))
    nameless = voice and voice.cue is not None and not (is_said_by_someone(voice, text) or _is_reported(voice, text))
    return None if adverb or nameless or _answers(voice, text) else voice


def _answers(voice: Statement | None, text: str) -> bool:
    """Whether what is told is what somebody answers, and so another's: "responded to | the accusation that it"."""
    cue = text[voice.cue.start : voice.cue.end] if voice and voice.cue else ""
    said = text[voice.content[0].start : voice.content[0].end] if voice and voice.content else ""
    return _ANSWERING.search(cue) is not None and _WORDS_OF_OTHERS.match(said) is not None


def _is_nobody(voice: Statement, text: str) -> bool:
    """Whether the "it" of "it is confirmed that" was read as a speaker, or nobody speaks: "none of the groups"."""
    speaker = voice.speaker
    if speaker is None:
        return False
    is_empty = speaker.actor is None and speaker.name.lower() == "it"
    return is_empty or (_says_nothing(speaker, text) and voice.act not in ("concede", "deny"))


def _is_silent(voice: Statement | None, text: str) -> bool:
    """Whether it is nobody who says it."""
    return voice is not None and voice.speaker is not None and _says_nothing(voice.speaker, text)


def _says_nothing(speaker: Speaker, text: str) -> bool:
    """Whether a speaker is nobody: "no one", "none of the groups"."""
    return text[speaker.span.start : speaker.span.end].lower().startswith(_NOBODY)


def _is_reported(voice: Statement, text: str) -> bool:
    """Whether nobody is named who reports flatly what happened: "it was officially reported that"."""
    cue = voice.cue or Span(0, 0)
    reports = not word_set("reported").isdisjoint(text[cue.start : cue.end].lower().split(" "))
    return reports and _TO.match(text, cue.end) is None


def _by_voice(heard: Statement | None, voice: Statement | None, text: str) -> tuple[Standing, str]:
    """How an event stands that its sentence tells flatly, by who says it and how."""
    if heard is not voice and _is_rumour(heard, text):
        return "possible", "rumour"
    return ("supposed", "question") if asks(voice, text) else ("told", "told")


def _is_rumour(voice: Statement | None, text: str) -> bool:
    """Whether a cue without a speaker is one of belief: "is believed to", "was reported"."""
    cue = text[voice.cue.start : voice.cue.end].lower() if voice and voice.cue and not voice.speaker else ""
    return not word_set("rumour").isdisjoint(cue.split(" "))


def _why(standing: Standing, why: str) -> str:
    return "" if standing == why else f"{why}:"


def _sides(
    sentence: Sentence, trigger: Trigger, desk: Desk, voice: Statement | None
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Both sides by the grammar; by the order of words where it gives none, or nobody who is known."""
    inside = within(sentence, trigger.span(sentence), voice)
    near = sides_nearby(sentence, trigger, desk.cast, inside)
    parsed = sides_of(sentence, trigger) if sentence.parsed else near
    if met := answered(sentence, trigger):
        parsed = near = met
    elif others := answering(sentence):
        parsed, near = (without(one, others) for one in (parsed, near))
    finder = Finder(sentence, trigger, desk.cast, voice, inside)
    mere = trigger.kind == "n" and trigger.root == "ASSAULT" and is_named_only(sentence, trigger)
    if trigger.kind == "v" and sentence.words[max(0, trigger.first - 1)].key == "those":  # "relatives of those killed"
        parsed, near = Sides(parsed.source, ()), Sides(near.source, ())
    elif trigger.kind == "n" and trigger.parties != "rec":  # who is struck by it has not done it
        hit = {*parsed.target, *(at for one in parsed.target for at in sentence.kids(one, "flat"))}
        near = Sides(tuple(one for one in near.source if one not in hit), near.target)
    if trigger.kind == "v" and is_of_paper(sentence, trigger.head):
        parsed, near = (Sides((), tuple(n for n in one.target if n > trigger.last)) for one in (parsed, near))
    source = finder.best(parsed.source, parsed.source if mere else near.source)  # "detained him over the attack"
    source = () if is_headcount(sentence, trigger.head) else source
    meant = tuple(object_before(sentence, trigger.head, one) for one in parsed.target)
    target = tuple(_as_ship(one, desk) for one in finder.best(meant, near.target if meant == parsed.target else meant))
    if trigger.parties == "rec":
        return source, target
    doers = tuple(
        one for one in source if not is_mere_place(one, desk.cast) and not tells_a_place(sentence, one, desk.cast)
    )
    source = finder.claimant() or finder.of_announcer(doers) or finder.controller()
    source = tuple(one for one in source if not _is_within(one, target))
    own = {party.span for party in source}
    done_to = tuple(party for party in target if party.span not in own and not _is_himself(party, source, desk))
    if trigger.kind == "v":
        done_to = tuple(
            one
            for one in done_to
            if not (_is_where(one, desk) or _is_in_matter(one, sentence, trigger))
            and not _is_of_other_deed(one, sentence, trigger)
        )
    return source, done_to


def _is_of_other_deed(party: Party, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a party is only of a deed that support is for: "affirmed its commitment to destroying | the Front |"."""
    above = sentence.words[sentence.at(party.span.end - 1)].head
    return (
        trigger.root == "SUPPORT"
        and above is not None
        and above > trigger.last
        and sentence.words[above].tag == "VERB"
        and sentence.words[above].key.endswith("ing")
    )


def _is_in_matter(party: Party, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a party nobody knows is only of what an act of speech is about: "ruled out sending | troops"."""
    return party.actor is None and is_of_matter(sentence, trigger, sentence.at(party.span.end - 1))


def _is_himself(party: Party, source: tuple[Party, ...], desk: Desk) -> bool:
    """Whether a pronoun was taken for the one who does it, which "it" behind a verb never is: "it attacked it"."""
    if not any((party.name, party.actor) == (one.name, one.actor) for one in source):
        return False
    return desk.cast.text[party.span.start : party.span.end].lower() in word_set("pronouns")


def _as_ship(party: Party, desk: Desk) -> Party:
    """The party by its name alone where that is a ship's, not the town it is called after."""
    is_own = is_mere_place(party, desk.cast) and is_ship(desk.cast.text, party.span)
    return Party(desk.cast.text[party.span.start : party.span.end], None, party.span) if is_own else party


def _is_within(party: Party, others: tuple[Party, ...]) -> bool:
    """Whether a party is only whose people the others are: Arvan of "the Arvan sailors captured on Sunday"."""
    return any(one.span.covers(party.span) and one.span != party.span for one in others)


def _is_where(party: Party, desk: Desk) -> bool:
    """Whether a party is only the place a deed is told of: "fired on them | off Oster"."""
    before = desk.cast.text[max(0, party.span.start - _NEAR_PLACE) : party.span.start]
    return _OFF.search(before) is not None and is_mere_place(party, desk.cast)
