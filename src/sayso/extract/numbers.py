"""Numbers that fell apart, and numbers glued to the next word."""

import re
from collections.abc import Iterator

from sayso.extract.passage import BLANK, Sentence
from sayso.extract.wordlists import words
from sayso.records import Issue, Span

YEARS = range(1400, 2040)  # other "years" in a list of counts are two numbers run together ("2095": 20 and 95)
THOUSAND = 3  # digits of a group in a number parted by blanks, as some houses write it ("12 500")
LAST_DAY = 31
FAR = 120  # characters between the two parts of one number

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_COMPARING = r"(?:more than|less than|fewer than|at least|at most|up to|over|about|around|nearly|almost|some|exceeding)"
_DIGIT = re.compile("[0-9\ufffd]")
_COMMA_GROUP = re.compile(r"\d,\d{3}(?!\d)")
_GLUED = re.compile(r"(?<![\w.,/:@#$£€-])(\d+)([A-Za-z]{2,})(?![\w@.]*[\d@])")
_LONE_ZERO = re.compile(rf"\b{_COMPARING} (0+)(?![\w.,%:°]*\d)(?=\s+[a-z]|\s*[.,;]|$)")
_LISTED = re.compile(r"(?<![\w,.$£€#:/-])(\d{1,4}), (\d{4,6})(?= [A-Za-z])")
_SPACED = re.compile(
    r"(?<![\w.,/-])(\d{1,3})(?: ?[,.] | [,.])(\d{3}(?:,\d{3})*)(?= (?:[a-z]+ ){0,2}[a-z]+s\b| people\b| million\b)"
)
_SPACED_POINT = re.compile(r"(?<![\w.,/-])(\d{1,3})\. (\d{1,2})(?= (?:million|billion|trillion|percent|per cent|%))")
_COUNTED = re.compile(r" (?:soldiers|troops|people|men|women|civilians|refugees|tanks|vehicles|shells)\b")
_LATER_YEARS = re.compile(r",? (?:and|or) (?:19|20)\d\d\b")
_APART = re.compile(
    r"(?<![\w.,/:$£€#-])(\d{1,3}) (\d{1,3})(?= (?:[a-z]+ ){0,2}(?:[a-z]{3,}s|people|men|women|children)\b)"
)
_WORD_AND_DIGITS = re.compile(
    r"\b((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|"
    r"million|about|around|almost|nearly|over|under|than|least|exceeding|since|until|from|with|some|another|the|of|in|on|"
    r"at|and|by|were|was|are|is))(\d{1,4})(?![\w/@]|\.\w)"
)
_BAD_GROUP = re.compile(
    r"(?<![\w.,/:#-])\d{1,3},(?:\d{4,}|\d{1,2}(?= (?:people|men|women|soldiers|troops|civilians)\b))(?![\d,])"
)
_NEXT_WORD = re.compile(r" [a-z]+")
_LOST_SIGN = re.compile(r"\ufffd\s?\d[\d.,]*(?:bn|m|k|tn)?\b|(?<=\d)\ufffd(?=\d)")


def writes_commas(page: str) -> bool:
    """Whether a page writes its thousands with a comma ("1,200"), so that "1 200" is no number of it."""
    return _COMMA_GROUP.search(page) is not None


def broken_numbers(sentence: Sentence, *, commas: bool) -> Iterator[Issue]:
    """The numbers of a sentence that cannot be read as they stand, each with the reading that offers itself.

    ``commas``: the page parts thousands by commas.
    """
    if not _DIGIT.search(sentence.text):
        return
    yield from _glued(sentence)
    yield from _zeros(sentence)
    yield from _lists(sentence)
    for pattern, joint in ((_SPACED, ","), (_SPACED_POINT, "."), (_APART, "")):
        for match in pattern.finditer(sentence.text):
            if _came_apart(sentence.text, match, parted_by_blank=not joint, commas=commas):
                number = f"{match[1]}{joint}{match[2]}"
                yield sentence.issue("broken_number", _with_noun(sentence, match), "a number came apart", number)
    for match in _WORD_AND_DIGITS.finditer(sentence.text):
        message = f"the number {match[2]} runs into the word “{match[1]}”"
        yield sentence.issue("broken_number", _with_noun(sentence, match), message, f"{match[1]} {match[2]}")
    for match in _BAD_GROUP.finditer(sentence.text):
        yield sentence.issue("broken_number", sentence.span(*match.span()), "a comma stands at the wrong digit")
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
    """ "32, 2095 soldiers", "80, 3000 men": a count, and one that no date explains."""
    for match in _LISTED.finditer(sentence.text):
        before = sentence.text[: match.start()].rstrip()
        dated = re.search(rf"{_MONTH}$", before) and int(match[1]) <= LAST_DAY
        counted = _COUNTED.match(sentence.text, match.end()) is not None
        listed = int(match[2]) not in YEARS or (counted and not _dated_list(sentence.text, match))
        if not dated and listed and not _is_reference(before):
            message = "two numbers run together, or a date and a count"
            yield sentence.issue("broken_number", _with_noun(sentence, match), message)


def _dated_list(text: str, match: re.Match[str]) -> bool:
    """Whether the second number reads as a year: after a month's day or among other years."""
    return int(match[1]) in YEARS or _LATER_YEARS.match(text, match.end()) is not None


def _came_apart(text: str, match: re.Match[str], *, parted_by_blank: bool, commas: bool) -> bool:
    """Whether the two parts are one number, and not two counts or a number with blanks between its thousands."""
    before = text[: match.start()].split()
    if _is_reference(text[: match.start()]) or (parted_by_blank and _is_named(before)):
        return False
    return not parted_by_blank or len(match[2]) != THOUSAND or commas


def _with_noun(sentence: Sentence, match: re.Match[str]) -> Span:
    """The number with the word that says what is counted."""
    noun = _NEXT_WORD.match(sentence.text, match.end())
    return sentence.span(match.start(), noun.end() if noun else match.end())


def _is_named(before: list[str]) -> bool:
    """Whether the number belongs to a name before it ("May 26", "Flight 17"); days of the week have none."""
    return len(before) > 1 and before[-1][0].isupper() and not before[-1].endswith("day")


def _is_reference(before: str) -> bool:
    """Whether the number is one of a list of resolutions, articles, pages."""
    last = [word.strip(".,()").casefold() for word in before.rstrip(f" {BLANK}").split()[-2:]]
    return any(word in words("numbered") for word in last)
