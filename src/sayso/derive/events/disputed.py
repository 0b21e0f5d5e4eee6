"""Denials held against claims of the same report: an event one party asserts and another denies is disputed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.records import Event, Party, Root, Statement

#: Code points from a denial to the page's own telling of the deed, where they do not share a target.
NEAR = 1500
#: Denials of one page that are held against its facts.
MOST_DENIALS = 100
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
    return tuple(_against_page(told))


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


def _against_page(events: Sequence[Event]) -> Iterator[Event]:
    """What the page tells as a fact and the one who is to have done it denies: one deed for each denial.

    He who denies one deed denies no other: it is the one with the same target, else the nearest without another.
    """
    deniers: dict[int, list[str]] = {}
    for denied in [one for one in events if one.denied_by][:MOST_DENIALS]:
        if denied.status in ("denied", "disputed"):
            meant = max(_facts(denied, events), default=None)
            if meant:
                deniers.setdefault(meant[-1], []).append(denied.denied_by[0])
    for number, event in enumerate(events):
        own = tuple(dict.fromkeys(deniers.get(number, ())))
        yield replace(event, status="disputed", denied_by=own) if own else event


def _facts(denied: Event, events: Sequence[Event]) -> Iterator[tuple[bool, int, int]]:
    """The page's facts that a denial may mean: whether the targets are the same, how near, number."""
    for number, event in enumerate(events):
        if event.status != "fact" or event.type not in VIOLENT or event.type != denied.type:
            continue
        distance = abs(event.trigger.start - denied.trigger.start)
        same_target = _share(_actors(denied.target), _actors(event.target))
        is_other = bool(_actors(denied.target) and _actors(event.target)) and not same_target
        if _share(_actors(denied.source), _actors(event.source)) and not is_other and (same_target or distance <= NEAR):
            yield same_target, -distance, number


def _actors(side: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.actor for party in side if party.actor)


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)
