"""An entry made of what a person said of it: with what the report knows of the names in it, where they stand."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from sayso.errors import SettingsError
from sayso.ledger.given import (
    Given,
    GivenDuty,
    GivenEvent,
    GivenFigure,
    GivenStatement,
    bounds_of,
    cleaned,
    modes_of,
    names_in,
    one_of,
    status_of,
    when_of,
)
from sayso.records import (
    Act,
    Counted,
    Entries,
    Event,
    Figure,
    Findings,
    Happened,
    MentionKind,
    NamedMention,
    Obligation,
    Owed,
    Party,
    Place,
    Root,
    Said,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    Teller,
    What,
)
from sayso.store.byhand import ByHand

#: How many code points from its entry a name is looked for.
FARTHEST_NAME = 400

_QUOTES = "\"“”„«»‘’'"
#: What a speaker is, where the name is known from the report as that.
_TYPES: dict[MentionKind, SpeakerType] = {
    "person": "person",
    "organization": "organization",
    "government": "government",
    "armed_group": "armed_group",
    "media": "media",
    "place": "place",
}


def entry_of(given: Given, findings: Findings, entries: Entries, span: Span, author: str) -> ByHand:
    """The entry that a person adds on some words of a report. Raises SettingsError for what cannot be one."""
    maker = _Maker(findings, entries, span, f"by:{author}")
    match cleaned(given):
        case GivenStatement() as one:
            return maker.statement(one)
        case GivenFigure() as one:
            return maker.figure(one)
        case GivenEvent() as one:
            return maker.event(one)
        case GivenDuty() as one:
            return maker.duty(one)


def gap(one: Span, other: Span) -> int:
    """Code points between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)


