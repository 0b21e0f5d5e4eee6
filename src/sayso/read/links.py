"""Which content belongs to which cue, and which source speaks it: spans of words and pointers in, attributions out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.read.encoder import Facts, Scores, WindowScores
from sayso.read.heads import Floats, RoleSpan, decode_roles, pointer_chances

TO_CUE, TO_SOURCE = 0, 1  # rows of the distance table: content points at a cue, a cue at a source
LINKED_TOGETHER = 24  # windows, some 5,000 words: spans of a text up to this long are all held against each other
LINKED_AT_MOST = 32  # windows: a paragraph longer than any book's is cut here all the same, or memory runs out


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in words: spans of its parts, contents in text order. ``score`` 0 to 1."""

    cue: RoleSpan | None
    source: RoleSpan | None
    contents: tuple[RoleSpan, ...]
    score: float


def attributions(scores: Scores, facts: Facts) -> list[Attribution]:
    """All attributions of a run of words, in text order of their cues (or contents, where there is no cue)."""
    spans = decode_roles(scores.roles, facts.role_tags, facts.steps, facts.thresholds)
    return [one for some, seen in apart(spans, scores.windows) for one in _linked(some, seen, facts)]


def _linked(spans: Sequence[RoleSpan], windows: Sequence[WindowScores], facts: Facts) -> list[Attribution]:
    """The attributions among these spans."""
    sources, cues, contents = ([s for s in spans if s.role == role] for role in ("SRC", "CUE", "CON"))
    far = facts.thresholds.get("far", 1.0)
    to_cue = link_chances(contents, cues, windows, facts.distance[TO_CUE])
    to_cue = prefer_neighbours(to_cue, contents, cues, far)
    to_source = link_chances(cues, sources, windows, facts.distance[TO_SOURCE])
    to_source = prefer_neighbours(to_source, cues, sources, far)
    return join(sources, cues, contents, to_cue, to_source, facts.thresholds)


def apart(
    spans: Sequence[RoleSpan],
    windows: Sequence[WindowScores],
    *,
    least: int = LINKED_TOGETHER,
    most: int = LINKED_AT_MOST,
) -> Iterator[tuple[Sequence[RoleSpan], Sequence[WindowScores]]]:
    """Spans with the windows that see them, in runs of at least ``least`` windows that share no span with the next.

    Every span of a run is held against every other. So a long text is cut where a window sees no span that the one
    before it sees; nothing points across. Where there is no such place, it is cut after ``most`` windows, at a
    window's own first word.
    """
    firsts = [span.first for span in spans]
    lasts = [span.last for span in spans]
    span = number = 0
    for here in range(least, len(windows)):
        if here - number < least:
            continue
        window = windows[here].window
        cut = bisect_left(firsts, window.own)
        if bisect_right(lasts, window.start) == cut or here - number >= most:
            yield spans[span:cut], windows[number:here]
            span, number = cut, here
    yield spans[span:], windows[number:]


def link_chances(
    askers: Sequence[RoleSpan], targets: Sequence[RoleSpan], windows: Sequence[WindowScores], distance: Floats
) -> Floats:
    """(askers, 1 + targets): mean chance over each asking span's words of pointing nowhere, and at each target.

    A word that two windows hold asks twice; a target outside the window gets nothing there.
    """
    if not askers or not targets:  # with no target all point nowhere
        return np.ones((len(askers), 1 + len(targets)), np.float32)
    total = np.zeros((len(askers), 1 + len(targets)), np.float32)
    owner, words = _words_of(askers)
    goals = np.array([span.first for span in targets], np.int64)
    for seen in windows:
        start, end = seen.window.start, seen.window.end
        here = (words >= start) & (words < end)
        near = ((goals >= start) & (goals < end)).nonzero()[0]
        if here.any():
            chances = pointer_chances(seen.asks, seen.answers, distance, words[here] - start, goals[near] - start)
            np.add.at(total, (owner[here][:, None], np.concatenate([[0], 1 + near])[None, :]), chances)
    shares: Floats = total / np.maximum(total.sum(1, keepdims=True), np.float32(1e-9))
    return shares


