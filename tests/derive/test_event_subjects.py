"""A party who has nothing to do with a deed is never its doer: the subject of another clause, its place, its victim."""

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.derive.events.scene import LONGEST_SENTENCE, sentences_of
from sayso.records import Event, Reading, Resolutions
from tests.derive.grammar import parsed
from tests.derive.marked import read_marked, resolved

PUBLISHED = "2031-03-14"


def assaults(text: str) -> list[Event]:
    found = [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]
    assert found, f"no assault in {text!r}"
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Peru announced a ceasefire with Ecuador, a day after an air strike killed 9 villagers in Loja.",
        "Peru announced it had halted patrols, hours after a bomb killed 9 villagers.",
        "The government of Peru said it had accepted a truce, a day after shelling along the river killed 9 villagers.",
        "Peru signed a treaty with Ecuador following an attack on Ecuador that killed 9 villagers.",
        "Peru closed its embassy in Ecuador after a truck rammed a crowd in Quito and killed 9 people.",
        "Peru, a day after a blast in Quito killed 4 people, recalled its ambassador.",
        "Peru condemned Ecuador after missile strikes killed dozens.",
        "Peruvian police arrested three men after a car bomb exploded in Lima, killing 9 people.",
        "Peru announced that 9 villagers had been killed.",
        "9 villagers were killed by a bomb near the Peruvian embassy.",
        "A bomb in Ecuador killed 9 villagers.",
        "Two Peruvian policemen were killed in Quito and a drone hit a depot in Loja.",
        "Relatives of those killed in the blast wept at the gates, Reuters reported.",
        "A bombing in Quito killed 9 villagers, Agence France-Presse said.",
        "Peru has seen two bombings this year.",
        "In Lima the president of Peru, addressing Friday's attack in Quito that killed 9 villagers, asked for calm.",
        "Peru reviewed the deadly Monday bombing in Quito.",
    ],
)
def test_who_only_stands_beside_a_deed_did_not_do_it(text: str) -> None:
    assert [one.source for one in assaults(text) if one.source] == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru attacked Ecuador, killing 9 villagers.",
        "Peru bombed Quito, a day after attacking Loja.",
        "Peru, in a raid on Ecuador, killed 9 villagers.",
        "A Peruvian air strike killed 9 villagers in Quito.",
        "Peruvian troops, who attacked Quito, killed 9 villagers.",
        "9 villagers were killed by Peruvian troops.",
        "Peru agreed to attack Ecuador.",
        "Peru launched the deadly Monday bombing of Quito.",
    ],
)
def test_who_does_it_is_its_doer_in_a_clause_without_a_subject_too(text: str) -> None:
    for event in assaults(text):
        assert {(party.actor or "").split(".")[0] for party in event.source} == {"PER"}


def unparsed(text: str) -> list[Event]:
    reading = read_marked(text)
    resolutions = Resolutions(resolved(text, ("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL")), (), ())
    found = derive_events(reading, resolutions, derive_statements(reading, resolutions)).events
    return [one for one in found if one.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Arvan signed a truce with Velland, a day after a bomb killed six villagers.",
        "Arvan signed a truce with Velland, hours after an attack in Oster.",
        "Arvan signed a truce with Velland, a day after shelling along the river killed six villagers.",
    ],
)
def test_words_alone_lend_no_doer_to_a_clause_with_a_subject(text: str) -> None:
    events = unparsed(text)
    assert events
    assert [one.source for one in events if one.source] == []


def test_words_alone_lend_the_subject_to_a_clause_without_one() -> None:
    (event,) = unparsed("Arvan signed a truce, a day after attacking Velland.")
    assert [party.name for party in event.source] == ["Arvan"]


def long_sentence(words: int) -> Reading:
    tail = " ".join("and/CCONJ/cc/2" for _ in range(words))
    return parsed(
        f"Arvan/PROPN/nsubj/2 attacked/VERB/root/0 Velland/PROPN/obj/2 {tail} Oster/PROPN/obl/2 ./PUNCT/punct/2"
    )


