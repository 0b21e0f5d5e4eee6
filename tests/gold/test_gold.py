"""The marked pages are whole: built from their marks, exact to the letter, and in words the records know."""

import json
from collections import Counter
from typing import Any, get_args

import pytest

from sayso.records import Act, Form
from tests.gold.build import HERE, MarkError, Page, build, find, records_of, stale

LEAST_MARKED_PAGES = 7
PAGE = Page("page", "P", "He said no. She said yes.\nShe said no.")


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_files_are_what_the_marks_say() -> None:
    assert stale(build()) == [], "run python -m tests.gold.build"


def test_every_span_is_exact() -> None:
    texts = {p.name: p.read_bytes().decode() for p in (HERE / "texts").iterdir()}
    for record in gold():
        text = texts[record["file"].removeprefix("texts/")]
        spans = [record[k] for k in ("span", "cue", "speaker_span", "trigger", "duty") if record.get(k)]
        for span in spans + record.get("content", []):
            assert text[span["start"] : span["end"]] == span["text"], record["id"]


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    records = gold()
    ids = Counter(r["id"] for r in records)
    assert max(ids.values()) == 1
    linked = [r[key] for r in records for key in ("denies", "nested_in", "continues", "statement") if r.get(key)]
    linked += [side for r in records if r["kind"] == "dispute" for side in r["side_a"] + r["side_b"]]
    assert set(linked) <= set(ids)


def test_words_are_those_of_the_records() -> None:
    for record in gold():
        if record["kind"] == "statement":
            assert {record["act"], *record.get("act_also", [])} <= set(get_args(Act)), record["id"]
            assert record["form"] in get_args(Form), record["id"]


def test_enough_pages_are_marked() -> None:
    assert len(list((HERE / "marks").glob("*.marks"))) >= LEAST_MARKED_PAGES


def test_a_passage_is_found_with_its_parts() -> None:
    found = find("{She} <said> [yes].", PAGE)
    assert [s[0]["text"] for s in (found.speaker, found.cue, found.content)] == ["She", "said", "yes"]


def test_gaps_skip_words_and_lines() -> None:
    assert find("[He ~~ yes.] She", PAGE).span["text"] == "He said no. She said yes."


def test_the_second_of_two_is_found_by_number() -> None:
    assert find("[said no] @2", PAGE).span["start"] == PAGE.text.rindex("said no")


@pytest.mark.parametrize("passage", ["[maybe]", "[said no]", "[said no] @3"])
def test_a_passage_that_is_not_one_place_fails(passage: str) -> None:
    with pytest.raises(MarkError, match="found"):
        find(passage, PAGE)


def test_a_line_with_a_field_too_few_names_itself() -> None:
    with pytest.raises(MarkError, match="S 01"):
        list(records_of("page x P\nS 01 | She;person | {She} <said> [yes] | direct", PAGE))
