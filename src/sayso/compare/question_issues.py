"""Charges, denials and silences of many reports, in groups of one matter each: what is at issue, between whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.compare.disputed_matter import Matter, Usual, is_group, joined, shared, usual
from sayso.compare.question_claims import NO_ACCOUNT, Claim, charges_itself, told_in_order
from sayso.compare.question_sides import same_state
from sayso.compare.same_event_groups import grouped
from sayso.records import Differing, Entries, Link

#: Nats shared from which two charges are fully of one matter; a denial of few words needs less to meet its charge.
FULL, FULL_OF_DENIAL = 5.0, 4.0
#: Mean likeness of two groups from which they are one issue, and that of a further statement to the issue it joins.
LEAST, LEAST_JOINING = 0.4, 0.5
#: Nats of words that are no names, without which two claims are not of one matter.
LEAST_DEEDS = 1.5
#: How much of a statement with a "not" must be what a charge is about to answer it.
MOSTLY = 0.5
#: Words that an account of what happened must share with a claim to be held beside it.
FEWEST_SHARED = 2
#: Likeness of two issues in which one side makes one charge; days that one deed may be told to be of.
ONE_CHARGE, NEXT_DAY = 0.6, 1
#: Code points between two statements told beside each other: two sentences.
BESIDE = 250
#: Stances that answer a charge, be it with a denial or with a "not".
ANSWERING = frozenset({"denial", "denying"})
#: Links by which two statements say the same.
SAME = frozenset({"same_words", "changed_words"})
#: Links by which one statement stands against another.
AGAINST = frozenset({"denies", "opposes"})
#: Signs of a report's own dispute that are no question of what happened, or too weak against an explicit silence.
WISHES, INFERRED, BOTH_WAYS = "dispute:demand-refused", "dispute:answer", "dispute:charges-both-ways"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is at issue: the claims about it. ``charged``: who is charged, None where nobody or not known.

    ``matter``: what they are about. ``core``: the keys of those that charge or answer, without what else is said of it.
    """

    claims: tuple[Claim, ...]
    charged: str | None
    matter: Matter
    core: frozenset[str]


def issues_of(entries: Sequence[Entries], claims: Sequence[Claim], links: Sequence[Link]) -> list[Issue]:
    """The issues of some reports, each claim in one."""
    by_key = {one.key: one for one in claims}
    cores = list(_cores(entries, claims, by_key, links))
    among = usual(one.matter for one in claims if one.matter.weights)
    same = _pairs(links, SAME)
    numbers = {one.key: at for at, core in enumerate(cores) for one in core.claims}
    scores = {}
    for one, other in _meeting(cores, same, numbers):
        if (score := _likeness(cores[one], cores[other], among, same)) > 0.0:
            scores[one, other] = score
    groups = grouped(
        len(cores), scores, least=LEAST, forbidden=lambda pair: not _may_join(cores[pair[0]], cores[pair[1]])
    )
    issues = [_whole([cores[at] for at in group]) for group in groups]
    return _with_accounts(issues, [one for one in claims if one.key not in numbers], among, same)


def _cores(
    entries: Sequence[Entries], claims: Sequence[Claim], by_key: Mapping[str, Claim], links: Sequence[Link]
) -> Iterator[Issue]:
    """Claims that surely belong together, in their report or by a link; a charge or denial that stands alone."""
    head = {one.key: one.key for one in claims}
    contested = {one.key for one in claims if one.stance == "denial" or charges_itself(one) or _is_explicit(one)}
    for one, other in _set_against(entries, claims, by_key, links):
        low, high = sorted((_root(head, one), _root(head, other)))
        head[high] = low
        contested |= {one, other}
    together: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.key in contested:
            together[_root(head, claim.key)].append(claim)
    for group in together.values():
        whole = _whole([Issue((one,), _charged(one), one.matter, frozenset({one.key})) for one in group])
        if whole.matter.weights:
            yield whole


def _is_explicit(claim: Claim) -> bool:
    act = claim.said.statement.act
    return claim.stance == "charge" and (act == "accuse" or (act == "criticize" and claim.against is not None))


def _charged(claim: Claim) -> str | None:
    """Who stands charged by a claim: whom a charge is against, who denies, who keeps silent."""
    return claim.against if claim.stance == "charge" else claim.side if claim.stance in ("denial", "silence") else None


