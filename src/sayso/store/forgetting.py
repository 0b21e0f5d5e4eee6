"""Erasing a document for good: the only thing in Sayso that deletes what was given."""

from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from sayso.store import adding, linking
from sayso.store import tables as t
from sayso.store.alerting import forget_told
from sayso.store.entries import DIGITS
from sayso.store.watching import forget_seen


def erase(connection: Connection, row: Any) -> None:
    """Delete the document of a row of ``document``: page, text, findings, entries, links, corrections, notes, alerts.

    Its page stays only where another document was read from the same bytes. The story it held together is told anew.
    """
    own = f"{row.id[:DIGITS]}/"
    adding.unindex(connection, row.number)
    for table in (t.corrections, t.notes):
        connection.execute(delete(table).where(or_(table.c.key == row.id, table.c.key.startswith(own))))
    for end in (t.links.c.left, t.links.c.right):
        connection.execute(delete(t.links).where(or_(end == row.id, end.startswith(own))))
    later = update(t.documents).where(t.documents.c.previous == row.id)
    connection.execute(later.values(previous=row.previous))
    connection.execute(delete(t.readings).where(t.readings.c.document == row.number))
    connection.execute(delete(t.documents).where(t.documents.c.number == row.number))
    shared = select(t.documents.c.number).where(t.documents.c.raw == row.raw).limit(1)
    if row.raw and connection.execute(shared).first() is None:
        connection.execute(delete(t.raws).where(t.raws.c.sha256 == row.raw))
    forget_told(connection, row.id)
    forget_seen(connection, row.id)
    linking.retell_all(connection, row.story)
