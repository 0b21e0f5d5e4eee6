"""Where an event is told to be: at the places of its own clause, the sentence's only one, or the scene set before."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.derive.events.elsewhen import is_compared
from sayso.derive.events.frame import (
    ON_THE_GROUND,
    are_parted,
    frame_of,
    goes_on,
    governor,
    head_of,
    in_clause,
    is_told_again,
    setting_words,
)
from sayso.derive.events.lexicon import word_set
from sayso.derive.events.nearby import clause_of
from sayso.derive.events.scene import Sentence
from sayso.derive.events.stage import Stage, is_somewhere
from sayso.derive.events.triggers import Trigger
from sayso.records import Party, Place, Span

#: Code points back to which a scene reaches; farther where a word points back to it ("the city", "the attack").
SCENE, POINTED_AT = 450, 1500
#: Places looked back through for a scene.
MOST_BACK = 8
#: Words before a place that are looked through for the preposition or verb that puts something there.
MOST_LEFT = 14
#: Words between a place and the noun it stands before: "the Oster market bombing".
MOST_BEFORE_NOUN = 3
#: Words of the phrase that opens a sentence.
MOST_OPENING = 7
#: Ranks: on the trigger itself, in its clause, elsewhere in the sentence, of people or things that are from there.
OWN, CLAUSE, SENTENCE, FROM_THERE = range(4)

#: Roots that go somewhere: "sent troops to Oster", "travelled to Oster".
_MOVING = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "AID", "COERCE", "CONSULT", "PROTEST"})
_POINTING = ("settled", "wide", "named", "halves", "there")
_DEFINITE = frozenset({"the", "this", "that"})
#: Measures that a state takes over its own people; steps of its courts.
_AT_HOME = frozenset({"martial-law", "curfew", "censor"})
#: Stretches of time, and what parts two clauses by one.
_STRETCHES = frozenset(["day", "days", "week", "weeks", "month", "months", "year", "years"])
_PARTING = frozenset({"after", "before"})
_CRACKS_DOWN = ("crack", "clamp")
_IN_COURT = ("charg", "indict", "prosecut", "convict", "sentenc", "tried", "trial")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the sentence and how near the event it stands."""

    rank: int
    place: Place


def places_of(sentence: Sentence, trigger: Trigger, stage: Stage, source: tuple[Party, ...]) -> tuple[Place, ...]:
    """The places of the event, each once, the wider left out where one within it is told.

    Those of the trigger's own clause; else what a word there points back to ("the city"); else the sentence's only
    place; else the scene, of what happens on the ground. A place in the name of somebody ("the Velland army") is none.
    """
    low = bisect_left(stage.place_starts, sentence.span.start)
    high = bisect_left(stage.place_starts, sentence.span.end)
    spots = list(_spots(sentence, trigger, stage, source, range(low, high)))
    if near := _in_clause(sentence, trigger, stage, spots):
        return near
    in_sight = [one for one in spots if trigger.root in ON_THE_GROUND or trigger.root == "CONSULT"]
    for rank in (SENTENCE, FROM_THERE):
        if others := _once([one.place for one in in_sight if one.rank == rank]):
            return others if len(others) == 1 else _at_home(sentence, trigger, stage, others) or _land_of(stage, others)
    if own := _at_its_own(sentence, trigger, stage, source):
        return (own,)
    actors = [by.span for by in source]
    named = tuple(
        one
        for one in stage.places[low:high]
        if one.literal and not _is_joined(sentence, one) and not any(one.span.touches(by) for by in actors)
    )
    scene = _scene(sentence, trigger, stage, low)
    if scene and (not named or scene.country in {one.country for one in named}):
        return (scene,)
    return _at_home(sentence, trigger, stage, named)


