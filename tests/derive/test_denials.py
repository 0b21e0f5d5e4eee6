"""Denials: what is one, and which statement it denies. All names are invented."""

from dataclasses import replace

import pytest

import sayso
from sayso.derive import derive_statements
from sayso.records import Arc, Resolutions, Span, Statement
from tests.derive.grammar import parsed
from tests.derive.marked import nobody, read_marked, resolved, said


def derive(marked: str) -> tuple[Statement, ...]:
    return derive_statements(read_marked(marked), nobody())


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{s1 Orla} {c1 called} {q1 the harbour’s figure “invented from start to finish”}.", "deny"),
        ("{s1 Orla} {c1 called} {q1 it a lie}.", "deny"),
        ("{s1 Orla} {c1 described} {q1 the accusation as absurd}.", "deny"),
        ("{s1 Orla} {c1 dismissed} {q1 the claim as false}.", "deny"),
        ("{s1 Orla} {c1 rejected} {q1 accusations that its crews had fired}.", "deny"),
        ("{s1 Orla} {c1 rejected} {q1 Vellandish claims that its crews had fired}.", "deny"),
        ("{s1 Orla} {c1 branded} {q1 the report fake and misleading}.", "deny"),
        ("{s1 Orla} {c1 called} {q1 the plan absurd}.", "assert"),
        ("{s1 Orla} {c1 called} {q1 him a quack, fake and charlatan}.", "assert"),
        ("{s1 Orla} {c1 did not call} {q1 the report false}.", "assert"),
        ("{s1 Neither side} {c1 disputes} {q1 that mines were laid}.", "concede"),
        ("{s1 Nobody} {c1 denies} {q1 that mines were laid}.", "concede"),
    ],
)
def test_what_denies(marked: str, act: str) -> None:
    assert derive(marked)[0].act == act


@pytest.mark.parametrize(
    ("claim", "speaker", "words"),
    [
        ("the assertion of the Orra navy that the crews had been warned", "the Orra navy", "crews had been warned"),
        ("Velland’s claim that the crews had been warned", "Velland", "crews had been warned"),
        ("claims by Velland that the crews had been warned", "Velland", "crews had been warned"),
        ("police allegations that the crews had been warned", "police", "crews had been warned"),
        ("claims that the crews had been warned", None, "crews had been warned"),
    ],
)  # fmt: skip
def test_a_claim_told_in_a_denial_is_a_statement_and_what_it_denies(
    claim: str, speaker: str | None, words: str
) -> None:
    reading = read_marked(f"{{s1 Orla}} {{c1 rejects}} {{q1 {claim}}}.")
    denial, told = derive_statements(reading, Resolutions((), (), ()))
    assert (denial.denies, told.within, told.act in ("assert", "accuse")) == (told.id, denial.id, True)
    assert (told.speaker.name if told.speaker else None) == speaker
    assert said(reading, told) == [f"that the {words}"]


def test_a_claim_without_a_clause_is_no_statement() -> None:
    assert len(derive("{s1 Orla} {c1 rejects} {q1 the claims of the Velland navy}.")) == 1
    assert len(derive("{s1 Orla} {c1 repeated} {q1 the claim of the navy that the crews had been warned}.")) == 1


def test_this_is_what_was_said_last() -> None:
    statements = derive(
        "{s1 Velland} {c1 accused} {q1 Orla of piracy}. {s2 The port} {c2 said} {q2 that ten boats were held back}. "
        "{s3 Orla} {c3 denies} {q3 this}."
    )
    assert statements[2].denies == statements[1].id


def test_that_reading_is_not_of_the_same_side() -> None:
    marked = (
        "{s1 Orla} {c1 told} the court {q1 that the law was clear}. {s2 Velland} {c2 said} {q2 that it was war}. "
        "{s3 Velland’s agent} {c3 added} {q3 that no court could rule on it}. "
        "{s4 Velland’s foreign ministry} {c4 contested} {q4 that reading}."
    )
    reading = read_marked(marked)
    text = reading.document.text
    actors = resolved(
        text, ("Orla", "Orla", "ORL"), ("Velland", "Velland", "VEL"), ("Velland’s agent", "agent", "VEL.LEG"),
        ("Velland’s foreign ministry", "foreign ministry", "VEL.MFA"),
    )  # fmt: skip
    statements = derive_statements(reading, Resolutions(actors, (), ()))
    assert statements[3].denies == statements[0].id


def _going_on(last: str, actor: str) -> Statement:
    reading = read_marked(
        "{s1 Velland} {c1 said} {q1 that boats were kept from port, a charge Orla rejects}. "
        f"{{s2 The spokesman}} {{c2 said}} {{q2 {last}}}."
    )
    text = reading.document.text
    actors = resolved(
        text, ("Velland", "Velland", "VEL"), ("Orla", "Orla", "ORL"), ("The spokesman", "spokesman", actor)
    )
    return derive_statements(reading, Resolutions(actors, (), ()))[-1]


def test_the_denier_goes_on_to_say_no() -> None:
    going_on = _going_on("that nothing had been kept from anywhere", "ORL.PRS")
    assert (going_on.act, going_on.denies) == ("deny", "s1")
    assert going_on.rule.endswith(":goes-on")
    assert _going_on("that the weather had been bad", "ORL.PRS").denies is None
    assert _going_on("that nothing had been kept from anywhere", "VEL.PRS").denies is None


