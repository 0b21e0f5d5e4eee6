"""The shipped tables of actors: well-formed, unambiguous or marked so, sorted, every line with its basis."""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

import sayso.resolve
from sayso.records import SpeakerType
from sayso.resolve import load_tables
from tests.resolve.texts import who

FOLDER = Path(sayso.resolve.__file__).parent / "tables"
HEADERS = {
    "countries": "iso3 name aliases adjectives capital metonyms basis",
    "sectors": "sector name type phrases basis",
    "bodies": "actor name type country sector aliases basis",
    "people": "actor name aliases gender country role sector organization from to basis",
}
LISTS = {"aliases", "adjectives", "metonyms", "phrases"}
OUTSIDE_COUNTRIES = ("IGO", "IMG", "MED", "NGO")  # what an actor of no single country begins with
NAMED = re.compile(r"(?P<owner>[A-Z]{3})\.(?P<rest>[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*)")
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
WORDS = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Chancellor")  # one holder each
Row = dict[str, str]


def lines_of(table: str) -> list[str]:
    return (FOLDER / f"{table}.tsv").read_bytes().decode("utf-8").split("\n")


def rows_of(table: str) -> list[Row]:
    header, *rest = (line for line in lines_of(table) if line and not line.startswith("#"))
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in rest]


def listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def key(name: str) -> str:
    """Names that a reader cannot tell apart share a key. Short capitals stay: "US" is not "us"."""
    words = (word.replace(".", "") for word in WORDS.findall(name))
    return " ".join(word if word.isupper() and 1 < len(word) <= 3 else word.casefold() for word in words)


def names_of(row: Row) -> list[str]:
    own = [] if "phrases" in row else [row["name"]]
    return own + [name for column in row.keys() & LISTS for name in listed(row[column])]


def shared_by(row: Row) -> set[str]:
    _, _, marked = row["basis"].partition("; shared: ")
    return {key(name) for name in listed(marked)}


def day(cell: str, *, last: bool) -> str:
    """The first or last day that an ISO day, month or year may mean."""
    year, month, number = [*cell.split("-"), "", ""][:3]
    month = month or ("12" if last else "01")
    end = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{number or (f'{end:02}' if last else '01')}"


@pytest.fixture(scope="module")
def countries() -> set[str]:
    return {row["iso3"] for row in rows_of("countries")}


@pytest.fixture(scope="module")
def sectors() -> set[str]:
    return {row["sector"] for row in rows_of("sectors")}


def owners_and_rests(rows: list[Row]) -> Iterator[tuple[Row, str, str]]:
    for row in rows:
        match = NAMED.fullmatch(row["actor"])
        assert match, f"{row['actor']} is no id like UKR.MOD or IGO.nato"
        yield row, match["owner"], match["rest"]


@pytest.mark.parametrize("table", HEADERS)
def test_the_format_is_the_one_in_the_docs(table: str) -> None:
    lines = lines_of(table)
    width = len(HEADERS[table].split())
    assert lines[0] == HEADERS[table].replace(" ", "\t")
    assert lines[-1] == "", "the file ends with one line end"
    for number, line in enumerate(lines[1:-1], start=2):
        assert line, f"line {number} is empty"
        assert "\r" not in line
        if not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == width, f"line {number} has {len(cells)} cells"
            assert all(cell == cell.strip() and "  " not in cell for cell in cells), f"line {number} has stray blanks"


@pytest.mark.parametrize("table", HEADERS)
def test_every_line_has_its_basis(table: str) -> None:
    assert not [row for row in rows_of(table) if not row["basis"]]


@pytest.mark.parametrize("table", HEADERS)
def test_lists_hold_each_name_once(table: str) -> None:
    for row in rows_of(table):
        for column in row.keys() & LISTS:
            names = listed(row[column])
            assert all(name and name == name.strip() for name in names), row
            assert len(set(names)) == len(names), f"{column} of {row['name']} repeats a name"


def test_names_carry_no_number_of_a_reign_or_generation() -> None:
    """The last word of a name is taken for the surname, so "Jr." or "VI" belongs into the aliases."""
    assert not [row["name"] for row in rows_of("people") if re.search(r" (?:[IVX]+|[JS]r\.?)$", row["name"])]


def test_phrases_are_lower_case() -> None:
    assert not [p for row in rows_of("sectors") for p in listed(row["phrases"]) if p != p.lower()]


