"""Who is held to have done a deed, by claims and charges in the wordings of the news."""

import pytest

import sayso
from sayso.derive.events.doer_names import called, noun_behind
from sayso.derive.events.scene import sentences_of
from sayso.records import Event, Status
from tests.derive.grammar import parsed

PUBLISHED = "2031-03-14"


def assaults(text: str) -> list[Event]:
    return [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]


def held(text: str, doer: str) -> list[Event]:
    """The assaults of which this doer is the source."""
    return [one for one in assaults(text) if any(doer in party.name for party in one.source)]


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ('The murder of the two pilgrims was claimed by a self-styled "Granite Army" group.', "claimed", "responsib"),
        ("There was a bombing, for which the Granite Army is being held responsible.", "possible", "blamed"),
        ("Nobody has claimed the bombing, but the press blamed it on the Granite Army.", "possible", "blamed"),
        (
            "No group has claimed responsibility for the attack, but police suspect the Granite Army.",
            "possible",
            "blamed",
        ),
        ("The Granite Army is to blame for the murder of six pilgrims.", "fact", "blamed"),
        ("The bombing was the work of the Granite Army.", "fact", "blamed"),
        ("An envoy condemned the murder of six pilgrims and blamed the Granite Army for it.", "possible", "blamed"),
        ("Six pilgrims were murdered, and police accused the Granite Army of the crime.", "possible", "blamed"),
        ("The judge implicated the Granite Army in the murder of six pilgrims.", "claimed", "blamed"),
        ("An envoy said that the Granite Army participated in the murder of six pilgrims.", "claimed", "blamed"),
        ("The bombing may be the work of the Granite Army.", "possible", "blamed"),
        ('A Lowland spokesman claimed that the attack was "a ruse by the Granite Army".', "claimed", "blamed"),
    ],
)
def test_who_is_held_to_have_done_it_is_the_source(text: str, status: Status, why: str) -> None:
    (event,) = held(text, "Granite Army")
    assert event.status == status
    assert f"+{why}" in event.rule


@pytest.mark.parametrize(
    "text",
    [
        "The attack was not claimed by the Granite Army.",
        "The bombing was not the work of the Granite Army.",
        "The Granite Army did not participate in the murder of six pilgrims.",
        "The Granite Army participated in talks on the murder of six pilgrims.",
        "Six pilgrims were murdered, and police accused the Granite Army of fraud.",
        "An envoy condemned the murder of six pilgrims and thanked the Granite Army for it.",
        "A fighter of the Granite Army was found not guilty of the murder of six pilgrims.",
        "After the bombing, police suspect the Granite Army of fraud.",
        "The minister said that it was wrong to blame the Granite Army.",
    ],
)
def test_who_is_charged_with_nothing_did_nothing(text: str) -> None:
    assert not held(text, "Granite Army")


def test_who_claims_responsibility_does_not_charge_another() -> None:
    text = "The Taliban claimed responsibility for the blast that killed six pilgrims."
    assert not [one for one in assaults(text) if "+blamed:" in one.rule]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There is no word on whether the attack was perpetrated by the Granite Army.", "possible"),
        ("The talks will end if it is confirmed that the Granite Army carried out the attack.", "possible"),
        ("The talks will end if the Granite Army carries out an attack.", "hypothetical"),
    ],
)
def test_a_known_deed_whose_doer_is_open_is_possible(text: str, status: Status) -> None:
    found = held(text, "Granite Army")
    assert [one.status for one in found] in ([status], [] if status == "hypothetical" else [status])


def test_what_will_be_looked_into_was_done() -> None:
    (event,) = assaults("The Chilean government will investigate the attack on the Peruvian embassy.")
    assert event.status == "fact"
    (event,) = assaults("The Chilean government will launch the attack on the Peruvian embassy.")
    assert event.status == "planned"


