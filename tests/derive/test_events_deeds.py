"""Phrases told apart by more than their words: torn ones, subjects, owners, hyphens, names, and who does it."""

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.derive.events import derive_events
from sayso.records import Reading, Resolutions, Told
from tests.derive.grammar import parsed
from tests.derive.marked import resolved

NAMES = (("Arvan", "Arvan", "ARV"), ("Velland", "Velland", "VEL"))

LIFTED = (
    "The/DET/det/2 embargo/NOUN/nsubj:pass/6 on/ADP/case/4 Velland/PROPN/nmod/2 was/AUX/aux:pass/6 "
    "lifted/VERB/root/0 by/ADP/case/8 Arvan/PROPN/obl:agent/6 ./PUNCT/punct/6"
)
SUSPENDED = (
    "Arvan/PROPN/nsubj/3 has/AUX/aux/3 suspended/VERB/root/0 talks/NOUN/obj/3 with/ADP/case/6 Velland/PROPN/nmod/4 "
    "./PUNCT/punct/3"
)
COLLAPSED = (
    "Talks/NOUN/nsubj/6 between/ADP/case/3 Arvan/PROPN/nmod/1 and/CCONJ/cc/5 Velland/PROPN/conj/3 "
    "collapsed/VERB/root/0 ./PUNCT/punct/6"
)
ARRIVED = "Peacekeepers/NOUN/nsubj/2 arrived/VERB/root/0 in/ADP/case/4 Velland/PROPN/obl/2 ./PUNCT/punct/2"
VISITED = "Arvan/PROPN/nsubj/2 arrived/VERB/root/0 in/ADP/case/4 Velland/PROPN/obl/2 ./PUNCT/punct/2"
OWNED = (
    "Arvan/PROPN/nsubj/2 welcomed/VERB/root/0 President/PROPN/nmod:poss/6 Velland/PROPN/flat/3 's/PART/case/3 "
    "decision/NOUN/obj/2 ./PUNCT/punct/2"
)
SLAMMED = (
    "Arvan/PROPN/nsubj/2 launched/VERB/root/0 a/DET/det/5 scathing/ADJ/amod/5 attack/NOUN/obj/2 on/ADP/case/7 "
    "Velland/PROPN/nmod/5 ./PUNCT/punct/2"
)
BLOCKED = (
    "Protesters/NOUN/nsubj/2 blocked/VERB/root/0 roads/NOUN/obj/2 in/ADP/case/5 Velland/PROPN/obl/2 ./PUNCT/punct/2"
)
BLOCKED_BY_FORCE = BLOCKED.replace("Protesters", "Soldiers")
FREED = (
    "Police/NOUN/nsubj/2 freed/VERB/root/0 two/NUM/nummod/4 hostages/NOUN/obj/2 in/ADP/case/6 Velland/PROPN/obl/2 "
    "./PUNCT/punct/2"
)
FREED_BY_TAKERS = FREED.replace("Police", "Rebels")
JOINED = (
    "Workers/NOUN/nsubj/2 stopped/VERB/root/0 production/NOUN/obj/2 and/CCONJ/cc/5 marched/VERB/conj/2 in/ADP/case/7 "
    "Velland/PROPN/obl/5 ./PUNCT/punct/2"
)
NAMED = (
    "Leaders/NOUN/nsubj/7 of/ADP/case/5 the/DET/det/5 National/PROPN/compound/5 Accord/PROPN/nmod/1 today/NOUN/obl/7 "
    "shelled/VERB/root/0 Velland/PROPN/obj/7 without/ADP/case/11 further/ADJ/amod/11 warning/NOUN/obl/7 ./PUNCT/punct/7"
)
HYPHEN = (
    "The/DET/det/5 Arvan/PROPN/compound/4 -/PUNCT/punct/4 backed/VERB/amod/5 rebels/NOUN/nsubj/6 shelled/VERB/root/0 "
    "Velland/PROPN/obj/6 ./PUNCT/punct/6"
)
PLACED = (
    "In/ADP/case/2 Velland/PROPN/root/0 Arvan/PROPN/compound/4 peacekeepers/NOUN/compound/5 placed/VERB/acl/2 "
    "./PUNCT/punct/5"
)
PLACED_PARCELS = PLACED.replace("peacekeepers", "parcels")


def told(reading: Reading) -> Told:
    resolutions = Resolutions(resolved(reading.document.text, *NAMES), (), ())
    return derive_events(reading, resolutions, derive_statements(reading, resolutions))


def roots(sentence: str) -> list[str]:
    return [event.type for event in told(parsed(sentence)).events]


@pytest.mark.parametrize(
    ("sentence", "root"),
    [
        (LIFTED, "RETREAT"),
        (SUSPENDED, "SANCTION"),
        (COLLAPSED, "SANCTION"),
        (ARRIVED, "AID"),
        (VISITED, "CONSULT"),
        (OWNED, "SUPPORT"),
        (SLAMMED, "ACCUSE"),
    ],
)
def test_the_whole_phrase_decides_the_root(sentence: str, root: str) -> None:
    assert roots(sentence) == [root]


@pytest.mark.parametrize(
    ("sentence", "root"),
    [(BLOCKED, "PROTEST"), (BLOCKED_BY_FORCE, "COERCE"), (FREED, "AID"), (FREED_BY_TAKERS, "RETREAT")],
)
def test_who_does_it_decides_the_root(sentence: str, root: str) -> None:
    assert roots(sentence) == [root]


def test_a_joined_verb_is_not_governed_by_the_one_before_it() -> None:
    assert [(event.type, event.status) for event in told(parsed(JOINED)).events] == [("PROTEST", "fact")]


def test_a_name_is_no_event() -> None:
    found = told(parsed(NAMED))
    assert [event.type for event in found.events] == ["ASSAULT"]
    assert [one.reason for one in found.not_events if one.reason == "name"] == ["name"]


def test_a_participle_behind_a_hyphen_only_describes() -> None:
    assert roots(HYPHEN) == ["ASSAULT"]


def test_troops_right_before_a_verb_that_closes_its_clause_are_its_subject() -> None:
    assert roots(PLACED) == ["MOBILIZE"]
    assert roots(PLACED_PARCELS) == []


def test_what_is_done_every_year_is_not_the_one_deed_told_before() -> None:
    text = "Iran shelled the port of Basra. It shelled the port of Basra every year."
    found = sayso.read(text, published="2031-03-14")
    assert len([one for one in found.events if one.type == "ASSAULT"]) == 2
    once = text.replace(" every year", " on Monday")
    assert len([one for one in sayso.read(once, published="2031-03-14").events if one.type == "ASSAULT"]) == 1
