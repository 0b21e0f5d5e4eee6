"""What shows that two counts are of one happening: words, days, numbers, in nats of evidence.

A word gives the log of one over the share of reports it stands in, so that shared words of a thousand reports count
for little and a village's name for much. The bounds were set by hand on reports of pairs of like happenings.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from sayso.compare.figure_frame import Frame, digits_exchanged, frame_of, told_of_both
from sayso.compare.figure_scope import Scope, group_of, listed, scope_of
from sayso.compare.kept import kept
from sayso.compare.same_event_words import stem, telling, words_in
from sayso.compare.sides import country_of, is_state_word, same_party
from sayso.compare.told_days import MONTHS, calendar_days, days_apart, one_day, report_day
from sayso.records import Counted, Teller

#: "About 300" may be 270 to 330: a tenth, as newspapers round.
ABOUT = 0.1
#: Numbers from here on are rare enough to tell something by themselves.
RARE_NUMBER = 13
#: Nats of evidence: the most that one word gives, that all words give, that the titles give.
MOST_OF_WORD, MOST_OF_WORDS, MOST_OF_TITLES = 5.0, 18.0, 4.0
#: A state's name says which war, not which happening.
OF_STATE = 1.0
SHARED_DAY, SAME_STORY, SAME_EVENT, SAME_TELLER = 6.0, 9.0, 40.0, 2.0
#: Two states that count the dead of one and the same side, in one story, within a day: they answer each other.
TWO_PARTIES = 8.0
#: The same told of what both count, or a distance from the same thing; a number that is the other with two digits
#: exchanged, which is mostly a slip.
SAME_FRAME, EXCHANGED = 6.0, 6.0
#: Evidence taken away where the speakers seem to count their own people, two sides', and few words are shared.
TWO_SIDES = 4.0
#: An exact number that few counts have: one in some twenty of 13 to 99, one in hundreds above, where it is not round.
TELLING_NUMBER, RARE_EXACT = 3.0, 6.0
LARGE = 100
#: Two days of the week make two happenings likelier, one makes one likelier; either may be the day of the saying.
WEEKDAY = 3.0
#: Evidence asked for, by days between the reports (at most); later; and where a day is not told.
NEEDED = ((1, 8.0), (7, 11.0), (60, 18.0))
NEEDED_LATER, NEEDED_UNDATED = 22.0, 18.0
#: The most asked for of tolls within one story, up to the last of those days: it has mostly one toll of a kind.
NEEDED_IN_STORY = 11.0
#: More of it where the numbers differ, as the tolls of two days of one war do; less where one is told as an update.
DIFFERING, UPDATED = 9.0, 3.0
#: More of it for things counted: games, counts of a charge, seasons come in the same few numbers everywhere.
OF_THINGS = 3.0
#: More of it for one: a man here, a man there.
OF_ONE = 4.0
#: Words shown of those that two counts share.
SHOWN = 5
#: Figures kept at hand: each candidate is looked at for several figures of a report.
REMEMBERED = 8192
#: Counts that are revised and fought over; other numbers that differ mostly count other things.
TOLLS = frozenset({"killed", "wounded", "captured", "missing", "displaced", "detained", "bodies"})

#: Telling stems of a text: what each gives as evidence, in nats, and the word as written.
Words = Mapping[str, tuple[float, str]]

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is compared. ``low`` and ``high``: the interval with the slack of "about".

    ``unit``: its group. ``day``: when the count was taken, else told. ``words``: telling stems of the sentence.
    ``turn``: -1 told as the older number, 1 as the newer, 0 neither. ``frame``: what else the sentence says of it.
    """

    counted: Counted
    scope: Scope
    unit: str
    low: float
    high: float
    day: date | None
    words: Words
    title: Words
    turn: int
    frame: Frame


@kept(REMEMBERED)
def count_of(counted: Counted) -> Count:
    """A figure as it is compared."""
    figure, lowered = counted.figure, counted.passage.lower()
    slack = ABOUT if figure.comparator == "about" else 0.0
    turn = -1 if any(one in lowered for one in listed("older")) else 0
    return Count(
        counted=counted,
        scope=scope_of(counted),
        unit=group_of(figure.unit or ""),
        low=float("-inf") if figure.low is None else figure.low * (1 - slack),
        high=float("inf") if figure.high is None else figure.high * (1 + slack),
        day=one_day(figure.as_of) or report_day(counted.report),
        words=_without(_weighed(counted.passage), figure.unit),
        title=_weighed(counted.report.title or ""),
        turn=turn or int(any(one in lowered for one in listed("newer"))),
        frame=frame_of(counted),
    )


