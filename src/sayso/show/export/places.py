"""Where something happened, as other data sets write it: the level of a place, its precision, its grid cell."""

from collections.abc import Iterable
from typing import Literal

from sayso.records import Place
from sayso.show.export.codes import state

#: What a place is. point: a town or another place inside a first-level unit; area: a sea, a river, a part of a country
#: or of the world, for which a point stands.
Level = Literal["point", "district", "unit", "area", "country"]
#: From the most precise on.
LEVELS: tuple[Level, ...] = ("point", "district", "unit", "area", "country")

#: UCDP GED, ``where_prec``: 1 the exact location, 3 a second-level unit, 4 a first-level unit, 5 a line or an area
#: without clear borders, 6 the country. 2 (near a known point) and 7 (international waters) no name tells.
UCDP_PRECISION: dict[Level, int] = {"point": 1, "district": 3, "unit": 4, "area": 5, "country": 6}
#: ACLED, ``geo_precision``: 1 the town, 2 a small region, 3 a larger one.
ACLED_PRECISION: dict[Level, int] = {"point": 1, "district": 2, "unit": 3, "area": 3, "country": 3}
#: PLOVER, ``resolution``: 4 city, 3 district, 2 province, 1 country; an area has none.
PLOVER_RESOLUTION: dict[Level, int] = {"point": 4, "district": 3, "unit": 2, "country": 1}

_CELLS_A_DEGREE = 2  # PRIO-GRID cells are half a degree wide
_CELLS_ROUND = 360 * _CELLS_A_DEGREE  # columns of the grid


def level(place: Place) -> Level:
    """What a place is, by its name against its units; a town called like its unit ("Moscow") counts as the unit."""
    known = state(place.country)
    if known is not None and place.name == known.name and place.admin1 in (None, place.name):
        return "country"
    if place.country is None or place.admin1 is None:
        return "area"
    if _same(place.name, place.admin2):
        return "district"
    return "unit" if _same(place.name, place.admin1) else "point"


def scene(places: Iterable[Place]) -> Place | None:
    """The one place of an event for formats that have one: the most precise of those found on the map."""
    literal = [place for place in places if place.literal]
    found = [place for place in literal if place.lat is not None and place.lon is not None]
    return min(found or literal, key=lambda place: LEVELS.index(level(place)), default=None)


def point(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, WGS 84."""
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def prio_grid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (Tollefsen, Strand and Buhaug 2012): half a degree, counted from the south-west corner."""
    row = min(int((latitude + 90) * _CELLS_A_DEGREE), 180 * _CELLS_A_DEGREE - 1)
    column = int((longitude + 180) * _CELLS_A_DEGREE) % _CELLS_ROUND
    return row * _CELLS_ROUND + column + 1


def _same(name: str, other: str | None) -> bool:
    return other is not None and name.casefold() == other.casefold()
