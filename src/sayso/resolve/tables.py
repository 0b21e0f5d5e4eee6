"""The tables of actors: countries, sectors, bodies, people and places, read from TSV files into one index.

Each file is UTF-8 with a header line; ``#`` opens a comment line; lists are separated by ``|``; an empty cell is
unknown. Every line carries its basis. A user's folder has the same format: a line with a key of ours replaces ours
(for people: all terms of that actor), a new key is added.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from sayso.errors import SettingsError
from sayso.records import SpeakerType
from sayso.resolve.gazetteer_regions import FILE as REGIONS_FILE
from sayso.resolve.gazetteer_regions import load_regions
from sayso.resolve.words import joined_keys

NameKind = Literal["country", "adjective", "capital", "metonym", "place", "sector", "body", "person", "surname"]
Gender = Literal["f", "m"]
FAMILY_NAME_FIRST = frozenset({"CHN", "KHM", "KOR", "PRK", "TWN", "VNM"})  # "Xi Jinping", "Kim Jong-un"
PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "dos", "el", "la", "le", "van", "von"])
FOLDER = Path(__file__).parent / "tables"
HEADERS = {
    "countries.tsv": ("iso3", "name", "aliases", "adjectives", "capital", "metonyms", "basis"),
    "sectors.tsv": ("sector", "name", "type", "phrases", "basis"),
    "bodies.tsv": ("actor", "name", "type", "country", "sector", "aliases", "basis"),
    "people.tsv": (
        "actor", "name", "aliases", "gender", "country", "role", "sector", "organization", "from", "to", "basis",
    ),
    "places.tsv": ("place", "country", "basis"),
    "domains.tsv": ("domain", "country", "basis"),
    "disputed.tsv": ("place", "since", "basis"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: ISO 3166-1 alpha-3 ``iso3``, its usual English ``name`` and its first adjective."""

    iso3: str
    name: str
    adjective: str | None


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a state or society ("MOD": the ministry of defence)."""

    sector: str
    name: str
    type: SpeakerType


@dataclass(frozen=True, slots=True)
class Body:
    """A named organisation. ``country`` ISO3, None for bodies of many states or of none.

    ``nouns``: the words its names end in, "service" of a "Federal Security Service".
    """

    actor: str
    name: str
    type: SpeakerType
    country: str | None
    sector: str | None
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office. ``since`` and ``until`` are ISO days, months or years, inclusive; None is open or unknown."""

    role: str | None
    sector: str | None
    organization: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the tables with every term of office known."""

    actor: str
    name: str
    gender: Gender | None
    country: str | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name of the index means: ``key`` is an ISO3 code, a sector or an actor, by ``kind``.

    ``capital``: the name is only meant where the page writes it with a capital letter.
    """

    kind: NameKind
    key: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything known of actors.

    ``names`` is keyed by words joined with a space; ``longest`` (words) by a first word; ``openings`` are the first two
    words of names of several; ``domains`` gives the state of an official site; ``surnames`` are the names of that kind,
    sorted; ``disputed`` gives the day, by a place's words, since which it is held by another power than the state it
    lies in, or claimed by two. ``folder``: the user's own, which may have lines for the gazetteer too.
    """

    countries: dict[str, Country]
    sectors: dict[str, Sector]
    bodies: dict[str, Body]
    people: dict[str, Person]
    names: dict[str, tuple[Name, ...]]
    longest: dict[str, int]
    openings: frozenset[str]
    domains: dict[str, str]
    disputed: dict[str, str]
    surnames: list[str]
    folder: Path | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: cells by column, and where it stands, for errors."""

    file: Path
    line: int
    cells: dict[str, str]

    def list(self, column: str) -> list[str]:
        cell = self.cells[column]
        return [part.strip() for part in cell.split("|") if part.strip()] if cell else []

    def error(self, what: str) -> SettingsError:
        return SettingsError(f"{self.file.name}, line {self.line}: {what}")


@cache
def load_tables(folder: Path | None = None) -> Tables:
    """The tables of Sayso, with those of ``folder`` over them. SettingsError names the file and line that is wrong."""
    if folder is not None and not folder.is_dir():
        raise SettingsError(f"{folder.name}: no such folder of tables")
    if folder is not None and not any((folder / name).is_file() for name in (*HEADERS, REGIONS_FILE.name)):
        raise SettingsError(f"{folder.name}: holds no table; they are called {', '.join(sorted(HEADERS))}")
    load_regions(folder)  # a wrong line of theirs is named before anything is read
    rows = {name: _merged(name, folder) for name in HEADERS}
    index = _Index({}, {}, set())
    countries = {r.cells["iso3"]: _country(r, index) for r in rows["countries.tsv"]}
    sectors = {r.cells["sector"]: _sector(r, index) for r in rows["sectors.tsv"]}
    bodies = {r.cells["actor"]: _body(r, index) for r in rows["bodies.tsv"]}
    for row in rows["places.tsv"]:
        index.add(row.cells["place"], "place", row.cells["country"])
    people = _people(rows["people.tsv"], index)
    return Tables(
        countries=countries,
        sectors=sectors,
        bodies=bodies,
        people=people,
        names={key: tuple(names) for key, names in index.names.items()},
        longest=index.longest,
        openings=frozenset(index.openings),
        domains={row.cells["domain"]: row.cells["country"] for row in rows["domains.tsv"]},
        disputed={joined_keys(row.cells["place"]): row.cells["since"] for row in rows["disputed.tsv"]},
        surnames=sorted(key for key, names in index.names.items() if any(name.kind == "surname" for name in names)),
        folder=folder,
    )


