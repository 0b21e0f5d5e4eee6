"""Events from marked readings: sides by grammar, standing, repeats, rejects, disputes."""

from dataclasses import replace

import pytest

from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.read import read
from sayso.records import Document, Event, Quarantine, Reading, Resolutions, Span, Told, When
from tests.derive.grammar import parsed
from tests.derive.marked import days_in, nobody, read_marked, resolved

NAMES = (("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL"), ("Oster", "Oster", "OST"))


def told(reading: Reading) -> Told:
    text = reading.document.text
    resolutions = Resolutions(resolved(text, *NAMES), days_in(text, Monday="2031-03-03", Friday="2031-03-07"), ())
    return derive_events(reading, resolutions, derive_statements(reading, resolutions))


def only(reading: Reading) -> Event:
    events = told(reading).events
    assert len(events) == 1, events
    return events[0]


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [one.actor for one in event.source], [one.actor for one in event.target]


ACTIVE = "Arvan/PROPN/nsubj/2 shelled/VERB/root/0 Velland/PROPN/obj/2 ./PUNCT/punct/2"
PASSIVE = (
    "Velland/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 shelled/VERB/root/0 by/ADP/case/5 Arvan/PROPN/obl:agent/3 "
    "./PUNCT/punct/3"
)
NOMINAL = (
    "An/DET/det/2 attack/NOUN/nsubj/7 by/ADP/case/4 Arvan/PROPN/nmod/2 on/ADP/case/6 Velland/PROPN/nmod/2 "
    "lasted/VERB/root/0 hours/NOUN/obj/7 ./PUNCT/punct/7"
)
OWNED = (
    "Arvan/PROPN/nmod:poss/3 's/PART/case/1 invasion/NOUN/nsubj/6 of/ADP/case/5 Velland/PROPN/nmod/3 "
    "shocked/VERB/root/0 many/ADJ/obj/6 ./PUNCT/punct/6"
)
LIGHT = (
    "Arvan/PROPN/nsubj/2 suffered/VERB/root/0 an/DET/det/4 assault/NOUN/obj/2 by/ADP/case/6 Velland/PROPN/nmod/4 "
    "./PUNCT/punct/2"
)
CONTROLLED = (
    "Arvan/PROPN/nsubj/2 began/VERB/root/0 to/PART/mark/4 shell/VERB/xcomp/2 Velland/PROPN/obj/4 ./PUNCT/punct/2"
)
RELATIVE = (
    "Forces/NOUN/nsubj/6 of/ADP/case/3 Arvan/PROPN/nmod/1 that/PRON/nsubj/5 shelled/VERB/acl:relcl/1 "
    "left/VERB/root/0 ./PUNCT/punct/6"
)


@pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE, NOMINAL, OWNED, CONTROLLED], ids=lambda text: text[:40])
def test_the_doer_is_the_source_however_it_is_said(sentence: str) -> None:
    assert sides(only(parsed(sentence))) == (["ARV"], ["VEL"])


def test_who_suffers_an_assault_is_its_target() -> None:
    assert sides(only(parsed(LIGHT))) == (["VEL"], ["ARV"])


def test_a_meeting_has_both_on_both_sides() -> None:
    sentence = "Arvan/PROPN/nsubj/4 and/CCONJ/cc/3 Velland/PROPN/conj/1 met/VERB/root/0 ./PUNCT/punct/4"
    assert sides(only(parsed(sentence))) == (["ARV", "VEL"], ["ARV", "VEL"])


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    assert sides(only(parsed(RELATIVE)))[0] == ["ARV"]


def test_who_is_called_on_acts_in_what_is_asked_for() -> None:
    marked = "{s1 Arvan} {c1 urged} {q1 Velland to attack Oster}."
    event = next(one for one in told(read_marked(marked)).events if one.type == "ASSAULT")
    assert (event.status, sides(event)) == ("hypothetical", (["VEL"], ["OST"]))


def test_an_event_in_a_statement_is_a_claim_and_none_outside() -> None:
    claimed = only(read_marked("{s1 Oster} {c1 said} {q1 that Arvan had attacked Velland}."))
    assert (claimed.status, claimed.asserted_by) == ("claimed", ("s1",))
    assert only(read_marked("Arvan attacked Velland.")).status == "fact"


