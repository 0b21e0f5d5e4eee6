"""Names of people, whole: given names, initials, nicknames, what stands around them. All names are invented."""

import pytest

from sayso.records import MentionKind
from sayso.resolve import Tables, resolve
from tests.resolve.texts import reading, who


@pytest.mark.parametrize(
    ("text", "mentions", "name", "actor"),
    [
        ("Hans-Pavo Orrin said no.", ("Pavo Orrin",), "Hans-Pavo Orrin", None),
        ("Vardonian-Pavo Orrin said no.", ("Pavo Orrin",), "Pavo Orrin", "XVA"),
        ("It was Dana F. Orrin who said no.", ("Orrin",), "Dana F. Orrin", None),
        ("It was Dana F. Orrin who said no.", ("Dana", "Orrin"), "Dana F. Orrin", None),
        ("It was plan F. Orrin said no.", ("Orrin",), "Orrin", None),
        ("Pavo J. Lind said no.", ("Pavo J", "Lind"), "Pavo Lind", "XOL.pavo-lind"),
        ("Pavo J. Lind Jr. said no.", ("Pavo J. Lind Jr",), "Pavo Lind", "XOL.pavo-lind"),
        ("Pavo Jan Lind said no.", ("Pavo Jan Lind",), "Pavo Jan Lind", None),
        ("Col. Dana “D.D.” Orrin said no.", ("Dana",), "Dana “D.D.” Orrin", None),
        ("Dana “was late”. Orrin said no.", ("Dana",), "Dana", None),
        ("Spc. Dana Orrin said no.", ("Spc. Dana Orrin",), "Dana Orrin", None),
    ],
)
def test_a_name_is_whole(tables: Tables, text: str, mentions: tuple[str, ...], name: str, actor: str | None) -> None:
    kinds: dict[str, MentionKind] = dict.fromkeys(mentions, "person")
    found = {one.span: one for one in resolve(reading(text, (), kinds), tables).actors}
    spans = [mention.span for mention in reading(text, (), kinds).mentions]
    assert {(found[span].name, found[span].actor) for span in spans} == {(name, actor)}


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Dana Orrin, D-N.D., said no.", "Dana Orrin", "USA.LEG"),
        ("Dana Orrin (R-Ark.) said no.", "Dana Orrin", "USA.LEG"),
        ("Representative Dana Orrin, a Michigan Democrat, said no.", "Representative Dana Orrin", "USA.LEG"),
        ("Dana Orrin, a Republican strategist, said no.", "Dana Orrin", "USA"),
        ("Dana Orrin, a democrat at heart, said no.", "Dana Orrin", None),
        ("Dana Orrin, a Vardonian-American resident, said no.", "Dana Orrin", "USA.CVL"),
        ("Dana Orrin, a Vardonian resident, said no.", "Dana Orrin", "XVA.CVL"),
        # the dots of an abbreviation end no description, those of a sentence do
        ("Dana Orrin, the U.S. special envoy, said no.", "Dana Orrin", "USA.MFA"),
        ("Dana Orrin, the boxer. Vardonian officials said no.", "Dana Orrin", None),
    ],
)
def test_what_a_name_is_told_with(tables: Tables, text: str, source: str, actor: str | None) -> None:
    assert who(tables, text, (source,), {"Dana Orrin": "person"}).actor == actor


def test_another_states_office_is_not_his(tables: Tables) -> None:
    text = "Lind, {} minister, left. Pavo Lind said no."
    people: dict[str, MentionKind] = {"Lind": "person", "Pavo Lind": "person"}
    assert who(tables, text.format("Vardonian"), ("Pavo Lind",), people, published="2020-01-01").role == "President"
    assert who(tables, text.format("Vardonian"), ("Pavo Lind",), people).role is None
    assert who(tables, text.format("Ostrelian"), ("Pavo Lind",), people).role == "minister"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Several candidates, including Pavo Lind,", "Several candidates"),
        ("hawks like Pavo Lind", "hawks"),
        ("the candidate Pavo Lind", "Pavo Lind"),
    ],
)
def test_an_example_is_not_the_speaker(tables: Tables, source: str, name: str) -> None:
    people: dict[str, MentionKind] = {"Pavo Lind": "person"}
    found = who(tables, f"It rained, and {source} said no.", (source,), people)
    assert found.name == name
    assert (found.actor is None) == (name != "Pavo Lind")
