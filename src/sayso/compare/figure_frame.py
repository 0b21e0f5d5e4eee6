"""What a sentence says of a number besides what is counted: what the counted do, from where a distance is measured.

Numbers of things that differ are mostly numbers of other things. Where the sentence says the same of both ("were
waiting", "from the coast"), or one number is the other with two digits exchanged, they may be one count told twice.
"""

import re
from dataclasses import dataclass

from sayso.compare.figure_scope import listed
from sayso.compare.same_event_words import stem
from sayso.records import Counted

#: Code points behind a figure within which its own clause says what the counted do.
BEHIND = 100
#: Digits from which two exchanged ones are hardly chance: one in some hundreds of numbers is another's so exchanged.
FEWEST_DIGITS = 3

#: A participle behind a form of "be": what the counted are doing, or what is done to them.
_STATE = re.compile(
    r"\b(?:is|are|was|were|be|been)\s+(?:(?:being|still|now|also|not|\w+ly)\s+)*(?P<state>(?!being\b)[a-z]{2,}(?:ing|ed|en))\b"
)
_CLAUSE = re.compile(
    r"\A(?:(?!\d|[;:.]\s|,\s+(?:and|but|while|which|who|whose)\b|\b(?:said|says|that)\b).)*", re.DOTALL
)
_POINT = re.compile(
    r"\A\s*(?:away\s+)?(?:from|off)\s+(?:(?:the|its|their|an?)\s+)?(?:\w+\s+)?(?P<point>[a-z]\w+)"
    r"(?=\s+(?:and|or|but|in|at|on|of|to|when|as|while|where)\b|\s*[,.;:)]|\s*\Z)",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said of a number: what the counted do or suffer, what a distance is measured from, a word each.

    Both None where the sentence does not say so right behind the figure.
    """

    state: str | None
    point: str | None


def frame_of(counted: Counted) -> Frame:
    """The frame of a figure in its sentence."""
    start = max(counted.passage.find(counted.words), 0) + len(counted.words)
    own = _CLAUSE.match(counted.passage[start : start + BEHIND])
    behind = own.group() if own else ""
    state = _STATE.search(behind) if counted.figure.unit is not None else None
    point = _POINT.match(counted.passage[start:]) if counted.figure.unit is not None else None
    return Frame(state["state"] if state else None, point["point"] if point else None)


def told_of_both(one: Frame, other: Frame) -> str | None:
    """The word by which the same is said of two numbers; None where it is not."""
    for own, others in ((one.state, other.state), (one.point, other.point)):
        if own and others and stem(own) == stem(others):
            return min(own, others)
    return None


def is_attribute(counted: Counted) -> bool:
    """Whether what became of the counted only stands beside their noun: of "three wounded men" it is known already."""
    fates = listed("fate")
    return any(word in fates for word in counted.words.lower().split()[:-1])


def digits_exchanged(left: Counted, right: Counted) -> bool:
    """Whether two exact numbers are one but for two digits beside each other: 276 and 267."""
    numbers = [one.figure.low for one in (left, right) if one.figure.low == one.figure.high and one.figure.low]
    if len(numbers) < 2:
        return False
    one, other = (f"{number:.12g}" for number in numbers)
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(one) < FEWEST_DIGITS or len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return (one[differ[0]], one[differ[1]]) == (other[differ[1]], other[differ[0]])
