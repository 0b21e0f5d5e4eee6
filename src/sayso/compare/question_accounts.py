"""What else the parties say of an issue, besides charging and denying: accounts, beside the claims they belong to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.compare.disputed_matter import Usual, is_group, shared, usual
from sayso.compare.question_claims import NO_ACCOUNT, Claim, is_paper, told_in_order
from sayso.compare.question_issues import LEAST_DEEDS, Issue, alike, of_one_matter, one_charge, speaking
from sayso.compare.question_sides import same_state
from sayso.records import Link

#: Likeness of a statement to a claim from which it belongs to the claim's issue.
LEAST_JOINING = 0.5
#: How much of a statement with a "not" must be what a charge is about to answer it.
MOSTLY = 0.5
#: Words that an account of what happened must share with a claim to be held beside it.
FEWEST_SHARED = 2
#: Code points between two statements told beside each other: two sentences.
BESIDE = 250


@dataclass(frozen=True, slots=True)
class _Open:
    """An issue that statements may join: its sides, and its claims that say what they are about."""

    issue: Issue
    sides: frozenset[str]
    claims: Sequence[Claim]


def with_accounts(issues: Sequence[Issue], claims: Sequence[Claim], links: Sequence[Link]) -> list[Issue]:
    """The issues with what else their sides say of them: what repeats a claim, is of its matter, or told beside it."""
    among = usual(one.matter for one in claims if one.matter.weights)
    place_of = {one.key: at for at, issue in enumerate(issues) for one in issue.claims}
    others = [one for one in claims if one.key not in place_of and _takes_part(one)]
    places = _by_matter(issues, others, place_of, alike(links), among)
    place_of |= places
    for claim, beside in _told_beside([one for one in others if one.key not in place_of], claims, place_of, among):
        at = place_of[beside.key]
        if claim.side in {one.side for one in issues[at].claims} | {issues[at].charged}:
            places[claim.key] = at
    joining: dict[int, list[Claim]] = defaultdict(list)
    for claim in others:
        if claim.key in places:
            joining[places[claim.key]].append(claim)
    return [
        replace(issue, claims=tuple(told_in_order((*issue.claims, *joining[at])))) for at, issue in enumerate(issues)
    ]


def _takes_part(claim: Claim) -> bool:
    """Whether a statement can be a party's account: not a wish or a question, nor what a paper quotes."""
    is_account = claim.stance != "silence" and claim.said.statement.act not in NO_ACCOUNT
    return bool(claim.matter.weights) and is_account and not is_paper(claim)


def _by_matter(
    issues: Sequence[Issue],
    others: Sequence[Claim],
    place_of: Mapping[str, int],
    same: Mapping[str, frozenset[str]],
    among: Usual,
) -> dict[str, int]:
    """The number of the issue that each statement belongs to, of those that belong to one."""
    held = [_open(issue) for issue in issues]
    having: dict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(held):
        for claim in one.claims:
            for key in claim.matter.weights:
                having[key].add(at)
    known: dict[tuple[str, str | None, str], int | None] = {}
    found: dict[str, int] = {}
    for claim in others:
        told = (claim.said.words, claim.side, claim.stance)
        if told not in known:
            near = sorted({at for key in claim.matter.weights for at in having.get(key, ())})
            rated = [(_fit(held[at], claim, among), -at) for at in near]
            best, place = max(rated, default=(0.0, 0))
            known[told] = -place if best >= LEAST_JOINING else None
        repeated = sorted(place_of[key] for key in same.get(claim.key, ()) if key in place_of)
        place_or_none = repeated[0] if repeated else known[told]
        if place_or_none is not None:
            found[claim.key] = place_or_none
    return found


def _open(issue: Issue) -> _Open:
    sides = {one.side for one in issue.claims if one.side} | ({issue.charged} if issue.charged else set())
    return _Open(issue, frozenset(sides), speaking(issue.claims))


def _fit(held: _Open, claim: Claim, among: Usual) -> float:
    """How surely a statement belongs to an issue: it is mostly of the matter of one of its claims."""
    is_answer = claim.stance == "denying" and claim.side in (None, held.issue.charged)
    if not (is_answer or claim.side in held.sides):
        return 0.0
    is_own = claim.stance != "denying" or is_answer  # "there is none" is nothing that the accusers say
    if is_own and any(_is_mostly(claim, one, among) or one_charge(one, claim) for one in held.claims):
        return LEAST_JOINING
    return max((of_one_matter(one, claim, among) for one in held.claims if _shares_two(one, claim)), default=0.0)


def _is_mostly(claim: Claim, other: Claim, among: Usual) -> bool:
    """Whether most of what a claim is about is what another is about: "there is no blockade" of any blockade."""
    deeds = claim.matter.deeds_shared(other.matter)
    if len(deeds) < FEWEST_SHARED and not any(is_group(key) for key in deeds):
        return False
    whole = sum(among.worth(key, weight) for key, weight in claim.matter.weights.items())
    return shared(claim.matter, other.matter, among).deeds >= max(LEAST_DEEDS, MOSTLY * whole)


def _shares_two(one: Claim, other: Claim) -> bool:
    return len(one.matter.deeds_shared(other.matter)) >= FEWEST_SHARED


def _told_beside(
    others: Sequence[Claim], claims: Sequence[Claim], place_of: Mapping[str, int], among: Usual
) -> Iterator[tuple[Claim, Claim]]:
    """Statements told right before or behind one at issue, by the other side and on the same thing: "Kyiv says ..."."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.key in place_of:
            by_report[claim.said.report.document].append(claim)
    for claim in others:
        near = [
            one
            for one in by_report[claim.said.report.document]
            if abs(one.at - claim.at) <= BESIDE
            and claim.side
            and one.side
            and not same_state(one.side, claim.side)
            and _on_one_thing(one, claim, among)
        ]
        if near:
            yield claim, min(near, key=lambda one: (abs(one.at - claim.at), one.key))


def _on_one_thing(one: Claim, other: Claim, among: Usual) -> bool:
    """Whether two claims told beside each other share a word that charges use, or two words, that tell enough."""
    both = one.matter.deeds_shared(other.matter)
    known = any(is_group(key) for key in both) or len(both) >= FEWEST_SHARED
    return known and shared(one.matter, other.matter, among).deeds >= LEAST_DEEDS
