"""Sheets in each format: the same rows, nothing cut, nothing that does harm where it is opened."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from sayso.show.sheet import Cell, Column, Sheet, as_csv, as_json, as_markdown, as_rows, told
from sayso.show.sheet_terminal import on_terminal
from sayso.show.view import View

COLUMNS = (
    Column("question", "no.", hidden=True, raw=True, once=True),
    Column("about", "question", once=True),
    Column("who", "who"),
    Column("words", "words", wide=True),
    Column("count", "reports", right=True),
    Column("sources", "see"),
    Column("key", "key", hidden=True),
)
KEY = "0123456789abcdef/statement/1045-1299"
ROWS: tuple[tuple[Cell, ...], ...] = (
    (1, "who fired", "Vardonia", "that nobody fired " * 6, 1200, "[1] [2] [13]", KEY),
    (1, "who fired", "Ostrel", "that the ferry was fired on", 2.0, "[1]", KEY + "1"),
    (2, "how many", "Ostrel", None, None, None, None),
)
SHEET = Sheet("disputes", "IN DISPUTE", COLUMNS, ROWS, ("a note",), empty="nobody contradicts anybody")
EMPTY = replace(SHEET, rows=(), notes=())
NASTY = "a\x1b[31m|b\nc \u202ed*_`[x]<i> \\"


def screen(sheet: Sheet, width: int = 80, *, verbose: bool = False) -> list[str]:
    return on_terminal([sheet], View(width=width, colours=False, verbose=verbose)).split("\n")


def test_json_has_every_cell_of_every_row() -> None:
    rows = json.loads(as_json([SHEET]))
    assert rows == as_rows(SHEET)
    assert [row["about"] for row in rows] == ["who fired", "who fired", "how many"]
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert rows[2]["words"] is None


def test_json_moves_no_screen_and_loses_nothing() -> None:
    text = "a\x1b\x9b31m\u202ed\u2067 \u2028שלום\x7f"
    sheet = Sheet("one", "one", (Column("a", "a"),), ((text,),))
    assert not set("\x1b\x9b\u202e\u2067\u2028\x7f") & set(as_json([sheet]))
    assert json.loads(as_json([sheet])) == [{"a": text}]


def test_json_of_several_sheets_is_an_object_without_those_for_people_only() -> None:
    other = replace(SHEET, name="figures")
    head = Sheet("story", "A story", (), (), ("a summary",))
    legend = replace(SHEET, name="reports", legend=True)
    assert list(json.loads(as_json([head, SHEET, other, legend]))) == ["disputes", "figures"]
    assert json.loads(as_json([SHEET, legend])) == as_rows(SHEET)
    assert as_csv([SHEET, legend]) == as_csv([SHEET])


def test_csv_comes_back_cell_by_cell() -> None:
    head, *rows = csv.reader(io.StringIO(as_csv([SHEET])))
    assert head == [column.name for column in COLUMNS]
    assert rows[0][:3] == ["1", "who fired", "Vardonia"]
    assert (rows[0][4], rows[1][4], rows[2][3]) == ("1200", "2", "")


def test_csv_of_several_sheets_says_which_row_is_of_which() -> None:
    other = Sheet("=cmd", "OTHER", (Column("when", "when"),), (("2022",),))
    rows = list(csv.DictReader(io.StringIO(as_csv([SHEET, other]))))
    assert [row["section"] for row in rows] == ["disputes"] * 3 + ["'=cmd"]
    assert (rows[3]["when"], rows[3]["who"], rows[0]["when"]) == ("2022", "", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=\x001"])
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    sheet = Sheet("one", "one", (Column("a", "a"),), ((text,), ((text, "b"),)))
    _, *rows = csv.reader(io.StringIO(as_csv([sheet])))
    assert [row[0][0] for row in rows] == ["'", "'"]


def test_a_negative_number_stays_a_number_in_csv() -> None:
    sheet = Sheet("one", "one", (Column("a", "a"), Column("b", "b")), ((-3, True),))
    assert as_csv([sheet]).split("\n")[1] == "-3,true"


def test_markdown_is_a_table_whatever_stands_in_it() -> None:
    sheet = Sheet(NASTY, NASTY, (Column("a", NASTY), Column("b", "b", right=True)), ((NASTY, 1),), (NASTY,))
    lines = as_markdown([sheet]).split("\n")
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 3
    for line in table:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3
    assert "<i>" not in as_markdown([sheet]).replace("\\<i\\>", "")
    assert not {"\x1b", "\u202e"} & set(as_markdown([sheet]))


def test_markdown_of_nothing_says_so_in_one_sentence() -> None:
    assert as_markdown([EMPTY]) == "## IN DISPUTE\n\nnobody contradicts anybody.\n"
    head = Sheet("story", "A story", (), (), ("a summary", "a doubt"))
    assert as_markdown([head]) == "## A story\n\na summary  \na doubt  \n"


def test_what_a_group_has_in_common_is_shown_once() -> None:
    assert [line[:9].rstrip() for line in screen(SHEET, 160)[2:5]] == ["who fired", "", "how many"]
    table = as_markdown([SHEET]).split("\n")[4:7]
    assert [line.split("|")[1].strip() for line in table] == ["who fired", "", "how many"]


def test_rows_of_two_groups_that_look_alike_are_not_taken_for_one() -> None:
    alike = replace(SHEET, rows=(ROWS[0], (2, *ROWS[1][1:])))
    assert [line[:9] for line in screen(alike, 160)[2:4]] == ["who fired", "who fired"]


def test_a_heading_has_a_line_of_its_own() -> None:
    columns = (COLUMNS[0], replace(COLUMNS[1], heading=True), *COLUMNS[2:])
    lines = screen(replace(SHEET, columns=columns), 100)
    assert lines[1].split()[0] == "who"
    assert (lines[2], lines[3][:8]) == ("who fired", "Vardonia")
    assert lines.count("who fired") == 1
    assert "question" in as_markdown([replace(SHEET, columns=columns)])


@pytest.mark.parametrize("width", [20, 34, 40, 60, 80, 100, 120, 400])
@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_is_cut_at_any_width(width: int, verbose: bool) -> None:
    lines = screen(SHEET, width, verbose=verbose)
    assert max(map(cell_len, lines)) <= width
    words = " ".join(" ".join(lines).split())
    for word in ("Vardonia", "1,200", "[13]", "a note"):
        assert word in words
    assert words.count("nobody") == 6


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_key_can_be_copied_whole(width: int) -> None:
    lines = screen(SHEET, width, verbose=True)
    assert any(line.split()[-1] == KEY for line in lines)
    assert not any("key" in line for line in screen(SHEET, width))
    assert not any(line.strip() == "no. 1" for line in lines)


def test_a_screen_too_narrow_for_a_table_shows_each_row_as_lines() -> None:
    lines = screen(SHEET, 30)
    assert lines[1].split() == ["question", "who", "fired"]
    assert lines[2].split() == ["who", "Vardonia"]


def test_an_empty_sheet_says_what_is_not_there_and_a_head_does_not() -> None:
    assert screen(EMPTY) == ["IN DISPUTE", "  nobody contradicts anybody", ""]
    assert screen(Sheet("story", "A story", (), (), ("a summary",))) == ["A story", "  a summary", ""]


def test_unknown_is_a_dash_and_never_a_guess() -> None:
    assert [told(one) for one in (None, "", (), False, 0, 2.5)] == ["–", "–", "–", "no", "0", "2.5"]
    assert screen(SHEET, 160)[4].split() == ["how", "many", "Ostrel", "–", "–", "–"]


def test_a_screen_is_not_moved_by_what_is_shown_on_it() -> None:
    sheet = Sheet("one", NASTY, (Column("a", "a"), Column("b", "b", hidden=True)), ((NASTY, NASTY),), (NASTY,))
    for verbose in (False, True):
        text = "\n".join(screen(sheet, 80, verbose=verbose))
        assert not {"\x1b", "\u202e", "\r", "\x07"} & set(text)


def test_right_to_left_words_turn_nothing_else() -> None:
    sheet = Sheet("one", "one", (Column("a", "a"), Column("b", "b")), (("שלום", "left"),))
    row = screen(sheet)[2]
    assert row.index("\u2068") < row.index("ש") < row.index("\u2069") < row.index("left")


def test_colours_change_no_words() -> None:
    plain = on_terminal([SHEET], View(width=80, colours=False, verbose=True))
    coloured = on_terminal([SHEET], View(width=80, colours=True, verbose=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare != coloured
    assert [one.rstrip() for one in bare.split("\n")] == plain.split("\n")
