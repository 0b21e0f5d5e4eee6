"""Links in and out of force, and the stories that follow from them."""

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, or_, select, update

from sayso.records import Link, Linked
from sayso.store import bulk
from sayso.store import tables as t

#: Hex digits of a link's id: 128 bits.
ID_DIGITS = 32

LINK_COLUMNS = ("id", "left", "right", "relation", "score", "why", "judge", "directed", "flags", "at")

#: Relations that hold a story together.
OF_STORIES = ("same_story",)


def link_id(link: Link) -> str:
    """The same two entries in the same relation by the same judge are the same link, whenever it is found."""
    told = "\n".join((link.left, link.right, link.relation, link.judge))
    return hashlib.sha256(told.encode()).hexdigest()[:ID_DIGITS]


def put_links(connection: Connection, links: Iterable[Link], at: str) -> int:
    """Add links that are not there; one that was withdrawn stays withdrawn. How many were new."""
    rows = [
        (
            link_id(link),
            link.left,
            link.right,
            link.relation,
            link.score,
            link.why,
            link.judge,
            link.directed,
            " ".join(link.flags),
            at,
        )
        for link in links
    ]
    return bulk.put_new(connection, "link", LINK_COLUMNS, rows)


def withdraw(connection: Connection, id_: str, *, at: str, by: str, why: str) -> bool:
    """Take a link out of force; it stays on record. False if there is none that holds."""
    holds = (t.links.c.id == id_) & t.links.c.withdrawn_at.is_(None)
    found = connection.execute(select(t.links).where(holds)).first()
    if found is None:
        return False
    gone = update(t.links).where(holds).values(withdrawn_at=at, withdrawn_by=by, withdrawn_why=why)
    connection.execute(gone)
    if found.relation in OF_STORIES:
        retell(connection, (found.left, found.right))
    return True


def renew(connection: Connection, id_: str) -> None:
    """Put a withdrawn link in force again."""
    back = update(t.links).where(t.links.c.id == id_)
    connection.execute(back.values(withdrawn_at=None, withdrawn_by=None, withdrawn_why=None))


def tell_stories(connection: Connection, document: str, links: Iterable[Link]) -> None:
    """Let the stories follow the links of a document."""
    if any(link.relation in OF_STORIES for link in links):
        _retell(connection, document)


def join_stories(connection: Connection, document: str, links: Iterable[Link]) -> None:
    """Let a new report, which nothing is linked with yet, be of the story of those it is linked with.

    Stories it brings together are one from then on, of the name of the one that began first. Nothing but the reports
    that change their story is looked at: a story may have any number.
    """
    others = sorted({one.right if one.left == document else one.left for one in links if one.relation in OF_STORIES})
    where, values = bulk.among(connection, "id", others)
    begun = f"SELECT DISTINCT story FROM document WHERE {where}"
    stories = [
        row.id for row in bulk.ask(connection, f"SELECT id FROM document WHERE id IN ({begun}) ORDER BY number", values)
    ]
    if stories:
        where, values = bulk.among(connection, "story", stories[1:])
        bulk.tell(connection, f"UPDATE document SET story = ? WHERE id = ? OR {where}", stories[0], document, values)


def links_of(connection: Connection, keys: Sequence[str], *, withdrawn: bool = False) -> list[Linked]:
    """The links at any of ``keys``, in a fixed order."""
    found: dict[str, Linked] = {}
    for start in range(0, len(keys), IN_ONE_QUESTION):
        some = list(keys[start : start + IN_ONE_QUESTION])
        for end in ('"left"', '"right"'):
            where, values = bulk.among(connection, end, some)
            holding = "" if withdrawn else " AND withdrawn_at IS NULL"
            rows = bulk.ask(connection, f"SELECT * FROM link WHERE {where}{holding}", values)
            found |= {row.id: linked(row) for row in rows if row.id not in found}
    return sorted(found.values(), key=lambda one: (one.link.left, one.link.right, one.link.relation, one.id))


#: Values in one IN list; SQLite takes 32,766.
IN_ONE_QUESTION = 500


def linked(row: Row[tuple[object, ...]]) -> Linked:
    """The link of a row."""
    link = Link(
        row.left,
        row.right,
        row.relation,
        row.score,
        row.why,
        row.judge,
        bool(row.directed),
        tuple(row.flags.split()),
    )
    return Linked(row.id, link, row.at, row.withdrawn_at, row.withdrawn_by, row.withdrawn_why)


def links_since(connection: Connection, at: str) -> list[Linked]:
    """Links made or withdrawn at or after a time, first to last."""
    asked = select(t.links).where(or_(t.links.c.at >= at, t.links.c.withdrawn_at >= at))
    return [linked(row) for row in connection.execute(asked.order_by(t.links.c.at, t.links.c.id))]


def retell_all(connection: Connection, story: str) -> None:
    """Tell a story anew after one of its reports is gone: what that report held together falls apart."""
    asked = select(t.documents.c.id).where(t.documents.c.story == story).order_by(t.documents.c.number)
    retell(connection, list(connection.execute(asked).scalars()))


def retell(connection: Connection, documents: Iterable[str]) -> None:
    """Tell the stories of some documents anew, each story once however many of them are in it."""
    told: set[str] = set()
    for document in documents:
        if document not in told:
            told |= _retell(connection, document)


def _retell(connection: Connection, document: str) -> set[str]:
    """The story of a document and of all it is linked with: named after the one that was added first."""
    found = together(connection, document)
    where, values = bulk.among(connection, "id", sorted(found))
    first = bulk.ask(connection, f"SELECT id FROM document WHERE {where} ORDER BY number LIMIT 1", values)
    if first:
        bulk.tell(connection, f"UPDATE document SET story = ? WHERE {where}", first[0].id, values)
    return found


def together(connection: Connection, document: str) -> set[str]:
    """A document and all that links of stories lead to from it."""
    found, ahead = {document}, [document]
    while ahead:
        met: set[str] = set()
        for end, other in (('"left"', '"right"'), ('"right"', '"left"')):
            where, values = bulk.among(connection, end, ahead)
            holding = f"{where} AND relation = ? AND withdrawn_at IS NULL"
            rows = bulk.ask(connection, f"SELECT {other} AS met FROM link WHERE {holding}", values, *OF_STORIES)
            met |= {row.met for row in rows}
        ahead = sorted(met - found)
        found |= met
    return found
