"""What looks like an event and is none, with the reason: figures of speech, sport, names, anniversaries."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.derive.events.grammar import is_capital, is_passive
from sayso.derive.events.lexicon import WORDS_KEPT, word_set
from sayso.derive.events.means import is_use, used_for
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger, is_owned
from sayso.derive.tables import table_rows

#: Words of a sport that make a sentence one about sport: one alone may be chance ("goal").
ENOUGH_SPORT = 2
#: Words on each side of a trigger that are looked at for sport.
NEAR = 10
#: Letters of a word that a sentence writes small and a headline all in capitals does not.
LONG_WORD = 5

#: How an adjective hangs that is said of something: "found it offensive", "the remark was offensive".
_SAID_OF = ("xcomp", "root", "ccomp", "conj", "acl:relcl", "advcl")
_RALLIES = frozenset({"rally", "rallies"})
#: Verbs of speaking that name no words.
_SPEAKING = frozenset(
    {"speak", "speaks", "spoke", "spoken", "speaking", "address", "addresses", "addressed", "addressing"}
)


@dataclass(frozen=True, slots=True)
class Reject:
    """One line of ``events_rejects.tsv``: words that touch a trigger, and why it is no event then."""

    rule: str
    reason: str
    pattern: re.Pattern[str]


@cache
def rejects() -> tuple[Reject, ...]:
    """All lines of the table that are patterns, in its order."""
    rows = [row for row in table_rows("events_rejects.tsv") if row[2] != "-"]
    return tuple(Reject(rule, reason, re.compile(rf"(?i)\b(?:{pattern})")) for rule, reason, pattern, *_ in rows)


#: Letters of a trigger's word by which the patterns that may be about it are found: "kill" of "killings".
STEM = 4
#: Code points on each side of a trigger that a pattern may reach.
REACH = 100


_WHOSE = frozenset({"whose", "its", "their", "his", "her", "our", "my"})


@lru_cache(maxsize=WORDS_KEPT)
def _about(key: str) -> tuple[Reject, ...]:
    """The patterns in which this word can stand."""
    return tuple(one for one in rejects() if key[:STEM] in one.pattern.pattern.lower())


def _patterns_about(sentence: Sentence, trigger: Trigger) -> list[Reject]:
    """The patterns of the word that decides, and the figures of speech of the others: "launched a scathing attack"."""
    found = list(_about(sentence.words[trigger.head].key))
    for word in sentence.words[trigger.first + 1 : trigger.last + 1]:
        found += [one for one in _spoken_of(word.key) if one not in found]
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _spoken_of(key: str) -> tuple[Reject, ...]:
    """The figures of speech in which this word can stand."""
    return tuple(one for one in _about(key) if one.reason == "figure_of_speech")


@cache
def _sport() -> frozenset[str]:
    return frozenset(
        word for row in table_rows("events_rejects.tsv") if row[1] == "sport" for word in row[4].split(" ")
    )


def reasons() -> tuple[str, ...]:
    """Every reason code, in the order of the table."""
    return tuple(dict.fromkeys(row[1] for row in table_rows("events_rejects.tsv")))


def reason_against(sentence: Sentence, trigger: Trigger) -> str | None:
    """Why this trigger tells no event; None if nothing speaks against it."""
    words = trigger.span(sentence)
    start, end = words.start - sentence.span.start, words.end - sentence.span.start
    low = max(0, start - REACH)
    for one in _patterns_about(sentence, trigger):
        for found in one.pattern.finditer(sentence.text, low, end + REACH):
            own_word = one.reason == "court" and found.start() == start
            speaks = trigger.root == "ACCUSE" and one.reason == "figure_of_speech"
            if found.start() < end and start < found.end() and not own_word and not speaks:
                return one.reason
    around = sentence.words[max(0, trigger.first - NEAR) : trigger.last + NEAR]
    if len({word.key for word in around if word.key in _sport()}) >= ENOUGH_SPORT:
        return "sport"
    return None


def reason_by_grammar(sentence: Sentence, trigger: Trigger) -> str | None:
    """Why a trigger tells no event where it stands: it describes a noun, names a purpose, or nobody does it."""
    word = sentence.words[trigger.head]
    relation = word.relation
    if not sentence.parsed:
        return None
    if _is_name(sentence, trigger):
        return "name"
    if (relation == "amod" and _is_described(sentence, trigger.first)) or (
        relation == "compound" and trigger.kind == "n"
    ):
        return "description"
    if trigger.kind == "v" and _is_owned_participle(sentence, trigger.first):
        return "description"
    if trigger.kind == "n" and trigger.first == trigger.last and word.tag == "ADJ" and relation in _SAID_OF:
        return "description"  # "many found it | offensive"
    if trigger.kind == "n" and word.key in _RALLIES and _is_hall(sentence, trigger.head):
        return "setting"
    if trigger.kind == "v" and trigger.root != "PROTEST" and _is_purpose(sentence, trigger):
        return "purpose"
    if _is_put_somewhere(sentence, trigger) or is_use(sentence, trigger):
        return "description"
    if trigger.mode == "visit" and trigger.kind == "v" and is_passive(sentence, trigger.head):
        return "description"  # "the wounded were flown to Oster" visit nobody
    lacks_object = not sentence.kids(trigger.head, "obj", "nsubj:pass", "obl", "aux:pass")
    is_bare = trigger.kind == "v" and trigger.first == trigger.last and trigger.root != "CONSULT"  # "talks opened"
    if is_bare and word.key in word_set("ergative") and lacks_object:
        return "description"
    return None


def _is_put_somewhere(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the "in" of a phrase only says where: "| called in | Brussels for a truce" summons nobody."""
    last = sentence.words[trigger.last]
    if trigger.kind != "v" or trigger.root != "REQUEST" or last.key != "in" or last.relation != "case":
        return False
    return last.head is not None and last.head > trigger.last and sentence.words[last.head].tag == "PROPN"


