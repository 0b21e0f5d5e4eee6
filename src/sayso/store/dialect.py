"""The one place for what differs between SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from sayso.errors import StoreError
from sayso.store.query import AllOf, AnyOf, Not, Tag, Term, Words

#: "Says" in ASCII: how a SQLite file says that it is a ledger of ours (PRAGMA application_id).
APPLICATION_ID = 0x53617973

#: Seconds a writer waits for another; adding one document takes some hundredths.
PATIENCE = 60

#: KiB of pages SQLite keeps in memory, and bytes of the file it maps: enough for the index of a million statements.
CACHE_KIB = 65_536
MAPPED = 1 << 30

#: Pages of the log that are written before they are put into the file: each time costs a wait for the disk.
LOG_PAGES = 16_000

PRAGMAS = (
    "foreign_keys=ON",
    f"cache_size=-{CACHE_KIB}",
    f"mmap_size={MAPPED}",
    "synchronous=NORMAL",
    f"wal_autocheckpoint={LOG_PAGES}",
)

#: Key of PostgreSQL's advisory lock under which documents are added: each new one is compared with all before it.
ADDING = 0x53617973

#: Key of the lock that one watch holds on a PostgreSQL ledger.
WATCHING = 0x53617974

#: What stands behind a SQLite ledger's name in that of the empty file that a watch holds locked.
WATCHED = ".watched"

#: The option of an engine that names the tables that an older ledger lacks, which cannot be written.
LACKING = "sayso_lacking"

#: The columns of the search index, in order, and the weight letter that stands for each in PostgreSQL.
COLUMNS = {"speaker": "A", "about": "B", "place": "C", "words": "D"}

#: A PostgreSQL lexeme keeps places up to this one.
LAST_PLACE = 16_383

#: Words between two columns of one entry, so that no phrase runs from one into the next.
GAP = 10


def engine_of(url: str) -> Engine:
    """An engine for a path of a SQLite file, ``sqlite:///...`` or ``postgresql://...``. Raises StoreError."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise StoreError("the ledger's address cannot be read; give a file or postgresql://user@host/name.") from error
    match parts.get_backend_name():
        case "sqlite":
            return _sqlite(parts)
        case "postgresql":
            return _postgresql(parts)
        case other:
            raise StoreError(f"{other}: a ledger is kept in SQLite (a file) or PostgreSQL (postgresql://...).")


def is_sqlite(engine: Engine | Connection) -> bool:
    """Whether it is SQLite; else PostgreSQL."""
    return engine.dialect.name == "sqlite"


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs its driver: pip install '.[postgresql]' in the clone.") from error


def lacks(connection: Connection, table: Table) -> bool:
    """Whether it is an older ledger that cannot be written, which has no such table: then there is nothing in it."""
    return table.name in connection.get_execution_options().get(LACKING, ())


def wait_for_turn(connection: Connection) -> None:
    """Let no other writer add until this transaction ends. SQLite: the transaction itself does so."""
    if not is_sqlite(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADDING})


def forget_words(connection: Connection, numbers: Sequence[int]) -> None:
    """Take entries out of the search."""
    column = "rowid" if is_sqlite(connection) else "number"
    if numbers:
        connection.execute(
            text(f"DELETE FROM entry_words WHERE {column} = :number"), [{"number": number} for number in numbers]
        )


def matching(connection: Connection, term: Term, first: int | None = None) -> tuple[str, str]:
    """The SQL that gives the numbers of entries ``term`` matches as ``SELECT number ...``, and its parameter.

    ``first``: the smallest number that is looked at.
    """
    if is_sqlite(connection):
        later = "" if first is None else f" AND rowid >= {int(first)}"
        return f"SELECT rowid AS number FROM entry_words WHERE entry_words MATCH ?{later}", _fts5(term)
    later = "" if first is None else f" AND number >= {int(first)}"
    return f"SELECT number FROM entry_words WHERE vector @@ CAST(? AS tsquery){later}", _tsquery(term)


def _fts5(term: Term) -> str:
    """The FTS5 query. ``NOT`` has two sides there: every AllOf has something positive (the kind of entry)."""
    match term:
        case Words(words, column, prefix):
            where = f"{column} : " if column else "{speaker about place words} : "
            return f'{where}"{" ".join(words)}"' + (" *" if prefix else "")
        case Tag(word):
            return f'tags : "{word}"'
        case Not(inner):
            return f'(tags : "all=all" NOT {_fts5(inner)})'
        case AnyOf(terms):
            return "(" + " OR ".join(_fts5(one) for one in terms) + ")"
        case AllOf(terms):
            wanted = [_fts5(one) for one in terms if not isinstance(one, Not)] or ['tags : "all=all"']
            unwanted = "".join(f" NOT {_fts5(one.term)}" for one in terms if isinstance(one, Not))
            return "((" + " AND ".join(wanted) + ")" + unwanted + ")"


