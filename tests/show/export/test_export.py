"""Every format: the manifest is true, the same account gives the same bytes, no page can break a file."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import icalendar
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import SettingsError
from sayso.records import Account
from sayso.show.export import (
    EXPORT_FORMATS,
    ExportFormat,
    acled,
    export,
    export_codebook,
    gdelt,
    manifest_json,
    phoenix,
    polecat,
    ucdp,
)
from sayso.show.export.cells import as_written
from tests.show.export.entries import FILTER, MADE_BY, account, examples, made
from tests.show.export.reading import EVERYTHING, exported, file, lists, objects, rows

ROOT = Path(__file__).parents[3]
FORMATS = list(EXPORT_FORMATS)


def test_every_format_has_an_entry() -> None:
    assert list(get_args(ExportFormat)) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("given", [made, examples, account], ids=["made", "examples", "empty"])
def test_the_manifest_is_true(name: ExportFormat, given: object) -> None:
    result = exported(name, given(), EVERYTHING)  # type: ignore[operator]
    manifest = result.manifest
    assert tuple(suffix for suffix, _ in result.files) == EXPORT_FORMATS[name].files
    for entry, (suffix, content) in zip(manifest.files, result.files, strict=True):
        assert entry.suffix == suffix
        assert entry.sha256 == hashlib.sha256(content).hexdigest()
        assert entry.rows == counted(suffix, content)
    assert manifest.rows == sum(entry.rows for entry in manifest.files)
    assert manifest.sha256 == hashlib.sha256(b"".join(content for _, content in result.files)).hexdigest()
    assert (manifest.filter, manifest.sayso, manifest.runs) == (FILTER, "1.2.3", ("1.2.3/abc/def",))


def counted(suffix: str, content: bytes) -> int:
    """Rows as another library counts them."""
    if suffix.endswith(".parquet"):
        return polars.read_parquet(content).height
    if suffix.endswith(".ics"):
        return len(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    if suffix.endswith(".atom"):
        return len(ElementTree.fromstring(content).findall("{http://www.w3.org/2005/Atom}entry"))
    if suffix.endswith(".geojson"):
        return len(json.loads(content)["features"])
    if suffix.endswith(".jsonl"):
        return len(objects(content))
    if suffix.startswith(("petrarch", "phoenix", "gdelt")):
        return len(lists(content))
    return len(rows(content, tabs=suffix.endswith(".tsv")))


def test_a_manifest_as_json() -> None:
    shown = json.loads(manifest_json(exported("polecat", made()).manifest))
    assert list(shown) == [
        "schema",
        "format",
        "rows",
        "sha256",
        "files",
        "filter",
        "runs",
        "sayso",
        "codebook",
        "left_out",
        "reports_left_out",
    ]
    assert shown["reports_left_out"] == 0
    assert shown["left_out"] == {"status denied": 1, "status possible": 1, "told as history only": 1}
    assert shown["codebook"].startswith("POLECAT")


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_in_which_an_account_is_given_changes_nothing(name: ExportFormat) -> None:
    whole = examples()
    assert exported(name, whole).files == exported(name, replace(whole, entries=whole.entries[::-1])).files


SCRIPT = """
import hashlib
from tests.show.export.entries import FILTER, MADE_BY, made
from sayso.show.export import EXPORT_FORMATS, export
for name in EXPORT_FORMATS:
    files = export(name, made(), filter_text=FILTER, made_by=MADE_BY).files
    print(name, hashlib.sha256(b"".join(content for _, content in files)).hexdigest())
"""


def test_the_same_bytes_in_every_process_and_time_zone() -> None:
    told = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        told.append(done.stdout)
    assert told[0] == told[1]
    assert told[0].count("\n") == len(FORMATS)
    ours = {name: hashlib.sha256(b"".join(c for _, c in exported(name, made()).files)).hexdigest() for name in FORMATS}
    assert told[0] == "".join(f"{name} {digest}\n" for name, digest in ours.items())


def test_an_unknown_format_is_told_in_one_line() -> None:
    with pytest.raises(SettingsError, match="no export format 'xlsx': give one of plover, polecat"):
        export("xlsx", made(), filter_text="", made_by=MADE_BY)  # type: ignore[arg-type]


def test_a_missing_library_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "sayso.show.export.parquet", raising=False)
    with pytest.raises(SettingsError, match="the parquet export needs pyarrow: pip install pyarrow"):
        exported("parquet", made())


def hostile(text: str) -> Account:
    """The account with this text wherever a page's own words stand."""
    whole = made()
    entries = []
    for one in whole.entries:
        report = replace(one.report, title=text, outlet=text, url=text, byline=text, file=text)
        entries.append(
            replace(
                one,
                report=report,
                said=tuple(replace(x, report=report, words=text, cue=text) for x in one.said),
                happened=tuple(
                    replace(
                        x,
                        report=report,
                        words=text,
                        passage=text,
                        event=replace(x.event, source=tuple(replace(p, name=text) for p in x.event.source)),
                    )
                    for x in one.happened
                ),
                counted=tuple(replace(x, report=report, words=text, passage=text) for x in one.counted),
                owed=tuple(replace(x, report=report, words=text) for x in one.owed),
            )
        )
    assert whole.story is not None
    return replace(whole, entries=tuple(entries), story=replace(whole.story, title=text))


