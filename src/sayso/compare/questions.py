"""What the parties tell differently, across reports: charges and denials, opposed accounts, opposed figures.

The same question met in many reports is one question (``question_issues``). A question has a position for each party,
in its own words; who is charged and has nowhere answered stands as silent. Those of most independent reports and
parties come first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.compare.question_about import about_of
from sayso.compare.question_accounts import with_accounts
from sayso.compare.question_claims import ANSWERING, Claim, claims_of, is_paper, told_in_order
from sayso.compare.question_desk import Desk, Made, by_weight, voice
from sayso.compare.question_figures import question_of_figures
from sayso.compare.question_issues import Issue, issues_of
from sayso.compare.question_sides import same_state, sides_of
from sayso.compare.told_days import in_words
from sayso.records import Entries, Link, Position, Question, Said, Tally

#: Independent reports that must tell a charge before it is a question that nobody answered it.
FEWEST_CHARGING = 2
#: Names that a reason tells.
MOST_NAMED = 3


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
    claims = [
        replace(claim, copied=report.report.document in origins)
        for report in entries
        for claim in claims_of(report, sides)
    ]
    counted = {one.key: one for report in entries for one in report.counted}
    desk = Desk(sides, origins, counted, claims, {one.key: one for one in claims})
    issues = with_accounts(issues_of(entries, claims, links), claims, links)
    found = [
        *(made for issue in issues if (made := _question(issue, desk, entries, groups))),
        *(made for tally in tallies if (made := question_of_figures(tally, links, desk))),
    ]
    return tuple(one.question for one in sorted(found, key=_rank))


def _rank(one: Made) -> tuple[int, int, str, str]:
    parties = len(one.question.positions) + len(one.question.silent)
    return (-one.reports, -parties, one.first, one.question.about)


def _question(issue: Issue, desk: Desk, entries: Sequence[Entries], groups: Sequence[tuple[str, ...]]) -> Made | None:
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
        positions=tuple(sorted(positions, key=by_weight)),
        silent=silent,
        events=_events(issue, entries, groups),
        why=_why(issue, charging, answering, silent, desk),
    )
    return Made(question, desk.independent(documents), issue.claims[0].key)


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
    if speaker is None or claim.key not in issue.core or _is_garbled(claim, issue):
        return ""
    return f"~{speaker.name.casefold()}"


def _is_garbled(claim: Claim, issue: Issue) -> bool:
    """Whether only a page that was spun, or translated, has a thing speak: "protection proved" was the defence once.

    What a copy has from somebody without a name stands in what it copies, under the name he has there.
    """
    if not _is_doubted(claim):
        return False
    speakers = (one.said.statement.speaker for one in issue.claims if not _is_doubted(one))
    return all(one is None or one.name != _name(claim) for one in speakers)


def _is_doubted(claim: Claim) -> bool:
    return _name(claim).islower() and (claim.copied or not claim.said.report.trusted)


def _name(claim: Claim) -> str:
    return claim.said.statement.speaker.name if claim.said.statement.speaker else ""


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


def _silent(issue: Issue, told: Sequence[Claim], desk: Desk) -> tuple[str, ...]:
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


def _position(held: Sequence[Claim], issue: Issue, desk: Desk) -> Position:
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
        voice=voice(ordered, issue.core),
        reports=desk.independent(documents),
        articles=len(documents),
    )


def _told_on(said: Said) -> str | None:
    """The day something was said, else the day of its report."""
    for when in (said.statement.said, said.report.published):
        if when and when.earliest and when.earliest == when.latest and not when.earliest.startswith("-"):
            return when.earliest
    return None


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


def _why(issue: Issue, charging: Sequence[Claim], answering: Sequence[Claim], silent: Sequence[str], desk: Desk) -> str:
    if silent and not charging:
        charging = [one for one in issue.claims if one.stance == "charge"]
    parts = _against_each_other(issue, charging, answering, desk)
    told = [one for one in issue.claims if one.stance == "silence"]
    if silent:
        said = f"no answer, told in {_count(told, desk)}" if told else "no answer is told"
        parts.append(f"{', '.join(silent)}: {said}")
    elif told:
        days = [day for one in told if (day := _told_on(one.said))]
        parts.append(f"no answer at first, on {in_words(min(days))}" if days else "no answer at first")
    return "; ".join(parts)


def _against_each_other(issue: Issue, charging: Sequence[Claim], answering: Sequence[Claim], desk: Desk) -> list[str]:
    """Who says it, who denies it; who is on both sides, as he denies what is said of him, stands on one only."""
    say, deny = ({_party(one, issue) for one in claims} for claims in (charging, answering))
    if say and say == deny:
        both = [*charging, *answering]
        return [f"{_who(both, issue, desk)} deny each other's word in {_count(both, desk)}"]
    saying = [one for one in charging if _party(one, issue) not in deny] or charging
    denying = answering if saying is not charging else [one for one in answering if _party(one, issue) not in say]
    parts = [f"{_who(saying, issue, desk)} in {_count(saying, desk)}"] if saying else []
    return [*parts, f"denied by {_who(denying, issue, desk)} in {_count(denying, desk)}"] if denying else parts


def _who(claims: Sequence[Claim], issue: Issue, desk: Desk) -> str:
    names: dict[str, str] = {}
    for one in claims:
        if speaker := one.said.statement.speaker:
            label = desk.sides.label(one.side, speaker.name) if one.side else speaker.name
            names.setdefault(_party(one, issue), label)
    return " and ".join(tuple(names.values())[:MOST_NAMED]) or "somebody not named"


def _count(claims: Sequence[Claim], desk: Desk) -> str:
    count = desk.independent(one.said.report.document for one in claims)
    return f"{count} report{'' if count == 1 else 's'}"
