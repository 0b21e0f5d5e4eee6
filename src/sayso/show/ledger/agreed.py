"""What nobody disputes: events that several independent reports tell, each in a sentence that holds nothing contested.

A sentence is quoted whole. One that also gives a number two sides differ on, or words of a charge or a denial, would
put what is contested among what is agreed; another report's sentence on the same event stands for it then, or none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.records import Account, Happened, Happening, Span
from sayso.records.vocabulary import Act
from sayso.show.ledger.days import told_when

#: Independent reports that make an event one that nobody disputes, if no party denies it.
AGREED_BY = 2
#: Acts by which somebody says against somebody what he would not say of himself.
_AGAINST: frozenset[Act] = frozenset({"accuse", "criticize", "deny", "reject", "threaten"})


@dataclass(frozen=True, slots=True)
class Agreed:
    """An event that nobody disputes, with the telling that is quoted for it."""

    happening: Happening
    told: Happened


def agreed_of(account: Account) -> tuple[Agreed, ...]:
    """What independent reports tell and nobody denies, that of most reports first; each sentence once."""
    contested, entries = _contested(account), {one.key: one for each in account.entries for one in each.happened}
    texts = {each.report.document: each.text for each in account.entries}
    many = [one for one in account.happenings if one.status == "fact" and one.reports >= AGREED_BY]
    many.sort(key=lambda one: (-one.reports, told_when(one.when) or "9999", one.events[0]))
    found: dict[str, Agreed] = {}
    for one in many:
        tellings = [entries[key] for key in one.events if key in entries]
        told = next((each for each in tellings if _is_clean(each, texts, contested)), None)
        if told is not None:
            found.setdefault(told.passage, Agreed(one, told))
    return tuple(found.values())


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
    start = text.rfind(one.passage, 0, trigger.start + len(one.passage))
    around = Span(start, start + len(one.passage)) if 0 <= start <= trigger.start else trigger
    return not any(around.touches(other) for other in contested.get(one.report.document, ()))
