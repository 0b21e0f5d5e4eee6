"""Questions that counts make: two parties' numbers for one thing that cannot both hold."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.compare.question_about import how_many
from sayso.compare.question_claims import Claim, told_in_order
from sayso.compare.question_desk import Desk, Made, by_weight, voice
from sayso.compare.series import interval_words
from sayso.records import Link, Point, Position, Question, Series, Tally

#: A number of a day not told stands behind those of a day.
NO_DAY = "9999"
#: What a denial of a number calls it.
_OF_NUMBER = ("figure", "number", "count", "toll", "data", "statistic", "tally")


def question_of_figures(tally: Tally, links: Iterable[Link], desk: Desk) -> Made | None:
    """The question a count makes, if two parties' latest numbers do not meet, or a link says that two of theirs clash.

    ``links``: those that hold; of figures that are not in the count they say nothing here.
    """
    by_side: dict[str, list[Series]] = defaultdict(list)
    for series in tally.series:
        if side := _side(series, desk):
            by_side[side].append(series)
    standing = {side: _latest(own) for side, own in by_side.items()}
    apart = [side for side in standing if any(not _meet(standing[side], standing[other]) for other in standing)]
    why = "the latest numbers do not agree: "
    if len(apart) < 2:
        standing = _clashing(by_side, links)
        apart = [side for side in by_side if side in standing]
        why = "numbers of one time do not agree: "
    if len(apart) < 2:
        return None
    positions = [_of_side(side, by_side[side], standing[side], tally, desk) for side in apart]
    keys = [key for one in positions for key in one.figures]
    counted = [desk.counted[key] for key in keys if key in desk.counted]
    question = Question(
        about=how_many(tally, counted),
        kind="figure",
        positions=tuple(sorted(positions, key=by_weight)),
        silent=(),
        events=tuple(sorted({event for one in counted if (event := one.event)})),
        why=why
        + "; ".join(f"{one.party} {_number(standing[side])}" for side, one in zip(apart, positions, strict=True)),
    )
    return Made(question, desk.independent({one.report.document for one in counted}), min(keys, default=""))


def _side(series: Series, desk: Desk) -> str | None:
    """Whose count a series is: of the side that most reports give who tells it, whatever one of them took him for."""
    if series.reporter is None:
        return None
    keys = (key for point in series.points for key in point.figures)
    told = (desk.spoken.get(desk.counted[key].reporter.statement or "") for key in keys if key in desk.counted)
    sides = Counter(one.side for one in told if one and one.side)
    known = min(sides, key=lambda one: (-sides[one], one)) if sides else None
    return known or desk.sides.of_party(series.reporter, series.actor)


def _clashing(by_side: Mapping[str, Sequence[Series]], links: Iterable[Link]) -> dict[str, Point]:
    """The sides of which links say that their numbers cannot both hold, each with the first such number of it."""
    points = [(side, point) for side, own in by_side.items() for one in own for point in one.points]
    held = {key: (side, point) for side, point in points for key in point.figures}
    found: dict[str, Point] = {}
    for link in links:
        ends = [held[key] for key in (link.left, link.right) if key in held]
        if link.relation == "contradicts" and len({side for side, _point in ends}) > 1:
            for side, point in ends:
                found[side] = min(found.get(side, point), point, key=lambda one: one.day or NO_DAY)
    return found


def _number(point: Point) -> str:
    return interval_words(point.low, point.high)


def _latest(series: Sequence[Series]) -> Point:
    """The last number of a party; of one day, the first reporter's."""
    return max((one.points[-1] for one in series), key=lambda point: point.day or "")


def _meet(one: Point, other: Point) -> bool:
    """Whether one number could be right for both."""
    low = max(-float("inf") if point.low is None else point.low for point in (one, other))
    high = min(float("inf") if point.high is None else point.high for point in (one, other))
    return low <= high


def _of_side(side: str, series: Sequence[Series], standing: Point, tally: Tally, desk: Desk) -> Position:
    """What one party counts, and what it says of the other's count. ``standing``: the number that is in question."""
    points = sorted(
        (point for one in series for point in one.points), key=lambda point: (point.day or "", point.figures)
    )
    keys = tuple(dict.fromkeys(key for point in points for key in point.figures))
    counted = [desk.counted[key] for key in keys if key in desk.counted]
    saying = {one.reporter.statement for one in counted if one.reporter.statement}
    documents = {desk.counted[key].report.document for key in _all_figures(tally) if key in desk.counted}
    own = [one for one in desk.claims if one.key in saying]
    disputing = [one for one in desk.claims if _disputes(one, side) and one.said.report.document in documents]
    held = list(told_in_order([*own, *(one for one in disputing if one.key not in saying)]))
    same = [point for point in points if (point.low, point.high) == (standing.low, standing.high)]
    name = next((one.reporter for one in series if one.reporter), side)
    told = {one.report.document for one in counted} | {one.said.report.document for one in held}
    voiced = [one for one in own if one.key in _statements(same, desk)]
    telling = [one for one in voiced if any(told_ in one.said.words for told_ in _words(same, desk))]
    return Position(
        party=desk.sides.label(side, name),
        actor=side,
        since=next((point.day for point in same if point.day), None),
        statements=tuple(one.key for one in held),
        figures=keys,
        voice=voice(telling or voiced or held) if held else None,
        reports=desk.independent(told),
        articles=len(told),
    )


def _all_figures(tally: Tally) -> Iterator[str]:
    for series in tally.series:
        for point in series.points:
            yield from point.figures


def _statements(points: Iterable[Point], desk: Desk) -> set[str]:
    keys = [key for point in points for key in point.figures if key in desk.counted]
    return {statement for key in keys if (statement := desk.counted[key].reporter.statement)}


def _words(points: Iterable[Point], desk: Desk) -> list[str]:
    return [desk.counted[key].words for point in points for key in point.figures if key in desk.counted]


def _disputes(claim: Claim, side: str) -> bool:
    """Whether a party denies a number."""
    words = claim.said.words.lower()
    return claim.side == side and claim.stance == "denial" and any(word in words for word in _OF_NUMBER)
