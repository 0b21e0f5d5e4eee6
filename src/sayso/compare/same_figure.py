"""Whether two figures are one count, and how the second stands to the first: repeats, revises, contradicts.

Two figures are one count where what they cover agrees (``figure_scope``) and enough shows that they speak of one
happening (``figure_evidence``). How much is enough grows with the days between the reports, and numbers that differ
need more than numbers that agree.
"""

from dataclasses import replace
from datetime import date
from itertools import combinations

from sayso.compare.editions import edition_of
from sayso.compare.figure_evidence import (
    RARE_NUMBER,
    TOLLS,
    Count,
    count_of,
    evidence,
    gap,
    needed,
    one_story,
    own_voice,
    same_teller,
    teller_words,
)
from sayso.compare.figure_frame import digits_exchanged, is_attribute, told_of_both
from sayso.compare.figure_scope import ANYBODY, apart, own_time
from sayso.compare.marks import mark
from sayso.compare.told_days import days_apart, report_day
from sayso.records import Counted, Link, Relation, Report

#: Days of a stretch in whose marks two figures meet: reports of a happening mostly come within two weeks.
STRETCH = 14
#: Telling words of a figure that make marks, and those that make marks in pairs; the most telling first.
MARK_WORDS, MARK_PAIRED = 5, 4
#: Pairs of words that make marks whatever the number.
MARK_PAIRS = 3
#: Nats of evidence above what is asked for at which a link is as good as sure.
SURE = 30.0
LEAST_SCORE, MOST_SCORE = 0.5, 0.98
#: Days within which two parties' numbers still stand against each other; a toll of later days may simply have grown.
SAME_TIME = 1
#: How sure it is that two numbers contradict each other where their report says so.
OPPOSED = 0.9
#: Telling words that two sentences of one count share at least, as a share of all in both; words beside the number
#: that are the same.
ALIKE_WORDS, ALIKE, BESIDE = 3, 0.6, 2
JUDGE = "figures.same_count"
#: What changed where a count was taken again for a time of its own.
OF_TIME = ("number", "time")


def figure_marks(counted: Counted) -> tuple[int, ...]:
    """The marks of a figure, at most 24: what is counted with the number, telling words, a stretch of two weeks."""
    count, figure = count_of(counted), counted.figure
    names = sorted(count.words, key=lambda one: (-count.words[one][0], one))[:MARK_WORDS]
    pairs = [tuple(sorted(pair)) for pair in combinations(names[:MARK_PAIRED], 2)]
    what, number = str(figure.what), f"{figure.low}:{figure.high}"
    found: list[int] = []
    for stretch in _stretches(count.day):
        if (figure.low or figure.high or 0.0) >= RARE_NUMBER:
            found.append(mark("count", what, number, stretch))
        found.extend(mark("count", what, number, name, stretch) for name in names)
        found.extend(mark("count", what, *pair, stretch) for pair in pairs[:MARK_PAIRS])
    found.extend(mark("count", what, number, *pair) for pair in pairs)
    return tuple(dict.fromkeys(found))


def why_apart(left: Counted, right: Counted) -> str | None:
    """Why two figures cannot be one count, in words; None where what they cover agrees."""
    if left.figure.what != right.figure.what:
        return f"one counts {left.figure.what}, the other {right.figure.what}"
    one, other = count_of(left), count_of(right)
    if one.unit != other.unit:
        return f"one counts {left.figure.unit}, the other {right.figure.unit}"
    return apart(one.scope, other.scope)


def judge_figure(
    left: Counted, right: Counted, *, same_event: bool | None = None, same_story: bool = False, opposed: bool = False
) -> Link | None:
    """How two figures stand to each other; None where they are not one count or nothing is to be said of it.

    ``same_event``: what is known of the events they belong to, None for nothing. ``same_story``: whether their reports
    are linked as one story. ``opposed``: whether their report sets one against the other. "revises" is directed, the
    later value left; the other two relations are not.
    """
    if left.key == right.key or same_event is False or not (same_event or opposed or _may_be_one(left, right)):
        return None
    if why_apart(left, right) is not None:
        return None
    one, other = sorted((count_of(left), count_of(right)), key=lambda count: count.counted.key)
    if opposed and not _meet(one, other):
        return _opposed(one, other, OPPOSED, "the report sets one against the other")
    agree = _same_number(one, other)
    if not agree and (
        _is_known_already(one, other) or not (same_event or _may_differ(one, other, same_story=same_story))
    ):
        return None
    why, shown = evidence(one, other, same_event=same_event is True, same_story=same_story)
    least = needed(one, other, agree=agree or digits_exchanged(left, right), same_story=same_story)
    if least is None or shown < least:
        return None
    score = round(min(MOST_SCORE, LEAST_SCORE + (MOST_SCORE - LEAST_SCORE) * (shown - least) / SURE), 2)
    if agree:
        return _link(one, other, "repeats", score, f"the same count: {_both_words(one, other)}; {why}")
    return _differing(one, other, score, why)


