"""Sums of a count over many reports: what each reporter has said of it over time, and the numbers that stand now.

Figures that links hold together are one count. A copy of a report counts as no report of its own. In one reporter's
series a point is one number on one day; the number that stands for him is his latest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sayso.compare.figure_evidence import count_of, teller_words
from sayso.compare.figure_scope import own_time
from sayso.compare.same_figure import why_apart
from sayso.compare.series_tellers import by_teller
from sayso.compare.sides import side_of
from sayso.compare.told_days import in_words, one_day, report_day
from sayso.records import Counted, Link, Point, Relation, Report, Series, Tally, What

#: How figures are held together as one count.
ONE_COUNT = frozenset({"repeats", "revises", "contradicts"})
#: Kinds of counts that are shown though only one figure gives them.
SHOWN_ALONE: frozenset[What] = frozenset(
    {"killed", "wounded", "captured", "missing", "displaced", "detained", "bodies", "troops", "weapons"}
)
#: A number of a day not told stands before all others: it is never taken for the latest.
NO_DAY = ""

Bounds = tuple[float | None, float | None]


def tallies(
    counted: Iterable[Counted],
    links: Iterable[Link],
    origins: Mapping[str, str],
    *,
    parted: Iterable[tuple[str, str]] = (),
) -> tuple[Tally, ...]:
    """All counts that the figures give, those of most reports first.

    ``links``: links that hold between figures; those of other relations are passed over. ``origins``: document id ->
    the id of the report it copies. ``parted``: keys of pairs whose link was withdrawn: no chain joins them again. A
    link to a figure that is not there joins nothing.
    """
    figures = {one.key: one for one in sorted(counted, key=lambda one: one.key)}
    held = [one for one in links if one.relation in ONE_COUNT and one.left in figures and one.right in figures]
    found = [
        _tally(group, held, origins)
        for group in _groups(figures, held, frozenset(frozenset(pair) for pair in parted))
        if len(group) > 1 or group[0].figure.what in SHOWN_ALONE
    ]
    return tuple(sorted(found, key=lambda one: _order(one, origins, figures)))


def independent(figures: Iterable[Counted], origins: Mapping[str, str]) -> int:
    """How many independent reports give the figures: a copy counts as the report it copies."""
    return len({_origin(one.report.document, origins) for one in figures})


def _origin(document: str, origins: Mapping[str, str]) -> str:
    """The report a document goes back to, by however many copies; a ring of copies ends at its least id."""
    seen = [document]
    while (above := origins.get(seen[-1])) is not None:
        if above in seen:
            return min(seen[seen.index(above) :])
        seen.append(above)
    return seen[-1]


def _groups(
    figures: Mapping[str, Counted], links: Sequence[Link], parted: frozenset[frozenset[str]]
) -> list[list[Counted]]:
    """The figures of each count: those that links join, the surest first.

    A link that would bring together figures which cannot be one count is left out, unless a person made it: a chain of
    likely links must not end in a sure mistake.
    """
    group_of = {key: [one] for key, one in figures.items()}
    for link in sorted(links, key=lambda one: (not _by_person(one), -one.score, one.left, one.right)):
        left, right = group_of[link.left], group_of[link.right]
        if left is right or _are_parted(left, right, parted) or not (_by_person(link) or _agree(left, right)):
            continue
        left.extend(right)
        for one in right:
            group_of[one.key] = left
    return list({id(group): sorted(group, key=lambda one: one.key) for group in group_of.values()}.values())


def _by_person(link: Link) -> bool:
    return link.judge.startswith("by:")


def _are_parted(left: Sequence[Counted], right: Sequence[Counted], parted: frozenset[frozenset[str]]) -> bool:
    return bool(parted) and any(frozenset((one.key, other.key)) in parted for one in left for other in right)


def _agree(left: Sequence[Counted], right: Sequence[Counted]) -> bool:
    return all(why_apart(one, other) is None for one in left for other in right)


def _tally(group: Sequence[Counted], links: Sequence[Link], origins: Mapping[str, str]) -> Tally:
    keys = {one.key for one in group}
    within = [one for one in links if one.left in keys and one.right in keys]
    around = _Around(_relations_of(within), origins, {one.report.document: _own_day(one.report) for one in group})
    series = sorted((_series(own, around) for own in by_teller(group, within, origins)), key=_series_order)
    latest = [one.points[-1] for one in series]
    lows = [number for one in latest if (number := one.high if one.low is None else one.low) is not None]
    highs = [number for one in latest if (number := one.low if one.high is None else one.high) is not None]
    return Tally(
        what=group[0].figure.what,
        unit=_most(one.figure.unit for one in group),
        of=_most(one.figure.of.name if one.figure.of else None for one in group),
        actor=_most(side_of(one.figure.of.actor) if one.figure.of else None for one in group),
        low=min(lows, default=None),
        best=_best(series, {one.key: one for one in group}, origins),
        high=max(highs, default=None),
        series=tuple(series),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What a count's figures are set in order by: the links between them, copies, the days of their reports.

    ``relations``: of the links from one key to another; ``found``: the days that numbers were found to hold for, by
    key. Both are asked for again and again.
    """

    relations: Mapping[tuple[str, str], frozenset[Relation]]
    origins: Mapping[str, str]
    days: Mapping[str, str]
    found: dict[str, str] = field(default_factory=dict)

    def day(self, one: Counted) -> str:
        """The day a number holds for, "" where it is not told."""
        if one.key not in self.found:
            self.found[one.key] = self._day(one)
        return self.found[one.key]

    def _day(self, one: Counted) -> str:
        """Of the count, else of the report, else of the report that one was made from.

        A number told as an older one ("at first it had spoken of two") is of a day that is not told.
        """
        counted = one_day(one.figure.as_of)
        if counted:
            return counted.isoformat()
        if count_of(one).turn < 0:
            return NO_DAY
        return _own_day(one.report) or self.days.get(_origin(one.report.document, self.origins), NO_DAY)

    def revises(self, later: Counted, earlier: Counted) -> bool:
        """Whether a link says that one number puts another right, or its report was made from the other's."""
        return self.is_linked("revises", later, earlier) or self.is_made_from(later, earlier)

    def is_linked(self, relation: Relation, left: Counted, right: Counted) -> bool:
        """Whether a link of a relation leads from one figure to another."""
        return relation in self.relations.get((left.key, right.key), ())

    def between(self, some: Iterable[str], others: Sequence[str]) -> set[Relation]:
        """The relations of all links that lead from some figures to others, or back, by key."""
        ways = ((one, other) for one in some for other in others)
        return {
            relation
            for one, other in ways
            for way in ((one, other), (other, one))
            for relation in self.relations.get(way, ())
        }

    def is_made_from(self, later: Counted, earlier: Counted) -> bool:
        """Whether the report of one number is a copy, or an edited version, of that of another number."""
        is_copy = self.origins.get(later.report.document) == earlier.report.document
        return is_copy and _bounds(later) != _bounds(earlier)


