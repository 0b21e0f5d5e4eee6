"""The commands on a ledger, from the outside: what goes in, what comes out, on which stream, with which exit code."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from rich.cells import cell_len
from typer.testing import CliRunner, Result

import sayso as door
from sayso import pipeline
from sayso.cli import app
from sayso.cli import main as door_main
from sayso.records import Document, Reading
from sayso.store import open_ledger
from tests.conftest import new_database
from tests.ledger.made import CHARGE, DAYS, LATER, NASTY_TITLE, STORY, fill
from tests.test_cli import OTHER, REPORT, stand_in

HARMFUL = set("\x1b\x07\u202e\u2066\x00")
FORMATS = ("terminal", "json", "csv", "md")


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader that knows one pattern; a folder and settings of the test's own."""
    monkeypatch.setattr(pipeline, "read", stand_in)
    for name in ("SAYSO_TABLES", "SAYSO_THREADS", "SAYSO_LEDGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAYSO_AUTHOR", "Ada")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "airfield.txt").write_text(OTHER, encoding="utf-8")
    (folder / "harbour.txt").write_text(REPORT, encoding="utf-8")
    return folder


def sayso(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin, catch_exceptions=False)


def rows(*arguments: object) -> Any:
    result = sayso(*arguments, "-f", "json")
    assert result.exit_code in (0, 3), result.stderr
    return json.loads(result.stdout)


def one_line(result: Result, *says: str, code: int = 2) -> None:
    """The user is told what is wrong, in one line, without a traceback."""
    assert result.exit_code == code, (result.stdout, result.stderr)
    assert result.stderr.startswith("sayso: ")
    assert result.stderr.count("\n") == 1
    for word in says:
        assert word in result.stderr


def documents(file: Path | str = "sayso.db") -> list[str]:
    """The ids of the made-up reports, in order."""
    with open_ledger(str(file)) as ledger:
        return [one.document for one in ledger.added_since("2000")]


def key_of(query: str, kind: str = "statements") -> str:
    return str(rows("search", query, "-k", kind, "-n", 1)[0]["key"])


# --- adding ----------------------------------------------------------------------------------------------------------


def test_pages_are_added_once(pages: Path) -> None:
    first, again = sayso("add", pages), sayso("add", pages)
    assert (first.exit_code, first.stderr) == (0, "")
    assert re.fullmatch(r"sayso\.db: 2 new; \d+ links? to earlier reports\.\n", first.stdout)
    assert (again.exit_code, again.stdout) == (0, "sayso.db: 2 already there; 0 links to earlier reports.\n")
    assert len(rows("search", "-k", "reports")) == 2


def test_what_is_added_is_found(pages: Path) -> None:
    sayso("add", pages, "--published", "2023-03-05")
    (found,) = rows("search", "ships", "harbour")
    assert (found["who"], found["what"], found["file"]) == ("Elena Dray", "says", "harbour.txt")
    assert found["published"] == "2023-03-05"


def test_standard_input_meta_and_quiet(pages: Path) -> None:
    facts = pages.parent / "facts.csv"
    facts.write_text("file,outlet\nharbour.txt,Tarvo Wire\n", encoding="utf-8")
    assert sayso("add", pages, "--meta", facts, "-q").stdout == ""
    assert {row["outlet"] for row in rows("search", "-k", "reports")} == {"Tarvo Wire", None}
    assert sayso("add", "-", stdin=REPORT.replace("harbour", "canal")).exit_code == 0
    assert len(rows("search", "-k", "reports")) == 3


