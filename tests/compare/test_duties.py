import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import sayso
from sayso.compare.duties import duties, duty_marks, judge_duty
from sayso.compare.duty_acts import act_of
from sayso.compare.duty_met import fulfilment_marks, judge_fulfilment
from sayso.records import Duty, Entries, Happened, Link, Owed, Party, Said, When
from tests.compare.told import NOWHERE, day, entries_of, happened, owed, party, report, said, teller

EXAMPLES = Path(__file__).parents[2] / "examples"

OSTLAND, WESTMARK = Party("Georgia", "GEO", NOWHERE), Party("Armenia", "ARM", NOWHERE)
GOVERNMENT = Party("Georgian government", "GEO.GOV", NOWHERE)
REBELS = Party("Northern Front", "GEO.northern-front", NOWHERE)
TRIBUNAL = Party("Harbour Tribunal", None, NOWHERE)
LETTER = "“two weeks” from 2020-09-21 (the day of the letter, 21 September)"
BY_5_OCTOBER = day("2020-10-05", LETTER)
ON_22_SEPTEMBER = report("a", "2020-09-22")


def answer(due: When | None = BY_5_OCTOBER) -> Owed:
    return owed(
        "answer the tribunal's letter within two weeks", OSTLAND, to=TRIBUNAL, due=due, of_report=ON_22_SEPTEMBER
    )


def free(words: str = "release the 24 sailors and their vessels", due: When | None = BY_5_OCTOBER) -> Owed:
    return owed(words, OSTLAND, to=WESTMARK, due=due, of_report=ON_22_SEPTEMBER)


def leave(due: When | None = BY_5_OCTOBER) -> Owed:
    return owed("withdraw its troops from the valley of Tarvo", OSTLAND, due=due, of_report=ON_22_SEPTEMBER)


def pay() -> Owed:
    return owed("pay compensation to the fishermen", OSTLAND, due=BY_5_OCTOBER, of_report=ON_22_SEPTEMBER)


def submit() -> Owed:
    return owed(
        "submit to the Harbour Tribunal a report on compliance", OSTLAND, due=BY_5_OCTOBER, of_report=ON_22_SEPTEMBER,
        by=teller("Harbour Tribunal"),
    )  # fmt: skip


AFTER = report("b", "2020-10-09")

