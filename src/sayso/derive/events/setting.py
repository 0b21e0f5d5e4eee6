"""Where and when an event is told to be, what it is about, and whether it is history."""

from functools import cache

from sayso.derive.events.scene import Sentence
from sayso.derive.events.stage import NEWS_DAYS, Stage, day_of, stage_of
from sayso.derive.events.when import when_of
from sayso.derive.events.where import places_of
from sayso.derive.tables import table_rows
from sayso.records import When

__all__ = ["Stage", "contexts_of", "is_background", "places_of", "stage_of", "when_of"]

#: Contexts of one event: more say nothing.
MOST_CONTEXTS = 4


def is_background(when: When | None, stage: Stage) -> bool:
    """Whether an event is told as history: long before the report, or going on since."""
    last = day_of(when.latest or when.earliest) if when else None
    if last and stage.today and (stage.today - last).days > NEWS_DAYS:
        return True
    if when and when.earliest and stage.today and (first := day_of(when.earliest)):
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
