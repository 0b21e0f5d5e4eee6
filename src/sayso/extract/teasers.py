"""Where a headline behind a marker ends ("Read also: Court Clears Former Mayor The ministry said on Monday").

A full stop ends it, and a joint where it runs into the next words. Where there is neither, it ends with its Title Case,
before a "The" that begins a sentence, or where the sentence round it goes on as behind a name.
"""

import re

from sayso.extract.resume import resumption
from sayso.extract.titlecase import Word, stretch, words_in
from sayso.extract.wordlists import words

LONGEST = 300  # characters; how far the end of a headline is looked for
TITLE_WORDS = 4  # words in capitals or small ones that Title Case keeps small: a headline in Title Case
BEFORE = 8  # characters before a marker that tell whether a sentence ends there
SHORTEST = 2  # words of a headline behind a marker

_STOP = re.compile(r"[.!?…]+[”\"’')\]]{0,2}(?=\s|$|[A-Z])|\n|\s\||$")
_BRACKETS = {"(": ")", "[": "]"}
_INITIAL = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|vs|No|Jr))\.$")


def teaser_end(text: str, marker: int, start: int) -> int:
    """The place behind the headline whose marker begins at ``marker`` and whose words begin at ``start``."""
    reach = text[start : min(len(text), start + LONGEST)]
    bracket = _BRACKETS.get(text[marker - 1 : marker])
    if bracket is not None and bracket in reach:
        return start + reach.index(bracket)
    told = reach[: _stop(reach)]
    found = words_in(told)
    if len(found) < SHORTEST:
        return start + len(told)
    within = _is_within(text[max(0, marker - BEFORE) : marker])
    title = stretch(found, 0) if found[0].capital else 0
    if title >= TITLE_WORDS or (title == len(found) and title):
        return start + _title_end(found, title, within=within)
    return start + _plain_end(told, found, within=within)


def _stop(text: str) -> int:
    for match in _STOP.finditer(text):
        if match.group().startswith(" |") or not _INITIAL.search(text, max(0, match.end() - 6), match.end()):
            return match.start() if match.group().startswith(" |") else match.end()
    return len(text)


def _is_within(before: str) -> bool:
    """Whether the sentence before a marker is still open."""
    return bool(before.strip()) and before.rstrip()[-1] not in '.!?…”"|)]:'


def _title_end(found: tuple[Word, ...], title: int, *, within: bool) -> int:
    """With its Title Case; between sentences the last capital before small words begins the next sentence."""
    goes_on = title < len(found) and not found[title].joined and not found[title].capital
    return found[title - 2 if goes_on and not within and title > TITLE_WORDS else title - 1].end


def _plain_end(told: str, found: tuple[Word, ...], *, within: bool) -> int:
    for number in range(SHORTEST, len(found)):
        word, before = found[number], found[number - 1]
        if word.joined and word.capital:
            return before.end
        if word.text[0].isupper() and not before.capital and _opens(word):
            return before.end
    resumed = resumption(told, 0)
    if resumed is None:
        return len(told)
    if within:
        return len(told[:resumed].rstrip())
    headline = [word for word in found if word.end <= resumed]
    while headline and headline[-1].capital:  # the name with which the next sentence begins
        headline.pop()
    return headline[-1].end if headline else len(told)


def _opens(word: Word) -> bool:
    """Whether a capital word behind a small one begins a sentence: "The", "Moreover,", "Facing"."""
    aside = word.text.endswith(",") and (word.bare.endswith("ly") or word.bare in words("aside"))
    return word.bare in words("opening") or aside or word.bare.endswith("ing")
