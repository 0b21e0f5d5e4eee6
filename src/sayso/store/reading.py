"""The ledger as it is read: searched, looked up by id and key, counted. Each verb sees one moment of the database."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import NoSuchError
from sayso.records import (
    Correction,
    Entries,
    EntryKind,
    Findings,
    Hit,
    Issue,
    Linked,
    MadeBy,
    Note,
    Raw,
    Report,
    Run,
    Tombstone,
)
from sayso.store import adding, counting, dialect, finding, linking, newest
from sayso.store import search as searching
from sayso.store import tables as t
from sayso.store.alerting import Alerting
from sayso.store.kept import Kept
from sayso.store.opening import shown_name
from sayso.store.people import People
from sayso.store.query import parse_query
from sayso.store.rows import Entry, report_of, unpacked_text
from sayso.store.watching import Watching

#: Hex digits of an id that a person must give at least.
SHORTEST_ID = 4

#: Behind every id that begins alike, in the order of both databases: ids are hex digits.
BEHIND_ALL = "zzzz"


def now() -> str:
    """This moment as the ledger writes it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class ReadLedger:
    """A ledger that is open, to be read. Times are given by ``clock``.

    ``people``: who may work at its desk; ``kept``: their searches and watch list, and what was skipped. ``watching``:
    the sources it follows. ``alerting``: what is told of them.
    """

    def __init__(self, engine: Engine, clock: Callable[[], str] = now) -> None:
        self._engine = engine
        self._clock = clock
        self.name = shown_name(engine)
        self.people = People(self._reading, self._writing, clock)
        self.watching = Watching(self._reading, self._writing, clock)
        self.alerting = Alerting(self._reading, self._writing, clock)
        self.kept = Kept(self._reading, self._writing, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def search(
        self,
        query: str,
        kind: EntryKind = "statement",
        limit: int = 20,
        *,
        after: int | None = None,
        upto: int | None = None,
    ) -> list[Hit]:
        """The best matches of a query (``store.query`` says how one is written). Raises QueryError.

        ``after``: only in reports with a greater number; ``upto``: and with none greater than this.
        """
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.search(connection, parsed, kind, limit, after=after, upto=upto)

    def matching(self, query: str, kind: EntryKind, most: int | None = None) -> list[Entry]:
        """The newest thousand entries of one kind that match, by day, the last ``most`` of them. Raises QueryError."""
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.entries_matching(connection, parsed, kind, most)

    def documents_matching(self, query: str, kind: EntryKind) -> frozenset[str]:
        """The ids of the reports in which a search finds something, of its newest matches. Raises QueryError."""
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.documents_matching(connection, parsed, kind)

    def speakers_matching(self, query: str, newest: int) -> list[tuple[str | None, str | None]]:
        """The speaker's name and actor of each of the newest statements that match. Raises QueryError."""
        parsed = parse_query(query)
        with self._reading() as connection:
            return searching.speakers_matching(connection, parsed, newest)

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

    def how_many_since(self, since: str) -> int:
        """How many reports were added at or after a time."""
        with self._reading() as connection:
            return newest.how_many_since(connection, since)

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
            row = self._document_row(connection, id_, "story")
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

    def read_by(self, documents: Sequence[str], made_by: MadeBy) -> set[str]:
        """Those of some documents (whole ids) that the ledger has as read by this version, model and settings."""
        with self._reading() as connection:
            return adding.read_by(connection, documents, made_by)

    def counts(self) -> dict[str, int]:
        """How many there are of everything: reports, stories, outlets, entries by kind, links, corrections."""
        with self._reading() as connection:
            return counting.counts(connection)

    def last_day(self, query: str) -> str | None:
        """The last day of the story that a query names, else of the whole ledger; None: no report has a day."""
        story = parse_query(query).story
        with self._reading() as connection:
            return counting.last_day(connection, story)

    def has_story(self, beginning: str) -> bool:
        """Whether a story's id begins so."""
        with self._reading() as connection:
            return counting.has_story(connection, beginning)

    def size(self) -> int:
        """Bytes it takes on the disk."""
        with self._reading() as connection:
            return dialect.size(connection)

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

    def _document_row(self, connection: Connection, document: str, what: str = "report") -> Any:
        whole = self._one(connection, t.documents.c.id, document, what)
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
