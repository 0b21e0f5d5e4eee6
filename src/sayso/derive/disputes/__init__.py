"""What the parties of one report tell differently: the sides, their statements and figures, what is disputed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.derive.disputes.claims import NOBODY, Claim, claims_of, same_voice, states_of
from sayso.derive.disputes.figures import opposed_figures
from sayso.derive.disputes.opposed import Opposed, opposed
from sayso.derive.disputes.wording import matter_of, wish_of
from sayso.derive.speakers import roster_of
from sayso.records import Accounts, Dispute, Event, Reading, Resolutions, Side

#: A denier who goes on within so many statements ("saying only guards were deployed") argues on the same side.
GOES_ON = 2
#: The rule of a dispute over an event that one party asserts and another denies.
OPPOSED = "dispute:opposed-event"


def derive_disputes(reading: Reading, resolutions: Resolutions, findings: Accounts) -> tuple[Dispute, ...]:
    """All disputes of a document, ids d1, d2, ... in text order. Pure: the same input gives the same."""
    claims = claims_of(reading, resolutions, findings.statements)
    by_id = {one.statement.id: one for one in claims}
    found = [
        *_of_events(findings.events, by_id),
        *_of_pairs(opposed(claims, states_of(roster_of(resolutions.actors))), claims, findings.events),
        *opposed_figures(findings.figures, by_id),
    ]
    merged = _merged(found)
    order = sorted(
        merged, key=lambda one: min((by_id[name].start for side in one.sides for name in side.statements), default=0)
    )
    return tuple(replace(one, id=f"d{n}") for n, one in enumerate(order, start=1))


def _of_events(events: Sequence[Event], by_id: dict[str, Claim]) -> Iterator[Dispute]:
    for event in events:
        asserting = [by_id[name] for name in event.asserted_by if name in by_id]
        denying = [by_id[name] for name in event.denied_by if name in by_id]
        if asserting and denying and not same_voice(asserting[0], denying[0]):
            about = matter_of(asserting[0])
            yield Dispute("", about, (_side(asserting), _side(denying)), event.id, OPPOSED)


def _of_pairs(pairs: Iterator[Opposed], claims: Sequence[Claim], events: Sequence[Event]) -> Iterator[Dispute]:
    for pair in pairs:
        if pair.left.party == pair.right.party == NOBODY:
            continue
        left, right = [pair.left, *pair.others], [pair.right, *_going_on(pair.right, claims)]
        event = next((one.id for one in events if pair.left.statement.id in one.asserted_by and one.denied_by), None)
        about = wish_of(pair.left) if pair.rule == "dispute:demand-refused" else matter_of(pair.left)
        yield Dispute("", about, (_side(left), _side(right)), event, pair.rule)


def _going_on(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """What the same voice says right behind a denial, in the same sentence."""
    behind = claims[claim.number + 1 : claim.number + 1 + GOES_ON]
    return [
        one
        for one in behind
        if same_voice(one, claim) and one.sentence == claim.sentence and one.statement.within is None
    ]


def _side(claims: Sequence[Claim]) -> Side:
    return Side(claims[0].party, tuple(dict.fromkeys(one.statement.id for one in claims)), ())


def _merged(found: Sequence[Dispute]) -> list[Dispute]:
    """Disputes between the same parties in which a statement comes back are one."""
    whole: dict[int, Dispute] = {}
    places: dict[tuple[frozenset[str], str], int] = {}
    for number, one in enumerate(found):
        parties = frozenset(side.party for side in one.sides)
        held = [name for side in one.sides for name in (*side.statements, *side.figures)]
        same = next((places[parties, name] for name in held if (parties, name) in places), number)
        whole[same] = _joined(whole[same], one) if same in whole else one
        for name in held:
            places.setdefault((parties, name), same)
    return list(whole.values())


def _joined(one: Dispute, other: Dispute) -> Dispute:
    more = {side.party: side for side in other.sides}
    sides = tuple(
        Side(
            side.party,
            tuple(dict.fromkeys((*side.statements, *more[side.party].statements))),
            tuple(dict.fromkeys((*side.figures, *more[side.party].figures))),
        )
        for side in one.sides
    )
    return replace(one, sides=sides, event=one.event or other.event)
