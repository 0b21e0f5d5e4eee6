"""The words of saying: what act a cue performs, and whether it is the cue that decides.

Lines of ``tables/cues.tsv``; verbs are inflected here (``tables/irregular.tsv`` holds what does not follow the rule).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from sayso.derive.tables import table_rows, word_list
from sayso.derive.words import REMEMBERED, WORD, words_of
from sayso.records import Act

Grade = Literal["fixed", "open"]

#: Words that may stand between the words of a phrase: "issued a strongly worded statement".
WIDEST_GAP = 3
ACTS: frozenset[str] = frozenset(get_args(Act))


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line of the table: a word or phrase of saying, as words of its dictionary form."""

    rule: str
    words: tuple[str, ...]
    kind: str
    act: Act
    grade: Grade
    negated: Act | None
    with_to: Act | None


@dataclass(frozen=True, slots=True)
class CueSense:
    """What a cue says: the line it falls under, whether a negation stands before it, and where its words begin."""

    line: CueLine
    is_negated: bool
    at: int


def act_named(word: str) -> Act | None:
    """The act a table's word names; "-" is none. Raises ValueError for a word that is no act."""
    if word == "-":
        return None
    if word not in ACTS:
        raise ValueError(f"{word!r} is no act")
    return word  # type: ignore[return-value]


@cache
def _lines() -> tuple[CueLine, ...]:
    found = []
    for rule, phrase, kind, act, grade, negated, with_to, _source in table_rows("cues.tsv"):
        decides: Grade = "fixed" if grade == "fixed" else "open"
        own = act_named(act) or "assert"
        words = tuple(phrase.split(" "))
        found.append(CueLine(rule, words, kind, own, decides, act_named(negated), act_named(with_to)))
    return tuple(found)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {lemma: tuple(forms.split(" ")) for _rule, lemma, forms, _source in table_rows("irregular.tsv")}


def verb_forms(lemma: str) -> frozenset[str]:
    """Every spelling of a verb: say, says, said, saying."""
    forms = {lemma, f"{lemma}s", f"{lemma}ing", f"{lemma}ed", *_irregular().get(lemma, ())}
    if lemma.endswith("e"):
        forms |= {f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(f"{lemma}es")
    if lemma.endswith("y"):
        forms |= {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"}
    if lemma[-1] not in "aeiouwxy" and lemma[-2:-1] in tuple("aeiou"):
        forms |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return frozenset(forms)


def _noun_forms(noun: str) -> frozenset[str]:
    if noun.endswith("y"):
        return frozenset({noun, f"{noun[:-1]}ies", f"{noun}s"})
    return frozenset({noun, f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"})


@cache
def _by_first_word() -> dict[str, tuple[CueLine, ...]]:
    found: dict[str, list[CueLine]] = {}
    for line in _lines():
        forms = _noun_forms(line.words[0]) if line.kind == "noun" else verb_forms(line.words[0])
        for form in forms:
            found.setdefault(form, []).append(line)
    return {
        form: tuple(sorted(lines, key=lambda one: (-len(one.words), one.kind == "noun")))
        for form, lines in found.items()
    }


@cache
def _rest_forms(word: str) -> frozenset[str]:
    """How a later word of a phrase may be spelt: "dismiss the claims" stands for "dismiss the claim"."""
    return frozenset({word}) | _noun_forms(word)


#: First words of phrases that mean little alone: "is | against", "not | say"; not "has been issued against".
_TIGHT = frozenset({"be", "is", "are", "was", "were", "am", "been", "being", "'s", "'re", "'m", "not"})
_ARTICLES = frozenset({"the", "a", "an"})
#: How ordinals and most adjectives end: "the | fifth | vote", not "the | rebels | threaten".
_DESCRIBES = re.compile(r"(?:th|first|second|third|al|ic|ive|ous|ful|ary|able)\Z")
#: Enough code points of the content to hold those words.
REACH_CHARACTERS = 40
#: Words of the content that may complete a cue's phrase: "called | for", "want | to know".
REACH = 2


def cue_sense(cue: str, after: str = "") -> CueSense | None:
    """As ``_cue_sense``, which is asked for the same cue by several steps and for "said" on every page."""
    return _cue_sense(cue, after[:REACH_CHARACTERS])


@lru_cache(maxsize=REMEMBERED)
def _cue_sense(cue: str, after: str) -> CueSense | None:
    """The sense of a cue as written: the first word that decides, else the first that is known; None if none is.

    ``after``: what is said, whose first words may complete the phrase ("declined | to comment").
    """
    own = _main_clause(words_of(cue))
    words, named = own + _completing(words_of(after)), _in_a_name(cue)
    senses: list[CueSense] = []
    for at in range(len(own)):
        sense = None if senses and (own[at] in named or _names_a_way(own, at)) else _sense_at(words, at)
        senses += [sense] if sense else []
    decided = [sense for sense in senses if sense.line.grade == "fixed"]
    return next(iter(decided or senses), None)


def _completing(after: tuple[str, ...]) -> tuple[str, ...]:
    """The first words of the content, if they can complete a phrase: "said | that nothing was lost" says something."""
    says_no = after[:1] == ("that",) and not word_list("words:denying").isdisjoint(after[1:REACH])
    return () if says_no else after[:REACH]


def _in_a_name(cue: str) -> frozenset[str]:
    """Words written with a capital where others are not: "said on Meet the Press" presses nobody."""
    whole = WORD.findall(cue)
    if not any(word[0].islower() for word in whole):
        return frozenset()
    return frozenset(part for word in whole if word[0].isupper() for part in words_of(word))


def _names_a_way(words: tuple[str, ...], at: int) -> bool:
    """Whether this word is part of a way of saying, "said in a press release", and so no cue of its own.

    Asked only behind another cue: "have in the past said" says.
    """
    before = words[max(0, at - WIDEST_GAP) : at]
    return not words[at].endswith("ing") and bool(word_list("words:place").intersection(before))


def _main_clause(words: tuple[str, ...]) -> tuple[str, ...]:
    """A cue's words up to a clause about something else: "reported | after they had left"."""
    stop = next((n for n, word in enumerate(words) if n > 1 and word in word_list("words:subordinator")), len(words))
    return words[:stop]


def _sense_at(words: tuple[str, ...], at: int) -> CueSense | None:
    named = at > 0 and words[at - 1] in _ARTICLES
    described = at > 1 and words[at - 2] in _ARTICLES and _DESCRIBES.search(words[at - 1]) is not None
    for line in _by_first_word().get(words[at], ()):
        is_noun = named or (described and words[at] == line.words[0])
        if is_noun and line.kind == "verb" and len(line.words) == 1:
            continue  # "said to the press", "provided the fifth vote for"
        if _follows(line.words[1:], words, at + 1):
            return CueSense(line, not word_list("words:negation").isdisjoint(words[:at]), at)
    return None


def _follows(rest: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    """Whether the words of a phrase stand here in order, with small gaps; behind "be" and "not" only adverbs."""
    is_tight = words[at - 1] in _TIGHT
    for wanted in rest:
        window = words[at : at + WIDEST_GAP + 1]
        step = next((n for n, word in enumerate(window) if word in _rest_forms(wanted)), None)
        if step is None or (is_tight and not all(_is_adverb(word) for word in window[:step])):
            return False
        at += step + 1
    return True


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in word_list("words:adverb")
