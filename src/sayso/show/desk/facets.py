"""What a search found, counted by who, what, which outlet and which month, each with the words that narrow it so."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.records import ACTS, Counted, Differing, EntryKind, Happened, Hit, Owed, Said
from sayso.show.amounts import WHATS

#: Values of one facet that are shown, the most frequent.
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: what it is called, the words of a search that keep only it, how many there are."""

    label: str
    narrows: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to divide what was found. ``more``: how many values are not shown."""

    title: str
    choices: tuple[Choice, ...]
    more: int


Told = tuple[str, str]  # what it is called, the words of a search that keep only it


def facets_of(hits: Sequence[Hit], kind: EntryKind) -> tuple[Facet, ...]:
    """The facets of what was found; only those that divide it."""
    ways: list[tuple[str, Callable[[Hit], Told | None]]] = []
    if kind in ("statement", "figure"):
        ways.append(("who says it", _who))
    if kind in ("event", "obligation"):
        ways.append(("who", _whom))
    if kind in ("statement", "event", "figure"):
        ways.append(("what", _what))
    if kind == "event":
        ways.append(("how it stands", _status))
    ways += [("outlet", _outlet), ("month", _month)]
    found = (_facet(title, (way(hit) for hit in hits)) for title, way in ways)
    return tuple(one for one in found if len(one.choices) > 1)


def _facet(title: str, told: Iterable[Told | None]) -> Facet:
    counts = Counter(one for one in told if one)
    often = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if title == "month":
        often = sorted(often[:MOST_SHOWN], key=lambda item: item[0])
    choices = tuple(Choice(label, narrows, count) for (label, narrows), count in often[:MOST_SHOWN])
    return Facet(title, choices, max(0, len(counts) - MOST_SHOWN))


def quoted(field: str, value: str) -> str:
    """A field of a search with a value of several words."""
    return f'{field}:"{value.replace(chr(34), " ")}"'


def _who(hit: Hit) -> Told | None:
    match hit.entry:
        case Said(statement=statement) if statement.speaker:
            return statement.speaker.name, quoted("speaker", statement.speaker.name)
        case Counted(reporter=reporter) if reporter.name:
            return reporter.name, quoted("speaker", reporter.name)
    return None


def _whom(hit: Hit) -> Told | None:
    match hit.entry:
        case Happened(event=event) if event.source:
            name = event.source[0].name
        case Owed(obligation=duty) if duty.who:
            name = duty.who.name
        case _:
            return None
    return name, quoted("about", name)


def _what(hit: Hit) -> Told | None:
    match hit.entry:
        case Said(statement=statement):
            return ACTS[statement.act], f"act:{statement.act}"
        case Happened(event=event):
            return event.type.lower(), f"type:{event.type}"
        case Counted(figure=figure):
            return WHATS[figure.what], f"what:{figure.what}"
    return None


def _status(hit: Hit) -> Told | None:
    return (hit.entry.event.status, f"status:{hit.entry.event.status}") if isinstance(hit.entry, Happened) else None


def _outlet(hit: Hit) -> Told | None:
    outlet = hit.report.outlet
    return (outlet, quoted("outlet", outlet)) if outlet else None


def _month(hit: Hit) -> Told | None:
    """The month a thing counts by: its own day, else that of its report."""
    match hit.entry:
        case Said(statement=statement):
            when = statement.said
        case Happened(event=event):
            when = event.when
        case Counted(figure=figure):
            when = figure.as_of
        case Owed(obligation=duty):
            when = duty.due
        case Differing() | None:
            when = None
    for one in (when, hit.report.published):
        days = (one.earliest, one.latest) if one else ()
        day = next((day for day in days if day and len(day) == len("2022-09-21") and day[0] != "-"), None)
        if day:
            return day[:7], f"since:{day[:7]} until:{day[:7]}"
    return None
