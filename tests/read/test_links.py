import numpy as np

from sayso.read.encoder import WindowScores
from sayso.read.heads import RoleSpan
from sayso.read.links import apart, choose, join, link_chances, share_out
from sayso.read.windows import Window

SURE = {"no_cue": 0.5, "no_source": 0.5}


def span(role, first, last):
    return RoleSpan(role, first, last, 0.9)


def test_a_quotation_split_round_its_cue_is_one_attribution():
    contents = [span("CON", 0, 3), span("CON", 6, 9)]
    found = join(
        [span("SRC", 3, 4)],
        [span("CUE", 4, 5)],
        contents,
        np.array([[0.1, 0.9], [0.2, 0.8]], np.float32),
        np.array([[0.1, 0.9]], np.float32),
        SURE,
    )
    assert [(a.source.first, a.cue.first, [c.first for c in a.contents]) for a in found] == [(3, 4, [0, 6])]


def test_two_cues_share_a_source():
    to_source = np.array([[0.1, 0.9], [0.1, 0.9]], np.float32)
    found = join([span("SRC", 0, 1)], [span("CUE", 1, 2), span("CUE", 5, 6)], [], np.zeros((0, 3)), to_source, SURE)
    assert [a.source.first for a in found] == [0, 0]


def test_content_that_points_nowhere_stands_alone():
    found = join([], [span("CUE", 9, 10)], [span("CON", 0, 3)], np.array([[0.9, 0.1]]), np.zeros((1, 1)), SURE)
    assert [(a.cue is None, len(a.contents)) for a in found] == [(True, 1), (False, 0)]


def test_choose_without_targets():
    assert choose(np.ones((2, 1), np.float32), 0.5) == [-1, -1]


def test_a_span_in_two_windows_asks_in_both():
    asks = np.zeros((4, 3), np.float32)
    windows = [WindowScores(Window(0, 0, 4), *[asks] * 4), WindowScores(Window(2, 4, 6), *[asks] * 4)]
    chances = link_chances(
        [span("CON", 2, 4)], [span("CUE", 0, 1), span("CUE", 5, 6)], windows, np.zeros(9, np.float32)
    )
    assert np.isclose(chances.sum(), 1)
    assert chances[0, 1] == chances[0, 2] > 0


def test_a_cue_without_content_takes_one_from_a_crowded_cue():
    to_cue = np.array([[0.0, 0.9, 0.1], [0.0, 0.6, 0.4]], np.float32)
    assert share_out(to_cue, 0.9, 1.0) == [0, 0]
    assert share_out(to_cue, 0.9, 0.3) == [0, 1]


def test_a_split_quotation_stays_together_where_no_other_cue_is_likely():
    to_cue = np.array([[0.0, 0.9, 0.05], [0.0, 0.95, 0.0]], np.float32)
    assert share_out(to_cue, 0.9, 0.3) == [0, 0]


def test_a_cue_without_content_must_be_sure():
    cue = RoleSpan("CUE", 0, 1, 0.6)
    empty = np.zeros((0, 2), np.float32)
    assert join([], [cue], [], empty, np.ones((1, 1), np.float32), {"bare_cue": 0.7}) == []
    assert len(join([], [cue], [], empty, np.ones((1, 1), np.float32), {"bare_cue": 0.5})) == 1


def seen(start, own, end):
    return WindowScores(Window(start, own, end), *[np.zeros((end - start, 3), np.float32)] * 4)


def test_a_text_is_cut_where_a_window_sees_nothing_of_the_one_before():
    windows = [seen(0, 0, 4), seen(2, 4, 8), seen(8, 8, 12)]
    spans = [span("CON", 0, 2), span("CON", 3, 4), span("CON", 5, 6), span("CON", 9, 10)]
    assert [(len(some), len(their)) for some, their in apart(spans, windows, least=1)] == [(3, 2), (1, 1)]


def test_a_paragraph_without_end_is_cut_too():
    windows = [seen(max(0, at - 2), at, at + 4) for at in range(0, 400, 4)]
    spans = [span("CON", at, at + 1) for at in range(400)]
    runs = list(apart(spans, windows, least=4, most=6))
    assert max(len(their) for _, their in runs) == 6
    assert [one for some, _ in runs for one in some] == spans
