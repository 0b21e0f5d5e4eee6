"""The people who work at a desk that several share: what each may do. Never their passwords."""

from dataclasses import dataclass
from typing import Literal, get_args

from sayso.records.vocabulary import EntryKind

Role = Literal["reader", "analyst", "admin"]
#: What each may do holds for those after it as well: sees; also changes; also forgets and manages people.
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. ``tokens``: how many programs may ask in this person's name."""

    name: str
    role: Role
    disabled: bool
    since: str
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What a program shows instead of a password: for whom, with which role, since when, last shown on which day."""

    person: str
    role: Role
    label: str
    made: str
    used: str | None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that somebody at the desk keeps under a name. ``at``: since when."""

    name: str
    query: str
    kind: EntryKind
    at: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was given to the ledger and not added. ``told``: why; ``number`` counts up."""

    number: int
    name: str | None
    told: str
    author: str
    at: str


def reaches(role: Role, needed: Role) -> bool:
    """Whether somebody with ``role`` may do what needs another."""
    return ROLES.index(role) >= ROLES.index(needed)
