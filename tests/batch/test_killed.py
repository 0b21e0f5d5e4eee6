"""Killed at any moment, a batch that is run again gives what an undisturbed one gives, to the byte."""

from pathlib import Path

import pytest

from tests.batch import killing, made, poison
from tests.batch.conftest import REPORTS

WHAT = ("worker", "driver", "group")


@pytest.mark.parametrize("what", WHAT)
def test_killed_it_goes_on_as_if_nothing_had_been(folder: Path, undisturbed: Path, tmp_path: Path, what: str) -> None:
    last = killing.disturbed(folder, tmp_path / "out", [what, what], seed=len(what), documents=REPORTS)
    assert last == f"done: {REPORTS} read, 0 failed"
    assert killing.contents(tmp_path / "out") == killing.contents(undisturbed)


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with poisoned documents in it, and what an undisturbed batch gives of it."""
    place = tmp_path_factory.mktemp("poisoned")
    folder = made.write(place / "in", 30)
    for number, what in enumerate((poison.CRASHES, poison.HOLDS_ON, poison.EATS, poison.EXITS)):
        (folder / "0000" / f"report-0000{number}5-x.txt").write_text(f"A {what}.", encoding="utf-8")
    assert killing.finish(folder, place / "out") == "done: 30 read, 4 failed"
    return folder, place / "out"


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(10))
def test_killed_five_times_with_poisoned_documents(poisoned: tuple[Path, Path], tmp_path: Path, turn: int) -> None:
    folder, undisturbed = poisoned
    kills = [WHAT[(turn + at) % len(WHAT)] for at in range(5)]
    killing.disturbed(folder, tmp_path / "out", kills, seed=turn, documents=34)
    assert killing.contents(tmp_path / "out") == killing.contents(undisturbed)
