"""What a question is called: in the reports' own words, and never as if it were so."""

import pytest

from sayso.compare.question_about import about_of, how_many
from sayso.compare.question_claims import claims_of
from sayso.compare.question_sides import sides_of
from sayso.records import Tally
from tests.compare.disputed import Line, page


def about(*lines: Line, trusted: bool = True) -> str:
    told = page("a", "2021-01-01", *lines, trusted=trusted)
    return about_of(claims_of(told, sides_of([told], {})))


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Pakistan of poisoning the wells of Dalpur", "whether Pakistan was poisoning the wells of Dalpur"),
        ("the Russian pilots of letting ships wait", "whether the Russian pilots were letting ships wait"),
        ("Ukraine of having planned the clash", "whether Ukraine had planned the clash"),
        ("Pakistan on Tuesday of shelling a school", "whether Pakistan was shelling a school"),
        ("Iran, too, of diverting the Sirwan", "whether Iran was diverting the Sirwan"),
    ],
)
def test_a_charge_becomes_a_clause(words: str, called: str) -> None:
    assert about(Line("India", words, "accuse", "IND")) == called


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("that it was so, or that ships came", "“that it was so, or that ships came”"),
        ("that Russia was obstructing shipping: traffic had been stopped", "whether Russia was obstructing shipping"),
        ("allegations that three sailors had been coerced", "whether three sailors had been coerced"),
        ("the claim of the navy that the passage had been announced", "whether the passage had been announced"),
        ("as baseless claims that ballots were falsified", "whether ballots were falsified"),
        ("that a school near Uri had been shelled a fabrication", "whether a school near Uri had been shelled"),
        ("The army shelled the clinic and that it burnt", "whether the army shelled the clinic"),
    ],
)  # fmt: skip
def test_a_denial_tells_what_is_denied(words: str, called: str) -> None:
    assert about(Line("India", words, "deny", "IND")) == called


def test_a_negated_clause_would_be_asked_the_wrong_way_round() -> None:
    charge = Line("India", "Pakistan of poisoning the wells", "accuse", "IND", to="Pakistan")
    denial = Line("Pakistan", "that no well was ever poisoned by its men", "deny", "PAK", denies=1)
    assert about(charge, denial) == "whether Pakistan was poisoning the wells"


def test_words_that_are_no_clause_are_quoted() -> None:
    assert (
        about(Line("Ann Lee", "an outrageous violation of law", "accuse", "USA.ann-lee"))
        == "“an outrageous violation of law”"
    )
    assert about(Line("Ann Lee", "the vote a farce", "accuse", "USA", cue="called")) == "“the vote a farce”"
    assert (
        about(Line("Ann Lee", 'the vote in the hall as "a farce', "accuse", "USA"))
        == "“the vote in the hall as a farce”"
    )
    claim = "The claim of the guard that our boats had rammed a ferry"
    assert about(Line("navy", claim, "deny", "IND")) == "“our boats had rammed a ferry”"


def test_what_a_thing_is_called_is_asked_of_it() -> None:
    called = Line("Ann Lee", 'the vote of May as "a shameless farce"', "criticize", "USA", cue="described")
    assert about(called) == 'whether the vote of May was "a shameless farce"'


def test_a_not_in_a_clause_within_turns_nothing_round() -> None:
    told = Line("India", "that the list held men who never were in prison", "accuse", "IND")
    assert about(told) == "whether the list held men who never were in prison"


def test_what_is_long_is_cut_at_a_word() -> None:
    long = "that the convoy carried rockets " + "and mortars " * 20
    called = about(Line("Chad", long, "accuse", "TCD"))
    assert called.startswith("whether the convoy carried rockets")
    assert called.endswith(" …")
    assert len(called) <= 142


def test_the_clause_that_says_most_of_what_the_others_speak_of_is_taken() -> None:
    lines = (
        Line("India", "Pakistan of poisoning the wells and orchards of Dalpur", "accuse", "IND", to="Pakistan"),
        Line("Pakistan", "that its minister slept badly", "deny", "PAK"),
        Line("India", "that the orchards and wells had been poisoned", "accuse", "IND", to="Pakistan"),
    )
    assert about(*lines) == "whether the orchards and wells had been poisoned"


@pytest.mark.parametrize(
    ("what", "unit", "of", "called"),
    [
        ("killed", None, "Armenian soldiers", "how many Armenian soldiers were killed"),
        ("wounded", None, "wounded sailors", "how many sailors were wounded"),
        ("missing", None, None, "how many people are missing"),
        ("other", "ships", None, "how many ships"),
        ("money", "dollars", None, "how much: dollars"),
    ],
)
def test_a_count_is_asked_for(what: str, unit: str | None, of: str | None, called: str) -> None:
    assert how_many(Tally(what, unit, of, None, 1.0, 1.0, 2.0, ())) == called  # type: ignore[arg-type]
