"""Marks, kept in two places: a few of each entry where any later report finds them, all of a report's in one row.

The few lead to entries anywhere in the ledger. The rows are looked through for reports of the new report's own story,
where nearly everything that belongs together stands: one row costs a hundredth of an index of all its marks.
"""

import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat

from sqlalchemy import Connection, delete, insert, select

from sayso.store import bulk
from sayso.store import tables as t
from sayso.store.comparing import FEW, MARK_KINDS, Marks

#: Bits of a mark in a report's row; two of a story's thirty thousand meet by chance in one report of eight.
FOLDED = 0xFFFFFFFF

#: Keeps the same mark of two kinds apart: 2^32 divided by the golden ratio (Knuth, multiplicative hashing).
SPREAD = 0x9E3779B1

#: Holders of one mark that are looked at, the newest; a mark with more says little.
HOLDERS = 64

#: Reports of a story whose marks are looked through, the last.
STORY_MARKS = 60

#: Entries that are judged for each new one: those that share most marks. More are hardly ever the same.
JUDGED = 12

#: zlib's level for numbers that repeat: the fastest halves them ten times over.
LEVEL = 1


def few(kind: str, marks: Sequence[int]) -> list[int]:
    """The marks of an entry that lead to it from anywhere: the smallest, which entries that share many share too."""
    return sorted(marks)[: FEW[kind]]


def folded(kind: str, marks: Iterable[int]) -> list[int]:
    """The marks of a kind as a report's row has them."""
    apart = MARK_KINDS[kind] * SPREAD
    return [(one + apart) & FOLDED for one in marks]


def put_marks(connection: Connection, document: int, marks: Marks, numbers: Mapping[str, int]) -> None:
    """Keep the marks of a report and its entries, whose numbers are given by key."""
    anywhere: set[tuple[int, int, int]] = set()
    row: list[int] = []
    entries: list[int] = []
    for name, by_key in marks.items():
        kind = MARK_KINDS[name]
        for key, many in by_key.items():
            number = numbers.get(key)
            if number is not None and many:
                anywhere.update((kind, one, number) for one in few(name, many))
                row += folded(name, many)
                entries += repeat(number, len(many))
    bulk.put(connection, "mark", ("kind", "mark", "entry"), sorted(anywhere))
    _put_row(connection, document, row, entries)


def _put_row(connection: Connection, document: int, marks: Sequence[int], entries: Sequence[int]) -> None:
    if marks:
        row = (document, _packed(marks), zlib.compress(_packed(entries), LEVEL))
        bulk.put(connection, "marked", ("document", "marks", "entries"), [row])


def forget_marks(connection: Connection, document: int) -> None:
    """Take the marks of a report and its entries away."""
    of_it = select(t.entries.c.number).where(t.entries.c.document == document)
    connection.execute(delete(t.marks).where(t.marks.c.entry.in_(of_it)))
    connection.execute(delete(t.marked).where(t.marked.c.document == document))


def marks_by_key(connection: Connection, document: int) -> tuple[list[tuple[int, int, str]], list[tuple[int, str]]]:
    """The marks of a report as ``put_marks_again`` takes them, by key: entries are numbered anew, keys stay."""
    of_it = select(t.entries.c.number, t.entries.c.key).where(t.entries.c.document == document)
    keys = {row.number: row.key for row in connection.execute(of_it)}
    asked = select(t.marks).where(t.marks.c.entry.in_(list(keys)))
    anywhere = [(row.kind, row.mark, keys[row.entry]) for row in connection.execute(asked)]
    row = connection.execute(select(t.marked).where(t.marked.c.document == document)).first()
    rows = _rows(row.marks, row.entries) if row else ()
    return anywhere, [(mark, keys[number]) for mark, number in rows if number in keys]


def put_marks_again(
    connection: Connection,
    document: int,
    kept: tuple[list[tuple[int, int, str]], list[tuple[int, str]]],
    numbers: Mapping[str, int],
) -> None:
    """Put back what ``marks_by_key`` gave, for those of its entries that still are there."""
    anywhere, rows = kept
    values = [{"kind": kind, "mark": one, "entry": numbers[key]} for kind, one, key in anywhere if key in numbers]
    if values:
        connection.execute(insert(t.marks), values)
    there = [(mark, numbers[key]) for mark, key in rows if key in numbers]
    _put_row(connection, document, [mark for mark, _ in there], [number for _, number in there])


def sharing_anywhere(connection: Connection, kind: str, marks: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """For each key the entries that share most of its few marks, the newest first among equals."""
    looked_for = {key: few(kind, many) for key, many in marks.items()}
    asked = sorted({one for some in looked_for.values() for one in some})
    held = bulk.holders(connection, MARK_KINDS[kind], asked, HOLDERS) if asked else {}
    return {key: _most(chain.from_iterable(held.get(one, ()) for one in some)) for key, some in looked_for.items()}


def sharing_in_story(connection: Connection, story: str, but: int, marks: Marks) -> dict[str, dict[str, list[int]]]:
    """By kind, for each key: the entries of the last reports of a story, but one, that share most marks with it."""
    asked: dict[int, list[tuple[str, str]]] = {}
    for name, by_key in marks.items():
        for key, many in by_key.items():
            for one in folded(name, many):
                asked.setdefault(one, []).append((name, key))
    shared: dict[tuple[str, str], list[int]] = {}
    for mark, number in _rows_of_story(connection, story, but):
        for named in asked.get(mark, ()):
            shared.setdefault(named, []).append(number)
    found: dict[str, dict[str, list[int]]] = {}
    for (name, key), numbers in shared.items():
        found.setdefault(name, {})[key] = _most(numbers)
    return found


def _rows_of_story(connection: Connection, story: str, but: int) -> Iterator[tuple[int, int]]:
    last = "SELECT number FROM document WHERE story = ? AND number <> ? ORDER BY number DESC LIMIT ?"
    documents = [row.number for row in bulk.ask(connection, last, story, but, STORY_MARKS)]
    where, values = bulk.among(connection, "document", documents)
    for row in bulk.ask(connection, f"SELECT marks, entries FROM marked WHERE {where}", values):
        yield from _rows(row.marks, row.entries)


def _most(held: Iterable[int]) -> list[int]:
    shared = Counter(held)
    return [-one for _, one in sorted([(-count, -one) for one, count in shared.items()])[:JUDGED]]


def _packed(numbers: Sequence[int]) -> bytes:
    """Whole numbers, four bytes each, the smallest byte first on every machine."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpacked(packed: bytes) -> "array[int]":
    numbers = array("I", packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _rows(marks: bytes, entries: bytes) -> Iterator[tuple[int, int]]:
    """Each mark with the number of its entry."""
    return zip(_unpacked(marks), _unpacked(zlib.decompress(entries)), strict=True)
