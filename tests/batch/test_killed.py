"""Killed at any moment, a batch that is run again gives what an undisturbed one gives, to the byte."""

from pathlib import Path

import pytest

from tests.batch import killing, made, poison
from tests.batch.conftest import REPORTS

WHAT = ("worker", "driver", "group")


@pytest.mark.parametrize("what", WHAT)
def test_killed_it_goes_on_as_if_nothing_had_been(folder: Path, undisturbed: Path, tmp_path: Path, what: str) -> None:
    last = killing.disturbed(folder, tmp_path / "out", [what, what], seed=len(what), longest=3)
    assert last == f"done: {REPORTS} read, 0 failed"
    assert killing.contents(tmp_path / "out") == killing.contents(undisturbed)


@pytest.mark.soak
def test_killed_fifty_times_with_poisoned_documents(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "in", 30)
    for number, what in enumerate((poison.CRASHES, poison.HOLDS_ON, poison.EATS)):
        (folder / "0000" / f"report-0000{number}9-x.txt").write_text(f"A {what}.", encoding="utf-8")
    assert killing.finish(folder, tmp_path / "undisturbed") == "done: 30 read, 3 failed"
    kills = 0
    for turn in range(10):
        out = tmp_path / str(turn)
        many = [WHAT[(turn + at) % len(WHAT)] for at in range(5)]
        killing.disturbed(folder, out, many, seed=turn, longest=6)
        kills += len(many)
        assert killing.contents(out) == killing.contents(tmp_path / "undisturbed")
    assert kills == 50
