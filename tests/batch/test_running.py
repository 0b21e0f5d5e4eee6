"""A batch from end to end: what it reads, what it refuses, how it goes on."""

import json
import subprocess
import sys
from io import BytesIO
from itertools import takewhile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sayso.batch import Asked, Progress, run_batch
from sayso.batch.files import alone_in
from sayso.batch.local import read_here
from sayso.batch.orders import Work
from sayso.batch.pages import read_pages
from sayso.batch.plan import Plan, Shard, Slice, check_same, make_plan, read_plan, write_plan
from sayso.errors import SettingsError, SourceError
from sayso.pipeline import read_paths, read_raw
from sayso.records import MadeBy
from sayso.settings import Settings
from sayso.show import json_line
from tests.batch import killing, made
from tests.batch.conftest import REPORTS

SETTINGS = Settings(processes=1)


def run(asked: Asked, out: Path, **more: bool) -> Progress:
    """How far it was at the end."""
    return list(run_batch(asked, out, SETTINGS, **more))[-1]  # type: ignore[arg-type]


def lines(out: Path) -> str:
    return "".join(one.read_text(encoding="utf-8") for one in sorted(out.glob("part-?????.jsonl")))


def test_the_lines_are_what_reading_gives(folder: Path, undisturbed: Path) -> None:
    read = [one for one in read_paths([folder]) if not isinstance(one, SourceError)]
    assert lines(undisturbed) == "".join(map(json_line, read))
    assert len(read) == REPORTS


def test_the_tables_hold_what_the_lines_hold(undisturbed: Path) -> None:
    told = [json.loads(line) for line in lines(undisturbed).splitlines()]
    for kind in ("statements", "events", "figures", "obligations"):
        rows = [row for one in sorted(undisturbed.glob(f"*.{kind}.parquet")) for row in pq.read_table(one).to_pylist()]
        assert [row["score"] for row in rows] == [one["score"] for page in told for one in page[kind]]
        assert rows or kind == "obligations"
        assert all(row["key"].startswith(row["document"][:16]) for row in rows)
    reports = [row for one in sorted(undisturbed.glob("*.reports.parquet")) for row in pq.read_table(one).to_pylist()]
    assert [(row["document"], row["file"]) for row in reports] == [(one["document"]["id"], one["file"]) for one in told]


def test_the_pages_are_kept_as_they_came_unless_they_are_not_wanted(
    folder: Path, undisturbed: Path, tmp_path: Path
) -> None:
    kept = [raw for one in sorted(undisturbed.glob("*.pages.parquet")) for raw in read_pages(one)]
    assert [one.content for one in kept] == [one.read_bytes() for one in sorted(folder.rglob("*.txt"))]
    run(Asked([str(folder)], keep_pages=False), tmp_path / "out")
    assert not list((tmp_path / "out").glob("*.pages.parquet"))
    assert lines(tmp_path / "out") == lines(undisturbed)


