"""The migrations, one after the other, make the tables that the code works with."""

import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.store import Ledger
from sayso.store.opening import SCHEMAS, VERSION_TABLE
from sayso.store.tables import metadata

#: Made by hand in the migrations: the index of the search, in SQLite with its shadow tables, and the schema's number.
OURS = ("entry_words", VERSION_TABLE)


def _ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(OURS))


def test_a_new_ledger_has_the_tables_of_the_code(ledger: Ledger) -> None:
    with ledger._engine.connect() as connection:
        options = {"include_object": _ours, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        differences = [one for one in compare_metadata(context, metadata) if "modify" not in str(one[0])]
        assert differences == []
        assert connection.execute(sqlalchemy.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == SCHEMAS[-1]
