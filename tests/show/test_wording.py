from dataclasses import replace
from typing import get_args

import pytest

from sayso.records import ACTS, Act, Issue, IssueKind, QuarantineReason, Span, When
from sayso.show import wording
from tests.show.made import made, statement


def test_every_word_of_the_records_has_one_of_ours() -> None:
    assert set(ACTS) == set(get_args(Act))
    assert set(wording.REASONS) == set(get_args(QuarantineReason))
    assert set(wording.TROUBLES) == set(get_args(IssueKind))


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        ("denied", "denied"),
        ("did not\nsay", "did not say"),
        ("adding", "accuses"),
        ("According to", "accuses"),
        ("bring up", "bring up"),
        (":", "accuses"),
        ("wrote from his plane:", "wrote from his plane"),
        ("the claim of", "accuses"),
        ("spoke of", "spoke of"),
        ("is false", "accuses"),
        ("was quoted as saying", "was quoted as saying"),
        (None, "accuses"),
    ],
)
def test_what_cannot_stand_behind_a_name_is_said_in_our_word(cue: str | None, shown: str) -> None:
    assert wording.says("accuse", cue) == shown


@pytest.mark.parametrize(
    ("words", "shown", "own"),
    [
        ("that", "denied that", None),
        ("“this”", "denied this", None),
        ("which", "denied it", None),
        ("the charge", "denied the charge", None),
        ("an\nallegation", "denied the allegation", None),
        ("“his claims”,", "denied his claims", None),
        ("the charge that it fired", "denied", "the charge that it fired"),
        ("that the passage", "denied it", None),
        ("that they won", "denied", "that they won"),
        ("that it was so", "denied", "that it was so"),
        ("", "denied", None),
    ],
)
def test_words_that_only_point_stand_with_their_verb(words: str, shown: str, own: str | None) -> None:
    assert wording.says("deny", "denied", words) == shown
    assert wording.own_words(words) == own


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        ("2022-09-21", "2022-09-21", "day", "21 Sep 2022"),
        ("--10-05", "--10-05", "day", "5 Oct, year not stated"),
        ("2022-09-10", "2022-09-12", "interval", "10–12 Sep 2022"),
        ("--09-10", "--09-12", "interval", "10–12 Sep, year not stated"),
        ("2022-09-28", "2022-10-02", "interval", "28 Sep 2022 – 2 Oct 2022"),
        ("2022-09-01", "2022-09-30", "month", "Sep 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-09", "2022-09", "month", "Sep 2022"),
        ("2022", "2022", "year", "2022"),
        (None, "2022-09-21", "interval", "until 21 Sep 2022"),
        ("2022-09-21", None, "interval", "since 21 Sep 2022"),
        (None, None, "day", "day not known"),
        ("--09-01", "--09-30", "month", "Sep, year not stated"),
    ],
)
def test_when(first: str | None, last: str | None, precision: str, shown: str) -> None:
    assert wording.when(When(first, last, precision, "")) == shown


@pytest.mark.parametrize(
    ("act", "cue", "beside"),
    [
        ("assert", "said", None),
        ("deny", "said", "denies"),
        ("deny", "has denied", None),
        ("accuse", "accused", None),
        ("criticize", "criticized", None),
        ("decline_comment", "declined to comment", None),
        ("decline_comment", "did not answer", "declines to comment"),
        ("warn", None, None),
    ],
)
def test_act_beside_cue(act: Act, cue: str | None, beside: str | None) -> None:
    assert wording.act_beside_cue(act, cue) == beside


def test_year_left_open_says_how_to_set_it() -> None:
    document = replace(made().document, published=When("--05-14", "--05-14", "day", "dateline"))
    assert wording.published(document) == "14 May, year not stated (dateline; --published sets it)"


def test_counting_line() -> None:
    assert wording.counting_line(made()) == "10 statements · 7 events · 6 figures · 1 duty · 2 disputes"


@pytest.mark.parametrize(
    ("act", "rule", "channel", "word"),
    [
        ("accuse", "cue:accuse/v", None, "about"),
        ("demand", "cue:demand/v", None, "to"),
        ("accuse", "content:aggression", None, "to"),
        ("criticize", "shared-speaker+content:failure", None, "to"),
        ("criticize", "cue:criticize/v", "In an interview", "to"),
        ("accuse", "cue:accuse/v", "in a letter", "about"),
    ],
)
def test_whom_a_charge_is_about_is_not_shown_as_its_hearer(act: Act, rule: str, channel: str, word: str) -> None:
    assert wording.toward(statement("s1", None, None, act=act, rule=rule, channel=channel)) == word


def test_words_with_a_number_that_fell_apart_are_marked() -> None:
    said = statement("s1", None, None, "The council")
    inside = Issue("extract", "broken_number", "a number came apart", said.content[0])
    assert wording.unreadable(said, [inside]) == wording.UNREADABLE
    assert wording.unreadable(said, [replace(inside, kind="spacing")]) == ""
    assert wording.unreadable(said, [replace(inside, span=Span(0, 0))]) == ""
