"""What the ledger holds, as records: by document, by key, by shared marks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, Select, select

from sayso.records import Correction, Counted, Entries, Findings, Happened, Note, Report
from sayso.store import tables as t
from sayso.store.comparing import MARK_KINDS
from sayso.store.correcting import corrected
from sayso.store.entries import entries_of
from sayso.store.linking import IN_ONE_QUESTION
from sayso.store.rows import REPORT_COLUMNS, Entry, aside_from, entry_of, report_of, unpack, unpacked_text, without

#: Reports that are judged for each new one: a story's best fit and a copy's original are among the first.
JUDGED_REPORTS = 6

#: Records of the ledger that are judged for each new one: those that share most marks. More are hardly ever the same.
JUDGED = 12

#: Holders of one mark that are looked at, the newest; a mark with more says little.
HOLDERS = 200

#: Reports of a story whose events are judged whether they share marks or not.
STORY_REPORTS = 12


class LedgerCandidates:
    """What of the ledger may belong to a new report, but for the report itself."""

    def __init__(self, connection: Connection, document: int) -> None:
        self._connection = connection
        self._document = document
        self._reports: dict[int, Report] = {}

    def entries(self, kind: str, marks: Mapping[str, Sequence[int]]) -> dict[str, list[Entry]]:
        """For each key of a new entry: those of the ledger that share most marks with it, most first."""
        numbers = {key: self._sharing(kind, some) for key, some in marks.items()}
        rows = self._rows(sorted({one for many in numbers.values() for one in many}))
        made = {row.number: entry_of(row, self._report(row)) for row in rows if row.document != self._document}
        return {key: [made[one] for one in many if one in made] for key, many in numbers.items()}

    def reports(self, kind: str, marks: Sequence[int]) -> list[Entries]:
        """Reports that share most marks with a new one, most first; with their own text, their entries left out."""
        sharing = self._sharing(kind, marks)[:JUDGED_REPORTS]
        of_entry = {row.number: row.document for row in self._rows(sharing) if row.document != self._document}
        return [document_alone(self._connection, of_entry[one]) for one in sharing if one in of_entry]

    def of_story(self, document: str) -> list[Entries]:
        """The last reports of the story of a report, with their events and figures; the rest of them left out."""
        of_it = select(t.documents.c.number).where(t.documents.c.story == self._story(document))
        others = of_it.where(t.documents.c.number != self._document)
        last = others.order_by(t.documents.c.number.desc()).limit(STORY_REPORTS)
        asked = entries_with_reports().where(t.entries.c.document.in_(last), t.entries.c.kind.in_(("event", "figure")))
        found: dict[int, list[Entry]] = {}
        for one in entries_in(self._connection.execute(asked.order_by(t.entries.c.number))):
            found.setdefault(one.report.number, []).append(one)
        return [_events_and_figures(many) for many in found.values()]

    def in_story(self, document: str) -> frozenset[str]:
        """The document ids of the story of a report."""
        of_it = select(t.documents.c.id).where(t.documents.c.story == self._story(document))
        return frozenset(self._connection.execute(of_it).scalars())

    def stories(self, documents: Sequence[str]) -> dict[str, str]:
        """The stories that reports are of now."""
        asked = select(t.documents.c.id, t.documents.c.story).where(t.documents.c.id.in_(list(documents)))
        return {row.id: row.story for row in self._connection.execute(asked)}

    def _story(self, document: str) -> ScalarSelect[Any]:
        return select(t.documents.c.story).where(t.documents.c.id == document).scalar_subquery()

    def _sharing(self, kind: str, marks: Sequence[int]) -> list[int]:
        """Entries that share most marks, the newest first among equals; of a mark that many hold, only the newest."""
        if not marks:
            return []
        shared = Counter(self._holders(kind, marks))
        return sorted(shared, key=lambda one: (-shared[one], -one))[:JUDGED]

    def _holders(self, kind: str, marks: Sequence[int]) -> Iterable[int]:
        """The newest holders of each mark. Whole numbers only stand in the text of the question."""
        each = (
            "SELECT entry FROM (SELECT entry FROM mark WHERE kind = {} AND mark = {} ORDER BY entry DESC LIMIT {}) m{}"
        )
        parts = [each.format(MARK_KINDS[kind], int(one), HOLDERS, turn) for turn, one in enumerate(marks)]
        return self._connection.exec_driver_sql(" UNION ALL ".join(parts)).scalars()

    def _rows(self, numbers: Sequence[int]) -> list[Row[Any]]:
        if not numbers:
            return []
        joined = entries_with_reports().where(t.entries.c.number.in_(list(numbers)))
        return list(self._connection.execute(joined))

    def _report(self, row: Row[Any]) -> Report:
        if row.document not in self._reports:
            self._reports[row.document] = report_in(row)
        return self._reports[row.document]


def entries_with_reports() -> Select[Any]:
    """Rows of entries, each with its report's columns under ``report_``."""
    of_report = [t.documents.c[name].label(f"report_{name}") for name in REPORT_COLUMNS]
    return select(t.entries, *of_report).join(t.documents, t.documents.c.number == t.entries.c.document)