GROUP = (
    "A/DET/det/3 radical/ADJ/amod/3 unit/NOUN/nsubj/9 ,/PUNCT/punct/7 the/DET/det/7 Gale/PROPN/compound/7 "
    "Brigade/PROPN/appos/3 ,/PUNCT/punct/3 spoke/VERB/root/0 ./PUNCT/punct/9"
)
NAMED_UNIT = (
    "The/DET/det/3 Tarn/PROPN/compound/3 unit/NOUN/nsubj/9 ,/PUNCT/punct/7 the/DET/det/7 Gale/PROPN/compound/7 "
    "Brigade/PROPN/conj/3 ,/PUNCT/punct/3 spoke/VERB/root/0 ./PUNCT/punct/9"
)
TONIGHT = "By/ADP/case/4 the/DET/det/4 Gale/PROPN/compound/4 Brigade/PROPN/root/0 tonight/NOUN/obl/4 ./PUNCT/punct/4"


@pytest.mark.parametrize(("sentence", "head"), [(GROUP, 6), (NAMED_UNIT, 2)])
def test_a_group_without_a_name_goes_by_the_one_behind_it(sentence: str, head: int) -> None:
    (one,) = sentences_of(parsed(sentence))
    assert called(one, 2) == head


def test_a_day_behind_a_name_is_none_of_it() -> None:
    (one,) = sentences_of(parsed(TONIGHT))
    assert noun_behind(one, 0) == 3


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Six pilgrims were wounded in Oster. The Granite Army claimed responsibility for the action.", "claimed"),
        ("Six pilgrims were wounded in Oster. Police blamed the Granite Army for this crime.", "claimed"),
        ("Six pilgrims were wounded in Oster. The actions are attributed to the Granite Army.", "possible"),
    ],
)
def test_a_word_that_takes_up_a_deed_tells_who_did_it(text: str, status: Status) -> None:
    (event,) = held(text, "Granite Army")
    assert event.status == status
    assert event.rule.startswith("event:taken-up/n+")
    assert [party.name for party in event.target] == ["Six pilgrims"]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell. The Granite Army claimed responsibility for the action.",
        "Six pilgrims were wounded in Oster. The Granite Army called for action.",
        "Six pilgrims were wounded in Oster. The action shocked the Granite Army.",
        "Six pilgrims were wounded in Oster. Nobody claimed responsibility for the action.",
    ],
)
def test_a_word_that_takes_up_no_deed_or_names_no_doer_is_no_event(text: str) -> None:
    assert not [one for one in assaults(text) if "taken-up" in one.rule]


@pytest.mark.parametrize(
    ("text", "doer", "status"),
    [
        ("Alm accused the Granite Army of being directly responsible for the attack.", "Granite Army", "claimed"),
        ("None of the groups in Oster has taken responsibility for the attack.", "groups", None),
        ("He attributed the attack to the fact that the Granite Army is weak.", "the fact", None),
        ("Suspected Granite Army rebels placed a dynamite charge near Oster.", "Granite Army", "possible"),
        ("The Granite Army machinegunned a retired general.", "Granite Army", "fact"),
        ("The massacre was perpetrated by radical death squads.", "squads", "fact"),
        ("The Army of National Liberation kidnapped him.", "Army of National Liberation", "fact"),
        ("He was killed by members of the 22nd Front of the Granite Army.", "Granite Army", "fact"),
    ],
)
def test_who_it_was_by_longer_wordings(text: str, doer: str, status: Status | None) -> None:
    found = held(text, doer)
    assert [one.status for one in found] == ([status] if status else [])


def test_the_liberation_of_a_body_is_its_name() -> None:
    assert not assaults("The Army of National Liberation released a communique.")


def test_rebels_are_not_of_the_state_they_fight() -> None:
    event = assaults("The Farabundo Marti Front claimed that the Salvadoran army killed six pilgrims.")[0]
    assert "+blamed:" in event.rule


