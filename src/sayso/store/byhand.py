"""Records that a person adds to a report: each is a correction of the field "made", laid beside the machine's records.

What such a record rests on (who reports a figure, on whose word an event stands) is kept as the key of a statement with
the speaker's name: ids of statements change with every reading, and a statement may go; a name that was given stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from sayso.records import (
    Counted,
    Entries,
    EntryKind,
    Event,
    Figure,
    Happened,
    Obligation,
    Owed,
    Report,
    Said,
    Span,
    Statement,
    Teller,
    When,
)
from sayso.store.entries import passage, quoted, statement_span

#: What a person can add.
ByHand = Said | Happened | Counted | Owed

#: The field by which an entry comes into being that a person added; its value is the record.
MADE = "made"

_STATEMENT = msgspec.json.Decoder(Statement)
_EVENT = msgspec.json.Decoder(tuple[Event, tuple[Teller, ...], tuple[Teller, ...]])
_FIGURE = msgspec.json.Decoder(tuple[Figure, Teller])
_DUTY = msgspec.json.Decoder(tuple[Obligation, Teller])


def value_of(entry: ByHand) -> str:
    """An entry as the value of the field ``MADE``: its record, and on whose word it stands."""
    body: Any
    match entry:
        case Said():
            body = entry.statement
        case Happened():
            body = (entry.event, entry.asserted_by, entry.denied_by)
        case Counted():
            body = (entry.figure, entry.reporter)
        case Owed():
            body = (entry.obligation, entry.by)
    return msgspec.json.encode(body).decode()


def restored(report: Report, text: str, key: str, value: str | None) -> ByHand:
    """The entry that a person added to a report, as it was added. ``value``: of the field ``MADE``."""
    told = value or ""
    match key.split("/")[1]:
        case "event":
            event, asserted, denied = _EVENT.decode(told)
            around = passage(text, event.trigger)
            return Happened(key, report, event, quoted(text, event.trigger), around, asserted, denied)
        case "figure":
            figure, reporter = _FIGURE.decode(told)
            around = passage(text, figure.span)
            return Counted(key, report, figure, quoted(text, figure.span), around, reporter, None)
        case "obligation":
            duty, by = _DUTY.decode(told)
            return Owed(key, report, duty, quoted(text, duty.duty), by)
        case _:
            statement = _STATEMENT.decode(told)
            cue = quoted(text, statement.cue) if statement.cue else None
            return Said(key, report, statement, " … ".join(quoted(text, span) for span in statement.content), cue)


def with_added(entries: Entries, values: Mapping[str, str | None]) -> Entries:
    """The entries with those that a person added; ``values``: of the field ``MADE``, by key."""
    added = [restored(entries.report, entries.text, key, value) for key, value in values.items()]
    said = (*entries.said, *(one for one in added if isinstance(one, Said)))
    by_key = {one.key: one for one in said}
    return replace(
        entries,
        said=said,
        happened=(*entries.happened, *(_event_on(one, by_key) for one in added if isinstance(one, Happened))),
        counted=(*entries.counted, *(_figure_on(one, by_key) for one in added if isinstance(one, Counted))),
        owed=(*entries.owed, *(_duty_on(one, by_key) for one in added if isinstance(one, Owed))),
    )


def kind_of_entry(entry: ByHand) -> EntryKind:
    """The kind of entry, as it stands in a key."""
    match entry:
        case Said():
            return "statement"
        case Happened():
            return "event"
        case Counted():
            return "figure"
        case Owed():
            return "obligation"


def words_span(entry: ByHand) -> Span:
    """The words an entry stands on."""
    match entry:
        case Said():
            return statement_span(entry.statement)
        case Happened():
            return entry.event.trigger
        case Counted():
            return entry.figure.span
        case Owed():
            return entry.obligation.duty


def named(entry: ByHand, key: str) -> ByHand:
    """The entry under a key of the ledger's; its record is called what the key calls it."""
    id_ = key.partition("/")[2]
    match entry:
        case Said():
            return replace(entry, key=key, statement=replace(entry.statement, id=id_))
        case Happened():
            return replace(entry, key=key, event=replace(entry.event, id=id_))
        case Counted():
            return replace(entry, key=key, figure=replace(entry.figure, id=id_))
        case Owed():
            return replace(entry, key=key, obligation=replace(entry.obligation, id=id_))


def same_as(made: ByHand, entries: Entries) -> ByHand | None:
    """The entry of a report that tells the same of the same words, whoever made it; None: there is none.

    Of a statement that is the speaker alone: what is said twice by one in the same words is one statement.
    """
    every: tuple[ByHand, ...] = (*entries.said, *entries.happened, *entries.counted, *entries.owed)
    told = _told(made)
    return next((one for one in every if type(one) is type(made) and _told(one) == told), None)


def _told(entry: ByHand) -> tuple[object, ...]:
    """What an entry says, without who made it."""
    match entry:
        case Said(statement=one):
            return one.content, _folded([one.speaker])
        case Happened(event=event):
            names = (event.source, event.target, event.places, entry.asserted_by, entry.denied_by)
            return event.trigger, event.type, event.mode, event.status, _days(event.when), *map(_folded, names)
        case Counted(figure=figure):
            amount = (figure.low, figure.high, figure.comparator, (figure.unit or "").casefold())
            names_ = ([figure.of], [entry.reporter])
            return figure.span, figure.what, *amount, _days(figure.as_of), *map(_folded, names_)
        case Owed(obligation=duty):
            words = ((duty.recurrence or "").casefold(), (duty.basis or "").casefold())
            return duty.duty, *words, _days(duty.due), *map(_folded, ([duty.who], [duty.to], [entry.by]))


def _folded(many: Any) -> frozenset[str]:
    """Names, whatever their capitals; who is not named is no name."""
    return frozenset(one.name.casefold() for one in many if one and one.name)


def _days(when: When | None) -> tuple[str | None, str | None]:
    return (when.earliest, when.latest) if when else (None, None)


def _event_on(one: Happened, said: Mapping[str, Said]) -> Happened:
    asserted, denied = _on(one.asserted_by, said), _on(one.denied_by, said)
    event = replace(one.event, asserted_by=_ids(asserted, said), denied_by=_ids(denied, said))
    return replace(one, event=event, asserted_by=asserted, denied_by=denied)


def _figure_on(one: Counted, said: Mapping[str, Said]) -> Counted:
    (reporter,) = _on([one.reporter], said)
    figure = replace(one.figure, reported_by=next(iter(_ids([reporter], said)), None))
    return replace(one, figure=figure, reporter=reporter)


def _duty_on(one: Owed, said: Mapping[str, Said]) -> Owed:
    (by,) = _on([one.by], said)
    duty = replace(one.obligation, statement=next(iter(_ids([by], said)), None))
    return replace(one, obligation=duty, by=by)


def _on(tellers: Iterable[Teller], said: Mapping[str, Said]) -> tuple[Teller, ...]:
    """Tellers as the statements of this reading have them; of one that is gone the name stays."""
    found = ((one, said.get(one.statement or "")) for one in tellers)
    return tuple(_teller(held) if held else replace(one, statement=None) for one, held in found)


def _teller(said: Said) -> Teller:
    speaker = said.statement.speaker
    return Teller(speaker.name, speaker.actor, said.key) if speaker else Teller(None, None, said.key)


def _ids(tellers: Iterable[Teller], said: Mapping[str, Said]) -> tuple[str, ...]:
    found = (said.get(one.statement or "") for one in tellers)
    return tuple(held.statement.id for held in found if held)
