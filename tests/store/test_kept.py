"""Searches, rules of the watch list, what was skipped: kept on both databases, and carried along by a backup."""

from pathlib import Path

import pytest

from sayso.errors import NoSuchError, QueryError, SettingsError
from sayso.records import WatchRule
from sayso.store import Ledger, open_ledger
from sayso.store.kept import MOST


def test_searches_by_owner_and_name(ledger: Ledger) -> None:
    ledger.kept.save_search("Ada", " two  words ", "act:deny", "statement")
    ledger.kept.save_search("Ben", "two words", "act:warn", "figure")
    ledger.kept.save_search("Ada", "two words", "", "document")
    assert [(one.name, one.query, one.kind) for one in ledger.kept.searches("Ada")] == [("two words", "", "document")]
    ledger.kept.drop_search("Ada", "two words")
    assert [one.query for one in ledger.kept.searches("Ben")] == ["act:warn"]
    with pytest.raises(NoSuchError):
        ledger.kept.drop_search("Ada", "two words")
    with pytest.raises(QueryError):
        ledger.kept.save_search("Ada", "x", "(", "statement")


def test_rules_are_written_over_by_name_or_not_at_all(ledger: Ledger) -> None:
    ledger.kept.put_rules((WatchRule("b", "x", "statement", None), WatchRule("a", "y", "figure", 2.5)), author="Ada")
    with pytest.raises(QueryError):
        ledger.kept.put_rules((WatchRule("a", "z", "event", None), WatchRule("c", "(", "event", None)), author="Ada")
    ledger.kept.put_rules((WatchRule("a", "z", "figure", 3.0),), author="Ben")
    assert ledger.kept.rules() == [WatchRule("a", "z", "figure", 3.0), WatchRule("b", "x", "statement", None)]
    assert ledger.kept.rule("b").query == "x"
    many = tuple(WatchRule(str(at), "", "event", None) for at in range(MOST))
    with pytest.raises(SettingsError):
        ledger.kept.put_rules(many, author="Ada")
    assert len(ledger.kept.rules()) == 2


def test_what_no_database_would_take_is_said_in_a_line(ledger: Ledger) -> None:
    alike = (WatchRule("a b", "x", "event", None), WatchRule("a  b", "y", "event", None))
    with pytest.raises(SettingsError, match="two rules are called 'a b'"):
        ledger.kept.put_rules(alike, author="Ada")
    with pytest.raises(SettingsError, match="null character"):
        ledger.kept.put_rules((WatchRule("a", "x \x00", "event", None),), author="Ada")
    with pytest.raises(SettingsError, match="null character"):
        ledger.kept.save_search("Ada", "x", "x \x00", "statement")


def test_what_was_skipped_is_kept_the_last_first(ledger: Ledger) -> None:
    ledger.kept.skip("a.pdf", "no page \x00", author="Ada")
    ledger.kept.skip(None, "x" * 9_000, author="")
    last, first = ledger.kept.skipped(5)
    assert (first.name, first.author, first.told) == ("a.pdf", "Ada", "no page \ufffd")
    assert len(last.told) == 500
    assert ledger.kept.skipped(5, before=last.number) == [first]


def test_a_backup_takes_all_of_it_along(ledger: Ledger, tmp_path: Path) -> None:
    ledger.kept.skip("a.pdf", "no page", author="Ada")
    ledger.kept.save_search("Ada", "x", "act:deny", "statement")
    ledger.kept.put_rules((WatchRule("b", "x", "statement", None),), author="Ada")
    ledger.back_up(tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert [one.name for one in copy.kept.skipped(5)] == ["a.pdf"]
        assert len(copy.kept.searches("Ada")) == len(copy.kept.rules()) == 1
