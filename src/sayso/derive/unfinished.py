"""Contents that reading ended before the verb of their last clause: "that the state of emergency | , which had been
imposed after the attack, would be extended" and "that after the crash | , the driver got out" go on to its end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.drafts import sentence_at
from sayso.derive.order import Numbered, cues_of
from sayso.derive.subjects import tokens_in
from sayso.records import Arc, Reading, Span

#: A clause that somebody says; its last one is looked at.
_THAT = re.compile(r"\bthat\s", re.IGNORECASE)
#: Where a content may have been broken off: before a comma, or before what a comma set apart.
_GOES_ON = re.compile(r"\s*,\s+(?=[\w“\"‘'])")
_ENDS = re.compile(r"[.!?;:\n“”\"]|\s[–—-]+\s")
#: Code points that the rest of a sentence may have.
LONGEST_REST = 300


def with_finished_clauses(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, a last content without the verb of its clause gone on with to its end."""
    cues = cues_of(arcs)
    return tuple(_finished(number, arcs, cues, reading) for number in range(len(arcs)))


def _finished(number: int, arcs: Sequence[Arc], cues: Numbered, reading: Reading) -> Arc:
    arc = arcs[number]
    rest = _rest(arc, reading) if arc.cue and arc.content and arc.cue.end <= arc.content[-1].start else None
    if rest is None or any(other != number for other in cues.touching(rest)):
        return arc
    others = [other for other in arcs if other is not arc and not _holds(other, arc)]
    if any(part.touches(rest) for one in others for part in (*one.content, *one.source)):
        return arc
    return replace(arc, content=(*arc.content[:-1], Span(arc.content[-1].start, rest.end)))


def _holds(outer: Arc, arc: Arc) -> bool:
    """Whether an attribution stands within what another says."""
    return arc.cue is not None and any(part.covers(arc.cue) for part in outer.content)


def _rest(arc: Arc, reading: Reading) -> Span | None:
    """What a content lacks of its last clause; None where that has a verb, or its sentence ends there."""
    text, last = reading.document.text, arc.content[-1]
    clause = next(reversed(list(_THAT.finditer(text, last.start, last.end))), None)
    sentence = sentence_at(reading.sentences, last.start)
    goes_on = _GOES_ON.match(text, last.end)
    if clause is None or sentence is None or goes_on is None or not last.end < sentence.end:
        return None
    words = tokens_in(reading.tokens, Span(clause.end(), last.end))
    opening = tokens_in(reading.tokens, Span(clause.start(), clause.end()))
    if not opening or opening[0].tag != "SCONJ":  # "to seek shelter | that | way"
        return None
    if not words or any(_tells(word.tag, word.text) for word in words):
        return None
    end = min(sentence.end, goes_on.end() + LONGEST_REST)
    stop = _ENDS.search(text, goes_on.end(), end)
    rest = Span(goes_on.end(), stop.start() if stop else end)
    behind = tokens_in(reading.tokens, rest)
    return rest if any(_tells(word.tag, word.text) for word in behind) else None


def _tells(tag: str, word: str) -> bool:
    """Whether a word is the verb of a clause: none in -ing, and no "to" with it."""
    return tag == "AUX" or (tag == "VERB" and not word.lower().endswith("ing"))
