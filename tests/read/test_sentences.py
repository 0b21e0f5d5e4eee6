import time

import pytest

from sayso.read.sentences import sentences_of
from sayso.read.words import words_of


def split(text):
    words = words_of(text)
    return [text[words.starts[a] : words.ends[b - 1]] for a, b in sentences_of(words)]


@pytest.mark.parametrize(
    "one",
    [
        "Lt. Gen. John Smith of the U.S. Army met Mr. X and Dr. Y.",
        "Rep. Adam Schiff (D-Calif.) and Sen. J. D. Vance (R-Ohio) agreed.",
        "He left at 5 p.m. on Jan. 6 with Acme Inc. of Delaware.",
        "The figure rose 3.5 percent to 1.2 million.",
        "“Is it over?” she asked.",
        '"No!" he said.',
        "St. Petersburg and No. 10 were silent.",
    ],
)
def test_one_sentence(one):
    assert split(one) == [one]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left the U.S. The talks went on.", 2),
        ("“It is over.” She left.", 2),
        ("It is over.” She left. “Then he came back", 3),
        ("No full stop here\n\nA new paragraph", 2),
        ("He fell ill. Police came. The sun. He sat. We stood.", 5),
        ("Title without stop\nBody begins here.", 2),
        ("a wrapped line goes\non here.", 1),
        ("all lost their case. nobody knows why. it goes on.", 3),
        ("Both were indicted.The army spoke.", 2),
        ("See ostland.gov or app.js for the U.S.Army.", 1),
        ("", 0),
    ],
)
def test_how_many(text, count):
    assert len(split(text)) == count


def test_every_word_is_in_one_sentence():
    words = words_of('"Odd. Marks" ... and! so? on.) — U.S. ; "')
    parts = sentences_of(words)
    assert [a for a, _ in parts] == [0, *(b for _, b in parts[:-1])]
    assert parts[-1][1] == len(words.texts)


@pytest.mark.parametrize("marks", ["'" * 20_000, "“" * 20_000, "(" * 10_000 + "a" + ")" * 10_000])
def test_a_row_of_marks_costs_no_more_than_its_length(marks):
    before = time.process_time()
    assert split(f"It is over. {marks} She left.")[-1].endswith("She left.")
    assert time.process_time() - before < 5
