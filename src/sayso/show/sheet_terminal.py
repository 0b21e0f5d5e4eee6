"""Sheets on a terminal, fitted to its width; the same words with and without colours."""

import io
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.show.harmless import line
from sayso.show.sheet import Column, Sheet, shown_columns, told
from sayso.show.view import View

#: Columns a wide column keeps at least, before others are narrowed.
WIDE_ENOUGH = 24


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
        console.print(_table(sheet, view))
    else:
        console.print(Text(f"  {line(sheet.empty)}"))
    for note in sheet.notes:
        console.print(Text(f"  {line(note)}", style="dim"))
    console.print()


def _table(sheet: Sheet, view: View) -> Table:
    places = shown_columns(sheet, verbose=view.verbose)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    for place in places:
        _column(table, sheet.columns[place])
    for row in sheet.rows:
        table.add_row(*(Text(told(row[place])) for place in places))
    return table


def _column(table: Table, column: Column) -> None:
    table.add_column(
        Text(column.title),
        justify="right" if column.right else "left",
        ratio=1 if column.wide else None,
        min_width=WIDE_ENOUGH if column.wide else None,
        overflow="fold",
    )
