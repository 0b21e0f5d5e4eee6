"""A backup is a ledger in one SQLite file, whatever the ledger is kept in; restoring copies it into a new one.

So the same two verbs move a ledger from SQLite to PostgreSQL and back.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, text
from sqlalchemy.exc import DBAPIError

from sayso.errors import StoreError
from sayso.store import bulk, dialect, finding
from sayso.store import tables as t
from sayso.store.opening import opened, shown_name
from sayso.store.rows import index_rows

#: Rows copied at a time: some megabytes of text.
AT_A_TIME = 500

#: In an order in which every row finds what it refers to. Not who is logged in: a backup lets nobody in.
COPIED: tuple[Table, ...] = (
    t.raws,
    t.documents,
    t.runs,
    t.readings,
    t.links,
    t.corrections,
    t.notes,
    t.tombstones,
    t.looks,
    t.people,
    t.api_tokens,
    t.secrets,
    t.watched,
    t.seen,
    t.heard,
    t.alerted,
    t.outbox,
    t.saved_searches,
    t.watch_rules,
    t.skipped,
    t.entries,
    t.marks,
    t.marked,
    t.waiting,
)


def back_up(engine: Engine, path: Path) -> None:
    """Write the ledger, as it stands at this moment, to a new file. It may be in use. Raises StoreError."""
    if path.exists():
        raise StoreError(f"{path.name}: is there already; a backup writes over nothing. Give another name.")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        if dialect.is_sqlite(engine):
            dialect.copy_file(engine, part, without=t.sessions)
        else:
            _copied_to(engine, str(part))
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path.name}: cannot be written ({error}). Is the folder there?") from error
    finally:
        for left in part.parent.glob(f"{part.name}*"):
            left.unlink()


def restore(path: Path, url: str) -> None:
    """Make a new ledger at ``url`` from a backup. Raises StoreError if there is one already."""
    source = opened(str(path), create=False)
    try:
        _check_new(url)
        _copied_to(source, url)
    finally:
        source.dispose()


def _check_new(url: str) -> None:
    engine = dialect.engine_of(url)
    name = shown_name(engine)
    try:
        if dialect.is_sqlite(engine):
            there = Path(engine.url.database or "").exists()
        else:
            with engine.connect() as connection:
                there = connection.execute(text("SELECT to_regclass('sayso_schema')")).scalar() is not None
    except DBAPIError as error:
        raise dialect.told_plainly(error, name) from error
    finally:
        engine.dispose()
    if there:
        raise StoreError(f"{name}: is there already; restoring writes over nothing. Give another name.")


def _copied_to(source: Engine, url: str) -> None:
    target = opened(url, create=True)
    name = shown_name(target)
    try:
        with dialect.snapshot(source) as old, target.connect().execution_options(writes=True) as new, new.begin():
            for table in COPIED:
                _copy(old, new, table)
            _copy_words(new)
            dialect.count_on(new, [table for table in COPIED if "number" in table.c])
    except DBAPIError as error:
        raise dialect.told_plainly(error, name) from error
    finally:
        dialect.settle(target)
        target.dispose()


def _copy(old: Connection, new: Connection, table: Table) -> None:
    rows = old.execution_options(yield_per=AT_A_TIME).execute(select(table).order_by(*table.primary_key.columns))
    for some in rows.mappings().partitions(AT_A_TIME):
        new.execute(insert(table), [dict(row) for row in some])


def _copy_words(new: Connection) -> None:
    """Build the search again from the readings."""
    for number in list(new.execute(select(t.documents.c.number).order_by(t.documents.c.number)).scalars()):
        row = new.execute(select(t.documents).where(t.documents.c.number == number)).one()
        findings, entries = finding.document_whole(new, row)
        bulk.index_words(new, _words(new, number, index_rows(entries, findings)))


def _words(new: Connection, document: int, rows: Any) -> Iterator[tuple[int, dict[str, list[str]], list[str]]]:
    of_it = select(t.entries.c.key, t.entries.c.number).where(t.entries.c.document == document)
    numbers = {row.key: row.number for row in new.execute(of_it)}
    return ((numbers[one.row["key"]], one.columns, one.tags) for one in rows if one.row["key"] in numbers)
