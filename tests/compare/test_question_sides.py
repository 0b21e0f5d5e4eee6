"""Whom names stand for in a dispute: a state with its people, a movement for itself, a person by vote of reports."""

from dataclasses import replace

from sayso.compare.question_claims import claims_of
from sayso.compare.question_sides import BY_THEMSELVES, same_state, sides_of
from sayso.records import Party, Span, Speaker
from tests.compare.disputed import Deed, Line, page

HERE = Span(0, 1)


def speaker(name: str, actor: str | None, kind: str = "person", organization: str | None = None) -> Speaker:
    return Speaker(name, kind, None, organization, actor, HERE)  # type: ignore[arg-type]


def test_ministries_officials_and_named_bodies_stand_for_their_state() -> None:
    for actor in ("RUS", "RUS.MOD", "RUS.dmitry-peskov", "RUS.fsb"):
        assert BY_THEMSELVES.of_speaker(speaker("X", actor, "government")) == "RUS"


def test_courts_movements_and_unions_of_states_stand_for_themselves() -> None:
    assert BY_THEMSELVES.of_speaker(speaker("court", "RUS.JUD", "government")) == "RUS.JUD"
    assert BY_THEMSELVES.of_speaker(speaker("Houthis", "YEM.houthis", "armed_group")) == "YEM.houthis"
    assert BY_THEMSELVES.of_speaker(speaker("EU", "IGO.european-union", "organization")) == "IGO.european-union"


def test_a_state_s_court_is_of_the_state_and_its_rebels_are_not() -> None:
    assert same_state("RUS", "RUS.JUD")
    assert not same_state("YEM", "YEM.houthis")
    assert not same_state("YEM", "YEM.REB")
    assert not same_state("IGO.nato", "IGO.un")
    assert not same_state(None, None)


def test_a_spokesman_of_a_movement_speaks_for_it() -> None:
    pages = [page("a", "2021-01-01", Line("Houthis", "x", actor="YEM.houthis", type="armed_group"))]
    sides = sides_of(pages, {})
    assert sides.of_speaker(speaker("Ali Nasr", "YEM.ali-nasr", organization="Houthi")) == "YEM.houthis"
    assert sides.of_words("the Houthis") == "YEM.houthis"
    assert BY_THEMSELVES.of_speaker(speaker("Ali Nasr", "YEM.ali-nasr", organization="Houthi")) == "YEM"


def test_a_person_is_on_the_side_that_most_independent_reports_give() -> None:
    wrong = [page(name, "2021-01-01", Line("Vera Omel", "x", actor="RUS.TRS", type="person")) for name in "ab"]
    right = [page(name, "2021-01-02", Line("Omel", "x", actor="UKR.GOV", type="person")) for name in "cd"]
    unknown = speaker("Vera Omel", None)
    assert sides_of([*wrong, *right], {}).of_speaker(unknown) is None
    assert sides_of([*wrong, *right], {"b": "a"}).of_speaker(unknown) == "UKR"
    assert sides_of([*wrong, *right], {"b": "a"}).of_speaker(speaker("Vera Omel", "RUS.TRS")) == "UKR"


def test_seats_of_governments_are_known_where_they_act() -> None:
    deed = Deed("Kyiv accused Moscow", ("Kyiv", "UKR"), "ACCUSE")
    sides = sides_of([page("a", "2021-01-01", deeds=[deed])], {})
    assert sides.of_words("Kyiv") == "UKR"
    assert sides.of_words("Moscow") is None
    assert sides.of_words("Ukraine and Russia") is None
    assert sides.all_in("Kyiv told Russia") == ("UKR", "RUS")


def test_a_side_is_called_by_the_state_s_own_name() -> None:
    pages = [page("a", "2021-01-01", Line("ministry", "x", actor="UKR"), Line("Ukraine", "x", actor="UKR"))]
    assert sides_of(pages, {}).label("UKR", "ministry") == "Ukraine"
    assert sides_of(pages, {}).label("NOR", "Anna Sorel") == "Anna Sorel"


def test_a_party_that_acts_is_of_the_side_of_its_actor() -> None:
    party = Party("border guards", "RUS.BRD", HERE)
    assert BY_THEMSELVES.of_party(party.name, party.actor) == "RUS"
    assert BY_THEMSELVES.of_party("Russian ships", None) == "RUS"


def test_the_words_for_a_speaker_name_his_side_where_his_name_does_not() -> None:
    told = page("a", "2021-01-01", Line("Pia Lorentz", "that it had fired", "deny", type="person"))
    (one,) = told.said
    phrase = "A Russian delegate, Pia Lorentz,"
    named = replace(one.statement, speaker=replace(speaker("Pia Lorentz", None), span=Span(0, len(phrase))))
    said = replace(one, statement=named)
    (claim,) = claims_of(replace(told, text=f"{phrase} denied that it had fired.", said=(said,)), BY_THEMSELVES)
    assert claim.side == "RUS"
    (nameless,) = claims_of(replace(told, text=" " * 60, said=(said,)), BY_THEMSELVES)
    assert nameless.side is None
