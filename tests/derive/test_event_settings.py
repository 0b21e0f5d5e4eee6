"""Where and when an event is told to be: its own clause, the sentence, the scene; and what is not carried."""

import re

import pytest

from sayso.derive import derive_statements
from sayso.derive.events.scene import sentences_of
from sayso.derive.events.setting import Stage, places_of, stage_of, when_of
from sayso.derive.events.triggers import triggers_of
from sayso.derive.events.voices import voices_of
from sayso.derive.tables import table_rows
from sayso.records import Party, Place, Reading, Span, When
from tests.derive.grammar import parsed
from tests.derive.marked import nobody, read_marked

#: Name, GeoNames id, country, first-level unit.
PLACES = (
    ("Oster", 1, "VEL", "North Velland"),
    ("Ostra", 1, "VEL", "North Velland"),  # another name of Oster
    ("Brill", 2, "VEL", "South Velland"),
    ("Velland", 3, "VEL", None),
    ("Arvan", 4, "ARV", None),
    ("Gulf of Sarn", None, None, None),
)
DAYS = {"Monday": "2031-03-03", "Friday": "2031-03-07", "3 May 2031": "2031-05-03", "of 9 June": "2030-06-09"}


def staged(reading: Reading, published: When | None = None) -> Stage:
    text = reading.document.text
    places = [
        Place(Span(*found.span()), name, number, None, None, country, unit, None, True)
        for name, number, country, unit in PLACES
        for found in re.finditer(rf"\b{name}\b", text)
    ]
    times = [
        When(day, day, "day", words, Span(*found.span()))
        for words, day in DAYS.items()
        for found in re.finditer(rf"(?:\bon )?\b{words}\b", text)
    ]
    statements = derive_statements(reading, nobody())
    return stage_of(times, places, published, reading=reading, statements=statements)


def settings(reading: Reading, published: When | None = None) -> dict[str, tuple[list[str], str | None]]:
    """Of every trigger the names of its places, and its day."""
    stage, found = staged(reading, published), {}
    voices = voices_of(derive_statements(reading, nobody()))
    for sentence in sentences_of(reading):
        for trigger in triggers_of(sentence):
            span = trigger.span(sentence)
            day = when_of(sentence, trigger, stage, voices.of(span))
            names = [one.name for one in places_of(sentence, trigger, stage, ())]
            found[reading.document.text[span.start : span.end]] = (names, day.earliest if day else None)
    return found


def where(reading: Reading, trigger: str) -> list[str]:
    return _of(settings(reading), trigger)[0]


def when(reading: Reading, trigger: str, published: When | None = None) -> str | None:
    return _of(settings(reading, published), trigger)[1]


def _of(told: dict[str, tuple[list[str], str | None]], trigger: str) -> tuple[list[str], str | None]:
    """What is told of the one trigger that begins with these words."""
    (found,) = (setting for words, setting in told.items() if words.startswith(trigger))
    return found


TWO_CLAUSES = (
    "Rebels/NOUN/nsubj/2 shelled/VERB/root/0 homes/NOUN/obj/2 in/ADP/case/5 Oster/PROPN/obl/2 and/CCONJ/cc/8 "
    "troops/NOUN/nsubj/8 retreated/VERB/conj/2 to/ADP/case/10 Brill/PROPN/obl/8 ./PUNCT/punct/2"
)
CAPTURED = "Rebels/NOUN/nsubj/2 captured/VERB/root/0 the/DET/det/4 town/NOUN/obj/2 of/ADP/case/6 Oster/PROPN/nmod/4"
SHELLED = "Oster/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 shelled/VERB/root/0 ./PUNCT/punct/3"
BLAST = (
    "The/DET/det/3 Oster/PROPN/compound/3 bombing/NOUN/nsubj/4 lasted/VERB/root/0 a/DET/det/6 minute/NOUN/obj/4 "
    "./PUNCT/punct/4"
)


def test_each_event_has_the_place_of_its_own_clause() -> None:
    told = settings(parsed(TWO_CLAUSES))
    assert told["shelled"][0] == ["Oster"]
    assert told["retreated"][0] == ["Brill"]


@pytest.mark.parametrize(("sentence", "trigger"), [(CAPTURED, "captured"), (SHELLED, "shelled"), (BLAST, "bombing")])
def test_what_is_captured_or_shelled_is_where_it_happens(sentence: str, trigger: str) -> None:
    assert where(parsed(sentence), trigger) == ["Oster"]


