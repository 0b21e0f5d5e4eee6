"""Parquet tables, read with pyarrow: only the columns that are needed, some rows at a time."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

from sayso.errors import SourceError
from sayso.fetch.columns import LARGEST_SCHEMA, ROWS_AT_ONCE, Row, columns_of
from sayso.fetch.parquet_pages import check_pages, columns_at
from sayso.fetch.reasons import in_short
from sayso.fetch.rows import Bad
from sayso.fetch.slots import Use

_FAILURES = (pyarrow.ArrowException, OSError, ValueError, TypeError, KeyError, IndexError, OverflowError, MemoryError)


def parquet_rows(path: Path, use: Use) -> Iterator[tuple[int, Row | Bad]]:
    """The rows of a file by number, from the first row group that holds one that is asked for.

    A row group that cannot be read is as many bad rows as it says it has. Raises SourceError if it is no Parquet file.
    """
    try:
        table = pyarrow.parquet.ParquetFile(
            path,
            pre_buffer=False,
            buffer_size=1 << 20,
            thrift_string_size_limit=LARGEST_SCHEMA,
            thrift_container_size_limit=1_000_000,
            page_checksum_verification=True,
        )
    except _FAILURES as error:
        raise SourceError(f"{path}: no Parquet file that can be read ({in_short(error)}).") from None
    with table:
        columns = columns_of(table.schema_arrow.names, use.columns, str(path))
        number = 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            if number + rows > use.first:
                yield from _group(table, path, group, columns, number)
            number += rows
            if use.is_over(number):
                return


def rows_in(path: Path) -> int:
    """How many rows a file says it has. Raises SourceError."""
    try:
        return int(pyarrow.parquet.read_metadata(path).num_rows)
    except _FAILURES as error:
        raise SourceError(f"{path}: no Parquet file that can be read ({in_short(error)}).") from None


def _group(
    table: pyarrow.parquet.ParquetFile, path: Path, group: int, columns: list[str], number: int
) -> Iterator[tuple[int, Row | Bad]]:
    end = number + table.metadata.row_group(group).num_rows
    try:
        _check(group, path, columns)
        for batch in table.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
            for place in range(batch.num_rows):
                if number < end:
                    yield number, {name: batch[name][place].as_py() for name in batch.schema.names}
                    number += 1
    except _FAILURES as error:
        if number < end:
            yield number, Bad(f"it and the {end - number - 1:,} after it cannot be read ({in_short(error)})")


def _check(group: int, path: Path, columns: list[str]) -> None:
    """Raises ValueError for a page that would fill the memory."""
    with path.open("rb") as file:
        for name, start, end in columns_at(file)[group]:
            if name in columns:
                check_pages(file, start, end)