NASTY = [
    "=cmd|' /C calc'!A0",
    '"',
    '"a\tb"\r\nc',
    "\x00\x1b[31m",
    "\ud800",
    "\u2028\u0085",
    "]]>&<",
    "; , |",
    "'=1",
    "\ufffe",
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", FORMATS)
def test_no_page_can_break_a_file(name: ExportFormat, text: str) -> None:
    clean, dirty = exported(name, made(), EVERYTHING), exported(name, hostile(text), EVERYTHING)
    assert dirty.manifest.rows == clean.manifest.rows
    for (suffix, content), entry in zip(dirty.files, dirty.manifest.files, strict=True):
        assert suffix.endswith(".parquet") or content.decode("utf-8") is not None
        assert counted(suffix, content) == entry.rows


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_can_break_a_file(text: str) -> None:
    given = hostile(text)
    for name in FORMATS:
        result = exported(name, given, EVERYTHING)
        assert [counted(suffix, content) for suffix, content in result.files] == [
            entry.rows for entry in result.manifest.files
        ]


@pytest.mark.parametrize("name", ["polecat", "ucdp", "acled", "petrarch", "phoenix", "gdelt", "csv"])
def test_no_cell_runs_in_a_spreadsheet(name: ExportFormat) -> None:
    for suffix, content in exported(name, hostile("=1+1"), EVERYTHING).files:
        text = content.decode("utf-8")
        cells = [one for row in lists(content) for one in row] if suffix.endswith(".tsv") else text.split(",")
        assert any(one.strip('"\n').startswith("'=1+1") for one in cells), suffix
        assert not any(one.startswith(("=", "@", "\t", "\r")) for one in cells), suffix
        assert as_written("'=1+1") == "=1+1"


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_is_read_back_as_given(name: ExportFormat) -> None:
    """“The Paper” with quotes and a comma in every format that names outlets."""
    text = 'The "Paper", Ltd'
    joined = b"".join(content for _, content in exported(name, hostile(text), EVERYTHING).files)
    if name in ("polecat", "acled"):
        (first, *_) = rows(joined, tabs=name == "polecat")
        assert first["Source" if name == "polecat" else "source"] == text
    elif name == "jsonl":
        assert objects(file(exported(name, hostile(text)), "reports.jsonl"))[0]["outlet"] == text
    elif name == "plover":
        assert objects(joined)[0]["cite_info"]["publication"] == text
    elif name == "phoenix":
        assert lists(joined)[0][-1] == text


def test_the_codebook_tells_of_every_column() -> None:
    page = export_codebook()
    for name in FORMATS:
        for suffix in EXPORT_FORMATS[name].files:
            assert f"`{suffix}`" in page
    for line in (
        "| `deaths_a` |",
        "| `Wikipedia Actor ID` |",
        "| `MentionDocTone` |",
        "| `x_tellings` |",
        "| `RRULE` |",
    ):
        assert line in page
    cells = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert all(len(row) == 4 and all(cell.strip(" |") for cell in row) for row in cells)
    assert len(cells) > 300


def test_what_is_said_to_be_always_empty_is_always_empty() -> None:
    """In every event format, over real pages and the made ones."""
    tables = (("polecat", polecat.columns("1")), ("ucdp", ucdp.COLUMNS), ("acled", acled.COLUMNS))
    for given_account in (made(), examples()):
        for name, columns in tables:
            ((suffix, content),) = exported(name, given_account, EVERYTHING).files  # type: ignore[arg-type]
            found = rows(content, tabs=suffix.endswith(".tsv"))
            assert found
            for column in columns:
                values = {row[column.name] for row in found}
                if column.empty.startswith("always"):
                    assert values == {""}, column.name
                if not column.empty:
                    assert "" not in values, column.name
        for name, columns, suffix in (
            ("phoenix", phoenix.COLUMNS, "phoenix.tsv"),
            ("gdelt", gdelt.EVENTS, "gdelt-events.tsv"),
            ("gdelt", gdelt.MENTIONS, "gdelt-mentions.tsv"),
        ):
            for row in lists(file(exported(name, given_account, EVERYTHING), suffix)):  # type: ignore[arg-type]
                for column, value in zip(columns, row, strict=True):
                    assert value or column.empty, column.name
                    assert not (value and column.empty.startswith("always")), column.name
