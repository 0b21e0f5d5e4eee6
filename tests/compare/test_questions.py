"""What parties tell differently, over many reports: which charges and denials are one question, and who is in it."""

from dataclasses import replace

from sayso.compare.questions import questions
from sayso.records import Entries, Link, Question
from tests.compare.disputed import FAR, Deed, Line, disputing, page
from tests.compare.test_question_figures import counted_pages

IND, PAK = "IND", "PAK"


def asked(*pages: Entries, links: tuple[Link, ...] = (), origins: dict[str, str] | None = None) -> tuple[Question, ...]:
    return questions(pages, links, origins or {}, (), ())


def parties(question: Question) -> set[str]:
    return {one.party for one in question.positions}


def denial_next_day() -> tuple[Entries, Entries]:
    charge = page(
        "a", "2021-02-09", Line("India", "Pakistan of poisoning the wells of Dalpur", "accuse", IND, to="Pakistan")
    )
    denial = page("b", "2021-02-10", Line("Pakistan", "that it had poisoned any well", "deny", PAK))
    return charge, denial


def test_a_charge_and_its_denial_in_another_report_are_one_question() -> None:
    (question,) = asked(*denial_next_day())
    assert question.kind == "accusation"
    assert parties(question) == {"India", "Pakistan"}
    assert question.silent == ()


def test_a_denial_of_something_else_answers_no_charge() -> None:
    charge, _ = denial_next_day()
    other = page("b", "2021-02-10", Line("Pakistan", "that it had closed the border bridge", "deny", PAK))
    assert asked(charge, other) == ()


def test_who_denies_a_charge_against_another_answers_nothing() -> None:
    charge, denial = denial_next_day()
    third = replace(denial, said=tuple(replace(one, statement=_by(one, "Iran", "IRN")) for one in denial.said))
    assert asked(charge, third) == ()


def _by(said, name, actor):  # type: ignore[no-untyped-def]
    return replace(said.statement, speaker=replace(said.statement.speaker, name=name, actor=actor))


def test_a_plain_no_answers_a_charge_too() -> None:
    charge, _ = denial_next_day()
    answer = page("b", "2021-02-10", Line("Pakistan", "We never poisoned a well.", "assert", PAK, direct=True))
    (question,) = asked(charge, answer)
    assert parties(question) == {"India", "Pakistan"}


def test_the_same_question_met_in_many_reports_is_one() -> None:
    charge, denial = denial_next_day()
    again = page(
        "c", "2021-02-12",
        Line("India", "Pakistan had the wells of Dalpur poisoned", "accuse", IND, to="Pakistan"),
        Line("Pakistan", "the charge", "deny", PAK, denies=1),
    )  # fmt: skip
    (question,) = asked(charge, denial, again)
    assert {one.party: one.reports for one in question.positions} == {"India": 2, "Pakistan": 2}


def test_like_charges_of_different_deeds_stay_two_questions() -> None:
    wells = page(
        "a", "2021-02-09",
        Line("India", "Pakistan of poisoning the wells of Dalpur", "accuse", IND, to="Pakistan"),
        Line("Pakistan", "this", "deny", PAK, denies=1),
    )  # fmt: skip
    school = page(
        "b", "2021-02-10",
        Line("India", "Pakistan of shelling the school at Kotri", "accuse", IND, to="Pakistan"),
        Line("Pakistan", "this", "deny", PAK, denies=1),
    )  # fmt: skip
    assert len(asked(wells, school)) == 2


def test_two_schools_shelled_on_two_days_are_two_questions() -> None:
    def shelled(name: str, day: str, town: str) -> Entries:
        return page(
            name, day,
            Line("India", f"Pakistan of shelling a school in {town}", "accuse", IND, to="Pakistan"),
            Line("Pakistan", "the accusation", "deny", PAK, denies=1),
            deeds=[Deed("shelling", ("Pakistan", PAK), asserted=[1], when=day, place=town)],
        )  # fmt: skip

    assert len(asked(shelled("a", "2021-02-01", "Kotri"), shelled("b", "2021-02-09", "Dalpur"))) == 2


def test_each_charging_the_other_makes_two_questions() -> None:
    both = page(
        "a", "2021-02-09",
        Line("India", "Pakistan of breaking the ceasefire at Kotri", "accuse", IND, to="Pakistan"),
        Line("Pakistan", "the charge", "deny", PAK, denies=1),
        Line("Pakistan", "India of breaking the ceasefire at Dalpur", "accuse", PAK, to="India", gap=FAR),
        Line("India", "this", "deny", IND, denies=3),
    )  # fmt: skip
    found = asked(both)
    assert len(found) == 2
    assert all(parties(one) == {"India", "Pakistan"} for one in found)