def test_who_visits_a_town_is_there_and_who_meets_a_country_is_not() -> None:
    visit = "Envoys/NOUN/nsubj/2 visited/VERB/root/0 Oster/PROPN/obj/2 ./PUNCT/punct/2"
    meeting = "Envoys/NOUN/nsubj/2 met/VERB/root/0 Arvan/PROPN/obj/2 ./PUNCT/punct/2"
    assert where(parsed(visit), "visited") == ["Oster"]
    assert where(parsed(meeting), "met") == []


def test_a_place_in_somebodys_name_is_not_where() -> None:
    sentence = (
        "The/DET/det/2 minister/NOUN/nsubj/5 of/ADP/case/4 Velland/PROPN/nmod/2 attacked/VERB/root/0 rivals/NOUN/obj/5"
    )
    assert where(parsed(sentence), "attacked") == []


def test_who_stands_behind_by_does_something_and_is_no_place() -> None:
    sentence = (
        "Envoys/NOUN/nsubj/2 discussed/VERB/root/0 the/DET/det/4 bombing/NOUN/obj/2 after/SCONJ/mark/6 "
        "blocking/VERB/advcl/2 an/DET/det/8 attempt/NOUN/obj/6 {}/ADP/case/10 Oster/PROPN/nmod/8 ./PUNCT/punct/2"
    )
    assert where(parsed(sentence.format("by")), "bombing") == []
    assert where(parsed(sentence.format("in")), "bombing") == ["Oster"]


def test_a_stretch_of_time_parts_what_happened_from_where_the_story_stands_now() -> None:
    sentence = (
        "{}/NOUN/obl/4 after/SCONJ/mark/4 rebels/NOUN/nsubj/4 attacked/VERB/advcl/8 ships/NOUN/obj/4 ,/PUNCT/punct/4 "
        "men/NOUN/nsubj/8 sit/VERB/root/0 in/ADP/case/11 Oster/PROPN/compound/11 jails/NOUN/obl/8 ./PUNCT/punct/8"
    )
    assert where(parsed(sentence.format("Weeks")), "attacked") == []
    assert where(parsed(sentence.format("Soon")), "attacked") == ["Oster"]


def test_a_place_stands_once_under_two_names_and_without_what_holds_it() -> None:
    sentence = (
        "Rebels/NOUN/nsubj/2 attacked/VERB/root/0 homes/NOUN/obj/2 in/ADP/case/5 Oster/PROPN/obl/2 (/PUNCT/punct/7 "
        "Ostra/PROPN/appos/5 )/PUNCT/punct/7 ,/PUNCT/punct/10 Velland/PROPN/appos/5 ./PUNCT/punct/2"
    )
    assert where(parsed(sentence), "attacked") == ["Oster"]


ATTACK = "Rebels/NOUN/nsubj/2 attacked/VERB/root/0 soldiers/NOUN/obj/2 "
IN_OSTER = f"{ATTACK} in/ADP/case/5 Oster/PROPN/obl/2 on/ADP/case/7 Monday/PROPN/obl/2 ./PUNCT/punct/2"
KILLED = "Six/NUM/nummod/2 men/NOUN/nsubj:pass/4 were/AUX/aux:pass/4 killed/VERB/root/0 ./PUNCT/punct/4"


def test_the_story_goes_on_where_and_when_the_sentence_before_has_put_it() -> None:
    assert settings(parsed(IN_OSTER, KILLED))["killed"] == (["Oster"], "2031-03-03")


@pytest.mark.parametrize(
    "sentence",
    [
        "Six/NUM/nummod/2 men/NOUN/nsubj:pass/5 had/AUX/aux/5 been/AUX/aux:pass/5 killed/VERB/root/0 ./PUNCT/punct/5",
        "Rebels/NOUN/nsubj/3 will/AUX/aux/3 attack/VERB/root/0 soldiers/NOUN/obj/3 ./PUNCT/punct/3",
        "The/DET/det/2 mayor/NOUN/nsubj/3 rejects/VERB/root/0 the/DET/det/5 offer/NOUN/obj/3 ./PUNCT/punct/3",
        "Arvan/PROPN/nsubj/2 rejected/VERB/root/0 the/DET/det/4 offer/NOUN/obj/2 ./PUNCT/punct/2",
    ],
    ids=["before", "to-come", "present", "words"],
)
def test_what_went_before_is_to_come_or_is_only_said_has_no_scene(sentence: str) -> None:
    (told,) = [value for key, value in settings(parsed(IN_OSTER, sentence)).items() if key != "attacked"]
    assert told == ([], None)


