"""Counts that somebody puts at a number: a saying without a word of saying."""

from dataclasses import replace

import pytest

import sayso
from sayso.derive import derive_figures, derive_statements
from sayso.records import Quarantine, Span
from tests.derive.grammar import parsed
from tests.derive.marked import nobody, said

TOLL = (
    "Nurses/NOUN/nsubj/4 in/ADP/case/3 Dorvik/PROPN/nmod/1 put/VERB/root/0 the/DET/det/7 death/NOUN/compound/7 "
    "toll/NOUN/obj/4 at/ADP/case/9 23/NUM/obl/4 on/ADP/case/11 Monday/PROPN/obl/4 ./PUNCT/punct/4"
)
NUMBER = (
    "Police/NOUN/nsubj/3 have/AUX/aux/3 put/VERB/root/0 the/DET/det/5 number/NOUN/obj/3 of/ADP/case/7 dead/ADJ/nmod/5 "
    "at/ADP/case/9 seven/NUM/obl/3 ./PUNCT/punct/3"
)

COUNTED = (
    "The/DET/det/2 mission/NOUN/nsubj/3 counted/VERB/root/0 nine/NUM/nummod/5 boats/NOUN/obj/3 off/ADP/case/7 "
    "Dorvik/PROPN/nmod/5 ./PUNCT/punct/3"
)


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        (TOLL, "Nurses in Dorvik", "the death toll at 23"),
        (NUMBER, "Police", "the number of dead at seven"),
        (COUNTED, "The mission", "nine boats off Dorvik"),
    ],
)
def test_who_puts_a_count_says_it(sentence: str, speaker: str, content: str) -> None:
    reading = parsed(sentence)
    (one,) = derive_statements(reading, nobody())
    assert one.speaker is not None
    assert (one.speaker.name, said(reading, one), one.act) == (speaker, [content], "assert")
    (figure,) = derive_figures(reading, nobody(), (one,), (), ())
    assert figure.reported_by == one.id


@pytest.mark.parametrize(
    "sentence",
    [
        "Nurses/NOUN/nsubj/2 put/VERB/root/0 the/DET/det/4 toll/NOUN/obj/2 on/ADP/case/6 record/NOUN/obl/2",
        "Nurses/NOUN/nsubj/2 put/VERB/root/0 the/DET/det/4 lamp/NOUN/obj/2 at/ADP/case/6 Dorvik/PROPN/obl/2",
        "that/PRON/nsubj/2 put/VERB/root/0 the/DET/det/4 toll/NOUN/obj/2 at/ADP/case/6 23/NUM/obl/2",
        "Nurses/NOUN/nsubj/2 counted/VERB/root/0 on/ADP/case/4 friends/NOUN/obl/2",
        "Prices/NOUN/nsubj/2 recorded/VERB/root/0 nine/NUM/nummod/4 percent/NOUN/obj/2",
    ],
)
def test_other_things_are_only_put(sentence: str) -> None:
    assert derive_statements(parsed(sentence), nobody()) == ()


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        ("The ministry raised the death toll to 45.", 45, "ministry"),
        ("Officials revised the number of dead down to 12.", 12, "Officials"),
        ("The army lowered its toll of dead soldiers to nine.", 9, "The army"),
        ("Police increased the count of wounded to 70.", 70, "Police"),
        ("The death toll was raised to 45 by the ministry.", 45, "the ministry"),
        ("The storm raised the death toll to 45.", 45, None),
        ("A new collapse raised the number of dead to 45.", 45, None),
        ("The company raised the number of seats to 45.", 45, None),
    ],
)
def test_who_raises_or_lowers_a_toll_says_it(text: str, number: int, speaker: str | None) -> None:
    found = sayso.read(text, published="2031-12-06")
    figure = found.figures[-1]
    by = next((one.speaker for one in found.statements if one.id == figure.reported_by), None)
    assert (figure.low, figure.high, by.name if by else None) == (number, number, speaker)


def test_a_toll_raised_from_one_number_to_another_is_no_range() -> None:
    found = sayso.read("Police raised the death toll from 31 to 45.", published="2031-12-06").figures
    assert [(one.low, one.high, one.what) for one in found] == [(31, 31, "killed"), (45, 45, "killed")]


def test_words_set_aside_put_nothing() -> None:
    reading = parsed(TOLL)
    aside = (Quarantine(Span(0, len(reading.document.text)), "related_link"),)
    assert derive_statements(replace(reading, document=replace(reading.document, quarantine=aside)), nobody()) == ()