def _may_be_one(left: Counted, right: Counted) -> bool:
    """Whether it is worth reading the sentences: numbers of things that differ are of two counts."""
    one, other = left.figure, right.figure
    if one.what in TOLLS or "about" in (one.comparator, other.comparator):
        return one.what == other.what
    shared = {one.low, one.high} & {other.low, other.high} - {None}
    return one.what == other.what and (
        bool(shared) or _counted_anew(left, right) or _may_be_told_otherwise(left, right)
    )


def _may_be_told_otherwise(left: Counted, right: Counted) -> bool:
    """Whether two numbers of things that differ may be of one count: the same is told of both, or one is a slip."""
    return bool(told_of_both(count_of(left).frame, count_of(right).frame)) or digits_exchanged(left, right)


def _is_known_already(one: Count, other: Count) -> bool:
    """Whether a page speaks in its own voice of "three wounded men": not all that were wounded need be meant."""
    return one.turn == other.turn and any(
        own_voice(count.counted.reporter) and is_attribute(count.counted) for count in (one, other)
    )


def _counted_anew(left: Counted, right: Counted) -> bool:
    """Whether two sentences are one with another number: a count of things that is taken again, or was put right."""
    if left.figure.unit is None or right.figure.unit is None or left.report.document == right.report.document:
        return False
    ours, theirs = count_of(left).words.keys(), count_of(right).words.keys()
    if len(ours & theirs) < ALIKE_WORDS or len(ours & theirs) < ALIKE * len(ours | theirs):
        return False
    return any(one == other and len(one) == BESIDE for one, other in zip(_beside(left), _beside(right), strict=True))


def _beside(counted: Counted) -> tuple[list[str], list[str]]:
    """The words right before a figure and right behind it."""
    before, _, behind = counted.passage.lower().partition(counted.words.lower())
    return before.split()[-BESIDE:], behind.split()[:BESIDE]


def _same_number(one: Count, other: Count) -> bool:
    """Whether two intervals tell one number: the same bounds, or "about" and "at least" of a number beside it."""
    left, right = one.counted.figure, other.counted.figure
    if (left.low, left.high) == (right.low, right.high):
        return True
    bounds = (left.low, left.high, right.low, right.high)
    if "about" in (left.comparator, right.comparator) and None not in bounds:
        return _meet(one, other)
    return len({number for number in bounds if number is not None}) == 1 and _meet(one, other)


def _meet(one: Count, other: Count) -> bool:
    """Whether one number could be right for both."""
    return one.low <= other.high and other.low <= one.high


def _may_differ(one: Count, other: Count, *, same_story: bool) -> bool:
    """Whether numbers that differ may be of one count: a toll, of people told alike or, in one story, of one side."""
    is_article = any(count.counted.words.lower().startswith(("a ", "an ")) for count in (one, other))
    if is_article:
        return False
    if one.counted.figure.what not in TOLLS:
        return _of_things_may_differ(one, other, same_story=same_story)
    if one.scope.group == other.scope.group:
        return True
    is_told = one.counted.report.document == other.counted.report.document and one.turn != other.turn
    is_one_side = one.scope.side is not None and one.scope.side == other.scope.side
    groups = (one.scope.group, other.scope.group)
    return ANYBODY in groups and one_story(one, other, same_story=same_story) and (is_told or is_one_side)


def _of_things_may_differ(one: Count, other: Count, *, same_story: bool) -> bool:
    """Whether numbers of things that differ may be of one count: taken anew by one, told otherwise by two at once."""
    is_slip = digits_exchanged(one.counted, other.counted)
    is_framed = bool(told_of_both(one.frame, other.frame)) and one_story(one, other, same_story=same_story)
    if same_teller(one.counted, other.counted) and _in_order(one, other) is not None:
        return _counted_anew(one.counted, other.counted) or is_framed or is_slip
    days = gap(one, other)
    return (is_framed or is_slip) and days is not None and days <= SAME_TIME


