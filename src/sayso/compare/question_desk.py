"""What questions are made from, and what one is before it is ranked among the others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.question_claims import Claim
from sayso.compare.question_sides import Sides
from sayso.records import Counted, Position, Question


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known of some reports when their questions are made. ``counted``: figures by key; ``spoken``: claims."""

    sides: Sides
    origins: Mapping[str, str]
    counted: Mapping[str, Counted]
    claims: Sequence[Claim]
    spoken: Mapping[str, Claim]

    def independent(self, documents: Iterable[str]) -> int:
        """How many reports there are among some, copies counted as what they copy."""
        return len({self.origins.get(one, one) for one in documents})


@dataclass(frozen=True, slots=True)
class Made:
    """A question and what it is ranked by: its independent reports, and the key of its first statement or figure."""

    question: Question
    reports: int
    first: str


def voice(claims: Sequence[Claim], core: frozenset[str] = frozenset()) -> str:
    """The statement that stands for a party: one that speaks for itself, from a report to be trusted, the fullest."""

    def rank(pair: tuple[int, Claim]) -> tuple[bool, bool, bool, float, int]:
        at, one = pair
        fullness = sum(one.matter.weights.values())
        return (not one.points, one.said.report.trusted, one.key in core, fullness, -at)

    return max(enumerate(claims), key=rank)[1].key


def by_weight(one: Position) -> tuple[int, str, str]:
    """The order of positions: those of most reports first, of as many those taken first."""
    return (-one.reports, one.since or "9999", one.party)
