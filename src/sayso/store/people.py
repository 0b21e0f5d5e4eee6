"""Who may work at the desk: people, who is logged in, tokens of programs, the desk's own secret.

Of what lets somebody in, only hashes are kept: of passwords those of Argon2, which are made outside; of sessions and
tokens, which are 256 random bits and need no slow hash, SHA-256.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from sayso.errors import NoSuchError, SettingsError
from sayso.records import ROLES, ApiToken, Person, Role
from sayso.store import dialect
from sayso.store import tables as t
from sayso.store.lookalikes import has_unseen, skeleton

#: Random bytes of a session, a token and a secret: 256 bits, which nobody guesses.
BYTES = 32
#: Hours after which everybody logs in again: a long working day.
SESSION_HOURS = 12
#: Characters of a name and of a label: what fits on a line.
LONGEST_NAME = 60
#: Characters of a day at the head of a time.
DAY = 10
#: How a token of ours begins, so that one that lies about is known for what it is.
TOKEN_MARK = "sayso_"

Open = Callable[[], AbstractContextManager[Connection]]


def login_of(name: str) -> str:
    """A name as it is compared: composed, without regard to capitals and doubled spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class People:
    """The people of a ledger that is open; every verb that writes is one transaction."""

    def __init__(self, reading: Open, writing: Open, clock: Callable[[], str]) -> None:
        self._reading, self._writing, self._clock = reading, writing, clock

    def add(self, name: str, role: Role, password_hash: str) -> Person:
        """Make an account. Raises SettingsError for a name that is taken or none, or a role there is not."""
        shown, role = _name(name), _role(role)
        made = Person(shown, role, disabled=False, since=self._clock())
        row = {"login": login_of(shown), "name": shown, "role": role, "hash": password_hash}
        with self._writing() as connection:
            dialect.wait_for_turn(connection)
            _check_free(shown, list(connection.execute(select(t.people.c.name)).scalars()))
            connection.execute(insert(t.people), [{**row, "disabled": False, "since": made.since}])
        return made

    def all(self) -> list[Person]:
        """Everybody, by name."""
        counted = select(t.api_tokens.c.person, func.count().label("tokens")).group_by(t.api_tokens.c.person).subquery()
        asked = select(t.people, func.coalesce(counted.c.tokens, 0).label("tokens"))
        joined = asked.outerjoin(counted, counted.c.person == t.people.c.login).order_by(t.people.c.login)
        with self._reading() as connection:
            return [_person(row, row.tokens) for row in connection.execute(joined)]

    def check_there(self, name: str) -> None:
        """Raises NoSuchError unless there is such a person."""
        with self._reading() as connection:
            _there(connection, name)

    def password_hash(self, name: str) -> str | None:
        """What a password is held against; None: nobody of this name may log in."""
        asked = select(t.people.c.hash).where(t.people.c.login == login_of(name), t.people.c.disabled.is_(False))
        with self._reading() as connection:
            found: str | None = connection.execute(asked).scalar()
            return found

    def set_password(self, name: str, password_hash: str) -> None:
        """Give a new password; who is logged in by the old one is no more, nor are the tokens. Raises NoSuchError."""
        with self._writing() as connection:
            login = _there(connection, name)
            connection.execute(update(t.people).where(t.people.c.login == login).values(hash=password_hash))
            for table in (t.sessions, t.api_tokens):  # whoever had the old one may have made a token by it
                connection.execute(delete(table).where(table.c.person == login))

    def set_disabled(self, name: str, *, disabled: bool) -> None:
        """Let nobody in by this name any more, or again; what the person changed stays. Raises NoSuchError."""
        with self._writing() as connection:
            login = _there(connection, name)
            connection.execute(update(t.people).where(t.people.c.login == login).values(disabled=disabled))
            connection.execute(delete(t.sessions).where(t.sessions.c.person == login))

    def set_role(self, name: str, role: Role) -> None:
        """Give another role, from the next request on. Raises NoSuchError, SettingsError."""
        with self._writing() as connection:
            login = _there(connection, name)
            connection.execute(update(t.people).where(t.people.c.login == login).values(role=_role(role)))

    # --- who is logged in --------------------------------------------------------------------------------------------

    def begin_session(self, name: str, verified: str, newer: str | None = None) -> str | None:
        """Log somebody in; what the browser is to hold. None: the account was disabled or changed meanwhile.

        ``verified``: the hash that the password was held against. ``newer``: a stronger one of the same password.
        """
        login, at = login_of(name), self._clock()
        secret = secrets.token_urlsafe(BYTES)
        with self._writing() as connection:
            connection.execute(delete(t.sessions).where(t.sessions.c.expires <= at))
            able = (t.people.c.login == login, t.people.c.disabled.is_(False), t.people.c.hash == verified)
            if connection.execute(select(t.people.c.login).where(*able)).first() is None:
                return None
            row = {"hash": _digest(secret), "person": login, "expires": _later(at)}
            connection.execute(insert(t.sessions), [row])
            if newer is not None:
                connection.execute(update(t.people).where(t.people.c.login == login).values(hash=newer))
        return secret

    def of_session(self, secret: str) -> Person | None:
        """Who holds a session that has not ended."""
        asked = select(t.people).join(t.sessions, t.sessions.c.person == t.people.c.login)
        held = (t.sessions.c.hash == _digest(secret), t.sessions.c.expires > self._clock())
        with self._reading() as connection:
            row = connection.execute(asked.where(*held, t.people.c.disabled.is_(False))).first()
            return _person(row) if row else None

    def end_session(self, secret: str) -> None:
        """Log out."""
        with self._writing() as connection:
            connection.execute(delete(t.sessions).where(t.sessions.c.hash == _digest(secret)))

    # --- programs ----------------------------------------------------------------------------------------------------

    def make_token(self, name: str, label: str, role: Role) -> str:
        """A token for a program; it can be seen this once. Raises NoSuchError, SettingsError."""
        secret = TOKEN_MARK + secrets.token_urlsafe(BYTES)
        with self._writing() as connection:
            login = _there(connection, name)
            own = connection.execute(select(t.people.c.role).where(t.people.c.login == login)).scalar_one()
            if ROLES.index(_role(role)) > ROLES.index(own):
                raise SettingsError(f"{name} is {own}; a token cannot be more than its person.")
            row = {"hash": _digest(secret), "person": login, "role": role, "label": _name(label), "made": self._clock()}
            labelled = (t.api_tokens.c.person == login, t.api_tokens.c.label == row["label"])
            if connection.execute(select(t.api_tokens.c.hash).where(*labelled)).first():
                raise SettingsError(
                    f"{name} has a token {row['label']!r} already; give another --label, or withdraw it."
                )
            connection.execute(insert(t.api_tokens), [row])
        return secret

    def of_token(self, secret: str) -> Person | None:
        """For whom a program asks, with the role the token has; never more than the person has now."""
        columns = (t.people, t.api_tokens.c.role.label("most"), t.api_tokens.c.used)
        asked = select(*columns).join(t.api_tokens, t.api_tokens.c.person == t.people.c.login)
        held, today = t.api_tokens.c.hash == _digest(secret), self._clock()[:DAY]
        with self._reading() as connection:
            row = connection.execute(asked.where(held, t.people.c.disabled.is_(False))).first()
        if row is None:
            return None
        if row.used != today:
            with self._writing() as connection:
                connection.execute(update(t.api_tokens).where(held).values(used=today))
        role = min((row.role, row.most), key=ROLES.index)
        return Person(row.name, role, row.disabled, row.since)

    def tokens(self, name: str | None = None) -> list[ApiToken]:
        """The tokens there are, of one person or of all."""
        a = t.api_tokens.c
        asked = select(t.people.c.name, a.role, a.label, a.made, a.used).join(t.people, t.people.c.login == a.person)
        if name is not None:
            asked = asked.where(a.person == login_of(name))
        with self._reading() as connection:
            return [ApiToken(*row) for row in connection.execute(asked.order_by(a.person, a.label))]

    def withdraw_token(self, name: str, label: str) -> None:
        """Let no program in by this token any more. Raises NoSuchError."""
        of_it = (t.api_tokens.c.person == login_of(name), t.api_tokens.c.label == _name(label))
        with self._writing() as connection:
            if not connection.execute(delete(t.api_tokens).where(*of_it)).rowcount:
                raise NoSuchError(f"{name} has no token {label!r}; `sayso people list` shows all.")

    # --- the desk's own ----------------------------------------------------------------------------------------------

    def shared_secret(self, name: str) -> bytes:
        """Random bytes that every process over this ledger knows by a name, made when first asked for."""
        asked = select(t.secrets.c.value).where(t.secrets.c.name == name)
        with self._reading() as connection:
            found: bytes | None = connection.execute(asked).scalar()
        if found is None:
            with self._writing() as connection:
                dialect.wait_for_turn(connection)
                found = connection.execute(asked).scalar()  # another may have made it meanwhile
                if found is None:
                    found = secrets.token_bytes(BYTES)
                    connection.execute(insert(t.secrets), [{"name": name, "value": found}])
        return bytes(found)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _later(at: str) -> str:
    ends = datetime.fromisoformat(at) + timedelta(hours=SESSION_HOURS)
    return ends.strftime("%Y-%m-%dT%H:%M:%SZ")


