"""Which places a name as written may mean: by itself, without the words round it, or within the place after a comma."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.resolve.gazetteer import NOWHERE, Entry, Kind, Unit, country_entry, look_up, place_key
from sayso.resolve.gazetteer_regions import Regions
from sayso.resolve.tables import NameKind, Tables
from sayso.resolve.words import joined_keys

BEFORE = re.compile(
    r"^(?:(?:the )?(?:cit(?:y|ies)|towns?|villages?|ports?|provinces?|states?|districts?|count(?:y|ies)|regions?"
    r"|republic|island|municipality|governorate|settlement) of "
    r"|(?:the|greater|downtown|mid|central|(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|upper|lower"
    r"|inner|outer|mainland|rural|occupied|neighbou?ring|nearby)[ -])+"
)
BEHIND = re.compile(
    r"(?: (?:city|cities|town|townships?|village|provinces?|regions?|oblast|districts?|area|airport|governorate|state"
    r"|island|islands|settlement|territory|valley|metro|metropolitan|borough|municipality|raion|rayon|krai|kray"
    r"|suburbs?|peninsula|coast|front|airbase|refugee camp|camp))+$"
)
COUNTY = re.compile(r" (?:county|counties|co|parish|parishes|borough)$")
OF_A_UNIT = re.compile(r" (?:provinces?|regions?|oblast|governorate|state|district|krai|kray|county|counties|parish)$")
UNIT_KINDS: tuple[Kind, ...] = ("unit", "district", "region")
CODE = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.)+[A-Z]?")  # "EU", "U.S": no town is written so
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")  # the reader may leave the last full stop to the sentence
# Words that are a town somewhere and mean something else almost everywhere.
NO_TOWNS = frozenset([
    "airport", "al", "april", "army", "august", "avenue", "bay", "beach", "big", "bridge", "capital", "center",
    "central", "centre", "church", "city", "coast", "college", "county", "court", "de", "december", "district",
    "drive", "earth", "east", "eastern", "el", "empire", "february", "forest", "friday", "general", "grand", "great",
    "gulf", "hall", "harbor", "harbour", "hill", "hills", "hospital", "house", "inner", "island", "islands",
    "january", "july", "june", "king", "kingdom", "la", "lake", "lane", "las", "le", "little", "los", "lower",
    "march", "may", "middle", "monday", "mosque", "mountain", "nation", "navy", "new", "north", "northeast",
    "northern", "northwest", "november", "october", "old", "outer", "park", "plaza", "police", "port", "president",
    "prince", "province", "queen", "region", "republic", "river", "road", "saint", "san", "santa", "saturday",
    "school", "sea", "september", "south", "southeast", "southern", "southwest", "square", "st", "state", "station",
    "street", "sunday", "temple", "thursday", "tower", "town", "tuesday", "union", "university", "upper", "valley",
    "village", "wednesday", "west", "western", "world",
])  # fmt: skip
DIRECTION = re.compile(r"^(?:the )?(?:north|south|east|west)")
LONGEST = 80  # characters of a place's name: what is longer is a broken page


@dataclass(frozen=True, slots=True)
class Sense:
    """A place a name may mean.

    ``known``: the tables or the table of regions call it so, as reports do; ``capital``: the capital of a state.
    """

    entry: Entry
    known: bool
    capital: bool = False


def senses_of(written: str, tables: Tables, regions: Regions, near: frozenset[Unit] = NOWHERE) -> tuple[Sense, ...]:
    """The places ``written`` may mean, each once; none if no place is called so."""
    if len(written) > LONGEST:
        return ()
    found = dict[tuple[object, ...], Sense]()
    for sense in _all(written, tables, regions, near):
        entry = sense.entry
        same = entry.geonames_id or (entry.kind, entry.name, entry.country, entry.admin1)
        kept = found.setdefault((same,), sense)
        if kept is not sense:
            main = kept.entry if kept.entry.main or not entry.main else entry
            found[(same,)] = Sense(main, sense.known or kept.known, sense.capital or kept.capital)
    return tuple(found.values())


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether ``inner`` is a part of ``outer`` by country and unit."""
    if inner.country != outer.country or outer.country is None:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if inner.kind in ("country", "unit") and outer.kind != "region":
        return False
    if outer.kind == "unit":
        return inner.admin1 == outer.admin1
    return outer.kind == "district" and (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2)


def _all(written: str, tables: Tables, regions: Regions, near: frozenset[Unit]) -> Iterator[Sense]:
    for one in regions.shortened(written):
        yield Sense(one, known=True)
    country = country_called(written, tables)
    key = "" if CODE.fullmatch(written) else place_key(written)
    exact = list(_called(key, regions, near))
    if country and not _is_part(country, exact, tables):
        yield Sense(country, known=True)
    seats = _capitals(written, tables)
    yield from (_as_capital(one, seats) for one in exact)
    if county := COUNTY.search(key):
        stem = key[: county.start()]
        exact = [one for one in _called(stem, regions, near) if one.entry.kind == "district"]
        yield from exact
    if not exact:
        yield from _without_words(key, regions, near)


def _as_capital(one: Sense, seats: frozenset[str]) -> Sense:
    return Sense(one.entry, one.known, capital=True) if one.entry.kind == "town" and one.entry.country in seats else one


def _called(key: str, regions: Regions, near: frozenset[Unit]) -> Iterator[Sense]:
    for one in regions.called(key):
        yield Sense(one, known=True)
    if key in NO_TOWNS:
        return
    for one in look_up(key, near=near):
        yield Sense(one, known=False)


def _without_words(key: str, regions: Regions, near: frozenset[Unit]) -> Iterator[Sense]:
    """Places of "the city of Goris", "northern Syunik", "Goris district": a unit's name goes before a town's."""
    bare = BEHIND.sub("", BEFORE.sub("", key))
    if bare and bare != key:
        found = list(_called(bare, regions, near))
        if DIRECTION.match(key):  # "West Nile" is no part of the river
            found = [one for one in found if one.entry.kind not in ("water", "land")]
        units = [one for one in found if one.entry.kind in UNIT_KINDS] if OF_A_UNIT.search(key) else []
        yield from units or found


def _is_part(country: Entry, exact: list[Sense], tables: Tables) -> bool:
    """Whether a name of the country is rather that of its part: England of the United Kingdom."""
    parts = [one.entry for one in exact if one.entry.kind == "unit" and one.entry.main]
    own = tables.countries.get(country.country or "")
    return any(one.country == country.country and one.name not in (country.name, own and own.name) for one in parts)


def _capitals(written: str, tables: Tables) -> frozenset[str]:
    """The states of which ``written`` is the capital."""
    return frozenset(name.key for name in tables.names.get(joined_keys(written), ()) if name.kind == "capital")


def country_called(written: str, tables: Tables) -> Entry | None:
    """The country of a name or adjective of the tables."""
    return _country(written, tables, ("country", "adjective"))


def country_named(written: str, tables: Tables) -> Entry | None:
    """The country of a name of the tables."""
    return _country(written, tables, ("country",))


def _country(written: str, tables: Tables, kinds: tuple[NameKind, ...]) -> Entry | None:
    dotted = f"{written}." if INITIALS.fullmatch(written) else written
    for name in tables.names.get(joined_keys(dotted).removeprefix("the "), ()):
        if name.kind in kinds:
            return country_entry(name.key)
    return None
