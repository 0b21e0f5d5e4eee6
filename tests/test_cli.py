"""The command, from the outside: what goes in, what comes out, on which stream, with which exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from sayso import pipeline
from sayso.cli import app
from sayso.records import Arc, Document, Mention, Reading, Span
from sayso.show import schema_text

REPORT = """\
Harbour talks break down

TARVO, 4 March 2023 - The northern command said that the talks over the harbour had failed on Friday after two days.

Elena Dray said that the ships would be counted again and that nobody in the harbour had been hurt by the blast.

The mayor of the town said that the road to the airport would stay closed until the middle of next week, and asked \
people to stay at home while the police and the fire service look for what may be left in the water.
"""
OTHER = REPORT.replace("harbour", "airfield").replace("Harbour", "Airfield")
SAID = re.compile(r"([A-Z][\w ]+?) (said) that ([^.]+)")


def stand_in(document: Document, *, threads: int = 1) -> Reading:
    """A reader that knows one pattern: these tests are about the command, and run without the model."""
    assert threads >= 1
    arcs, mentions = [], []
    for match in SAID.finditer(document.text):
        who, cue, content = (Span(*match.span(group)) for group in (1, 2, 3))
        if not any(one.span.touches(Span(*match.span())) for one in document.quarantine):
            arcs.append(Arc(cue, (who,), (content,), None, 0.9))
            mentions.append(Mention(who, "person", 0.9))
    return Reading(document, (Span(0, len(document.text)),), (), tuple(mentions), tuple(arcs), "stand-in")


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)
    for name in ("SAYSO_TABLES", "SAYSO_THREADS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "airfield.txt").write_text(OTHER, encoding="utf-8")
    (folder / "harbour.txt").write_text(REPORT, encoding="utf-8")
    return folder


def sayso(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin, catch_exceptions=False)


def lines(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def test_one_file_is_one_object(pages: Path) -> None:
    result = sayso("read", pages / "harbour.txt", "--format", "json")
    assert result.exit_code == 0, result.stderr
    findings = json.loads(result.stdout)
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(findings)
    assert findings["file"] == "harbour.txt"
    assert findings["document"]["text"] == REPORT
    assert len(findings["statements"]) == 3


def test_folder_is_an_array_in_order(pages: Path) -> None:
    result = sayso("read", pages, "-f", "json")
    assert [one["file"] for one in json.loads(result.stdout)] == ["airfield.txt", "harbour.txt"]


def test_no_machine_path_in_any_format(pages: Path) -> None:
    for format_ in ("terminal", "json", "jsonl", "html", "md"):
        result = sayso("read", pages, "-f", format_)
        assert result.exit_code == 0
        assert str(pages) not in result.stdout
        assert "harbour.txt" in result.stdout


def test_files_of_other_kinds_in_a_folder_are_told_and_are_no_error(pages: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.pdf"):
        (pages / name).touch()
    result = sayso("read", pages, "--format", "jsonl")
    assert result.exit_code == 0
    assert "sayso: 3 files of other kinds passed over (docx, pdf).\n" in result.stderr
    assert "passed over" not in sayso("read", pages / "harbour.txt").stderr


def test_standard_input(pages: Path) -> None:
    (findings,) = lines(sayso("read", "-", "-f", "jsonl", stdin=REPORT))
    assert findings["file"] is None
    assert findings["document"]["text"] == REPORT


def test_published_and_meta(pages: Path) -> None:
    facts = pages.parent / "facts.csv"
    facts.write_text("file,outlet,published\nharbour.txt,Tarvo Wire,2023-03-05\n", encoding="utf-8")
    other, harbour = (one["document"] for one in lines(sayso("read", pages, "-f", "jsonl", "--meta", facts)))
    assert (harbour["outlet"], harbour["published"]["earliest"]) == ("Tarvo Wire", "2023-03-05")
    assert other["outlet"] is None
    result = sayso("read", pages, "-f", "jsonl", "--meta", facts, "--published", "2023-03-09")
    assert [one["document"]["published"]["earliest"] for one in lines(result)] == ["2023-03-09"] * 2


def test_facts_of_no_page_are_told_of_and_are_no_error(pages: Path) -> None:
    facts = pages.parent / "facts.csv"
    facts.write_text("file,outlet\nharbour.html,Tarvo Wire\nharbor.txt,Tarvo Wire\n", encoding="utf-8")
    result = sayso("read", pages, "-f", "jsonl", "--meta", facts)
    assert (result.exit_code, result.stderr.count("facts.csv")) == (0, 1)
    assert "sayso: facts.csv: 1 line is of no page that was given (harbor.txt).\n" in result.stderr
    facts.write_text("file,outlet\nharbour.html,Tarvo Wire\n", encoding="utf-8")
    assert "facts.csv" not in sayso("read", pages, "-f", "jsonl", "--meta", facts).stderr


def test_the_help_has_a_short_name() -> None:
    for arguments in ([], ["read"], ["people", "add"]):
        assert sayso(*arguments, "-h").stdout == sayso(*arguments, "--help").stdout != ""


def test_same_bytes_twice_and_with_any_threads(pages: Path) -> None:
    for format_ in ("terminal", "json", "jsonl", "html", "md"):
        first = sayso("read", pages, "-f", format_, "--threads", 1)
        again = sayso("read", pages, "-f", format_, "--threads", 2)
        assert first.stdout_bytes == again.stdout_bytes


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 20,
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 9,
    "picture.html": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 30,
    "bare.html": b"<html><head><script>var a = 1;</script></head><body></body></html>",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_the_others_go_on(name: str, pages: Path) -> None:
    bad = pages.parent / name
    bad.write_bytes(BAD[name])
    result = sayso("read", bad, pages / "harbour.txt", "-f", "jsonl")
    assert result.exit_code == 1
    assert [one["file"] for one in lines(result)] == ["harbour.txt"]
    first, last = result.stderr.strip().split("\n")
    assert first.startswith("sayso: ")
    assert name in first
    assert last == "sayso: 1 of 2 files skipped, see above; 1 read."


def test_file_too_large_is_not_read(pages: Path) -> None:
    large = pages / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    result = sayso("read", large)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "large.txt: larger than" in result.stderr
    assert result.stderr.count("\n") == 1


def test_missing_file_and_empty_folder(pages: Path) -> None:
    (pages / "none").mkdir()
    result = sayso("read", pages / "no.txt", pages / "none", "-f", "json")
    assert result.exit_code == 3
    assert json.loads(result.stdout) == []
    assert result.stderr.count("\n") == 3
    assert "0 read" in result.stderr


def test_unreadable_file(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refused)
    result = sayso("read", pages / "harbour.txt")
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "page",
    [
        b"caf\xe9 \x93said\x94 " * 60,
        ("word " * 200_000).encode(),
        ("x" * 1_000_000).encode(),
        b"<div>" * 20_000 + b"The mayor said that the road is closed." + b"</div>" * 20_000,
        "Der Minister sagte am Freitag, die Gespräche seien gescheitert und man werde nicht warten. ".encode() * 9,
    ],
    ids=["wrong encoding", "a million letters in a line", "one word", "deep", "not English"],
)
def test_odd_pages_do_not_stop_anything(page: bytes, pages: Path) -> None:
    (pages / "a.html" if page.startswith(b"<") else pages / "a.txt").write_bytes(page)
    result = sayso("read", pages, "-f", "jsonl")
    assert result.exit_code in (0, 1)
    assert [one["file"] for one in lines(result)][-1] == "harbour.txt"
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") <= 3


def test_strict(pages: Path) -> None:
    assert sayso("read", pages, "--strict").exit_code == 0
    (pages / "empty.txt").touch()
    assert sayso("read", pages, "--strict").exit_code == 4
    assert sayso("read", pages).exit_code == 1


def test_strict_on_another_language(pages: Path) -> None:
    german = "Der Minister sagte am Freitag, die Gespräche seien gescheitert und man werde nicht warten. " * 9
    (pages / "bericht.txt").write_text(german, encoding="utf-8")
    result = sayso("read", pages, "-f", "jsonl", "--strict")
    assert result.exit_code == 4
    assert "bericht.txt: not English" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--meta", "no-such.csv"], "no-such.csv"),
        (["--tables", "no-such-folder"], "no-such-folder"),
        (["--tables", str(Path(__file__).parent)], "holds no table; they are called"),
        (["--threads", "-1"], "threads"),
        (["--settings", "no-such.toml"], "no-such.toml"),
        (["--only", "gossip"], "gossip"),
        (["--only", "says", "--format", "json"], "--only"),
        (["--format", "docx"], "docx"),
        (["--width", "3"], "width"),
    ],
)
def test_wrong_use_says_what_is_wrong(arguments: list[str], says: str, pages: Path) -> None:
    result = sayso("read", pages, *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_no_path_is_wrong_use() -> None:
    assert sayso("read").exit_code == 2


def test_out_writes_the_same_to_a_file(pages: Path) -> None:
    out = pages.parent / "new" / "page.html"
    result = sayso("read", pages, "-f", "html", "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == sayso("read", pages, "-f", "html").stdout_bytes
    assert sayso("read", pages, "-f", "html", "-o", pages).exit_code == 2


def test_only_narrows_the_view(pages: Path) -> None:
    whole = sayso("read", pages / "harbour.txt").stdout
    assert "WHO SAYS WHAT" in whole
    assert "WHO SAYS WHAT" not in sayso("read", pages / "harbour.txt", "--only", "warnings").stdout


def test_settings_from_file_environment_and_flag(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def noted(document: Document, *, threads: int) -> Reading:
        seen.append(threads)
        return stand_in(document)

    monkeypatch.setattr(pipeline, "read", noted)
    toml = pages.parent / "sayso.toml"
    toml.write_text("threads = 3\n")
    sayso("read", pages / "harbour.txt", "--settings", toml)
    monkeypatch.setenv("SAYSO_THREADS", "4")
    sayso("read", pages / "harbour.txt", "--settings", toml)
    sayso("read", pages / "harbour.txt", "--settings", toml, "--threads", 5)
    assert seen == [3, 4, 5]


def test_control_characters_of_a_page_never_reach_the_terminal(pages: Path) -> None:
    nasty = REPORT.replace("talks over", "talks \x1b]0;owned\x07\x1b[2J over").replace("ships", "\u202eships\u2066")
    (pages / "nasty\x1b[31m.txt").write_text(nasty, encoding="utf-8")
    for format_ in ("terminal", "md", "html"):
        result = sayso("read", pages, pages / "gone\x1b[31m.txt", "-f", format_)
        assert not set("\x1b\x07\u202e\u2066") & set(result.stdout + result.stderr)


def test_interrupt_and_closed_pipe(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **more: object) -> Iterator[object]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(pipeline, "read_paths", interrupted)
    result = sayso("read", pages)
    assert (result.exit_code, result.stderr) == (130, "sayso: stopped.\n")


def test_schema_and_version() -> None:
    assert json.loads(sayso("schema").stdout)["title"] == "sayso/findings/1"
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\S*\n", sayso("--version").stdout)


def test_closed_pipe_is_quiet(pages: Path) -> None:
    many = " ".join([f"'{pages}'"] * 200)
    command = f"'{sys.executable}' -m sayso read {many} -f html | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=os.environ.copy())
    assert done.returncode == 141, done.stderr
    assert done.stderr == ""


def test_a_process_that_only_reads_looks_less_for_cycles() -> None:
    code = (
        "import gc; from sayso.cli.read_command import OBJECTS_BETWEEN, look_less_for_cycles; "
        "look_less_for_cycles(); assert gc.get_threshold()[0] == OBJECTS_BETWEEN; assert gc.get_freeze_count() > 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_table_gives_its_rows_and_what_its_columns_say(tmp_path: Path) -> None:
    rows = [("story", "day", "paper"), (REPORT, "2023-03-05", "Tarvo Wire"), ("", "", ""), (OTHER, "2023-03-06", "")]
    table = tmp_path / "news.csv"
    table.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    columns = "text=story,date=day,outlet=paper"
    result = CliRunner().invoke(app, ["read", str(table), "--columns", columns, "--format", "json"])
    first, second = json.loads(result.stdout)
    assert (first["file"], first["document"]["outlet"]) == ("news.csv#1", "Tarvo Wire")
    assert first["document"]["published"]["earliest"] == "2023-03-05"
    assert second["file"] == "news.csv#3"
    assert "news.csv#2: a row without text" in result.stderr
    assert result.exit_code == 1


def test_what_is_given_by_hand_goes_before_what_a_column_says(tmp_path: Path) -> None:
    table = tmp_path / "news.jsonl"
    table.write_text(
        json.dumps({"text": REPORT, "date": "2023-03-05", "url": "https://tarvo.test/1"}), encoding="utf-8"
    )
    meta = tmp_path / "meta.csv"
    meta.write_text("file,url\nnews.jsonl#1,https://tarvo.test/other\n", encoding="utf-8")
    flags = ["--meta", str(meta), "--published", "2023-03-07", "--format", "json"]
    (found,) = json.loads(CliRunner().invoke(app, ["read", str(table), *flags]).stdout)
    assert found["document"]["url"] == "https://tarvo.test/other"
    assert found["document"]["published"]["earliest"] == "2023-03-07"


def test_a_private_address_is_refused_in_one_line() -> None:
    result = CliRunner().invoke(app, ["read", "http://127.0.0.1/report"])
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert "127.0.0.1 is not asked (loopback). To ask it, name it in allowed_hosts" in result.stderr
