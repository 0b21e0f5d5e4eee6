"""What an act of speech is about is no party of it: no "troops" in "ruled out sending troops"."""

from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.records import Root

#: Roots whose verb may have a deed for its object: "refused to arrest the minister".
ON_A_DEED: frozenset[Root] = frozenset({"REJECT", "REQUEST", "CONCEDE", "AGREE"})
#: Steps up from a noun to the verb it belongs to.
MOST_STEPS = 4
_DEEDS = frozenset({"xcomp", "ccomp", "advcl", "obj", "obl", "acl", "csubj"})


def is_of_matter(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a noun behind an act of speech belongs to the deed it is about, by the verb it hangs on."""
    if trigger.kind != "v" or trigger.root not in ON_A_DEED or at <= trigger.last:
        return False
    for _ in range(MOST_STEPS):
        word = sentence.words[at]
        above = word.head
        if above is None or above == at or above == trigger.head:
            return False
        verb = sentence.words[above]
        is_deed = verb.tag == "VERB" and above > trigger.last and verb.relation.split(":")[0] in _DEEDS
        if is_deed and word.relation.split(":")[0] in ("obj", "obl", "iobj"):
            return True
        at = above
    return False
