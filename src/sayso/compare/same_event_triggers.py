"""The words of a trigger: which of them names the deed, and what they belong to."""

from collections.abc import Iterable

from sayso.compare.same_event_words import family, stem

_LIGHT = (
    "be have do make take give get go come put set hold carry stage launch open use call declare impose begin start "
    "conduct act wave series state mount deal suffer bring issue voice express file lodge"
)
_SMALL = (
    "a an the of on in at to for from by with up out off down over under into onto against about as that this its his "
    "her their our my your and or not who which been is are was were"
)
_COUNTED = "two three four five six seven eight nine ten eleven twelve"
#: Verbs and nouns that only carry the deed named beside them: "open fire", "declare martial law", "act of war".
LIGHT = frozenset(stem(word) for word in _LIGHT.split())
SMALL = frozenset(_SMALL.split())
NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split(), start=2)}
#: Words of a trigger in which the deed is named; what follows is its object.
NAMING = 4


def head_of(words: tuple[str, ...]) -> str:
    """The word that names the deed: the first, or where that is light, the next that is not; "" of no words."""
    full = [word for word in words[:NAMING] if word not in SMALL] or list(words[:1])
    return next((word for word in full if stem(word) not in LIGHT), full[0] if full else "")


def phrase_of(words: tuple[str, ...]) -> frozenset[str]:
    """The families of a trigger's words."""
    return frozenset(family(word) for word in words if word not in SMALL) or frozenset(family(word) for word in words)


def numbers_of(words: Iterable[str]) -> frozenset[str]:
    """The numbers among words, in figures."""
    return frozenset(NUMBERS.get(word, word) for word in words if word in NUMBERS or word.isdigit())
