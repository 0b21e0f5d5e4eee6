"""A long batch: is its memory flat, is its end as fast as its start? ``python -m tests.batch.flat [DOCUMENTS [DIR]]``.

One process reads made-up reports, each of them new to it. The rate is of processor seconds, so that other work on the
machine does not count. With DIR the reports are kept in DIR/in and what was read in DIR/out, to be loaded from there.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.batch import Asked, run_batch
from sayso.settings import Settings
from tests.batch import killing, made

DOCUMENTS = 100_000
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Tenth:
    """Documents a processor second in a tenth of the run; megabytes that driver and reader hold at its end."""

    rate: float
    driver: float
    reader: float


def tenths(documents: int) -> list[Tenth]:
    """Run, and look at the processes ten times."""
    with tempfile.TemporaryDirectory() as place:
        return list(tenths_in(Path(place), documents))


def tenths_in(place: Path, documents: int) -> Iterator[Tenth]:
    """Run in a folder of ours; each tenth as it ends."""
    folder = made.write(place / "in", documents)
    asked = Asked([str(folder)], shard_size=max(1, min(500, documents // 20)))
    step, at, spent = documents // 10, 0, 0.0
    for progress in run_batch(asked, place / "out", Settings(processes=1)):
        readers = killing.children(os.getpid())
        if progress.now == 0 and readers:
            spent = seconds(readers[0])  # the model is loaded
        if progress.now >= at + step and readers:
            now = seconds(readers[0])
            yield Tenth((progress.now - at) / (now - spent), megabytes(os.getpid()), megabytes(readers[0]))
            at, spent = progress.now, now


def seconds(process: int) -> float:
    """What a process took of the processor."""
    told = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def megabytes(process: int) -> float:
    """What a process holds in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def main(arguments: list[str]) -> None:
    documents = int(arguments[0]) if arguments else DOCUMENTS
    with tempfile.TemporaryDirectory() as lent:
        for one in tenths_in(Path(arguments[1] if arguments[1:] else lent), documents):
            print(f"{one.rate:8.2f} documents/s  driver {one.driver:6.0f} MB  reader {one.reader:6.0f} MB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