def same_teller(left: Counted, right: Counted) -> bool:
    """Whether two figures are the word of one reporter: one party, or one outlet in its own voice."""
    one, other = left.reporter, right.reporter
    if own_voice(one) or own_voice(other):
        is_own = own_voice(one) and own_voice(other)
        return is_own and left.report.outlet is not None and left.report.outlet == right.report.outlet
    return same_party((one.name, one.actor), (other.name, other.actor)) is True


def teller_words(counted: Counted) -> str:
    """Who reports a figure, for a person."""
    if own_voice(counted.reporter):
        return counted.report.outlet or "the outlet"
    return counted.reporter.name or "an unnamed source"


def own_voice(teller: Teller) -> bool:
    """Whether the outlet tells something in its own voice."""
    return teller == Teller(None, None, None)


def one_story(one: Count, other: Count, *, same_story: bool) -> bool:
    """Whether two counts are of one report, or of reports linked as one story."""
    return same_story or one.counted.report.document == other.counted.report.document


def gap(one: Count, other: Count) -> int | None:
    """Days between two counts, None where a day is not told."""
    if one.day and other.day:
        return abs((one.day - other.day).days)
    return 0 if one.counted.report.document == other.counted.report.document else None


def needed(one: Count, other: Count, *, agree: bool, same_story: bool) -> float | None:
    """Nats of evidence asked for; None where none is enough: numbers that differ, of days that are not told."""
    days = gap(one, other)
    if days is None and not agree:
        return None
    more = 0.0 if agree else UPDATED if _is_update(one, other) else DIFFERING
    more += 0.0 if one.counted.figure.what in TOLLS else OF_THINGS
    more += OF_ONE if one.counted.figure.low == one.counted.figure.high == 1 else 0.0
    if days is None:
        return NEEDED_UNDATED + more
    least = next((least for most, least in NEEDED if days <= most), NEEDED_LATER)
    is_toll = one.counted.figure.what in TOLLS
    if is_toll and days <= NEEDED[-1][0] and one_story(one, other, same_story=same_story):
        least = min(least, NEEDED_IN_STORY)
    return least + more


def evidence(one: Count, other: Count, *, same_event: bool, same_story: bool) -> tuple[str, float]:
    """What shows that two counts are of one happening: the reasons in words, and nats of evidence for it."""
    shared = {word: told for word, told in one.words.items() if word in other.words}
    titles = [told[0] for word, told in one.title.items() if word in other.title or word in other.words]
    days = calendar_days(one.counted.passage) & calendar_days(other.counted.passage)
    one_report = one.counted.report.document == other.counted.report.document
    framed = told_of_both(one.frame, other.frame)
    by_words = min(MOST_OF_WORDS, sum(weight for weight, _word in shared.values()))
    told = (
        ("both belong to one event", SAME_EVENT if same_event else 0.0),
        ("one report", SAME_STORY if one_report else 0.0),
        ("reports of one story", SAME_STORY if same_story and not one_report else 0.0),
        (f"both speak of {_quoted(shared)}", by_words),
        ("titles alike", 0.0 if one_report else min(MOST_OF_TITLES, sum(titles) / 2)),
        (f"both name {_day_words(days)}", SHARED_DAY if days else 0.0),
        (_teller_words(one.counted, other.counted), SAME_TELLER if _one_source(one.counted, other.counted) else 0.0),
        (f"two parties on {one.scope.side}", TWO_PARTIES if _two_parties(one, other, same_story=same_story) else 0.0),
        ("a number few counts have", _telling_number(one, other)),
        (f"“{framed}” told of both", SAME_FRAME if framed else 0.0),
        ("two digits exchanged", EXCHANGED if digits_exchanged(one.counted, other.counted) else 0.0),
    )
    reasons = [words for words, weight in told if weight > 0.0]
    against = TWO_SIDES if _two_sides(one, other) and by_words < MOST_OF_WORDS / 2 else 0.0
    shown = sum(weight for _words, weight in told) + _weekday(one, other) - against
    return "; ".join((*reasons, _gap_words(one, other))), shown


