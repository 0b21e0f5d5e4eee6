"""Sayings that reading leaves out or mislays though their wording is plain.

A tag that closes its sentence ("The road is open again, the mayor said."), and an opening one whose claim follows it
("According to the ministry over 300 were hurt"), where reading took the line before for the claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.derive.drafts import sentence_at
from sayso.derive.mending import DATELINE
from sayso.derive.order import Numbered, all_of, cues_of, sources_of
from sayso.derive.subjects import tokens_in
from sayso.derive.words import MARKS, WORD
from sayso.records import Arc, Reading, Span

_SAYING = (
    r"(?:said|says|added|adds|reported|reports|announced|explained|noted|warned|claimed|stressed|concluded|insisted"
    r"|told\s+(?:reporters|journalists|the\s+\w+|[A-Z]\w+))"
)
_NAME = (
    r"(?!(?:and|but|or|as|which|who|that|when|where|while|because|if|what|though|although|so|then|not)\b)"
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne)\s+)?(?:[\w’'\-]+\.?\s+){0,5}?[\w’'\-]+"
)
_CLOSING = re.compile(
    rf",[{MARKS}]?\s+(?P<source>{_NAME})\s+(?P<cue>{_SAYING})"
    r"(?:\s+(?:on\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in\s+an?\s+[a-z]+(?:\s+release)?))?\s*[.]\s*\Z"
)
_HAS_SAYING = re.compile(rf"\b{_SAYING}\b[^.]{{0,40}}\.\s*\Z")
_ACCORDING = re.compile(r"according\s+to\Z", re.IGNORECASE)
_GAP = re.compile(r"\s*,?\s*")
_AS = re.compile(r"\W*[Aa]s\s+(?:the\s+|our\s+)?")
#: Behind "As X announced": where and when, then the clause that is told.
_PLAIN_TAG = re.compile(r"(?:said|says|reported|confirmed|announced)")
_THEN = re.compile(r"(?:\s+(?!that\b)[^\s,;:]+){0,14},\s+(?=[\w\"“])")
_MEANWHILE = re.compile(r",\s+(?:as|while|after|when|amid|hours\s+after|days\s+after)\s+[^\"“”]+\Z")
#: Fewer words than this in front of a tag are no claim: "When asked, he said."
FEWEST_WORDS_CLAIMED = 4
#: Code points at the end of a sentence in which a closing tag stands.
TAG_REACH = 80
#: As sure as the plain wording makes it; the reading itself has not seen it.
BY_WORDING = 0.75


def with_tags(arcs: Sequence[Arc], reading: Reading) -> tuple[Arc, ...]:
    """The same arcs, tags with their claim; behind them one for each closing tag that no arc has.

    What is told inside a claim with a closing tag is told by its speaker.
    """
    kept = [_before_tag(_as_told(_with_claim(arc, reading), reading), reading) for arc in arcs]
    known = _Known(cues_of(kept), sources_of(kept), all_of(kept))
    for tag in _closing(reading):
        place = _place_of(tag, kept, known)
        if place is None:
            continue
        for inner in known.wholes.inside(tag.content[0]):
            if inner != place and kept[inner].outer is None:
                kept[inner] = replace(kept[inner], outer=place)
        kept[place : place + 1] = [replace(kept[place], content=tag.content) if place < len(kept) else tag]
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Known:
    """Where the arcs stand that reading gave."""

    cues: Numbered
    sources: Numbered
    wholes: Numbered


def _place_of(tag: Arc, arcs: Sequence[Arc], known: _Known) -> int | None:
    """Where a tag goes: to the arc that has its cue but nothing said, else behind all; None if it is there."""
    cue = tag.cue or tag.content[0]
    same = known.cues.touching(cue)
    if same:
        return same[0] if arcs[same[0]].source and not arcs[same[0]].content else None
    return None if known.sources.touching(cue) else len(arcs)


def _closing(reading: Reading) -> Iterator[Arc]:
    """Each closing tag with its claim."""
    text, aside = reading.document.text, [q.span for q in reading.document.quarantine]
    for sentence in reading.sentences:
        if not _HAS_SAYING.search(text, max(sentence.start, sentence.end - TAG_REACH), sentence.end):
            continue
        found = _CLOSING.search(text, sentence.start, sentence.end)
        if not found or any(part.touches(sentence) for part in aside):
            continue
        claim = _stripped(text, Span(sentence.start, found.start()))
        if len(WORD.findall(text, *_ends(claim))) >= FEWEST_WORDS_CLAIMED:
            cue, source = Span(*found.span("cue")), Span(*found.span("source"))
            yield Arc(cue, (source,), (claim,), None, BY_WORDING)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _with_claim(arc: Arc, reading: Reading) -> Arc:
    """Of "According to the ministry over 300 ...": the rest of the sentence, where the content is in none of it."""
    text = reading.document.text
    if not (arc.cue and arc.source) or not _ACCORDING.search(text, arc.cue.start, arc.cue.end):
        return arc
    sentence = sentence_at(reading.sentences, arc.cue.start)
    if sentence is None or any(part.touches(sentence) for part in arc.content):
        return arc
    start = _GAP.match(text, arc.source[0].end).end()  # type: ignore[union-attr]
    claim = Span(start, max(start, start + len(text[start : sentence.end].rstrip(" .\n"))))
    opens = not WORD.search(text, sentence.start, arc.cue.start)
    return (
        replace(arc, content=(claim,))
        if opens and len(WORD.findall(text, *_ends(claim))) >= FEWEST_WORDS_CLAIMED
        else arc
    )


def _as_told(arc: Arc, reading: Reading) -> Arc:
    """Of "As Dell announced today at the port, the road ...": the clause behind the comma, if nothing is said yet."""
    text = reading.document.text
    if arc.cue is None or not arc.source or arc.content or arc.outer is not None:
        return arc
    sentence = sentence_at(reading.sentences, arc.cue.start)
    if sentence is None or not _AS.fullmatch(text, sentence.start, arc.source[0].start):
        return arc
    gap = _THEN.match(text, arc.cue.end, sentence.end) if arc.source[0].end <= arc.cue.start else None
    claim = _stripped(text, Span(gap.end(), sentence.end)) if gap else None
    if claim is None or len(WORD.findall(text, *_ends(claim))) < FEWEST_WORDS_CLAIMED:
        return arc
    return replace(arc, content=(Span(claim.start, claim.start + len(text[claim.start : claim.end].rstrip(" .\n"))),))


def _before_tag(arc: Arc, reading: Reading) -> Arc:
    """Of "Velland called the council, both sides said, as talks went on": what stands before the tag is told."""
    text = reading.document.text
    if not (arc.cue and arc.source and len(arc.content) == 1) or arc.source[0].end > arc.cue.start:
        return arc
    sentence = sentence_at(reading.sentences, arc.cue.start)
    behind, start = arc.content[0], arc.source[0].start
    if sentence is None or not sentence.covers(behind) or not _PLAIN_TAG.fullmatch(text, arc.cue.start, arc.cue.end):
        return arc
    if not _MEANWHILE.match(text, arc.cue.end, behind.end) or text[max(0, start - 2) : start] != ", ":
        return arc
    opening = DATELINE.match(text, sentence.start)
    claim = _stripped(text, Span(opening.end() if opening else sentence.start, start - len(", ")))
    is_clause = len(WORD.findall(text, *_ends(claim))) >= FEWEST_WORDS_CLAIMED
    told = any(token.tag == "VERB" for token in tokens_in(reading.tokens, claim))
    return replace(arc, content=(claim,)) if is_clause and told else arc
