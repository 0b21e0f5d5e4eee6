"""POLECAT as tab-separated values, 40 columns: events by PLOVER's ontology, with parties, place and source."""

from collections.abc import Callable, Sequence
from functools import partial

from sayso.records import Party, SpeakerType
from sayso.show.export.cells import csv_bytes
from sayso.show.export.codes import event_code
from sayso.show.export.columns import Column, cells, names, unfilled
from sayso.show.export.days import iso
from sayso.show.export.made import Asked, Made, Part
from sayso.show.export.occurrences import SAID_TO_HAVE_HAPPENED, Occurrence, choose
from sayso.show.export.parties import cow, nation, sectors, sides
from sayso.show.export.places import level
from sayso.show.export.rows import (
    NO_PLACE,
    NOT_ONE_DAY,
    country_name,
    day,
    first_published,
    latitude,
    longitude,
    of_scene,
    outlets,
    place_as_written,
    scene,
    unique,
)
from sayso.show.export.status import contexts

CODEBOOK = "POLECAT of 2023 to 2026 (40 columns); PLOVER manual, draft 0.8"
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_PEOPLE: tuple[SpeakerType, ...] = ("person",)
_BODIES: tuple[SpeakerType, ...] = ("organization", "government", "armed_group", "media")


def write(asked: Asked) -> Made:
    """The file ``polecat.tsv``."""
    chosen = choose(asked.account, SAID_TO_HAVE_HAPPENED, asked.choice)
    head = columns(asked.made_by.sayso)
    content = csv_bytes(names(head), [cells(head, one) for one in chosen.rows], tabs=True)
    return Made((Part("polecat.tsv", content, len(chosen.rows)),), chosen.left_out)


def _each(parties: Sequence[Party], of: Callable[[Party], str | None]) -> tuple[str, ...] | None:
    """One value for each party, in their order; None if none has one."""
    values = tuple(of(party) or "" for party in parties)
    return values if any(values) else None


def _name(party: Party) -> str:
    return party.name


def _primary(one: Occurrence, party: Party) -> str | None:
    return next(iter(sectors(one, party)), None)


def _sectors(one: Occurrence, party: Party) -> str | None:
    return "|".join(sectors(one, party)) or None


def _score(one: Occurrence) -> float | None:
    return event_code(one.lead.event.type, one.mode).score


def _quad(one: Occurrence) -> str:
    return QUADS[event_code(one.lead.event.type, one.mode).quad]


def _city(one: Occurrence) -> str | None:
    place = scene(one)
    return place.name if place and level(place) == "point" else None


def _speakers(one: Occurrence, types: tuple[SpeakerType, ...]) -> tuple[str, ...] | None:
    speakers = one.known.speakers.get(one.lead.report.document, ())
    return unique(speaker.name for speaker in speakers if speaker.type in types)


def _locations(one: Occurrence) -> tuple[str, ...] | None:
    return unique(place.name for place in one.lead.event.places)


def _title(one: Occurrence, party: Party) -> str | None:
    return one.known.role(party, one.lead)


def _as_written(one: Occurrence, party: Party) -> str:
    return one.known.words(party, one.lead)


def _party_columns(who: str, parties: Callable[[Occurrence], tuple[Party, ...]]) -> tuple[Column[Occurrence], ...]:
    """The eight columns of actors or recipients. Several are parted by semicolons, in the same order in each column."""
    nobody, no_country = "nobody is named", "no party of a known country"
    no_sector = "no party whose sector is known: a country alone has none"

    def listed(of: Callable[[Party], str | None]) -> Callable[[Occurrence], object]:
        return lambda one: _each(parties(one), of)

    def told(of: Callable[[Occurrence, Party], str | None]) -> Callable[[Occurrence], object]:
        return lambda one: _each(parties(one), partial(of, one))

    return (
        Column(f"{who} Name", listed(_name), "who, by name", "the parties of the fullest telling", nobody),
        Column(f"{who} Country", listed(nation), "country, or IGO, UNO, EUR, NGO, IMG", "actor's id", no_country),
        Column(f"{who} COW", listed(cow), "Correlates of War number", "show/tables/export_countries.tsv", no_country),
        Column(f"Primary {who} Sector", told(_primary), "PLOVER sector", "show/tables/export_sectors.tsv", no_sector),
        Column(f"{who} Sectors", told(_sectors), "all its sectors", "show/tables/export_sectors.tsv", no_sector),
        Column(f"{who} Title", told(_title), "office", "its role where it speaks", "it does not speak"),
        Column(f"{who} Name Raw", told(_as_written), "the words of the page", "the party's place in the page", nobody),
        unfilled(f"Wikipedia {who} ID", "title of a Wikipedia page", "always: actors are not looked up in Wikipedia"),
    )


