"""Marks, kept in two places: a few of each entry where any later report finds them, all of a report's in one row.

The few lead to entries anywhere in the ledger. The rows are looked through for reports of the new report's own story,
where nearly everything that belongs together stands: one row costs a hundredth of an index of all its marks.

The few of the last reports wait in a row for each and go into their table together, sorted, a stretch of reports beside
each other: one by one they would touch as many pages of the file as there are marks (O'Neil and others 1996, the
log-structured merge tree, with two levels).
"""

import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, delete, select

from sayso.store import bulk
from sayso.store import tables as t
from sayso.store.comparing import FEW, MARK_KINDS, Marks

#: Bits of a mark in a report's row; two of a story's thirty thousand meet by chance in one report of eight.
FOLDED = 0xFFFFFFFF

#: Keeps the same mark of two kinds apart: 2^64 divided by the golden ratio (Knuth, multiplicative hashing).
SPREAD = 0x9E3779B97F4A7C15
BITS, SIGN = (1 << 64) - 1, 1 << 63

#: Holders of one mark that are looked at, the newest; a mark with more says little.
HOLDERS = 64

#: Reports of a story whose marks are looked through, the last.
STORY_MARKS = 60

#: Entries that are judged for each new one: those that share most marks. More are hardly ever the same.
JUDGED = 12

#: Reports whose few marks wait: looking through them costs a millisecond, putting them away a tenth of a second.
WAITING = 256

#: Reports whose marks stand beside each other: six thousand pages, as many as a log of the file holds before it is put
#: away; a ledger of a hundred thousand reports has a dozen stretches to look into.
STRETCH = 8192

#: So many endings marks have; the few hundred that are asked for have one in two hundred of them.
ENDINGS = 1 << 16

#: zlib's level for numbers that repeat: the fastest halves them ten times over.
LEVEL = 1


def leading(kind: str, marks: Sequence[int]) -> list[int]:
    """The marks of an entry that lead to it from anywhere: the smallest, which entries that share many share too."""
    apart = MARK_KINDS[kind] * SPREAD
    return [((one + apart + SIGN) & BITS) - SIGN for one in sorted(marks)[: FEW[kind]]]


def folded(kind: str, marks: Iterable[int]) -> list[int]:
    """The marks of a kind as a report's row has them."""
    apart = MARK_KINDS[kind] * SPREAD
    return [(one + apart) & FOLDED for one in marks]


def put_marks(connection: Connection, document: int, marks: Marks, numbers: Mapping[str, int]) -> None:
    """Keep the marks of a report and its entries, whose numbers are given by key."""
    few: list[int] = []
    entries_of_few: list[int] = []
    whole: list[int] = []
    entries: list[int] = []
    for name, by_key in marks.items():
        for key, many in by_key.items():
            number = numbers.get(key)
            if number is not None and many:
                few += (found := leading(name, many))
                entries_of_few += repeat(number, len(found))
                whole += folded(name, many)
                entries += repeat(number, len(many))
    _put_rows(connection, document, (few, entries_of_few), (whole, entries))
    _put_away(connection)


def _put_rows(
    connection: Connection,
    document: int,
    few: tuple[Sequence[int], Sequence[int]],
    whole: tuple[Sequence[int], Sequence[int]],
) -> None:
    columns = ("document", "marks", "entries")
    for table, form, (marks, entries) in (("waiting", "q", few), ("marked", "I", whole)):
        if marks:
            bulk.put(connection, table, columns, [(document, _packed(form, marks), _packed_entries(entries))])


