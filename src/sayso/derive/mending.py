"""Arcs mended before they become statements: what stands side by side belongs together.

The reading links a content to a cue, and a cue to a source, by chances. In English news prose neighbours are all but
sure: counted on the training part of PolNeAR, a content right behind a cue is that cue's in 14,900 of 14,902 cases, a
source right before a cue its speaker in 15,790 of 15,798, right behind it in 1,749 of 1,753; a content right before a
source or a cue belongs to it in 94 of 100. Where the reading says otherwise, the neighbours win.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.derive.drafts import sentence_at
from sayso.derive.quotes import opens_quoted
from sayso.derive.words import DOUBLE_MARKS, WORD
from sayso.records import Arc, Reading, Span

_QUOTE_LINE = re.compile(rf"\s*\n\s*(?P<mark>[{DOUBLE_MARKS}])")
#: A content that ends its sentence is followed by the speaker of the next one.
_STOP = re.compile(r"\.[\"”’“']?\Z")
#: Arcs before and behind in text order among which neighbours are looked for: a long paragraph of talk.
FARTHEST_NEIGHBOUR = 16
#: A number cut at the mark of its thousands.
_THOUSANDS = frozenset({",", ".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
_CUT_NUMBER = re.compile(r"\d[\d,.]*\Z")
_REST_OF_NUMBER = re.compile(r"(?:\d?[,.])\d{3}(?:[,.]\d{3})*(?!\d)")
_COUNTED = re.compile(r"(?:\s+[^\W\d_][\w’'\-]*){1,4}\s*")
#: Code points that what is counted may take, "demonstrators and local residents".
LONGEST_COUNTED = 60
#: One more word and then the line ends, without a stop.
_END_OF_HEAD = re.compile(r"[ \t]+[A-Z][\w’'\-]*(?=[ \t]*(?:\n|\Z))")
#: "ORRA, May 3, 2031 (Agency) - ", "ORRA/TELL (Agency) -- ", "ORRA, May 3 - ".
DATELINE = re.compile(
    r"[A-Z][A-Z.’'\-]+(?:[ /][A-Z][A-Z.’'\-]+){0,4}(?:,\s+[A-Z][\w.]*(?:\s+\d{1,2})?(?:,?\s+\d{4})?){0,2}"
    r"(?:\s+\([^()\n]{1,40}\))?\s+(?:[-–—]|--)\s+(?=\S)"
)
_WHOM = re.compile(r"\s*,?\s*\bwhom\s+")
_BARE = re.compile(r"[ \t]*")
_MARKED = re.compile(r"[ \t]*[,:]?[ \t]*")


def mended(reading: Reading) -> tuple[Arc, ...]:
    """The arcs of a reading, in the same order, each span with its neighbours; behind them what belongs to none."""
    text = reading.document.text
    read = [_without_dateline(_to_end_of_head(_with_whole_source(arc, text), text), text) for arc in reading.arcs]
    arcs = [_with_near_source(_cut_at_quotes(arc, text), _around(read, n), text) for n, arc in enumerate(read)]
    for giver, arc in enumerate(arcs):
        for part in arc.content:
            taker = _owner(part, giver, arcs, text)
            if taker is not None and taker != giver:
                _move(arcs, giver, taker, part)
    for taker, arc in enumerate(arcs):
        sentence = sentence_at(reading.sentences, arc.cue.start) if arc.cue and not arc.content else None
        offers = _offers(arcs, taker, sentence) if sentence else []
        if offers and not arcs[taker].content:
            _, giver, part = min(offers)
            _move(arcs, giver, taker, part)
    lone = [cut for number in range(len(arcs)) for cut in _cut_strays(arcs, number, reading)]
    return (*arcs, *lone)


def _with_whole_source(arc: Arc, text: str) -> Arc:
    """The arc with a source that ends with its number ("about 2,|000 people"), and that stops at "whom"."""
    source = tuple(_beside_whom(_with_whole_number(span, arc.cue, text), arc.cue, text) for span in arc.source)
    return arc if source == arc.source else replace(arc, source=source)


def _to_end_of_head(arc: Arc, text: str) -> Arc:
    """The arc with the last word of a headline that reading left off: "hopes | the port will restrain | Velland"."""
    if arc.cue is None or not arc.content or arc.content[-1].start < arc.cue.end:
        return arc
    last = arc.content[-1]
    rest = _END_OF_HEAD.match(text, last.end)
    line = text.rfind("\n", 0, last.end) + 1
    if rest is None or text[:line].strip() or last.start < line or last.end == rest.end():
        return arc
    return replace(arc, content=(*arc.content[:-1], Span(last.start, rest.end())))


def _without_dateline(arc: Arc, text: str) -> Arc:
    """The arc with no "ORRA, May 3, 2031 (Agency) - " at the head of what is said."""
    content = tuple(
        Span(found.end(), part.end) if (found := DATELINE.match(text, part.start, part.end)) else part
        for part in arc.content
    )
    return arc if content == arc.content else replace(arc, content=content)


def _with_whole_number(span: Span, cue: Span | None, text: str) -> Span:
    """The span with the rest of a number it ends in, and with the noun behind it if the cue follows that."""
    rest = _REST_OF_NUMBER.match(text, span.end - 1) if text[span.end - 1 : span.end] in _THOUSANDS else None
    if rest is None or not _CUT_NUMBER.search(text, span.start, span.end):
        return span
    reach = cue.start if cue and rest.end() <= cue.start <= rest.end() + LONGEST_COUNTED else rest.end()
    counted = text[rest.end() : reach]
    return Span(span.start, rest.end() + len(counted.rstrip()) if _COUNTED.fullmatch(counted) else rest.end())


def _beside_whom(span: Span, cue: Span | None, text: str) -> Span:
    """Of "the chancellor, whom the mayor" it is the mayor who does what follows ("had asked"), else the chancellor."""
    found = _WHOM.search(text, span.start, span.end) if cue else None
    if not found or not cue or not span.start < found.start() < found.end() < span.end:
        return span
    return Span(found.end(), span.end) if _between(text, span, cue, _BARE) else Span(span.start, found.start())


def _cut_strays(arcs: list[Arc], number: int, reading: Reading) -> list[Arc]:
    """Take from an arc what stands apart from it. Quoted words become arcs of their own, others are given up."""
    arc, text = arcs[number], reading.document.text
    sentence = sentence_at(reading.sentences, arc.cue.start) if arc.cue else None
    if arc.cue is None or sentence is None or not arc.content:
        return []
    near = {part for part in arc.content if part.touches(sentence) and not _is_apart(text, part, arc.content)}
    near = near or _beside_cue(text, arc.cue, arc.content)
    is_quoted = any(opens_quoted(text, part) for part in near)
    for part in arc.content:
        is_apart = _is_apart(text, part, arc.content)
        bare = [one for one in near if one.end <= part.start and not WORD.search(text, one.end, part.start)]
        neighbours = [] if is_apart else bare
        if neighbours or (is_quoted and opens_quoted(text, part)):
            near.add(part)
    arcs[number] = replace(arc, content=tuple(part for part in arc.content if part in near))
    strays = [part for part in arc.content if part not in near and opens_quoted(text, part)]
    return [Arc(None, (), (part,), arc.outer, arc.score) for part in strays]


def _beside_cue(text: str, cue: Span, content: Sequence[Span]) -> set[Span]:
    """The content nearest to a cue whose sentence holds none, unless a line of other words parts them."""
    nearest = min(content, key=lambda part: max(part.start - cue.end, cue.start - part.end))
    gap = Span(min(nearest.end, cue.end), max(nearest.start, cue.start))
    is_parted = "\n" in text[gap.start : gap.end] and bool(WORD.search(text, gap.start, gap.end))
    return set() if is_parted and not opens_quoted(text, nearest) else {nearest}


def _cut_at_quotes(arc: Arc, text: str) -> Arc:
    """The arc with contents cut where reported words are followed, on a line of its own, by a quotation."""
    parts: list[Span] = []
    for part in arc.content:
        mark = None if opens_quoted(text, part) else _QUOTE_LINE.search(text, part.start, part.end)
        parts += [Span(part.start, mark.start()), Span(mark.start("mark"), part.end)] if mark else [part]
    return arc if len(parts) == len(arc.content) else replace(arc, content=tuple(parts))


def _is_apart(text: str, part: Span, content: Sequence[Span]) -> bool:
    """Whether these quoted words begin a line while those before them are not quoted."""
    before = [one for one in content if one.end <= part.start]
    starts_line = opens_quoted(text, part) and "\n" in text[before[-1].end : part.start] if before else False
    return starts_line and not opens_quoted(text, before[0])


def _near(arcs: Sequence[Arc], number: int) -> range:
    """The places of the arcs that may stand beside this one."""
    return range(max(0, number - FARTHEST_NEIGHBOUR), min(len(arcs), number + FARTHEST_NEIGHBOUR + 1))


def _around(arcs: Sequence[Arc], number: int) -> tuple[Arc, ...]:
    return tuple(arcs[n] for n in _near(arcs, number))


def _move(arcs: list[Arc], giver: int, taker: int, part: Span) -> None:
    arcs[giver] = replace(arcs[giver], content=tuple(span for span in arcs[giver].content if span != part))
    arcs[taker] = replace(arcs[taker], content=tuple(sorted((*arcs[taker].content, part))))


def _with_near_source(arc: Arc, arcs: Sequence[Arc], text: str) -> Arc:
    """The arc with the source that stands right before its cue, or right behind it; as it is where none does."""
    if arc.cue is None:
        return arc
    outer = arc.outer
    sources = [span for other in arcs if other.outer == outer for span in other.source]
    low, high = _bare_round(text, arc.cue)
    before = [span for span in sources if low <= span.end <= arc.cue.start]
    behind = [span for span in sources if arc.cue.end <= span.start <= high]
    if not before and not behind:
        return arc
    taken = [other.cue for other in arcs if other.outer == outer and other.cue and other.cue != arc.cue]
    free = [span for span in behind if not any(_between(text, span, cue, _BARE) for cue in taken)]
    near = next(iter((*before, *free)), None)
    return replace(arc, source=(near,)) if near and near not in arc.source else arc


def _bare_round(text: str, span: Span, marks: str = " \t") -> tuple[int, int]:
    """The span with the blanks, or the ``marks``, on both its sides."""
    low, high = span.start, span.end
    while low > 0 and text[low - 1] in marks:
        low -= 1
    while high < len(text) and text[high] in marks:
        high += 1
    return low, high


def _between(text: str, left: Span, right: Span, gap: re.Pattern[str]) -> bool:
    """Whether ``right`` follows ``left`` with nothing but this gap between."""
    if left.end >= right.start:
        return left.end == right.start
    return text[left.end] in " \t,:" and bool(gap.fullmatch(text, left.end, right.start))


def _owner(part: Span, giver: int, arcs: Sequence[Arc], text: str) -> int | None:
    """The arc whose cue stands right before these words, else whose source or cue stands right behind them."""
    outer, low = arcs[giver].outer, _bare_round(text, part, " \t,:")[0]
    same = [(n, arcs[n], cue) for n in _near(arcs, giver) if (cue := arcs[n].cue) and arcs[n].outer == outer]
    before = [n for n, _, cue in same if low <= cue.end <= part.start and _between(text, cue, part, _MARKED)]
    if before:
        return before[0]
    if _STOP.search(text, part.start, part.end):
        return giver
    start, high = part.end, _bare_round(text, part)[1]
    behind = [n for n, arc, cue in same if any(start <= span.start <= high for span in (*arc.source, cue))]
    return giver if giver in behind or not behind else behind[0]


def _offers(arcs: Sequence[Arc], taker: int, sentence: Span) -> list[tuple[int, int, Span]]:
    """Content that begins in this sentence and belongs to no cue of it: (distance, giver, content)."""
    cue = arcs[taker].cue
    return [
        (max(part.start - cue.end, cue.start - part.end), giver, part)
        for giver in _near(arcs, taker)
        for arc in [arcs[giver]]
        for part in arc.content
        if cue and arc.outer == arcs[taker].outer and sentence.start <= part.start < sentence.end
        if not part.touches(cue) and not (arc.cue and sentence.covers(arc.cue))
    ]
