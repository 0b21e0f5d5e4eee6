"""Which events of reports are one: marks that lead to candidates, the judge of two, the groups of many."""

from collections.abc import Iterable, Sequence

from sayso.compare.marks import mark
from sayso.compare.same_event_contradictions import NEWS_DAYS, contradiction
from sayso.compare.same_event_grounds import grounds
from sayso.compare.same_event_groups import grouped
from sayso.compare.same_event_places import is_country
from sayso.compare.same_event_profile import EventProfile, event_profile
from sayso.compare.same_event_telling import Telling, chance, log_odds
from sayso.records import Link

__all__ = ["EventProfile", "event_marks", "event_profile", "judge_event", "same_event_groups"]

#: From here on two events are linked: more likely one than not.
LEAST = 0.5
#: Mean of the scores between two groups from which they are one: best on ECB+ topics 1-25, each sixth held out in turn.
LEAST_MEAN = 0.4
#: What a pair without a link counts in a group: nobody looked, or looked and did not find enough.
MOST_UNLINKED = 0.35

#: Days over which the type of an event and a word its report is about lead to others, and the words of its trigger
#: and a state. Windows overlap by half, so that no day stands at an edge of both, and any two days half a window apart
#: share one: what is news for three weeks is found again on the last of them.
WINDOW, STATE_WINDOW = 40, 2 * NEWS_DAYS
#: States that an event leads by, and places by its day; how many groups near in meaning beside its own family.
MOST_STATES, MOST_SPOTS, MOST_KIN = 2, 2, 1


def event_marks(profile: EventProfile) -> tuple[int, ...]:
    """Marks of an event, up to 24: its type and day in a country, a day at a place, and those of its words."""
    day = profile.days.last if profile.days and profile.days.is_one() else profile.published
    leads = dict.fromkeys((*profile.telling.topic.leads, *((profile.lead,) if profile.lead else ())))
    wide, narrow = _windows(day, WINDOW), _windows(day, STATE_WINDOW)
    return (*_day_marks(profile), *words_marks(profile.telling, leads, wide, _states(profile), narrow))


def words_marks(
    telling: Telling, leads: Iterable[str], wide: Sequence[str], states: Iterable[str], narrow: Sequence[str]
) -> tuple[int, ...]:
    """Marks of an event's words: its type with each lead in a window of days, what its trigger says with a state."""
    says = (telling.family, *sorted(telling.kin)[:MOST_KIN])
    return (
        *(mark("event-lead", telling.type or telling.family, one, window) for one in leads for window in wide),
        *(mark("event-says", what, one, window) for what in says for one in states for window in narrow),
    )


def _windows(day: int | None, days: int) -> tuple[str, ...]:
    return () if day is None else (f"{day // days}", f"{(day + days // 2) // days}+")


def _states(profile: EventProfile) -> list[str]:
    named = profile.source.states | profile.target.states | {one.country for one in profile.spots if one.country}
    return sorted(named)[:MOST_STATES]


def _day_marks(profile: EventProfile) -> tuple[int, ...]:
    if profile.days is None or not profile.days.is_one():
        return ()
    day = str(profile.days.first)
    spots = sorted({one.name for one in profile.spots if one.province != one.name and not is_country(one)})
    return (
        *(mark("event-day", profile.type, day, one) for one in _states(profile)),
        *(mark("event-place", day, one) for one in spots[:MOST_SPOTS]),
    )


def judge_event(left: EventProfile, right: EventProfile) -> Link | None:
    """Whether two events are one, with the reasons; None where they are not, or it is no more likely than not."""
    if left.key == right.key:
        return None
    score = _score(left, right)
    if score is None or score < LEAST:
        return None
    first, second = _in_order(left, right)
    return Link(first.key, second.key, "same_event", round(score, 3), _why(first, second), "events.same")


def same_event_groups(
    profiles: Sequence[EventProfile], links: Iterable[Link], *, parted: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """The keys of ``profiles`` in groups, each group one event; who has no link stands alone.

    A group holds only what agrees on average and nothing of what excludes each other, whatever leads from one to the
    other. A person's link (its judge begins "by:") holds; pairs of keys a person ``parted`` stay apart.
    """
    number = {one.key: at for at, one in enumerate(profiles)}
    known = [one for one in links if one.left in number and one.right in number]
    linked = {_pair(number[one.left], number[one.right]): one for one in known}
    apart = {_pair(number[one], number[other]) for one, other in parted if one in number and other in number}
    sure = {pair for pair, one in linked.items() if one.judge.startswith("by:")}
    scores = {pair: _in_group(profiles, pair, linked) for pair in _within(len(profiles), linked)}

    def forbidden(pair: tuple[int, int]) -> bool:
        return pair in apart or contradiction(profiles[pair[0]], profiles[pair[1]]) is not None

    groups = grouped(len(profiles), scores, least=LEAST_MEAN, forbidden=forbidden, certain=sure)
    return tuple(tuple(sorted(profiles[one].key for one in group)) for group in groups)


def _score(left: EventProfile, right: EventProfile) -> float | None:
    first, second = _in_order(left, right)
    odds = log_odds(first.telling, second.telling)
    if odds is None or contradiction(first, second) is not None:
        return None
    return chance(odds + sum(one.weight for one in grounds(first, second)))


def _in_order(left: EventProfile, right: EventProfile) -> tuple[EventProfile, EventProfile]:
    return (left, right) if left.key <= right.key else (right, left)


def _in_group(profiles: Sequence[EventProfile], pair: tuple[int, int], linked: dict[tuple[int, int], Link]) -> float:
    if pair in linked:
        return linked[pair].score
    return min(_score(profiles[pair[0]], profiles[pair[1]]) or 0.0, MOST_UNLINKED)


def _within(count: int, linked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """All pairs that links lead between, over however many steps."""
    head = list(range(count))
    for one, other in linked:
        low, high = sorted((_root(head, one), _root(head, other)))
        head[high] = low
    together: dict[int, list[int]] = {}
    for one in range(count):
        together.setdefault(_root(head, one), []).append(one)
    return [(one, other) for group in together.values() for at, one in enumerate(group) for other in group[at + 1 :]]


def _root(head: list[int], one: int) -> int:
    while head[one] != one:
        head[one] = head[head[one]]
        one = head[one]
    return one


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _why(left: EventProfile, right: EventProfile) -> str:
    words = f"“{left.words}”" if left.words.lower() == right.words.lower() else f"“{left.words}” and “{right.words}”"
    told = f"{left.type}: {words}" if left.type == right.type else f"{left.type} and {right.type}: {words}"
    return "; ".join((told, *(one.why for one in grounds(left, right) if one.why)))
