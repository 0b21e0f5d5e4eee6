"""The two sides of a PLOVER coding as countries.

PLOVER gives every side a country.

- Someone named without a country ("protesters", "villagers") is held to be of the event's place, else of the other
  side's: who strikes in Velland strikes Velland, unless it is said otherwise. Beside a body, which has no people of its
  own, he is of the country that stands nearest. Aid workers and rights groups of no country are NGO (the CAMEO manual,
  by which gold's actors are coded: "aid workers are coded as NGOs").
- A side that is not named at all, and the other party of a meeting that names one alone, is of the country that stands
  nearest: behind the event for the side acted on, before it for the side that acts; else as above. Of an assault or of
  coercion the scene goes first. Who is asked for this alone is whom the text names, not who reports it: no media, and
  nothing behind an event outside what is said of it ("..., an official in Velland said").
- Nobody does something to himself: who stands on both sides of what is not done to each other is on the first alone;
  but a state may ("Velland closed Velland's schools").
  Several who agree, consult or cooperate, and nobody else, do so with one another (PLOVER 0.8, reciprocal actors).
- PLOVER knows no former states: Yugoslavia's acts are those of Serbia and Montenegro, the Soviet Union's of Russia.
- An act of speech is by its speaker, to the other country of its hearer, else to the first named in what is said, else
  to its own.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.records import Event, Findings, Party, Reading, Root, Span, Statement
from sayso.resolve import Tables, load_tables
from sayso.resolve.page import country_of_hit, open_page

ISO3 = 3
#: What several parties do with one another where nobody else is named.
TOGETHER: frozenset[Root] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
#: Events that have a scene: done to those who are there, where nobody is named.
ON_THE_GROUND: frozenset[Root] = frozenset({"ASSAULT", "COERCE"})
#: Those whom the manual of gold's codes gives to NGO although no organisation is named ("aid workers").
CHARITY = re.compile(r"(?i)\b(?:(?:aid|relief|humanitarian) (?:workers?|agenc|group|organi)|rights (?:group|organi))")
#: Codes of bodies above states, which have no people of their own.
BODIES = frozenset({"IGO", "NGO"})
FORMER = {"YUG": ("SRB", "MNE"), "SUN": ("RUS",), "DDR": ("DEU",), "CSK": ("CZE", "SVK")}


@dataclass(frozen=True, slots=True)
class Land:
    """A country named in the text, and where."""

    span: Span
    country: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Countries of both sides, ISO3 or the opening of a body's id ("IGO")."""

    source: frozenset[str]
    target: frozenset[str]


def lands_of(findings: Findings) -> list[Land]:
    """The countries of all places and parties of a page and of all names and adjectives of countries, in text order."""
    found = {Land(one.span, one.country) for one in findings.places if one.country}
    mentions = (one for one in findings.mentions if one.kind != "media")  # who reports is no party
    found |= {Land(one.span, country) for one in mentions if (country := country_of(one.actor))}
    parties = (party for event in findings.events for party in (*event.source, *event.target))
    found |= {Land(one.span, country) for one in parties if (country := country_of(one.actor))}
    named = open_page(Reading(findings.document, (), (), (), (), ""), _tables()).hits
    called = ((hit.span, country_of_hit(hit, _tables())) for hit in named if hit.key("country", "adjective"))
    found |= {Land(span, country) for span, country in called if country}
    return sorted(found, key=lambda one: (one.span, one.country))


@cache
def _tables() -> Tables:
    return load_tables(None)


def sides_of_event(event: Event, lands: list[Land]) -> Sides:
    """Both sides of an event; a side that names no country is filled."""
    others = _others(event)
    source, target = _countries(event.source), _countries(others)
    around = frozenset(place.country for place in event.places if place.country)
    alone = event.source == event.target and len(source) == 1
    behind, before = _behind(lands, event.trigger), _before(lands, event.trigger)
    if event.type in TOGETHER and len(source) > 1 and not target:
        return Sides(_today(source), _today(source))
    if alone and event.target[0].span.start > event.trigger.start and (other := _first(before, target)):
        return Sides(_today(other), _today(target))
    if not source:
        near = frozenset() if event.source else _first(before, target) or _first(behind, target)
        source = near or around or _held(target, before, behind)
    if not target or alone:
        unnamed = not others or alone
        near = _first(behind, source) if unnamed else frozenset()
        scene = around - source if not unnamed or event.type in ON_THE_GROUND else frozenset()
        target = scene or near or around - source or _held(source, behind, before)
    return Sides(_today(source), _today(target))


def _held(other: frozenset[str], *nearest: list[Land]) -> frozenset[str]:
    """Of whom a side is held to be that nothing tells of: of the other's country; beside a body, of the nearest."""
    if other and other <= BODIES:
        return next((found for lands in nearest if (found := _first(lands, other | BODIES))), other)
    return other


def _others(event: Event) -> tuple[Party, ...]:
    """Whom an event is done to, but for the body or person who does it, unless it is done to each other."""
    own = {party.actor for party in event.source if party.actor and "." in party.actor}
    others = tuple(party for party in event.target if party.actor not in own)
    return event.target if event.source == event.target else others


def sides_of_statement(statement: Statement, lands: list[Land]) -> Sides:
    """An act of speech: by its speaker; to another country named where it is told whom, else in what is said."""
    speaker, cue = statement.speaker, statement.cue or Span(0, 0)
    own = code_of(speaker.name, speaker.actor) if speaker else None
    together = [one.country for one in lands if speaker and speaker.span.covers(one.span)]
    if own is None and statement.act == "agree" and len(set(together)) > 1:
        return Sides(_today(frozenset(together)), _today(frozenset(together)))
    source = frozenset([own] if own else together[:1])
    others = [one for one in lands if not (own and speaker and one.span.touches(speaker.span))]
    said = min((content.start for content in statement.content), default=cue.end)
    hearers = [one for one in others if cue.start <= one.span.start and one.span.end <= max(said, cue.end)]
    told = [one for one in others if any(content.covers(one.span) for content in statement.content)]
    target = _first(
        [*hearers, *told, *(() if own else others)], source
    )  # "Arvan and Velland agreed": one is the other's
    return Sides(_today(source or target), _today(target or source))


def _today(side: frozenset[str]) -> frozenset[str]:
    """With today's states for former ones."""
    return frozenset(one for country in side for one in FORMER.get(country, (country,)))


def _behind(lands: list[Land], trigger: Span) -> list[Land]:
    return [one for one in lands if one.span.start >= trigger.start]


def _before(lands: list[Land], trigger: Span) -> list[Land]:
    return [one for one in reversed(lands) if one.span.end <= trigger.start]


def _first(lands: list[Land], without: frozenset[str]) -> frozenset[str]:
    """The first of these that is none of the other side's."""
    return frozenset([one.country for one in lands if one.country not in without][:1])


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(code for one in parties if (code := code_of(one.name, one.actor)))


def code_of(name: str, actor: str | None) -> str | None:
    """The code of a party; NGO for aid workers and rights groups of no country."""
    return country_of(actor) or ("NGO" if CHARITY.search(name) else None)


def country_of(actor: str | None) -> str | None:
    """ISO3 of an actor, or "IGO", "NGO" and the like."""
    first = actor.split(".")[0] if actor else ""
    return first if len(first) == ISO3 else None