def _person(row: Any, tokens: int = 0) -> Person:
    return Person(row.name, row.role, row.disabled, row.since, tokens)


def _name(given: str) -> str:
    """A name that can stand on a line. Raises SettingsError."""
    name = " ".join(unicodedata.normalize("NFKC", given).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or has_unseen(name):
        raise SettingsError(f"a name has 1 to {LONGEST_NAME} letters, and nothing that cannot be seen.")
    return name


def _check_free(name: str, taken: Sequence[str]) -> None:
    """Raises SettingsError for a name that somebody has, or that the eye takes for somebody's: changes bear names."""
    for other in taken:
        if login_of(other) == login_of(name):
            raise SettingsError(f"{name}: there is such a person already; give another name.")
        if skeleton(other) == skeleton(name):
            raise SettingsError(f"{name}: looks like {other}, who is here already; give a name that does not.")


def _role(given: Role) -> Role:
    if given not in ROLES:
        raise SettingsError(f"{given!r} is no role; there are {', '.join(ROLES)}.")
    return given


def _there(connection: Connection, name: str) -> str:
    """The login of somebody who is there. Raises NoSuchError."""
    login = login_of(name)
    if connection.execute(select(t.people.c.login).where(t.people.c.login == login)).first() is None:
        raise NoSuchError(f"{name}: there is no such person; `sayso people list` shows all.")
    return login
