"""Which place a name means on its page, and whether the place itself or its government is meant."""

from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.records import Place
from sayso.resolve import Tables, load_tables, resolve
from sayso.resolve.gazetteer_regions import HEADER
from tests.resolve.texts import reading


def places(tables: Tables, text: str, *names: str, sources: tuple[str, ...] = (), **facts: str) -> dict[str, Place]:
    """The places of a text by the words they are written with; ``names`` are what the reader found."""
    read = reading(text, sources, dict.fromkeys(names, "place"), **facts)
    return {text[one.span.start : one.span.end]: one for one in resolve(read, tables).places}


def unit(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.admin1


def test_a_name_alone_is_the_place_best_known_by_it(tables: Tables) -> None:
    found = places(tables, "A fire broke out in Paris on Monday.", "Paris")["Paris"]
    assert (found.geonames_id, found.country) == (2988507, "FRA")
    assert (round(found.lat or 0), round(found.lon or 0)) == (49, 2)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("A fire broke out in Paris, Texas, on Monday.", "Texas"),
        ("A fire broke out in Paris, Ky., on Monday.", "Kentucky"),
        ("A fire broke out in Paris (Illinois) on Monday.", "Illinois"),
        ("A fire broke out in Paris, a small town in the north of Tennessee.", "Tennessee"),
    ],
)
def test_the_place_named_behind_it_holds_it(tables: Tables, text: str, state: str) -> None:
    names = ["Paris", *(word for word in ("Texas", "Ky.", "Illinois", "Tennessee") if word in text)]
    assert unit(places(tables, text, *names)["Paris"]) == ("USA", state)


def test_one_name_has_one_sense_a_page(tables: Tables) -> None:
    text = "PARIS, Texas. The mayor spoke. Later the fire reached Paris again."
    read = reading(text, (), {"PARIS": "place", "Texas": "place"})
    found = [one for one in resolve(read, tables).places if one.name == "Paris"]
    assert len(found) == 2
    assert {one.admin1 for one in found} == {"Texas"}


def test_neighbours_tell_which_is_meant(tables: Tables) -> None:
    text = "The road from Dublin to Macon is shut; drivers from Cochran and Milledgeville must go round."
    assert unit(places(tables, text, "Dublin", "Macon", "Cochran", "Milledgeville")["Dublin"]) == ("USA", "Georgia")


def test_a_local_paper_is_named_for_its_town(tables: Tables) -> None:
    text = "The council of Athens met on Monday."
    assert places(tables, text, "Athens")["Athens"].country == "GRC"
    assert places(tables, text, "Athens", url="http://www.athensherald.com/1")["Athens"].country == "USA"


def test_the_country_of_an_outlets_address_weighs(tables: Tables) -> None:
    text = "Shops in Newcastle will close early."
    assert places(tables, text, "Newcastle", url="https://www.gazette.com.au/1")["Newcastle"].country == "AUS"


def test_other_names_in_brackets_are_paired_in_order(tables: Tables) -> None:
    text = "Shells fell near Goris, Sotk and Jermuk (Gorus, Zod and Istisu) in Armenia."
    found = places(tables, text, "Goris", "Sotk", "Jermuk", "Armenia")
    for first, other in (("Goris", "Gorus"), ("Sotk", "Zod"), ("Jermuk", "Istisu")):
        assert found[first].geonames_id == found[other].geonames_id
        assert found[first].country == "ARM"


def test_a_lone_name_in_brackets_is_another_name_only_where_it_is_known_as_one(tables: Tables) -> None:
    found = places(tables, "Shells fell on Stepanakert (Khankendi).", "Stepanakert")
    assert found["Stepanakert"].geonames_id == found["Khankendi"].geonames_id == 146970
    assert "Harper" not in places(tables, "Shells fell on Stepanakert (Harper).", "Stepanakert")


@pytest.mark.parametrize(
    ("written", "name", "place_id"),
    [
        ("Calif.", "California", 5332921),
        ("northern Syria", "Syria", 163843),
        ("Donetsk region", "Donetsk", 709716),
        ("Africa", "Africa", 6255146),
        ("the US", "United States", 6252001),
        ("England", "England", 6269131),
    ],
)
def test_units_and_countries_have_the_id_of_themselves(tables: Tables, written: str, name: str, place_id: int) -> None:
    found = places(tables, f"It rained in {written} for a week.", written)[written]
    assert (found.name, found.geonames_id) == (name, place_id)


def test_a_county_is_no_town(tables: Tables) -> None:
    text = "Deputies of Lamar County, Texas, came."
    found = places(tables, text, "Lamar County", "Texas")["Lamar County"]
    assert (found.admin1, found.admin2) == ("Texas", "Lamar County")


def test_regions_and_waters_have_coordinates_and_no_id_of_ours(tables: Tables) -> None:
    found = places(tables, "Ships left the Strait of Hormuz.", "Strait of Hormuz")["Strait of Hormuz"]
    assert (found.geonames_id, round(found.lat or 0)) == (None, 27)


def test_what_is_not_known_stays_open(tables: Tables) -> None:
    found = places(tables, "They met in Ostrelby.", "Ostrelby")["Ostrelby"]
    assert (found.name, found.geonames_id, found.lat, found.country) == ("Ostrelby", None, None, None)


def test_a_hamlet_far_from_the_story_stays_open(tables: Tables) -> None:
    """A few hundred people of an Armenian village are not what a page on Norway means."""
    text = "Norway closed its schools in Oslo and Bergen. The Tatev programme ended."
    assert places(tables, text, "Norway", "Oslo", "Bergen", "Tatev")["Tatev"].geonames_id is None


