"""Figures of one document: each amount that counts something, with who reports it and what it belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.derive.contents import innermost
from sayso.derive.figures.counted import PERSONS
from sayso.derive.figures.fates import Phrase
from sayso.derive.figures.kinds import Sized, phrases_of, sized
from sayso.derive.figures.lexis import Line, line_of, nouns_of, numerals, tolls
from sayso.derive.figures.parts import opens_with_them
from sayso.records import (
    Act,
    Event,
    Figure,
    Issue,
    Party,
    Reading,
    Resolution,
    Resolutions,
    Root,
    Span,
    Statement,
    What,
    When,
)

#: What an event of a PLOVER root may have counted.
ROOTS_OF: dict[What, tuple[Root, ...]] = {
    "killed": ("ASSAULT",),
    "wounded": ("ASSAULT",),
    "captured": ("COERCE", "ASSAULT"),
    "detained": ("COERCE",),
    "missing": ("ASSAULT", "COERCE"),
    "displaced": ("COERCE", "ASSAULT", "RETREAT", "AID"),
    "bodies": ("RETREAT", "CONCEDE", "COOPERATE", "ASSAULT"),
    "troops": ("MOBILIZE", "RETREAT", "ASSAULT", "AID"),
    "weapons": ("ASSAULT", "AID", "MOBILIZE", "COERCE", "SANCTION"),
    "money": ("AID", "SANCTION", "AGREE", "SUPPORT"),
}
#: Acts that report no count where another tells of them: "a court ordered nine men to be held, their lawyers said".
ORDERING: frozenset[Act] = frozenset({"demand", "appeal"})
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
#: Between such a cue and a number: the rest of the speaker's name, and a clause in -ing that goes on with what is told.
_GOES_ON = re.compile(r"(?:\s+[\w’'.-]+){0,6},\s+(?:\w+ly\s+|and\s+)?\w+ing\b[^.;:!?\n]*")
#: What an event brings about: these go on after it.
SUFFERED: frozenset[What] = frozenset(
    {"killed", "wounded", "captured", "missing", "displaced", "detained", "bodies", "money"}
)
_COMPARED = re.compile(r"\b(?:before|than)\b", re.IGNORECASE)
_ELSEWHEN = re.compile(r"\b(?:before|than|since|after)\b", re.IGNORECASE)
_PARTS = re.compile(r";|\b(?:while|whereas|but)\b", re.IGNORECASE)
#: What somebody died of: "in floods", "of cholera"; not "in Oster", "in the town".
_OF_WHAT = re.compile(
    r"\b(?:in|of|from)\s+(?:(?:an?|the|heavy|severe|road|car|train|plane|bus|house|forest)\s+)*(?:floods?|flooding|storms?"
    r"|earthquakes?|quakes?|fires?|wildfires?|landslides?|avalanches?|crash(?:es)?|accidents?|cholera|famine|hunger"
    r"|disease|epidemics?|drought|heat|cold|covid|malaria|ebola|measles|typhoon|hurricane|cyclone)\b",
    re.IGNORECASE,
)
MOST_PER_SENTENCE = 60  # figures: a longer list is a table, not a sentence
EVENTS_BACK = 6  # events before a sentence of which it may name one again
REACH_BACK = 600  # code points: some three sentences
NAME_WORDS = 4  # words after a closing cue that still are its speaker: "said Denis Broliquier"
BETWEEN_SENTENCES = 4  # code points: blanks and a line's end
MOST_TIMES = 32  # times of one sentence looked at for "as of Friday"


@dataclass(frozen=True, slots=True)
class Held:
    """Spans in text order, and the id of the statement each is of."""

    spans: tuple[Span, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What figures of a document are looked up in. ``contents``: what named speakers say, with the statement's id.

    ``closing``: cues that stand after what they report; ``sources``: the speakers' own words; each with its statement.
    """

    text: str
    contents: Held
    closing: tuple[tuple[Span, str], ...]
    sources: Held
    broken: tuple[Span, ...]
    actors: tuple[Resolution, ...]
    times: tuple[When, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it has an id: its words, what it is, the sentence it stands in, the place of its whole."""

    span: Span
    sized: Sized
    line: Line
    whole: int | None


def derive_figures(
    reading: Reading,
    resolutions: Resolutions,
    statements: Sequence[Statement],
    events: Sequence[Event],
    issues: Sequence[Issue],
) -> tuple[Figure, ...]:
    """All counts and amounts of a document in text order, with ids f1, f2, ... Pure: the same input gives the same.

    ``issues``: what ``extract`` found wrong with the page; a broken number is never a figure.
    """
    ground = _ground(reading, resolutions, statements, events, issues)
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        if _may_count(ground.text[sentence.start : sentence.end]):
            drafts.extend(_drafts_of(sentence, ground, drafts))
    return tuple(_figure(n, draft, ground) for n, draft in enumerate(drafts, start=1))


@cache
def _counting_words() -> frozenset[str]:
    """Words one of which stands in every sentence with a figure and no digits."""
    numbers = {word for word, numeral in numerals().items() if numeral.kind != "short"}
    return frozenset(numbers | set(tolls()) | nouns_of("duration") | {"half", "couple", "tens", "none", "nobody", "no"})


def _may_count(text: str) -> bool:
    """Whether a sentence may hold a figure, told without reading it closely."""
    return _DIGIT.search(text) is not None or not _counting_words().isdisjoint(_WORD.findall(text.lower()))


def _ground(
    reading: Reading,
    resolutions: Resolutions,
    statements: Sequence[Statement],
    events: Sequence[Event],
    issues: Sequence[Issue],
) -> Ground:
    named = [one for one in statements if one.speaker]
    telling = [one for one in named if not (one.act in ORDERING and one.within)]
    return Ground(
        text=reading.document.text,
        contents=_held((span, one.id) for one in telling for span in one.content),
        closing=tuple(sorted((one.cue, one.id) for one in named if one.cue and _closes(one))),
        sources=_held((one.speaker.span, one.id) for one in named if one.speaker),
        broken=tuple(sorted(issue.span for issue in issues if issue.kind == "broken_number" and issue.span)),
        actors=tuple(sorted(resolutions.actors, key=lambda one: one.span)),
        times=tuple(sorted((one for one in resolutions.times if one.span), key=_start_of)),
        events=tuple(sorted(events, key=lambda one: one.trigger)),
    )


def _held(pairs: Iterable[tuple[Span, str]]) -> Held:
    ordered = sorted(pairs)
    return Held(tuple(span for span, _ in ordered), tuple(one for _, one in ordered))


def _closes(statement: Statement) -> bool:
    """Whether the cue stands after indirect content and nothing is said after it: "..., he added."."""
    cue = statement.cue
    is_after = cue is not None and all(span.end <= cue.start for span in statement.content)
    return is_after and bool(statement.content) and statement.form == "indirect"


def _start_of(when: When) -> int:
    return when.span.start if when.span else 0


def _drafts_of(sentence: Span, ground: Ground, before: Sequence[Draft]) -> list[Draft]:
    """The figures of one sentence; ``before``: those of the sentences before it."""
    line = line_of(ground.text, sentence)
    phrases = [phrase for phrase in phrases_of(line, ground.text) if not _is_broken(line, phrase, ground)]
    found = sized(line, phrases)[:MOST_PER_SENTENCE]
    own = [
        Draft(_span_of(line, one), one, line, None if one.part_of is None else one.part_of + len(before))
        for one in found
    ]
    return _with_part_of_them(line, phrases, own, before)


def _with_part_of_them(line: Line, phrases: Sequence[Phrase], own: list[Draft], before: Sequence[Draft]) -> list[Draft]:
    """The same, where a sentence opens with "three of them": a part of the people the sentence before has counted."""
    if not phrases or not opens_with_them(line, phrases[0]):
        return own
    first = next((one for one in own if one.sized.phrase == phrases[0]), None)
    wholes = [n for n, one in enumerate(before) if _is_told_right_before(one, line) and one.whole is None]
    wholes = [n for n in wholes if first is None or before[n].sized.what in (first.sized.what, "other")]
    if len(wholes) != 1 or not _may_hold(before[wholes[0]], phrases[0]):
        return own
    if first:
        return [replace(one, whole=wholes[0]) if one is first else one for one in own]
    told = before[wholes[0]].sized
    part = replace(told, phrase=phrases[0], rule=f"part:{told.rule}", end=phrases[0].end, part_of=None)
    return [Draft(_span_of(line, part), part, line, wholes[0]), *own]


def _is_told_right_before(draft: Draft, line: Line) -> bool:
    """Whether a figure counts people in the sentence right before another."""
    counted = draft.sized.phrase.counted
    is_people = counted.kind in PERSONS or (counted.head is None and draft.sized.what in SUFFERED)
    return is_people and 0 <= line.span.start - draft.line.span.end <= BETWEEN_SENTENCES


def _may_hold(whole: Draft, part: Phrase) -> bool:
    """Whether a number is large enough to have another as its part."""
    return whole.sized.phrase.amount.value >= part.amount.value


def _span_of(line: Line, one: Sized) -> Span:
    return Span(line.words[one.phrase.start].start, line.words[min(one.end, len(line.words)) - 1].end)


def _is_broken(line: Line, phrase: Phrase, ground: Ground) -> bool:
    """Whether the number lies in a stretch that ``extract`` calls broken."""
    span = Span(line.words[phrase.amount.number].start, line.words[phrase.amount.end - 1].end)
    at = bisect_right(ground.broken, span.start, key=lambda one: one.start)
    return any(one.touches(span) for one in ground.broken[max(0, at - 2) : at + 1])


def _figure(number: int, draft: Draft, ground: Ground) -> Figure:
    one, amount = draft.sized, draft.sized.phrase.amount
    return Figure(
        id=f"f{number}",
        span=draft.span,
        low=amount.low,
        high=amount.high,
        comparator=amount.comparator,
        what=one.what,
        unit=one.unit,
        of=_party(draft, ground),
        civilian=_is_civilian(draft),
        part_of=None if draft.whole is None else f"f{draft.whole + 1}",
        reported_by=_reporter(draft, ground),
        as_of=_as_of(draft, ground),
        event=_event(draft, ground),
        rule=one.rule if amount.sign is None else f"{one.rule}+{amount.sign.rule}",
        score=one.score,
    )


def _reporter(draft: Draft, ground: Ground) -> str | None:
    """The innermost statement of a named speaker that holds the number."""
    words, amount = draft.line.words, draft.sized.phrase.amount
    number = Span(words[amount.number].start, words[amount.end - 1].end)
    is_gapped = draft.sized.rule.startswith("gap:")  # "the ministry 79 so far": a broken source holds its own count
    told = ground.sources if is_gapped else ground.contents
    holding = innermost(told.spans, number)
    if holding is not None:
        return told.ids[holding]
    return _closing_reporter(draft, ground, number) or _inserted_reporter(draft, ground, number)


def _closing_reporter(draft: Draft, ground: Ground, number: Span) -> str | None:
    """The statement whose cue ends the sentence: ", he added." covers all that stands before it there."""
    sentence = draft.line.span
    at = bisect_right(ground.closing, number.end, key=lambda one: one[0].start)
    if at >= len(ground.closing) or ground.closing[at][0].start >= sentence.end:
        return None
    cue, statement = ground.closing[at]
    rest = ground.text[cue.end : sentence.end].strip(" .\n\t")
    return statement if len(rest.split()) <= NAME_WORDS else None


def _inserted_reporter(draft: Draft, ground: Ground, number: Span) -> str | None:
    """The statement whose cue stands in the middle: "The boat was hit, the navy said, wounding 12 sailors"."""
    at = bisect_right(ground.closing, number.start, key=lambda one: one[0].start) - 1
    if at < 0 or ground.closing[at][0].start < draft.line.span.start:
        return None
    cue, statement = ground.closing[at]
    return statement if _GOES_ON.fullmatch(ground.text, cue.end, number.start) else None


def _party(draft: Draft, ground: Ground) -> Party | None:
    """The people counted, with the actor named among those words."""
    counted = draft.sized.phrase.counted
    suffered = counted.kind == "" and draft.sized.what in ("killed", "wounded", "detained")
    if counted.head is None or not (counted.kind in PERSONS or suffered):
        return None
    words = draft.line.words[counted.start : counted.end]
    span = Span(words[0].start, words[-1].end)
    at = bisect_left(ground.actors, span.start, key=lambda one: one.span.start)
    inside = [one for one in ground.actors[at : at + len(words)] if span.covers(one.span) and one.actor]
    return Party(ground.text[span.start : span.end], inside[0].actor if inside else None, span)


def _is_civilian(draft: Draft) -> bool | None:
    """Whether civilians are counted, where the noun says so."""
    counted = draft.sized.phrase.counted
    words = [word.low for word in draft.line.words[counted.start : counted.end]]
    if counted.kind == "civilian" or "civilian" in words:
        return True
    return False if counted.kind == "troops" and counted.head in nouns_of("troops") else None


def _as_of(draft: Draft, ground: Ground) -> When | None:
    """The day of "as of Friday" in the same sentence."""
    start, end = draft.line.span.start, draft.line.span.end
    at = bisect_left(ground.times, start, key=_start_of)
    for when in ground.times[at : at + MOST_TIMES]:
        if when.span is None or when.span.start >= end:
            return None
        if ground.text[start : when.span.start].rstrip().lower().endswith("as of"):
            return when
    return None


def _event(draft: Draft, ground: Ground) -> str | None:
    """The nearest event of the sentence that such a figure may belong to, else one told before that it names again."""
    at = bisect_left(ground.events, draft.line.span.start, key=lambda one: one.trigger.start)
    roots = ROOTS_OF.get(draft.sized.what)
    near = [
        (_are_parted(draft, one.trigger, ground.text), abs(one.trigger.start - draft.span.start), one.id)
        for one in ground.events[at : at + MOST_PER_SENTENCE]
        if one.trigger.start < draft.line.span.end
        and (roots is None or one.type in roots)
        and not _is_of_another_time(draft, one.trigger, ground.text)
    ]
    return min(near)[2] if near else _named_again(draft, ground, ground.events[max(0, at - EVENTS_BACK) : at])


def _are_parted(draft: Draft, trigger: Span, text: str) -> bool:
    """Whether another clause begins between a figure and an event: "killing five, | while | jets struck the port"."""
    low, high = sorted((draft.span, trigger))
    return _PARTS.search(text, low.end, max(low.end, high.start)) is not None


def _is_of_another_time(draft: Draft, trigger: Span, text: str) -> bool:
    """Whether an event only says when, or what a figure is compared with: "277 votes, more than | martial law | got".

    Who died after a raid or since it died of it, unless it is told of what: "died in floods after the war".
    """
    if trigger.start < draft.span.start:
        opened = text[draft.line.span.start : trigger.start].rpartition(",")[2]
        is_aside = "," in text[trigger.end : draft.span.start]
        return is_aside and _COMPARED.search(opened) is not None
    between = text[draft.span.end : trigger.start]
    mark = _ELSEWHEN.search(between)
    if mark is None or mark[0].lower() in ("before", "than"):
        return mark is not None
    return draft.sized.what not in SUFFERED or _OF_WHAT.search(between, 0, mark.start()) is not None


def _named_again(draft: Draft, ground: Ground, before: tuple[Event, ...]) -> str | None:
    """The last event before whose word the sentence takes up: "War broke out ... | the war, which lasted 44 days"."""
    line, roots = draft.line, ROOTS_OF.get(draft.sized.what)
    taken_up = {word.low for at, word in enumerate(line.words) if line.low(at - 1) in ("the", "this", "that")}
    for event in reversed(before):
        word = ground.text[event.trigger.start : event.trigger.end].split()[-1].lower()
        is_near = line.span.start - event.trigger.end <= REACH_BACK
        if is_near and word in taken_up and (roots is None or event.type in roots):
            return event.id
    return None
