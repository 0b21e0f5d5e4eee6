"""Verdicts on claims, plain denials, and which of them stand against whom. All names are invented."""

from dataclasses import replace

import pytest

from sayso.derive import derive_disputes, derive_statements
from sayso.records import Accounts, Resolutions, Statement
from tests.derive.marked import nobody, read_marked, resolved, said

HEAD = "Harbour Command of Velland\n\n"


def told(marked: str) -> list[tuple[str | None, str, str | None]]:
    found = derive_statements(read_marked(marked), nobody())
    return [(one.speaker.name if one.speaker else None, one.act, one.denies) for one in found]


@pytest.mark.parametrize(
    ("verdict", "owner"),
    [
        ("The claim of Orla that our crews laid mines is false.", "Orla"),
        ("Orla’s claim that our crews laid mines is simply untrue.", "Orla"),
        ("Rumours on the harbour radio that our crews laid mines are untrue.", None),
        ("Reports that our crews laid mines are pure invention.", None),
    ],
)
def test_a_claim_called_false_is_a_claim_and_its_denial(verdict: str, owner: str | None) -> None:
    reading = read_marked(f"{HEAD}{verdict} {{s1 The Command}} {{c1 expects}} {{q1 that we shall be heard}}.")
    denial, claim = derive_statements(reading, nobody())[:2]
    assert (denial.act, denial.denies, claim.within) == ("deny", claim.id, denial.id)
    assert denial.speaker is not None
    assert (denial.speaker.name, claim.speaker.name if claim.speaker else None) == ("The Command", owner)
    assert said(reading, claim) == ["that our crews laid mines"]


def test_what_reading_took_for_a_claim_of_the_one_denied_is_given_up() -> None:
    marked = f"{HEAD}{{c1 The claim of}} {{s1 Orla}} {{q1 that our crews laid mines is false}}. We shall go on."
    assert told(marked) == [(None, "deny", "s2"), ("Orla", "assert", None)]


def test_a_verdict_told_by_another_is_his_denial() -> None:
    marked = "{s1 The mayor} {c1 said} {q1 the claim of Orla that his crews laid mines is false}."
    assert told(marked) == [("The mayor", "deny", "s2"), ("Orla", "assert", None)]
    assert told("{s1 The mayor} {c1 said} {q1 the accusation is a lie}.")[0][1] == "deny"
    assert told("{s1 The mayor} {c1 said} {q1 the report that the pier is shut is true}.")[0][1] == "assert"


def test_a_sentence_that_only_denies_is_a_denial_of_what_stands_before_it() -> None:
    marked = "{q1 The boat fired first, }{s1 the harbour office} {c1 said}. Velland denies this."
    assert told(marked) == [("the harbour office", "assert", None), ("Velland", "deny", "s1")]
    assert len(told("{s1 Dell} {c1 said:} {q1 “He lied. Velland denies this. It always does.”}")) == 1


def _people(marked: str, *names: tuple[str, str, str | None]) -> tuple[Statement, ...]:
    reading = read_marked(marked)
    return derive_statements(reading, Resolutions(resolved(reading.document.text, *names), (), ()))


def test_this_is_what_the_other_side_of_one_state_said_right_before() -> None:
    found = _people(
        "{q1 A second round of talks} {c1 is planned} {q1 for January}. "
        "{s2 Minister Dell} {c2 said} {q2 the rebels had agreed to leave}. {s3 Rebel envoy Orr} {c3 denied} {q3 this}.",
        ("Minister Dell", "Dell", "VEL.dell"),
        ("Rebel envoy Orr", "Orr", "VEL.orr"),
    )
    assert found[-1].denies == found[-2].id


def test_a_count_disputed_is_the_last_count_before_it_not_a_charge_behind() -> None:
    marked = (
        "{s1 The ministry} {c1 said} {q1 that forty boats were held}. {s2 The port} {c2 disputed} {q2 the count}. "
        "{s3 A harbour clerk} {c3 accused} {q3 the ministry of counting boats that fish}."
    )
    assert told(marked)[1] == ("The port", "deny", "s1")


def test_a_headline_that_tells_what_the_body_tells_denies_nothing() -> None:
    marked = (
        "{s1 Court in Tarvo} {c1 rejects} {q1 appeals of sailors}\n\n"
        "{q2 A court in Tarvo on Monday rejected appeals of ten sailors}, {s2 their lawyers} {c2 said}."
    )
    assert told(marked)[0] == ("Court in Tarvo", "reject", None)


def test_our_men_did_not_fire_is_a_denial_but_not_of_their_own_side() -> None:
    marked = (
        "{s1 Velland} {c1 insists} {q1 its crews never fired a shot}. "
        "{s2 A captain} {c2 told} the paper: {q2 “Our crews never fired a single shot.”}"
    )
    assert told(marked)[1] == ("A captain", "deny", None)
    assert told("{s1 A captain} {c1 said:} {q1 “Our crews came home at night.”}")[0][1] == "assert"


def test_one_word_is_enough_to_deny_a_charge() -> None:
    marked = (
        "{s1 Velland} {c1 accused} {q1 Orla of a blockade}. {s3 Dell} {c3 said} {q3 it rained}. "
        "{s2 Spokesman Orr} {c2 denied} {q2 that there was a blockade}."
    )
    assert told(marked)[-1] == ("Spokesman Orr", "deny", "s1")


def _sides(marked: str, *names: tuple[str, str, str | None]) -> list[list[tuple[str, tuple[str, ...]]]]:
    reading = read_marked(marked)
    actors = tuple(replace(one, type="government") for one in resolved(reading.document.text, *names))
    resolutions = Resolutions(actors, (), ())
    found = Accounts(derive_statements(reading, resolutions), (), (), ())
    return [
        [(side.party, side.statements) for side in one.sides] for one in derive_disputes(reading, resolutions, found)
    ]


def test_a_claim_told_in_its_denial_stands_against_it() -> None:
    assert _sides("{s1 Orla} {c1 rejected} {q1 the claim of Velland that the crews had been warned}.") == [
        [("Velland", ("s2",)), ("Orla", ("s1",))]
    ]
    assert _sides("{s1 Orla} {c1 rejected} {q1 claims that the crews had been warned}.") == []


def test_who_repeats_the_charge_after_its_denial_is_the_one_who_charged() -> None:
    marked = (
        "{s1 Orla} {c1 rejected} {q1 allegations that ten sailors had been beaten in the cells}. "
        "{s2 Admiral Dell} {c2 repeated} {q2 his charge}."
    )
    ((left, right),) = _sides(marked)
    assert (left[0], right) == ("Admiral Dell", ("Orla", ("s1",)))
