"""Headlines in small letters that run into a sentence and into each other without a blank.

"... of the ministryMinister calls for calmWorkers march in capital said on Monday that ...": what stands between two
joints is a headline if it has a headline's verb and no full stop. Behind the last joint one more headline ends where
the sentence round it goes on as behind a name. One joint alone tells nothing: a lost blank looks the same.
"""

import re
from collections.abc import Iterator

from sayso.extract.lines import Line
from sayso.extract.resume import resumption
from sayso.extract.titlecase import Word, stretch, words_in
from sayso.extract.wordlists import words
from sayso.records import Quarantine, Span

FEWEST_JOINTS = 2
HEADLINE_WORDS = range(4, 19)
VERB_WITHIN = 5  # words of a headline among which its verb stands
LEAST_AFTER_VERB = 2  # words of a headline behind its verb
LONGEST_LINE = 20_000  # characters; a longer line is no paragraph, and only its first part is searched
REACH = 300  # characters behind the last joint within which the outer sentence goes on

_JOINT = re.compile(r"[a-z0-9.!?…”\"’'][A-ZÀ-Þ]")


def joined_headlines(lines: tuple[Line, ...]) -> list[Quarantine]:
    """Headlines in small letters that begin where two words run together."""
    return [found for line in lines for found in _in_line(line)]


def _in_line(line: Line) -> Iterator[Quarantine]:
    text = line.text[:LONGEST_LINE]
    if len(_JOINT.findall(text)) < FEWEST_JOINTS:
        return
    found = words_in(text)
    joints = [number for number in range(1, len(found)) if _is_joint(text, found, number)]
    while joints:
        chain = [joints.pop(0)]
        while joints and _is_headline(found[chain[-1] : joints[0]]):
            chain.append(joints.pop(0))
        if len(chain) >= FEWEST_JOINTS:
            span = Span(found[chain[0]].start, _end(text, found, chain[-1]))
            yield Quarantine(Span(line.start + span.start, line.start + span.end), "injected_link")


def _is_joint(text: str, found: tuple[Word, ...], number: int) -> bool:
    """Whether two words meet here, and not the parts of a name that the line knows ("NeverTrump")."""
    word, before = found[number], found[number - 1]
    return word.joined and word.text[0].isupper() and text.count(before.text + word.text.rstrip(".,:;!?")) == 1


def _end(text: str, found: tuple[Word, ...], last: int) -> int:
    """Behind the headline that begins at the last joint, if one does; else at that joint."""
    start = found[last].start
    if not _begins(found[last:]):
        return start
    told = text[start : start + REACH]
    title = stretch(found, last)
    if title - last >= HEADLINE_WORDS.start:
        return found[title - 1].end
    box = told[: resumption(told, 0) or 0].rstrip()
    whole = len(box.split()) in HEADLINE_WORDS and not any(word.stops for word in words_in(box)[:-1])
    return start + len(box) if whole else start


def _is_headline(piece: tuple[Word, ...]) -> bool:
    """Whether what stands between two joints is one: no full stop, and a headline's verb near its beginning."""
    whole = len(piece) in HEADLINE_WORDS and not any(word.stops for word in piece[:-1])
    return whole and piece[-1].text[-1] not in ".;,:" and _begins(piece)


def _begins(piece: tuple[Word, ...]) -> bool:
    """Whether words begin as a headline: no article or pronoun in front, and a verb in the present soon."""
    if piece[0].bare in words("opening") - words("asking"):
        return False
    for word in piece[1 : min(VERB_WITHIN, len(piece) - LEAST_AFTER_VERB)]:
        if word.text[-1] in ",.;:" or word.bare in words("auxiliary"):
            return False
        if word.bare in words("headline_verb") or word.bare in words("headline_present"):
            return True
    return False
