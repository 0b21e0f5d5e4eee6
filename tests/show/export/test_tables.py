"""The ledger's tables: CSV, JSON lines and Parquet say the same, and what the records say."""

import io

import polars
import pyarrow.parquet
import pytest

from sayso.records import Account
from sayso.show.export.kind_tables import TABLES
from tests.show.export.entries import account, examples, made
from tests.show.export.reading import exported, file, header, objects, rows

KINDS = [table.name for table in TABLES]
ACCOUNTS = {"made": made, "examples": examples, "empty": account}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("which", ACCOUNTS)
def test_parquet_is_read_back_as_json_lines_say(kind: str, which: str) -> None:
    given: Account = ACCOUNTS[which]()
    lines = objects(file(exported("jsonl", given), f"{kind}.jsonl"))
    frame = polars.read_parquet(io.BytesIO(file(exported("parquet", given), f"{kind}.parquet")))
    assert frame.to_dicts() == lines


@pytest.mark.parametrize("kind", KINDS)
def test_csv_is_read_back_as_json_lines_say(kind: str) -> None:
    content = file(exported("csv", examples()), f"{kind}.csv")
    lines = objects(file(exported("jsonl", examples()), f"{kind}.jsonl"))
    assert header(content) == list(lines[0])
    assert [list(row.values()) for row in rows(content)] == [
        [as_cell(value) for value in one.values()] for one in lines
    ]


def as_cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(as_cell(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else " ".join(str(value).split())


def test_every_entry_is_there_whatever_its_status() -> None:
    given = examples()
    counts = {part.suffix: part.rows for part in exported("jsonl", given).manifest.files}
    assert counts == {
        "statements.jsonl": sum(len(one.said) for one in given.entries),
        "events.jsonl": sum(len(one.happened) for one in given.entries),
        "figures.jsonl": sum(len(one.counted) for one in given.entries),
        "obligations.jsonl": sum(len(one.owed) for one in given.entries),
        "reports.jsonl": len(given.entries),
    }
    statuses = {row["status"] for row in objects(file(exported("jsonl", given), "events.jsonl"))}
    assert statuses >= {"fact", "claimed", "denied", "hypothetical"}


def test_offsets_point_at_the_words() -> None:
    given = examples()
    texts = {one.report.document: one.text for one in given.entries}
    for kind in ("events", "figures", "obligations"):
        found = objects(file(exported("jsonl", given), f"{kind}.jsonl"))
        assert found
        for row in found:
            assert " ".join(texts[row["document"]][row["start"] : row["end"]].split()) == row["words"]


def test_statements_lead_to_each_other_by_key() -> None:
    found = objects(file(exported("jsonl", made()), "statements.jsonl"))
    assert found[1]["denies"] == found[0]["key"]
    assert (found[0]["speaker"], found[0]["act"], found[1]["act"]) == ("Armenia", "assert", "deny")
    assert (found[0]["said_earliest"], found[0]["said_precision"]) == ("2022-09-13", "day")


def test_events_and_figures_lead_to_their_happening() -> None:
    events = objects(file(exported("jsonl", made()), "events.jsonl"))
    shelling = [row for row in events if row["happening"] == events[0]["key"]]
    assert [(row["status"], row["happening_status"]) for row in shelling] == [
        ("disputed", "disputed"),
        ("claimed", "disputed"),
        ("claimed", "disputed"),
    ]
    figures = objects(file(exported("jsonl", made()), "figures.jsonl"))
    assert {row["happening"] for row in figures if row["what"] == "killed"} == {
        events[0]["key"],
        events[3]["key"],
    }
    assert [(row["low"], row["high"], row["comparator"]) for row in figures if row["of"] == "soldiers"] == [
        (105, None, "at_least"),
        (105, None, "at_least"),
    ]


def test_duties_have_their_standing() -> None:
    found = objects(file(exported("jsonl", made()), "obligations.jsonl"))
    assert [(row["standing"], row["due_latest"]) for row in found] == [
        ("overdue", "2022-10-05"),
        ("recurring", "2022-10-05"),
        (None, None),
    ]


def test_reports_say_what_they_copy() -> None:
    found = objects(file(exported("jsonl", made()), "reports.jsonl"))
    assert [row["copy_of"] for row in found] == [None, None, found[1]["document"]]
    assert found[0]["characters"] == len(made().entries[0].text)


def test_parquet_carries_its_codebook() -> None:
    for table in TABLES:
        content = file(exported("parquet", made()), f"{table.name}.parquet")
        schema = pyarrow.parquet.read_schema(io.BytesIO(content))
        assert schema.metadata[b"sayso.table"] == table.name.encode()
        assert schema.metadata[b"sayso.run"] == b"1.2.3/abc/def"
        for field, given in zip(schema, table.fields, strict=True):
            assert field.name == given.column.name
            assert field.metadata[b"description"].decode() == given.column.meaning
            assert field.nullable == bool(given.column.empty)
            assert (b"empty" in field.metadata) == bool(given.column.empty)


def test_what_is_never_empty_is_never_empty() -> None:
    for given in (made(), examples()):
        for table in TABLES:
            for row in objects(file(exported("jsonl", given), f"{table.name}.jsonl")):
                for field in table.fields:
                    assert row[field.column.name] is not None or field.column.empty, (table.name, field.column.name)
