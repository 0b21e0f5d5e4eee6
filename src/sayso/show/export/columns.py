"""Columns: the name a format gives a cell, how the cell is made, and what the codebook says of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row", contravariant=True)

#: What stands in a column whose name other projects define and Sayso cannot fill.
NOT_OURS = "always: it is a number of that project's own list, and none is made up"
NOT_READ = "always: Sayso does not read this"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a format.

    ``cell``: its value for a row; None: not known. ``meaning``, ``source`` (where the value comes from) and ``empty``
    (when it stays empty, and why) are what the codebook says; ``empty`` "" means that it is never empty.
    """

    name: str
    cell: Callable[[Row], object]
    meaning: str
    source: str
    empty: str


def nothing(_: object) -> None:
    """The cell of a column that stays empty."""


def unfilled(name: str, meaning: str, why: str = NOT_OURS) -> "Column[object]":
    """A column that stays empty, with the reason."""
    return Column(name, nothing, meaning, "–", why)


def names(columns: Iterable[Column[Row]]) -> list[str]:
    """The header."""
    return [column.name for column in columns]


def cells(columns: Iterable[Column[Row]], row: Row) -> list[object]:
    """The cells of one row, in the order of the columns."""
    return [column.cell(row) for column in columns]
