"""What was made of a record, kept at hand: found again by the record's key, which costs less than hashing it whole."""

from collections.abc import Callable
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """A record of the ledger."""

    @property
    def key(self) -> str:
        """Its key."""


Record = TypeVar("Record", bound=Keyed)
Made = TypeVar("Made")


def kept(most: int) -> Callable[[Callable[[Record], Made]], Callable[[Record], Made]]:
    """Keep what is made of the ``most`` records asked for last; of another record under a known key it is made anew."""

    def keeping(make: Callable[[Record], Made]) -> Callable[[Record], Made]:
        known: dict[str, tuple[Record, Made]] = {}

        def kept_or_made(record: Record) -> Made:
            found = known.pop(record.key, None)
            if found is None or (found[0] is not record and found[0] != record):
                found = (record, make(record))
            known[record.key] = found  # behind all others
            if len(known) > most:
                known.pop(next(iter(known)), None)
            return found[1]

        return kept_or_made

    return keeping