def _set_against(
    entries: Sequence[Entries], claims: Sequence[Claim], by_key: Mapping[str, Claim], links: Sequence[Link]
) -> Iterator[tuple[str, str]]:
    """Pairs of statements that stand against each other, in their report or by a link."""
    silent = {(one.answers, one.side) for one in claims if one.stance == "silence"}
    for one in claims:
        if one.answers is not None and one.answers in by_key:
            yield one.answers, one.key
    for report in entries:
        for differing in report.differing:
            yield from _of_report(differing, by_key, silent)
    for link in links:
        if link.relation in AGAINST and link.left in by_key and link.right in by_key:
            yield link.right, link.left


def _of_report(
    differing: Differing, by_key: Mapping[str, Claim], silent: set[tuple[str | None, str | None]]
) -> Iterator[tuple[str, str]]:
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
    if same_state(left[0].side, right[0].side):
        return
    answers = {one.answers for one in right if one.answers}
    if answers and answers.isdisjoint(one.key for one in left):
        return
    if rule == INFERRED and any((one.key, other.side) in silent for one in left for other in right):
        return
    going_on = [one for one in right[1:] if one.stance != "charge"]
    for one in (*left[1:], right[0], *going_on):
        yield left[0].key, one.key


def _meeting(
    cores: Sequence[Issue], same: set[tuple[str, str]], numbers: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Pairs of issues that share a word that is no name but the charged one's, or a statement told in both."""
    having: dict[str, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for at, core in enumerate(cores):
        for key in core.matter.weights:
            if key not in core.matter.names or key in core.matter.party:
                found.update((other, at) for other in having[key])
                having[key].append(at)
    for left, right in same:
        if left in numbers and right in numbers and numbers[left] != numbers[right]:
            low, high = sorted((numbers[left], numbers[right]))
            found.add((low, high))
    yield from sorted(found)


def _likeness(one: Issue, other: Issue, among: Usual, same: set[tuple[str, str]]) -> float:
    """How much two issues are one, 0 to 1."""
    if not _may_join(one, other):
        return 0.0
    if any((left.key, right.key) in same for left in one.claims for right in other.claims):
        return 1.0
    pairs = [(left, right) for left in _speaking(one) for right in _speaking(other)]
    if any(_one_charge(left, right) for left, right in pairs):
        return ONE_CHARGE
    return max((_of_one_matter(left, right, among) for left, right in pairs), default=0.0)


def _one_charge(left: Claim, right: Claim) -> bool:
    """Whether two claims of one side charge the same in words of their own: of one kind in two things, at one time."""
    one_side = same_state(left.side, right.side)
    one_target = None in (left.side, right.side) and left.against is not None and left.against == right.against
    if not (one_side or one_target) or {left.stance, right.stance} & ANSWERING:
        return False
    kinds = [key for key in left.matter.deeds_shared(right.matter) if is_group(key)]
    return len(kinds) >= FEWEST_SHARED and not _is_elsewhere(left, right)


def _is_elsewhere(left: Claim, right: Claim) -> bool:
    """Whether two claims tell of different days or places."""
    days = left.days and right.days and min(abs(a - b) for a in left.days for b in right.days) > NEXT_DAY
    return bool(days) or bool(left.spots and right.spots and left.spots.isdisjoint(right.spots))


def _speaking(issue: Issue) -> list[Claim]:
    """The claims of an issue that say by themselves what they are about."""
    return [one for one in issue.claims if not one.points and one.matter.weights]


def _of_one_matter(one: Claim, other: Claim, among: Usual) -> float:
    """How surely two claims are of one matter, 0 to 1."""
    both = shared(one.matter, other.matter, among)
    if both.deeds < LEAST_DEEDS:
        return 0.0
    answering = (one.stance in ANSWERING) != (other.stance in ANSWERING)
    return both.part * min(1.0, both.weight / (FULL_OF_DENIAL if answering else FULL))


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
    return Issue(claims, charged, joined(core.matter for core in cores), keys)


def _most(values: Iterable[str | None]) -> str | None:
    counts: dict[str, int] = defaultdict(int)
    for one in values:
        if one is not None:
            counts[one] += 1
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None


def _with_accounts(
    issues: Sequence[Issue], others: Sequence[Claim], among: Usual, same: set[tuple[str, str]]
) -> list[Issue]:
    """The issues with what else their sides say of them: what repeats a claim, or is of the same matter."""
    joining: dict[int, list[Claim]] = defaultdict(list)
    place_of = {one.key: at for at, issue in enumerate(issues) for one in issue.claims}
    for claim in others:
        if not _takes_part(claim):
            continue
        rated = [(_fit(issue, claim, among, same), -at) for at, issue in enumerate(issues)]
        best, place = max(rated, default=(0.0, 0))
        if best >= LEAST_JOINING:
            joining[-place].append(claim)
    place_of |= {claim.key: at for at, joined_ in joining.items() for claim in joined_}
    by_key = {one.key: one for one in (*others, *(one for issue in issues for one in issue.claims))}
    apart = [one for one in others if one.key not in place_of and _takes_part(one)]
    for claim, beside in _told_beside(apart, by_key, place_of, among):
        at = place_of[beside.key]
        if claim.side in {one.side for one in issues[at].claims} | {issues[at].charged}:
            joining[at].append(claim)
    return [
        replace(issue, claims=tuple(told_in_order((*issue.claims, *joining[at])))) for at, issue in enumerate(issues)
    ]


def _takes_part(claim: Claim) -> bool:
    """Whether a statement can be a party's account: not a wish or a question, nor what a paper quotes."""
    speaker = claim.said.statement.speaker
    is_paper = speaker is not None and speaker.type == "media"
    is_account = claim.stance != "silence" and claim.said.statement.act not in NO_ACCOUNT
    return bool(claim.matter.weights) and is_account and not is_paper


def _told_beside(
    others: Sequence[Claim], by_key: Mapping[str, Claim], place_of: Mapping[str, int], among: Usual
) -> Iterator[tuple[Claim, Claim]]:
    """Statements told right before or behind one at issue, by the other side and on the same thing: "Kyiv says ..."."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in by_key.values():
        by_report[claim.said.report.document].append(claim)
    for claim in others:
        near = [
            one
            for one in by_report[claim.said.report.document]
            if one.key in place_of and abs(one.at - claim.at) <= BESIDE and claim.side and one.side
            if not same_state(one.side, claim.side) and _on_one_thing(one, claim, among)
        ]
        if near:
            yield claim, min(near, key=lambda one: (abs(one.at - claim.at), one.key))


def _on_one_thing(one: Claim, other: Claim, among: Usual) -> bool:
    """Whether two claims told beside each other share a word that charges use, or two words, that tell enough."""
    both = one.matter.deeds_shared(other.matter)
    known = any(is_group(key) for key in both) or len(both) >= FEWEST_SHARED
    return known and shared(one.matter, other.matter, among).deeds >= LEAST_DEEDS


def _fit(issue: Issue, claim: Claim, among: Usual, same: set[tuple[str, str]]) -> float:
    """How surely a statement belongs to an issue: it repeats one of its claims, or is mostly of one claim's matter."""
    if any((claim.key, one.key) in same for one in issue.claims):
        return 1.0
    sides = {one.side for one in issue.claims if one.side} | ({issue.charged} if issue.charged else set())
    is_answer = claim.stance == "denying" and claim.side in (None, issue.charged)
    if not (is_answer or claim.side in sides):
        return 0.0
    speaking = _speaking(issue)
    if is_answer and any(_is_mostly(claim, one, among) for one in speaking):
        return LEAST_JOINING
    return max((_of_one_matter(one, claim, among) for one in speaking if _shares_two(one, claim)), default=0.0)


def _is_mostly(claim: Claim, other: Claim, among: Usual) -> bool:
    """Whether most of what a claim is about is what another is about: "there is no blockade" of any blockade."""
    both = shared(claim.matter, other.matter, among)
    whole = sum(among.worth(key, weight) for key, weight in claim.matter.weights.items())
    known = any(is_group(key) for key in claim.matter.deeds_shared(other.matter)) or _shares_two(claim, other)
    return known and both.deeds >= max(LEAST_DEEDS, MOSTLY * whole)


def _shares_two(one: Claim, other: Claim) -> bool:
    return len(one.matter.deeds_shared(other.matter)) >= FEWEST_SHARED


def _pairs(links: Iterable[Link], relations: frozenset[str]) -> set[tuple[str, str]]:
    """The ends of some links, both ways."""
    found = {(one.left, one.right) for one in links if one.relation in relations}
    return found | {(right, left) for left, right in found}


def _root(head: dict[str, str], one: str) -> str:
    while head[one] != one:
        head[one] = head[head[one]]
        one = head[one]
    return one
