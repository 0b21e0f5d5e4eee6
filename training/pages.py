"""What every data reader gives: pages of labelled words. Corruption edits them, batches are cut from them."""

from dataclasses import dataclass, field, replace

from sayso.read.words import words_of

OUT, SOURCE, CUE, CONTENT = range(4)
ROOT, UNKNOWN = -1, -2  # in place of a governor: the head of its sentence; nothing is known


@dataclass(slots=True)
class Word:
    """One word: its text, the gap before it, and its labels.

    ``role`` and ``kind`` index ROLES and the entity kinds, 0 for none. ``attribution`` numbers the attribution the word
    belongs to and ``span`` its unbroken span, -1 for none; ``also`` the further attributions that share the span (one
    source with two cues); ``name`` numbers the entity mention.

    Grammar: ``sentence`` numbers the sentence, ``part`` and ``relation`` index PARTS and RELATIONS, ``governor`` is the
    place in the page of the word it depends on; -1 and UNKNOWN where nothing is known. ``place`` is the word's own.
    Events: ``happened`` -3 to 3; ``root`` 0 none, else 1 + a place in ROOTS, -1 not known; words of one ``bag`` hold
    somewhere an event of one of ``bag_roots``.
    """

    text: str
    gap: int
    role: int = OUT
    attribution: int = -1
    span: int = -1
    kind: int = 0
    name: int = -1
    also: tuple[int, ...] = ()
    place: int = -1
    sentence: int = -1
    part: int = -1
    relation: int = -1
    governor: int = UNKNOWN
    happened: float | None = None
    root: int = -1
    bag: int = -1
    bag_roots: tuple[int, ...] = ()


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
    words = [Word(t, int(g), place=i) for i, (t, g) in enumerate(zip(found.texts, found.gaps, strict=True))]
    return words, found.starts.tolist(), found.ends.tolist()
