"""One happening, one event: of all that a report says of the same attack or visit, the fullest telling is kept.

Two tellings are of one happening when they have the same root and stand alike (told, claimed, planned ...), and
nothing parts them: no other actor, place or day. A bare "the attack" adds nothing and goes with the last one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.derive.events.hours import are_hours_apart
from sayso.derive.events.lexicon import word_set, word_sets
from sayso.derive.events.where import holds
from sayso.derive.events.who import ISO3, country_of
from sayso.derive.words import stem, words_of
from sayso.records import Event, Party, Place, Root, Span, Status

#: Tellings of one root that are looked back through: a report is about few things at a time.
MOST_OPEN = 12
#: Code points between two tellings that name nobody: farther apart, a new one may have begun.
FAR = 3000
#: Code points between a deed and what came of it in one sentence: "the blast killed nine".
ONE_BREATH = 160
#: How much fuller than the first telling another must be to stand for all: by a day, a place or a side.
BY_THE_WAY = 4
#: Code points of a line that may be a headline.
LONGEST_HEADLINE = 200
#: What a document is about, in its title.
_TITLE = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|note|letter|briefing|release)\s+(?:on|about|concerning|regarding)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: Such lines at the top of a page: who gives it out, its headline.
MOST_HEADLINES = 2
_ANYBODY = frozenset({"armed", "unidentified", "unknown", "masked", "urban", "several", "some", "people", "persons"})
#: Parts of a rule that say who is held to have done it.
OF_DOER = ("responsibility", "blamed", "alleged-doer")
#: The words of a trigger, or right before it, that speak of something not told before.
_BRINGS_IN = re.compile(
    r"\b(?:an?|another|two|three|four|five|several|more|new|\d+)\s+(?:[a-z-]+\s+)?[a-z-]+$", re.IGNORECASE
)
#: What speaks of a thing told before, or heads a title: "the attack", "that brutal assault".
_TAKEN_UP = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|their|his|her)\s+(?:[\w-]+\s+){0,2}|\n\s*|^)$", re.IGNORECASE
)
_LAST_WORD = re.compile(r"(?P<word>[\w-]+)\s+$")
#: Code points before a trigger in which that stands.
LEAD = 40
#: Behind a trigger: it is done again and again.
_AGAIN = re.compile(
    r"(?:\s+\w+){0,6}?\s+(?:annually|yearly|monthly|weekly|daily|nightly|regularly|repeatedly|routinely"
    r"|(?:every|each)\s+(?:year|month|week|day|night))\b",
    re.IGNORECASE,
)
#: Between two tellings: a sentence ends and another begins.
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]")
#: The name right behind a verb, with nothing it only describes: "shelled | the town of Oster | on", "hit | Oster |,".
_HIT = re.compile(
    r"\s+(?:the\s+(?:\w+\s+){1,2}?of\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?P<name>[A-Z][a-z][\w’'-]*(?:[ -][A-Z][\w’'-]*)*)"
    r"(?=\s*[,.;:]|\s+(?:and|in|on|with|at|near|from|during|for|by|after|while|as|but|late|early|again|over\w*|this"
    r"|today|yesterday|\w+ing)\b)"
)
#: The same for clauses.
_CLAUSE_ENDS = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]|[;\n]|,\s+(?:and|but|while|when|where|as|after|before)\b")
_KEPT_APART: frozenset[Status] = frozenset({"planned", "hypothetical"})
_WORTH = {"when": 3, "places": 3, "source": 3, "target": 3}


@dataclass(slots=True)
class _Happening:
    """Tellings of one happening, by their number in the document."""

    root: Root
    tellings: list[int]
    best: int


def fullest(events: Sequence[Event], text: str) -> tuple[frozenset[int], dict[int, int]]:
    """Numbers of the events to keep, and for each other one the number of the event that tells the same."""
    open_: dict[Root, list[_Happening]] = {}
    all_: list[_Happening] = []
    for number, event in enumerate(events):
        known = open_.setdefault(event.type, [])
        near = (one for one in reversed(known[-MOST_OPEN:]) if _is_same(events, one, event, text))
        same = next((one for one in near if not _are_told_apart(events, one, event, text)), None)
        if same is None:
            same = _Happening(event.type, [], number)
            known.append(same)
            all_.append(same)
        same.tellings.append(number)
        margin = -1 if _is_in_head(text, events[same.best]) else BY_THE_WAY
        if _fullness(event) > _fullness(events[same.best]) + margin:
            same.best = number
    kept = frozenset(one.best for one in all_)
    return kept, {number: one.best for one in all_ for number in one.tellings if number != one.best}


def filled(events: Sequence[Event], same: dict[int, int]) -> list[Event]:
    """The events to keep; what one does not say (who, to whom, where, when) it has from others on the same word."""
    others: dict[int, list[Event]] = {}
    for number, best in sorted(same.items()):
        if _same_word(events[number], events[best]):
            others.setdefault(best, []).append(events[number])
    return [_completed(event, others.get(n, ())) for n, event in enumerate(events) if n not in same]


def _same_word(one: Event, other: Event) -> bool:
    return (one.status, one.asserted_by, one.denied_by) == (other.status, other.asserted_by, other.denied_by)


def _completed(event: Event, others: Sequence[Event]) -> Event:
    for other in others:
        one_way = other.source != other.target
        is_doer = one_way and _share_none(event.target, other.source)
        is_hit = one_way and _share_none(event.source, other.target)
        event = replace(
            event,
            source=event.source or (other.source if is_doer else ()),
            target=event.target or (other.target if is_hit else ()),
            places=event.places or other.places,
            when=event.when or other.when,
        )
    return event


def _share_none(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return {party.actor or party.name for party in one}.isdisjoint(party.actor or party.name for party in other)


def _is_same(events: Sequence[Event], happening: _Happening, event: Event, text: str) -> bool:
    last, best = events[happening.tellings[-1]], events[happening.best]
    if _is_of_doer(event) and _is_of_doer(best) and not _same_side(event.source, best.source):
        return False
    if _charges_one(event, best) or _charges_one(best, event):
        return False
    if _is_of_doer(event) != _is_of_doer(best) or _names_doer(event, best) or _names_doer(best, event):
        return False
    gap = event.trigger.start - last.trigger.end
    if gap > FAR:
        return False
    if _has_another_doer(event, best):
        return False
    generic = _is_generic(text, event) or _is_generic(text, last)
    if _may_follow(text, last, event) and gap <= ONE_BREATH and not _begins_another(text, last, event):
        apart = any(_are_others(one, event) or _lie_apart(text, one, event) for one in (last, best))
        return not apart and _stand_alike(last, event)
    if not any(_is_called_alike(text, events[one], event) for one in happening.tellings[-MOST_OPEN:]):
        return False
    if _is_new(text, event) and not any(_share(one, event) for one in (last, best)):
        return False
    return all(_fits(one, event, generic) for one in dict.fromkeys((last, best)))


def _are_told_apart(events: Sequence[Event], happening: _Happening, event: Event, text: str) -> bool:
    """Whether hours of the day part two tellings, or one is of what is done again and again."""
    last, best = events[happening.tellings[-1]], events[happening.best]
    if _recurs(event, text) != _recurs(best, text):
        return True
    if any(_hit_two_places(text, one, event) for one in (last, best)):
        return True
    return any(are_hours_apart(text, one.trigger, event.trigger) for one in dict.fromkeys((last, best)))


def _hit_two_places(text: str, one: Event, other: Event) -> bool:
    """Whether two verbs of violence have other names behind them: "shelled | Oster |. They shelled | Tarvo |"."""
    if one.type != "ASSAULT" or _is_outcome(text, one) or _is_outcome(text, other):
        return False
    names = [_HIT.match(text, event.trigger.end) for event in (one, other)]
    if not all(names) or any(_is_land(event) for event in (one, other)):
        return False
    words = [set(found["name"].split()) for found in names if found]
    return words[0].isdisjoint(words[1])


def _is_land(event: Event) -> bool:
    """Whether a deed is done to a whole country, so that a town told later may lie in it."""
    return any(party.actor is not None and len(party.actor) == ISO3 for party in event.target) and not _spots(event)


def _recurs(event: Event, text: str) -> bool:
    """Whether a telling is of what is done again and again: "waivers have been issued | annually since 2002"."""
    return _AGAIN.match(text, event.trigger.end) is not None


def _is_in_head(text: str, event: Event) -> bool:
    """Whether a telling stands in the head of a page, over a text that tells it again: lines without a full stop.

    Under who gives it out, "Statement on the attack" is its headline.
    """
    start = 0
    for _line in range(MOST_HEADLINES):
        end = text.find("\n", start)
        if not start < end <= start + LONGEST_HEADLINE or text[end - 1] in '.!?”"':
            return False
        if event.trigger.end <= end:
            return start == 0 or _TITLE.search(text, start, event.trigger.start) is not None
        start = end + 1
    return False


def _is_new(text: str, event: Event) -> bool:
    """Whether a telling brings something in: "a large attack", "launched an attack", "two more attacks"."""
    start, end = event.trigger.start, event.trigger.end
    return bool(_BRINGS_IN.search(text, max(0, start - ONE_BREATH), end))


def _share(one: Event, other: Event) -> bool:
    """Whether two tellings have a place or a day in common."""
    return bool(_spots(one) & _spots(other)) or bool(one.when and other.when and not _apart(one, other))


def _names_doer(one: Event, other: Event) -> bool:
    """Whether one telling names on somebody's word who did what the other tells of nobody on the page's own."""
    return one.type == "ASSAULT" and bool(one.source and one.asserted_by) and not (other.source or other.asserted_by)


def _has_another_doer(one: Event, other: Event) -> bool:
    """Whether two tellings of an assault, neither of them a rumour, name different doers."""
    named = one.type == "ASSAULT" and _names(one) and _names(other)
    return named and "possible" not in (one.status, other.status) and not _same_side(one.source, other.source)


def _charges_one(one: Event, other: Event) -> bool:
    """Whether one telling is a side's word that somebody did it, the other of both sides: "an invasion", "the war"."""
    sided = bool(one.asserted_by and one.source and one.source != one.target)
    return one.type == "ASSAULT" and sided and bool(other.source) and other.source == other.target


