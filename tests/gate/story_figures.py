"""Figures of the story case: points of series by day, value and reporter; pairs that contradict, pairs that agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.records import Counted, Point, Series
from tests.gate.story_found import Found, Passage, counted_at, lines_of, names_party, rate

#: How the ledger calls what the expectations call otherwise: a new count of a later time is an update to it, unless it
#: says that each is for a time of its own.
CALLED = {
    "first": ("first",),
    "repeats": ("repeats",),
    "revises": ("revises",),
    "later": ("revises", "later"),
    "scope": ("revises", "later"),
}
#: Relations by which figures are held to be one count.
ONE_COUNT = ("repeats", "revises", "contradicts")


@dataclass(frozen=True, slots=True)
class Given:
    """An expected point and what was found of it: the figure read, and where it stands in the sums."""

    series: Mapping[str, Any]
    point: Passage
    figure: Counted | None
    of: Series | None
    told: Point | None


def score_figures(expected: Mapping[str, Any], found: Found) -> dict[str, float]:
    """Shares of points read, summed up under the right reporter, with their fellows; of pairs linked rightly."""
    points = [one for series in expected["series"] for one in _given(series, found)]
    return {
        "points read": rate(one.figure is not None for one in points),
        "points of the right reporter": rate(_is_reporter(one) for one in points),
        "points in a series": rate(_is_right(one) for one in points),
        "points with their fellows": rate(
            hit for series in expected["series"] for hit in _with_fellows(list(_given(series, found)))
        ),
        "points standing right": rate(
            one.told is not None and one.told.standing in CALLED[one.point["standing"]] for one in points
        ),
        "contradictions linked": rate("contradicts" in _relations(one, found) for one in expected["contradicting"]),
        "agreeing figures apart": rate(
            not {"contradicts", "revises"} & _relations(one, found) for one in expected["agreeing"]
        ),
    }


def told_of_figures(expected: Mapping[str, Any], found: Found) -> Iterator[str]:
    """What is missing or wrong, in lines."""
    for series in expected["series"]:
        given = list(_given(series, found))
        rows = []
        for one, beside in zip(given, _with_fellows(given), strict=True):
            state = "no figure of that value" if one.figure is None else "in no sum" if one.told is None else ""
            if one.figure and not _is_reporter(one):
                state += f" reporter {one.figure.reporter.name}/{one.figure.reporter.actor}"
            if one.told and one.told.day != one.point["day"]:
                state += f" day {one.told.day}"
            if one.figure and not beside:
                figure = one.figure.figure
                state += f" apart from its fellows [{figure.what} {figure.unit} of {figure.of and figure.of.name}]"
            if state:
                rows.append(f"{one.point['day']} {one.point['file']} “{one.point['words']}”: {state}")
        yield from lines_of(f"{series['what']} {series['of']} by {series['reporter']}", rows)
    missed = [one["what"] for one in expected["contradicting"] if "contradicts" not in _relations(one, found)]
    yield from lines_of("contradictions not linked", missed)
    wrong = [one["why"] for one in expected["agreeing"] if {"contradicts", "revises"} & _relations(one, found)]
    yield from lines_of("linked though they agree", wrong)


def _given(series: Mapping[str, Any], found: Found) -> Iterator[Given]:
    for point in series["points"]:
        own = [one for one in counted_at(found, point) if _is_value(one, point)]
        figure = next(iter(own), None)
        held = _in_sums(figure.key, found) if figure else None
        yield Given(series, point, figure, *(held or (None, None)))


def _is_value(one: Counted, point: Passage) -> bool:
    """Whether a figure has the value; "fewer than 20" ends at 20 or just below."""
    low, high = one.figure.low, one.figure.high
    if "low" not in point:
        return low is None and high is not None and 0 <= point["high"] - high <= 1
    return (low, high) == (point.get("low"), point.get("high"))


def _in_sums(key: str, found: Found) -> tuple[Series, Point] | None:
    return next(
        (
            (series, point)
            for tally in found.sums.tallies
            for series in tally.series
            for point in series.points
            if key in point.figures
        ),
        None,
    )


def _is_reporter(one: Given) -> bool:
    teller = one.figure.reporter if one.figure else None
    return teller is not None and names_party(one.series["reporter"], teller.name, teller.actor)


def _is_right(one: Given) -> bool:
    """Whether a point stands in the sums under its day and its reporter."""
    if one.told is None or one.of is None or one.told.day != one.point["day"]:
        return False
    return names_party(one.series["reporter"], one.of.reporter, one.of.actor)


def _with_fellows(given: list[Given]) -> list[bool]:
    """For each point whether it stands in the series in which most points of its own are."""
    held = [one.of for one in given]
    most = max((one for one in held if one), key=lambda one: sum(one is other for other in held), default=None)
    return [one is not None and one is most and (len(given) == 1 or held.count(most) > 1) for one in held]


def _relations(pair: Mapping[str, Any], found: Found) -> set[str]:
    """How any figures of two passages are linked."""
    left, right = ({one.key for one in counted_at(found, pair[side])} for side in ("left", "right"))
    return {
        one.relation
        for one in found.links
        if (one.left in left and one.right in right) or (one.left in right and one.right in left)
        if one.relation in ONE_COUNT
    }
