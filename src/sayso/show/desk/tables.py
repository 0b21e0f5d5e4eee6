"""A sheet as a table for a page: every cell in pieces, each with what it leads to. Where that lies is the door's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sayso.show.sheet import UNKNOWN, Cell, Column, Sheet, group_of, shown_columns, told
from sayso.show.wording import DENIED_BY, FACT_IN

#: Columns with words of a page, and the column with the key that leads to their place in it.
WORDS = {"words": "key", "passage": "key", "duty": "key", "against": "against_key"}
#: Columns with names of who speaks, acts or owes.
NAMES = ("who", "party", "speaker", "according_to", "to", "whose_word")
#: What stands in a column of names and is nobody's.
NOBODIES = ("outlets", "nobody named", "the page")
#: Closed words that say too much or too little on a page, by their column: an event that is told as a fact is reported.
IN_WORDS = {("status", "fact"): "reported", ("level", "point"): "spot", ("level", "unit"): "province"}
SOURCE = re.compile(r"\[(\d+)\]")
#: The note of a sheet that leaves rows out.
LEFT_OUT = re.compile(r"and ([\d,]+) more\b")


def in_words(column: str, value: str) -> str:
    """A value of a column as a page says it."""
    return IN_WORDS.get((column, value), value)


@dataclass(frozen=True, slots=True)
class Target:
    """What something leads to. ``kind``: "words" (a key), "entry" (a key), "who", "outlet", "report", "story".

    ``within``: the search that who said something is asked for by, besides.
    """

    kind: str
    name: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a cell and what it leads to."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of the column ``name``. ``quoted``: words of a page; ``rows`` it goes over; ``heads`` them.

    ``title``: of its column, for screens too narrow for a head; ``wide``: how many columns it takes.
    """

    name: str
    title: str
    pieces: tuple[Piece, ...]
    quoted: bool = False
    right: bool = False
    rows: int = 1
    heads: bool = False
    wide: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, shown. ``groups`` of rows of cells; ``size``: how many rows, ``total`` with those that are left out."""

    name: str
    title: str
    columns: tuple[Column, ...]
    groups: tuple[tuple[tuple[TableCell, ...], ...], ...]
    notes: tuple[str, ...]
    empty: str
    size: int
    total: int


def table_of(sheet: Sheet, *, title: str | None = None, within: str = "") -> Table:
    """The table of a sheet; ``within``: the search that its names are led on with."""
    return _Maker(sheet, within).table(title or sheet.title)


class _Maker:
    def __init__(self, sheet: Sheet, within: str) -> None:
        self._sheet = sheet
        self._within = within
        self._at = {column.name: at for at, column in enumerate(sheet.columns)}
        self._shown = shown_columns(sheet, verbose=False)
        self._headings = [at for at in self._shown if sheet.columns[at].heading]
        self._places = [at for at in self._shown if at not in self._headings]

    def table(self, title: str) -> Table:
        sheet = self._sheet
        groups = [list(rows) for _, rows in groupby(sheet.rows, key=lambda row: group_of(sheet, row) or row)]
        if not any(column.once for column in sheet.columns):
            groups = [list(sheet.rows)] if sheet.rows else []
        columns = tuple(sheet.columns[at] for at in self._places)
        shown = tuple(tuple(self._group(group)) for group in groups)
        left = sum(int(found[1].replace(",", "")) for note in sheet.notes if (found := LEFT_OUT.match(note)))
        size = len(sheet.rows)
        return Table(sheet.name, title, columns, shown, sheet.notes, sheet.empty, size, size + left)

    def _group(self, rows: list[tuple[Cell, ...]]) -> Iterator[tuple[TableCell, ...]]:
        for at in self._headings:
            head, words = self._sheet.columns[at], (Piece(told(rows[0][at])),)
            yield (TableCell(head.name, head.title, words, heads=True, wide=len(self._places)),)
        for turn, row in enumerate(rows):
            cells = []
            for at in self._places:
                once = self._sheet.columns[at].once and len(rows) > 1
                if not (once and turn):
                    cells.append(self._cell(at, row, rows=len(rows) if once else 1))
            yield tuple(cells)

    def _cell(self, at: int, row: tuple[Cell, ...], *, rows: int) -> TableCell:
        column, value = self._sheet.columns[at], row[at]
        pieces = tuple(self._pieces(column, value, row)) or (Piece(UNKNOWN),)
        quoted = column.name in WORDS and value is not None
        return TableCell(
            column.name, column.title, pieces, quoted=quoted, right=column.right, rows=rows, heads=rows > 1
        )

    def _pieces(self, column: Column, value: Cell, row: tuple[Cell, ...]) -> Iterator[Piece]:
        """The parts of a cell, each with what it leads to."""
        if value is None or value == () or value == "":
            return
        if column.name == "sources":
            yield from self._sources(str(value), row)
        elif column.name in NAMES:
            yield from self._names(column, value, row)
        else:
            shown = in_words(column.name, value) if isinstance(value, str) else told(value)
            yield Piece(shown, self._target(column, value, row))

    def _target(self, column: Column, value: Cell, row: tuple[Cell, ...]) -> Target | None:
        key, document = self._text(WORDS.get(column.name, "key"), row), self._text("document", row)
        if column.name in WORDS and key:
            return Target("words", key) if "/" in key else Target("report", key)
        if column.name == "outlet":
            return Target("outlet", str(value))
        if column.name == "title":
            name = document or key
            return Target("report", name) if name else self._story(row)
        if column.name == "story":
            return Target("story", str(value))
        return None

    def _story(self, row: tuple[Cell, ...]) -> Target | None:
        story = self._text("story", row)
        return Target("story", story) if story else None

    def _sources(self, value: str, row: tuple[Cell, ...]) -> Iterator[Piece]:
        documents = row[self._at["documents"]] if "documents" in self._at else ()
        for number, document in zip(
            SOURCE.findall(value), documents if isinstance(documents, tuple) else (), strict=False
        ):
            yield Piece(f"[{number}]", Target("report", document))

    def _names(self, column: Column, value: Cell, row: tuple[Cell, ...]) -> Iterator[Piece]:
        outlets = column.name == "whose_word" and self._text("status", row) == "fact"
        for name in value if isinstance(value, tuple) else (str(value),):
            whose = name.removeprefix(DENIED_BY).removeprefix(FACT_IN) if column.name == "whose_word" else name
            is_outlet = outlets or (whose != name and name.startswith(FACT_IN))
            named = Target("outlet", whose) if is_outlet else Target("who", whose, self._within)
            yield Piece(told(name), None if name in NOBODIES else named)

    def _text(self, name: str, row: tuple[Cell, ...]) -> str | None:
        at = self._at.get(name)
        value = row[at] if at is not None else None
        return value if isinstance(value, str) else None