def test_it_goes_on_behind_what_is_done(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = Asked([str(folder)], shard_size=4)
    seen = list(takewhile(lambda _: not (out / "part-00001.done").exists(), run_batch(asked, out, SETTINGS)))
    assert len(seen) < REPORTS, "all was read at once"
    last = run(asked, out)
    assert (last.before, last.now, last.read) == (8, REPORTS - 8, REPORTS)
    (out / "part-00002.events.parquet").unlink()
    assert run(asked, out).now == 4
    assert killing.contents(out) == killing.contents(undisturbed)


def test_what_is_done_anew_is_thrown_away_first(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(Asked([str(folder)], shard_size=4), out)
    last = run(Asked([str(folder)], shard_size=10), out, again=True)
    assert (last.shards, last.before) == (2, 0)
    assert len(list(out.glob("part-*.done"))) == 2


def planned(asked: Asked, folder: Path, **made: str) -> Plan:
    made_by = MadeBy(**({"sayso": "1", "model": "m", "settings": "s"} | made))
    return make_plan(asked, made_by, folder, None, lambda _: 1)


def test_what_is_not_the_same_batch_is_refused(tmp_path: Path) -> None:
    page, other, meta = tmp_path / "page.txt", tmp_path / "other.txt", tmp_path / "meta.jsonl"
    page.write_text("The mayor of Ostrel said that the bridge was closed.", encoding="utf-8")
    other.write_text("The bridge is open.", encoding="utf-8")
    meta.write_text('{"file": "page.txt", "outlet": "The Meridian"}\n', encoding="utf-8")
    plan = planned(Asked([str(page)]), tmp_path)
    write_plan(plan, tmp_path)
    old = read_plan(tmp_path)
    assert old == plan
    check_same(old, plan, tmp_path)
    others = {
        "--shard-size": planned(Asked([str(page)], shard_size=7), tmp_path),
        "--published": planned(Asked([str(page)], published="2022-09-21"), tmp_path),
        "--meta": planned(Asked([str(page)], meta=meta), tmp_path),
        "--no-pages": planned(Asked([str(page)], keep_pages=False), tmp_path),
        "version of sayso": planned(Asked([str(page)]), tmp_path, sayso="2"),
        "reading model": planned(Asked([str(page)]), tmp_path, model="n"),
        "tables": planned(Asked([str(page)]), tmp_path, settings="t"),
        "inputs": planned(Asked([str(other), str(page)]), tmp_path),
    }
    for what, new in others.items():
        with pytest.raises(SettingsError, match=f"holds a batch with other {what}"):
            check_same(old, new, tmp_path)
    page.write_text("The mayor of Ostrel said that the bridge was open again.", encoding="utf-8")
    with pytest.raises(SettingsError, match="holds a batch with other inputs"):
        check_same(old, planned(Asked([str(page)]), tmp_path), tmp_path)


def test_a_run_of_another_batch_changes_nothing(folder: Path, undisturbed: Path) -> None:
    before = killing.contents(undisturbed)
    with pytest.raises(SettingsError, match="holds a batch with other --shard-size"):
        run(Asked([str(folder)], shard_size=5), undisturbed)
    assert killing.contents(undisturbed) == before


def test_what_cannot_be_read_is_listed_with_its_reason(folder: Path, tmp_path: Path) -> None:
    (empty := tmp_path / "empty").mkdir()
    (tmp_path / "page.bin").write_bytes(b"%PDF-1.7 and so on")
    named = ["nowhere.txt", "https://example.org/news", str(empty), str(tmp_path / "page.bin"), str(folder)]
    last = run(Asked(named, shard_size=3), tmp_path / "out")
    assert (last.read, last.failed) == (REPORTS, 4)
    told = failed(tmp_path / "out")
    assert [one["input"] for one in told] == named[:4]
    reasons = [one["reason"] for one in told]
    assert reasons[0] == "no such file or folder. Check the name."
    assert reasons[1].startswith("a web address")
    assert reasons[2].startswith("no text or HTML file in this folder")
    assert reasons[3]


def test_two_runs_do_not_work_in_one_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with alone_in(out), pytest.raises(SettingsError, match="out: another run works in this folder"):
        run(Asked([str(folder)]), out)


def test_the_lock_dies_with_the_process(tmp_path: Path) -> None:
    script = "import sys, time; from pathlib import Path; from sayso.batch.files import alone_in\n"
    script += "with alone_in(Path(sys.argv[1])):\n    print(flush=True)\n    time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(SettingsError, match="another run"), alone_in(tmp_path):
        pass
    process.kill()
    process.communicate()
    with alone_in(tmp_path):
        pass


def test_standard_input_is_refused() -> None:
    with pytest.raises(SettingsError, match="cannot read standard input again"):
        Asked(["-"])


def test_archives_and_tables_are_cut_into_stretches(tmp_path: Path) -> None:
    texts = [text for _, text in made.reports(9)]
    table, archive = tmp_path / "news.jsonl", tmp_path / "news.warc.gz"
    rows = [json.dumps({"text": text, "url": f"https://example.org/{at}"}) for at, text in enumerate(texts[:5])]
    table.write_text("\n".join([*rows[:3], "no row at all", *rows[3:]]) + "\n", encoding="utf-8")
    with archive.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for at, text in enumerate(texts[5:]):
            page = BytesIO("".join(f"<p>{one}</p>" for one in text.splitlines() if one).encode())
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = f"https://example.net/{at}"
            writer.write_record(writer.create_warc_record(url, "response", payload=page, http_headers=head))
            writer.write_record(writer.create_warc_record(url, "metadata", payload=BytesIO(b"fetched: yes")))
    named = [str(table), str(archive)]
    out = tmp_path / "out"
    last = run(Asked(named, shard_size=4), out)
    assert (last.documents, last.read, last.failed, last.shards) == (14, 9, 1, 4)
    assert lines(out) == "".join(json_line(one) for one in read_paths(named) if not isinstance(one, SourceError))
    assert [one["input"] for one in failed(out)] == [f"{table}#4"]
    (out / "part-00002.done").unlink()
    before = killing.contents(out)
    assert run(Asked(named, shard_size=4), out).now == 4
    assert killing.contents(out).items() >= before.items()


def failed(out: Path) -> list[dict[str, str]]:
    files = sorted(out.glob("*.failed.jsonl"))
    return [json.loads(line) for one in files for line in one.read_text(encoding="utf-8").splitlines()]


@pytest.mark.timeout(60)
def test_where_every_reader_dies_of_a_fault_the_run_ends() -> None:
    class Broken:
        def read(self, *_: object) -> None:
            raise AttributeError("a fault")

        def stop(self) -> None:
            pass

    shards = [Shard(number, "x", (Slice("x.txt", None),)) for number in range(3)]
    work = Work(SETTINGS, "", "", None, None, False, None, read_raw)
    with pytest.raises(RuntimeError, match="nobody reads"):
        list(read_here(shards, work, 1, Broken()))  # type: ignore[arg-type]