@dataclass(slots=True)
class _Index:
    names: dict[str, list[Name]]
    longest: dict[str, int]
    openings: set[str]

    def add(self, name: str, kind: NameKind, key: str) -> None:
        keys = joined_keys(name)
        known = self.names.setdefault(keys, [])
        for entry in known:
            if entry.kind == kind and entry.key == key:
                return
        known.append(Name(kind, key, not name.islower()))
        first, _, rest = keys.partition(" ")
        size = 2 + rest.count(" ") if rest else 1
        if self.longest.get(first, 0) < size:
            self.longest[first] = size
        if rest:
            self.openings.add(f"{first} {rest.partition(' ')[0]}")


def _merged(name: str, folder: Path | None) -> list[_Row]:
    ours = _read(FOLDER / name)
    theirs = _read(folder / name) if folder else []
    key = HEADERS[name][0]
    replaced = {row.cells[key] for row in theirs}
    return [row for row in ours if row.cells[key] not in replaced] + theirs


def _read(file: Path) -> list[_Row]:
    if not file.is_file():
        return []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file.name}: not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    header = HEADERS[file.name]
    rows: list[_Row] = []
    seen_header = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not seen_header:
            _check_header(file, number, cells, header)
            seen_header = True
        else:
            rows.append(_row(file, number, cells, header))
    return rows


def _check_header(file: Path, number: int, cells: list[str], header: tuple[str, ...]) -> None:
    if tuple(cell.strip() for cell in cells) != header:
        raise SettingsError(f"{file.name}, line {number}: the header must be {' '.join(header)} (tabs between)")


def _row(file: Path, number: int, cells: list[str], header: tuple[str, ...]) -> _Row:
    if len(cells) > len(header):
        raise SettingsError(f"{file.name}, line {number}: {len(cells)} cells, the header has {len(header)}")
    padded = [*cells, *[""] * (len(header) - len(cells))]
    row = _Row(file, number, {column: cell.strip() for column, cell in zip(header, padded, strict=True)})
    if not row.cells[header[0]]:
        raise row.error(f"no {header[0]}")
    return row


def _country(row: _Row, index: _Index) -> Country:
    iso3, name = row.cells["iso3"], row.cells["name"]
    if len(iso3) != 3 or not (iso3.isascii() and iso3.isupper()):
        raise row.error(f"{iso3!r} is no ISO3 code (three capital letters)")
    for kind, names in _country_names(row):
        for alias in names:
            index.add(alias, kind, iso3)
    return Country(iso3, name, next(iter(row.list("adjectives")), None))


def _country_names(row: _Row) -> Iterable[tuple[NameKind, list[str]]]:
    yield "country", [row.cells["name"], *row.list("aliases")]
    yield "adjective", row.list("adjectives")
    yield "capital", row.list("capital")
    yield "metonym", row.list("metonyms")


def _sector(row: _Row, index: _Index) -> Sector:
    key = row.cells["sector"]
    for phrase in (row.cells["name"], *row.list("phrases")):
        index.add(phrase.lower(), "sector", key)
    return Sector(key, row.cells["name"], _type(row))


def _body(row: _Row, index: _Index) -> Body:
    actor = row.cells["actor"]
    for alias in (row.cells["name"], *row.list("aliases")):
        index.add(alias, "body", actor)
    country, sector = row.cells["country"] or None, row.cells["sector"] or None
    nouns = frozenset(alias.split()[-1].lower() for alias in row.list("aliases") if " " in alias)
    return Body(actor, row.cells["name"], _type(row), country, sector, nouns)


def _type(row: _Row) -> SpeakerType:
    found: SpeakerType | None = next((t for t in get_args(SpeakerType) if t == row.cells["type"]), None)
    if found is None:
        raise row.error(f"type {row.cells['type']!r} is none of {' '.join(get_args(SpeakerType))}")
    return found


def _people(rows: list[_Row], index: _Index) -> dict[str, Person]:
    grouped: dict[str, list[_Row]] = {}
    for row in rows:
        grouped.setdefault(row.cells["actor"], []).append(row)
    return {actor: _person(own, index) for actor, own in grouped.items()}


def _person(rows: list[_Row], index: _Index) -> Person:
    first = rows[0]
    for row in rows:
        for alias in (row.cells["name"], *row.list("aliases")):
            index.add(alias, "person", row.cells["actor"])
    index.add(_surname(first.cells["name"], first.cells["country"]), "surname", first.cells["actor"])
    return Person(
        actor=first.cells["actor"],
        name=first.cells["name"],
        gender=_gender(first),
        country=first.cells["country"] or None,
        terms=tuple(_term(row) for row in rows),
    )


def _gender(row: _Row) -> Gender | None:
    cell = row.cells["gender"].lower()
    if cell not in ("", "f", "m"):
        raise row.error(f"gender {cell!r} is neither f nor m nor empty")
    return "f" if cell == "f" else "m" if cell == "m" else None


def _term(row: _Row) -> Term:
    for column in ("from", "to"):
        _check_day(row, row.cells[column])
    cells: Callable[[str], str | None] = lambda column: row.cells[column] or None  # noqa: E731
    return Term(cells("role"), cells("sector"), cells("organization"), cells("from"), cells("to"))


def _check_day(row: _Row, cell: str) -> None:
    parts = cell.split("-")
    if cell and not (len(parts) <= 3 and len(parts[0]) == 4 and all(part.isdigit() for part in parts)):
        raise row.error(f"{cell!r} is no ISO day, month or year")


def _surname(name: str, country: str | None) -> str:
    """The family name in ``name``, with its particles ("Van Hollen"); the first word where it is said first."""
    words = name.split()
    if country in FAMILY_NAME_FIRST:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])