def _relations_of(links: Iterable[Link]) -> dict[tuple[str, str], frozenset[Relation]]:
    """The relations of links by the keys they lead from and to."""
    found: dict[tuple[str, str], frozenset[Relation]] = {}
    for one in links:
        found[one.left, one.right] = found.get((one.left, one.right), frozenset()) | {one.relation}
    return found


def _own_day(report: Report) -> str:
    told = report_day(report)
    return told.isoformat() if told else NO_DAY


def _series(own: Sequence[Counted], around: _Around) -> Series:
    """One reporter's points: a number on a day, in the order of days; what links say came later stands later."""
    ranks = {one.key: _rank(one, own, around) for one in own}
    kept = sorted(own, key=lambda one: (around.day(one), ranks[one.key], *_bounds_order(one), one.key))
    points: list[Point] = []
    figures = {one.key: one for one in own}
    for _, same in groupby(kept, key=lambda one: (around.day(one), ranks[one.key], _bounds(one))):
        before = [figures[key] for key in points[-1].figures] if points else []
        points.append(_point(list(same), before, around))
    return Series(
        _most(one.reporter.name for one in own), _most(side_of(one.reporter.actor) for one in own), tuple(points)
    )


def _rank(one: Counted, own: Sequence[Counted], around: _Around) -> int:
    """How many of the same reporter's figures of that day this one revises: the order within a day."""
    return sum(around.day(other) == around.day(one) and around.revises(one, other) for other in own)


