"""Lines and rows of text files, bounded and one at a time; CSV as RFC 4180 has it, and as spreadsheets write it.

The standard library's reader has one limit for the length of a field, which holds for the whole process and is shorter
than a long report; and it takes a quotation mark that is never closed for a field that goes on to the end of the file.
Here such a row costs itself alone.
"""

import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from sayso.errors import SourceError

#: Characters of one row of CSV: a page, and what stands beside it.
LONGEST_ROW = 20_000_000
#: What separates columns, the likeliest first.
DELIMITERS = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be used, and why."""

    why: str


def lines_of(file: IO[bytes], longest: int, name: str) -> Iterator[bytes | None]:
    """The lines of a file; None for one of more than ``longest`` bytes. Raises SourceError where reading fails."""
    try:
        while line := file.readline(longest + 1):
            if len(line) <= longest:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
            yield None
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{name}: cannot be read any further ({error}).") from None


def csv_rows(lines: Iterator[str | None], delimiter: str) -> Iterator[list[str] | Bad]:
    """The rows of CSV; a None among ``lines`` is a line too long to be one. Empty lines are left out."""
    waiting: deque[str | None] = deque()

    def following() -> Iterator[str | None]:
        while True:
            if waiting:
                yield waiting.popleft()
            else:
                try:
                    yield next(lines)
                except StopIteration:
                    return

    source = following()
    for first in source:
        row, taken, size = _Row(delimiter), [first], 0
        line = first
        while line is not None and not row.takes(line):
            size += len(line)
            line = next(source, None) if size <= LONGEST_ROW else None
            taken.append(line)
        if line is None or (row.is_odd and len(taken) > 1):
            yield Bad("a line longer than any report" if first is None else "a quotation mark that is never closed")
            waiting.extendleft(reversed([one for one in taken[1:] if one is not None]))
        elif row.fields != [""]:
            yield row.fields


def likeliest_delimiter(head: str) -> str:
    """What separates the columns of a table with this first line."""
    return max(DELIMITERS, key=lambda one: (head.count(one), -DELIMITERS.index(one)))


@dataclass(slots=True)
class _Row:
    """One row as it comes in, line by line."""

    delimiter: str
    fields: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _quoted: bool = False
    #: Something stands behind a closing quotation mark: after several lines, it is the mark of another row.
    is_odd: bool = False

    def takes(self, line: str) -> bool:
        """Read one more line of it; whether the row is whole now."""
        place = 0
        while True:
            if self._quoted:
                end = line.find('"', place)
                if end < 0:
                    self._parts.append(line[place:])
                    return False
                self._parts.append(line[place:end])
                self._quoted = line.startswith('"', end + 1)  # two are one that is meant
                if self._quoted:
                    self._parts.append('"')
                place = end + 1 + self._quoted
                after = line[place : place + 1]
                self.is_odd |= not self._quoted and after not in (self.delimiter, "\r", "\n", "")
            elif not self._parts and line.startswith('"', place):
                self._quoted, place = True, place + 1
            else:
                end = line.find(self.delimiter, place)
                self._parts.append(line[place:end] if end >= 0 else line[place:].rstrip("\r\n"))
                self.fields.append("".join(self._parts))
                self._parts.clear()
                if end < 0:
                    return True
                place = end + 1
