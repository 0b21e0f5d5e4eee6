"""Who may be a party of an event: people, forces, bodies, states, by name or noun; never a day or a thing."""

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.derive.events.grammar import together
from sayso.derive.events.scene import sentences_of
from sayso.derive.events.who import Cast, party_nouns, with_whole_name
from sayso.derive.speakers import roster_of
from sayso.derive.tables import table_rows
from sayso.records import Event, Resolution, Resolutions, Span
from tests.derive.grammar import parsed

KINDS = {"Arvan": "government", "Velland": "government", "US": "government", "Oster": "place", "Bor": "person"}
ACTORS = {"Arvan": "ARV", "Velland": "VEL", "US": "USA", "Oster": "OST", "Bor": "VEL.ana-bor"}


def only(*sentences: str) -> Event:
    """The one event of these sentences; the names of ``KINDS`` are resolved wherever they stand."""
    reading = parsed(*sentences)
    actors = tuple(
        Resolution(token.span, token.text, ACTORS[token.text], KINDS[token.text], None, None, "name", 0.9)
        for token in reading.tokens
        if token.text in KINDS
    )
    resolutions = Resolutions(actors, (), ())
    (event,) = derive_events(reading, resolutions, derive_statements(reading, resolutions)).events
    return event


def names(event: Event) -> tuple[list[str], list[str]]:
    return [one.name for one in event.source], [one.name for one in event.target]


@pytest.mark.parametrize(
    "behind",
    [
        "Monday/PROPN/obj/2",
        "hours/NOUN/obj/2",
        "control/NOUN/obj/2",
    ],
)
def test_a_day_or_a_thing_is_no_party(behind: str) -> None:
    assert names(only(f"Arvan/PROPN/nsubj/2 attacked/VERB/root/0 {behind} ./PUNCT/punct/2")) == (["Arvan"], [])


def test_people_are_a_party_without_a_name() -> None:
    event = only("Rebels/NOUN/nsubj/2 shelled/VERB/root/0 several/ADJ/amod/4 villagers/NOUN/obj/2 ./PUNCT/punct/2")
    assert names(event) == (["Rebels"], ["several villagers"])
    assert event.source[0].actor is None


def test_where_people_are_is_not_who_they_are() -> None:
    event = only(
        "Rioters/NOUN/nsubj/4 in/ADP/case/3 Oster/PROPN/nmod/1 attacked/VERB/root/0 Velland/PROPN/obj/4 ./PUNCT/punct/4"
    )
    assert names(event) == (["Rioters"], ["Velland"])


def test_a_title_is_who_is_named_beside_it() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 met/VERB/root/0 Envoy/NOUN/obj/2 Lena/PROPN/appos/3 Bor/PROPN/flat/4 ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.source] == ["ARV", "VEL.ana-bor"]


def test_a_state_in_capitals_is_no_pronoun() -> None:
    event = only("US/PROPN/nsubj/2 bombed/VERB/root/0 Velland/PROPN/obj/2 ./PUNCT/punct/2")
    assert [one.actor for one in event.source] == ["USA"]


def test_he_is_the_person_of_the_sentence() -> None:
    event = only(
        "Bor/PROPN/nsubj/2 left/VERB/root/0 Oster/PROPN/obj/2 ,/PUNCT/punct/8 where/ADV/advmod/8 he/PRON/nsubj/8 "
        "had/AUX/aux/8 met/VERB/conj/2 Arvan/PROPN/obj/8 ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.source] == ["VEL.ana-bor", "ARV"]


def test_where_a_report_was_filed_is_no_party() -> None:
    event = only(
        "OSTER/PROPN/nsubj/7 (/PUNCT/punct/3 Agency/PROPN/appos/1 )/PUNCT/punct/3 --/PUNCT/punct/7 "
        "Arvan/PROPN/nsubj/7 shelled/VERB/root/0 Velland/PROPN/obj/7 ./PUNCT/punct/7"
    )
    assert names(event) == (["Arvan"], ["Velland"])


def test_troops_that_were_deployed_are_who_deploys() -> None:
    event = only(
        "Soldiers/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 deployed/VERB/root/0 against/ADP/case/5 Velland/PROPN/obl/3 "
        "./PUNCT/punct/3"
    )
    assert names(event) == (["Soldiers"], ["Velland"])


def test_the_table_of_party_nouns_is_whole() -> None:
    rows = table_rows("events_parties.tsv")
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in rows)
    nouns = [noun for _rule, words, _source in rows for noun in words.split(" ")]
    assert len(set(nouns)) == len(nouns)
    assert {"rebels", "army", "ministries"} <= party_nouns()


