"""What one page gave: statements, events, figures, duties, disputes."""

from dataclasses import dataclass

from sayso.records.filling import filled_by_slot
from sayso.records.page import Document, Issue, Issuer, Place, Span, When
from sayso.records.vocabulary import Act, Comparator, Form, MentionKind, Root, SpeakerType, Status, What

#: Troubles that, when they are of the whole page, leave none of its words to be trusted ("other": not in English).
DISTRUST = ("not_an_article", "encoding", "machine_translation", "spun_wording", "other")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: resolved ``name``, and the ``span`` of the words that stand with this cue ("she")."""

    name: str
    type: SpeakerType
    role: str | None
    organization: str | None
    actor: str | None
    span: Span


@filled_by_slot
@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker under one cue with all its content. ``denies``, ``continues``, ``within`` are statement ids.

    ``said``: the day it was said, None where the text gives none. ``addressee``: to whom it is said; of a charge,
    criticism or praise, whom it is about. ``rule``: the derivation that made it.
    """

    id: str
    speaker: Speaker | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    act: Act
    addressee: str | None
    channel: str | None
    said: When | None
    denies: str | None
    continues: str | None
    within: str | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention with the name and actor it resolves to. Places stand apart, as ``Place``."""

    span: Span
    kind: MentionKind
    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who acts, is acted on, is counted or owes: the name, the actor it resolves to, the words."""

    name: str
    actor: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have. Types and modes are PLOVER's.

    ``asserted_by`` and ``denied_by`` are statement ids; with both empty the page tells it in its own voice.
    ``source`` does it to ``target``; in a reciprocal event ("both sides met") each party is in both.
    ``background``: told as history, not as this report's news. ``rule``: the derivation that made it.
    """

    id: str
    type: Root
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    places: tuple[Place, ...]
    when: When | None
    background: bool
    status: Status
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class NotEvent:
    """Words that look like an event and are none, with a reason code of the codebook; kept for audit."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells: its events in text order, and what was looked at and is none."""

    events: tuple[Event, ...]
    not_events: tuple[NotEvent, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or an amount. ``low`` and ``high`` are inclusive, None an open end; ``unit`` is None for persons.

    ``reported_by``: a statement id, None where the page says it itself. ``part_of``: the figure of the whole.
    ``as_of``: the day the count was taken, where it is said. ``civilian``: None where it is not said.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    comparator: Comparator
    what: What
    unit: str | None
    of: Party | None
    civilian: bool | None
    part_of: str | None
    reported_by: str | None
    as_of: When | None
    event: str | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty: ``who`` owes it (None: nobody is named), ``to`` whom, ``due`` when. ``recurrence`` in words.

    ``basis``: the law, agreement, letter, order or promise it rests on, in the page's words. ``statement``: whose word
    it is, None for the page's own. The basis of ``due`` names the day it was counted from.
    """

    id: str
    who: Party | None
    duty: Span
    to: Party | None
    due: When | None
    recurrence: str | None
    basis: str | None
    statement: str | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: the party's name, and the ids of its statements and figures."""

    party: str
    statements: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the parties of one report tell differently. ``event``: the event in dispute, where it is one.

    ``rule``: the sign by which the two sides were set against each other.
    """

    id: str
    about: str
    sides: tuple[Side, ...]
    event: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """What one document tells, before its accounts are held against each other."""

    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made the findings: version of Sayso, hash of the model, hash of the settings. No clock."""

    sayso: str
    model: str
    settings: str


@dataclass(frozen=True, slots=True)
class Run:
    """A version of Sayso with a model and settings that read reports: since when, how many follow it now."""

    made_by: MadeBy
    first: str
    reports: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document gave. The same input and version give the same Findings.

    ``issuer``: the party whose own statement the document is, None where an outlet tells it.
    """

    file: str | None
    made_by: MadeBy
    document: Document
    issues: tuple[Issue, ...]
    mentions: tuple[NamedMention, ...]
    places: tuple[Place, ...]
    times: tuple[When, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    not_events: tuple[NotEvent, ...]
    figures: tuple[Figure, ...]
    obligations: tuple[Obligation, ...]
    disputes: tuple[Dispute, ...]
    issuer: Issuer | None = None

    @property
    def doubts(self) -> tuple[Issue, ...]:
        """Why the page is not to be trusted as a whole; empty if it is."""
        return tuple(issue for issue in self.issues if issue.span is None and issue.kind in DISTRUST)
