"""What every data reader gives: pages of labelled words. Corruption edits them, batches are cut from them."""

from dataclasses import dataclass, field, replace

from sayso.read.words import words_of

OUT, SOURCE, CUE, CONTENT = range(4)


@dataclass(slots=True)
class Word:
    """One word: its text, the gap before it, and its labels.

    ``role`` and ``kind`` index ROLES and the entity kinds, 0 for none. ``attribution`` numbers the attribution the word
    belongs to and ``span`` its unbroken span, -1 for none; ``also`` the further attributions that share the span (one
    source with two cues); ``name`` numbers the entity mention.
    """

    text: str
    gap: int
    role: int = OUT
    attribution: int = -1
    span: int = -1
    kind: int = 0
    name: int = -1
    also: tuple[int, ...] = ()


@dataclass(slots=True)
class Page:
    """A document of one corpus. ``kinds``: the entity kinds annotated all through it. ``roles``: are attributions?"""

    corpus: str
    name: str
    words: list[Word]
    roles: bool
    kinds: frozenset[int] = field(default_factory=frozenset)

    def copy(self) -> "Page":
        """A page whose words can be edited without touching this one."""
        return replace(self, words=[replace(word) for word in self.words])


def plain_words(text: str) -> tuple[list[Word], list[int], list[int]]:
    """Unlabelled words of ``text`` with their starts and ends in code points."""
    found = words_of(text)
    words = [Word(t, int(g)) for t, g in zip(found.texts, found.gaps, strict=True)]
    return words, found.starts.tolist(), found.ends.tolist()