def test_a_place_of_the_tables_alone_keeps_its_country(tables: Tables) -> None:
    found = places(tables, "They met in Mirrowford.", "Mirrowford")["Mirrowford"]
    assert (found.country, found.lat) == ("XVA", None)


def test_months_and_points_of_the_compass_are_no_towns(tables: Tables) -> None:
    found = places(tables, "Rain fell in March in the North.", "March", "North")
    assert all(one.lat is None for one in found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The plan failed in the United States last year.", "United States"),
        ("Rain fell in Laurel County on Monday.", "Laurel County"),
        ("A man from Dublin, Ga., was held.", "Dublin"),
        ("Hundreds were hurt in Benghazi.", "Benghazi"),
    ],
)
def test_places_the_reader_missed_are_found_where_they_stand_as_places(tables: Tables, text: str, name: str) -> None:
    assert places(tables, text)[name].lat is not None


@pytest.mark.parametrize("text", ["Ms Benghazi sang.", "He read Main Street.", "He works for Essex Street School."])
def test_other_words_in_capitals_are_no_places(tables: Tables, text: str) -> None:
    assert places(tables, text) == {}


def test_nothing_is_found_in_words_set_aside(tables: Tables) -> None:
    text = "He left. Read also: storm in Benghazi. He came back."
    assert places(tables, text, quarantine="Read also: storm in Benghazi.") == {}


@pytest.mark.parametrize(
    ("text", "name", "literal"),
    [
        ("Baku said it was calm.", "Baku", False),
        ("Moscow’s position has not changed.", "Moscow", False),
        ("Talks with Ankara go on.", "Ankara", False),
        ("It accused Kabul of delay.", "Kabul", False),
        ("The Kremlin did not comment.", "Kremlin", False),
        ("Shells fell in Baku overnight.", "Baku", True),
        ("Thousands marched towards the Kremlin.", "Kremlin", True),
        ("The talks with Iran were held in Vienna.", "Vienna", True),
        ("Moscow’s streets were empty.", "Moscow", True),
        ("A blast shook Kabul.", "Kabul", True),
        ("They fled to Goris, officials said.", "Goris", True),
    ],
)
def test_governments_are_told_from_places(tables: Tables, text: str, name: str, literal: bool) -> None:
    found = places(tables, text, name)[name]
    assert found.literal is literal
    assert found.lat is not None


def test_a_place_that_is_a_source_is_its_government(tables: Tables) -> None:
    text = "Nothing of the kind happened, according to Baku."
    assert not places(tables, text, "Baku", sources=("Baku",))["Baku"].literal


def test_a_long_list_of_places_takes_time_in_proportion(tables: Tables) -> None:
    text = "They went to " + ", ".join(f"Ostrelby {i}" for i in range(3000)) + "."
    assert len(places(tables, text, "Ostrelby 1")) >= 1


def test_what_the_reader_took_along_is_no_part_of_the_name(tables: Tables) -> None:
    assert places(tables, "They left Albania and Greece.", "Albania and")["Albania"].country == "ALB"


def test_an_adjective_is_never_the_place_itself(tables: Tables) -> None:
    assert not places(tables, "It was written in Armenian.", "Armenian")["Armenian"].literal


def test_places_of_the_users_folder_are_found(tmp_path: Path) -> None:
    header = "\t".join(HEADER) + "\n"
    (tmp_path / "regions.tsv").write_text(f"{header}Old Fen\tland\tFRA\t\t9\t3\t\t\t\town\n", encoding="utf-8")
    text = "Two villages in the Old Fen were flooded."
    own = places(load_tables(tmp_path), text, "Old Fen")["Old Fen"]
    assert (own.lat, own.lon, own.country) == (9.0, 3.0, "FRA")
    assert places(load_tables(), text, "Old Fen")["Old Fen"].lat is None


def test_a_wrong_line_of_the_users_places_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "regions.tsv").write_text("place\tkind\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"regions\.tsv, line 1: the header must be"):
        load_tables(tmp_path)


@pytest.mark.parametrize("opening", ["In", "Near", "Outside", "In the"])
def test_a_name_behind_the_word_that_opens_a_sentence_is_found(tables: Tables, opening: str) -> None:
    text = f"{opening} Simferopol the judges rose early."
    assert places(tables, text)["Simferopol"].country == "UKR"


def test_names_that_lead_up_to_a_place_of_the_same_list_are_found(tables: Tables) -> None:
    text = "Guns fired on Goris, Sotk and Jermuk (Gorus, Zod and Istisu) in Armenia."
    found = places(tables, text, "Jermuk", "Armenia")
    assert {found[name].country for name in ("Goris", "Sotk", "Jermuk", "Gorus", "Zod", "Istisu")} == {"ARM"}
    assert found["Goris"].geonames_id == found["Gorus"].geonames_id


def test_a_list_of_people_is_no_list_of_places(tables: Tables) -> None:
    assert "Paris" not in places(tables, "Paris and Smith spoke for the town of Oxford.", "Oxford")


def test_a_sea_in_two_pieces_is_one_place(tables: Tables) -> None:
    found = places(tables, "A ship sank in the Sea of Azov.", "Sea", "Azov")
    assert list(found) == ["Sea of Azov"]


def test_the_city_of_pilgrims_is_meant_by_its_english_name(tables: Tables) -> None:
    assert places(tables, "A stampede began near Mecca on Monday.", "Mecca")["Mecca"].admin1 == "Mecca Region"
    assert places(tables, "A stampede began near Mecca on Monday.", "Mecca")["Mecca"].geonames_id == 104515
