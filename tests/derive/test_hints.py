"""Hints leave out no line that could fit: the quick look finds every line the patterns would."""

import re
from pathlib import Path

import pytest

from sayso.derive import acts
from sayso.derive.hints import hints_of, small

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LINES = (("accuse", "blame"), ("warn",), (), ("our",))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("They BLAMED it on us and warned us.", [0, 1, 2]),
        ("Nothing of the kind.", [2]),
        ("It is ours.", [2, 3]),
        ("Hours later.", [2]),  # "our" begins no word here
        ("", [2]),
    ],
)
def test_lines_whose_words_stand_in_the_text(text: str, lines: list[int]) -> None:
    assert hints_of(LINES).lines_in(text) == lines


def test_letters_that_a_pattern_takes_for_others_are_taken_so_here() -> None:
    for odd, plain in (("İ", "i"), ("ı", "i"), ("ſ", "s")):
        assert re.fullmatch(plain, odd, re.IGNORECASE)
        assert small(odd) == plain


def fits(line: acts.ContentLine, sentence: str) -> bool:
    return bool(line.pattern.match(sentence) if line.where == "start" else line.pattern.search(sentence))


def test_no_line_of_the_table_fits_a_sentence_of_the_examples_without_its_hint() -> None:
    lines, hints = acts._content_lines(), acts._content_hints()
    sentences = [
        part for page in EXAMPLES.rglob("*.txt") for part in re.split(r"(?<=[.!?])\s", page.read_text("utf-8"))
    ]
    fitting = [(n, one) for one in sentences for n, line in enumerate(lines) if fits(line, one.strip())]
    assert len(fitting) > len(lines)
    assert [(lines[n].rule, one) for n, one in fitting if n not in hints.lines_in(one)] == []
