"""The name under which a doer goes: "members of the Front", "Liberation Front [LF] commandos", "suspected men"."""

from dataclasses import dataclass

from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.who import Cast, Phrase, parties_of
from sayso.records import Party, Span, Statement

#: Words from a charge or a deed to the name of who did it, and words of that name.
DOER_REACH = 14
#: Words before the name of a doer among which "suspected" or "apparently" may stand.
HEDGE_REACH = 8
#: Words in brackets behind a name: its short form.
LONGEST_SHORT_FORM = 4
#: Words of a name before its short form in brackets.
LONGEST_NAME = 7
_HEDGES = frozenset(
    {
        *("alleged", "suspected", "presumed", "supposed", "purported", "apparent", "probable", "possible", "believed"),
        *("allegedly", "apparently", "presumably", "supposedly", "purportedly", "probably", "possibly", "reportedly"),
    }
)
MEMBERS = frozenset(
    {
        *("members", "member", "elements", "element", "terrorists", "terrorist", "guerrillas", "guerrilla", "rebels"),
        *("guerillas", "guerilla", "militants", "gunmen", "fighters", "soldiers", "troops", "units", "unit", "forces"),
        *("commandos", "commandoes", "commando", "command", "cell", "cells", "squad", "squads", "combatants", "agents"),
        *("column", "columns", "wing", "faction", "front", "militias", "militiamen", "insurgents", "group", "groups"),
        *(
            "branch",
            "organization",
            "organisation",
            "gang",
            "band",
            "leaders",
            "leadership",
            "followers",
            "activists",
            "hitmen",
            "operatives",
            "supporters",
        ),
    }
)
_LEADING = frozenset({"by", "of", "from", "the", "a", "an"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
#: Parts of speech of a name that nobody knows; of whatever is charged by name ("the Extraditables").
NAMES, NAMED = frozenset({"PROPN"}), frozenset({"PROPN", "NOUN", "ADJ", "VERB"})
_OF_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", ""})
_IN_PHRASE = frozenset({'"', "“", "”", "-"})
#: Bodies, and what they are called by: "Front of Popular Resistance". Words from "of" to that.
_BODIES = frozenset({"army", "front", "movement", "party", "forces", "union", "league", "brigade"})
_AIMS = frozenset({"liberation", "resistance", "struggle", "unity", "salvation", "defense", "defence", "independence"})
MOST_OF_AIM = 3
#: Days that may stand right behind a name and are none of it: "the Front | tonight | claimed".
DAYS = frozenset(
    {
        *("today", "tonight", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday"),
        *("saturday", "sunday"),
    }
)
_GOING_BY = frozenset({("calling", "itself"), ("calling", "themselves"), ("known", "as"), ("identified", "as")})
_IN_NAME = frozenset({"PROPN", "NOUN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the doer is looked for: the sentence, its trigger, who is who, whose words these are."""

    sentence: Sentence
    trigger: Trigger
    cast: Cast
    voice: Statement | None


def noun_behind(sentence: Sentence, at: int) -> int:
    """The head of the noun phrase that begins behind a word: its last word before a verb, a preposition or a mark."""
    last = at
    words = sentence.words
    for one in range(at + 1, min(len(words) - 1, at + DOER_REACH)):
        if words[one].key in DAYS:
            break
        if words[one].tag in _OF_PHRASE or words[one].key in _IN_PHRASE:
            last = one
        elif not (words[one].key == "of" and last > at and words[one + 1].tag in _IN_NAME):  # "Army of Liberation"
            break
    while last > at and words[last].key in _IN_PHRASE:
        last -= 1
    return last


def called(sentence: Sentence, head: int) -> int:
    """The name a group goes by, where it is told behind it; else the head.

    "A group calling itself | the Gale Brigade", "a far-right unit, | the Gale Brigade".
    """
    words = sentence.words
    behind = tuple(word.key for word in words[head + 1 : head + 3])
    if behind in _GOING_BY:
        return noun_behind(sentence, head + 2)
    opening = [word.key for word in words[head + 2 : head + 4]]
    is_quoted = not _IN_PHRASE.isdisjoint(opening)
    is_apposed = behind[:1] == (",",) and (is_quoted or opening[:1] == ["the"])
    if not is_apposed or words[head].key not in MEMBERS or (_is_named(sentence, head) and not is_quoted):
        return head
    name = noun_behind(sentence, head + 1)
    return name if words[name].tag == "PROPN" else head


def _is_named(sentence: Sentence, head: int) -> bool:
    """Whether a phrase up to its head is a name: "the Gale Brigade", not "an unknown group"."""
    inside = [head, *(one for one in sentence.kids(head, "compound", "amod", "flat") if one < head)]
    return any(sentence.words[one].tag == "PROPN" for one in inside)


def as_written(seat: Seat, phrase: Phrase, tags: frozenset[str]) -> list[Party]:
    """A phrase as a party under its own words; none if it is a place, a pronoun or another part of speech."""
    words = seat.sentence.words
    span = Span(words[phrase.first].span.start, words[phrase.last].span.end)
    is_place = any(one.type == "place" for one in seat.cast.roster.touching(words[phrase.head].span))
    if words[phrase.head].tag not in tags or is_place:
        return []
    return [Party(" ".join(seat.cast.text[span.start : span.end].split()), None, span)]


def whole(seat: Seat, party: Party) -> Party:
    """The party by the name it belongs to: "members of the Front", "Liberation Front [LF] | commandos"."""
    sentence = seat.sentence
    first, last = sentence.at(party.span.start), sentence.at(party.span.end - 1)
    if (end := body_name_end(sentence, last)) is not None:
        return _body(seat, party, end)
    if party.actor and sentence.words[last].key not in MEMBERS:
        return party
    return (
        _group_behind(seat, party, last) or _name_behind(seat, party, first, last) or _name_before(seat, party, first)
    )


def _group_behind(seat: Seat, party: Party, last: int) -> Party | None:
    """The group that "members of" belongs to; of "members of the 9th Front of the Gale Army" the army."""
    words = seat.sentence.words
    further = noun_behind(seat.sentence, last + 1)
    is_part = words[last].key in MEMBERS and words[further].key in MEMBERS and further + 1 < len(words)
    if is_part and words[noun_behind(seat.sentence, further + 1)].tag == "PROPN":
        return _group_behind(seat, party, further) or _group_right_behind(seat, party, last)
    return _group_right_behind(seat, party, last)


def _group_right_behind(seat: Seat, party: Party, last: int) -> Party | None:
    words = seat.sentence.words
    if words[last].key not in MEMBERS or last + 2 >= len(words) or words[last + 1].key not in ("of", "from"):
        return None
    head = noun_behind(seat.sentence, last + 1)
    phrase = Phrase(last + 2, head, head)
    groups = parties_of(seat.sentence, phrase, seat.cast, None) if head > last + 1 else []
    group = next(iter(groups), None)
    if group is None:
        span = Span(words[last + 2].span.start, words[head].span.end)
        group = Party(" ".join(seat.cast.text[span.start : span.end].split()), None, span) if head > last + 1 else None
    return Party(group.name, group.actor, Span(party.span.start, group.span.end)) if group else None


def body_name_end(sentence: Sentence, at: int) -> int | None:
    """Where a name ends that calls a body by its aim: "the Army | of National Liberation"; None if there is none."""
    words = sentence.words
    if at + 2 >= len(words) or words[at].key not in _BODIES or words[at + 1].key != "of":
        return None
    near = range(at + 2, min(len(words), at + 2 + MOST_OF_AIM))
    return next((one for one in near if words[one].key in _AIMS), None)


def is_body_name(sentence: Sentence, at: int) -> bool:
    """Whether a word ends such a name: the liberation of "Army of National | Liberation"."""
    return any(body_name_end(sentence, one) == at for one in range(max(0, at - MOST_OF_AIM - 1), at))


def _body(seat: Seat, party: Party, end: int) -> Party:
    """The party by the whole name of the body, up to this word; its actor where the whole name is known."""
    span = Span(party.span.start, seat.sentence.words[end].span.end)
    known = [one for one in seat.cast.roster.touching(span) if one.actor and one.span.covers(span)]
    name = " ".join(seat.cast.text[span.start : span.end].split())
    return Party(known[0].name, known[0].actor, span) if known else Party(name, None, span)


def _name_behind(seat: Seat, party: Party, first: int, last: int) -> Party | None:
    """The name an unnamed group goes by: "a far-right unit, | the Gale Brigade"."""
    words = seat.sentence.words
    at = next((one for one in range(first, last + 1) if called(seat.sentence, one) != one), None)
    if at is None:
        return None
    name = called(seat.sentence, at)
    start = next(one for one in range(at + 1, name + 1) if words[one].tag in _IN_NAME)
    known = parties_of(seat.sentence, Phrase(start, name, name), seat.cast, None)
    span = Span(party.span.start, max(party.span.end, words[name].span.end))
    written = " ".join(seat.cast.text[words[start].span.start : words[name].span.end].split())
    is_known = known and known[0].actor  # what is told of it may be resolved, with no name: "a far-right unit"
    return Party(known[0].name, known[0].actor, span) if is_known else Party(written, None, span)


def _name_before(seat: Seat, party: Party, first: int) -> Party:
    """The party with the long name and its short form in brackets that stand before it."""
    words = seat.sentence.words
    at = first - 1
    if at < 1 or words[at].key not in _CLOSING:
        return party
    opening = next(
        (one for one in range(at - 1, max(-1, at - 1 - LONGEST_SHORT_FORM), -1) if words[one].key in _OPENING), None
    )
    if opening is None:
        return party
    start = opening
    while start > 0 and opening - start < LONGEST_NAME and words[start - 1].tag in _IN_NAME:
        start -= 1
    span = Span(words[start].span.start, party.span.end)
    known = [one for one in seat.cast.roster.touching(Span(span.start, words[at].span.end)) if one.actor]
    name = " ".join(seat.cast.text[span.start : span.end].split())
    return Party(known[0].name, known[0].actor, span) if known else Party(name, None, span)


def is_hedged(sentence: Sentence, span: Span) -> bool:
    """Whether "suspected" or "apparently" stands in a name or right before it."""
    first, last = sentence.at(span.start), sentence.at(span.end - 1)
    start = first
    while start > 0 and first - start < HEDGE_REACH and _leads_to_name(sentence, start - 1):
        start -= 1
    return not _HEDGES.isdisjoint(word.key for word in sentence.words[start : last + 1])


def _leads_to_name(sentence: Sentence, at: int) -> bool:
    """Whether a word may stand between "suspected" and the name: "apparently by | two | members of the"."""
    word = sentence.words[at]
    return word.key in _LEADING or word.key in MEMBERS or word.key in _HEDGES or word.tag in ("DET", "ADJ", "NUM")
