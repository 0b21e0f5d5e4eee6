"""What a verb is done to, where the grammar was read awry."""

from sayso.derive.events.scene import Sentence


def objects_of(sentence: Sentence, verb: int) -> list[int]:
    """What a verb is done to; also what was read as its agent or as a noun's, but has no "by" or "of"."""
    read = sentence.kids_exactly(verb, "obl:agent", "nmod")
    bare = [one for one in read if one > verb and all(word.tag != "ADP" for word in sentence.words[verb + 1 : one])]
    return sentence.kids(verb, "obj", "iobj") or bare or second_subjects(sentence, verb)


def second_subjects(sentence: Sentence, verb: int) -> list[int]:
    """What was read as a subject behind a verb that has one before it: "the ship rammed | the tugboat"."""
    if sentence.kids_exactly(verb, "nsubj:pass", "aux:pass"):
        return []
    subjects = sentence.kids_exactly(verb, "nsubj")
    return [one for one in subjects if one > verb] if any(one < verb for one in subjects) else []
