"""What the parties tell differently, across reports: charges and denials, opposed accounts, opposed figures.

The same question met in many reports is one question (``question_issues``). A question has a position for each party,
in its own words; who is charged and has nowhere answered stands as silent. Those of most independent reports and
parties come first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.question_about import about_of, how_many
from sayso.compare.question_accounts import with_accounts
from sayso.compare.question_claims import ANSWERING, Claim, claims_of, is_paper, told_in_order
from sayso.compare.question_issues import Issue, issues_of
from sayso.compare.question_sides import Sides, same_state, sides_of
from sayso.compare.told_days import in_words
from sayso.records import Counted, Entries, Link, Point, Position, Question, Said, Series, Tally

#: Independent reports that must tell a charge before it is a question that nobody answered it.
FEWEST_CHARGING = 2
#: Names that a reason tells.
MOST_NAMED = 3
#: What a denial of a number calls it.
_OF_NUMBER = ("figure", "number", "count", "toll", "data", "statistic", "tally")


def questions(
    entries: Sequence[Entries],
    links: Sequence[Link],
    origins: Mapping[str, str],
    groups: Sequence[tuple[str, ...]],
    tallies: Sequence[Tally],
) -> tuple[Question, ...]:
    """All questions of some reports, those of most independent reports and parties first.

    ``links``: those that hold between their statements. ``origins``: document id -> the id of the report it copies.
    ``groups``: keys of events, those of one happening together. Raises nothing: what is not there is passed over.
    """
    sides = sides_of(entries, origins)
    claims = [claim for report in entries for claim in claims_of(report, sides)]
    desk = _Desk(sides, origins, {one.key: one for report in entries for one in report.counted}, claims)
    issues = with_accounts(issues_of(entries, claims, links), claims, links)
    found = [
        *(made for issue in issues if (made := _question(issue, desk, entries, groups))),
        *(made for tally in tallies if (made := _of_figures(tally, desk))),
    ]
    return tuple(one.question for one in sorted(found, key=_rank))


@dataclass(frozen=True, slots=True)
class _Desk:
    sides: Sides
    origins: Mapping[str, str]
    counted: Mapping[str, Counted]
    claims: Sequence[Claim]

    def independent(self, documents: Iterable[str]) -> int:
        return len({self.origins.get(one, one) for one in documents})


@dataclass(frozen=True, slots=True)
class _Made:
    """A question and what it is ranked by: its independent reports, and the key of its first statement or figure."""

    question: Question
    reports: int
    first: str


def _rank(one: _Made) -> tuple[int, int, str, str]:
    parties = len(one.question.positions) + len(one.question.silent)
    return (-one.reports, -parties, one.first, one.question.about)


def _question(issue: Issue, desk: _Desk, entries: Sequence[Entries], groups: Sequence[tuple[str, ...]]) -> _Made | None:
    """The question an issue makes, if two parties are in it: one against the other, or one charged and silent."""
    told = [one for one in issue.claims if one.stance != "silence" and _party(one, issue)]
    by_party: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        by_party[_party(claim, issue)].append(claim)
    silent = _silent(issue, told, desk)
    charging, answering = _opposed(issue, told)
    if not silent and not (charging and answering):
        return None
    positions = tuple(one for held in by_party.values() if (one := _position(held, issue, desk)).party not in silent)
    documents = [one.said.report.document for one in issue.claims]
    kind = "accusation" if any(one.stance == "charge" for one in issue.claims) else "account"
    question = Question(
        about=about_of([one for one in issue.claims if one.key in issue.core]),
        kind=kind,
        positions=tuple(sorted(positions, key=_by_weight)),
        silent=silent,
        events=_events(issue, entries, groups),
        why=_why(issue, charging, answering, silent, desk),
    )
    return _Made(question, desk.independent(documents), issue.claims[0].key)


def _party(claim: Claim, issue: Issue) -> str:
    """By what the claims of one party are held together: its side, else its name; "" where nobody is named.

    Who is of no known side and denies a charge answers for the charged.
    """
    if is_paper(claim):
        return ""
    if claim.side:
        return claim.side
    if claim.stance == "denial" and issue.charged:
        return issue.charged
    speaker = claim.said.statement.speaker
    return f"~{speaker.name.casefold()}" if speaker and claim.key in issue.core else ""


def _opposed(issue: Issue, told: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims that charge or assert, and those of others that stand against them; none where nobody answers."""
    answering = [
        one
        for one in told
        if one.key in issue.replies or (one.stance in ANSWERING and (one.answers or _is_answer(one, issue)))
    ]
    replies = {one.key for one in answering}
    answered = {one.answers for one in answering}
    charging = [
        one for one in told if one.key not in replies and (one.stance in ("charge", "account") or one.key in answered)
    ]
    against = [one for one in charging if any(_are_apart(one, other, issue) for other in answering)]
    back = [one for one in answering if any(_are_apart(one, other, issue) for other in charging)]
    return against, back


