"""Questions and rows of which every added document has many, in plain SQL: building statements would cost more.

Statements are written with ``?`` for each value, as SQLite has it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sayso.store.dialect import COLUMNS, GAP, LAST_PLACE, is_sqlite

_NUMBERS = msgspec.json.Decoder(list[int])

#: The newest holders of each mark, as "9,4,3"; a mark that nobody holds has no row, or none in it.
_HOLDERS_SQLITE = (
    "SELECT value, (SELECT group_concat(entry) FROM (SELECT entry FROM json_each(?) AS far CROSS JOIN mark "
    "WHERE stretch = far.value AND mark = each.value ORDER BY entry DESC LIMIT ?)) FROM json_each(?) AS each"
)
_HOLDERS_POSTGRESQL = (
    "SELECT each.value, held.by FROM unnest(CAST(? AS bigint[])) AS each(value) CROSS JOIN LATERAL "
    "(SELECT string_agg(CAST(entry AS text), ',') AS by FROM (SELECT entry FROM mark "
    "WHERE stretch = ANY(CAST(? AS integer[])) AND mark = each.value ORDER BY entry DESC LIMIT CAST(? AS integer)) "
    "AS newest) AS held WHERE held.by IS NOT NULL"
)


def ask(connection: Connection, sql: str, *values: Any) -> list[Any]:
    """The rows of a question."""
    return list(connection.exec_driver_sql(_written(sql, is_sqlite(connection)), values).all())


def tell(connection: Connection, sql: str, *values: Any) -> None:
    """Change something that asks for no answer."""
    connection.exec_driver_sql(_written(sql, is_sqlite(connection)), values)


def among(connection: Connection, column: str, values: Sequence[Any]) -> tuple[str, Any]:
    """The condition that a column has one of ``values``, however many, and its one parameter."""
    if is_sqlite(connection):
        return f"{column} IN (SELECT value FROM json_each(?))", msgspec.json.encode(values).decode()
    return f"{column} = ANY(?)", list(values)


def holders(connection: Connection, stretches: Sequence[int], marks: Sequence[int], most: int) -> dict[int, list[int]]:
    """The newest ``most`` entries of some stretches that hold each of some marks, newest first; no row for none."""
    if is_sqlite(connection):
        far, asked = (msgspec.json.encode(list(many)).decode() for many in (stretches, marks))
        rows = ask(connection, _HOLDERS_SQLITE, far, most, asked)
    else:
        rows = ask(connection, _HOLDERS_POSTGRESQL, list(marks), list(stretches), most)
    return {mark: _NUMBERS.decode(f"[{held}]") for mark, held in rows if held}


def put(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows that are new."""
    if not is_sqlite(connection):
        _copy(connection, table, columns, rows)
    elif many := [tuple(row) for row in rows]:
        connection.exec_driver_sql(_insert(table, tuple(columns)), many)


def put_one(connection: Connection, table: str, row: Mapping[str, Any]) -> int:
    """Add one row that is new; the number it was given."""
    sql = f"{_insert(table, tuple(row))} RETURNING number"
    [(number,)] = ask(connection, sql, *row.values())
    return int(number)


def put_new(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Add rows, those that are there left alone; how many were new."""
    many = [tuple(row) for row in rows]
    if not many:
        return 0
    sql = f"{_insert(table, tuple(columns))} ON CONFLICT DO NOTHING"
    return connection.exec_driver_sql(_written(sql, is_sqlite(connection)), many).rowcount


def index_words(connection: Connection, rows: Iterable[tuple[int, dict[str, list[str]], list[str]]]) -> None:
    """Put entries into the search: number, words by column, tags."""
    if is_sqlite(connection):
        values = [
            (number, *(" ".join(columns.get(name, ())) for name in COLUMNS), " ".join(tags))
            for number, columns, tags in rows
        ]
        put(connection, "entry_words", ("rowid", *COLUMNS, "tags"), values)
    else:
        vectors = ((number, _vector(columns, tags)) for number, columns, tags in rows)
        put(connection, "entry_words", ("number", "vector"), vectors)


def _vector(columns: dict[str, list[str]], tags: list[str]) -> str:
    """A tsvector as PostgreSQL writes it. Words and tags hold no quote mark and no backslash."""
    places: dict[str, list[str]] = {}
    at = 1
    for name, letter in COLUMNS.items():
        for word in columns.get(name, ()):
            if at <= LAST_PLACE:
                places.setdefault(word, []).append(f"{at}{letter}")
            at += 1
        at += GAP
    most = 255  # places PostgreSQL keeps of one lexeme
    found = [f"'{word}':{','.join(where[:most])}" for word, where in places.items()]
    return " ".join([*found, *(f"'{word}'" for word in tags)])


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{one}"' for one in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


@cache
def _written(sql: str, for_sqlite: bool) -> str:
    return sql if for_sqlite else sql.replace("?", "%s")


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """PostgreSQL's COPY: one way there and back for all rows, and no statement for each."""
    names = ", ".join(f'"{one}"' for one in columns)
    sql = f"COPY {table} ({names}) FROM STDIN"
    refused = connection.dialect.loaded_dbapi.Error
    try:
        with connection.connection.cursor() as cursor, cursor.copy(sql) as copy:  # type: ignore[attr-defined]
            for row in rows:
                copy.write_row(row)
    except refused as error:
        raise DBAPIError(sql, None, error) from error
