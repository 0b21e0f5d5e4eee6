"""Numbers that fell apart, and numbers glued to the next word."""

import re
from collections.abc import Iterator

from sayso.extract.passage import BLANK, Sentence
from sayso.extract.wordlists import words
from sayso.records import Issue

LATEST_YEAR = 2039  # later "years" in a list of counts are two numbers run together ("2095": 20 and 95)
LAST_DAY = 31
FAR = 120  # characters between the two parts of one number

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_COMPARING = r"(?:more than|less than|fewer than|at least|at most|up to|over|about|around|nearly|almost|some|exceeding)"
_DIGIT = re.compile("[0-9\ufffd]")
_GLUED = re.compile(r"(?<![\w.,/:@#$£€-])(\d+)([A-Za-z]{2,})(?![\w@.]*[\d@])")
_LONE_ZERO = re.compile(rf"\b{_COMPARING} (0+)(?![\w.,%:°]*\d)(?=\s+[a-z]|\s*[.,;]|$)")
_LISTED_YEAR = re.compile(r"(?<![\w,.])(\d{1,4}), ((?:19|20)\d\d)(?= [A-Za-z])")
_SPACED = re.compile(
    r"(?<![\w.,/-])(\d{1,3})(?: ?[,.] | [,.])(\d{3}(?:,\d{3})*)(?= (?:[a-z]+ ){0,2}[a-z]+s\b| people\b| million\b)"
)
_SPACED_POINT = re.compile(r"(?<![\w.,/-])(\d{1,3})\. (\d{1,2})(?= (?:million|billion|trillion|percent|per cent|%))")
_SPACED_ZERO = re.compile(r"(?<![\w.,/:-])(\d{1,3}) (0{1,2})(?= (?:[a-z]+ ){0,2}[a-z]+s\b| people\b)")
_LOST_SIGN = re.compile(r"\ufffd\s?\d[\d.,]*(?:bn|m|k|tn)?\b|(?<=\d)\ufffd(?=\d)")


def broken_numbers(sentence: Sentence) -> Iterator[Issue]:
    """The numbers of a sentence that cannot be read as they stand, each with the reading that offers itself."""
    if not _DIGIT.search(sentence.text):
        return
    yield from _glued(sentence)
    yield from _zeros(sentence)
    yield from _lists(sentence)
    for pattern, joint in ((_SPACED, ","), (_SPACED_POINT, "."), (_SPACED_ZERO, "")):
        for match in pattern.finditer(sentence.text):
            if not _is_reference(sentence.text[: match.start()]):
                number = f"{match[1]}{joint}{match[2]}"
                yield sentence.issue("broken_number", sentence.span(*match.span()), "a number came apart", number)
    for match in _LOST_SIGN.finditer(sentence.text):
        yield sentence.issue("broken_number", sentence.span(*match.span()), "a sign before or in this number is lost")


def _glued(sentence: Sentence) -> Iterator[Issue]:
    """ "2020in", "20He reported that he lost more than 0"."""
    for match in _GLUED.finditer(sentence.text):
        word = match[2]
        if word.casefold() not in words("after_number"):
            continue
        zero = _LONE_ZERO.search(sentence.text, match.end(), match.end() + FAR)
        if zero:
            span, number = sentence.span(match.start(), zero.end(1)), match[1] + zero[1]
            message = f"a number fell apart: “{match[1]}” and “{zero[1]}” may be one"
            yield sentence.issue("broken_number", span, message, f"{zero.group().removesuffix(zero[1])}{number}?")
        else:
            message = f"the number {match[1]} runs into the word “{word}”"
            yield sentence.issue("broken_number", sentence.span(*match.span()), message, f"{match[1]} {word}")


def _zeros(sentence: Sentence) -> Iterator[Issue]:
    """ "more than 0 soldiers", where no other part of the number was found."""
    for match in _LONE_ZERO.finditer(sentence.text):
        before = sentence.text[max(0, match.start() - FAR) : match.start()]
        if not any(m[2].casefold() in words("after_number") for m in _GLUED.finditer(before)):
            span = sentence.span(*match.span())
            yield sentence.issue("broken_number", span, f"“{match.group()}” is no count: digits are missing")


def _lists(sentence: Sentence) -> Iterator[Issue]:
    """ "32, 2095 soldiers": a count, and one that looks like a year and cannot be one."""
    for match in _LISTED_YEAR.finditer(sentence.text):
        before = sentence.text[: match.start()].rstrip()
        dated = re.search(rf"{_MONTH}$", before) and int(match[1]) <= LAST_DAY
        if not dated and int(match[2]) > LATEST_YEAR and not _is_reference(before):
            message = "two numbers run together, or a date and a count"
            yield sentence.issue("broken_number", sentence.span(*match.span()), message)


def _is_reference(before: str) -> bool:
    """Whether the number is one of a list of resolutions, articles, pages."""
    last = [word.strip(".,()").casefold() for word in before.rstrip(f" {BLANK}").split()[-2:]]
    return any(word in words("numbered") for word in last)
