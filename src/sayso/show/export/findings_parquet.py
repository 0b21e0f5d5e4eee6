"""Findings as flat tables without a ledger: the columns of the ledger's own tables that one report can fill.

What only a ledger knows (numbers of reports, happenings told by several, duties met elsewhere) has no column here; keys
are those of the ledger, so that both can be joined.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from sayso.records import Account, Entries
from sayso.show.export.columns import cells
from sayso.show.export.kind_tables import TABLES
from sayso.show.export.kinds import Field, Table
from sayso.show.export.parquet import arrow_field, storable

CODEBOOK = "Sayso's own tables, 1"

#: What is known only when reports stand beside each other.
OF_A_LEDGER = frozenset(
    ("report", "added", "happening", "happening_status", "standing", "met_on", "met_by", "why", "previous", "copy_of")
)

TABLE_NAMES = tuple(table.name for table in TABLES)

#: Reports whose rows are written at once: a row group of some hundred rows, a megabyte at the most.
AT_ONCE = 64


def fields_of(table: Table[Any]) -> tuple[Field[Any], ...]:
    """The columns of a table that one report can fill."""
    return tuple(one for one in table.fields if one.column.name not in OF_A_LEDGER)


class Writers:
    """The tables in the making, each written to its path; use it in a ``with`` block.

    The same reports give the same bytes with the same version of pyarrow.
    """

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._writers = {table.name: pq.ParquetWriter(paths[table.name], _schema(table), **_AS) for table in TABLES}
        self._waiting: list[Entries] = []

    def __enter__(self) -> "Writers":
        return self

    def __exit__(self, *_: object) -> None:
        self._write()
        for writer in self._writers.values():
            writer.close()

    def write(self, entries: Entries) -> None:
        """Add the rows of one report."""
        self._waiting.append(entries)
        if len(self._waiting) == AT_ONCE:
            self._write()

    def _write(self) -> None:
        accounts = [_account(one) for one in self._waiting]
        self._waiting = []
        for table in TABLES:
            columns = [one.column for one in fields_of(table)]
            rows = [cells(columns, row) for account in accounts for row in table.rows(account)]
            if rows:
                self._writers[table.name].write_table(_arrow(rows, _schema(table)))


_AS = {"compression": "zstd"}


def _account(entries: Entries) -> Account:
    return Account(None, (entries,), {}, (), (), (), (), (), None)


def _schema(table: Table[Any]) -> pa.Schema:
    return pa.schema(
        [arrow_field(one) for one in fields_of(table)],
        metadata={"sayso.table": table.name, "sayso.codebook": CODEBOOK},
    )


def _arrow(rows: list[list[object]], schema: pa.Schema) -> pa.Table:
    arrays = [pa.array([storable(row[at]) for row in rows], type=field.type) for at, field in enumerate(schema)]
    return pa.Table.from_arrays(arrays, schema=schema)
