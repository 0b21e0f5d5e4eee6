"""What is disputed, in plain words taken from the page, never as if it were so."""

import re

from sayso.derive.disputes.claims import Claim
from sayso.derive.disputes.signs import STOP

#: A matter longer than this is cut: it names what is disputed, it does not retell it. In code points.
LONGEST_MATTER = 180
_MARKS = '“”"'

_CLAUSE = re.compile(
    r"^(?:that\s+)?(?P<clause>(?!that\b|to\b|of\b|for\b|not\b|its\b|their\b|his\b|her\b|it\b|he\b|she\b|they\b|we\b|I\b|a\s+charge)[\w‘’'\"].*)$",
    re.DOTALL | re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:The|An?|This|That|These|Those|There|All|Some|No|Many|Most|Several|Its|Their|His|Her|Our|Both|Each)\s"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|can|could|may|might|must|\w+ed|launched|fired|struck|shot|fell|broke|began|hit|took|led)\b",
    re.IGNORECASE,
)


def matter_of(claim: Claim) -> str:
    """As in "whether Ostland shelled the town"; the words in quote marks where they are no clause of their own."""
    words = " ".join(claim.said.split()).strip(" ,;.")
    found = _CLAUSE.match(words)
    opens_clause = words.lower().startswith("that ") or claim.statement.form == "indirect"
    is_whole = len(claim.statement.content) == 1
    if (
        found
        and is_whole
        and opens_clause
        and claim.statement.act not in ("demand", "appeal")
        and _FINITE.search(words)
    ):
        return _cut(f"whether {_inside(found['clause'])}")
    return f"“{_cut(words.strip(_MARKS))}”"


def _inside(clause: str) -> str:
    """A sentence as a clause of another: "The army fired" gives "the army fired"; names keep their capital."""
    return clause[0].lower() + clause[1:] if _OPENER.match(clause) else clause


def wish_of(claim: Claim) -> str:
    """As in "whether to “stop the broadcasts”": what one side wants of the other."""
    found = STOP.search(claim.said)
    if found is None:
        return matter_of(claim)
    words = re.split(r"[,;.:”\"]", claim.said[found.start() :], maxsplit=1)[0]
    return f"whether to “{_cut(' '.join(words.split()))}”"


def _cut(words: str) -> str:
    if len(words) <= LONGEST_MATTER:
        return words
    return words[:LONGEST_MATTER].rsplit(" ", 1)[0] + " …"
