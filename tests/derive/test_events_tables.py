"""Every line of the tables for events can be used, has a source and a rule id of its own."""

import re

import pytest

from sayso.derive.events.lexicon import ROOTS, by_first_word, lines, verb_spellings, word_set
from sayso.derive.events.rejects import reasons
from sayso.derive.tables import table_rows

TABLES = {
    "events.tsv": 7,
    "events_contexts.tsv": 4,
    "events_forms.tsv": 4,
    "events_rejects.tsv": 6,
    "events_undone.tsv": 9,
    "events_words.tsv": 3,
}


@pytest.mark.parametrize(("name", "cells"), sorted(TABLES.items()))
def test_lines_are_whole(name: str, cells: int) -> None:
    rows = table_rows(name)
    assert all(len(row) == cells and all(cell.strip() for cell in row) for row in rows)
    rules = [row[0] for row in rows]
    assert len(set(rules)) == len(rules)


def test_every_root_has_lines_and_no_phrase_two() -> None:
    assert {line.root for line in lines()} == set(ROOTS)
    phrases = [(row[1], row[2]) for row in table_rows("events.tsv")]
    assert len(set(phrases)) == len(phrases)


def test_sides_are_of_the_five_kinds() -> None:
    assert {line.parties for line in lines()} == {"act", "rec", "got", "self", "say"}


@pytest.mark.parametrize("word", ["shells", "shelled", "shelling", "bombings", "met", "sank"])
def test_a_line_is_found_by_any_spelling_of_its_first_word(word: str) -> None:
    assert any(word in line.first for line in by_first_word()[word])


def test_own_lines_go_before_imported_ones_of_as_many_words() -> None:
    ranks = [[(-len(line.rest), line.imported) for line in known] for known in by_first_word().values()]
    assert all(rank == sorted(rank) for rank in ranks)
    assert any(line.imported for line in lines())


def test_a_subject_makes_a_phrase_of_a_word() -> None:
    known = [line for line in lines() if line.rule.startswith("event:arrive-peacekeeper/")]
    assert [(step.subject, "peacekeepers" in step.forms) for line in known for step in line.rest] == [(True, True)]
    assert not any(line.bare for line in known)


def test_patterns_of_rejects_compile() -> None:
    for _rule, _reason, pattern, *_ in table_rows("events_rejects.tsv"):
        re.compile(pattern)
    assert {"sport", "figure_of_speech", "repeat", "speech"} <= set(reasons())


@pytest.mark.parametrize(("lemma", "form"), [("meet", "met"), ("shoot", "shot"), ("bomb", "bombed"), ("flee", "fled")])
def test_verbs_are_inflected(lemma: str, form: str) -> None:
    assert form in verb_spellings(lemma)


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_set("none")