def _are_apart(one: Claim, other: Claim, issue: Issue) -> bool:
    """Whether two claims are of two parties."""
    left, right = _party(one, issue), _party(other, issue)
    return left != right and not same_state(left, right)


def _is_answer(claim: Claim, issue: Issue) -> bool:
    return issue.charged is None or claim.side is None or same_state(claim.side, issue.charged)


def _silent(issue: Issue, told: Sequence[Claim], desk: _Desk) -> tuple[str, ...]:
    """Who is charged and has nowhere answered: where a report says so, or enough reports tell the charge."""
    charged = issue.charged
    if charged is None or any(one.stance in ANSWERING and _is_answer(one, issue) for one in told):
        return ()
    charges = [one for one in told if one.stance == "charge" and one.side != charged]
    accounts = [one for one in told if one.stance == "account" and not same_state(one.side, charged)]
    is_told_silent = any(one.stance == "silence" for one in issue.claims)
    explicit = [one for one in charges if one.said.statement.act == "accuse"]
    enough = desk.independent(one.said.report.document for one in explicit) >= FEWEST_CHARGING
    if (is_told_silent and (charges or accounts)) or enough:
        return (desk.sides.label(charged, _name_of(charged, issue)),)
    return ()


def _name_of(side: str, issue: Issue) -> str:
    """What a side is called in the claims."""
    for one in issue.claims:
        speaker = one.said.statement.speaker
        if one.side == side and speaker:
            return speaker.name
        if one.against == side and one.said.statement.addressee:
            return one.said.statement.addressee
    return side


def _position(held: Sequence[Claim], issue: Issue, desk: _Desk) -> Position:
    """What one party says: all its statements in the order of days."""
    ordered = list(told_in_order(held))
    documents = {one.said.report.document for one in ordered}
    side = next((one.side for one in ordered if one.side), None)
    name = next((one.said.statement.speaker.name for one in ordered if one.said.statement.speaker), "not named")
    return Position(
        party=desk.sides.label(side, name) if side else name,
        actor=side,
        since=next((day for one in ordered if (day := _told_on(one.said))), None),
        statements=tuple(one.key for one in ordered),
        figures=(),
        voice=_voice(ordered, issue.core),
        reports=desk.independent(documents),
        articles=len(documents),
    )


def _voice(claims: Sequence[Claim], core: frozenset[str] = frozenset()) -> str:
    """The statement that stands for a party: one that speaks for itself, from a report to be trusted, the fullest."""

    def rank(pair: tuple[int, Claim]) -> tuple[bool, bool, bool, float, int]:
        at, one = pair
        fullness = sum(one.matter.weights.values())
        return (not one.points, one.said.report.trusted, one.key in core, fullness, -at)

    return max(enumerate(claims), key=rank)[1].key


def _told_on(said: Said) -> str | None:
    """The day something was said, else the day of its report."""
    for when in (said.statement.said, said.report.published):
        if when and when.earliest and when.earliest == when.latest and not when.earliest.startswith("-"):
            return when.earliest
    return None


def _by_weight(one: Position) -> tuple[int, str, str]:
    return (-one.reports, one.since or "9999", one.party)