def _differing(one: Count, other: Count, score: float, why: str) -> Link | None:
    """Numbers that differ: a reporter's later word revises the earlier, another's stands against it."""
    if not _one_voice(one, other):
        return None if _meet(one, other) or not _at_odds(one, other) else _opposed(one, other, score, why)
    in_order = _in_order(one, other)
    if in_order is None:
        is_told_twice = one.counted.report.document != other.counted.report.document and not _meet(one, other)
        order = "neither is told to be the later; "
        return _opposed(one, other, score, order + why) if is_told_twice else None
    later, earlier, order = in_order
    told = f"{teller_words(later.counted)} said “{earlier.counted.words}”, then “{later.counted.words}”: {order}"
    times = own_time(later.counted), own_time(earlier.counted)
    if None not in times and times[0] != times[1]:
        told = f"{told}, each for its own time"
        return replace(_link(later, earlier, "revises", score, f"{told}; {why}", directed=True), flags=OF_TIME)
    return _link(later, earlier, "revises", score, f"{told}; {why}", directed=True)


def _one_voice(one: Count, other: Count) -> bool:
    """Whether one voice gives both: the same reporter, or outlets of two days, whose own counts follow the news.

    A number that another outlet gives with two digits exchanged follows nothing.
    """
    is_own = own_voice(one.counted.reporter) and own_voice(other.counted.reporter)
    is_own = is_own and not digits_exchanged(one.counted, other.counted)
    return same_teller(one.counted, other.counted) or (is_own and gap(one, other) not in (None, 0))


def _at_odds(one: Count, other: Count) -> bool:
    """Whether two voices' numbers stand against each other, and are not a toll that grew while it was told."""
    are_parties = bool(one.counted.reporter.actor and other.counted.reporter.actor)
    days = gap(one, other)
    return days is not None and (days <= SAME_TIME or are_parties)


def _opposed(one: Count, other: Count, score: float, why: str) -> Link:
    left, right = (f"{teller_words(count.counted)} says “{count.counted.words}”" for count in (one, other))
    return _link(one, other, "contradicts", score, f"{left}, {right}: both cannot hold; {why}")


def _in_order(one: Count, other: Count) -> tuple[Count, Count, str] | None:
    """The later and the earlier of two counts, and what shows it; None where nothing does."""
    left, right = one.counted.report, other.counted.report
    if left.document == right.document:
        if one.turn == other.turn:
            return None
        return (*_by(one.turn > other.turn, one, other), "the report tells which came first")
    if right.document == left.previous or left.document == right.previous:
        return (*_by(_is_later_version(left, right), one, other), "a later version of the page")
    if one.day is None or other.day is None or one.day == other.day:
        return None
    return (*_by(one.day > other.day, one, other), f"{days_apart(gap(one, other) or 0)} later")


def _is_later_version(left: Report, right: Report) -> bool:
    """Of two versions of one page: by their days, else by what agencies put before a headline, else as they were added.

    A folder's files are added by name, and "report-corrected" comes before "report".
    """
    days = report_day(left), report_day(right)
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] > days[1]
    editions = edition_of(left.title), edition_of(right.title)
    return editions[0] > editions[1] if editions[0] != editions[1] else left.previous == right.document


def _by(is_first: bool, one: Count, other: Count) -> tuple[Count, Count]:
    return (one, other) if is_first else (other, one)


def _both_words(one: Count, other: Count) -> str:
    left, right = one.counted.words, other.counted.words
    return f"“{left}”" if left.casefold() == right.casefold() else f"“{left}” and “{right}”"


def _stretches(day: date | None) -> tuple[str, ...]:
    """Two stretches of two weeks, half overlapping, so that figures of one week always share one."""
    if day is None:
        return ("undated",)
    return (f"a{day.toordinal() // STRETCH}", f"b{(day.toordinal() + STRETCH // 2) // STRETCH}")


def _link(one: Count, other: Count, relation: Relation, score: float, why: str, *, directed: bool = False) -> Link:
    flags = () if relation == "repeats" else ("number",)
    return Link(one.counted.key, other.counted.key, relation, score, why, JUDGE, directed, flags)
