"""Passages that one article takes over from another, word for word and in its own voice.

Two independent reports may quote the same words of a speaker; so what stands in quotation marks counts for little. What
one says in its own voice and the other in quotation marks, naming the outlet, is quoted from that report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.compare.copies.direction import names_outlet_of
from sayso.compare.copies.profile import CopyProfile
from sayso.compare.copies.verdict import Pair, Verdict

#: Words in a row that are not met by chance: "did not respond to a request for comment" has eight.
PASSAGE_WORDS = 12
#: Words in own voice that two reports must share in passages: those of one sentence.
OWN_WORDS = 18
#: Words before the end of both reports in which a house repeats its notes.
FOOT_WORDS = 60
#: Words of a passage that are shown as a reason.
SHOWN_WORDS = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two reports share.

    ``own``: how many of them both say in their own voice, or one does and the other quotes it for them.
    """

    words: tuple[str, ...]
    own: int


def judge_quotes(pair: Pair) -> Verdict | None:
    """Whether one article takes over passages from the other."""
    passages = tuple(_passages(pair))
    own, words = sum(one.own for one in passages), sum(len(one.words) for one in passages)
    if own < OWN_WORDS:
        return None
    longest = max(passages, key=lambda one: len(one.words))
    shown = " ".join(longest.words[:SHOWN_WORDS])
    where = "one passage" if len(passages) == 1 else f"{len(passages)} passages"
    why = f"{words} words in {where} are the same, {own} of them no speaker's, as “{shown} …”"
    return Verdict("quotes_from", words / len(pair.of_short.taken), (why,))


def _passages(pair: Pair) -> Iterator[Passage]:
    short, long = pair.short, pair.long
    quoted = names_outlet_of(short, long), names_outlet_of(long, short)
    for stretch in pair.of_short.stretches:
        if stretch.length < PASSAGE_WORDS:
            continue
        there = long.runs.index(short.runs[stretch.start])
        if not (_at_foot(short, stretch.start) and _at_foot(long, there)):
            both = zip(
                short.body.own[stretch.start : stretch.end], long.body.own[there : there + stretch.length], strict=False
            )
            own = sum((ours or quoted[0]) and (theirs or quoted[1]) and (ours or theirs) for ours, theirs in both)
            yield Passage(short.body.folded[stretch.start : stretch.end], own)


def _at_foot(profile: CopyProfile, place: int) -> bool:
    return place >= len(profile.body.folded) - FOOT_WORDS
