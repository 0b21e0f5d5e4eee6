"""The ledger: written with ``add``, ``link`` and a person's hand; erased by ``forget`` alone; read by records."""

import itertools
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import NoSuchError
from sayso.records import (
    Added,
    Correction,
    Entries,
    EntryKind,
    Findings,
    Hit,
    Issue,
    Link,
    Linked,
    MadeBy,
    Note,
    Raw,
    Report,
    Run,
    Statement,
    Tombstone,
)
from sayso.store import adding, backup, counting, dialect, finding, forgetting, linking, marked, newest
from sayso.store import search as searching
from sayso.store import tables as t
from sayso.store.comparing import Comparer
from sayso.store.correcting import (
    MADE,
    TAKEN_BACK,
    check_correction,
    check_taken_back,
    in_force,
    kind_of,
    value_of,
)
from sayso.store.entries import hand_key, statement_span
from sayso.store.kept import Kept
from sayso.store.opening import opened, shown_name
from sayso.store.people import People
from sayso.store.query import parse_query
from sayso.store.rows import Entry, report_of, unpacked_text

#: Hex digits of an id that a person must give at least.
SHORTEST_ID = 4

#: Behind every id that begins alike, in the order of both databases: ids are hex digits.
BEHIND_ALL = "zzzz"


def now() -> str:
    """This moment as the ledger writes it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Ledger:
    """A ledger that is open. Times are given by ``clock``; every verb that writes is one transaction.

    ``people``: who may work at its desk; ``kept``: their searches and watch list, and what was skipped.
    """

    def __init__(self, engine: Engine, clock: Callable[[], str] = now) -> None:
        self._engine = engine
        self._clock = clock
        self.name = shown_name(engine)
        self.people = People(self._reading, self._writing, clock)
        self.kept = Kept(self._reading, self._writing, clock)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # --- writing ---------------------------------------------------------------------------------------------------

    def add(self, findings: Findings, raw: Raw | None = None, comparer: Comparer | None = None) -> Added:
        """Put one document in, with its links to those before it. The same findings twice change nothing."""
        with self._writing() as connection:
            return adding.add(connection, adding.Given(findings, raw, self._clock()), comparer)

    def link(self, link: Link) -> str:
        """Put a link in force, again if it was withdrawn; its id."""
        with self._writing() as connection:
            for end in (link.left, link.right):
                self._check_there(connection, end)
            linking.put_links(connection, [link], self._clock())
            linking.renew(connection, id_ := linking.link_id(link))
            linking.tell_stories(connection, link.left, [link])
            return id_

    def unlink(self, id_: str, *, by: str, why: str) -> Linked:
        """Withdraw a link by (the beginning of) its id; it stays on record, and no machine puts it in force again."""
        with self._writing() as connection:
            whole = self._one(connection, t.links.c.id, id_, "link")
            if not linking.withdraw(connection, whole, at=self._clock(), by=by, why=why):
                raise NoSuchError(f"link {whole[:12]} is withdrawn already.")
            return linking.linked(connection.execute(select(t.links).where(t.links.c.id == whole)).one())

    def correct(self, key: str, field: str, value: str | None, *, author: str, why: str) -> Correction:
        """Say what a field of an entry should be. The machine's record stays; the entry follows the correction."""
        check_correction(key, field, value)
        return self._correct(Correction(key, field, value, author, self._clock(), why))

    def take_back(self, key: str, field: str, *, author: str, why: str) -> Correction:
        """Take the last correction of a field back that still holds; what stood before it holds again."""
        check_taken_back(field, self.corrections([key]))
        return self._correct(Correction(key, f"{TAKEN_BACK}{field}", None, author, self._clock(), why))

    def state(self, document: str, statement: Statement, *, author: str, why: str) -> str:
        """Add a statement to a report that the machine did not see there; its key. ``take_back`` takes it away again.

        It stands on the words of its content. Raises NoSuchError where there is no such report.
        """
        with self._writing() as connection:
            row = self._document_row(connection, document)
            taken = {one.key for one in finding.corrections_in(connection, row.id)}
            span = statement_span(statement)
            keys = (hand_key(row.id, span, turn) for turn in itertools.count(1))
            key = next(one for one in keys if one not in taken)
            made = replace(statement, id=key.partition("/")[2])
            self._put_correction(connection, Correction(key, MADE, value_of(made), author, self._clock(), why))
            self._index_again(connection, row.number)
            return key

    def state_again(self, key: str, *, author: str, why: str) -> Correction:
        """Put a statement in again that a person added and that was taken back. Raises NoSuchError."""
        known = self.corrections([key])
        made = next((one for one in reversed(known) if one.field == MADE), None)
        if made is None or any(one.field == MADE for one in in_force(known)):
            raise NoSuchError(f"{key}: no statement of that name was taken back.")
        return self._correct(Correction(key, MADE, made.value, author, self._clock(), why))

    def note(self, key: str, words: str, *, author: str) -> Note:
        """Write something beside an entry or a report."""
        with self._writing() as connection:
            self._check_there(connection, key)
            made = Note(key, words, author, self._clock())
            row = {"key": key, "text": words, "author": author, "at": made.at}
            connection.execute(insert(t.notes), [row])
            return made

    def forget(self, document: str, *, author: str, why: str) -> Tombstone:
        """Erase a document for good: page, text, findings, entries, links, corrections, notes. Leaves a tombstone."""
        with self._writing() as connection:
            whole = self._one(connection, t.documents.c.id, document, "report")
            row = connection.execute(select(t.documents).where(t.documents.c.id == whole)).one()
            stone = Tombstone(whole, self._clock(), author, why)
            forgetting.erase(connection, row)
            values = {"document": whole, "at": stone.at, "author": author, "why": why}
            connection.execute(insert(t.tombstones), [values])
        self._compact()
        return stone

    def look(self, name: str) -> str | None:
        """Up to when ``name`` has seen what is new; from now on, up to now."""
        with self._writing() as connection:
            last: str | None = connection.execute(select(t.looks.c.at).where(t.looks.c.name == name)).scalar()
            connection.execute(delete(t.looks).where(t.looks.c.name == name))
            connection.execute(insert(t.looks), [{"name": name, "at": self._clock()}])
            return last

    def back_up(self, path: Path) -> None:
        """Write the ledger, as it stands now, to a new file. Raises StoreError."""
        backup.back_up(self._engine, path)

    # --- reading ---------------------------------------------------------------------------------------------------

    def search(self, query: str, kind: EntryKind = "statement", limit: int = 20) -> list[Hit]:
        """The best matches of a query (``store.query`` says how one is written). Raises QueryError."""
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.search(connection, parsed, kind, limit)

    def matching(self, query: str, kind: EntryKind) -> list[Entry]:
        """The newest thousand entries of one kind that match, by day. Raises QueryError."""
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.entries_matching(connection, parsed, kind)

    def report(self, document: str) -> Report:
        """The report of (the beginning of) a document id. Raises StoreError if there is none, or more than one."""
        with self._reading() as connection:
            return report_of(self._document_row(connection, document))

    def whole(self, document: str) -> tuple[Findings, Entries]:
        """The findings of a report as the machine made them, and its entries as people corrected them."""
        with self._reading() as connection:
            return finding.document_whole(connection, self._document_row(connection, document))

    def told(self, documents: Sequence[str]) -> list[Entries]:
        """Reports (document ids) with their texts and entries as people corrected them, in the order given."""
        with self._reading() as connection:
            return finding.told_by(connection, documents)

    def raw(self, document: str) -> Raw | None:
        """The page as it came, None where it was not kept."""
        with self._reading() as connection:
            row = self._document_row(connection, document)
            found = connection.execute(select(t.raws).where(t.raws.c.sha256 == row.raw)).first()
            return Raw(zlib.decompress(found.content), found.name, found.url, found.media_type) if found else None

    def text(self, document: str) -> str:
        """The text of a report."""
        with self._reading() as connection:
            return unpacked_text(self._document_row(connection, document).text)

    def entries(self, keys: Sequence[str]) -> dict[str, Entry]:
        """The entries of ``keys`` that are there."""
        with self._reading() as connection:
            return finding.entries_by_key(connection, keys)

    def links(self, keys: Sequence[str], *, withdrawn: bool = False) -> list[Linked]:
        """The links at any of ``keys`` (of reports: document ids)."""
        with self._reading() as connection:
            return linking.links_of(connection, keys, withdrawn=withdrawn)

    def versions(self, document: str) -> list[Report]:
        """All versions of the address of a report, first to last; the report alone where it has no address."""
        with self._reading() as connection:
            return newest.versions(connection, self._document_row(connection, document))

    def stories(self, limit: int = 50, *, before: int | None = None) -> list[tuple[str, list[Report]]]:
        """The stories that grew last, each with its reports in the order of adding.

        ``before``: only those whose newest report has a smaller number, for who goes on from an earlier answer.
        """
        with self._reading() as connection:
            return [
                (one, finding.reports_of_story(connection, one)) for one in newest.stories(connection, limit, before)
            ]

    def stories_of(self, documents: Sequence[str]) -> list[tuple[str, list[Report]]]:
        """The stories of some reports, the one that grew last first, each with all its reports."""
        with self._reading() as connection:
            return [
                (one, finding.reports_of_story(connection, one)) for one in newest.stories_of(connection, documents)
            ]

    def newest(self, limit: int, *, since: str | None = None) -> list[Report]:
        """The newest reports, the last added first; ``since``: only those added at or after a time."""
        with self._reading() as connection:
            return newest.reports(connection, limit, since)

    def links_of_reports(self, documents: Sequence[str], relations: Sequence[str]) -> list[Linked]:
        """The links that hold in some relations and begin (are left) at an entry of these reports."""
        with self._reading() as connection:
            return newest.links_of_reports(connection, documents, relations)

    def last_look(self, name: str) -> str | None:
        """Up to when ``name`` has seen what is new; None: never looked."""
        with self._reading() as connection:
            found: str | None = connection.execute(select(t.looks.c.at).where(t.looks.c.name == name)).scalar()
            return found

    def story(self, id_: str) -> tuple[str, list[Report]]:
        """A story by (the beginning of) its id, or of the id of one of its reports."""
        with self._reading() as connection:
            row = self._document_row(connection, id_)
            return row.story, finding.reports_of_story(connection, row.story)

    def added_since(self, at: str) -> list[Report]:
        """Reports added at or after a time, first to last."""
        with self._reading() as connection:
            return newest.added_since(connection, at)

    def links_since(self, at: str) -> list[Linked]:
        """Links made or withdrawn at or after a time, first to last."""
        with self._reading() as connection:
            return linking.links_since(connection, at)

    def corrections(self, keys: Sequence[str] | None = None) -> list[Correction]:
        """What people corrected: of ``keys``, or everything."""
        with self._reading() as connection:
            return finding.corrections_of(connection, keys) if keys is not None else finding.all_corrections(connection)

    def notes(self, keys: Sequence[str]) -> list[Note]:
        """What people wrote beside these entries."""
        with self._reading() as connection:
            return finding.notes_of(connection, keys)

    def tombstones(self) -> list[Tombstone]:
        """What was forgotten."""
        with self._reading() as connection:
            rows = connection.execute(select(t.tombstones).order_by(t.tombstones.c.at, t.tombstones.c.document))
            return [Tombstone(row.document, row.at, row.author, row.why) for row in rows]

    def runs(self) -> list[Run]:
        """What made the readings of this ledger, the first first, and how many reports follow each."""
        with self._reading() as connection:
            return counting.runs(connection)

    def issues(self, limit: int, *, before: int | None = None) -> list[tuple[Report, tuple[Issue, ...]]]:
        """What is wrong with the newest reports that something is wrong with; only of those before a number."""
        with self._reading() as connection:
            return newest.issues(connection, limit, before)

    def latest_run(self) -> MadeBy | None:
        """What made the newest reading; None in an empty ledger."""
        with self._reading() as connection:
            return counting.latest_run(connection)

    def counts(self) -> dict[str, int]:
        """How many there are of everything: reports, stories, outlets, entries by kind, links, corrections."""
        with self._reading() as connection:
            return counting.counts(connection)

    # --- within ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise dialect.told_plainly(error, self.name) from error

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise dialect.told_plainly(error, self.name) from error

    def _correct(self, made: Correction) -> Correction:
        with self._writing() as connection:
            number = self._check_there(connection, made.key)
            self._put_correction(connection, made)
            self._index_again(connection, number)
            return made

    def _put_correction(self, connection: Connection, made: Correction) -> None:
        connection.execute(insert(t.corrections), [asdict(made)])

    def _document_row(self, connection: Connection, document: str) -> Any:
        whole = self._one(connection, t.documents.c.id, document, "report")
        return connection.execute(select(t.documents).where(t.documents.c.id == whole)).one()

    def _one(self, connection: Connection, column: Any, beginning: str, what: str) -> str:
        """The one id that begins so."""
        if len(beginning) < SHORTEST_ID:
            raise NoSuchError(f"{beginning!r}: give at least {SHORTEST_ID} letters of the {what}'s id.")
        low = beginning.lower()
        near = column.between(low, low + BEHIND_ALL)  # an index knows this, not always how a text begins
        asked = select(column).where(near, column.startswith(low, autoescape=True)).order_by(column).limit(2)
        found = list(connection.execute(asked).scalars())
        if not found:
            raise NoSuchError(f"{beginning}: there is no such {what} in {self.name}.")
        if len(found) > 1:
            raise NoSuchError(f"{beginning}: more than one {what} begins so; give more of its id.")
        return str(found[0])

    def _check_there(self, connection: Connection, key: str) -> int:
        """The number of the document of an entry or a report that is there. Raises StoreError if it is not."""
        asked = select(t.entries.c.document).where(t.entries.c.key == key)
        number = connection.execute(asked).scalar()
        if number is None:  # an entry that a person said is none is out of the index, and can be corrected again
            known = select(t.documents.c.number).where(t.documents.c.id.startswith(key.split("/")[0], autoescape=True))
            corrections = select(t.corrections.c.number).where(t.corrections.c.key == key).limit(1)
            number = connection.execute(known).scalar() if connection.execute(corrections).first() else None
        if number is None:
            kind = kind_of(key)
            raise NoSuchError(f"{key}: there is no such {'report' if kind == 'document' else kind} in {self.name}.")
        return int(number)

    def _index_again(self, connection: Connection, number: int) -> None:
        """Let the index follow a correction; marks, by which others are compared, keep the machine's words."""
        row = connection.execute(select(t.documents).where(t.documents.c.number == number)).one()
        findings, _ = finding.document_whole(connection, row)
        kept = marked.marks_by_key(connection, number)
        adding.unindex(connection, number)
        _, numbers = adding.index(connection, findings, report_of(row))
        marked.put_marks_again(connection, number, kept, numbers)

    def _compact(self) -> None:
        """Write over what was erased: SQLite leaves deleted text in free pages, PostgreSQL in dead rows."""
        try:
            dialect.compact(self._engine)
        except DBAPIError as error:
            raise dialect.told_plainly(error, self.name) from error


def open_ledger(url: str, *, create: bool = False, clock: Callable[[], str] = now) -> Ledger:
    """The ledger at a path or address; with ``create`` a new one where there is none. Raises StoreError."""
    return Ledger(opened(url, create=create), clock)
