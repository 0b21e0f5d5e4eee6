"""Questions that counts make: two parties' numbers for one thing that cannot both hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.compare.question_about import how_many
from sayso.compare.question_claims import Claim, told_in_order
from sayso.compare.question_desk import Desk, Made, by_weight, voice
from sayso.compare.series import interval_words
from sayso.records import Link, Point, Position, Question, Series, Tally

#: What a denial of a number calls it.
_OF_NUMBER = ("figure", "number", "count", "toll", "data", "statistic", "tally")


def question_of_figures(tally: Tally, links: Iterable[Link], desk: Desk) -> Made | None:
    """The question a count makes, if two parties' latest numbers do not meet, or a link says that two of theirs clash.

    ``links``: those that hold; of figures that are not in the count they say nothing here.
    """
    by_side: dict[str, list[Series]] = defaultdict(list)
    for series in tally.series:
        side = desk.sides.of_party(series.reporter, series.actor) if series.reporter else None
        if side:
            by_side[side].append(series)
    latest = {side: _latest(own) for side, own in by_side.items()}
    clashing = _clashing(by_side, links, desk)
    apart = [side for side in latest if any(not _meet(latest[side], latest[other]) for other in latest)]
    why = "the latest numbers do not agree: "
    numbers = {side: interval_words(one.low, one.high) for side, one in latest.items()}
    if len(apart) < 2:
        apart, numbers = [side for side in latest if side in clashing], clashing
        why = "numbers of one time do not agree: "
    if len(apart) < 2:
        return None
    positions = [_of_side(side, by_side[side], tally, desk) for side in apart]
    keys = [key for one in positions for key in one.figures]
    counted = [desk.counted[key] for key in keys if key in desk.counted]
    question = Question(
        about=how_many(tally, counted),
        kind="figure",
        positions=tuple(sorted(positions, key=by_weight)),
        silent=(),
        events=tuple(sorted({event for one in counted if (event := one.event)})),
        why=why + "; ".join(f"{one.party} {numbers[side]}" for side, one in zip(apart, positions, strict=True)),
    )
    return Made(question, desk.independent({one.report.document for one in counted}), min(keys, default=""))


def _clashing(by_side: Mapping[str, Sequence[Series]], links: Iterable[Link], desk: Desk) -> dict[str, str]:
    """The sides of which links say that their numbers cannot both hold, each with such a number of it."""
    side_of = {
        key: side for side, own in by_side.items() for one in own for point in one.points for key in point.figures
    }
    found: dict[str, str] = {}
    for link in links:
        left, right = side_of.get(link.left), side_of.get(link.right)
        if link.relation != "contradicts" or left is None or right is None or left == right:
            continue
        for key, side in ((link.left, left), (link.right, right)):
            if key in desk.counted:
                figure = desk.counted[key].figure
                found.setdefault(side, interval_words(figure.low, figure.high))
    return found


def _latest(series: Sequence[Series]) -> Point:
    """The last number of a party; of one day, the first reporter's."""
    return max((one.points[-1] for one in series), key=lambda point: point.day or "")


def _meet(one: Point, other: Point) -> bool:
    """Whether one number could be right for both."""
    low = max(-float("inf") if point.low is None else point.low for point in (one, other))
    high = min(float("inf") if point.high is None else point.high for point in (one, other))
    return low <= high


def _of_side(side: str, series: Sequence[Series], tally: Tally, desk: Desk) -> Position:
    """What one party counts, and what it says of the other's count."""
    standing = _latest(series)
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
    voiced = [one for one in own if {one.key} & _statements(same, desk)]
    return Position(
        party=desk.sides.label(side, name),
        actor=side,
        since=next((point.day for point in same if point.day), None),
        statements=tuple(one.key for one in held),
        figures=keys,
        voice=voice(voiced or held) if held else None,
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


def _disputes(claim: Claim, side: str) -> bool:
    """Whether a party denies a number."""
    words = claim.said.words.lower()
    return claim.side == side and claim.stance == "denial" and any(word in words for word in _OF_NUMBER)