def _is_of_doer(event: Event) -> bool:
    """Whether a telling is about who did it, on somebody's word: "claimed the attack", "blamed for the attack"."""
    return bool(event.source) and any(f"+{why}:" in event.rule for why in OF_DOER)


def _may_follow(text: str, one: Event, other: Event) -> bool:
    """Whether one trigger may be what came of the other ("the blast killed nine"), or both are bare nouns for it."""
    outcome = _is_outcome(text, one) or _is_outcome(text, other)
    outcome = outcome or _does_it_again(text, other.trigger)
    return outcome or (_is_generic(text, one) and _is_generic(text, other))


def _is_outcome(text: str, event: Event) -> bool:
    """Whether a trigger only says what came of a deed: "killed", "wounding"."""
    return not word_set("consequence").isdisjoint(words_of(text[event.trigger.start : event.trigger.end]))


def _begins_another(text: str, last: Event, event: Event) -> bool:
    """Whether a sentence brings in a new deed behind what came of the last: "..., killing six. | A raid | hit".

    "Six were killed. Rebels | attacked | a convoy" may tell of one deed; ", killing six" has had its own before.
    """
    came_of_it, new = (_is_outcome(text, one) for one in (last, event))
    if new or not came_of_it or _is_taken_up(text, event.trigger) or _does_it_again(text, event.trigger):
        return False
    has_had_its_own = text[last.trigger.start : last.trigger.end].endswith("ing")
    if not (has_had_its_own or _is_new(text, event)):
        return False
    return _SENTENCE_ENDS.search(text, last.trigger.end, event.trigger.start) is not None


