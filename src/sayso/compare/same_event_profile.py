"""An event of the ledger as same_event compares it: built once, then held against many."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from sayso.compare.figure_scope import ANYBODY, group_of
from sayso.compare.same_event_telling import Telling
from sayso.compare.same_event_topic import leading, topic_of
from sayso.compare.same_event_triggers import LIGHT, NUMBERS, SMALL, head_of, numbers_of, phrase_of
from sayso.compare.same_event_words import Weighed, family, kin, stem, weighed, words_in
from sayso.compare.sides import country_of, side_of, states_in
from sayso.compare.told_days import calendar_days, day_of, report_day
from sayso.records import Event, Happened, Party, Place, When

_QUOTED = re.compile(r"“(.+?)”")
_CAPITAL = re.compile(r"(?<![.!?:\n])\s[\"'“‘(]?([A-Z][^\W\d_]+(?:[-'][^\W\d_]+)*)")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
#: Words that point at a time told before: the day they are given is a reading, not the sentence's own.
_POINTING = re.compile(r"\b(?:same|that|those|next|following|previous|then)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|nights|overnight|midnight|evening|late on|early on|hours of|dawn|next day)\b", re.I)
#: A list with one thing that no number counts: "a tug and two gunboats" are not two ships.
_ONE_MORE = re.compile(r"\b[Aa]n?\s[^,]+(?:,|\sand\s)|\sand\san?\s")
_RULE = re.compile(r"event:([a-z]+(?:-[a-z]+)*)/v")
#: Where a report was written: "NEW YORK, May 3 (Agency) - ". It need not be where anything in it happened.
_DATELINE = re.compile(
    r"\A\s*[A-Z][^\n.!?a-z]{2,40}(?:[^\n()!?]{0,30}\([^()\n]{2,40}\)\s*|[^\n()!?]{0,30}\s)[-–—]{1,2}\s"
)
_PERSON = re.compile(r"[a-z]")
_COUNT = re.compile(rf"\b(\d[\d,]*|{'|'.join(NUMBERS)})\s+((?:[^\W\d_][\w-]*\s?){{1,4}})")


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day an event can be of, as day numbers; None: open.

    ``told``: its own sentence tells it; else the page told the day before and went on.
    """

    first: int | None
    last: int | None
    told: bool

    def is_one(self) -> bool:
        """Whether it is one known day."""
        return self.first is not None and self.first == self.last

    def meets(self, other: "Days") -> bool:
        """Whether a day may be of both."""
        return not (_is_before(self.last, other.first) or _is_before(other.last, self.first))


def _is_before(last: int | None, first: int | None) -> bool:
    return last is not None and first is not None and last < first


@dataclass(frozen=True, slots=True)
class Spot:
    """A place an event is told to be at. ``wide``: a country, province, sea or river, whose point says little.

    ``told``: its own sentence names it, behind the dateline; else the page did so before and went on.
    """

    name: str
    id: int | None
    lat: float | None
    lon: float | None
    country: str | None
    province: str | None
    wide: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Those who do a deed, or suffer it. ``actors``: ids; ``states``: whom they stand for; ``people``: named persons.

    ``stems``: of the words of their names.
    """

    actors: frozenset[str]
    states: frozenset[str]
    people: frozenset[str]
    named: tuple[str, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event and its words, ready to be compared. ``published``: the day number of its report, None: not known.

    ``counts``: what it is done to, as group of nouns and number; ``beside``: the same of all its sentence counts.
    ``matter``: the sentence's words that name nobody. ``lead``: the name in it that leads to others, a place first.
    ``night``: told of a night, which has two days. ``headline``: told in the report's title.
    """

    key: str
    words: str
    telling: Telling
    type: str
    mode: str | None
    status: str
    background: bool
    source: Side
    target: Side
    spots: tuple[Spot, ...]
    days: Days | None
    published: int | None
    counts: frozenset[tuple[str, str]]
    beside: frozenset[tuple[str, str]]
    matter: Weighed
    lead: str | None
    night: bool
    headline: bool


def event_profile(entry: Happened, text: str = "") -> EventProfile:
    """An event ready to be compared. ``text``: the words of its report; without them its title stands for its topic."""
    event = entry.event
    published = report_day(entry.report)
    told = _telling(entry, text)
    return EventProfile(
        key=entry.key,
        words=" ".join(entry.words.split()),
        telling=told,
        type=event.type,
        mode=event.mode,
        status=event.status,
        background=event.background,
        source=_side(event.source),
        target=_side(_struck(event)),
        spots=tuple(
            _spot(one, entry.passage) for one in event.places if one.literal and not _is_owner(one, entry.passage)
        ),
        days=_days(event.when, entry.passage) or _days_beside(entry.passage, published),
        published=published.toordinal() if published else None,
        counts=frozenset(pair for one in event.target if not _ONE_MORE.search(one.name) for pair in _counts(one.name)),
        beside=frozenset(_counts(entry.passage)),
        matter=_matter(told),
        lead=_lead(entry),
        night=_NIGHT.search(entry.passage) is not None,
        headline=bool(entry.report.title) and words_in(entry.passage) == words_in(entry.report.title or ""),
    )


