"""What a statement does: one of the twenty acts, from its cue and, where the cue leaves it open, from its words.

The tables are ours (``cues.tsv``, ``content.tsv``); the order of judging is the rule: a deciding cue, its negation,
the infinitive after it, then the strongest words of the content, then the cue's plain meaning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.derive.cues import CueSense, act_named, cue_sense
from sayso.derive.hints import Hints, hints_of
from sayso.derive.tables import table_rows, word_list
from sayso.derive.words import words_of
from sayso.records import Act, Form

#: Weight that words must gather to name the act. Indirect speech is the reporter's wording, so it needs more.
ENOUGH: dict[Form, float] = {"direct": 1.0, "mixed": 1.0, "indirect": 1.8}
#: Lines lighter than this cannot carry words of this form to the act, and are not looked for.
LEAST_WEIGHT: dict[Form, float] = {"direct": 0.0, "mixed": 0.0, "indirect": 1.2}
#: Weight that overrules a cue that has an act of its own, though an open one ("expected", "asked").
ENOUGH_TO_OVERRULE = 2.0
#: The first sentence says what a quotation is for.
FIRST_SENTENCE = 1.4
#: Further signs of the same act add less than the strongest.
FURTHER_SIGN = 0.3
#: Known cue, words of the content, nothing known: how sure the act is.
SURE, LIKELY, GUESS = 0.9, 0.7, 0.5

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|WE)\b")
_I_OR_WE = re.compile(r"\b(?:I|we)\b", re.IGNORECASE)
#: How a pattern begins that can only fit at an "I" or a "we".
_AT_I_OR_WE = r"\b(?:I|we)"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_BARE_INFINITIVE = re.compile(r"\s*(?:not\s+)?to\s+[\"“]?[a-z]")
_NOUN_INFINITIVE = re.compile(
    r"\W*(?!if\b|whether\b|wh\w+\b|how\b|that\b)(?:[\w'’.\-]+\W+){1,8}?(?:not\W+)?to\W+[a-z]+", re.IGNORECASE
)
_INDIRECT_QUESTION = re.compile(r"\W*(?:if|whether|why|how|what|when|who|where|which)\b", re.IGNORECASE)
#: "Questioned | two men about the raid" asks; "questioned | the need for a law about it" does not.
_SOMEBODY_ABOUT = re.compile(
    r"\W*(?:(?!(?:of|for|in|on|to|whether|why|how|that|if)\b)[\w'’.\-]+\s+){1,5}about\b", re.IGNORECASE
)
_TO_KNOW = re.compile(r"\W*to\W+(?:know|learn|find out)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line of ``content.tsv``. ``words``: one of them stands wherever ``pattern`` fits; none: it always may."""

    rule: str
    act: Act
    where: str
    weight: float
    words: tuple[str, ...]
    pattern: re.Pattern[str]
    at_i_or_we: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """An act, the rule that named it, and how sure that is (0 to 1)."""

    act: Act
    rule: str
    score: float


@cache
def _content_lines() -> tuple[ContentLine, ...]:
    rows = table_rows("content.tsv")
    return tuple(
        ContentLine(
            rule,
            act_named(act) or "assert",
            where,
            float(weight),
            () if words == "-" else tuple(words.split("|")),
            re.compile(pattern, re.IGNORECASE),
            pattern.startswith(_AT_I_OR_WE),
        )
        for rule, act, where, weight, words, pattern, _source in rows
    )


@cache
def _content_hints() -> Hints:
    return hints_of(line.words for line in _content_lines())


def judge_act(cue: str | None, content: Sequence[str], *, form: Form, by_nobody: bool = False) -> Verdict:
    """The act of a statement with this cue (None: a quotation that stands alone) and these words.

    ``by_nobody``: its speaker is "neither side", "nobody": who denies nothing concedes, who answers nothing is silent.
    """
    said = " ".join(content)
    sense = cue_sense(cue, "" if form == "direct" else said) if cue else None
    if sense and by_nobody and _turns(sense):
        sense = replace(sense, is_negated=True)
    if sense and (verdict := _by_cue(sense, cue or "", said)):
        return verdict
    by_words = judge_words(said, form=form)
    own = sense.line.act if sense else "assert"
    needed = ENOUGH[form] if own == "assert" else ENOUGH_TO_OVERRULE
    if by_words and by_words.score >= needed:
        return Verdict(by_words.act, by_words.rule, LIKELY)
    if sense:
        return Verdict(own, sense.line.rule, SURE)
    return Verdict("assert", "cue:none" if cue is None else "cue:unknown", GUESS)


