"""A denial hung on to a charge: "..., a charge denied by Velland", "..., which the ministry denies, saying ...".

Reading tends to take these words for the end of what is charged. They are a statement of another voice, so they are
cut off here, given an arc of their own, and a "saying" right behind them is the denier's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Arc, Reading, Span

_NAME = r"(?:(?:the|its|his|her|their)\s+)?(?:[\w’'\-]+\s+){0,3}?[\w’'.\-]*\w"
_CHARGE = (
    r"(?:an?|the)\s+(?:\w+\s+)?(?:charge|claim|allegation|accusation|assertion|suggestion|report)s?"
    r"|allegations|charges|claims|accusations"
)
_BEFORE_DENIED = r"(?:(?:today|yesterday|now|later|also|has|have|had)\s+)*"
_DENIED = r"(?:\w+ly\s+)?(?:denie[sd]|den(?:y|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?|refute[sd]?)"
#: "An allegation Orla describes as absurd": the verdict stands in the cue.
_CALLED = (
    r"(?:\w+ly\s+)?(?:describe[sd]?|call(?:s|ed)?|dismiss(?:es|ed)?|brand(?:s|ed)?|denounce[sd]?|reject(?:s|ed)?)\s+(?:as\s+)?"
    r"(?:an?\s+)?[\"“‘']?(?:false|invented|baseless|groundless|unfounded|untrue|absurd|ridiculous|nonsense|fabricated|fake"
    r"|lie|lies|fabrication|invention|propaganda|preposterous|slander)[\"”’']?"
)
_HUNG_ON = re.compile(
    rf""",\s+(?P<content>{_CHARGE}|which|something)\s+(?:that\s+)?
        (?:(?P<cue>{_DENIED}\s+by)\s+(?P<source>{_NAME})
          |(?P<source2>{_NAME})\s+(?P<cue2>{_BEFORE_DENIED}(?:{_CALLED}|{_DENIED})))
        (?=\s*[,.;:]|\s+(?:and|but|saying|as)\b|\s*\Z)""",
    re.VERBOSE,
)
#: The wording leaves no doubt; as sure as the surest attributions as read.
SURE = 0.9
_SAYING_NEXT = re.compile(r"\s*,?\s*(?:and\s+)?")


def with_hung_on_denials(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, contents cut before such a denial; behind them an arc for each denial."""
    text, mended, added = reading.document.text, list(arcs), []
    for sentence in reading.sentences:
        for found in _HUNG_ON.finditer(text, sentence.start, sentence.end):
            denial = _denial(found)
            if any(q.span.touches(Span(*found.span())) for q in reading.document.quarantine):
                continue
            mended = [_without(arc, denial, Span(*found.span()), text) for arc in mended]
            added.append(denial)
    return (*mended, *added)


def _denial(found: re.Match[str]) -> Arc:
    cue = "cue" if found.group("cue") else "cue2"
    source = "source" if found.group("source") else "source2"
    return Arc(Span(*found.span(cue)), (Span(*found.span(source)),), (Span(*found.span("content")),), None, SURE)


def _without(arc: Arc, denial: Arc, words: Span, text: str) -> Arc:
    """The arc without the denial's words; emptied if it was the denial; with the denier as speaker if it goes on."""
    if arc.cue and words.touches(arc.cue):
        return replace(arc, cue=None, source=(), content=())
    kept = [side for part in arc.content for side in _beside(part, words) if text[side.start : side.end].strip(" ,.;:")]
    goes_on = arc.cue is not None and _goes_on(text, words, arc.cue)
    return replace(arc, content=tuple(kept), source=denial.source if goes_on else arc.source)


def _beside(part: Span, words: Span) -> tuple[Span, ...]:
    """What of a content lies before and behind the denial; all of it where the two do not touch."""
    if not words.touches(part):
        return (part,)
    sides = (Span(part.start, min(part.end, words.start)), Span(max(part.start, words.end), part.end))
    return tuple(side for side in sides if side.end > side.start)


def _goes_on(text: str, words: Span, cue: Span) -> bool:
    """Whether a cue without a subject of its own stands right behind: ", saying"."""
    gap = cue.start >= words.end and _SAYING_NEXT.fullmatch(text, words.end, cue.start)
    return bool(gap) and text[cue.start : cue.end].split()[0].endswith("ing")