def test_who_perhaps_did_a_known_deed_is_told_beside_it() -> None:
    text = "An attack wounded nine pilgrims. The attack was presumably carried out by Granite Army rebels."
    (event,) = held(text, "Granite Army")
    assert (event.status, "+alleged-doer:" in event.rule) == ("possible", True)
    (event,) = held("Granite Army rebels presumably attacked Oster.", "Granite Army")
    assert "+may:" in event.rule


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Rovian soldiers were the ones who attacked the mill.", "Rovian soldiers"),
        ("Those who attacked the mill were Rovian soldiers.", ""),
        ("The Granite Army kept up its bombardment of Oster.", "Granite Army"),
        ("France condemned Israel for its bombardment of Gaza.", "Israel"),
        ("France condemned Hamas, and Israel mourned for its dead after the bombardment of Gaza.", ""),
    ],
)
def test_whose_deed_it_is_shows_in_the_words_that_stand_for_him(text: str, doer: str) -> None:
    (event,) = assaults(text)
    assert [party.name.removeprefix("The ") for party in event.source] == ([doer] if doer else [])


def test_an_acquittal_convicts_nobody() -> None:
    found = sayso.read("The colonel was found not guilty of the murder of six pilgrims.").events
    assert [one.status for one in found if one.type == "SANCTION"] in ([], ["denied"])
    (event,) = sayso.read("The colonel was found guilty of fraud.").events
    assert (event.type, event.status) == ("SANCTION", "fact")


def test_a_body_known_by_a_word_for_a_deed_is_no_deed() -> None:
    assert not [one for one in sayso.read("Amnesty condemned Israel.").events if one.type == "CONCEDE"]
    assert [one.type for one in sayso.read("An amnesty for the rebels was announced.").events] == ["CONCEDE"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Israel hit Beirut and Tyre overnight.", [("ISR", ["LBN", "LBN"])]),
        ("Iran struck Israel on Monday.", [("IRN", ["ISR"])]),
        ("Iran struck back at Israel.", [("IRN", ["ISR"])]),
        ("An earthquake hit Turkey.", []),
        ("Iran struck a deal with Oman.", []),
        ("Russia hit the ground running in Syria.", []),
        ("Germany hit France with three late goals.", []),
        ("The United States hit China with new tariffs.", []),
    ],
)
def test_a_party_that_hits_a_party_or_its_town_attacks_it(text: str, sides: list[tuple[str, list[str]]]) -> None:
    assert [(one.source[0].actor, [party.actor for party in one.target]) for one in assaults(text)] == sides


def test_tariffs_that_hit_a_state_are_a_sanction() -> None:
    (event,) = sayso.read("The United States hit China with new tariffs.").events
    assert (event.type, event.source[0].actor, event.target[0].actor) == ("SANCTION", "USA", "CHN")


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Israel used F-16 jets to bomb the port of Hodeidah.", ["ISR"]),
        ("Israel used airplanes and helicopters to bomb several towns in Lebanon.", ["ISR"]),
        ("Israel used the summit to attack the port authority.", []),
        ("Iran denied that its drones had struck the plant.", ["IRN"]),
        ("Iran denied that drones had struck the plant.", []),
        ("Iran denied that Israel's drones had struck the plant.", ["ISR"]),
    ],
)
def test_who_uses_arms_or_owns_them_does_what_they_do(text: str, doer: list[str]) -> None:
    found = [one for one in sayso.read(text, published=PUBLISHED).events if one.type == "ASSAULT"]
    assert [party.actor for one in found for party in one.source] == doer


def test_a_threat_of_violence_is_an_event_of_whoever_utters_it() -> None:
    (threat,) = sayso.read("The Granite Army threatened to kill ten judges.").events
    assert (threat.type, threat.mode, threat.source[0].name) == ("THREATEN", "violence", "Granite Army")
    assert sayso.read("The Granite Army threatened to walk out of the talks.").events == ()