DENYING_ACTS = frozenset({"deny", "reject"})


def _turns(sense: CueSense) -> bool:
    """Whether a cue means its opposite where nobody does it: "neither side accepted", "no minister answered"."""
    return sense.line.act in DENYING_ACTS | {"agree"} or sense.line.negated == "decline_comment"


#: Acts that are done by saying so: "We condemn ...".
_PERFORMED = frozenset(
    {"criticize", "demand", "appeal", "welcome", "praise", "reject", "warn", "deny", "apologise", "promise"}
)


def is_performed(cue: str) -> bool:
    """Whether a cue does what it names, here and now: "condemns", "also call for"; not "said", "has condemned"."""
    sense = cue_sense(cue)
    if sense is None or sense.line.grade != "fixed" or sense.line.act not in _PERFORMED or sense.line.kind != "verb":
        return False
    words = words_of(cue)
    lemma = sense.line.words[0]
    present = words[sense.at] in {lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}
    return present and all(word.endswith("ly") or word in ("also", "further", "again") for word in words[: sense.at])


def speaks_for_itself(cue: str) -> bool:
    """Whether a cue is a statement without any content: a refusal to say anything."""
    sense = cue_sense(cue)
    if sense is None:
        return False
    act = sense.line.negated if sense.is_negated else sense.line.act
    return act == "decline_comment"


def _by_cue(sense: CueSense, cue: str, said: str) -> Verdict | None:
    """What the cue alone decides, or the cue with the form of its complement."""
    line = sense.line
    if sense.is_negated and line.negated:
        return Verdict(line.negated, f"{line.rule}:negated", SURE)
    if not sense.is_negated and line.words[0] in word_list("denial:naming") and _is_called_false(said, cue):
        return Verdict("deny", f"{line.rule}:false", SURE)
    if line.act in ("ask", "demand", "expect") and _TO_KNOW.match(said):
        return Verdict("ask", f"{line.rule}:to-know", SURE)
    if line.words == ("question",) and _SOMEBODY_ABOUT.match(said):
        return Verdict("ask", f"{line.rule}:about", SURE)
    if line.act == "ask" and line.grade == "open" and (_INDIRECT_QUESTION.match(said) or "?" in said):
        return Verdict("ask", f"{line.rule}:question", SURE)
    if line.with_to and _takes_infinitive(sense, cue, said):
        return Verdict(line.with_to, f"{line.rule}:infinitive", SURE)
    return Verdict(line.act, line.rule, SURE) if line.grade == "fixed" else None


#: What may follow a word of falsity that closes its phrase: "a lie | from beginning to end", "false | and absurd".
_AFTER_FALSE = frozenset(
    {"and", "or", "but", "from", "by", "in", "about", "with", "meant", "designed", "aimed", "spread"}
)
#: Words at the start of what is named, among which the claim stands: "the Ukrainian figure", "it".
NAMED_WITHIN = 5


def _is_called_false(said: str, cue: str) -> bool:
    """Whether the content says so, or the cue: "an allegation | Orla | describes as absurd"."""
    return calls_false(said) or calls_false(f"{said} {cue}")


def calls_false(said: str) -> bool:
    """As in "called | the figure invented", "dismissed | it as absurd": a claim is named and said not to be true.

    Strong words ("invented") say so of anything, weak ones ("absurd") only of a claim, for a plan may be absurd too.
    """
    words = words_of(said)
    names_claim = not word_list("denial:told").isdisjoint(words[:NAMED_WITHIN])
    wanted = word_list("denial:false") | word_list("denial:absurd") if names_claim else word_list("denial:false")
    for at, word in enumerate(words):
        if word in wanted and "not" not in words[:at] and (words[at + 1 :] == () or words[at + 1] in _AFTER_FALSE):
            return at > 0
    return False


