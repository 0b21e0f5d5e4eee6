"""The gazetteer: which places a name may mean. Made by ``training/gazetteer.py``, mostly from GeoNames (CC BY 4.0).

``gazetteer.xz`` is a row of xz streams, each of which is read on its own: first an index, then blocks of places
(``PLACES_A_BLOCK`` lines each), then blocks of names in the order of their keys. Looking a name up reads one block of
names, and one block for each neighbourhood of places it may mean. ``xz -dc`` shows the whole as text.
"""

import lzma
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["country", "unit", "district", "town", "region", "water", "land"]
KINDS: dict[str, Kind] = {kind[0]: kind for kind in get_args(Kind)}  # in the file a kind is its first letter
FILE = Path(__file__).parent / "gazetteer.xz"
PLACES_A_BLOCK = 512  # lines: about 10 KB packed, a fraction of a millisecond to unpack
BLOCKS_KEPT = 192  # of either kind: some 20 MB at most; a page is at home in few countries
HALF_TURN = 180  # degrees of longitude each way
ENTRIES_KEPT = 4096  # places unpacked: about a megabyte
BLOCK_OF_PLACES, BLOCK_OF_NAMES, FIRST_OF_UNIT = "places", "names", "unit"  # what a line of the index is about
READ_AT_ONCE = 1 << 16  # bytes read to find the end of the index
FIRST_BY_NAME = 6  # places looked at of those whose first name it is: the most populous; there are forty Oxfords
FIRST_BY_OTHER = 3  # and of those that are also called so
MOST_NEAR = 12  # and of those in the units the page is about
ALTERNATE = "~"  # marks, behind a place's number, a name that is not the one GeoNames puts first

Unit = tuple[str | None, str | None]  # ISO3 of the country, name of the first-level unit
NOWHERE: frozenset[Unit] = frozenset()

LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
SILENT = re.compile(r"[.'’‘ʼʻ`´ʹ]+")
PARTS = re.compile(r"[^\w]+|_+")
SHORT_FORMS = {
    "st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "n": "north", "s": "south", "e": "east", "w": "west",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``country`` ISO3; ``population`` 0: not known; ``main``: by its first name."""

    kind: Kind
    geonames_id: int | None
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    admin2: str | None
    population: int
    main: bool = True


@dataclass(frozen=True, slots=True)
class _Index:
    """Where everything lies.

    ``starts``: offsets of the blocks, and of the end; ``keys``: the first of each block of names; ``units``: countries
    and first-level units in the order of their places, ``firsts``: the number of the first place in each.
    """

    place_blocks: int
    starts: tuple[int, ...]
    keys: tuple[str, ...]
    units: tuple[Unit, ...]
    firsts: tuple[int, ...]

    def unit_of(self, place: int) -> Unit:
        """The country and first-level unit of a place by its number."""
        return self.units[bisect_right(self.firsts, place) - 1]


def place_key(name: str) -> str:
    """``name`` as places are matched on: "Sot’k", "SOTK" and "Sotk" are one, "St. Louis" is "saint louis"."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = PARTS.sub(" ", SILENT.sub("", plain)).split()
    if len(words) > 1:
        words = [SHORT_FORMS.get(words[0], words[0]), *words[1:]]
        if words[0] == "the":
            words = words[1:]
    return " ".join(words)


def look_up(key: str, *, near: frozenset[Unit] = NOWHERE) -> tuple[Entry, ...]:
    """The places called ``key`` (see ``place_key``): the most populous, and those in the units of ``near``.

    A unit of ``near`` without a name is a whole country.
    """
    index = _index()
    at = bisect_right(index.keys, key) - 1
    if at < 0 or not key:
        return ()
    block = _names(at)
    start = block.find(f"\n{key}\t")
    if start < 0:
        return ()
    start += len(key) + 2
    numbers = block[start : block.index("\n", start)].split(" ")
    return tuple(_entry(number) for number in _chosen(numbers, near))


@cache
def country_entry(iso3: str) -> Entry | None:
    """The country of this code; None if there is none."""
    index = _index()
    at = next((i for i, unit in enumerate(index.units) if unit == (iso3, None)), None)
    if at is None:
        return None
    numbers = range(index.firsts[at], index.firsts[at + 1])
    return next((one for one in map(_entry, map(str, numbers)) if one.kind == "country"), None)


def _chosen(numbers: list[str], near: frozenset[Unit]) -> list[str]:
    if len(numbers) <= FIRST_BY_OTHER:
        return numbers
    first = [n for n in numbers if not n.endswith(ALTERNATE)][:FIRST_BY_NAME]
    other = [n for n in numbers if n.endswith(ALTERNATE)][:FIRST_BY_OTHER]
    taken = {*first, *other}
    close = [n for n in numbers if near and n not in taken and _is_near(int(n.rstrip(ALTERNATE)), near)]
    return [*first, *other, *close[:MOST_NEAR]]


def _is_near(place: int, near: frozenset[Unit]) -> bool:
    country, unit = _index().unit_of(place)
    return (country, unit) in near or (country, None) in near


def packed(index_text: str, blocks: Iterable[bytes]) -> bytes:
    """A gazetteer as bytes: the index, then ``blocks``, packed already."""
    return b"".join([pack(index_text), *blocks])


def pack(text: str) -> bytes:
    """One xz stream. A small dictionary, as no block is larger: unpacking then claims little memory."""
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 18}]
    return lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=filters)


@lru_cache(maxsize=ENTRIES_KEPT)
def _entry(number: str) -> Entry:
    main = not number.endswith(ALTERNATE)
    place = int(number if main else number[:-1])
    line = _places(place // PLACES_A_BLOCK)[place % PLACES_A_BLOCK]
    kind, place_id, name, lat, lon, country, admin1, admin2, population = line.split("\t")
    return Entry(
        kind=KINDS[kind],
        geonames_id=int(place_id) if place_id else None,
        name=name,
        lat=float(lat),
        lon=round((float(lon) + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN, 5),  # a unit across the date line
        country=country or None,
        admin1=admin1 or None,
        admin2=admin2 or None,
        population=int(population or 0),
        main=main,
    )


@cache
def _index() -> _Index:
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ)
    text, read = bytearray(), 0
    with FILE.open("rb") as file:
        while not unpacker.eof:
            chunk = file.read(READ_AT_ONCE)
            read += len(chunk)
            text += unpacker.decompress(chunk)
    rows = [line.split("\t") for line in text.decode().split("\n")]
    blocks = [row for row in rows if row[0] in (BLOCK_OF_PLACES, BLOCK_OF_NAMES)]
    starts = accumulate((int(row[1]) for row in blocks), initial=read - len(unpacker.unused_data))
    units = [row for row in rows if row[0] == FIRST_OF_UNIT]
    return _Index(
        place_blocks=sum(row[0] == BLOCK_OF_PLACES for row in blocks),
        starts=tuple(starts),
        keys=tuple(row[2] for row in blocks if row[0] == BLOCK_OF_NAMES),
        units=tuple((row[2] or None, row[3] or None) for row in units),
        firsts=tuple(int(row[1]) for row in units),
    )


@lru_cache(maxsize=BLOCKS_KEPT)
def _places(block: int) -> list[str]:
    return _unpacked(block).split("\n")


@lru_cache(maxsize=BLOCKS_KEPT)
def _names(block: int) -> str:
    return _unpacked(_index().place_blocks + block)


def _unpacked(block: int) -> str:
    starts = _index().starts
    with FILE.open("rb") as file:
        file.seek(starts[block])
        return lzma.decompress(file.read(starts[block + 1] - starts[block])).decode()
