"""Headlines in Title Case inside a running line: "The ministry Court Clears Former Mayor of Bribery said on Monday".

Title Case alone says nothing: names of bodies, laws and books are written so. What tells a headline is its verb ("Court
Clears"), a number with what it counts ("Top 10 Beaches"), or a question; where words run together at its edge, less is
enough. What stands in quotation marks or behind the word for a work ("the film ...") stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sayso.extract.lines import Line
from sayso.extract.titlecase import MORE, Word, stretch, words_in
from sayso.extract.wordlists import words
from sayso.records import Quarantine, Span

FEWEST_WORDS = 4  # of a headline, small ones among them
FEWEST_CAPITALS = 3  # of its words in capitals and its numbers
SURE_WORDS = 4  # words from which a headline's verb is enough where nothing runs together
AROUND = 40  # words before and behind a headline that tell whether it stands in a running text
FEWEST_OUTSIDE = 6  # small words among them
SMALL_OUTSIDE = 0.5  # share of small words among them
LONGEST_WORK = 6  # words of a title that stands behind "in" or "of"
WORK_REACH = 4  # words before a title within which "the film" stands
LONGEST_LINE = 20_000  # characters; a longer line is no paragraph, and only its first part is searched
LISTED = 3  # commas from which a stretch is a list of names

_MARKS = '“"‘«'
_NUMBER = re.compile(r"\d{1,3}$|(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$")
_SHORTENED = re.compile(r"^(?:i|it|he|she|we|they|you|that|there|here)[’'](?:s|m|ve|re|ll|d)$")
_LABEL_WORDS = (
    r"(?:EXCLUSIVE|BREAKING|LOOK|WATCH|(?:WATCH|LOOK|VIDEO|PHOTOS?|UPDATE|POLL|Exclusive|Breaking|Watch|Poll):)"
)
_LABEL = re.compile(rf"{_LABEL_WORDS}:?$")
_LABELS = re.compile(rf"\b{_LABEL_WORDS}:?(?= )")
_RUNS_ON = re.compile(r"[a-z0-9.!?…”\"’'][A-ZÀ-Þ](?:[a-z’']|[A-Z])")
_COUNT = re.compile(r"\b(?:\d{1,3}|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) [A-Z][a-z]+")
_CAPITALS = re.compile(r"(?<=[\w’'%,;:] )[A-Z][A-Za-z’']*(?= )|(?<=[.!?”] )(?:Top|Why|How|What|Here[’']s)(?= )")
_CAPITALS_INSIDE = re.compile(r"\b(?=[A-Z][\w’'%-]{0,40}[:,]? ([A-Z][a-z’']*) )")
_GOES_ON = frozenset({"and", "or", "which", "who", "when", "where", "is", "was", "has"})


@dataclass(frozen=True, slots=True)
class Headline:
    """Words ``first`` to ``end`` of a line; ``signs``: how sure its own words are, from 0 to 2."""

    first: int
    end: int
    signs: int


def titles_in(lines: tuple[Line, ...]) -> list[Quarantine]:
    """Headlines in Title Case that stand within a running line."""
    return [headline for line in lines for headline in _in_line(line)]


@cache
def _hints() -> frozenset[str]:
    """Words without one of which, in capitals, a line where nothing runs together holds no headline."""
    verbs = {word[0].upper() + word[1:] for group in ("headline_verb", "headline_weak") for word in words(group)}
    asked = {word[0].upper() + word[1:] for word in words("asking")}
    return frozenset({*verbs, *asked, "Top", "To", MORE})


@cache
def _hints_inside() -> frozenset[str]:
    """The same, but not where they begin a sentence."""
    return frozenset(word[0].upper() + word[1:] for word in words("headline_small"))


def _may_hold(text: str) -> bool:
    """A cheap look before the real one."""
    if _RUNS_ON.search(text) or _LABELS.search(text) or _COUNT.search(text):
        return True
    known = _hints()
    return any(word in known for word in _CAPITALS.findall(text)) or any(
        word in _hints_inside() for word in _CAPITALS_INSIDE.findall(text)
    )


def _in_line(line: Line) -> Iterator[Quarantine]:
    if not _may_hold(line.text[:LONGEST_LINE]):
        return
    found = words_in(line.text[:LONGEST_LINE])
    number = 0
    while number < len(found):
        if not _may_begin(found, number):
            number += 1
            continue
        pieces = [(number, stretch(found, number))]
        while (end := pieces[-1][1]) < len(found) and found[end].joined and found[end].capital:
            pieces.append((end, stretch(found, end)))  # one runs into the next
        if end < len(found) and found[end].text == MORE:  # behind a stop or a mark
            pieces[-1] = (pieces[-1][0], end + 1)
        pieces = [part for piece in pieces for part in _parts(found, *piece)]
        pieces[0] = (_asked_from(found, *pieces[0]), pieces[0][1])
        if (headline := _headline(found, pieces)) is not None:
            yield _placed(line, found, headline)
        number = max(pieces[-1][1], number + 1)


def _parts(found: tuple[Word, ...], first: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch, cut where words run together in it."""
    edges = [first, *(number for number in range(first + 1, end) if found[number].joined), end]
    return pairwise(edges)


