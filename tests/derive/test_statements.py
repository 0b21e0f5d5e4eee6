"""Statements from readings, mechanism by mechanism. Sentences and names are made up."""

import pytest

from sayso.derive import derive_statements
from sayso.derive.rules import rules
from sayso.records import Issue, Quarantine, Resolutions, Span, Statement, When
from tests.derive.marked import days_in, nobody, read_marked, resolved, said


def derive(marked: str, **published: When) -> tuple[Statement, ...]:
    return derive_statements(read_marked(marked, **published), nobody())


def test_a_quotation_split_round_its_cue_is_one_statement() -> None:
    reading = read_marked("{q1 “The road is open,”} {s1 Mara Dell} {c1 said}, {q1 “and it is safe.”}")
    (one,) = derive_statements(reading, nobody())
    assert said(reading, one) == ["“The road is open,”", "“and it is safe.”"]
    assert (one.form, one.act, one.id) == ("direct", "assert", "s1")
    assert one.speaker is not None
    assert one.speaker.name == "Mara Dell"


def test_a_quotation_without_a_cue_belongs_to_the_one_before_it() -> None:
    reading = read_marked(
        "{s1 She} {c1 said} {q1 the road was open}. {q2 “Nobody was hurt on the way.”} "
        "{s3 He} {c3 denied} {q3 the claim}."
    )
    first, second = derive_statements(reading, nobody())
    assert said(reading, first) == ["the road was open", "“Nobody was hurt on the way.”"]
    assert said(reading, second) == ["the claim"]
    assert second.denies == first.id


def test_over_a_paragraph_a_lone_quotation_continues_the_voice_before() -> None:
    reading = read_marked(
        "{q1 “The ice is thin,”} {s1 Tomas Riel} {c1 warned}.\n\n{q2 “Nobody should walk on it before the frost.”}"
    )
    first, second = derive_statements(reading, nobody())
    assert second.continues == first.id
    assert second.speaker == first.speaker
    assert second.rule.startswith("float-quote:continues")


def test_a_lone_quotation_with_no_voice_before_it_has_no_speaker() -> None:
    (one,) = derive("{q1 “The river belongs to everybody who drinks from it.”}")
    assert (one.speaker, one.continues, one.rule) == (None, None, "float-quote:alone+cue:none")


def test_scare_quotes_are_no_statement() -> None:
    assert derive("The council’s {q1 “fast track”} was slow.") == ()


def test_nothing_is_derived_from_quarantined_words() -> None:
    marked = "{s1 Fans} {c1 demand} {q1 a rematch}. {s2 The club} {c2 said} {q2 no date was set}."
    quarantine = (Quarantine(Span(0, 22), "injected_link"),)
    (one,) = derive_statements(read_marked(marked, quarantine=quarantine), nobody())
    assert one.act == "assert"


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("{s1 She} {c1 said} {q1 “it is late.”}", "direct"),
        ("{s1 She} {c1 said} {q1 it was “very late” by then}", "mixed"),
        ("{s1 She} {c1 said} {q1 it was late}", "indirect"),
        ("{s1 She} {c1 said} {q1 ”it is late“}", "direct"),
        ('{s1 She} {c1 said} {q1 "it is late}\nThe end', "direct"),
        ("{s1 The minister} {c1 said:}\n{q1 We will not go back to the old ways. I am sure of that.}", "direct"),
        ("{s1 She} {c1 called} {q1 the plan ‘a bad joke’}", "mixed"),
        ("{s1 She} {c1 said} {q1 the boys’ tent was near the girls’ tent}", "indirect"),
    ],
)
def test_form_survives_odd_marks(marked: str, form: str) -> None:
    assert derive(marked)[0].form == form


def test_one_odd_mark_misleads_no_other_paragraph() -> None:
    statements = derive("{s1 He} {c1 said} {q1 “it broke}.\n\n{s2 She} {c2 said} {q2 the bus was late}.")
    assert [one.form for one in statements] == ["direct", "indirect"]


