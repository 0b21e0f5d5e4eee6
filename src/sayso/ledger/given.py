"""What a person says of an entry that the machine did not see, as it comes from a form or a command.

Every field is text as it was given, None where nothing was. Names stand side by side with ";" between them. A day may
be a month, a year or two days ("2022-10", "2022", "2022-10-05/2022-10-07"). On whose word something stands is the key
of a statement of the same report, or the name of who makes it.
"""

import calendar
import re
from dataclasses import dataclass, fields
from typing import Literal, TypeVar, get_args

from sayso.errors import SettingsError
from sayso.records import Comparator, Status, When
from sayso.show.meanings import meanings
from sayso.store.correcting import is_day, number_of
from sayso.store.entries import storable

#: What the basis of a day says that stands on no words.
BY_HAND = "given by hand"

#: The comparator that an open range has, where none was chosen.
_OPEN: dict[str, Comparator] = {"low": "at_least", "high": "up_to"}
#: Comparators that a range may have: with both its ends, with the lower alone, with the upper alone.
_OF_RANGE: dict[str, tuple[Comparator, ...]] = {
    "both": ("exact", "about"),
    "low": ("at_least", "more_than"),
    "high": ("up_to", "less_than"),
}

_Word = TypeVar("_Word")


@dataclass(frozen=True, slots=True)
class GivenStatement:
    """Who says it, how, to or about whom, on what day. ``speaker`` None: nobody is named."""

    speaker: str | None = None
    act: str | None = "assert"
    addressee: str | None = None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class GivenFigure:
    """What is counted, how many, of whom, as of when. Either ``value`` with its ``comparator``, or a range.

    ``reporter``: whose statement reports it; None: the outlet in its own voice.
    """

    what: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    comparator: str | None = None
    unit: str | None = None
    of: str | None = None
    as_of: str | None = None
    reporter: str | None = None


@dataclass(frozen=True, slots=True)
class GivenEvent:
    """What happened, who did it to whom, where and when. ``asserted`` and ``denied``: whose statements say so, or deny.

    ``type``: a root, or a root and a mode, "ASSAULT/firearms". ``status`` None: a fact, or claimed where somebody
    asserts it.
    """

    type: str | None = None
    mode: str | None = None
    status: str | None = None
    source: str | None = None
    target: str | None = None
    place: str | None = None
    when: str | None = None
    asserted: str | None = None
    denied: str | None = None


@dataclass(frozen=True, slots=True)
class GivenDuty:
    """Who owes it, to whom, due when, how often, resting on what. ``by``: whose statement says so."""

    who: str | None = None
    to: str | None = None
    due: str | None = None
    recurrence: str | None = None
    basis: str | None = None
    by: str | None = None


Given = GivenStatement | GivenFigure | GivenEvent | GivenDuty


def cleaned(given: Given) -> Given:
    """What was given on one line each, as a ledger takes it; what holds nothing but blanks was not given."""
    told = ((one.name, getattr(given, one.name)) for one in fields(given))
    return type(given)(**{name: storable(" ".join((text or "").split())) or None for name, text in told})


def modes_of(root: str) -> tuple[str, ...]:
    """The modes that events of a root may have, as the codebook has them."""
    named = (one.word.partition("/") for one in meanings() if one.list == "mode")
    return tuple(mode for of, _, mode in named if of == root)


def names_in(told: str | None) -> list[str]:
    """Names as a person writes them: "Armenia; Azerbaijan". Each once."""
    return list(dict.fromkeys(name for one in (told or "").split(";") if (name := " ".join(one.split()))))


def one_of(field: str, word: str | None, known: tuple[_Word, ...]) -> _Word:
    """The word of a closed list that was given. Raises SettingsError with the list."""
    found = next((one for one in known if one == word), None)
    if found is None:
        told = f"{word!r} is none" if word else "say which"
        raise SettingsError(f"{field}: {told}; there are {', '.join(map(str, known))}.")
    return found


def bounds_of(given: GivenFigure) -> tuple[float | None, float | None, Comparator]:
    """The ends of a figure, and how exact it is. Raises SettingsError where they say no amount, or two."""
    word = given.comparator
    comparator = one_of("comparator", word, get_args(Comparator)) if word else None
    low, high = (number_of(name, end) if end else None for name, end in (("low", given.low), ("high", given.high)))
    if given.value:
        if low is not None or high is not None:
            raise SettingsError("value: give one number, or the ends of a range as low and high; not both.")
        return _of_number(number_of("value", given.value), comparator or "exact")
    if low is None and high is None:
        raise SettingsError("value: how many? Give a number, or low and high.")
    if low is not None and high is not None and low > high:
        raise SettingsError(f"low: {given.low} is more than high, {given.high}; change one of them.")
    ends = "both" if low is not None and high is not None else "low" if high is None else "high"
    if comparator not in (None, "exact", *_OF_RANGE[ends]):
        raise SettingsError(f"comparator: {comparator} does not go with these ends; give the number as value.")
    return low, high, comparator if comparator in _OF_RANGE[ends] else _OPEN.get(ends, "exact")


def _of_number(value: float, comparator: Comparator) -> tuple[float | None, float | None, Comparator]:
    """The ends that one number has: "more than 200" has no upper one."""
    low = None if comparator in _OF_RANGE["high"] else value
    high = None if comparator in _OF_RANGE["low"] else value
    return low, high, comparator


def status_of(given: GivenEvent) -> Status:
    """How an event stands. Raises SettingsError where that does not go with on whose word it stands."""
    if given.status is None:
        told: tuple[Status, Status] = ("disputed", "claimed") if given.asserted else ("denied", "fact")
        return told[0] if given.denied else told[1]
    known: tuple[Status, ...] = get_args(Status)
    status = one_of("status", given.status, known)
    if status == "fact" and (given.asserted or given.denied):
        raise SettingsError("status: a fact is nobody's word; choose claimed, denied or disputed, or leave out whose.")
    if status == "disputed" and not given.denied:
        raise SettingsError("status: disputed by whom? Say who denies it, or choose claimed.")
    return status


_Shape = Literal["day", "month", "year"]
_SHAPES: tuple[tuple[re.Pattern[str], _Shape], ...] = (
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}"), "year"),
)


def when_of(field: str, told: str | None) -> When | None:
    """A day, a month, a year or two days with "/" between them. Raises SettingsError."""
    if told is None:
        return None
    first, _, last = (part.strip() for part in told.partition("/"))
    if is_day(first) and (not last or last == first):
        return When(first, first, "day", BY_HAND)
    if is_day(first) and is_day(last) and first < last:
        return When(first, last, "interval", BY_HAND)
    shape = next((shape for pattern, shape in _SHAPES if pattern.fullmatch(told)), None)
    year, month = told[:4], told[5:] or "01"
    if shape and is_day(f"{year}-{month}-01"):
        end = f"{month}-{calendar.monthrange(int(year), int(month))[1]:02}" if shape == "month" else "12-31"
        return When(f"{year}-{month}-01", f"{year}-{end}", shape, BY_HAND)
    raise SettingsError(f"{field}: {told!r} is no day; write it as 2022-10-05, 2022-10 or 2022-10-05/2022-10-07.")
