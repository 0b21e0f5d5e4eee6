"""Entries as rows of the ledger's index, and back; what the search finds them by."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

from sayso.records import (
    Counted,
    Differing,
    Dispute,
    Document,
    Entries,
    Event,
    Figure,
    Findings,
    Happened,
    Issue,
    NamedMention,
    Obligation,
    Owed,
    Place,
    Report,
    Said,
    Span,
    Statement,
    Teller,
    When,
)
from sayso.store.entries import storable
from sayso.store.words import WORD, search_words, tag

#: zlib's level: half the size for a third of the time of the default.
LEVEL = 2

FULL_DAY = 10  # letters of 2022-09-21; "--09-21" has no year

Named = TypeVar("Named", NamedMention, Place)

Entry = Said | Happened | Counted | Owed | Differing

#: For each kind of entry: its record, and what of the entry is kept beside the record.
BODIES: dict[str, msgspec.json.Decoder[Any]] = {
    "statement": msgspec.json.Decoder(tuple[Statement, str | None]),
    "event": msgspec.json.Decoder(tuple[Event, str, tuple[Teller, ...], tuple[Teller, ...]]),
    "figure": msgspec.json.Decoder(tuple[Figure, str, Teller, str | None]),
    "obligation": msgspec.json.Decoder(tuple[Obligation, Teller]),
    "dispute": msgspec.json.Decoder(tuple[Dispute, tuple[tuple[str, ...], ...]]),
}
#: Bodies kept at hand, some two thousand bytes each: candidates of one report are candidates of the next.
BODIES_KEPT = 16_384

_FINDINGS = msgspec.json.Decoder(Findings)


class _Troubles(msgspec.Struct):
    issues: tuple[Issue, ...]


_TROUBLES = msgspec.json.Decoder(_Troubles)
#: The columns of ``document`` that a report is made of.
REPORT_COLUMNS = (
    "number",
    "published",
    "trusted",
    "id",
    "file",
    "url",
    "outlet",
    "title",
    "byline",
    "language",
    "added",
    "previous",
)
#: The columns of ``entry`` but for its number.
ENTRY_COLUMNS = ("document", "kind", "key", "name", "actor", "day", "words", "body")

_WHEN = msgspec.json.Decoder(When)
_SPANS = msgspec.json.Decoder(list[Span])


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One entry as it goes into the index: its row, its words by column, its tags."""

    row: dict[str, Any]
    columns: dict[str, list[str]]
    tags: list[str]


def pack(findings: Findings) -> bytes:
    """The findings without their text, which the document keeps; half a character in a name becomes a mark."""
    bare = replace(findings, document=replace(findings.document, text=""))
    try:
        told = msgspec.json.encode(bare)
    except UnicodeEncodeError:
        told = msgspec.json.encode(_storable_in(msgspec.to_builtins(bare)))
    return zlib.compress(told, LEVEL)


def _storable_in(told: Any) -> Any:
    """All texts in what JSON can say as a database takes them."""
    if isinstance(told, str):
        return storable(told)
    if isinstance(told, dict):
        return {name: _storable_in(one) for name, one in told.items()}
    return [_storable_in(one) for one in told] if isinstance(told, list | tuple) else told


def unpack(packed: bytes, text: str) -> Findings:
    """The findings as they were given to ``pack``."""
    found = _FINDINGS.decode(zlib.decompress(packed))
    return replace(found, document=replace(found.document, text=text))


def issues_in(packed: bytes) -> tuple[Issue, ...]:
    """What is wrong with a page, out of packed findings; nothing else of them is made."""
    return _TROUBLES.decode(zlib.decompress(packed)).issues


def packed_text(text: str) -> bytes:
    """Text as the ledger keeps it; half a character, which UTF-8 has not, is kept as well."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpacked_text(packed: bytes) -> str:
    """The text as it was given to ``packed_text``."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def when_as_text(when: When | None) -> str | None:
    """A When as JSON."""
    return msgspec.json.encode(when).decode() if when else None


def report_of(row: Row[Any], *, before: str = "") -> Report:
    """The report of a row that has the columns of ``document``, their names with ``before`` in front."""
    number, published, trusted, *texts = _report_values(before)(row)
    document, file, url, outlet, title, byline, language, added, previous = texts
    when = _WHEN.decode(published) if published else None
    return Report(document, number, file, url, outlet, title, byline, language, when, added, previous, bool(trusted))


@cache
def _report_values(before: str) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(before + name for name in REPORT_COLUMNS))


