import numpy as np

from sayso.read.encoder import TOGETHER_AT_MOST, shipped
from sayso.read.words import words_of

SHORT = [words_of(text) for text in ("Baku warned that it would pour.", "Ann said it rained.", "We left.")]
LONG = words_of("Moscow told Baku that the road was closed. " * 20)


def test_each_excerpt_has_the_scores_of_its_own_words():
    found = shipped().read_excerpts([*SHORT, LONG])
    for words, scores in zip([*SHORT, LONG], found, strict=True):
        assert [len(head) for head in (scores.roles, scores.kinds, scores.grammar, scores.events)] == 4 * [
            len(words.texts)
        ]
        assert sum(seen.window.end - seen.window.own for seen in scores.windows) == len(words.texts)


def test_short_excerpts_share_a_pass_and_long_ones_have_their_own(monkeypatch):
    encoder, passes = shipped(), []
    run = type(encoder)._run
    monkeypatch.setattr(type(encoder), "_run", lambda self, *job: passes.append(job[1]) or run(self, *job))
    encoder.read_excerpts(SHORT)
    assert len(passes) == 1
    passes.clear()
    encoder.read_excerpts([SHORT[0], LONG, SHORT[1]])
    assert len(passes) == 3
    passes.clear()
    encoder.read_excerpts(SHORT * 20)
    assert all(window.end - window.start <= TOGETHER_AT_MOST for window in passes)


def test_an_excerpt_alone_is_read_as_a_text_is():
    encoder = shipped()
    assert np.array_equal(encoder.read_excerpts([LONG])[0].roles, encoder.read(LONG).roles)


def test_what_shares_a_pass_is_told_apart_in_order():
    encoder = shipped()
    alone = [encoder.read(words).roles.argmax(1) for words in SHORT]
    together = [scores.roles.argmax(1) for scores in encoder.read_excerpts(SHORT)]
    same = sum(int((a == b).sum()) for a, b in zip(alone, together, strict=True))
    assert same >= 0.8 * sum(map(len, alone))  # neighbours may sway a word, no more


def test_no_excerpt_no_pass():
    assert shipped().read_excerpts([]) == []
