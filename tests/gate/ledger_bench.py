"""How fast a large ledger is: made-up reports in SQLite or PostgreSQL, then the questions an analyst asks.

``python -m tests.gate.ledger_bench [REPORTS] [URL]``: 100,000 reports (1,000,000 statements) and a new SQLite file
unless said otherwise. Adding is timed without reading and without comparing; comparing is timed apart, on reports
added to the full ledger. Questions are drawn from the words, names and days of the made-up reports; p95 is quoted.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlalchemy

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
    with open_ledger(url, create=True) as ledger:
        rate = fill(ledger, maker, reports)
        compared = compare(ledger, maker, reports)
        asked = {name: p95(times(ask, maker)) for name, ask in questions(ledger, maker).items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB / MEGABYTE
    return [
        Measured("reports", reports, ""),
        Measured("time for one to be added", MILLISECONDS / rate, "ms", MILLISECONDS / ADDED_A_SECOND),
        Measured("comparing a new one, p95", p95(compared), "ms", COMPARE_MS),
        Measured("comparing a new one, median", statistics.median(compared), "ms"),
        *(Measured(f"{name}, p95", value, "ms", ASK_MS) for name, value in asked.items()),
        Measured("size", size_of(url), "MB"),
        Measured("peak memory", peak, "MB"),
    ]


def fill(ledger: Ledger, maker: Maker, reports: int) -> float:
    """Add made-up reports; how many a second, the making of them not counted."""
    spent = 0.0
    for findings in maker.reports(reports):
        start = time.perf_counter()
        ledger.add(findings)
        spent += time.perf_counter() - start
    return reports / spent


def compare(ledger: Ledger, maker: Maker, first: int) -> list[float]:
    """Milliseconds that comparing adds to adding, for reports that come to a full ledger."""
    timed = _Timed()
    for findings in maker.reports(COMPARED, first):
        assert isinstance(ledger.add(findings, None, timed), Added)
    return timed.spent


class _Timed(Comparison):
    """A comparer that keeps the time."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: list[float] = []

    def marks(self, entries):  # type: ignore[no-untyped-def]
        self._start = time.perf_counter()
        return super().marks(entries)

    def links(self, entries, marks, candidates):  # type: ignore[no-untyped-def]
        found = list(super().links(entries, marks, candidates))
        self.spent.append((time.perf_counter() - self._start) * MILLISECONDS)
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
