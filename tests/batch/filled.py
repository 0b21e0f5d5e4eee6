"""A batch of made-up findings that nobody had to read, and what loading it takes.

``python -m tests.batch.filled [DOCUMENTS] [URL]``: rate and size, in a SQLite file where no address is given.
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sayso.batch import load_batch
from sayso.batch.parts import Part, Written
from sayso.batch.plan import Plan, Shard, Slice, write_plan
from sayso.records import Raw
from sayso.store import open_ledger
from tests.gate.made_ledger import RUN, Maker

#: Documents of a part.
SHARD = 500

MEGABYTE = 1_000_000

#: Steps between two lines.
EACH = 2


def fill(out: Path, documents: int, seed: int = 1) -> Path:
    """Write the folder of a batch of made-up reports, ten statements each; the folder."""
    out.mkdir(parents=True, exist_ok=True)
    sizes = [min(SHARD, documents - first) for first in range(0, documents, SHARD)]
    shards = [
        Shard(number, f"made-{number}", tuple(Slice(f"{number}-{turn}.txt", None) for turn in range(size)))
        for number, size in enumerate(sizes)
    ]
    write_plan(Plan(RUN, "/", None, None, None, SHARD, True, tuple(shards)), out)
    reports = Maker(seed).reports(documents)
    for shard in shards:
        part = Part(out, shard, "made", Written())
        for one in shard.slices:
            findings = replace(next(reports), file=one.input)
            part.keep(findings, Raw(findings.document.text.encode(), one.input))
        part.finish(keep_pages=True)
    return out


def main(documents: str = "2000", url: str = "") -> None:
    """Fill, load, tell."""
    with tempfile.TemporaryDirectory() as place:
        out = fill(Path(place) / "out", int(documents))
        with open_ledger(url or str(Path(place) / "sayso.db"), create=True) as ledger:
            began, spent = time.perf_counter(), time.process_time()
            for turn, _ in enumerate(load_batch(out, ledger), start=1):  # a hundred documents each
                if turn % EACH == 0:
                    rate = turn * 100 / (time.process_time() - spent)
                    print(f"{turn * 100:7} documents, {rate:.1f} a processor second", flush=True)
            seconds, ours = time.perf_counter() - began, time.process_time() - spent
            print(f"{int(documents) / seconds:.1f} documents/s, {int(documents) / ours:.1f} a processor second of ours")
            print(f"{ledger.size() / MEGABYTE:.0f} MB, {ledger.counts()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
