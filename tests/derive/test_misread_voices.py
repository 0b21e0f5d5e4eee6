"""Whose words they are, and what is nobody's saying, where reading mislays it. All names are invented."""

from dataclasses import replace

import pytest

from sayso.derive import derive_statements
from sayso.records import Arc, Resolutions, Span, Token
from tests.derive.grammar import parsed
from tests.derive.marked import nobody, read_marked, resolved, said


def told(marked: str) -> list[tuple[str | None, str, list[str]]]:
    reading = read_marked(marked)
    found = derive_statements(reading, nobody())
    return [(one.speaker.name if one.speaker else None, one.act, said(reading, one)) for one in found]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Dell} {c1 Under the decree} {q1 the president must report to the council by May}.",
        "{s1 Dell} {c1 Under its charter} {q1 the league must meet twice a year}.",
        "The commander told the station of {s1 our} {c1 intention} {q1 to pass the narrows}.",
        "{s1 This assistance} {c1 will support} {q1 families in the north}.",
        "{s1 The league} {c1 supports} {q1 the Velland Free Forces on the ridge}.",
        "{s1 The council} {c1 met on Monday to discuss} {q1 the capture of three boats}.",
        "{s1 The president} {c1 called} {q1 a meeting of his cabinet for Sunday}.",
        "{s1 The chancellor} {c1 called} {q1 President Ivo Dell hours later}.",
        "The crowd had gone by the time {s1 Dell} {c1 said} {q1 that}.",
        "{q1 What} {s1 the clerks} {c1 are saying} is not true.",
        "The three were late when {q1 they} {c1 were announced}.",
        "{s1 Orlo} {c1 to skip} {q1 the league summit}.",
        "The port sends {s1 clerks} {c1 to learn about} {q1 the trade of the league}.",
    ],
)
def test_what_is_no_saying(marked: str) -> None:
    assert told(marked) == []


def test_what_is_one_all_the_same() -> None:
    assert told("{s1 The league} {c1 supports} {q1 the plan to open the port}.")[0][1] == "agree"
    assert told("{s1 The mayor} {c1 called} {q1 the vote a farce}.") != []
    assert told("{s1 The mayor} {c1 denied} {q1 that}.") != []
    assert told("{s1 The mayor} {c1 to tell} {q1 the council of the loss}.") != []
    assert told("{s1 The mayor} {c1 confirmed} {q1 this}.") != []
    assert told("{s1 The league} {c1 opposes} {q1 it}.") != []
    assert told("{s1 The mayor} {c1 called} {q1 President Ivo Dell a liar}.") != []


def test_in_his_words_it_is_he_who_speaks() -> None:
    assert told("The port is shut and, {c1 in} {s1 Dell’s words}, {q1 “it is over”}.")[0][0] == "Dell"


def test_who_is_for_a_party_is_not_the_party() -> None:
    marked = read_marked("{s1 Pro-Velland forums} {c1 said} {q1 that the port was shut}.")
    actors = resolved(marked.document.text, ("Pro-Velland forums", "Velland", "VEL"))
    (one,) = derive_statements(marked, Resolutions(actors, (), ()))
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.actor) == ("Pro-Velland forums", None)


def test_a_name_behind_the_verb_that_ends_a_headline_is_the_speaker() -> None:
    marked = "{q1 Ten boats held in the narrows}, {c1 says} {q1 Velland}; {s1 Orlans} point to the wind"
    assert told(marked) == [("Velland", "assert", ["Ten boats held in the narrows"])]


def test_what_stands_before_a_tag_is_told_not_what_happens_meanwhile() -> None:
    marked = read_marked("Velland called the council on Monday, {s1 both sides} {c1 said}, {q1 as talks went on}.")
    verb = Token(Span(8, 14), "called", None, "root", "VERB", 0.0, None, 0.0)
    (one,) = derive_statements(replace(marked, tokens=(verb,)), nobody())
    assert said(marked, one) == ["Velland called the council on Monday"]
    assert said(marked, derive_statements(marked, nobody())[0]) == ["as talks went on"]


def test_as_somebody_announced_tells_the_clause_behind_the_comma() -> None:
    marked = (
        "As {s1 Minister Dell} {c1 announced} today at the port of Orra, Velland will give ten boats to the league."
    )
    assert told(marked) == [("Minister Dell", "announce", ["Velland will give ten boats to the league"])]


def test_a_dateline_is_not_said() -> None:
    marked = "{q1 ORRA, May 3, 2031 (Agency) - Ten boats were sunk}, {s1 the navy} {c1 said}."
    assert told(marked)[0][2] == ["Ten boats were sunk"]


def test_no_answer_to_questions_is_no_question() -> None:
    marked = "{s1 The navy} did not respond to {c1 questions about} {q1 the call}."
    assert told(marked) == [("The navy", "decline_comment", ["the call"])]
    assert told("{s1 The navy} {c1 questions whether} {q1 the call was made}.")[0][1] != "decline_comment"


def test_each_side_is_no_one_of_them() -> None:
    reading = read_marked("{s1 Each side} {c1 blames} {q1 the other for the fire}.")
    actors = resolved(reading.document.text, ("side", "side", "VEL"))
    (one,) = derive_statements(reading, Resolutions(actors, (), ()))
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.actor) == ("Each side", None)


def test_the_last_word_of_a_headline_belongs_to_what_is_said() -> None:
    assert told("{s1 Dell} {c1 hopes} {q1 the port will restrain} Velland\n\nRain fell.")[0][2] == [
        "the port will restrain Velland"
    ]


def test_a_seat_that_speaks_elsewhere_is_its_state_here_too() -> None:
    reading = read_marked("Boats lay at Orra. {s1 Orra} {c1 says} {q1 it rained}. {s2 Orra} {c2 denies} {q2 that}.")
    seats = resolved(reading.document.text, ("Orra", "Velland", "VEL"))
    seen = [replace(one, type="government", rule="country.seat") for one in seats[:2]]
    place = replace(seats[2], type="place", name="Orra", rule="place.table")
    found = derive_statements(reading, Resolutions((*seen, place), (), ()))
    assert [one.speaker.name for one in found if one.speaker] == ["Velland", "Velland"]


def test_a_speaker_found_in_a_later_sentence_gives_way_to_the_subject_of_the_verb() -> None:
    reading = parsed(
        "Dell/PROPN/nsubj/2 told/VERB/root/0 me/PRON/iobj/2 it/PRON/nsubj/5 rained/VERB/ccomp/2 ./PUNCT/punct/2",
        "Orr/PROPN/nsubj/2 left/VERB/root/0 ./PUNCT/punct/2",
    )
    text = reading.document.text
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in ("told", "Orr", "it rained")]
    arc = Arc(spans[0], (spans[1],), (spans[2],), None, 0.9)
    (one,) = derive_statements(replace(reading, arcs=(arc,)), nobody())
    assert one.speaker is not None
    assert one.speaker.name == "Dell"
