"""The state of the sources that are watched: what each listed, what of it was taken, when it is visited next.

Whatever a watch does between two of these verbs can be done again: a process that is killed is only slower.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, case, func, insert, select, update

from sayso.records import FeedEntry, Remembered, SourceHealth, SourceState, Waiting
from sayso.store import bulk, dialect
from sayso.store import tables as t
from sayso.store.entries import storable

#: Days over which articles a day are counted: a week has its quiet days.
RATE_DAYS = 7
SECONDS_A_DAY = 86_400
#: Hours by which a visit may lie ahead of now: two machines over one ledger may differ by minutes.
AHEAD = 1
#: Hours by which a visit may be overdue: a round with many articles takes its time.
LATE = 1
#: How times are written.
TIME = "%Y-%m-%dT%H:%M:%SZ"

Open = Callable[[], AbstractContextManager[Connection]]


class Watching:
    """What is known of the sources of a ledger that is open; every verb that writes is one transaction."""

    def __init__(self, reading: Open, writing: Open, clock: Callable[[], str]) -> None:
        self._reading, self._writing, self._clock = reading, writing, clock

    # --- sources -----------------------------------------------------------------------------------------------------

    def states(self, addresses: Mapping[str, str]) -> dict[str, SourceState]:
        """How each source (name -> address) stands.

        A source that was not known is, from now on, and due at once; one with a new address is asked for all. Where a
        visit lies ahead of now, a clock was wrong, and is set back: what it put off for years is due.
        """
        at = self._clock()
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            rows = {row.name: row for row in connection.execute(select(t.watched))}
            if any(row.checked and row.checked > _later(at, hours=AHEAD) for row in rows.values()):
                _call_back(connection, at)
            for name, address in addresses.items():
                if name not in rows:
                    made = {"name": name, "address": storable(address), "first": at, "failures": 0, "due": at}
                    connection.execute(insert(t.watched), [made])
                elif rows[name].address != storable(address):
                    anew = {"address": storable(address), "etag": None, "modified": None, "failures": 0, "due": at}
                    connection.execute(update(t.watched).where(t.watched.c.name == name).values(anew))
            rows = {row.name: row for row in connection.execute(select(t.watched))}
        known = ((name, rows[name]) for name in addresses)
        return {name: SourceState(row.due, Remembered(row.etag, row.modified), row.failures) for name, row in known}

    def note_list(self, source: str, listed: Sequence[FeedEntry], of: Remembered | None, present: Iterable[str]) -> int:
        """Note what a source lists, newest first: what is new or changed waits from now on; how much that is.

        ``of``: what the list is asked for with next time; None: as before. ``present``: the sources there are; what a
        source that is no more had listed goes over to this one.
        """
        at = self._clock()
        unlike = {one.url: one for one in listed}
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            where, values = bulk.among(connection, "address", list(unlike))
            rows = bulk.ask(connection, f"SELECT * FROM seen WHERE {where}", values)
            known = {row.address: row for row in rows}
            new = [_new(source, one, at) for one in reversed(unlike.values()) if one.url not in known]
            if new:
                connection.execute(insert(t.seen), new)
            changed = [row for row in rows if _is_newer(unlike[row.address], row)]
            for row in changed:
                values_ = {"updated": unlike[row.address].updated, "due": at, "failures": 0, "error": None}
                connection.execute(update(t.seen).where(t.seen.c.number == row.number).values(values_))
            named = {source, *present}
            if left := [row.number for row in rows if row.source not in named]:
                where, values = bulk.among(connection, "number", left)
                bulk.tell(connection, f"UPDATE seen SET source = ? WHERE {where}", source, values)
            if of is not None:
                kept = {"etag": _kept(of.etag), "modified": _kept(of.last_modified)}
                connection.execute(update(t.watched).where(t.watched.c.name == source).values(kept))
        return len(new) + len(changed)

    def end_visit(self, source: str, due: str) -> None:
        """A visit went well; the next is due at a time."""
        at = self._clock()
        told = {"checked": at, "succeeded": at, "failures": 0, "due": due}
        with self._writing() as connection:
            connection.execute(update(t.watched).where(t.watched.c.name == source).values(told))

    def fail_visit(self, source: str, error: str, due: str) -> None:
        """A visit failed; the next is due at a time."""
        at = self._clock()
        told = {"checked": at, "failed": at, "error": storable(error), "due": due}
        asked = update(t.watched).where(t.watched.c.name == source)
        with self._writing() as connection:
            connection.execute(asked.values(**told, failures=t.watched.c.failures + 1))

    # --- articles ----------------------------------------------------------------------------------------------------

    def waiting(self, source: str, limit: int) -> list[Waiting]:
        """The newest ``limit`` articles of a source that are to be fetched by now, oldest first."""
        a = t.seen.c
        asked = select(t.seen).where(a.source == source, a.due <= self._clock())
        newest = asked.order_by(case((a.published.is_(None), 0), else_=1).desc(), a.published.desc(), a.number.desc())
        with self._reading() as connection:
            rows = list(connection.execute(newest.limit(limit)))
        return [_waiting(row) for row in reversed(rows)]

    def begin(self, number: int, most: int) -> bool:
        """Note that an article is about to be fetched and read; False: it ended the process ``most`` times before.

        An attempt that began and never ended counts as a failure: what kills the process is not tried for ever.
        """
        it = t.seen.c.number == number
        with self._writing() as connection:
            row = connection.execute(select(t.seen.c.begun, t.seen.c.failures).where(it)).one()
            failures = row.failures + (1 if row.begun else 0)
            told: dict[str, Any] = {"begun": True, "failures": failures}
            if failures >= most and row.begun:
                told |= {"begun": False, "due": None, "error": "the process ended each time while it was read"}
            connection.execute(update(t.seen).where(it).values(told))
        return bool(told["begun"])

    def take(self, number: int, document: str | None, of: Remembered | None, due: str | None) -> None:
        """An article was read into the ledger as a document, or found unchanged (``document`` and ``of`` None).

        ``due``: when it is looked at again.
        """
        told: dict[str, Any] = {"begun": False, "failures": 0, "error": None, "due": due}
        if of is not None:
            told |= {"etag": _kept(of.etag), "modified": _kept(of.last_modified)}
        if document is not None:
            told["document"] = document
        asked = update(t.seen).where(t.seen.c.number == number)
        taken = func.coalesce(t.seen.c.taken, self._clock())
        with self._writing() as connection:
            connection.execute(asked.values(**told, looks=t.seen.c.looks + 1, taken=taken))

    def miss(self, number: int, error: str, due: str | None) -> None:
        """An article could not be taken; it is tried again at a time, or given up (None)."""
        told = {"begun": False, "error": storable(error), "due": due}
        asked = update(t.seen).where(t.seen.c.number == number)
        with self._writing() as connection:
            connection.execute(asked.values(**told, failures=t.seen.c.failures + 1))

    def put_off(self, number: int, due: str) -> None:
        """An article is asked for again at a time: the server said so, which is no failure of the article."""
        with self._writing() as connection:
            told = {"begun": False, "due": due}
            connection.execute(update(t.seen).where(t.seen.c.number == number).values(told))

    def leave_out(self, number: int, why: str) -> None:
        """An article is never fetched again."""
        with self._writing() as connection:
            told = {"begun": False, "due": None, "left_out": storable(why)}
            connection.execute(update(t.seen).where(t.seen.c.number == number).values(told))

    # --- how they are doing ------------------------------------------------------------------------------------------

    def health(self) -> list[SourceHealth]:
        """How every source is doing that was ever watched, by name."""
        a, at = t.seen.c, self._clock()
        week = _earlier(at, days=RATE_DAYS)
        counted = select(
            a.source,
            func.count(a.taken).label("articles"),
            func.count(case((a.taken > week, 1))).label("late"),
            func.count(case((and_(a.due.is_not(None), a.taken.is_(None)), 1))).label("waiting"),
            func.count(case((and_(a.due.is_(None), a.error.is_not(None), a.left_out.is_(None)), 1))).label("lost"),
        ).group_by(a.source)
        with self._reading() as connection:
            if dialect.lacks(connection, t.seen):
                return []
            of_each = {row.source: row for row in connection.execute(counted)}
            rows = list(connection.execute(select(t.watched).order_by(t.watched.c.name)))
        return [_health(row, of_each.get(row.name), at) for row in rows]


def forget_seen(connection: Connection, document: str) -> None:
    """A document was forgotten: its article is never fetched again."""
    told = {"due": None, "etag": None, "modified": None, "left_out": "forgotten"}
    connection.execute(update(t.seen).where(t.seen.c.document == document).values(told))


def _call_back(connection: Connection, at: str) -> None:
    """Make due what is due later, and let no visit lie ahead."""
    for table in (t.watched, t.seen, t.outbox):
        connection.execute(update(table).where(table.c.due > at).values(due=at))
    connection.execute(update(t.watched).where(t.watched.c.checked > at).values(checked=at))


def _new(source: str, one: FeedEntry, at: str) -> dict[str, Any]:
    row = {"source": source, "address": one.url, "published": one.published, "updated": one.updated}
    return row | {"looks": 0, "failures": 0, "begun": False, "due": at}


def _is_newer(one: FeedEntry, row: Any) -> bool:
    """Whether a source says that an article changed since it was taken, or listed before."""
    return row.left_out is None and one.updated is not None and one.updated > (row.updated or row.taken or "")


def _waiting(row: Any) -> Waiting:
    remembered = Remembered(row.etag, row.modified)
    return Waiting(row.number, row.address, row.published, remembered, row.failures, row.looks, row.taken)


def _kept(given: str | None) -> str | None:
    return None if given is None else storable(given)


def _earlier(at: str, *, days: int) -> str:
    return (datetime.strptime(at, TIME) - timedelta(days=days)).strftime(TIME)


def _later(at: str, *, hours: int) -> str:
    return (datetime.strptime(at, TIME) + timedelta(hours=hours)).strftime(TIME)


def _health(row: Any, of_it: Any, at: str) -> SourceHealth:
    watched = (datetime.strptime(at, TIME) - datetime.strptime(row.first, TIME)).total_seconds() / SECONDS_A_DAY
    days = min(max(watched, 1.0), RATE_DAYS)
    return SourceHealth(
        name=row.name,
        checked=row.checked,
        succeeded=row.succeeded,
        failed=row.failed,
        error=row.error,
        failures=row.failures,
        articles=of_it.articles if of_it else 0,
        per_day=round(of_it.late / days, 1) if of_it else 0.0,
        waiting=of_it.waiting if of_it else 0,
        given_up=of_it.lost if of_it else 0,
        due=row.due,
        failing=(row.succeeded or row.first) if row.failures else None,
        late=_later(row.due, hours=LATE) < at,
    )
