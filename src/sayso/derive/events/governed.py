"""How far a word that governs a verb reaches: to an infinitive that goes on, not past a clause of its own."""

from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger

#: Words from a verb back to the infinitive it goes on.
LONGEST_JOINED = 20
#: Words before a "not" among which what opens its clause stands: "| if | the other side does not".
OPENED = 8


def tells_itself(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb has the form of the past, which no "failed to" governs: "bombs they failed to find | killed |"."""
    return (
        trigger.kind == "v"
        and sentence.words[trigger.head].key.endswith("ed")
        and not sentence.kids(trigger.head, "aux")
    )


def joined_to(sentence: Sentence, trigger: Trigger, low: int) -> int:
    """Where a verb stands, or the infinitive it goes on: "failed | to attack the town and | shell | the port"."""
    first = trigger.first
    is_bare = trigger.kind == "v" and not sentence.words[first].key.endswith(("ed", "ing", "s"))
    if not is_bare or first == 0 or sentence.words[first - 1].key not in ("and", "or") or sentence.kids(first, "nsubj"):
        return first
    for at in range(first - 2, max(low, first - LONGEST_JOINED), -1):
        if sentence.words[at].tag == "VERB" and sentence.words[at - 1].key == "to":
            return at
        if sentence.words[at].tag in ("VERB", "AUX", "SCONJ") or sentence.words[at].key in (";", ":", "to"):
            break
    return first


def is_of_clause_before(sentence: Sentence, word: int, verb: int) -> bool:
    """Whether a "not" read to hang on a verb stands in the clause before: "if they do | not | go, we will"."""
    if sentence.words[word].relation != "advmod" or word > verb:
        return False
    if not any(one.tag == "SCONJ" for one in sentence.words[max(0, word - OPENED) : word]):
        return False
    comma = next((one for one in range(word + 1, verb) if sentence.words[one].key == ","), verb)
    return any(sentence.words[one].relation.startswith("nsubj") for one in range(comma + 1, verb))