def _events(issue: Issue, entries: Sequence[Entries], groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The events that the charges tell and the denials deny, with what else is told of the same happenings."""
    charging = {one.key for one in issue.claims if one.key in issue.core and one.stance != "silence"}
    own = {
        told.key
        for report in entries
        for told in report.happened
        if any(teller.statement in charging for teller in (*told.asserted_by, *told.denied_by))
    }
    return tuple(sorted(own | {key for group in groups if own.intersection(group) for key in group}))


def _why(
    issue: Issue, charging: Sequence[Claim], answering: Sequence[Claim], silent: Sequence[str], desk: _Desk
) -> str:
    parts = []
    if silent and not charging:
        charging = [one for one in issue.claims if one.stance == "charge"]
    if charging:
        parts.append(f"{_who(charging, issue, desk)} in {_count(charging, desk)}")
    if answering:
        parts.append(f"denied by {_who(answering, issue, desk)} in {_count(answering, desk)}")
    told = [one for one in issue.claims if one.stance == "silence"]
    if silent:
        said = f"no answer, told in {_count(told, desk)}" if told else "no answer is told"
        parts.append(f"{', '.join(silent)}: {said}")
    elif told:
        days = [day for one in told if (day := _told_on(one.said))]
        parts.append(f"no answer at first, on {in_words(min(days))}" if days else "no answer at first")
    return "; ".join(parts)


def _who(claims: Sequence[Claim], issue: Issue, desk: _Desk) -> str:
    names: dict[str, str] = {}
    for one in claims:
        if speaker := one.said.statement.speaker:
            label = desk.sides.label(one.side, speaker.name) if one.side else speaker.name
            names.setdefault(_party(one, issue), label)
    return " and ".join(tuple(names.values())[:MOST_NAMED]) or "somebody not named"


def _count(claims: Sequence[Claim], desk: _Desk) -> str:
    count = desk.independent(one.said.report.document for one in claims)
    return f"{count} report{'' if count == 1 else 's'}"


# --- figures -------------------------------------------------------------------------------------------------------


def _of_figures(tally: Tally, desk: _Desk) -> _Made | None:
    """The question a count makes, if the latest numbers of two parties do not meet."""
    by_side: dict[str, list[Series]] = defaultdict(list)
    for series in tally.series:
        side = desk.sides.of_party(series.reporter, series.actor) if series.reporter else None
        if side:
            by_side[side].append(series)
    latest = {side: _latest(own) for side, own in by_side.items()}
    apart = [side for side in latest if any(not _meet(latest[side], latest[other]) for other in latest)]
    if len(apart) < 2:
        return None
    positions = [_of_side(side, by_side[side], tally, desk) for side in apart]
    keys = [key for one in positions for key in one.figures]
    documents = {desk.counted[key].report.document for key in keys if key in desk.counted}
    told = "; ".join(f"{one.party} {_interval(latest[side])}" for side, one in zip(apart, positions, strict=True))
    question = Question(
        about=how_many(tally),
        kind="figure",
        positions=tuple(sorted(positions, key=_by_weight)),
        silent=(),
        events=tuple(sorted({event for key in keys if key in desk.counted and (event := desk.counted[key].event)})),
        why=f"the latest numbers do not agree: {told}",
    )
    return _Made(question, desk.independent(documents), min(keys, default=""))


def _latest(series: Sequence[Series]) -> Point:
    """The last number of a party; of one day, the first reporter's."""
    return max((one.points[-1] for one in series), key=lambda point: point.day or "")


def _meet(one: Point, other: Point) -> bool:
    """Whether one number could be right for both."""
    low = max(-float("inf") if point.low is None else point.low for point in (one, other))
    high = min(float("inf") if point.high is None else point.high for point in (one, other))
    return low <= high


def _interval(point: Point) -> str:
    if point.low == point.high:
        return "not told" if point.low is None else f"{point.low:,.6g}"
    if point.high is None:
        return f"at least {point.low:,.6g}"
    return f"at most {point.high:,.6g}" if point.low is None else f"{point.low:,.6g} to {point.high:,.6g}"


def _of_side(side: str, series: Sequence[Series], tally: Tally, desk: _Desk) -> Position:
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
        voice=_voice(voiced or held) if held else None,
        reports=desk.independent(told),
        articles=len(told),
    )


def _all_figures(tally: Tally) -> Iterator[str]:
    for series in tally.series:
        for point in series.points:
            yield from point.figures


def _statements(points: Iterable[Point], desk: _Desk) -> set[str]:
    keys = [key for point in points for key in point.figures if key in desk.counted]
    return {statement for key in keys if (statement := desk.counted[key].reporter.statement)}


def _disputes(claim: Claim, side: str) -> bool:
    """Whether a party denies a number."""
    words = claim.said.words.lower()
    return claim.side == side and claim.stance == "denial" and any(word in words for word in _OF_NUMBER)
