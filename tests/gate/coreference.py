"""Three measures of how well mentions are put into groups, and their mean, as the CoNLL 2011 shared task takes them.

* MUC (Vilain et al. 1995): links. Of a group of n mentions n - 1 links are asked; what the other side splits is missed.
* B-cubed (Bagga and Baldwin 1998): for each mention, the share of its group that its other group has too.
* CEAF-e (Luo 2005, his fourth measure of likeness): groups are paired off one to one so that their likeness, twice the
  shared mentions over the sum of both sizes, is greatest; divided by the number of groups.

Both sides hold the same mentions, each in one group; groups of one count for B-cubed and CEAF-e.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Groups = Sequence[Sequence[Hashable]]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conll(gold: Groups, found: Groups) -> float:
    """The mean of the three F1."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def muc(gold: Groups, found: Groups) -> Rates:
    return Rates(_links_kept(found, gold), _links_kept(gold, found))


def b_cubed(gold: Groups, found: Groups) -> Rates:
    return Rates(_shares_kept(found, gold), _shares_kept(gold, found))


def ceaf_e(gold: Groups, found: Groups) -> Rates:
    likeness = best_pairing(gold, found)
    return Rates(likeness / len(found) if found else 0.0, likeness / len(gold) if gold else 0.0)


def groups_by(keys: Iterable[Hashable]) -> list[list[int]]:
    """The numbers of the keys, those with the same key together."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        found[key].append(number)
    return list(found.values())


def _group_of(groups: Groups) -> dict[Hashable, int]:
    return {mention: number for number, group in enumerate(groups) for mention in group}


def _links_kept(groups: Groups, other: Groups) -> float:
    where = _group_of(other)
    asked = sum(len(group) - 1 for group in groups)
    kept = sum(len(group) - len({where[one] for one in group}) for group in groups)
    return kept / asked if asked else 0.0


def _shares_kept(groups: Groups, other: Groups) -> float:
    where = _group_of(other)
    kept = sum(count * count / len(group) for group in groups for count in Counter(where[m] for m in group).values())
    return kept / max(1, sum(len(group) for group in groups))


def best_pairing(gold: Groups, found: Groups) -> float:
    """The greatest sum of likeness over one-to-one pairs of groups; paired in each connected part by itself."""
    where = _group_of(found)
    shared = Counter((number, where[one]) for number, group in enumerate(gold) for one in group)
    alike = {pair: 2 * count / (len(gold[pair[0]]) + len(found[pair[1]])) for pair, count in shared.items()}
    return sum(_greatest(part, alike) for part in _parts(list(alike)))


def _parts(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that hang together over a group of either side."""
    part: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for pair in pairs:
        ends = (("gold", pair[0]), ("found", pair[1]))
        joined = {pair}.union(*(part.get(end, set()) for end in ends))
        for one in joined:
            part["gold", one[0]] = part["found", one[1]] = joined
    return [sorted(one) for one in {id(one): one for one in part.values()}.values()]


def _greatest(pairs: list[tuple[int, int]], alike: dict[tuple[int, int], float]) -> float:
    if len(pairs) == 1:
        return alike[pairs[0]]
    rows, columns = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
    table = np.zeros((len(rows), len(columns)))
    for row, column in pairs:
        table[rows.index(row), columns.index(column)] = alike[row, column]
    return greatest_sum(table if len(rows) <= len(columns) else table.T)


def greatest_sum(table: np.ndarray) -> float:
    """The greatest sum of cells of a table, one in each row, no two in a column; not more rows than columns.

    The Hungarian method with potentials (Kuhn 1955; Jonker and Volgenant 1987): rows are added one at a time, each by
    the cheapest path that moves others.
    """
    rows, columns = table.shape
    cost = -table
    of_row, of_column = np.zeros(rows), np.zeros(columns)
    taken_by = np.full(columns, -1)
    for row in range(rows):
        _add_row(row, cost, of_row, of_column, taken_by)
    return float(sum(table[row, column] for column, row in enumerate(taken_by) if row >= 0))


def _add_row(row: int, cost: np.ndarray, of_row: np.ndarray, of_column: np.ndarray, taken_by: np.ndarray) -> None:
    columns = cost.shape[1]
    least, before = np.full(columns, np.inf), np.full(columns, -1)
    reached, at, last = np.zeros(columns, dtype=bool), row, -1
    while True:
        slack = cost[at] - of_row[at] - of_column
        nearer = ~reached & (slack < least)
        least[nearer], before[nearer] = slack[nearer], last
        last = int(np.argmin(np.where(reached, np.inf, least)))
        step = least[last]
        of_row[row] += step
        of_row[taken_by[reached]] += step
        of_column[reached] -= step
        least[~reached] -= step
        reached[last] = True
        if taken_by[last] < 0:
            break
        at = int(taken_by[last])
    while last >= 0:
        previous = int(before[last])
        taken_by[last] = taken_by[previous] if previous >= 0 else row
        last = previous
