"""What one statement answers another: charges denied, accounts that cannot both hold, questions answered."""

from sayso.compare.answers import dispute_marks, judge_answer
from sayso.records import Link, Said
from tests.compare.disputed import Deed, Line, page


def one(name: str, day: str | None, line: Line) -> Said:
    return page(name, day, line).said[0]


POISONING = Line("India", "Pakistan of poisoning the wells of Dalpur", "accuse", "IND", to="Pakistan")
CHARGE = one("a", "2021-02-09", POISONING)
DENIAL = Line("Pakistan", "that it had poisoned any well", "deny", "PAK")


def judged(left: Said, right: Said) -> Link | None:
    link = judge_answer(left, right)
    assert link == judge_answer(right, left)
    return link


def test_a_denial_is_linked_to_the_charge_of_another_report() -> None:
    denial = one("b", "2021-02-10", DENIAL)
    link = judged(CHARGE, denial)
    assert link is not None
    assert (link.left, link.right, link.relation, link.directed) == (denial.key, CHARGE.key, "denies", True)
    assert "Pakistan denies what India says, and is charged with it" in link.why
    assert "1 day apart" in link.why


def test_nobody_denies_what_is_said_a_week_later_or_was_said_a_year_ago() -> None:
    assert judged(CHARGE, one("b", "2021-02-01", DENIAL)) is None
    assert judged(CHARGE, one("b", "2022-02-10", DENIAL)) is None


def test_only_the_charged_denies() -> None:
    assert judged(CHARGE, one("b", "2021-02-10", Line("Iran", DENIAL.words, "deny", "IRN"))) is None
    assert judged(CHARGE, one("b", "2021-02-10", Line("India", DENIAL.words, "deny", "IND"))) is None


def test_a_general_denial_answers_a_charge_in_more_words() -> None:
    denial = one("b", "2021-02-10", Line("Pakistan", "There was no poison.", "assert", "PAK", direct=True))
    link = judged(CHARGE, denial)
    assert link is not None
    assert link.relation == "denies"


def test_a_denial_of_much_else_does_not() -> None:
    words = "that it had closed the bridge, taken two drivers, moved a battalion to the pass or poisoned wells"
    assert judged(CHARGE, one("b", "2021-02-10", Line("Pakistan", words, "deny", "PAK"))) is None


def test_what_is_told_without_a_charge_is_denied_where_it_names_the_denier() -> None:
    told = Line("India", "that Pakistan had poisoned the well", "assert", "IND")
    unnamed = Line("India", "that somebody had poisoned the well", "assert", "IND")
    denial = one("b", "2021-02-10", Line("Pakistan", "any poisoning", "deny", "PAK"))
    link = judged(one("a", "2021-02-09", told), denial)
    assert link is not None
    assert link.relation == "denies"
    assert judged(one("a", "2021-02-09", unnamed), denial) is None


def test_a_denial_that_the_report_itself_links_is_sure() -> None:
    lines = (
        Line("engineers", "that the dam had cracks", "assert", None, type="group"),
        Line("ministry", "this", "deny", "TCD", denies=1),
    )
    told, denial = page("a", "2021-03-06", *lines).said
    link = judged(told, denial)
    assert link is not None
    assert (link.relation, link.why) == ("denies", "denied in the same report")


def test_a_pointing_denial_of_another_report_denies_nothing() -> None:
    assert judged(CHARGE, one("b", "2021-02-10", Line("Pakistan", "the accusation", "deny", "PAK"))) is None


def test_two_accounts_of_whose_waters_it_was_cannot_both_hold() -> None:
    left = one("a", "2021-03-06", Line("Russia", "that the trawler was in Russian waters", "assert", "RUS"))
    right = one("b", "2021-03-06", Line("Norway", "that it was in international waters", "assert", "NOR"))
    link = judged(left, right)
    assert link is not None
    assert (link.relation, link.directed) == ("opposes", False)
    assert (link.left, link.right) == (left.key, right.key)
    assert "“russian water” and “international water”" in link.why
    agreeing = one("c", "2021-03-06", Line("Norway", "that it was in Russian waters", "assert", "NOR"))
    assert judged(left, agreeing) is None


