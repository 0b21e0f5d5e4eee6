"""Sheets on a terminal, fitted to its width; the same words with and without colours."""

import io
from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.show.harmless import line
from sayso.show.lines import indented
from sayso.show.sheet import Column, Sheet, shown_columns, told, told_rows
from sayso.show.view import View

#: Columns a wide column keeps at least, before others are narrowed; then before the rows are stacked.
WIDE_ENOUGH, WIDE_AT_LEAST = 24, 16
#: Columns between two of a table.
GAP = 2
#: What another column gets before the wide ones have what they need.
NARROW_ENOUGH = 26
#: A longer word, such as an address, may be broken.
LONGEST_WORD = 20


def on_terminal(sheets: Sequence[Sheet], view: View) -> str:
    """The sheets, one under the other."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=view.width,
        force_terminal=view.colours,
        no_color=not view.colours,
        color_system="standard" if view.colours else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for sheet in sheets:
        _print(console, sheet, view)
    lines = out.getvalue().splitlines()
    return "\n".join(line_.rstrip() for line_ in lines).rstrip() + "\n"


def _print(console: Console, sheet: Sheet, view: View) -> None:
    console.print(Text(line(sheet.title), style="bold"))
    if sheet.rows:
        _print_rows(console, sheet, view)
    elif sheet.columns:
        console.print(indented(Text(line(sheet.empty))))
    for note in sheet.notes:
        console.print(indented(Text(line(note), style="dim")))
    console.print()


def _print_rows(console: Console, sheet: Sheet, view: View) -> None:
    """A table; where the screen is too narrow for one, each row as lines of its own."""
    places = [at for at in shown_columns(sheet, verbose=False) if not sheet.columns[at].heading]
    rows = told_rows(sheet, places)
    columns = [sheet.columns[at] for at in places]
    widths = _widths(columns, rows, view.width)
    headings = _headings(sheet)
    below = [_below(sheet, at, view.width) if view.verbose else [] for at in range(len(sheet.rows))]
    if widths and not any(headings) and not any(below):
        console.print(_table(columns, widths, rows, header=True))
        return
    if widths:
        console.print(_table(columns, widths, [], header=True))
    for heading, row, more in zip(headings, rows, below, strict=True):
        if heading:
            console.print(Text(heading, style="bold", overflow="fold"))
        console.print(_table(columns, widths, [row], header=False) if widths else _stacked(columns, row))
        for one in more:
            console.print(indented(Text(one, style="dim", overflow="fold")))
        if not widths:
            console.print()


def _headings(sheet: Sheet) -> list[str]:
    """What stands over each row: over the first of a group its heading, over the others nothing."""
    places = [at for at, column in enumerate(sheet.columns) if column.heading]
    return [" ".join(filter(None, row)) for row in told_rows(sheet, places)]


def _table(columns: Sequence[Column], widths: Sequence[int], rows: Sequence[Sequence[str]], *, header: bool) -> Table:
    """Rows at fixed widths, with the titles of their columns above them or without."""
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="dim", show_header=header)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(Text(column.title), justify="right" if column.right else "left", width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _stacked(columns: Sequence[Column], row: Sequence[str]) -> Table:
    table = Table.grid(padding=(0, GAP, 0, 0))
    table.add_column(style="dim", overflow="fold")
    table.add_column(overflow="fold")
    for column, cell in zip(columns, row, strict=True):
        if cell:
            table.add_row(Text(column.title), Text(cell))
    return table


def _below(sheet: Sheet, at: int, width: int) -> list[str]:
    """What else is known of a row, in lines of whole cells: a key can be copied."""
    parts = [
        f"{column.title} {told(cell)}"
        for column, cell in zip(sheet.columns, sheet.rows[at], strict=True)
        if column.hidden and not column.raw and cell not in (None, "", ())
    ]
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + cell_len(part) + GAP * 2 < width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Columns of each column of the table; None where it does not fit, not with words folded either."""
    texts = [[column.title, *(row[at] for row in rows)] for at, column in enumerate(columns)]
    natural = [max(map(cell_len, column)) for column in texts]
    least = [min(max(map(_longest_word, column)), LONGEST_WORD) for column in texts]
    wide = [at for at, column in enumerate(columns) if column.wide]
    widths = [min(size, WIDE_ENOUGH if at in wide else NARROW_ENOUGH) for at, size in enumerate(natural)]
    room = width - GAP * (len(columns) - 1)
    narrow = [at for at in range(len(columns)) if at not in wide]
    _narrow(widths, narrow, least, room)
    _narrow(widths, wide, [min(WIDE_AT_LEAST, size) for size in natural], room)
    if sum(widths) > room:
        return None
    for some in (wide, narrow):
        while (spare := room - sum(widths)) > 0 and (short := [at for at in some if widths[at] < natural[at]]):
            for at in short[:spare]:
                widths[at] += 1
    return widths


def _narrow(widths: list[int], columns: Sequence[int], least: Sequence[int], room: int) -> None:
    """Take from the widest of ``columns``, one at a time, until all fits or each is as narrow as it can be."""
    while sum(widths) > room and (can := [at for at in columns if widths[at] > least[at]]):
        widths[max(can, key=lambda at: (widths[at], at))] -= 1


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=1)
