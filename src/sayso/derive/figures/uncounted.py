"""Numbers that count nothing: dates, years, clock times, ages, numbers of things, names, addresses, lists."""

import re

from sayso.derive.figures.lexis import Line, currencies, listed, noun_classes, nouns_of, numerals, signs, tolls
from sayso.derive.figures.numbers import DASHES, Number

YEARS = range(1400, 2100)
LAST_DAY = 31
OLDEST = 120  # years of age
CLOCK_DIGITS = 4
LAST_HOUR, MINUTES = 2400, 60
MINUS = "-−"

#: Web addresses, handles, and the hyphened words of an address ("three-killed-in-athens").
_JUNK = re.compile(r"\S*(?:://|www\.|@\w|\w_\w)\S*|[#]\w+|\w+(?:-\w+){3,}|\w+\.(?:com|org|net|html?|php)\b\S*")
_MAY_BE_JUNK = re.compile(r"://|www|@|_|#|\w-\w+-\w+-|\.(?:com|org|net|html?|php)\b")
_COUNTED_KINDS = ("person", "civilian", "troops", "weapons", "captured", "bodies", "killed", "wounded")


def junk_words(line: Line, text: str) -> frozenset[int]:
    """Words of a sentence that belong to an address of the web."""
    start, end = line.span.start, line.span.end
    if not _MAY_BE_JUNK.search(text, start, end):
        return frozenset()
    spans = [match.span() for match in _JUNK.finditer(text, start, end)]
    return frozenset(n for a, b in spans for n in range(line.at(a), line.at(b)))


def is_no_count(line: Line, at: int, number: Number) -> bool:
    """Whether a number is no count of anything, by the words beside it."""
    if _is_trait(line, at, number):
        return True
    if number.kind == "digits":
        return (
            _is_glued(line, at)
            or _is_clock(line, at, number)
            or _is_day(line, at, number)
            or _is_year(line, at, number)
            or _is_age(line, at, number)
            or _is_numbered(line, at, number.end)
            or _is_list_mark(line, at, number.end)
            or _is_ratio(line, at, number)
            or _is_model(line, at, number)
        )
    named = _is_numbered(line, at, number.end) or _is_name(line, at)
    return named or _is_age(line, at, number) or _is_ratio(line, at, number)


def _is_trait(line: Line, at: int, number: Number) -> bool:
    """How big a body is, by the way: "the union, whose 28 members ..."; nothing that the report counts."""
    return line.low(at - 1) == "whose" and line.low(number.end) in ("members", "states", "countries", "nations")


def _is_glued(line: Line, at: int) -> bool:
    """Digits that hang on a mark or a word before them: "/24", "covid-19", "+994", "1e400", or begin with a needless 0.

    Digits with a minus before them ("-5 people") are as little a count.
    """
    word, before = line.words[at], line.low(at - 1)
    if word.low[0] == "0" and len(word.low) > 1 and word.low[1] != ".":
        return True
    if not word.glued or not before:
        return False
    if before in MINUS or (before[0].isalpha() and before not in currencies()):
        return True
    if before in DASHES:  # of a range that is one, this is no beginning
        return at < 2 or line.words[at - 1].glued
    return before in "/:.+#*=_^" or (before == "," and line.words[at - 1].glued)


def _is_clock(line: Line, at: int, number: Number) -> bool:
    end = number.end
    if line.low(end) in listed("words:clock"):
        return True
    colon = line.low(end) == ":" and line.words[end].glued and end + 1 < len(line.words)
    if colon and line.words[end + 1].glued and line.words[end + 1].number is not None:
        return True
    slash = line.low(end) == "/" and line.words[end].glued and end + 1 < len(line.words)
    if slash and line.words[end + 1].number is not None:
        return True
    if _is_bare_clock(line, at, number):
        return True
    return line.low(end) == "hours" and len(str(int(number.value))) == CLOCK_DIGITS and line.low(at - 1) in ("at", "by")


def _is_bare_clock(line: Line, at: int, number: Number) -> bool:
    """ "At approximately 1330": four digits that are hours and minutes, with nothing counted behind them."""
    digits = line.words[at].end - line.words[at].start == CLOCK_DIGITS and number.value == int(number.value)
    is_time = digits and number.value < LAST_HOUR and number.value % 100 < MINUTES
    before = at - 1 if line.low(at - 1) in ("approximately", "about", "around", "exactly") else at
    behind = line.low(number.end)
    return (
        is_time
        and line.low(before - 1) == "at"
        and (not behind[:1].isalpha() or behind in listed("words:edge") or behind in ("and", "local"))
    )


def _is_day(line: Line, at: int, number: Number) -> bool:
    """A day of a month, or the list of days one month follows: "4 and 5 May", "Sept. 5"."""
    if number.value > LAST_DAY:
        return _is_month(line, at - 1) and number.value in YEARS
    after = number.end + (line.low(number.end) == "of")
    if _is_month(line, at - 1) or _is_month(line, after):
        return True
    if line.low(at - 1) == "." and _is_month(line, at - 2):
        return True
    listed_on = line.low(number.end) in ("and", "or", "to", ",", *DASHES) and number.end + 1 < len(line.words)
    return listed_on and line.words[number.end + 1].number is not None and _is_month(line, number.end + 2)


def _is_month(line: Line, at: int) -> bool:
    if line.low(at) not in listed("words:months"):
        return False
    named = line.words[at].capital or line.shouted
    return named and not (line.low(at) == "may" and line.low(at + 1) in ("have", "be", "also", "still", "now"))