@pytest.mark.parametrize(("table", "column"), [("countries", "iso3"), ("sectors", "sector"), ("bodies", "actor")])
def test_ids_are_unique_and_sorted(table: str, column: str) -> None:
    ids = [row[column] for row in rows_of(table)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert ids == sorted(ids)


def test_terms_are_unique_and_sorted() -> None:
    terms = [(row["actor"], row["from"] or "0", row["to"] or "9", row["role"]) for row in rows_of("people")]
    assert terms == sorted(terms)
    assert len(set(terms)) == len(terms)


def test_codes_of_countries_and_sectors_are_three_capitals(countries: set[str], sectors: set[str]) -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in countries | sectors)
    assert not countries & set(OUTSIDE_COUNTRIES)


def test_bodies_belong_to_what_their_id_says(countries: set[str], sectors: set[str]) -> None:
    for row, owner, rest in owners_and_rests(rows_of("bodies")):
        assert owner in countries | set(OUTSIDE_COUNTRIES), row
        assert row["country"] in countries | {""}, row
        assert row["sector"] in sectors | {""}, row
        if owner in countries:
            assert row["country"] == owner, row
        if rest.isupper():
            assert row["sector"] == rest, row
        assert row["type"] in get_args(SpeakerType), row


def test_people_belong_to_what_their_id_says(countries: set[str], sectors: set[str]) -> None:
    bodies = {row["actor"] for row in rows_of("bodies")}
    for row, owner, rest in owners_and_rests(rows_of("people")):
        assert rest.islower(), row
        assert row["country"] == (owner if owner in countries else ""), row
        assert owner in countries | set(OUTSIDE_COUNTRIES), row
        assert row["sector"] in sectors | {""}, row
        assert row["organization"] in bodies | {""}, row
        assert row["role"], row
        assert row["gender"] in {"m", "f", ""}, row


def test_a_person_is_the_same_on_every_line() -> None:
    told: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in rows_of("people"):
        told[row["actor"]].add((row["name"], row["aliases"], row["gender"], row["country"]))
    assert {actor: facts for actor, facts in told.items() if len(facts) > 1} == {}


def test_terms_of_office_run_forwards() -> None:
    for row in rows_of("people"):
        for cell in (row["from"], row["to"]):
            assert not cell or DAY.fullmatch(cell), row
        if row["from"] and row["to"]:
            assert day(row["from"], last=False) <= day(row["to"], last=True), row


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_has_one_holder_at_a_time(office: str) -> None:
    """Two terms may meet in the month that one of them gives, no more."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of("people"):
        if row["role"] == office and row["from"] and row["country"]:
            held[row["country"], row["organization"]].append(row)
    for terms in held.values():
        terms.sort(key=lambda row: day(row["from"], last=False))
        for before, after in pairwise(terms):
            end = day(before["to"], last=False) if before["to"] else "9999"
            assert end <= day(after["from"], last=True), f"{before['name']} and {after['name']}"


@pytest.mark.parametrize("table", HEADERS)
def test_a_name_two_actors_claim_is_marked(table: str) -> None:
    identity = HEADERS[table].split()[0]
    rows = rows_of(table)
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for name in names_of(row):
            claims[row.get("type", ""), key(name)].add(row[identity])
    for row in rows:
        contested = {k for name in names_of(row) if len(claims[row.get("type", ""), k := key(name)]) > 1}
        assert contested <= shared_by(row), f"{row[identity]} shares {contested - shared_by(row)}"


def test_every_un_seat_and_the_disputed_ones_are_there(countries: set[str]) -> None:
    members = [row for row in rows_of("countries") if "UN member state" in row["basis"]]
    assert len(members) == 193
    assert {"PSE", "TWN", "XKX", "VAT", "ESH"} <= countries


def test_disputed_places_are_sorted_and_dated() -> None:
    rows = rows_of("disputed")
    places = [row["place"] for row in rows]
    assert places == sorted(set(places))
    assert all(DAY.fullmatch(row["since"]) and row["basis"] for row in rows)


def test_the_tables_load() -> None:
    tables = load_tables()
    assert tables.countries.keys() == {row["iso3"] for row in rows_of("countries")}
    assert tables.people.keys() == {row["actor"] for row in rows_of("people")}


@pytest.mark.parametrize(("words", "country"), [("Moscow", "RUS"), ("Prague", "CZE"), ("Belgrade", "SRB")])
def test_a_capital_is_of_todays_state(words: str, country: str) -> None:
    found = who(load_tables(), f"{words} says the charge is false.", (words,))
    assert found.actor == country
