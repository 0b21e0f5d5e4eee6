"""The copies that the gate makes are what they are called, and the same each time."""

import random
import re
from collections import Counter

import pytest

from tests.compare.copied_texts import INDEPENDENT, QUOTING, REPORT
from tests.gate import copies_synonyms as synonyms
from tests.gate import copies_tables as tables
from tests.gate.copies import one_text, runs_of
from tests.gate.copies_made import edited, make_thesaurus, quoting, read_table, spun, syndicated
from tests.gate.copies_rendered import translated

THESAURUS = make_thesaurus([REPORT, QUOTING, INDEPENDENT] * 3)
SEEDS = range(12)


def dice(seed: int) -> random.Random:
    return random.Random(f"a test {seed}")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def test_the_same_dice_give_the_same_copies() -> None:
    for make in (spun, translated):
        assert make(REPORT, THESAURUS, dice(1)) == make(REPORT, THESAURUS, dice(1)) != make(REPORT, THESAURUS, dice(2))


def test_spun_copies_keep_names_and_hardly_a_run_of_words() -> None:
    copies = [spun(REPORT, THESAURUS, dice(seed)) for seed in SEEDS]
    shared = [len(runs_of(copy) & runs_of(REPORT)) / len(runs_of(copy)) for copy in copies]
    assert sum(shared) / len(shared) < 0.3
    assert sum("Halvang" in copy for copy in copies) >= 8  # paragraphs are left out, names are not changed


def test_translated_copies_lose_articles_and_spell_names_as_they_hear_them() -> None:
    copies = [translated(REPORT, THESAURUS, dice(seed)) for seed in SEEDS]
    share = words(REPORT)["the"] / words(REPORT).total()
    shares = [words(copy)["the"] / words(copy).total() for copy in copies]
    assert sum(shares) / len(shares) < 0.6 * share
    assert sum("Halvang" not in copy for copy in copies) >= 2
    assert sum("Halvang" in copy for copy in copies) >= 2


def test_syndicated_copies_keep_the_words_of_what_they_print() -> None:
    for seed in SEEDS:
        copy = " ".join(syndicated(REPORT, dice(seed)).split())
        lead = REPORT.split("\n\n")[1]
        assert " ".join(lead.split()) in copy


def test_edited_copies_keep_most_and_hold_news() -> None:
    copies = [edited(REPORT, INDEPENDENT, THESAURUS, dice(seed)) for seed in SEEDS]
    assert all(one_text(copy, REPORT) for copy in copies)
    assert sum("Greta Olm" in copy or "Matts Ferro" in copy or "Lorries" in copy for copy in copies) >= 2
    assert REPORT not in copies


def test_passages_taken_over_are_less_than_half_of_their_source() -> None:
    for seed in SEEDS:
        copy = quoting(REPORT, QUOTING.replace("Imber Mission", "Ferry Mission"), dice(seed))
        taken = [part for part in REPORT.split("\n\n") if part.strip() in copy]
        assert 1 <= len(taken) <= 4
        assert sum(len(part.split()) for part in taken) <= 0.4 * len(REPORT.split()) or len(taken) == 1


TABLES = {name: vars(module)[name] for module in (synonyms, tables) for name in dir(module) if name.isupper()}


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if isinstance(table, str)])
def test_a_table_puts_something_else_for_each_word(name: str) -> None:
    rows = read_table(TABLES[name])
    assert rows
    assert all(others and word not in others and all(others) for word, others in rows.items())


def test_independent_reports_are_not_one_text() -> None:
    assert not one_text(REPORT, INDEPENDENT)
