"""Denials held against claims of the same report: an event one party asserts and another denies is disputed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.records import Event, Root, Statement

VIOLENT: frozenset[Root] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial, the statement it points at, and the roots of the events it names itself."""

    id: str
    denies: str
    roots: frozenset[Root]


def with_disputes(events: Sequence[Event], statements: Sequence[Statement]) -> tuple[Event, ...]:
    """The same events; those that one party tells and another denies are disputed, on both sides."""
    denials = _denials(events, statements)
    told = [_denied_elsewhere(one, denials) for one in events]
    return tuple(_against_page(one, told) for one in told)


def _denials(events: Sequence[Event], statements: Sequence[Statement]) -> tuple[_Denial, ...]:
    named: dict[str, set[Root]] = {}
    for event in events:
        for one in event.denied_by:
            named.setdefault(one, set()).add(event.type)
    return tuple(_Denial(one.id, one.denies, frozenset(named.get(one.id, ()))) for one in statements if one.denies)


def _denied_elsewhere(event: Event, denials: Sequence[_Denial]) -> Event:
    """A claim that a denial points at; or, in the denial, the words of the claim it points at."""
    against = [one for one in denials if one.denies in event.asserted_by and (not one.roots or event.type in one.roots)]
    if event.status == "claimed" and against:
        return replace(event, status="disputed", denied_by=tuple(one.id for one in against))
    own = [one for one in denials if one.id in event.denied_by and event.status == "denied"]
    if own:
        return replace(event, status="disputed", asserted_by=tuple(dict.fromkeys(one.denies for one in own)))
    return event


def _against_page(event: Event, told: Sequence[Event]) -> Event:
    """What the page tells as a fact and the one who is to have done it denies."""
    if event.status != "fact" or event.type not in VIOLENT or not event.source:
        return event
    deniers = [
        one.denied_by[0]
        for one in told
        if one.denied_by and one.type == event.type and _share(one, event) and one.status in ("denied", "disputed")
    ]
    return replace(event, status="disputed", denied_by=tuple(dict.fromkeys(deniers))) if deniers else event


def _share(one: Event, other: Event) -> bool:
    """Whether both name the same actor, and no other target."""
    actors = {party.actor for party in other.source if party.actor}
    same = any(party.actor in actors for party in one.source)
    targets = (
        {party.actor for party in one.target if party.actor},
        {party.actor for party in other.target if party.actor},
    )
    return same and (not targets[0] or not targets[1] or bool(targets[0] & targets[1]))
