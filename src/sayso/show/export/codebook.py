"""The codebook of the exports, in Markdown, made from the columns themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sayso.show.export import acled, atom, flat, gdelt, geojson, ics, petrarch, phoenix, plover, polecat, ucdp
from sayso.show.export.columns import Column
from sayso.show.export.formats import EXPORT_FORMATS, ExportFormat
from sayso.show.export.kind_tables import TABLES
from sayso.show.export.status import statuses_text

_HEAD = """\
# The exports

What stands in every column of every export, where it comes from, and what stays empty and why. An empty cell means
"not known", never "no". Codes are text; nothing is guessed, and no number of another project's list is made up.

**A row of the event formats is one happening** with its many tellings. Parties and root are those of the fullest
telling: of a report that can be trusted, is no copy, and tells it with the status most reports give it. Mode,
contexts and place come from the next that has any, where that one has none. The id is the key of the first telling
in the ledger.

**Which happenings.** By itself a format gives out the statuses named at its head. What is only possible, planned or
supposed, or what did not happen, would be counted as an event by most users of such data: formats whose users count
rows leave it out. GDELT's Events has no column for a status and leaves out what is disputed, too. What reports tell
as history only, and what only pages tell that cannot be trusted, is left out of the event formats, the map and the
feed. All of it can be asked for, and the manifest counts what was left out, by reason. The ledger's own tables
(CSV, JSON lines, Parquet) leave out nothing.

**Days.** The day of publication never stands where a day of an event belongs. A format with one column for a day
has it empty where several days are meant.

**Spreadsheets.** In CSV and TSV a text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`,
`@`, a tab or a carriage return) has an apostrophe before it, and so has a day without a year (`--10-05`); numbers
stay numbers. Line ends and tabs in a cell are blanks. Cells are quoted as in RFC 4180 where they hold a quotation
mark or the separator. Several values in one cell are parted by semicolons.
"""


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One table of columns under a format."""

    heading: str | None
    columns: tuple[Column[Any], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A format's module, with its tables."""

    module: ModuleType
    chapters: tuple[_Chapter, ...]


def export_codebook() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_format(name, part) for name, part in _parts().items())])


def _parts() -> dict[ExportFormat, _Part]:
    tables = tuple(_Chapter(table.name, tuple(one.column for one in table.fields)) for table in TABLES)
    return {
        "plover": _Part(plover, _one(plover.columns("VERSION", "RUN"))),
        "polecat": _Part(polecat, _one(polecat.columns("VERSION"))),
        "ucdp": _Part(ucdp, _one(ucdp.COLUMNS)),
        "geojson": _Part(geojson, _one(geojson.COLUMNS)),
        "ical": _Part(ics, _one(ics.COLUMNS)),
        "acled": _Part(acled, _one(acled.COLUMNS)),
        "petrarch": _Part(petrarch, _one(petrarch.COLUMNS)),
        "phoenix": _Part(phoenix, _one(phoenix.COLUMNS)),
        "gdelt": _Part(gdelt, (_Chapter("Events", gdelt.EVENTS), _Chapter("Mentions", gdelt.MENTIONS))),
        "atom": _Part(atom, _one(atom.COLUMNS)),
        "csv": _Part(flat, tables),
    }


def _one(columns: Iterable[Column[Any]]) -> tuple[_Chapter, ...]:
    return (_Chapter(None, tuple(columns)),)


def _format(name: ExportFormat, part: _Part) -> str:
    one = EXPORT_FORMATS[name]
    title, files = one.title, list(one.files)
    if name == "csv":  # the same columns in three formats
        title = "The ledger's tables: CSV, JSON lines, Parquet"
        files = [file for same in ("csv", "jsonl", "parquet") for file in EXPORT_FORMATS[same].files]
    given = f" By itself: {statuses_text(one.statuses)}." if one.statuses else ""
    about = " ".join((part.module.__doc__ or "").replace("``", "`").split())
    named = ", ".join(f"`{file}`" for file in files)
    head = f"## {title}\n\n{named}. Follows: {part.module.CODEBOOK}.{given}\n\n{about}\n"
    return "\n".join([head, *map(_chapter, part.chapters)])


def _chapter(chapter: _Chapter) -> str:
    heading = f"### {chapter.heading}\n\n" if chapter.heading else ""
    return f"{heading}| column | means | comes from | empty |\n|---|---|---|---|\n{''.join(map(_row, chapter.columns))}"


def _row(column: Column[Any]) -> str:
    told = (f"`{column.name}`", column.meaning, column.source, column.empty or "never")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in told)} |\n"
