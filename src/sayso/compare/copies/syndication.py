"""The same text in another house: its own lines before, behind and in between, some words in its own style, an end cut.

What was changed in the middle of the text beyond that is an edit; another house may leave passages out there as well.
"""

from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from sayso.compare.copies.direction import are_two_houses
from sayso.compare.copies.verbatim import Core, core_of
from sayso.compare.copies.verdict import Pair, Verdict

#: Words of a dateline and a byline that a house puts before a report, and of lines about the outlet behind it, at most;
#: in the same place of the other stand fewer, or it was written anew.
HEAD_WORDS, FOOT_WORDS, BARE_WORDS = 25, 40, 15
#: A line that a house puts in between, in words, and all such lines as a share of the text.
LINE_WORDS, LINES_SHARE = 15, 0.06
#: Words that a house sets in its own style in one place ("per cent", "the United States"), and all as a share.
STYLE_WORDS, STYLE_SHARE = 3, 0.03
#: Likeness of letters from which a word is the same in another spelling; the share of others a copy desk may change.
SPELT_ALIKE, OTHER_WORDS_SHARE = 0.6, 0.005
#: Words in a row that are the same in both; with fewer between them, two changes are one.
BETWEEN_CHANGES = 3
#: Share of the shorter report that must be shared for the rest to be furniture.
MOST = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where two reports differ: the words there of the shorter one (``ours``) and the longer one, by index."""

    ours: range
    theirs: range


def judge_syndicated(pair: Pair) -> Verdict | None:
    """Whether two reports are one text in two houses. What differs at one address is an edit, be it small."""
    if pair.same_address or pair.of_short.share < MOST:
        return None
    one, other = core_of(pair.of_short), core_of(pair.of_long)
    if one is None or other is None or not _edges_are_furniture(one, other):
        return None
    shortened = are_two_houses(pair.short.report, pair.long.report) and _is_only_shorter(one, other)
    if not (shortened or _differs_in_style(one, other)):
        return None
    return _verdict(pair, one, other)


def _verdict(pair: Pair, one: Core, other: Core) -> Verdict:
    why = [f"{pair.of_short.words} of {len(pair.of_short.taken)} words are the same, in the same order"]
    cut = other.tail > FOOT_WORDS
    if cut:
        why.append(f"the last {other.tail} words of the other are cut off")
    furniture = max(one.head, other.head) + (one.tail if cut else max(one.tail, other.tail))
    if furniture:
        why.append(f"{furniture} words of furniture before and behind")
    return Verdict("syndicated", pair.of_short.share, tuple(why), pair.short if cut else None, "it is cut off")


def _edges_are_furniture(one: Core, other: Core) -> bool:
    cut = other.tail > FOOT_WORDS
    tails_fit = one.tail <= FOOT_WORDS if cut else min(one.tail, other.tail) <= BARE_WORDS
    heads_fit = min(one.head, other.head) <= BARE_WORDS and max(one.head, other.head) <= HEAD_WORDS
    return heads_fit and tails_fit


def _differs_in_style(one: Core, other: Core) -> bool:
    """Whether no more was put in than lines of furniture, and no more put otherwise than house style."""
    differences = _differences(one, other)
    changed = [spot for spot in differences if spot.ours and spot.theirs]
    put_in = [max(len(spot.ours), len(spot.theirs)) for spot in differences if not (spot.ours and spot.theirs)]
    words = len(one.words)
    return (
        all(_is_style(spot, one, other) for spot in changed)
        and sum(len(spot.ours) for spot in changed) <= STYLE_SHARE * words
        and sum(not _is_spelling(spot, one, other) for spot in changed) <= OTHER_WORDS_SHARE * words
        and max(put_in, default=0) <= LINE_WORDS
        and sum(put_in) <= max(LINES_SHARE * words, LINE_WORDS)
    )


def _is_only_shorter(one: Core, other: Core) -> bool:
    """Whether one lacks passages of the other, and no word was put in or for another."""
    return all(not spot.ours for spot in _differences(one, other))


def _is_style(spot: Difference, one: Core, other: Core) -> bool:
    """Whether a few words stand for others, or more for the same in another spelling, and no number for another."""
    numbers = [
        [core.keys[place] for place in places if core.keys[place].startswith("#")]
        for core, places in ((one, spot.ours), (other, spot.theirs))
    ]
    few = max(len(spot.ours), len(spot.theirs)) <= STYLE_WORDS or _is_spelling(spot, one, other)
    return few and numbers[0] == numbers[1]


def _is_spelling(spot: Difference, one: Core, other: Core) -> bool:
    ours, theirs = (
        "".join(core.words[places.start : places.stop]) for core, places in ((one, spot.ours), (other, spot.theirs))
    )
    return Indel.normalized_similarity(ours, theirs) >= SPELT_ALIKE


def _differences(one: Core, other: Core) -> list[Difference]:
    """Where two cores differ, places with hardly a word between them taken as one."""
    found: list[Difference] = []
    for change in LCSseq.opcodes(one.words, other.words):
        if change.tag == "equal":
            continue
        ours, theirs = range(change.src_start, change.src_end), range(change.dest_start, change.dest_end)
        if found and ours.start - found[-1].ours.stop < BETWEEN_CHANGES:
            last = found.pop()
            ours, theirs = range(last.ours.start, ours.stop), range(last.theirs.start, theirs.stop)
        found.append(Difference(ours, theirs))
    return found