def _is_year(line: Line, at: int, number: Number) -> bool:
    """Four bare digits, unless what is counted stands right after them ("2000 people")."""
    word = line.words[at]
    if word.end - word.start != CLOCK_DIGITS or number.end != at + 1 or int(number.value) not in YEARS:
        return False
    after, before = line.low(number.end), line.low(at - 1)
    plural = after.endswith(("s", "men")) or after in nouns_of("plural")
    counted = (plural and noun_classes().get(after, ("", ""))[1] in _COUNTED_KINDS) or after in tolls()
    return not (counted or after in ("%", "percent") or after in currencies() or before in currencies())


def _is_age(line: Line, at: int, number: Number) -> bool:
    """ "16-year-old", "aged 45", "Gray, 16, ", "as young as 10", "children under 5"."""
    if number.value > OLDEST:
        return False
    units = [
        step for step in range(number.end, number.end + 4) if line.low(step) in ("year", "years", "month", "months")
    ]
    if any(line.low(step + 1) == "old" or line.low(step + 2) == "old" for step in units):
        return True
    if line.low(at - 1) in ("aged", "age", "ages") or (
        line.low(at - 1) == "as" and line.low(at - 2) in ("young", "old")
    ):
        return True
    if line.low(at - 1) == "of" and line.low(at - 2) == "age":
        return True
    beside = line.low(at - 1) == "," and line.low(number.end) in (",", "-", "–", "—", ".", ";", ")", "(")
    if beside and number.kind == "digits" and at >= 2 and (line.words[at - 2].capital or line.shouted):
        return line.low(number.end) == "," or number.end >= len(line.words) - 1
    bound = line.low(at - 1) in ("under", "over", "above", "below")
    return bound and _is_person(line.low(at - 2)) and not line.low(number.end)[:1].isalpha()


def _is_person(word: str) -> bool:
    return noun_classes().get(word, ("", ""))[1] in ("person", "civilian", "troops")


def _is_numbered(line: Line, at: int, end: int) -> bool:
    """The number of a thing: "Section 907", "No. 5", "posts 542 and 543"."""
    place = at - 1
    if line.low(place) in ("and", "or", ",", "to", *DASHES) and line.words[max(place - 1, 0)].number is not None:
        place -= 2
    if line.low(place) == "." and line.low(place - 1) in ("no", "nos", "art", "sec", "res"):
        return True
    if line.low(place) in ("#", "§"):
        return True
    if line.low(place) == "of" and line.low(place - 1) in listed("words:name-title") and line.words[at].capital:
        return not line.shouted
    if line.low(place) not in listed("words:numbered"):
        return False
    if line.low(place) in listed("words:strict-numbered"):
        return True
    while line.low(end) in ("to", "or", *DASHES) and _is_number(line, end + 1):
        end += 2
    after = line.low(end)
    bare = not after[:1].isalpha() or any(after in listed(f"words:{name}") for name in ("edge", "stop", "aux"))
    return line.words[at].number is not None and (bare or after == "and")


def _is_model(line: Line, at: int, number: Number) -> bool:
    """The number of a model of arms, torn from its name: "AK - 47 rifles", "T 72 tanks", "Leopard 2 tanks"."""
    place = at - 2 if at > 1 and line.low(at - 1) in DASHES else at - 1
    if place < 0 or not line.words[place].capital or number.end != at + 1:
        return False
    maker = line.low(place)
    if maker in ("a", "i") if len(maker) == 1 else maker not in listed("words:models"):
        return False
    return any(noun_classes().get(line.low(number.end + step), ("", ""))[1] == "weapons" for step in (0, 1))


def _is_list_mark(line: Line, at: int, end: int) -> bool:
    """ "1. ...", "(2) ...": the number of an item of a list."""
    opened = line.low(at - 1) == "(" and line.low(end) == ")"
    return opened or (at == 0 and line.low(1) in (".", ")") and len(line.words) > 2)


def _is_ratio(line: Line, at: int, number: Number) -> bool:
    """ "one in five", "nine out of 10", "one of every nine": both numbers say a share, and count nothing."""
    return _ratio_from(line, at, number.end) or any(_ratio_from(line, at - step, at - step + 1) for step in (2, 3, 4))


def _ratio_from(line: Line, at: int, end: int) -> bool:
    """Whether a share begins with this word, which ends where its second part goes on."""
    if at < 0 or not _is_number(line, at):
        return False
    joint = tuple(line.low(end + step) for step in range(3))
    if joint[:2] == ("out", "of"):
        return end + 2 < len(line.words) and _is_number(line, end + 2 + (joint[2] == "every"))
    if joint[0] in ("in", "of") and joint[1] == "every":
        return True
    in_words = line.words[at].number is None and joint[1] in numerals() and numerals()[joint[1]].kind in ("unit", "ten")
    return joint[0] == "in" and in_words and line.low(at - 1) not in tolls()


def _is_number(line: Line, at: int) -> bool:
    if at >= len(line.words):
        return False
    numeral = numerals().get(line.low(at))
    return line.words[at].number is not None or (numeral is not None and numeral.kind in ("unit", "ten"))


def _is_name(line: Line, at: int) -> bool:
    """A number word with a capital amid others without: "Group of Seven", "the Six-Day War"."""
    word = line.words[at]
    if not word.capital or at == 0 or line.shouted or word.low not in numerals():
        return False
    before = line.low(at - 1)
    if not (before[0].isalpha() or before in DASHES) or before in signs("before"):
        return False
    return any(not other.capital and len(other.low) > 3 and other.low.isalpha() for other in line.around(at))
