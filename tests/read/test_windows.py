import pytest

from sayso.read.windows import CONTEXT_WORDS, PIECES_AT_MOST, WINDOW_WORDS, cut_windows
from sayso.read.words import BLANK_LINE, SPACE


def gaps_of(paragraphs):
    return [BLANK_LINE if i == 0 else SPACE for size in paragraphs for i in range(size)]


@pytest.mark.parametrize("paragraphs", [[1], [30] * 20, [1000], [249, 2, 249, 400], [1] * 700])
def test_every_word_has_one_owner_and_windows_fit(paragraphs):
    gaps = gaps_of(paragraphs)
    windows = cut_windows(gaps, [1] * len(gaps))
    assert [i for w in windows for i in range(w.own, w.end)] == list(range(len(gaps)))
    assert all(w.end - w.start <= WINDOW_WORDS and 0 <= w.own - w.start <= CONTEXT_WORDS for w in windows)


def test_windows_end_at_paragraph_edges():
    gaps = gaps_of([90] * 10)
    assert all(w.end % 90 == 0 for w in cut_windows(gaps, [1] * 900))


def test_a_later_window_sees_the_paragraph_before():
    gaps = gaps_of([30] * 20)
    assert all(w.start == w.own - 30 for w in cut_windows(gaps, [1] * 600)[1:])


def test_words_of_many_pieces_shrink_the_window():
    windows = cut_windows(gaps_of([600]), [8] * 600)
    assert all((w.end - w.start) * 8 <= PIECES_AT_MOST for w in windows)


def test_nothing_gives_nothing():
    assert cut_windows([], []) == []


def test_a_long_paragraph_stands_by_itself_and_a_cut_one_does_not():
    whole = cut_windows(gaps_of([200, 200]), [1] * 400)
    assert [w.own - w.start for w in whole] == [0, 0]
    in_two = cut_windows(gaps_of([400]), [1] * 400)
    assert [w.own - w.start for w in in_two] == [0, CONTEXT_WORDS]