def _in_clause(sentence: Sentence, trigger: Trigger, stage: Stage, spots: list[_Spot]) -> tuple[Place, ...]:
    """Places on the trigger itself; else what its own words point back to; else places in its clause.

    A place that no table knows is never alone where others stand beside it.
    """
    own = [one.place for one in spots if one.rank == OWN]
    if any(map(is_somewhere, own)):
        return _once(own)
    pointed = _pointed_at(sentence, trigger, stage)
    if pointed and pointed.rank == OWN:
        return (pointed.place,)
    near = [*own, *(one.place for one in spots if one.rank == CLAUSE)]
    return _once(near) or ((pointed.place,) if pointed else ())


def _at_its_own(sentence: Sentence, trigger: Trigger, stage: Stage, source: tuple[Party, ...]) -> Place | None:
    """The country that takes a measure over its own people, where the page names it as a place."""
    cracks = trigger.root == "COERCE" and sentence.words[trigger.first].key.startswith(_CRACKS_DOWN)
    if trigger.mode not in _AT_HOME and not cracks:
        return None
    codes = [party.actor.split(".")[0] for party in source if party.actor]
    return next((stage.lands[code] for code in codes if code in stage.lands), None)


def _at_home(sentence: Sentence, trigger: Trigger, stage: Stage, named: tuple[Place, ...]) -> tuple[Place, ...]:
    """The country of a page that is about one country, for what happens on the ground and nowhere else."""
    home = stage.home
    in_court = trigger.root == "ACCUSE" and sentence.words[trigger.first].key.startswith(_IN_COURT)
    if home is None or not (in_court or trigger.root in ON_THE_GROUND):
        return ()
    if any(one.country not in (None, home.country) for one in named):
        return ()
    return (home,)


