"""Names whose country is told by what stands beside them. Vardonia and Ostrelia are invented."""

import pytest

from sayso.resolve import Tables, resolve
from tests.resolve.texts import reading, who


def actor_of(tables: Tables, text: str, words: str) -> str | None:
    """The actor of a person the reader has marked by these words."""
    found = resolve(reading(text, (), {words: "person"}), tables).actors
    return next(one.actor for one in found if text[one.span.start : one.span.end] == words)


def test_an_owner_of_something_is_still_who_the_name_means(tables: Tables) -> None:
    text = "Ostrelia rejected Vardonian Foreign Minister Mira Tolven's proposal."
    assert actor_of(tables, text, "Mira Tolven") == "XVA.mira-tolven"


def test_a_rank_of_office_keeps_the_country_before_it(tables: Tables) -> None:
    text = "Vardonian junior foreign minister Dana Orn summoned the foreign minister of Ostrelia."
    assert actor_of(tables, text, "Dana Orn") == "XVA.MFA"


def test_of_two_holders_of_one_surname_the_country_is_known(tables: Tables) -> None:
    found = who(tables, "President Bush warned Ostrelia.", ("President Bush",), {"Bush": "person"})
    assert (found.actor or "").startswith("USA")
    assert found.rule == "person.surname-country"


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Vardonia, a key ally of Ostrelia, said no.", "Vardonia, a key ally of Ostrelia,", "XVA"),
        ("The Ostrelians of southern Vardonia said no.", "The Ostrelians of southern Vardonia", "XVA"),
        ("Most West Ruralists said no.", "Most West Ruralists", None),
    ],
)
def test_a_party_is_of_the_country_it_belongs_to(tables: Tables, text: str, source: str, actor: str | None) -> None:
    assert who(tables, text, (source,)).actor == actor


def test_two_countries_that_speak_together_are_no_one_state(tables: Tables) -> None:
    assert who(tables, "Vardonia and Ostrelia said no.", ("Vardonia and Ostrelia",)).actor is None


def test_his_office_is_of_the_man_named_before_not_of_the_woman(tables: Tables) -> None:
    text = "Ostrelian President Pavo Lind called Vardonian Foreign Minister Mira Tolven, his office said."
    found = who(tables, text, ("his office",), {"Pavo Lind": "person", "Mira Tolven": "person"})
    assert found.actor == "XOL"
    other = text.replace("his office", "her office")
    assert who(tables, other, ("her office",), {"Pavo Lind": "person", "Mira Tolven": "person"}).actor == "XVA"


def test_a_body_named_without_a_mark_is_met_again_by_its_noun(tables: Tables) -> None:
    text = "From today the Coastline Bureau reports daily. The bureau counted nine boats. The office did too."
    assert who(tables, text, ("The bureau",)).actor == "XVA.coastline-bureau"
    assert who(tables, text, ("The office",)).actor is None


@pytest.mark.parametrize(("day", "actor"), [("2018-11-28", None), ("2010-05-05", "UKR")])
def test_nobody_acts_for_a_state_where_two_powers_hold_office(tables: Tables, day: str, actor: str | None) -> None:
    text = "Courts in Crimea held nine men."
    found = resolve(reading(text, (), {"Crimea": "place"}, published=day), tables).actors
    assert [one.actor for one in found if one.type == "place"] == [actor]


@pytest.mark.parametrize(("role", "actor"), [("lawyer", None), ("judge", "XVA")])
def test_a_lawyer_is_not_of_the_land_in_which_he_pleads(tables: Tables, role: str, actor: str | None) -> None:
    text = f"A court in Vardonia met. Vardonia was hot. The crew's {role} Anton Wexel left."
    found = actor_of(tables, text, "Anton Wexel")
    assert (found[:3] if found else None) == actor
