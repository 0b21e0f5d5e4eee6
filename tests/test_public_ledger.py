"""The ledger from Python: plain rows, one error for each wrong use, nothing loaded before it is needed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from sayso.ledger.door import OpenLedger
from tests.ledger.made import CHARGE, STORY, reports
from tests.test_cli import REPORT, stand_in


@pytest.fixture
def ledger(file: Path) -> Iterator[OpenLedger]:
    with sayso.open_ledger(file) as opened:
        yield opened


def test_what_was_read_is_added_and_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)
    findings = sayso.read(REPORT, outlet="Tarvo Wire")
    with sayso.open_ledger(tmp_path / "new.db", create=True) as opened:
        first, again = opened.add(findings), opened.add(findings)
        assert (first.standing, again.standing) == ("new", "known")
        (row,) = opened.search("ships")
        assert (row["who"], row["outlet"]) == ("Elena Dray", "Tarvo Wire")
        assert opened.report(first.document[:8])[0] == findings


def test_rows_are_plain_enough_for_a_table_and_for_json(ledger: OpenLedger) -> None:
    told = [ledger.search(), ledger.who("Danko"), ledger.stories(), ledger.disputes(), ledger.figures()]
    told += [ledger.timeline(), ledger.due(as_of="2022-10-06"), *ledger.story(ledger.stories()[1]["story"]).values()]
    for rows in told:
        assert json.loads(json.dumps(rows)) == rows
        assert len({tuple(row) for row in rows}) <= 1
    assert sum(map(bool, told)) >= len(told) - 1
    assert ledger.counts()["reports"] == STORY + 1


def test_every_row_can_be_read_alone(ledger: OpenLedger) -> None:
    for rows in (ledger.disputes(), ledger.figures(), ledger.timeline(), ledger.due()):
        for row in rows:
            assert all(ledger.report(one)[0].document.id == one for one in row["documents"])


def test_a_brief_and_an_export(ledger: OpenLedger, tmp_path: Path) -> None:
    assert CHARGE in ledger.brief(reports()[0].document.id)
    written = ledger.export("jsonl", tmp_path / "a" / "b", "salvage")
    assert all(path.exists() for path in written)
    assert written[-1].name == "sayso-jsonl.manifest.json"


@pytest.mark.parametrize(("one", "many"), [("statement", "statements"), ("obligation", "duties"), ("event", "events")])
def test_a_kind_is_asked_for_as_on_the_command_line_or_as_one_of_it(ledger: OpenLedger, one: str, many: str) -> None:
    assert ledger.search("", kind=many)
    assert ledger.search("", kind=many) == ledger.search("", kind=one)


def test_the_page_on_the_ledger_names_what_it_offers_to_programs() -> None:
    page = (Path(__file__).parents[1] / "docs" / "ledger.md").read_text(encoding="utf-8")
    verbs = [name for name in vars(OpenLedger) if not name.startswith("_")]
    assert [name for name in verbs if f"ledger.{name}(" not in page] == []


def test_errors_are_ours_and_one_line(ledger: OpenLedger, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    for wrong, kind in (
        (lambda: sayso.open_ledger(tmp_path / "none.db"), sayso.StoreError),
        (lambda: sayso.open_ledger(tmp_path), sayso.StoreError),
        (lambda: sayso.open_ledger("mysql://a/b"), sayso.StoreError),
        (lambda: ledger.search("(a"), sayso.QueryError),
        (lambda: ledger.search("", kind="gossip"), sayso.SettingsError),
        (lambda: ledger.who(""), sayso.QueryError),
        (lambda: ledger.story("zzzz"), sayso.StoreError),
        (lambda: ledger.report("abc"), sayso.StoreError),
        (lambda: ledger.due(as_of="soon"), sayso.SettingsError),
        (lambda: ledger.export("gossip", tmp_path), sayso.SettingsError),
        (lambda: ledger.export("csv", tmp_path / "taken"), sayso.SettingsError),
    ):
        with pytest.raises(kind) as caught:
            wrong()
        assert isinstance(caught.value, sayso.SaysoError)
        assert "\n" not in str(caught.value)
        assert str(tmp_path) not in str(caught.value)


def test_who_only_reads_needs_no_database() -> None:
    code = (
        "import sayso, sayso.cli, sys; print(*sorted(set(sys.modules) & {'sqlalchemy', 'alembic', 'docx', 'pyarrow'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_asking_needs_no_reading_model(file: Path) -> None:
    code = (
        "import sayso, sys; ledger = sayso.open_ledger(sys.argv[1]); ledger.search(); ledger.disputes(); "
        "print(*sorted(set(sys.modules) & {'onnxruntime', 'tokenizers', 'trafilatura', 'docx', 'alembic'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
