"""Marks that a report shares with its copies: of seven words in a row, and of two names or a name and a number.

Seven words in a row find what was copied word for word; names and numbers that stand side by side find what was
reworded or translated. Both choose by a rule that depends on the words alone, so that a copy of half a report chooses
what the report chose.
"""

from collections import Counter
from collections.abc import Iterator
from zlib import crc32

from sayso.compare.copies.folding import fold_name
from sayso.compare.copies.profile import CopyProfile
from sayso.compare.marks import mark

#: Words in a row that hardly ever come about by chance; and words of a sentence from which it may give such a row.
ROW, SENTENCE_WORDS = 7, 9
#: How many marks of each kind a report has: enough for a copy of a few of its sentences to share one of the first, for
#: a reworded copy to share two of the second. A long report has one more row for each three of its sentences.
ROWS, MOST_ROWS, SENTENCES_FOR_A_ROW, COUPLES = 16, 24, 3, 12
#: How far apart, in names and numbers of a sentence, the two of a couple stand at most: reordering leaves neighbours.
NEAR = 2
#: Letters of a name, digits of a number, with the sign before them, from which they tell something.
TELLING = {"@": 4, "#": 3}
#: A name counts as this often at most: one that is met three times is what the report is about, like others.
OFTEN = 3
#: A name that any report may have counts as this much more.
COMMON_COUNTS = 2

#: Days, months, powers, capitals, offices and bodies: two of them stand together in any report of conflict.
_COMMON_NAMES = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december united states america american britain british france french germany german russia russian
china chinese ukraine ukrainian europe european union nations israel israeli iran iranian moscow kyiv kiev london paris
berlin brussels beijing washington york new white house president minister ministry prime foreign government parliament
congress senate council court police army general secretary state party security national international democratic
republican trump biden putin obama clinton
"""
_COMMON = frozenset("@" + fold_name(name) for name in _COMMON_NAMES.split())


def copy_marks(profile: CopyProfile) -> tuple[int, ...]:
    """The marks of a report, each once: at most 36, of a report of ordinary length 28 or fewer."""
    return tuple(dict.fromkeys((*_rows(profile), *_couples(profile))))


def _rows(profile: CopyProfile) -> Iterator[int]:
    """Rows of words: of each sentence the one with the least checksum, of all sentences those with the least."""
    folded = profile.body.folded
    least = []
    for sentence in profile.sentences:
        if sentence.end - sentence.start >= SENTENCE_WORDS:
            rows = (" ".join(folded[place : place + ROW]) for place in range(sentence.start, sentence.end - ROW + 1))
            least.append(min((crc32(row.encode()), row) for row in rows))
    many = min(max(ROWS, len(least) // SENTENCES_FOR_A_ROW), MOST_ROWS)
    return (mark("copy row", row) for _, row in sorted(set(least))[:many])


def _couples(profile: CopyProfile) -> Iterator[int]:
    """Names and numbers that stand near one another in a sentence; those named least often first."""
    often = Counter(profile.anchors)
    weights: dict[tuple[str, str], int] = {}
    for anchors in map(tuple, _telling_anchors(profile)):
        for apart in range(1, NEAR + 1):
            for one, other in zip(anchors, anchors[apart:], strict=False):
                if _is_couple(one, other):
                    weights[min(one, other), max(one, other)] = _weight(one, often) + _weight(other, often)
    chosen = sorted(weights, key=lambda couple: (weights[couple], crc32(" ".join(couple).encode())))
    return (mark("copy couple", *couple) for couple in chosen[:COUPLES])


def _telling_anchors(profile: CopyProfile) -> Iterator[list[str]]:
    """Sentence by sentence the numbers and the last word of each name."""
    keys = profile.body.keys
    for sentence in profile.sentences:
        last = sentence.end - 1
        yield [
            keys[place]
            for place in range(sentence.start, sentence.end)
            if len(keys[place]) >= TELLING.get(keys[place][:1], len(keys[place]) + 1)
            and not (place < last and keys[place][0] == keys[place + 1][:1] == "@")
        ]


def _is_couple(one: str, other: str) -> bool:
    return one != other and "@" in (one[0], other[0]) and not (one in _COMMON and other in _COMMON)


def _weight(anchor: str, often: Counter[str]) -> int:
    return min(often[anchor], OFTEN) + COMMON_COUNTS * (anchor in _COMMON)