def test_a_scene_ends_where_the_next_begins() -> None:
    moved = (
        "Troops/NOUN/nsubj/2 waited/VERB/root/0 in/ADP/case/4 Brill/PROPN/obl/2 on/ADP/case/6 Friday/PROPN/obl/2 "
        "./PUNCT/punct/2"
    )
    assert settings(parsed(IN_OSTER, moved, KILLED))["killed"] == (["Brill"], "2031-03-07")


def test_a_scene_does_not_reach_over_a_long_page() -> None:
    idle = "Shops/NOUN/nsubj/2 opened/VERB/root/0 late/ADV/advmod/2 ./PUNCT/punct/2"
    assert settings(parsed(IN_OSTER, *[idle] * 60, KILLED))["killed"] == ([], None)


def test_where_somebody_speaks_is_no_scene() -> None:
    reading = read_marked("{s1 The envoy} {c1 said} in Oster {q1 that talks were hard}. Six men were killed.")
    assert where(reading, "killed") == []


def test_a_word_that_points_back_means_the_last_place_of_its_kind() -> None:
    ships = "Ships/NOUN/nsubj/2 sailed/VERB/root/0 to/ADP/case/4 Gulf/PROPN/obl/2 of/ADP/case/6 Sarn/PROPN/nmod/4"
    patrol = "Navies/NOUN/nsubj/2 patrolled/VERB/root/0 the/DET/det/4 gulf/NOUN/obj/2 ./PUNCT/punct/2"
    city = "Rebels/NOUN/nsubj/2 attacked/VERB/root/0 the/DET/det/4 city/NOUN/obj/2 ./PUNCT/punct/2"
    assert where(parsed(ships, patrol), "patrolled") == ["Gulf of Sarn"]
    assert where(parsed(IN_OSTER, ships, city), "attacked") == ["Oster"]


def test_a_place_of_another_country_in_the_sentence_keeps_the_scene_away() -> None:
    abroad = (
        "Six/NUM/nummod/2 men/NOUN/nsubj:pass/7 from/ADP/case/4 Arvan/PROPN/nmod/2 were/AUX/aux:pass/7 "
        "reportedly/ADV/advmod/7 killed/VERB/root/0 ./PUNCT/punct/7"
    )
    assert "Oster" not in where(parsed(IN_OSTER, abroad), "killed")


def test_where_tells_of_the_place_before_it() -> None:
    sentence = (
        "They/PRON/nsubj/2 fled/VERB/root/0 from/ADP/case/4 Oster/PROPN/obl/2 ,/PUNCT/punct/9 where/ADV/advmod/9 "
        "six/NUM/nsubj:pass/9 were/AUX/aux:pass/9 killed/VERB/acl:relcl/4 ./PUNCT/punct/2"
    )
    assert where(parsed(sentence), "killed") == ["Oster"]
    joined = read_marked("Blasts shook homes in Oster, of which little is left and where six men were killed.")
    assert where(joined, "killed") == ["Oster"]


def test_a_clause_about_an_attack_has_its_place_and_day() -> None:
    sentence = (
        "The/DET/det/2 attack/NOUN/nsubj/9 in/ADP/case/4 Oster/PROPN/nmod/2 on/ADP/case/6 Monday/PROPN/nmod/2 "
        "that/PRON/nsubj/8 killed/VERB/acl:relcl/2 shocked/VERB/root/0 many/ADJ/obj/9 ./PUNCT/punct/9"
    )
    assert settings(parsed(sentence))["killed"] == (["Oster"], "2031-03-03")


def test_the_day_of_a_saying_is_not_that_of_what_is_said() -> None:
    reading = read_marked("{s1 The mayor} {c1 said} on Friday {q1 that rebels had attacked the town}.")
    assert when(reading, "attacked") is None


def test_a_day_that_tells_a_noun_dates_that_noun_alone() -> None:
    sentence = (
        "Under/ADP/case/2 pact/NOUN/obl/7 of/ADP/case/4 9/NUM/nmod/2 June/PROPN/nmod/4 rebels/NOUN/nsubj/7 "
        "released/VERB/root/0 captives/NOUN/obj/7 ./PUNCT/punct/7"
    )
    assert when(parsed(sentence), "released") is None
    attack = (
        "The/DET/det/2 attack/NOUN/nsubj/6 of/ADP/case/4 9/NUM/nmod/2 June/PROPN/nmod/4 shocked/VERB/root/0 "
        "many/ADJ/obj/6 ./PUNCT/punct/6"
    )
    assert when(parsed(attack), "attack") == "2030-06-09"


