"""Charges, denials and silences of many reports, in groups of one matter each: what is at issue, between whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.disputed_matter import Matter, Usual, is_group, joined, shared, usual
from sayso.compare.question_claims import ANSWERING, Claim, charges_itself, told_in_order
from sayso.compare.question_sides import same_state
from sayso.compare.same_event_groups import grouped
from sayso.compare.told_days import report_day
from sayso.records import Differing, Entries, Link

#: Nats shared from which two charges are fully of one matter; a denial of few words needs less to meet its charge.
FULL, FULL_OF_DENIAL = 5.0, 4.0
#: Mean likeness of two groups of claims from which they are one issue.
LEAST = 0.4
#: Nats of words that are no names, without which two claims are not of one matter.
LEAST_DEEDS = 1.5
#: What is left of the likeness that one word gives which charges do not use: it may be the story's subject.
OF_ONE_WORD = 0.8
#: Kinds of things (groups of words) in which one side's charges agree if they are one charge in other words.
FEWEST_KINDS = 2
#: Likeness of two issues in which one side makes one charge; days that one deed may be told to be of.
ONE_CHARGE, NEXT_DAY = 0.6, 1
#: Days after which a like charge is likelier another one, and what is left of the likeness then.
LONG_AFTER, LEFT_LONG_AFTER = 60, 0.5
#: Links by which two statements say the same.
SAME = frozenset({"same_words", "changed_words"})
#: Links by which one statement stands against another.
AGAINST = frozenset({"denies", "opposes"})
#: Signs of a report's own dispute that are no question of what happened, or too weak against an explicit silence.
WISHES, INFERRED, BOTH_WAYS = "dispute:demand-refused", "dispute:answer", "dispute:charges-both-ways"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is at issue: the claims about it. ``charged``: who is charged, None where nobody or not known.

    ``matter``: what they are about. ``core``: the keys of those that charge or answer, without what else is said of it;
    ``replies``: of those that stand against another of them.
    """

    claims: tuple[Claim, ...]
    charged: str | None
    matter: Matter
    core: frozenset[str]
    replies: frozenset[str]


def issues_of(entries: Sequence[Entries], claims: Sequence[Claim], links: Sequence[Link]) -> list[Issue]:
    """The issues of some reports: who charges, who denies, who keeps silent; each of their claims in one."""
    by_key = {one.key: one for one in claims}
    cores = list(_cores(entries, claims, by_key, links))
    among = usual(one.matter for one in claims if one.matter.weights)
    same = alike(links)
    numbers = {one.key: at for at, core in enumerate(cores) for one in core.claims}
    scores = {}
    for one, other in _meeting(cores, same, numbers):
        if (score := _likeness(cores[one], cores[other], among, same)) > 0.0:
            scores[one, other] = score
    groups = grouped(
        len(cores), scores, least=LEAST, forbidden=lambda pair: not _may_join(cores[pair[0]], cores[pair[1]])
    )
    return [_whole([cores[at] for at in group]) for group in groups]


def _cores(
    entries: Sequence[Entries], claims: Sequence[Claim], by_key: Mapping[str, Claim], links: Sequence[Link]
) -> Iterator[Issue]:
    """Claims that surely belong together, in their report or by a link; a charge or denial that stands alone."""
    head = {one.key: one.key for one in claims}
    contested = {one.key for one in claims if one.stance == "denial" or charges_itself(one) or _is_explicit(one)}
    replies: set[str] = set()
    for one, other, is_reply in _set_against(entries, claims, by_key, links):
        replies |= {other} if is_reply else set()
        low, high = sorted((_root(head, one), _root(head, other)))
        head[high] = low
        contested |= {one, other}
    together: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.key in contested:
            together[_root(head, claim.key)].append(claim)
    for group in together.values():
        whole = _whole([_alone(one, replies) for one in group])
        if whole.matter.weights:
            yield whole


def _alone(claim: Claim, replies: set[str]) -> Issue:
    return Issue((claim,), _charged(claim), claim.matter, frozenset({claim.key}), frozenset({claim.key} & replies))


def _is_explicit(claim: Claim) -> bool:
    act = claim.said.statement.act
    return claim.stance == "charge" and (act == "accuse" or (act == "criticize" and claim.against is not None))


def _charged(claim: Claim) -> str | None:
    """Who stands charged by a claim: whom a charge is against, who denies, who keeps silent."""
    return claim.against if claim.stance == "charge" else claim.side if claim.stance in ("denial", "silence") else None


def _set_against(
    entries: Sequence[Entries], claims: Sequence[Claim], by_key: Mapping[str, Claim], links: Sequence[Link]
) -> Iterator[tuple[str, str, bool]]:
    """Pairs of statements that belong together, by report or link; whether the second is against the first."""
    silent = {(one.answers, one.side) for one in claims if one.stance == "silence"}
    for one in claims:
        if one.answers is not None and one.answers in by_key:
            yield one.answers, one.key, one.stance == "denial"
    for report in entries:
        for differing in report.differing if report.report.trusted else ():
            yield from _of_report(differing, by_key, silent)
    for link in links:
        if link.relation in AGAINST and link.left in by_key and link.right in by_key:
            yield link.right, link.left, True


