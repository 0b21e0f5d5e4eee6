"""What the circumstances of a trigger may hang on, and how far off in the sentence's grammar they stand."""

import re
from functools import cache, lru_cache

from sayso.derive.events.lexicon import WORDS_KEPT, by_first_word, verb_set, word_set
from sayso.derive.events.nearby import clause_of
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.derive.tables import table_rows
from sayso.records import Root, Span

#: Steps up a sentence's grammar: deeper trees are broken ones.
MOST_STEPS = 12
#: Nouns between a clause that hangs on one of them and the event it tells of.
MOST_NOUNS = 4
#: Events that happen on the ground; the others are words and decisions, which have no scene of their own.
ON_THE_GROUND: frozenset[Root] = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID"})
_SUBJECTS = ("nsubj", "obj", "obl")
_PERFECT = frozenset({"has", "have", "'ve"})
_NOT_DONE = frozenset({"will", "would", "may", "might", "could", "can", "should", "must", "shall", "to", "be"})
#: Words before a verb among which its auxiliaries stand, however it was parsed.
_NEAR = 3
_RUN_TOGETHER = re.compile(r"[a-z0-9]{2}[.!?][\"”’)]*\s*[\"“‘]?(?=[A-Z])")


@cache
def setting_words(*names: str) -> frozenset[str]:
    """The words of these lines of ``events_settings.tsv``. Raises KeyError for a line that is not there."""
    lists = {rule: frozenset(words.split(" ")) for rule, words, _source in table_rows("events_settings.tsv")}
    return frozenset().union(*(lists[f"setting:{name}"] for name in names))


def frame_of(sentence: Sentence, trigger: Trigger) -> frozenset[int]:
    """The trigger's words, and the verb that only carries a noun: "launched | a raid", "the raid | took place"."""
    own = {*range(trigger.first, trigger.last + 1), trigger.head}
    word = sentence.words[trigger.head]
    if trigger.kind == "n" and word.head is not None and word.relation.split(":")[0] in _SUBJECTS:
        key = sentence.words[word.head].key
        if key in setting_words("happen") or (key in verb_set("light") and not word.relation.startswith("nsubj")):
            own.add(word.head)
    if trigger.kind == "n":  # "since the siege began in May"
        own.update(
            one for one in sentence.kids(trigger.head, "acl") if sentence.words[one].key in setting_words("happen")
        )
    elif (cause := _cause(sentence, trigger.head)) is not None:
        own.add(cause)
    return frozenset(own)


def _cause(sentence: Sentence, verb: int) -> int | None:
    """What a verb is the outcome of: "exploded in Oster, | killing six", "an attack in Oster that | killed six"."""
    word = sentence.words[verb]
    if word.head is None:
        return None
    above = sentence.words[word.head]
    bare = word.key.endswith("ing") and not sentence.kids(verb, "mark", "nsubj", "case")
    if word.relation.startswith("advcl") and bare and above.tag == "VERB":
        return word.head
    if not word.relation.startswith("acl"):
        return None
    for one in ancestors(sentence, word.head)[:MOST_NOUNS]:  # "an attack in Oster | that killed six", parsed as it may
        if sentence.words[one].tag == "VERB":
            return None
        if names_event(sentence.words[one].key):
            return one
    return None


@lru_cache(maxsize=WORDS_KEPT)
def names_event(key: str) -> bool:
    """Whether a noun may be an event."""
    return any(line.kind == "n" for line in by_first_word().get(key, ())) or key in word_set("generic")


@lru_cache(maxsize=WORDS_KEPT)
def tells_event(key: str) -> bool:
    """Whether a verb may tell an event."""
    return any(line.kind == "v" for line in by_first_word().get(key, ()))


def ancestors(sentence: Sentence, at: int) -> list[int]:
    """A word and what it hangs on, up to the head of the sentence."""
    found = [at]
    while len(found) < MOST_STEPS:
        head = sentence.words[found[-1]].head
        if head is None or head in found:
            break
        found.append(head)
    return found


def head_of(sentence: Sentence, span: Span) -> int:
    """The word of a span on which its others hang; the last one where nothing is parsed."""
    first, last = sentence.at(span.start), sentence.at(max(span.start, span.end - 1))
    if not sentence.parsed:
        return last
    inside = range(first, last + 1)
    outward = [at for at in inside if sentence.words[at].head not in inside]
    return next((at for at in outward if sentence.words[at].relation not in ("case", "punct", "det", "cc")), last)


def governor(sentence: Sentence, at: int, frame: frozenset[int]) -> int | None:
    """The first word of the frame, or verb, that a word hangs on, nouns between; None where nothing is parsed."""
    if not sentence.parsed:
        return None
    above = ancestors(sentence, at)
    return next((one for one in above if one in frame or (one != at and sentence.words[one].tag == "VERB")), above[-1])