def _point(same: Sequence[Counted], before: Sequence[Counted], around: _Around) -> Point:
    low, high = _bounds(same[0])
    standing, why = _standing(same, before, around)
    return Point(
        day=around.day(same[0]) or None,
        low=low,
        high=high,
        standing=standing,
        why=why,
        figures=tuple(one.key for one in same),
        reports=independent(same, around.origins),
        articles=len({one.report.document for one in same}),
    )


def _standing(same: Sequence[Counted], before: Sequence[Counted], around: _Around) -> tuple[str, str]:
    """How a point stands to the one before it, and why, in words."""
    one = same[0]
    told = f"“{one.words}”{_by_when(one)}"
    if not before:
        return "first", told
    said = around.between([late.key for late in same], [early.key for early in before])
    day, was = around.day(before[0]), interval_words(*_bounds(before[0]))
    if _bounds(one) == _bounds(before[0]) or "repeats" in said:
        return "repeats", f"{told}: {was} before, and no other number"
    times = own_time(one), own_time(before[0])
    if None not in times and times[0] != times[1] and around.day(one) != day:
        return "later", f"{told}: it was {was} in {times[1]}, and each is for its own time"
    if "revises" in said or ("contradicts" not in said and around.day(one) != day):
        return "revises", f"{told}: it was {was}{_on(day)}"
    if any(around.is_made_from(late, early) for late in same for early in before):
        return "revises", f"{told}: it was {was} in the report that this one was made from"
    if around.day(one) != day:
        return "contradicts", f"{told}: {was} in another report{_on(day)}, and both cannot hold"
    return "contradicts", f"{told}: {was} in another report of that day, and neither is told to be the later"


def _by_when(one: Counted) -> str:
    day = one_day(one.figure.as_of)
    if day is not None:
        return f", as of {in_words(day.isoformat())}"
    told = report_day(one.report)
    return f", {teller_words(one)} in a report of {in_words(told.isoformat())}" if told else ", on a day not told"


def _on(day: str) -> str:
    return f" on {in_words(day)}" if day else " before"


def interval_words(low: float | None, high: float | None) -> str:
    """An interval for a person: "6", "at least 20", "at most 40", "270 to 330"."""
    if low == high:
        return "not told" if low is None else f"{low:,.6g}"
    if high is None:
        return f"at least {low:,.6g}"
    return f"at most {high:,.6g}" if low is None else f"{low:,.6g} to {high:,.6g}"


def _best(series: Sequence[Series], figures: Mapping[str, Counted], origins: Mapping[str, str]) -> float | None:
    """The number that most independent reports carry among those that stand; of as many, the latest."""
    carried: dict[float, list[Counted]] = defaultdict(list)
    latest: dict[float, str] = {}
    for one in series:
        point = one.points[-1]
        number = point.high if point.low is None else point.low
        if number is None:
            continue
        same = [figures[key] for other in one.points for key in other.figures if _is(other, point)]
        carried[number].extend(same)
        latest[number] = max(latest.get(number, ""), point.day or "")
    if not carried:
        return None
    return max(carried, key=lambda number: (independent(carried[number], origins), latest[number], number))


def _is(one: Point, other: Point) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _bounds(one: Counted) -> Bounds:
    return one.figure.low, one.figure.high


def _bounds_order(one: Counted) -> tuple[float, float]:
    low, high = _bounds(one)
    return (float("-inf") if low is None else low, float("inf") if high is None else high)


def _most(values: Iterable[str | None]) -> str | None:
    """The value most figures give; of as many, the first in the alphabet."""
    counts = Counter(one for one in values if one is not None)
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def _series_order(one: Series) -> tuple[str, str, str]:
    return (one.points[0].day or NO_DAY, one.reporter or "", one.points[0].figures[0])


def _order(one: Tally, origins: Mapping[str, str], figures: Mapping[str, Counted]) -> tuple[int, str, str]:
    keys = [key for series in one.series for point in series.points for key in point.figures]
    return (-independent((figures[key] for key in keys), origins), one.what, min(keys))
