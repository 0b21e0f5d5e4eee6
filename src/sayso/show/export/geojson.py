"""Happenings on a map: GeoJSON (RFC 7946), one feature for each happening with a place, status and whose word in it.

A happening in several places is one feature with several points. ``place_level`` says what a point stands for: that of
a country is no place where anything happened.
"""

from sayso.records import Place
from sayso.show.export.cells import Json, json_line, plain
from sayso.show.export.columns import Column, cells, names
from sayso.show.export.days import first, iso, last
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.export.occurrences import ALL_STATUSES, Occurrence, choose
from sayso.show.export.parties import sides
from sayso.show.export.places import LEVELS, level
from sayso.show.export.rows import NO_DAY, days, outlets, urls
from sayso.show.export.status import whose_word
from sayso.show.export.violence import conflict, deaths

CODEBOOK = "GeoJSON, RFC 7946"


def write(asked: Asked) -> Made:
    """The file ``happenings.geojson``."""
    chosen = choose(asked.account, ALL_STATUSES, asked.choice)
    rows = [one for one in chosen.rows if _located(one)]
    collection: Json = {"type": "FeatureCollection", "features": [_feature(one) for one in rows]}
    reasons = ["no place on the map"] * (len(chosen.rows) - len(rows))
    return Made(
        (Part("happenings.geojson", json_line(collection).encode(), len(rows)),), added(chosen.left_out, *reasons)
    )


def _located(one: Occurrence) -> list[Place]:
    """Its places that are on the map and literal, each once."""
    found = {
        (place.lon, place.lat): place
        for place in one.places
        if place.literal and place.lat is not None and place.lon is not None
    }
    return list(found.values())


def _feature(one: Occurrence) -> Json:
    points = [[place.lon, place.lat] for place in _located(one)]
    geometry: Json = (
        {"type": "Point", "coordinates": points[0]}
        if len(points) == 1
        else {"type": "MultiPoint", "coordinates": points}
    )
    properties = dict(zip(names(COLUMNS), cells(COLUMNS, one), strict=True))
    return {"type": "Feature", "id": one.id, "geometry": geometry, "properties": properties}


def _least_precise(one: Occurrence) -> str:
    return max((level(place) for place in _located(one)), key=LEVELS.index)


def _dead(one: Occurrence, bound: str) -> object:
    dead = deaths(one, conflict(one))
    return plain(getattr(dead, bound)) if dead else None


_TELLING = "the fullest telling"
COLUMNS: tuple[Column[Occurrence], ...] = (
    Column("type", lambda o: o.lead.event.type, "PLOVER root", _TELLING, ""),
    Column("mode", lambda o: o.mode, "PLOVER mode", _TELLING, "it has none"),
    Column("status", lambda o: o.status, "fact, claimed, disputed, denied, possible ...", "the happening", ""),
    Column("whose_word", whose_word, "status and on whose word", "the happening", ""),
    Column("asserted_by", lambda o: list(o.happening.asserted_by), "who says so", "the happening", "[]: the outlets"),
    Column("denied_by", lambda o: list(o.happening.denied_by), "who denies it", "the happening", "[]: nobody"),
    Column("first_day", lambda o: iso(first(days(o))), "first day", "the happening's day", NO_DAY),
    Column("last_day", lambda o: iso(last(days(o))), "last day", "the happening's day", NO_DAY),
    Column("source", lambda o: [p.name for p in sides(o).actors], "who does it", _TELLING, "[]: nobody is named"),
    Column("target", lambda o: [p.name for p in sides(o).recipients], "to whom", _TELLING, "[]: nobody is named"),
    Column(
        "places",
        lambda o: [place.name for place in _located(o)],
        "names of the points, in their order",
        "gazetteer",
        "",
    ),
    Column("place_level", _least_precise, "point, district, unit, area or country: the least precise", "gazetteer", ""),
    Column("killed_low", lambda o: _dead(o, "low"), "least number claimed", "as in UCDP GED", "nobody counts"),
    Column("killed_best", lambda o: _dead(o, "best"), "most carried number", "as in UCDP GED", "nobody counts"),
    Column("killed_high", lambda o: _dead(o, "high"), "greatest number claimed", "as in UCDP GED", "nobody counts"),
    Column("passage", lambda o: o.lead.passage, "the sentence that tells it", _TELLING, ""),
    Column("outlets", lambda o: list(outlets(o) or ()), "who published it", "its reports", "[]: not known"),
    Column("urls", lambda o: list(urls(o) or ()), "addresses", "its reports", "[]: not known"),
    Column("reports", lambda o: o.happening.reports, "independent reports", "the happening", ""),
    Column("tellings", lambda o: [told.key for told in o.tellings], "keys of its tellings", "the ledger", ""),
)