MET: dict[str, tuple[Owed, Happened | Said]] = {
    "reply letter by the debtor to the creditor": (
        answer(),
        said("the vessel had been stopped lawfully", OSTLAND, cue="replied", to="Harbour Tribunal", of_report=AFTER),
    ),
    "reply in a letter": (
        answer(),
        said(
            "no law had been broken",
            GOVERNMENT,
            cue="wrote in a letter to the Harbour Tribunal",
            channel="in a letter",
            of_report=AFTER,
        ),
    ),
    "creditor confirms that a reply came": (
        answer(),
        said("that a reply had arrived from the Georgian side", TRIBUNAL, cue="confirmed", of_report=AFTER),
    ),
    "creditor confirms receipt, nobody named": (
        answer(),
        said("that it had received a reply to its letter", TRIBUNAL, cue="confirmed", of_report=AFTER),
    ),
    "third party tells of the answer": (
        answer(),
        said("that Georgia had answered the tribunal's letter on Friday", WESTMARK, of_report=AFTER),
    ),
    "release told as a fact": (
        free(),
        happened(
            "Georgia released the 24 sailors on Friday and let their vessels go.",
            "released",
            mode="release",
            source=[OSTLAND],
            target=[WESTMARK],
            of_report=AFTER,
        ),
    ),
    "freed by the ministry for the state": (
        free("release the sailors"),
        happened(
            "The Georgian defence ministry freed the captured seamen.",
            "freed",
            mode="release",
            source=[party("Georgian defence ministry", "GEO.MOD")],
            of_report=AFTER,
        ),
    ),
    "passive, the debtor named in the sentence": (
        free("release the sailors"),
        happened("The sailors were freed from a Georgian prison at dawn.", "freed", mode="release", of_report=AFTER),
    ),
    "headline in the present": (
        free("release the 24 sailors"),
        happened("Georgia frees 24 sailors", "frees", mode="release", source=[OSTLAND], of_report=AFTER),
    ),
    "the debtor's own word": (
        free(),
        happened(
            "Georgia said it had returned the vessels and crews.",
            "returned",
            mode="release",
            source=[OSTLAND],
            status="claimed",
            asserted_by=(teller("Georgia", "GEO"),),
            of_report=AFTER,
        ),
    ),
    "withdrew, irregular past": (
        leave(),
        happened(
            "Georgian troops withdrew from Tarvo overnight.",
            "withdrew",
            mode="withdraw",
            source=[party("Georgian troops", "GEO.MIL")],
            of_report=AFTER,
        ),
    ),
    "pulled out": (
        leave(),
        happened(
            "Georgia has pulled its soldiers out of the Tarvo valley.",
            "pulled",
            mode="withdraw",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "completed its withdrawal": (
        leave(),
        said("Georgia had completed its withdrawal of troops from Tarvo", WESTMARK, of_report=AFTER),
    ),
    "paid": (
        pay(),
        happened(
            "Georgia has paid compensation to the fishermen of Orlo.", "paid", "AID", source=[OSTLAND], of_report=AFTER
        ),
    ),
    "payment received, says who was owed it": (
        owed("pay compensation to Armenia", OSTLAND, to=WESTMARK, of_report=ON_22_SEPTEMBER),
        said("it had received the compensation from Georgia", WESTMARK, of_report=AFTER),
    ),
    "report submitted": (
        submit(),
        said("that Georgia submitted its report on compliance on Friday", TRIBUNAL, of_report=AFTER),
    ),
    "handed over bodies": (
        owed("hand over the bodies of the fallen", OSTLAND, to=WESTMARK, of_report=ON_22_SEPTEMBER),
        happened(
            "Georgia handed over the bodies of 30 fallen soldiers to Armenia.",
            "handed over",
            "CONCEDE",
            source=[OSTLAND],
            target=[WESTMARK],
            of_report=AFTER,
        ),
    ),
    "certified": (
        owed("certify that the wells are clean", OSTLAND, of_report=ON_22_SEPTEMBER),
        said("it had certified the wells as clean", OSTLAND, of_report=AFTER),
    ),
    "halted what it had to stop": (
        owed("stop the broadcasts along the border", OSTLAND, of_report=ON_22_SEPTEMBER),
        happened(
            "Georgia halted its broadcasts along the border at noon.",
            "halted",
            mode="ceasefire",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "lifted the blockade": (
        owed("lift the blockade of the port", OSTLAND, of_report=ON_22_SEPTEMBER),
        happened(
            "Georgia lifted its blockade of the port on Friday.",
            "lifted",
            mode="access",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
}

NOT_MET: dict[str, tuple[Owed, Happened | Said]] = {
    "a promise": (
        free("release the sailors"),
        said("that it would release the sailors soon", OSTLAND, cue="promised", act="promise", of_report=AFTER),
    ),
    "a plan": (
        free("release the sailors"),
        happened(
            "Georgia plans to release the sailors next week.",
            "release",
            mode="release",
            source=[OSTLAND],
            status="planned",
            of_report=AFTER,
        ),
    ),
    "a demand": (
        free("release the sailors"),
        happened(
            "Armenia demanded that Georgia release the sailors.",
            "release",
            mode="release",
            source=[OSTLAND],
            status="hypothetical",
            of_report=AFTER,
        ),
    ),
    "an order read as a fact": (
        free("release the sailors"),
        happened(
            "A court ordered Georgia to release the sailors.",
            "release",
            mode="release",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "a denial": (
        free("release the sailors"),
        happened(
            "Georgia denied that it had released the sailors.",
            "released",
            mode="release",
            source=[OSTLAND],
            status="denied",
            of_report=AFTER,
        ),
    ),
    "a denial, said": (
        free("release the sailors"),
        said("that Georgia had released the sailors", WESTMARK, cue="denied", act="deny", of_report=AFTER),
    ),
    "disputed": (
        free("release the sailors"),
        happened(
            "Georgia released the sailors, its minister said.",
            "released",
            mode="release",
            source=[OSTLAND],
            status="claimed",
            denied_by=(teller("Armenia", "ARM"),),
            of_report=AFTER,
        ),
    ),
    "not done": (
        free("release the sailors"),
        happened(
            "Georgia has not released the sailors.", "released", mode="release", source=[OSTLAND], of_report=AFTER
        ),
    ),
    "refused": (answer(), said("Georgia refused to answer the tribunal's letter", WESTMARK, of_report=AFTER)),
    "no reply came": (answer(), said("that no reply had arrived", TRIBUNAL, of_report=AFTER)),
    "a reply is expected": (answer(), said("it expected a reply by Friday", TRIBUNAL, of_report=AFTER)),
    "a condition": (
        free("release the sailors"),
        said("that if Georgia released the sailors, talks could begin", WESTMARK, of_report=AFTER),
    ),
    "other things were released": (
        free(),
        happened(
            "Georgia released recordings of the interrogation.",
            "released",
            mode="release",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "a part only, by words": (
        free("release the sailors"),
        happened(
            "Georgia released some of the sailors.", "released", mode="release", source=[OSTLAND], of_report=AFTER
        ),
    ),
    "a part only, by number": (
        free("release the 24 sailors"),
        happened(
            "Georgia released three sailors for reasons of health.",
            "released",
            mode="release",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "partly": (
        leave(),
        happened(
            "Georgia partly withdrew its troops from Tarvo.",
            "withdrew",
            mode="withdraw",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "two of them": (
        free("release the sailors"),
        happened(
            "Two of the sailors were freed by Georgia at dawn.",
            "freed",
            mode="release",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "another court got a reply": (
        owed("answer within two weeks", OSTLAND, basis="the Court", of_report=ON_22_SEPTEMBER),
        said("that it had received a reply", party("Supreme Court of Orlo"), of_report=AFTER),
    ),
    "the debtor speaks of itself": (
        owed("answer the questions", OSTLAND, by=teller("Georgia", "GEO"), of_report=ON_22_SEPTEMBER),
        said("that Georgia would defend its position", OSTLAND, cue="answered", of_report=AFTER),
    ),
    "the crews without the vessels": (
        free(),
        happened("Georgia released the 24 sailors.", "released", mode="release", source=[OSTLAND], of_report=AFTER),
    ),
    "a beginning": (
        leave(),
        happened(
            "Georgia began withdrawing troops from Tarvo.",
            "withdrawing",
            mode="withdraw",
            source=[OSTLAND],
            of_report=AFTER,
        ),
    ),
    "withdrew from talks": (
        leave(),
        happened(
            "Georgia withdrew from the talks in Geneva.", "withdrew", mode="withdraw", source=[OSTLAND], of_report=AFTER
        ),
    ),
    "another party did it": (
        free("release the sailors"),
        happened(
            "Armenia released the sailors it had held.", "released", mode="release", source=[WESTMARK], of_report=AFTER
        ),
    ),
    "rebels of the same country": (
        free("release the sailors"),
        happened(
            "The Northern Front released the sailors.", "released", mode="release", source=[REBELS], of_report=AFTER
        ),
    ),
    "before the duty was told": (
        free("release the sailors"),
        happened(
            "Georgia released the 24 sailors.",
            "released",
            mode="release",
            source=[OSTLAND],
            when="2020-08-01",
            of_report=AFTER,
        ),
    ),
    "reported before the duty was told": (
        free("release the sailors"),
        happened(
            "Georgia released the 24 sailors.",
            "released",
            mode="release",
            source=[OSTLAND],
            of_report=report("b", "2020-09-01"),
        ),
    ),
    "years later": (
        free("release the sailors"),
        happened(
            "Georgia released the 24 sailors.",
            "released",
            mode="release",
            source=[OSTLAND],
            of_report=report("b", "2023-10-09"),
        ),
    ),
    "told as history": (
        free("release the sailors"),
        happened(
            "Georgia released sailors of a trawler after a dispute.",
            "released",
            mode="release",
            source=[OSTLAND],
            background=True,
            of_report=AFTER,
        ),
    ),
    "no day at all": (
        free("release the sailors"),
        happened(
            "Georgia released the 24 sailors.",
            "released",
            mode="release",
            source=[OSTLAND],
            of_report=report("b", None),
        ),
    ),
    "an answer to reporters": (
        answer(),
        said("that Georgia would defend its position", OSTLAND, cue="answered", of_report=AFTER),
    ),
    "another paper to the tribunal": (
        submit(),
        said("that Georgia submitted a request for delay to the Harbour Tribunal", TRIBUNAL, of_report=AFTER),
    ),
    "another report": (
        submit(),
        said("that Georgia submitted a report on its harvest to parliament", WESTMARK, of_report=AFTER),
    ),
    "a third party got a reply": (
        answer(),
        said("that it had received a reply", party("Coastal Union"), of_report=AFTER),
    ),
    "paid somebody else": (
        pay(),
        happened("Georgia paid a tribute to the poet.", "paid", "AID", source=[OSTLAND], of_report=AFTER),
    ),
    "to be released": (
        free("release the sailors"),
        said("the sailors were to be released from Georgian custody on Monday", WESTMARK, of_report=AFTER),
    ),
    "a duty to refrain": (
        owed("refrain from releasing the tapes", OSTLAND, of_report=ON_22_SEPTEMBER),
        happened("Georgia released the tapes.", "released", mode="release", source=[OSTLAND], of_report=AFTER),
    ),
}


@pytest.mark.parametrize("name", MET)
def test_what_meets_a_duty(name: str) -> None:
    duty, deed = MET[name]
    link = judge_fulfilment(duty, deed)
    assert link is not None
    assert (link.left, link.right, link.relation, link.directed) == (deed.key, duty.key, "fulfils", True)
    assert duty.words in link.why
    assert set(fulfilment_marks(duty)) & set(fulfilment_marks(deed))


@pytest.mark.parametrize("name", NOT_MET)
def test_what_does_not_meet_a_duty(name: str) -> None:
    duty, deed = NOT_MET[name]
    assert judge_fulfilment(duty, deed) is None


@dataclass(frozen=True)
class Pair:
    left: Owed
    right: Owed
    flags: tuple[str, ...] = ()


def told(words: str, who: Party | None = OSTLAND, due: str | None = "2020-10-05", *, document: str = "b",
         published: str | None = "2020-09-23", to: Party | None = None, recurrence: str | None = None,
         basis: str | None = None) -> Owed:  # fmt: skip
    return owed(words, who, due=day(due), to=to, recurrence=recurrence, basis=basis,
                of_report=report(document, published))  # fmt: skip


ONE_DUTY = {
    "other words, the same day": Pair(told("release the sailors by Monday", document="a"), told("free the crew")),
    "the state and its government": Pair(told("release the sailors", GOVERNMENT, document="a"), told("free the crew")),
    "named and by code": Pair(
        told("release the sailors", party("Georgian government"), document="a"), told("free the sailors")
    ),
    "one without a day": Pair(told("withdraw from the Tarvo valley", document="a"), told("leave Tarvo", due=None)),
    "both without a day": Pair(
        told("release the sailors and vessels", due=None, document="a"), told("free crews and ships", due=None)
    ),
    "a deadline moved": Pair(
        told("release the sailors", document="a"),
        told("release the sailors", due="2020-10-12", published="2020-10-05"),
        ("number",),
    ),
    "a day without its year": Pair(
        told("release the sailors", document="a"), told("release the sailors", due="--10-05")
    ),
    "explain and answer, by one day": Pair(
        told("explain on what grounds the sailors are held", document="a"), told("answer the questions on the sailors")
    ),
    "stop and end": Pair(told("stop the shelling of Tarvo", document="a"), told("end its shelling of Tarvo")),
    "names without a code": Pair(
        told("publish the list of wells", party("Tarvo council"), document="a"),
        told("publish a list of wells", party("council of Tarvo")),
    ),
}

TWO_DUTIES = {
    "another debtor": Pair(told("release the sailors", document="a"), told("release the sailors", WESTMARK)),
    "rebels are not the state": Pair(told("release the sailors", document="a"), told("release the sailors", REBELS)),
    "another act": Pair(told("release the sailors", document="a"), told("pay the sailors")),
    "another object": Pair(told("release the sailors", document="a"), told("release the tapes")),
    "another creditor": Pair(
        told("pay compensation for the nets", to=WESTMARK, document="a"),
        told("pay compensation for the nets", to=Party("Turkey", "TUR", NOWHERE)),
    ),
    "crews, and crews and ships": Pair(
        told("release the sailors", document="a"), told("release the sailors and their ships")
    ),
    "not to do it": Pair(told("disclose the list of wells", document="a"), told("not disclose the list of wells")),
    "an old demand made again": Pair(
        told("release the sailors", due=None, document="a", published="2019-01-05"),
        told("release the sailors", due=None),
    ),
    "another year": Pair(
        told("submit a report on the seized vessels", due="2019-10-05", document="a", published="2019-09-01"),
        told("submit a report on the seized vessels"),
    ),
    "two dates of a series": Pair(
        told("submit a report on the seized vessels", due="2020-10-05", recurrence="every month", document="a"),
        told("submit a report on the seized vessels", due="2020-11-05", recurrence="every month"),
    ),
    "two deadlines of one page": Pair(
        told("release the sailors", document="b"),
        owed("release the sailors", OSTLAND, due=day("2020-10-12"), of_report=report("b", "2020-09-23"), at=90),
    ),
    "nobody named, alike only": Pair(
        told("release the sailors", None, document="a"), told("free sailors and ships", None)
    ),
    "no object told, other days": Pair(told("withdraw", document="a"), told("withdraw", due="2020-10-12")),
}


@pytest.mark.parametrize("name", ONE_DUTY)
def test_one_duty(name: str) -> None:
    pair = ONE_DUTY[name]
    link = judge_duty(pair.left, pair.right)
    assert link is not None
    assert (link.relation, link.flags) == ("same_duty", pair.flags)
    assert (link.left, link.right) == tuple(sorted((pair.left.key, pair.right.key)))
    assert judge_duty(pair.right, pair.left) == link


@pytest.mark.parametrize("name", TWO_DUTIES)
def test_two_duties(name: str) -> None:
    pair = TWO_DUTIES[name]
    assert judge_duty(pair.left, pair.right) is None
    assert judge_duty(pair.right, pair.left) is None


@pytest.mark.parametrize("name", [name for name in ONE_DUTY if name != "named and by code"])
def test_one_duty_shares_a_mark(name: str) -> None:
    pair = ONE_DUTY[name]
    assert set(duty_marks(pair.left)) & set(duty_marks(pair.right))
    assert len(duty_marks(pair.left)) <= 24


def test_a_moved_deadline_says_both_days() -> None:
    pair = ONE_DUTY["a deadline moved"]
    link = judge_duty(pair.left, pair.right)
    assert link is not None
    assert "5 October 2020 in one, 12 October 2020 in the other" in link.why


# --- standing on a day -----------------------------------------------------------------------------------------------


def standing(one: Owed, as_of: str, *deeds: Happened | Said, others: Iterable[Owed] = ()) -> Duty:
    """How a duty stands, with the links that its deeds and its other tellings give."""
    owing = [one, *others]
    links = [link for duty in owing for deed in deeds if (link := judge_fulfilment(duty, deed))]
    links += [link for duty in others if (link := judge_duty(one, duty))]
    found = duties(owing, links, {deed.key: deed for deed in deeds}, as_of)
    assert len(found) == 1, [duty.why for duty in found]
    return found[0]


REPLY = MET["creditor confirms receipt, nobody named"][1]


def test_a_late_reply_says_how_late_and_how_the_day_was_counted() -> None:
    duty = standing(answer(), "2020-10-15", REPLY)
    assert (duty.standing, duty.met_by, duty.met_on) == ("met late", REPLY.key, "2020-10-09")
    assert "“two weeks” from 21 September 2020 (the day of the letter, 21 September) = 5 October 2020" in duty.why
    assert "a reply is reported on 9 October 2020, 4 days late" in duty.why
    assert "the day of the deed itself is not told" in duty.why


def test_what_is_told_after_the_day_asked_for_is_not_known_on_it() -> None:
    duty = standing(answer(), "2020-10-07", REPLY)
    assert (duty.standing, duty.met_by) == ("overdue", None)
    assert "2 days after the day" in duty.why


def test_before_the_day_it_is_due() -> None:
    duty = standing(answer(), "2020-10-01")
    assert duty.standing == "due"
    assert "4 days left on 1 October 2020" in duty.why


def test_on_the_day_itself_it_is_not_overdue() -> None:
    assert standing(answer(), "2020-10-05").standing == "due"


def test_met_in_time_by_the_deeds_own_day_though_reported_later() -> None:
    deed = happened("Georgia released the sailors on Saturday.", "released", mode="release", source=[OSTLAND],
                    when="2020-10-03", of_report=AFTER)  # fmt: skip
    duty = standing(free("release the sailors"), "2020-10-15", deed)
    assert (duty.standing, duty.met_on) == ("met", "2020-10-03")
    assert "in time" in duty.why


@pytest.mark.parametrize("as_of", ["2020-09-30", "2020-12-01", "2031-01-01"])
def test_a_day_without_its_year_is_never_overdue(as_of: str) -> None:
    duty = standing(answer(day("--10-05")), as_of)
    assert duty.standing == "open"
    assert "the year is not told" in duty.why


def test_without_a_day_it_stays_open() -> None:
    assert standing(answer(None), "2031-01-01").standing == "open"


def test_an_open_end_is_never_overdue() -> None:
    duty = owed("release the sailors", OSTLAND, due=When("2020-10-05", None, "interval", "“from Monday”"))
    assert standing(duty, "2031-01-01").standing == "open"


def test_what_is_owed_again_and_again_is_recurring() -> None:
    duty = owed("publish a list of ships", OSTLAND, recurrence="every week from 10 December")
    found = standing(duty, "2031-01-01")
    assert found.standing == "recurring"
    assert "every week from 10 December" in found.why


def test_the_latest_report_moves_the_deadline() -> None:
    moved = told("release the sailors", due="2020-10-12", published="2020-10-04", document="c")
    duty = standing(free("release the sailors"), "2020-10-08", others=[moved])
    assert (duty.standing, duty.due and duty.due.latest) == ("due", "2020-10-12")
    assert "it was 5 October 2020 in Outlet a of 22 September 2020" in duty.why


def test_a_deadline_is_not_moved_before_it_is_told() -> None:
    moved = told("release the sailors", due="2020-10-12", published="2020-10-04", document="c")
    duty = standing(free("release the sailors"), "2020-10-02", others=[moved])
    assert duty.due is not None
    assert duty.due.latest == "2020-10-05"


def test_a_duty_is_not_known_before_it_is_told() -> None:
    assert duties([answer()], [], {}, "2020-09-21") == ()


def test_the_earliest_of_several_deeds_meets_it() -> None:
    again = said("that Georgia had answered the tribunal's letter", WESTMARK, of_report=report("c", "2020-10-20"))
    duty = standing(answer(), "2020-11-01", again, REPLY)
    assert duty.met_by == REPLY.key


def test_what_needs_watching_comes_first() -> None:
    owing = [
        told("release the sailors", due=None, document="a"),
        told("pay for the nets", due="2020-12-01", document="b"),
        told("submit a report on the wells", due="2020-10-01", document="c"),
    ]
    found = duties(owing, [], {}, "2020-10-15")
    assert [one.standing for one in found] == ["overdue", "due", "open"]


def test_a_chain_of_links_does_not_join_two_debtors() -> None:
    mine, theirs = told("release the sailors", document="a"), told("release the sailors", WESTMARK, document="c")
    nobody = told("release the sailors", None, document="b")
    links = [
        Link(mine.key, nobody.key, "same_duty", 0.7, "", "t"),
        Link(nobody.key, theirs.key, "same_duty", 0.6, "", "t"),
    ]
    assert [len(one.duties) for one in duties([mine, nobody, theirs], links, {}, "2020-10-01")] == [2, 1]


def test_a_person_may_join_them_all_the_same() -> None:
    mine, theirs = told("release the sailors", document="a"), told("release the sailors", WESTMARK, document="c")
    link = Link(mine.key, theirs.key, "same_duty", 1.0, "", "by:Orla")
    assert len(duties([mine, theirs], [link], {}, "2020-10-01")) == 1


def test_what_a_person_parted_no_chain_joins() -> None:
    owing = [told("release the sailors", document=one) for one in "abc"]
    links = [link for one, other in pairwise(owing) if (link := judge_duty(one, other))]
    parted = [(owing[0].key, owing[2].key)]
    assert [len(one.duties) for one in duties(owing, links, {}, "2020-10-01")] == [3]
    assert sorted(len(one.duties) for one in duties(owing, links, {}, "2020-10-01", parted=parted)) == [1, 2]


def test_the_order_of_input_does_not_matter() -> None:
    owing = [pair.left for pair in ONE_DUTY.values() if pair.left.obligation.recurrence is None]
    owing = list({one.key: one for one in owing}.values())
    links = [link for one in owing for other in owing if one.key < other.key and (link := judge_duty(one, other))]
    forward = duties(owing, links, {}, "2020-10-01")
    assert forward == duties(owing[::-1], links[::-1], {}, "2020-10-01")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("respond within two weeks", "reply"),
        ("hand over the bodies", "release"),
        ("pull its forces back", "withdraw"),
        ("submit a report", "submit"),
        ("let the convoy pass", "open"),
        ("repay the loan", "pay"),
        ("certify compliance", "certify"),
        ("send an explanation", "reply"),
        ("make a payment of 2 million", "pay"),
        ("give medical care to the wounded", "aid"),
        ("immediately release the crew", "release"),
        ("not disclose the list", "notify"),
        ("review and overrule regulations issued by agencies", "review"),
    ],
)
def test_kinds_of_acts(words: str, kind: str) -> None:
    assert act_of(words).kind == kind


# --- the examples ----------------------------------------------------------------------------------------------------


@cache
def examples() -> dict[str, Entries]:
    lines = (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    facts = {one["file"]: one for one in map(json.loads, lines)}
    names = ("explainer.txt", "kyiv-revises.txt", "tribunal-release.txt", "wire-update.txt")
    found = {}
    for number, name in enumerate(names):
        known = facts.get(name, {})
        findings = sayso.read(
            EXAMPLES / name, published=known.get("published"), outlet=known.get("outlet"), title=known.get("title")
        )
        found[name] = entries_of(findings, number)
    return found


def met_in_examples() -> list[tuple[str, str]]:
    pages = examples().values()
    owing = [one for page in pages for one in page.owed]
    deeds: list[Happened | Said] = [one for page in pages for one in (*page.happened, *page.said)]
    return [(one.words, deed.words) for one in owing for deed in deeds if judge_fulfilment(one, deed)]


def test_the_court_of_the_examples_got_its_reply_and_nothing_else_is_met() -> None:
    found = met_in_examples()
    assert {deed for _, deed in found} == {"that a reply had arrived"}
    assert any(duty.startswith("explain by Monday, 3 December") for duty, _ in found)


def test_the_report_to_the_tribunal_falls_due() -> None:
    owing = [one for one in examples()["tribunal-release.txt"].owed if "report on compliance" in one.words]
    (before,) = duties(owing, [], {}, "2019-06-25")
    (after,) = duties(owing, [], {}, "2019-06-26")
    assert (before.standing, after.standing) == ("due", "overdue")
