"""What stands in a cell of a story's sheets: what is counted, values over time, a passage cut short, changed words."""

from collections.abc import Sequence

from sayso.records import Change, Point, Tally
from sayso.show.amounts import WHATS, number
from sayso.show.ledger.passages import without_dateline

#: Code points of a passage in a list.
LONGEST_PASSAGE = 120


def told_counted(one: Tally) -> str:
    """What is counted, of whom: "killed, Tarvo"; "wounded sailors", who need no second "wounded"."""
    what = one.unit if one.unit and one.what in ("weapons", "troops", "other") else WHATS[one.what]
    if one.of is None:
        return what
    words = one.of.split(" ")
    if what in words:
        return one.of
    return f"{one.of} {what}" if words[-1][:1].islower() and not one.unit else f"{what}, {one.of}"


def shortened(passage: str, words: str) -> str:
    """As much of a passage round some words as a list has room for, without its dateline."""
    passage = without_dateline(passage)
    if len(passage) <= LONGEST_PASSAGE:
        return passage
    at = max(passage.find(words), 0)
    start = max(0, min(at - LONGEST_PASSAGE // 2, len(passage) - LONGEST_PASSAGE))
    end = start + LONGEST_PASSAGE
    if start and (gap := passage.find(" ", start, at)) >= 0:
        start = gap + 1
    if end < len(passage) and (gap := passage.rfind(" ", at + len(words), end)) >= 0:
        end = gap
    return ("… " if start else "") + passage[start:end] + (" …" if end < len(passage) else "")


def told_values(points: Sequence[Point]) -> str:
    """6 (2018-11-25) → 3 (11-26): the year stands where it is another than before.

    A count for another stretch of time leads nowhere from the one before: "9 (2018-11-30); 6 (12-07)".
    """
    told, year = "", ""
    for one in points:
        day = one.day or "no day"
        between = "" if not told else "; " if one.standing == "later" else " → "
        told += f"{between}{_bounds(one)} ({day[5:] if year and day.startswith(year) else day})"
        year = day[:4] if one.day else year
    return told


def _bounds(point: Point) -> str:
    if point.low is None or point.high is None:
        return f"{number(point.low)}+" if point.low is not None else f"up to {number(point.high or 0)}"
    return number(point.low) if point.low == point.high else f"{number(point.low)}–{number(point.high)}"


def told_change(change: Change) -> str:
    """What a wording changed: "number: “three” → “six”"."""
    if change.left and change.right:
        return f"{change.kind}: “{change.left}” → “{change.right}”"
    return f"{change.kind}: “{change.left}” left out" if change.left else f"{change.kind}: “{change.right}” added"