def test_copies_are_articles_and_no_reports_of_their_own() -> None:
    charge, denial = denial_next_day()
    copy = page(
        "c", "2021-02-10", *[Line("India", "Pakistan of poisoning the wells of Dalpur", "accuse", IND, to="Pakistan")]
    )
    (question,) = asked(charge, denial, copy, origins={"c": "a"})
    india = next(one for one in question.positions if one.party == "India")
    assert (india.reports, india.articles) == (1, 2)


def test_silence_that_a_report_tells_makes_a_question_without_an_answer() -> None:
    told = page(
        "a", "2021-03-06",
        Line("Iraq", "Iran of diverting the Sirwan river", "accuse", "IRQ", to="Iran"),
        Line("Iran", "the accusation", "decline_comment", "IRN"),
    )  # fmt: skip
    (question,) = asked(told)
    assert parties(question) == {"Iraq"}
    assert question.silent == ("Iran",)


def test_a_charge_of_one_report_that_nobody_answered_is_no_question_yet() -> None:
    charge, _ = denial_next_day()
    assert asked(charge) == ()


def test_a_charge_of_two_reports_that_nobody_answered_is_one() -> None:
    charge, _ = denial_next_day()
    second = page(
        "b", "2021-02-11", Line("India", "Pakistan of having poisoned wells in Dalpur", "accuse", IND, to="Pakistan")
    )
    (question,) = asked(charge, second)
    assert question.silent == ("Pakistan",)
    assert asked(charge, second, origins={"b": "a"}) == ()


def test_who_was_silent_first_and_denied_later_is_not_silent() -> None:
    told = page(
        "a", "2021-03-06",
        Line("Iraq", "Iran of diverting the Sirwan river", "accuse", "IRQ", to="Iran"),
        Line("Iran", "the accusation", "decline_comment", "IRN"),
    )  # fmt: skip
    later = page("b", "2021-03-08", Line("Iran", "that it was diverting any river", "deny", "IRN"))
    (question,) = asked(told, later)
    assert question.silent == ()
    assert parties(question) == {"Iraq", "Iran"}
    assert "no answer at first, on 6 March 2021" in question.why


def test_a_silence_outweighs_an_answer_that_was_only_guessed() -> None:
    lines = (
        Line("Iraq", "Iran of diverting the Sirwan river", "accuse", "IRQ", to="Iran"),
        Line("Iran", "the accusation", "decline_comment", "IRN"),
        Line("Iran", "that its farmers need water", "assert", "IRN"),
    )
    guessed = disputing("a", "2021-03-06", 1, 3, "dispute:answer")
    (question,) = asked(page("a", "2021-03-06", *lines, differing=[guessed]))
    assert question.silent == ("Iran",)
    assert "denied" not in question.why


def test_what_somebody_of_no_state_tells_and_a_minister_denies_is_a_question_of_accounts() -> None:
    lines = (
        Line("engineers", "that the dam had cracks", "assert", None, type="group"),
        Line("Mariam Dase", "this", "deny", "TCD.GOV", denies=1, type="person"),
    )
    (question,) = asked(page("a", "2021-03-06", *lines))
    assert question.kind == "account"
    assert question.about == "whether the dam had cracks"
    assert parties(question) == {"engineers", "Mariam Dase"}


def test_a_report_s_own_dispute_is_taken_up() -> None:
    lines = (
        Line("Chad", "that the convoy was bombed from the air", "assert", "TCD"),
        Line("Libya", "that the trucks had hit a mine", "assert", "LBY"),
    )
    apart = page("a", "2021-03-06", *lines)
    assert asked(apart) == ()
    (question,) = asked(
        page("a", "2021-03-06", *lines, differing=[disputing("a", "2021-03-06", 1, 2, "dispute:but-not")])
    )
    assert parties(question) == {"Chad", "Libya"}


def test_a_refused_demand_is_no_question_of_what_happened() -> None:
    lines = (
        Line("Khaled Omar", "that the Houthis leave the port", "demand", "YEM.GOV", to="Houthis", type="person"),
        Line("Houthis", "that they will not leave the port", "assert", "YEM.houthis", type="armed_group"),
    )
    refused = disputing("a", "2021-03-06", 1, 2, "dispute:demand-refused")
    assert asked(page("a", "2021-03-06", *lines, differing=[refused])) == ()


