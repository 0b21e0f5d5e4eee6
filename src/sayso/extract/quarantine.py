"""What of a page is not the article's own words. Nothing is ever derived from what is set aside here."""

from bisect import bisect_left

from sayso.extract.furniture import furniture
from sayso.extract.headlines import headline_furniture
from sayso.extract.injected import pasted_headlines
from sayso.extract.joined import joined_headlines
from sayso.extract.lines import lines_of
from sayso.extract.titles import titles_in
from sayso.records import Quarantine, Span


def set_aside(text: str, title: str | None) -> tuple[Quarantine, ...]:
    """Spans of ``text`` that are not the article's own words, sorted and without overlap.

    ``title`` is the headline as the page's metadata or the user gives it, None where it is not known. Each reason is
    one of ``records.QuarantineReason``. Time grows with the length of the text; nothing is raised for any text.
    """
    lines = lines_of(text)
    boxes = pasted_headlines(lines)
    pasted = _apart((*titles_in(lines), *joined_headlines(lines)), boxes)
    found = _without_overlap([*headline_furniture(lines, title), *furniture(lines), *boxes, *pasted])
    return _joined(found, text)


def _apart(found: tuple[Quarantine, ...], boxes: list[Quarantine]) -> list[Quarantine]:
    """Those that share no character with a box: behind a name it is better known where the headlines end."""
    spans = sorted((box.span.start, box.span.end) for box in boxes)
    kept = []
    for quarantine in found:
        place = bisect_left(spans, (quarantine.span.end, 0))
        if place == 0 or spans[place - 1][1] <= quarantine.span.start:
            kept.append(quarantine)
    return kept


def _without_overlap(found: list[Quarantine]) -> tuple[Quarantine, ...]:
    """Sorted; of two that overlap the earlier keeps its place, and the later what sticks out of it."""
    kept: list[Quarantine] = []
    for quarantine in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        start = max(quarantine.span.start, kept[-1].span.end if kept else 0)
        if start < quarantine.span.end:
            kept.append(Quarantine(Span(start, quarantine.span.end), quarantine.reason))
    return tuple(kept)


def _joined(found: tuple[Quarantine, ...], text: str) -> tuple[Quarantine, ...]:
    """Lines of one box are one piece: neighbours with the same reason and nothing but line breaks between them."""
    joined: list[Quarantine] = []
    for quarantine in found:
        before = joined[-1] if joined else None
        if before and before.reason == quarantine.reason and _next_line(text[before.span.end : quarantine.span.start]):
            joined[-1] = Quarantine(Span(before.span.start, quarantine.span.end), before.reason)
        else:
            joined.append(quarantine)
    return tuple(joined)


def _next_line(between: str) -> bool:
    return not between.strip() and between.count("\n") == 1
