"""What speaks for one event beside the words: days, places, parties; each with its weight and its reason in words."""

from dataclasses import dataclass
from datetime import date

from sayso.compare.same_event_contradictions import (
    BY_SPEAKER,
    NEWS_DAYS,
    OF_A_MATTER,
    TOGETHER,
    TOLD,
    counted_otherwise,
    other_days,
    same_day,
    speakers,
    standing,
)
from sayso.compare.same_event_places import close, shared
from sayso.compare.same_event_profile import EventProfile
from sayso.compare.same_event_telling import tie_of
from sayso.compare.same_event_words import cosine
from sayso.compare.told_days import MONTHS

#: Log odds that each ground adds. ECB+ has neither days nor ids, so these are set by hand, on the example reports: a
#: day or a place in common makes it about four times as likely, a day told by one side and guessed for the other half
#: of that, and each side that agrees doubles it.
SAME_DAY = 1.4
DAY_CARRIED = 0.7
#: No day is told for one of them, and both are the news of reports that came out on one day or the next.
SAME_NEWS_DAY, NEXT_DAY = 0.7, 1
SAME_PLACE = 1.4
NEAR_PLACE = 0.7
SAME_SIDE = 0.7
OTHER_SIDE = -1.4
SAME_MODE = 0.7
#: A state has many talks a day; two persons seldom have two with each other.
SAME_TWO, PAIR = 2.8, 2
SAME_COUNT = 1.4
HEADLINE = 1.4
#: The same sentence in both reports: a copy, or an agency's words in two papers.
SAME_SENTENCE = 4.0
COPIED = 0.75  # cosine of sentences from which one is taken for the other's copy
#: A day the page went on with that is not the other's; reports weeks apart where neither tells a day; news and history.
OTHER_DAY = -1.4
WEEKS_APART = -1.4
MOST_TIMES_WEEKS = 3  # it weighs once for every three weeks, up to this
SAME_NEWS = 3  # days over which the same news is new
#: Nothing but words in common; an act of speech of which one report does not say whose it is.
WORDS_ALONE = -1.4
#: Only of one type: what is fired and what is wounded on one day at one place is cause and effect, not one event.
TYPE_ALONE = -2.1
SPEAKER_UNKNOWN = -2.8
#: One speaker accuses, asks and rejects many times a day: where the sentences share next to nothing, of other things,
#: unless the day is told and the same.
OTHER_MATTER = -4.9
OTHER_TALKS = -2.1  # the same of meetings, agreements and support, whose reports share fewer words
NEXT_TO_NOTHING = 0.1
#: Words of two triggers that are the same: the deed, and what it is done to.
DEED_AND_OBJECT = 2
#: What the sentences count is counted otherwise; in one report: by or to somebody named otherwise, done or to come.
OTHER_COUNT = -1.4
OTHER_NAME = -0.7
HISTORY = -1.4


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason and the log odds it adds. ``why`` empty: it weighs, but is no reason to give."""

    weight: float
    why: str


def grounds(left: EventProfile, right: EventProfile) -> tuple[Ground, ...]:
    """What speaks for and against one event."""
    facts = [one for one in (_of_days(left, right), _of_places(left, right)) if one is not None]
    found = [*facts, *_of_sides(left, right), *_of_counts(left, right), *_of_telling(left, right)]
    if _is_copied(left, right):
        found.append(Ground(SAME_SENTENCE, "the sentence is nearly the same"))
    elif not any(one.weight > 0 and one.why for one in found):
        found.append(Ground(WORDS_ALONE, ""))
    return tuple(found)


def _of_telling(left: EventProfile, right: EventProfile) -> list[Ground]:
    found = []
    if left.background != right.background and (left.days is None or right.days is None):
        found.append(Ground(HISTORY, ""))
    if tie_of(left.telling, right.telling) == "type":
        found.append(Ground(TYPE_ALONE, ""))
    if _is_headline(left, right):
        found.append(Ground(HEADLINE, "one is the report's headline"))
    if left.mode is not None and left.mode == right.mode:
        found.append(Ground(SAME_MODE, ""))
    if {left.type, right.type} & BY_SPEAKER and speakers(left.source, right.source) == "unknown":
        found.append(Ground(SPEAKER_UNKNOWN, ""))
    if {left.type, right.type} & OF_A_MATTER and _is_of_other_matter(left, right):
        found.append(Ground(OTHER_MATTER if {left.type, right.type} & BY_SPEAKER else OTHER_TALKS, ""))
    if counted_otherwise(left.beside, right.beside):
        found.append(Ground(OTHER_COUNT, ""))
    if left.telling.report == right.telling.report:
        found += _of_one_report(left, right)
    return found


def _of_days(left: EventProfile, right: EventProfile) -> Ground | None:
    if left.days is None or right.days is None:
        return _of_reports(left, right)
    if other_days(left.days, right.days):
        is_next = abs((left.days.last or 0) - (right.days.last or 0)) <= 1
        return None if is_next else Ground(OTHER_DAY, "")
    if left.days.is_one() and right.days.is_one():
        told = left.days.told and right.days.told
        return Ground(SAME_DAY if told else DAY_CARRIED, f"both on {_day(left.days.first or 1)}")
    return Ground(DAY_CARRIED, "their days agree")


def _is_of_other_matter(left: EventProfile, right: EventProfile) -> bool:
    if left.headline or right.headline:
        return False
    if _is_done_to_one_thing(left, right):
        return False
    again = left.telling.report == right.telling.report and left.telling.word != right.telling.word
    return again or cosine(left.matter, right.matter) < NEXT_TO_NOTHING


def _is_done_to_one_thing(left: EventProfile, right: EventProfile) -> bool:
    """Whether both triggers name the deed and its object alike, by the same party: "cancelled a meeting"."""
    by = standing(left.source, right.source) in ("same", "alike")
    to = standing(left.target, right.target) != "differ"
    return by and to and len(left.telling.phrase & right.telling.phrase) >= DEED_AND_OBJECT


def _of_one_report(left: EventProfile, right: EventProfile) -> list[Ground]:
    """A report keeps to the names it gives: done by others, or to others, or still to come, it is another deed."""
    named = ((left.source, right.source), (left.target, right.target))
    others = [one for one, other in named if one.named and other.named and not one.stems & other.stems]
    to_come = (left.status in TOLD) != (right.status in TOLD)
    return [Ground(OTHER_NAME, "")] * (len(others) + to_come)


def _is_headline(left: EventProfile, right: EventProfile) -> bool:
    """Whether a report tells in its text what its headline told."""
    return left.telling.report == right.telling.report and left.headline != right.headline


def _of_reports(left: EventProfile, right: EventProfile) -> Ground | None:
    """Of an event without a day only the day of its report is known: it was on that day or not long before."""
    ours, theirs = _latest(left), _latest(right)
    if ours is None or theirs is None:
        return None
    if abs(ours - theirs) <= SAME_NEWS:
        return Ground(SAME_NEWS_DAY, "") if _is_same_news(left, right) else None
    most = MOST_TIMES_WEEKS if left.days is right.days is None else 1  # a report may look back without a day
    return Ground(WEEKS_APART * min(most, abs(ours - theirs) / NEWS_DAYS), "")


def _is_same_news(left: EventProfile, right: EventProfile) -> bool:
    """Whether two reports of one day tell both as what has just happened."""
    if left.telling.report == right.telling.report or left.published is None or right.published is None:
        return False
    if {left.type, right.type} & OF_A_MATTER:  # of these there are many a day
        return False
    is_news = not (left.background or right.background) and left.status in TOLD and right.status in TOLD
    return is_news and abs(left.published - right.published) <= NEXT_DAY


def _latest(one: EventProfile) -> int | None:
    return one.days.last if one.days and one.days.last is not None else one.published


def _of_places(left: EventProfile, right: EventProfile) -> Ground | None:
    spot = shared(left.spots, right.spots)
    if spot is not None:
        return Ground(SAME_PLACE, f"at {spot.name}")
    pair = close(left.spots, right.spots)
    return Ground(NEAR_PLACE, f"at {pair[0].name} and {pair[1].name}") if pair else None


def _of_sides(left: EventProfile, right: EventProfile) -> tuple[Ground, ...]:
    found = []
    for role, ours, theirs in (("by", left.source, right.source), ("to", left.target, right.target)):
        if standing(ours, theirs) in ("same", "alike"):
            names = dict.fromkeys((*ours.named[:1], *theirs.named[:1]))
            found.append(Ground(SAME_SIDE, f"{role} " + " / ".join(names)))
        elif standing(ours, theirs) == "differ":
            found.append(Ground(OTHER_SIDE, ""))
    if _are_of_the_same_two(left, right):
        found.append(Ground(SAME_TWO, "between the same two persons"))
    return tuple(found)


def _are_of_the_same_two(left: EventProfile, right: EventProfile) -> bool:
    """Whether two persons, the same in both, had to do with each other on one day that both reports tell."""
    ours, theirs = left.source.people | left.target.people, right.source.people | right.target.people
    told = left.days is not None and right.days is not None and left.days.told and right.days.told
    together = left.type in TOGETHER and right.type in TOGETHER
    return together and told and len(ours) == PAIR and ours == theirs and same_day(left, right)


def _of_counts(left: EventProfile, right: EventProfile) -> tuple[Ground, ...]:
    """Whether what it is done to is counted alike: three vessels."""
    both = sorted(left.counts & right.counts)
    return (Ground(SAME_COUNT, f"the same number, {both[0][1]}"),) if both else ()


def _is_copied(left: EventProfile, right: EventProfile) -> bool:
    if left.telling.report == right.telling.report or left.telling.numbers != right.telling.numbers:
        return False
    return cosine(left.telling.context, right.telling.context) >= COPIED


def _day(number: int) -> str:
    day = date.fromordinal(number)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
