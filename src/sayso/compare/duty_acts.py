"""What a duty asks for, and whether words tell that it was done: kinds of acts, their objects, signs of doing.

A promise, a plan, a demand, a denial, a question and a condition are no doing; nor is a beginning or a part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.compare.figure_scope import ANYBODY, group_of, listed
from sayso.compare.same_event_words import stem, table_lines, telling, words_in
from sayso.compare.sides import is_state_word

#: Words before a verb in which its helping verbs, its negation or its condition stand.
HELPERS = 4
#: Words behind a noun in which the verb stands that says it came: "a reply to the Court's letter had arrived".
REACH = 8
#: Words behind the act in which a part of what is owed is named: "freed some of the sailors".
PART_REACH = 5
#: Words of a duty, the verb counted, within which a light verb has its noun; kinds whose nouns are too wide for that.
LIGHT_REACH = 6
LIGHT_KINDS = frozenset({"aid", "notify", "stop", "open", "comply"})
#: Letters that a headline's present adds to a stem at most ("frees", "replies"); "consultations" is a noun.
PRESENT_ENDING = 2
#: What a word must tell to be what an act is done to: words in one report of ten tell nothing of it.
LEAST_TELLING = 2.3
#: Texts kept at hand: those of a few hundred reports.
REMEMBERED = 4096

#: What meets a duty of no known kind, in words.
UNKNOWN = "word that it was done"

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.;:!?]")
#: What is done to the thing that stands first: "the paper would be presented on Monday".
_PASSIVE = re.compile(r"\b(?:is to|are to|will|would|must|shall|should|has to|have to) be (\w+ed)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|half|part|many|most) of "
    r"(?:the|its|their|them)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act: its ``noun`` in words; the stems of its verbs and nouns; roots of events that tell it."""

    kind: str
    noun: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    events: frozenset[str]
    receipt: bool


@dataclass(frozen=True, slots=True)
class Done:
    """Words that tell that an act was done: the ``word``, the ``clause`` it stands in.

    ``received``: told as something that came to the creditor.
    """

    word: str
    clause: str
    received: bool


def act_of(duty: str) -> Act:
    """The kind of act that a duty asks for, by its first verb; by its noun where the verb is light ("make a payment").

    Of a verb that no kind has, the act is the verb's own.
    """
    words = [word for word in words_in(duty) if word not in _sign("passed") and not _is_adverb(word)]
    first, roots = next(iter(words), ""), [stem(word) for word in words[:LIGHT_REACH]]
    by_verb = next((act for act in acts() if roots and roots[0] in act.verbs), None)
    is_light = first in _sign("light") or first[:1].isdigit()
    if first in _sign("wanting"):
        is_light, roots = True, [stem(word) for word in words]
    by_noun = next((act for root in roots for act in acts() if root in act.nouns and act.kind not in LIGHT_KINDS), None)
    if is_light and by_noun:
        return by_noun
    if (passive := _PASSIVE.search(duty)) and not by_verb:
        by_verb = next((act for act in acts() if stem(passive[1].lower()) in act.verbs), None)
    return by_verb or Act(first, UNKNOWN, frozenset(roots[:1]), frozenset(), frozenset(), receipt=False)


def _is_adverb(word: str) -> bool:
    """Whether a word ends as an adverb does, and is no act ("reply", "comply")."""
    return word.endswith("ly") and not any(stem(word) in act.verbs | act.nouns for act in acts())


@cache
def acts() -> tuple[Act, ...]:
    """The kinds of acts of the table, in its order: the first that fits a word is meant."""
    return tuple(
        Act(kind, noun, _stems(verbs), _stems(nouns), frozenset(events.split(" ")) - {"-"}, receipt == "yes")
        for kind, noun, verbs, nouns, events, receipt, _source in table_lines("duty_acts.tsv")
    )


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split(" ") if "_" not in word)


@lru_cache(maxsize=REMEMBERED)
def objects_in(text: str) -> frozenset[str]:
    """What a text speaks of: telling stems, and groups for people and things of many names. No states, no days."""
    found = set()
    for word in words_in(text):
        group = group_of(word)
        if group == ANYBODY or len(word) == 1 or is_state_word(word) or word[0].isdigit() or stem(word) in _passed():
            continue
        if word in _sign("no_object"):
            continue
        if group != stem(word) or telling(group) >= LEAST_TELLING:
            found.add(group)
    return frozenset(found)


@cache
def _passed() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("passed"))


_LEFT_UNDONE = re.compile(
    r"\W*(?:(?:must|shall|should|may|can|will|is|are|has|have|to|be)\s+){0,2}(?:not|never|refrain|abstain|avoid|desist)\b",
    re.IGNORECASE,
)


def is_negated(duty: str) -> bool:
    """Whether a duty is to leave something undone: "not to disclose", "must not disclose", "refrain from"."""
    return _LEFT_UNDONE.match(duty) is not None