def test_a_charge_and_its_denial() -> None:
    marked = (
        "{s1 Velland} {c1 warned} {q1 that Orla’s troops had crossed the river}, "
        "{q2 a charge} {c2 denied by} {s2 Orla}, {c3 saying} {q3 only its rangers were there}."
    )
    reading = read_marked(marked)
    actors = resolved(reading.document.text, ("Velland", "Velland", "VEL"), ("Orla", "Orla", "ORL"))
    warning, denial, saying = derive_statements(reading, Resolutions(actors, (), ()))
    assert denial.act == "deny"
    assert denial.denies == warning.id
    assert saying.speaker is not None
    assert saying.speaker.name == "Orla"
    assert saying.rule == "cue:say/v"


@pytest.mark.parametrize(
    ("denial", "denier"),
    [
        ("a charge denied by Orla", "Orla"),
        ("a claim the ministry rejects", "the ministry"),
        ("which Orla has repeatedly denied", "Orla"),
        ("allegations flatly dismissed by the Orla army", "the Orla army"),
    ],
)
def test_a_denial_hung_on_to_a_charge_is_cut_off_it(denial: str, denier: str) -> None:
    marked = (
        f"{{s1 Velland}} {{c1 said}} {{q1 that mines were laid in the bay, {denial}}}, {{c2 saying}} {{q2 it was fog}}."
    )
    reading = read_marked(marked)
    charge, answer, saying = derive_statements(reading, nobody())
    assert said(reading, charge) == ["that mines were laid in the bay"]
    assert answer.speaker is not None
    assert (answer.speaker.name, answer.act in ("deny", "reject"), answer.denies) == (denier, True, charge.id)
    assert saying.speaker == answer.speaker


def test_a_denial_points_at_the_charge_against_the_denier() -> None:
    marked = (
        "{s1 Some} {c1 blamed} {q1 the blast on the miners’ league}. {s2 Police} {c2 said} {q2 the square was full}. "
        "{s3 The harbour} {c3 reported} {q3 a quiet night}. {s4 The Miners’ League} {c4 denied} {q4 involvement}."
    )
    statements = derive(marked)
    assert statements[3].denies == statements[0].id


def test_rejecting_a_plan_denies_no_statement() -> None:
    statements = derive("{s1 The mayor} {c1 announced} {q1 a new tax}. {s2 Traders} {c2 rejected} {q2 the budget}.")
    assert statements[1].act == "reject"
    assert statements[1].denies is None


def test_nobody_denies_himself() -> None:
    statements = derive("{s1 Orla} {c1 accused} {q1 Velland of theft}. {s2 Orla} {c2 denied} {q2 the charge}.")
    assert statements[1].denies is None


def test_a_refusal_to_answer_asserts_nothing() -> None:
    (one,) = derive("{s1 Ines Tarr} {c1 did not answer questions} from the Gazette {q1 whether the aid would stop}.")
    assert (one.act, one.addressee) == ("decline_comment", "the Gazette")


def test_a_conditional_welcome_is_a_welcome() -> None:
    (one,) = derive("{s1 She} {c1 said}: {q1 “We welcome the withdrawal, if it is confirmed.”}")
    assert one.act == "welcome"


def test_a_group_speaks_as_one() -> None:
    reading = read_marked("{s1 Nine deputies} {c1 urged} {q1 the Treasury to publish the list}.")
    (one,) = derive_statements(reading, nobody())
    assert one.speaker is not None
    assert (one.speaker.name, one.act, one.addressee) == ("Nine deputies", "appeal", "the Treasury")


def test_a_document_that_speaks_is_its_own_channel() -> None:
    (one,) = derive("{s1 The letter sent to the council} {c1 says} {q1 that the dam is cracked}.")
    assert one.channel == "The letter sent to the council"


def test_nested_statements_keep_their_outer() -> None:
    marked = (
        "{s1 The paper} {c1 reported} {q1 that {s2<1 the general} {c2<1 had told} his men {q2<1 to hold the pass}}."
    )
    outer, inner = derive(marked)
    assert (outer.within, inner.within, inner.act, inner.addressee) == (None, outer.id, "demand", "his men")


