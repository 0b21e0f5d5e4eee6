"""Disputes of one report: who stands against whom over what, and what is no dispute."""

from dataclasses import replace

import pytest

from sayso.derive import derive_disputes, derive_statements
from sayso.records import Accounts, Dispute, Event, Figure, Party, Reading, Resolutions, Span
from tests.derive.marked import read_marked, resolved

NAMES = (("Ostland", "Ostland", "OST"), ("Norvia", "Norvia", "NOR"), ("The Reed Front", "Reed Front", "IMG.reed-front"))


def known(reading: Reading) -> Resolutions:
    """Every name of the text resolved; states are governments."""
    found = resolved(reading.document.text, *NAMES)
    return Resolutions(tuple(replace(one, type="government", rule="country.name") for one in found), (), ())


def accounts(text: str) -> tuple[tuple[Dispute, ...], Accounts]:
    reading = read_marked(text)
    resolutions = known(reading)
    found = Accounts(derive_statements(reading, resolutions), (), (), ())
    return derive_disputes(reading, resolutions, found), found


def sides(text: str) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Party and statement ids of each side of each dispute."""
    return [[(side.party, side.statements) for side in one.sides] for one in accounts(text)[0]]


def test_a_denial_stands_against_the_charge_with_what_the_denier_goes_on_to_say() -> None:
    text = (
        "{s1 Ostland} {c1 warned} {q1 that Norvia sent tanks over the border}, "
        "{q2 a charge} {c2 denied by} {s2 Norvia}, {c3 saying} {q3 only guards were sent}."
    )
    ((left, right),) = sides(text)
    assert left == ("Ostland", ("s1",))
    assert right[0] == "Norvia"
    assert right[1][0] == "s2"


def test_what_is_disputed_is_never_told_as_if_it_were_so() -> None:
    text = "{s1 Ostland} {c1 said} {q1 that Norvia shelled the port}. {s2 Norvia} {c2 denied} {q2 the charge}."
    ((one,), _) = accounts(text)
    assert one.about == "whether Norvia shelled the port"
    assert one.rule == "dispute:denial"


def test_who_is_charged_and_denies_a_part_in_it_is_set_against_the_charge() -> None:
    text = (
        "{s1 The police} {c1 blamed} {q1 the Reed Front for the bombing}.\n\nRain fell.\n\n"
        "{s2 The Reed Front} {c2 denied} {q2 involvement}."
    )
    assert sides(text) == [[("The police", ("s1",)), ("Reed Front", ("s2",))]]


def test_charges_both_ways_are_a_dispute_though_nobody_denies() -> None:
    text = (
        "{s1 Ostland} {c1 said} {q1 that Norvian troops launched an attack on the ridge}. "
        "{s2 Norvia} {c2 said} {q2 that Ostland shelled three villages}."
    )
    assert sides(text) == [[("Ostland", ("s1",)), ("Norvia", ("s2",))]]


def test_a_demand_and_its_refusal_are_a_dispute_over_the_demand() -> None:
    text = (
        "{s1 Ostland} {c1 demanded} {q1 that Norvia end the broadcasts from the ridge}. "
        "{s2 Norvia} {c2 said} {q2 the broadcasts will continue}."
    )
    ((one,), _) = accounts(text)
    assert [side.party for side in one.sides] == ["Ostland", "Norvia"]
    assert one.about == "whether to “end the broadcasts from the ridge”"


def test_a_but_with_a_not_is_set_against_what_was_told_just_before() -> None:
    text = (
        "{s1 The harbour master} {c1 said} {q1 the ferry had lifeboats for all passengers}. "
        "But {s2 a sailor} {c2 said} {q2 the ferry did not have enough lifeboats}."
    )
    assert sides(text) == [[("The harbour master", ("s1",)), ("a sailor", ("s2",))]]


@pytest.mark.parametrize(
    "text",
    [
        "{s1 Ostland} {c1 said} {q1 that Norvia shelled the port}. {s2 Norvia} {c2 said} {q2 the harvest was good}.",
        "{s1 Ostland} {c1 said} {q1 that Norvia shelled the port}. {s2 Ostland} {c2 said} {q2 Norvia killed ten men}.",
        "{s1 Ostland} {c1 said} {q1 the talks went well}. {s2 Norvia} {c2 said} {q2 no talks are planned for May}.",
        "{s1 Ostland} {c1 denied} {q1 them visas}. {s2 Norvia} {c2 said} {q2 Ostland attacked the port}.",
        "{s1 Ostland} {c1 demanded} {q1 that Norvia end the broadcasts}. "
        "{s2 Norvia} {c2 said} {q2 the rain will continue}.",
    ],
)
def test_two_voices_on_two_matters_do_not_dispute(text: str) -> None:
    assert sides(text) == []


def figure(number: str, amount: float, teller: str, of: Party | None) -> Figure:
    span = Span(0, 1)
    return Figure(
        number, span, amount, amount, "exact", "killed", None, of, None, None, teller, None, None, "test", 1.0
    )


TWO_COUNTS = (
    "{s1 Ostland} {c1 said} {q1 ten sailors were killed}. {s2 Norvia} {c2 said} {q2 three sailors were killed}."
)


@pytest.mark.parametrize(("amounts", "disputes"), [((10, 3), 1), ((10, 10), 0)])
def test_counts_of_the_same_people_by_two_tellers(amounts: tuple[int, int], disputes: int) -> None:
    reading = read_marked(TWO_COUNTS)
    resolutions = known(reading)
    sailors = Party("sailors", None, Span(0, 1))
    counted = tuple(figure(f"f{n}", amount, f"s{n}", sailors) for n, amount in enumerate(amounts, start=1))
    found = Accounts(derive_statements(reading, resolutions), (), counted, ())
    told = derive_disputes(reading, resolutions, found)
    assert len(told) == disputes
    if told:
        told_by = [(side.party, side.statements, side.figures) for side in told[0].sides]
        assert told_by == [("Ostland", ("s1",), ("f1",)), ("Norvia", ("s2",), ("f2",))]
        assert told[0].about == "how many were killed of sailors"
        assert told[0].rule == "dispute:opposed-figures"


def test_a_disputed_event_is_named_in_its_dispute() -> None:
    text = "{s1 Ostland} {c1 said} {q1 that Norvia shelled the port}. {s2 Norvia} {c2 denied} {q2 the charge}."
    reading = read_marked(text)
    resolutions = known(reading)
    event = Event(
        *("e1", "ASSAULT", None, (), Span(26, 33), (), (), (), None, False, "disputed", ("s1",), ("s2",), "test", 1.0)
    )
    found = Accounts(derive_statements(reading, resolutions), (event,), (), ())
    (one,) = derive_disputes(reading, resolutions, found)
    assert (one.id, one.event, one.rule) == ("d1", "e1", "dispute:opposed-event")
    assert [(side.party, side.statements[0]) for side in one.sides] == [("Ostland", "s1"), ("Norvia", "s2")]
