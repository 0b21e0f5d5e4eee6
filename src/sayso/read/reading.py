"""A document's way through the room: words outside the quarantine, one pass, attributions, nested ones, names."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from typing import cast

from sayso.read.encoder import Encoder, shipped
from sayso.read.grammar import tokens_of
from sayso.read.heads import KindSpan, RoleSpan
from sayso.read.links import Attribution, attributions
from sayso.read.names import decode_names
from sayso.read.nesting import excerpt, likely_cues, moved, worth_reading
from sayso.read.paragraphs import within_paragraphs
from sayso.read.sentences import sentences_of
from sayso.read.words import Words, words_of
from sayso.records import Arc, Document, Mention, MentionKind, Reading, Span


def read(document: Document, *, threads: int = 1) -> Reading:
    """Sentences, names and attributions of a document. Nothing given touches a quarantined span.

    ``threads``: how many windows are read at once; the result is the same for any number. Raises ModelError if the
    shipped model is missing or damaged.
    """
    return read_with(shipped(), document, threads=threads)


def read_with(encoder: Encoder, document: Document, *, threads: int = 1) -> Reading:
    """``read`` with a model of one's own."""
    holes = [(q.span.start, q.span.end) for q in document.quarantine]
    words = words_of(document.text, holes)
    scores = encoder.read_all([words], threads=threads)[0]
    facts = encoder.facts
    outer = within_paragraphs(attributions(scores, facts), words)
    sentences = sentences_of(words)
    tokens = tokens_of(words, sentences, scores, facts)
    cutter = Cutter(words, holes)
    arcs = [cutter.arc(attribution, None) for attribution in outer]
    contents = [content for attribution in outer for content in attribution.contents]
    cues = likely_cues(contents, tokens, scores.roles, facts)
    arcs += [cutter.arc(inner, number) for number, inner in _inner(encoder, words, outer, cues, threads=threads)]
    names = decode_names(scores.kinds, facts.kind_tags, words.texts, words.gaps.tolist(), facts.thresholds)
    return Reading(
        document=document,
        sentences=tuple(part for first, last in sentences for part in cutter.spans(first, last)),
        tokens=tokens,
        mentions=tuple(cutter.mention(name, span) for name in names for span in cutter.spans(name.first, name.last)),
        arcs=_in_order(arcs),
        model=facts.id,
    )


def encode_only(document: Document) -> int:
    """Run the encoder over the document's words and nothing else; gives the number of word pieces. For the bench."""
    holes = [(q.span.start, q.span.end) for q in document.quarantine]
    return shipped().encode_only(words_of(document.text, holes))


def _inner(
    encoder: Encoder, words: Words, outer: Sequence[Attribution], cues: Set[int], *, threads: int
) -> list[tuple[int, Attribution]]:
    """Attributions inside the contents of others, in places of ``words``, with the number of the one they are in.

    ``cues``: places of words that may be their cues.
    """
    inside = [
        (number, places)
        for number, attribution in enumerate(outer)
        for content in attribution.contents
        for places in worth_reading(words, content, cues)
    ]
    all_scores = encoder.read_excerpts([excerpt(words, places) for _, places in inside], threads=threads)
    floor = encoder.facts.thresholds.get("inner", 0.0)
    return [
        (number, _moved(inner, places.tolist()))
        for (number, places), scores in zip(inside, all_scores, strict=True)
        for inner in attributions(scores, encoder.facts)
        if inner.cue is not None and inner.contents and inner.score >= floor
    ]


def _moved(inner: Attribution, places: Sequence[int]) -> Attribution:
    contents = tuple(span for part in inner.contents if (span := moved(part, places)) is not None)
    return Attribution(moved(inner.cue, places), moved(inner.source, places), contents, inner.score)


def _in_order(arcs: list[Arc]) -> tuple[Arc, ...]:
    """Arcs in text order, ``outer`` pointing at the new places."""

    def place(arc: Arc) -> tuple[int, bool]:
        spans = [*([arc.cue] if arc.cue else []), *arc.source, *arc.content]
        return min(span.start for span in spans), arc.outer is not None

    order = sorted(range(len(arcs)), key=lambda i: place(arcs[i]))
    new = {old: number for number, old in enumerate(order)}
    return tuple(
        Arc(a.cue, a.source, a.content, None if a.outer is None else new[a.outer], a.score)
        for a in (arcs[i] for i in order)
    )


class Cutter:
    """Turns runs of words into spans of the text, cut where a hole lies between two words."""

    def __init__(self, words: Words, holes: Sequence[tuple[int, int]]) -> None:
        self._words = words
        self._starts = [start for start, _ in holes]
        self._ends = [end for _, end in holes]

    def spans(self, first: int, last: int) -> tuple[Span, ...]:
        """The spans that words ``first`` to ``last`` (exclusive) cover."""
        if first >= last:
            return ()
        start, end = int(self._words.starts[first]), int(self._words.ends[last - 1])
        if bisect_left(self._starts, end) == bisect_right(self._ends, start):
            return (Span(start, end),)
        found: list[Span] = []
        for i in range(first, last):
            a, b = int(self._words.starts[i]), int(self._words.ends[i])
            if found and bisect_left(self._starts, found[-1].end) == bisect_left(self._starts, a):
                found[-1] = Span(found[-1].start, b)
            else:
                found.append(Span(a, b))
        return tuple(found)

    @staticmethod
    def mention(name: KindSpan, span: Span) -> Mention:
        """A name on one of the spans it covers."""
        return Mention(span, cast(MentionKind, name.kind), round(min(1.0, name.score), 4))

    def arc(self, attribution: Attribution, outer: int | None) -> Arc:
        """The attribution with spans of the text. A cue that a hole cuts keeps its longest part."""
        cue = self._of(attribution.cue)
        return Arc(
            cue=max(cue, key=lambda span: span.end - span.start) if cue else None,
            source=self._of(attribution.source),
            content=tuple(span for content in attribution.contents for span in self._of(content)),
            outer=outer,
            score=round(min(1.0, attribution.score), 4),
        )

    def _of(self, span: RoleSpan | None) -> tuple[Span, ...]:
        return () if span is None else self.spans(span.first, span.last)
