"""What nobody disputes: events that several independent reports tell, each in a sentence that holds nothing contested.

A sentence is quoted whole. One that also gives a number two sides differ on, or words of a charge or a denial, would
put what is contested among what is agreed; another report's sentence on the same event stands for it then, or none.
Nor does a sentence stand for an event that it only mentions, as a thing or as its background: it is about another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Account, Happened, Happening, Span
from sayso.records.vocabulary import Act
from sayso.show.ledger.days import told_when
from sayso.show.ledger.passages import is_sentence, without_dateline

#: Independent reports that make an event one that nobody disputes, if no party denies it.
AGREED_BY = 2
#: Acts by which somebody says against somebody what he would not say of himself.
_AGAINST: frozenset[Act] = frozenset({"accuse", "criticize", "deny", "reject", "threaten"})
#: How the rule of an event begins, or goes on, that a noun tells: "the clash", "since the annexation of".
_NOUN = re.compile(r"event:[a-z-]+/n(?![a-z])")
#: Before a verb's form one of these makes it a word of a thing: "the captured sailors", "24 captured sailors".
_OF_A_THING = re.compile(
    r"\b(?:the|an?|these|those|this|that|its|their|his|her|our|some|several|many|other|remaining|newly|recently|[\d.,]+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|\w+['’]s)\s+$",
    re.IGNORECASE,
)
#: What makes a passive verb of a sentence; without it the form stands for a thing: "the sailors captured on Sunday".
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|gets?|got)\b|['’](?:s|re)\b", re.IGNORECASE)
#: Words before a verb among which its "was" stands: "were rammed, shelled and seized".
_WORDS_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Agreed:
    """An event that nobody disputes, with the telling that is quoted for it: ``words``, those without a dateline."""

    happening: Happening
    told: Happened
    words: str


def agreed_of(account: Account) -> tuple[Agreed, ...]:
    """What independent reports tell and nobody denies, that of most reports first; each sentence once."""
    contested, entries = _contested(account), {one.key: one for each in account.entries for one in each.happened}
    texts = {each.report.document: each.text for each in account.entries}
    many = [one for one in account.happenings if one.status == "fact" and one.reports >= AGREED_BY]
    many.sort(key=lambda one: (-one.reports, told_when(one.when) or "9999", one.events[0]))
    found: dict[str, Agreed] = {}
    for one in many:
        tellings = sorted((entries[key] for key in one.events if key in entries), key=lambda each: _day_off(one, each))
        told = next((each for each in tellings if _is_clean(each, texts, contested)), None)
        if told is not None:
            found.setdefault(told.passage, Agreed(one, told, without_dateline(told.passage)))
    return tuple(found.values())


def _day_off(happening: Happening, told: Happened) -> int:
    """A telling of the day that heads its row comes before one that gives no day, and that before one of another."""
    when = told_when(told.event.when)
    return 1 if when is None else 0 if when == told_when(happening.when) else 2


def _contested(account: Account) -> dict[str, list[Span]]:
    """By document: where the words stand that a side of a question says, and the numbers it gives."""
    asked = {key for one in account.questions for side in one.positions for key in (*side.statements, *side.figures)}
    found: dict[str, list[Span]] = defaultdict(list)
    for each in account.entries:
        found[each.report.document] += [one.figure.span for one in each.counted if one.key in asked]
        for said in each.said:
            if said.key in asked or said.statement.act in _AGAINST:
                found[each.report.document] += _spans(said.statement.content, said.statement.cue)
    return found


def _spans(content: Sequence[Span], cue: Span | None) -> Iterator[Span]:
    yield from content
    if cue:
        yield cue


def _is_clean(one: Happened, texts: dict[str, str], contested: dict[str, list[Span]]) -> bool:
    """Whether a page to be trusted tells it in its own voice, below its headline, with nothing that sides differ on."""
    if one.event.status != "fact" or not one.report.trusted or one.passage == one.report.title:
        return False
    text, trigger = texts.get(one.report.document, ""), one.event.trigger
    if not is_sentence(without_dateline(one.passage)) or not _is_told(one, text):
        return False
    start = text.rfind(one.passage, 0, trigger.start + len(one.passage))
    around = Span(start, start + len(one.passage)) if 0 <= start <= trigger.start else trigger
    return not any(around.touches(other) for other in contested.get(one.report.document, ()))


def _is_told(one: Happened, text: str) -> bool:
    """Whether the sentence says that it happened; else it is background, or a word for it stands in the sentence."""
    event = one.event
    if event.background or _NOUN.match(event.rule):
        return False
    before = text[: event.trigger.start]
    if _OF_A_THING.search(before[-len(one.passage) :]):
        return False
    acted_on = [party.span for party in event.target if party.span.end <= event.trigger.start]
    words = " ".join(before[-len(one.passage) :].split()[-_WORDS_BEFORE:])
    is_by_source = any(span.end <= event.trigger.start for span in (party.span for party in event.source))
    return not acted_on or is_by_source or _PASSIVE.search(words) is not None
