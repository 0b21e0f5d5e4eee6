"""Answers that hold a part of what was asked for say so, and how much there is."""

import json
from dataclasses import replace

import pytest

from sayso.ledger import accounts, answers, desk, exports
from sayso.ledger.desk import Since
from sayso.records import Account
from sayso.show.ledger.account import summary_lines
from sayso.store import Ledger
from tests.ledger.made import STORY

NOTHING = Account(None, (), {}, (), (), (), (), (), None)


def first(ledger: Ledger) -> str:
    return ledger.added_since("2000")[0].document


def manifest(ledger: Ledger, query: str = "") -> object:
    files = dict(exports.export_files(ledger, "csv", query))
    return json.loads(next(data for name, data in files.items() if "manifest" in name))["reports_left_out"]


def test_a_whole_story_says_nothing_of_being_cut(either: Ledger) -> None:
    (head, *_) = answers.story(either, first(either), None, whole=True)
    assert not any("alone" in note for note in head.notes)
    assert manifest(either) == 0


def test_a_story_too_long_for_one_account_says_how_long_it_is(either: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "MOST_REPORTS", 2)
    (head, *_) = answers.story(either, first(either), None, whole=True)
    assert f"of the newest 2 of {STORY} reports alone" in head.notes


def test_an_export_says_how_many_reports_it_lacks(either: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    every = either.counts()["reports"]
    monkeypatch.setattr(answers, "MOST_REPORTS", 2)
    monkeypatch.setattr(answers, "POOL_OF_REPORTS", 2)
    assert manifest(either) == every - 2
    assert manifest(either, "ferry") is None  # how many more match was not counted
    assert summary_lines(replace(NOTHING, left_out=None))[1] == "of the newest 0 reports alone; there may be more"


def test_today_says_how_many_of_the_new_reports_it_looked_at(either: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    every = either.counts()["reports"]

    def notes(since: str | None) -> set[str]:
        sheets = desk.today(either, Since(since, None, None), NOTHING)
        return {note for one in sheets for note in one.notes if "alone" in note}

    assert notes("2000-01-01") == set()
    monkeypatch.setattr(desk, "MOST_NEW", 2)
    assert notes("2000-01-01") == {f"of the newest 2 of {every} new reports alone"}
    assert notes(None) == set()  # the newest is what was asked for
