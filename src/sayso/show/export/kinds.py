"""The ledger's own records as flat tables: statements, events, figures, obligations, reports. For CSV, JSONL, Parquet.

Everything in the account is given out, whatever its status: each row has a column for it, and one for whether its page
can be trusted. A table of its own has its columns typed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from sayso.records import Account, Duty, Entries, Report, When
from sayso.show.export.cells import plain
from sayso.show.export.columns import Column
from sayso.show.export.occurrences import Occurrence, occurrences

Kind = Literal["text", "number", "whole", "truth", "texts", "numbers"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """A typed column: text, a number, a whole number, true or false, or a list of texts or numbers."""

    kind: Kind
    column: Column[Row]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One kind of record: its name, its fields, its rows from an account."""

    name: str
    fields: tuple[Field[Row], ...]
    rows: Callable[[Account], tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of any kind but reports: the entry, the record inside it, its report, and what leads to other entries.

    ``keys``: ids of statements and figures in that report -> their keys; ``happenings`` and ``duties`` by key.
    """

    entry: Any
    record: Any
    report: Report
    keys: Mapping[str, str]
    happenings: Mapping[str, Occurrence]
    duties: Mapping[str, Duty]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A row of reports: how much it gave, what it copies."""

    report: Report
    copy_of: str | None
    characters: int
    counts: tuple[int, int, int, int]


def lines(kind: str, record: str) -> Callable[[Account], tuple[Line, ...]]:
    """The rows of a kind ("said") with the record inside each entry ("statement"), in the order of the ledger."""

    def rows(account: Account) -> tuple[Line, ...]:
        happenings = {told.key: one for one in occurrences(account) for told in one.tellings}
        duties = {key: duty for duty in account.duties for key in duty.duties}
        found: list[Line] = []
        for entries in _ordered(account):
            keys = {one.statement.id: one.key for one in entries.said}
            keys |= {one.figure.id: one.key for one in entries.counted}
            for one in getattr(entries, kind):
                found.append(Line(one, getattr(one, record), entries.report, keys, happenings, duties))
        return tuple(found)

    return rows


def _ordered(account: Account) -> list[Entries]:
    return sorted(account.entries, key=lambda one: (one.report.number, one.report.document))


def report_lines(account: Account) -> tuple[ReportLine, ...]:
    """The reports, in the order of the ledger."""
    found = []
    for one in _ordered(account):
        counts = (len(one.said), len(one.happened), len(one.counted), len(one.owed))
        copy_of = account.origins.get(one.report.document)
        found.append(ReportLine(one.report, copy_of, len(one.text), counts))
    return tuple(found)


def field(kind: Kind, name: str, cell: Callable[[Any], object], meaning: str, empty: str = "") -> Field[Any]:
    """A column of a record: its value comes from the record's field of that name."""
    return Field(kind, Column(name, cell, meaning, "the record", empty))


def when_fields(name: str, when: Callable[[Any], When | None], meaning: str, empty: str) -> Iterator[Field[Any]]:
    """The four columns of a When. Days are ISO; "--10-05" is 5 October of a year the page does not give."""

    def of(part: str) -> Callable[[Any], object]:
        return lambda row: getattr(when(row), part, None)

    yield field("text", f"{name}_earliest", of("earliest"), f"{meaning}: first day", f"{empty}, or an open end")
    yield field("text", f"{name}_latest", of("latest"), f"{meaning}: last day", f"{empty}, or an open end")
    yield field("text", f"{name}_precision", of("precision"), f"{meaning}: day, month, year or interval", empty)
    yield field("text", f"{name}_basis", of("basis"), f"{meaning}: the words and the anchor it rests on", empty)


def number(get: Callable[[Any], float | None]) -> Callable[[Any], float | int | None]:
    """A count as a whole number where it is one."""
    return lambda row: plain(get(row))


REPORT: tuple[Field[Any], ...] = (
    field("text", "document", lambda r: r.report.document, "id of the report's text"),
    field("whole", "report", lambda r: r.report.number, "number of the report in the ledger"),
    field("text", "outlet", lambda r: r.report.outlet, "who published it", "not known"),
    field("text", "url", lambda r: r.report.url, "its address", "not known"),
    field("text", "title", lambda r: r.report.title, "its title", "it has none"),
    field("text", "language", lambda r: r.report.language, "ISO 639-1", "not known"),
    *when_fields("published", lambda r: r.report.published, "day of publication", "no day is known"),
    field("text", "added", lambda r: r.report.added, "when it came into the ledger, UTC"),
    field("truth", "trusted", lambda r: r.report.trusted, "whether the page as a whole can be trusted"),
)
RULE: tuple[Field[Any], ...] = (
    field("text", "rule", lambda r: r.record.rule, "the derivation that made it (docs/codebook.md)"),
    field("number", "score", lambda r: r.record.score, "0 to 1"),
)
