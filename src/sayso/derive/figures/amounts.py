"""Amounts of a sentence: numbers and ranges, the words that say how exact they are, money and percent."""

from dataclasses import dataclass, replace

from sayso.derive.figures.lexis import Line, Sign, currencies, listed, noun_classes, signs
from sayso.derive.figures.numbers import DASHES, Number, may_begin, number_at
from sayso.derive.figures.uncounted import is_no_count, junk_words
from sayso.records import Comparator

CHANGE_REACH = 6  # words before "from 12 to 15" in which a verb of change makes it two numbers
NOUN_REACH = 4  # words after a number: the noun tells "win over | 20 members" from "win | over 20 seats"
PERSONAL = frozenset({"person", "civilian", "troops"})


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence: words ``start`` to ``end``, the number itself from ``number`` on.

    ``low`` and ``high`` are the bounds as the words give them; ``value`` is the upper number named. ``money``: a
    currency's code. ``kind``: as in Number. ``joined``: the number is part of a compound ("24-hour").
    """

    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    value: float
    comparator: Comparator
    kind: str
    money: str | None
    percent: bool
    joined: bool
    sign: Sign | None


def amounts_of(line: Line, text: str) -> list[Amount]:
    """The amounts of a sentence in text order; numbers that count nothing are left out."""
    found: list[Amount] = []
    junk = junk_words(line, text)
    at = 0
    while at < len(line.words):
        number = number_at(line, at) if may_begin(line.words[at]) and at not in junk else None
        if number is None:
            at += 1
            continue
        falling = _falling_end(line, at, number)
        amount = None if falling else _amount(line, at, number)
        if amount:
            found.append(amount)
        at = max(amount.end if amount else 0, falling, number.end, at + 1)
    return found


def _amount(line: Line, at: int, number: Number) -> Amount | None:
    if is_no_count(line, at, number):
        return None
    upper = _range_end(line, at, number)
    if upper and is_no_count(line, at, upper):
        return None
    low, value, end = number.value, (upper or number).value, (upper or number).end
    if upper and upper.scale > 1 and number.scale == 1 and low < value / upper.scale:
        low *= upper.scale
    if not upper and _is_score(line, number.end):
        return None
    kind = (upper or number).kind
    amount = Amount(at, at, end, low, value, value, "exact", kind, None, False, False, None)
    return _signed(line, _with_money(line, amount), is_range=upper is not None)


def _range_end(line: Line, at: int, number: Number) -> Number | None:
    """The upper number of a range: "15 to 20", "two or three", "between 10 and 12"."""
    joint = line.low(number.end)
    between = "between" in (line.low(at - 1), line.low(at - 2))
    if joint not in ("to", "or", *DASHES) and not (joint == "and" and between):
        return None
    if number.end + 1 >= len(line.words) or (joint == "to" and _changes(line, at)):
        return None
    at_upper = number.end + 1
    if line.low(at_upper) in currencies() and line.low(at_upper) == line.low(at - 1):
        at_upper += 1
    upper = number_at(line, at_upper) if at_upper < len(line.words) else None
    rises = upper is not None and upper.value > number.value and upper.kind != "floor" and number.kind != "floor"
    return upper if rises else None


def _falling_end(line: Line, at: int, number: Number) -> int:
    """Where "between 900 and 3" ends, which is no range and no two counts; 0 for all else."""
    if line.low(at - 1) != "between" or line.low(number.end) != "and" or number.end + 1 >= len(line.words):
        return 0
    upper = number_at(line, number.end + 1)
    return upper.end if upper and upper.value <= number.value and upper.kind == "digits" else 0


def _changes(line: Line, at: int) -> bool:
    """Whether the number is where a change began, or how large it was: "rose from 12 to 15", "rose by 3 to 15"."""
    before = {line.low(place) for place in range(max(0, at - CHANGE_REACH), at)}
    return line.low(at - 1) in ("from", "by") and not before.isdisjoint(listed("words:change"))


def _is_score(line: Line, end: int) -> bool:
    """ "3-2": a dash and a number that makes no range."""
    return line.low(end) in DASHES and end + 1 < len(line.words) and line.words[end + 1].number is not None


def _with_money(line: Line, amount: Amount) -> Amount:
    """The currency or the percent sign beside the number, and a noun hyphened to it."""
    start, end = amount.start, amount.end
    joined = line.low(end) in DASHES and end < len(line.words) and line.words[end].glued and _goes_on(line, end)
    here = end + 1 if joined else end
    if amount.kind == "floor" and line.low(end) == "of" and (found := currencies().get(line.low(end + 1))):
        return replace(amount, end=end + 2, money=found[1])
    if line.low(start - 1) in currencies() and not line.low(start - 1)[0].isalpha():
        glued_country = (
            start >= 2 and line.words[start - 1].glued and line.low(start - 2) in ("US", "us", "u.s", "a", "c")
        )
        code = currencies()[line.low(start - 1)][1]
        return replace(amount, start=start - (2 if glued_country else 1), money=code)
    if line.low(here) == "%" or line.low(here) in ("percent", "pct"):
        return replace(amount, end=here + 1, percent=True)
    if line.low(here) == "per" and line.low(here + 1) == "cent":
        return replace(amount, end=here + 2, percent=True)
    for step in (0, 1, 2):
        if (found := currencies().get(line.low(here + step))) and line.low(here + step + 1) != "of":
            return replace(amount, end=here + step + 1, money=found[1])
        if (
            step == 0
            and line.low(here) not in ("u.s", "us", "US", ".")
            and not line.low(here).endswith(("i", "an", "ish"))
        ):
            break
    return replace(amount, joined=joined)


def _goes_on(line: Line, dash: int) -> bool:
    return dash + 1 < len(line.words) and line.words[dash + 1].glued and line.low(dash + 1)[0].isalpha()


def _signed(line: Line, amount: Amount, *, is_range: bool) -> Amount:
    """The amount with the words before and after it that say how exact it is."""
    start = amount.start
    while line.low(start - 1) in listed("words:step-back"):
        start -= 1
    sign = _sign_before(line, start) or _sign_before(line, amount.start)
    if sign:
        start = (start if _sign_before(line, start) else amount.start) - len(sign.words)
    else:
        start = amount.start
        sign = _sign_after(line, amount.end)
    if is_range and line.low(start - 1) in ("between", "from"):
        start -= 1
    if amount.kind == "floor":
        return replace(amount, start=start, high=None, comparator="at_least", sign=sign)
    end = amount.end + (len(sign.words) if sign and start == amount.start else 0)
    return _bounded(replace(amount, start=start, end=end, sign=sign), sign.comparator if sign else "exact")


def _sign_before(line: Line, start: int) -> Sign | None:
    for sign in signs("before").get(line.low(start - 1), ()):
        first = start - len(sign.words)
        if first >= 0 and all(line.low(first + step) == word for step, word in enumerate(sign.words)):
            return None if sign.words == ("over",) and _is_of_verb(line, first) else sign
    return None


def _is_of_verb(line: Line, over: int) -> bool:
    """Whether "over" belongs to the verb: "hand over | 42 prisoners", "take over | 3 towns"; not "lost | over 40"."""
    verb = line.low(over - 1)
    if verb in listed("words:over-anything"):
        return True
    nouns = [line.low(place) for place in range(over + 2, over + 2 + NOUN_REACH)]
    if verb in listed("words:over-places"):
        return not listed("words:taken").isdisjoint(nouns)
    return verb in listed("words:over-persons") and any(noun_classes().get(n, ("", ""))[1] in PERSONAL for n in nouns)


def _sign_after(line: Line, end: int) -> Sign | None:
    if line.low(end) == "+" and line.words[end].glued:
        return signs("after")["plus"][0]
    for sign in signs("after").get(line.low(end), ()):
        if all(line.low(end + step) == word for step, word in enumerate(sign.words)):
            return sign
    return None


def _bounded(amount: Amount, comparator: Comparator) -> Amount:
    """The bounds a comparator leaves: "more than 6,000" has no upper one."""
    if comparator in ("at_least", "more_than"):
        return replace(amount, high=None, comparator=comparator)
    if comparator in ("up_to", "less_than"):
        return replace(amount, low=None, comparator=comparator)
    return replace(amount, comparator=comparator)
