"""A clause that is told has its verb, however the reading ended it."""

from dataclasses import replace

import pytest

from sayso.derive.unfinished import with_finished_clauses
from sayso.records import Arc, Reading, Span
from tests.derive.grammar import parsed

SAID = "Dell/PROPN/nsubj/2 said/VERB/root/0 "
EMERGENCY = (
    "that/SCONJ/mark/15 the/DET/det/5 emergency/NOUN/nsubj/15 ,/PUNCT/punct/5 which/PRON/nsubj/9 was/AUX/aux:pass/9 "
    "imposed/VERB/acl:relcl/5 in/ADP/case/11 May/PROPN/obl/9 ,/PUNCT/punct/5 would/AUX/aux/14 be/AUX/aux/15 "
    "extended/VERB/ccomp/2 ./PUNCT/punct/2"
)


def with_content(words: str, content: str, *others: Arc) -> Reading:
    reading = parsed(words)
    text = reading.document.text
    start = text.index(content)
    arc = Arc(Span(5, 9), (Span(0, 4),), (Span(start, start + len(content)),), None, 1.0)
    return replace(reading, arcs=(arc, *others))


def finished(reading: Reading) -> str:
    arc = with_finished_clauses(reading.arcs, reading)[0]
    return reading.document.text[arc.content[-1].start : arc.content[-1].end].strip()


@pytest.mark.parametrize(
    ("words", "content", "whole"),
    [
        (EMERGENCY, "that the emergency", "that the emergency , which was imposed in May , would be extended"),
        (EMERGENCY.replace(" would/AUX/aux/14 be/AUX/aux/15 extended/VERB/ccomp/2", ""), "that", "that"),
        (
            "that/SCONJ/mark/7 the/DET/det/5 town/NOUN/nsubj/7 was/AUX/aux:pass/7 lost/VERB/ccomp/2 ,/PUNCT/punct/7 "
            "which/PRON/nsubj/10 was/AUX/cop/11 sad/ADJ/acl:relcl/7",
            "that the town was lost",
            "that the town was lost",
        ),
        (
            "people/NOUN/obj/2 to/PART/mark/5 shelter/VERB/xcomp/2 that/DET/det/7 way/NOUN/obl/5 ,/PUNCT/punct/2 "
            "and/CCONJ/cc/10 it/PRON/nsubj/10 worked/VERB/conj/2",
            "people to shelter that way",
            "people to shelter that way",
        ),
    ],
)
def test_only_a_clause_without_its_verb_goes_on(words: str, content: str, whole: str) -> None:
    assert finished(with_content(SAID + words, content)) == whole


def test_what_another_says_is_not_taken() -> None:
    reading = with_content(SAID + EMERGENCY, "that the emergency")
    start = reading.document.text.index("would")
    other = Arc(None, (), (Span(start, start + 5),), None, 1.0)
    assert finished(replace(reading, arcs=(*reading.arcs, other))) == "that the emergency"
