"""What came last: for who looks at the ledger every day. Nothing here goes over the whole of it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.records import Issue, Linked, Report
from sayso.store import bulk, linking
from sayso.store import tables as t
from sayso.store.rows import issues_in, report_of

#: A story is told of where its newest report stands, so each comes once however long it is.
_STORIES = (
    "SELECT story, number FROM document WHERE number < ? AND NOT EXISTS (SELECT 1 FROM document AS later "
    "WHERE later.story = document.story AND later.number > document.number) ORDER BY number DESC LIMIT {limit}"
)
#: Behind the number of every report.
BEHIND_ALL = 1 << 62


def stories(connection: Connection, limit: int, before: int | None) -> list[str]:
    """Ids of the stories that grew last; only those whose newest report has a number smaller than ``before``."""
    rows = bulk.ask(connection, _STORIES.format(limit=int(limit)), BEHIND_ALL if before is None else before)
    return [row.story for row in rows]


def stories_of(connection: Connection, documents: Sequence[str]) -> list[str]:
    """Ids of the stories of some reports, the one that grew last first."""
    where, values = bulk.among(connection, "id", documents)
    asked = (
        f"SELECT story, max(number) AS last FROM document WHERE story IN (SELECT story FROM document WHERE {where}) "
        "GROUP BY story ORDER BY last DESC"
    )
    return [row.story for row in bulk.ask(connection, asked, values)]


def reports(connection: Connection, limit: int, since: str | None) -> list[Report]:
    """The newest reports, the last added first."""
    asked = select(t.documents).order_by(t.documents.c.number.desc()).limit(limit)
    found = [report_of(row) for row in connection.execute(asked)]
    return [one for one in found if since is None or one.added >= since]


def how_many_since(connection: Connection, since: str) -> int:
    """How many reports were added at or after a time."""
    asked = select(func.count()).select_from(t.documents).where(t.documents.c.added >= since)
    return int(connection.execute(asked).scalar_one())


def links_of_reports(connection: Connection, documents: Sequence[str], relations: Sequence[str]) -> list[Linked]:
    """Links in force that begin at an entry of some reports, in a fixed order."""
    of_these, ids = bulk.among(connection, "document.id", documents)
    in_these, names = bulk.among(connection, "link.relation", relations)
    asked = (
        "SELECT link.* FROM document JOIN entry ON entry.document = document.number "
        f'JOIN link ON link."left" = entry.key WHERE {of_these} AND {in_these} AND link.withdrawn_at IS NULL '
        "ORDER BY document.number DESC, entry.number, link.id"
    )
    return [linking.linked(row) for row in bulk.ask(connection, asked, ids, names)]


def issues(connection: Connection, limit: int, before: int | None) -> list[tuple[Report, tuple[Issue, ...]]]:
    """What is wrong with each of the newest ``limit`` reports, those that nothing is wrong with as well."""
    asked = (
        "SELECT document.*, reading.findings AS findings FROM document JOIN reading "
        "ON reading.document = document.number AND reading.run = document.run "
        "WHERE document.number < ? ORDER BY document.number DESC LIMIT ?"
    )
    rows = bulk.ask(connection, asked, BEHIND_ALL if before is None else before, limit)
    return [(report_of(row), issues_in(row.findings)) for row in rows]


def added_since(connection: Connection, at: str) -> list[Report]:
    """Reports added at or after a time, first to last."""
    asked = select(t.documents).where(t.documents.c.added >= at).order_by(t.documents.c.number)
    return [report_of(row) for row in connection.execute(asked)]


def versions(connection: Connection, row: Any) -> list[Report]:
    """All versions of the address of a document's row, first to last; the report alone where it has no address."""
    if not row.url:
        return [report_of(row)]
    asked = select(t.documents).where(t.documents.c.url == row.url).order_by(t.documents.c.number)
    return [report_of(one) for one in connection.execute(asked)]
