"""What somebody said: a state with its government and leaders, a person under every name, else who has the words."""

from pathlib import Path

import pytest

from sayso.errors import QueryError
from sayso.ledger import answers
from sayso.ledger.adding import add_findings
from sayso.ledger.voices import said_by
from sayso.store import Ledger, open_ledger
from tests.ledger.made import clock
from tests.store.made import Page

VOICES = {
    "Vardonia": ("XVA", "that the strait was open"),
    "Pavel Orlin": ("XVA.orlin", "that nobody had fired on ships"),
    "Navy Command": ("XVA.MIL", "that its boats were at anchor"),
    "Assembly": ("XVA.LEG", "that the budget was late"),
    "Hill Front": ("XVA.REB", "that it held the northern bridge"),
    "Tern Gazette": ("XVA.JRN", "that bread had become dear"),
    "Friends of Vardonia": ("NGO.friends", "that aid had come late"),
    "Orlin": ("XVA.orlin", "that the talks would go on"),
    "VBS": ("XOS.BRD", "that the coast was calm"),
}


@pytest.fixture
def voices(tmp_path: Path) -> Ledger:
    """A ledger in which each of them says something, in a report of one day each."""
    ledger = open_ledger(str(tmp_path / "voices.db"), create=True, clock=clock())
    for day, (name, (actor, words)) in enumerate(VOICES.items(), 1):
        page = Page(f"{name} said {words}.", published=f"2022-09-{day:02}").says(name, "said", words, actor=actor)
        add_findings(ledger, page.findings)
    return ledger


def names(ledger: Ledger, name: str, query: str = "") -> list[str]:
    found = said_by(ledger, name, query).said
    return [one.statement.speaker.name for one in found if one.statement.speaker]


def test_a_state_speaks_with_its_government_and_leaders_not_with_who_has_its_name(voices: Ledger) -> None:
    of_it = ["Vardonia", "Pavel Orlin", "Navy Command", "Assembly", "Orlin"]
    assert names(voices, "Vardonia") == names(voices, ' "vardonia"') == of_it
    (sheet,) = answers.who(voices, "Vardonia", 2)
    assert [row[1] for row in sheet.rows] == ["Assembly", "Orlin"]
    assert said_by(voices, "Vardonia").asked == "speaker:XVA"


def test_a_person_is_found_under_every_name_and_a_part_of_one_finds_whoever_has_it(voices: Ledger) -> None:
    assert names(voices, "Pavel Orlin") == ["Pavel Orlin", "Orlin"]
    assert names(voices, "Friends") == ["Friends of Vardonia"]
    assert said_by(voices, "Friends").asked == 'speaker:"friends"'


def test_many_forces_of_one_id_are_not_one_body(voices: Ledger) -> None:
    assert names(voices, "Navy Command") == ["Navy Command"]


def test_an_id_finds_all_that_is_of_it_as_a_search_does(voices: Ledger) -> None:
    assert "Hill Front" in names(voices, "XVA")
    assert names(voices, "XVA.orlin") == ["Pavel Orlin", "Orlin"]


def test_a_name_in_capitals_is_no_id_where_there_is_none_like_it(voices: Ledger) -> None:
    assert names(voices, "VBS") == ["VBS"]
    assert names(voices, "VBS", "calm") == names(voices, "vbs") == ["VBS"]


def test_what_is_asked_for_besides_holds_for_a_state_too(voices: Ledger) -> None:
    assert names(voices, "Vardonia", "since:2022-09-03") == ["Navy Command", "Assembly", "Orlin"]
    assert names(voices, "Vardonia", "budget OR anchor") == ["Navy Command", "Assembly"]
    with pytest.raises(QueryError):
        said_by(voices, "Vardonia", "(budget")


def test_a_known_state_that_says_nothing_itself_is_still_that_state(tmp_path: Path) -> None:
    """Its minister is found, a mission that has it in its name is not."""
    ledger = open_ledger(str(tmp_path / "one.db"), create=True, clock=clock())
    for name, actor, words in (
        ("Ruth Hale", "NOR.ruth-hale", "that the fleet was at home"),
        ("Mission to Norway", "IGO.mission", "that all was calm"),
    ):
        add_findings(ledger, Page(f"{name} said {words}.").says(name, "said", words, actor=actor).findings)
    assert names(ledger, "Norway") == ["Ruth Hale"]


def test_a_state_is_found_behind_any_number_of_its_rebels(tmp_path: Path) -> None:
    """Few statements are read at first; where too few of them are the state's, all are."""
    ledger = open_ledger(str(tmp_path / "rebels.db"), create=True, clock=clock())
    told = [("Vardonia", "XVA"), ("Vardonia", "XVA"), *[("Hill Front", "XVA.REB")] * 8]
    for day, (name, actor) in enumerate(told, 1):
        page = Page(f"{name} said that day {day} was calm.", published=f"2022-09-{day:02}")
        add_findings(ledger, page.says(name, "said", f"that day {day} was calm", actor=actor).findings)
    (sheet,) = answers.who(ledger, "Vardonia", 1)
    assert [(row[0], row[1]) for row in sheet.rows] == [("2022-09-02", "Vardonia")]
