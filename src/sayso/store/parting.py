"""Taking a report out of its story: what hung on it hangs on where it was from then on, until it is put back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, update

from sayso.records import Link, Linked
from sayso.store import linking
from sayso.store import tables as t

#: Who says that two reports are of one story because both hung on a third: the id of that one follows.
STANDS_IN = "stories.stands_in:"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When somebody withdraws something, who, and why."""

    at: str
    by: str
    why: str


def part(connection: Connection, document: str, gone: Withdrawn) -> list[str]:
    """Withdraw the links that hold a report in its story; their ids. The reports that came after it stay there."""
    held = [one for one in linking.links_of(connection, [document]) if one.link.relation in linking.OF_STORIES]
    _withdraw(connection, [one.id for one in held], gone)
    stand_ins = _stand_ins(connection, document, held, gone)
    linking.put_links(connection, stand_ins, gone.at)
    for one in stand_ins:  # they may have stood in before
        linking.renew(connection, linking.link_id(one))
    linking.retell(connection, [document, *(_other(one.link, document) for one in held)])
    return [one.id for one in held]


def drop_stand_ins(connection: Connection, documents: Sequence[str], at: str) -> None:
    """Withdraw the links that stood in for reports, as far as these hold together again what hung on them."""
    judges = [f"{STANDS_IN}{one}" for one in documents]
    holds = t.links.c.judge.in_(judges) & t.links.c.withdrawn_at.is_(None)
    held = [linking.linked(row) for row in connection.execute(select(t.links).where(holds))]
    if not held:
        return
    _withdraw(connection, [one.id for one in held], Withdrawn(at, "sayso", "the report it stood in for is back"))
    whole: dict[str, set[str]] = {}
    for one in held:
        ends = (one.link.left, one.link.right)
        found = next((many for many in whole.values() if ends[0] in many), None)
        if found is None:
            found = whole[ends[0]] = linking.together(connection, ends[0])
        if ends[1] not in found:  # still needed
            linking.renew(connection, one.id)


def _stand_ins(connection: Connection, document: str, held: Sequence[Linked], gone: Withdrawn) -> list[Link]:
    """Links of the reports that came after one, from each to the first that it hung with."""
    numbers = _numbers(connection, [document, *(_other(one.link, document) for one in held)])
    later = {other: one.link for one in held if numbers[other := _other(one.link, document)] > numbers[document]}
    first = min((other for other in numbers if other != document), key=numbers.__getitem__, default=None)
    if first is None:
        return []
    why = f"both were of one story with a report that {gone.by} took out: {gone.why}"
    judge = f"{STANDS_IN}{document}"
    found, made = linking.together(connection, first), []
    for other in sorted(later, key=numbers.__getitem__):
        if other not in found:
            made.append(replace(later[other], left=other, right=first, why=why, judge=judge))
            found |= linking.together(connection, other)
    return made


def _numbers(connection: Connection, documents: Sequence[str]) -> dict[str, int]:
    """In what order documents were added."""
    found: dict[str, int] = {}
    for start in range(0, len(documents), linking.IN_ONE_QUESTION):
        some = documents[start : start + linking.IN_ONE_QUESTION]
        asked = select(t.documents.c.id, t.documents.c.number).where(t.documents.c.id.in_(some))
        found |= {row.id: row.number for row in connection.execute(asked)}
    return found


def _withdraw(connection: Connection, ids: Iterable[str], gone: Withdrawn) -> None:
    values = {"withdrawn_at": gone.at, "withdrawn_by": gone.by, "withdrawn_why": gone.why}
    for id_ in ids:
        connection.execute(update(t.links).where(t.links.c.id == id_).values(values))


def _other(link: Link, end: str) -> str:
    return link.right if link.left == end else link.left
