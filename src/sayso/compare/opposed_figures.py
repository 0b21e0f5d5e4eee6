"""Figures that a report itself sets against each other: those its two sides give where they disagree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from sayso.records import Differing, Entries, Said

#: What stands between the parts of a statement's content.
PARTS = " … "
#: Code points between an answer and what is told right behind it: who says the one and the other.
BETWEEN = 200
#: A line without words between two statements parts them.
_NEW_PARAGRAPH = "\n\n"


def opposed_figures(entries: Entries) -> frozenset[frozenset[str]]:
    """Pairs of keys of figures on two sides of a dispute inside a report.

    A side gives the figures the dispute names, and those in what its speakers say in the report: the speaker of a
    statement of the dispute, and whoever goes on right behind an answer ("the office denied it. Seven lay at anchor, an
    officer told us").
    """
    found: set[frozenset[str]] = set()
    for one in entries.differing:
        own = [_figures(turn, one, entries) for turn in range(len(one.sides))]
        for left, right in combinations(own, 2):
            found |= {frozenset(pair) for pair in product(sorted(left - right), sorted(right - left))}
    return frozenset(found)


def _figures(turn: int, differing: Differing, entries: Entries) -> set[str]:
    """The keys of the figures that one side gives."""
    own, others = (
        set(differing.sides[turn]),
        {key for at, one in enumerate(differing.sides) if at != turn for key in one},
    )
    speakers, against = (_speakers(keys, entries.said) for keys in (own, others))
    told = {one.key for one in entries.said if _speaker(one) in speakers - against}
    told |= {one.key for one in _going_on(own, entries) if _speaker(one) not in against}
    return {one.key for one in entries.counted if one.key in own or one.reporter.statement in told | own}


def _speakers(keys: Iterable[str], said: Sequence[Said]) -> set[str]:
    held = set(keys)
    return {name for one in said if one.key in held and (name := _speaker(one))}


def _speaker(one: Said) -> str:
    return one.statement.speaker.name if one.statement.speaker else ""


def _going_on(keys: Iterable[str], entries: Entries) -> Iterator[Said]:
    """The statements that follow an answer among some right behind it, in its paragraph."""
    held = set(keys)
    placed = sorted((one for one in entries.said if one.statement.content), key=_start)
    for one, following in pairwise(placed):
        if one.key in held and one.statement.act == "deny" and _is_in_one_paragraph(one, following, entries.text):
            yield following


def _is_in_one_paragraph(one: Said, following: Said, text: str) -> bool:
    """Whether no new paragraph begins between two statements. The text may lack what was set aside: places shift."""
    last, first = one.words.split(PARTS)[-1], following.words.split(PARTS)[0]
    between = re.search(f"{re.escape(last)}(.{{0,{BETWEEN}}}?){re.escape(first)}", text, re.DOTALL)
    return between is not None and _NEW_PARAGRAPH not in between.group(1)


def _start(one: Said) -> int:
    return one.statement.content[0].start
