"""How an event stands: told as a fact, negated, possible, planned or supposed, by the words that govern its trigger."""

from dataclasses import dataclass
from functools import cache

from sayso.derive.events.contrast import has_nobody, is_nobody
from sayso.derive.events.frame import ancestors, is_told_past
from sayso.derive.events.governed import is_of_clause_before, joined_to, tells_itself
from sayso.derive.events.lexicon import verb_set, word_set
from sayso.derive.events.nearby import clause_of
from sayso.derive.events.scene import Sentence
from sayso.derive.events.status_kinds import Standing
from sayso.derive.events.triggers import Trigger
from sayso.derive.events.undone import undone_by

#: Words above a trigger that are climbed.
HIGHEST = 6
#: Words before a trigger that may govern it where nothing is parsed.
WINDOW = 9
#: Words before a trigger in which a claim of responsibility or a suspicion may stand.
BLAME_REACH = 6
BLAMED = frozenset({"ASSAULT", "COERCE"})
#: Words before a deed among which its article stands: "the | two recent | attacks".
NEAR_ARTICLE = 3
_TAKING_UP = frozenset({"the", "this", "that", "these", "those"})
_MODIFIERS = ("aux", "advmod", "det", "mark", "amod", "cc", "compound")
#: "Not only attacked": what stands with these is not negated.
_ONLY = frozenset({"only", "just", "merely"})
#: Words that plan only before "to": "is set to", not "set fire to".
_ONLY_WITH_TO = frozenset({"set", "going", "about"})
#: Stands for a "not confirmed": a word of the list "may".
_UNPROVEN = "unconfirmed"
#: "A well-planned attack" was carried out; "a planned attack" is yet to be.
_HOW_WELL = frozenset(
    {"well", "carefully", "meticulously", "painstakingly", "badly", "poorly", "ill", "best", "better"}
)
_WELL_PLANNED = frozenset(f"{how}-planned" for how in _HOW_WELL)
_STOPS = ("advcl", "parataxis", "acl:relcl", "ccomp")


@dataclass(frozen=True, slots=True)
class Scope:
    """The words that govern a trigger, nearest first; ``condition``: an "if" clause hangs on it; ``asks``: the
    sentence is a question.
    """

    words: tuple[str, ...]
    condition: bool
    asks: bool


def standing_of(sentence: Sentence, trigger: Trigger, low: int = 0) -> tuple[Standing, str]:
    """How an event stands by its own sentence alone, and the rule that says so; no word before ``low`` is looked at."""
    scope = _scope_both(sentence, trigger, low) if sentence.parsed else _scope_nearby(sentence, trigger, low)
    words = scope.words
    found = frozenset(words)
    if is_claimed(sentence, trigger):
        return "claimed", "responsibility"
    if undone := undone_by(sentence, trigger, low):
        return undone
    if sentence.parsed and has_nobody(sentence, trigger):
        return "negated", "nobody"
    if found & word_set("if") and not _has_ended_by(sentence, trigger, found):
        return ("possible", "alleged-doer") if _is_doer_in_doubt(sentence, trigger) else ("supposed", "if")
    if scope.asks and low == 0:
        return "supposed", "question"
    if _is_negated(words):
        needs = "to" in words and bool(found & {"have", "need", "has", "ask", "asked", "urged", "told"})
        refuses = "will-not" if found & {"will", "won"} else "not"
        return ("wished", "need-not") if needs else ("negated", refuses)
    if found & word_set("failed") and not tells_itself(sentence, trigger):
        return "negated", "failed"
    if _is_any(sentence, trigger) or found & word_set("wish"):
        return ("supposed", "any") if _is_any(sentence, trigger) else ("wished", "wish")
    if found & word_set("may"):
        return "possible", "alleged-doer" if _is_known_done(sentence, trigger) else "may"
    if ahead := _ahead(found, scope):
        return ahead
    if _is_blamed(sentence, trigger):
        return "possible", "blamed"
    return _by_infinitive(sentence, trigger)


def _has_ended_by(sentence: Sentence, trigger: Trigger, found: frozenset[str]) -> bool:
    """Whether "until" tells what ended a past: "were held until the truce of 1994", not "will stay until a truce"."""
    if found & word_set("if") != {"until"} or not found.isdisjoint(word_set("would") | word_set("may")):
        return False
    told = [one for one in ancestors(sentence, trigger.head) if one != trigger.head or trigger.kind == "v"]
    verbs = [one for one in told if sentence.words[one].tag == "VERB"]
    return bool(verbs) and all(is_told_past(sentence, one) for one in verbs)