def _placed(line: Line, found: tuple[Word, ...], headline: Headline) -> Quarantine:
    start, end = found[headline.first].start, found[headline.end - 1].end
    return Quarantine(Span(line.start + start, line.start + end), "injected_link")


def _may_begin(found: tuple[Word, ...], number: int) -> bool:
    """Whether a headline may begin here: not with the first word of the sentence itself ("It's", "In")."""
    word = found[number]
    opens = number == 0 or found[number - 1].stops or word.text[0] in _MARKS + "'"
    own = opens and (word.bare in words("opening") or _SHORTENED.search(word.bare) is not None)
    return word.capital and word.text[0] not in "([" and not (own and not word.joined)


def _asked_from(found: tuple[Word, ...], first: int, end: int) -> int:
    """Where "Why ...", "How to ..." or "Top 10 ..." begins behind a name that runs into it; else ``first``."""
    for number in range(first + 1, end - FEWEST_CAPITALS):
        head = found[number:end]
        if (_asks(head) or (head[0].bare == "top" and _counts(head))) and found[number - 1].text[-1] not in ",:":
            return first if _has_verb(found[first:number]) else number
    return first


def _headline(found: tuple[Word, ...], pieces: list[tuple[int, int]]) -> Headline | None:
    """The pieces from the first to the last that is a headline; a name or a word that runs into them is left out."""
    like = [piece for piece in pieces if _is_like(found, *piece)]
    if not like:
        return None
    first, end = like[0][0], like[-1][1]
    if first and found[first - 1].bare in words("preposition") and signs_of(found[first + 1 : end]) == 2:
        name = found[first + 1].capital and not (found[first].joined or _is_verb(found[first + 1]))
        first += name  # "in Varn Court Clears"
    if first and found[first - 1].stops and end < len(found) and not (found[end].capital or found[end].joined):
        end = _before_next(found, first, end)
    if first == 0 or end - first < FEWEST_WORDS or not _fits(found, first, end):
        return None
    signs = max(signs_of(found[start:stop]) for start, stop in like)
    left, right = found[first].joined, end < len(found) and found[end].joined
    if signs == 2 and (left or right or len(like) > 1 or end - first >= SURE_WORDS):
        return Headline(first, end, signs)
    if (signs == 1 and (left or len(like) > 1)) or (left and right) or found[end - 1].text == MORE:
        return Headline(first, end, signs)
    return None


def _before_next(found: tuple[Word, ...], first: int, end: int) -> int:
    """Without the capital word with which the next sentence has begun ("Officials say", "In Florida, it")."""
    end -= 1
    while end > first and found[end - 1].bare in words("title_small"):
        end -= 1
    return end


