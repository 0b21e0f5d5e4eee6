"""Subjects and objects of a verb where the grammar was read awry."""

from sayso.derive.events.scene import Sentence
from sayso.derive.events.subjects import NEAR_CASE


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


def is_found(sentence: Sentence, verb: int) -> bool:
    """Whether a participle says how somebody was found: "a student was found | murdered |"."""
    word = sentence.words[verb]
    if word.head is None or word.head >= verb or word.relation not in ("advcl", "xcomp", "ccomp"):
        return False
    is_bare = not word.key.endswith("ing") and not sentence.kids(verb, "nsubj", "mark", "aux")
    return is_bare and sentence.words[word.head].key == "found" and verb - word.head <= NEAR_CASE


def past_whose(sentence: Sentence, verb: int, own: list[int]) -> list[int]:
    """The subject of a verb behind a clause that was taken for it: "the | judge |, whose car is red, was shot"."""
    if not own or not any(sentence.words[one].key == "whose" for one in sentence.kids_exactly(own[0], "nmod:poss")):
        return own
    if not any(word.key == "," for word in sentence.words[own[0] + 1 : verb]):
        return own
    before = [one for one in sentence.kids(verb, "nmod", "obl", "dep") if one < own[0] and not sentence.case_of(one)]
    return before[:1] or own
