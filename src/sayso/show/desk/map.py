"""Where it is said to have happened: one row for each event and place, with how exactly the place is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.errors import SettingsError
from sayso.records import Happened, Place
from sayso.show.export.places import level
from sayso.show.ledger.days import told_when
from sayso.show.sheet import Cell, Column, Sheet

COLUMNS = (
    Column("day", "day"),
    Column("status", "status"),
    Column("whose_word", "whose word"),
    Column("passage", "words", wide=True),
    Column("place", "where"),
    Column("level", "how exactly"),
    Column("outlet", "outlet"),
    Column("lat", "latitude", hidden=True),
    Column("lon", "longitude", hidden=True),
    Column("key", "key", hidden=True),
)


#: Kilometres round the middle of a place that is drawn as an area: how far off the words may be, roughly. The middle of
#: a country is no place where anything happened: countries stand in the table alone.
REACH = {"point": 8, "district": 25, "unit": 70, "area": 150}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, its middle, how far it reaches (km), how many events, how they stand."""

    name: str
    lat: float
    lon: float
    level: str
    reach: int
    events: int
    statuses: tuple[str, ...]


def within(sheet: Sheet, box: str) -> Sheet:
    """Only the rows with a place that is drawn, in a frame "west,south,east,north" of degrees.

    Raises SettingsError for what is no frame.
    """
    try:
        west, south, east, north = (float(one) for one in box.split(","))
    except ValueError as error:
        raise SettingsError(f"{box}: is no frame; give west,south,east,north in degrees.") from error
    lat, lon = _at("lat"), _at("lon")

    def is_in(row: tuple[Cell, ...]) -> bool:
        if row[_at("level")] not in REACH:
            return False
        return south <= float(str(row[lat])) <= north and west <= float(str(row[lon])) <= east

    return replace(sheet, rows=tuple(filter(is_in, sheet.rows)))


def places_of(sheet: Sheet) -> tuple[Spot, ...]:
    """The places of the rows that are drawn, those with most events first."""
    found: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    for row in sheet.rows:
        if row[_at("level")] in REACH:
            found.setdefault((row[_at("lat")], row[_at("lon")]), []).append(row)
    spots = (_spot(rows) for rows in found.values())
    return tuple(sorted(spots, key=lambda one: (-one.events, one.name)))


def _spot(rows: list[tuple[Cell, ...]]) -> Spot:
    first = rows[0]
    known = str(first[_at("level")])
    lat, lon = (float(str(first[_at(name)])) for name in ("lat", "lon"))
    statuses = tuple(sorted({str(row[_at("status")]) for row in rows}))
    return Spot(str(first[_at("place")]), lat, lon, known, REACH[known], len(rows), statuses)


def _at(name: str) -> int:
    return next(at for at, column in enumerate(COLUMNS) if column.name == name)


def places_sheet(events: Iterable[Happened]) -> Sheet:
    """Events with the places the gazetteer knows. ``lat`` and ``lon`` in degrees, WGS 84: of the middle of the place.

    ``level``: point (a town), district, unit, area, country: what the middle stands for.
    """
    rows = tuple(row for one in events for row in _rows(one))
    return Sheet("places", "Where", COLUMNS, rows, empty="nothing here has a place that the gazetteer knows")


def _rows(one: Happened) -> Iterator[tuple[Cell, ...]]:
    event = one.event
    tellers = (*one.asserted_by, *one.denied_by)
    names = tuple(dict.fromkeys(teller.name for teller in tellers if teller.name))
    outlet = one.report.outlet or one.report.file
    whose = names or ((outlet,) if outlet else None)
    for place in _located(event.places):
        where = (place.name, level(place), outlet, place.lat, place.lon)
        yield (told_when(event.when), event.status, whose, one.passage, *where, one.key)


def _located(places: Iterable[Place]) -> Iterator[Place]:
    """Places that are on the map and stand for themselves, each once."""
    seen = set()
    for place in places:
        at = (place.lat, place.lon)
        if place.literal and None not in at and at not in seen:
            seen.add(at)
            yield place
