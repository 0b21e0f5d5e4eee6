"""Speeches printed without quote marks: "The minister said:" and, on lines of their own, what he said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.order import Numbered, all_of, cues_of
from sayso.derive.quotes import opens_quoted, speaks_in_first_person
from sayso.records import Arc, Reading, Span

_COLON = re.compile(r"[^\S\n]*(?::[^\S\n]*)?\n\s*")
_PARAGRAPH = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…][\"”’')]*\s*\Z")
_SAYS = re.compile(r"\b(?:said|says|told|tells|added|adds|according\s+to|replied|wrote)\b")
_I = re.compile(r"(?:I|we|us|our|my)\Z", re.IGNORECASE)
#: Paragraphs of one speech that are looked at, and code points of them all: a long statement of a ministry.
MOST_PARAGRAPHS = 12
LONGEST_SPEECH = 6000


def with_speeches(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order; a speech that a colon opens runs to its last paragraph in the first person.

    What is told in it is told by its speaker.
    """
    done, cues, wholes = list(arcs), cues_of(arcs), all_of(arcs)
    for number, arc in enumerate(arcs):
        speech = _speech(arc, arcs, cues, reading) if arc.cue and arc.source and arc.outer is None else None
        if speech:
            for inner in wholes.inside(speech):
                done[inner] = replace(done[inner], outer=number) if arcs[inner].outer is None else done[inner]
            done[number] = replace(arc, content=(speech,))
    return tuple(done)


def _speech(arc: Arc, arcs: Sequence[Arc], cues: Numbered, reading: Reading) -> Span | None:
    """The words of a speech; None where no colon and line break open one, or quote marks tell where it ends."""
    text = reading.document.text
    last = max(arc.cue.end, arc.source[0].end) if arc.cue else 0
    opening = _COLON.match(text, last)
    if opening is None or ":" not in text[last - 1 : opening.end()]:
        return None
    first, end = opening.end(), None
    aside = [q.span for q in reading.document.quarantine]
    for at, found in enumerate(_PARAGRAPH.finditer(text, first, min(len(text), first + LONGEST_SPEECH))):
        paragraph = Span(*found.span())
        if opens_quoted(text, paragraph) or at >= MOST_PARAGRAPHS or not _ENDS.search(found.group()):
            break
        others = [arcs[n] for n in cues.touching(paragraph)]
        if any(part.touches(paragraph) for part in aside) or any(_goes_on(one, text) for one in others):
            break
        if at == 0 or speaks_in_first_person(text, paragraph):
            end = paragraph.start + len(found.group().rstrip(" .\n"))
    return Span(first, end) if end else None


def _goes_on(arc: Arc, text: str) -> bool:
    """Whether the report goes on with this arc: somebody is named who says something."""
    if arc.cue is None or not arc.source or _I.match(text[arc.source[0].start : arc.source[0].end]):
        return False
    return bool(_SAYS.search(text, arc.cue.start, arc.cue.end))
