"""Which lines of a table can fit some words at all: a look for whole words costs less than the lines' patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: Letters under which the words of a table are kept, so that few of them are looked for in one text.
_OPENING = re.compile(r"\b\w\w?")
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Hints:
    """Beginnings of words in small letters, each with the numbers of the lines that need it, by its first letters.

    ``always``: the numbers of lines that name no words.
    """

    by_opening: Mapping[str, tuple[tuple[str, frozenset[int]], ...]]
    always: frozenset[int]

    def lines_in(self, text: str) -> list[int]:
        """The numbers of the lines that may fit in a text, in the table's order."""
        low = small(text)
        found = set(self.always)
        for opening in self.by_opening.keys() & _OPENING.findall(low):
            for word, numbers in self.by_opening[opening]:
                if word in low:
                    found |= numbers
        return sorted(found)


def hints_of(words: Iterable[tuple[str, ...]]) -> Hints:
    """Hints for a table. ``words``: those of each of its lines, one of which stands wherever the line fits."""
    numbers: dict[str, set[int]] = {}
    always: set[int] = set()
    for number, needed in enumerate(words):
        for word in needed:
            numbers.setdefault(word, set()).add(number)
        if not needed:
            always.add(number)
    kept: dict[str, list[tuple[str, frozenset[int]]]] = {}
    for word, lines in numbers.items():
        kept.setdefault(word[:_LETTERS], []).append((word, frozenset(lines)))
    return Hints({opening: tuple(pairs) for opening, pairs in kept.items()}, frozenset(always))


def small(text: str) -> str:
    """Small letters as a pattern that ignores case takes them: it takes "İ" and "ı" for "i", "ſ" for "s"."""
    low = text.lower()
    return low if low.isascii() else low.replace("i̇", "i").replace("ı", "i").replace("ſ", "s")
