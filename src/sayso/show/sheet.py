"""Answers of the ledger as sheets: columns and rows, which every format shows alike."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.show.harmless import line

Cell = str | int | float | bool | tuple[str, ...] | None

#: What is not said or not known, on a screen.
UNKNOWN = "–"

#: First letters by which a spreadsheet takes a text for a formula (OWASP, CSV injection); some also the wide ones.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

#: What JSON may hold as it is, and a screen may not: marks that turn what stands around them, control characters.
UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its ``name`` for programs, its ``title`` for people. ``wide``: it takes what room there is.

    ``hidden``: for programs, and for people who ask for more; ``raw``: for programs only. ``once``: rows in sequence
    that have the same in all such columns are of one group; people see it in the first of them, programs in each.
    ``heading``: such a column whose words stand on a line of their own where a screen shows them.
    """

    name: str
    title: str
    wide: bool = False
    right: bool = False
    hidden: bool = False
    once: bool = False
    raw: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One answer. ``name`` for programs; ``notes`` stand under it; ``empty`` is said where there are no rows.

    ``legend``: it only says to people what numbers in another sheet mean; rows for programs hold ids instead.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    empty: str = "nothing"
    legend: bool = False


def as_json(sheets: Sequence[Sheet]) -> str:
    """One sheet: an array of objects. Several: an object of such arrays."""
    shown = {sheet.name: as_rows(sheet) for sheet in _for_programs(sheets)}
    whole = next(iter(shown.values())) if len(shown) == 1 else shown
    return UNSEEN.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def as_rows(sheet: Sheet) -> list[dict[str, Any]]:
    """One object for each row, by the names of the columns."""
    return [_object(sheet, row) for row in sheet.rows]


def as_csv(sheets: Sequence[Sheet]) -> str:
    """One sheet: its columns. Several: ``section`` and all their columns. No cell is taken for a formula."""
    sheets = _for_programs(sheets)
    several = len(sheets) > 1
    names = list(dict.fromkeys(column.name for sheet in sheets for column in sheet.columns))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((["section"] if several else []) + names)
    for sheet in sheets:
        for row in sheet.rows:
            cells = {column.name: cell for column, cell in zip(sheet.columns, row, strict=True)}
            found = [harmless_cell(cells.get(name)) for name in names]
            writer.writerow(([harmless_cell(sheet.name)] if several else []) + found)
    return out.getvalue()


def as_markdown(sheets: Sequence[Sheet]) -> str:
    """A heading and a table for each sheet."""
    return "\n".join(_markdown(sheet) for sheet in sheets)


def harmless_cell(cell: Cell) -> str | int | float:
    """A cell as a spreadsheet may have it: numbers stay numbers, a text is never a formula, unknown is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return whole_number(cell)
    text = line("; ".join(cell) if isinstance(cell, tuple) else cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def whole_number(value: float) -> int | float:
    """A number without ".0" where it has no fraction."""
    return int(value) if float(value).is_integer() else value


def told(cell: Cell) -> str:
    """A cell for people."""
    if cell is None or cell in ("", ()):
        return UNKNOWN
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return f"{whole_number(cell):,}"
    return line("; ".join(cell) if isinstance(cell, tuple) else cell)


def shown_columns(sheet: Sheet, *, verbose: bool) -> list[int]:
    """The places of the columns that people see."""
    return [at for at, column in enumerate(sheet.columns) if not column.raw and (verbose or not column.hidden)]


def told_rows(sheet: Sheet, places: Sequence[int]) -> list[list[str]]:
    """The cells at ``places`` for people, row by row; what a group of rows has in common stands in its first row."""
    rows, before = [], None
    for row in sheet.rows:
        group = group_of(sheet, row)
        again = before is not None and group == before
        rows.append(["" if again and sheet.columns[at].once else told(row[at]) for at in places])
        before = group or None
    return rows


def group_of(sheet: Sheet, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """What a row has in common with its group; empty in a sheet without groups."""
    return tuple(cell for column, cell in zip(sheet.columns, row, strict=True) if column.once)


def _for_programs(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Those that hold rows of their own."""
    return [sheet for sheet in sheets if sheet.columns and not sheet.legend]


def _object(sheet: Sheet, row: tuple[Cell, ...]) -> dict[str, Any]:
    pairs = zip(sheet.columns, row, strict=True)
    return {column.name: list(cell) if isinstance(cell, tuple) else cell for column, cell in pairs}


def _markdown(sheet: Sheet) -> str:
    columns = shown_columns(sheet, verbose=False)
    lines = [f"## {_escaped(sheet.title)}", ""]
    if sheet.rows:
        lines.append("| " + " | ".join(_escaped(sheet.columns[at].title) for at in columns) + " |")
        lines.append("|" + "|".join("---:" if sheet.columns[at].right else "---" for at in columns) + "|")
        lines.extend("| " + " | ".join(map(_escaped, row)) + " |" for row in told_rows(sheet, columns))
    elif sheet.columns:
        lines.append(_escaped(sheet.empty) + ".")
    if sheet.notes:
        lines.extend([*([""] if sheet.columns else []), *(f"{_escaped(note)}  " for note in sheet.notes)])
    return "\n".join([*lines, ""])


def _escaped(text: str) -> str:
    """Words that Markdown is to leave as they are."""
    shown = line(text)
    for mark in ("\\", "|", "<", ">", "*", "_", "`", "[", "]"):
        shown = shown.replace(mark, f"\\{mark}")
    return shown