def test_a_movement_is_no_part_of_the_state_it_fights() -> None:
    told = page(
        "a", "2021-03-06",
        Line("commander", "the Houthis had shelled a clinic", "accuse", "YEM.GOV", to="Houthis", type="unnamed"),
        Line("Houthis", "the accusation", "deny", "YEM.houthis", denies=1, type="armed_group"),
    )  # fmt: skip
    (question,) = asked(told)
    assert parties(question) == {"commander", "Houthis"}


def test_officials_speak_for_their_state_and_spokesmen_for_their_movement() -> None:
    told = page(
        "a", "2021-03-06",
        Line("Anna Sorel", "Russia of jamming its satellites", "accuse", "NOR.anna-sorel", to="Russia", type="person"),
        Line("Pavel Ott", "this", "deny", "RUS.pavel-ott", denies=1, type="person"),
        Line("Norway", "that it will lodge a complaint", "assert", "NOR"),
        Line("Russia", "that the complaint is welcome", "assert", "RUS"),
    )  # fmt: skip
    (question,) = asked(told)
    assert parties(question) == {"Norway", "Russia"}


def test_what_a_party_says_right_beside_on_the_same_thing_is_its_account() -> None:
    lines = (
        Line("Russia", "that the trawler had entered Russian waters", "accuse", "RUS", to="Norway"),
        Line("Norway", "that it had entered any Russian waters", "deny", "NOR", denies=1),
        Line("Russia", "that the trawlers crossed the border twice", "assert", "RUS"),
    )
    (question,) = asked(page("a", "2021-03-06", *lines))
    russia = next(one for one in question.positions if one.party == "Russia")
    assert russia.statements == ("a/statement/1", "a/statement/3")


def test_the_fullest_statement_of_a_trusted_page_stands_for_a_party() -> None:
    charge, denial = denial_next_day()
    spun = page(
        "c", "2021-02-09",
        Line("India", "Pakistan of poisoning many wells of Dalpur and its orchards", "accuse", IND, to="Pakistan"),
        trusted=False,
    )  # fmt: skip
    (question,) = asked(charge, denial, spun)
    india = next(one for one in question.positions if one.party == "India")
    assert india.voice == "a/statement/1"
    assert india.since == "2021-02-09"


def test_a_link_of_denial_brings_two_statements_together() -> None:
    charge = page("a", "2021-02-09", Line("India", "that the treaty is void", "assert", IND))
    answer = page("b", "2021-02-10", Line("Pakistan", "what New Delhi claims about paper", "deny", PAK))
    assert asked(charge, answer) == ()
    link = Link("b/statement/1", "a/statement/1", "denies", 0.9, "a person says so", "by:Ann", directed=True)
    (question,) = asked(charge, answer, links=(link,))
    assert parties(question) == {"India", "Pakistan"}


def test_what_papers_tell_is_no_party() -> None:
    charge, denial = denial_next_day()
    paper = page(
        "c", "2021-02-10", Line("Dawn Wire", "that Pakistan denied poisoning wells", "assert", "PAK.JRN", type="media")
    )
    (question,) = asked(charge, denial, paper)
    assert parties(question) == {"India", "Pakistan"}


def test_what_a_paper_reports_of_a_denial_is_no_party_either() -> None:
    lines = (
        Line("Dawn Wire", "that three men had been beaten in custody", "accuse", "PAK.JRN", type="media"),
        Line("India", "that prisoners were beaten in Lahore", "accuse", IND, to="Pakistan", gap=FAR),
        Line("Pakistan", "that prisoners had been beaten", "deny", PAK, denies=1),
    )
    (question,) = asked(page("a", "2021-02-09", *lines))
    assert parties(question) == {"India", "Pakistan"}


def test_the_other_side_s_account_right_beside_a_charge_belongs_to_it() -> None:
    def told(gap: int) -> Entries:
        lines = (
            Line("Russia", "that the trawler had entered Russian waters", "accuse", "RUS", to="Norway"),
            Line("Norway", "that it never left Norwegian waters", "deny", "NOR", denies=1),
            Line("Norway", "that it lay in international waters at dawn", "assert", "NOR", gap=gap),
        )
        return page("a", "2021-03-06", *lines)

    for gap, statements in ((20, 2), (FAR, 1)):
        (question,) = asked(told(gap))
        norway = next(one for one in question.positions if one.party == "Norway")
        assert len(norway.statements) == statements


