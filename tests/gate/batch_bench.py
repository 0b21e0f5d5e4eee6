"""How a batch scales: ``python -m tests.gate.batch_bench [DOCUMENTS]``; made-up reports, this machine to itself.

Documents a second of one process, of two, and of Ray with two, when all of them read: while models are loaded, and
while the last shard is read alone, fewer work than were asked for.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.batch import Asked, Engine, run_batch
from sayso.settings import Settings
from tests.batch import made
from tests.gate.bench import Measured

DOCUMENTS = 700
SHARD = 25  # documents; small, so that few are left out at the end

#: Between which parts of the documents the clock runs: a model takes as long to load as fifty of them to read.
FROM, TO = 0.4, 0.95

#: How many times one process's documents a second two must read.
TWO_OVER_ONE = 1.85

#: How far Ray may stay behind processes.
RAY_OVER_TWO = 0.85


def rate(folder: Path, out: Path, engine: Engine, processes: int) -> float:
    """Documents a second."""
    seen = []
    for progress in run_batch(
        Asked([str(folder)], shard_size=SHARD), out, Settings(processes=processes), engine=engine
    ):
        seen.append((progress.now, time.perf_counter()))
    whole = seen[-1][0]
    inner = [(done, at) for done, at in seen if whole * FROM <= done <= whole * TO]
    (first, begun), (last, ended) = inner[0], inner[-1]
    return (last - first) / (ended - begun)


def measure(documents: int) -> Iterator[Measured]:
    """The figures with their bars; a bar that is a least is shown as how many times it is missed."""
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        folder = made.write(work / "in", documents)
        two = rate(folder, work / "two", "local", 2)
        one = rate(folder, work / "one", "local", 1)
        yield Measured("batch, one process", one, "documents/s")
        yield Measured("batch, two processes", two, "documents/s")
        yield Measured("one over two processes", one / two, "x", 1 / TWO_OVER_ONE)
        ray = rate(folder, work / "ray", "ray", 2)
        yield Measured("batch, Ray with two", ray, "documents/s")
        yield Measured("two processes over Ray", two / ray, "x", 1 / RAY_OVER_TWO)


if __name__ == "__main__":
    for figure in measure(int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS):
        print(figure, flush=True)
