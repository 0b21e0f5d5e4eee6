"""Duties told by a thing and its day, moved days, and who owes them."""

import pytest

import sayso
from sayso.derive import derive_obligations
from sayso.records import Resolution, Resolutions
from tests.derive.grammar import parsed
from tests.derive.marked import days_in, nobody, read_marked, resolved
from tests.derive.test_obligations import duties
from tests.resolve.texts import place

SEVERAL = "group.several"

APRIL = [("10 April", "2031-04-10")]


@pytest.mark.parametrize(
    ("text", "days", "who", "due"),
    [
        ("Norvia issued a note. The next note is due on 10 April.", APRIL, "Norvia", "2031-04-10"),
        ("Norvia announced a monthly list, the first of which is due on 10 April.", APRIL, "Norvia", "2031-04-10"),
        ("The first list that Norvia promised came late. The next is a list.", [], None, None),
        ("The next list is to appear on 10 April.", APRIL, None, "2031-04-10"),
        ("The recordings of the pilots were promised for 10 April.", APRIL, None, "2031-04-10"),
        ("The report was put off until 10 April.", APRIL, None, "2031-04-10"),
        ("The letter sets 10 April as the day for an answer.", APRIL, None, "2031-04-10"),
        ("She wrote to Norvia. The letter sets 10 April as the day for an answer.", APRIL, "Norvia", "2031-04-10"),
        ("The envoy wants an answer by 10 April.", APRIL, None, "2031-04-10"),
        ("The envoy demanded an answer from Norvia by 10 April.", APRIL, "Norvia", "2031-04-10"),
    ],
)
def test_a_thing_is_owed_by_its_day(text: str, days: list[tuple[str, str]], who: str | None, due: str | None) -> None:
    found = duties(text, *days)
    expected = [] if due is None else [(who, due)]
    assert [(one.who.name if one.who else None, one.due.latest if one.due else None) for _, one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The baby is due on 10 April.",
        "He is due in court on 10 April.",
        "Nobody wants an answer by 10 April.",
        "The vote was put off until 10 April.",
        "The review of the plan is due.",
        "The name was set as the day for them.",
    ],
)
def test_what_is_due_but_owed_by_nobody_is_no_duty(text: str) -> None:
    assert duties(text, *[("10 April", "2031-04-10")][: "10 April" in text]) == []


def test_a_moved_day_is_owed_by_who_moves_it() -> None:
    text = "{s1 The premier} {c1 said} {q1 the paper was not ready and would be presented on 10 April instead}."
    ((words, found),) = duties(text, *APRIL)
    assert found.who
    assert found.due
    assert (found.who.name, found.due.latest) == ("premier", "2031-04-10")
    assert words == "would be presented on 10 April instead"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Under the decree the mayor must report by 10 April.", "mayor"),
        (
            "Shells fell on Saturday, two days after Ostland and Norvia agreed to free 12 men.",
            "Ostland and Norvia",
        ),
        ("Monitors led by a retired general are to report to Norvia every week.", "Monitors"),
        ("The council asked Norvia, which has the maps, to present a plan by its meeting on 10 April.", "Norvia"),
    ],
)
def test_the_debtor_is_named_without_what_stands_round_it(text: str, who: str) -> None:
    ((_, found),) = duties(text, *[("10 April", "2031-04-10")][: "10 April" in text])
    assert found.who
    assert found.who.name == who


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said it would not disclose the letter.",
        "As for the ban, it is due to end on 10 April.",
        "The envoy spoke of the truce and said it must not be lost.",
        "The envoy said that it must be terrible for him to live with the loss.",
        "It must be clear to all that the truce is over.",
    ],
)
def test_what_is_held_back_or_ends_by_itself_is_no_duty(text: str) -> None:
    assert duties(text, *[("10 April", "2031-04-10")][: "10 April" in text]) == []


def test_who_must_be_ready_owes_it() -> None:
    text = "The ministry said it must be ready to hand over the list by 10 April."
    assert [words for words, _duty in duties(text, *APRIL)] == ["be ready to hand over the list by 10 April"]


def test_what_one_will_do_again_and_again_is_a_duty() -> None:
    ((words, found),) = duties("The mission will report every Friday on the harbour.")
    assert (words, found.recurrence, found.due) == ("report every Friday on the harbour", "every Friday", None)


