"""All examples through the shipped model: the schema holds, spans are exact, the bytes are the same again."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from sayso import pipeline
from sayso.cli import app
from sayso.show import schema_text
from sayso.show.meanings import meanings
from tests.remembered import remembered
from tests.write_codebook import rule_ids

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def output(format_: str, *more: str) -> bytes:
    arguments = ["read", str(EXAMPLES), "--meta", str(EXAMPLES / "meta.jsonl"), "--format", format_, *more]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes


@pytest.fixture(scope="module")
def lines(kept_readings: Path) -> bytes:
    """Read anew with one thread, and kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read_raw", remembered(kept_readings, anew=True))
        return output("jsonl", "--threads", "1")


@pytest.fixture(scope="module")
def findings(lines: bytes) -> list[dict]:
    return [json.loads(line) for line in lines.splitlines()]


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


DERIVED = ("statements", "events", "not_events", "figures", "obligations")


def test_nothing_is_derived_from_what_is_set_aside(findings: list[dict]) -> None:
    for one in findings:
        aside = [(quarantined["start"], quarantined["end"]) for quarantined in one["quarantine"]]
        for kind in DERIVED:
            for start, end in spans(one[kind]):
                assert not any(start < till and since < end for since, till in aside), (one["file"], kind)


def test_ids_and_links(findings: list[dict]) -> None:
    for one in findings:
        ids = {kind: [row["id"] for row in one[kind]] for kind in LINKED}
        everything = [identity for known in ids.values() for identity in known]
        assert len(set(everything)) == len(everything), one["file"]
        for kind, links in LINKED.items():
            for row in one[kind]:
                for key, target in links.items():
                    value = row[key]
                    given = value if isinstance(value, list) else [value] if value is not None else []
                    assert set(given) <= set(ids[target]), (one["file"], kind, row["id"], key)
        for side in (side for dispute in one["disputes"] for side in dispute["sides"]):
            assert set(side["statements"]) <= set(ids["statements"])
            assert set(side["figures"]) <= set(ids["figures"])


def test_every_word_and_rule_is_in_the_codebook(findings: list[dict]) -> None:
    known = {(one.list, one.word) for one in meanings()}
    steps = {step for rule in rule_ids() for step in rule.split(":")}
    for one in findings:
        for event in one["events"]:
            assert event["mode"] is None or ("mode", f"{event['type']}/{event['mode']}") in known
            assert {("context", context) for context in event["contexts"]} <= known
        assert {("no event", none["reason"]) for none in one["not_events"]} <= known
        rules = {made["rule"] for kind in ("events", "figures", "obligations") for made in one[kind]}
        for step in (step for rule in rules for part in rule.split("+") for step in part.split(":")):
            assert step in steps or ("rule part", step) in known, (one["file"], step)


LINKED = {
    "statements": {"denies": "statements", "continues": "statements", "within": "statements"},
    "events": {"asserted_by": "statements", "denied_by": "statements"},
    "figures": {"part_of": "figures", "reported_by": "statements", "event": "events"},
    "obligations": {"statement": "statements"},
    "disputes": {"event": "events"},
}


def test_same_bytes_with_more_threads(lines: bytes) -> None:
    assert output("jsonl", "--threads", "2") == lines


@pytest.mark.usefixtures("_read_once")
@pytest.mark.parametrize("format_", ["terminal", "html", "md", "json"])
def test_every_format_names_every_page_and_no_folder(format_: str, findings: list[dict]) -> None:
    written = output(format_).decode()
    assert all(one["file"].replace("_", "\\_" if format_ == "md" else "_") in written for one in findings)
    assert str(EXAMPLES.parent) not in written