def _lie_apart(text: str, one: Event, other: Event) -> bool:
    """Whether both are told with towns or regions, and none of the one is or holds one of the other."""
    pairs = [(first, second) for first in _told_with(text, one) for second in _told_with(text, other)]
    return bool(pairs) and not any(_may_be_one(first, second) for first, second in pairs)


def _told_with(text: str, event: Event) -> list[Place]:
    """The towns and regions in the clause of a trigger, not those the story was at before."""
    found = []
    for place in event.places:
        low, high = sorted((place.span, event.trigger))
        near = place.admin1 is not None and high.start - low.end <= ONE_BREATH
        if near and not _CLAUSE_ENDS.search(text, low.end, max(low.end, high.start + 1)):
            found.append(place)
    return found


def _may_be_one(one: Place, other: Place) -> bool:
    """Whether two places have one name, or one of them holds the other, or may hold it as a region."""
    if one.name == other.name or holds(one, other) or holds(other, one):
        return True
    return one.admin1 == other.admin1 and (one.admin2 is None or other.admin2 is None)


def _is_generic(text: str, event: Event) -> bool:
    return not word_set("generic").isdisjoint(words_of(text[event.trigger.start : event.trigger.end]))


def _is_called_alike(text: str, one: Event, other: Event) -> bool:
    """Whether two triggers may name one thing: the same word, words for one kind of deed, or "the attack" for any."""
    words = [set(words_of(text[event.trigger.start : event.trigger.end])) for event in (one, other)]
    if {stem(word) for word in words[0]} & {stem(word) for word in words[1]}:
        return True
    if any(kin & words[0] and kin & words[1] for kin in _kin()):
        return True
    pairs = zip((one, other), words, strict=True)
    return any(word_set("hypernym") & own and _is_taken_up(text, event.trigger) for event, own in pairs)


