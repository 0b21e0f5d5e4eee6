"""Whom "who", "which" and "that" stand for, by the grammar of the sentence. All names are invented."""

from dataclasses import replace

import pytest

from sayso.records import Arc, Mention, MentionKind
from sayso.resolve import Tables, resolve
from tests.derive.grammar import parsed
from tests.resolve.texts import place

DOCKERS = (
    "Pavo/PROPN/nsubj/3 Lind/PROPN/flat/1 met/VERB/root/0 eight/NUM/nummod/6 dock/NOUN/compound/6 workers/NOUN/obj/3"
    " ,/PUNCT/punct/8 who/PRON/nsubj/9 said/VERB/{relation} no/INTJ/obj/9"
)
PEOPLE: dict[str, MentionKind] = {"Pavo Lind": "person", "Dana Orr": "person"}


def _meant(tables: Tables, sentence: str, pronoun: str, mentions: dict[str, MentionKind] = PEOPLE) -> str:
    read = parsed(sentence)
    text = read.document.text
    marks = tuple(Mention(place(text, words), kind, 1.0) for words, kind in mentions.items() if words in text)
    span = place(text, pronoun)
    read = replace(read, mentions=marks, arcs=(Arc(None, (span,), (), None, 1.0),))
    return next(one.name for one in resolve(read, tables).actors if one.span == span)


@pytest.mark.parametrize("relation", ["acl:relcl/6", "advcl/3"])
def test_who_is_the_noun_before_it_and_not_the_last_name(tables: Tables, relation: str) -> None:
    assert _meant(tables, DOCKERS.format(relation=relation), "who") == "eight dock workers"


def test_who_beside_a_person_is_that_person_whatever_thing_the_tree_says(tables: Tables) -> None:
    sentence = (
        "It/PRON/nsubj/2 ties/VERB/root/0 the/DET/det/4 bill/NOUN/obj/2 to/ADP/case/6 Dana/PROPN/nmod/4"
        " Orr/PROPN/flat/6 ,/PUNCT/punct/10 who/PRON/nsubj/10 backed/VERB/acl:relcl/4 it/PRON/obj/10"
    )
    assert _meant(tables, sentence, "who") == "Dana Orr"


def test_those_who_are_nobody_on_the_page(tables: Tables) -> None:
    sentence = (
        "Pavo/PROPN/nsubj/3 Lind/PROPN/flat/1 fears/VERB/root/0 those/PRON/obj/3 who/PRON/nsubj/6 deny/VERB/acl:relcl/4"
        " it/PRON/obj/6"
    )
    assert _meant(tables, sentence, "who") == "who"


@pytest.mark.parametrize(("verb", "name"), [("published", "Pavo Lind"), ("burned", "letter to Dana Orr")])
def test_a_paper_speaks_for_who_gives_it_out_and_a_bare_name_takes_no_which(
    tables: Tables, verb: str, name: str
) -> None:
    sentence = (
        f"Pavo/PROPN/nsubj/3 Lind/PROPN/flat/1 {verb}/VERB/root/0 a/DET/det/5 letter/NOUN/obj/3 to/ADP/case/7"
        " Dana/PROPN/nmod/5 Orr/PROPN/flat/7 which/PRON/nsubj/10 said/VERB/acl:relcl/7 no/INTJ/obj/10"
    )
    found = _meant(tables, sentence, "which")
    assert found == name


@pytest.mark.parametrize(
    ("case", "name"), [("of", "mother of the boy"), ("for", "mother for the boy"), ("with", "boy")]
)
def test_who_behind_a_comma_is_the_person_whose_kin_or_office_it_is(tables: Tables, case: str, name: str) -> None:
    sentence = (
        f"The/DET/det/2 mother/NOUN/nsubj/10 {case}/ADP/case/5 the/DET/det/5 boy/NOUN/nmod/2 ,/PUNCT/punct/2"
        " who/PRON/nsubj/8 said/VERB/acl:relcl/5 no/INTJ/obj/8 left/VERB/root/0"
    )
    assert _meant(tables, sentence, "who").removeprefix("The ").removeprefix("the ") == name
