"""Deeds that did not happen by the words before them: "rather than attack", "stopped short of arresting", "nor did it".

The words decide, not the grammar: the reading is often wrong about what "rather than" or "short of" hangs on.
"""

import re
from dataclasses import dataclass
from functools import cache

from sayso.derive.events.scene import Sentence
from sayso.derive.events.status_kinds import Standing, standing_named
from sayso.derive.events.triggers import Trigger
from sayso.derive.tables import table_rows

#: Code points before a deed in which a pattern may begin: ten words and a name between.
REACH = 140
#: Deeds that are joined to each other: "rather than negotiate, surrender or flee".
MOST_JOINED = 4
#: Rules by which somebody may deny what another says of him.
MAY_ANSWER = frozenset({"nor", "cleared-of"})
#: The rule of what was tried.
ATTEMPT = "attempt"
_SPACE = re.compile(r"\s+")
_LEADERS = ("nsubj", "mark", "aux")


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of ``events_undone.tsv``. ``name``: its rule; ``signs``: one of these words stands in the sentence."""

    name: str
    signs: frozenset[str]
    kind: str
    form: str
    standing: Standing
    pattern: re.Pattern[str]
    behind: re.Pattern[str] | None


@cache
def signs() -> tuple[Sign, ...]:
    """All lines of the table, in its order."""
    return tuple(
        Sign(
            rule.removeprefix("undone:"),
            frozenset(sign.split(" ")),
            kind,
            form,
            standing_named(standing),
            re.compile(f"(?:{pattern})$"),
            None if behind == "-" else re.compile(behind),
        )
        for rule, sign, kind, form, standing, pattern, behind, *_ in table_rows("events_undone.tsv")
    )


@cache
def flatly_not() -> frozenset[str]:
    """Rules by which a deed did not happen and nobody says that it did; "nor did it attack" may answer a charge."""
    return frozenset(
        {"failed", "nobody", *(one.name for one in signs() if one.standing == "negated" and one.name not in MAY_ANSWER)}
    )


@cache
def _any_sign() -> frozenset[str]:
    return frozenset(word for one in signs() for word in one.signs)


def undone_by(sentence: Sentence, trigger: Trigger, low: int) -> tuple[Standing, str] | None:
    """How a deed stands by the words before it, and the rule that says so; None if none of them says anything.

    No word before ``low`` is looked at, but for a gerund, which always goes with the words before: "decided against |
    invading".
    """
    if trigger.kind == "v" and "not" in [one.key for one in sentence.words[trigger.first : trigger.last]]:
        return "negated", "not"  # "found | not | guilty"
    if sentence.keys.isdisjoint(_any_sign()):
        return None
    near = [one for one in signs() if not sentence.keys.isdisjoint(one.signs) and _is_about(one, trigger)]
    for at in _joined(sentence, trigger, low):
        before, all_before = _before(sentence, at, low), _before(sentence, at, 0)
        for one in near:
            if (
                _fits(one.form, sentence.words[at].key)
                and one.pattern.search(all_before if one.form == "ing" else before)
                and _is_followed(sentence, at, one)
            ):
                return one.standing, one.name
    return None


def _is_about(sign: Sign, trigger: Trigger) -> bool:
    """Whether a line may speak of this deed. An attempt on somebody's life is a deed whether or not it succeeds."""
    return sign.kind in ("any", trigger.kind) and not (sign.name == ATTEMPT and trigger.root == "ASSAULT")


def _joined(sentence: Sentence, trigger: Trigger, low: int) -> list[int]:
    """Where the words before a deed may end: at the deed, and at those it is joined to without a subject of its own."""
    found, at = [trigger.first], trigger.head
    for _ in range(MOST_JOINED):
        word = sentence.words[at]
        if trigger.kind != "v" or word.head is None or not word.relation.startswith("conj") or word.head < low:
            break
        if sentence.kids(at, *_LEADERS):
            break
        at = word.head
        found.append(at)
    return found


def _before(sentence: Sentence, at: int, low: int) -> str:
    """The words from ``low`` to ``at`` in lower case, one space between them and one behind."""
    start = sentence.words[min(low, at)].span.start - sentence.span.start
    end = sentence.words[at].span.start - sentence.span.start
    return _SPACE.sub(" ", _plain(sentence.text[max(start, end - REACH) : end]))


def _is_followed(sentence: Sentence, at: int, sign: Sign) -> bool:
    if sign.behind is None:
        return True
    return bool(sign.behind.search(_plain(sentence.text[sentence.words[at].span.end - sentence.span.start :])))


def _plain(text: str) -> str:
    """In lower case, with the apostrophe of typewriters: "they’d" is "they'd"."""
    return text.lower().replace("’", "'")


def _fits(form: str, word: str) -> bool:
    """Whether a word has the form of the deed that a line asks for."""
    gerund, past = word.endswith("ing"), word.endswith("ed")
    return {"any": True, "ing": gerund, "base": not gerund and not past, "past": not gerund}[form]