def _telling(entry: Happened, text: str) -> Telling:
    own = words_in(entry.words) or ("",)
    trigger = frozenset(own)
    if stem(own[0]) in LIGHT and len(own) == 1:
        own = (*own, *_carried(entry.event.rule))
    others = [word for word in words_in(entry.passage) if word not in trigger]
    parties = [*entry.event.source, *entry.event.target]
    told = " ".join([*(one.name for one in parties), *(one.name for one in entry.event.places)])
    word = head_of(own)
    phrase = phrase_of(own)
    return Telling(
        report=entry.report.document,
        sentence=entry.passage,
        word=word,
        family=family(word),
        phrase=phrase,
        kin=kin(family(word), phrase),
        type=entry.event.type,
        beside=frozenset(family(one) for one in others),
        context=weighed(stem(one) for one in others),
        parties=weighed(stem(one) for one in words_in(told)),
        names=weighed(stem(one) for name in _CAPITAL.findall(entry.passage) for one in words_in(name)),
        numbers=numbers_of(others),
        topic=topic_of(text or f"{entry.report.title or ''}\n{entry.passage}"),
    )


def _carried(rule: str) -> tuple[str, ...]:
    """What a light verb carries, by the rule that found it: "weapons were | used" is "event:use-weapon/v"."""
    name = _RULE.match(rule)
    return words_in(name[1].replace("-", " "))[1:] if name else ()


def _matter(told: Telling) -> Weighed:
    """What of a sentence names nobody."""
    names = {*told.names.weights, *told.parties.weights}
    return weighed(one for one in told.context.weights if one not in names)


def _lead(entry: Happened) -> str | None:
    places = leading(word for one in entry.event.places for word in words_in(one.name))
    names = places or leading(word for name in _CAPITAL.findall(entry.passage) for word in words_in(name))
    return names[0] if names else None


def _struck(event: Event) -> tuple[Party, ...]:
    """Those it is done to. Who shoots is not who is shot at: ships of no named state are not the attacker's own."""
    doers = {one.actor for one in event.source}
    if event.type != "ASSAULT" or event.source == event.target:
        return event.target
    return tuple(
        replace(one, actor=None) if one.actor in doers and not states_in(one.name) else one for one in event.target
    )


def _side(parties: tuple[Party, ...]) -> Side:
    actors = frozenset(one.actor for one in parties if one.actor)
    states = {side for one in actors if (side := country_of(one) or side_of(one))}
    states |= {state for one in parties if not one.actor for state in states_in(one.name)}
    people = frozenset(one for one in actors if _PERSON.search(one.partition(".")[2]) and "-" in one)
    stems = frozenset(stem(word) for one in parties for word in words_in(one.name))
    return Side(actors, frozenset(states), people, tuple(one.name for one in parties), stems)


def _spot(place: Place, passage: str) -> Spot:
    wide = place.country is None or place.admin1 in (None, place.name)
    told = place.name.casefold() in _DATELINE.sub("", passage).casefold()
    return Spot(place.name, place.geonames_id, place.lat, place.lon, place.country, place.admin1, wide, told)


def _is_owner(place: Place, passage: str) -> bool:
    """Whether a place owns what is told, as a government does: "Moscow's attack"."""
    return re.search(rf"\b{re.escape(place.name)}['’]s?\b", passage) is not None


def _days(when: When | None, passage: str) -> Days | None:
    if when is None:
        return None
    first, last = (day.toordinal() if day else None for day in (_known(when.earliest), _known(when.latest)))
    if first is None and last is None:
        return None
    return Days(first, last, _is_told(when.basis, passage))


def _is_told(basis: str, passage: str) -> bool:
    """Whether the words a time rests on stand in the sentence, and tell it by themselves."""
    words = _QUOTED.search(basis)
    if words is None or _POINTING.search(words[1]):
        return False
    return " ".join(words[1].split()).lower() in " ".join(passage.split()).lower()


def _days_beside(passage: str, published: date | None) -> Days | None:
    """The one day, or the one year, that the sentence of an event without a time names; not after its report."""
    if published is None:
        return None
    found = calendar_days(passage)
    years = {int(one) for one in _YEAR.findall(passage)}
    if len(found) == 1 and len(years) <= 1:
        (month, day), *_ = found
        year = years.pop() if years else published.year - ((month, day) > (published.month, published.day))
        try:
            number = date(year, month, day).toordinal()
        except ValueError:  # 29 February of another year, 31 June
            return None
        return Days(number, number, told=False)
    if found or len(years) != 1:
        return None
    year = years.pop()
    return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal(), told=False)


def _known(text: str | None) -> date | None:
    return day_of(text) if text else None


def _counts(words: str) -> set[tuple[str, str]]:
    """What is counted, as group or noun's stem, and its number: the last word behind it, up to the first small one."""
    found = set()
    for one in _COUNT.finditer(words.lower()):
        noun = list(takewhile(lambda word: word not in SMALL, words_in(one[2])))
        if noun:
            group = group_of(noun[-1])  # three vessels, three ships; but nine men are not any nine people
            found.add((stem(noun[-1]) if group == ANYBODY else group, NUMBERS.get(one[1], one[1])))
    return found