@pytest.mark.parametrize(
    ("text", "days", "due"),
    [
        ("Ostland had until Monday to answer the court.", [("Monday", "2031-03-03")], "2031-03-03"),
        (
            "Each side has two weeks to check the list, until 25 March.",
            [("until 25 March", "2031-03-25")],
            "2031-03-25",
        ),
        (
            "The board asked Norvia to send a plan by its meeting on 10 April.",
            [("on 10 April", "2031-04-10")],
            "2031-04-10",
        ),
    ],
)
def test_the_day_told_goes_before_one_counted(text: str, days: list[tuple[str, str]], due: str) -> None:
    ((_, found),) = duties(text, *days)
    assert found.due
    assert found.due.latest == due


CLAUSES = (
    "Ostland/PROPN/nsubj/2 needs/VERB/root/0 money/NOUN/obj/2 and/CCONJ/cc/7 ministers/NOUN/nsubj/7 must/AUX/aux/7"
    " pay/VERB/conj/2 by/ADP/case/9 Friday/PROPN/obl/7 ./PUNCT/punct/2"
)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (CLAUSES, "ministers"),
        (CLAUSES.replace("needs/VERB/root/0", "needs/NOUN/compound/3"), "Ostland needs money and ministers"),
    ],
)
def test_who_owes_stands_behind_a_clause_of_its_own(sentence: str, who: str) -> None:
    found = derive_obligations(parsed(sentence), nobody(), ())
    assert [one.who.name for one in found if one.who] == [who]


@pytest.mark.parametrize(("verb", "who"), [("must", "Norvia"), ("are to", "Ostland and Norvia")])
def test_a_clause_on_the_last_of_a_list_is_its_own_unless_it_speaks_of_several(verb: str, who: str) -> None:
    reading = read_marked(f"It was drawn up by Ostland and Norvia, which {verb} pay by Friday.")
    text = reading.document.text
    whole = place(text, "Ostland and Norvia")
    several = Resolution(whole, "Ostland and Norvia", None, "group", None, None, SEVERAL, 1.0)
    actors = resolved(text, ("Norvia", "Norvia", "NOR"))
    days = days_in(text, Friday="2031-03-07")
    found = derive_obligations(reading, Resolutions((several, *actors), days, ()), ())
    assert [one.who.name for one in found if one.who] == [who]


def test_the_office_is_the_one_named_before() -> None:
    reading = read_marked("The Norvian ports office met the Ostland army. The office must pay.")
    actors = resolved(
        reading.document.text,
        ("Norvian ports office", "Norvian ports office", "NOR.GOV"),
        ("Ostland army", "Ostland army", "OST.MIL"),
    )
    (found,) = derive_obligations(reading, Resolutions(actors, (), ()), ())
    assert found.who
    assert (found.who.name, found.who.actor) == ("Norvian ports office", "NOR.GOV")


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("The UN urged Kenya to open the port and promised to deliver fuel by 12 May.", {"deliver": "2025-05-12"}),
        (
            "The UN urged Kenya to open the port by 12 May and promised to deliver fuel.",
            {"open": "2025-05-12", "deliver": None},
        ),
        ("Kenya asked Tanzania to free the crew and vowed to pay by Friday.", {"pay": "2025-05-09"}),
        ("Kenya asked Tanzania to free the crew and to pay by Friday.", {"free": "2025-05-09"}),
    ],
)
def test_a_day_belongs_to_the_act_of_saying_it_stands_with(text: str, dues: dict[str, str | None]) -> None:
    found = sayso.read(text, published="2025-05-03").obligations
    told = {text[one.duty.start : one.duty.end].split()[0]: one.due.latest if one.due else None for one in found}
    assert told == dues


def test_what_you_have_to_do_is_owed_by_whom_it_is_told_or_by_nobody() -> None:
    told = sayso.read('"You must leave the town by Friday," the commander told the rebels.').obligations
    assert [one.who.name for one in told if one.who] == ["the rebels"]
    text = '"You have to build a force to be taken seriously," said Ida Brel of the Council on Foreign Relations.'
    assert sayso.read(text).obligations == ()
