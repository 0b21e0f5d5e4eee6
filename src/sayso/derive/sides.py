"""Who "each side" is: the two whom a report has named together before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from sayso.derive.speakers import Roster
from sayso.records import Resolution

#: Both of two who were named together: "each side", "the two parties".
_SIDES = re.compile(
    r"(?:each|either|both|(?:the|these)\s+two)\s+(?:of\s+the\s+)?(?:sides?|part(?:y|ies)|camps?|delegations?)\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
#: Before a land that is only where something is: "in Arvan and Velland".
_SOMEWHERE = re.compile(
    r"\b(?:in|across|from|near|over|throughout|inside|outside|around|into|to)\s+(?:the\s+)?\Z", re.IGNORECASE
)
#: The end of a list of three: ", | Arvan and Velland".
_LISTED = re.compile(r"\w,\s+(?:the\s+)?\Z")
#: Code points before a name in which those stand.
LEAD = 16


def are_sides(words: str) -> bool:
    """Whether these words are both of two: "each side"."""
    return _SIDES.match(" ".join(words.split())) is not None


def pair_before(text: str, roster: Roster, place: int) -> tuple[Resolution, Resolution] | None:
    """The two named together before a place, where no other two are; people and towns are no sides.

    Two lands are taken where no bodies or groups are named together.
    """
    last = bisect_left(roster.starts, place)
    known = [one for one in roster.actors[:last] if one.actor and one.type != "person"]
    bodies = _pairs(text, [one for one in known if one.type != "place"])
    pairs = bodies or [pair for pair in _pairs(text, [one for one in known if _acts(one)]) if _are_two(text, pair[0])]
    sides = {frozenset({one.actor, other.actor}) for one, other in pairs}
    return pairs[-1] if len(sides) == 1 else None


def _pairs(text: str, known: Sequence[Resolution]) -> list[tuple[Resolution, Resolution]]:
    return [(one, other) for one, other in pairwise(known) if _AND.fullmatch(text, one.span.end, other.span.start)]


def _acts(one: Resolution) -> bool:
    """Whether a name is of a body, or of a land that may act."""
    return one.type != "place" or one.rule == "place.country"


def _are_two(text: str, first: Resolution) -> bool:
    """Whether two names are not where something is, nor the end of a list of three."""
    start = first.span.start
    return not is_somewhere(text, start) and _LISTED.search(text, max(0, start - LEAD), start) is None


def is_somewhere(text: str, start: int) -> bool:
    """Whether the name that begins here is told as where something is: "in | Arvan |"."""
    return _SOMEWHERE.search(text, max(0, start - LEAD), start) is not None
