"""Who did it by a "by" behind a verb in the passive, however the reading hung its phrase together."""

from sayso.derive.events.scene import Sentence
from sayso.derive.events.who import is_party_head

#: What stands behind "by" and does nothing: "spoke by telephone", "came by sea".
BY_MEANS = frozenset(
    {"telephone", "phone", "video", "letter", "e-mail", "email", "post", "radio", "sea", "air", "land", "road", "rail"}
    | {"train", "boat", "plane", "night", "day", "force", "mistake"}
)

_ORDERS = frozenset({"order", "orders", "command"})


def agents_of(sentence: Sentence, verb: int) -> list[int]:
    """Who did it, in the passive."""
    agents = sentence.kids_exactly(verb, "obl:agent")
    agents = [one for one in agents if one < verb or sentence.kids(one, "case")]
    by = agents or [
        one for one in sentence.kids(verb, "obl", "nmod", "nsubj", "obj") if is_under_by(sentence, verb, one)
    ]
    return [_who_orders(sentence, one) for one in by if sentence.words[one].key not in BY_MEANS]


def _who_orders(sentence: Sentence, at: int) -> int:
    """Whose order it was: "executed by order of | the colonel |"."""
    of = [one for one in sentence.kids(at, "nmod") if sentence.case_of(one) == "of"]
    return of[0] if of and sentence.words[at].key in _ORDERS else at


def is_under_by(sentence: Sentence, verb: int, at: int) -> bool:
    """Whether a noun behind a verb stands under "by", whatever of its phrase that was read to hang on: "by | the Gale
    Front", "by | alleged members"."""
    if sentence.case_of(at) == "by":
        return True
    inner = [one for one in sentence.kids(at, "compound", "nmod", "amod", "flat", "nummod") if verb < one < at]
    return not sentence.kids(at, "case") and any(sentence.case_of(one) == "by" for one in inner[:1])


def doers_behind(sentence: Sentence, noun: int, *, of_violence: bool) -> list[int]:
    """Who did what a noun names, behind its "by"; of violence also behind "from": "fire from | the rebels |".

    A bare name behind "from" may be the land it came out of: "rockets from Velland".
    """
    hanging = sentence.kids(noun, "nmod", "obl")
    by = [one for one in hanging if sentence.case_of(one) == "by"]
    if by or not of_violence:
        return by
    return [one for one in hanging if sentence.case_of(one) == "from" and _may_do(sentence, one)]


def _may_do(sentence: Sentence, at: int) -> bool:
    return is_party_head(sentence, at) or (sentence.words[at].tag == "PROPN" and bool(sentence.kids(at, "det")))
