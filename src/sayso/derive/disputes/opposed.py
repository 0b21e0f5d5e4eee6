"""Which claims of one page are opposed, and by what sign: a denial, charges both ways, a demand refused, a "but"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.derive.disputes.claims import NOBODY, Claim, States, same_voice
from sayso.derive.disputes.signs import CHARGES, WIDE, Signs, answers, goes_on, rejects_demand, signs_of
from sayso.derive.words import topic_stems
from sayso.records import Statement

#: How many statements back a claim is looked for: two parties' accounts stand near each other.
REACH = 40
#: Sentences between two claims that a "but", a bare "not" or an answer sets against each other.
NEAR = 3
#: Sentences between a demand and its refusal.
DEMAND_REACH = 8
#: Share of a denial's topic words that must be the claim's; of a "not" without a "but", the share and how many words.
LEAST_SHARE, HALF, FEWEST_SHARED = 0.34, 0.5, 2
#: Statements behind a denial in which somebody repeats the charge.
REPEATED_WITHIN = 5
#: Words of a claim told inside its denial: "the claim of the navy that mines were laid"; not "what", "his charge".
FEWEST_TOLD = 4
#: A denial of a charge that names the denier counts for more than any shared words.
NAMES_DENIER = 1.0

_GUILT = re.compile(
    r"""\b(?:responsib|behind\b|carried\s+out|blam|involv|culprit|perpetrat|orchestrat|order(?:ed|ing)\b|accus|guilt
    |complic|cooperat|commit(?:ted|ting)\b|staged?\b|attack|bomb|kill)""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN_GUILT = re.compile(
    r"""\b(?:responsibility|involvement|role|part|wrongdoing|involved|complicity|guilt|charges?|allegations?
    |accusations?|claims?|it|them|this|that)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: What a denial points with where it does not say again what is denied.
_POINTING = re.compile(
    r"""\W*(?:which|that|this|it|something
    |(?:an?|the|this|that|these|those)\s+(?:charge|claim|allegation|accusation|report|assertion)s?)\W*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
#: "Denied them permits": nothing is denied but the permits.
_WITHHELD = re.compile(r"(?:him|her|them|us|me)\s+[a-z]", re.IGNORECASE)
#: "Will scrap the rule": a plan, no denial.
_TO_COME = re.compile(r"\W*(?:will|would|is\s+to|are\s+to|to)\b", re.IGNORECASE)
_REPEATS = re.compile(r"\b(?:repeat|reiterat|renew|stood\s+by|stands\s+by|stand\s+by|stuck\s+to)", re.IGNORECASE)
_OWN_CHARGE = re.compile(
    r"\W*(?:his|her|its|their|the)\s+(?:\w+\s+)?(?:charge|claim|accusation|allegation)s?\W*\Z", re.IGNORECASE
)
_CONTESTED = re.compile(
    r"""\b(?:contest|disput|challeng|question|doubt|reject|den[iy]|refut)\w*\b[^.;]{0,60}
    \b(?:allegation|claim|account|version|charge|accusation|assertion|report)s?\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BUT = re.compile(r"\W*(?:but|however|yet|instead|in\s+fact|on\s+the\s+contrary|by\s+contrast)\b", re.IGNORECASE)
_ACTUALLY = re.compile(r"\b(?:actually|in\s+fact|in\s+reality|contrary|rather\s+than)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two claims that cannot both stand, ``left`` the claim, ``right`` what is set against it.

    ``others``: further claims on the left side that say the same.
    """

    left: Claim
    right: Claim
    rule: str
    others: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the signs in its words."""

    claim: Claim
    signs: Signs


def opposed(claims: Sequence[Claim], states: States) -> Iterator[Opposed]:
    """All opposed pairs of a page."""
    told = [Told(one, signs_of(one, states)) for one in claims]
    by_id = {one.claim.statement.id: one.claim for one in told}
    for number, one in enumerate(told):
        before = told[max(0, number - REACH) : number]
        yield from _against_one(one, before, told[number + 1 : number + 1 + REACH], by_id)
        for other in before:
            pair = _both_ways(one, other)
            if pair and _may_meet(one.claim, other.claim):
                yield pair


def _against_one(
    one: Told, before: Sequence[Told], behind: Sequence[Told], by_id: dict[str, Claim]
) -> Iterator[Opposed]:
    """The one claim that this one denies, contradicts or answers."""
    claim = one.claim
    if denied := _denied(claim, before, behind, by_id):
        yield Opposed(denied, claim, "dispute:denial", tuple(_also_charging(claim, denied, (*before, *behind))))
    elif contrasted := _set_against(claim, before):
        yield Opposed(contrasted, claim, "dispute:but-not")
    elif answered := _answered(one, before):
        yield Opposed(answered, claim, "dispute:answer")


def _both_ways(one: Told, other: Told) -> Opposed | None:
    if one.signs.may_charge and other.signs.may_charge and _charges(one, other.claim) and _charges(other, one.claim):
        return Opposed(other.claim, one.claim, "dispute:charges-both-ways")
    if _is_refusal(one, other):
        return Opposed(other.claim, one.claim, "dispute:demand-refused")
    if _is_refusal(other, one):
        return Opposed(one.claim, other.claim, "dispute:demand-refused")
    return None


def _may_meet(claim: Claim, other: Claim) -> bool:
    """Another voice's words, and not those in which this claim is told or that it tells."""
    return bool(other.said) and not same_voice(claim, other) and not _is_nested(claim.statement, other.statement)


def _is_nested(one: Statement, other: Statement) -> bool:
    return one.within == other.id or other.within == one.id


# --- denials -------------------------------------------------------------------------------------------------------


def _denied(claim: Claim, before: Sequence[Told], behind: Sequence[Told], by_id: dict[str, Claim]) -> Claim | None:
    """What is denied: "a charge" or "which", the words just before; what it is linked to; what charges the denier."""
    statement = claim.statement
    if statement.act not in ("deny", "reject") or not claim.said or _WITHHELD.match(claim.said):
        return None
    if statement.act == "reject" and _TO_COME.match(claim.cue):
        return None
    if _POINTING.match(claim.said) and (just_said := _just_said(claim, before)):
        return just_said
    linked = by_id.get(statement.denies) if statement.denies else None
    if linked and linked.statement.speaker and linked.said and not same_voice(claim, linked):
        is_told_in_it = linked.statement.within == statement.id and len(linked.said.split()) >= FEWEST_TOLD
        if is_told_in_it or not _is_nested(statement, linked.statement):
            return linked
    if linked and not linked.statement.speaker and (charger := _repeating(claim, behind)):
        return replace(linked, party=charger.party, voice=charger.voice, state=charger.state)
    if statement.act != "deny":
        return None
    charges = [one.claim for one in (*before, *behind) if one.claim.statement.act in CHARGES]
    rated = [
        (rating, -abs(one.start - claim.start), one.start, one)
        for one in charges
        if _may_meet(claim, one) and (rating := _rating(claim, one)) > 0
    ]
    return max(rated, key=lambda found: found[:3])[-1] if rated else None


def _repeating(denial: Claim, behind: Sequence[Told]) -> Claim | None:
    """Who repeats the charge right behind its denial: an allegation nobody was named for is his."""
    for told in behind[:REPEATED_WITHIN]:
        claim = told.claim
        if _REPEATS.search(claim.cue) and _OWN_CHARGE.match(claim.said) and not same_voice(denial, claim):
            return claim if claim.party != NOBODY else None
    return None


def _also_charging(denial: Claim, denied: Claim, around: Sequence[Told]) -> Iterator[Claim]:
    """What else the party that charges the denier charges him with, in which he denies a part."""
    for told in around:
        other = told.claim
        is_charge = other.statement.act in CHARGES and other is not denied and _may_meet(denial, other)
        is_own = other.party == denied.party  # nobody is given another's words
        if is_charge and is_own and other.statement.within is None and _rating(denial, other) >= NAMES_DENIER:
            yield other


def _just_said(claim: Claim, before: Sequence[Told]) -> Claim | None:
    """The last of another voice's words before a denial, in its sentence."""
    same = [
        one.claim
        for one in before
        if one.claim.sentence == claim.sentence
        and _may_meet(claim, one.claim)
        and one.claim.statement.content[-1].end <= claim.start
    ]
    return same[-1] if same else None


def _rating(denial: Claim, charge: Claim) -> float:
    """How well a charge fits a denial: shared matter; or it charges the denier, who denies having a part in it."""
    own = denial.stems - denial.name_stems
    shared = (own & charge.stems) - WIDE
    share = len(shared) / len(own) if own else 0.0
    rating = share if share >= LEAST_SHARE and len(shared) >= FEWEST_SHARED else 0.0
    if not denial.name_stems & charge.stems:
        return rating
    is_charged = charge.statement.act == "accuse" or _GUILT.search(charge.said) is not None
    is_own = is_charged and (bool(shared) or _OWN_GUILT.search(denial.said) is not None)
    return rating + NAMES_DENIER if is_own else rating


# --- other signs ---------------------------------------------------------------------------------------------------


def _set_against(claim: Claim, before: Sequence[Told]) -> Claim | None:
    """The claim just before that a "but" with "not" or "actually" contradicts, or a contested one that is negated."""
    if claim.statement.act in ("demand", "appeal", "ask", "decline_comment") or claim.statement.within:
        return None
    is_but = bool(_BUT.match(claim.lead) or _BUT.match(claim.said))
    if not (claim.is_negated or (is_but and _ACTUALLY.search(claim.said))):
        return None
    for told in reversed(before):
        other = told.claim
        if claim.sentence - other.sentence > NEAR:
            return None
        is_outer = other.statement.within is None
        fits = is_outer and other.statement.act in CHARGES | {"deny"} and _may_meet(claim, other)
        if fits and _contradicts(claim, other, is_but=is_but and claim.sentence - other.sentence <= 1):
            return other
    return None


def _contradicts(claim: Claim, other: Claim, *, is_but: bool) -> bool:
    shared = (claim.stems & other.stems) - WIDE
    first_words = topic_stems(" ".join(claim.said.split()[:FEWEST_SHARED]))
    is_of_speaker = bool(other.name_stems & first_words)  # "But police said the witness could not see it"
    if is_but and (len(shared) >= FEWEST_SHARED or is_of_speaker or (shared and _ACTUALLY.search(claim.said))):
        return True
    if shared and _CONTESTED.search(other.intro):
        return True
    return not other.is_negated and len(shared) >= max(FEWEST_SHARED, len(claim.stems) * HALF)


def _charges(one: Told, other: Claim) -> bool:
    """Whether a claim charges the other's side with a hostile deed, or accuses it by name."""
    if one.claim.state and other.state and one.claim.state != other.state:
        return one.signs.charges == other.state
    return bool(other.name_stems - WIDE) and other.name_stems <= one.signs.ahead


def _answered(one: Told, before: Sequence[Told]) -> Claim | None:
    """The charge just before that the one charged answers: "only", "in self-defence", "was lawful", "no evidence"."""
    claim = one.claim
    if claim.statement.within or claim.statement.act in ("concede", "apologise", "agree"):
        return None
    for told in reversed(before):
        other = told.claim
        if claim.sentence - other.sentence > NEAR:
            return None
        charges = other.statement.act in ("accuse", "criticize") and _charges(told, claim) and _may_meet(claim, other)
        if charges and (claim.stems & other.stems) - WIDE - claim.name_stems:
            return other if answers(claim) else None
    return None


def _is_refusal(one: Told, wish: Told) -> bool:
    """Whether a claim says that what another wants stopped or done goes on or will not be done."""
    apart = one.claim.sentence - wish.claim.sentence
    if not wish.signs.wanted or abs(apart) > DEMAND_REACH:
        return False
    if rejects_demand(one.claim):
        return 0 <= apart <= NEAR
    return bool((wish.signs.wanted & goes_on(one.claim)) - one.claim.name_stems - wish.claim.name_stems)
