"""The grammar of each sentence from the heads' scores: a tree of words, their tags, and what they tell of events."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.read.encoder import Facts, Scores, WindowScores
from sayso.read.heads import Floats, distance_buckets, softmax
from sayso.read.words import Words
from sayso.records import Span, Token

HEAD = -1  # in place of a governor: the head of its sentence
SEEN = 0.1  # a root the model gives a smaller chance is none
SURELY = 3.0  # the ends of the scale of "happened"

Ints = NDArray[np.int64]


def tokens_of(words: Words, sentences: Sequence[tuple[int, int]], scores: Scores, facts: Facts) -> tuple[Token, ...]:
    """Every word as a Token. ``sentences``: (first word, last word + 1), together all words."""
    if not words.texts:
        return ()
    heads = governors_of(len(words.texts), sentences, scores.windows, facts.arc_distance)
    tags = scores.grammar[:, : len(facts.parts)].argmax(1)
    relations = scores.grammar[:, len(facts.parts) :].copy()
    top = facts.relations.index("root")
    relations[:, top] = -np.inf
    chosen = np.where(heads == HEAD, top, relations.argmax(1))
    happened = np.round(scores.events[:, 0].clip(-SURELY, SURELY).astype(float), 3)
    chances = softmax(scores.events[:, 1:])[:, 1:]
    roots = chances.argmax(1)
    sure = np.round(chances.max(1).astype(float), 3)
    seen = sure >= SEEN
    return tuple(  # a column at a time: every word of every page comes through here
        map(
            Token,
            map(Span, words.starts.tolist(), words.ends.tolist()),
            words.texts,
            [None if head == HEAD else head for head in heads.tolist()],
            [facts.relations[relation] for relation in chosen.tolist()],
            [facts.parts[tag] for tag in tags.tolist()],
            happened.tolist(),
            [None if root < 0 else facts.roots[root] for root in np.where(seen, roots, -1).tolist()],
            np.where(seen, sure, 0.0).tolist(),
        )
    )


def governors_of(
    count: int, sentences: Sequence[tuple[int, int]], windows: Sequence[WindowScores], distance: Floats
) -> Ints:
    """The governor of each of ``count`` words, HEAD for none. A sentence that two windows share has two parts."""
    heads = np.full(count, HEAD, np.int64)
    parts = list(_parts(sentences, windows))
    width = windows[0].leans.shape[1] - 1
    scale = np.float32(np.sqrt(width))
    places = np.arange(max((last - first for _, first, last in parts), default=0))
    near = distance[distance_buckets(places[:, None] - places[None, :], (len(distance) - 1) // 2)]
    for seen, first, last in parts:
        held = max(first, seen.window.own)
        start = seen.window.start
        leans, holds = seen.leans[held - start : last - start], seen.holds[first - start : last - start]
        dots: Floats = leans[:, :width] @ holds[:, :width].T
        dots /= scale
        dots += holds[:, width] + near[held - first : last - first, : last - first]
        dots.ravel()[held - first :: last - first + 1] = -np.inf  # no word hangs on itself
        found = tree(dots, leans[:, width]) if held == first else dots.argmax(1)
        found[found != HEAD] += first
        heads[held:last] = found
    return heads


def _parts(
    sentences: Sequence[tuple[int, int]], windows: Sequence[WindowScores]
) -> Iterator[tuple[WindowScores, int, int]]:
    """Each window with the stretch of each sentence that it sees and answers for at least one word of."""
    number = 0
    for seen in windows:
        while number < len(sentences) and sentences[number][0] < seen.window.end:
            first, last = sentences[number]
            yield seen, max(first, seen.window.start), min(last, seen.window.end)
            if last > seen.window.end:
                break
            number += 1


def tree(scores: Floats, top: Floats) -> Ints:
    """The governor of each word of a sentence: one HEAD, no circles.

    scores (words, words): of each word hanging on each other; top (words,): of heading the sentence. The best governor
    of each word, then every circle is opened where that costs least.
    """
    best = scores.max(1) if len(scores) > 1 else np.zeros(1, np.float32)
    head = int((top - best).argmax())
    found: Ints = scores.argmax(1)
    found[head] = HEAD
    while circle := _circle(found.tolist()):
        reached = np.array(_leading_up(found.tolist()))
        costs = np.where(reached[None, :], scores[circle] - scores[circle, found[circle]][:, None], -np.inf)
        place, governor = divmod(int(costs.argmax()), len(found))
        found[circle[place]] = governor
    return found


def _circle(heads: list[int]) -> list[int]:
    """The words of one circle, in text order; empty if there is none."""
    state = [0] * len(heads)  # 0 not seen, 1 on the way, 2 leads to the head
    for start in range(len(heads)):
        way, word = [], start
        while word != HEAD and not state[word]:
            state[word] = 1
            way.append(word)
            word = heads[word]
        if word != HEAD and state[word] == 1:
            return sorted(way[way.index(word) :])
        for passed in way:
            state[passed] = 2
    return []


def _leading_up(heads: list[int]) -> list[bool]:
    """Whether the way up from each word ends at the head of the sentence."""
    known: list[bool | None] = [None] * len(heads)
    for start in range(len(heads)):
        way, word = [], start
        while word != HEAD and known[word] is None:
            known[word] = False  # met again on this way, it is a circle
            way.append(word)
            word = heads[word]
        ends_well = word == HEAD or bool(known[word])
        for passed in way:
            known[passed] = ends_well
    return [bool(one) for one in known]
