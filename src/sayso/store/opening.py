"""Opening a ledger: a new one is made, an older one brought up to date, anything else left as it is."""

import os
from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from sayso.errors import StoreError
from sayso.store import dialect
from sayso.store.tables import metadata

#: The schemas of a ledger, oldest first; each is a file in ``migrations/versions``.
SCHEMAS = ("0001", "0002", "0003", "0004")
VERSION_TABLE = "sayso_schema"


def opened(url: str, *, create: bool) -> Engine:
    """The engine of a ledger that is there and of this schema. Raises StoreError in one line."""
    engine = dialect.engine_of(url)
    name = shown_name(engine)
    try:
        if dialect.is_sqlite(engine):
            _check_file(engine, create=create)
        lacking = _bring_up_to_date(engine, name, create=create)
    except DBAPIError as error:
        engine.dispose()
        raise dialect.told_plainly(error, name) from error
    except StoreError:
        engine.dispose()
        raise
    return engine.execution_options(**{dialect.LACKING: lacking}) if lacking else engine


def shown_name(engine: Engine) -> str:
    """A ledger's name in messages: never a path, never a password."""
    return Path(engine.url.database or "").name or "ledger"


def _check_file(engine: Engine, *, create: bool) -> None:
    """Raises StoreError if the file is not there and is not to be made, or is not ours."""
    path = Path(engine.url.database or "")
    name = path.name
    if not name:
        raise StoreError("a ledger needs a file; give a path, or postgresql://user@host/name.")
    if path.is_dir():
        raise StoreError(f"{name}: is a folder; a ledger is a file, such as {name}/sayso.db.")
    if not path.exists() and not create:
        raise StoreError(f"{name}: there is no such ledger. `sayso add PATH --ledger {name}` makes one.")
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise StoreError(f"{name}: is no ledger of Sayso; nothing was changed.")
    elif path.exists() and not create:
        raise StoreError(f"{name}: is empty, no ledger. `sayso add PATH --ledger {name}` makes one of it.")


def _bring_up_to_date(engine: Engine, name: str, *, create: bool) -> frozenset[str]:
    """The tables that it lacks now: none but where it is an older one that cannot be written."""
    with engine.connect() as connection:
        found = _schema(connection, name)
    if found == SCHEMAS[-1]:
        return frozenset()
    if found is None and not create:
        raise StoreError(f"{name}: is no ledger yet. `sayso add PATH --ledger ...` makes one.")
    if found is None and dialect.is_sqlite(engine):
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            connection.exec_driver_sql("ROLLBACK")  # the journal mode cannot change inside a transaction
            raw.execute("PRAGMA journal_mode=WAL")
            connection.exec_driver_sql("BEGIN")
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            dialect.wait_for_turn(connection)
            if _schema(connection, name) != SCHEMAS[-1]:  # another may have done it meanwhile
                _migrate(connection)
    except DBAPIError as error:
        if found is None or not dialect.is_read_only(error):
            raise
        # what cannot be written is read as it is: each schema only adds to the one before
        with engine.connect() as connection:
            return frozenset(set(metadata.tables) - set(inspect(connection).get_table_names()))
    return frozenset()


def _schema(connection: Connection, name: str) -> str | None:
    """The schema of the ledger; None where there is nothing at all. Raises StoreError for what is not ours or newer."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        foreign = tables if dialect.is_sqlite(connection) else tables & set(metadata.tables)
        if foreign:
            raise StoreError(f"{name}: is a database of something else; nothing was changed. Give another name.")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and found not in SCHEMAS:
        raise StoreError(
            f"{name} was made by a newer version (schema {found}, this is {SCHEMAS[-1]}). "
            "Upgrade sayso; nothing was changed."
        )
    return found


def _migrate(connection: Connection) -> None:
    from alembic import command  # not at the top: a ledger that is up to date does not need it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", os.fspath(Path(str(files("sayso.store") / "migrations"))))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if dialect.is_sqlite(connection):
        connection.exec_driver_sql(f"PRAGMA application_id={dialect.APPLICATION_ID}")