def _is_hall(sentence: Sentence, at: int) -> bool:
    """Whether a rally is where somebody spoke or who was spoken to, or a candidate's: "told | a rally | in Oster"."""
    if any(sentence.words[one].key in word_set("campaigning") for one in sentence.kids(at, "compound", "amod")):
        return True
    word = sentence.words[at]
    if sentence.case_of(at) == "at" and _is_spoken_at(sentence, at):
        return True
    if word.head is None or sentence.words[word.head].key not in word_set("saying") | _SPEAKING:
        return False
    return word.relation == "obj" or (word.relation == "obl" and sentence.case_of(at) in ("at", "during", "to"))


def _is_spoken_at(sentence: Sentence, at: int) -> bool:
    """Whether the last verb before a rally is one of speaking: "| speak | before crowds at raucous rallies"."""
    verbs = (one for one in reversed(sentence.words[max(0, at - NEAR) : at]) if one.tag == "VERB")
    last = next(verbs, None)
    return last is not None and last.key in _SPEAKING


def _is_name(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is written as a name: "Government of National Accord", "last March"; not in a line of capitals."""
    others = (sentence.words[at].key for at in range(trigger.first, trigger.last + 1) if at != trigger.head)
    if trigger.kind == "v" and not sentence.shouts:
        last = sentence.words[trigger.last]
        month = last.key == "march" and is_capital(sentence, trigger.last) and _has_small(sentence)
        return month or (trigger.first == trigger.last and _is_surname(sentence, trigger.head))
    if sentence.shouts:
        return _is_month(sentence, trigger)
    if (
        trigger.kind != "n"
        or not is_capital(sentence, trigger.head)
        or not word_set("preposition-of").issuperset(others)
    ):
        return False
    beside = (trigger.first - 1, trigger.last + 1)
    if trigger.first == 0 and not any(_is_number(sentence, one) for one in beside):
        return False
    return _has_small(sentence)


def _has_small(sentence: Sentence) -> bool:
    """Whether a long word is written small, so that capitals tell names: no headline."""
    return any(len(word.key) >= LONG_WORD and not is_capital(sentence, at) for at, word in enumerate(sentence.words))


def _is_surname(sentence: Sentence, at: int) -> bool:
    """Whether what was read as a verb ends a person's name: "appointed Loretta | Lynch | , a lawyer"."""
    if at == 0 or not (is_capital(sentence, at) and is_capital(sentence, at - 1)) or not _has_small(sentence):
        return False
    return sentence.words[at - 1].tag == "PROPN"


def _is_month(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a word in capitals is a month beside its day or year, no deed: "on 16 MARCH"."""
    is_bare = trigger.kind == "n" and trigger.first == trigger.last
    return (
        is_bare
        and sentence.words[trigger.head].key == "march"
        and any(_is_number(sentence, one) for one in (trigger.first - 1, trigger.last + 1))
    )


def _is_number(sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.words) and sentence.words[at].key.isdigit()


def _is_described(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands between a determiner or adjective and its noun: "the besieged town"."""
    if at == 0:
        return True
    before = sentence.words[at - 1]
    if is_owned(sentence, at):
        return True  # "the party's | declining | appeal"
    return not is_capital(sentence, at - 1) and (
        before.tag in ("DET", "ADJ", "NUM", "ADP") or before.key in ("most", "newly", "recently")
    )


def _is_owned_participle(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands between whose a thing is and the thing: "whose brutally | mutilated | bodies"."""
    before = at - 1
    while before > 0 and sentence.words[before].tag == "ADV":
        before -= 1
    behind = sentence.words[at + 1].tag if at + 1 < len(sentence.words) else ""
    is_participle = not sentence.words[at].key.endswith("ing") and behind == "NOUN"
    return before >= 0 and is_participle and sentence.words[before].key in _WHOSE


def _is_purpose(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Troops were sent to help": what it is done for, not what was done; "prepare to attack" says how that stands."""
    word = sentence.words[trigger.head]
    if word.relation not in ("advcl", "acl") or word.head is None:
        return False
    above = sentence.words[word.head]
    if above.relation == "obj" and above.head is not None and word.relation == "acl" and above.tag == "NUM":
        above = sentence.words[above.head]  # "ordered | twelve of the sailors | to be held"
    if any(above.key in word_set(name) for name in ("plan", "wish", "failed", "phase")):
        return False
    if used_for(sentence, trigger.head) is not None:
        return False
    marks = [sentence.words[one].key for one in sentence.kids(trigger.head, "mark")]
    return marks[:1] == ["to"] or marks[:3] == ["in", "order", "to"]