_HEAD: tuple[Column[Occurrence], ...] = (
    Column("Event ID", lambda o: o.id, "the happening", "key of its first telling in the ledger", ""),
    Column(
        "Event Date",
        lambda o: iso(day(o)),
        "the day it happened",
        "the happening's day; the day of publication is never put in its place",
        NOT_ONE_DAY,
    ),
    Column("Event Type", lambda o: o.lead.event.type, "PLOVER root", "the fullest telling", ""),
    Column("Event Mode", lambda o: o.mode, "PLOVER mode", "the fullest telling, else the next", "it has none"),
    Column(
        "Event Intensity",
        _score,
        "-10 (conflict) to 10 (cooperation)",
        "PLOVER manual, draft 0.8, table of conflict-cooperation scores (show/tables/export_events.tsv)",
        "ACCUSE without a mode: the table's own value is a misprint",
    ),
    Column("Quad Code", _quad, "VERBAL or MATERIAL, COOPERATION or CONFLICT", "root, by PLOVER's chapters", ""),
    Column(
        "Contexts",
        contexts,
        "PLOVER contexts; PLOVER's auxiliary ones (negation, future, hypothetical, historical); and the status in a "
        'word of ours: "x_status:claimed"',
        "contexts of the fullest telling; the happening's status",
        "",
    ),
)
_PLACE: tuple[Column[Occurrence], ...] = (
    Column("Placename", lambda o: of_scene(o, "name"), "where", "the most precise place told of", NO_PLACE),
    Column("City", _city, "town or other point", "place", f"{NO_PLACE}, or it is no point"),
    Column("District", lambda o: of_scene(o, "admin2"), "second-level unit", "gazetteer", "not in the gazetteer"),
    Column("Province", lambda o: of_scene(o, "admin1"), "first-level unit", "gazetteer", "not in the gazetteer"),
    Column("Country", country_name, "country", "gazetteer", "a place in no country"),
    Column("Latitude", latitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("Longitude", longitude, "degrees, WGS 84", "gazetteer", NO_PLACE),
    Column("GeoNames ID", lambda o: of_scene(o, "geonames_id"), "GeoNames number", "gazetteer", "not in GeoNames"),
    Column("Raw Placename", place_as_written, "the place as written", "the words of the page", NO_PLACE),
    unfilled("Feature Type", "GeoNames feature code", "always: the gazetteer does not keep it"),
)
_STORY: tuple[Column[Occurrence], ...] = (
    Column("Source", outlets, "who published it", "outlets of all its reports", "no outlet is known"),
    Column("Publication Date", first_published, "first day of publication", "its reports", "no such day is known"),
    Column("Story People", lambda o: _speakers(o, _PEOPLE), "persons", "persons who speak there", "none speaks"),
    Column("Story Organizations", lambda o: _speakers(o, _BODIES), "bodies", "bodies that speak there", "none speaks"),
    Column("Story Locations", _locations, "places", "places of the event in that report", "none"),
    Column("Language", lambda o: o.lead.report.language, "ISO 639-1", "the report of the fullest telling", "not known"),
)


def columns(version: str) -> tuple[Column[Occurrence], ...]:
    """The columns; ``version`` of Sayso stands in the last."""
    return (
        *_HEAD,
        *_party_columns("Actor", lambda one: sides(one).actors),
        *_party_columns("Recipient", lambda one: sides(one).recipients),
        *_PLACE,
        *_STORY,
        Column("Version", lambda _: f"sayso {version}", "what made the row", "version of Sayso", ""),
    )
