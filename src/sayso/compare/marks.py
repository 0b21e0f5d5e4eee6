"""Marks: whole numbers that two records share if they may belong together, for the ledger to find candidates by.

A mark is no judgement. Each kind of record has a function that gives its marks; the ledger keeps them, counts how many
a new record shares with the ones it has, and the likeliest few go to a judge.
"""

import hashlib

#: Bytes of a mark: 64 bits, so that two of a hundred million differing features meet by chance less than once.
MARK_BYTES = 8


def mark(kind: str, *parts: str) -> int:
    """The mark of a feature, the same on every machine: signed 64 bits, as both databases keep them."""
    digest = hashlib.blake2b("\x1f".join((kind, *parts)).encode(), digest_size=MARK_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