def test_the_innermost_speaker_asserts() -> None:
    event = only(read_marked("{s1 Oster} {c1 said} {q1 {s2<1 Velland} {c2 claimed} {q2 that Arvan had attacked it}}."))
    assert event.asserted_by == ("s2",)


def test_a_denial_makes_a_claim_disputed() -> None:
    marked = (
        "{s1 Velland} {c1 said} {q1 that Arvan attacked Oster}. {s2 Arvan} {c2 denied} {q2 that it had attacked Oster}."
    )
    first = told(read_marked(marked)).events[0]
    assert (first.status, first.asserted_by, first.denied_by) == ("disputed", ("s1",), ("s2",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Arvan did not attack Velland.", "denied"),
        ("Arvan never attacked Velland.", "denied"),
        ("Arvan might attack Velland.", "possible"),
        ("Arvan allegedly attacked Velland.", "possible"),
        ("Arvan will attack Velland.", "planned"),
        ("Arvan is to attack Velland.", "planned"),
        ("Unless Arvan attacks Velland, nothing moves.", "hypothetical"),
        ("Did Arvan attack Velland?", "hypothetical"),
        ("Arvan would attack Velland.", "hypothetical"),
    ],
)
def test_words_round_the_trigger_say_how_it_stands(text: str, status: str) -> None:
    assert only(read_marked(text)).status == status


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Arvan wages a war on drugs.", "figure_of_speech"),
        ("Arvan saw an attack on freedom of speech.", "figure_of_speech"),
        ("An attack helicopter stood on the field.", "name"),
        ("The striker led the attack and scored the goal of the match.", "sport"),
        ("Arvan marked the anniversary of the massacre.", "anniversary"),
        ("A judge sentenced him for murder.", "court"),
        ("No attack was seen.", "negated"),
    ],
)
def test_what_only_looks_like_an_event_is_kept_with_a_reason(text: str, reason: str) -> None:
    assert reason in {one.reason for one in told(read_marked(text)).not_events}


def test_one_happening_is_one_event() -> None:
    found = told(read_marked("Arvan attacked Velland on Monday. The attack lasted an hour. The attack was loud."))
    assert [one.type for one in found.events] == ["ASSAULT"]
    assert [one.reason for one in found.not_events] == ["repeat", "repeat"]


def test_two_attacks_by_two_parties_are_two_events() -> None:
    found = told(read_marked("Arvan attacked Velland on Monday. Velland attacked Arvan on Friday."))
    assert [sides(one)[0] for one in found.events] == [["ARV"], ["VEL"]]


def test_the_time_of_the_saying_is_not_that_of_the_deed() -> None:
    event = only(read_marked("{s1 Oster} {c1 said on Friday} {q1 that Arvan attacked Velland on Monday}."))
    assert event.when is not None
    assert event.when.earliest == "2031-03-03"


def test_what_lies_long_before_the_report_is_background() -> None:
    published = When("2031-03-10", "2031-03-10", "day", "given", None)
    reading = read_marked("Arvan attacked Velland in 1994. Arvan met Velland on Monday.", published=published)
    text = reading.document.text
    old = When("1994-01-01", "1994-12-31", "year", "in 1994", Span(text.index("in 1994"), text.index("in 1994") + 7))
    times = (old, *days_in(text, Monday="2031-03-03"))
    events = derive_events(reading, Resolutions(resolved(text, *NAMES), times, ()), ()).events
    assert [(one.type, one.background) for one in events] == [("ASSAULT", True), ("CONSULT", False)]


def test_words_set_aside_tell_no_event() -> None:
    text = "Rebels shelled the port. Guards stormed the mill."
    hole = Quarantine(Span(text.index("Guards"), len(text)), "related_link")
    document = Document("d", text, None, None, None, None, "en", None, ())
    readings = (read(document), read(replace(document, quarantine=(hole,))))
    told = [
        [text[e.trigger.start : e.trigger.end] for e in derive_events(one, nobody(), ()).events] for one in readings
    ]
    assert told == [["shelled", "stormed"], ["shelled"]]


def test_a_page_without_a_deed_tells_none() -> None:
    assert derive_events(read_marked("The sky was grey."), nobody(), ()) == Told((), ())
    assert derive_events(read_marked("x"), nobody(), ()) == Told((), ())