def _takes_infinitive(sense: CueSense, cue: str, said: str) -> bool:
    """As in "told them | to leave", "asked | the council to meet"; not "is said | to have left"."""
    if sense.line.kind == "object":
        is_asked = sense.line.act == "ask" and _BARE_INFINITIVE.match(said)
        return bool(is_asked or (_NOUN_INFINITIVE.match(said) and not _BARE_INFINITIVE.match(said)))
    passive = _PASSIVE.search(cue) and sense.line.words != ("tell",)
    return bool(_BARE_INFINITIVE.match(said)) and not passive


#: Marks that may stand before a sentence's first word.
_MARKS_BEFORE = " \t\"“”„'‘’—–-"


#: What others say or hold is no act of who tells it: "most agree | that he should go", "they say | that we failed".
_OF_OTHERS = re.compile(
    r"(?<!\bI )(?<!\bwe )(?<!\bWe )(?<!\bI would )(?<!\bwe would )\b"
    r"(?:say|says|said|agree|agrees|agreed|argue|argues|argued|claim|claims|claimed|think|thinks|thought|believe|believes"
    r"|believed) that\b[^.,;:!?\"”]*"
)


def judge_words(said: str, *, form: Form) -> Verdict | None:
    """The act the words speak for most; ``score`` is their weight, not a probability. None where nothing speaks."""
    said = _OF_OTHERS.sub(lambda found: " " * len(found[0]), said)
    is_own_voice = bool(_FIRST_PERSON.search(said))
    lines = [line for line in _lines_for(said, form) if line.where != "first" or is_own_voice]
    if not lines:
        return None
    own_places = [match.start() for match in _I_OR_WE.finditer(said)] if is_own_voice else []
    words = _said_of(said)
    weights: dict[Act, float] = {}
    rules: dict[Act, tuple[float, str]] = {}
    for line in lines:
        places = own_places if line.at_i_or_we else None
        gained = _weight(line, words, form, places) if places is None or places else 0.0
        if gained:
            most = max(rules.get(line.act, (0.0, "")), (gained, line.rule))
            rest = weights.get(line.act, 0.0) + gained - most[0]
            weights[line.act] = most[0] + rest * FURTHER_SIGN
            rules[line.act] = most
    if not weights:
        return None
    best = max(sorted(weights), key=lambda act: weights[act])
    return Verdict(best, rules[best][1], weights[best])


def _lines_for(said: str, form: Form) -> Iterator[ContentLine]:
    """The lines of the table that may fit these words and can carry words of this form, in the table's order."""
    lines, needed = _content_lines(), LEAST_WEIGHT[form]
    return (lines[number] for number in _content_hints().lines_in(said) if lines[number].weight >= needed)


def _fits_at(pattern: re.Pattern[str], said: str, places: list[int]) -> Iterator[re.Match[str]]:
    return (match for place in places if (match := pattern.match(said, place)))


@dataclass(frozen=True, slots=True)
class _Said:
    """Words said: each sentence's opening without marks before it, and where the first sentence ends."""

    text: str
    openings: tuple[str, ...]
    first: int


def _said_of(said: str) -> _Said:
    sentences = [match.group() for match in _SENTENCE.finditer(said)]
    openings = tuple(one.lstrip(_MARKS_BEFORE) for one in sentences)
    return _Said(said, openings, len(sentences[0]) if sentences else 0)


def _weight(line: ContentLine, said: _Said, form: Form, places: list[int] | None) -> float:
    """What one line of the table adds: its weight, more where it stands in the first sentence.

    ``places``: where alone it can fit; None: anywhere.
    """
    if line.where == "direct" and form != "direct":
        return 0.0
    if line.where == "start":
        if form == "indirect":
            return 0.0
        hits = [n for n, one in enumerate(said.openings) if line.pattern.match(one)]
    else:
        fits = line.pattern.finditer(said.text) if places is None else _fits_at(line.pattern, said.text, places)
        hits = [0 if match.start() < said.first else 1 for match in fits]
    if not hits:
        return 0.0
    return line.weight * (FIRST_SENTENCE if 0 in hits and len(said.openings) > 1 else 1.0)
