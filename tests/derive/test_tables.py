"""Every line of the tables can be used, has a source and a rule id of its own."""

import re

import pytest

from sayso.derive.acts import judge_act
from sayso.derive.cues import ACTS, cue_sense, verb_forms
from sayso.derive.rules import rules
from sayso.derive.tables import table_rows, word_list

TABLES = {"cues.tsv": 8, "content.tsv": 7, "irregular.tsv": 4, "channels.tsv": 3, "lists.tsv": 3}


@pytest.mark.parametrize(("name", "cells"), sorted(TABLES.items()))
def test_lines_are_whole(name: str, cells: int) -> None:
    rows = table_rows(name)
    assert all(len(row) == cells and all(cell.strip() for cell in row) for row in rows)
    rules = [row[0] for row in rows]
    assert len(set(rules)) == len(rules)


def test_there_are_six_hundred_cues_and_every_act_has_some() -> None:
    rows = table_rows("cues.tsv")
    assert len(rows) >= 600
    assert {row[3] for row in rows} == ACTS


def test_each_cue_is_found_by_its_own_words() -> None:
    lost = [row[1] for row in table_rows("cues.tsv") if cue_sense(row[1]) is None]
    assert lost == []


def test_patterns_compile_and_name_acts() -> None:
    for _rule, act, where, weight, words, pattern, _source in table_rows("content.tsv"):
        re.compile(pattern)
        assert words == "-" or all(word == word.lower().strip() and word for word in words.split("|"))
        assert act in ACTS
        assert where in {"any", "first", "direct", "start"}
        assert float(weight) > 0


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("say", "said"),
        ("deny", "denies"),
        ("urge", "urging"),
        ("rebut", "rebutted"),
        ("swear", "sworn"),
        ("echo", "echoes"),
    ],
)
def test_verbs_are_inflected(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_list("words:none")


def test_a_cue_nobody_listed_is_an_assertion() -> None:
    assert judge_act("grunted", ["that it was late"], form="indirect").rule == "cue:unknown"


def test_the_list_of_rules_names_every_rule_once() -> None:
    ids = [rule.id for rule in rules()]
    assert len(set(ids)) == len(ids)
    assert {"shared-speaker", "cue:say/v", "content:must", ":negated"} <= set(ids)
