"""What forbids that two events are one: days, places, parties, numbers that exclude each other; in words."""

from collections.abc import Callable
from typing import Literal

from sayso.compare.same_event_places import apart, shared
from sayso.compare.same_event_profile import Days, EventProfile, Side
from sayso.compare.sides import side_of

#: Types that stand near each other: two desks may code one event as either.
_NEAR = (
    "ASSAULT/COERCE ASSAULT/MOBILIZE ASSAULT/PROTEST COERCE/MOBILIZE COERCE/PROTEST COERCE/SANCTION "
    "AGREE/CONCEDE AGREE/CONSULT AGREE/COOPERATE AGREE/SUPPORT AID/COOPERATE AID/SUPPORT CONSULT/COOPERATE "
    "CONSULT/SUPPORT COOPERATE/SUPPORT CONCEDE/RETREAT ACCUSE/REJECT ACCUSE/REQUEST ACCUSE/THREATEN REQUEST/THREATEN"
)
NEAR_TYPES = frozenset(frozenset(pair.split("/")) for pair in _NEAR.split())
#: Acts of speech: whoever speaks makes the act.
BY_SPEAKER = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
#: Acts of which only what they are about makes one and no other.
OF_A_MATTER = BY_SPEAKER | {"AGREE", "SUPPORT", "CONCEDE", "CONSULT"}
#: Deeds that parties do with each other.
TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
#: Told as having happened, by somebody.
TOLD = frozenset({"fact", "claimed", "denied", "disputed"})
#: A matter is news for about three weeks.
NEWS_DAYS = 21

Standing = Literal["same", "alike", "differ", "unknown"]


def contradiction(left: EventProfile, right: EventProfile) -> str | None:
    """Why the two cannot be one event, None where nothing forbids it. The same whichever way round."""
    return next((why for test, why in _TESTS if test(left, right)), None)


def speakers(left: Side, right: Side) -> Standing:
    """How those who speak stand to each other. A ministry and a president of one state speak each for themselves; one
    of them and the state ("Moscow said") may be one, but not a court or a parliament."""
    found = standing(left, right)
    if left.people and right.people and left.people.isdisjoint(right.people):
        return "differ"
    if found != "alike":
        return found
    if left.actors & left.states:
        return "differ" if right.actors and all(_goes_its_own_way(one) for one in right.actors) else "alike"
    if right.actors & right.states:
        return "differ" if left.actors and all(_goes_its_own_way(one) for one in left.actors) else "alike"
    return "differ"


def _goes_its_own_way(actor: str) -> bool:
    """Whether it is a body of a country that does not speak for the state."""
    return actor.isupper() and "." in actor and side_of(actor) == actor


def standing(left: Side, right: Side) -> Standing:
    """How two sides stand to each other: named alike, of one state, of different ones; or one is not known."""
    if not left.states or not right.states:
        return "unknown"
    if not left.actors.isdisjoint(right.actors):
        return "same"
    return "differ" if left.states.isdisjoint(right.states) else "alike"


def other_days(left: Days | None, right: Days | None) -> bool:
    """Whether both are known and exclude each other."""
    return left is not None and right is not None and not left.meets(right)


def _on_other_days(left: EventProfile, right: EventProfile) -> bool:
    """Days told in the events' own sentences. A night has two days."""
    if left.days is None or right.days is None or not (left.days.told and right.days.told):
        return False
    if left.days.meets(right.days):
        return False
    next_to = left.days.is_one() and right.days.is_one() and abs((left.days.first or 0) - (right.days.first or 0)) == 1
    return not (next_to and (left.night or right.night))


def _not_yet(left: EventProfile, right: EventProfile) -> bool:
    """Whether one is told as done in a report that was out before the other's day."""
    return _is_told_before(left, right) or _is_told_before(right, left)


