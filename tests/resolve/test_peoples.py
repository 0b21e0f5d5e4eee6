"""Parties the reader has not marked: by an adjective, a place, a surname. Vardonia and Ostrelia are invented."""

from dataclasses import replace

import pytest

from sayso.records import Span, Token
from sayso.resolve import Tables, resolve
from tests.resolve.texts import reading


def parties(tables: Tables, text: str, verbs: tuple[str, ...] = (), **facts: str) -> dict[str, str | None]:
    """Actors by the words they stand for; ``verbs`` are tagged as such."""
    spans = [Span(text.index(verb), text.index(verb) + len(verb)) for verb in verbs]
    tokens = tuple(Token(span, text[span.start : span.end], None, "", "VERB", 0.0, None, 0.0) for span in spans)
    read = replace(reading(text, (), **facts), tokens=tokens)
    return {text[one.span.start : one.span.end]: one.actor for one in resolve(read, tables).actors}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Vardonian soldiers left.", "Vardonian soldiers", "XVA.MIL"),
        ("A row of Ostrelian air defence units fired.", "Ostrelian air defence units", "XOL.MIL"),
        ("Vardonian shelling went on.", "Vardonian", "XVA"),
        ("Six Ostrelian peacekeepers were held.", "Ostrelian peacekeepers", "XOL.MIL"),
        ("Mirrowford rebels shot down a drone.", "Mirrowford rebels", "XVA.REB"),
    ],
)
def test_an_adjective_or_a_place_opens_a_party(tables: Tables, text: str, words: str, actor: str) -> None:
    assert parties(tables, text)[words] == actor


def test_a_party_ends_before_the_verb(tables: Tables) -> None:
    found = parties(tables, "Vardonian envoys met leaders of Ostrelia.", ("met",))
    assert found == {"Vardonian envoys": "XVA", "Ostrelia": "XOL"}


def test_a_place_alone_is_no_party(tables: Tables) -> None:
    assert parties(tables, "Rain fell on Mirrowford again.") == {}


def test_an_ethnic_group_is_of_no_state(tables: Tables) -> None:
    assert "ethnic Vardonians" not in parties(tables, "Police held ten ethnic Vardonians.")
    assert parties(tables, "Police held ten ethnic Vardonians.") == {}


def test_a_ruler_needs_no_given_name(tables: Tables) -> None:
    assert parties(tables, "Then Lind met the envoys.")["Lind"] == "XOL.pavo-lind"
    assert "Lind" not in parties(tables, "Then Ana Lind met the envoys.")
    assert "Lind" not in parties(tables, "Then Lind met the envoys.", published="2014-05-05")  # not yet in office


def test_a_name_with_an_owner_inside_is_one_name(tables: Tables) -> None:
    found = parties(tables, "The Lord's Resistance Army left, and Vardonia's Foreign Ministry spoke.")
    assert found["Lord's Resistance Army"] == "UGA.lra"
    assert found["Vardonia"] == "XVA"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Vardonia's Senate voted on Friday.", "Senate", "XVA.LEG"),
        ("The Senate in Vardograd voted on Friday.", "Senate", "XVA.LEG"),
        ("Ostrelia asked Congress for money.", "Congress", "XOL.LEG"),
        ("The U.S. Senate voted on Ostrelia.", "Senate", "USA.senate"),
        ("Americans say that the United States and Ostrelia wait for Congress.", "Congress", "USA.LEG"),
    ],
)
def test_a_shared_name_is_of_the_country_beside_it(tables: Tables, text: str, words: str, actor: str) -> None:
    found = parties(tables, text)
    assert next(found[one] for one in found if one.endswith(words)) == actor


def test_a_region_of_many_states_is_none_of_theirs(tables: Tables) -> None:
    assert parties(tables, "Latin American envoys and ministers of West Africa met.") == {}


def test_who_backs_rebels_is_not_their_state(tables: Tables) -> None:
    assert parties(tables, "Vardonian-backed rebels left.").get("Vardonian-backed rebels") is None


def test_a_counterpart_is_of_the_country_before_him(tables: Tables) -> None:
    assert parties(tables, "She met her Ostrelian counterpart.")["Ostrelian counterpart"] == "XOL"
