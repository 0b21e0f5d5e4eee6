"""Words and sentences that run together, and names told twice."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from sayso.extract.lines import Line
from sayso.extract.names import GLUE, doubled_names, glue_in
from sayso.extract.passage import BLANK, Sentence
from sayso.extract.wordlists import words
from sayso.records import Issue, Span

SHORTEST_PART = 2  # letters
LONGEST_PREFIX = 2  # letters of a prefix names are made with ("iPhone", "eBay")
LONGEST_HEADING = 150  # characters
HEADING_WORDS = range(2, 16)
MANY_JOINTS = 3  # sentences without a space between them from which the page has lost its paragraphs
LONGEST_NAME = 4  # words of a name that are shown
LONGEST_LINE = 20_000  # characters of one line that are looked at

_WORD = re.compile(r"(?<![@#/\w.])[^\W\d_]+(?![@/])")
_ACRONYM = re.compile(r"\b(?<![@#/])([A-Z]{2,6})([A-Z][a-z]{2,})\b")
#: "SuspectA court has": a headline that runs into a sentence with an article.
_LONE_A = re.compile(r"\b(?<![@#/])([A-Za-z][a-z]{2,})(A)\b(?= [a-z]{2,})")
_STOPS = (". ", "! ", "? ", "” ", '" ', "’ ")
_STOP = re.compile(r"[.!?][”’'\"]?([A-Z][a-z]+)\b(?![.@/])")
_BLANKS = re.compile(f"{BLANK}+")
_MARK = re.compile(r"[.!?;:](?:\s|$)")
_LEFT = re.compile(r"(?<![@#/\w.])[A-Za-zÀ-ÿ]+$")
_RIGHT = re.compile(r"[A-Z](?:[a-z]+\b| )(?![@/])")
_LAST_WORD = re.compile(r"(?<![@#/\w.])[A-Za-zÀ-ÿ]{2,30}$")
_LOST_HYPHEN = re.compile(r"\(([DRI])([A-Z](?:[a-z]{2,9}\.?|\.[A-Z]\.))\)")


def name_issues(line: Line) -> Iterator[Issue]:
    """The doubled names of a line as it stands, quarantined or not."""
    if len(line.text) > LONGEST_LINE:
        return
    for name in doubled_names(line):
        offset = name.second.start - line.start
        second = line.text[offset : name.second.end - line.start].strip()
        message = "a name stands here twice: a topic box was pasted behind it"
        yield Issue("extract", "doubled_name", message, name.span, " ".join(second.split()[-LONGEST_NAME:]))


def glued_words(sentence: Sentence, known: Callable[[], Counter[str]]) -> Iterator[Issue]:
    """Words that run together; ``known`` counts the words of the whole page, as they are written, when asked."""
    camels = _WORD.finditer(sentence.text) if GLUE.search(sentence.text) else ()
    for match in camels:
        glue = glue_in(match.group())
        if glue and _are_two(match.group()[:glue], match.group()[glue:], known()) and known()[match.group()] < 2:
            apart = f"{match.group()[:glue]} {match.group()[glue:]}"
            yield _glued(sentence, match.start(), match.end(), apart)
    for match in _LONE_A.finditer(sentence.text):
        if known()[match.group()] < 2 and (known()[match[1]] > 0 or known()[match[1].casefold()] > 0):
            yield _glued(sentence, match.start(), match.end(), f"{match[1]} {match[2]}")
    for match in _ACRONYM.finditer(sentence.text):
        if _acronym_glued(match[1], match[2], known()) and known()[match.group()] < 2:
            yield _glued(sentence, match.start(), match.end(), f"{match[1]} {match[2]}")
    yield from _joints(sentence, known)


def _joints(sentence: Sentence, known: Callable[[], Counter[str]]) -> Iterator[Issue]:
    """ "in the city.The police": two sentences without a space."""
    for match in _STOP.finditer(sentence.text):
        before = _LAST_WORD.search(sentence.text, max(0, match.start() - 32), match.start())
        if before and (match[1].casefold() in words("opening") or known()[match[1].casefold()]):
            first = sentence.text[before.start() : match.start(1)]
            yield _glued(sentence, before.start(), match.end(), f"{first} {match[1]}")


def lost_paragraphs(found: list[Issue]) -> list[Issue]:
    """The same issues; where paragraph after paragraph ran into the next, one for the page instead of each."""
    if sum(map(_is_joint, found)) < MANY_JOINTS:
        return found
    message = "paragraphs run into each other all over this page"
    return [Issue("extract", "glued_words", message), *(issue for issue in found if not _is_joint(issue))]


def _is_joint(issue: Issue) -> bool:
    return issue.kind == "glued_words" and any(stop in (issue.suggestion or "") for stop in _STOPS)


def glued_headings(line: Line) -> Iterator[Issue]:
    """A heading or a caption between two joints: "... the areaCalls for calmA witness said"."""
    if len(line.text) > LONGEST_LINE:
        return
    joints = [(m.start(), m.start()) for m in GLUE.finditer(line.text) if _joins(line.text, m.start())]
    blanks = [m.span() for m in _BLANKS.finditer(line.text)]
    edges = sorted([*joints, *blanks])
    for (_, start), (end, _) in pairwise(edges):
        between = line.text[start : min(end, start + LONGEST_HEADING)]
        if end - start > LONGEST_HEADING or len(between.split()) not in HEADING_WORDS:
            continue
        if between[0].isupper() and not _MARK.search(between):
            span = Span(line.start + start, line.start + end)
            yield Issue("extract", "glued_words", "a heading or a picture caption runs into the text", span)


def _joins(text: str, place: int) -> bool:
    """Whether two words meet here, and not the two parts of one name."""
    left, right = _LEFT.search(text, max(0, place - 32), place), _RIGHT.match(text, place)
    return bool(left and right) and left.group()[0].islower() and len(left.group()) > LONGEST_PREFIX  # type: ignore[union-attr]


def party_marks(sentence: Sentence) -> Iterator[Issue]:
    """ "(DN.J.)": the hyphen of an American party mark was lost."""
    for match in _LOST_HYPHEN.finditer(sentence.text):
        yield _glued(sentence, match.start(), match.end(), f"({match[1]}-{match[2]})")


def _glued(sentence: Sentence, start: int, end: int, apart: str) -> Issue:
    text = sentence.text[start:end].replace(BLANK, "")
    return sentence.issue("glued_words", sentence.span(start, end), f"words run together in “{text}”", apart)


def _are_two(left: str, right: str, known: Counter[str]) -> bool:
    if min(len(left), len(right)) < SHORTEST_PART:
        return False
    if left[0].islower() and len(left) > LONGEST_PREFIX and len(right) > LONGEST_PREFIX:
        return True
    if right.casefold() in words("opening"):
        return f"{left}{right}".casefold() not in words("camel")
    return known[left] > 0 and (known[right] > 0 or known[right.casefold()] > 0)


def _acronym_glued(left: str, right: str, known: Counter[str]) -> bool:
    """ "USAEight": the acronym is known, and the word begins a sentence or stands elsewhere in the text."""
    return (left in words("acronym") or known[left] > 0) and (right.casefold() in words("opening") or known[right] > 0)
