"""What alerts told and have yet to tell: things are noted, and their messages written, in one transaction.

So a thing is noted if and only if its messages wait in the outbox, wherever the process is killed. A message is taken
out of the outbox right after its receiver took it. A process that is killed between the two sends it again, under the
same id, by which the receiver knows it.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import msgspec
from sqlalchemy import Connection, case, func, insert, select, update

from sayso.errors import NoSuchError
from sayso.records import AlertHealth, Found, Message, Thing
from sayso.store import bulk, dialect
from sayso.store import tables as t
from sayso.store.entries import storable

#: Hex digits of a message's id: 128 bits.
DIGITS = 32
#: Things in a feed: what a reader that looks once a day does not miss.
MOST_THINGS = 200
_NOTED = ("alert", "thing", "key", "document", "told", "at", "gathered")

Open = Callable[[], AbstractContextManager[Connection]]

_things_of = msgspec.json.Decoder(tuple[Thing, ...]).decode
_thing_of = msgspec.json.Decoder(Thing).decode


class Alerting:
    """The alerts of a ledger that is open; every verb that writes is one transaction."""

    def __init__(self, reading: Open, writing: Open, clock: Callable[[], str]) -> None:
        self._reading, self._writing, self._clock = reading, writing, clock

    # --- what is told ------------------------------------------------------------------------------------------------

    def heard(self, alert: str, rules: Iterable[str]) -> dict[str, int]:
        """For each rule of an alert the number of the last report it was held against.

        A rule that was not known is, from now on: it tells of what comes after the reports that are there.
        """
        wanted = list(rules)
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            of_it = select(t.heard.c.rule, t.heard.c.report).where(t.heard.c.alert == alert)
            known = {row.rule: int(row.report) for row in connection.execute(of_it)}
            [(last,)] = bulk.ask(connection, "SELECT max(number) FROM document")
            new = [{"alert": alert, "rule": one, "report": int(last or 0)} for one in wanted if one not in known]
            if new:
                connection.execute(insert(t.heard), new)
        return {one: known.get(one, int(last or 0)) for one in wanted}

    def told(self, alert: str, keys: Sequence[str]) -> set[str]:
        """Which of some entries an alert told of already, or knows to be the same as one it told of."""
        with self._reading() as connection:
            where, values = bulk.among(connection, "key", list(keys))
            rows = bulk.ask(connection, f"SELECT key FROM alerted WHERE alert = ? AND {where}", alert, values)
            return {row.key for row in rows}

    def note(self, alert: str, found: Found, to: Sequence[str] | None) -> int:
        """Note what a rule found, and write a message for each thing that is new to each of ``to``.

        ``to`` None: things are gathered for a digest. How many were new.
        """
        at = self._clock()
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            new = [one for one in found.things if _put(connection, alert, one, at, gathered=to is None)]
            for thing in found.same:
                _put(connection, alert, thing, at, gathered=None)
            for thing in new if to is not None else ():
                self._write(connection, alert, [thing], to or (), at)
            its = (t.heard.c.alert == alert, t.heard.c.rule == found.rule)
            connection.execute(update(t.heard).where(*its).values(report=found.upto))
        return len(new)

    def check_there(self, alert: str) -> None:
        """Raises NoSuchError unless there ever was such an alert."""
        asked = select(t.heard.c.alert).where(t.heard.c.alert == alert).limit(1)
        with self._reading() as connection:
            if dialect.lacks(connection, t.heard) or connection.execute(asked).first() is None:
                raise NoSuchError(f"{alert}: there is no such alert; `sayso sources` shows all.")

    def first_gathered(self, alert: str) -> str | None:
        """When the first of the things was noted that wait for the next digest."""
        asked = select(func.min(t.alerted.c.at)).where(t.alerted.c.alert == alert, t.alerted.c.gathered.is_(True))
        with self._reading() as connection:
            found: str | None = connection.execute(asked).scalar()
            return found

    def write_digest(self, alert: str, to: Sequence[str], before: str) -> int:
        """Write one message to each of ``to`` with all that was gathered before a time; of how many things."""
        at = self._clock()
        its = (t.alerted.c.alert == alert, t.alerted.c.gathered.is_(True), t.alerted.c.at < before)
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            rows = connection.execute(select(t.alerted.c.told).where(*its).order_by(t.alerted.c.number))
            things = [_thing_of(row.told) for row in rows if row.told]
            connection.execute(update(t.alerted).where(*its).values(gathered=False))
            if things:
                self._write(connection, alert, things, to, at)
        return len(things)

    def things(self, alert: str, limit: int = MOST_THINGS) -> list[Thing]:
        """The last things an alert told of, the last first."""
        asked = select(t.alerted.c.told).where(t.alerted.c.alert == alert, t.alerted.c.told.is_not(None))
        with self._reading() as connection:
            rows = connection.execute(asked.order_by(t.alerted.c.number.desc()).limit(limit))
            return [_thing_of(row.told) for row in rows]

    # --- the outbox --------------------------------------------------------------------------------------------------

    def due(self, alert: str, limit: int) -> list[Message]:
        """The messages of an alert that are to be tried by now, the oldest first."""
        asked = select(t.outbox).where(t.outbox.c.alert == alert, t.outbox.c.due <= self._clock())
        with self._reading() as connection:
            return [_message(row) for row in connection.execute(asked.order_by(t.outbox.c.number).limit(limit))]

    def next_due(self, alerts: Sequence[str]) -> str | None:
        """When the next message of some alerts is to be tried."""
        asked = select(func.min(t.outbox.c.due)).where(t.outbox.c.alert.in_(list(alerts)))
        with self._reading() as connection:
            found: str | None = connection.execute(asked).scalar()
            return found

    def sent(self, id_: str) -> None:
        """A message was taken; its words are not kept."""
        told = {"things": "", "sent": self._clock(), "due": None, "error": None, "attempts": t.outbox.c.attempts + 1}
        with self._writing() as connection:
            connection.execute(update(t.outbox).where(t.outbox.c.id == id_).values(told))

    def not_sent(self, id_: str, error: str, due: str) -> None:
        """A message was not taken; it is tried again at a time."""
        told = {"error": storable(error), "due": due, "attempts": t.outbox.c.attempts + 1}
        with self._writing() as connection:
            connection.execute(update(t.outbox).where(t.outbox.c.id == id_).values(told))

    def health(self) -> list[AlertHealth]:
        """How the messages of every alert are doing that ever was, by name."""
        o, a = t.outbox.c, t.alerted.c
        waits = case((o.due.is_not(None), 1))
        posted = select(
            o.alert,
            func.count(waits).label("waiting"),
            func.count(o.sent).label("sent"),
            func.max(o.sent).label("last"),
            func.max(case((o.due.is_not(None), o.attempts), else_=0)).label("attempts"),
            func.max(case((o.due.is_not(None), o.error))).label("error"),
        ).group_by(o.alert)
        gathered = func.count(case((a.gathered.is_(True), 1))).label("gathered")
        noted = select(a.alert, func.count(a.told).label("things"), gathered).group_by(a.alert)
        with self._reading() as connection:
            if dialect.lacks(connection, t.heard):
                return []
            of_each = {row.alert: row for row in connection.execute(posted)}
            of_things = {row.alert: row for row in connection.execute(noted)}
            names = connection.execute(select(t.heard.c.alert).distinct().order_by(t.heard.c.alert)).scalars()
            return [_health(name, of_things.get(name), of_each.get(name)) for name in names]

    def _write(self, connection: Connection, alert: str, things: Sequence[Thing], to: Sequence[str], at: str) -> None:
        content = msgspec.json.encode(list(things)).decode()
        columns = ("id", "alert", "recipient", "things", "made", "attempts", "due")
        rows = [(message_id(alert, one, things), alert, one, content, at, 0, at) for one in to]
        bulk.put_new(connection, "outbox", columns, rows)


def _put(connection: Connection, alert: str, thing: Thing, at: str, *, gathered: bool | None) -> int:
    """Note a thing, if it is new. ``gathered`` None: it is not told."""
    told = None if gathered is None else msgspec.json.encode(thing).decode()
    row = (alert, thing.id, thing.key, thing.document, told, at, bool(gathered))
    return bulk.put_new(connection, "alerted", _NOTED, [row])


def message_id(alert: str, recipient: str, things: Sequence[Thing]) -> str:
    """The id of a message to somebody on some things: the same whenever it is made."""
    told = "\n".join([alert, recipient, *(one.id for one in things)])
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def forget_told(connection: Connection, document: str) -> None:
    """Erase what alerts told of a document that is gone: of what was sent nothing is kept, what waits is not sent.

    Where it was the newest, SQLite gives its number to the next: that one is to be heard.
    """
    [(last,)] = bulk.ask(connection, "SELECT max(number) FROM document")
    connection.execute(update(t.heard).where(t.heard.c.report > int(last or 0)).values(report=int(last or 0)))
    of_it = t.alerted.c.document == document
    gone = set(connection.execute(select(t.alerted.c.thing).where(of_it)).scalars())
    connection.execute(update(t.alerted).where(of_it).values(told=None, gathered=False))
    for row in list(connection.execute(select(t.outbox).where(t.outbox.c.due.is_not(None)))) if gone else ():
        left = [one for one in _things_of(row.things) if one.id not in gone]
        told = {"things": msgspec.json.encode(left).decode()} if left else {"things": "", "due": None}
        connection.execute(update(t.outbox).where(t.outbox.c.number == row.number).values(told))


def _message(row: Any) -> Message:
    return Message(row.id, row.alert, row.recipient, row.made, row.attempts, _things_of(row.things))


def _health(name: str, things: Any, posted: Any) -> AlertHealth:
    return AlertHealth(
        name=name,
        things=things.things if things else 0,
        gathered=things.gathered if things else 0,
        waiting=posted.waiting if posted else 0,
        sent=posted.sent if posted else 0,
        last_sent=posted.last if posted else None,
        attempts=posted.attempts if posted else 0,
        error=posted.error if posted else None,
    )
