"""What of an entry can be corrected, and how it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Counted, Differing, Happened, Owed, Party, Place, Said, When

Entry = Said | Happened | Counted | Owed | Differing

#: What a field is called on a form.
LABELS = {
    "speaker": "speaker",
    "actor": "actor id",
    "act": "does what",
    "addressee": "to or about whom",
    "said": "said on",
    "type": "kind of event",
    "mode": "mode",
    "status": "how it stands",
    "source": "who does it",
    "target": "to whom",
    "when": "when",
    "place": "where",
    "low": "at least",
    "high": "at most",
    "comparator": "how exact",
    "what": "what is counted",
    "unit": "in what, where not persons",
    "of": "of whom",
    "reporter": "according to",
    "as_of": "as of",
    "who": "who owes it",
    "to": "to whom",
    "due": "due on",
    "recurrence": "how often",
    "basis": "resting on",
}

#: Fields that words of a page may be the value of, as they stand.
NAMED = ("speaker", "addressee", "source", "target", "place", "of", "reporter", "who", "to")


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as it stands: its name, what it is called, its value as text, None: not known."""

    name: str
    label: str
    value: str | None


def fields_of(entry: Entry) -> tuple[FieldView, ...]:
    """The fields of an entry that a person may correct, but for whether it is one at all."""
    return tuple(FieldView(name, LABELS[name], value or None) for name, value in _values(entry))


def rule_of(entry: Entry) -> tuple[str, float | None]:
    """The rule that made an entry, and how certain it is, 0 to 1; None: no such thing."""
    match entry:
        case Said(statement=record):
            return record.rule, record.score
        case Happened(event=event):
            return event.rule, event.score
        case Counted(figure=figure):
            return figure.rule, figure.score
        case Owed(obligation=duty):
            return duty.rule, duty.score
        case Differing(dispute=dispute):
            return dispute.rule, None


def words_of(entry: Entry) -> str:
    """The words an entry stands for, with as much round them as is kept."""
    match entry:
        case Said() | Owed():
            return entry.words
        case Happened() | Counted():
            return entry.passage
        case Differing(dispute=dispute):
            return dispute.about


def _values(entry: Entry) -> list[tuple[str, str | None]]:
    match entry:
        case Said(statement=one):
            speaker = one.speaker
            who = [("speaker", speaker.name if speaker else None), ("actor", speaker.actor if speaker else None)]
            return [*who, ("act", one.act), ("addressee", one.addressee), ("said", _day(one.said))]
        case Happened(event=event):
            return [
                ("type", event.type),
                ("mode", event.mode),
                ("status", event.status),
                ("source", _names(event.source)),
                ("target", _names(event.target)),
                ("when", _day(event.when)),
                ("place", _names(event.places)),
            ]
        case Counted(figure=figure, reporter=reporter):
            return [
                ("low", _number(figure.low)),
                ("high", _number(figure.high)),
                ("comparator", figure.comparator),
                ("what", figure.what),
                ("unit", figure.unit),
                ("of", figure.of.name if figure.of else None),
                ("reporter", reporter.name),
                ("as_of", _day(figure.as_of)),
            ]
        case Owed(obligation=duty):
            sides = [("who", duty.who.name if duty.who else None), ("to", duty.to.name if duty.to else None)]
            return [*sides, ("due", _day(duty.due)), ("recurrence", duty.recurrence), ("basis", duty.basis)]
        case Differing():
            return []


def _names(many: Iterable[Party | Place]) -> str:
    return "; ".join(dict.fromkeys(one.name for one in many))


def _day(when: When | None) -> str | None:
    """A single day; a stretch of days is corrected by giving one."""
    return when.earliest if when and when.earliest == when.latest else None


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return str(int(value)) if float(value).is_integer() else str(value)