def _put_away(connection: Connection) -> None:
    """Put the marks that wait where they are looked up, if there are many."""
    [(many,)] = bulk.ask(connection, "SELECT count(*) FROM waiting")
    if many < WAITING:
        return
    rows = bulk.ask(connection, "SELECT document, marks, entries FROM waiting")
    found = {
        (row.document // STRETCH, mark, entry) for row in rows for mark, entry in _rows("q", row.marks, row.entries)
    }
    bulk.put(connection, "mark", ("stretch", "mark", "entry"), sorted(found))
    bulk.tell(connection, "DELETE FROM waiting")


def forget_marks(connection: Connection, document: int) -> None:
    """Take the marks of a report and its entries away."""
    of_it = select(t.entries.c.number).where(t.entries.c.document == document)
    connection.execute(delete(t.marks).where(t.marks.c.entry.in_(of_it)))
    for table in (t.waiting, t.marked):
        connection.execute(delete(table).where(table.c.document == document))


#: Marks with the keys of their entries: the few that lead from anywhere, and all.
MarksByKey = tuple[list[tuple[int, str]], list[tuple[int, str]]]


def marks_by_key(connection: Connection, document: int) -> MarksByKey:
    """The marks of a report as ``put_marks_again`` takes them: entries are numbered anew, their keys stay."""
    of_it = select(t.entries.c.number, t.entries.c.key).where(t.entries.c.document == document)
    keys = {row.number: row.key for row in connection.execute(of_it)}
    away = connection.execute(select(t.marks.c.mark, t.marks.c.entry).where(t.marks.c.entry.in_(list(keys))))
    few = [*((row.mark, row.entry) for row in away), *_rows_of(connection, t.waiting, "q", document)]
    whole = _rows_of(connection, t.marked, "I", document)
    few_by_key, whole_by_key = ([(mark, keys[one]) for mark, one in rows if one in keys] for rows in (few, whole))
    return sorted(few_by_key), whole_by_key


def _rows_of(connection: Connection, table: Table, form: str, document: int) -> list[tuple[int, int]]:
    row = connection.execute(select(table.c.marks, table.c.entries).where(table.c.document == document)).first()
    return list(_rows(form, row.marks, row.entries)) if row else []


def put_marks_again(connection: Connection, document: int, kept: MarksByKey, numbers: Mapping[str, int]) -> None:
    """Put back what ``marks_by_key`` gave, for those of its entries that still are there."""
    few, whole = (
        ([mark for mark, key in rows if key in numbers], [numbers[key] for _, key in rows if key in numbers])
        for rows in kept
    )
    _put_rows(connection, document, few, whole)


class Sharing:
    """The entries of the ledger that share marks with those of a new report, whose number and marks are given."""

    def __init__(self, connection: Connection, document: int, marks: Marks) -> None:
        self._connection = connection
        self._document = document
        self._marks = marks
        self._waiting: dict[int, list[int]] | None = None
        self._in_story: dict[str, dict[tuple[str, str], list[int]]] = {}

    def anywhere(self, kind: str) -> dict[str, list[int]]:
        """For each key of a kind the entries that share most of its few marks, the newest first among equals."""
        few = {key: leading(kind, many) for key, many in self._marks[kind].items()}
        asked = sorted({one for some in few.values() for one in some})
        stretches = range(self._document // STRETCH, -1, -1)
        held = bulk.holders(self._connection, stretches, asked, HOLDERS) if asked else {}
        new = self._that_wait() if asked else {}
        return {
            key: _most(chain.from_iterable((*new.get(one, ()), *held.get(one, ())) for one in some))
            for key, some in few.items()
        }

    def in_story(self, story: str, kind: str) -> dict[str, list[int]]:
        """For some keys of a kind the entries of the last reports of a story that share most marks with each."""
        if story not in self._in_story:
            self._in_story[story] = self._shared_in(story)
        return {key: _most(many) for (name, key), many in self._in_story[story].items() if name == kind}

    def _that_wait(self) -> dict[int, list[int]]:
        """The holders among the reports that wait, of the marks of all kinds."""
        if self._waiting is None:
            asked = {one for kind, some in self._marks.items() for many in some.values() for one in leading(kind, many)}
            self._waiting = {}
            rows = bulk.ask(self._connection, "SELECT marks, entries FROM waiting")
            for mark, entry in _held(rows, "<i8", asked):
                self._waiting.setdefault(mark, []).append(entry)
        return self._waiting

    def _shared_in(self, story: str) -> dict[tuple[str, str], list[int]]:
        asked: dict[int, list[tuple[str, str]]] = {}
        for name, by_key in self._marks.items():
            for key, many in by_key.items():
                for one in folded(name, many):
                    asked.setdefault(one, []).append((name, key))
        shared: dict[tuple[str, str], list[int]] = {}
        for mark, number in _held(self._rows_of_story(story), "<u4", asked):
            for named in asked[mark]:
                shared.setdefault(named, []).append(number)
        return shared

    def _rows_of_story(self, story: str) -> list[Any]:
        last = "SELECT number FROM document WHERE story = ? AND number <> ? ORDER BY number DESC LIMIT ?"
        documents = [row.number for row in bulk.ask(self._connection, last, story, self._document, STORY_MARKS)]
        where, values = bulk.among(self._connection, "document", documents)
        return bulk.ask(self._connection, f"SELECT marks, entries FROM marked WHERE {where}", values)


def _held(rows: Sequence[Any], form: str, asked: Collection[int]) -> Iterator[tuple[int, int]]:
    """The marks asked for that are in some rows, each with the number of its entry, in the order of the rows.

    ``form``: numpy's name of the numbers that marks are packed as. Most rows hold none: what ends like none of those
    asked for is passed over at once, and entries are unpacked only where a mark was found.
    """
    if not rows or not asked:
        return
    marks = np.frombuffer(b"".join([row.marks for row in rows]), form)
    wanted = np.zeros(ENDINGS, dtype=bool)
    wanted[[one % ENDINGS for one in asked]] = True
    found = np.flatnonzero(wanted[marks % ENDINGS])
    ends = np.cumsum([len(row.marks) for row in rows]) // marks.itemsize
    in_rows = np.searchsorted(ends, found, side="right")
    entries: dict[int, Any] = {}
    for at, mark, row in zip(found.tolist(), marks[found].tolist(), in_rows.tolist(), strict=True):
        if mark not in asked:
            continue
        if row not in entries:
            entries[row] = _unpacked("I", zlib.decompress(rows[row].entries))
        yield mark, entries[row][at - int(ends[row])]


def _most(held: Iterable[int]) -> list[int]:
    shared = Counter(held)
    return [-one for _, one in sorted([(-count, -one) for one, count in shared.items()])[:JUDGED]]


def _packed(form: str, numbers: Sequence[int]) -> bytes:
    """Whole numbers, four (form I) or eight (q) bytes each, the smallest byte first on every machine."""
    packed = array(form, numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _packed_entries(numbers: Sequence[int]) -> bytes:
    return zlib.compress(_packed("I", numbers), LEVEL)


def _unpacked(form: str, packed: bytes) -> "array[int]":
    numbers = array(form, packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _rows(form: str, marks: bytes, entries: bytes) -> Iterator[tuple[int, int]]:
    """Each mark with the number of its entry."""
    return zip(_unpacked(form, marks), _unpacked("I", zlib.decompress(entries)), strict=True)
