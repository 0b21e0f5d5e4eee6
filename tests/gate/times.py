"""Times marked by hand against what Sayso makes of them; ``tests/gold/times.tsv`` says how they are marked."""

import calendar
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Document, Span, When
from sayso.resolve.times import find_times

MARKED = Path(__file__).resolve().parent.parent / "gold" / "times.tsv"
_MARK = re.compile(r"\[([^\]]*)\]")
_YEAR_LENGTH, _MONTH_LENGTH = 4, 7  # of 2021 and 2021-05


@dataclass(frozen=True)
class Value:
    """First and last day and how exact: what must be right."""

    earliest: str | None
    latest: str | None
    precision: str


@dataclass(frozen=True)
class Marked:
    """Sentences with the places and values of their times; no times: a trap."""

    phenomenon: str
    document: Document
    times: tuple[tuple[Span, Value], ...]


def read_marked(path: Path = MARKED) -> tuple[Marked, ...]:
    """All lines of the file, with the heading each stands under."""
    marked, heading = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.removeprefix("#").strip()
        else:
            marked.append(_marked(heading, *line.split("\t")))
    return tuple(marked)


def _marked(heading: str, published: str, words: str, answers: str) -> Marked:
    spans, text, at = [], "", 0
    for mark in _MARK.finditer(words):
        text += words[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1])))
        text, at = text + mark[1], mark.end()
    text += words[at:]
    values = [_value(answer) for answer in answers.split(" | ") if answer.strip()]
    day = None if published == "-" else When(published, published, "day", "given")
    document = Document("marked", text, None, None, None, None, "en", day, ())
    return Marked(heading, document, tuple(zip(spans, values, strict=True)))


def _value(answer: str) -> Value:
    days, _, precision = answer.strip().partition(" ")
    if ".." in days:
        first, last = days.split("..")
        return Value(first or None, last or None, precision or "interval")
    if days.startswith("--"):
        return Value(days, days, "day")
    if len(days) == _YEAR_LENGTH:
        return Value(f"{days}-01-01", f"{days}-12-31", "year")
    if len(days) == _MONTH_LENGTH:
        last_day = calendar.monthrange(int(days[:4]), int(days[5:]))[1]
        return Value(f"{days}-01", f"{days}-{last_day}", "month")
    return Value(days, days, "day")


def times(path: Path = MARKED) -> dict[str, float]:
    """Share of marked times with the right value, of found times that are marked, of exact spans; traps fallen into."""
    right = found = exact = fitting = hits = 0
    marked = read_marked(path)
    for one in marked:
        whens = find_times(one.document)
        found += len(whens)
        pairs = list(_pairs(one, whens))
        fitting += len(pairs)
        right += sum(value == _value_of(when) for value, when, _ in pairs)
        exact += sum(same for _, _, same in pairs)
        hits += len(whens) if not one.times else 0
    total = sum(len(one.times) for one in marked)
    return {"right value": right / total, "precision": fitting / found, "exact span": exact / total, "traps hit": hits}


def _pairs(one: Marked, whens: tuple[When, ...]) -> Iterator[tuple[Value, When, bool]]:
    """Each marked time with the found one that shares most of its words."""
    left = list(whens)
    for span, value in one.times:
        touching = [when for when in left if when.span and when.span.touches(span)]
        if touching:
            when = max(touching, key=lambda when: _shared(when.span or span, span))
            left.remove(when)
            yield value, when, when.span == span


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def _value_of(when: When) -> Value:
    return Value(when.earliest, when.latest, when.precision)


def errors(path: Path = MARKED) -> Iterator[str]:
    """One line for each sentence that is not read as marked."""
    for one in read_marked(path):
        whens = find_times(one.document)
        if [value for _, value in one.times] != [_value_of(when) for when in whens]:
            said = "; ".join(f"{when.basis}: {when.earliest}..{when.latest} {when.precision}" for when in whens)
            due = "; ".join(f"{value.earliest}..{value.latest} {value.precision}" for _, value in one.times)
            yield f"{one.phenomenon}: {one.document.text}\n  marked {due or 'nothing'}\n  found  {said or 'nothing'}"


if __name__ == "__main__":
    print(*errors(), sep="\n", file=sys.stderr)
    for name, figure in times().items():
        print(f"{name:12} {figure:.3f}")
