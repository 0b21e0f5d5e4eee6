"""POLECAT: the 40 columns in their order; several parties keep their places; the status survives in Contexts."""

import pytest

from sayso.records import When
from tests.show.export.entries import TUESDAY, account, at, examples, incident, made, meeting
from tests.show.export.reading import EVERYTHING, exported, file, header, only, rows

COLUMNS = [
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
]  # fmt: skip


def table(*entries: object) -> list[dict[str, str]]:
    given = account(*entries)  # type: ignore[arg-type]
    return rows(file(exported("polecat", given, EVERYTHING), "polecat.tsv"), tabs=True)


def test_the_columns_are_those_of_polecat_in_their_order() -> None:
    assert len(COLUMNS) == 40
    assert header(file(exported("polecat", made()), "polecat.tsv"), tabs=True) == COLUMNS


def test_a_row() -> None:
    row = rows(file(exported("polecat", made()), "polecat.tsv"), tabs=True)[0]
    assert {name: value for name, value in row.items() if value} == {
        "Event ID": "f1f1f1f1f1f1f1f1/event/44-51/e1",
        "Event Date": "2022-09-13",
        "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons",
        "Event Intensity": "-9.5",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military; x_status:disputed",
        "Actor Name": "Azerbaijan",
        "Actor Country": "Azerbaijan",
        "Actor COW": "373",
        "Actor Title": "speaker",
        "Actor Name Raw": "Azerbaijan",
        "Recipient Name": "Armenia",
        "Recipient Country": "Armenia",
        "Recipient COW": "371",
        "Recipient Name Raw": "Armenia",
        "Placename": "Goris",
        "City": "Goris",
        "Province": "Syunik",
        "Country": "Armenia",
        "Latitude": "39.511",
        "Longitude": "46.342",
        "GeoNames ID": "174895",
        "Raw Placename": "Goris",
        "Source": "One; Two; Three",
        "Publication Date": "2022-09-14",
        "Story Organizations": "Armenia; Azerbaijan",
        "Story Locations": "Goris",
        "Language": "en",
        "Version": "sayso 1.2.3",
    }


def test_several_parties_keep_their_places() -> None:
    row = table(meeting())[0]
    assert (row["Actor Name"], row["Actor COW"], row["Recipient Name"]) == ("Azerbaijan; Armenia", "373; 371", "")
    row = table(meeting(("Somebody", None)))[0]
    assert (row["Actor Name"], row["Actor COW"]) == ("Somebody; Armenia", "; 371")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (TUESDAY, "2022-09-13"),
        (When("2022-09-13", "2022-09-14", "interval", ""), ""),
        (When("--09-13", "--09-13", "day", ""), ""),
        (None, ""),
    ],
)
def test_only_a_known_day_is_a_day_and_never_that_of_the_story(when: When | None, day: str) -> None:
    assert table(incident(when=when))[0]["Event Date"] == day


@pytest.mark.parametrize(
    ("actor", "country", "sector", "sectors"),
    [
        ("AZE.MIL", "Azerbaijan", "MIL", "MIL"),
        ("RUS.sergei-lavrov", "Russia", "GOV", "GOV"),
        ("AZE.nagorno-karabakh", "Azerbaijan", "GOV", "GOV|PRE"),
        ("IGO.un-security-council", "UNO", "", ""),
        ("XKX", "Kosovo", "", ""),
    ],
)
def test_countries_and_sectors(actor: str, country: str, sector: str, sectors: str) -> None:
    row = table(incident(("Somebody", actor)))[0]
    assert (row["Actor Country"], row["Primary Actor Sector"], row["Actor Sectors"]) == (country, sector, sectors)


@pytest.mark.parametrize("status", ["fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical"])
def test_every_status_survives_in_contexts(status: str) -> None:
    assert f"x_status:{status}" in table(incident(status=status))[0]["Contexts"].split("; ")


def test_what_did_not_happen_comes_on_demand() -> None:
    assert exported("polecat", account(incident(status="possible"))).manifest.rows == 0
    assert exported("polecat", account(incident(status="possible")), only("possible")).manifest.rows == 1


def test_a_unit_is_no_city() -> None:
    row = table(incident(places=(at("Syunik", "ARM", "Syunik"),)))[0]
    assert (row["Placename"], row["City"], row["Province"]) == ("Syunik", "", "Syunik")


def test_real_reports_are_read_back_whole() -> None:
    found = rows(file(exported("polecat", examples(), EVERYTHING), "polecat.tsv"), tabs=True)
    assert len(found) == sum(len(entries.happened) for entries in examples().entries)
    assert {row["Event ID"] for row in found} == {
        told.key for entries in examples().entries for told in entries.happened
    }