def test_words_quoted_round_an_inner_statement_do_not_make_it_direct() -> None:
    marked = "{s1 He} {c1 said}: {q1 “{s2<1 The rebels} {c2<1 claim} {q2<1 full control of the town}, but we hold it.”}"
    outer, inner = derive(marked)
    assert (outer.form, inner.form) == ("direct", "indirect")


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("{s1 He} {c1 told} Harbour Radio {q1 that the port was shut}.", "Harbour Radio"),
        ("{s1 He} {c1 told} the paper on Monday {q1 that the port was shut}.", "the paper"),
        ("{s1 He} {c1 called on} {q1 both sides to stop}.", "both sides"),
        ("{s1 He} {c1 asked} the court {q1 to hurry}.", "the court"),
        ("{s1 He} {c1 accused} {q1 the bank of fraud}.", "the bank"),
        ("{q1 “It is late,”} {s1 he} {c1 said} in a letter to the Assembly.", "the Assembly"),
        ("{q1 “We urge all villages to store grain,”} {s1 he} {c1 said}.", "all villages"),
        ("{s1 He} {c1 called for} {q1 an end to the war}.", None),
        ("{s1 He} {c1 told} her {q1 that the port was shut}.", None),
        ("{s1 He} {c1 said} {q1 that the port was shut}.", None),
    ],
)
def test_addressee(marked: str, addressee: str | None) -> None:
    assert derive(marked)[0].addressee == addressee


def test_a_resolved_addressee_has_its_full_name() -> None:
    reading = read_marked("{s1 He} {c1 warned} the ministry {q1 that the port was shut}.")
    actors = resolved(reading.document.text, ("the ministry", "Ministry of Ports of Velland", "VEL.GOV"))
    (one,) = derive_statements(reading, Resolutions(actors, (), ()))
    assert one.addressee == "Ministry of Ports of Velland"


@pytest.mark.parametrize(
    ("marked", "channel"),
    [
        ("{q1 “It is late,”} {s1 he} {c1 said} in a written statement on Monday.", "in a written statement"),
        ("{s1 He} {c1 wrote} on Telegram {q1 that it was late}.", "on Telegram"),
        ("At a news conference, {s1 he} {c1 said} {q1 it was late}.", "At a news conference"),
        ("{s1 He} {c1 said} {q1 it was late}.", None),
    ],
)
def test_channel(marked: str, channel: str | None) -> None:
    assert derive(marked)[0].channel == channel


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("On Monday, {s1 the ministry} {c1 urged} {q1 calm}.", "2031-03-03"),
        ("{s1 The ministry} {c1 said} on Monday {q1 that calm had returned}.", "2031-03-03"),
        ("{s1 The ministry} {c1 said} {q1 that calm had returned on Monday}.", None),
        ("{s1 The man who was held on Monday} {c1 said} {q1 he was fine}.", None),
        ("{q1 “Calm is back,”} {s1 it} {c1 said} in a statement to the press on Monday.", "2031-03-03"),
        ("{q1 “Calm is back,”} {s1 it} {c1 said} after the riots that began on Monday.", None),
        ("Talks began on Monday and {s1 Orla} {c1 said} {q1 they will go on}.", None),
        ("In its note of Monday {s1 the ministry} {c1 said} {q1 that calm had returned}.", "2031-03-03"),
        ("The raid of Monday {q1 was lawful}, as {s1 the ministry} {c1 had said}.", None),
        ("Tension rose Monday when {s1 a report} {c1 revealed} {q1 the gaps}.", "2031-03-03"),
        ("The senate passed Motion 9 on Monday. {s1 The motion} {c1 demanded} {q1 a halt}.", "2031-03-03"),
        ("A halt was agreed on Monday. Following the vote, {s1 Ines Tarr} {c1 said} {q1 it was late}.", "2031-03-03"),
    ],
)
def test_the_day_of_the_saying(marked: str, day: str | None) -> None:
    reading = read_marked(marked)
    (one,) = derive_statements(reading, Resolutions((), days_in(reading.document.text, Monday="2031-03-03"), ()))
    assert (one.said.earliest if one.said else None) == day


