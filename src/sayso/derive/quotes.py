"""Which words stand between quote marks, and so the form of a statement. Survives marks that are odd or the wrong way.

A mark opens or closes by turns, whatever its glyph; each line of text starts afresh, because a quotation over several
paragraphs repeats its opening mark. One odd mark can so mislead no more than its own paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.derive.words import DOUBLE_MARKS, SINGLE_MARKS, WORD
from sayso.records import Form, Span

#: Old wires open with two grave accents and close with two apostrophes.
_MARK = re.compile(f"[{DOUBLE_MARKS}]|``|(?<=[\\w.,!?…])''")
_PLAIN = re.compile(f"[{DOUBLE_MARKS}]")
_SINGLE = re.compile(rf"(?<!\w)[{SINGLE_MARKS}](?=\w)(?P<words>[^\n]+?\s[^\n]+?)[{SINGLE_MARKS}](?!\w)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|our|Our|my|My|us)\b")

_OPENING = frozenset(DOUBLE_MARKS + SINGLE_MARKS + "`")
#: Share of a statement's letters that must be quoted for it to be direct: leaves room for a "that" outside the marks.
DIRECT_SHARE = 0.85


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The stretches of text between quote marks, marks included, in text order."""
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        found.extend(_quoted_in_line(text, line.start(), line.end()))
    return tuple(found)


def _quoted_in_line(text: str, start: int, end: int) -> list[Span]:
    marks = (
        list(_MARK.finditer(text, start, end)) if "``" in text[start:end] else list(_PLAIN.finditer(text, start, end))
    )
    places = [match.start() for match in marks]
    spans = [Span(a, b.end()) for a, b in zip(places[::2], marks[1::2], strict=False)]
    if len(places) % 2:
        last = places[-1]
        before = places[-2] + 1 if len(places) > 1 else start
        rest = Span(last, end) if WORD.search(text, last, end) else Span(before, last + 1)
        spans.append(rest)
    return spans or [Span(m.start(), m.end()) for m in _SINGLE.finditer(text, start, end)]


def opens_quoted(text: str, span: Span) -> bool:
    """Whether these words begin with a quote mark."""
    return text[span.start : span.start + 1] in _OPENING


def form_of(text: str, content: Sequence[Span], *, quoted: Sequence[Span], is_inner: bool) -> Form:
    """Direct, indirect or mixed. An inner statement is quoted by its own marks only, not by those around the outer."""
    own = [[q for q in _touching(quoted, span) if not (is_inner and q.start < span.start)] for span in content]
    if not any(own):
        return "indirect"
    letters = quoted_letters = 0
    starts_quoted = True
    for span, marks in zip(content, own, strict=True):
        words = [(word.start(), word.end()) for word in WORD.finditer(text, span.start, span.end)]
        inside = [any(mark.start <= start < mark.end for mark in marks) for start, _ in words]
        starts_quoted = starts_quoted and all(inside[:1])
        letters += sum(end - start for start, end in words)
        quoted_letters += sum(end - start for (start, end), is_quoted in zip(words, inside, strict=True) if is_quoted)
    if not quoted_letters:
        return "indirect"
    return "direct" if starts_quoted and quoted_letters >= DIRECT_SHARE * letters else "mixed"


def _touching(quoted: Sequence[Span], span: Span) -> Sequence[Span]:
    """The quoted stretches that share words with a span; they are in text order and do not overlap."""
    first = bisect_left(quoted, span.start, key=lambda one: one.end)
    last = bisect_left(quoted, span.end, key=lambda one: one.start)
    return quoted[first:last]


def speaks_in_first_person(text: str, span: Span) -> bool:
    """Whether unquoted words are somebody's own: "We will go on", "I am appalled"."""
    return bool(_FIRST_PERSON.search(text, span.start, span.end))