def _is_told_before(told: EventProfile, dated: EventProfile) -> bool:
    if told.published is None or dated.days is None or dated.days.first is None or told.status not in TOLD:
        return False
    return dated.days.told and dated.days.first > told.published + 1  # the dateline a day ahead of the page


def _demanded_or_done(left: EventProfile, right: EventProfile) -> bool:
    """What is only demanded or imagined is not what happened."""
    return (left.status == "hypothetical" and right.status in TOLD) or (
        right.status == "hypothetical" and left.status in TOLD
    )


def _of_one_sentence(left: EventProfile, right: EventProfile) -> bool:
    """A sentence tells two deeds where it has two words for them: they fired on the ship and seized it."""
    return left.telling.report == right.telling.report and left.telling.sentence == right.telling.sentence


def _other_types(left: EventProfile, right: EventProfile) -> bool:
    """The same word may tell blows or only words: Kyiv attacked the plan."""
    return left.type != right.type and frozenset({left.type, right.type}) not in NEAR_TYPES


def _wanted_again(left: EventProfile, right: EventProfile) -> bool:
    """What is wanted, planned or feared again after weeks is another occasion."""
    if left.status in TOLD or right.status in TOLD or left.published is None or right.published is None:
        return False
    return abs(left.published - right.published) > NEWS_DAYS


def _swapped(left: EventProfile, right: EventProfile) -> bool:
    """Whether each does to the other what the other does to it."""
    crossed = left.source.states & right.target.states and left.target.states & right.source.states
    straight = left.source.states & right.source.states or left.target.states & right.target.states
    return bool(crossed) and not straight


def _other_parties(left: EventProfile, right: EventProfile) -> bool:
    """Others speak, or others do it or suffer it. One side alone may be misread where the other side and the day or
    the place agree."""
    if left.type in BY_SPEAKER or right.type in BY_SPEAKER:
        return speakers(left.source, right.source) == "differ"
    if left.type in TOGETHER and right.type in TOGETHER and _others_meet(left, right):
        return True
    sides = standing(left.source, right.source), standing(left.target, right.target)
    if "differ" not in sides:
        return False
    is_fixed = same_day(left, right) or shared(left.spots, right.spots) is not None
    return not (is_fixed and ("same" in sides or "alike" in sides))


def _others_meet(left: EventProfile, right: EventProfile) -> bool:
    """Whether each of two talks has a party that the other has not: another state, or only other persons."""
    people = left.source.people | left.target.people, right.source.people | right.target.people
    if people[0] and people[1] and people[0].isdisjoint(people[1]):
        return True
    ours, theirs = left.source.states | left.target.states, right.source.states | right.target.states
    return bool(ours - theirs) and bool(theirs - ours)


def same_day(left: EventProfile, right: EventProfile) -> bool:
    """Whether both are of one day, the same."""
    return bool(left.days and right.days and left.days.is_one() and right.days.is_one() and left.days.meets(right.days))


def _other_counts(left: EventProfile, right: EventProfile) -> bool:
    """Whether what it is done to is counted otherwise: three vessels, two vessels."""
    return counted_otherwise(left.counts, right.counts)


def counted_otherwise(left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]) -> bool:
    """Whether both count the same things, and no number is the same."""
    nouns = {noun for noun, _number in left} & {noun for noun, _number in right}
    return bool(nouns) and left.isdisjoint(right)


_TESTS: tuple[tuple[Callable[[EventProfile, EventProfile], bool], str], ...] = (
    (_of_one_sentence, "two deeds of one sentence"),
    (_other_types, "other types of event"),
    (_demanded_or_done, "one is only demanded or imagined"),
    (_wanted_again, "wanted or planned again, weeks later"),
    (_on_other_days, "on different days"),
    (_not_yet, "one report was out before the other's day"),
    (_swapped, "the parties are swapped"),
    (_other_parties, "other parties"),
    (lambda left, right: apart(left.spots, right.spots), "at places far apart"),
    (_other_counts, "other numbers of the same thing"),
)
