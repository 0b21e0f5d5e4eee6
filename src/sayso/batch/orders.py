"""What goes between a keeper and the process that reads for it."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.batch.parts import Done, Written
from sayso.batch.plan import Shard
from sayso.records import Findings, MadeBy, PageFacts, Raw
from sayso.resolve import Tables
from sayso.settings import Settings

#: How one page is read: ``pipeline.read_raw``.
Reader = Callable[[Raw, PageFacts, Tables, Settings], Findings]

#: With this code a process ends that had no memory left for the document it was at.
NO_MEMORY = 71


@dataclass(frozen=True, slots=True)
class Work:
    """What holds for a whole batch. Paths that are not whole begin at ``folder``; ``out`` is the batch's folder.

    ``sayso`` says what the findings must be made by; None: whatever reads them.
    """

    settings: Settings
    folder: str
    out: str
    meta: str | None
    published: str | None
    keep_pages: bool
    made_by: MadeBy | None
    reader: Reader


@dataclass(frozen=True, slots=True)
class Lost:
    """The document that a shard stands at costs itself, and those behind it, ``documents`` in all: why."""

    reason: str
    documents: int


@dataclass(frozen=True, slots=True)
class Order:
    """Read a shard, from where it is ``written`` on; what is ``lost`` of it is not read."""

    shard: Shard
    nonce: str
    written: Written
    lost: Lost | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many slots an input of many documents has."""

    input: str


@dataclass(frozen=True, slots=True)
class Counted:
    """So many."""

    slots: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The model and the tables are loaded."""

    made_by: MadeBy


@dataclass(frozen=True, slots=True)
class At:
    """The next document is begun."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The document was taken out of its input."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document is done: how far the part is written now."""

    written: Written


@dataclass(frozen=True, slots=True)
class Finished:
    """The shard is done."""

    done: Done


@dataclass(frozen=True, slots=True)
class Refused:
    """The run cannot go on: a line for the user."""

    why: str


Event = Ready | Counted | At | Opened | Kept | Finished | Refused
