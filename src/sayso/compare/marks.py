"""Marks: whole numbers that two records share if they may belong together, for the ledger to find candidates by.

A mark is no judgement. Each kind of record has a function that gives its marks; the ledger keeps them, counts how many
a new record shares with the ones it has, and the likeliest few go to a judge.
"""

import hashlib
from functools import lru_cache

#: Bytes of a mark: 64 bits, so that two of a hundred million differing features meet by chance less than once.
MARK_BYTES = 8
BITS = (1 << 8 * MARK_BYTES) - 1
SIGN = 1 << (8 * MARK_BYTES - 1)

#: The multiplier of Knuth's MMIX (The Art of Computer Programming 2, 3.3.4): parts in another order, another mark.
MULTIPLIER = 6364136223846793005

#: What the parts gave is mixed once more, so that each bit hangs on all of them: the smallest marks are kept, and half
#: of a mark may stand for it (degski's 64-bit mixer).
MIXER, HALF = 0xD6E8FEB86659FD93, 32

#: Parts kept at hand: the words of a story come again and again, and hashing one costs as much as ten sums.
PARTS_KEPT = 1 << 16


def mark(kind: str, *parts: str) -> int:
    """The mark of a feature, the same on every machine: signed 64 bits, as both databases keep them."""
    found = _hashed(kind)
    for part in parts:
        found = (found * MULTIPLIER + _hashed(part)) & BITS
    found = ((found ^ (found >> HALF)) * MIXER) & BITS
    return (found ^ (found >> HALF) ^ SIGN) - SIGN


@lru_cache(maxsize=PARTS_KEPT)
def _hashed(part: str) -> int:
    return int.from_bytes(hashlib.blake2b(part.encode(), digest_size=MARK_BYTES).digest(), "big")
