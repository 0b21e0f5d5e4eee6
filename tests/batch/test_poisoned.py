"""A document that crashes, hangs or eats memory costs itself alone."""

from pathlib import Path

from tests.batch import killing, made, poison


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
