"""How fast a large ledger is: made-up reports in SQLite or PostgreSQL, then the questions an analyst asks.

``python -m tests.gate.ledger_bench [REPORTS] [URL]``: 100,000 reports (1,000,000 statements) and a new SQLite file
unless said otherwise. Every report is added with its marks, so that the full ledger holds all that comparing looks
through; adding is timed without reading, without making the marks and without comparing. Comparing is timed apart, on
reports added to the full ledger. CPU times of this process stand beside the clock's, for a machine that others use.
Questions are drawn from the words, names and days of the made-up reports; p95 is quoted.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy

from sayso.cli.read_command import look_less_for_cycles
from sayso.ledger import answers
from sayso.ledger.comparing import Comparison
from sayso.records import Added
from sayso.store import Ledger, open_ledger
from tests.gate.bench import KIB, MEGABYTE, Measured
from tests.gate.made_ledger import ACTS, COUNTRIES, OUTLETS, Maker

REPORTS = 100_000
COMPARED = 200  # reports added to the full ledger with all comparing
ASKED = 100  # questions of each kind
WARM = 5  # questions before them, for the caches of the database
MILLISECONDS = 1000
ADDED_A_SECOND, COMPARE_MS, ASK_MS = 200.0, 50.0, 100.0


def measure(url: str, reports: int) -> list[Measured]:
    """Fill a new ledger and ask it; each figure beside its bar."""
    maker = Maker()
    look_less_for_cycles()  # as the command does
    with open_ledger(url, create=True) as ledger:
        filled = fill(ledger, maker, reports)
        compared = compare(ledger, maker, reports)
        asked = {name: p95(times(ask, maker)) for name, ask in questions(ledger, maker).items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB / MEGABYTE
    return [
        Measured("reports", reports, ""),
        Measured("time for one to be added", filled.clock / reports, "ms", MILLISECONDS / ADDED_A_SECOND),
        Measured("of it CPU time", filled.cpu / reports, "ms"),
        Measured("comparing a new one, p95", p95([one.clock for one in compared]), "ms", COMPARE_MS),
        Measured("of it CPU time, p95", p95([one.cpu for one in compared]), "ms"),
        Measured("comparing a new one, median", statistics.median(one.clock for one in compared), "ms"),
        *(Measured(f"{name}, p95", value, "ms", ASK_MS) for name, value in asked.items()),
        Measured("size", size_of(url), "MB"),
        Measured("peak memory", peak, "MB"),
    ]


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds by the clock, and of this process on the CPU."""

    clock: float
    cpu: float

    @classmethod
    def now(cls) -> "Spent":
        """Since some moment."""
        return cls(time.perf_counter() * MILLISECONDS, time.process_time() * MILLISECONDS)

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.cpu + other.cpu)

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.clock - other.clock, self.cpu - other.cpu)


NOTHING = Spent(0.0, 0.0)


def fill(ledger: Ledger, maker: Maker, reports: int) -> Spent:
    """Add made-up reports with their marks; what adding took, the making of reports and marks not counted."""
    spent, marking = NOTHING, _Marking()
    for findings in maker.reports(reports):
        start = Spent.now()
        ledger.add(findings, None, marking)
        spent += Spent.now() - start - marking.spent
    return spent


def compare(ledger: Ledger, maker: Maker, first: int) -> list[Spent]:
    """What comparing adds to adding, for reports that come to a full ledger."""
    timed, found = _Timed(), []
    for findings in maker.reports(COMPARED, first):
        assert isinstance(ledger.add(findings, None, timed), Added)
        found.append(timed.spent)
    return found


class _Marking(Comparison):
    """A comparer that gives marks and no links."""

    spent = NOTHING

    def marks(self, entries):  # type: ignore[no-untyped-def]
        start = Spent.now()
        found = super().marks(entries)
        self.spent = Spent.now() - start
        return found

    def links(self, entries, candidates):  # type: ignore[no-untyped-def]
        return ()


class _Timed(Comparison):
    """A comparer that keeps the time."""

    spent = NOTHING

    def marks(self, entries):  # type: ignore[no-untyped-def]
        self._start = Spent.now()
        return super().marks(entries)

    def links(self, entries, candidates):  # type: ignore[no-untyped-def]
        found = list(super().links(entries, candidates))
        self.spent = Spent.now() - self._start
        return found


def questions(ledger: Ledger, maker: Maker) -> dict[str, Callable[[str], object]]:
    """What is asked, by name; each takes a query."""

    def one_of(many: Sequence[str]) -> str:
        return many[len(maker.words(1)[0]) % len(many)]

    def search(_: str) -> object:
        common, rare = sorted(maker.words(2), key=len)
        query = f"{common} {one_of((rare, f'act:{one_of(ACTS)}', f'about:{one_of(COUNTRIES)}', 'since:2022-06'))}"
        return answers.search(ledger, query, "statement", 20)

    def reports(_: str) -> object:
        return answers.search(
            ledger, f'{maker.words(1)[0]} outlet:"Outlet {one_of([str(n) for n in range(OUTLETS)])}"', "document", 20
        )

    return {
        "search": search,
        "search in reports": reports,
        "who": lambda _: answers.who(ledger, maker.speaker()[0], 100),
        "figures": lambda _: answers.figures(ledger, f"what:killed about:{one_of(COUNTRIES)} since:2022-06"),
        "timeline": lambda _: answers.timeline(ledger, f"type:assault about:{one_of(COUNTRIES)} since:2022-06"),
        "due": lambda _: answers.due(ledger, f"about:{one_of(COUNTRIES)} since:2022-06", "2022-07-01"),
    }


def times(ask: Callable[[str], object], maker: Maker) -> list[float]:
    """Milliseconds of each question."""
    found = []
    for turn in range(WARM + ASKED):
        maker.turn(turn)
        start = time.perf_counter()
        ask("")
        found.append((time.perf_counter() - start) * MILLISECONDS)
    return found[WARM:]


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not pass."""
    return statistics.quantiles(values, n=20)[-1]


def size_of(url: str) -> float:
    """Megabytes on disk."""
    if "://" not in url:
        return sum(path.stat().st_size for path in Path(url).parent.glob(f"{Path(url).name}*")) / MEGABYTE
    engine = sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        return float(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()) / MEGABYTE


def main(reports: str = str(REPORTS), url: str | None = None) -> None:
    """Measure and show; exit code 1 if a bar does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(url or str(Path(folder) / "sayso.db"), int(reports))
    for one in found:
        print(one)
    sys.exit(any(not one.holds for one in found))


if __name__ == "__main__":
    main(*sys.argv[1:])