def are_parted(sentence: Sentence, one: Span, other: Span) -> bool:
    """Whether two sentences of a page were run together between these words: "was shut.The army said"."""
    start = sentence.span.start
    low, high = min(one.end, other.end), max(one.start, other.start)
    return _RUN_TOGETHER.search(sentence.text, max(0, low - 2 - start), max(low, high + 1) - start) is not None


def is_apart(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a clause with a time of its own stands between a word and one above it: "who ...", "after ..."."""
    for one in ancestors(sentence, low):
        if one == high:
            return False
        if sentence.words[one].relation.startswith(("acl", "ccomp")) and not _is_only_verb(sentence, one):
            return True
        if sentence.words[one].relation.startswith("advcl"):
            marks = {sentence.words[mark].key for mark in sentence.kids(one, "mark", "case")}
            if marks & setting_words("other-clause"):
                return True
    return False


def _is_only_verb(sentence: Sentence, at: int) -> bool:
    """Whether a sentence has no other verb: a participle is then its main one."""
    return not any(one.tag in ("VERB", "AUX") for n, one in enumerate(sentence.words) if n != at)


def in_clause(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a word stands in the trigger's clause, by marks and opening words alone."""
    start, end = clause_of(sentence, trigger.first, trigger.last)
    return start <= at <= end


def goes_on(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger takes the story on: told on the ground, in the plain past, in a clause that is not aside."""
    verb = _telling_verb(sentence, trigger)
    if trigger.root not in ON_THE_GROUND or verb is None:
        return trigger.root in ON_THE_GROUND
    perfect = not _auxiliaries(sentence, verb).isdisjoint(_PERFECT)
    if perfect or is_named_only(sentence, trigger) or _is_aside(sentence, verb):
        return False
    return is_past(sentence, trigger)


def is_past(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger on the ground is told as past and done, if only just: "has", but not "had" or "will"."""
    verb = _telling_verb(sentence, trigger)
    if trigger.root not in ON_THE_GROUND:
        return False
    return verb is None or (
        _auxiliaries(sentence, verb).isdisjoint(setting_words("not-so")) and not is_present(sentence, verb)
    )


def is_done(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb is told as done: "signed", "has met", "were held"; not "will meet", "are to meet", "meets"."""
    return trigger.kind != "n" and is_told_past(sentence, trigger.head)


def is_told_past(sentence: Sentence, verb: int) -> bool:
    """Whether a verb's own form or what helps it tells of what was; an irregular form alone says nothing."""
    before = _auxiliaries(sentence, verb)
    helped = before & {"was", "were", "had", "has", "have", "been", "did"}
    return (bool(helped) or sentence.words[verb].key.endswith("ed")) and before.isdisjoint(_NOT_DONE)


def is_named_only(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is named on the way to something else: "an order in the case concerning the detention"."""
    word = sentence.words[trigger.head]
    above = sentence.words[word.head] if word.head is not None else None
    if trigger.kind == "v" or above is None or above.key in setting_words("carrying"):
        return False
    return above.tag in ("NOUN", "PROPN") and word.relation in ("nmod", "obl", "acl", "appos")


def is_told_again(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun speaks of something told before: "the attack"."""
    return trigger.first > 0 and sentence.words[trigger.first - 1].key in ("the", "this", "that")


def _telling_verb(sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb by whose tense a trigger is told: "retaliated by | firing"; None where there is none."""
    above = ancestors(sentence, trigger.head)
    verbs = [one for one in above if sentence.words[one].tag == "VERB" or (one == trigger.head and trigger.kind == "v")]
    return next((one for one in verbs if not sentence.words[one].key.endswith("ing")), verbs[0] if verbs else None)


def _is_aside(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands in a clause that hangs on a noun, or tells when or why: "who ...", "when they ..."."""
    for one in ancestors(sentence, verb):
        relation = sentence.words[one].relation
        marks = {sentence.words[mark].key for mark in sentence.kids(one, "mark", "advmod")}
        if relation.startswith("acl") and "where" not in marks:
            return True
        if relation.startswith("advcl") and marks & setting_words("aside"):
            return True
    return False


def _auxiliaries(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.words[one].key for one in (*range(max(0, verb - _NEAR), verb), *sentence.kids(verb, "aux"))}


def is_present(sentence: Sentence, verb: int) -> bool:
    """ "Attacks", "is attacking"; "was shot" is past whatever its ending."""
    before, key = _auxiliaries(sentence, verb), sentence.words[verb].key
    if before & {"was", "were", "had", "been"}:
        return False
    return bool(before & word_set("be")) or (key.endswith("s") and not key.endswith("ss"))
