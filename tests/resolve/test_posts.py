"""Offices that only some states have by that name. Names of people are invented."""

import pytest

from sayso.records import MentionKind
from sayso.resolve import Tables
from tests.resolve.texts import who


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Vardonia waits. Vardonia is calm. The Foreign Secretary said no.", "The Foreign Secretary", None),
        ("Vardonia waits. Vardonia is calm. The Foreign Minister said no.", "The Foreign Minister", "XVA.MFA"),
        ("Vardonia waits. The UK and Vardonia met. The Foreign Secretary said no.", "The Foreign Secretary", "GBR.MFA"),
        ("Vardonia, India and the UK met. The Foreign Secretary said no.", "The Foreign Secretary", None),
        (
            "Vardonia, Vardonia and the US met. The Department of Defense said no.",
            "The Department of Defense",
            "USA.MOD",
        ),
        (
            "Vardonia, Vardonia and the US met. The Vardonian Foreign Office said no.",
            "The Vardonian Foreign Office",
            "XVA.MFA",
        ),
    ],
)
def test_a_post_is_of_a_state_that_has_it(tables: Tables, text: str, source: str, actor: str | None) -> None:
    assert who(tables, text, (source,)).actor == actor


@pytest.mark.parametrize(("title", "actor"), [("Foreign Office Minister", "GBR.GOV"), ("Harbour Minister", "XVA.GOV")])
def test_who_bears_it_is_too(tables: Tables, title: str, actor: str) -> None:
    text = f"Vardonia met the UK. Vardonia left Vardonia. {title} Dana Orrin said no."
    assert who(tables, text, (f"{title} Dana Orrin",), {"Dana Orrin": "person"}).actor == actor


@pytest.mark.parametrize("mention", ["Middle East Dana Orrin", "Dana Orrin"])
def test_where_a_minister_deals_is_no_given_name(tables: Tables, mention: str) -> None:
    text = "It rained. Minister for the Middle East Dana Orrin said no."
    kinds: dict[str, MentionKind] = {mention: "person"}
    assert who(tables, text, ("Minister for the Middle East Dana Orrin",), kinds).name == "Dana Orrin"


@pytest.mark.parametrize(
    ("title", "actor"),
    [("Minister of Health", "XVA.HLT"), ("Minister for the Far Coast", None), ("Minister for Oil", "XVA.GOV")],
)
def test_a_minister_of_a_matter_is_of_the_land_of_the_story(tables: Tables, title: str, actor: str | None) -> None:
    text = f"Vardonia waits. Vardonia is calm. The {title}, Dana Orrin, said no."
    assert who(tables, text, (f"The {title}, Dana Orrin,",), {"Dana Orrin": "person"}).actor == actor
