"""Statements that a person adds: on exact words, with their author, beside the machine's, taken back and put again."""

import json
from pathlib import Path

import pytest

from sayso.errors import NoSuchError, SettingsError
from sayso.ledger import answers, desk, exports, stating
from sayso.ledger.adding import add_findings
from sayso.ledger.given import GivenStatement
from sayso.ledger.voices import said_by
from sayso.records import Span
from sayso.store import Ledger, open_ledger
from tests.ledger.made import FERRY, reports

WORDS = "the Halcyon would be towed to the yard at Merrow on Thursday morning"


@pytest.fixture
def ledger(either: Ledger) -> Ledger:
    return either


def first(ledger: Ledger) -> str:
    return ledger.added_since("2000")[0].document


def add(ledger: Ledger, speaker: str | None = "the ferry company", act: str = "announce") -> str:
    document = first(ledger)
    place = stating.nth(ledger.text(document), WORDS, None)
    given = GivenStatement(speaker, act, None, "2022-09-20")
    return stating.state(ledger, document, place, given, author="Ada", why="missed")


def test_it_is_found_like_any_other_and_marked(ledger: Ledger) -> None:
    before = ledger.counts()["statement"]
    key = add(ledger)
    start = FERRY.index(WORDS)
    assert key == f"{first(ledger)[:16]}/statement/{start}-{start + len(WORDS)}/hand"
    (entry,) = ledger.entries([key]).values()
    assert (entry.words, entry.statement.act, entry.statement.rule) == (WORDS, "announce", "by:Ada")
    speaker = entry.statement.speaker
    assert FERRY[speaker.span.start : speaker.span.end] == "the ferry company"
    assert ledger.counts()["statement"] == before + 1
    assert [hit.key for hit in ledger.search("act:announce Merrow")] == [key]
    (sheet,) = answers.search(ledger, "yard Merrow act:announce", "statement", 5)
    assert "announces (added by Ada)" in sheet.rows[0]
    assert [one.key for one in said_by(ledger, "ferry company").said] == [key]
    whole = ledger.whole(first(ledger))[1]
    assert [one.key for one in whole.said if one.key == key] == [key]
    account = answers.story_account(ledger, first(ledger), None)
    assert key in {one.key for each in account.entries for one in each.said}
    told = dict(exports.export_files(ledger, "jsonl", ""))
    rows = [json.loads(one) for one in told["sayso-statements.jsonl"].decode().splitlines()]
    assert [row["rule"] for row in rows if row["key"] == key] == ["by:Ada"]


def test_the_machine_s_reading_stays(ledger: Ledger) -> None:
    findings, _ = ledger.whole(first(ledger))
    add(ledger)
    assert ledger.whole(first(ledger))[0] == findings
    assert add_findings(ledger, reports()[0]).standing == "known"
    assert ledger.search("act:announce Merrow")


def test_it_is_taken_back_and_put_again(ledger: Ledger) -> None:
    key = add(ledger)
    ledger.take_back(key, "made", author="Ben", why="no")
    assert ledger.entries([key]) == {}
    assert desk.as_read(ledger, key).words == WORDS  # type: ignore[union-attr]
    assert desk.one_entry(ledger, key).entry is None
    with pytest.raises(NoSuchError):
        ledger.take_back(key, "made", author="Ben", why="again")
    ledger.state_again(key, author="Ben", why="after all")
    assert list(ledger.entries([key])) == [key]
    with pytest.raises(NoSuchError):
        ledger.state_again(key, author="Ben", why="twice")
    assert [one.author for one in ledger.corrections([key])] == ["Ada", "Ben", "Ben"]


def test_it_is_corrected_rejected_and_never_in_the_queue(ledger: Ledger) -> None:
    key = add(ledger)
    ledger.correct(key, "speaker", "Harbour master", author="Ben", why="")
    assert ledger.entries([key])[key].statement.speaker.name == "Harbour master"  # type: ignore[union-attr]
    queue = desk.queue(ledger, "", "statement")
    assert key not in {queue.entry.key if queue.entry else ""}
    assert queue.left == queue.of - 1
    ledger.correct(key, "entry", None, author="Ben", why="")
    assert ledger.entries([key]) == {}


def test_two_on_the_same_words_are_two(ledger: Ledger) -> None:
    one, other = add(ledger), add(ledger, "the harbour master", "warn")
    assert other == f"{one}2"
    assert set(ledger.entries([one, other])) == {one, other}
    with pytest.raises(SettingsError, match="stand as a statement"):
        add(ledger)


def test_it_goes_with_its_report(ledger: Ledger) -> None:
    key = add(ledger)
    ledger.forget(first(ledger), author="Ada", why="x")
    assert ledger.corrections([key]) == []


def test_a_backup_takes_it_along(ledger: Ledger, tmp_path: Path) -> None:
    key = add(ledger)
    ledger.back_up(tmp_path / "copy.db")
    with open_ledger(str(tmp_path / "copy.db")) as copy:
        assert list(copy.entries([key])) == [key]
        assert copy.search("act:announce Merrow")


def test_what_is_known_of_the_speaker_goes_with_it(ledger: Ledger) -> None:
    document = first(ledger)
    place = stating.nth(ledger.text(document), WORDS, None)
    key = stating.state(
        ledger, document, place, GivenStatement("mirela danko", "warn", None, None), author="Ada", why=""
    )
    speaker = ledger.entries([key])[key].statement.speaker  # type: ignore[union-attr]
    assert (speaker.actor, speaker.name) == ("XOS.danko", "mirela danko")
    assert [hit.key for hit in ledger.search("speaker:XOS.danko act:warn")] == [key]


@pytest.mark.parametrize(
    ("span", "given"),
    [
        (Span(0, 5), GivenStatement("x", "shout", None, None)),
        (Span(0, 5), GivenStatement("x", "warn", None, "tomorrow")),
        (Span(5, 5), GivenStatement("x", "warn", None, None)),
        (Span(3, 99_999), GivenStatement("x", "warn", None, None)),
        (Span(6, 7), GivenStatement("x", "warn", None, None)),
    ],
)
def test_what_is_no_statement_is_refused(span: Span, given: GivenStatement, ledger: Ledger) -> None:
    with pytest.raises(SettingsError):
        stating.state(ledger, first(ledger), span, given, author="Ada", why="")
    assert ledger.corrections() == []


def test_words_are_found_whatever_their_blanks_and_capitals() -> None:
    text = "He said: No  talks.\nNo\u00a0talks, he said. No talk."
    assert [text[one.start : one.end] for one in stating.places_of(text, "no talks")] == ["No  talks", "No\u00a0talks"]
    assert stating.nth(text, "no talks", 2).start == text.index("No\u00a0")
    with pytest.raises(SettingsError, match="2 times"):
        stating.nth(text, "no talks", None)
    for words, number in (("peace", None), ("no talks", 3)):
        with pytest.raises(NoSuchError):
            stating.nth(text, words, number)
    with pytest.raises(SettingsError):
        stating.places_of(text, "  ")
