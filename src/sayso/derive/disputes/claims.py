"""Statements as claims that may be held against each other: whose, about what, denied or affirmed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.derive.speakers import Roster, roster_of
from sayso.derive.words import topic_stems
from sayso.records import Reading, Resolution, Resolutions, Span, Statement

#: An actor that is a whole state is an ISO3 code.
STATE_CODE = 3
#: The party of a claim nobody is named for.
NOBODY = "not named"
#: Codes of actors of no one state.
NO_STATE = ("IGO", "IMG", "NGO", "MNC")
#: Rules of resolutions of a state by its own name, or by that of its seat.
NAMES_A_STATE = ("country.", "place.country")
#: "Ostland" and "Ostlandish" share all but the last letters: how many of a name may differ, how many must be left.
NAME_ENDING, SHORTEST_NAME = 2, 4

_NEGATION = re.compile(
    r"""\b(?:not|never|no|nobody|none|neither|nor|without|cannot|untrue|false|baseless|unfounded|fabricated)\b
    |n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:who|which|whose|because|if|when|while|although|unless|where|so\s+that)\b|[;.]\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, the words of its cue and of what is said, and their stems.

    ``voice`` tells speakers apart, ``state`` is the ISO3 code it speaks for. ``sentence``: the number of the one it
    begins in; ``lead``: that sentence before the statement's first word; ``intro``: before what is said. ``party``: the
    speaker's name, else the first name in the lead. ``number``: its place among all claims.
    """

    statement: Statement
    cue: str
    said: str
    stems: frozenset[str]
    voice: str
    state: str | None
    name_stems: frozenset[str]
    is_negated: bool
    sentence: int
    lead: str
    intro: str
    party: str
    number: int

    @property
    def start(self) -> int:
        """Where its first content begins, or its cue."""
        return _start(self.statement)


@dataclass(frozen=True, slots=True)
class States:
    """The states a page names, by the beginnings of their names: "Ostlan" finds "Ostland" and "Ostlander"."""

    stems: tuple[tuple[str, str], ...]

    def in_order(self, words: str) -> tuple[str, ...]:
        """The codes of the states named in some words, each once, in the order they come; also "OstlandNorvia"."""
        places = sorted((at, code) for stem, code in self.stems if (at := _word_start(words, stem)) >= 0)
        return tuple(dict.fromkeys(code for _, code in places))


def _word_start(words: str, stem: str) -> int:
    """Where a capitalised name begins: behind anything but a capital letter."""
    at = words.find(stem)
    while at > 0 and words[at - 1].isupper():
        at = words.find(stem, at + 1)
    return at


def states_of(roster: Roster) -> States:
    """The states of a page."""
    stems: dict[str, str] = {}
    for one in roster.actors:
        is_state = one.rule.startswith(NAMES_A_STATE) and one.name[:1].isupper()
        if is_state and one.actor and len(one.actor) == STATE_CODE:
            name = one.name
            stems.setdefault(name[: max(SHORTEST_NAME, len(name) - NAME_ENDING)], one.actor)
    return States(tuple(stems.items()))


@dataclass(frozen=True, slots=True)
class Desk:
    """What is looked at to make claims of statements."""

    reading: Reading
    roster: Roster
    states: States


def claims_of(reading: Reading, resolutions: Resolutions, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """Every statement of a page as a claim, in text order."""
    roster = roster_of(resolutions.actors)
    desk = Desk(reading, roster, states_of(roster))
    places = _sentence_numbers(reading, statements)
    ordered = sorted(statements, key=lambda one: (_start(one), one.id))
    return tuple(_claim(one, desk, places[one.id], number) for number, one in enumerate(ordered))


def _start(one: Statement) -> int:
    """Where the first content of a statement begins, or its cue."""
    if one.content:
        return one.content[0].start
    return one.cue.start if one.cue else 0


def _claim(one: Statement, desk: Desk, place: int, number: int) -> Claim:
    text = desk.reading.document.text
    said = " ".join(text[span.start : span.end] for span in one.content)
    sentence = desk.reading.sentences[place] if desk.reading.sentences else Span(0, 0)
    first = max(min((span.start for span in _all_spans(one)), default=0), sentence.start)
    named = None if one.speaker else _first_named(desk.roster, Span(sentence.start, first))
    party = one.speaker.name if one.speaker else named.name if named else ""
    actor = one.speaker.actor if one.speaker else named.actor if named else None
    return Claim(
        statement=one,
        cue=text[one.cue.start : one.cue.end] if one.cue else "",
        said=said,
        stems=topic_stems(said),
        voice=actor if actor and len(actor) > STATE_CODE else party.casefold() or f"?{one.id}",
        state=_state(actor, party, desk.states),
        name_stems=topic_stems(party),
        is_negated=one.act == "deny" or _is_negated(said),
        sentence=place,
        lead=text[sentence.start : first],
        intro=text[sentence.start : max(one.content[0].start if one.content else first, sentence.start)],
        party=party or NOBODY,
        number=number,
    )


def _first_named(roster: Roster, span: Span) -> Resolution | None:
    """Who a sentence is about, for a saying without a subject of its own: "The union met and, angry, denied it"."""
    inside = [one for one in roster.touching(span) if span.covers(one.span) and one.type not in ("place", "document")]
    return inside[0] if inside else None


def _is_negated(said: str) -> bool:
    """Whether the main clause is negated; "those who may not vote" negates nothing."""
    negation = _NEGATION.search(said)
    subordinate = _SUBORDINATE.search(said) if negation else None
    return negation is not None and (subordinate is None or negation.start() < subordinate.start())


def _all_spans(one: Statement) -> Iterable[Span]:
    return (*one.content, *((one.cue,) if one.cue else ()), *((one.speaker.span,) if one.speaker else ()))


def _state(actor: str | None, name: str, states: States) -> str | None:
    if actor and not actor.startswith(NO_STATE):
        return actor[:STATE_CODE]
    named = states.in_order(name)
    return named[0] if named and not actor else None


def _sentence_numbers(reading: Reading, statements: Sequence[Statement]) -> dict[str, int]:
    """In which sentence each statement begins: with its cue, or its content."""
    starts = [span.start for span in reading.sentences]
    order = sorted(
        ((one.cue.start if one.cue else one.content[0].start if one.content else 0), one.id) for one in statements
    )
    found, number = {}, 0
    for start, name in order:
        while number + 1 < len(starts) and starts[number + 1] <= start:
            number += 1
        found[name] = number
    return found


def same_voice(one: Claim, other: Claim) -> bool:
    """Nobody disputes with himself."""
    return one.voice == other.voice
