"""A long load: how fast, how large, whole after a kill? ``python -m tests.batch.load_flat DIR URL [DOCUMENTS]``.

DIR is the folder of a finished batch, as ``python -m tests.batch.flat 100000 DIR`` leaves it in ``DIR/out``. The load
runs in a process of its own, which is killed (-9) half way and begun again. Times are processor seconds, so that other
work on the machine does not count; with PostgreSQL those of its server are not in them, the clock's are.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.loading import AT_ONCE
from sayso.batch.plan import read_plan
from sayso.show.findings_from_json import findings_from
from sayso.store import open_ledger
from tests.batch import killing
from tests.batch.flat import MEGABYTE, megabytes, seconds


@dataclass(frozen=True, slots=True)
class Step:
    """Documents there after a tenth; milliseconds of processor and of clock for each; megabytes held, of the ledger."""

    documents: int
    processor: float
    clock: float
    holds: float
    size: float


def steps(out: Path, url: str, documents: int) -> Iterator[Step]:
    """Load, with a kill half way; each tenth as it ends."""
    there, tenth = 0, documents // 10
    for until in (documents // 2, documents + 1):
        command = [sys.executable, "-m", "tests.batch.loader", str(out), url, str(AT_ONCE)]
        with subprocess.Popen(command, cwd=killing.ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            known, at, spent, clock = 0, there, 0.0, time.monotonic()
            for line in process.stdout:
                added, again = (int(one) for one in line.split())
                known += again
                there = max(there, known) + added
                if added and not at:
                    at = there - added
                if there >= at + tenth:
                    now, then = seconds(process.pid), time.monotonic()
                    each = 1000 / (there - at)
                    yield Step(there, (now - spent) * each, (then - clock) * each, megabytes(process.pid), size(url))
                    at, spent, clock = there, now, then
                if there >= until:
                    process.kill()
                    break


def size(url: str) -> float:
    """Megabytes of a ledger."""
    with open_ledger(url) as ledger:
        return ledger.size() / MEGABYTE


def check_whole(out: Path, url: str) -> int:
    """How many documents of a batch a ledger has: each of them once, and no other."""
    plan = read_plan(out)
    assert plan is not None
    lines = (line for part in sorted(out.glob("part-?????.jsonl")) for line in part.open(encoding="utf-8"))
    given = [findings_from(line).document.id for line in lines]
    with open_ledger(url) as ledger:
        found = sum(len(ledger.read_by(given[at : at + 1000], plan.made_by)) for at in range(0, len(given), 1000))
        assert found == len(given) == ledger.counts()["reports"]
    return found


def main(arguments: list[str]) -> None:
    out, url = Path(arguments[0]), arguments[1]
    for one in steps(out, url, int(arguments[2]) if arguments[2:] else 100_000):
        print(
            f"{one.documents:7} documents  {one.processor:6.1f} ms of processor, {one.clock:6.1f} ms each  "
            f"holds {one.holds:5.0f} MB  ledger {one.size:6.0f} MB",
            flush=True,
        )
    print(f"{check_whole(out, url)} documents, each once")


if __name__ == "__main__":
    main(sys.argv[1:])