MET_WITH = (
    "Arvan/PROPN/nsubj/2 held/VERB/root/0 talks/NOUN/obj/2 with/ADP/case/5 Velland/PROPN/nmod/3 in/ADP/case/7 "
    "Oster/PROPN/obl/2 ./PUNCT/punct/2"
)
PROPOSAL = (
    "Arvan/PROPN/nsubj/2 rejected/VERB/root/0 a/DET/det/4 proposal/NOUN/obj/2 by/ADP/case/6 Velland/PROPN/nmod/4 "
    "./PUNCT/punct/2"
)
DESCRIBED = "Arvan/PROPN/nsubj/2 left/VERB/root/0 the/DET/det/5 besieged/VERB/amod/5 town/NOUN/obj/2 ./PUNCT/punct/2"


def test_a_meeting_is_with_whom_not_where() -> None:
    assert sides(only(parsed(MET_WITH)))[0] == ["ARV", "VEL"]


def test_a_refused_thing_stands_for_whose_it_is() -> None:
    assert sides(only(parsed(PROPOSAL))) == (["ARV"], ["VEL"])


def test_a_participle_before_a_noun_tells_nothing() -> None:
    assert [one.reason for one in told(parsed(DESCRIBED)).not_events] == ["description"]


def test_a_claim_of_responsibility_is_its_doers_word() -> None:
    event = only(read_marked("{s1 Arvan} {c1 claimed} {q1 responsibility for the attack on Velland}."))
    assert (event.status, event.asserted_by, sides(event)[0]) == ("claimed", ("s1",), ["ARV"])


def test_every_event_names_its_rule() -> None:
    assert only(read_marked("Arvan attacked Velland.")).rule.startswith("event:attack/v+")


def test_a_verb_behind_and_has_the_subject_of_the_one_before() -> None:
    sentence = (
        "Arvan/PROPN/nsubj/2 shelled/VERB/root/0 Velland/PROPN/obj/2 and/CCONJ/cc/5 stormed/VERB/ccomp/2 "
        "Oster/PROPN/obj/5 ./PUNCT/punct/2"
    )
    reading = parsed(sentence)
    found = {reading.document.text[one.trigger.start : one.trigger.end]: sides(one) for one in told(reading).events}
    assert found["stormed"] == (["ARV"], ["OST"])


def test_who_is_told_by_a_participle_suffers_what_it_tells() -> None:
    sentence = (
        "Nine/NUM/nsubj/7 soldiers/NOUN/nsubj/3 captured/VERB/ccomp/7 on/ADP/case/5 Monday/PROPN/obl/3 will/AUX/aux/7 "
        "stay/VERB/root/0 ./PUNCT/punct/7"
    )
    aside, plain = only(parsed(sentence)), only(parsed(sentence.replace("will/AUX/aux/7", "they/PRON/nsubj/7")))
    assert [party.name for party in aside.target] == ["soldiers"]
    assert [party.name for party in plain.source] == ["soldiers"]


def test_a_part_of_people_is_called_by_their_name() -> None:
    sentence = (
        "Arvan/PROPN/nsubj/2 arrested/VERB/root/0 twelve/NUM/obj/2 of/ADP/case/6 the/DET/det/6 sailors/NOUN/nmod/3 "
        "./PUNCT/punct/2"
    )
    assert [party.name for party in only(parsed(sentence)).target] == ["the sailors"]


def test_who_is_named_twice_is_one_party() -> None:
    sentence = (
        "Arvan/PROPN/nsubj/4 and/CCONJ/cc/3 Arvan/PROPN/conj/1 shelled/VERB/root/0 Velland/PROPN/obj/4 ./PUNCT/punct/4"
    )
    assert sides(only(parsed(sentence))) == (["ARV"], ["VEL"])


def test_it_that_is_confirmed_asserts_nothing() -> None:
    assert only(read_marked("{s1 It} {c1 is confirmed} {q1 that Arvan shelled Velland}.")).asserted_by == ()
    assert only(read_marked("{s1 Oster} {c1 confirmed} {q1 that Arvan shelled Velland}.")).asserted_by == ("s1",)
