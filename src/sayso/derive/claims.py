"""A claim that a denial tells in passing: "rejected the assertion of the navy that the ships had been warned".

The words of the claim are a statement of their own, of whoever is named with the noun, and what the denial denies.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.derive.cues import cue_sense
from sayso.derive.words import MARKS, WORD
from sayso.records import Arc, Span

_NOUN = (
    r"(?:allegation|accusation|assertion|argument|claim|contention|insinuation|report|suggestion|charge|complaint"
    r"|rumou?r|statement|theory|version)s?"
)
#: Owners run to a few words: "the Federal Security Service", "Kyiv".
_NAME = r"(?:[\w’'.\-]+\s+){0,6}?[\w’'.\-]+"
_NAMED_CLAIM = re.compile(
    rf"""(?:\b(?:the|an?|any|all|these|those|such|its|his|her|their)\s+)?(?:(?:repeated|recent|latest|earlier|false)\s+)*
        (?:(?<![\w’'])(?P<owner>(?:[Tt]he\s+)?{_NAME})(?:[’']s?)\s+|(?P<maker>police|army|navy|government|opposition)\s+)?
        (?P<cue>{_NOUN}(?:\s+(?P<link>of|by|from|made\s+by))?)\s+
        (?(link)(?P<source>{_NAME}),?\s+)
        (?P<content>that\s+(?!of\b|by\b)\S.*)""",
    re.VERBOSE | re.DOTALL,
)
_HAS_NOUN = re.compile(rf"\b{_NOUN}\b.*\bthat\b", re.DOTALL)
#: Words after which no claim's owner stands: "rejected reports of shelling that night".
FEWEST_WORDS_CLAIMED = 3
#: The wording leaves little doubt; the reading has not seen it.
BY_WORDING = 0.75
DENYING = frozenset({"deny", "reject"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """The parts of a claim told in passing; no source where nobody is named."""

    cue: Span
    source: Span | None
    content: Span


def with_named_claims(arcs: Sequence[Arc], text: str) -> tuple[Arc, ...]:
    """The same arcs; behind them one for each claim that the words of a denial tell, if no arc has it already."""
    taken = sorted(arc.cue for arc in arcs if arc.cue)
    return (*arcs, *_claims(arcs, text, taken))


def _claims(arcs: Sequence[Arc], text: str, taken: Sequence[Span]) -> Iterator[Arc]:
    for number, arc in enumerate(arcs):
        if not (arc.cue and arc.content) or not _HAS_NOUN.search(text, arc.content[0].start, arc.content[0].end):
            continue
        if not _denies(text, arc):
            continue
        claim = _claim_in(text, _unbroken(text, arc.content))
        if claim and not any(cue.touches(claim.content) or cue.touches(claim.cue) for cue in taken):
            source = (claim.source,) if claim.source else ()
            yield Arc(claim.cue, source, (claim.content,), number, BY_WORDING)


def _unbroken(text: str, content: Sequence[Span]) -> Span:
    """The words from the first piece of a content on, as far as they stand side by side."""
    end = content[0].end
    for part in content[1:]:
        if WORD.search(text, end, part.start):
            break
        end = part.end
    return Span(content[0].start, end)


def _denies(text: str, arc: Arc) -> bool:
    if arc.cue is None:
        return False
    sense = cue_sense(text[arc.cue.start : arc.cue.end], text[arc.content[0].start : arc.content[0].end])
    return sense is not None and sense.line.act in DENYING and not sense.is_negated


def _claim_in(text: str, content: Span) -> _Claim | None:
    """The claim that opens these words; None where they open otherwise, or no clause of it is told."""
    start = content.start + (text[content.start] in MARKS)
    found = _NAMED_CLAIM.match(text, start, content.end)
    if found is None or len(WORD.findall(found["content"])) < FEWEST_WORDS_CLAIMED:
        return None
    name = next((part for part in ("source", "owner", "maker") if found[part]), None)
    end = found.start("content") + len(found["content"].rstrip(" .,;"))
    return _Claim(
        Span(*found.span("cue")), Span(*found.span(name)) if name else None, Span(found.start("content"), end)
    )
