"""What people at a desk keep: searches by a name, rules of the watch list; what was given to the ledger and skipped."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sayso.errors import NoSuchError, SettingsError
from sayso.records import EntryKind, SavedSearch, Skipped, WatchRule
from sayso.store import dialect
from sayso.store import tables as t
from sayso.store.entries import storable
from sayso.store.query import parse_query

#: Characters of a name: what fits on a line.
LONGEST_NAME = 80
#: Searches of one person, rules of one ledger: a page that lists more helps nobody.
MOST = 200
#: Characters of why something was skipped.
LONGEST_TOLD = 500

Open = Callable[[], AbstractContextManager[Connection]]


class Kept:
    """What is kept beside the reports; every verb that writes is one transaction."""

    def __init__(self, reading: Open, writing: Open, clock: Callable[[], str]) -> None:
        self._reading, self._writing, self._clock = reading, writing, clock

    # --- searches ----------------------------------------------------------------------------------------------------

    def save_search(self, owner: str, name: str, query: str, kind: EntryKind) -> SavedSearch:
        """Keep a search under a name, in place of one of the same name. Raises SettingsError, QueryError."""
        _check_query(query)
        made = SavedSearch(_name(name), query, kind, self._clock())
        own = (t.saved_searches.c.owner == owner, t.saved_searches.c.name == made.name)
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            connection.execute(delete(t.saved_searches).where(*own))
            _check_room(connection, select(t.saved_searches.c.name).where(t.saved_searches.c.owner == owner))
            row = {"owner": owner, "name": made.name, "query": query, "kind": kind, "at": made.at}
            connection.execute(insert(t.saved_searches), [row])
        return made

    def drop_search(self, owner: str, name: str) -> None:
        """Keep a search no longer. Raises NoSuchError."""
        own = (t.saved_searches.c.owner == owner, t.saved_searches.c.name == name)
        with self._writing() as connection:
            if not connection.execute(delete(t.saved_searches).where(*own)).rowcount:
                raise NoSuchError(f"{name}: no search is kept under that name.")

    def searches(self, owner: str) -> list[SavedSearch]:
        """The searches that somebody keeps, by name."""
        asked = select(t.saved_searches).where(t.saved_searches.c.owner == owner)
        with self._reading() as connection:
            if dialect.lacks(connection, t.saved_searches):
                return []
            found = [SavedSearch(row.name, row.query, row.kind, row.at) for row in connection.execute(asked)]
        return sorted(found, key=lambda one: (one.name.casefold(), one.name))

    # --- the watch list ----------------------------------------------------------------------------------------------

    def put_rules(self, rules: tuple[WatchRule, ...], *, author: str) -> None:
        """Watch for these as well; one of the same name is written over. Raises SettingsError, QueryError."""
        for one in rules:
            _check_query(one.query)
        at = self._clock()
        common: dict[str, Any] = {"author": author, "at": at}
        rows = [
            {"name": _name(one.name), "query": one.query, "kind": one.kind, "over": one.over, **common} for one in rules
        ]
        names = [str(row["name"]) for row in rows]
        if twice := next((one for one in names if names.count(one) > 1), None):
            raise SettingsError(f"two rules are called {twice!r}; give each its own name.")
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            connection.execute(delete(t.watch_rules).where(t.watch_rules.c.name.in_(names)))
            _check_room(connection, select(t.watch_rules.c.name), more=len(rows))
            connection.execute(insert(t.watch_rules), rows)

    def drop_rule(self, name: str) -> None:
        """Watch for it no longer. Raises NoSuchError."""
        with self._writing() as connection:
            if not connection.execute(delete(t.watch_rules).where(t.watch_rules.c.name == name)).rowcount:
                raise NoSuchError(f"{name}: no rule of the watch list is called that.")

    def rules(self) -> list[WatchRule]:
        """The rules of the watch list, by name."""
        with self._reading() as connection:
            lacks = dialect.lacks(connection, t.watch_rules)
            rows = [] if lacks else list(connection.execute(select(t.watch_rules)))
        found = [WatchRule(row.name, row.query, row.kind, row.over) for row in rows]
        return sorted(found, key=lambda one: (one.name.casefold(), one.name))

    def rule(self, name: str) -> WatchRule:
        """The rule of a name. Raises NoSuchError."""
        for one in self.rules():
            if one.name == name:
                return one
        raise NoSuchError(f"{name}: no rule of the watch list is called that.")

    # --- what was skipped --------------------------------------------------------------------------------------------

    def skip(self, name: str | None, told: str, *, author: str) -> None:
        """Write down that something that was given was not added, and why."""
        shown = storable(name) if name else None
        row = {"name": shown, "told": storable(told)[:LONGEST_TOLD], "author": author, "at": self._clock()}
        with self._writing() as connection:
            connection.execute(insert(t.skipped), [row])

    def skipped(self, limit: int, *, before: int | None = None) -> list[Skipped]:
        """What was skipped, the last first; only what has a number smaller than ``before``."""
        asked = select(t.skipped).order_by(t.skipped.c.number.desc()).limit(limit)
        if before is not None:
            asked = asked.where(t.skipped.c.number < before)
        with self._reading() as connection:
            if dialect.lacks(connection, t.skipped):
                return []
            return [Skipped(row.number, row.name, row.told, row.author, row.at) for row in connection.execute(asked)]


def _check_room(connection: Connection, asked: Any, *, more: int = 1) -> None:
    if len(list(connection.execute(asked))) + more > MOST:
        raise SettingsError(f"{MOST} are kept at most; remove some first.")


def _check_query(query: str) -> None:
    """Raises QueryError for what is no query, SettingsError for one that no database takes."""
    parse_query(query)
    if "\x00" in query:
        raise SettingsError("a query holds a null character, which no text has; take it out.")


def _name(given: str) -> str:
    """A name that can stand on a line. Raises SettingsError."""
    name = " ".join(given.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise SettingsError(f"give a name of 1 to {LONGEST_NAME} letters, and nothing that cannot be seen.")
    return name
