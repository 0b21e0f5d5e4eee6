"""A page on its way through the house: as given, as text, as read, as resolved."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from sayso.records.filling import filled_by_slot
from sayso.records.vocabulary import (
    IssueKind,
    IssuerBasis,
    MentionKind,
    Precision,
    QuarantineReason,
    Room,
    Root,
    SpeakerType,
)


@filled_by_slot
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


#: The key by which spans are sorted into the order of their text: the same as their own, and quicker.
IN_ORDER: Callable[[Span], tuple[int, int]] = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page that the page may lack: from the user (``--meta``, ``--published``) or from where it was
    found (a feed, a column). ``published`` is ISO: a day, a month or a year."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """What was given, untouched: ``content`` as bytes.

    ``name`` is a file's basename, never a path; one of many in a file is "NAME#NUMBER", a page fetched is its address.
    ``media_type`` is ``text/html`` or ``text/plain`` where the source says so, None to look at the bytes.
    ``charset``: as the server called it that sent the page, not checked; None where none did.
    ``fetched``: the ISO day it was fetched, None for a file. ``facts``: what the source says of the page.
    """

    content: bytes
    name: str | None = None
    url: str | None = None
    media_type: str | None = None
    fetched: str | None = None
    facts: PageFacts = PageFacts()
    charset: str | None = None


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


@filled_by_slot
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


@filled_by_slot
@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence, and its place in the sentence's grammar (Universal Dependencies 2).

    ``head``: the index in ``Reading.tokens`` of the word it depends on, None for the head of a sentence; always in the
    same sentence. ``relation``: how it depends on it, without subtypes but ``nsubj:pass``, ``obl:agent`` and the like
    where the model knows them. ``tag``: the universal part of speech ("VERB").
    ``happened``: for a word that may tell an event, whether it happened as the page tells it, -3 (surely not) to 3
    (surely); 0 for others too. ``root``: the PLOVER root the model sees in the word, None for none; ``root_score`` is
    its probability, 0 to 1.
    """

    span: Span
    text: str
    head: int | None
    relation: str
    tag: str
    happened: float
    root: Root | None
    root_score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as the encoder reads it: nothing in it touches a quarantined span. Arcs stand in text order.

    ``tokens`` are the words of all sentences, in text order.
    """

    document: Document
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    arcs: tuple[Arc, ...]
    model: str


@filled_by_slot
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
class Place:
    """A place name, looked up. ``country`` ISO3; ``lat`` and ``lon`` in degrees (WGS 84); None: not found or not known.

    ``name``: the gazetteer's name where it was found, else as written. ``geonames_id``: of the place itself, also for
    countries and units. ``admin1``, ``admin2``: names of the first- and second-level units it lies in.
    ``literal`` False: the name stands for a government ("Baku said").
    """

    span: Span
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    literal: bool


@dataclass(frozen=True, slots=True)
class Issuer:
    """The party whose own statement a page is: what the page tells in its own voice rests on that party's word.

    ``basis``: what says so; ``span``: the words that name the party, None where they do not stand in the text.
    """

    name: str
    actor: str | None
    basis: IssuerBasis
    span: Span | None


@dataclass(frozen=True, slots=True)
class Resolutions:
    """Every mention and every source of an arc, resolved or looked up in vain; every time and every place.

    ``issuer``: whose own statement the page is, None where an outlet tells it.
    """

    actors: tuple[Resolution, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    issuer: Issuer | None = None