def test_a_file_that_cannot_be_read_does_not_stop_the_others(pages: Path) -> None:
    (pages / "a.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 9)
    (pages / "b.txt").touch()
    result = sayso("add", pages)
    assert result.exit_code == 1
    first, second = result.stderr.strip().split("\n")
    assert "a.html: " in first
    assert "b.txt: " in second
    assert "2 new, 2 skipped, see above" in result.stdout
    assert len(rows("search", "-k", "reports")) == 2


def test_an_unreadable_file_in_a_folder(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refused(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "airfield.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **more)

    monkeypatch.setattr(Path, "open", refused)
    result = sayso("add", pages)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "airfield.txt: not allowed to read it" in result.stderr
    monkeypatch.undo()
    assert len(rows("search", "-k", "reports", "-l", pages.parent / "sayso.db")) == 1


def test_nothing_that_could_be_added_and_wrong_settings(pages: Path) -> None:
    one_line(sayso("add", pages / "none.txt"), "none.txt", code=3)
    one_line(sayso("add", pages, "--published", "soon"), "soon")
    one_line(sayso("add", pages, "--tables", "none"), "none")
    one_line(sayso("add", pages, "--threads", -1), "threads")
    assert sayso("add").exit_code == 2


def test_interrupted_while_adding_what_was_added_is_there(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(document: Document, *, threads: int) -> Reading:
        if "harbour" in document.text:
            raise KeyboardInterrupt
        return stand_in(document, threads=threads)

    monkeypatch.setattr(pipeline, "read", interrupted)
    one_line(sayso("add", pages), "stopped", code=130)
    assert len(rows("search", "-k", "reports")) == 1


def test_on_postgresql(server: str, pages: Path) -> None:
    url = new_database(server)
    one_line(sayso("stats", "-l", url), "is no ledger yet")
    assert "2 new" in sayso("add", pages, "-l", url).stdout
    assert "2 already there" in sayso("add", pages, "-l", url).stdout
    sayso("add", pages)
    for command in (["search"], ["search", "-k", "reports"], ["who", "Dray"], ["story"], ["stats"]):
        given, kept = (sayso(*command, *more, "-f", "csv") for more in (["-l", url], []))
        assert (given.exit_code, given.stdout) == (0, kept.stdout)
    assert "2 reports" in sayso("backup", "copy.db", "-l", url).stdout
    assert len(rows("search", "-k", "reports", "-l", "copy.db")) == 2
    assert "password" not in sayso("stats", "-l", "postgresql://me:password@127.0.0.1:1/x").stderr


# --- asking ----------------------------------------------------------------------------------------------------------

QUESTIONS: dict[str, Callable[[], list[object]]] = {
    "search": lambda: ["search", "act:accuse", "-n", 2],
    "search events": lambda: ["search", "-k", "events"],
    "search figures": lambda: ["search", "-k", "figures"],
    "search duties": lambda: ["search", "-k", "duties"],
    "search disputes": lambda: ["search", "-k", "disputes"],
    "search reports": lambda: ["search", "ferry", "-k", "reports"],
    "who": lambda: ["who", "Mirela", "Danko"],
    "stories": lambda: ["story"],
    "story": lambda: ["story", documents()[0][:10]],
    "dispute": lambda: ["dispute", "ferry"],
    "figures": lambda: ["figures", "what:killed"],
    "timeline": lambda: ["timeline"],
    "due": lambda: ["due", "--as-of", "2022-10-06"],
    "quote": lambda: ["quote", "salvage"],
    "diff": lambda: ["diff", documents()[2][:10]],
    "changes": lambda: ["changes", "--since", "2022-09-25"],
    "stats": lambda: ["stats"],
    "links": lambda: ["links", documents()[0][:10]],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_in_every_format(name: str, file: Path) -> None:
    asked = QUESTIONS[name]()
    shown = {}
    for format_ in FORMATS:
        result = sayso(*asked, "-f", format_)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout_bytes == sayso(*asked, "-f", format_).stdout_bytes
        assert not HARMFUL & set(result.stdout)
        assert str(file.parent) not in result.stdout
        shown[format_] = result.stdout
    told = json.loads(shown["json"])
    sections = told if isinstance(told, dict) else {"": told}
    flat = list(csv.DictReader(io.StringIO(shown["csv"])))
    assert len(flat) == sum(map(len, sections.values())) > 0
    for row, cells in zip(flat, (row for many in sections.values() for row in many), strict=True):
        assert set(cells) <= set(row)
    assert shown["md"].startswith("## ")
    assert sayso(*asked, "-f", "md", "-o", "out.md").stdout == ""
    assert Path("out.md").read_text(encoding="utf-8") == shown["md"]


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_question_is_cut_or_too_wide(name: str, width: int, file: Path) -> None:
    asked = QUESTIONS[name]()
    for more in [] if name == "links" else [[], ["-v"]]:
        lines = sayso(*asked, "--width", width, *more).stdout.split("\n")
        assert max(map(cell_len, lines)) <= width


def test_rows_are_those_of_the_python_door(file: Path) -> None:
    story = documents()[0]
    with door.open_ledger(file) as ledger:
        assert rows("search", "act:accuse") == ledger.search("act:accuse")
        assert rows("who", "Danko") == ledger.who("Danko")
        assert rows("story") == ledger.stories()
        assert rows("story", story) == ledger.story(story)
        assert rows("dispute") == ledger.disputes()
        assert rows("figures") == ledger.figures()
        assert rows("timeline") == ledger.timeline()
        assert rows("due", "--as-of", "2022-10-06") == ledger.due(as_of="2022-10-06")
        assert sayso("brief", story).stdout == ledger.brief(story)


def test_a_screen_shows_what_json_holds(file: Path) -> None:
    screen = sayso("search", "act:accuse", "-v", "--width", 120).stdout
    found = rows("search", "act:accuse")
    assert len(found) == 3
    for row in found:
        assert f"key {row['key']}" in screen
        assert str(row["outlet"]) in screen


@pytest.mark.parametrize("question", ["search", "who", "dispute", "figures", "timeline", "due", "quote"])
def test_nothing_found_is_said_with_an_exit_code_of_its_own(question: str, file: Path) -> None:
    for format_ in FORMATS:
        result = sayso(question, "outlet:Nowhere" if question != "quote" else "zeppelin", "-f", format_)
        assert (result.exit_code, result.stderr) == (3, "")
        assert result.stdout.strip()
    assert rows(question, "outlet:Nowhere" if question != "quote" else "zeppelin") == []


def test_an_empty_ledger_answers_that_it_is_empty(tmp_path: Path) -> None:
    with open_ledger("sayso.db", create=True):
        pass
    for asked in (["search"], ["who", "a"], ["story"], ["dispute"], ["figures"], ["timeline"], ["due"], ["quote", "a"]):
        result = sayso(*asked)
        assert (result.exit_code, result.stderr) == (3, "")
        assert "no" in result.stdout or "empty" in result.stdout
    assert sayso("changes", "--since", "2020").exit_code in (2, 3)
    assert {row["count"] for row in rows("stats")} == {0}
    assert sayso("export", "jsonl").exit_code == 0
    one_line(sayso("brief", "abcd"), "abcd", "no such")


def test_stats_are_in_the_newsrooms_words(file: Path) -> None:
    held = {row["of"]: row["count"] for row in rows("stats")}
    assert (held["reports"], held["stories"], held["statements"], held["duties"]) == (STORY + 1, 2, 8, 3)


def test_titles_that_would_do_harm_are_shown_harmlessly(file: Path) -> None:
    for command in (["search", "-k", "reports"], ["story"], ["changes", "--since", "2022-09-25"]):
        for format_ in ("terminal", "csv", "md"):
            shown = sayso(*command, "-f", format_, *(["--width", 200] if format_ == "terminal" else [])).stdout
            assert "HYPERLINK" in shown
            assert not HARMFUL & set(shown)
        cells = [cell for row in csv.reader(io.StringIO(sayso(*command, "-f", "csv").stdout)) for cell in row]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
        for line in sayso(*command, "-f", "md").stdout.split("\n"):
            if "HYPERLINK" in line:
                assert "a\\|b \\<b\\>" in line
    assert any(row.get("title") == NASTY_TITLE for row in rows("search", "-k", "reports"))


def test_help_fits_a_line_for_each_command() -> None:
    told = sayso("--help").stdout.split("Commands:\n")[1].rstrip().split("\n")
    assert len(told) == len(app.registered_commands) + len(app.registered_groups)
    for line in told:
        assert len(line) <= 80
        assert line.endswith(".")
        assert "..." not in line


# --- a person's hand -------------------------------------------------------------------------------------------------


def test_a_correction_by_hand(file: Path) -> None:
    key = key_of("salvage")
    result = sayso("correct", key, "speaker", "Ilse Maria Verhoeven", "--why", "her full name")
    assert (result.exit_code, result.stdout) == (0, "speaker is now Ilse Maria Verhoeven, says Ada.\n")
    assert [row["key"] for row in rows("who", "Maria Verhoeven")] == [key]
    assert [row["who"] for row in rows("search", "salvage")] == ["Ilse Maria Verhoeven"]
    assert sayso("correct", key, "said").stdout == "said is now not known, says Ada.\n"
    assert sayso("correct", key, "entry").stdout == "the entry is none, says Ada.\n"
    assert rows("search", "salvage") == []
    assert [row["field"] for row in rows("corrections")] == ["speaker", "said", "entry"]
    examples = sayso("corrections", "--training").stdout.strip().split("\n")
    assert [json.loads(one)["key"] for one in examples] == [key] * 3


def test_a_statement_is_added_and_taken_back(file: Path) -> None:
    report, words = documents()[0], "towed to the yard at Merrow"
    told = sayso("state", report[:8], words, "--speaker", "The owners", "--act", "announce", "--author", "Ben")
    found = re.fullmatch(r"added as (\S+/hand); take it back with: sayso unstate \1 --why \.\.\.\n", told.stdout)
    assert found
    assert [row["key"] for row in rows("search", "act:announce Merrow")] == [found[1]]
    assert "added by Ben" in sayso("who", "owners").stdout
    assert "The owners announces" in sayso("corrections", "--format", "csv").stdout
    examples = sayso("corrections", "--training").stdout.strip().split("\n")
    assert [json.loads(one)["record"]["statement"]["rule"] for one in examples] == ["by:Ben"]
    one_line(sayso("state", report[:8], "the ferry"), "times; --nth 1 is the first")
    one_line(sayso("state", report[:8], "submarine"), "do not stand in the report")
    one_line(sayso("state", report[:8], words, "--act", "shout"), "there are assert")
    assert sayso("unstate", found[1], "--why", "no").stdout == f"taken back: {found[1]}\n"
    assert rows("search", "act:announce Merrow") == []
    one_line(sayso("unstate", found[1], "--why", "again"), "none can be taken back")


ADDED = (
    ("figure", "three sailors were killed", ["--what", "wounded", "--value", "7", "--of", "crew"], "what:wounded"),
    ("event", "closed the northern channel", ["--type", "COERCE", "--asserted-by", "Mirela Danko"], "type:COERCE"),
    ("duty", "towed to the yard at Merrow", ["--who", "The owners", "--due", "2022-10-01"], "Merrow"),
)


@pytest.mark.parametrize(("kind", "words", "given", "query"), ADDED, ids=[one[0] for one in ADDED])
def test_what_was_missed_is_added_and_taken_back(
    kind: str, words: str, given: list[str], query: str, file: Path
) -> None:
    report = documents()[0][:8]
    told = sayso(f"state-{kind}", report, words, *given, "--author", "Ben", "--why", "missed")
    found = re.fullmatch(r"added as (\S+/hand); take it back with: sayso unstate \1 --why \.\.\.\n", told.stdout)
    assert found
    many = {"figure": "figures", "event": "events", "duty": "duties"}[kind]
    assert [row["key"] for row in rows("search", query, "-k", many)] == [found[1]]
    assert "added by Ben" in sayso("search", query, "-k", many, "--width", 200).stdout
    assert [(row["field"], row["author"], row["why"]) for row in rows("corrections")] == [("made", "Ben", "missed")]
    one_line(sayso(f"state-{kind}", report, words, *given, "--author", "Ada"), "already; correct that one")
    assert sayso("unstate", found[1], "--why", "no").stdout == f"taken back: {found[1]}\n"
    assert rows("search", query, "-k", many) == []


def test_corrections_stay_when_a_page_is_added_again(pages: Path) -> None:
    sayso("add", pages)
    key = key_of("ships harbour")
    sayso("correct", key, "act", "promise", "--why", "she gave her word", "--author", "Ben")
    assert "2 already there" in sayso("add", pages).stdout
    assert [row["key"] for row in rows("search", "act:promise")] == [key]
    assert [row["author"] for row in rows("corrections")] == ["Ben"]


def test_linking_joins_and_unlinking_splits_stories(file: Path) -> None:
    ids = documents()
    result = sayso("link", ids[0][:8], "same_story", ids[4][:8], "--why", "both of Ostrel")
    link = re.fullmatch(r"linked as (\w{10}); take it back with: sayso unlink \1\n", result.stdout)
    assert link
    assert [row["articles"] for row in rows("story")] == [STORY + 1]
    assert len(rows("story", ids[4])["reports"]) == STORY + 1
    assert link[1] in sayso("links", ids[4][:8]).stdout
    gone = sayso("unlink", link[1], "--why", "not at all")
    assert gone.stdout == "withdrawn: same story, because: not at all\n"
    assert sorted(row["articles"] for row in rows("story")) == [1, STORY]
    assert sayso("links", ids[4]).exit_code == 3
    assert len(rows("links", ids[4], "--withdrawn")) == 1
    one_line(sayso("unlink", link[1], "--why", "again"), "withdrawn already")


def test_a_denial_linked_by_hand(file: Path) -> None:
    denial, charge = key_of("act:deny"), key_of("salvage")
    assert sayso("link", denial, "denies", charge, "--why", "he named it").exit_code == 0
    told = [row for row in rows("links", denial) if row["judge"] == "by:Ada"]
    assert [(row["relation"], LATER in row["right"]) for row in told] == [("denies", True)]


def test_a_note(file: Path) -> None:
    result = sayso("note", documents()[0][:8], "Ask", "Danko", "\x1b[31mfor the log.")
    assert re.fullmatch(r"noted by Ada at \S+Z\.\n", result.stdout)
    with open_ledger(str(file)) as ledger:
        assert [one.text for one in ledger.notes(documents()[:1])] == ["Ask Danko \x1b[31mfor the log."]


@pytest.mark.parametrize(("answer", "erased"), [("y\n", True), ("n\n", False), ("", False)])
def test_forgetting_asks_first(answer: str, erased: bool, file: Path) -> None:
    id_ = documents()[4]
    result = sayso("forget", id_[:8], "--why", "a court says so", stdin=answer)
    assert not HARMFUL & set(result.stdout)
    assert "Erase “=HYPERLINK" in result.stdout
    assert (id_ in documents()) is not erased
    if erased:
        assert result.exit_code == 0
        assert "by Ada: a court says so" in result.stdout
    else:
        one_line(result, "nothing was erased", "--yes")


def test_forgetting_is_for_good(pages: Path) -> None:
    sayso("add", pages)
    id_ = rows("search", "-k", "reports", "ships harbour")[0]["key"]
    assert sayso("forget", id_[:10], "--why", "asked for", "--yes").exit_code == 0
    assert rows("search", "harbour") == []
    one_line(sayso("story", id_[:10]), "no such")
    assert "1 already there, 1 forgotten for good before, not added" in sayso("add", pages).stdout
    assert [row["why"] for row in rows("changes", "--since", "2020-01-01")["forgotten"]] == ["asked for"]


def test_backup_and_restore(file: Path) -> None:
    sayso("correct", key_of("salvage"), "act", "promise", "--why", "so")
    assert sayso("backup", "copy.db").stdout == f"copy.db: {STORY + 1} reports.\n"
    assert sayso("restore", "copy.db", "-l", "new.db").stdout == f"new.db: {STORY + 1} reports.\n"
    for command in (["search"], ["story"], ["search", "-k", "reports"], ["corrections"]):
        assert sayso(*command, "-f", "csv", "-l", "new.db").stdout == sayso(*command, "-f", "csv").stdout
    one_line(sayso("backup", "copy.db"), "copy.db", "writes over nothing")
    one_line(sayso("restore", "copy.db", "-l", "new.db"), "new.db", "writes over nothing")
    one_line(sayso("restore", "none.db", "-l", "newer.db"), "none.db", "no such backup")
    assert not Path("newer.db").exists()


# --- leaving the ledger ----------------------------------------------------------------------------------------------


def brief_lines(file: Path) -> dict[str, list[str]]:
    """What a brief says, one text a line, in each format, without the marks of the format."""
    story = documents(file)[0][:10]
    for format_ in ("html", "docx"):
        assert sayso("brief", story, "-f", format_, "-o", f"brief.{format_}").exit_code == 0
    page = Path("brief.html").read_text(encoding="utf-8")
    bare = re.sub(r"<[^>]+>", "", re.sub(r"</(li|p|h\d|td|th|div|tr|style|title)>", "\n", page))
    written = docx.Document("brief.docx")
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return {
        "md": re.sub(r"\\(.)", r"\1", sayso("brief", story).stdout).split("\n"),
        "html": bare.replace("&quot;", '"').replace("&#x27;", "'").split("\n"),
        "docx": [*(one.text for one in written.paragraphs), *cells],
    }


def test_a_brief_says_the_same_in_each_format(file: Path) -> None:
    for lines in brief_lines(file).values():
        text = "\n".join(lines)
        for words in (
            "What is contested",
            CHARGE,
            "sailors killed",
            "answer the letter",
            "2022-10-05",
            "Sources",
            "Ferry hit, says Danko",
            "seen 2022-09-25",
            "https://meridian.example.org/ferry",
            "copy of [1]",
        ):
            assert words in text


def test_no_line_of_a_brief_is_without_the_number_of_a_source(file: Path) -> None:
    told = sayso("brief", documents()[0]).stdout.split("\n")
    text = [re.sub(r"\\(.)", r"\1", one) for one in told]
    at = text.index("## Sources")
    sources = {int(found[1]) for one in text[at:] if (found := re.match(r"- \*\*\[(\d+)\]\*\*", one))}
    assert sources == set(range(1, STORY + 1))
    said = [one for one in text[:at] if one.startswith("- ")]
    table = [one for one in text[:at] if one.startswith("| ") and not one.endswith("| see |")]
    assert len(said) >= 3
    assert len(table) >= 3
    for one in [*said, *table]:
        numbers = {int(number) for number in re.findall(r"\[(\d+)\]", one)}
        assert numbers
        assert numbers <= sources


def test_a_brief_of_what_would_do_harm(file: Path) -> None:
    story = documents()[4][:10]
    for format_ in ("md", "html"):
        shown = sayso("brief", story, "-f", format_).stdout
        assert not HARMFUL & set(shown)
        assert "<b>" not in shown.replace("\\<b\\>", "")
    assert sayso("brief", story, "-f", "docx", "-o", "b.docx").exit_code == 0
    assert "cannot be trusted" in docx.Document("b.docx").paragraphs[2].text


def test_a_brief_judges_duties_on_a_day(file: Path) -> None:
    assert "| overdue |" in sayso("brief", documents()[0], "--as-of", "2022-10-06").stdout
    assert "| due |" in sayso("brief", documents()[0]).stdout


@pytest.mark.parametrize("format_", ["csv", "jsonl", "parquet", "plover", "ucdp", "ical", "geojson", "atom"])
def test_an_export_has_a_manifest_that_fits_it(format_: str, file: Path) -> None:
    result = sayso("export", format_, "-o", "out/new")
    assert (result.exit_code, result.stderr) == (0, "")
    written = sorted(path.name for path in Path("out/new").iterdir())
    assert written == sorted(line.split(":")[0] for line in result.stdout.strip().split("\n"))
    manifest = json.loads(Path(f"out/new/sayso-{format_}.manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == format_
    assert len(manifest["files"]) == len(written) - 1
    for line in result.stdout.strip().split("\n"):
        name, size = line.split(": ")
        assert size == f"{(Path('out/new') / name).stat().st_size} bytes"


def test_an_export_holds_what_the_search_finds(file: Path) -> None:
    sayso("export", "csv", "salvage", "-o", "out")
    found = list(csv.DictReader(io.StringIO(Path("out/sayso-statements.csv").read_text(encoding="utf-8"))))
    assert [LATER in str(row) for row in found] == [True]
    assert json.loads(Path("out/sayso-csv.manifest.json").read_text())["filter"] == "salvage"


def watch_file(*rules: str) -> str:
    Path("watch.toml").write_text("\n".join(f"[[watch]]\n{rule}" for rule in rules), encoding="utf-8")
    return "watch.toml"


def test_a_watch_list_remembers_when_it_was_asked(file: Path) -> None:
    rules = watch_file(
        'name = "charges"\nquery = "act:accuse"', 'name = "=dead"\nkind = "figures"\nquery = ""\nover = 3'
    )
    assert {name: len(many) for name, many in rows("watch-list", rules, "--since", "2022-09-25").items()} == {
        "charges": 3,
        "=dead": 1,
    }
    first, again = sayso("watch-list", rules), sayso("watch-list", rules)
    assert "charges: 3 new" in first.stdout
    assert (first.exit_code, again.exit_code) == (0, 3)
    assert "charges: 0 new since 20" in again.stdout
    assert again.stdout.count("nothing new") == 2
    for format_ in ("csv", "md"):
        assert CHARGE in sayso("watch-list", rules, "--since", "2022-09-25", "-f", format_).stdout
    assert "\n'=dead," in sayso("watch-list", rules, "--since", "2022-09-25", "-f", "csv").stdout


def test_watch_lists_of_one_name_remember_each_for_itself(file: Path) -> None:
    rules = watch_file('name = "charges"\nquery = "act:accuse"')
    elsewhere = Path("desk") / rules
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(Path(rules).read_bytes())
    assert "charges: 3 new" in sayso("watch-list", rules).stdout
    assert "charges: 3 new" in sayso("watch-list", elsewhere).stdout
    assert "charges: 0 new" in sayso("watch-list", elsewhere.parent / ".." / rules).stdout  # the first one again


# --- wrong use -------------------------------------------------------------------------------------------------------

LEDGERS = {
    "none.db": "no such ledger",
    "pages": "is a folder",
    "notes.txt": "is no ledger of Sayso",
    "empty.db": "is empty, no ledger",
    "": "a ledger needs a file",
    "mysql://somewhere/x": "SQLite (a file) or PostgreSQL",
    "postgresql://me:secret@127.0.0.1:1/x": "does not answer",
}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_that_is_none_is_said_and_left_as_it_is(ledger: str, pages: Path) -> None:
    Path("notes.txt").write_text("These are notes.", encoding="utf-8")
    Path("empty.db").touch()
    for asked in (["search", "a"], ["story"], ["stats"], ["backup", "b.db"], ["brief", "abcd"], ["export", "csv"]):
        result = sayso(*asked, "--ledger", ledger)
        one_line(result, LEDGERS[ledger])
        assert "secret" not in result.stderr
        assert str(pages.parent) not in result.stderr
        assert result.stdout == ""
    assert Path("notes.txt").read_text(encoding="utf-8") == "These are notes."
    assert sorted(path.name for path in Path().iterdir()) == ["empty.db", "notes.txt", "pages"]


def test_pages_are_not_added_to_what_is_no_ledger(pages: Path) -> None:
    one_line(sayso("add", pages, "-l", pages / "harbour.txt"), "harbour.txt", "is no ledger")
    assert (pages / "harbour.txt").read_text(encoding="utf-8") == REPORT
    one_line(sayso("add", pages, "-l", pages), "is a folder")
    one_line(sayso("add", pages, "-l", "no/such/sayso.db"), "is the folder there")


WRONG: list[tuple[list[object], str]] = [
    (["search", "(a"], "( without its )"),
    (["search", '"a'], '" without its other'),
    (["search", "colour:red"], "no field is called 'colour'"),
    (["search", "since:2022-02-30"], "the calendar has no such day"),
    (["search", "x" * 3000], "3000 characters"),
    (["who", ""], "whom?"),
    (["quote", ""], "which words?"),
    (["quote", "abcd/statement/1-2"], "no such statement"),
    (["story", "abc"], "at least 4"),
    (["story", "zzzz"], "no such"),
    (["story", "zzzz\x1b[31m\u202e"], "no such"),
    (["story", "{first}", "--as-of", "soon"], "is no day"),
    (["due", "--as-of", "2022-02-30"], "is no day"),
    (["changes", "--since", "soon"], "is no time"),
    (["changes", "--since", "0001-01-01T00:00:00+14:00"], "no calendar"),
    (["diff", "{first}"], "no version before"),
    (["diff", "{first}", "zzzz"], "no such"),
    (["links", "zzzz"], "no such"),
    (["links", "abcd/statement/1-2"], "no such entry"),
    (["link", "{first}", "likes", "{second}", "--why", "x"], "likes: is no relation"),
    (["link", "{first}", "denies", "{second}", "--why", "x"], "needs a statement"),
    (["link", "{first}", "same_story", "{first}", "--why", "x"], "one and the same"),
    (["link", "{first}", "same_story", "{second}", "--why", " "], "--why"),
    (["link", "{first}", "same_story", "zzzz", "--why", "x"], "no such"),
    (["unlink", "abcdef", "--why", "x"], "no such link"),
    (["unlink", "abc", "--why", "x"], "at least 4"),
    (["correct", "abcd", "act", "deny"], "is no key"),
    (["correct", "abcd/gossip/1-2", "act", "deny"], "is no key"),
    (["correct", "abcd/statement/1-2", "act", "deny"], "no such statement"),
    (["correct", "abcd/statement/1-2", "colour", "red"], "colour: nothing"),
    (["correct", "abcd/statement/1-2", "act", "shout"], "'shout' is none"),
    (["correct", "abcd/statement/1-2", "said", "soon"], "is no day"),
    (["correct", "abcd/figure/1-2", "low", "many"], "is no number"),
    (["state", "{first}", "three sailors", "--said", "soon"], "is no day"),
    (["state-figure", "{first}", "three sailors", "--what", "killed"], "how many?"),
    (["state-figure", "{first}", "three sailors", "--what", "dead", "--value", "3"], "'dead' is none"),
    (["state-event", "{first}", "three sailors", "--type", "WAR"], "'WAR' is none"),
    (["state-duty", "{first}", "three sailors", "--due", "soon"], "is no day"),
    (["state-duty", "zzzz", "three sailors"], "no such"),
    (["note", "{first}", " "], "a note without words"),
    (["note", "abcd/statement/1-2", "x"], "no such"),
    (["forget", "zzzz", "--why", "x", "--yes"], "no such"),
    (["forget", "{first}", "--why", "", "--yes"], "--why"),
    (["forget", "{first}", "--why", "x"], "nothing was erased"),
    (["brief", "zzzz"], "no such"),
    (["brief", "{first}", "-f", "docx"], "--out"),
    (["brief", "{first}", "--as-of", "soon"], "is no day"),
    (["brief", "{first}", "-o", "pages"], "pages: cannot be written"),
    (["brief", "{first}", "-f", "docx", "-o", "pages"], "pages: cannot be written"),
    (["brief", "{first}", "-f", "docx", "-o", "notes.txt/b.docx"], "b.docx: cannot be written"),
    (["export", "gossip"], "gossip: is no format"),
    (["export", "csv", "-o", "notes.txt"], "cannot be written"),
    (["export", "csv", "(a"], "( without its )"),
    (["search", "-o", "notes.txt/a"], "a: cannot be written"),
    (["watch-list", "none.toml"], "none.toml: cannot be read"),
    (["watch-list", "notes.txt"], "notes.txt: not a TOML file"),
    (["backup", "no/such/b.db"], "b.db"),
    (["restore", "notes.txt", "-l", "new.db"], "notes.txt: is no ledger"),
]


@pytest.mark.parametrize(("asked", "says"), WRONG, ids=[" ".join(map(str, one))[:60] for one, _ in WRONG])
def test_wrong_use_is_one_line_and_changes_nothing(asked: list[object], says: str, file: Path) -> None:
    first, second = documents()[:2]
    Path("pages").mkdir()
    Path("notes.txt").write_text("These are notes.", encoding="utf-8")
    before = {row["of"]: row["count"] for row in rows("stats")}
    result = sayso(*(str(one).replace("{first}", first).replace("{second}", second) for one in asked))
    one_line(result, says)
    assert not HARMFUL & set(result.stderr + result.stdout)
    assert str(file.parent) not in result.stderr
    assert {row["of"]: row["count"] for row in rows("stats")} == before
    assert Path("notes.txt").read_text(encoding="utf-8") == "These are notes."
    assert sorted(path.name for path in Path().glob("*") if path.suffix != ".db") == ["notes.txt", "pages"]


@pytest.mark.parametrize("asked", [["correct"], ["link", "a"], ["forget", "abcd"], ["search", "-f", "xml"], ["who"]])
def test_what_is_missing_is_said_with_the_usage(asked: list[str], file: Path) -> None:
    result = sayso(*asked)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("Usage: ")


def test_an_id_that_two_reports_begin_with(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.store import reading as stored

    monkeypatch.setattr(stored, "SHORTEST_ID", 0)
    one_line(sayso("brief", ""), "more than one story begins so")


def test_a_full_disk_is_said(file: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    one_line(sayso("search", "-o", "/dev/full"), "full: cannot be written (No space left on device)")
    one_line(sayso("export", "csv", "-o", "/dev/full"), "cannot be written")


def test_a_closed_pipe_is_quiet(file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        fill(ledger)
    asked = "search -f json -n 1000"
    command = f"(sleep 0.1; '{sys.executable}' -m sayso {asked}; echo $? >code) | true; cat code"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=os.environ.copy())
    assert (done.stdout, done.stderr) == ("141\n", "")


def test_who_does_it_is_said_set_or_known(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import getpass

    id_ = documents()[0]
    assert "noted by Ben" in sayso("note", id_, "x", "--author", "Ben").stdout
    assert "noted by Ada" in sayso("note", id_, "x").stdout
    monkeypatch.delenv("SAYSO_AUTHOR")
    monkeypatch.setattr(getpass, "getuser", lambda: "carla")
    assert "noted by carla" in sayso("note", id_, "x").stdout

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    one_line(sayso("note", id_, "x"), "who are you?")


def test_the_ledger_of_the_settings(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.move(file, "other.db")
    one_line(sayso("stats"), "sayso.db: there is no such ledger")
    monkeypatch.setenv("SAYSO_LEDGER", "other.db")
    assert sayso("stats").exit_code == 0
    assert DAYS[0] in sayso("story").stdout


@pytest.mark.parametrize("words", [["story", "Zelensk\udcfd"], ["note", "abcd", "caf\udce9"], ["search", "caf\udce9"]])
def test_words_of_a_terminal_of_another_encoding_are_taken(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_ledger(str(tmp_path / "l.db"), create=True):
        pass
    with pytest.raises(SystemExit) as ended:
        door_main([*words, "--ledger", str(tmp_path / "l.db")])
    assert ended.value.code in (2, 3)
    assert len(capsys.readouterr().err.splitlines()) <= 1
