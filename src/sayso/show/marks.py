"""An article as HTML with passages marked, however they overlap: every paragraph's marks open and close properly."""

import html
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.records import Span
from sayso.show.harmless import pictured, shown_runs

Write = Callable[[str, int, int], str]  # the words from one place of a text to another, as HTML


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark. ``attributes`` are escaped when written. ``before`` and ``after`` are HTML, written once.

    ``rank`` orders marks of the same passage, the outermost first; ``identity`` is the anchor of its first piece.
    """

    span: Span
    tag: str
    attributes: tuple[tuple[str, str], ...]
    rank: int = 0
    identity: str | None = None
    before: str = field(default="", compare=False)
    after: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not blank: its number, its place, its marked-up words."""

    number: int
    span: Span
    html: str


def escaped(text: str) -> str:
    """``text`` safe in HTML, between tags or in a quoted attribute."""
    return html.escape(pictured(text), quote=True)


def marked(text: str, marks: Iterable[Mark], *, placed: bool = False) -> Iterator[Paragraph]:
    """The paragraphs of ``text`` with ``marks``; one that runs over several of them is opened anew in each.

    ``placed``: every piece of words says where in the text it begins.
    """
    write = _placed if placed else _written
    waiting = deque(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.rank)))
    running: list[Mark] = []
    begun: set[int] = set()  # a passage may start on a blank line, and be seen from the next on
    start, number = 0, 0
    for written in text.split("\n"):
        paragraph = Span(start, start + len(written))
        running = [mark for mark in running if mark.span.end > start]
        while waiting and waiting[0].span.start < paragraph.end:
            running.append(waiting.popleft())
        if written.strip():
            number += 1
            yield Paragraph(number, paragraph, "".join(_pieces(text, paragraph, running, begun, write)))
        start = paragraph.end + 1


def _written(text: str, start: int, end: int) -> str:
    return escaped(text[start:end])


def _placed(text: str, start: int, end: int) -> str:
    """Words with their places: one piece for each run of letters of which none is left out on a screen."""
    runs = shown_runs(text[start:end])
    return "".join(f'<span data-start="{start + at}">{html.escape(shown, quote=True)}</span>' for at, shown in runs)


def _pieces(text: str, paragraph: Span, marks: list[Mark], begun: set[int], write: Write) -> Iterator[str]:
    """Words between two ends of marks, with the tags that change there. ``marks`` are in the order of their starts."""
    waiting, open_ = deque(marks), list[Mark]()
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    inside = sorted(edge for edge in edges if paragraph.start < edge < paragraph.end)
    for start, end in zip([paragraph.start, *inside], [*inside, paragraph.end], strict=True):
        wanted = [mark for mark in open_ if mark.span.end > start]
        while waiting and waiting[0].span.start <= start:
            mark = waiting.popleft()
            wanted += [mark] if mark.span.end > start else []
        kept = _same(open_, wanted)
        yield from (_closing(mark, start) for mark in reversed(open_[kept:]))
        for mark in wanted[kept:]:
            yield _opening(mark, first=id(mark) not in begun)
            begun.add(id(mark))
        yield write(text, start, end)
        open_ = wanted
    yield from (_closing(mark, paragraph.end) for mark in reversed(open_))


def _same(left: list[Mark], right: list[Mark]) -> int:
    """How many marks from the outermost on are the same."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one is not other), min(len(left), len(right)))


def _opening(mark: Mark, *, first: bool) -> str:
    attributes = list(mark.attributes)
    if first and mark.identity:
        attributes.insert(0, ("id", mark.identity))
    written = "".join(f' {name}="{escaped(value)}"' for name, value in attributes)
    return f"<{mark.tag}{written}>{mark.before if first else ''}"


def _closing(mark: Mark, at: int) -> str:
    return f"</{mark.tag}>{mark.after if at >= mark.span.end else ''}"
