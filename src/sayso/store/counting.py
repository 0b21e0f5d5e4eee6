"""How much the ledger holds: goes over all of it."""

from typing import Any

from sqlalchemy import Connection, func, select

from sayso.records import MadeBy, Run
from sayso.store import tables as t


def counts(connection: Connection) -> dict[str, int]:
    """How many there are of everything: reports, stories, outlets, entries by kind, links, corrections."""
    counted = {"reports": _count(connection, select(func.count()).select_from(t.documents))}
    for name in ("story", "outlet"):
        asked = select(func.count(func.distinct(t.documents.c[name])))
        counted["stories" if name == "story" else "outlets"] = _count(connection, asked)
    kinds = select(t.entries.c.kind, func.count()).where(t.entries.c.kind != "document")
    rows = connection.execute(kinds.group_by(t.entries.c.kind).order_by(t.entries.c.kind))
    counted |= {row[0]: row[1] for row in rows}
    holding = select(func.count()).select_from(t.links).where(t.links.c.withdrawn_at.is_(None))
    counted["links"] = _count(connection, holding)
    counted["corrections"] = _count(connection, select(func.count()).select_from(t.corrections))
    counted["forgotten"] = _count(connection, select(func.count()).select_from(t.tombstones))
    return counted


def _count(connection: Connection, asked: Any) -> int:
    return int(connection.execute(asked).scalar_one())


def last_day(connection: Connection, story: str | None) -> str | None:
    """The last day on which a report was published, of all or of stories whose ids begin so; None: none known."""
    asked = select(func.max(t.documents.c.day))
    if story:
        asked = asked.where(t.documents.c.story.startswith(story, autoescape=True))
    found: str | None = connection.execute(asked).scalar()
    return found


def has_story(connection: Connection, beginning: str) -> bool:
    """Whether a story's id begins so."""
    asked = select(t.documents.c.number).where(t.documents.c.story.startswith(beginning, autoescape=True)).limit(1)
    return connection.execute(asked).first() is not None


def runs(connection: Connection) -> list[Run]:
    """What made the readings, the first first, and how many reports follow each."""
    following = select(t.documents.c.run, func.count().label("reports")).group_by(t.documents.c.run).subquery()
    asked = select(t.runs, func.coalesce(following.c.reports, 0).label("reports"))
    joined = asked.outerjoin(following, following.c.run == t.runs.c.id).order_by(t.runs.c.first, t.runs.c.id)
    return [
        Run(MadeBy(row.sayso, row.model, row.settings), row.first, row.reports) for row in connection.execute(joined)
    ]


def latest_run(connection: Connection) -> MadeBy | None:
    """What made the reading that the newest report follows; None in an empty ledger."""
    asked = select(t.runs).join(t.documents, t.documents.c.run == t.runs.c.id)
    row = connection.execute(asked.order_by(t.documents.c.number.desc()).limit(1)).first()
    return MadeBy(row.sayso, row.model, row.settings) if row else None
