"""Acts, hearers, days and denials that a strict desk would not let pass. Sentences and names are made up."""

from dataclasses import replace

import pytest

from sayso.derive import derive_statements
from sayso.derive.acts import judge_act
from sayso.derive.cues import cue_sense
from sayso.derive.quotes import form_of, quoted_spans
from sayso.records import Act, Resolution, Resolutions, Span, When
from tests.derive.marked import nobody, read_marked


@pytest.mark.parametrize(
    ("cue", "rule"),
    [
        ("have in the past said", "cue:say/v"),
        ("said in a press release", "cue:say/v"),
        ("is firmly against", "cue:be-against/v"),
        ("has been issued against", "cue:issue/v"),
        ("did not say", "cue:not-say/p"),
        ("has maintained its silence on", "cue:maintain-silence/p"),
    ],
)
def test_the_word_that_decides_is_found(cue: str, rule: str) -> None:
    sense = cue_sense(cue)
    assert sense is not None
    assert sense.line.rule == rule


def test_who_gives_no_backing_does_not_agree() -> None:
    assert judge_act("did not give its endorsement of", ["the harbour plan"], form="indirect").act == "assert"
    assert judge_act("gave its endorsement of", ["the harbour plan"], form="indirect").act == "agree"


@pytest.mark.parametrize("cue", ["haven’t heard him say", "covers", "named"])
def test_words_that_say_nothing_are_no_cue(cue: str) -> None:
    sense = cue_sense(cue)
    assert sense is None or sense.line.act != "decline_comment"


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("“I do not agree with the harbour plan.”", "reject"),
        ("“We agree to the harbour plan.”", "agree"),
        ("“I must begin by flatly denying that the pier is a danger of any kind.”", "deny"),
    ],
)
def test_a_no_in_the_first_person_is_heard(words: str, act: Act) -> None:
    assert judge_act("said", [words], form="direct").act == act


@pytest.mark.parametrize(("who", "act"), [("Anton Orlo", "assert"), ("Mara Dell", "threaten"), ("Velland", "threaten")])
def test_what_another_person_will_do_is_no_threat(who: str, act: Act) -> None:
    reading = read_marked(f"{{s1 Mara Dell}} {{c1 said}} {{q1 “{who} will crush you”}}.")
    at = reading.document.text.index(f"“{who}") + 1
    kind = "government" if who == "Velland" else "person"
    spans = {Span(0, 9): ("Mara Dell", "person"), Span(at, at + len(who)): (who, kind)}
    actors = tuple(Resolution(s, name, None, k, None, None, "test", 1.0) for s, (name, k) in spans.items())  # type: ignore[arg-type]
    assert derive_statements(reading, Resolutions(actors, (), ()))[0].act == act


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{s1 Mara Dell} {c1 explained} to her {q1 that the pier was shut}.", None),
        ("{s1 Mara Dell} {c1 explained} to her sister {q1 that the pier was shut}.", "her sister"),
        ("{s1 Tarvo} {c1 appealed for} {q1 medical assistance to fight the fever}.", None),
        ("{s1 Tarvo} {c1 appealed for} {q1 the league to fight the fever}.", "the league"),
        ("{s1 Tarvo} {c1 calls for} {q1 a ballot on whether to free the boats}.", None),
        ("{s1 Tarvo} {c1 blamed} {q1 the league for acting on rumours}.", "the league"),
        ("{s1 Tarvo} {c1 called on} {q1 the league today to free the boats}.", "the league"),
        ("{s1 The minister} {c1 told} a news briefing near the pier {q1 that talks had failed}.", None),
        ("{s1 The minister} {c1 told} the harbour conference {q1 that talks had failed}.", "the harbour conference"),
    ],
)
def test_a_hearer_is_somebody(marked: str, name: str | None) -> None:
    assert derive_statements(read_marked(marked), nobody())[0].addressee == name


@pytest.mark.parametrize(
    ("marked", "earliest"),
    [
        ("{s1 Kim Marrow, an aide in the 2029 campaign,} {c1 said} {q1 it was fair}.", None),
        ("{s1 A group of doctors in 2029} {c1 wrote} {q1 that it was fair}.", "2029-01-01"),
    ],
)
def test_a_year_in_a_name_is_not_when_it_was_said(marked: str, earliest: str | None) -> None:
    reading = read_marked(marked)
    at = reading.document.text.index("2029")
    year = When("2029-01-01", "2029-12-31", "year", "2029", Span(at, at + 4))
    (one,) = derive_statements(reading, Resolutions((), (year,), ()))
    assert (one.said.earliest if one.said else None) == earliest


def test_a_claim_named_after_its_maker_is_his() -> None:
    marked = (
        "{s1 Mara Dell} {c1 said} {q1 nine sailors had died in the hold}. {s2 The Tarvo Herald} {c2 reported} "
        "{q2 that sailors had died}. {s3 Ivo Orlo} {c3 denied} {q3 Dell’s claims}."
    )
    first, _, denial = derive_statements(read_marked(marked), nobody())
    assert denial.denies == first.id


def test_the_quote_marks_of_old_wires_are_quote_marks() -> None:
    text = "Dell said, ``The pier is shut and it will not open again.'' She left."
    content = Span(text.index("``"), text.index("'' ") + 2)
    assert form_of(text, (content,), quoted=quoted_spans(text), is_inner=False) == "direct"


def test_an_apostrophe_is_no_quote_mark_where_no_wire_marks_stand() -> None:
    assert quoted_spans("The sailors'' boats and Dell's.") == ()


def test_what_must_be_done_inside_a_statement_is_no_statement_of_its_own() -> None:
    marked = "{s1 Dell} {c1 believes} {q1 that {q2<1 the raid} {c2 must be denounced} in Tarvo}."
    assert len(derive_statements(read_marked(marked), nobody())) == 1


def test_a_saying_that_was_read_with_doubt_is_kept() -> None:
    reading = read_marked("{s1 The crew} {c1 said} {q1 the pier was shut}.")
    unsure = replace(reading, arcs=tuple(replace(arc, score=0.4) for arc in reading.arcs))
    assert len(derive_statements(unsure, nobody())) == 1
