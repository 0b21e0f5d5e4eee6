"""What the ledger holds, as records: by document, by key, by shared marks."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from sayso.records import Correction, Counted, Differing, Entries, Findings, Happened, Note, Owed, Report, Said
from sayso.store import bulk
from sayso.store import tables as t
from sayso.store.comparing import Marks
from sayso.store.correcting import corrected
from sayso.store.entries import DIGITS, entries_of
from sayso.store.linking import IN_ONE_QUESTION
from sayso.store.marked import Sharing
from sayso.store.rows import REPORT_COLUMNS, Entry, aside_from, entry_of, report_of, unpack, unpacked_text, without

_OF_REPORTS = ", ".join(REPORT_COLUMNS)

#: Reports that are judged for each new one: a story's best fit and a copy's original are among the first.
JUDGED_REPORTS = 6

#: Behind every key that begins alike, in the order of both databases: behind the id comes the name of a kind.
BEHIND_ALL = "zzzz"

#: Reports of a story whose events are judged whether they share marks or not.
STORY_REPORTS = 24


class LedgerCandidates:
    """What of the ledger may belong to a new report, whose number and marks are given, but for the report itself."""

    def __init__(self, connection: Connection, document: int, marks: Marks) -> None:
        self._connection = connection
        self._document = document
        self._sharing = Sharing(connection, document, marks)
        self._reports: dict[int, Report] = {}
        self._stories: dict[str, str] = {}
        self._made: dict[int, Entry | None] = {}
        self._texts: dict[int, Entries] = {}

    def entries(self, kind: str, story: str | None) -> dict[str, list[Entry]]:
        """For each key of a new entry: those that share most marks with it, of the story of a report and anywhere."""
        numbers = self._sharing.anywhere(kind)
        near = self._sharing.in_story(self._story(story), kind) if story else {}
        numbers |= {key: list(dict.fromkeys((*some, *numbers[key]))) for key, some in near.items()}
        self._make({one for many in numbers.values() for one in many})
        made = self._made
        return {key: [found for one in many if (found := made.get(one))] for key, many in numbers.items()}

    def reports(self, kind: str) -> list[Entries]:
        """Reports that share most marks with the new one, most first; with their own text, their entries left out."""
        sharing = [one for many in self._sharing.anywhere(kind).values() for one in many][:JUDGED_REPORTS]
        where, values = bulk.among(self._connection, "number", sharing)
        rows = bulk.ask(self._connection, f"SELECT number, document FROM entry WHERE {where}", values)
        of_entry = {row.number: row.document for row in rows if row.document != self._document}
        self._read(set(of_entry.values()) - self._texts.keys())
        return [self._texts[of_entry[one]] for one in sharing if one in of_entry]

    def of_story(self, document: str) -> list[Entries]:
        """The last reports of the story of a report, with their events and figures; the rest of them left out."""
        last = "SELECT number FROM document WHERE story = ? AND number <> ? ORDER BY number DESC LIMIT ?"
        story = self._story(document)
        documents = [row.number for row in bulk.ask(self._connection, last, story, self._document, STORY_REPORTS)]
        where, values = bulk.among(self._connection, "document", documents)
        of_them = f"SELECT number, document FROM entry WHERE {where} AND kind IN ('event', 'figure') ORDER BY number"
        found: dict[int, list[int]] = {}
        for row in bulk.ask(self._connection, of_them, values):
            found.setdefault(row.document, []).append(row.number)
        self._make({one for many in found.values() for one in many})
        return [_events_and_figures([self._made.get(one) for one in many]) for many in found.values()]

    def said_in(self, report: Report) -> list[Said]:
        """The statements of an earlier report."""
        asked = "SELECT number FROM entry WHERE document = ? AND kind = 'statement' ORDER BY number"
        numbers = [row.number for row in bulk.ask(self._connection, asked, report.number)]
        self._make(set(numbers))
        return [one for number in numbers if isinstance(one := self._made.get(number), Said)]

    def are_whole_stories(self, documents: Collection[str]) -> bool:
        """Whether the stories that some reports are of hold no others."""
        for story in sorted(set(self.stories(sorted(documents)).values())):
            asked = "SELECT id FROM document WHERE story = ? LIMIT ?"
            rows = bulk.ask(self._connection, asked, story, len(documents) + 1)
            if not {row.id for row in rows} <= set(documents):
                return False
        return True

    def stories(self, documents: Sequence[str]) -> dict[str, str]:
        """The stories that reports are of now."""
        where, values = bulk.among(self._connection, "id", documents)
        rows = bulk.ask(self._connection, f"SELECT id, story FROM document WHERE {where}", values)
        return {row.id: row.story for row in rows}

    def _story(self, document: str) -> str:
        if document not in self._stories:
            self._stories |= self.stories([document])
        return self._stories.get(document, "")

    def _make(self, numbers: set[int]) -> None:
        """Read the entries that were not read yet; those of the new report stand as None.

        So do reports themselves: in a report's row their marks may be the same as those of a statement, by chance.
        """
        missing = sorted(numbers - self._made.keys())
        if not missing:
            return
        where, values = bulk.among(self._connection, "number", missing)
        asked = f"SELECT number, document, kind, key, words, body FROM entry WHERE {where} AND kind <> 'document'"
        rows = bulk.ask(self._connection, asked, values)
        self._made |= dict.fromkeys(missing)
        self._report({row.document for row in rows} - self._reports.keys())
        for row in rows:
            is_own = row.document == self._document
            self._made[row.number] = None if is_own else entry_of(row, self._reports[row.document])

    def _report(self, documents: set[int]) -> None:
        """Read the reports that were not read yet."""
        if documents:
            where, values = bulk.among(self._connection, "number", sorted(documents))
            rows = bulk.ask(self._connection, f"SELECT {_OF_REPORTS} FROM document WHERE {where}", values)
            self._reports |= {row.number: report_of(row) for row in rows}

    def _read(self, documents: set[int]) -> None:
        """Read reports with their texts."""
        if documents:
            where, values = bulk.among(self._connection, "number", sorted(documents))
            asked = f"SELECT {_OF_REPORTS}, text, aside FROM document WHERE {where}"
            for row in bulk.ask(self._connection, asked, values):
                report = self._reports.setdefault(row.number, report_of(row))
                text = without(unpacked_text(row.text), aside_from(row.aside))
                self._texts[row.number] = Entries(report, text, (), (), (), (), ())


def entries_with_reports() -> Select[Any]:
    """Rows of entries, each with its report's columns under ``report_``."""
    of_report = [t.documents.c[name].label(f"report_{name}") for name in REPORT_COLUMNS]
    return select(t.entries, *of_report).join(t.documents, t.documents.c.number == t.entries.c.document)


