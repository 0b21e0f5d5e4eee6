"""A happening as CAMEO data sets see it: one actor does one thing to another, each of them a code.

CAMEO codes at the level of the root only: "190" is "use conventional military force, not specified below". A row stays
one happening, so that nothing is counted twice: of several parties on a side the first with a code stands in the row,
and the others are named beside the status.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Party
from sayso.show.export.codes import Cameo, cameo, event_code
from sayso.show.export.columns import Column
from sayso.show.export.occurrences import Occurrence
from sayso.show.export.parties import cameo_party
from sayso.show.export.status import OURS

LEVEL = "CAMEO manual 1.1b3, roots only"
NO_CODE = "no party of a known country"


@dataclass(frozen=True, slots=True)
class Member:
    """A party with its CAMEO code."""

    party: Party
    code: str


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who, to whom, by CAMEO; ``also``: the codes of further parties of either side."""

    source: Member | None
    target: Member | None
    also_source: tuple[str, ...]
    also_target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A happening with its dyad and its CAMEO root: a row of a CAMEO data set."""

    one: Occurrence
    pair: Dyad
    cameo: Cameo


def coded(rows: Iterable[Occurrence]) -> list[Coded]:
    """Those of which a party has a code; without one CAMEO has no event."""
    found = (Coded(one, dyad(one), cameo(event_code(one.lead.event.type, one.mode).cameo)) for one in rows)
    return [row for row in found if row.pair.source is not None or row.pair.target is not None]


def of_happening(*columns: Column[Occurrence]) -> tuple[Column[Coded], ...]:
    """Columns that need no code, for rows that have one."""
    return tuple(_of_happening(column) for column in columns)


def _of_happening(column: Column[Occurrence]) -> Column[Coded]:
    return Column(column.name, lambda row: column.cell(row.one), column.meaning, column.source, column.empty)


def dyad(one: Occurrence) -> Dyad:
    """The first party with a code of each side; in a reciprocal event the second is the target."""
    sources, targets = (_coded(one, parties) for parties in (one.lead.event.source, one.lead.event.target))
    source = sources[0] if sources else None
    others = [member for member in targets if source is None or member.party.span != source.party.span]
    target = others[0] if others else None
    taken = {member.party.span for member in (source, target) if member}
    also = [tuple(one.code for one in many if one.party.span not in taken) for many in (sources, targets)]
    return Dyad(source, target, *also)


def _coded(one: Occurrence, parties: tuple[Party, ...]) -> list[Member]:
    codes = ((party, cameo_party(one, party)) for party in parties)
    return [Member(party, code) for party, code in codes if code]


def code(member: Member | None) -> str | None:
    """CAMEO's code of a party."""
    return member.code if member else None


def issues(row: Coded) -> str:
    """Status and further parties as PETRARCH writes issues: name,count;name,count."""
    words = [f"{OURS}{row.one.status}"]
    words += [f"x_also_source:{other}" for other in row.pair.also_source]
    words += [f"x_also_target:{other}" for other in row.pair.also_target]
    return ";".join(f"{word},1" for word in words)
