"""What the ledger holds of many reports: entries with their report, links between them, what a person added.

A *key* names an entry for good: document id, kind, and the place of its words, so that a newer reading of the same
words keeps it. Times (``at``, ``added``) are UTC, ISO 8601 with seconds and ``Z``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.records.findings import Dispute, Event, Figure, Obligation, Statement
from sayso.records.page import When
from sayso.records.vocabulary import EntryKind, Relation, Standing, What


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one article in the ledger. ``number`` counts up in the order of adding.

    ``previous``: the document id of the version of the same address before this one. ``trusted`` False: the page as a
    whole cannot be trusted (no article, damaged, machine-translated, spun).
    """

    document: str
    number: int
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    language: str | None
    published: When | None
    added: str
    previous: str | None
    trusted: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in the ledger. ``words``: its content, parts joined by " … "; ``cue``: the words of saying."""

    key: str
    report: Report
    statement: Statement
    words: str
    cue: str | None


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose word it is: ``name`` and ``actor`` of a statement's speaker, its key; all None: the outlet's."""

    name: str | None
    actor: str | None
    statement: str | None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event in the ledger. ``words``: its trigger; ``passage``: the sentence it stands in.

    ``asserted_by`` and ``denied_by``: the speakers; both empty where the outlet tells it in its own voice.
    """

    key: str
    report: Report
    event: Event
    words: str
    passage: str
    asserted_by: tuple[Teller, ...]
    denied_by: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in the ledger. ``words``: the figure's own; ``passage``: the sentence it stands in.

    ``reporter``: who reports it. ``event``: the key of the event it belongs to.
    """

    key: str
    report: Report
    figure: Figure
    words: str
    passage: str
    reporter: Teller
    event: str | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty in the ledger. ``words``: the duty; ``by``: whose word it is that it is owed."""

    key: str
    report: Report
    obligation: Obligation
    words: str
    by: Teller


@dataclass(frozen=True, slots=True)
class Differing:
    """A dispute inside one report. ``sides``: for each side of the dispute, the keys of its statements and figures."""

    key: str
    report: Report
    dispute: Dispute
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found: the ``entry`` (None: the report itself), the words round what was asked for, a score.

    Scores of one search can be set beside each other, not those of two.
    """

    key: str
    report: Report
    entry: Said | Happened | Counted | Owed | Differing | None
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class Entries:
    """What one report gave, as entries."""

    report: Report
    text: str
    said: tuple[Said, ...]
    happened: tuple[Happened, ...]
    counted: tuple[Counted, ...]
    owed: tuple[Owed, ...]
    differing: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """How two entries stand to each other. Records are never merged: links are added and withdrawn.

    ``left`` and ``right``: keys; of reports, the document id. Where ``directed``, left comes from right (left is the
    copy, the later wording, the revision, the denial, the fulfilment); else the smaller key is left. ``score`` 0 to 1.
    ``why``: the reasons, for a person to read. ``flags``: what changed between the two ("number", "negation", "party",
    "wording"; "time": a count of another stretch of time). ``judge``: a rule id, or ``by:`` and a person's name.
    """

    left: str
    right: str
    relation: Relation
    score: float
    why: str
    judge: str
    directed: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as it stands in the ledger. ``withdrawn_at`` None: it holds."""

    id: str
    link: Link
    at: str
    withdrawn_at: str | None
    withdrawn_by: str | None
    withdrawn_why: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a ``field`` of an entry should be; the machine's record stays beside it.

    ``value`` None: the entry is none at all (field "entry") or the field is not known.
    """

    key: str
    field: str
    value: str | None
    author: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote beside an entry."""

    key: str
    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was given to the ledger.

    ``standing``: "new"; "version" (new words at an address that is there); "reread" (known, by another model or
    version of Sayso); "known" (nothing changed); "erased" (it was forgotten for good, and stays so). ``links``: how
    many were new. ``changed``: keys that only one of the two readings has, of a document read again.
    """

    document: str
    standing: Standing
    links: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That a document was erased: when, by whom, why. Nothing else of it is left."""

    document: str
    at: str
    author: str
    why: str


@dataclass(frozen=True, slots=True)
class WatchRule:
    """What a person wants to hear of: new entries of a ``kind`` that match ``query``; a figure only above ``over``."""

    name: str
    query: str
    kind: EntryKind
    over: float | None


@dataclass(frozen=True, slots=True)
class Story:
    """A cluster of reports. ``id``: the document id of the report it began with, or a name a person gave.

    ``first`` and ``last``: ISO days of its earliest and latest report, None where none has a day. ``reports`` counts
    independent reports, ``articles`` all of them, copies included.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    articles: int


