"""Arcs as read, judged again: what is one statement, what goes on from another, what is none at all.

A draft is a statement before its speaker is named. Spans are never widened or cut here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.derive.acts import speaks_for_itself
from sayso.derive.cues import cue_sense
from sayso.derive.letters import LETTER
from sayso.derive.voices import is_asked
from sayso.derive.words import WORD, words_of
from sayso.records import Arc, Reading, Span

#: A lone quotation shorter than this is a scare quote or a title, not a statement.
FEWEST_WORDS_ALONE = 4
#: Fewer words than this that nobody is named for say nothing: "the bombing", "which".
FEWEST_WORDS_UNCLAIMED = 3
#: Arcs back in text order among which another of the same cue is looked for.
MOST_AT_ONE_CUE = 8
#: Code points on both sides of a cue in which all words of its saying stand; only broken pages go beyond.
SAYING_REACH = 1500
#: How far back, in code points, a lone quotation may look for the voice it goes on from.
FARTHEST_VOICE = 600

#: A noun, or a passive; but "must be denounced" and "is a concern" tell of no saying.
_NEEDS_NOBODY = re.compile(
    r"(?!.*\b(?:must|should|can|could|may|might)\s+(?:not\s+)?be\b)(?!(?:is|are|was|were)\s+(?:\w+ly\s+)?an?\s)"
    r"(?:(?:the|an?|this|that|its|his|her|their)\b|.*\b(?:is|are|was|were|be|been|being)\b)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution to become a statement. ``outer`` and ``follows`` are places in the tuple of drafts.

    ``follows``: the draft this one continues, over a paragraph or another voice. ``source``: all its spans.
    """

    cue: Span | None
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    outer: int | None
    follows: int | None
    rule: str
    score: float

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return max(span.end for span in self.parts)

    @property
    def start(self) -> int:
        """Where the first of its words begins."""
        return min(span.start for span in self.parts)

    @property
    def own_start(self) -> int:
        """Where the first of its words begins that it shares with no other statement, as it may share a speaker."""
        own = [self.cue, *self.content] if self.cue else list(self.content)
        return min(own).start

    @property
    def parts(self) -> tuple[Span, ...]:
        """All spans: cue, source, content."""
        return (*((self.cue,) if self.cue else ()), *self.source, *self.content)


def drafts_of(reading: Reading, arcs: Sequence[Arc]) -> tuple[Draft, ...]:
    """Statements of a reading, in text order, before they have speakers. ``arcs``: its arcs, or those mended."""
    places: dict[int, int] = {}
    drafts: list[Draft] = []
    order = sorted(range(len(arcs)), key=lambda n: (_start(arcs[n]), arcs[n].outer is not None, n))
    for number, arc in ((n, arcs[n]) for n in order):
        outer = places.get(arc.outer) if arc.outer is not None else None
        if not _is_statement(reading, arc) or _is_nobodys(reading.document.text, arc, arcs):
            continue
        draft = Draft(arc.cue, arc.source, arc.content, outer, None, "arc", arc.score)
        places[number] = _add(drafts, draft, reading)
    return _with_sources(drafts, reading)


def _start(arc: Arc) -> int:
    spans = (*arc.content, *arc.source, *((arc.cue,) if arc.cue else ()))
    return min((span.start for span in spans), default=0)


def _is_statement(reading: Reading, arc: Arc) -> bool:
    """Not so for arcs without words, on words that are not the article's, or a scare quote that stands alone."""
    spans = (*arc.content, *((arc.cue,) if arc.cue else ()))
    text = reading.document.text
    if not any(WORD.search(text, span.start, span.end) for span in spans):
        return False
    if any(_is_aside(reading, span) for span in (*spans, *arc.source)):
        return False
    if arc.cue and not arc.content:
        cue = text[arc.cue.start : arc.cue.end]
        return speaks_for_itself(cue) or bool(LETTER.fullmatch(cue))
    if arc.cue and arc.outer is not None:
        return not text.startswith("to ", arc.cue.start)
    words = sum(len(words_of(text[span.start : span.end])) for span in arc.content)
    if arc.cue and not arc.source and not _leans_back(text, arc.cue):
        return words >= FEWEST_WORDS_UNCLAIMED
    return bool(arc.cue or arc.source) or words >= FEWEST_WORDS_ALONE


def _is_aside(reading: Reading, span: Span) -> bool:
    """Whether words are quarantined in part."""
    bad = reading.document.quarantine
    at = bisect_right(bad, span.start, key=lambda one: one.span.end)
    return at < len(bad) and bad[at].span.start < span.end


def _is_nobodys(text: str, arc: Arc, arcs: Sequence[Arc]) -> bool:
    """Whether an inner verb has no speaker and nobody to lend one: "the ships had announced" is no saying of its own.

    A noun ("the claim that") and a passive ("was accused of") need none.
    """
    if arc.cue is None or arc.source or arc.outer is None:
        return False
    cue = text[arc.cue.start : arc.cue.end]
    sense = cue_sense(cue)
    if sense is None or (sense.line.kind == "noun" and cue[:2] != "is") or _NEEDS_NOBODY.match(cue):
        return False
    if cue.endswith("s") and any(part.start == arc.cue.start for part in arcs[arc.outer].content):
        return False  # "denied | claims that they fired": what opens the content of another is a noun
    return not (_leans_back(text, arc.cue) and any(one.source for one in arcs if one.outer == arc.outer))


