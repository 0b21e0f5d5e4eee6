"""Lines that repeat or only label the article: breadcrumbs, a headline told twice, section labels."""

import re
from collections import Counter
from collections.abc import Iterator

from sayso.extract.lines import Line, words_of
from sayso.extract.wordlists import words
from sayso.records import Quarantine, Span

TOP_LINES = 4  # a breadcrumb stands among the first lines of a page
BOTTOM_LINES = 14  # tags and labels stand among the last, above forms and notices
LONGEST_HEADLINE = 260  # characters
FEWEST_WORDS = 4  # shorter lines are labels, not headlines
SAME_HEADLINE = 0.9  # share of words two lines have in common to be the same headline
LABEL_WORDS = 4
LONGEST_LABEL = 40  # characters
CRUMB_WORDS = 4  # words of one step of a breadcrumb, the last one (the headline) aside
LONG_REPEAT = 6  # words from which a line told twice is a repeat even if it is not the headline

_STEP = re.compile(r"\s*(?:[/›»>→|•·]|::|\s[-–—]\s)\s*")
_OUTLET = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")  # what an outlet adds to its headlines: " | The Daily Something"
_LABEL_END = re.compile(r"[.!?:;,”\"…]$")


def headline_furniture(lines: tuple[Line, ...], title: str | None) -> list[Quarantine]:
    """Breadcrumbs, repeated headlines, labels; ``title`` is what the page or the user calls the article."""
    found = [*_breadcrumbs(lines), *_labels(lines, title)]
    taken = {q.span.start for q in found if q.reason != "breadcrumb" or _holds_line(q, lines)}
    return found + list(_repeats(tuple(line for line in lines if line.start not in taken), title))


def _holds_line(quarantine: Quarantine, lines: tuple[Line, ...]) -> bool:
    return any(line.span == quarantine.span for line in lines)


def _breadcrumbs(lines: tuple[Line, ...]) -> Iterator[Quarantine]:
    for number, line in enumerate(lines[:TOP_LINES]):
        if end := _crumbs_end(line):
            last = words_of(line.text[end:])
            told_below = any(same_headline(last, words_of(other.text)) for other in lines[number + 1 : number + 8])
            short = len(last) <= CRUMB_WORDS
            yield Quarantine(line.span if short or told_below else Span(line.start, line.start + end), "breadcrumb")


def _crumbs_end(line: Line) -> int:
    """Where the last step of a breadcrumb begins; 0 where the line is none."""
    if len(line.text) > LONGEST_HEADLINE + LONGEST_LABEL:
        return 0
    marks = list(_STEP.finditer(line.text))
    starts = [0, *(mark.end() for mark in marks)]
    steps = [line.text[start : mark.start()] for start, mark in zip(starts, marks, strict=False)]
    short = all(0 < len(step.split()) <= CRUMB_WORDS and not step.rstrip().endswith(".") for step in steps)
    home = bool(steps) and steps[0].strip("«<‹ ").casefold() in words("home")
    return starts[-1] if short and (home or (len(steps) > 1 and _is_path(steps))) else 0


def _is_path(steps: list[str]) -> bool:
    return any(step.strip().casefold() in words("section") for step in steps)


def _labels(lines: tuple[Line, ...], title: str | None) -> Iterator[Quarantine]:
    """Short lines at the top or the bottom that name a section, or stand at both ends."""
    counts = Counter(line.text.casefold() for line in lines if len(line.text) <= LONGEST_LABEL)
    for number, line in enumerate(lines):
        at_top, at_bottom = number < TOP_LINES - 1, number >= len(lines) - BOTTOM_LINES
        if not (at_top or at_bottom) or not _is_label(line, title):
            continue
        if (counts[line.text.casefold()] > 1 and len(lines) > TOP_LINES) or _names_section(line):
            yield Quarantine(line.span, "category")


def _is_label(line: Line, title: str | None) -> bool:
    label = len(line.text) <= LONGEST_LABEL and 0 < len(line.text.split()) <= LABEL_WORDS
    return label and not _LABEL_END.search(line.text) and words_of(line.text) != words_of(title or "")


def _names_section(line: Line) -> bool:
    name = words_of(line.text)
    return " ".join(name) in words("section") or (len(name) in (2, 3) and name[-1] in ("news", "politics", "blog"))


def _repeats(lines: tuple[Line, ...], title: str | None) -> Iterator[Quarantine]:
    """The second and later telling of the headline or of any longer line; the first stays."""
    headline = _headline(lines, title)
    seen: set[tuple[str, ...]] = set()
    told = False
    for line in lines:
        said = _told(line.text) if len(line.text) <= LONGEST_HEADLINE else ()
        if len(said) < FEWEST_WORDS:
            continue
        if headline and same_headline(headline, said):
            if told:
                yield Quarantine(line.span, "duplicate_headline")
            told = True
        elif len(said) >= LONG_REPEAT and said in seen and line.text[0] not in "\"“'‘":
            yield Quarantine(line.span, "duplicate_headline")
        seen.add(said)


def _headline(lines: tuple[Line, ...], title: str | None) -> tuple[str, ...]:
    if title and len(_told(title)) >= FEWEST_WORDS:
        return _told(title)
    first = next((line for line in lines[:TOP_LINES] if len(words_of(line.text)) >= FEWEST_WORDS), None)
    return _told(first.text) if first and len(first.text) <= LONGEST_HEADLINE else ()


def _told(line: str) -> tuple[str, ...]:
    return words_of(_OUTLET.sub("", line))


def same_headline(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two lines tell one headline: nearly all words are the same."""
    fewer, more = sorted((len(left), len(right)))
    if fewer < FEWEST_WORDS or fewer / more < SAME_HEADLINE:
        return False
    return (Counter(left) & Counter(right)).total() / more >= SAME_HEADLINE