def _land_of(stage: Stage, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The one country several places lie in, where the page names it as a place."""
    countries = {one.country for one in places}
    land = stage.lands.get(next(iter(countries)) or "") if len(countries) == 1 else None
    return (land,) if land else ()


def _spots(
    sentence: Sentence, trigger: Trigger, stage: Stage, source: tuple[Party, ...], numbers: range
) -> Iterator[_Spot]:
    words = trigger.span(sentence)
    content = stage.content_of(words)
    frame = frame_of(sentence, trigger)
    taken = _words_of_places(sentence, [stage.places[number].span for number in numbers])
    for number in numbers:
        place = stage.places[number]
        if not place.literal or _is_joined(sentence, place) or are_parted(sentence, words, place.span):
            continue
        if is_compared(sentence, trigger, place.span):
            continue
        rank = _rank(sentence, trigger, place, frame, taken)
        if rank not in (OWN, CLAUSE) and _is_of_another_time(sentence, trigger):
            continue
        does_it = any(place.span.touches(by.span) for by in source)
        if rank is None or (does_it and (rank == FROM_THERE or _is_bare(sentence, place))):
            continue  # "Arvan had shelled Oster" happened in Oster
        if content is None and stage.content_of(place.span):
            rank = max(rank, SENTENCE)
        elif content and not content.covers(place.span):
            if rank == FROM_THERE or not _is_of_somebody(sentence, place):
                continue
            rank = FROM_THERE  # "police in Oster said ..."
        yield _Spot(rank, place)


def _is_of_another_time(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a stretch of time parts the trigger's clause from the rest: "three weeks after troops fired, ..."."""
    start, _ = clause_of(sentence, trigger.first, trigger.last)
    keys = [sentence.words[one].key for one in range(max(0, start - 2), trigger.first)]
    return any(one in _STRETCHES and mark in _PARTING for one, mark in pairwise(keys))


def _is_of_somebody(sentence: Sentence, place: Place) -> bool:
    """Whether a place tells where somebody is from, not where something is said."""
    head = sentence.words[head_of(sentence, place.span)].head
    return head is not None and sentence.words[head].tag in ("NOUN", "PROPN")


def _is_bare(sentence: Sentence, place: Place) -> bool:
    """Whether a place stands under no preposition, as a subject does."""
    return sentence.parsed and not sentence.case_of(head_of(sentence, place.span))


def _is_joined(sentence: Sentence, place: Place) -> bool:
    """Whether a name is the first part of a word that says whose something is: "Velland-led"."""
    return sentence.text[place.span.end - sentence.span.start :].startswith("-")


def _words_of_places(sentence: Sentence, spans: list[Span]) -> frozenset[int]:
    return frozenset(
        at for span in spans for at in range(sentence.at(span.start), sentence.at(max(span.start, span.end - 1)) + 1)
    )


def _rank(
    sentence: Sentence, trigger: Trigger, place: Place, frame: frozenset[int], taken: frozenset[int]
) -> int | None:
    """How a place stands to the trigger; None where it is somebody, not somewhere."""
    first = sentence.at(place.span.start)
    at = head_of(sentence, place.span)
    on_ground = trigger.root in ON_THE_GROUND or _is_visit(sentence, trigger)
    lead, of = _lead(sentence, first, frame, taken)
    key = sentence.words[lead].key if lead >= 0 else ""
    if lead in frame and first > trigger.last and (on_ground or of):  # "captured Oster", "the siege of Oster"
        return OWN
    may_be_before = place.admin1 or sentence.words[trigger.head].key == "war"  # "the Arvan war"
    if on_ground and (_is_patient(sentence, trigger, at) or (may_be_before and _is_before(sentence, trigger, place))):
        return OWN
    upon, toward = key in setting_words("upon"), key in setting_words("toward")
    puts = key in setting_words("at") or (upon and on_ground) or (toward and trigger.root in _MOVING)
    if not puts:
        acts = key == "by" or sentence.words[at].relation in ("nsubj", "obl:agent", "vocative", "")
        return FROM_THERE if on_ground and place.admin1 and not acts else None
    if governor(sentence, at, frame) in frame or _is_where(sentence, trigger, at):
        return OWN
    if toward or (upon and key != "on"):
        return None
    return CLAUSE if in_clause(sentence, trigger, at) else SENTENCE


def _is_visit(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what is done is done to a place: "will visit Oster"."""
    return trigger.root == "CONSULT" and sentence.words[trigger.first].key.startswith(("visit", "tour"))


def _lead(sentence: Sentence, first: int, frame: frozenset[int], taken: frozenset[int]) -> tuple[int, bool]:
    """The word that puts something at a place, other places and "the town of" between; whether "of" stands between.

    -1 where there is none.
    """
    of = False
    for at in range(first - 1, max(-1, first - 1 - MOST_LEFT), -1):
        if at not in frame and (at in taken or _may_stand_between(sentence, at)):
            of = of or sentence.words[at].key == "of"
            continue
        return at, of
    return -1, of


def _may_stand_between(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to a phrase for places: "the town of", "northern", another name of a list."""
    word = sentence.words[at]
    if word.key in setting_words("through", "of-places", *_POINTING) or word.tag in ("ADJ", "DET"):
        return True
    return word.tag == "PROPN" and at + 1 < len(sentence.words) and sentence.words[at + 1].key in (",", "and", "or")


def _is_patient(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a place is what is captured, entered or comes under fire."""
    word = sentence.words[at]
    if word.head != trigger.head:
        return False
    suffers = trigger.parties == "got" and word.relation.startswith("nsubj")
    return suffers or word.relation in ("nsubj:pass", "obj")


def _is_before(sentence: Sentence, trigger: Trigger, place: Place) -> bool:
    """Whether a place stands before a noun that is the trigger: "the Oster blast"."""
    last = sentence.at(max(place.span.start, place.span.end - 1))
    between = [sentence.words[at].key for at in range(last + 1, trigger.first)]
    return (
        trigger.kind == "n"
        and 0 <= len(between) <= MOST_BEFORE_NOUN
        and last < trigger.first
        and not ({",", "and", ".", "in", "on", "by"} & set(between))
    )


def _is_where(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether the trigger's clause tells what happened at a place before it: "in Oster, where six were killed"."""
    start, _ = clause_of(sentence, trigger.first, trigger.last)
    opening = [one for one in range(max(0, start - 1), trigger.first) if sentence.words[one].key == "where"]
    return bool(opening) and at < opening[-1]


def _once(places: list[Place]) -> tuple[Place, ...]:
    """Each place once, under whatever name; without those that hold another of them."""
    known: dict[object, Place] = {}
    for one in places:
        known.setdefault(one.geonames_id or (one.name, one.country), one)
    found = list(known.values())
    return tuple(one for one in found if not any(holds(one, other) for other in found))


def holds(wide: Place, narrow: Place) -> bool:
    """Whether one place lies in the other by the gazetteer's units."""
    if wide is narrow or not wide.country or wide.country != narrow.country:
        return False
    if wide.admin1 is None:
        return narrow.admin1 is not None
    return wide.name in (narrow.admin1, narrow.admin2) and narrow.name not in (wide.name, wide.admin1)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a word stands in the phrase that opens the sentence: "Also in the capital, a crowd ..."."""
    return at < MOST_OPENING and any(
        sentence.words[one].key == "," for one in range(at + 1, min(at + 3, len(sentence.words)))
    )


def _pointed_at(sentence: Sentence, trigger: Trigger, stage: Stage) -> _Spot | None:
    """The place told before that a word of the clause points to: "in the capital", "patrolling the gulf"."""
    if trigger.root not in ON_THE_GROUND and trigger.root != "CONSULT":
        return None
    frame = frame_of(sentence, trigger)
    for at, word in enumerate(sentence.words):
        if word.key not in setting_words(*_POINTING) or not _points_back(sentence, at):
            continue
        own = governor(sentence, at, frame) in frame
        if not (own or in_clause(sentence, trigger, at) or _opens(sentence, at)):
            continue
        if found := _last_called(word.key, word.span, stage):
            return _Spot(OWN if own else CLAUSE, found)
    return None


def _points_back(sentence: Sentence, at: int) -> bool:
    """ "The city", "there"; of "the north" only where something is put there, and nothing of which it is a part."""
    before = [sentence.words[one].key for one in range(max(0, at - 2), at)]
    if sentence.words[at].key == "there":
        return True
    if not before or before[-1] not in _DEFINITE:
        return False
    if sentence.words[at].key not in setting_words("halves"):
        return True
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return before[0] in setting_words("at", "toward") and (after is None or after.tag == "PUNCT")


def _last_called(key: str, words: Span, stage: Stage) -> Place | None:
    low = bisect_left(stage.place_starts, words.start)
    for number in range(low - 1, max(-1, low - 1 - MOST_BACK), -1):
        place = stage.places[number]
        if words.start - place.span.end > POINTED_AT:
            return None
        if place.literal and _may_be(key, place, number in stage.scenes):
            return place
    return None


def _may_be(key: str, place: Place, is_scene: bool) -> bool:
    if key in setting_words("named", "halves"):
        return key in place.name.lower().split()
    if key in setting_words("wide"):
        return place.country is not None and place.admin1 is None
    if key in setting_words("settled"):
        return place.admin1 is not None and place.name != place.admin1
    return is_scene


def _scene(sentence: Sentence, trigger: Trigger, stage: Stage, low: int) -> Place | None:
    """Where the sentences before have put the story, if this one goes on with it."""
    again = sentence.words[trigger.head].key in word_set("generic") and is_told_again(sentence, trigger)
    if not again and not goes_on(sentence, trigger):
        return None
    reach = POINTED_AT if again else SCENE
    for number in range(low - 1, max(-1, low - 1 - MOST_BACK), -1):
        place = stage.places[number]
        if sentence.span.start - place.span.end > reach:
            return None
        if number in stage.scenes:
            return next((one for one in _within(stage, place, number, low)), place)
    return None


def _within(stage: Stage, scene: Place, number: int, low: int) -> Iterator[Place]:
    """Places in the scene that the page has come to since, the last first; or is named with it ("Oster in Velland")."""
    for at in range(low - 1, max(-1, number - 2), -1):
        if stage.places[at].literal and holds(scene, stage.places[at]):
            yield stage.places[at]
