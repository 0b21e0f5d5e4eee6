"""What hangs on a deed: phrases under prepositions, the means it is done with, and who is struck by it."""

from sayso.derive.events.lexicon import verb_set
from sayso.derive.events.scene import Sentence

#: Phrases that may hang one on the other between a deed and its "against": "a suit | in a court | of Oster | against".
MOST_PHRASES = 4
#: Participles that tell by what means: "struck, | using aircraft | against".
_MEANS_OF = frozenset({"using", "employing", "involving", "deploying"})


def below(sentence: Sentence, heads: list[int], without: list[int]) -> list[int]:
    """What hangs on these heads under a preposition, or on what does, the nearest first."""
    found: dict[int, None] = {}
    edge = heads
    for _ in range(MOST_PHRASES):
        edge = [one for head in edge for one in _hanging(sentence, head) if one not in (*without, *found)]
        found.update(dict.fromkeys(edge))
    return list(found)


def _hanging(sentence: Sentence, head: int) -> list[int]:
    """What hangs on a head under a preposition, and what it is done with: "struck, | using aircraft | against"."""
    means = [one for one in sentence.kids(head, "acl", "advcl") if sentence.words[one].key in _MEANS_OF]
    with_it = sentence.kids(head, "obj", "conj") if sentence.words[head].key in _MEANS_OF else []
    return [*sentence.kids(head, "obl", "nmod"), *means, *with_it]


def struck(sentence: Sentence, noun: int) -> list[int]:
    """Who "was rocked by" a deed."""
    above = sentence.words[noun].head
    if above is None or sentence.case_of(noun) != "by" or sentence.words[above].key not in verb_set("striking"):
        return []
    return sentence.kids_exactly(above, "nsubj:pass")