def test_people_of_the_triggers_own_words_are_whom_it_is_done_to() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 summoned/VERB/root/0 the/DET/det/5 Velland/PROPN/compound/5 ambassador/NOUN/obj/2"
        " in/ADP/case/7 Oster/PROPN/obl/2 ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.target] == ["VEL"]


def test_whose_the_thing_is_in_the_triggers_own_words() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 rejected/VERB/root/0 a/DET/det/5 Velland/PROPN/compound/5 proposal/NOUN/obj/2"
        " for/ADP/case/7 Oster/PROPN/nmod/5 ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.target] == ["VEL"]


def test_what_is_discussed_is_no_party() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 discussed/VERB/root/0 Oster/PROPN/obj/2 with/ADP/case/5 Velland/PROPN/obl/2"
        " ./PUNCT/punct/2"
    )
    assert names(event) == (["Arvan", "Velland"], ["Arvan", "Velland"])


def test_who_backs_rebels_is_not_who_they_are() -> None:
    event = only(
        "Arvan/PROPN/compound/3 -/PUNCT/punct/3 backed/VERB/amod/4 rebels/NOUN/nsubj/5 attacked/VERB/root/0"
        " Velland/PROPN/obj/5 ./PUNCT/punct/5"
    )
    assert [one.actor for one in event.source] == [None]


def test_workers_are_of_whom_they_work_for() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 attacked/VERB/root/0 workers/NOUN/obj/2 employed/VERB/acl/3 by/ADP/case/6"
        " Velland/PROPN/obl/4 ./PUNCT/punct/2"
    )
    assert [(one.name, one.actor) for one in event.target] == [("workers", "VEL")]


def test_a_street_is_no_target_of_a_march() -> None:
    event = only("Villagers/NOUN/nsubj/2 marched/VERB/root/0 through/ADP/case/4 Oster/PROPN/obl/2 ./PUNCT/punct/2")
    assert event.target == ()


def test_who_is_told_of_a_charge_is_not_who_is_charged() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 complained/VERB/root/0 to/ADP/case/4 Velland/PROPN/obl/2 about/ADP/case/6 US/PROPN/obl/2"
        " ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.target] == ["USA"]


def test_who_is_opposed_does_it_himself() -> None:
    event = only(
        "Arvan/PROPN/nsubj/3 is/AUX/aux/3 opposed/VERB/root/0 to/ADP/case/5 Velland/PROPN/obl/3 ./PUNCT/punct/3"
    )
    assert names(event) == (["Arvan"], ["Velland"])


def test_the_adjective_that_tells_where_a_town_lies_names_no_doer() -> None:
    town = "A truck rammed into a crowd in the French Riviera city of Oster on Monday, killing at least 12 people."
    army = "The French army killed at least 12 people in Oster on Monday."
    for page, doers in ((town, set()), (army, {"FRA"})):
        found = sayso.read(page).events
        assert {one.actor[:3] for event in found for one in event.source if one.actor} == doers, page


def test_those_a_speaker_tells_of_are_not_the_speaker() -> None:
    page = 'President Ana Bor said on Friday: "They have tried to assassinate me today. They shelled the port."'
    events = sayso.read(page).events
    assert [names(event) for event in events] == [([], ["Ana Bor"]), ([], [])]