def _events_and_figures(many: Sequence[Entry]) -> Entries:
    happened = tuple(one for one in many if isinstance(one, Happened))
    counted = tuple(one for one in many if isinstance(one, Counted))
    return Entries(many[0].report, "", (), happened, counted, (), ())


def report_in(row: Row[Any]) -> Report:
    """The report of a row of ``entries_with_reports``."""
    return report_of(row, before="report_")


def entries_in(rows: Iterable[Row[Any]]) -> list[Entry]:
    """The entries of rows of ``entries_with_reports``; entries of one document share one report."""
    reports: dict[int, Report] = {}
    found = []
    for row in rows:
        report = reports.get(row.document) or reports.setdefault(row.document, report_in(row))
        found.append(entry_of(row, report))
    return found


def entries_by_key(connection: Connection, keys: Sequence[str]) -> dict[str, Entry]:
    """The entries of ``keys`` that are there."""
    found: dict[str, Entry] = {}
    for start in range(0, len(keys), IN_ONE_QUESTION):
        some = list(keys[start : start + IN_ONE_QUESTION])
        asked = entries_with_reports().where(t.entries.c.key.in_(some), t.entries.c.kind != "document")
        found |= {one.key: one for one in entries_in(connection.execute(asked))}
    return found


def document_alone(connection: Connection, number: int) -> Entries:
    """A report with its text but for what was set aside, its entries left out."""
    row = connection.execute(select(t.documents).where(t.documents.c.number == number)).one()
    text = without(unpacked_text(row.text), aside_from(row.aside))
    return Entries(report_of(row), text, (), (), (), (), ())


def document_whole(connection: Connection, row: Row[Any]) -> tuple[Findings, Entries]:
    """The findings of a document as its latest reading gave them, and its entries as people corrected them."""
    findings = _findings(connection, row)
    entries = entries_of(findings, report_of(row))
    keys = [one.key for many in (entries.said, entries.happened, entries.counted, entries.owed) for one in many]
    return findings, corrected(entries, corrections_of(connection, keys))


def corrections_of(connection: Connection, keys: Sequence[str]) -> list[Correction]:
    """What people corrected of these entries, first to last."""
    rows = _by_key(connection, t.corrections, keys)
    return [Correction(row.key, row.field, row.value, row.author, row.at, row.why) for row in rows]


def notes_of(connection: Connection, keys: Sequence[str]) -> list[Note]:
    """What people wrote beside these entries, first to last."""
    return [Note(row.key, row.text, row.author, row.at) for row in _by_key(connection, t.notes, keys)]


def _by_key(connection: Connection, table: Any, keys: Sequence[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for start in range(0, len(keys), IN_ONE_QUESTION):
        some = list(keys[start : start + IN_ONE_QUESTION])
        found += connection.execute(select(table).where(table.c.key.in_(some)))
    return sorted(found, key=lambda row: row.number)


def _findings(connection: Connection, row: Row[Any]) -> Findings:
    asked = select(t.readings.c.findings).where(t.readings.c.document == row.number, t.readings.c.run == row.run)
    return unpack(connection.execute(asked).scalar_one(), unpacked_text(row.text))
