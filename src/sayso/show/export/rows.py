"""What several formats say of a happening in the same way: its day, its place, who published it."""

from collections.abc import Iterable
from datetime import date

from sayso.records import Place
from sayso.show.export.codes import State, state
from sayso.show.export.days import Stretch, iso, stretch
from sayso.show.export.occurrences import Occurrence
from sayso.show.export.places import point
from sayso.show.export.places import scene as most_precise

NO_PLACE = "no place is told of, or it is not in the gazetteer"
NO_DAY = "no day is told of, an end of the stretch is open, or its year is not known"
NOT_ONE_DAY = "no day is told of, or several"


def days(one: Occurrence) -> Stretch | None:
    """When it happened."""
    return stretch(one.when)


def day(one: Occurrence) -> date | None:
    """The day it happened, if it is a single one; never the day of publication instead."""
    when = days(one)
    return when.day if when else None


def scene(one: Occurrence) -> Place | None:
    """Where it happened, for formats with one place."""
    return most_precise(one.places)


def of_scene(one: Occurrence, field: str) -> object:
    """A field of that place."""
    place = scene(one)
    return getattr(place, field) if place else None


def country(one: Occurrence) -> State | None:
    """The state it happened in."""
    place = scene(one)
    return state(place.country) if place else None


def country_name(one: Occurrence) -> str | None:
    """The name of the state it happened in."""
    known = country(one)
    return known.name if known else None


def latitude(one: Occurrence) -> float | None:
    """Degrees, WGS 84."""
    found = point(scene(one))
    return found[0] if found else None


def longitude(one: Occurrence) -> float | None:
    """Degrees, WGS 84."""
    found = point(scene(one))
    return found[1] if found else None


def place_as_written(one: Occurrence) -> str | None:
    """The words of the page for that place."""
    place = scene(one)
    return one.known.place_words(place, one.located) if place else None


def outlets(one: Occurrence) -> tuple[str, ...] | None:
    """Who published it, each once, in the order of the ledger."""
    return unique(report.outlet for report in one.reports)


def urls(one: Occurrence) -> tuple[str, ...] | None:
    """The addresses of its reports."""
    return unique(report.url for report in one.reports)


def first_published(one: Occurrence) -> str | None:
    """The first day on which one of its reports was published."""
    published = (stretch(report.published) for report in one.reports)
    return min((found for when in published if when and (found := iso(when.day))), default=None)


def added(one: Occurrence) -> str:
    """When its first report came into the ledger, UTC."""
    return min(report.added for report in one.reports)


def last_added(one: Occurrence) -> str:
    """When its latest report came into the ledger, UTC."""
    return max(report.added for report in one.reports)


def unique(values: Iterable[str | None]) -> tuple[str, ...] | None:
    """What is known of ``values``, each once, in their order; None if nothing is."""
    return tuple(dict.fromkeys(value for value in values if value)) or None
