"""The ledger's tables as Parquet, one file for each kind, with the codebook in the schema's metadata.

Each field carries ``description`` and, where it can be null, ``empty``: when and why. The schema carries
``sayso.table``, ``sayso.codebook`` and ``sayso.run``.
"""

import io
from collections.abc import Sequence

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from sayso.show.export.cells import utf8
from sayso.show.export.columns import cells
from sayso.show.export.kind_tables import TABLES
from sayso.show.export.kinds import Field, Kind
from sayso.show.export.made import Asked, Made, Part, run

CODEBOOK = "Sayso's own tables, 1"
_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "number": pa.float64(),
    "whole": pa.int64(),
    "truth": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "numbers": pa.list_(pa.float64()),
}


def write(asked: Asked) -> Made:
    """``statements.parquet``, ``events.parquet``, ``figures.parquet``, ``obligations.parquet``, ``reports.parquet``."""
    parts = []
    for table in TABLES:
        schema = pa.schema(
            [arrow_field(one) for one in table.fields],
            metadata={"sayso.table": table.name, "sayso.codebook": CODEBOOK, "sayso.run": run(asked.made_by)},
        )
        columns = [field.column for field in table.fields]
        rows = [cells(columns, row) for row in table.rows(asked.account)]
        parts.append(Part(f"{table.name}.parquet", _bytes(schema, rows), len(rows)))
    return Made(tuple(parts))


def arrow_field(one: Field[object]) -> pa.Field:
    """A column as Parquet has it, with what the codebook says of it."""
    column = one.column
    metadata = {"description": column.meaning} | ({"empty": column.empty} if column.empty else {})
    return pa.field(column.name, _TYPES[one.kind], nullable=bool(column.empty), metadata=metadata)


def _bytes(schema: pa.Schema, rows: Sequence[Sequence[object]]) -> bytes:
    """A table as the bytes of a Parquet file; the same rows give the same bytes with the same version of pyarrow."""
    arrays = [pa.array([storable(row[at]) for row in rows], type=field.type) for at, field in enumerate(schema)]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def storable(value: object) -> object:
    """Text as UTF-8 can hold it."""
    if isinstance(value, str):
        return utf8(value)
    return [storable(one) for one in value] if isinstance(value, list) else value
