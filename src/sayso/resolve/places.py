"""Every place name of a reading: which place it is, and whether it stands for a government."""

from sayso.records import Place, Reading, Resolution
from sayso.resolve.gazetteer import Entry, place_key
from sayso.resolve.gazetteer_regions import load_regions
from sayso.resolve.place_literal import Voices, is_literal
from sayso.resolve.place_page import Written, place_page
from sayso.resolve.tables import Tables
from sayso.resolve.words import joined_keys


def resolve_places(reading: Reading, actors: tuple[Resolution, ...], tables: Tables) -> tuple[Place, ...]:
    """Every place in text order. One that speaks ("Baku said") stands for its government and is not meant literally."""
    written = place_page(reading, actors, tables, load_regions(tables.folder))
    text, voices = reading.document.text, Voices.of(reading)
    return tuple(_place(one, tables, literal=is_literal(one.span, text, voices, tables)) for one in written)


def _place(one: Written, tables: Tables, *, literal: bool) -> Place:
    if not one.asked.senses or not one.asked.fits:
        return Place(one.span, one.text, None, None, None, _country_of(one.text, tables), None, None, literal)
    entry = one.asked.senses[one.asked.best].entry
    return Place(
        span=one.span,
        name=_name(entry, one.text, tables),
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        literal=literal,
    )


def _name(entry: Entry, written: str, tables: Tables) -> str:
    """The usual name of a country; else the gazetteer's name, or the written one where neither holds the other."""
    if entry.kind == "country" and entry.country in tables.countries:
        return tables.countries[entry.country].name
    if written.rstrip(".") in load_regions(tables.folder).short:
        return entry.name
    ours, theirs = set(place_key(entry.name).split()), set(place_key(written).split())
    return entry.name if ours <= theirs or theirs <= ours else written


def _country_of(written: str, tables: Tables) -> str | None:
    """The country of a place that the tables know and the gazetteer does not."""
    names = tables.names.get(joined_keys(written), ())
    return next((name.key for name in names if name.kind in ("place", "country", "capital")), None)
