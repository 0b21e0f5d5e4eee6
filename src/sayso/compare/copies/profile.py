"""A report as it is compared with others: its words, sentences and runs of words, made once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.compare.copies.words import Words, read_words
from sayso.records import Report, Span

#: Words in a row that two reports rarely share by chance; the usual length of a shingle.
RUN = 5
#: A line without a full stop is text, not a headline or a byline, if it has more words than this.
LOOSE_WORDS = 25
#: Share of lines without a full stop from which a text is broken into lines of even width, and blank lines part it.
WRAPPED = 0.5
#: Characters of a report that are compared: ten thousand words, more than a report has and less than a live blog.
LONGEST = 60_000
#: Share of its words that paragraphs must have for the other lines to be left out.
MOSTLY_PARAGRAPHS = 0.5

_CLOSED = re.compile(r"[.!?…;:,\"”»’')\]]\s*$")
_LETTERS_AND_NUMBERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``start`` to ``end`` (exclusive) of the report's body. ``keys``: each key in it once, in text order."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyProfile:
    """A report made ready for comparison.

    ``whole``: all its words, folded; ``body``: those of its paragraphs, without headlines, bylines and the like.
    ``where``: the sentences that hold a key, by their index. ``runs``: every run of five words, by the place of its
    first; ``run_set``: the same without order. ``anchors``: the keys of names and numbers, in text order.
    """

    report: Report
    whole: str
    body: Words
    sentences: tuple[Sentence, ...]
    where: Mapping[str, tuple[int, ...]]
    runs: tuple[str, ...]
    run_set: frozenset[str]
    anchors: tuple[str, ...]
    anchor_set: frozenset[str]


def copy_profile(report: Report, text: str, quarantine: Iterable[Span] = ()) -> CopyProfile:
    """The profile of a report. ``quarantine``: spans of ``text`` that are not the article's own words."""
    own = _without(text, quarantine)
    body = read_words(_paragraphs(own[:LONGEST]))
    sentences = tuple(
        Sentence(start, end, tuple(dict.fromkeys(filter(None, body.keys[start:end])))) for start, end in body.sentences
    )
    runs = tuple(" ".join(body.folded[place : place + RUN]) for place in range(len(body.folded) - RUN + 1))
    anchors = tuple(key for key in body.keys if key[:1] in ANCHOR_SIGNS)
    return CopyProfile(
        report=report,
        whole=" ".join(_LETTERS_AND_NUMBERS.findall(own.casefold())),
        body=body,
        sentences=sentences,
        where=_where(sentences),
        runs=runs,
        run_set=frozenset(runs),
        anchors=anchors,
        anchor_set=frozenset(anchors),
    )


#: What the keys of names and of numbers begin with.
ANCHOR_SIGNS = ("@", "#")


def _where(sentences: tuple[Sentence, ...]) -> dict[str, tuple[int, ...]]:
    where: dict[str, list[int]] = {}
    for index, sentence in enumerate(sentences):
        for key in sentence.keys:
            where.setdefault(key, []).append(index)
    return {key: tuple(indexes) for key, indexes in where.items()}


def _without(text: str, quarantine: Iterable[Span]) -> str:
    """The text without these spans; a line ends where one is taken out between lines, a blank stands for others."""
    parts, done = [], 0
    for span in sorted(quarantine):
        parts.append(text[done : max(done, span.start)])
        parts.append("\n" if "\n" in text[span.start : span.end] else " ")
        done = max(done, span.end)
    return "".join(parts) + text[done:]


def _paragraphs(text: str) -> list[str]:
    """The lines that are no headline, byline, date or the like; all of them where hardly one is a paragraph."""
    lines = list(_lines(text))
    closed = [line for line in lines if _is_paragraph(line)]
    enough = MOSTLY_PARAGRAPHS * sum(len(line) for line in lines)
    return closed if sum(len(line) for line in closed) >= enough else lines


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, or what stands between blank lines where lines are broken in the middle of sentences."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if sum(_is_paragraph(line) for line in lines) >= WRAPPED * len(lines):
        return iter(lines)
    return (" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _is_paragraph(line: str) -> bool:
    return _CLOSED.search(line) is not None or len(line.split()) > LOOSE_WORDS
