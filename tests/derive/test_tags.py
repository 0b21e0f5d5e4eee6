"""Plain wordings that reading leaves out or mislays: tags, speeches behind a colon, subjects taken for content."""

from dataclasses import replace

import pytest

from sayso.derive import derive_statements
from sayso.records import Reading, Span, Statement, Token
from tests.derive.marked import nobody, read_marked, said


def derive(marked: str) -> tuple[Reading, tuple[Statement, ...]]:
    reading = read_marked(marked)
    return reading, derive_statements(reading, nobody())


def told(marked: str) -> list[tuple[str | None, list[str], str | None]]:
    reading, found = derive(marked)
    return [(one.speaker.name if one.speaker else None, said(reading, one), one.within) for one in found]


def test_a_tag_that_closes_its_sentence_is_a_statement() -> None:
    assert told("The old pier was shut at noon on Monday, the harbour office said.") == [
        ("the harbour office", ["The old pier was shut at noon on Monday"], None)
    ]


def test_what_is_told_in_front_of_the_tag_is_told_by_its_speaker() -> None:
    first = "First reports indicate the engine failed near the pier"
    assert told("{s1 First reports} {c1 indicate} {q1 the engine failed near the pier}, Dell said.") == [
        ("Dell", [first], None),
        ("First reports", ["the engine failed near the pier"], "s1"),
    ]


def test_a_cue_that_was_read_without_its_words_gets_them() -> None:
    assert told("{s2 First reports} {c2 indicate} {q2 the engine failed by the pier}, {s1 Dell} {c1 said}.")[0] == (
        "Dell",
        ["First reports indicate the engine failed by the pier"],
        None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "When asked, he said.",
        "The pier was shut at noon, and the office said.",
        "The pier was shut at noon, as the harbour office had long feared.",
    ],
)
def test_other_sentences_have_no_tag(text: str) -> None:
    assert told(text) == []


def test_according_to_takes_the_rest_of_its_sentence_not_the_line_before() -> None:
    marked = (
        "{q1 The pier of Tarvo at noon}\n{c1 According to} {s1 the port office} over 300 boats were lost in the storm."
    )
    assert told(marked) == [("the port office", ["over 300 boats were lost in the storm"], None)]


def test_a_speech_behind_a_colon_runs_to_its_last_paragraph_in_the_first_person() -> None:
    marked = (
        "{s1 The minister} {c1 said:}\n\n{q1 This storm has cost us dear}.\n\nThe pier is gone. {s2 This report} "
        "{c2 makes clear} {q2 that it was old}.\n\nWe will build it again.\n\nThe storm reached Tarvo on Monday."
    )
    speech = (
        "This storm has cost us dear.\n\nThe pier is gone. This report makes clear that it was old.\n\n"
        "We will build it again"
    )
    assert told(marked) == [("The minister", [speech], None), ("This report", ["that it was old"], "s1")]


def test_a_speech_ends_where_the_report_goes_on() -> None:
    marked = (
        "Following the visit, {s1 the minister} {c1 said}:\n\n{q1 We were glad to come}.\n\n"
        "{s2 Dell} {c2 said} {q2 we had seen enough of him}."
    )
    assert [words for _, words, _ in told(marked)] == [["We were glad to come"], ["we had seen enough of him"]]


def test_words_before_a_speech_are_no_part_of_it() -> None:
    marked = "{q1 Following the visit}, {s1 the minister} {c1 said}:\n\nI was glad to meet the crews."
    assert told(marked) == [("the minister", ["I was glad to meet the crews"], None)]


def _tagged(reading: Reading, tags: str) -> Reading:
    """The reading with a part of speech for each of its words, in order."""
    words = reading.document.text.replace(",", " ,").replace(".", " .").split()
    tokens, at = [], 0
    for word, tag in zip(words, tags.split(), strict=True):
        start = reading.document.text.index(word, at)
        at = start + len(word)
        tokens.append(Token(Span(start, at), word, None, "", tag, 0.0, None, 0.0))
    return replace(reading, tokens=tuple(tokens))


def test_a_noun_phrase_in_front_of_a_name_belongs_to_the_speaker() -> None:
    reading = read_marked("{q1 The governor of Tarvo}, {s1 Anton Orlo} {c1 said} {q1 that three had died}.")
    (one,) = derive_statements(
        _tagged(reading, "DET NOUN ADP PROPN PUNCT PROPN PROPN VERB SCONJ NUM AUX VERB PUNCT"), nobody()
    )
    assert one.speaker is not None
    assert (one.speaker.name, said(reading, one)) == ("The governor of Tarvo, Anton Orlo", ["that three had died"])


def test_a_place_in_front_of_a_name_does_not() -> None:
    reading = read_marked("{q1 In Tarvo}, {s1 Anton Orlo} {c1 said} {q1 three had died}.")
    (one,) = derive_statements(_tagged(reading, "ADP PROPN PUNCT PROPN PROPN VERB NUM AUX VERB PUNCT"), nobody())
    assert one.speaker is not None
    assert one.speaker.name == "Anton Orlo"


