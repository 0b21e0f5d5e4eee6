"""Quality floors hold: our own gold always; the corpora where they are."""

from pathlib import Path

import pytest

from tests.gate.bars import BARS, GOLD_OF, LONG
from tests.gate.corpora import find_corpora, folder_hash
from tests.gate.floors import Floor, Row, load_floors, pinned_hashes, rows_of
from tests.gate.own import OWN_GOLD, own_gold
from tests.gate.story_case import story_case


def assert_floors(rows: list[Row]) -> None:
    fallen = [f"{row.figure}: {row.now:.3f} below {row.floor}" for row in rows if not row.holds]
    assert not fallen, fallen


@pytest.mark.usefixtures("_read_once")
def test_own_gold(tmp_path: Path) -> None:
    assert pinned_hashes()["own"] == folder_hash(OWN_GOLD), "tests/gold changed: measure again, pin hash and floors"
    assert_floors(rows_of("own", own_gold(tmp_path), load_floors()))


@pytest.mark.usefixtures("_read_once")
def test_story(tmp_path: Path) -> None:
    assert_floors(rows_of("story", story_case(tmp_path), load_floors()))


@pytest.mark.corpora
@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.soak if n in LONG else ()) for n in BARS])
def test_corpora(name: str, tmp_path: Path) -> None:
    corpora = find_corpora()
    if corpora is None:
        pytest.skip("the corpora are not there: SAYSO_CORPORA names their folder")
    if pinned_hashes()[name] != folder_hash(corpora.folder / GOLD_OF[name]):
        pytest.skip(f"{GOLD_OF[name]} is not the gold these floors were measured on")
    assert_floors(rows_of(name, BARS[name](corpora, tmp_path), load_floors()))


def test_every_figure_of_a_bar_is_pinned() -> None:
    floors = load_floors()
    assert set(floors) == {*BARS, "own", "times", "story"}
    unpinned = [(s, name) for s, figures in floors.items() for name, floor in figures.items() if floor.floor is None]
    assert not unpinned


def test_a_fallen_floor_is_seen() -> None:
    floors = {"x": {"recall": Floor(0.8, 0.9), "traps hit": Floor(1, 0)}}
    low, hit = rows_of("x", {"recall": 0.79, "traps hit": 2}, floors)
    assert not low.holds
    assert not hit.holds
    high, none = rows_of("x", {"recall": 0.95, "traps hit": 0}, floors)
    assert high.holds
    assert high.reaches_bar
    assert none.reaches_bar
