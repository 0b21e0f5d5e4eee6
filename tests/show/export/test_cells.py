"""Cells stay harmless in a spreadsheet, stay on one line, and can be read back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.show.export.cells import as_written, cell, clean, csv_bytes, harmless, json_line


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@me", "\tx", "\rx", "'=1", "''=1"])
def test_what_a_spreadsheet_would_run_has_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "Goris", "5 = 5", "'Ndrangheta", "'", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert as_written(text) == text


@given(st.text())
def test_the_apostrophe_comes_off_again(text: str) -> None:
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (-7.0, "-7"),
        (-9.5, "-9.5"),
        (45.25, "45.25"),
        (1e15, "1000000000000000"),
        (True, "true"),
        (("a", None, 2.0), "a; ; 2"),
        (("=a", "b"), "'=a; b"),
        ("a\n b\u2028c", "a b c"),
        ("\ud800", "\ufffd"),
        ("a\x00b", "a b"),
    ],
)
def test_a_cell(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(table=st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1), tabs=st.booleans())
def test_any_table_can_be_read_back(*, table: list[list[str]], tabs: bool) -> None:
    content = csv_bytes(["a", "b"], table, tabs=tabs).decode("utf-8")
    assert content.count("\n") == len(table) + 1
    read = list(csv.reader(io.StringIO(content, newline=""), delimiter="\t" if tabs else ",", strict=True))
    assert [[as_written(one) for one in row] for row in read[1:]] == [[clean(one) for one in row] for row in table]


def test_json_lines_hold_no_line_end_but_their_own() -> None:
    line = json_line({"a": "x\u2028y\u0085z\ud800\n"})
    assert line.splitlines() == ['{"a":"x\\u2028y\\u0085z\\ud800\\n"}']
