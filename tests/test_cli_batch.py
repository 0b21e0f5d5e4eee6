"""The commands ``batch`` and ``load`` as a user meets them."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from tests.batch import killing, made


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sayso(*arguments: str) -> Result:
    """The command in this process; what reads is another one all the same."""
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def started(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(command, cwd=at, capture_output=True, text=True, check=False, timeout=250)


def test_a_batch_is_read_gone_on_with_and_loaded(tmp_path: Path) -> None:
    made.write(tmp_path / "news", 3)
    asked = ("batch", "news", "nowhere.txt", "--out", "out", "--shard-size", "2")
    first = started(*asked, "--processes", "1", at=tmp_path)
    assert first.returncode == 1
    assert first.stdout.startswith("out: 3 read, 1 failed, 2 parts, ")
    assert first.stderr == "sayso: 1 document failed: nowhere.txt: no such file or folder. Check the name.\n"
    again = started(*asked, at=tmp_path)
    assert (again.returncode, again.stdout) == (1, "out: 3 read, 1 failed, 2 parts.\n")
    loaded = started("load", "out", "--ledger", "l.db", at=tmp_path)
    assert loaded.returncode == 0
    assert loaded.stdout.splitlines()[0].startswith("l.db: 3 new; ")
    assert " MB, " in loaded.stdout.splitlines()[1]
    known = started("load", "out", "--ledger", "l.db", at=tmp_path)
    assert known.stdout.splitlines()[0] == "l.db: 3 already there; 0 links to earlier reports."


def test_wrong_use_ends_in_one_line(tmp_path: Path) -> None:
    made.write(tmp_path / "news", 1)
    wrong = {
        ("batch", "-", "--out", "out"): "sayso: -: a batch cannot read standard input again",
        ("batch", "news", "--out", "out", "--processes", "5000"): "sayso: processes is 5000: give 0 ",
        ("batch", "news", "--out", "out", "--published", "soon"): "sayso: published: 'soon' is not a date.",
        ("batch", "news", "--out", "news/out"): "sayso: news/out: lies in news, whose files are read.",
        ("batch", "news", "--out", "out", "--tables", "news"): "sayso: news: holds no table; they are ",
        ("load", "news", "--ledger", "l.db"): "sayso: news: is no folder of a batch.",
    }
    for arguments, told in wrong.items():
        done = sayso(*arguments)
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert done.stderr.startswith(told)
    assert not any((tmp_path / "out").glob("part-*"))
    assert not (tmp_path / "l.db").exists()


def test_nothing_that_can_be_read_has_a_code_of_its_own(tmp_path: Path) -> None:
    done = sayso("batch", "nowhere.txt", "--out", "out")
    assert (done.exit_code, done.stdout) == (3, f"out: 0 read, 1 failed, 1 part{_rate(done.stdout)}.\n")
    assert killing.failures(tmp_path / "out") == {"nowhere.txt": "no such file or folder. Check the name."}


def test_of_several_failures_the_first_is_told_and_where_the_others_stand(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n")
    done = sayso("batch", "rows.csv", "nowhere.txt", "--out", "out")
    first = "rows.csv#1: no column of text; name it with --columns text=NAME. There are a, b"
    assert done.stderr == f"sayso: 2 of 2 documents failed: the first, {first}; see out/part-*.failed.jsonl.\n"


def test_a_folder_that_cannot_be_gone_on_with_is_named(tmp_path: Path) -> None:
    made.write(tmp_path / "news", 1)
    (tmp_path / "file").write_text("x")
    assert sayso("batch", "news", "--out", "out").exit_code == 0
    wrong = {
        ("batch", "news", "--out", "file"): "sayso: file: is a file; a batch needs a folder.",
        ("batch", "news", "--out", "out", "--shard-size", "7"): "sayso: out: holds a batch with other --shard-size.",
        ("load", "out/plan.jsonl", "--ledger", "l.db"): "sayso: out/plan.jsonl: is no folder of a batch.",
    }
    for arguments, told in wrong.items():
        done = sayso(*arguments)
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert done.stderr.startswith(told)


def _rate(told: str) -> str:
    return told.strip().rpartition("part")[2].rstrip(".")
