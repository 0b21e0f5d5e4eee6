"""Duties that one story tells more than once, where only the whole of it shows that they are one.

A copy owes what the report it copies owes, whatever became of the words. A sentence that names nobody ("Friday was set
as the last day") speaks of the one duty of that day. And the next turn of what is owed every Friday is due on a Friday.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.compare.duty_acts import UNKNOWN
from sayso.compare.duty_met import Debt, debt_of
from sayso.compare.same_event_words import stem, words_in
from sayso.compare.sides import same_party
from sayso.compare.told_days import one_day
from sayso.records import Owed

#: Kinds of acts by which somebody is told something: a report that is owed is a note that is due.
TELLING = frozenset({"notify", "publish", "submit", "reply"})
DAYS_OF_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Words by which a sentence names the day of a duty and no more of it.
_DAY_WORDS = frozenset((*DAYS_OF_WEEK, "day", "date", "deadline", "last"))
_TURN = re.compile(rf"\b(?:every|each|a|per) (?P<turn>day|week|month|year|{'|'.join(DAYS_OF_WEEK)})\b", re.IGNORECASE)
_ADVERB = re.compile(r"\b(?P<turn>dai|week|month|year|annual)ly\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|second|third|fourth|latest)\b", re.IGNORECASE)


def told_again(owed: Iterable[Owed], stories: Mapping[str, str], origins: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of keys of duties that are one, by what a whole story tells.

    ``stories``: document id -> the id of its story; a document that is not there is of the story of the report that it
    copies, else of its own. ``origins``: document id -> the id of the report it copies.
    """
    by_story: dict[str, list[Owed]] = defaultdict(list)
    for one in sorted(owed, key=lambda one: one.key):
        origin = origins.get(one.report.document, one.report.document)
        by_story[stories.get(one.report.document, stories.get(origin, origin))].append(one)
    return [
        pair
        for told in by_story.values()
        for pair in (*_of_copies(told, origins), *_of_nobody(told, origins), *_next_turns(told))
    ]


def wants_its_story(owed: Owed) -> bool:
    """Whether a duty may be one that other reports of its story tell in full, or put a day to."""
    duty = owed.obligation
    return (duty.who is None and duty.due is not None) or (duty.recurrence is not None and duty.due is None)


def is_next_turn(words: str) -> bool:
    """Whether a duty is told as one turn of others: "the next list is due"."""
    return _NEXT.search(words) is not None


def turn_of(recurrence: str | None) -> str:
    """After what a duty is owed again, one word for "every week" and "weekly"; "" where that is not told."""
    found = _TURN.search(recurrence or "") or _ADVERB.search(recurrence or "")
    return {"dai": "day", "annual": "year"}.get(told := found["turn"].lower(), told) if found else ""


def _of_copies(told: Sequence[Owed], origins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A report's duty of a day or turn, and its copy's, where neither tells two of them."""
    by_when: dict[tuple[str, str], dict[str, list[Owed]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        day, turn = one_day(one.obligation.due), turn_of(one.obligation.recurrence)
        when = day.isoformat() if day else turn
        if when:
            by_when[origins.get(one.report.document, one.report.document), when][one.report.document].append(one)
    for (origin, _when), documents in by_when.items():
        for document, own in documents.items():
            if document != origin and len(own) == len(documents.get(origin, ())) == 1:
                yield documents[origin][0].key, own[0].key


def _of_nobody(told: Sequence[Owed], origins: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A duty that names nobody who owes it, and the one duty of that day that it can be; not one that a copy tells."""
    own = [one for one in told if one.obligation.who is not None and one.report.document not in origins]
    for one in told:
        day = one_day(one.obligation.due)
        if one.obligation.who is not None or day is None:
            continue
        fit = [other for other in own if one_day(other.obligation.due) == day and _may_be(debt_of(one), debt_of(other))]
        if fit and all(_are_one(one, other) for one, other in combinations(fit, 2)):
            yield fit[0].key, one.key


def _are_one(one: Owed, other: Owed) -> bool:
    return same_party(debt_of(one).debtor, debt_of(other).debtor) is True


def _may_be(nameless: Debt, other: Debt) -> bool:
    """Whether what is owed by nobody named may be what somebody owes: of one act, or about one thing, or bare."""
    if nameless.negated != other.negated:
        return False
    words = frozenset(map(stem, words_in(nameless.owed.words)))
    is_known = nameless.act.noun != UNKNOWN
    is_of_act = (is_known and nameless.act.kind == other.act.kind) or not words.isdisjoint(other.act.nouns)
    is_bare = nameless.act.noun == UNKNOWN and not nameless.objects - _DAY_WORDS
    return is_of_act or is_bare or not nameless.objects.isdisjoint(other.objects)


def _next_turns(told: Sequence[Owed]) -> Iterator[tuple[str, str]]:
    """What is owed on a day of every week, and its next turn."""
    for again in told:
        turn = again.obligation.recurrence
        for single in told if turn and again.obligation.due is None else ():
            one, other = debt_of(again), debt_of(single)
            kinds = {one.act.kind, other.act.kind}
            is_one_act = len(kinds) == 1 or kinds <= TELLING
            if single.obligation.recurrence is None and is_one_act and same_party(one.debtor, other.debtor):
                day = one_day(single.obligation.due)
                if day and is_next_turn(single.words) and turn_of(turn) in ("week", DAYS_OF_WEEK[day.weekday()]):
                    yield again.key, single.key
