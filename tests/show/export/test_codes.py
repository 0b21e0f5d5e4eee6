"""The tables of codes agree with the tables of actors, and with the lists they are from."""

from typing import get_args

import pytest

from sayso.records import Root
from sayso.resolve import load_tables
from sayso.show.export import codes
from sayso.show.meanings import meanings
from tests.show.export import actors_table


def test_every_state_is_there_under_its_name() -> None:
    ours = {iso3: country.name for iso3, country in load_tables().countries.items()}
    assert {iso3: known.name for iso3 in ours if (known := codes.state(iso3))} == ours
    assert set(codes._states()) == set(ours)


def test_every_sector_is_there() -> None:
    assert set(codes._sectors()) == set(load_tables().sectors)


def test_the_table_of_named_actors_is_current() -> None:
    made = actors_table.table()
    assert actors_table.TABLE.read_text(encoding="utf-8") == made, "run: python -m tests.show.export.actors_table"


@pytest.mark.parametrize(
    ("iso3", "isonum", "fips", "cow", "gwno"),
    [
        ("ARM", "051", "AM", "371", "371"),
        ("AZE", "031", "AJ", "373", "373"),
        ("DEU", "276", "GM", "255", "260"),
        ("YEM", "887", "YM", "679", "678"),
        ("SRB", "688", "RI", "345", "340"),
        ("USA", "840", "US", "2", "2"),
        ("XKX", None, "KV", "347", "347"),
        ("PSE", "275", None, None, None),
        ("SUN", "810", None, "365", "365"),
    ],
)
def test_a_state_in_other_lists(iso3: str, isonum: str, fips: str, cow: str, gwno: str) -> None:
    known = codes.state(iso3)
    assert known is not None
    assert (known.isonum, known.fips, known.cow, known.gwno) == (isonum, fips, cow, gwno)


def test_no_number_stands_for_two_states_of_today() -> None:
    former = {"SUN", "YUG", "CSK", "DDR", "SCG"}
    for field in ("iso2", "isonum", "fips", "cow", "gwno"):
        values = [getattr(one, field) for iso3, one in codes._states().items() if iso3 not in former]
        known = [value for value in values if value]
        assert len(known) == len(set(known)), field


@pytest.mark.parametrize("root", get_args(Root))
def test_every_root_has_a_class_and_a_code(root: Root) -> None:
    found = codes.event_code(root, None)
    assert found.quad in (1, 2, 3, 4)
    assert codes.cameo(found.cameo).code == f"{found.cameo}0"
    assert codes.event_code(root, "no such mode") == found


def test_modes_of_the_table_are_modes_of_ours() -> None:
    ours = {one.word for one in meanings() if one.list == "mode"}
    theirs = {f"{root}/{mode}" for root, mode in codes._events() if mode}
    assert theirs <= ours


@pytest.mark.parametrize(
    ("root", "mode", "quad", "score", "cameo"),
    [
        ("ASSAULT", "heavy-weapons", 4, -9.5, "19"),
        ("ASSAULT", "abduct", 4, -8.5, "18"),
        ("ASSAULT", "unconventional", 4, -10.0, "20"),
        ("ASSAULT", None, 4, -9.0, "19"),
        ("ACCUSE", None, 3, None, "11"),
        ("ACCUSE", "investigate", 3, -3.5, "09"),
        ("SANCTION", "expel", 4, -5.5, "16"),
        ("AGREE", None, 1, 2.5, "03"),
        ("RETREAT", "ceasefire", 2, 7.5, "08"),
        ("CONSULT", "meet", 1, 2.5, "04"),
    ],
)
def test_an_event_code(root: Root, mode: str | None, quad: int, score: float | None, cameo: str) -> None:
    assert codes.event_code(root, mode) == codes.EventCode(quad, score, cameo)


def test_protest_and_reduced_relations_differ_between_phoenix_and_gdelt() -> None:
    assert (codes.cameo("14").phoenix, codes.cameo("14").gdelt) == (4, 3)
    assert (codes.cameo("16").phoenix, codes.cameo("16").gdelt) == (3, 4)


@pytest.mark.parametrize(
    ("actor", "country", "sectors", "cameo", "stance"),
    [
        ("AZE", "AZE", (), "AZE", "state"),
        ("AZE.MIL", "AZE", ("MIL",), "AZEMIL", "state"),
        ("AZE.MOD", "AZE", ("GOV",), "AZEGOV", "state"),
        ("RUS.sergei-lavrov", "RUS", ("GOV",), "RUSGOV", "state"),
        ("LBN.hezbollah", "LBN", ("REB",), "LBNREB", "group"),
        ("AZE.nagorno-karabakh", "AZE", ("GOV", "PRE"), "AZEGOV", "group"),
        ("USA.JRN", "USA", ("JRN",), "USAMED", "unarmed"),
        ("XKX", "KOS", (), "XKX", "state"),
        ("IGO.un-security-council", "UNO", (), "IGOUNO", "unknown"),
        ("IGO.european-union", "EUR", (), "IGO", "unknown"),
        ("IGO.nato", "IGO", (), "IGO", "unknown"),
        ("USA.nobody-we-know", "USA", (), "USA", "unknown"),
        (None, None, (), None, "unknown"),
    ],
)
def test_an_actor(actor: str | None, country: str | None, sectors: tuple, cameo: str | None, stance: str) -> None:
    assert codes.plover_country(actor) == country
    assert codes.plover_sectors(actor) == sectors
    assert codes.cameo_code(actor) == cameo
    assert codes.stance(actor) == stance