def test_an_allegation_described_as_absurd_is_denied() -> None:
    reading = read_marked("{s1 Velland} {c1 said} {q1 that mines were laid, an allegation Orla describes as absurd}.")
    charge, denial = derive_statements(reading, Resolutions((), (), ()))
    assert said(reading, charge) == ["that mines were laid"]
    assert (denial.act in ("deny", "reject"), denial.denies) == (True, charge.id)


def test_there_is_no_truth_in_a_charge_denies_it() -> None:
    statements = derive(
        "{s1 Velland} {c1 accused} {q1 Orla of piracy}. {s2 Orla} {c2 said} {q2 there is no truth in the charge}."
    )
    assert (statements[1].act, statements[1].denies) == ("deny", "s1")


def test_a_figure_called_invented_is_the_last_number_told() -> None:
    statements = derive(
        "{s1 Velland} {c1 said} {q1 that ten boats were sunk}. {s1 Velland} {c3 said} {q3 that it was a crime}. "
        "{s2 Orla} {c2 called} {q2 the figure invented}."
    )
    assert statements[2].denies == statements[0].id


def test_which_stands_for_the_words_before_it() -> None:
    reading = read_marked("{s1 Velland} {c1 said} {q1 that mines were laid}, which Orla denies.")
    charge, denial = derive_statements(reading, Resolutions((), (), ()))
    assert said(reading, denial) == ["that mines were laid"]
    assert denial.denies == charge.id


def test_what_emerged_later_is_nobodys_word_and_overturns_what_was_said() -> None:
    reading = read_marked(
        "{s1 Velland} {c1 said} {q1 it had sunk a warship}. "
        "But it {c2 later emerged} {q2 that the warship was actually a ferry}."
    )
    claim, other = derive_statements(reading, nobody())
    assert (other.speaker, other.denies) == (None, claim.id)


DENIER = (
    "The/DET/det/2 council/NOUN/nsubj/3 met/VERB/root/0 and/CCONJ/cc/9 ,/PUNCT/punct/9 a/DET/det/7 day/NOUN/obl/9 "
    "later/ADV/advmod/7 denied/VERB/conj/3 involvement/NOUN/obj/9 ./PUNCT/punct/3"
)


def test_a_denial_far_from_its_subject_has_that_subject() -> None:
    reading = parsed(DENIER)
    text = reading.document.text
    cue, content = text.index("denied"), text.index("involvement")
    arc = Arc(Span(cue, cue + len("denied")), (), (Span(content, content + len("involvement")),), None, 0.9)
    (denial,) = derive_statements(replace(reading, arcs=(arc,)), nobody())
    assert denial.speaker is not None
    assert denial.speaker.name == "The council"


@pytest.mark.parametrize(
    ("words", "denies"),
    [
        ("{c2 rejected} {q2 this charge}", True),
        ("{c2 rejected} {q2 the criticism of the harbour bill}", True),
        ("{c2 refused} {q2 the question as Orla had put it}", False),
        ("{c2 rejected} {q2 the request to shut the harbour in the night of the storm}", False),
        ("{c2 voted against} {q2 it}", False),
    ],
)
def test_who_turns_down_what_is_asked_or_planned_denies_no_fact(words: str, denies: bool) -> None:
    first, second = derive(
        "{s1 Orla} {c1 accused} {q1 Brill of having shut the harbour in the night of the storm}. {s2 Brill} "
        f"{words}."
    )
    assert (second.denies == first.id) is denies


@pytest.mark.parametrize(
    ("behind", "other"),
    [
        (", as religious sources had reported yesterday", "religious sources"),
        (", as Velland had alleged", "Velland"),
        ("", None),
    ],
)
def test_a_denial_is_kept_beside_who_told_what_is_denied(behind: str, other: str | None) -> None:
    text = f"The army denied today that its planes had bombed a refugee camp in Oster{behind}."
    found = {one.speaker.name: one for one in sayso.read(text).statements if one.speaker}
    assert found["army"].act == "deny"
    assert set(found) == {"army", *([other] if other else [])}
    told = {text[part.start : part.end] for one in found.values() for part in one.content}
    assert told == {"that its planes had bombed a refugee camp in Oster"}


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("The RSF accused the army of bombing the market, a charge it denied.", "army"),
        ("Washington accused Iran of the attack, an allegation it denies.", "Iran"),
        ("The minister accused Dell of fraud, a claim she denied.", "Dell"),
        ("Arvan accused Velland of the attack. It denied a charge of its own.", "Arvan"),
    ],
)
def test_a_charge_is_denied_by_whom_it_is_brought_against(text: str, denier: str) -> None:
    (denial,) = [one for one in sayso.read(text).statements if one.act == "deny"]
    assert denial.speaker is not None
    assert denial.speaker.name == denier


def test_who_denies_a_deed_and_blames_another_still_denies_it() -> None:
    (bombed,) = sayso.read("Sudan's army denied it had bombed the market, blaming the Rapid Support Forces.").events
    assert (bombed.status, [one.name for one in bombed.source]) == ("denied", ["Sudan's army"])


@pytest.mark.parametrize(("thing", "count"), [("the camp", 0), ("the minister's plan", 1)])
def test_who_attacks_a_place_says_nothing(thing: str, count: int) -> None:
    assert len(sayso.read(f"The French army and the Malian government attacked {thing}.").statements) == count