def _is_taken_up(text: str, trigger: Span) -> bool:
    return _TAKEN_UP.search(text, max(0, trigger.start - LEAD), trigger.start) is not None


def _does_it_again(text: str, trigger: Span) -> bool:
    """Whether the subject right before a verb is a deed told before: "the attack | hit |"."""
    before = _LAST_WORD.search(text, max(0, trigger.start - LEAD), trigger.start)
    is_deed = before is not None and before["word"].lower() in word_set("generic")
    return before is not None and is_deed and _is_taken_up(text, Span(before.start(), trigger.start))


@cache
def _kin() -> tuple[frozenset[str], ...]:
    """Words for one kind of deed, a set for each kind: "blast", "explosion", "bombing"."""
    return tuple(words for name, words in word_sets().items() if name.startswith("kin-"))


def _fits(one: Event, other: Event, generic: bool) -> bool:
    if not _stand_alike(one, other) or one.background != other.background:
        return False
    if one.mode and other.mode and one.mode != other.mode and one.type != "ASSAULT":
        return False
    if not generic and (one.source == one.target) != (other.source == other.target):
        return False
    places = _spots(one), _spots(other)
    if places[0] and places[1] and not places[0] & places[1]:
        return False
    if one.when and other.when and _apart(one, other):
        return False
    if generic:
        return not _are_others(one, other)
    return _same_side(one.source, other.source) and _same_side(one.target, other.target)


def _spots(event: Event) -> frozenset[str]:
    """Names of the places of an event, without the countries they lie in."""
    within = {place.name for place in event.places if place.admin1 is not None}
    return frozenset(within or {place.name for place in event.places})


def _stand_alike(one: Event, other: Event) -> bool:
    """Whether both are told of what was, or both of what shall or may be, and none denies the other."""
    if (one.status in _KEPT_APART or other.status in _KEPT_APART) and one.status != other.status:
        return False
    return (one.status == "denied") == (other.status == "denied")


def _are_others(one: Event, other: Event) -> bool:
    """Whether the doers, or those it was done to, are known to be of different countries or groups."""
    pairs = ((one.source, other.source), (one.target, other.target))
    for first, second in pairs:
        actors = {p.actor for p in first if p.actor}, {p.actor for p in second if p.actor}
        if actors[0] and actors[1] and not _same_side(first, second):
            return True
    return False


def _apart(one: Event, other: Event) -> bool:
    """Whether two events have days that cannot be the same."""
    if one.when is None or other.when is None:
        return False
    starts = one.when.earliest, other.when.earliest
    ends = one.when.latest, other.when.latest
    if None in (*starts, *ends):
        return starts[0] != starts[1]
    return bool(str(ends[0]) < str(starts[1]) or str(ends[1]) < str(starts[0]))


def _same_side(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether two sides may be the same: one is empty, or they share an actor, a country or a word of their names."""
    if not one or not other:
        return True
    actors = {p.actor for p in one if p.actor}, {p.actor for p in other if p.actor}
    if actors[0] and actors[1]:
        lands = {country_of(a) for a in actors[0]} & {country_of(a) for a in actors[1]}
        return bool(actors[0] & actors[1]) or bool(lands - {None})
    words = {w for p in one for w in p.name.lower().split()} & {w for p in other for w in p.name.lower().split()}
    return bool(words - {"the", "a", "an", "of"})


def _fullness(event: Event) -> int:
    told = {"when": event.when, "places": event.places, "source": event.source, "target": event.target}
    fact = event.status in ("fact", "claimed", "disputed")
    return sum(_WORTH[name] for name, value in told.items() if value) + fact + _names(event)


def _names(event: Event) -> bool:
    """Whether a telling says by name who did it."""
    return any(party.actor or set(party.name.lower().split()) - _nameless() for party in event.source)


def _nameless() -> frozenset[str]:
    """Words that name nobody: "the armed men", "unidentified gunmen"."""
    return word_set("agents") | word_set("determiner") | word_set("pronouns") | _ANYBODY
