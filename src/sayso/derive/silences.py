"""Who does not answer: "did not respond to | questions about the call", "has not reacted to the complaint".

Where reading has seen the cue, its words are mended; a plain sentence that it has passed over is read by its wording.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.subjects import is_name
from sayso.records import Arc, Reading, Span

#: The wording leaves little doubt; the reading has not seen it.
BY_WORDING = 0.75
#: Code points before "questions about" in which its "did not respond to" begins.
SILENCE_REACH = 60
_ASKING = re.compile(
    r"(?:\w+\s+){0,2}(?:questions?|requests?|inquir(?:y|ies)|quer(?:y|ies)|calls?|messages?)\b", re.IGNORECASE
)
_NOT = (
    r"(?:(?:did|does|do|has|have|had|would|could)(?:\s+not|n[’']t)(?:\s+\w+ly)?(?:\s+yet)?"
    r"|(?:declined|refused)\s+to|never)"
)
_NO_RESPONSE = re.compile(
    rf"\b{_NOT}\s+(?:react(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?)\s+(?:to\s+)?"
    r"(?:(?:an?|the|our|its|his|her|several|repeated|written|e-?mailed|further)\s+)*\Z",
    re.IGNORECASE,
)
#: What one answers with words; ships that do not react to demands or warnings sail on.
_SAID = (
    r"(?:accusation|allegation|complaint|criticism|charge|claim|letter|note|request|question|quer(?:y|ies)"
    r"|inquir(?:y|ies)|report|remark|offer|proposal|message)s?"
)
_SILENT = re.compile(
    rf"""(?:The[ ])?(?P<source>(?!The\b)\w[\w’'.-]*(?:[ ][\w’'.-]+){{0,7}})[ ]
        (?P<cue>{_NOT}[ ](?:react|respond|repl(?:y|ied))(?:ed)?[ ]to)[ ]
        (?P<content>(?:(?!to\b)[\w’'-]+[ ]){{0,4}}{_SAID}\b[^.,;:!?“”"\n]{{0,100}})(?=[.,;:])""",
    re.VERBOSE,
)


def with_silences(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, behind them those of silences that reading passed over."""
    text = reading.document.text
    found = [_silent(arc, text) for arc in arcs]
    aside = [one.span for one in reading.document.quarantine]
    for sentence in reading.sentences:
        arc = _by_wording(sentence, reading)
        if arc and arc.cue and not any(_meets(one, arc.cue) for one in found):
            found += [] if any(one.touches(sentence) for one in aside) else [arc]
    return tuple(found)


def _silent(arc: Arc, text: str) -> Arc:
    """Who "did not respond to | questions about | the call" has said nothing."""
    if arc.cue is None or not _ASKING.match(text, arc.cue.start, arc.cue.end):
        return arc
    before = _NO_RESPONSE.search(text, max(0, arc.cue.start - SILENCE_REACH), arc.cue.start)
    return replace(arc, cue=Span(before.start(), arc.cue.end)) if before else arc


def _by_wording(sentence: Span, reading: Reading) -> Arc | None:
    match = _SILENT.match(reading.document.text, sentence.start, sentence.end)
    source = Span(*match.span("source")) if match else None
    if match is None or source is None or not is_name(source, reading):
        return None
    return Arc(Span(*match.span("cue")), (source,), (Span(*match.span("content")),), None, BY_WORDING)


def _meets(arc: Arc, cue: Span) -> bool:
    """Whether some saying touches these words."""
    return arc.cue is not None and any(part.touches(cue) for part in (arc.cue, *arc.source, *arc.content))