def _events_and_figures(read: Sequence[Entry | None]) -> Entries:
    many = [one for one in read if one is not None]
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


def reports_of_story(connection: Connection, story: str) -> list[Report]:
    """The reports of a story, in the order of adding."""
    asked = f"SELECT {_OF_REPORTS} FROM document WHERE story = ? ORDER BY number"
    return [report_of(row) for row in bulk.ask(connection, asked, story)]


def stories_told(connection: Connection, stories: Sequence[str]) -> list[tuple[str, list[Report]]]:
    """Stories, each with its reports."""
    return [(one, reports_of_story(connection, one)) for one in stories]


def told_by(connection: Connection, documents: Sequence[str]) -> list[Entries]:
    """Reports with their texts and entries as people corrected them, in the order given; those not there left out."""
    where, values = bulk.among(connection, "id", documents)
    rows = bulk.ask(connection, f"SELECT {_OF_REPORTS}, text FROM document WHERE {where}", values)
    reports = {row.number: report_of(row) for row in rows}
    texts = {row.id: (row.number, unpacked_text(row.text)) for row in rows}
    where, values = bulk.among(connection, "document", sorted(reports))
    asked = f"SELECT document, kind, key, words, body FROM entry WHERE {where} AND kind <> 'document' ORDER BY number"
    found: dict[int, list[Entry]] = {}
    for row in bulk.ask(connection, asked, values):
        found.setdefault(row.document, []).append(entry_of(row, reports[row.document]))
    ordered = [texts[one] for one in documents if one in texts]
    return [_told(reports[number], text, found.get(number, ())) for number, text in ordered]


def _told(report: Report, text: str, many: Sequence[Entry]) -> Entries:
    return Entries(
        report,
        text,
        tuple(one for one in many if isinstance(one, Said)),
        tuple(one for one in many if isinstance(one, Happened)),
        tuple(one for one in many if isinstance(one, Counted)),
        tuple(one for one in many if isinstance(one, Owed)),
        tuple(one for one in many if isinstance(one, Differing)),
    )


def document_whole(connection: Connection, row: Row[Any]) -> tuple[Findings, Entries]:
    """The findings of a document as its latest reading gave them, and its entries as people corrected them."""
    findings = _findings(connection, row)
    entries = entries_of(findings, report_of(row))
    return findings, corrected(entries, corrections_in(connection, entries.report.document))


def corrections_of(connection: Connection, keys: Sequence[str]) -> list[Correction]:
    """What people corrected of these entries, first to last."""
    return _corrections(_by_key(connection, t.corrections, keys))


def all_corrections(connection: Connection) -> list[Correction]:
    """What people corrected of everything, first to last."""
    return _corrections(connection.execute(select(t.corrections).order_by(t.corrections.c.number)))


def _corrections(rows: Iterable[Row[Any]]) -> list[Correction]:
    return [Correction(row.key, row.field, row.value, row.author, row.at, row.why) for row in rows]


def corrections_in(connection: Connection, document: str) -> list[Correction]:
    """What people corrected of all entries of a report, and what they added to it, first to last."""
    own, key = f"{document[:DIGITS]}/", t.corrections.c.key
    near = key.between(own, own + BEHIND_ALL)  # an index knows this, not always how a text begins
    asked = select(t.corrections).where(near, key.startswith(own, autoescape=True)).order_by(t.corrections.c.number)
    return _corrections(connection.execute(asked))


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