def test_a_statement_made_by_being_printed_is_of_the_page_day() -> None:
    page = When("2031-03-04", "2031-03-04", "day", "meta tag")
    printed, reported = derive(
        "{s1 Velland} {c1 condemns} {q1 the raid}. {s2 Orla} {c2 condemned} {q2 it too}.", published=page
    )
    assert printed.said is not None
    assert (printed.said.earliest, printed.said.span) == ("2031-03-04", None)
    assert reported.said is None


def test_a_page_without_statements() -> None:
    assert derive("Rain fell on Orla.") == ()
    assert derive("") == ()


def test_every_rule_given_is_in_the_list_of_rules() -> None:
    known = {rule.id for rule in rules()}
    statements = derive(
        "{s1 He} {c1 did not say} {q1 why}. {q2 “It is late, and the road must close.”}\n\n"
        "{q3 “The road is long and dark.”} {s4 She} {c4 told} them {q4 to go}, "
        "{c5 adding} {q5 that it was late}. {s6 She} {c6 grunted} {q6 that it was}."
    )
    for statement in statements:
        for part in statement.rule.split("+"):
            head, _, variant = part.rpartition(":")
            assert part in known or (head in known and f":{variant}" in known)


def test_a_coordinated_cue_borrows_the_speaker_of_its_sentence() -> None:
    statements = derive("{s1 Mara Dell} {c1 condemned} {q1 the raid} and {c2 called for} {q2 an inquiry}.")
    assert statements[1].speaker == statements[0].speaker
    assert statements[1].rule == "shared-speaker+cue:call-for/v"


def test_a_content_right_behind_a_cue_is_that_cues() -> None:
    reading = read_marked("{s1 Mara Dell} {c1 condemned} {q1 the raid} and {c2 called for} {q1 an inquiry}.")
    first, second = derive_statements(reading, nobody())
    assert (said(reading, first), said(reading, second)) == (["the raid"], ["an inquiry"])


def test_a_cue_without_content_takes_that_of_its_own_sentence() -> None:
    reading = read_marked("{s1 Dell} {c1 said} {q1 it was late}. {q1 The bridge was shut}, {s2 Riel} later {c2 added}.")
    first, second = derive_statements(reading, nobody())
    assert (said(reading, first), said(reading, second)) == (["it was late"], ["The bridge was shut"])


def test_a_cue_nobody_filled_is_no_statement_unless_it_is_a_refusal() -> None:
    assert derive("{s1 Dell} {c1 added}.") == ()
    (one,) = derive("{s1 Dell} {c1 declined to comment}.")
    assert one.act == "decline_comment"


def test_words_that_stand_apart_from_their_statement_are_given_up() -> None:
    reading = read_marked("{s1 Dell} {c1 said} {q1 it was late}. Rain fell on the town. {q1 The port was shut}.")
    (one,) = derive_statements(reading, nobody())
    assert said(reading, one) == ["it was late"]


def test_a_quotation_behind_a_caption_is_not_joined_to_it() -> None:
    reading = read_marked("{s1 Dell} {c1 called for} {q1 more patrols\n“The coast is long and dark.”}")
    caption, quotation = derive_statements(reading, nobody())
    assert said(reading, caption) == ["more patrols"]
    assert quotation.continues == caption.id


def test_to_whom_it_is_told_is_no_channel_and_a_place_or_a_time_is_none_either() -> None:
    (told,) = derive("{s1 Mara Dell} {c1 told} reporters {q1 the road was open}.")
    assert (told.addressee, told.channel) == ("reporters", None)
    (after,) = derive("{s1 Mara Dell} {c1 said} after a meeting at the United Nations {q1 the road was open}.")
    assert after.channel is None
    (phoned,) = derive("{s1 Mara Dell} {c1 said} by telephone {q1 the road was open}.")
    assert phoned.channel == "by telephone"


def test_who_issued_a_document_is_not_its_channel() -> None:
    (one,) = derive("{s1 The statement released by the Harbour Office} {c1 says} {q1 the pier is shut}.")
    assert one.channel == "The statement released by the Harbour Office"


