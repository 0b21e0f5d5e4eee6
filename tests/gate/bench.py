"""``make bench``: how fast, how much memory, how soon, how large; each figure beside its bar.

Whole `read` is timed against the encoder alone on the same texts in the same run, on one thread, taking turns, so that
a machine that slows down slows both. Peak memory and start-up times are of fresh processes; the size is that of a fresh
virtual environment with nothing but the base install in it. With the corpora the texts are PolNeAR dev; without them
our own examples, which are few: the line above the table says which.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.gate.corpora import ROOT, find_corpora

TEXTS = 16  # articles: enough words for a steady ratio, few enough for all the turns
ROUNDS = 5  # turns of whole and encoder; the median of their ratios is quoted, with its range
START_ROUNDS = 7  # fresh processes for each start-up figure; the median is quoted
WHOLE_OVER_ENCODER = 1.6  # statements alone were held to 1.5; events, figures, places, duties came after
KIB = 1024  # ru_maxrss counts kibibytes on Linux, bytes on macOS
MEGABYTE = KIB * KIB
EXAMPLE_REPEATS = 6  # without the corpora, the example reports are read this often to give a text long enough
BUSY = 1.0  # runnable processes besides this one, on average, above which wall clock figures are not to be trusted


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure, its unit, and the bar it must stay under (None: shown only)."""

    name: str
    value: float
    unit: str
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the bar holds."""
        return self.at_most is None or self.value <= self.at_most

    def __str__(self) -> str:
        bar = f"  <= {self.at_most:g}" if self.at_most is not None else ""
        return f"{self.name:28}{self.value:10.2f} {self.unit:14}{bar}{'' if self.holds else '  DOES NOT HOLD'}"


def texts() -> list[Path]:
    """Plain news texts: PolNeAR dev where the corpora are, else our own examples, repeated."""
    corpora = find_corpora()
    if corpora:
        return sorted((corpora.folder / "data" / "polnear" / "dev" / "text").glob("*.txt"))[:TEXTS]
    return sorted((ROOT / "examples").glob("*.txt")) * EXAMPLE_REPEATS


def speed(paths: list[Path]) -> list[Measured]:
    """Sentences and word pieces a second of the whole, and its time over the encoder's, on one thread."""
    from sayso.cli.read_command import look_less_for_cycles
    from sayso.extract import extract
    from sayso.pipeline import read_raw
    from sayso.read import encode_only, read
    from sayso.records import PageFacts, Raw
    from sayso.resolve import load_tables
    from sayso.settings import Settings

    look_less_for_cycles()  # as the command does
    tables, facts, one_thread = load_tables(), PageFacts(), Settings(threads=1)
    raws = [Raw(path.read_bytes(), path.name) for path in paths]
    documents = [extract(raw, facts).document for raw in raws]
    sentences = sum(len(read(document, threads=1).sentences) for document in documents)  # loads the model as well
    pieces = sum(encode_only(document) for document in documents)
    wholes, encoders = [], []
    for turn in range(ROUNDS):
        timed = [
            (encoders, lambda: [encode_only(document) for document in documents]),
            (wholes, lambda: [read_raw(raw, facts, tables, one_thread) for raw in raws]),
        ]
        for times, work in timed if turn % 2 == 0 else reversed(timed):  # neither always goes first
            times.append(seconds(work))
    ratios = sorted(whole / encoder for whole, encoder in zip(wholes, encoders, strict=True))
    whole, encoder = statistics.median(wholes), statistics.median(encoders)
    return [
        Measured("whole read", sentences / whole, "sentences/s"),
        Measured("whole read", pieces / whole, "word pieces/s"),
        Measured("encoder alone", pieces / encoder, "word pieces/s"),
        Measured("whole over encoder", statistics.median(ratios), "x", WHOLE_OVER_ENCODER),
        Measured("  least of the turns", ratios[0], "x"),
        Measured("  most of the turns", ratios[-1], "x"),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process for the work: waiting for other processes does not count."""
    before = time.process_time()
    work()
    return time.process_time() - before


def wall(command: list[str]) -> float:
    """Median wall seconds of a fresh process, after one that fills the disk cache. Its error output is shown."""
    times = []
    for _ in range(START_ROUNDS + 1):
        before = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - before)
    return statistics.median(times[1:])


def starts(path: Path) -> list[Measured]:
    """Import, help, and the first output of one file. The import is less what Python itself needs to start."""
    bare = wall([sys.executable, "-c", "pass"])
    return [
        Measured("import sayso", max(0.0, wall([sys.executable, "-c", "import sayso"]) - bare), "s", 0.3),
        Measured("sayso --help", wall([sys.executable, "-m", "sayso", "--help"]), "s", 0.4),
        Measured("first output of one file", wall([sys.executable, "-m", "sayso", "read", str(path)]), "s", 2.0),
    ]


def memory(paths: list[Path]) -> list[Measured]:
    """Peak memory of a process that reads every text with as many threads as there are cores."""
    command = [sys.executable, "-m", "sayso", "read", *map(str, paths), "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"sayso read failed with exit code {process.returncode}")
    unit = MEGABYTE if sys.platform == "darwin" else KIB
    return [Measured("peak memory", usage.ru_maxrss / unit, "MB", 700)]


def install() -> list[Measured]:
    """Size of the base install: everything in a fresh virtual environment, less the empty environment."""
    with tempfile.TemporaryDirectory() as work:
        empty = Path(work) / "venv"
        venv.create(empty, with_pip=True)
        before = size_of(empty)
        pip = [empty / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, ROOT], check=True)
        return [Measured("base install", (size_of(empty) - before) / MEGABYTE, "MB", 350)]


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder; what links point at is not counted."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main() -> int:
    """Prints the table; 1 when a bar does not hold."""
    paths = texts()
    load = os.getloadavg()[0]
    print(f"{len(paths)} texts of {'PolNeAR dev' if find_corpora() else 'our own examples, repeated'}, one thread")
    if load > BUSY:
        print(f"this machine has other work (load {load:.1f}): start-up times are not to be trusted, ratios hardly")
    holds = True
    from tests.gate import batch_bench  # not at the top: it imports from here

    batches = lambda: batch_bench.measure(batch_bench.DOCUMENTS)  # noqa: E731 - as its neighbours
    for measure in (lambda: starts(paths[0]), lambda: memory(paths), lambda: speed(paths), batches, install):
        for row in measure():
            print(row, flush=True)
            holds = holds and row.holds
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