def is_put_off(duty: str) -> bool:
    """Whether a duty is told with a day that stands for an earlier one: "on Monday instead", "was postponed to"."""
    return any(word in _sign("put_off") for word in words_in(duty))


@lru_cache(maxsize=REMEMBERED)
def acts_in(text: str) -> tuple[Act, ...]:
    """The kinds of acts that a text tells as done, in the order of the table."""
    roots = {stem(word) for word in words_in(text)}
    return tuple(act for act in acts() if not roots.isdisjoint(act.verbs | act.nouns) and any(done_in(text, act)))


def done_in(text: str, act: Act) -> Iterator[Done]:
    """The places of a text that tell the act as done."""
    words = _WORD.findall(text)
    lowered = [word.lower() for word in words]
    for place, word in enumerate(lowered):
        root = stem(word)
        if root in act.verbs and _is_done(lowered, place):
            yield Done(words[place], _clause(words, place), received=False)
        elif root in act.nouns and (came := _has_come(lowered, place, act)) is not None:
            yield Done(words[place], _clause(words, place), received=came)


def number_in(text: str) -> int | None:
    """The first count in a text: 24 of "the 24 sailors", 3 of "three vessels"; None where there is none."""
    for word in words_in(text):
        if word.isdigit():
            return int(word)
        if word in _NUMBERS:
            return _NUMBERS[word]
    return None


def is_part_of(clause: str, duty: str) -> bool:
    """Whether a clause tells of a part of what is owed: "two of the sailors", or two where 24 are owed."""
    owed, told = number_in(duty), number_in(clause)
    return _OF_THEM.search(clause) is not None or (owed is not None and told is not None and told < owed)


def _clause(words: list[str], place: int) -> str:
    """The words of the sentence round a place."""
    first = next((n + 1 for n in range(place - 1, -1, -1) if words[n] in ".;!?"), 0)
    last = next((n for n in range(place, len(words)) if words[n] in ".;!?"), len(words))
    return " ".join(words[first:last])


def _is_done(words: list[str], place: int) -> bool:
    """Whether a verb is told as done: a past form or a headline's present, not undone by what stands before."""
    word, before = words[place], _before(words, place)
    if _is_undone(before) or _is_part(words, place):
        return False
    if word.endswith("ing"):
        return bool(before) and before[-1] in _sign("after")
    if before and before[-1] in {"the", "a", "an", "of", "immediate", "their", "its"}:
        return False  # a noun of the same form: "the release of"
    is_present = word.endswith("s") and len(word) - len(stem(word)) <= PRESENT_ENDING
    return word.endswith("ed") or is_present or word in _sign("past")


@cache
def _signs() -> dict[str, frozenset[str]]:
    return {rule: frozenset(words.split(" ")) for rule, words, _source in table_lines("duty_signs.tsv")}


def _sign(rule: str) -> frozenset[str]:
    return _signs()[rule]


def _before(words: list[str], place: int) -> list[str]:
    before = words[max(0, place - HELPERS) : place]
    stop = max((n + 1 for n, word in enumerate(before) if word in ".;:!?"), default=0)
    return before[stop:]


def _is_undone(before: list[str]) -> bool:
    if any(word in _sign("undone") or word.endswith(("n't", "n’t")) for word in before):
        return True
    if any(word in _sign("condition") for word in before):
        return True
    rest = list(before)
    while rest and rest[-1] in _sign("helping"):
        rest.pop()
    return bool(rest) and rest[-1] == "to"


def _is_part(words: list[str], place: int) -> bool:
    """Whether only a beginning or a part is told: "began to free", "freed some of the sailors", "partly withdrew"."""
    near = words[max(0, place - 2) : place]
    behind = words[place + 1 : place + 1 + PART_REACH]
    is_begun = any(word in _sign("begun") or word in _sign("part") for word in near)
    return is_begun or any(word in _sign("part") for word in behind)


def _has_come(words: list[str], place: int, act: Act) -> bool | None:
    """Whether a noun is told as come to the creditor (True) or done (False); None where neither."""
    before = _before(words, place)
    if any(word in _sign("no") for word in before) or _is_part(words, place):
        return None
    behind = words[place + 1 : place + 1 + REACH]
    stop = next((n for n, word in enumerate(behind) if word in ".;!?"), len(behind))
    behind = behind[:stop]
    for n, word in enumerate(behind):
        if (word in _sign("came") and act.receipt) or word in _sign("done"):
            undone = _is_undone(behind[max(0, n - HELPERS) : n])
            return None if undone else word in _sign("came")
    if act.receipt and any(word in _sign("got") for word in before) and not _is_undone(before):
        return True
    is_given = any(word in _sign("done") or word in _sign("gave") for word in before) and not _is_undone(before)
    return False if is_given else None
