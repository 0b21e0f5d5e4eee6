"""The nouns of Sayso: frozen records passed from room to room. Imports nothing of ours.

Offsets count Unicode code points of ``Document.text`` and are half-open: ``text[start:end]``.
Days are ISO strings (``2022-10-05``); ``--10-05`` is 5 October of a year the page does not give.
None means "not said or not known", never "not yet computed": a later stage has a type of its own.
"""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year", "interval"]
QuarantineReason = Literal[
    "breadcrumb",
    "comment_form",
    "newsletter",
    "share",
    "related_link",
    "injected_link",
    "duplicate_headline",
    "source_link",
    "category",
    "footer",
    "other",
]
IssueKind = Literal[
    "broken_number",
    "doubled_name",
    "glued_words",
    "spacing",
    "dangling_quote",
    "quote_not_verbatim",
    "machine_translation",
    "spun_wording",
    "broken_sentence",
    "inconsistent_date",
    "inconsistent_count",
    "not_an_article",
    "missing_date",
    "encoding",
    "other",
]
Room = Literal["fetch", "extract", "read", "resolve", "derive"]
MentionKind = Literal["person", "organization", "government", "armed_group", "media", "law", "weapon", "place"]
SpeakerType = Literal[
    "person", "government", "armed_group", "organization", "media", "group", "document", "place", "unnamed"
]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert",
    "deny",
    "accuse",
    "demand",
    "appeal",
    "criticize",
    "threaten",
    "warn",
    "promise",
    "announce",
    "agree",
    "reject",
    "praise",
    "welcome",
    "concern",
    "ask",
    "decline_comment",
    "expect",
    "concede",
    "apologise",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of the document's text."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Raw:
    """What was given, untouched: ``content`` as bytes; ``name`` is a file's basename, never a path.

    ``media_type`` is ``text/html`` or ``text/plain`` where the source says so, None to look at the bytes.
    """

    content: bytes
    name: str | None = None
    url: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the user knows of a page that the page may lack (``--meta``, ``--published``). ``published`` is ISO."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A day or a stretch of days, inclusive. An open end is None. ``basis``: the words and the anchor it rests on."""

    earliest: str | None
    latest: str | None
    precision: Precision
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Words that are not this article's own. Nothing is ever derived from them."""

    span: Span
    reason: QuarantineReason


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem that does not stop the run. No span: it is about the whole page."""

    room: Room
    kind: IssueKind
    message: str
    span: Span | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one article. ``text`` never changes; ``id`` hashes url (if any) and text.

    ``language`` is an ISO 639-1 code or None. ``quarantine`` is sorted by start and does not overlap.
    """

    id: str
    text: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    language: str | None
    published: When | None
    quarantine: tuple[Quarantine, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What ``extract`` gives: the frozen document, and what it found wrong with it (sorted by place)."""

    document: Document
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or noun phrase of an entity. ``score`` is the model's probability, 0 to 1."""

    span: Span
    kind: MentionKind
    score: float


@dataclass(frozen=True, slots=True)
class Arc:
    """One attribution as read: who (``source`` spans), says (``cue``), what (``content`` spans, in text order).

    ``outer`` is the index in ``Reading.arcs`` of the arc whose content holds this one, None for the outermost.
    No cue: a quotation that stands alone. No source: nobody is named. ``score`` 0 to 1.
    """

    cue: Span | None
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    outer: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the encoder reads it: nothing in it touches a quarantined span. Arcs stand in text order."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    arcs: tuple[Arc, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a span of words means in this text.

    ``actor`` None: looked and not found. ``name`` is the fullest name the text or the tables give ("Jalina Porter"
    for "she"). ``actor`` is ISO3 ("ARM"), ISO3 + sector ("AZE.MIL"), or a named actor of the tables
    ("USA.antony-blinken"). ``rule`` says how it was found, ``score`` 0 to 1.
    """

    span: Span
    name: str
    actor: str | None
    type: SpeakerType
    role: str | None
    organization: str | None
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolutions:
    """Every mention and every source of an arc, resolved or looked up in vain; and every time expression."""

    actors: tuple[Resolution, ...]
    times: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: resolved ``name``, and the ``span`` of the words that stand with this cue ("she")."""

    name: str
    type: SpeakerType
    role: str | None
    organization: str | None
    actor: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker under one cue with all its content. ``denies``, ``continues``, ``within`` are statement ids.

    ``said``: the day it was said, None where the text gives none. ``rule``: the derivation that made it.
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
class Place:
    """A place name. ``country`` ISO3. ``literal`` False: the name stands for a government ("Baku said")."""

    span: Span
    name: str
    country: str | None
    literal: bool


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made the findings: version of Sayso, hash of the model, hash of the settings. No clock."""

    sayso: str
    model: str
    settings: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document gave. The same input and version give the same Findings."""

    file: str | None
    made_by: MadeBy
    document: Document
    issues: tuple[Issue, ...]
    mentions: tuple[NamedMention, ...]
    places: tuple[Place, ...]
    times: tuple[When, ...]
    statements: tuple[Statement, ...]