def _add(drafts: list[Draft], draft: Draft, reading: Reading) -> int:
    """Put a draft behind the others, or into the one it belongs to. Returns its place."""
    near = range(max(0, len(drafts) - MOST_AT_ONE_CUE), len(drafts))
    if (same := next((n for n in near if _same_saying(drafts[n], draft)), None)) is not None:
        drafts[same] = _joined(drafts[same], draft)
        return same
    if draft.cue is None and not draft.source and draft.outer is None:
        before = _voice_before(drafts, draft)
        if before is not None and _gap_is_bare(reading.document.text, drafts[before], draft):
            drafts[before] = _joined(drafts[before], draft)
            return before
        rule = "float-quote:continues" if before is not None else "float-quote:alone"
        draft = replace(draft, follows=before, rule=rule)
    drafts.append(draft)
    return len(drafts) - 1


def _same_saying(one: Draft, other: Draft) -> bool:
    """Two arcs of one cue and one speaker are one statement."""
    if one.cue is None or other.cue is None or one.outer != other.outer:
        return False
    if one.source and other.source:
        return one.cue.touches(other.cue) and one.source == other.source
    return one.cue == other.cue


def _joined(one: Draft, other: Draft) -> Draft:
    content = tuple(sorted({*one.content, *other.content}))
    return replace(one, content=content, source=one.source or other.source, score=min(one.score, other.score))


def _voice_before(drafts: Sequence[Draft], draft: Draft) -> int | None:
    """The last outermost statement that ends before this one, if it is near."""
    places = reversed(range(len(drafts)))
    before = next((n for n in places if drafts[n].outer is None and drafts[n].start < draft.start), None)
    if before is None or draft.start - drafts[before].end > FARTHEST_VOICE:
        return None
    return before


def _gap_is_bare(text: str, before: Draft, draft: Draft) -> bool:
    """Whether nothing but marks and spaces of one paragraph lies between two statements."""
    gap = text[before.end : draft.start]
    return not WORD.search(gap) and not _PARAGRAPH.search(gap)


def _with_sources(drafts: Sequence[Draft], reading: Reading) -> tuple[Draft, ...]:
    """A cue without a subject of its own ("..., adding:", "and called for") has the speaker of the clause before it."""
    text, done = reading.document.text, list(drafts)
    for number, draft in enumerate(drafts):
        if draft.source or not draft.cue or is_asked(text, draft.cue) or not _leans_back(text, draft.cue):
            continue
        sentence = sentence_at(reading.sentences, draft.cue.start)
        before = [one for one in done[max(0, number - MOST_AT_ONE_CUE) : number] if _may_lend(one, draft, sentence)]
        if before:
            done[number] = replace(draft, source=before[-1].source, rule="shared-speaker")
    return tuple(done)


def _may_lend(one: Draft, draft: Draft, sentence: Span | None) -> bool:
    """Whether an earlier clause of the same sentence has a speaker for this one."""
    if not (one.source and one.cue and draft.cue and sentence) or one.outer != draft.outer:
        return False
    return one.cue.start < draft.cue.start and sentence.covers(one.cue)


_PARTICIPLE = re.compile(r"(?:\w+ly\s+)?\w+ing\b", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:\band|\bbut|\bor|,)\s*(?:\w+ly\s+|also\s+|then\s+|later\s+)*$", re.IGNORECASE)


def _leans_back(text: str, cue: Span) -> bool:
    """Whether a cue has its subject in the clause before."""
    before = text[max(0, cue.start - 40) : cue.start]
    return bool(_PARTICIPLE.match(text, cue.start, cue.end) or _COORDINATED.search(before))


def sentence_at(sentences: Sequence[Span], place: int) -> Span | None:
    """The sentence that holds this place."""
    number = bisect_right(sentences, place, key=lambda one: one.start) - 1
    return sentences[number] if number >= 0 and place < sentences[number].end else None


def saying_parts(draft: Draft, reading: Reading) -> tuple[Span, ...]:
    """The cue's sentence without what is said in it, cut where content stands; of a very long one what is near."""
    if not draft.cue:
        return ()
    sentence = sentence_at(reading.sentences, draft.cue.start) or draft.cue
    near = Span(max(sentence.start, draft.cue.start - SAYING_REACH), min(sentence.end, draft.cue.end + SAYING_REACH))
    parts, at = [], near.start
    for content in sorted(one for one in draft.content if one.touches(near)):
        parts.append(Span(at, max(at, content.start)))
        at = content.end
    parts.append(Span(at, max(at, near.end)))
    return tuple(part for part in parts if part.end > part.start)