def known_day(when: When | None) -> str | None:
    """The first day of a time, where its year is known; else its last."""
    days = (when.earliest, when.latest) if when else ()
    return next((day for day in days if day and len(day) == FULL_DAY and day[0] != "-"), None)


def entry_of(row: Row[Any], report: Report) -> Entry:
    """The entry of a row of ``entry``."""
    body = _body(row.kind, row.body)
    match row.kind:
        case "statement":
            statement, cue = body
            return Said(row.key, report, statement, row.words, cue)
        case "event":
            event, around, asserted, denied = body
            return Happened(row.key, report, event, row.words, around, asserted, denied)
        case "figure":
            figure, around, reporter, of_event = body
            return Counted(row.key, report, figure, row.words, around, reporter, of_event)
        case "obligation":
            obligation, by = body
            return Owed(row.key, report, obligation, row.words, by)
        case _:
            dispute, sides = body
            return Differing(row.key, report, dispute, sides)


@lru_cache(maxsize=BODIES_KEPT)
def _body(kind: str, body: str) -> Any:
    return BODIES[kind].decode(body)


def index_rows(entries: Entries, findings: Findings) -> list[IndexRow]:
    """Everything of one report that can be looked for: the report itself, then its entries."""
    return _Indexer(entries.report, findings).rows(entries)


class _Indexer:
    """Makes the rows of one report; keeps what all of them share."""

    def __init__(self, report: Report, findings: Findings) -> None:
        self._report = report
        self._findings = findings
        self._day = known_day(report.published)
        self._common = [tag("all", "all"), *_outlet_tags(report.outlet or "")]
        self._mentions = sorted(findings.mentions, key=lambda one: one.span)
        self._places = sorted(findings.places, key=lambda one: one.span)

    def rows(self, entries: Entries) -> list[IndexRow]:
        makers: tuple[tuple[Iterable[Any], Callable[[Any], IndexRow]], ...] = (
            (entries.said, self._said),
            (entries.happened, self._happened),
            (entries.counted, self._counted),
            (entries.owed, self._owed),
            (entries.differing, self._differing),
        )
        return [self._document(), *(make(one) for many, make in makers for one in many)]

    def _document(self) -> IndexRow:
        document = self._findings.document
        columns = {
            "speaker": _words(document.byline, document.outlet),
            "place": _words(*dict.fromkeys(place.name for place in self._places)),
            "words": _words(document.title, own_text(document)),
        }
        row = self._row("document", document.id, document.title or "", None, name=document.outlet)
        return IndexRow(row, columns, self._tags("document"))

    def _said(self, one: Said) -> IndexRow:
        statement, speaker = one.statement, one.statement.speaker
        mentions, places = self._inside(statement.content)
        columns = {
            "speaker": _words(
                *(part for part in (speaker.name, speaker.role, speaker.organization)) if speaker else ()
            ),
            "about": _words(statement.addressee, *(mention.name for mention in mentions)),
            "place": _words(*(place.name for place in places)),
            "words": _words(one.cue, one.words),
        }
        name, actor = (speaker.name, speaker.actor) if speaker else (None, None)
        tags = [tag("act", statement.act), *_actor_tags("speaker-actor", actor)]
        tags += [word for mention in mentions for word in _actor_tags("about-actor", mention.actor)]
        tags += [word for place in places for word in _actor_tags("about-actor", place.country)]
        body = (statement, one.cue)
        day = known_day(statement.said)
        row = self._row("statement", one.key, one.words, body, name=name, actor=actor, day=day)
        return IndexRow(row, columns, self._tags("statement", row, tags))

    def _happened(self, one: Happened) -> IndexRow:
        event = one.event
        parties = (*event.source, *event.target)
        columns = {
            "speaker": _words(*(teller.name for teller in (*one.asserted_by, *one.denied_by))),
            "about": _words(*(party.name for party in parties)),
            "place": _words(*(name for place in event.places for name in (place.name, place.admin1))),
            "words": _words(one.passage),
        }
        tags = [
            tag("type", event.type),
            tag("status", event.status),
            *([tag("type", event.mode)] if event.mode else []),
        ]
        tags += [word for party in parties for word in _actor_tags("about-actor", party.actor)]
        tags += [word for one_ in one.asserted_by for word in _actor_tags("speaker-actor", one_.actor)]
        first = event.source[0] if event.source else None
        body = (event, one.passage, one.asserted_by, one.denied_by)
        name, actor = (first.name, first.actor) if first else (None, None)
        row = self._row("event", one.key, one.words, body, name=name, actor=actor, day=known_day(event.when))
        return IndexRow(row, columns, self._tags("event", row, tags))

    def _counted(self, one: Counted) -> IndexRow:
        figure, reporter = one.figure, one.reporter
        columns = {
            "speaker": _words(reporter.name),
            "about": _words(figure.of.name if figure.of else None, figure.unit),
            "words": _words(one.passage),
        }
        tags = [tag("what", figure.what), *_actor_tags("speaker-actor", reporter.actor)]
        tags += _actor_tags("about-actor", figure.of.actor if figure.of else None)
        body = (figure, one.passage, reporter, one.event)
        day = known_day(figure.as_of)
        row = self._row("figure", one.key, one.words, body, name=reporter.name, actor=reporter.actor, day=day)
        return IndexRow(row, columns, self._tags("figure", row, tags))

    def _owed(self, one: Owed) -> IndexRow:
        duty = one.obligation
        parties = [party for party in (duty.who, duty.to) if party]
        columns = {
            "speaker": _words(one.by.name),
            "about": _words(*(party.name for party in parties)),
            "words": _words(one.words, duty.basis),
        }
        tags = [word for party in parties for word in _actor_tags("about-actor", party.actor)]
        name, actor = (duty.who.name, duty.who.actor) if duty.who else (None, None)
        body = (duty, one.by)
        row = self._row("obligation", one.key, one.words, body, name=name, actor=actor, day=known_day(duty.due))
        return IndexRow(row, columns, self._tags("obligation", row, tags))

    def _differing(self, one: Differing) -> IndexRow:
        dispute = one.dispute
        columns = {"about": _words(*(side.party for side in dispute.sides)), "words": _words(dispute.about)}
        row = self._row("dispute", one.key, dispute.about, (dispute, one.sides))
        return IndexRow(row, columns, self._tags("dispute", row, []))

    def _inside(self, spans: tuple[Span, ...]) -> tuple[list[NamedMention], list[Place]]:
        """The mentions and places in the words of a statement."""
        return (
            _covered(self._mentions, spans),
            _covered(self._places, spans),
        )

    def _row(
        self,
        kind: str,
        key: str,
        words: str,
        body: object,
        *,
        name: str | None = None,
        actor: str | None = None,
        day: str | None = None,
    ) -> dict[str, Any]:
        return {
            "document": self._report.number,
            "kind": kind,
            "key": key,
            "name": name and storable(name),
            "actor": actor,
            "day": day or self._day,
            "words": storable(words),
            "body": msgspec.json.encode(body).decode(),
        }

    def _tags(self, kind: str, row: dict[str, Any] | None = None, more: Iterable[str] = ()) -> list[str]:
        day = row["day"] if row else self._day
        month = [tag("month", day[:7])] if day else []
        return list(dict.fromkeys([tag("kind", kind), *self._common, *month, *more]))


