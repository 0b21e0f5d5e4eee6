"""What two reports share word for word: which words of each stand in runs of five that the other has too."""

from dataclasses import dataclass

from sayso.compare.copies.profile import RUN, CopyProfile

#: A shared stretch of fewer words, farther from the next than it is long, was met by chance: a set phrase.
STRAY_WORDS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``start`` to ``end`` (exclusive) of a report's body."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Taken:
    """The words of one report that the other has too. ``taken``: 1 for each such word of the body, else 0.

    ``stretches``: the shared words, run by run.
    """

    profile: CopyProfile
    taken: bytes
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """How many words are shared."""
        return sum(self.taken)

    @property
    def share(self) -> float:
        """Shared words among all words of the body, 0 to 1."""
        return self.words / len(self.taken) if self.taken else 0.0


@dataclass(frozen=True, slots=True)
class Core:
    """The body of a report from the first shared word to the last, set phrases met by chance aside.

    ``words`` and ``keys`` are those of the core; ``head`` and ``tail``: how many words stand before and behind it.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    head: int
    tail: int


def taken_words(profile: CopyProfile, shared: frozenset[str]) -> Taken:
    """The words of a report that stand in one of these shared runs."""
    taken = bytearray(len(profile.body.folded))
    for place, run in enumerate(profile.runs):
        if run in shared:
            taken[place : place + RUN] = b"\1" * RUN
    return Taken(profile, bytes(taken), tuple(_stretches(bytes(taken))))


def core_of(taken: Taken) -> Core | None:
    """The core of a report; None if nothing is shared."""
    stretches = _without_strays(list(taken.stretches))
    if not stretches:
        return None
    start, end = stretches[0].start, stretches[-1].end
    body = taken.profile.body
    return Core(body.folded[start:end], body.keys[start:end], start, len(taken.taken) - end)


def _without_strays(stretches: list[Stretch]) -> list[Stretch]:
    while len(stretches) > 1 and _is_stray(stretches[-1], stretches[-1].start - stretches[-2].end):
        stretches.pop()
    while len(stretches) > 1 and _is_stray(stretches[0], stretches[1].start - stretches[0].end):
        stretches.pop(0)
    return stretches


def _is_stray(stretch: Stretch, gap: int) -> bool:
    return stretch.length < min(STRAY_WORDS, gap)


def _stretches(taken: bytes) -> list[Stretch]:
    found, start = [], taken.find(1)
    while start >= 0:
        end = taken.find(0, start)
        end = len(taken) if end < 0 else end
        found.append(Stretch(start, end))
        start = taken.find(1, end)
    return found
