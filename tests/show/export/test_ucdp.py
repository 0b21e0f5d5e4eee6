"""UCDP GED: the 49 columns in their order, precisions by UCDP's definitions, only deadly organised violence."""

import pytest

from sayso.records import When
from sayso.show.export import Choice
from tests.show.export.entries import TUESDAY, account, at, examples, incident, made
from tests.show.export.reading import exported, file, header, rows

NAMES = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"""
COLUMNS = NAMES.split()


def table(*entries: object, choice: Choice | None = None) -> list[dict[str, str]]:
    return rows(file(exported("ucdp", account(*entries), choice), "ucdp-ged.csv"))  # type: ignore[arg-type]


def test_the_columns_are_those_of_ged_in_their_order() -> None:
    assert len(COLUMNS) == 49
    assert header(file(exported("ucdp", made()), "ucdp-ged.csv")) == COLUMNS


def test_a_row() -> None:
    row = rows(file(exported("ucdp", made()), "ucdp-ged.csv"))[0]
    assert {name: value for name, value in row.items() if value} == {
        "id": "f1f1f1f1f1f1f1f1/event/44-51/e1",
        "year": "2022",
        "code_status": "Check: disputed",
        "type_of_violence": "1",
        "dyad_name": "Government of Azerbaijan - Government of Armenia",
        "side_a": "Government of Azerbaijan",
        "side_b": "Government of Armenia",
        "number_of_sources": "2",
        "source_article": '"One","2022-09-14","Shells on =Goris";"Two","2022-09-15";'
        '"Three","2022-09-15","https://three.example.org/x?a=1&b=2"',
        "source_office": "One;Two;Three",
        "source_date": "2022-09-14;2022-09-15;2022-09-15",
        "source_headline": "Shells on =Goris;;",
        "source_original": "Armenia",
        "where_prec": "1",
        "where_coordinates": "Goris",
        "where_description": "Goris",
        "adm_1": "Syunik",
        "latitude": "39.511",
        "longitude": "46.342",
        "geom_wkt": "POINT (46.342 39.511)",
        "priogrid_gid": "186933",
        "country": "Armenia",
        "country_id": "371",
        "region": "Europe",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2022-09-13 00:00:00.000",
        "date_end": "2022-09-13 00:00:00.000",
        "deaths_a": "0",
        "deaths_b": "105",
        "deaths_civilians": "3",
        "deaths_unknown": "0",
        "best": "108",
        "high": "108",
        "low": "52",
        "gwnoa": "373",
        "gwnob": "371",
    }


def test_numbers_of_lists_of_theirs_stay_empty() -> None:
    for row in rows(file(exported("ucdp", made()), "ucdp-ged.csv")):
        assert not any(value for name, value in row.items() if "_dset_id" in name or "_new_id" in name)
        assert (row["relid"], row["active_year"], row["conflict_name"]) == ("", "", "")


@pytest.mark.parametrize(
    ("first", "last", "precision", "clarity", "year"),
    [
        ("2022-09-13", "2022-09-13", "1", "1", "2022"),
        ("2022-09-13", "2022-09-14", "2", "2", "2022"),
        ("2022-09-13", "2022-09-18", "2", "2", "2022"),
        ("2022-09-12", "2022-09-18", "3", "2", "2022"),
        ("2022-09-11", "2022-09-18", "4", "2", "2022"),
        ("2022-09-01", "2022-09-30", "4", "2", "2022"),
        ("2022-08-01", "2022-08-31", "4", "2", "2022"),
        ("2022-08-01", "2022-09-30", "5", "2", "2022"),
        ("2022-01-01", "2022-12-31", "5", "2", "2022"),
        ("2022-12-30", "2023-01-02", "2", "2", ""),
        ("2021-01-01", "2022-12-31", "", "2", ""),
        ("--09-13", "--09-13", "", "2", ""),
        (None, "2022-09-13", "", "2", ""),
    ],
)
def test_precision_of_days(first: str, last: str, precision: str, clarity: str, year: str) -> None:
    row = table(incident(when=When(first, last, "interval", "")))[0]
    assert (row["date_prec"], row["event_clarity"], row["year"]) == (precision, clarity, year)
    known = bool(first) and not first.startswith("-")
    assert (row["date_start"], row["date_end"]) == (
        (f"{first} 00:00:00.000", f"{last} 00:00:00.000") if known else ("", "")
    )


@pytest.mark.parametrize(
    ("place", "precision", "region", "country"),
    [
        (at("Goris", "ARM", "Syunik"), "1", "Europe", "371"),
        (at("Orange County", "USA", "California", "Orange County"), "3", "Americas", "2"),
        (at("Syunik", "ARM", "Syunik"), "4", "Europe", "371"),
        (at("Moscow", "RUS", "Moscow"), "4", "Europe", "365"),
        (at("Donbas", "UKR"), "5", "Europe", "369"),
        (at("Kerch Strait", None), "5", "", ""),
        (at("Armenia", "ARM"), "6", "Europe", "371"),
        (at("Cairo", "EGY", "Giza"), "1", "Middle East", "651"),
        (at("Kigali", "RWA", "City"), "1", "Africa", "517"),
        (at("Kabul", "AFG", "X"), "1", "Asia", "700"),
        (at("Suva", "FJI", "Central"), "1", "Asia", "950"),
    ],
)
def test_precision_of_places(place: object, precision: str, region: str, country: str) -> None:
    row = table(incident(places=(place,)))[0]
    assert (row["where_prec"], row["region"], row["country_id"]) == (precision, region, country)


def test_the_most_precise_place_is_taken_and_a_government_is_no_place() -> None:
    places = (at("Baku", "AZE", "Baku", literal=False), at("Armenia", "ARM"), at("Goris", "ARM", "Syunik"))
    assert table(incident(places=places))[0]["where_coordinates"] == "Goris"
    assert table(incident(places=places[:1]))[0]["where_prec"] == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(34.531094, 69.162796, "179779"), (-90.0, -180.0, "1"), (-89.6, -179.4, "2"), (90.0, 179.9, "259200")],
)
def test_the_cell_of_prio_grid(latitude: float, longitude: float, cell: str) -> None:
    assert table(incident(places=(at("X", "AFG", "Y", lat=latitude, lon=longitude),)))[0]["priogrid_gid"] == cell


def test_only_deadly_events_of_organised_violence_and_the_others_are_counted() -> None:
    result = exported(
        "ucdp",
        account(
            incident(number=1),
            incident(number=2, killed=()),
            incident(number=3, killed=({"number": 0.0},)),
            incident(("gunmen", "SOM.UAF"), number=4),
        ),
    )
    assert [row["id"][:2] for row in rows(file(result, "ucdp-ged.csv"))] == ["11"]
    assert dict(result.manifest.left_out) == {
        "nobody is said to have been killed": 2,
        "not told which organised actor fought whom": 1,
    }


def test_every_assault_on_demand() -> None:
    entries = (incident(number=1, killed=()), incident(("gunmen", "SOM.UAF"), number=2))
    found = table(*entries, choice=Choice(every_assault=True))
    assert [(row["type_of_violence"], row["best"]) for row in found] == [("1", ""), ("", "5")]


def test_protests_and_talks_are_no_use_of_force() -> None:
    result = exported("ucdp", made())
    assert dict(result.manifest.left_out)["no use of force (PLOVER root other than ASSAULT)"] == 1


@pytest.mark.parametrize("status", ["fact", "claimed", "disputed"])
def test_status_is_there_and_never_clear(status: str) -> None:
    assert table(incident(status=status))[0]["code_status"] == f"Check: {status}"


@pytest.mark.parametrize("status", ["denied", "possible", "planned", "hypothetical"])
def test_what_nobody_says_to_have_happened_comes_on_demand(status: str) -> None:
    assert table(incident(status=status, when=TUESDAY)) == []
    found = table(incident(status=status), choice=Choice(statuses=(status,)))  # type: ignore[arg-type]
    assert [row["code_status"] for row in found] == [f"Check: {status}"]


def test_a_real_report_gives_no_dead_where_nobody_died() -> None:
    result = exported("ucdp", examples())
    assert result.manifest.rows == 0
    assert "nobody is said to have been killed" in dict(result.manifest.left_out)