def own_text(document: Document) -> str:
    """The document's text without what was set aside."""
    return without(document.text, [one.span for one in document.quarantine])


def without(text: str, aside: Iterable[Span]) -> str:
    """``text`` without some spans, which are in order and do not overlap."""
    kept, at = [], 0
    for span in aside:
        kept.append(text[at : span.start])
        at = span.end
    return " ".join([*kept, text[at:]])


def aside_as_text(document: Document) -> str:
    """The spans that were set aside, as JSON."""
    return msgspec.json.encode([one.span for one in document.quarantine]).decode()


def aside_from(text: str) -> list[Span]:
    """The spans that ``aside_as_text`` wrote."""
    return _SPANS.decode(text)


def _outlet_tags(outlet: str) -> list[str]:
    """An outlet by its whole name and by each word of it."""
    names = [outlet, *WORD.findall(outlet)] if outlet else []
    return list(dict.fromkeys(tag("outlet", name) for name in names))


def _actor_tags(name: str, actor: str | None) -> list[str]:
    """The actor, and the country it belongs to."""
    if not actor:
        return []
    return [tag(name, actor), *([tag(name, actor[:3])] if actor[3:4] == "." else [])]


def _covered(many: Sequence[Named], spans: tuple[Span, ...]) -> list[Named]:
    """What of ``many``, which are in order, lies in one of some spans."""
    found = []
    for one in many:
        start, end = one.span.start, one.span.end
        for span in spans:
            if span.start <= start and end <= span.end:
                found.append(one)
                break
    return found


def _words(*texts: str | None) -> list[str]:
    return [word for text in texts if text for word in search_words(text)]