def prefer_neighbours(chances: Floats, askers: Sequence[RoleSpan], targets: Sequence[RoleSpan], far: float) -> Floats:
    """The chances with those of all targets but the last before and the first after each asker times ``far``.

    In 99 of 100 attributions of PolNeAR train, content and cue, cue and source are neighbours of their kind.
    """
    if not len(askers) or not len(targets) or far >= 1:
        return chances
    after = np.searchsorted([span.first for span in targets], [span.first for span in askers])
    numbers = np.arange(len(targets))[None, :]
    near = (numbers == after[:, None]) | (numbers == after[:, None] - 1)
    weighed = chances * np.concatenate([np.ones((len(askers), 1), bool), near], 1).clip(np.float32(far))
    shares: Floats = weighed / np.maximum(weighed.sum(1, keepdims=True), np.float32(1e-9))
    return shares


def _words_of(spans: Sequence[RoleSpan]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each word of the spans, and the number of the span it is in."""
    sizes = [span.last - span.first for span in spans]
    owner = np.repeat(np.arange(len(spans)), sizes)
    words = np.concatenate([np.arange(span.first, span.last) for span in spans])
    return owner, words


def join(
    sources: Sequence[RoleSpan],
    cues: Sequence[RoleSpan],
    contents: Sequence[RoleSpan],
    to_cue: Floats,
    to_source: Floats,
    thresholds: Mapping[str, float],
) -> list[Attribution]:
    """Each content goes to a cue, each cue to its source; what points nowhere stands alone.

    A cue without content is kept where its own score reaches ``bare_cue``.
    """
    chosen_cue = share_out(to_cue, thresholds.get("no_cue", 0.5), thresholds.get("second", 1.0))
    chosen_source = choose(to_source, thresholds.get("no_source", 0.5))
    found = []
    for number, cue in enumerate(cues):
        own = [c for c, chosen in enumerate(chosen_cue) if chosen == number]
        if not own and cue.score < thresholds.get("bare_cue", 0.0):
            continue
        source = chosen_source[number]
        parts = [cue.score, *(float(to_cue[c, 1 + number]) for c in own), *(contents[c].score for c in own)]
        if source >= 0:
            parts.append(float(to_source[number, 1 + source]))
        speaker = sources[source] if source >= 0 else None
        score = float(np.add.reduce(parts)) / len(parts)
        found.append(Attribution(cue, speaker, tuple(contents[c] for c in own), score))
    alone = [c for c, chosen in zip(contents, chosen_cue, strict=True) if chosen < 0]
    found += [Attribution(None, None, (content,), content.score) for content in alone]
    return sorted(found, key=lambda a: (a.cue or a.contents[0]).first)


def share_out(to_cue: Floats, nowhere: float, second: float) -> list[int]:
    """For each content its cue, -1 for none.

    Nearly every cue has one content. So a content leaves its likeliest cue, where another content is likelier, for a
    cue that would have none, if it points there with at least ``second`` of the chance of its likeliest.
    """
    chosen = choose(to_cue, nowhere)
    if second >= 1:
        return chosen
    chances = to_cue[:, 1:]
    load = np.bincount([cue for cue in chosen if cue >= 0], minlength=chances.shape[1])
    crowded = [c for c, cue in enumerate(chosen) if cue >= 0 and load[cue] > 1]
    for content in sorted(crowded, key=lambda c: chances[c, chosen[c]]):
        cue = chosen[content]
        other = int(np.where(load == 0, chances[content], -1).argmax())
        if load[cue] > 1 and load[other] == 0 and chances[content, other] >= second * chances[content, cue]:
            load[cue], load[other] = load[cue] - 1, 1
            chosen[content] = other
    return chosen


def choose(chances: Floats, nowhere: float) -> list[int]:
    """For each row the likeliest target, -1 for none: pointing nowhere wins where its chance is above ``nowhere``."""
    if chances.shape[1] < 2:
        return [-1] * len(chances)
    best = chances[:, 1:].argmax(1)
    lost = (chances[:, 0] > nowhere) | (chances[:, 1:].max(1, initial=0) <= 0)
    return [int(target) for target in np.where(lost, -1, best)]
