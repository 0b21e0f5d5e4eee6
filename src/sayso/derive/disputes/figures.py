"""Counts of the same thing that different parties give differently."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.derive.disputes.claims import Claim, same_voice
from sayso.records import Dispute, Figure, Side, What

#: Figures compared on one page, first ones first: a long table of numbers is no dispute.
MOST_FIGURES = 200
OPPOSED = "dispute:opposed-figures"

_HOW_MANY: dict[What, str] = {
    "killed": "how many were killed",
    "wounded": "how many were wounded",
    "captured": "how many were captured",
    "missing": "how many are missing",
    "displaced": "how many were displaced",
    "detained": "how many were detained",
    "bodies": "how many bodies there are",
    "troops": "how many troops there are",
    "weapons": "how many weapons there are",
}


def opposed_figures(figures: Sequence[Figure], by_id: Mapping[str, Claim]) -> Iterator[Dispute]:
    """Disputes of two reporters over one count: same kind, same people or same event, amounts that do not meet."""
    told = [one for one in figures if one.reported_by in by_id and one.what in _HOW_MANY and one.part_of is None]
    told = told[:MOST_FIGURES]
    for number, left in enumerate(told):
        for right in told[number + 1 :]:
            if _is_same_count(left, right) and not _meet(left, right):
                one, other = by_id[left.reported_by or ""], by_id[right.reported_by or ""]
                if not same_voice(one, other):
                    yield Dispute(
                        "", _about(left), (_side(one, left), _side(other, right)), left.event or right.event, OPPOSED
                    )


def _is_same_count(one: Figure, other: Figure) -> bool:
    if one.what != other.what or (one.as_of and other.as_of and one.as_of.earliest != other.as_of.earliest):
        return False
    if one.of and other.of:
        same = one.of.actor == other.of.actor if one.of.actor and other.of.actor else False
        return same or one.of.name.casefold() == other.of.name.casefold()
    return one.event is not None and one.event == other.event and one.of is None and other.of is None


def _meet(one: Figure, other: Figure) -> bool:
    """Whether one amount could be right for both."""
    low = max(one.low or 0, other.low or 0)
    highs = [figure.high for figure in (one, other) if figure.high is not None]
    return not highs or low <= min(highs)


def _about(one: Figure) -> str:
    of = f" of {one.of.name}" if one.of else ""
    return _HOW_MANY[one.what] + of


def _side(claim: Claim, figure: Figure) -> Side:
    return Side(claim.party, (claim.statement.id,), (figure.id,))
