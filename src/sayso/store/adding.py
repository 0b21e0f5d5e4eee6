"""One document into the ledger, in one transaction: it is there whole, once, or not at all."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, select, update

from sayso.records import Added, Entries, Findings, Link, MadeBy, Raw, Report
from sayso.store import bulk, dialect
from sayso.store import tables as t
from sayso.store.comparing import Comparer
from sayso.store.correcting import corrected
from sayso.store.entries import entries_of, storable
from sayso.store.finding import LedgerCandidates, corrections_in
from sayso.store.linking import join_stories, put_links, tell_stories
from sayso.store.marked import forget_marks, put_marks
from sayso.store.rows import (
    ENTRY_COLUMNS,
    aside_as_text,
    index_rows,
    known_day,
    own_text,
    pack,
    packed_text,
    report_of,
    when_as_text,
)

#: Hex digits of a run's hash.
RUN_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Given:
    """What is added: the findings, the page as it came (None: not kept), when."""

    findings: Findings
    raw: Raw | None
    at: str


def run_id(made_by: MadeBy) -> str:
    """A run is one version of Sayso with one model and one set of settings, whenever it ran."""
    told = f"{made_by.sayso}\n{made_by.model}\n{made_by.settings}"
    return hashlib.sha256(told.encode()).hexdigest()[:RUN_DIGITS]


def add(connection: Connection, given: Given, comparer: Comparer | None) -> Added:
    """Put one document in. The same findings twice change nothing."""
    dialect.wait_for_turn(connection)
    document = given.findings.document
    before = _before(connection, given)
    if before.erased:
        return Added(document.id, "erased", 0, ())
    run = _put_run(connection, given)
    if before.number is None:
        return _add_new(connection, given, before.version, comparer)
    known = "SELECT run FROM reading WHERE document = ? AND run = ?"
    if bulk.ask(connection, known, before.number, run):
        return Added(document.id, "known", 0, ())
    row = connection.execute(select(t.documents).where(t.documents.c.number == before.number)).one()
    return _read_again(connection, given, run, report_of(row), comparer)


def read_by(connection: Connection, documents: Sequence[str], made_by: MadeBy) -> set[str]:
    """Those of some documents that are there in the reading of a run."""
    where, values = bulk.among(connection, "document.id", documents)
    asked = f"SELECT document.id FROM document JOIN reading ON reading.document = document.number WHERE {where}"
    rows = bulk.ask(connection, f"{asked} AND reading.run = ?", values, run_id(made_by))
    return {row.id for row in rows}


@dataclass(frozen=True, slots=True)
class _Before:
    """What the ledger knows of a document before it is added: erased; its number; the last version of its address."""

    erased: bool
    number: int | None
    version: str | None


def _before(connection: Connection, given: Given) -> _Before:
    document = given.findings.document
    asked = (
        "SELECT (SELECT at FROM tombstone WHERE document = ?), (SELECT number FROM document WHERE id = ?), "
        "(SELECT id FROM document WHERE url = ? ORDER BY number DESC LIMIT 1)"
    )
    url = storable(document.url) if document.url else None
    [(erased, number, version)] = bulk.ask(connection, asked, document.id, document.id, url)
    return _Before(erased is not None, number, version)


def index(
    connection: Connection, findings: Findings, report: Report, *, new: bool = False
) -> tuple[Entries, dict[str, int]]:
    """Put the entries of a report into the index, as corrected by hand unless it is new; their numbers by key."""
    entries = entries_of(findings, report)
    if not new:
        entries = corrected(entries, corrections_in(connection, report.document))
    rows = index_rows(entries, findings)
    first = _next_number(connection)
    numbers = {row.row["key"]: first + turn for turn, row in enumerate(rows)}
    values = [(first + turn, *(row.row[name] for name in ENTRY_COLUMNS)) for turn, row in enumerate(rows)]
    bulk.put(connection, "entry", ("number", *ENTRY_COLUMNS), values)
    bulk.index_words(connection, [(first + turn, row.columns, row.tags) for turn, row in enumerate(rows)])
    return entries, numbers


def unindex(connection: Connection, document: int) -> None:
    """Take the entries of a document out of the index."""
    of_it = select(t.entries.c.number).where(t.entries.c.document == document)
    numbers = list(connection.execute(of_it).scalars())
    dialect.forget_words(connection, numbers)
    forget_marks(connection, document)
    connection.execute(delete(t.entries).where(t.entries.c.document == document))


@dataclass(frozen=True, slots=True)
class Indexed:
    """A document in the index: its findings, entries, their numbers by key. ``new``: for the first time."""

    findings: Findings
    entries: Entries
    numbers: Mapping[str, int]
    new: bool


def compare(connection: Connection, indexed: Indexed, comparer: Comparer, at: str) -> int:
    """Link a report that is in the index with those before it; how many links were new."""
    report = indexed.entries.report
    entries = replace(indexed.entries, text=own_text(indexed.findings.document))
    marks = comparer.marks(entries)
    links = list(comparer.links(entries, LedgerCandidates(connection, report.number, marks)))
    put_marks(connection, report.number, marks, indexed.numbers)
    count = put_links(connection, links, at)
    (join_stories if indexed.new else tell_stories)(connection, report.document, links)
    return count


def _add_new(connection: Connection, given: Given, previous: str | None, comparer: Comparer | None) -> Added:
    report = _put_document(connection, given, previous)
    indexed = Indexed(given.findings, *index(connection, given.findings, report, new=True), new=True)
    links = compare(connection, indexed, comparer, given.at) if comparer else 0
    if report.previous:
        links += put_links(connection, [_version_link(report)], given.at)
    return Added(report.document, "version" if report.previous else "new", links, ())


def _read_again(connection: Connection, given: Given, run: str, report: Report, comparer: Comparer | None) -> Added:
    """A newer reading of a document that is there: the entries follow it, links and corrections keep their keys."""
    before = set(_keys(connection, report.number))
    _put_reading(connection, given, run, report.number)
    connection.execute(update(t.documents).where(t.documents.c.number == report.number).values(run=run))
    unindex(connection, report.number)
    indexed = Indexed(given.findings, *index(connection, given.findings, report), new=False)
    links = compare(connection, indexed, comparer, given.at) if comparer else 0
    changed = tuple(sorted(before ^ set(indexed.numbers)))
    return Added(report.document, "reread", links, changed)


def _put_run(connection: Connection, given: Given) -> str:
    made_by = given.findings.made_by
    run = run_id(made_by)
    row = (run, made_by.sayso, made_by.model, made_by.settings, given.at)
    bulk.put_new(connection, "run", ("id", "sayso", "model", "settings", "first"), [row])
    return run


def _put_document(connection: Connection, given: Given, previous: str | None) -> Report:
    document = given.findings.document
    sha = _put_raw(connection, given.raw) if given.raw else None
    report = Report(
        document=document.id,
        number=0,
        file=given.findings.file,
        url=document.url,
        outlet=document.outlet,
        title=document.title,
        byline=document.byline,
        language=document.language,
        published=document.published,
        added=given.at,
        previous=previous,
        trusted=not given.findings.doubts,
    )
    row = {
        "id": report.document,
        "raw": sha,
        "file": report.file,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "language": report.language,
        "published": when_as_text(report.published),
        "day": known_day(report.published),
        "added": report.added,
        "previous": report.previous,
        "trusted": report.trusted,
        "text": packed_text(document.text),
        "aside": aside_as_text(document),
        "run": (run := run_id(given.findings.made_by)),
        "story": report.document,
    }
    row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    inserted = bulk.put_one(connection, "document", row)
    _put_reading(connection, given, run, inserted)
    return replace(report, number=inserted)


def _put_raw(connection: Connection, raw: Raw) -> str:
    sha = hashlib.sha256(raw.content).hexdigest()
    name, url = (None if one is None else storable(one) for one in (raw.name, raw.url))
    row = (sha, zlib.compress(raw.content), raw.media_type, name, url)
    bulk.put_new(connection, "raw", ("sha256", "content", "media_type", "name", "url"), [row])
    return sha


def _put_reading(connection: Connection, given: Given, run: str, number: int) -> None:
    row = (number, run, pack(given.findings), given.at)
    bulk.put(connection, "reading", ("document", "run", "findings", "at"), [row])


def _version_link(report: Report) -> Link:
    why = f"the same address, {report.url}, with other words"
    return Link(report.document, report.previous or "", "version_of", 1.0, why, "store.version", directed=True)


def _next_number(connection: Connection) -> int:
    """Entries are numbered here, under the lock, so that their words and marks can be put in beside them."""
    [(last,)] = bulk.ask(connection, "SELECT max(number) FROM entry")
    return int(last or 0) + 1


def _keys(connection: Connection, document: int) -> Iterable[str]:
    return connection.execute(select(t.entries.c.key).where(t.entries.c.document == document)).scalars()
