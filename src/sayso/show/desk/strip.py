"""The days of a story as a strip: a mark for each event where its day lies, a bar for a stretch of days.

What lies far outside the story's own days is history: it is counted at the ends, for it would press all else together.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

#: The drawing in its own units; the page scales it.
WIDTH, HEIGHT, LEFT, RIGHT = 1120, 130, 14, 14
#: Where marks of one day begin to be stacked, from below; how high each is; how many fit.
FLOOR, STEP, MOST_STACKED = 96, 13, 7
#: Days before the first report and behind the last that still belong to the story.
AROUND = timedelta(days=14)
#: Days with a label below: a label every so many units of width.
LABEL_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Dated:
    """One event to be placed: the day as told ("2022-09-12", "2022-09-12/2022-09-14", "2022-09"), what to say of it."""

    day: str | None
    status: str
    look: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in the strip: its middle, the ends of its stretch of days (the same for a single day)."""

    x: float
    y: float
    left: float
    right: float
    one: Dated


@dataclass(frozen=True, slots=True)
class Label:
    """A day below the strip."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip, ready to draw. ``before``, ``after``, ``undated``, ``hidden``: events that are not in it."""

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    before: int
    after: int
    undated: int
    hidden: int


def strip_of(events: Sequence[Dated], first: str | None, last: str | None) -> Strip | None:
    """The strip of events within a story's days; None where fewer than two different days are told."""
    placed = [(one, stretch) for one in events if (stretch := _days(one.day))]
    undated = len(events) - len(placed)
    low, high = _range(placed, first, last)
    within = [(one, days) for one, days in placed if low <= days[1] and days[0] <= high]
    if len({days[0] for _, days in within}) < 2:  # nothing over time
        return None
    scale = _Scale(max(low, min(days[0] for _, days in within)), min(high, max(days[1] for _, days in within)))
    marks, hidden = _stacked(within, scale)
    before = sum(1 for _, days in placed if days[1] < low)
    return Strip(marks, scale.labels(), before, len(placed) - len(within) - before, undated, hidden)


def _range(placed: list[tuple[Dated, tuple[date, date]]], first: str | None, last: str | None) -> tuple[date, date]:
    if first and last:
        return date.fromisoformat(first) - AROUND, date.fromisoformat(last) + AROUND
    days = [day for _, both in placed for day in both]
    return min(days, default=date.min), max(days, default=date.max)


def _days(told: str | None) -> tuple[date, date] | None:
    """First and last day of what is told; None for an open stretch, a month or a year: they have no place here."""
    if told is None:
        return None
    first, _, last = told.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:  # "2022-09", "since 1992", "--09-21"
        return None


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self._first, self._span = first, max(1, (last - first).days)

    def x(self, day: date) -> float:
        part = min(1.0, max(0.0, (day - self._first).days / self._span))
        return round(LEFT + part * (WIDTH - LEFT - RIGHT), 1)

    def labels(self) -> tuple[Label, ...]:
        count = min(self._span, (WIDTH - LEFT - RIGHT) // LABEL_WIDTH)
        days = dict.fromkeys(
            self._first + timedelta(days=round(self._span * turn / count)) for turn in range(count + 1)
        )
        return tuple(Label(self.x(day), day.isoformat()) for day in days)


def _stacked(within: list[tuple[Dated, tuple[date, date]]], scale: _Scale) -> tuple[tuple[Mark, ...], int]:
    """Events of one day above each other, as many as fit."""
    heights: Counter[date] = Counter()
    marks, hidden = [], 0
    for one, (first, last) in within:
        turn = heights[first]
        heights[first] += 1
        if turn >= MOST_STACKED:
            hidden += 1
            continue
        left, right = scale.x(first), scale.x(last)
        marks.append(Mark(left, FLOOR - STEP * turn, left, right, one))
    return tuple(marks), hidden
