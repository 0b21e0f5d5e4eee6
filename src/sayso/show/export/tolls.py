"""How many were killed, hurt or detained in a happening, by everybody who says so: low, best, high.

The tallies of the account are taken where they are only of this happening; where a tally covers more, what its
claimants say of this happening is summed up by the same rule: each claimant's latest value; the least, the one most
independent reports carry, the greatest.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Counted, Party, Point, Series, Tally, What
from sayso.show.export.occurrences import Known, Occurrence, figures_of


@dataclass(frozen=True, slots=True)
class Claims:
    """What is claimed of one count. ``of`` and ``actor``: of whom; ``civilian`` None: not said.

    ``whole`` False: only a part of another figure. ``low``, ``best``, ``high`` None: nobody gives one. ``by``: who
    claims it, None the outlet in its own voice.
    """

    of: str | None
    actor: str | None
    civilian: bool | None
    whole: bool
    low: float | None
    best: float | None
    high: float | None
    by: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Value:
    """A claimant's latest value, and how many independent reports carry it."""

    reporter: str | None
    low: float | None
    high: float | None
    reports: int


def claims(one: Occurrence, what: What) -> tuple[Claims, ...]:
    """All counts of one kind in a happening, each by everybody who gives it; in the order of the ledger."""
    counted = {figure.key: figure for figure in one.figures if figure.figure.what == what}
    tallied: dict[int, tuple[Tally, list[Counted]]] = {}
    rest: list[Counted] = []
    for key, figure in counted.items():
        tally = one.known.tallies.get(key)
        if tally is not None and tally.what == what:
            tallied.setdefault(id(tally), (tally, []))[1].append(figure)
        else:
            rest.append(figure)
    found = [_of_tally(tally, figures) for tally, figures in tallied.values()]
    return (*found, *(_summed(group, one.known) for group in _groups(rest)))


def total(counts: Iterable[Claims]) -> Claims | None:
    """The count that stands for all: the greatest whole one; parts of it are in it already."""
    whole = [count for count in counts if count.whole]
    return max(whole, key=lambda count: count.best or count.high or count.low or 0, default=None)


def _of_tally(tally: Tally, figures: list[Counted]) -> Claims:
    keys = {figure.key for figure in figures}
    values = [value for series in tally.series if (value := _latest(series, keys))]
    by = tuple(value.reporter for value in values)
    if set(figures_of(tally)) <= keys:
        low, best, high = tally.low, tally.best, tally.high
    else:
        low, best, high = _bounds(values)
    return Claims(tally.of, tally.actor, _civilian(figures), _whole(figures), low, best, high, by)


def _latest(series: Series, keys: set[str]) -> _Value | None:
    points: list[Point] = [point for point in series.points if keys.intersection(point.figures)]
    if not points:
        return None
    last = points[-1]
    return _Value(series.reporter, last.low, last.high, last.reports)


def _groups(figures: list[Counted]) -> list[list[Counted]]:
    """Figures of the same people."""
    groups: dict[tuple[object, ...], list[Counted]] = {}
    for one in figures:
        of = one.figure.of
        who = (of.actor or of.name) if of else None
        groups.setdefault((who, one.figure.civilian, one.figure.unit, one.figure.part_of is None), []).append(one)
    return list(groups.values())


def _summed(figures: list[Counted], known: Known) -> Claims:
    latest: dict[str | None, list[Counted]] = {}
    for one in sorted(figures, key=lambda one: (one.report.number, one.figure.span)):
        latest.setdefault(one.reporter.actor or one.reporter.name, []).append(one)
    values = [_value(many, known) for many in latest.values()]
    of: Party | None = figures[0].figure.of
    by = tuple(value.reporter for value in values)
    name, actor = (of.name, of.actor) if of else (None, None)
    return Claims(name, actor, _civilian(figures), _whole(figures), *_bounds(values), by)


def _value(figures: list[Counted], known: Known) -> _Value:
    last = figures[-1].figure
    same = [one for one in figures if (one.figure.low, one.figure.high) == (last.low, last.high)]
    reports = {known.origins.get(one.report.document, one.report.document) for one in same}
    return _Value(figures[-1].reporter.name, last.low, last.high, len(reports))


def _bounds(values: list[_Value]) -> tuple[float | None, float | None, float | None]:
    """Least, best and greatest. Of a range the lower end counts as the value: what is sure. "At least 12" beside "10"
    makes 12 the greatest number given.
    """
    carried: Counter[float] = Counter()
    for value in values:
        if value.low is not None:
            carried[value.low] += value.reports
    best = max(carried, key=lambda number: (carried[number], -number), default=None)
    lows = [value.low for value in values if value.low is not None]
    highs = [value.high for value in values if value.high is not None]
    return min(lows + highs) if lows else None, best, max(lows + highs) if highs else None


def _civilian(figures: list[Counted]) -> bool | None:
    said = {one.figure.civilian for one in figures}
    return said.pop() if len(said) == 1 else None


def _whole(figures: list[Counted]) -> bool:
    return any(one.figure.part_of is None for one in figures)
