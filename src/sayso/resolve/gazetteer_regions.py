"""The table beside the gazetteer: seas, rivers, disputed regions, districts, and press names of what it has.

A line without coordinates gives names and short forms to a place of the gazetteer; it is found there when first asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

from sayso.errors import SettingsError
from sayso.resolve.gazetteer import Entry, Kind, country_entry, look_up, place_key

FILE = Path(__file__).parent / "tables" / "regions.tsv"
HEADER = ("place", "kind", "country", "admin1", "lat", "lon", "geonames_id", "aliases", "short", "basis")


@dataclass(frozen=True, slots=True)
class Region:
    """A line: ``lat`` and ``lon`` None where the gazetteer has them."""

    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None

    @cache  # noqa: B019 - a line lives as long as the table
    def entry(self) -> Entry | None:
        """The place itself; None if the gazetteer has no such place."""
        if self.lat is None or self.lon is None:
            return self._in_gazetteer()
        return Entry(
            self.kind, self.geonames_id, self.name, self.lat, self.lon, self.country, self._unit(), self._district(), 0
        )

    def _in_gazetteer(self) -> Entry | None:
        if self.kind == "country":
            return country_entry(self.country or "")
        near = frozenset([(self.country, self.admin1)])
        return next(
            (replace(one, main=True) for one in look_up(place_key(self.name), near=near) if self._is(one)), None
        )

    def _is(self, one: Entry) -> bool:
        same_unit = self.admin1 is None or one.admin1 == self.admin1
        return one.kind == self.kind and one.country == self.country and same_unit

    def _unit(self) -> str | None:
        return self.name if self.kind == "unit" else self.admin1

    def _district(self) -> str | None:
        return self.name if self.kind == "district" else None


@dataclass(frozen=True, slots=True)
class Regions:
    """Lines by key (``place_key``), and by short forms as written, full stop aside."""

    names: dict[str, tuple[Region, ...]]
    short: dict[str, tuple[Region, ...]]

    def called(self, key: str) -> tuple[Entry, ...]:
        """The places called ``key``."""
        return tuple(found for one in self.names.get(key, ()) if (found := one.entry()))

    def shortened(self, form: str) -> tuple[Entry, ...]:
        """The places of which ``form`` is a short form ("Calif.")."""
        return tuple(found for one in self.short.get(form.rstrip("."), ()) if (found := one.entry()))


@cache
def load_regions(folder: Path | None = None) -> Regions:
    """Our lines, with those of ``folder`` before them. SettingsError names the file and line that is wrong.

    A line of theirs replaces ours of the same place and kind.
    """
    theirs = list(_rows(folder / FILE.name)) if folder else []
    replaced = {(row["place"], row["kind"]) for row in theirs}
    ours = [row for row in _rows(FILE) if (row["place"], row["kind"]) not in replaced]
    names: dict[str, list[Region]] = {}
    short: dict[str, list[Region]] = {}
    for cells in (*theirs, *ours):
        region = _region(cells)
        for key in dict.fromkeys(map(place_key, (region.name, *_listed(cells["aliases"])))):
            names.setdefault(key, []).append(region)
        for form in _listed(cells["short"]):
            short.setdefault(form.rstrip("."), []).append(region)
    return Regions({k: tuple(v) for k, v in names.items()}, {k: tuple(v) for k, v in short.items()})


def _rows(file: Path) -> Iterator[dict[str, str]]:
    if not file.is_file():
        return
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file.name}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    header = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = tuple(cells)
            if header != HEADER:
                raise SettingsError(f"{file.name}, line {number}: the header must be {' '.join(HEADER)} (tabs between)")
            continue
        if len(cells) > len(HEADER):
            raise SettingsError(f"{file.name}, line {number}: {len(cells)} cells, the header has {len(HEADER)}")
        row = dict(zip(HEADER, [*cells, *[""] * (len(HEADER) - len(cells))], strict=True))
        _check(row, f"{file.name}, line {number}")
        yield row


def _check(row: dict[str, str], where: str) -> None:
    if row["kind"] not in get_args(Kind):
        raise SettingsError(f"{where}: kind {row['kind']!r} is none of {' '.join(get_args(Kind))}")
    for column, most in (("lat", 90), ("lon", 180)):
        if row[column] and not _is_degrees(row[column], most):
            raise SettingsError(f"{where}: {column} {row[column]!r} is no number of degrees up to {most}")
    if row["geonames_id"] and not row["geonames_id"].isdigit():
        raise SettingsError(f"{where}: geonames_id {row['geonames_id']!r} is no number")


def _is_degrees(cell: str, most: int) -> bool:
    try:
        return abs(float(cell)) <= most
    except ValueError:
        return False


def _region(row: dict[str, str]) -> Region:
    return Region(
        name=row["place"],
        kind=next(kind for kind in get_args(Kind) if kind == row["kind"]),
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
    )


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
