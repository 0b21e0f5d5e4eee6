"""Numbers whose noun was told before: "35 ships, of which 18 were waiting", "nine left and eight were moored"."""

from collections.abc import Iterable

from sayso.derive.figures.fates import Phrase
from sayso.derive.figures.lexis import Line, listed

#: Classes of nouns no second number goes on with.
NOT_CARRIED = frozenset({"duration", "area", "length", "uncounted", "lives", "casualty"})
#: Words before a number that is part of a number before.
OF_THOSE = (("of", "which"), ("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those"))


def of_those(line: Line, phrase: Phrase) -> bool:
    """Whether "of which" or the like stands right before a number."""
    return (line.low(phrase.start - 2), line.low(phrase.start - 1)) in OF_THOSE


def carried_from(line: Line, phrases: list[Phrase], place: int) -> int | None:
    """The place of the number whose noun this one goes on with; None where it has its own or none can be told."""
    phrase = phrases[place]
    plain = phrase.amount.kind in ("digits", "words") and not (phrase.amount.money or phrase.amount.percent)
    if not plain or phrase.counted.head is not None or phrase.counted.toll or phrase.counted.more:
        return None
    if not of_those(line, phrase) and not _is_second_subject(line, phrase):
        return None
    return next((n for n in _before(place) if _is_whole(phrases[n])), None)


def is_of_former(line: Line, former: Phrase, phrase: Phrase) -> bool:
    """Whether an article only says whose the counted before are: "seven members | of a family |"."""
    return phrase.amount.kind == "article" and line.low(phrase.start - 1) == "of" and former.end == phrase.start - 1


def _before(place: int) -> Iterable[int]:
    return range(place - 1, -1, -1)


def _is_second_subject(line: Line, phrase: Phrase) -> bool:
    """As in "and eight were at their berths", "and three southwards"."""
    behind = line.low(phrase.end)
    goes_on = behind in listed("words:aux") or behind.endswith("wards")
    return goes_on and line.low(phrase.start - 1) == "and" and phrase.amount.value > 1


def _is_whole(phrase: Phrase) -> bool:
    return phrase.counted.head is not None and phrase.counted.kind not in NOT_CARRIED and not phrase.amount.money
