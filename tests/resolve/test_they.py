"""Whom "they" and "all of whom" stand for, and whose a word with "'s" is. All names are invented."""

from dataclasses import replace

import pytest

from sayso.records import Arc, Reading, Token
from sayso.resolve import Tables, resolve
from tests.derive.grammar import parsed
from tests.resolve.texts import place, reading, who


def _with_subjects(read: Reading, *subjects: str) -> Reading:
    """The reading with the grammar of subjects right before the verb of their clause."""
    text, tokens = read.document.text, list[Token]()
    for words in subjects:
        span = place(text, words)
        verb = place(text, text[span.end + 1 :].split(" ")[0].strip("."), span.end)
        tokens.append(Token(span, words, len(tokens) + 1, "nsubj", "NOUN", 0.0, None, 0.0))
        tokens.append(Token(verb, text[verb.start : verb.end], None, "root", "VERB", 0.0, None, 0.0))
    return replace(read, tokens=tuple(tokens))


@pytest.mark.parametrize(
    ("text", "subjects", "sources", "name"),
    [
        # people go before a firm
        ("Dorn Oil dug. Farmers came. They said no.", ("Farmers",), ("Dorn Oil", "They"), "Farmers"),
        ("Farmers came. Dorn Oil dug. They said no.", ("Farmers",), ("Dorn Oil", "They"), "Farmers"),
        ("Dorn Oil dug. Letters came. They said no.", ("Letters",), ("Dorn Oil", "They"), "Dorn Oil"),
        ("Ten senators left. Dorn Oil dug. They said no.", (), ("Ten senators", "Dorn Oil", "They"), "Ten senators"),
        # not before a state or a force that is told of behind them
        ("Farmers came. Vardonia spoke. They said no.", ("Farmers",), ("Vardonia", "They"), "Vardonia"),
        # nor from far back
        (
            "Farmers came. It rained. It hailed. Dorn Oil dug. They said no.",
            ("Farmers",),
            ("Dorn Oil", "They"),
            "Dorn Oil",
        ),
    ],
)
def test_they_are_people_rather_than_a_firm(
    tables: Tables, text: str, subjects: tuple[str, ...], sources: tuple[str, ...], name: str
) -> None:
    read = reading(text, sources, {"Dorn Oil": "organization"} if "Dorn Oil" in text else {})
    found = resolve(_with_subjects(read, *subjects), tables).actors
    assert next(one.name for one in found if one.span.start == text.index("They")) == name


def test_of_whom_stands_for_the_noun_before_it(tables: Tables) -> None:
    text = "The/DET/det/3 five/NUM/nummod/3 guards/NOUN/nsubj/9 ,/PUNCT/punct/3 {} said/VERB/acl:relcl/3 no/INTJ/obj/7"
    whole = text.format("all/DET/nsubj/8 of/ADP/case/7 whom/PRON/nmod/5") + " left/VERB/root/0"
    read = parsed(whole)
    span = place(read.document.text, "all of whom")
    read = replace(read, arcs=(Arc(None, (span,), (), None, 1.0),))
    (found,) = (one for one in resolve(read, tables).actors if one.span == span)
    assert found.name == "five guards"


@pytest.mark.parametrize(
    ("text", "source", "name", "actor"),
    [
        ("Pavo Lind spoke. It was Mr. Lind's view.", "Mr. Lind's", "Pavo Lind", "XOL.pavo-lind"),
        ("Pavo Lind spoke. It was Mr. Lind’s view.", "Mr. Lind’s", "Pavo Lind", "XOL.pavo-lind"),
        ("It was the Coastline Bureau's view.", "the Coastline Bureau's", "Coastline Bureau", "XVA.coastline-bureau"),
        ("It was the Vardonian mayor's view.", "the Vardonian mayor's", "Vardonian mayor", "XVA.LOC"),
        ("It was Dorn Oil's view.", "Dorn Oil's", "Dorn Oil", None),
        # what is owned, not the owner
        ("Pavo Lind spoke. Lind's mother said no.", "Lind's mother", "Lind's mother", "XOL"),
        ("Vardonia's navy said no.", "Vardonia's navy", "Vardonia's navy", "XVA.MIL"),
    ],
)
def test_whose_a_view_is(tables: Tables, text: str, source: str, name: str, actor: str | None) -> None:
    found = who(tables, text, (source,), {"Pavo Lind": "person"} if "Pavo Lind" in text else {}, published="2020-01-01")
    assert (found.name, found.actor) == (name, actor)