def test_the_subject_of_a_cue_speaks_not_who_spoke_in_the_sentence_before() -> None:
    reading = read_marked("{s1 Dell} was there. {q1 The league} {c1 is worried about} {q1 a lack of boats}.")
    tags = "PROPN AUX ADV PUNCT DET NOUN AUX ADJ ADP DET NOUN ADP NOUN PUNCT"
    (one,) = derive_statements(_tagged(reading, tags), nobody())
    assert one.speaker is not None
    assert (one.speaker.name, said(reading, one)) == ("The league", ["a lack of boats"])


def test_whom_a_quotation_is_about_is_no_part_of_it() -> None:
    reading = read_marked("{q1 “He shut the pier for nothing,”} {s1 Dell} {c1 said about} {q1 Orlo}.")
    (one,) = derive_statements(reading, nobody())
    assert said(reading, one) == ["“He shut the pier for nothing,”"]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The Green Front claimed responsibility on Monday for the blast in Tarvo, where nine died.",
            "The Green Front",
            "for the blast in Tarvo",
        ),
        ("The rebels have taken responsibility for the raid.", "The rebels", "for the raid"),
    ],
)
def test_responsibility_that_is_claimed_is_a_statement(text: str, who: str, what: str) -> None:
    assert told(text) == [(who, [what], None)]


@pytest.mark.parametrize("who", ["No group", "The league has not", "The league has never"])
def test_responsibility_that_nobody_claims_is_no_statement(who: str) -> None:
    assert told(f"{who} claimed responsibility on Monday for the blast in Tarvo.") == []


def test_a_verb_of_no_saying_with_a_thing_behind_it_is_no_statement() -> None:
    reading = read_marked(
        "{s1 The crew} {c1 slapped} {q1 heavy tariffs on fish}. {s2 Dell} {c2 quipped} {q2 that it rained}."
    )
    unsure = replace(reading, arcs=tuple(replace(arc, score=0.7) for arc in reading.arcs))
    (one,) = derive_statements(unsure, nobody())
    assert said(reading, one) == ["that it rained"]


def test_a_speaker_behind_the_verb_is_no_part_of_what_is_said() -> None:
    assert told("{s1 New boats}, {c1 said} {q1 Dell, are needed in Tarvo}.") == [
        ("Dell", ["New boats", "are needed in Tarvo"], None)
    ]


def test_a_quotation_is_given_from_its_opening_mark() -> None:
    marked = "“The pier is old. It was never mended. {q1 It will be shut,”} {c1 added the report}."
    assert told(marked) == [("the report", ["“The pier is old. It was never mended. It will be shut,”"], None)]


def test_half_a_sentence_of_a_quotation_is_left_as_it_is() -> None:
    marked = "“The pier is old and {q1 it will be shut,”} {s1 Dell} {c1 said}."
    assert told(marked) == [("Dell", ["it will be shut,”"], None)]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1 Dell} landed at an airfield, also {c1 called} {q1 Q-East} by the crews.",
        "{s1 The blast} {c1 claimed} {q1 nine lives}.",
    ],
)
def test_other_senses_are_no_statements(marked: str) -> None:
    assert told(marked.replace("also {c1 called}", "{c1 also called}")) == []


def test_a_second_saying_behind_what_ought_to_be_is_of_the_first_speaker() -> None:
    marked = (
        "{s1 The envoy of the league} {c1 said} {q1 {s2 Tarvo} should end its drills and {c2 said} "
        "{q2 any blockade would fail}}."
    )
    assert told(marked) == [
        ("The envoy of the league", ["Tarvo should end its drills"], None),
        ("The envoy of the league", ["any blockade would fail"], None),
    ]


def test_a_second_saying_that_goes_on_with_the_verb_before_it_stays_where_it_is() -> None:
    marked = "{s1 The envoy} {c1 said} {q1 {s2 Tarvo} ended its drills and {c2 said} {q2 any blockade would fail}}."
    assert told(marked)[1][:2] == ("Tarvo", ["any blockade would fail"])


def test_of_a_page_in_quotation_marks_only_the_inner_marks_hold_what_is_said() -> None:
    marked = "{q1 \"The mayor came back at noon. 'I know these men,'} {s1 he} {c1 told} reporters. It rained all day.\""
    assert told(marked)[0][1] == ["'I know these men,'"]
    closed = "{q1 \"The mayor came back. 'I know these men,'\"} {s1 he} {c1 told} reporters."
    assert told(closed)[0][1] == ["\"The mayor came back. 'I know these men,'\""]


def test_many_apostrophes_in_one_quotation_cost_no_time() -> None:
    marked = "{q1 \"The mayor came. '" + "a’a" * 3000 + '} {s1 he} {c1 told} reporters."'
    assert len(told(marked)[0][1]) == 1