@dataclass(frozen=True, slots=True)
class Point:
    """One value in a series: ``day`` ISO or None, the interval, the keys of the figures that give it.

    ``standing``: "first", "repeats", "revises", "later" (each for its own stretch of time) or "contradicts" against the
    point before it. ``reports`` counts independent reports, ``articles`` all.
    """

    day: str | None
    low: float | None
    high: float | None
    standing: str
    why: str
    figures: tuple[str, ...]
    reports: int
    articles: int


@dataclass(frozen=True, slots=True)
class Series:
    """What one reporter has said of one count over time. ``reporter`` None: outlets in their own voice."""

    reporter: str | None
    actor: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """One count by everybody who reports it: "killed", of "Armenia".

    ``low``, ``best``, ``high`` over the claimants' latest values: the least, the one most independent reports carry,
    the greatest; None where nobody gives one.
    """

    what: What
    unit: str | None
    of: str | None
    actor: str | None
    low: float | None
    best: float | None
    high: float | None
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What one party says in a question: its statements, since when, in how many reports.

    ``voice``: the key of the statement that stands for it, the fullest; ``since``: ISO day or None.
    """

    party: str
    actor: str | None
    since: str | None
    statements: tuple[str, ...]
    figures: tuple[str, ...]
    voice: str | None
    reports: int
    articles: int


@dataclass(frozen=True, slots=True)
class Question:
    """What the parties tell differently, across reports. ``kind``: "accusation", "account" or "figure".

    ``silent``: parties that are accused and have not answered. ``events``: keys of the event in question.
    """

    about: str
    kind: str
    positions: tuple[Position, ...]
    silent: tuple[str, ...]
    events: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as told by many: the keys, and what most of its reports say of it. ``status`` as of an event.

    ``asserted_by`` and ``denied_by``: names of parties. ``reports`` counts independent reports.
    """

    events: tuple[str, ...]
    status: str
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    when: When | None
    reports: int
    articles: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ between two wordings. ``kind``: "number", "negation", "party", "name" or "wording"."""

    left: str
    right: str
    kind: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance: the statement's key, its words, what changed against the origin."""

    statement: str
    words: str
    changes: tuple[Change, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same thing said, in all its wordings; the one nearest to the origin first. ``why`` it is nearest."""

    speaker: str | None
    wordings: tuple[Wording, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty as told by many. ``standing`` on ``as_of``: "due", "overdue", "met", "met late", "recurring", "open".

    ``duties``: keys of the same duty, the fullest first; ``met_by``: the key of the entry that says it was met.
    """

    duties: tuple[str, ...]
    due: When | None
    standing: str
    met_by: str | None
    met_on: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """All the ledger knows of a story or of what a search found, summed up; entries by key in ``entries``.

    ``origins``: a copy's document id -> that of the report it copies. ``as_of``: ISO day on which duties are judged,
    None: by the latest report. ``left_out``: earlier reports that are not in it, None: nobody counted.
    """

    story: Story | None
    entries: tuple[Entries, ...]
    origins: Mapping[str, str]
    questions: tuple[Question, ...]
    tallies: tuple[Tally, ...]
    happenings: tuple[Happening, ...]
    utterances: tuple[Utterance, ...]
    duties: tuple[Duty, ...]
    as_of: str | None
    left_out: int | None = 0