def _is_any(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is of whatever deed there may be: "would answer | any | attack"."""
    below = sentence.kids(trigger.head, "det") if trigger.kind == "n" else []
    return any(sentence.words[one].key == "any" for one in below)


def _is_doer_in_doubt(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether only who did it is open: "no word on whether the attack was staged by", "if it is confirmed that the
    Front carried out the attack".
    """
    verb = trigger.head if trigger.kind == "v" else sentence.words[trigger.head].head
    if verb is None or not _is_known_done(sentence, trigger):
        return False
    above = sentence.words[verb].head
    marks = {sentence.words[one].key for one in sentence.kids(verb, "mark")}
    proves = above is not None and sentence.words[above].key in word_set("proving")
    return "whether" in marks or (proves and "if" not in marks)


def _is_known_done(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb tells who did a known deed: "the attack was presumably | carried out | by"."""
    above = sentence.words[trigger.head].head
    verb = trigger.head if trigger.kind == "v" else above
    return verb is not None and _is_known_deed(sentence, trigger) and sentence.words[verb].key in _committing()


def _is_known_deed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a deed is spoken of as told before: "the attack", "carried out the attack"."""
    if trigger.root not in BLAMED or (trigger.kind == "v" and trigger.first == trigger.last):
        return False
    first = trigger.first - NEAR_ARTICLE if trigger.kind == "n" else trigger.first
    before = sentence.words[max(0, first) : trigger.last]
    return any(word.key in _TAKING_UP for word in before)


@cache
def _committing() -> frozenset[str]:
    return verb_set("carrying-out") | verb_set("committing")


def _ahead(found: frozenset[str], scope: Scope) -> tuple[Standing, str] | None:
    """How an event stands that is yet to be: planned, called for, or supposed. None if nothing says so."""
    if scope.condition and found & (word_set("plan") | word_set("would")):
        return "supposed", "if"
    planned = found & word_set("plan")
    if planned and ("to" in found or not planned <= _ONLY_WITH_TO):
        return "planned", "plan"
    if found & word_set("must"):
        return "wished", "must"
    return ("supposed", "would") if found & word_set("would") else None


def is_claimed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a deed is told as one that its doers take on themselves: "claimed responsibility for the attack"."""
    before = _before(sentence, trigger)
    is_owned = "responsibility" in before and not before.isdisjoint(verb_set("claiming"))
    return trigger.kind == "n" and is_owned and not before & word_set("not") and not _is_unclaimed(sentence, trigger)


def _is_unclaimed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether it is nobody who claims a deed: "none of the groups has claimed responsibility for"."""
    near = range(max(0, trigger.first - BLAME_REACH), trigger.first)
    claims = [at for at in near if sentence.words[at].key in verb_set("claiming")]
    if any(sentence.words[one].key == "no" for at in claims for one in sentence.kids(at, "det")):
        return True  # "there was no claim of responsibility"
    return any(is_nobody(sentence, one) for at in claims for one in sentence.kids(at, "nsubj"))


def _is_blamed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody is held to have done it: "blamed for the attack", "suspected of the murder"."""
    before = _before(sentence, trigger)
    return (
        trigger.root in BLAMED
        and not before.isdisjoint(word_set("blame"))
        and not before.isdisjoint({"of", "for", "in"})
    )


def _before(sentence: Sentence, trigger: Trigger) -> set[str]:
    return {word.key for word in sentence.words[max(0, trigger.first - BLAME_REACH) : trigger.first]}


def _by_infinitive(sentence: Sentence, trigger: Trigger) -> tuple[Standing, str]:
    """ "Is to meet", "are to sign": what shall be."""
    before = [word.key for word in sentence.words[max(0, trigger.first - 2) : trigger.first]]
    return (
        ("planned", "is-to")
        if before in (["is", "to"], ["are", "to"], ["was", "to"], ["were", "to"])
        else ("told", "told")
    )


def _is_negated(words: tuple[str, ...]) -> bool:
    count = sum(word in word_set("not") or word.endswith("n't") for word in words)
    return count % 2 == 1 and not _ONLY & set(words)


def _scope_both(sentence: Sentence, trigger: Trigger, low: int) -> Scope:
    """What governs a trigger by the grammar, and the words right before it whatever the grammar says of them."""
    parsed, beside = _scope_parsed(sentence, trigger, low), _beside(sentence, trigger, low)
    beside = [*beside, *_going_to(sentence, trigger, low)]
    own = tuple(word for word in dict.fromkeys(beside) if word not in parsed.words)
    return Scope((*parsed.words, *own), parsed.condition, parsed.asks)


def _going_to(sentence: Sentence, trigger: Trigger, low: int) -> list[str]:
    """The words before the verb that does it, wherever that was read to hang: "we are | not going to | do a raid"."""
    verb = trigger.head if trigger.kind == "v" else sentence.words[trigger.head].head
    if verb is None or verb - 2 < low or [word.key for word in sentence.words[verb - 2 : verb]] != ["going", "to"]:
        return []
    found = ["to", "going"]
    for at in range(verb - 3, low - 1, -1):
        word = sentence.words[at]
        if word.key not in word_set("not") | word_set("verb-group") and word.tag not in ("AUX", "PART", "ADV"):
            break
        found.append(word.key)
    return found


def _beside(sentence: Sentence, trigger: Trigger, low: int) -> list[str]:
    """The verb group that a trigger ends, and the verb before its "to"; before a noun, its adjectives."""
    found: list[str] = []
    start = joined_to(sentence, trigger, low)
    low, done = max(low, start - WINDOW), _is_carried_out(sentence, trigger)
    for at in range(start - 1, low - 1, -1):
        word = sentence.words[at]
        if (
            (
                word.key in word_set("verb-group")
                or word.key.endswith(("ly", "n't"))
                or word.key in word_set("not") | word_set("may") | word_set("would")
            )
            or (trigger.kind == "v" and found[-1:] == ["to"])
            or (
                trigger.kind == "n"
                and word.tag in ("ADJ", "DET", "NUM", "")
                and not (done or _is_praised(sentence, at))
            )
        ):
            found.append(word.key)
        else:
            break
    return found + _opener(sentence, trigger, low)


def _is_praised(sentence: Sentence, at: int) -> bool:
    """Whether "planned" tells how well a thing was done, and not that it is to be: "a well-planned attack"."""
    before = at - 2 if at > 1 and sentence.words[at - 1].key == "-" else at - 1
    how_well = before >= 0 and sentence.words[before].key in _HOW_WELL
    return sentence.words[at].key.endswith("planned") and (how_well or sentence.words[at].key in _WELL_PLANNED)


def _opener(sentence: Sentence, trigger: Trigger, low: int) -> list[str]:
    """The "if" or "whether" that opens the clause."""
    start, _ = clause_of(sentence, trigger.first, trigger.last)
    before = [sentence.words[at].key for at in (start - 1, start) if low <= at < trigger.first]
    return [word for word in before if word in word_set("if")]


def _scope_parsed(sentence: Sentence, trigger: Trigger, low: int) -> Scope:
    words: list[str] = []
    at, condition, joined = trigger.head, False, False
    done = _is_carried_out(sentence, trigger)
    for step in range(HIGHEST):
        if step and not joined:
            words.append(sentence.words[at].key)
        words += [
            sentence.words[one].key
            for one in sentence.kids(at, *_MODIFIERS)
            if one >= low
            and one not in _inside(trigger)
            and not is_of_clause_before(sentence, one, at)
            and not (sentence.words[one].relation == "amod" and (done or _is_praised(sentence, one)))
        ]
        if not step and trigger.kind == "n" and sentence.case_of(at) == "without":
            words.append("without")
        condition = condition or _has_condition(sentence, at)
        word = sentence.words[at]
        words += _doubts_above(sentence, at, low)
        if word.head is None or word.relation.split(":")[0] in _STOPS or word.relation in _STOPS:
            break
        looked_into = _is_taken_as_done(sentence, trigger, at, verb_set("talking-over") | verb_set("looking-into"))
        if word.head < low or not _governs(sentence, at, word.head) or looked_into:
            break
        if not step and trigger.kind == "n" and _does_something(sentence, at, word.head):
            break  # "the attack did not kill anyone" was one
        joined = word.relation.startswith("conj")  # "stopped work and marched": what it is joined to does not govern it
        at = word.head
    return Scope(tuple(words), condition, sentence.asks)


def _does_something(sentence: Sentence, at: int, verb: int) -> bool:
    """Whether a deed known before is the subject of a verb that tells more of it, and not whether it happened."""
    is_known = any(sentence.words[one].key in _TAKING_UP for one in sentence.kids(at, "det"))
    told = [sentence.words[one].key for one in sentence.kids(verb, "aux")]
    is_past = not word_set("would").union(word_set("may")).isdisjoint(told)
    return (
        is_known
        and sentence.words[at].relation == "nsubj"
        and sentence.words[verb].key in verb_set("outcome")
        and (sentence.words[verb].key not in word_set("failed") or bool(sentence.kids(verb, "obj")))
        and not is_past
    )


def _is_carried_out(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb tells a noun as done, whatever was planned before: "launched its long-planned invasion"."""
    word = sentence.words[trigger.head]
    if trigger.kind == "v" or word.head is None or word.relation not in ("obj", "nsubj:pass"):
        return False
    return sentence.words[word.head].key in verb_set("carrying-out")


def is_talked_of(sentence: Sentence, trigger: Trigger, at: int) -> bool:
    """Whether a deed of force is only talked over, which takes it as done: "to discuss Velland's capture of"."""
    return _is_taken_as_done(sentence, trigger, at, verb_set("talking-over"))


def _is_taken_as_done(sentence: Sentence, trigger: Trigger, at: int, verbs: frozenset[str]) -> bool:
    """Whether a deed of force is the object of one of these verbs: "will investigate | the attack"."""
    word = sentence.words[at]
    is_object = (
        trigger.kind == "n"
        and at == trigger.head
        and word.relation in ("obj", "acl", "xcomp")
        and trigger.root in BLAMED
    )
    talks = is_object and word.head is not None and sentence.words[word.head].key in verbs
    return talks and bool(sentence.kids_exactly(at, "nmod:poss", "det"))


def _doubts_above(sentence: Sentence, at: int, low: int) -> list[str]:
    """What the clause above doubts: "if it is confirmed that", "no proof that", "it may have been the Front who"."""
    word = sentence.words[at]
    if word.head is None or word.head < low or word.relation.split(":")[0] not in ("acl", "ccomp"):
        return []
    beside = [sentence.words[one].key for one in sentence.kids(word.head, "mark", "aux", "advmod", "det")]
    if sentence.words[word.head].key in word_set("doubted") and sentence.kids(at, "mark"):
        return [_UNPROVEN]  # "investigate the possibility | that the Front staged it"
    if sentence.words[word.head].key in word_set("proving"):
        is_open = any(key in word_set("not") or key.endswith("n't") for key in beside)
        return [key for key in beside if key in word_set("if")] + [_UNPROVEN] * is_open
    is_cleft = sentence.kids(word.head, "cop") and not sentence.kids(at, "mark")
    return [key for key in beside if key in word_set("may")] if is_cleft else []


def _inside(trigger: Trigger) -> range:
    return range(trigger.first, trigger.last + 1)


def _has_condition(sentence: Sentence, at: int) -> bool:
    return any(
        sentence.words[mark].key in word_set("condition")
        for clause in sentence.kids(at, "advcl")
        for mark in sentence.kids(clause, "mark")
    )


def _governs(sentence: Sentence, at: int, above: int) -> bool:
    """Whether what is said of the word above holds for this one: not for the subject of another event."""
    relation = sentence.words[at].relation.split(":")[0]
    if relation in ("xcomp", "obj", "conj", "aux", "cop", "compound", "nsubj", "csubj"):
        return True
    if relation in ("obl", "nmod", "acl", "iobj"):
        return sentence.words[above].key in word_set("wish") | word_set("plan") | word_set("failed") | word_set("may")
    return False


def _scope_nearby(sentence: Sentence, trigger: Trigger, low: int) -> Scope:
    start, _ = clause_of(sentence, trigger.first, trigger.last)
    low = max(low, start, trigger.first - WINDOW)
    opener = [sentence.words[start - 1].key] if start else []
    words = [word.key for word in sentence.words[low : trigger.first]]
    inner = [word.key for word in sentence.words[trigger.first + 1 : trigger.last]]
    if opener and opener[0] not in word_set("if"):
        opener = []
    after = [
        word.key
        for word in sentence.words[trigger.last + 1 : trigger.last + 3]
        if word.key in word_set("sentence-adverb")
    ]
    conditions = any(word.key in word_set("condition") for word in sentence.words[: trigger.first])
    return Scope((*reversed(words), *inner, *opener, *after), conditions, sentence.asks)
