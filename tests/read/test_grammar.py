"""Trees of words from scores: one head, no circles, whatever the scores are."""

import numpy as np
import pytest

from sayso.read import read
from sayso.read.grammar import HEAD, tree
from tests.read.test_reading import STORY, document


def leads_to_the_head(heads):
    for start in range(len(heads)):
        word, steps = start, 0
        while word != HEAD:
            word, steps = heads[word], steps + 1
            assert steps <= len(heads), f"{start} hangs in a circle: {heads}"


def test_the_best_governors_make_the_tree():
    scores = np.full((3, 3), -5.0, np.float32)
    scores[0, 1] = scores[2, 1] = 4.0
    assert tree(scores, np.array([0, 3, 0], np.float32)).tolist() == [1, HEAD, 1]


def test_a_circle_is_opened_where_it_costs_least():
    scores = np.full((4, 4), -9.0, np.float32)
    np.fill_diagonal(scores, -np.inf)
    scores[1, 2], scores[2, 1] = 5.0, 5.0  # the two would hold each other
    scores[1, 0], scores[2, 0] = 1.0, 4.0
    scores[3, 1] = 3.0
    assert tree(scores, np.array([6, 0, 0, 0], np.float32)).tolist() == [HEAD, 2, 0, 1]


@pytest.mark.parametrize("seed", range(40))
def test_any_scores_make_one_tree(seed):
    draw = np.random.default_rng(seed)
    size = int(draw.integers(1, 30))
    scores = draw.normal(size=(size, size)).astype(np.float32)
    np.fill_diagonal(scores, -np.inf)
    heads = tree(scores, draw.normal(size=size).astype(np.float32)).tolist()
    assert heads.count(HEAD) == 1
    leads_to_the_head(heads)


def test_a_word_alone_heads_its_sentence():
    assert tree(np.full((1, 1), -np.inf, np.float32), np.zeros(1, np.float32)).tolist() == [HEAD]


def test_every_sentence_has_one_head_and_no_word_leaves_it():
    reading = read(document(STORY))
    assert [token.text for token in reading.tokens] == [STORY[t.span.start : t.span.end] for t in reading.tokens]
    for sentence in reading.sentences:
        inside = {i: t for i, t in enumerate(reading.tokens) if sentence.covers(t.span)}
        heads = [i for i, token in inside.items() if token.head is None]
        assert len(heads) == 1
        assert inside[heads[0]].relation == "root"
        assert all(t.head in inside and t.relation != "root" for i, t in inside.items() if i != heads[0])


def test_nothing_quarantined_has_a_place_in_the_grammar():
    pasted = STORY.index("“Our soldiers")
    reading = read(document(STORY, [(pasted, pasted + 34)]))
    assert not any(pasted <= token.span.start < pasted + 34 for token in reading.tokens)
