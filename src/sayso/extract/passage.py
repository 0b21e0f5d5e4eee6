"""Sentences as the searches for damage see them: quarantined words blanked out, places kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.lines import Line, lines_of
from sayso.records import Issue, IssueKind, Quarantine, Span

BLANK = "\ue000"  # a private character: no word, no space, no mark of punctuation
LONGEST_SENTENCE = 1_500  # characters; longer stretches without a stop are cut, so that no search runs far
FEWEST_SMALL = 0.35  # share of words in small letters below which a line is a headline in Title Case
HEADLINE_WORDS = 18  # a longer run of capital letters is a sentence with a list of names

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[”\"’')\]]{0,2}(?=\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mass|Calif|Fla|Conn|Ala|Ariz|Ill|Pa|Va|Wis|Mich|Minn|Tenn|Wash|Okla|Ore|"
    r"[A-Z])|\b[A-Za-z](?:\.[A-Za-z])+)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` with quarantined characters blanked, ``start`` its place; ``opens``: the first of its line."""

    start: int
    text: str
    opens: bool

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @property
    def is_headline(self) -> bool:
        """Whether it is written in Title Case or in capitals, where capital letters say nothing."""
        words = [word for word in self.text.split() if word[0].isalpha()]
        small = sum(word[0].islower() for word in words)
        return not words or (small < FEWEST_SMALL * len(words) and len(words) <= HEADLINE_WORDS)

    def span(self, start: int, end: int) -> Span:
        """A piece of the sentence as a span of the document."""
        return Span(self.start + start, self.start + end)

    def issue(self, kind: IssueKind, found: Span, message: str, suggestion: str | None = None) -> Issue:
        """An issue with a span of this sentence."""
        return Issue("extract", kind, message, found, suggestion)


def readable_lines(text: str, quarantine: tuple[Quarantine, ...]) -> tuple[Line, ...]:
    """The lines that hold any of the article's own words, what is quarantined in them blanked."""
    pieces, place = [], 0
    for span in (q.span for q in quarantine):
        pieces += [text[place : span.start], re.sub(r"[^\n\r]", BLANK, text[span.start : span.end])]
        place = span.end
    blanked = "".join([*pieces, text[place:]])
    return tuple(line for line in lines_of(blanked) if line.text.strip(BLANK + " "))


def sentences_of(line: Line) -> Iterator[Sentence]:
    """The sentences of a line, with their last mark; an abbreviation ends none."""
    start = 0
    for end in _ends(line.text):
        piece = line.text[start:end]
        if bare := piece.strip():
            yield Sentence(line.start + start + piece.index(bare[0]), bare, opens=start == 0)
        start = end


def _ends(text: str) -> Iterator[int]:
    start = 0
    for end in [m.end() for m in _STOP.finditer(text)] + [len(text)]:
        if end < len(text) and text[end - 1] == "." and _ABBREVIATED.search(text, max(start, end - 12), end):
            continue
        while end - start > LONGEST_SENTENCE:
            space = text.rfind(" ", start, start + LONGEST_SENTENCE)
            start = space if space > start else start + LONGEST_SENTENCE
            yield start
        yield end
        start = end
