"""``make bench``: how fast, how much memory, how soon; each figure beside its bar.

Whole `read` is timed against the encoder alone on the same texts in the same run, one core, alternating, so that a
machine that slows down slows both. Peak memory and start-up times are of fresh processes.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.gate.corpora import ROOT, find_corpora

ROUNDS = 3  # alternations of whole and encoder; the median ratio is quoted
START_ROUNDS = 7  # fresh processes for each start-up figure; the median is quoted
MEMORY_UNIT = 1024  # ru_maxrss counts kibibytes on Linux; MB here are of 1024 x 1024 bytes
EXAMPLE_REPEATS = 6  # without the corpora, the example reports are read this often to give a text long enough


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


def texts() -> list[Path]:
    """Plain news texts: PolNeAR dev where the corpora are, else our own examples, repeated."""
    corpora = find_corpora()
    if corpora:
        return sorted((corpora.folder / "data" / "polnear" / "dev" / "text").glob("*.txt"))
    return sorted((ROOT / "examples").glob("*.txt")) * EXAMPLE_REPEATS


def speed() -> list[Measured]:
    """Sentences and word pieces a second of the whole, and its time over the encoder's, on one core."""
    from sayso.extract import extract
    from sayso.pipeline import read_raw
    from sayso.read import encode_only
    from sayso.records import PageFacts, Raw
    from sayso.resolve import load_tables

    tables, facts = load_tables(), PageFacts()
    raws = [Raw(path.read_bytes(), path.name) for path in texts()]
    documents = [extract(raw, facts).document for raw in raws]
    read_raw(raws[0], facts, tables)  # loads the model, outside the clock
    pieces = sum(encode_only(document) for document in documents)
    whole_times, encoder_times, sentences = [], [], 0
    for _ in range(ROUNDS):
        encoder_times.append(seconds(lambda: [encode_only(document) for document in documents]))
        whole_times.append(seconds(lambda: [read_raw(raw, facts, tables) for raw in raws]))
    from sayso.read import read

    sentences = sum(len(read(document).sentences) for document in documents)
    ratio = statistics.median(w / e for w, e in zip(whole_times, encoder_times, strict=True))
    whole = statistics.median(whole_times)
    return [
        Measured("whole read", sentences / whole, "sentences/s"),
        Measured("whole read", pieces / whole, "word pieces/s"),
        Measured("encoder alone", pieces / statistics.median(encoder_times), "word pieces/s"),
        Measured("whole over encoder", ratio, "x", 1.5),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process for the work: other processes do not count."""
    before = time.process_time()
    work()
    return time.process_time() - before


def wall(command: list[str]) -> float:
    """Median wall seconds of a fresh process."""
    times = []
    for _ in range(START_ROUNDS):
        before = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - before)
    return statistics.median(times)


def starts() -> list[Measured]:
    """Import, help, and the first output of one file."""
    one = str(texts()[0])
    bare = wall([sys.executable, "-c", "pass"])
    return [
        Measured("import sayso", wall([sys.executable, "-c", "import sayso"]) - bare, "s", 0.3),
        Measured("sayso --help", wall([sys.executable, "-m", "sayso", "--help"]), "s", 0.4),
        Measured("first output of one file", wall([sys.executable, "-m", "sayso", "read", one]), "s", 2.0),
    ]


def memory() -> list[Measured]:
    """Peak memory of a process that reads every text."""
    command = [sys.executable, "-m", "sayso", "read", *map(str, texts()), "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("sayso read failed")
    return [Measured("peak memory", usage.ru_maxrss / MEMORY_UNIT, "MB", 700)]


def main() -> int:
    """Prints the table; 1 when a bar does not hold."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    rows = [*starts(), *memory(), *speed()]
    for row in rows:
        bar = f"  <= {row.at_most:g}" if row.at_most is not None else ""
        print(f"{row.name:28}{row.value:10.2f} {row.unit:14}{bar}{'' if row.holds else '  DOES NOT HOLD'}")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