def test_a_country_after_what_is_ordered_is_no_hearer() -> None:
    (one,) = derive("{s1 The court} {c1 ordered} {q1 the release of the crew and their return to Ostrelia}.")
    assert one.addressee is None


def test_a_hearer_ends_before_a_dash() -> None:
    (one,) = derive("{q1 “The worst is behind us,”} {s1 Mara Dell} {c1 told} the Post – but later wavered.")
    assert one.addressee == "the Post"


def test_an_inner_verb_without_a_speaker_is_no_statement_but_an_inner_noun_is() -> None:
    outer = "{s1 The navy} {c1 said} {q1 three boats"
    reading = read_marked(f"{outer} at sea {{c2<1 announced}} {{q2<1 their route in advance}}}}.")
    assert len(derive_statements(reading, nobody())) == 1
    both = derive("{s1 Mara Dell} {c1 rejected} {q1 {c2<1 the claim} {q2<1 that the boats had left}}.")
    assert [one.within for one in both] == [None, "s1"]


def test_a_word_or_two_that_nobody_is_named_for_are_no_statement() -> None:
    assert derive("The pier, which had been {c1 blamed for} {q1 the fire}, is shut.") == ()


def test_a_claim_spelled_out_is_denied_only_by_words_it_shares() -> None:
    first, second, argument = derive(
        "{s1 Mara Dell} {c1 accused} {q1 the guild of hiding letters}. "
        "{s2 The judges} {c2 rejected} {q2 the argument that the fishermen were farmers}."
    )
    assert (first.denies, second.denies, argument.within) == (None, argument.id, second.id)


def test_a_clause_is_no_speaker() -> None:
    clause = "Vardonia and Ostrelia are members of the river group that since the flood"
    assert derive(f"{{s1 {clause}}} {{c1 has sought}} {{q1 to mend the dykes of the lowland}}.") == ()


def test_a_name_given_is_nobodys_statement() -> None:
    assert derive("The flood {c1 was called} {q1 the Great Spring Drowning of all}.") == ()


def test_on_a_garbled_page_it_is_nobody() -> None:
    reading = read_marked("{s1 It} {c1 criticized} {q1 the neighbours for the flood}.")
    troubles = (Issue("extract", "spun_wording", "a spun copy"),)
    names = Resolutions(resolved(reading.document.text, ("It", "Vardonia", "XVA")), (), ())
    assert len(derive_statements(reading, names)) == 1
    assert derive_statements(reading, names, troubles) == ()


def test_a_denial_that_is_told_does_not_deny_the_telling() -> None:
    first, second = derive("{s1 Mara Dell} {c1 said} {q1 {s2<1 the guild} {c2<1 rejects} {q2<1 these charges}}.")
    assert (second.within, second.denies) == (first.id, None)


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("{s1 Mara Dell and Ivo Marsk} {c1 waved} {q1 signs of the miners’ league}.", 0),
        ("{s1 The bureau} {c1 has begun vetting} {q1 several candidates for the post}.", 0),
        ("{s1 The republic} {c1 has seen} {q1 numerous attacks on its harbours}.", 0),
        ("{s1 The protesters} {c1 waved} {q1 “We want our harbour back”}.", 1),
        ("{s1 Mara Dell} {c1 has seen} {q1 that the harbour is empty}.", 1),
    ],
)
def test_a_deed_is_no_saying_unless_words_follow(marked: str, statements: int) -> None:
    assert len(derive(marked)) == statements


def test_declining_to_offer_is_declining_to_comment() -> None:
    assert derive("{s1 Ivo Marsk} {c1 declined} {q1 to offer his own figure for layoffs}.")[0].act == "decline_comment"


def test_a_who_that_stands_for_nobody_on_the_page_heads_no_statement_but_we_does() -> None:
    for word, is_open in (("who", True), ("my", True), ("which", True), ("We", False)):
        (one,) = derive(f"{{s1 {word}}} {{c1 said}} {{q1 that the bridge was shut}}.")
        assert (one.speaker is None) is is_open, word
