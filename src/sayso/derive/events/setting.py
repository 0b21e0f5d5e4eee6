"""Where and when an event is told to be, what it is about, and whether it is history."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.derive.events.nearby import clause_of
from sayso.derive.events.scene import Sentence
from sayso.derive.events.triggers import Trigger
from sayso.derive.tables import table_rows
from sayso.records import Party, Place, Span, Statement, When

#: Days before the report after which an event is no news of it any more but what went before.
NEWS_DAYS = 60
#: Code points back to which a scene reaches, and places looked back through for it.
SCENE, MOST_BACK = 900, 6
#: Contexts of one event: more say nothing.
MOST_CONTEXTS = 4
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """Times and places of a document in text order. ``lands``: countries it names as places, by ISO3.

    ``today``: the day it was published, else the last day it names.
    """

    times: tuple[When, ...]
    time_starts: tuple[int, ...]
    places: tuple[Place, ...]
    place_starts: tuple[int, ...]
    lands: dict[str, Place]
    today: date | None


def stage_of(times: Sequence[When], places: Sequence[Place], published: When | None) -> Stage:
    """The times and places of a document, ready to be looked up by sentence."""
    timed = sorted((one for one in times if one.span), key=lambda one: _start(one))
    placed = sorted((one for one in places), key=lambda one: one.span)
    days = [day for one in timed if (day := _day(one.latest or one.earliest))]
    today = _day(published.latest or published.earliest) if published else None
    return Stage(
        tuple(timed),
        tuple(_start(one) for one in timed),
        tuple(placed),
        tuple(one.span.start for one in placed),
        {one.country: one for one in reversed(placed) if one.country and one.literal and one.admin1 is None},
        today or max(days, default=None),
    )


def _start(when: When) -> int:
    return when.span.start if when.span else 0


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso and not iso.startswith("-") else None
    except ValueError:
        return None


def when_of(sentence: Sentence, trigger: Trigger, stage: Stage, voice: Statement | None) -> When | None:
    """The time told nearest in the same clause, else in the same sentence and the same voice; else the scene's day.

    The scene's day is the last one told before, not far back: a report goes on with the day it has named. None where
    none was.
    """
    low = bisect_left(stage.time_starts, sentence.span.start)
    high = bisect_left(stage.time_starts, sentence.span.end)
    words = trigger.span(sentence)
    fitting = [one for one in stage.times[low:high] if one.span and _same_voice(one.span, words, voice)]
    if fitting:
        return min(fitting, key=lambda one: _distance(sentence, trigger, one.span))
    before = stage.times[low - 1] if low else None
    is_near = before and before.span and sentence.span.start - before.span.end <= SCENE
    return before if before and is_near and before.precision == "day" and low == high else None


def _same_voice(span: Span, words: Span, voice: Statement | None) -> bool:
    """Whether a time stands in the same content as the trigger: not "said on Friday" of what was said."""
    if voice is None:
        return True
    return any(one.covers(words) and one.touches(span) for one in voice.content)


def _distance(sentence: Sentence, trigger: Trigger, span: Span | None) -> tuple[bool, int]:
    """Other clauses last; then by words between."""
    if span is None:
        return True, 0
    start, end = clause_of(sentence, trigger.first, trigger.last)
    at = sentence.at(span.start)
    return not start <= at <= end, abs(at - trigger.head)


def places_of(sentence: Sentence, trigger: Trigger, stage: Stage, source: tuple[Party, ...]) -> tuple[Place, ...]:
    """The literal places of the sentence, those of the clause first; else the scene's: the last told before, if near.

    A place in the name of who does it ("the Velland army") is not where it is done.
    """
    low = bisect_left(stage.place_starts, sentence.span.start)
    high = bisect_left(stage.place_starts, sentence.span.end)
    literal = [one for one in stage.places[low:high] if one.literal and not _is_joined(sentence, one)]
    here = [one for one in literal if not any(one.span.touches(by.span) for by in source)] or literal
    start, end = clause_of(sentence, trigger.first, trigger.last)
    here.sort(key=lambda one: not start <= sentence.at(one.span.start) <= end)
    return _with_lands(here or _scene(sentence, stage, low), stage)


def _is_joined(sentence: Sentence, place: Place) -> bool:
    """Whether a name is the first part of a word that says whose something is: "Velland-led"."""
    return sentence.text[place.span.end - sentence.span.start :].startswith("-")


def _scene(sentence: Sentence, stage: Stage, low: int) -> list[Place]:
    """The last place told before the sentence that is known, if it is near."""
    for one in reversed(stage.places[max(0, low - MOST_BACK) : low]):
        if one.literal and one.country and sentence.span.start - one.span.end <= SCENE:
            return [one]
    return []


def _with_lands(places: list[Place], stage: Stage) -> tuple[Place, ...]:
    """Places with the country they lie in, where the page names it as a place."""
    lands = [land for one in places if one.country and (land := stage.lands.get(one.country))]
    named = {one.name for one in places}
    return (*places, *dict.fromkeys(land for land in lands if land.name not in named))


def is_background(when: When | None, stage: Stage) -> bool:
    """Whether an event is told as history: long before the report, or going on since."""
    last = _day(when.latest or when.earliest) if when else None
    if last and stage.today and (stage.today - last).days > NEWS_DAYS:
        return True
    if when and when.earliest and stage.today and (first := _day(when.earliest)):
        return (stage.today - first).days > NEWS_DAYS and (when.latest is None or first.year < stage.today.year)
    return False


@cache
def _context_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for _rule, context, words, _source in table_rows("events_contexts.tsv"):
        for word in words.split(" "):
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts_of(sentence: Sentence) -> tuple[str, ...]:
    """What the sentence is about, by its words, in the order they stand."""
    known = _context_words()
    found = dict.fromkeys(context for word in sentence.words for context in known.get(word.key, ()))
    return tuple(found)[:MOST_CONTEXTS]
