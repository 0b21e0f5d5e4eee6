"""On whose word a deed rests: who is charged with it, who claims it, who only may have done it. Names are invented."""

import pytest

from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.records import Event, Reading, Resolutions
from tests.derive.grammar import parsed
from tests.derive.marked import read_marked, resolved

NAMES = (("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL"), ("Oster", "Oster", "OST"))

CLAIMED = (
    "Arvan/PROPN/nsubj/2 claimed/VERB/root/0 responsibility/NOUN/obj/2 for/ADP/case/6 the/DET/det/6 "
    "attack/NOUN/nmod/3 ./PUNCT/punct/2"
)
FOR_WHICH = (
    "The/DET/det/2 attack/NOUN/nsubj/8 for/ADP/case/4 which/PRON/obl/6 Arvan/PROPN/nsubj/6 claimed/VERB/acl:relcl/2 "
    "responsibility/NOUN/obj/6 lasted/VERB/root/0 hours/NOUN/obj/8 ./PUNCT/punct/8"
)
NOT_CLAIMED = (
    "Arvan/PROPN/nsubj/4 has/AUX/aux/4 not/PART/advmod/4 claimed/VERB/root/0 responsibility/NOUN/obj/4 "
    "for/ADP/case/8 the/DET/det/8 attack/NOUN/nmod/5 ./PUNCT/punct/4"
)
LEAFLETS = (
    "Leaflets/NOUN/nsubj/4 of/ADP/case/3 Arvan/PROPN/nmod/1 claimed/VERB/root/0 responsibility/NOUN/obj/4 "
    "for/ADP/case/8 the/DET/det/8 attack/NOUN/nmod/5 ./PUNCT/punct/4"
)
ATTRIBUTED = (
    "The/DET/det/2 attack/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 attributed/VERB/root/0 to/ADP/case/6 "
    "Arvan/PROPN/obl/4 ./PUNCT/punct/4"
)
BLAMED = (
    "Oster/PROPN/nsubj/2 blamed/VERB/root/0 Arvan/PROPN/obj/2 for/ADP/case/6 the/DET/det/6 attack/NOUN/obl/2 "
    "./PUNCT/punct/2"
)
BLAMED_ON = (
    "Oster/PROPN/nsubj/2 blamed/VERB/root/0 the/DET/det/4 attack/NOUN/obj/2 on/ADP/case/6 Arvan/PROPN/obl/2 "
    "./PUNCT/punct/2"
)
HELD = (
    "Police/NOUN/nsubj/2 hold/VERB/root/0 Arvan/PROPN/obj/2 responsible/ADJ/xcomp/2 for/ADP/case/7 the/DET/det/7 "
    "attack/NOUN/obl/4 ./PUNCT/punct/2"
)
SUSPECTED = "Suspected/ADJ/amod/2 Arvan/PROPN/nsubj/3 shelled/VERB/root/0 Velland/PROPN/obj/3 ./PUNCT/punct/3"
CONDEMNED = "Arvan/PROPN/nsubj/2 condemned/VERB/root/0 the/DET/det/4 attack/NOUN/obj/2 ./PUNCT/punct/2"
MEMBERS = (
    "Members/NOUN/nsubj/5 of/ADP/case/4 the/DET/det/4 Arvan/PROPN/nmod/1 shelled/VERB/root/0 Velland/PROPN/obj/5 "
    "./PUNCT/punct/5"
)


def events(reading: Reading) -> tuple[Event, ...]:
    resolutions = Resolutions(resolved(reading.document.text, *NAMES), (), ())
    return derive_events(reading, resolutions, derive_statements(reading, resolutions)).events


def assaults(reading: Reading) -> list[Event]:
    return [one for one in events(reading) if one.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("sentence", "status", "rule"),
    [
        (CLAIMED, "claimed", "+responsibility:"),
        (FOR_WHICH, "claimed", "+responsibility:"),
        (LEAFLETS, "claimed", "+responsibility:"),
        (ATTRIBUTED, "possible", "+blamed:"),
        (BLAMED, "possible", "+blamed:"),
        (BLAMED_ON, "possible", "+blamed:"),
        (HELD, "possible", "+blamed:"),
        (SUSPECTED, "possible", "+alleged-doer:"),
    ],
    ids=["claimed", "for-which", "leaflets", "attributed", "blamed", "blamed-on", "held", "suspected"],
)
def test_who_is_held_to_have_done_it_is_the_source_and_the_rule_says_how(sentence: str, status: str, rule: str) -> None:
    (event,) = assaults(parsed(sentence))
    assert [party.actor for party in event.source] == ["ARV"]
    assert event.status == status
    assert rule in event.rule


def test_a_deed_that_nobody_claims_has_no_claimant() -> None:
    (event,) = assaults(parsed(NOT_CLAIMED))
    assert event.source == ()
    assert "responsibility" not in event.rule


def test_who_condemns_a_deed_did_not_do_it() -> None:
    (event,) = assaults(parsed(CONDEMNED))
    assert [party.actor for party in event.source] == []


def test_members_of_a_group_are_the_group() -> None:
    (event,) = assaults(parsed(MEMBERS))
    assert [party.actor for party in event.source] == ["ARV"]


def test_who_charges_another_in_his_own_words_asserts_it() -> None:
    (event,) = assaults(read_marked("{s1 Oster} {c1 accused} {q1 Arvan of the attack on Velland}."))
    assert (event.status, event.asserted_by) == ("claimed", ("s1",))
    assert [party.actor for party in event.source] == ["ARV"]


def test_who_denies_one_deed_denies_no_other() -> None:
    marked = "Arvan shelled Velland. Arvan attacked Oster. {s1 Arvan} {c1 denied} {q1 attacking Oster}."
    statuses = {tuple(p.actor for p in one.target): one.status for one in assaults(read_marked(marked)) if one.source}
    assert statuses["VEL",] == "fact"
    assert statuses["OST",] != "fact"