def _two_sides(one: Count, other: Count) -> bool:
    """Whether only the speakers show whose people are counted, and they show two sides."""
    return one.scope.side is not None and other.scope.side is not None and one.scope.side != other.scope.side


def _teller_words(left: Counted, right: Counted) -> str:
    if same_teller(left, right):
        return f"both from {teller_words(left)}"
    return f"both from {country_of(left.reporter.actor) if _one_country(left, right) else left.report.outlet}"


def _one_source(left: Counted, right: Counted) -> bool:
    """Whether one reporter gives both figures, two of one country, or two pages of one outlet as their own."""
    is_own = left.reporter.statement is None and right.reporter.statement is None
    one_outlet = is_own and left.report.outlet is not None and left.report.outlet == right.report.outlet
    return one_outlet or same_teller(left, right) or _one_country(left, right)


def _one_country(left: Counted, right: Counted) -> bool:
    country = country_of(left.reporter.actor)
    return country is not None and country == country_of(right.reporter.actor)


def _two_parties(one: Count, other: Count, *, same_story: bool) -> bool:
    """Whether two states count what one side suffered, in one story on about one day."""
    left, right = (country_of(count.counted.reporter.actor) for count in (one, other))
    days = gap(one, other)
    is_now = one_story(one, other, same_story=same_story) and days is not None and days <= NEEDED[0][0]
    is_toll = one.counted.figure.what in TOLLS and one.scope.side is not None and one.scope.side == other.scope.side
    return is_now and is_toll and left is not None and right is not None and left != right


def _is_update(one: Count, other: Count) -> bool:
    """Whether the later of two counts is told as a new number for an old one."""
    if one.counted.report.document == other.counted.report.document:
        return one.turn != other.turn
    latest = max(one.day or date.min, other.day or date.min)
    return any(count.turn == 1 for count in (one, other) if count.day == latest)


def _weekday(one: Count, other: Count) -> float:
    """Nats for or against one happening by the days of the week that both name."""
    left, right = (set(_WEEKDAY.findall(count.counted.passage)) for count in (one, other))
    if not left or not right:
        return 0.0
    return WEEKDAY if left & right else -WEEKDAY


def _telling_number(one: Count, other: Count) -> float:
    left, right = one.counted.figure, other.counted.figure
    number = left.high if left.low is None else left.low
    if (left.low, left.high) != (right.low, right.high) or number is None or number < RARE_NUMBER:
        return 0.0
    if number % (LARGE if number >= LARGE else LARGE // 10) == 0:
        return 0.0
    return RARE_EXACT if number >= LARGE else TELLING_NUMBER


def _quoted(shared: Words) -> str:
    most = sorted(shared, key=lambda one: (-shared[one][0], one))[:SHOWN]
    return ", ".join(f"“{shared[one][1]}”" for one in most)


def _day_words(days: frozenset[tuple[int, int]]) -> str:
    month, day = min(days, default=(1, 1))
    return f"{day} {MONTHS[month - 1]}"


def _gap_words(one: Count, other: Count) -> str:
    days = gap(one, other)
    return "a day is not told" if days is None else "the same day" if days == 0 else f"{days_apart(days)} apart"


@cache
def _passed() -> frozenset[str]:
    return frozenset(stem(word) for kind in ("passed", "fate") for word in listed(kind))


def _without(words: Words, unit: str | None) -> Words:
    """The words but the unit: all kilometres are kilometres."""
    units = {stem(word) for word in words_in(unit or "")}
    return {root: told for root, told in words.items() if root not in units} if units else words


@lru_cache(maxsize=REMEMBERED)
def _weighed(text: str) -> Words:
    """The telling stems of a text with what each gives as evidence, in nats."""
    found: dict[str, tuple[float, str]] = {}
    for word in words_in(text):
        root = stem(word)
        weight = OF_STATE if is_state_word(word) else min(MOST_OF_WORD, telling(root))
        if weight > 0.0 and root not in _passed() and not word[0].isdigit():
            found[root] = (weight, word)
    return found
