"""What is quoted in a reworded copy, beside what is quoted in the report it copies.

Who exchanges every word of a quotation leaves nothing to know it by but its place: quotations of a reworded copy stand
in the order of the report's, name the same names and numbers, and are about as long.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.compare.quotes import changes_of, profile, quote_marks
from sayso.compare.wordings import NO_PARTIES
from sayso.compare.wordings_words import words
from sayso.records import Entries, Link, Said

#: Relations of a copy in which the words were exchanged.
REWORDED = frozenset({"spun", "translated"})
#: How far apart, in shares of its text, a quotation stands from the one it was made of: paragraphs are left out.
NEAR = 0.2
#: Words of the shorter of the two, as a share of the longer's.
LENGTH = 0.5
#: Share of a quotation's words that the statement made of it holds: marks lead to others like it.
HELD = 0.9
#: Weight that the words in common have at least: a name.
LEAST_SHARED = 0.5
#: Words of a quotation; of fewer, names and marks of irony.
FEWEST_WORDS = 5
LEAST_SCORE, MOST_SCORE = 0.5, 0.9

#: A damaged page closes with whatever mark it has.
_QUOTED = re.compile(r"[\"“”][^\"“”]+[\"“”]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation: its words, and where it begins, as a share of its text."""

    words: str
    at: float


@dataclass(frozen=True, slots=True)
class Reworded:
    """A quoted statement of one report, and the quotation of another's text that it answers.

    ``copy``: the link that one of the two is a reworded copy of the other.
    """

    said: Said
    passage: Passage
    copy: Link


def quoted_passages(text: str) -> tuple[Passage, ...]:
    """The quotations of a text of some length, in text order; none goes on in a new paragraph."""
    found, begins = [], 0
    for paragraph in text.split("\n"):
        for one in _QUOTED.finditer(paragraph):
            if len(words(one.group())) >= FEWEST_WORDS:
                found.append(Passage(one.group(), (begins + one.start()) / len(text)))
        begins += len(paragraph) + 1
    return tuple(found)


def reworded_quotes(own: Entries, other: Entries, copy: Link) -> list[Reworded]:
    """Which quoted statements of one report answer which quotations of the other's text, in the order of both.

    ``other``: a report of which the text is there; ``copy``: the link between the two. Nothing if neither is a reworded
    copy of the other. No statement and no quotation stands twice.
    """
    if copy.relation not in REWORDED:
        return []
    parts = sorted((part for one in own.said for part in _parts(one, own.text)), key=lambda part: part[1].at)
    passages = quoted_passages(other.text)
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(passages) + 1)]
    for row, (_said, part) in enumerate(parts, start=1):
        best.append([(0.0, ())])
        for column, passage in enumerate(passages, start=1):
            shared = _shared(part, passage)
            before = best[row - 1][column - 1]
            pair = (before[0] + shared, (*before[1], (row - 1, column - 1))) if shared else (0.0, ())
            best[row].append(max(best[row - 1][column], best[row][column - 1], pair, key=lambda one: one[0]))
    return [Reworded(parts[row][0], passages[column], copy) for row, column in best[-1][-1][1]]


def passage_marks(answer: Reworded) -> tuple[int, ...]:
    """The marks by which the statement of a quotation is found."""
    return quote_marks(replace(answer.said, words=answer.passage.words))


def judge_reworded(answer: Reworded, other: Said, *, parties: Mapping[str, str] = NO_PARTIES) -> Link | None:
    """A statement and the one in the other report of the quotation that it answers; None where that is another one.

    ``parties``: a word in lower case -> the actor it names. Directed as the copy is.
    """
    said, passage, copy = answer.said, answer.passage, answer.copy
    if not _stands_in(other, passage):
        return None
    left, right = (said, other) if said.report.document == copy.left else (other, said)
    changes = changes_of(right, left, parties) if copy.directed else changes_of(left, right, parties)
    kinds = {"party" if change.kind == "name" else change.kind for change in changes}
    names = ", ".join(f"“{word}”" for word in _shared_words(right, left))
    return Link(
        left=left.key,
        right=right.key,
        relation="changed_words" if changes else "same_words",
        score=round(LEAST_SCORE + (MOST_SCORE - LEAST_SCORE) * copy.score, 3),
        why=f"one report is a reworded copy of the other, and quotes it in the same order; both have {names}",
        judge="quotes.copy",
        directed=copy.directed,
        flags=tuple(flag for flag in ("number", "negation", "party", "wording") if flag in kinds),
    )


def _parts(said: Said, text: str) -> Iterator[tuple[Said, Passage]]:
    """The quotations in a statement's content. The text may lack what was set aside, so that places are looked up."""
    for one in _QUOTED.finditer(said.words):
        place = text.find(one.group())
        if place >= 0:
            yield said, Passage(one.group(), place / len(text))


def _shared(part: Passage, passage: Passage) -> float:
    """Weight of the words that two quotations share; 0 where one cannot be made of the other."""
    short, long = sorted((len(words(part.words)), len(words(passage.words))))
    if abs(part.at - passage.at) > NEAR or short < LENGTH * long:
        return 0.0
    one, other = profile(part.words), profile(passage.words)
    shared = sum(min(one.weights[base], other.weights[base]) for base in one.weights if base in other.weights)
    return shared if shared >= LEAST_SHARED else 0.0


def _stands_in(said: Said, passage: Passage) -> bool:
    """Whether a statement holds the words of a quotation."""
    whole, own = profile(said.words), profile(passage.words)
    return sum(base in whole.weights for base in own.weights) >= HELD * len(own.weights)


def _shared_words(one: Said, other: Said) -> Sequence[str]:
    theirs = profile(other.words).weights
    written = zip(profile(one.words).bases, words(one.words), strict=True)
    return tuple(dict.fromkeys(word.text for base, word in written if base in theirs))
