"""All examples through the shipped model: the schema holds, spans are exact, the bytes are the same again."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.show import schema_text

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def output(format_: str, *more: str) -> bytes:
    arguments = ["read", str(EXAMPLES), "--meta", str(EXAMPLES / "meta.jsonl"), "--format", format_, *more]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


@pytest.fixture(scope="module")
def findings() -> list[dict]:
    return [json.loads(line) for line in output("jsonl", "--threads", "1").splitlines()]


def spans(part: object) -> Iterator[tuple[int, int]]:
    """Every start and end anywhere in the JSON."""
    if isinstance(part, dict):
        if part.get("start") is not None:
            yield part["start"], part["end"]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from spans(one)


def test_schema_holds(findings: list[dict]) -> None:
    check = jsonschema.Draft202012Validator(json.loads(schema_text()))
    for one in findings:
        check.validate(one)
    assert sum(len(one["statements"]) for one in findings) > len(findings)


def test_spans_lie_in_the_text_and_outside_what_is_set_aside(findings: list[dict]) -> None:
    for one in findings:
        length = len(one["document"]["text"])
        assert all(0 <= start < end <= length for start, end in spans(one))
        aside = [(quarantined["start"], quarantined["end"]) for quarantined in one["quarantine"]]
        for start, end in spans(one["statements"]):
            assert not any(start < till and since < end for since, till in aside), one["file"]


def test_ids_and_links(findings: list[dict]) -> None:
    for one in findings:
        known = [statement["id"] for statement in one["statements"]]
        assert len(set(known)) == len(known)
        for statement in one["statements"]:
            assert {statement[link] for link in ("denies", "continues", "within")} - {None} <= set(known)


def test_same_bytes_with_more_threads(findings: list[dict]) -> None:
    again = output("jsonl", "--threads", "2")
    assert [json.loads(line) for line in again.splitlines()] == findings
    assert again == output("jsonl", "--threads", "1")


@pytest.mark.parametrize("format_", ["terminal", "html", "md", "json"])
def test_every_format_names_every_page_and_no_folder(format_: str, findings: list[dict]) -> None:
    written = output(format_).decode()
    assert all(one["file"].replace("_", "\\_" if format_ == "md" else "_") in written for one in findings)
    assert str(EXAMPLES.parent) not in written
