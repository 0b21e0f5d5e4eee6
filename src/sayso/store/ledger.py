"""The ledger: written with ``add``, ``link`` and a person's hand; erased by ``forget`` alone; read by records."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import NoSuchError, SettingsError
from sayso.records import (
    Added,
    Correction,
    Entries,
    Findings,
    Link,
    Linked,
    Note,
    Raw,
    Tombstone,
)
from sayso.store import adding, backup, byhand, dialect, finding, forgetting, linking, marked, parting
from sayso.store import tables as t
from sayso.store.byhand import MADE, ByHand
from sayso.store.comparing import Comparer
from sayso.store.correcting import (
    TAKEN_BACK,
    check_correction,
    check_taken_back,
    in_force,
    kind_of,
)
from sayso.store.entries import hand_key
from sayso.store.opening import opened
from sayso.store.reading import ReadLedger, now
from sayso.store.rows import report_of


class Ledger(ReadLedger):
    """A ledger that is open, to be written as well; every verb that writes is one transaction."""

    def add(self, findings: Findings, raw: Raw | None = None, comparer: Comparer | None = None) -> Added:
        """Put one document in, with its links to those before it. The same findings twice change nothing."""
        with self._writing() as connection:
            return adding.add(connection, adding.Given(findings, raw, self._clock()), comparer)

    def add_many(self, given: Sequence[tuple[Findings, Raw | None]], comparer: Comparer | None = None) -> list[Added]:
        """Put documents in, one after the other, as ``add`` does; all of them or, where one cannot be, none."""
        with self._writing() as connection:
            many = (adding.Given(findings, raw, self._clock()) for findings, raw in given)
            return [adding.add(connection, one, comparer) for one in many]

    def link(self, link: Link) -> str:
        """Put a link in force, again if it was withdrawn; its id."""
        with self._writing() as connection:
            for end in (link.left, link.right):
                self._check_there(connection, end)
            linking.put_links(connection, [link], self._clock())
            linking.renew(connection, id_ := linking.link_id(link))
            if link.relation in linking.OF_STORIES:
                parting.drop_stand_ins(connection, (link.left, link.right), self._clock())
            linking.tell_stories(connection, link.left, [link])
            return id_

    def unlink(self, id_: str, *, by: str, why: str) -> Linked:
        """Withdraw a link by (the beginning of) its id; it stays on record, and no machine puts it in force again."""
        with self._writing() as connection:
            whole = self._one(connection, t.links.c.id, id_, "link")
            if not linking.withdraw(connection, whole, at=self._clock(), by=by, why=why):
                raise NoSuchError(f"link {whole[:12]} is withdrawn already.")
            return linking.linked(connection.execute(select(t.links).where(t.links.c.id == whole)).one())

    def part(self, document: str, *, by: str, why: str) -> list[Linked]:
        """Withdraw all that holds a report in its story with others; reports that hung on it stay in that story."""
        with self._writing() as connection:
            whole = self._one(connection, t.documents.c.id, document, "report")
            gone = set(parting.part(connection, whole, parting.Withdrawn(self._clock(), by, why)))
            return [one for one in linking.links_of(connection, [whole], withdrawn=True) if one.id in gone]

    def correct(self, key: str, field: str, value: str | None, *, author: str, why: str) -> Correction:
        """Say what a field of an entry should be. The machine's record stays; the entry follows the correction."""
        (made,) = self.correct_many(key, {field: value}, author=author, why=why)
        return made

    def correct_many(
        self, key: str, values: Mapping[str, str | None], *, author: str, why: str
    ) -> tuple[Correction, ...]:
        """Say what several fields of an entry should be, at one time: all of them or, where one cannot be, none."""
        for field, value in values.items():
            check_correction(key, field, value)
        at = self._clock()
        return self._correct(*(Correction(key, field, value, author, at, why) for field, value in values.items()))

    def take_back(self, key: str, field: str, *, author: str, why: str) -> Correction:
        """Take the last correction of a field back that still holds; what stood before it holds again."""
        check_taken_back(field, self.corrections([key]))
        (made,) = self._correct(Correction(key, f"{TAKEN_BACK}{field}", None, author, self._clock(), why))
        return made

    def state(self, document: str, made: ByHand, *, author: str, why: str) -> str:
        """Add an entry to a report that the machine did not see there; its key. ``take_back`` takes it away again.

        Its own key and the id of its record are given here. Raises NoSuchError where there is no such report,
        SettingsError where the report tells the same of the same words already.
        """
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            row = self._document_row(connection, document)
            _check_new(made, finding.document_whole(connection, row)[1])
            taken = {one.key for one in finding.corrections_in(connection, row.id)}
            kind, span = byhand.kind_of_entry(made), byhand.words_span(made)
            keys = (hand_key(row.id, kind, span, turn) for turn in itertools.count(1))
            key = next(one for one in keys if one not in taken)
            value = byhand.value_of(byhand.named(made, key))
            self._put_correction(connection, Correction(key, MADE, value, author, self._clock(), why))
            self._index_again(connection, row.number)
            return key

    def state_again(self, key: str, *, author: str, why: str) -> Correction:
        """Put an entry in again that a person added and that was taken back. Raises NoSuchError, SettingsError."""
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            known = finding.corrections_of(connection, [key])
            made = next((one for one in reversed(known) if one.field == MADE), None)
            if made is None or any(one.field == MADE for one in in_force(known)):
                raise NoSuchError(f"{key}: no entry of that name was taken back.")
            row = self._document_row(connection, key.split("/")[0])
            _, entries = finding.document_whole(connection, row)
            _check_new(byhand.restored(entries.report, entries.text, key, made.value), entries)
            again = Correction(key, MADE, made.value, author, self._clock(), why)
            self._put_correction(connection, again)
            self._index_again(connection, row.number)
            return again

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

    @contextmanager
    def watched_alone(self) -> Iterator[bool]:
        """Whether no other watch is at work on this ledger; none is, while this holds. Raises StoreError."""
        try:
            with dialect.held_alone(self._engine) as alone:
                yield alone
        except DBAPIError as error:
            raise dialect.told_plainly(error, self.name) from error

    def back_up(self, path: Path) -> None:
        """Write the ledger, as it stands now, to a new file. Raises StoreError."""
        backup.back_up(self._engine, path)

    # --- within ----------------------------------------------------------------------------------------------------

    def _correct(self, *made: Correction) -> tuple[Correction, ...]:
        """Put corrections of one entry in."""
        with self._writing() as connection:
            dialect.wait_for_turn(connection)  # the index numbers its entries anew
            number = self._check_there(connection, made[0].key)
            for one in made:
                self._put_correction(connection, one)
            self._index_again(connection, number)
            return made

    def _put_correction(self, connection: Connection, made: Correction) -> None:
        connection.execute(insert(t.corrections), [asdict(made)])

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


#: What stands in the way of adding the same once more.
_SAME = {
    "statement": "these words stand as a statement of the same speaker already",
    "event": "these words stand as the same event already",
    "figure": "these words stand as the same figure already",
    "obligation": "these words stand as the same duty already",
}


def _check_new(made: ByHand, entries: Entries) -> None:
    """Raises SettingsError where a report tells the same of the same words already."""
    if (same := byhand.same_as(made, entries)) is not None:
        raise SettingsError(f"{_SAME[byhand.kind_of_entry(made)]}; correct that one: {same.key}")