def test_a_sentence_ends_with_the_last_word_that_is_looked_at() -> None:
    reading = long_sentence(LONGEST_SENTENCE)
    (sentence,) = sentences_of(reading)
    assert len(sentence.words) == LONGEST_SENTENCE
    assert sentence.span.end == sentence.words[-1].span.end < reading.document.text.index("Oster")


def test_a_sentence_of_a_usual_length_is_looked_at_whole() -> None:
    reading = long_sentence(20)
    (sentence,) = sentences_of(reading)
    assert sentence.span == reading.sentences[0]


def day_of_assault(text: str) -> str | None:
    (event,) = assaults(text)
    return event.when.earliest if event.when else None


@pytest.mark.parametrize(
    "text",
    [
        "Peru must hand over the files by 31 March.\n\nEcuador disputed the account.\n\nThe blast killed 9 people.",
        "Peru must hand over the files no later than 12 March.\n\nThe blast killed 9 people.",
        "Talks will resume on 20 March. Rebels killed 9 people.",
        "The truce holds until Friday. Rebels killed 9 people.",
        "Rebels who must disarm by 31 March killed 9 people.",
    ],
)
def test_a_day_that_is_still_to_come_is_not_that_of_what_was_done(text: str) -> None:
    assert day_of_assault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru said on Monday that talks would go on.\n\nRebels attacked a town.",
        "Peru told reporters on Monday: talks would go on. Rebels attacked a town.",
        "According to a statement on Monday, Peru was calm.\n\nRebels attacked a town.",
    ],
)
def test_a_day_of_saying_is_no_day_of_a_deed(text: str) -> None:
    assert day_of_assault(text) is None


def test_a_day_that_is_told_goes_on_over_a_paragraph() -> None:
    assert day_of_assault("The ministers met on Monday.\n\nRebels attacked a town.") == "2031-03-10"


def test_those_killed_in_an_attack_did_not_carry_it_out() -> None:
    found = assaults("Rebels killed 32 soldiers of Peru in suicide bombings at a barracks in Quito.")
    assert all("32 soldiers" not in party.name and party.actor != "PER" for one in found for party in one.source)


def test_in_a_list_of_deeds_the_first_subject_did_all_of_them_not_who_tells_it() -> None:
    text = "The Peruvian boats had entered Ecuador's waters, ignored orders to stop and opened fire, the FSB said."
    found = [one for one in sayso.read(text, published=PUBLISHED).events if one.source]
    assert found
    assert {party.name for one in found for party in one.source} == {"The Peruvian boats"}


def test_who_was_killed_in_a_battle_was_in_it() -> None:
    found = assaults("Ivan Duque was killed in a battle with the police of Peru.")
    assert any("Duque" in party.name for one in found for party in (*one.source, *one.target))


@pytest.mark.parametrize(
    ("above", "doer"),
    [("fears/NOUN", "Velland"), ("Arvan/PROPN", "Arvan")],
)
def test_which_means_the_name_before_it_not_the_thing_above(above: str, doer: str) -> None:
    reading = parsed(
        f"They/PRON/nsubj/2 voiced/VERB/root/0 {above}/obj/2 of/ADP/case/5 Velland/PROPN/nmod/3 ,/PUNCT/punct/8 "
        "which/PRON/nsubj/8 shelled/VERB/acl:relcl/3 Oster/PROPN/obj/8 ./PUNCT/punct/2"
    )
    text = reading.document.text
    names = (("Velland", "Velland", "VEL"), ("Oster", "Oster", "OST"), ("Arvan", "Arvan", "ARV"))
    resolutions = Resolutions(resolved(text, *names), (), ())
    (event,) = derive_events(reading, resolutions, derive_statements(reading, resolutions)).events
    assert [party.name for party in event.source] == [doer]