def test_each_charging_the_other_with_one_deed_is_opposed() -> None:
    deed = "of shelling the ceasefire line"
    left = one("a", "2021-03-06", Line("India", f"Pakistan {deed}", "accuse", "IND", to="Pakistan"))
    right = one("b", "2021-03-06", Line("Pakistan", f"India {deed}", "accuse", "PAK", to="India"))
    link = judged(left, right)
    assert link is not None
    assert (link.relation, "each charges the other with it" in link.why) == ("opposes", True)


def test_who_says_that_it_was_not_so_is_opposed() -> None:
    left = one("a", "2021-03-06", Line("Chad", "that the convoy carried rockets and mortars to Faya", "assert", "TCD"))
    right = one("b", "2021-03-07", Line("Libya", "that the convoy carried no rockets or mortars", "assert", "LBY"))
    link = judged(left, right)
    assert link is not None
    assert (link.relation, "not so" in link.why) == ("opposes", True)


def test_numbers_are_not_opposed_here() -> None:
    left = one("a", "2021-03-06", Line("Chad", "that the convoy carried six rockets and mortars", "assert", "TCD"))
    right = one("b", "2021-03-07", Line("Libya", "that the convoy carried no six rockets or mortars", "assert", "LBY"))
    assert judged(left, right) is None


def test_a_question_is_answered_by_who_was_asked_and_says_whom_he_answers() -> None:
    question = Line("Strasbourg Court", "Russia to explain the detention of the crew", "ask", None, to="Russia")
    asked = one("a", "2021-03-06", question)
    reply = Line("Russia", "to the Strasbourg Court about the crew", "assert", "RUS", cue="replied")
    link = judged(asked, one("b", "2021-03-09", reply))
    assert link is not None
    assert (link.relation, link.right, link.directed) == ("answers", asked.key, True)
    other = Line("Russia", "to the Swedish embassy about the crew", "assert", "RUS", cue="replied")
    assert judged(asked, one("b", "2021-03-09", other)) is None


def test_a_rejected_demand_is_answered() -> None:
    demand = Line("Norway", "Russia to release the trawler and its catch", "demand", "NOR", to="Russia")
    reply = Line("Russia", "to release the trawler or its catch", "reject", "RUS", cue="refused")
    link = judged(one("a", "2021-03-06", demand), one("b", "2021-03-07", reply))
    assert link is not None
    assert link.relation == "answers"


def test_one_party_does_not_answer_itself() -> None:
    other = one("b", "2021-02-10", Line("Anil Rao", "that no well was poisoned", "deny", "IND.anil-rao", type="person"))
    assert judged(CHARGE, other) is None
    assert judged(CHARGE, CHARGE) is None


def test_a_charge_and_its_denial_share_marks() -> None:
    denial = one("b", "2021-02-10", DENIAL)
    other = one("c", "2021-02-10", Line("Chad", "that a convoy was bombed near Faya", "accuse", "TCD", to="Libya"))
    assert set(dispute_marks(CHARGE)) & set(dispute_marks(denial))
    assert not set(dispute_marks(CHARGE)) & set(dispute_marks(other))
    assert max(len(dispute_marks(said)) for said in (CHARGE, denial, other)) <= 24


def test_an_event_shares_marks_with_the_denial_of_its_doer() -> None:
    told = page("a", "2021-02-09", Line("India", "wells", "assert", "IND"), deeds=[
        Deed("Pakistani agents poisoned the wells of Dalpur", ("Pakistan", "PAK"), asserted=[1])
    ])  # fmt: skip
    assert set(dispute_marks(told.happened[0])) & set(dispute_marks(one("b", "2021-02-10", DENIAL)))
