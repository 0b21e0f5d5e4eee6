"""Word order that no writer of English gives a sentence: what machine translation leaves behind.

Each sign weighs 1 where it is sure by itself, and half where it needs company: another sign in the same sentence, or
a page that shows many. One sign is reported where it stands; several together make the sentence the issue.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.extract.passage import BLANK, Sentence
from sayso.extract.wordlists import holds_any, rows, words
from sayso.records import Issue, Span

SURE, WEAK, HINT = 1.0, 0.5, 0.25
HINT_COUNTS = 0.5  # what a hint adds to the page, though it is never reported
WHOLE_SENTENCE = 1.5  # weight from which the sentence as a whole cannot be trusted
IN_BAD_COMPANY = 1.0  # the same on a page that shows many sure signs
MANY = 3.0  # weight of the sure signs that make such a page

_STANDS_FOR = re.compile("(NAME|MONTH|DAY|OFFICE|PLACE|VERB|CUE|LEADER)")
_MESSAGE = "the word order is not English: machine translation, or words moved out of place"
_DOUBLED = "the sentence has its verb twice: machine translation"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of bad word order: ``weight`` says how sure it is by itself."""

    rule: str
    span: Span
    weight: float
    message: str = _MESSAGE


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of ``lists/translation.tsv``: ``pattern`` is tried where one of the ``hints`` stands.

    ``keys``: for each hint a word that stands wherever it does; None where no such words are known.
    """

    id: str
    weight: float
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    keys: tuple[str, ...] | None
    titles: bool
    clause: bool

    def may_fit(self, text: str) -> bool:
        """Whether one of the hints stands in this text."""
        return holds_any(text, self.hints)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            id=row["rule"],
            weight={"sure": SURE, "weak": WEAK, "hint": HINT}[row["weight"]],
            pattern=re.compile(_STANDS_FOR.sub(lambda match: _parts()[match[1]], row["pattern"])),
            hints=tuple(hint.lstrip("=") for hint in row["hints"].strip("|").split("|")),
            keys=_keys(row["hints"].strip("|").split("|")),
            titles=row["titles"] == "yes",
            clause=row["span"] == "clause",
        )
        for row in rows("translation")
    )


def _keys(hints: list[str]) -> tuple[str, ...] | None:
    """The longest whole word of each hint, the last of two; None if one of them holds none."""
    found = [_WHOLE_WORDS.findall(hint) or _ONE_WORD.findall(hint) for hint in hints]
    return tuple(max(reversed(words), key=len) for words in found) if all(found) else None


@cache
def _parts() -> dict[str, str]:
    """What the words in capitals of the table stand for."""
    places = sorted(words("place"), key=lambda place: (-len(place), place))
    return {
        "NAME": r"[A-Z][\w’'-]+",
        "MONTH": "(?:January|February|March|April|May|June|July|August|September|October|November|December)",
        "DAY": "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        "OFFICE": "(?:Administration|Ministry|Government|Parliament|Cabinet|Congress|Army|Presidency|Embassy|Council)",
        "PLACE": f"(?:{'|'.join(places)})",
        "VERB": f"(?:{'|'.join(sorted(words('verb')))})",
        "CUE": f"(?:{'|'.join(sorted(words('cue')))})",
        "LEADER": "(?i:president|minister|chancellor|head|speaker|secretary|chairman|director|governor)",
    }


_CLAUSE_EDGE = re.compile(rf"[,;:“”\"«»(){BLANK}]\s*(?:that )?|\bthat ")
_CLAUSE_END = re.compile(rf"[.,;:“”\"«»(){BLANK}]|$")
_WHOLE_WORDS, _ONE_WORD = re.compile(r"[A-Za-z]+(?=[^A-Za-z])"), re.compile(r"^=([A-Za-z]+)$")
_LETTERS = re.compile(r"[A-Za-z]+")
_PASSIVE_BY = re.compile(r"(?:\b[Tt]he )?(?:[\w’-]+ )?(?:was|were) ([a-z]+ed|written|given|made) by\b")
_ACTIVE = re.compile(r"\b(?:has|have|had) ([a-z]+ed|written|given|made)\b")


@dataclass(frozen=True, slots=True)
class PageRules:
    """The rules that can find anything on a page: by a word, with the hint it is the key of; and those without keys."""

    by_word: dict[str, tuple[tuple[str, Rule], ...]]
    always: tuple[Rule, ...]

    def for_sentence(self, text: str) -> tuple[Rule, ...]:
        """The rules that can find anything in a sentence, each once."""
        found = {rule.id: rule for rule in self.always if rule.may_fit(text)}
        for word in self.by_word.keys() & _LETTERS.findall(text):
            for hint, rule in self.by_word[word]:
                if hint in text:
                    found[rule.id] = rule
        return tuple(found[name] for name in sorted(found))


def rules_on(page: str) -> PageRules:
    """The rules that can find anything on this page."""
    return PageRules(_by_word(), tuple(rule for rule in _rules() if rule.keys is None and rule.may_fit(page)))


@cache
def _by_word() -> dict[str, tuple[tuple[str, Rule], ...]]:
    found: dict[str, list[tuple[str, Rule]]] = {}
    for rule in _rules():
        for word, hint in zip(rule.keys or (), rule.hints, strict=rule.keys is not None):
            found.setdefault(word, []).append((hint, rule))
    return {word: tuple(pairs) for word, pairs in found.items()}


def signs_in(sentence: Sentence, rules: PageRules) -> tuple[Sign, ...]:
    """The signs of bad word order in one sentence, in text order; ``rules`` are those of the page."""
    found = [
        Sign(rule.id, sentence.span(*(_clause(sentence.text, match) if rule.clause else match.span())), rule.weight)
        for rule in rules.for_sentence(sentence.text)
        for match in rule.pattern.finditer(sentence.text)
        if BLANK not in match.group() and (rule.titles or not _is_title(match.group()))
    ]
    found += _doubled_verb(sentence)
    return () if found and sentence.is_headline else tuple(sorted(found, key=lambda sign: (sign.span, sign.rule)))


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The clause round a sign: from the mark or "that" before it to the mark behind it."""
    start = max((edge.end() for edge in _CLAUSE_EDGE.finditer(text, 0, match.start())), default=0)
    end = _CLAUSE_END.search(text, match.end())
    return start, end.start() if end else len(text)