def test_a_day_of_a_relative_clause_is_not_that_of_the_main_one_nor_carried() -> None:
    sentence = (
        "Police/NOUN/nsubj/2 arrested/VERB/root/0 friends/NOUN/obj/2 of/ADP/case/6 a/DET/det/6 boy/NOUN/nmod/3 "
        "shot/VERB/acl/6 on/ADP/case/9 Monday/PROPN/obl/7 ./PUNCT/punct/2"
    )
    told = settings(parsed(sentence, KILLED))
    assert (told["shot"][1], told["arrested"][1], told["killed"][1]) == ("2031-03-03", None, None)


def test_a_verb_in_the_present_tense_has_no_day_gone_by() -> None:
    sentence = (
        "Arvan/PROPN/nsubj/2 condemns/VERB/root/0 the/DET/det/4 attack/NOUN/obj/2 on/ADP/case/6 Monday/PROPN/obl/2 "
        "./PUNCT/punct/2"
    )
    told = settings(parsed(sentence), When("2031-03-05", "2031-03-05", "day", "given"))
    assert told["condemns"][1] is None


def test_what_somebody_tells_goes_on_with_no_day_but_his_own() -> None:
    others = read_marked("Rebels attacked a base on Monday. {s1 The mayor} {c1 said} {q1 six men were killed}.")
    assert when(others, "killed") is None
    own = read_marked("{q1 “Rebels attacked a base on Monday. Six men were killed,”} {s1 the mayor} {c1 said}.")
    assert when(own, "killed") == "2031-03-03"


def test_a_page_that_names_no_day_but_its_own_tells_the_news_of_it() -> None:
    line = "Oster, 3 May 2031\n"
    assert when(read_marked(f"{line}Six men were killed."), "killed") == "2031-05-03"
    assert when(read_marked(f"{line}Six men had been killed."), "killed") is None
    assert when(read_marked(f"{line}For ten years men were killed."), "killed") is None
    assert when(read_marked(f"{line}On Monday rebels met. A week later six men were killed."), "killed") is None


def test_sentences_run_together_share_no_place_and_no_day() -> None:
    reading = read_marked("Six men were killed. The envoy waited in Oster on Monday.")
    whole = Reading(reading.document, (Span(0, len(reading.document.text)),), (), (), (), "none")
    assert settings(whole)["killed"] == ([], None)


def test_a_country_declares_martial_law_at_home() -> None:
    reading = read_marked("Envoys of Arvan and Velland met. Its leader declared martial law.")
    stage, last = staged(reading), list(sentences_of(reading))[-1]
    (trigger,) = triggers_of(last)
    leader = Party("leader", "ARV.PRS", Span(0, 0))
    assert [one.name for one in places_of(last, trigger, stage, (leader,))] == ["Arvan"]
    assert places_of(last, trigger, stage, ()) == ()


def test_the_page_of_one_country_tells_what_happens_there() -> None:
    pages = "Rain fell in Oster. Wind blew in Brill. Shops shut in Velland. "
    home = read_marked(pages + "Many others had been killed.")
    assert where(home, "killed") == ["Velland"]
    abroad = read_marked(pages + "Snow fell in Arvan. Many others had been killed.")
    assert where(abroad, "killed") == []


def test_without_the_reading_nothing_is_carried() -> None:
    reading = parsed(IN_OSTER, KILLED)
    full = staged(reading)
    bare = stage_of(full.times, full.places, None)
    last = list(sentences_of(reading))[-1]
    (trigger,) = triggers_of(last)
    assert places_of(last, trigger, bare, ()) == ()
    assert when_of(last, trigger, bare, None) is None


def test_lines_of_the_table_are_whole() -> None:
    rows = table_rows("events_settings.tsv")
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})


@pytest.mark.parametrize(("what", "day"), [("the anniversary of the storming of the fort ", None), ("", "2031-05-03")])
def test_what_is_remembered_keeps_its_own_day(what: str, day: str | None) -> None:
    assert when(read_marked(f"Guards shelled homes on {what}on 3 May 2031."), "shelled") == day


@pytest.mark.parametrize(("day", "places"), [("of 9 June", []), ("on Monday", ["Oster"])])
def test_where_something_was_long_ago_is_no_scene_of_the_report(day: str, places: list[str]) -> None:
    published = When("2031-03-10", "2031-03-10", "day", "given")
    reading = read_marked(f"Homes burned in Oster in the storms {day}. Guards shelled the crowd.")
    assert _of(settings(reading, published), "shelled")[0] == places
