"""Verbs of saying that reading has passed over, whose wording leaves no doubt: "The army | denied | on Monday that
its planes had struck, as villagers had reported", read as the villagers' word alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.cues import cue_sense
from sayso.derive.drafts import sentence_at
from sayso.derive.order import cues_of
from sayso.derive.subjects import subject_phrase
from sayso.records import Arc, Reading, Span

#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75
_DAY = (
    r"(?:(?:late|early)\s+)?(?:on\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?)"
)
_SAID_THAT = re.compile(
    rf"\b(?P<cue>(?:den(?:ied|ies)|accused|claim(?:ed|s)|assert(?:ed|s)|insist(?:ed|s)|warn(?:ed|s)|confirm(?:ed|s)"
    rf"|admit(?:ted|s)|announc(?:ed|es)|declar(?:ed|es)|alleg(?:ed|es)|said|says|stat(?:ed|es)))(?:\s+{_DAY})?\s+(?=that\s)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\w)", re.IGNORECASE)
#: What another verb has to say of it, at its end.
_END = re.compile(r",\s+(?:as|but|while|although|though|and)\b|[.;:?!\n\"“”]|\s[–—-]\s")


def with_passed_over(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs in the same order, behind them those of plain verbs of saying with a "that" and nobody's cue."""
    text, cues = reading.document.text, cues_of(arcs)
    aside = [one.span for one in reading.document.quarantine]
    found = []
    for said in _SAID_THAT.finditer(text):
        cue = Span(*said.span("cue"))
        sentence = sentence_at(reading.sentences, cue.start)
        if sentence is None or cues.touching(cue) or cue_sense(said["cue"]) is None:
            continue
        source = subject_phrase(reading.tokens, sentence, cue)
        content = _content(arcs, text, said.end(), sentence)
        if source and content and not any(one.touches(Span(source.start, content[-1].end)) for one in aside):
            article = _ARTICLE.match(text, source.start, source.end)
            named = Span(article.end() if article else source.start, source.end)
            found.append(Arc(cue, (named,), content, _outer(arcs, cue), BY_WORDING))
    every = (*arcs, *found)
    return tuple(_as_told(arc, every, reading) for arc in every)


def _as_told(arc: Arc, arcs: Sequence[Arc], reading: Reading) -> Arc:
    """The clause before for a bare "as": "denied that troops crossed it, | as | Velland had alleged"."""
    text = reading.document.text
    if len(arc.content) != 1 or text[arc.content[0].start : arc.content[0].end].lower() != "as":
        return arc
    sentence, start = sentence_at(reading.sentences, arc.content[0].start), arc.content[0].start
    told = [one.content for one in arcs if one is not arc and one.content and one.content[-1].end <= start]
    known = next((own for own in told if start - own[-1].end <= len(", ")), None)
    before = len(text[:start].rstrip(" ,"))
    if known is not None or sentence is None or before <= sentence.start:
        return replace(arc, content=known) if known else arc
    return replace(arc, content=(Span(sentence.start, before),))


def _content(arcs: Sequence[Arc], text: str, start: int, sentence: Span) -> tuple[Span, ...]:
    """What is said from a "that" on: as another verb has it, else to the end of the clause."""
    known = (arc.content for arc in arcs if arc.content and arc.content[0].start == start)
    if (shared := next(known, None)) is not None:
        return shared
    ends = _END.search(text, start, sentence.end)
    words = text[start : ends.start() if ends else sentence.end].rstrip()
    taken = any(part.touches(Span(start, start + len(words))) for arc in arcs for part in (*arc.content, *arc.source))
    return () if taken else (Span(start, start + len(words)),)


def _outer(arcs: Sequence[Arc], cue: Span) -> int | None:
    """The first arc that has a cue within what it says."""
    return next(
        (n for n, arc in enumerate(arcs) if arc.outer is None and any(p.covers(cue) for p in arc.content)), None
    )