def _of_report(
    differing: Differing, by_key: Mapping[str, Claim], silent: set[tuple[str | None, str | None]]
) -> Iterator[tuple[str, str, bool]]:
    """The statements of a dispute inside one report, if its sides are two and what was read of them agrees with it."""
    rule = differing.dispute.rule
    held = [[by_key[key] for key in side if key in by_key] for side in differing.sides]
    if (
        rule in (WISHES, BOTH_WAYS)
        or any(side.figures for side in differing.dispute.sides)
        or len(held) != 2
        or not all(held)
    ):
        return
    left, right = held
    is_decision = right[0].said.statement.act == "reject" and right[0].stance != "denial"
    if is_decision or same_state(left[0].side, right[0].side):
        return
    answers = {one.answers for one in right if one.answers}
    if answers and answers.isdisjoint(one.key for one in left):
        return
    if rule == INFERRED and any((one.key, other.side) in silent for one in left for other in right):
        return
    going_on = [one for one in right[1:] if one.stance != "charge"]
    for one in left[1:]:
        yield left[0].key, one.key, False
    for one in (right[0], *going_on):
        yield left[0].key, one.key, True


def _meeting(
    cores: Sequence[Issue], same: Mapping[str, frozenset[str]], numbers: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of issues that share a word that is no name but the charged one's, or a statement told in both."""
    having: dict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for at, core in enumerate(cores):
        for key in core.matter.weights:
            if key not in core.matter.names or key in core.matter.party:
                found.update((other, at) for other in having[key])
                having[key].append(at)
    for key, others in same.items():
        for other in others & numbers.keys() if key in numbers else ():
            if numbers[key] < numbers[other]:
                found.add((numbers[key], numbers[other]))
    yield from sorted(found)


def _likeness(one: Issue, other: Issue, among: Usual, same: Mapping[str, frozenset[str]]) -> float:
    """How much two issues are one, 0 to 1."""
    if not _may_join(one, other):
        return 0.0
    keys = {right.key for right in other.claims}
    if any(not keys.isdisjoint(same.get(left.key, ())) for left in one.claims):
        return 1.0
    pairs = [(left, right) for left in speaking(one.claims) for right in speaking(other.claims)]
    pairs = [(left, right) for left, right in pairs if not _is_elsewhere(left, right)]
    if any(one_charge(left, right) for left, right in pairs):
        return ONE_CHARGE
    rated = (of_one_matter(left, right, among) * _in_time(left, right) for left, right in pairs)
    return max(rated, default=0.0)


def one_charge(left: Claim, right: Claim) -> bool:
    """Whether two claims of one side charge the same in words of their own: of one kind in two things, at one time."""
    one_side = same_state(left.side, right.side)
    one_target = None in (left.side, right.side) and left.against is not None and left.against == right.against
    if not (one_side or one_target) or {left.stance, right.stance} & ANSWERING:
        return False
    kinds = [key for key in left.matter.deeds_shared(right.matter) if is_group(key)]
    return len(kinds) >= FEWEST_KINDS and _in_time(left, right) == 1.0


def _in_time(left: Claim, right: Claim) -> float:
    """What is left of the likeness of two claims by the time between their reports."""
    one, other = report_day(left.said.report), report_day(right.said.report)
    return LEFT_LONG_AFTER if one and other and abs((one - other).days) > LONG_AFTER else 1.0


def _is_elsewhere(left: Claim, right: Claim) -> bool:
    """Whether two claims tell of different days or places."""
    days = left.days and right.days and min(abs(a - b) for a in left.days for b in right.days) > NEXT_DAY
    return bool(days) or bool(left.spots and right.spots and left.spots.isdisjoint(right.spots))


def speaking(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that say by themselves what they are about, those in the same words of one side once."""
    found = {(one.said.words, one.side, one.stance): one for one in claims if not one.points and one.matter.weights}
    return list(found.values())


def of_one_matter(one: Claim, other: Claim, among: Usual) -> float:
    """How surely two claims are of one matter, 0 to 1."""
    both = shared(one.matter, other.matter, among)
    if both.deeds < LEAST_DEEDS:
        return 0.0
    deeds = one.matter.deeds_shared(other.matter)
    topical = OF_ONE_WORD if len(deeds) == 1 and not is_group(deeds[0]) else 1.0
    answering = (one.stance in ANSWERING) != (other.stance in ANSWERING)
    return topical * both.part * min(1.0, both.weight / (FULL_OF_DENIAL if answering else FULL))


def _may_join(one: Issue, other: Issue) -> bool:
    """Whether two issues can be one: nobody else is charged in either, nor the one who charges in the other."""
    if one.charged and other.charged:
        return same_state(one.charged, other.charged)
    for known, other_ in ((one.charged, other), (other.charged, one)):
        if known and any(same_state(known, side) for side in _chargers(other_)):
            return False
    left, right = _chargers(one), _chargers(other)
    return not left or not right or any(same_state(a, b) for a in left for b in right)


def _chargers(issue: Issue) -> list[str]:
    return [one.side for one in issue.claims if one.stance == "charge" and one.side]


def _whole(cores: Sequence[Issue]) -> Issue:
    claims = tuple(told_in_order(claim for core in cores for claim in core.claims))
    charged = _most(core.charged for core in cores)
    keys = frozenset(claim.key for claim in claims)
    replies = frozenset(key for core in cores for key in core.replies)
    return Issue(claims, charged, joined(core.matter for core in cores), keys, replies)


def _most(values: Iterable[str | None]) -> str | None:
    counts: dict[str, int] = defaultdict(int)
    for one in values:
        if one is not None:
            counts[one] += 1
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def alike(links: Iterable[Link]) -> Mapping[str, frozenset[str]]:
    """For each statement those that links hold for the same words."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in links:
        if one.relation in SAME:
            found[one.left].add(one.right)
            found[one.right].add(one.left)
    return {key: frozenset(others) for key, others in found.items()}


def _root(head: dict[str, str], one: str) -> str:
    while head[one] != one:
        head[one] = head[head[one]]
        one = head[one]
    return one
