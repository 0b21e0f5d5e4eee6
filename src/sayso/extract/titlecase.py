"""Words of a line as a headline in Title Case is seen in them, and the stretches that may be one.

A stretch begins with a capital letter or a number and goes on over capitals, numbers and the small words that such a
headline keeps small. It ends at a full stop, at the first other small word, and where a capital "The" or "In" with
small words behind it begins a sentence. Words that run together ("ministryTop") are two words, the second "joined".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract.wordlists import words

MORE = "MORE"  # ends a box of headlines
LONGEST_PREFIX = 2  # letters of "iPhone", "eBay": no joint
LONGEST_WORD = 60  # characters of what stands without a blank that is searched for joints
LONGEST_INITIAL = 4  # characters of "J.", "Jr." or "U.S.", which end no sentence

_TOKEN = re.compile(r"\S+")
_JOINT = re.compile(r"(?<=[a-zà-ÿ0-9%.!?…”’'\")])(?=[A-ZÀ-Þ][a-zà-ÿ’']|[A-Z]{2,}\b|[AI]$|\d+$)(?<![@#/_-].)")
# A handle, a tag, an address: capitals inside part no words.
_ADDRESS = re.compile(r"[@#/_=<>]|[a-z]\.(?:com|org|net|gov|edu|co|info)\b")
_NAME_PREFIX = re.compile(r"(?:^|\W)(?:Mc|Mac|De|Du|Di|Da|La|Le|Van|Von|Fitz|Al|El|Ben|Abu|O’|O'|[A-Z]\.|d’|d'|\d+)$")
_CAPITAL = re.compile(r"[\W_]{0,2}(?:[A-ZÀ-Þ]|[$€£]?\d)")
_EDGES = "()[]{},.;:!?\"“”‘’'«»–—-…"
_STOP = re.compile(r"[.!?;…][”\"’')\]]{0,2}$")
_DAY = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b\w*)\W*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a line. ``joined``: it runs on from the word before without a blank."""

    start: int
    text: str
    joined: bool

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @property
    def bare(self) -> str:
        """Without the marks round it, in small letters."""
        return self.text.strip(_EDGES).casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or is a number."""
        return _CAPITAL.match(self.text) is not None

    @property
    def small(self) -> bool:
        """Whether it is a small word that a headline in Title Case keeps small."""
        return not self.capital and (self.bare in words("title_small") or not self.bare)

    @property
    def stops(self) -> bool:
        """Whether it ends a sentence."""
        return _STOP.search(self.text) is not None and len(self.text) > LONGEST_INITIAL


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a line, those that run together apart."""
    return tuple(_words_in(text))


def _words_in(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        token, start = match.group(), 0
        joints = _JOINT.finditer(token) if len(token) <= LONGEST_WORD and not _ADDRESS.search(token) else ()
        for joint in joints:
            if _parts_words(token, start, joint.start()):
                yield Word(match.start() + start, token[start : joint.start()], joined=start > 0)
                start = joint.start()
        yield Word(match.start() + start, token[start:], joined=start > 0)


def _parts_words(token: str, start: int, joint: int) -> bool:
    left = token[start:joint]
    if left.islower() and left in words("opening") | words("title_small") | words("before_no_verb"):
        return True  # "toMinister", "anArmy"
    if token[joint].isdigit():
        return left.islower() and left.isalpha() and len(left) > LONGEST_PREFIX
    letters = sum(map(str.isalpha, left))
    closed = left[-1] in '.!?…”")%' or left[-1].isdigit()
    return (letters > LONGEST_PREFIX or (closed and letters > 1)) and not _NAME_PREFIX.search(left)


def stretch(found: tuple[Word, ...], first: int) -> int:
    """The number of the word behind the Title Case stretch that begins with the word ``first``."""
    number, small_seen = first, False
    while number < len(found) and (found[number].capital or (found[number].small and number > first)):
        if number > first and _opens_sentence(found, number, small_seen=small_seen):
            break
        small_seen = found[number].small or (small_seen and not found[number].joined)
        number += 1
        if found[number - 1].stops or found[number - 1].text == MORE:
            break
    return _without_tail(found, first, number)


def _opens_sentence(found: tuple[Word, ...], number: int, *, small_seen: bool) -> bool:
    """A capital "The" inside a headline that keeps such words small, or before small words; ", a" behind a name."""
    word, before = found[number], found[number - 1]
    if not word.capital:
        return before.text.endswith(",") and word.bare in words("article")  # "Orlov, a teacher"
    if word.bare not in words("opening") or word.text == MORE or not word.bare.isalpha():
        return False
    if before.text[-1] in ":?!–—-" and not word.joined:
        return False
    ahead = found[number + 1] if number + 1 < len(found) else None
    if ahead is None or ahead.capital:
        return small_seen and word.bare in ("the", "a", "an")
    return not ahead.small or (small_seen and word.bare in words("title_small"))


def _without_tail(found: tuple[Word, ...], first: int, end: int) -> int:
    """Without small words at its end, and without "on Monday": both are the outer sentence's."""
    while end > first and found[end - 1].small:
        end -= 1
    day = _DAY.match(found[end - 1].text) is not None
    if day and end - first > 2 and found[end - 2].small and found[end - 2].bare in ("on", "in"):
        end = _without_tail(found, first, end - 2)
    return end