def _is_like(found: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether one piece can be a headline: long enough, and with a sign or between two joints or before MORE."""
    if end - first < FEWEST_WORDS or sum(word.capital for word in found[first:end]) < FEWEST_CAPITALS:
        return False
    bounded = found[first].joined and end < len(found) and found[end].joined
    return bounded or found[end - 1].text == MORE or signs_of(found[first:end]) > 0


def _fits(found: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether a stretch can be a headline that stands in a running line, and no title of a work."""
    inside, outside = found[first:end], (*found[max(0, first - AROUND) : first], *found[end : end + AROUND])
    small = sum(not word.capital for word in outside)
    if small < FEWEST_OUTSIDE or small < SMALL_OUTSIDE * len(outside):
        return False
    if sum(word.capital for word in inside) < FEWEST_CAPITALS or _shouts(inside) or _lists(inside):
        return False
    return inside[-1].text == MORE or not (_quoted(found, first, end) or _is_work(found, first, end))


def _shouts(inside: tuple[Word, ...]) -> bool:
    return 2 * sum(word.text.isupper() and len(word.bare) > 1 for word in inside) >= len(inside)


def _lists(inside: tuple[Word, ...]) -> bool:
    """Names in a row: "Bend the Arc, Demand Progress, American Family Voices, ..."."""
    return sum(word.text.endswith(",") for word in inside) >= LISTED


def _quoted(found: tuple[Word, ...], first: int, end: int) -> bool:
    """Whether it stands in quotation marks of its own, or is cut out of what does."""
    inside = " ".join(word.text for word in found[first:end])
    before = found[first - 1].text
    if found[first].text[0] in _MARKS or before[-1] in _MARKS or before[0] in _MARKS or before.startswith("''"):
        return True
    return any(mark in inside for mark in ("“", "”", '"', "''", "«", "»"))


def _is_work(found: tuple[Word, ...], first: int, end: int) -> bool:
    """ "the film Mr. Smith Goes to Washington", and a title that the sentence reads on from as from a noun."""
    if found[first].joined:
        return False
    for word in reversed(found[max(0, first - WORK_REACH) : first]):
        if word.bare in words("work"):
            return True
        if word.text[-1] in ".,;)":
            break
    before, last = found[first - 1], found[end - 1]
    ahead = found[end].bare if end < len(found) else ""
    read_on = last.text[-1] in ".,;:!?" or ahead in _GOES_ON
    return end - first <= LONGEST_WORK and before.bare in words("title_small") and read_on


def signs_of(found: tuple[Word, ...]) -> int:
    """How surely words are a headline: 2 with a verb or a counted thing no name has, 1 with one that names may have."""
    if _counts(found) or _asks(found) or _LABEL.match(found[0].text) or found[-1].text == "Says":
        return 2
    signs = 0
    for before, word, after in zip(found, found[1:], found[2:], strict=False):
        if not word.capital or word.text[-1] in ".,":
            continue
        if word.bare in words("headline_verb") and before.capital:
            return 2
        weak = word.bare in words("headline_weak") and before.capital
        helped = before.text in ("To", "Will", "to") and word.bare in words("verb")
        asked = before.text in ("Don’t", "Don't") and after.capital
        signs += weak or helped or asked or word.bare in words("headline_small")
    return min(signs, 2)


def _counts(found: tuple[Word, ...]) -> bool:
    """ "Top 10 Beaches to Visit", "Five Things to Know", "7 Stars Who Quit"."""
    head = found[1:] if found[0].bare in ("top", "the") else found
    if len(head) < FEWEST_CAPITALS or not _NUMBER.match(head[0].text):
        return False
    counted = [word.bare for word in head[1:3] if word.capital]
    return found[0].bare == "top" or any(word in words("listed") for word in counted)


def _asks(found: tuple[Word, ...]) -> bool:
    """ "Why Everyone Is Talking About This"."""
    asked = found[0].bare in words("asking") and all(word.capital for word in found[:3])
    if found[0].bare == "how" and found[1].bare == "to":
        return len(found) > SURE_WORDS
    return asked and found[0].bare != "who" and (found[0].bare == "why" or _has_verb(found))


def _has_verb(found: tuple[Word, ...]) -> bool:
    return any(map(_is_verb, found[1:]))


def _is_verb(word: Word) -> bool:
    return word.capital and (word.bare in words("headline_verb") or word.bare in words("headline_weak"))