def test_who_is_named_by_whom_condemns_a_deed_did_it_on_his_word() -> None:
    found = sayso.read("France condemned Russia’s attack on the town of Sumy.").events
    (attack,) = (event for event in found if event.type == "ASSAULT")
    assert (attack.source[0].name, attack.status, len(attack.asserted_by)) == ("Russia", "claimed", 1)


def test_deeds_of_two_doers_stay_two_however_near_they_are_told() -> None:
    page = "France condemned the murder of two priests by Ostland rebels. It condemned Russia’s attack on Sumy."
    found = [event for event in sayso.read(page).events if event.type == "ASSAULT"]
    assert [names(event)[0] for event in found] == [["Ostland rebels"], ["Russia"]]


def test_who_is_only_named_on_the_way_to_the_deed_did_not_do_it() -> None:
    page = "The premier let the police cooperate in the search after the attack on the mill."
    found = [event for event in sayso.read(page).events if event.type == "ASSAULT"]
    assert [names(event)[0] for event in found] == [[]]


def test_a_small_word_in_capitals_is_no_organisation_where_all_is_in_capitals() -> None:
    found = sayso.read("A COLUMN OF REBELS SHOT 16 PEASANTS WHO FLED. IT SHELLED THE PORT.").events
    actors = {party.actor for event in found for party in (*event.source, *event.target)}
    assert found
    assert "IGO.who" not in actors
    assert not any(actor and actor.startswith("IGO") for actor in actors)


def test_a_group_goes_by_the_name_it_gives_itself() -> None:
    (event,) = sayso.read("A group calling itself the Oster Brigade claimed responsibility for the attack.").events
    assert "Oster Brigade" in names(event)[0][0]


def test_a_suit_is_against_whom_however_far_the_court_is_told() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 filed/VERB/root/0 a/DET/det/4 lawsuit/NOUN/obj/2 in/ADP/case/7 the/DET/det/7"
        " court/NOUN/obl/2 of/ADP/case/9 Oster/PROPN/nmod/7 for/ADP/case/11 sailors/NOUN/nmod/9 against/ADP/case/13"
        " Velland/PROPN/nmod/11 ./PUNCT/punct/2"
    )
    assert names(event) == (["Arvan"], ["Velland"])


def test_a_list_of_places_behind_a_noun_is_no_list_of_doers() -> None:
    floods = (
        "Floods/NOUN/nsubj/6 in/ADP/case/3 Arvan/PROPN/nmod/1 and/CCONJ/cc/5 Velland/PROPN/conj/1 killed/VERB/root/0"
        " nine/NUM/nummod/8 villagers/NOUN/obj/6 ./PUNCT/punct/6"
    )
    (places,), (people,) = (tuple(sentences_of(parsed(text))) for text in (floods, floods.replace("in/", "of/")))
    assert together(places, 0) == [0]
    assert together(people, 0) == [0, 4]


def test_both_sides_of_a_clash_are_the_same_parties() -> None:
    event = only(
        "Arvan/PROPN/nsubj/2 clashed/VERB/root/0 with/ADP/case/4 members/NOUN/obl/2 of/ADP/case/7 an/DET/det/7"
        " alliance/NOUN/nmod/4 ./PUNCT/punct/2"
    )
    assert event.source == event.target


def test_who_gives_out_a_paper_did_not_do_what_it_is_about() -> None:
    event = only(
        "Statement/VERB/root/0 of/ADP/case/4 the/DET/det/4 government/NOUN/nmod/1 of/ADP/case/6 Arvan/PROPN/nmod/4 "
        "on/ADP/case/9 the/DET/det/9 seizure/NOUN/obl/1 of/ADP/case/13 four/NUM/nummod/13 Velland/PROPN/compound/13 "
        "ships/NOUN/nmod/9"
    )
    assert event.source == ()
    assert [one.actor for one in event.target] == ["VEL"]


