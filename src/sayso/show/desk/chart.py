"""A count over time as a drawing: a line for each who reports it, intervals as bars, days below. SVG, no script."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sayso.records import Point, Series, Tally
from sayso.show.amounts import number
from sayso.show.desk.looks import Looks

#: The drawing in its own units; the page scales it.
WIDTH, HEIGHT = 440, 170
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 12, 26
#: Marks that tell reporters apart where hue does not: one for each of the patterns.
SHAPES = ("circle", "square", "diamond", "triangle")
#: Lines across, at most.
MOST_LINES = 4
#: Room below the least and above the greatest value, as a part of all.
AIR = 0.08


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: its place, the ends of its interval, what to say of it, the entry it stands in."""

    x: float
    y: float
    top: float
    bottom: float
    label: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Curve:
    """One reporter's values: ``path`` of the line between them, the hue and pattern, the shape of its marks."""

    name: str
    look: str
    shape: str
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across or a day below: where, and what stands there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A count over time, ready to draw. ``undated``: how many values have no day and so no place in it."""

    title: str
    curves: tuple[Curve, ...]
    across: tuple[Tick, ...]
    below: tuple[Tick, ...]
    undated: int


def chart_of(tally: Tally, title: str, looks: Looks) -> Chart | None:
    """The chart of a count; None where fewer than two values have a day."""
    dated = [(series, [one for one in series.points if _is_dated(one)]) for series in tally.series]
    points = [one for _, many in dated for one in many]
    if len({(one.day, one.low, one.high) for one in points}) < 2:  # nothing over time
        return None
    scale = _Scale(points)
    curves = tuple(_curve(series, many, scale, looks) for series, many in dated if many)
    undated = sum(len(series.points) for series in tally.series) - len(points)
    return Chart(title, curves, scale.across(), scale.below(), undated)


def _is_dated(one: Point) -> bool:
    return bool(one.day and one.day[0].isdigit() and len(one.day) == len("2022-09-21"))


def _ends(one: Point) -> tuple[float, float]:
    """Both ends of a value; an open end is drawn where the other is."""
    low = one.low if one.low is not None else one.high or 0
    return low, one.high if one.high is not None else low


class _Scale:
    """Where days and values lie in the drawing."""

    def __init__(self, points: list[Point]) -> None:
        days = sorted(date.fromisoformat(one.day) for one in points if one.day)
        self._first, self._last = days[0], days[-1]
        values = [end for one in points for end in _ends(one)]
        room = (max(values) - min(values)) * AIR or 1.0
        self._low, self._high = max(0.0, min(values) - room), max(values) + room

    def x(self, day: str) -> float:
        span = (self._last - self._first).days
        part = (date.fromisoformat(day) - self._first).days / span if span else 0.5
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        part = (value - self._low) / (self._high - self._low)
        return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1)

    def across(self) -> tuple[Tick, ...]:
        step = _step((self._high - self._low) / MOST_LINES)
        first = int(-(-self._low // step))
        lines = (step * turn for turn in range(first, int(self._high // step) + 1))
        return tuple(Tick(self.y(value), number(value)) for value in lines)

    def below(self) -> tuple[Tick, ...]:
        first, last = self._first.isoformat(), self._last.isoformat()
        ends = (first,) if first == last else (first, last)
        return tuple(Tick(self.x(day), day) for day in ends)


def _step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20 ...: whole numbers, for people are counted."""
    size = 1.0
    while True:
        for part in (1, 2, 5):
            if size * part >= least:
                return size * part
        size *= 10


def _curve(series: Series, points: list[Point], scale: _Scale, looks: Looks) -> Curve:
    name = series.reporter or "outlets"
    dots = tuple(_dot(one, name, scale) for one in points)
    steps = [f"M{dots[0].x} {dots[0].y}"]
    for before, after in pairwise(dots):
        steps.append(f"H{after.x}V{after.y}" if after.x != before.x else f"V{after.y}")  # a value holds until the next
    look = looks.of(series.reporter)
    pattern = look.rsplit("k", 1)[-1]
    return Curve(name, look, SHAPES[int(pattern) % len(SHAPES)], "".join(steps), dots)


def _dot(one: Point, name: str, scale: _Scale) -> Dot:
    low, high = _ends(one)
    told = number(low) if low == high else f"{number(low)}–{number(high)}"
    open_ = "+" if one.high is None else ""
    label = f"{name}, {one.day}: {told}{open_} ({one.standing})"
    y = scale.y((low + high) / 2)
    return Dot(scale.x(one.day or ""), y, scale.y(high), scale.y(low), label, one.figures[0] if one.figures else None)
