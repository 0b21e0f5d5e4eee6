from itertools import pairwise, product

import numpy as np
import pytest

from sayso.read.heads import (
    allowed_steps,
    decode_kinds,
    decode_roles,
    distance_buckets,
    pointer_chances,
    span_chances,
    sum_paths,
)

TAGS = ("O", *(f"{edge}-{role}" for role in ("SRC", "CUE", "CON") for edge in "BIES"))
KIND_TAGS = ("O", "B-person", "I-person", "B-place", "I-place")


def scores_for(tags, names, sure=5.0):
    scores = np.zeros((len(names), len(tags)), np.float32)
    for row, name in enumerate(names):
        scores[row, tags.index(name)] = sure
    return scores


def test_span_chances_are_those_of_all_paths():
    tags = ("O", "B-SRC", "I-SRC", "E-SRC", "S-SRC")
    draw = np.random.default_rng(7)
    scores = draw.normal(size=(5, 5)).astype(np.float32)
    steps = allowed_steps(tags) + draw.normal(size=(5, 5)).astype(np.float32)
    weights = {
        path: np.exp(sum(scores[t, tag] for t, tag in enumerate(path)) + sum(steps[a, b] for a, b in pairwise(path)))
        for path in product(range(5), repeat=5)
    }
    total = sum(weights.values())
    found = {(first, last): chance for chance, first, last in span_chances(sum_paths(scores, steps), tags, "SRC", 1e-6)}
    for first, last in ((0, 1), (0, 2), (1, 4), (0, 5), (4, 5)):
        names = (4,) if last - first == 1 else (1, *(2,) * (last - first - 2), 3)
        expected = sum(w for path, w in weights.items() if path[first:last] == names) / total
        assert np.isclose(found.get((first, last), 0), expected, atol=1e-5)


def test_roles_come_out_as_spans():
    names = ["B-SRC", "E-SRC", "S-CUE", "O", "B-CON", "I-CON", "E-CON", "S-CON"]
    spans = decode_roles(scores_for(TAGS, names), TAGS, allowed_steps(TAGS), {})
    assert [(s.role, s.first, s.last) for s in spans] == [("SRC", 0, 2), ("CUE", 2, 3), ("CON", 4, 7), ("CON", 7, 8)]
    assert all(0.5 < s.score <= 1 for s in spans)


def test_spans_never_overlap():
    draw = np.random.default_rng(1)
    scores = draw.normal(size=(60, len(TAGS)), scale=2).astype(np.float32)
    spans = decode_roles(
        scores, TAGS, allowed_steps(TAGS), {"span_SRC": 0.0, "span_CON": 0.0, "least": 0.01, "fill": 0}
    )
    assert spans
    assert all(before.last <= after.first for before, after in pairwise(spans))


def test_an_unsure_edge_is_chosen_only_where_the_words_are_sure():
    scores = scores_for(TAGS, ["B-CON", "I-CON", "I-CON", "I-CON", "O"], sure=6.0)
    scores[2:4, TAGS.index("E-CON")] = 6.0
    scores[3:5, TAGS.index("O")] = 6.0
    limits = {"span_CON": 0.9}
    assert decode_roles(scores, TAGS, allowed_steps(TAGS), {**limits, "fill": 1.1}) == []
    assert len(decode_roles(scores, TAGS, allowed_steps(TAGS), {**limits, "fill": 0.6})) == 1


def test_no_words_no_spans():
    assert decode_roles(np.zeros((0, len(TAGS)), np.float32), TAGS, allowed_steps(TAGS), {}) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["B-person", "I-person", "O", "B-place"], [("person", 0, 2), ("place", 3, 4)]),
        (["B-person", "B-person"], [("person", 0, 1), ("person", 1, 2)]),
        (["O", "I-place", "I-place"], [("place", 1, 3)]),
        (["B-person", "I-place", "I-place"], [("place", 0, 3)]),
        (["I-place", "O", "I-place"], [("place", 0, 1), ("place", 2, 3)]),
        (["O", "O"], []),
        ([], []),
    ],
)
def test_kinds(names, expected):
    spans = decode_kinds(scores_for(KIND_TAGS, names), KIND_TAGS)
    assert [(s.kind, s.first, s.last) for s in spans] == expected


def test_buckets_are_exact_near_and_bounded_far():
    buckets = distance_buckets(np.array([-5000, -8, -1, 0, 1, 8, 5000]), 24)
    assert buckets.tolist() == [0, 16, 23, 24, 25, 32, 48]


def test_pointer_prefers_what_answers_and_is_near():
    asks, answers = np.zeros((5, 3), np.float32), np.zeros((5, 3), np.float32)
    asks[0, :2], answers[3, :2] = 3, 3
    distance = np.zeros(9, np.float32)
    chances = pointer_chances(asks, answers, distance, np.array([0]), np.array([2, 3]))
    assert chances.shape == (1, 3)
    assert chances[0].argmax() == 2
    assert np.isclose(chances.sum(), 1)
    distance[distance_buckets(np.array([-2]), 4)] = 100
    assert pointer_chances(asks, answers, distance, np.array([0]), np.array([2, 3]))[0].argmax() == 1


def test_pointer_may_point_nowhere():
    asks, answers = np.zeros((2, 3), np.float32), np.zeros((2, 3), np.float32)
    asks[0, 2] = 4
    assert pointer_chances(asks, answers, np.zeros(9, np.float32), np.array([0]), np.array([1]))[0].argmax() == 0