def test_who_attacked_is_not_whose_ships_were_attacked() -> None:
    event = only(
        "Word/NOUN/nsubj/2 came/VERB/root/0 of/ADP/case/5 an/DET/det/5 attack/NOUN/obl/2 by/ADP/case/7 "
        "Arvan/PROPN/nmod/5 on/ADP/case/10 three/NUM/nummod/10 ships/NOUN/nmod/5 ./PUNCT/punct/2"
    )
    assert [one.actor for one in event.source] == ["ARV"]
    assert [one.actor for one in event.target] == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("The palace swapped ten Turkish agents arrested in Berlin for four held by Iran.", "arrested", [], ["TUR"]),
        ("He met the wife of a Turkish pastor held prisoner in Iran since 2030.", "held", [], ["TUR"]),
        ("The trade was for Ivan Orlo, the Turkish pilot shot down over Iran in 2030.", "shot", [], ["TUR"]),
        ("The Turkish pilot shot down a drone over Iran on Monday.", "shot", ["TUR"], []),
        ("Police arrested an Iranian-American pastor in Berlin on Monday.", "arrested", None, ["USA"]),
    ],
)
def test_who_is_told_of_by_a_participle_behind_the_noun_suffers_it(
    text: str, trigger: str, source: list[str] | None, target: list[str]
) -> None:
    found = sayso.read(text, published="2031-03-14")
    words = found.document.text
    one = next(each for each in found.events if words[each.trigger.start :].startswith(trigger))
    if source is not None:
        assert [party.actor[:3] for party in one.source if party.actor] == source
    assert [party.actor[:3] for party in one.target if party.actor] == target


def test_at_least_so_many_people_are_named_whole() -> None:
    found = sayso.read("On Friday at least nine people were killed in Quito.", published="2031-03-14")
    (party,) = found.events[0].target
    assert party.name == "at least nine people"
    assert found.document.text[party.span.start : party.span.end] == party.name


def test_who_is_done_something_to_by_the_verb_before_does_not_do_what_follows() -> None:
    text = "Courts in Minsk ordered ten Polish sailors to be held until May, a day after sending the first two to jail."
    found = sayso.read(text, published="2031-03-14")
    words = found.document.text
    jailed = [one for one in found.events if words[one.trigger.start :].startswith("sending")]
    assert jailed
    assert [party.actor for one in jailed for party in one.source if (party.actor or "").startswith("POL")] == []


def test_the_name_behind_an_office_and_a_comma_is_who_is_met() -> None:
    found = sayso.read("Poroshenko met the German chancellor, Angela Merkel, in Kyiv.", published="2018-11-28")
    (met,) = found.events
    assert {party.name for party in met.target} == {"Petro Poroshenko", "Angela Merkel"}


KEEPS = (
    "Arvan/PROPN/nsubj/9 ,/PUNCT/punct/3 keeping/VERB/advcl/9 the/DET/det/5 {}/NOUN/obj/3 that/PRON/nsubj/7"
    " attacked/VERB/acl:relcl/5 Velland/PROPN/obj/7 waited/VERB/root/0 ./PUNCT/punct/9"
)


def test_what_a_law_does_is_not_done_by_who_keeps_the_law() -> None:
    assert names(only(KEEPS.format("law"))) == ([], ["Velland"])
    assert names(only(KEEPS.format("law").replace("that/PRON/nsubj/7", "having/AUX/aux/7"))) == (["Arvan"], ["Velland"])


def test_a_name_that_an_event_runs_into_is_not_cut() -> None:
    text = "Arvan answered the Court of Human Rights on Monday."
    (event,) = [one for one in sayso.read(text, published="2031-03-05").events if one.type == "COOPERATE"]
    name = Resolution(Span(19, 40), "Court of Human Rights", "IGO", "organization", None, None, "name", 0.9)
    cast = Cast(text, roster_of([name]))
    assert with_whole_name(Span(6, 24), cast) == Span(6, 40)
    assert with_whole_name(Span(6, 14), cast) == Span(6, 14)
    assert with_whole_name(Span(0, 50), cast) == Span(0, 50)
    assert text[event.trigger.start : event.trigger.end].endswith("Rights")
