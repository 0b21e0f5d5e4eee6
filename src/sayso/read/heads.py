"""One pure decode function per output of the model: arrays in, spans of words and links between them out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Role = Literal["SRC", "CUE", "CON"]
ROLES: tuple[Role, ...] = ("SRC", "CUE", "CON")
NEVER = np.float32(-1e4)
SURE, FILL, LEAST = 0.3, 0.6, 0.05  # where the thresholds say nothing; see decode_roles
NAMED = 0.5  # a word is in a name where the chance of standing in none is below this
NEAR = 8  # words: distances up to here have a bucket each, farther ones share
RESCALED_EVERY = 8  # words; a sum over paths keeps far from the least and largest numbers over so few


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Words ``first`` to ``last`` (exclusive) that play one role. ``score``: mean probability of that role."""

    role: Role
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class KindSpan:
    """Words ``first`` to ``last`` (exclusive) that name something of ``kind``. ``score``: mean probability."""

    kind: str
    first: int
    last: int
    score: float


def allowed_steps(tags: Sequence[str]) -> Floats:
    """(tags, tags): 0 where one BIES tag may follow the other, NEVER where not."""
    steps = np.zeros((len(tags), len(tags)), np.float32)
    for i, before in enumerate(tags):
        for j, after in enumerate(tags):
            open_before, open_after = before[0] in "BI", after[0] in "IE"
            if open_before != open_after or (open_before and before[2:] != after[2:]):
                steps[i, j] = NEVER
    return steps


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    out: Floats = powers / powers.sum(-1, keepdims=True)
    return out


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of tags summed over all paths: what the decoder needs to know the chance of any span.

    ``chances`` (words, tags) of each tag; ``before`` and ``after`` (words, tags), the scaled sums over all paths up to
    and from each word; logarithms of: ``scores`` (words, tags), ``steps`` (tags, tags), and ``scale`` (words,).
    """

    chances: Doubles
    before: Doubles
    after: Doubles
    scores: Doubles
    steps: Doubles
    scale: Doubles


def sum_paths(scores: Floats, steps: Floats) -> Chain:
    """All paths through the tags at once (forward and backward). scores (words, tags) with one word at least."""
    count, tags = scores.shape
    logs = scores.astype(np.float64) - scores.max(1, keepdims=True)
    emitted, moved = np.exp(logs), np.exp(steps.astype(np.float64))
    back = np.ascontiguousarray(moved.T)
    ways, scale = np.concatenate([emitted, emitted[::-1]], axis=1), np.ones(count)  # forward beside backward
    both = np.zeros((2 * tags, 2 * tags))
    both[:tags, :tags], both[tags:, tags:] = moved, back
    reached, sides = np.ones(2 * tags), ways.reshape(count, 2, tags)
    for t, row in enumerate(ways):
        row *= reached
        if t % RESCALED_EVERY == 0 or t == count - 1:
            sums = np.add.reduce(sides[t], 1, keepdims=True)
            sides[t] /= sums
            scale[t] = sums[0, 0]
        row.dot(both, reached)
    before, after = ways[:, :tags], np.ones((count, tags))
    after[:-1] = ways[-2::-1, tags:] @ back
    after /= (before * after).sum(1, keepdims=True)  # all paths together have the chance 1 at every word
    with np.errstate(divide="ignore"):
        return Chain(before * after, before, after, logs, np.log(moved), np.log(scale))


def span_chances(chain: Chain, tags: Sequence[str], role: Role, least: float) -> list[tuple[float, int, int]]:
    """(chance, first word, last word + 1) of every span of ``role`` whose chance is at least ``least``.

    No span is likelier than each of its words: a word whose chance to be inside is too small ends the search.
    """
    begin, inside, end, single = (tags.index(f"{edge}-{role}") for edge in "BIES")
    chances = chain.chances
    alone = (chances[:, single] >= least).nonzero()[0]
    found = [(chance, t, t + 1) for chance, t in zip(chances[alone, single].tolist(), alone.tolist(), strict=True)]
    starts = (chances[:-1, begin] >= least).nonzero()[0]  # what begins with the last word does not end
    ends = (chances[:, end] >= least).nonzero()[0]
    if not len(starts) or not len(ends):
        return found
    steps, grown_inside = chain.steps, chain.scores[:, inside] - chain.scale
    run = (grown_inside + steps[inside, inside]).cumsum()
    outside = np.append((chances[:, inside] < least).nonzero()[0], len(run))
    lows = ends.searchsorted(starts, "right")
    sizes = ends.searchsorted(outside[outside.searchsorted(starts, "right")], "right") - lows
    first = starts.repeat(sizes)
    last = ends[np.arange(len(first)) + (lows - sizes.cumsum() + sizes).repeat(sizes)]
    with np.errstate(divide="ignore"):
        before, after = np.log(chain.before[first, begin]), np.log(chain.after[last, end])
    closing = chain.scores[last, end] - chain.scale[last] + after
    opening = before + steps[begin, inside] + grown_inside[first + 1] - run[first + 1]
    logs = opening + run[last - 1] + steps[inside, end] + closing
    pair = before + steps[begin, end] + closing
    sure = np.exp(np.where(last == first + 1, pair, logs))
    kept = (sure >= least).nonzero()[0]
    return found + list(zip(sure[kept].tolist(), first[kept].tolist(), (last[kept] + 1).tolist(), strict=True))


def decode_roles(scores: Floats, tags: Sequence[str], steps: Floats, thresholds: Mapping[str, float]) -> list[RoleSpan]:
    """Spans of sources, cues and contents, in text order, chosen by their chance as whole spans.

    scores (words, tags); steps (tags, tags): learned scores of one tag following another, NEVER where forbidden.
    First come the likeliest spans with a chance of at least ``span_<role>``, so that edges are right as often as may
    be. Then, where no edge is sure but the words between are, the likeliest span whose words have that role with
    a mean chance of ``fill``. No two spans overlap. Spans cut off by the edge of the text have no chance of their own.
    """
    if not len(scores):
        return []
    chain = sum_paths(scores, steps)
    by_role = {role: chain.chances[:, [i for i, tag in enumerate(tags) if tag[2:] == role]].sum(1) for role in ROLES}
    totals = {role: [0.0, *np.cumsum(chances).tolist()] for role, chances in by_role.items()}
    least = thresholds.get("least", LEAST)
    options = [(p, first, last, role) for role in ROLES for p, first, last in span_chances(chain, tags, role, least)]
    options.sort(key=lambda option: (-option[0], option[1], option[2]))
    surely, fill = {role: thresholds.get(f"span_{role}", SURE) for role in ROLES}, thresholds.get("fill", FILL)
    sure = [option for option in options if option[0] >= surely[option[3]]]
    spans: list[RoleSpan] = []
    used = bytearray(len(scores))
    for place, (_, first, last, role) in enumerate([*sure, *options]):
        if used.find(1, first, last) >= 0:
            continue
        mean = (totals[role][last] - totals[role][first]) / (last - first)
        if place < len(sure) or mean >= fill:
            used[first:last] = b"\1" * (last - first)
            spans.append(RoleSpan(role, first, last, min(1.0, mean)))
    return sorted(spans, key=lambda span: span.first)


def decode_kinds(scores: Floats, tags: Sequence[str]) -> list[KindSpan]:
    """Names with their kinds, in text order. scores (words, tags) of BIO tags.

    Whether a word is in a name, and begins one, is judged over all kinds together; the kind then over the whole name.
    """
    if not len(scores):
        return []
    chances = softmax(scores)
    kinds = [tag[2:] for tag in tags if tag[0] == "B"]
    begins = chances[:, [i for i, tag in enumerate(tags) if tag[0] == "B"]]
    goes_on = chances[:, [i for i, tag in enumerate(tags) if tag[0] == "I"]]
    named = chances[:, 0] < NAMED
    starts = named & (begins.sum(1) > goes_on.sum(1))
    starts[1:] |= named[1:] & ~named[:-1]
    starts[0] = named[0]
    totals = np.cumsum(np.concatenate([np.zeros((1, len(kinds))), begins + goes_on]), axis=0)
    ends = np.append(starts[1:] | ~named[1:], True) & named
    spans = []
    for first, last in zip(np.flatnonzero(starts).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True):
        mean = (totals[last] - totals[first]) / (last - first)
        spans.append(KindSpan(kinds[int(mean.argmax())], first, last, float(mean.max())))
    return spans


def distance_buckets(apart: NDArray[np.int64], reach: int) -> NDArray[np.int64]:
    """Bucket of each word distance, 0 .. 2 * reach: exact to NEAR words, then logarithmic."""
    table = _buckets(reach)
    return table.take(apart + len(table) // 2, mode="clip")


@lru_cache(maxsize=4)  # a model has two numbers of buckets
def _buckets(reach: int) -> NDArray[np.int64]:
    """The bucket of each distance, from the farthest to the left to the farthest to the right that has its own."""
    farthest = ceil(NEAR * 2 ** max(0, (reach - NEAR) / 4))
    apart = np.arange(-farthest, farthest + 1)
    size = np.abs(apart)
    far = NEAR + 4 * np.log2(np.maximum(size, NEAR) / NEAR)
    bucket = np.minimum(np.rint(np.where(size <= NEAR, size, far)), reach).astype(np.int64)
    return np.sign(apart) * bucket + reach


def pointer_chances(
    asks: Floats, answers: Floats, distance: Floats, askers: NDArray[np.int64], targets: NDArray[np.int64]
) -> Floats:
    """(askers, 1 + targets): chance that each asking word points nowhere, and at each target word.

    asks, answers (words, width + 1), the last number a score of its own; distance (buckets,): learned scores of word
    distances; askers and targets: words.
    """
    width = asks.shape[1] - 1
    dots = asks[askers, :width] @ answers[targets, :width].T / np.float32(np.sqrt(width))
    near = distance[distance_buckets(askers[:, None] - targets[None, :], (len(distance) - 1) // 2)]
    scores = np.concatenate([asks[askers, width:], dots + answers[targets, width] + near], 1)
    return softmax(scores)
