"""Two reports side by side, and what they were found to be to each other."""

from dataclasses import dataclass

from sayso.compare.copies.profile import CopyProfile
from sayso.compare.copies.verbatim import Taken, taken_words
from sayso.records import Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, ``short`` the one of fewer words, and the words of each that the other has too."""

    short: CopyProfile
    long: CopyProfile
    of_short: Taken
    of_long: Taken

    @property
    def shared(self) -> float:
        """Shared words among the words of both, 0 to 1."""
        return (self.of_short.words + self.of_long.words) / (len(self.of_short.taken) + len(self.of_long.taken))

    @property
    def same_address(self) -> bool:
        """Whether both are known to stand at one address."""
        return self.short.report.url is not None and self.short.report.url == self.long.report.url


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two reports are to each other, with the reasons. ``copy``: the one that is the copy if nothing but what it
    looks like tells, None if that does not tell either; ``copy_why``: how it tells.
    """

    relation: Relation
    score: float
    why: tuple[str, ...]
    copy: CopyProfile | None = None
    copy_why: str = ""


def side_by_side(short: CopyProfile, long: CopyProfile) -> Pair:
    """The pair of two reports, ``short`` the one of fewer words."""
    shared = short.run_set & long.run_set
    return Pair(short, long, taken_words(short, shared), taken_words(long, shared))