def weight_of(signs: tuple[Sign, ...]) -> float:
    """What the signs of a sentence add to the page: sure ones, and half for each hint."""
    sure = sum(sign.weight for sign in signs if sign.weight >= SURE)
    return sure + HINT_COUNTS * sum(sign.weight <= HINT for sign in signs)


def _is_title(words_found: str) -> bool:
    """Whether a capital small word belongs to a name that is written so ("The Who", "A Place In The Sun")."""
    found = words_found.split()
    if found[0] in words("place") or found[0] in words("acronym"):
        return False
    return all(word[:1].isupper() for word in found) or found[0].isupper()


def _doubled_verb(sentence: Sentence) -> Iterator[Sign]:
    """ "The letter was signed by ... have signed." """
    if " by " not in sentence.text:
        return
    for passive in _PASSIVE_BY.finditer(sentence.text):
        for active in _ACTIVE.finditer(sentence.text, passive.end()):
            if active[1] == passive[1] and not sentence.text[active.end() :].strip(" ."):
                yield Sign("mt.doubled-verb", sentence.span(*passive.span()), SURE, _DOUBLED)
                yield Sign("mt.doubled-verb", sentence.span(*active.span()), SURE, _DOUBLED)


def translation_issues(
    sentence: Sentence, signs: tuple[Sign, ...], *, damaged: bool, bad_page: bool
) -> Iterator[Issue]:
    """What the signs of one sentence amount to; ``damaged``: numbers or words of it fell apart as well."""
    signs = tuple(sign for sign in signs if sign.weight > HINT)
    weight = sum(sign.weight for sign in signs if sign.rule != "mt.doubled-verb") + (WEAK if damaged else 0)
    company = len(signs) + damaged > 1
    if signs and company and BLANK not in sentence.text and weight >= (IN_BAD_COMPANY if bad_page else WHOLE_SENTENCE):
        end = len(sentence.text.rstrip(f" .{BLANK}")) + 1
        whole = sentence.span(0, min(end, len(sentence.text)))
        yield sentence.issue("machine_translation", whole, _MESSAGE)
        signs = tuple(sign for sign in signs if sign.rule == "mt.doubled-verb")
    for sign in signs:
        if sign.weight >= SURE or bad_page:
            yield sentence.issue("machine_translation", sign.span, sign.message)
