"""What copies are found by: marks, and the words they are made of; and that no page takes long."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random
from time import process_time

import pytest

from sayso.compare.copies import copy_marks, judge_copy
from sayso.compare.copies.folding import fold_name, fold_number
from sayso.compare.copies.words import read_words
from sayso.compare.marks import mark
from tests.compare import copied_texts as texts
from tests.compare.copied import COPIES, ORIGIN, profile

ROOT = Path(__file__).parent.parent.parent


# marks


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_shares_marks_with_its_origin(name: str) -> None:
    assert len(set(copy_marks(profile(COPIES[name]))) & set(copy_marks(ORIGIN))) >= 2


def test_a_passage_taken_over_shares_a_mark() -> None:
    assert set(copy_marks(profile(texts.QUOTING))) & set(copy_marks(ORIGIN))


def test_marks_are_few_and_each_is_there_once() -> None:
    long = profile("\n\n".join(text for text in (texts.REPORT, texts.QUOTING, texts.INDEPENDENT, texts.SPUN)) * 3)
    for one in (ORIGIN, long):
        assert 0 < len(copy_marks(one)) == len(set(copy_marks(one))) <= 36


def test_what_any_report_has_is_no_mark() -> None:
    common = (
        "The White House said on Monday that President Biden had spoken with Moscow. The White House said on Tuesday "
        "that Congress and the Senate had met in Washington."
    )
    rare = common.replace("Moscow", "Astakhov").replace("Washington", "Lower Tamsel")
    words = len(copy_marks(profile(common.lower())))
    assert len(copy_marks(profile(common))) == words
    assert len(copy_marks(profile(rare))) > words


def test_two_names_with_one_between_them_are_a_couple() -> None:
    assert len(copy_marks(profile("When did Astakhov see Halvang with Lorentz?"))) == 3


def test_couples_of_names_that_are_told_once_come_first() -> None:
    ends = ("ak", "un", "if", "os", "ir")
    pairs = [(f"Orl{letter}{end}", f"Tarv{letter}{end}") for letter in "bdgkm" for end in ends]
    often = " ".join(f"The {one} met {other}. The {one} left {other}." for one, other in pairs)
    assert mark("copy couple", "@brk", "@kst") in copy_marks(profile(f"{often} For Brock Dr. Quist waits."))


def test_two_runs_of_the_program_give_the_same() -> None:
    script = (
        "from sayso.compare.copies import *\nfrom tests.compare.copied import *\n"
        "pages = [profile(text, name) for name, text in COPIES.items()]\n"
        "print([judge_copy(ORIGIN, page) for page in pages], [copy_marks(page) for page in pages])"
    )
    outs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outs) == 1


# words


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("zelenskyy", "selenskij"),
        ("johnson", "dzhonson"),
        ("clinton", "klinton"),
        ("mariupol", "mariupil"),
        ("vladimir", "volodymyr"),
        ("washington", "vashington"),
        ("poroshenko", "poroschenko"),
        ("garcia", "garsia"),
        ("vendome", "vendôme"),
    ],
)
def test_a_name_is_the_same_in_other_spellings(ours: str, theirs: str) -> None:
    assert fold_name(ours) == fold_name(theirs)


def test_other_names_stay_other_names() -> None:
    names = ("putin", "poroshenko", "peskov", "klimkin", "lavrov", "zakharova", "ida", "iowa", "kay", "lee", "leo")
    assert len({fold_name(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("written", "number"),
    [("1,400", 1400), ("1 400", 1400), ("1.400", 1400), ("2,5", 2.5), ("2.5", 2.5), ("2018", 2018)],
)
def test_a_number_is_the_same_however_it_is_written(written: str, number: float) -> None:
    assert fold_number(written) == fold_number(float(number))


def test_numbers_in_words_are_numbers() -> None:
    keys = read_words(["Twenty-four men and three boys paid 2.5 million crowns, two hundred and forty each."]).keys
    assert [key for key in keys if key.startswith("#")] == ["#24", "#3", "#2500000", "#200", "#40"]


def test_names_are_told_from_words_at_the_head_of_a_sentence() -> None:
    words = read_words(
        ["Weapons were used. The weapons of Klimkin rusted. Klimkin said so.", "Weapons Of Klimkin Rust"]
    )
    assert [key for key in words.keys if key.startswith("@")] == ["@klmkn"] * 3


def test_a_text_in_capitals_has_no_names_but_numbers() -> None:
    keys = read_words(["GUERRILLAS OF THE FRONT KILLED 12 SOLDIERS NEAR SANTA ROSA."]).keys
    assert [key for key in keys if key[:1] in ("@", "#")] == ["#12"]


def test_own_voice_ends_where_a_quotation_begins() -> None:
    words = read_words(['He said "the road is shut." Then he left.', "“So be it," + " we will wait,” she said."])
    quoted = [word for word, own in zip(words.folded, words.own, strict=True) if not own]
    assert quoted == ["the", "road", "is", "shut", "so", "be", "it", "we", "will", "wait"]


def test_a_shortened_title_ends_no_sentence() -> None:
    assert len(read_words(["Mr. Brock met Gen. Sall at 9 a.m. on Friday. They talked."]).sentences) == 2


def test_headlines_and_bylines_are_no_part_of_the_body_but_lists_are() -> None:
    long = " ".join(["Nobody on the ferry that night knew what the lights above the ridge were"] * 3)
    page = profile(f"Lights Above the Ridge\nBy Our Reporter\n{long}\nThe ferry was late. It docked at noon on Friday.")
    assert page.body.folded[:4] == ("nobody", "on", "the", "ferry")
    assert page.body.folded[-2:] == ("on", "friday")
    assert "reporter" not in page.body.folded
    listed = profile("Dead\n\nAnsel Brock, baker\n\nPia Lorentz, doctor\n\nGreta Olm, farmer\n\nAll were of Tamsel.")
    assert listed.body.folded[:2] == ("dead", "ansel")


# what hurts


PAGES_THAT_REPEAT = {
    "two words": "Foo bar. " * 20_000,
    "one word": "word " * 50_000,
    "letters": "A b c d 7. " * 9_000,
    "quotes": "“" * 90_000,
    "lines": "\n" * 90_000,
    "shuffled": " ".join(
        f"{Random(place).choice('abcde')}bel {Random(-place).choice('fgh')}ert." for place in range(6_000)
    ),
}


@pytest.mark.parametrize("page", PAGES_THAT_REPEAT)
def test_endless_repetition_takes_no_time(page: str) -> None:
    text = PAGES_THAT_REPEAT[page]
    begun = process_time()
    judge_copy(profile(text), profile(" ".join(reversed(text.split(" "))), "other"))
    judge_copy(profile(text), ORIGIN)
    copy_marks(profile(text))
    assert process_time() - begun < 5


def test_what_lies_beyond_the_length_of_a_report_is_not_compared() -> None:
    long = "\n".join(
        f"Nobody in ward {number} of the clinic at Sundry slept on night {number}." for number in range(2_000)
    )
    assert profile(long).body == profile(f"{long}\n{texts.REPORT}").body
