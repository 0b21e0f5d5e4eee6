"""Organised violence by UCDP's definitions: who fought whom, which type it is, who died on which side.

UCDP: an event is an incident where armed force was used by an organised actor against another organised actor, or
against civilians, resulting in at least one direct death at a specific location and a specific date. Type 1
(state-based): at least one side is the government of a state; 2 (non-state): both are organised groups and none is a
state; 3 (one-sided): a government or an organised group against civilians.
"""

from dataclasses import dataclass

from sayso.records import Happened, Party
from sayso.show.export.codes import Stance, actor_code, stance, state
from sayso.show.export.occurrences import Known, Occurrence
from sayso.show.export.parties import are_unarmed, stance_of
from sayso.show.export.tolls import Claims, claims, total

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"  # what UCDP calls side B of one-sided violence
ARMED: tuple[Stance, ...] = ("state", "group")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name as UCDP writes it, its actor, how it stands."""

    name: str
    actor: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Conflict:
    """Who fought whom. ``type`` None: it is not told who on one of the sides."""

    type: int | None
    a: Side | None
    b: Side | None


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths by side and in all. ``a`` + ``b`` + ``civilians`` + ``unknown`` = ``best``; 0: none told of that side."""

    a: float
    b: float
    civilians: float
    unknown: float
    low: float
    best: float
    high: float


def conflict(one: Occurrence) -> Conflict:
    """Who fought whom, and the type of violence. Side A is the state in state-based violence, else the doer."""
    event = one.lead.event
    doers = [_side(party, one.lead, one.known) for party in event.source]
    others = [_side(party, one.lead, one.known) for party in event.target]
    a = next((side for side in doers if side.stance in ARMED), doers[0] if doers else None)
    b = _against(a, others)
    if b is None and any(count.civilian for count in claims(one, "killed")):
        b = Side(CIVILIANS, None, "unarmed")
    kind = _type(a, b)
    if kind == ONE_SIDED and b is not None:
        b = Side(CIVILIANS, b.actor, b.stance)
    if kind == STATE_BASED and a is not None and a.stance != "state":
        a, b = b, a
    return Conflict(kind, a, b)


def deaths(one: Occurrence, between: Conflict) -> Deaths | None:
    """Deaths in a happening by UCDP's columns; None: nobody counts any.

    A figure of a side's people is that side's, one of civilians is theirs. The greatest whole figure that is of no
    side is the total; what the sides' figures leave of it is of unknown status. Where the sides' figures add up to
    more, they are the total, and the smaller one claimed is the low.
    """
    parts: dict[str, list[Claims]] = {"a": [], "b": [], "civilians": [], "": []}
    for count in claims(one, "killed"):
        parts[_part(count, between)].append(count)
    fullest = [_fullest(parts[part]) for part in ("a", "b", "civilians")]
    sides = [count for count in fullest if count is not None]
    whole = total(parts[""])
    known = {part: _best(_fullest(parts[part])) for part in ("a", "b", "civilians")}
    if whole is None and not sides:
        return None
    best = max(sum(known.values()), _best(whole))
    low = min(whole.low if whole and whole.low is not None else _sum(sides, "low") if sides else best, best)
    high = max(_sum(sides, "high"), (whole.high or 0) if whole else 0, best)
    unknown = best - sum(known.values())
    return Deaths(known["a"], known["b"], known["civilians"], unknown, low, best, high)


def _side(party: Party, told: Happened, known: Known) -> Side:
    how = stance_of(party, told, known)
    nation = state(actor_code(party.actor).country)
    name = f"Government of {nation.name}" if how == "state" and nation else party.name
    return Side(name, party.actor, how)


def _against(a: Side | None, others: list[Side]) -> Side | None:
    """The other side: the first that bears arms and is not side A, else the first that is told of."""
    rest = [side for side in others if a is None or (side.name, side.actor) != (a.name, a.actor)]
    return next((side for side in rest if side.stance in ARMED), rest[0] if rest else None)


def _type(a: Side | None, b: Side | None) -> int | None:
    if a is None or b is None or a.stance not in ARMED:
        return None
    if b.stance == "unarmed":
        return ONE_SIDED
    if b.stance not in ARMED:
        return None
    return STATE_BASED if "state" in (a.stance, b.stance) else NON_STATE


def _part(count: Claims, between: Conflict) -> str:
    """Whose dead a figure counts: "a", "b", "civilians", or "" of nobody in particular."""
    if count.civilian or (count.of and are_unarmed(count.of)):
        return "civilians"
    for name, side in (("a", between.a), ("b", between.b)):
        if side is not None and _is_of(count, side):
            return "civilians" if side.stance == "unarmed" else name
    return ""


def _is_of(count: Claims, side: Side) -> bool:
    """Whether the dead are a side's: its own, or of its state (its soldiers, its sailors)."""
    if count.of is None and count.actor is None:
        return False
    if count.actor is None or side.actor is None:
        return count.of is not None and count.of.casefold() == side.name.casefold()
    same_state = actor_code(count.actor).country == actor_code(side.actor).country
    return count.actor == side.actor or (same_state and side.stance == "state" == stance(count.actor))


def _fullest(counts: list[Claims]) -> Claims | None:
    return total(counts) or max(counts, key=_best, default=None)


def _best(count: Claims | None) -> float:
    """The best number; where nobody gives one, the upper bound, which is all that is told."""
    if count is None:
        return 0
    known = (count.best, count.low, count.high)
    return next((number for number in known if number is not None), 0)


def _sum(counts: list[Claims], bound: str) -> float:
    return sum(getattr(count, bound) if getattr(count, bound) is not None else _best(count) for count in counts)
