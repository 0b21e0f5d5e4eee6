"""Times that belong to another word of the sentence than the event. All names are invented."""

import re

import pytest

import sayso
from sayso.derive import derive_events, derive_statements
from sayso.derive.events.scene import sentences_of
from sayso.derive.events.setting import Stage, places_of, stage_of, when_of
from sayso.derive.events.triggers import triggers_of
from sayso.records import Place, Reading, Resolutions, Span, When
from tests.derive.grammar import parsed
from tests.derive.marked import nobody, read_marked, resolved

NEWS = When("2031-05-03", "2031-05-03", "day", "given")
OSTER_FELL = (
    "the/DET/det/{n} seizure/NOUN/obl/2 of/ADP/case/{o} Oster/PROPN/nmod/{n} in/ADP/case/{y} 2014/NUM/obl/2"
    " ./PUNCT/punct/2"
)
WORST = "Guards/NOUN/nsubj/2 shelled/VERB/root/0 boats/NOUN/obj/2 in/ADP/case/7 the/DET/det/7 {rank} raid/NOUN/obl/2 "


def told(sentence: str) -> dict[str, tuple[str | None, list[str]]]:
    """Of every trigger the year it is given, and its places."""
    reading = parsed(sentence)
    text = reading.document.text
    times = [
        When(
            f"{found[1]}-01-01", None if "since" in found[0] else f"{found[1]}-12-31", "year", "t", Span(*found.span())
        )
        for found in re.finditer(r"(?:in |since )?(\d{4})", text)
    ]
    places = [
        Place(Span(*m.span()), "Oster", 1, None, None, "VEL", "North", None, True) for m in re.finditer("Oster", text)
    ]
    stage = stage_of(times, places, NEWS, reading=reading)
    return {word: _setting(reading, word, stage) for word in _triggers(reading)}


def _triggers(reading: Reading) -> list[str]:
    return [sentence.words[one.head].key for sentence in sentences_of(reading) for one in triggers_of(sentence)]


def _setting(reading: Reading, word: str, stage: Stage) -> tuple[str | None, list[str]]:
    (sentence,) = sentences_of(reading)
    trigger = next(one for one in triggers_of(sentence) if sentence.words[one.head].key == word)
    when = when_of(sentence, trigger, stage, None)
    year = when.earliest[:4] if when and when.earliest else None
    return year, [one.name for one in places_of(sentence, trigger, stage, ())]


def test_what_a_clash_is_the_worst_since_has_the_year_and_the_place_for_itself() -> None:
    sentence = WORST.format(rank="worst/ADJ/amod/7") + "since/ADP/case/10 " + OSTER_FELL.format(n=10, o=12, y=14)
    found = told(sentence)
    assert found["shelled"] == (None, [])
    assert found["seizure"] == ("2014", ["Oster"])


@pytest.mark.parametrize(("word", "year"), [("worst/ADJ/amod/7", None), ("night/NOUN/compound/7", "2014")])
def test_a_bare_since_behind_a_word_that_ranks_is_a_measure_and_no_date(word: str, year: str | None) -> None:
    sentence = WORST.format(rank=word) + "since/ADP/case/9 2014/NUM/obl/2 ./PUNCT/punct/2"
    assert told(sentence)["shelled"][0] == year


@pytest.mark.parametrize(("word", "year"), [("jailed", None), ("leading", "2016")])
def test_a_year_right_behind_a_participle_of_the_past_is_its_own(word: str, year: str | None) -> None:
    sentence = (
        f"Police/NOUN/nsubj/2 arrested/VERB/root/0 a/DET/det/4 man/NOUN/obj/2 {word}/VERB/acl/4 in/ADP/case/7"
        " 2016/NUM/obl/2 ./PUNCT/punct/2"
    )
    assert told(sentence)["arrested"][0] == year


@pytest.mark.parametrize(("helper", "year"), [("have/AUX/aux/12", None), ("then/ADV/advmod/12", "2014")])
def test_a_verb_in_the_perfect_takes_no_year_gone_by(helper: str, year: str | None) -> None:
    sentence = (
        "Arvan/PROPN/nsubj/2 seized/VERB/root/0 Oster/PROPN/obj/2 in/ADP/case/5 2014/NUM/obl/2 ,/PUNCT/punct/7"
        f" and/CCONJ/cc/12 most/ADJ/amod/9 states/NOUN/nsubj/12 openly/ADV/advmod/12 {helper} condemned/VERB/conj/2"
        " it/PRON/obj/12 ./PUNCT/punct/2"
    )
    assert told(sentence)["condemned"][0] == year


@pytest.mark.parametrize(("cue", "status"), [("say", "claimed"), ("was said", "possible")])
def test_what_an_unknown_who_says_is_his_word_and_no_fact(cue: str, status: str) -> None:
    reading = read_marked(f"There are those {{s1 who}} {{c1 {cue}}} {{q1 that the army attacked Velland}}.")
    actors = resolved(reading.document.text, ("army", "army", None), ("Velland", "Velland", "VEL"))
    statements = derive_statements(reading, nobody())
    known = Resolutions(actors, (), ())
    assert [one.status for one in derive_events(reading, known, statements).events] == [status]


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("He was born after 1975, when the war in Vietnam ended.", "war", ("1975-01-01", "1975-12-31")),
        (
            "She has lived in Paris since 1979, when the shah was overthrown.",
            "overthrown",
            ("1979-01-01", "1979-12-31"),
        ),
        ("Since 1979 Iran has attacked Iraq.", "attacked", ("1979-01-01", None)),
        ("Iran attacked Iraq after 1979.", "attacked", ("1980-01-01", None)),
    ],
)
def test_what_happened_in_a_year_counted_from_happened_in_it(
    text: str, word: str, days: tuple[str, str | None]
) -> None:
    found = sayso.read(text, published="2031-12-06")
    own = [one for one in found.events if text[one.trigger.start : one.trigger.end].startswith(word)]
    assert [(one.when.earliest, one.when.latest) for one in own if one.when] == [days]
