"""``make gate``: read the gold sets, print each figure beside its floor and its bar, fail below a floor."""

import sys
import tempfile
from pathlib import Path

from tests.gate.bars import BARS
from tests.gate.corpora import find_corpora
from tests.gate.floors import Row, load_floors, rows_of
from tests.gate.own import own_gold
from tests.gate.story_case import story_case
from tests.gate.times import times


def main(names: list[str]) -> int:
    """Measures the bars named (all when none is), prints the table; 1 when a floor is not held."""
    corpora = find_corpora()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as work:
        if not names or "own" in names:
            rows += rows_of("own", own_gold(Path(work)), load_floors())
        if not names or "times" in names:
            rows += rows_of("times", times(), load_floors())
        if not names or "story" in names:
            rows += rows_of("story", story_case(Path(work)), load_floors())
        for name, bar in BARS.items():
            if names and name not in names:
                continue
            if corpora is None:
                print(f"{name}: skipped, the corpora are not there (SAYSO_CORPORA names their folder)")
                continue
            rows += rows_of(name, bar(corpora, Path(work)), load_floors())
            print(f"{name}: measured", file=sys.stderr)
    print(table(rows))
    return 1 if any(not row.holds for row in rows) else 0


def table(rows: list[Row]) -> str:
    """One line a figure: what, figure, floor, bar, and whether it holds."""
    lines = [f"{'set':12}{'figure':34}{'now':>8}{'floor':>8}{'bar':>8}"]
    for row in rows:
        marks = "" if row.holds else "  BELOW THE FLOOR"
        marks += "" if row.reaches_bar else "  bar not reached"
        lines.append(f"{row.bar_set:12}{row.figure:34}{row.now:8.3f}{shown(row.floor)}{shown(row.bar)}{marks}")
    return "\n".join(lines)


def shown(number: float | None) -> str:
    """A number in eight columns; a dash where there is none."""
    return f"{number:8.3f}" if number is not None else f"{'-':>8}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
