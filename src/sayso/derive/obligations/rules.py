"""The words that lay a duty on somebody, from the tables, made ready to be searched for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sayso.derive.numerals import SPOKEN
from sayso.derive.tables import table_rows

Shape = Literal["left", "right", "clause", "owner", "thing", "unless", "day", "asked"]

#: A number of days or the like: "14", "fifty", "forty-eight"; an article is one.
NUMBER = rf"(?:\d{{1,3}}|an?|{SPOKEN})"
PERIOD = (
    rf"(?P<count>{NUMBER})(?P<half>-and-a-half)?[-\s]+(?P<kind>working|business|calendar|full|more)?\s*"
    r"(?P<unit>hour|day|week|fortnight|month|year)s?(?:['’]s?)?"
)
_NAMELESS_PERIOD = re.sub(r"\?P<\w+>", "?:", PERIOD)
#: Words behind the first of an owner's name. The longest names of offices have some twenty; what runs on is a list, and
#: looking to its end from each of its words would take the square of its length.
LONGEST_OWNER = 40
#: "A deadline of one week", "a one-week deadline", "a final ultimatum until Friday".
DEADLINE = (
    r"(?:an?|the|another) (?:[\w’'-]+[ -]){0,3}?(?:deadline|ultimatum)"
    r"(?: (?:of|until|till|by|on|for|expiring on) [^,.;:]{3,40}?)?"
)
_MACROS = {
    "{owner}": (
        r"(?:(?P<own>its|their|his|her|our|my)|(?P<owner>(?:the (?:[\w-]+ ){0,3}?[\w-]*\w|(?-i:[A-Z])[\w.-]*\w"
        rf"(?: (?:(?-i:[A-Z])[\w.-]*\w|of|the|and)){{0,{LONGEST_OWNER}}}?))(?P<mark>['’]s|(?<=s)['’])) (?:own )?"
    ),
    "{adverbs}": r"(?:(?:\w+ly|also|now|still|first|then|again|both|all|each) )*",
    "{by}": r"(?:by|under|in) (?:[\w’'.-]+ ){0,7}?[\w’'.-]+",
    "{words}": r"(?:[\w’'.-]+ ){1,9}?",
    "{hearer}": r"(?:[\w’'.-]+ ){0,5}?[\w’'.-]+",
    "{time}": (
        r"(?:(?:until|till) [^,.;:]{3,40}?|{deadline}"
        rf"|(?:(?:just|only|about|another|at|least|up|to|a|further) )*?{_NAMELESS_PERIOD}(?: time)?)"
    ),
}


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One line of the table. ``needs``: alternatives, each a group of conditions that must all hold.

    ``words``: one of them must be in a sentence before ``cue`` is looked for.
    """

    id: str
    shape: Shape
    needs: tuple[tuple[str, ...], ...]
    basis: str
    words: tuple[str, ...]
    cue: re.Pattern[str]


@cache
def duty_rules() -> tuple[DutyRule, ...]:
    """The rules in the table's order: where two take the same words, the first has them."""
    return tuple(_rule(row) for row in table_rows("duties.tsv"))


def rules_for(low: str) -> list[DutyRule]:
    """The rules one of whose words is in a sentence, in the table's order. ``low``: it, in small letters."""
    found: set[int] = set()
    for word, numbers in _by_word():
        if word in low:
            found.update(numbers)
    rules = duty_rules()
    return [rules[number] for number in sorted(found)]


@cache
def _by_word() -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each word of the rules with the numbers of those that have it."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(duty_rules()):
        for word in rule.words:
            found.setdefault(word, []).append(number)
    return tuple((word, tuple(numbers)) for word, numbers in found.items())


@cache
def duty_words(rule: str) -> frozenset[str]:
    """The words of one line of ``duty_words.tsv``. Raises KeyError for a rule that is not there."""
    return {row[0]: frozenset(row[1].split(" ")) for row in table_rows("duty_words.tsv")}[rule]


def _rule(row: tuple[str, ...]) -> DutyRule:
    name, shape, needs, basis, words, cue, _example, _source = row
    for macro, written_out in _MACROS.items():
        cue = cue.replace(macro, written_out)
    cue = cue.replace("{deadline}", DEADLINE)
    cue = cue.replace("{goods}", "|".join(sorted(duty_words("duty:owed-thing"), key=len, reverse=True)))
    groups = () if needs == "-" else tuple(tuple(group.split("+")) for group in needs.split("|"))
    pattern = re.compile(rf"(?<![\w’'-])(?:{spaced(cue)})(?![\w-])", re.IGNORECASE)
    return DutyRule(name, cast(Shape, shape), groups, basis, tuple(words.split("|")), pattern)


def spaced(pattern: str) -> str:
    """A blank of the table stands for any white space; one before a closing look-ahead too."""
    return pattern.replace(" ", r"\s+")
