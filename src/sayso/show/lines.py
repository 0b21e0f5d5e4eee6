"""What the lines of a terminal view are made of: styles, indents, words cut to a width."""

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

NARROW = 64  # columns; below, words stand under what they belong to, for beside it they would be a ribbon
FIRST_COLUMN = 22  # columns: "has repeatedly denied that" still fits in two lines
SHOWN_LINES = 2  # of a passage; the whole with -v, and always in the other formats
NUMBER_MARGIN = 8  # columns that a paragraph's number and the blanks between take
INDENT = 2  # columns a level
LEAST_ROOM = 8  # columns; with less, words would fall apart into letters

HEADING, SPEAKER, VERB, QUIET, WARNING = "bold blue", "bold", "cyan", "dim", "yellow"


def indented(part: RenderableType, level: int = 1) -> Padding:
    """A part so many levels from the edge."""
    return Padding(part, (0, 0, 0, INDENT * level))


def cut(text: str, columns: int) -> str:
    """``text`` in at most so many columns, cut between words, with an ellipsis where something is left out."""
    if cell_len(text) <= columns:
        return text
    fitting = set_cell_size(text, max(columns - 2, 1)).rstrip()
    return f"{fitting.rsplit(' ', 1)[0]} …" if " " in fitting else f"{fitting}…"


def room_for_words(width: int, level: int) -> int:
    """Columns for a passage: beside the first column, or under it where the screen is narrow."""
    beside = 0 if width < NARROW else FIRST_COLUMN
    return max(width - beside - INDENT * level - NUMBER_MARGIN, LEAST_ROOM)


def row(first: Text, words: Text, number: Text, *, width: int, level: int = 1) -> RenderableType:
    """A label, words, a paragraph's number; on a narrow screen the words stand under the label."""
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    if width < NARROW:
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        if first.plain:
            grid.add_row(first, number)
        grid.add_row(indented(words), Text() if first.plain else number)
    else:
        grid.add_column(width=FIRST_COLUMN, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", no_wrap=True, min_width=4)
        grid.add_row(first, words, number)
    return indented(grid, level)


def with_circumstances(words: Text, about: str) -> Text:
    """What is known beside the words, behind a dash."""
    return words + Text("  — ", QUIET) + Text(about, QUIET) if about else words
