"""Sentences cut in the wrong place, and quotation marks round what is no quotation."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.extract.lines import Line
from sayso.extract.passage import BLANK, Sentence
from sayso.records import Issue, Span

LINKED_WORDS = 4  # a link that took a line of its own has few words; longer lines are wrapped
HEAD_LINES = 4  # lines over which a headline may be wrapped
WRAPPED = 0.3  # share of lines that begin inside a sentence from which the text is wrapped by hand

_DETERMINED_PRONOUN = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his) (?:He|She|It|They|We|His|Their)\b\.?(?: [A-Z]\w+)?")
_FIRST_WORD = re.compile(r"\S+")
_LAST_WORDS = re.compile(r"(?:\S+ )?\S+$")
_PRONOUN = re.compile(" (?:He|She|It|They|We|His|Their)\\b")
_MODAL_FIRST = re.compile(r"^(?:Can|Could|Will|Would|Should|May|Might|Must) [a-z]+ [A-Z][a-z]+")
_SMALL_START = re.compile(r"(?<=[a-z][.!?] )[a-z][a-z]+(?: [\w’-]+){0,3}")
_CAPITAL_AFTER_AND = re.compile(r"; and [A-Z][a-z]+s\b")
_THIRD_PERSON = re.compile(
    r"[“\"](?:Also[ ,]+|And |But )?(?:\w{0,6}(?=They|He|She))?(?:They|He|She|The [a-z]+)"
    r" (?:(?:also|then) )?(?:want(?:s|ed)? to know|ask(?:s|ed)?|wonder(?:s|ed)?|said|says|added|noted|stated|stressed)"
    r" (?:whether|if|that)\b[^”\"]*[”\"]?"
)
_TWICE = re.compile(
    r"\b(?<![’'-])(?:(the|a|an|of|to|with|from|by|and|at|for|or|as) \1(?![\w’'-])(?! (?:be|large)\b)"
    r"|(?:the|an|a) (?:the|an|of|is|was|are|were|and|from)(?![\w’'-]))"
)
_STOPS_TWICE = re.compile(r"[.,;:][.,](?:(?<=\.\.)(?!\.)|(?<=[,;:]\.)(?!\w)|(?<=,,)(?!\w))(?<=[a-z”\"’)]{2}..)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our|Our|us|me|you|your)\b")


def broken_sentences(sentence: Sentence) -> Iterator[Issue]:
    """Signs that a full stop, or the want of one, tore a sentence apart."""
    torn = _DETERMINED_PRONOUN.finditer(sentence.text) if _PRONOUN.search(sentence.text) else ()
    for match in torn:
        if not sentence.is_headline:
            span = sentence.span(*match.span())
            yield sentence.issue("broken_sentence", span, "a name or a noun was torn apart here")
    for match in (*_TWICE.finditer(sentence.text), *_STOPS_TWICE.finditer(sentence.text)):
        if BLANK not in match.group():
            yield sentence.issue("broken_sentence", sentence.span(*match.span()), "a word or a mark stands here twice")
    headless = None if sentence.text.endswith("?") else _MODAL_FIRST.match(sentence.text)
    if headless:
        span = sentence.span(*headless.span())
        yield sentence.issue("broken_sentence", span, "the sentence has lost its beginning")
    if _CAPITAL_AFTER_AND.search(sentence.text):
        whole = sentence.span(0, len(sentence.text.rstrip(' .“”"')))
        yield sentence.issue("broken_sentence", whole, "a piece of another sentence")


def broken_lines(lines: tuple[Line, ...], text: str) -> Iterator[Issue]:
    """Line breaks inside a sentence of ``text``; none where the whole of it is wrapped at a width."""
    breaks = [
        (above, below)
        for above, below in pairwise(lines[_headline_lines(lines, text) :])
        if below.text[0].islower()
        and (above.text[-1].isalnum() or above.text[-1] in ",-–")
        and text.count("\n", above.end, below.start) == 1
        and min(len(above.text.split()), len(below.text.split())) <= LINKED_WORDS
    ]
    if len(breaks) > max(4, WRAPPED * len(lines)):
        return
    for span in _joined(breaks):
        yield Issue("extract", "broken_sentence", "a line break inside a sentence", span)


def _headline_lines(lines: tuple[Line, ...], text: str) -> int:
    """How many lines the headline at the top is wrapped over: up to the first empty line, if none ends a sentence."""
    for number, (above, below) in enumerate(pairwise(lines[: HEAD_LINES + 1])):
        if above.ends_sentence:
            return 0
        if text.count("\n", above.end, below.start) > 1:
            return number + 1
    return 0


def _joined(breaks: list[tuple[Line, Line]]) -> Iterator[Span]:
    """From the words before a break to the word behind it; two breaks round one word are one."""
    start = end = -1
    for above, below in breaks:
        first, last = _FIRST_WORD.match(below.text), _LAST_WORDS.search(above.text[-60:])
        begin = above.end - len(last.group()) if last else above.end - 1
        if begin >= end:
            if end >= 0:
                yield Span(start, end)
            start = begin
        end = below.start + (first.end() if first else 1)
    if end >= 0:
        yield Span(start, end)


def not_verbatim(line: Line, damaged: bool) -> Iterator[Issue]:
    """Quotation marks round a report of what somebody said: "They want to know whether he ..."."""
    for match in _THIRD_PERSON.finditer(line.text[:20_000]):
        alone = match.start() == 0 and len(line.text) - match.end() <= 1
        if (alone or damaged) and not _FIRST_PERSON.search(match.group()):
            span = Span(line.start + match.start(), line.start + match.end())
            message = "the words in quotation marks report what was said: they are not the speaker's own"
            yield Issue("extract", "quote_not_verbatim", message, span)
