"""Many people at one desk at a time: nothing goes wrong, nobody waits long. The long one is a soak."""

from pathlib import Path

import pytest

from sayso.store import open_ledger
from tests.gate.ledger_bench import fill
from tests.gate.made_ledger import Maker
from tests.web.crowd import Found, crowd, p95
from tests.web.pages_bench import HEAVIEST, measure

#: Milliseconds in which 95 of 100 pages are there.
WAIT = 500
#: The same in the short form, on a machine that does other things.
WAIT_BUSY = 3000
#: Reports in the ledger of the long one.
REPORTS = 5_000


def check(found: Found, wait: float) -> None:
    assert not found.wrong
    assert {"today", "search", "report", "story", "note"} <= set(found.took)
    assert p95(found.pages) <= wait


def made(folder: Path, reports: int) -> Path:
    """A ledger of made-up reports."""
    file = folder / "crowd.db"
    with open_ledger(str(file), create=True) as ledger:
        fill(ledger, Maker(), reports)
    return file


@pytest.mark.timeout(180)
def test_ten_readers_and_two_writers(tmp_path: Path) -> None:
    found = crowd(made(tmp_path, 60), 10, 2, 12, reads=(0.5, 1.5), writes=(0.5, 1.5))
    check(found, WAIT_BUSY)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_fifty_readers_and_five_writers_for_five_minutes(tmp_path: Path) -> None:
    check(crowd(made(tmp_path, REPORTS)), WAIT)


def test_each_kind_of_page_is_timed_and_none_is_heavy(file: Path) -> None:
    found = {name: (took, longest) for name, took, longest in measure(str(file), 1)}
    assert {"today", "story", "report", "entry", "who", "map", "due", "review"} <= found.keys()
    assert all(len(took) == 1 for took, _ in found.values())
    assert max(longest for _, longest in found.values()) <= HEAVIEST
