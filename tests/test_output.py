"""Where the findings go: nothing that was there is lost, whatever happens on the way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import pipeline
from tests.test_cli import REPORT, pages, sayso, stand_in

__all__ = ["pages"]  # the fixture

PATIENCE = 120  # seconds a fresh process may take on a machine that has other work


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_input_is_never_written_over(pages: Path) -> None:
    report, meta = pages / "harbour.txt", pages.parent / "meta.csv"
    meta.write_text("file,outlet\nharbour.txt,Wire\n")
    link = pages.parent / "link.txt"
    link.symlink_to(report)
    for out in (report, link, meta, pages / "airfield.html", pages):
        result = sayso("read", report, pages, "--meta", meta, "--out", out)
        assert result.exit_code == 2, out
        assert result.stderr.count("\n") == 1
    assert report.read_text() == REPORT
    assert meta.read_text().startswith("file,")
    assert left_in(pages) == ["airfield.txt", "harbour.txt"]


def test_out_in_the_folder_read_is_fine_where_it_is_no_page(pages: Path) -> None:
    for _ in range(2):
        assert sayso("read", pages, "-f", "jsonl", "--out", pages / "out.jsonl").exit_code == 0
    assert (pages / "out.jsonl").read_text().count("\n") == 2


def test_what_stood_there_stays_until_all_is_written(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = pages.parent / "kept" / "all.jsonl"
    out.parent.mkdir()
    out.write_text("last week's\n")
    out.chmod(0o640)
    seen: list[str] = []

    def watching(*arguments: object, **more: object) -> object:
        seen.append(out.read_text())
        return stand_in(*arguments, **more)

    monkeypatch.setattr(pipeline, "read", watching)
    assert sayso("read", pages, "-f", "jsonl", "-o", out).exit_code == 0
    assert seen == ["last week's\n"] * 2
    assert out.read_text().count("harbour.txt") == 1
    assert out.stat().st_mode & 0o777 == 0o640
    assert left_in(out.parent) == ["all.jsonl"]


def test_stopped_by_hand_keeps_what_was_read(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = pages.parent / "kept" / "all.jsonl"
    out.parent.mkdir()
    out.write_text("last week's\n")
    whole = pipeline.read_paths

    def stopped(*arguments: object, **more: object) -> Iterator[object]:
        yield next(whole(*arguments, **more))
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_paths", stopped)
    result = sayso("read", pages, "-f", "jsonl", "-o", out)
    assert result.exit_code == 130
    assert "so far is in all.jsonl.part" in result.stderr
    assert (out.read_text(), left_in(out.parent)) == ("last week's\n", ["all.jsonl", "all.jsonl.part"])
    assert "airfield.txt" in (out.parent / "all.jsonl.part").read_text()


def test_a_bug_leaves_no_part_behind(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **more: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "read", broken)
    with pytest.raises(ZeroDivisionError):
        sayso("read", pages, "-o", pages.parent / "kept" / "all.txt")
    assert left_in(pages.parent / "kept") == []


def test_an_output_that_cannot_be_made(pages: Path) -> None:
    for out in (pages / "harbour.txt" / "x.json", Path("/proc/none/x.json")):
        result = sayso("read", pages, "-f", "json", "-o", out)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "x.json: cannot be written" in result.stderr
        assert result.stderr.count("\n") == 1


def run(shell: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command line of bash in a fresh process; ``$S`` is the command."""
    home = os.environ | {"S": f"{sys.executable} -m sayso"}
    return subprocess.run(
        ["bash", "-c", shell], cwd=folder, env=home, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("shell", ["$S read . -f json >/dev/full", "$S read . -f json -o /dev/full"])
def test_a_full_disk_is_one_line(shell: str, pages: Path) -> None:
    done = run(shell, pages)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "cannot be written (No space left on device)" in done.stderr


@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("$S read harbour.txt -f jsonl <&-", 0),
        ("$S read - -f jsonl <&-", 3),
        ("$S read harbour.txt -f jsonl >&-", 2),
        ("$S read harbour.txt -f jsonl -o new.jsonl >&-", 0),
    ],
)
def test_closed_streams(shell: str, code: int, pages: Path) -> None:
    done = run(shell, pages)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_closed_standard_error_leaves_the_findings_alone(pages: Path) -> None:
    done = run("$S read gone.txt harbour.txt -f jsonl 2>&-", pages)
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert done.stdout.startswith("{")