def _tsquery(term: Term) -> str:
    match term:
        case Words(words, column, prefix):
            letter = COLUMNS[column] if column else ""
            marks = [letter] * (len(words) - 1) + [("*" if prefix else "") + letter]
            return (
                "("
                + " <-> ".join(
                    f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(words, marks, strict=True)
                )
                + ")"
            )
        case Tag(word):
            return f"'{word}'"
        case Not(inner):
            return f"!({_tsquery(inner)})"
        case AnyOf(terms):
            return "(" + " | ".join(_tsquery(one) for one in terms) + ")"
        case AllOf(terms):
            return "(" + " & ".join(_tsquery(one) for one in terms) + ")"


def told_plainly(error: DBAPIError, name: str) -> StoreError:
    """What a database's refusal means for the user, in one line."""
    reason = " ".join(str(error.orig).split())
    low = reason.lower()
    if "disk is full" in low or "no space left" in low or "disk full" in low:
        return StoreError(f"{name}: the disk is full; nothing of this document was added. Make room and add it again.")
    if is_read_only(error):
        return StoreError(f"{name}: the ledger is read-only; nothing was changed.")
    if "not a database" in low or "malformed" in low:
        return StoreError(f"{name}: is no ledger of Sayso, or is damaged; nothing was changed.")
    if "unable to open" in low:
        return StoreError(f"{name}: cannot be opened; is the folder there, and yours to write in?")
    if "locked" in low:
        return StoreError(f"{name}: another program has held the ledger for {PATIENCE} s; try again.")
    if error.connection_invalidated or "connection" in low or "server closed" in low:
        return StoreError(f"{name}: the database does not answer; what was added so far is there. Try again.")
    return StoreError(f"{name}: the database refused ({reason[:200]}).")


def is_read_only(error: DBAPIError) -> bool:
    """Whether a database refused because nothing may be written there."""
    low = str(error.orig).lower()
    return "readonly" in low or "read-only" in low


def compact(engine: Engine) -> None:
    """Write over what was deleted, so that nothing of it can be read from the file."""
    if is_sqlite(engine):
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")  # VACUUM stands outside transactions
            connection.exec_driver_sql("INSERT INTO entry_words(entry_words) VALUES ('optimize')")
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM FULL")


def size(connection: Connection) -> int:
    """Bytes that a ledger takes on the disk."""
    ours = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    asked = ours if is_sqlite(connection) else "SELECT pg_database_size(current_database())"
    return int(connection.execute(text(asked)).scalar_one())


def copy_file(engine: Engine, path: Path, without: Table) -> None:
    """Copy a SQLite ledger, in use or not, as it stands at this moment, but the rows of one table."""
    with engine.connect() as connection, closing(sqlite3.connect(path)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        connection.exec_driver_sql("COMMIT")  # a backup takes its own lock
        source.backup(copy)
        connection.exec_driver_sql("BEGIN")
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute(f"DELETE FROM {without.name}")
        copy.commit()
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the ledger as it stands now, whatever is added meanwhile."""
    options = {} if is_sqlite(engine) else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def count_on(connection: Connection, tables: Iterable[Table]) -> None:
    """Let numbers go on after those that were copied. SQLite does so by itself."""
    if is_sqlite(connection):
        return
    for table in tables:
        column = f"pg_get_serial_sequence('{table.name}', 'number')"
        greatest = f"(SELECT max(number) FROM {table.name})"
        connection.execute(
            text(f"SELECT setval({column}, {greatest}) WHERE {greatest} IS NOT NULL AND {column} IS NOT NULL")
        )


def settle(engine: Engine) -> None:
    """Put everything into the one file of a SQLite ledger."""
    if is_sqlite(engine):
        with engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("BEGIN")


@contextmanager
def held_alone(engine: Engine) -> Iterator[bool]:
    """Whether nobody else watches this ledger; nobody else does meanwhile. Ends with the process, however that ends."""
    with (_alone_by_file if is_sqlite(engine) else _alone_by_lock)(engine) as alone:
        yield alone


@contextmanager
def _alone_by_file(engine: Engine) -> Iterator[bool]:
    """SQLite's own lock on a file beside the ledger, which every system lets go of when a process dies."""
    path = Path(f"{engine.url.database}{WATCHED}")
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as held:
            try:
                held.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                yield False
            else:
                yield True
    except sqlite3.Error as error:
        raise StoreError(f"{path.name}: cannot be made beside the ledger ({error}).") from error


@contextmanager
def _alone_by_lock(engine: Engine) -> Iterator[bool]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        key = {"key": WATCHING}
        alone = bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), key).scalar())
        try:
            yield alone
        finally:
            if alone:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