def test_criticism_that_is_rejected_is_denied() -> None:
    lines = (
        Line(
            "Nora Hale", "the shelling of the clinic as a crime", "accuse", "USA.nora-hale", to="Syria", type="person"
        ),
        Line("Syria", "the criticism", "reject", "SYR", denies=1),
    )
    (question,) = asked(page("a", "2021-03-06", *lines))
    assert parties(question) == {"Nora Hale", "Syria"}


def test_who_is_not_known_and_denies_a_charge_answers_for_the_charged() -> None:
    lines = (
        Line("Houthis", "that talks go on", "assert", "YEM.houthis", type="armed_group"),
        Line("Yemen", "the Houthis of shelling a clinic", "accuse", "YEM.GOV", to="Houthis", gap=FAR),
        Line("movement", "the accusation", "deny", None, denies=2, type="organization"),
    )
    (question,) = asked(page("a", "2021-03-06", *lines))
    assert parties(question) == {"Yemen", "Houthis"}


def test_questions_of_more_reports_come_first_and_the_order_of_reports_does_not_matter() -> None:
    charge, denial = denial_next_day()
    small = page(
        "d", "2021-02-08",
        Line("India", "Pakistan of jamming radio in Kotri", "accuse", IND, to="Pakistan"),
        Line("Pakistan", "this", "deny", PAK, denies=1),
    )  # fmt: skip
    found = asked(small, charge, denial)
    assert [len(one.positions[0].statements) for one in found] == [1, 1]
    assert "well" in found[0].about
    assert asked(denial, small, charge) == found


def test_opposed_counts_make_a_question_of_figures() -> None:
    pages, tallies = counted_pages()
    (question,) = questions(pages, (), {}, (), tallies)
    assert question.kind == "figure"
    assert question.about == "how many Armenian soldiers were killed"
    assert {one.party: one.figures for one in question.positions} == {
        "Armenia": ("a/figure/1",), "Azerbaijan": ("b/figure/1",),
    }  # fmt: skip


def trawler_denials() -> tuple[Entries, Entries]:
    told = page(
        "a", "2021-03-06",
        Line("Russia", "that the trawler had entered Russian waters", "accuse", "RUS", to="Norway"),
        Line("Norway", "that the trawler had entered any Russian waters", "deny", "NOR", denies=1),
        Line("Norway", "that the trawler had left Russian waters", "assert", "NOR"),
    )  # fmt: skip
    back = page("b", "2021-03-07", Line("Russia", "that the trawler had left any Russian waters", "deny", "RUS"))
    return told, back


def test_a_reason_never_has_one_party_deny_its_own_word() -> None:
    told, back = trawler_denials()
    link = Link("b/statement/1", "a/statement/2", "denies", 0.9, "a person says so", "by:Ann", directed=True)
    (question,) = asked(told, back, links=(link,))
    assert question.why == "Russia and Norway deny each other's word in 2 reports"


def test_a_reason_tells_who_says_it_then_who_denies_it() -> None:
    (question,) = asked(trawler_denials()[0])
    assert question.why == "Russia in 1 report; denied by Norway in 1 report"


def test_a_thing_that_speaks_on_a_page_not_to_be_trusted_is_no_party() -> None:
    charge, denial = denial_next_day()
    lines = (Line("protection", "Pakistan poisoned the wells of Dalpur", "accuse", to="Pakistan", type="unnamed"),)
    third = page("c", "2021-02-10", *lines)
    (question,) = asked(charge, denial, third)
    assert parties(question) == {"India", "Pakistan", "protection"}
    garbled = page("c", "2021-02-10", *lines, trusted=False)
    (question,) = asked(charge, denial, garbled)
    assert parties(question) == {"India", "Pakistan"}


def test_nobody_without_a_name_is_a_party_by_a_copy_alone() -> None:
    """A translation that nothing else gives away has "protection" speak, where its source has the defence."""
    charge, denial = denial_next_day()
    words = "Pakistan poisoned the wells of Dalpur"
    own, copied = (
        page(name, "2021-02-10", Line(who, words, "accuse", to="Pakistan", type="unnamed"))
        for name, who in (("c", "the defence"), ("d", "protection"))
    )
    (question,) = asked(charge, denial, own, copied, origins={"d": "c"})
    assert parties(question) == {"India", "Pakistan", "the defence"}
    verbatim = page("d", "2021-02-10", Line("the defence", words, "accuse", to="Pakistan", type="unnamed"))
    (question,) = asked(charge, denial, own, verbatim, origins={"d": "c"})
    assert [len(one.statements) for one in question.positions if one.party == "the defence"] == [2]
