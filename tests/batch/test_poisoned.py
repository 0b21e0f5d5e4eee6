"""A document that crashes, hangs or eats memory costs itself alone."""

import json
from pathlib import Path

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

from sayso.batch import Asked, run_batch
from sayso.settings import Settings
from tests.batch import aborting, killing, made, poison


def test_each_poison_costs_itself_alone(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "in", 6)
    whole = killing.finish(folder, tmp_path / "clean")
    assert whole == "done: 6 read, 0 failed"
    kinds = {
        "report-000000-x.txt": (poison.CRASHES, "ends the process that reads it (SIGSEGV)"),
        "report-000002-x.txt": (poison.EATS, "takes more memory to read than 800 MB"),
        "report-000003-x.txt": (poison.HOLDS_ON, "takes longer to read than 8 s"),
        "report-000004-x.txt": (poison.FAULTY, "a fault in Sayso, please report it (KeyError: 'something')"),
    }
    for name, (what, _) in kinds.items():
        (folder / "0000" / name).write_text(f"A {what}.", encoding="utf-8")
    assert killing.finish(folder, tmp_path / "out") == "done: 6 read, 4 failed"
    assert killing.failures(tmp_path / "out") == {name: why for name, (_, why) in kinds.items()}
    assert _lines(tmp_path / "out") == _lines(tmp_path / "clean")


def _lines(out: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(out.glob("part-?????.jsonl")))


def test_a_table_that_ends_the_process_costs_its_own_rows_alone(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "in", 3)
    texts = [text for _, text in made.reports(4)]
    for name in (aborting.ABORTS, "good.parquet", aborting.UNCOUNTED):
        pyarrow.parquet.write_table(pyarrow.table({"text": texts}), folder / name)
    asked = Asked([str(folder)], shard_size=50)
    progress = list(run_batch(asked, tmp_path / "out", Settings(processes=1), reader=aborting.read))[-1]
    assert (progress.documents, progress.now, progress.read, progress.failed) == (12, 12, 7, 5)
    told = [json.loads(line) for line in (tmp_path / "out" / "part-00000.failed.jsonl").read_text().splitlines()]
    abort = "ends the process that reads it (SIGABRT)"
    assert [(Path(one["input"]).name, one["reason"]) for one in told] == [
        *((f"{aborting.ABORTS}#{number}", abort) for number in range(1, 5)),
        (aborting.UNCOUNTED, "its documents could not be counted. Split it, and see that it can be read."),
    ]
    again = list(run_batch(asked, tmp_path / "out", Settings(processes=1), reader=aborting.read))
    assert (again[-1].before, again[-1].read) == (12, 7)  # what could not be counted is not counted again
