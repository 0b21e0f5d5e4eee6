"""Events in groups of one: from the surest pair on, as long as two groups agree on average and nothing forbids it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def grouped(
    count: int,
    scores: Mapping[Pair, float],
    *,
    least: float,
    forbidden: Callable[[Pair], bool] = lambda _pair: False,
    certain: Iterable[Pair] = (),
) -> list[tuple[int, ...]]:
    """Average-linkage clusters of 0 .. ``count`` - 1, each in order, by their first member.

    ``scores`` of pairs (smaller first), a pair without one counts 0. Two groups become one while the mean of the scores
    between them is ``least`` or more and no pair between them is ``forbidden``. ``certain`` pairs are one from the
    start.
    """
    members: dict[int, tuple[int, ...]] = {one: (one,) for one in range(count)}
    between: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        between[one][other] = between[other][one] = score
    for pair in sorted(certain):
        left, right = sorted(next(group for group, held in members.items() if one in held) for one in pair)
        if left != right:
            members[left] += members.pop(right)
            _join(between, left, right)
    queue = [
        entry for one in members for entry in _entries(members, between[one].items(), one, least) if entry[1][0] == one
    ]
    heapify(queue)
    while queue:
        _mean, (left, right), sizes = heappop(queue)
        if left not in members or right not in members or (len(members[left]), len(members[right])) != sizes:
            continue
        if any(forbidden(_ordered(one, other)) for one in members[left] for other in members[right]):
            continue
        members[left] += members.pop(right)
        _join(between, left, right)
        for entry in _entries(members, between[left].items(), left, least):
            heappush(queue, entry)
    return sorted(tuple(sorted(group)) for group in members.values())


def _entries(
    members: Mapping[int, tuple[int, ...]], sums: Iterable[tuple[int, float]], group: int, least: float
) -> Iterator[tuple[float, Pair, Pair]]:
    """What a group may join: minus the mean between the two, the two groups, their sizes."""
    for other, total in sums:
        left, right = _ordered(group, other)
        mean = total / (len(members[left]) * len(members[right]))
        if mean >= least:
            yield -mean, (left, right), (len(members[left]), len(members[right]))


def _join(between: dict[int, dict[int, float]], left: int, right: int) -> None:
    """Adds right's sums of scores to left's."""
    ours, theirs = between[left], between.pop(right, {})
    ours.pop(right, None)
    theirs.pop(left, None)
    for other, score in theirs.items():
        ours[other] = ours.get(other, 0.0) + score
        between[other].pop(right, None)
        between[other][left] = ours[other]


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