def places_in(text: str, words: str) -> Iterable[Span]:
    """Where words stand in a text, whatever their capitals and blanks."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE) if match.group())


class _Maker:
    """Makes the entry of one piece of words; finds what the report knows of the names in it."""

    def __init__(self, findings: Findings, entries: Entries, span: Span, rule: str) -> None:
        self._findings, self._entries, self._span, self._rule = findings, entries, span, rule

    def statement(self, given: GivenStatement) -> Said:
        """A statement; it is direct where the words stand in quote marks."""
        made = Statement(
            id="",
            speaker=self._speaker(given.speaker) if given.speaker else None,
            cue=None,
            content=(self._span,),
            form="direct" if _is_quoted(self._entries.text, self._span) else "indirect",
            act=one_of("act", given.act, get_args(Act)),
            addressee=given.addressee,
            channel=None,
            said=when_of("said", given.said),
            denies=None,
            continues=None,
            within=None,
            rule=self._rule,
            score=1.0,
        )
        return Said("", self._entries.report, made, "", None)

    def figure(self, given: GivenFigure) -> Counted:
        """A figure; what it counts of whom, by whose word."""
        what = one_of("what", given.what, get_args(What))
        low, high, comparator = bounds_of(given)
        made = Figure(
            id="",
            span=self._span,
            low=low,
            high=high,
            comparator=comparator,
            what=what,
            unit=given.unit,
            of=next(iter(self._parties(given.of)), None),
            civilian=None,
            part_of=None,
            reported_by=None,
            as_of=when_of("as_of", given.as_of),
            event=None,
            rule=self._rule,
            score=1.0,
        )
        reporter = self._teller("reporter", given.reporter)
        return Counted("", self._entries.report, made, "", "", reporter, None)

    def event(self, given: GivenEvent) -> Happened:
        """An event, on whose word it stands."""
        asserted, denied = self._tellers("asserted", given.asserted), self._tellers("denied", given.denied)
        root, mode = _kind_of_event(given)
        made = Event(
            id="",
            type=root,
            mode=mode,
            contexts=(),
            trigger=self._span,
            source=self._parties(given.source),
            target=self._parties(given.target),
            places=tuple(map(self._place, names_in(given.place))),
            when=when_of("when", given.when),
            background=False,
            status=status_of(given),
            asserted_by=(),
            denied_by=(),
            rule=self._rule,
            score=1.0,
        )
        return Happened("", self._entries.report, made, "", "", asserted, denied)

    def duty(self, given: GivenDuty) -> Owed:
        """A duty; the words are what is owed."""
        made = Obligation(
            id="",
            who=next(iter(self._parties(given.who)), None),
            duty=self._span,
            to=next(iter(self._parties(given.to)), None),
            due=when_of("due", given.due),
            recurrence=given.recurrence,
            basis=given.basis,
            statement=None,
            rule=self._rule,
            score=1.0,
        )
        return Owed("", self._entries.report, made, "", self._teller("by", given.by))

    def _speaker(self, name: str) -> Speaker:
        """The speaker of a name: what the report knows of it, and where the name stands nearest to the words."""
        same = name.casefold()
        where = self._nearest(name, beside=True) or Span(self._span.start, self._span.start)
        for one in self._findings.statements:
            if one.speaker and one.speaker.name.casefold() == same:
                return replace(one.speaker, name=name, span=where)
        known = next((one for one in self._findings.mentions if one.name.casefold() == same), None)
        kind = _TYPES.get(known.kind, "unnamed") if known else "unnamed"
        return Speaker(name, kind, None, None, known.actor if known else None, where)

    def _parties(self, names: str | None) -> tuple[Party, ...]:
        return tuple(Party(one, self._actor(one), self._nearest(one) or self._span) for one in names_in(names))

    def _actor(self, name: str) -> str | None:
        """The actor that a name is known for in the report: by a mention, a speaker, a party of an event."""
        found = self._findings
        named: list[NamedMention | Speaker | Party] = [*found.mentions]
        named += [one.speaker for one in found.statements if one.speaker]
        named += [party for one in found.events for party in (*one.source, *one.target)]
        same = name.casefold()
        return next((one.actor for one in named if one.actor and one.name.casefold() == same), None)

    def _place(self, name: str) -> Place:
        """The place of a name: as the report has it, else by its name alone; where it lies nobody has looked up."""
        same = name.casefold()
        known = next((one for one in self._findings.places if one.name.casefold() == same), None)
        where = self._nearest(name) or self._span
        return replace(known, span=where) if known else Place(where, name, None, None, None, None, None, None, True)

    def _nearest(self, name: str, *, beside: bool = False) -> Span | None:
        """Where a name stands nearest to the words, in them or ``beside`` them alone; None: nowhere near."""
        near = [one for one in places_in(self._entries.text, name) if gap(one, self._span) <= FARTHEST_NAME]
        apart = (one for one in near if not (beside and one.touches(self._span)))
        return min(apart, key=lambda one: (gap(one, self._span), one.start), default=None)

    def _teller(self, field: str, told: str | None) -> Teller:
        named = self._tellers(field, told)
        if len(named) > 1:
            raise SettingsError(f"{field}: {told!r} are several; name one statement, or who makes it.")
        return named[0] if named else Teller(None, None, None)

    def _tellers(self, field: str, told: str | None) -> tuple[Teller, ...]:
        said = (self._said(field, one) for one in names_in(told))
        speakers = ((one, one.statement.speaker) for one in said)
        return tuple(Teller(who.name if who else None, who.actor if who else None, one.key) for one, who in speakers)

    def _said(self, field: str, told: str) -> Said:
        """The statement of a key; of a name, the statement of its that holds the words, else the nearest one."""
        same = told.casefold()
        named = [one for one in self._entries.said if one.key == told]
        named = named or [one for one in self._entries.said if _speaks(one) == same]
        if not named:
            raise SettingsError(f"{field}: {told!r} says nothing in this report; add that statement first.")
        return min(named, key=self._distance)

    def _distance(self, one: Said) -> tuple[bool, int, str]:
        spans = one.statement.content
        holds = any(span.covers(self._span) for span in spans)
        return not holds, min((gap(span, self._span) for span in spans), default=len(self._entries.text)), one.key


def _speaks(one: Said) -> str:
    return one.statement.speaker.name.casefold() if one.statement.speaker else ""


def _is_quoted(text: str, span: Span) -> bool:
    """Whether the words stand in quote marks, their own or just round them."""
    first, last = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return any(mark in _QUOTES for mark in first) and any(mark in _QUOTES for mark in last)


def _kind_of_event(given: GivenEvent) -> tuple[Root, str | None]:
    """The root of an event and its mode. Raises SettingsError for a mode that this root has not."""
    told, _, beside = (given.type or "").partition("/")
    known: tuple[Root, ...] = get_args(Root)
    root, mode = one_of("type", told, known), given.mode or beside or None
    if mode is not None and mode not in (modes := modes_of(root)):
        raise SettingsError(f"mode: {mode!r} is none of {root}; there are {', '.join(modes) or 'none'}.")
    return root, mode
