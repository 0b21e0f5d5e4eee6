"""Names in brackets that are other names of those before them: "Goris, Sotk and Jermuk (Gorus, Zod and Istisu)".

As many names inside as before are paired in order. A place that goes by both names of a pair is meant by both; a name
that no place is known by takes the place of its partner.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.records import Span

BRACKET = re.compile(r" ?\(((?:[^()\n]){2,120})\)")
LEAD = re.compile(
    r"(?:(?:also|formerly|previously|now|once)(?: (?:known|called|named))?(?: as)?|(?:known|called|named)(?: as)?"
    r"|or|aka|[A-Z][a-z]+:) ?"
)
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞƏ][\w’'-]*(?: [\w’'-]+){0,3}")
PARTED = re.compile(r",? and |,? or |, |/| – ")
LISTED = re.compile(r"(?:,|,? and|,? or|/) ?(?:the )?")
MOST_PAIRS = 12  # names in one pair of brackets: a longer list is a table


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one place: ``first`` is the index of the name before the brackets, ``other`` the span in them.

    ``sure``: the brackets say so, or several names are paired in order; a lone name may also be what holds it.
    """

    first: int
    other: Span
    sure: bool


def pairs(spans: list[Span], text: str) -> Iterator[Pair]:
    """The pairs of a page, for place names at ``spans`` in text order."""
    for last, span in enumerate(spans):
        bracket = BRACKET.match(text, span.end)
        inside = list(_names(bracket, text)) if bracket else []
        first = last - len(inside) + 1
        if (
            not bracket
            or not inside
            or len(inside) > MOST_PAIRS
            or first < 0
            or not _is_list(spans[first : last + 1], text)
        ):
            continue
        sure = len(inside) > 1 or LEAD.match(text, bracket.start(1)) is not None
        yield from (Pair(first + i, other, sure) for i, other in enumerate(inside))


def _names(bracket: re.Match[str], text: str) -> Iterator[Span]:
    """The names in the brackets; none where anything else stands there."""
    lead = LEAD.match(text, bracket.start(1), bracket.end(1))
    at = lead.end() if lead else bracket.start(1)
    found = []
    for piece in PARTED.split(text[at : bracket.end(1)]):
        start = text.index(piece, at)
        at = start + len(piece)
        if not NAME.fullmatch(piece):
            return
        found.append(Span(start, at))
    yield from found


def _is_list(spans: list[Span], text: str) -> bool:
    """Whether nothing but commas and "and" stands between the names."""
    return all(LISTED.fullmatch(text, one.end, after.start) for one, after in pairwise(spans))
