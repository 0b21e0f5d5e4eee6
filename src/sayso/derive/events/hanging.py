"""What hangs on a deed: phrases under prepositions, the means it is done with, and who is struck by it."""

from sayso.derive.events.lexicon import verb_set
from sayso.derive.events.scene import Sentence

#: Phrases that may hang one on the other between a deed and its "against": "a suit | in a court | of Oster | against".
MOST_PHRASES = 4
#: Words behind a deed in which its "against" is looked for.
REACH = 10
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


def turned_on(sentence: Sentence, last: int) -> list[int]:
    """What stands under an "against" behind a deed, before its clause ends, whatever it is read to hang on."""
    for at in range(last + 1, min(last + 1 + REACH, len(sentence.words))):
        word = sentence.words[at]
        if not word.key[0].isalnum() or word.tag in ("AUX", "SCONJ") or word.key in ("and", "but", "who", "which"):
            return []
        if word.key == "against" and word.head is not None and word.head > at and word.relation == "case":
            return [word.head]
    return []


#: Words for what a deed is aimed at: "is the | target | of sanctions".
_AIMED_AT = frozenset({"target", "targets", "subject", "subjects", "object", "objects", "victim", "victims"})


def named_target(sentence: Sentence, noun: int) -> list[int]:
    """Who is said to be what a deed is aimed at: "| Arvan | is the target of a second lawsuit"."""
    above = sentence.words[noun].head
    if above is None or sentence.case_of(noun) != "of" or sentence.words[above].key not in _AIMED_AT:
        return []
    return sentence.kids(above, "nsubj")


def struck(sentence: Sentence, noun: int) -> list[int]:
    """Who "was rocked by" a deed."""
    above = sentence.words[noun].head
    if above is None or sentence.case_of(noun) != "by" or sentence.words[above].key not in verb_set("striking"):
        return []
    return sentence.kids_exactly(above, "nsubj:pass")
