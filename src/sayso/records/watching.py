"""What is watched, and whom it is told: sources, what they list, how they are doing; alerts, things, messages.

Times are UTC, ISO 8601 with seconds and ``Z``; those that a source gives of its articles were brought into this form.
"""

from dataclasses import dataclass
from typing import Literal

from sayso.records.collecting import Remembered
from sayso.records.vocabulary import EntryKind

SourceForm = Literal["feed", "sitemap", "pages"]
Channel = Literal["atom", "email", "webhook"]
Rhythm = Literal["each", "hourly", "daily"]
Encryption = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class NewsSource:
    """A source that is watched. ``addresses``: of the feed or the sitemap, or of each page of a list.

    ``every``: minutes between two visits. ``allow`` and ``forbid``: patterns of an article's path; none allow all.
    ``limit``: articles taken at one visit. ``look_again``: hours after which an article is looked at again.
    ``language``: an article in another language is left out.
    """

    name: str
    form: SourceForm
    addresses: tuple[str, ...]
    outlet: str | None
    language: str | None
    every: int
    allow: tuple[str, ...]
    forbid: tuple[str, ...]
    limit: int
    look_again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceState:
    """When a source is visited next, what its list is asked for with, how often in a row a visit of it failed."""

    due: str
    remembered: Remembered
    failures: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is to be fetched. ``published``: as its source says.

    ``failures``: how often in a row it could not be taken; ``looks``: how often it was taken or found unchanged;
    ``taken``: when first, None: never yet.
    """

    number: int
    address: str
    published: str | None
    remembered: Remembered
    failures: int
    looks: int
    taken: str | None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a source is doing. ``failures``: visits that failed one after another; ``error``: what the last one met.

    ``per_day``: articles taken a day over the last week, or since it is watched. ``waiting``: articles listed and not
    yet taken; ``given_up``: those that could not be taken, however often it was tried. ``due``: the next visit.
    ``failing``: since when no visit went well, None: the last one did, or there was none. ``late``: the next visit is
    overdue, so that no watch may be at work.
    """

    name: str
    checked: str | None
    succeeded: str | None
    failed: str | None
    error: str | None
    failures: int
    articles: int
    per_day: float
    waiting: int
    given_up: int
    due: str | None
    failing: str | None
    late: bool


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes our mail. ``password_env``: the variable of the environment that holds the password of ``user``."""

    host: str
    port: int
    encryption: Encryption
    user: str | None
    password_env: str | None
    sender: str


@dataclass(frozen=True, slots=True)
class Alert:
    """Whom to tell what a watch list finds, and how.

    ``watch_list``: the file of its rules; ``rules``: the names of those that count, none: all. ``at``: the time of the
    day of a daily message, UTC, as ``07:00``. ``once``: what another report told in the same words is not told again.
    ``to``: addresses of mail. ``file``: where a feed is written; None: the desk alone shows it. ``address_env`` and
    ``key_env``: the variables of the environment that hold a webhook's address, where ``address`` does not give it, and
    the key it is signed with.
    """

    name: str
    channel: Channel
    watch_list: str
    rules: tuple[str, ...]
    rhythm: Rhythm
    at: str
    once: bool
    to: tuple[str, ...] = ()
    server: MailServer | None = None
    file: str | None = None
    address: str | None = None
    address_env: str | None = None
    key_env: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What an alert tells of: an entry or a report that a rule found, in words that need no ledger.

    ``id`` stays the same when the article is published again with the same words. ``day``: as the entry has it.
    """

    id: str
    key: str
    document: str
    rule: str
    kind: EntryKind
    who: str | None
    what: str
    words: str
    day: str | None
    outlet: str | None
    title: str | None
    address: str | None
    noted: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found among the reports up to a number. ``same``: told already, by another report."""

    rule: str
    upto: int
    things: tuple[Thing, ...]
    same: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one receiver. ``id`` is the same however often it is tried. ``recipient``: empty for no mail."""

    id: str
    alert: str
    recipient: str
    made: str
    attempts: int
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class AlertHealth:
    """How the messages of an alert are doing. ``gathered``: things that wait for the next digest."""

    name: str
    things: int
    gathered: int
    waiting: int
    sent: int
    last_sent: str | None
    attempts: int
    error: str | None
