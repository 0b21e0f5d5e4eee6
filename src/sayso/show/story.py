"""A page's story as rows: what is in dispute, how many, what happened, what is due, what went before.

Terminal, HTML and Markdown print these rows, so they cannot disagree. Words are as the page has them: each view makes
them harmless. A row never states in our own voice what somebody contests: it says whose word it is.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.records import (
    ACTS,
    Dispute,
    Event,
    Figure,
    Findings,
    Issue,
    Obligation,
    Party,
    Side,
    Span,
    Statement,
    Status,
    What,
)
from sayso.show import amounts, wording
from sayso.show.order import place_of

#: A stop behind a capital or a single letter is an abbreviation's ("U.S.", "Edward J. Markey").
CLAUSE_END = re.compile(r"(?:(?<=[a-z0-9][a-z0-9])\.|[!?;:,])(?=\s|$|[”\"’])|[\n“”\"«»()—]|\s[–-]\s")
LONGEST_CLAUSE = 90  # code points of an event's words: about a line
POINTING_WORDS = 2  # "a charge"; from three on something is said
WHATS: tuple[What, ...] = (
    "killed",
    "bodies",
    "wounded",
    "missing",
    "captured",
    "detained",
    "displaced",
    "troops",
    "weapons",
    "money",
    "area",
    "duration",
    "other",
)
#: What a reader asks first: what nobody contests, then whose word against whose, then what has not happened.
STATUSES: tuple[Status, ...] = ("fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical")


@dataclass(frozen=True, slots=True)
class Account:
    """What one side of a dispute says: its verb ("denies"), its words, its figures.

    ``instead`` stands where there are no words: a denial of three letters ("denied it") needs none.
    """

    party: str
    verb: str
    words: tuple[Span, ...]
    instead: str
    figures: tuple[Figure, ...]
    statement: Statement | None
    place: Span


@dataclass(frozen=True, slots=True)
class Contested:
    """A dispute with each side's account. ``note``: whether they answer each other; empty if they do."""

    dispute: Dispute
    about: str
    accounts: tuple[Account, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Count:
    """A line of the table of figures; the same figure told again by the same voice is one line. ``inset``: a part."""

    figures: tuple[Figure, ...]
    label: str
    low: str
    high: str
    according: str
    as_of: str
    inset: bool

    @property
    def figure(self) -> Figure:
        """The first of its figures."""
        return self.figures[0]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: on whose word, who to whom, in the page's words; ``known``: day, places not yet named.

    ``told_above``: it stands among the statements or the disputes as well.
    """

    event: Event
    word: str
    who: str
    words: Span
    known: str
    told_above: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty: when it is due, who owes it to whom, what is known beside."""

    obligation: Obligation
    due: str
    who: str
    known: str


@dataclass(frozen=True, slots=True)
class Past:
    """History that a report tells: the day or year as far as it is given, the words, figures tied to it."""

    event: Event
    when: str
    who: str
    words: Span
    known: str


@dataclass(frozen=True, slots=True)
class Story:
    """All rows of a page, and the passages whose numbers are unreadable."""

    contested: tuple[Contested, ...]
    counts: tuple[Count, ...]
    unreadable: tuple[Issue, ...]
    happened: tuple[Happened, ...]
    owed: tuple[Owed, ...]
    past: tuple[Past, ...]


#: Nobody is named beside the speakers of statements.
NO_NAMES: Mapping[str, str] = {}


def story(findings: Findings, names: Mapping[str, str] = NO_NAMES) -> Story:
    """The rows, each kind in the order people ask for it.

    ``names``: who speaks, by the ids that records name in place of a statement's which is not among the findings.
    """
    teller = _Teller(findings, names)
    return Story(
        contested=teller.contested(),
        counts=teller.counts(),
        unreadable=tuple(one for one in findings.issues if one.kind == "broken_number" and one.span),
        happened=teller.happened(),
        owed=teller.owed(),
        past=teller.past(),
    )


def fairly(groups: Sequence[Hashable], number: int) -> list[int]:
    """Which of a long list to show, by place: each group's first, then each group's second ... in the list's order."""
    seen: Counter[Hashable] = Counter()
    ranks = []
    for at, group in enumerate(groups):
        ranks.append((seen[group], at))
        seen[group] += 1
    return sorted(at for _, at in sorted(ranks)[:number])


class _Teller:
    """Looks up whose word it is."""

    def __init__(self, findings: Findings, names: Mapping[str, str]) -> None:
        self.findings, self.text, self.names = findings, findings.document.text, names
        self.statements = {one.id: one for one in findings.statements}
        self.figures = {one.id: one for one in findings.figures}
        self.cues = {at for one in findings.statements if one.cue for at in range(one.cue.start, one.cue.end)}
        self.contested_events = {one.event for one in findings.disputes}
        self.issuer = findings.issuer
        self.outlet = findings.issuer.name if findings.issuer else findings.document.outlet or wording.THE_PAGE
        self.background = {one.id: one for one in findings.events if one.background}
        self.of_event: dict[str, list[Figure]] = {}
        for figure in findings.figures:
            self.of_event.setdefault(figure.event or "", []).append(figure)

    def contested(self) -> tuple[Contested, ...]:
        """Every question once, whoever else disputes it."""
        asked: dict[str, list[Dispute]] = {}
        for one in self.findings.disputes:
            asked.setdefault(one.about, []).append(one)
        return tuple(map(self._contested, asked.values()))

    def _contested(self, disputes: list[Dispute]) -> Contested:
        sides = _by_party(side for one in disputes for side in one.sides)
        known = {identity for side in sides for identity in side.statements}
        answers = any(self.statements[each].denies in known for each in known if each in self.statements)
        figures = sum(bool(side.figures) for side in sides)  # two counts are at odds without an answer
        spoken = sum(bool(side.statements) for side in sides)
        note = wording.unanswered(len(sides)) if spoken > 1 and figures <= 1 and not answers else ""
        about = disputes[0].about
        accounts = tuple(self._account(side) for side in sides)
        return Contested(disputes[0], about[:1].upper() + about[1:], accounts, note)

    def _account(self, side: Side) -> Account:
        said = [self.statements[one] for one in side.statements if one in self.statements]
        figures = tuple(self.figures[one] for one in side.figures if one in self.figures)
        words = () if figures else tuple(sorted(span for one in said for span in one.content))
        first = said[0] if said else None
        place = place_of(first) if first else figures[0].span if figures else Span(0, 0)
        verb = ACTS[first.act] if first else ACTS["assert"]
        if first and first.act in wording.DENIALS and self._only_points(words):
            return Account(side.party, verb, (), "it", figures, first, place)
        return Account(side.party, verb, words, wording.NO_WORDS, figures, first, place)

    def _only_points(self, words: tuple[Span, ...]) -> bool:
        """Whether a denial only points at what it denies: "the charge", "which"."""
        return sum(len(self.text[span.start : span.end].split()) for span in words) <= POINTING_WORDS

    def counts(self) -> tuple[Count, ...]:
        """By what is counted, in the order of the text; a part stands under its whole."""
        found: dict[tuple[str, ...], list[Figure]] = {}
        for figure in self._ordered_figures():
            if figure.what == "duration" and figure.event in self.background:
                continue  # it stands with its event
            found.setdefault(self._told_of(figure), []).append(figure)
        return tuple(self._count(figures) for figures in found.values())

    def _ordered_figures(self) -> list[Figure]:
        ranks = {what: at for at, what in enumerate(WHATS)}
        ordered = sorted(self.findings.figures, key=lambda one: (ranks[one.what], one.span))
        parts: dict[str, list[Figure]] = {}
        for figure in ordered:
            if figure.part_of in self.figures and self.figures[figure.part_of].part_of is None:
                parts.setdefault(figure.part_of, []).append(figure)
        inset = {figure.id for under in parts.values() for figure in under}
        return [each for one in ordered if one.id not in inset for each in (one, *parts.get(one.id, ()))]

    def _told_of(self, figure: Figure) -> tuple[str, ...]:
        whole = figure.part_of if figure.part_of in self.figures else ""
        as_of = wording.when(figure.as_of) if figure.as_of else ""
        low, high = amounts.bounds(figure)
        past = self.background.get(figure.event or "")
        label = f"{amounts.label(figure)}, {wording.when(past.when)}" if past and past.when else amounts.label(figure)
        return label, low, high, self._reporter(figure), as_of, whole or ""

    def _count(self, figures: list[Figure]) -> Count:
        label, low, high, according, as_of, whole = self._told_of(figures[0])
        return Count(tuple(figures), label, low, high, according, as_of, inset=bool(whole))

    def _reporter(self, figure: Figure) -> str:
        return self._name(figure.reported_by) if self._is_told_of(figure.reported_by) else self.outlet

    def happened(self) -> tuple[Happened, ...]:
        """What is news in this report, by status; whoever tells several things tells them together."""
        news = [one for one in self.findings.events if not one.background]
        first: dict[str, int] = {}
        for one in sorted(news, key=lambda event: event.trigger):
            first.setdefault(self._word(one), one.trigger.start)
        news.sort(key=lambda one: (STATUSES.index(one.status), first[self._word(one)], one.trigger))
        return tuple(map(self._happening, news))

    def _happening(self, event: Event) -> Happened:
        who, words = _who(event), _clause(self.text, event.trigger)
        known = _day_and_places(event, f"{who} {self.text[words.start : words.end]}")
        known = " · ".join(part for part in (known, wording.by_hand(event.rule)) if part)
        told_above = event.trigger.start in self.cues or event.id in self.contested_events
        return Happened(event, self._word(event), who, words, known, told_above)

    def _word(self, event: Event) -> str:
        """On whose word: "Armenia says · Azerbaijan denies"."""
        asserted, denied, status = self._names(event.asserted_by), self._names(event.denied_by), event.status
        if self.issuer and not (event.asserted_by or event.denied_by):  # a party's own page is that party's word
            own = (self.issuer.name,)
            asserted, denied = ((), own) if status == "denied" else (own, ())
            status = "claimed" if status == "fact" else status
        return wording.whose_word(status, asserted, denied, self.outlet)

    def owed(self) -> tuple[Owed, ...]:
        """By the day it is due; what has no day comes last."""
        ordered = sorted(self.findings.obligations, key=_due_first)
        return tuple(Owed(one, _due(one), _owes(one), self._resting_on(one)) for one in ordered)

    def _resting_on(self, one: Obligation) -> str:
        parts = [one.basis or "", one.due.basis if one.due else ""]
        parts += [wording.by_word_of(self._name(one.statement))] if self._is_told_of(one.statement) else []
        parts += [by] if (by := wording.by_hand(one.rule)) else []
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def past(self) -> tuple[Past, ...]:
        """History by its day; what has none comes last."""
        told: dict[int, Past] = {}  # by where its words end: what is told within other words is not told again
        for event in sorted(self.background.values(), key=lambda one: one.trigger):
            past = self._past(event)
            told.setdefault(past.words.end, past)
        return tuple(sorted(told.values(), key=lambda past: _day_first(past.event)))

    def _past(self, event: Event) -> Past:
        words = _clause(self.text, event.trigger)
        beside = (one for one in self.of_event.get(event.id, ()) if not words.covers(one.span))
        known = " · ".join(dict.fromkeys(map(amounts.phrase, beside)))
        return Past(event, wording.when(event.when) if event.when else "", _who(event), words, known)

    def _name(self, identity: str | None) -> str:
        statement = self.statements.get(identity or "")
        if statement is None:
            return self.names.get(identity or "", wording.SOMEBODY)
        return statement.speaker.name if statement.speaker else wording.SOMEBODY

    def _is_told_of(self, identity: str | None) -> bool:
        """Whether somebody is known who says so: by a statement, or by name."""
        return identity in self.statements or identity in self.names

    def _names(self, identities: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._name(one) for one in identities if self._is_told_of(one)))


def _by_party(sides: Iterable[Side]) -> list[Side]:
    """Each party once, with all it says on the question."""
    found: dict[str, Side] = {}
    for side in sides:
        before = found.get(side.party, Side(side.party, (), ()))
        statements = tuple(dict.fromkeys((*before.statements, *side.statements)))
        found[side.party] = Side(side.party, statements, tuple(dict.fromkeys((*before.figures, *side.figures))))
    return list(found.values())


def _who(event: Event) -> str:
    """Who to whom; both sides of a reciprocal event side by side."""
    source, target = _party_names(event.source), _party_names(event.target)
    if set(source) == set(target):
        return wording.listed(source)
    if source and set(source) < set(target):  # of a war the page names one side first: no one fights himself
        return wording.listed(target)
    if not source or not target:
        return f"→ {wording.listed(target)}" if target else wording.listed(source)
    return f"{wording.listed(source)} → {wording.listed(target)}"


def _party_names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in parties))


def _owes(one: Obligation) -> str:
    who = one.who.name if one.who else wording.NO_SPEAKER
    return f"{who} → {one.to.name}" if one.to else who


def _day_and_places(event: Event, told: str) -> str:
    """When and where, without the places that are told already."""
    places = dict.fromkeys(place.name for place in event.places if place.name not in told)
    return " · ".join([*([wording.when(event.when)] if event.when else []), *([", ".join(places)] if places else [])])


def _due(one: Obligation) -> str:
    days = wording.when(one.due) if one.due else ""
    return " · ".join(part for part in (days, one.recurrence or "") if part) or wording.NO_DAY


def _due_first(one: Obligation) -> tuple[bool, str, Span]:
    last = (one.due.latest or one.due.earliest or "") if one.due else ""
    return not last or last.startswith("-"), last, one.duty


def _day_first(event: Event) -> tuple[bool, str, Span]:
    first = (event.when.earliest or event.when.latest or "") if event.when else ""
    return not first or first.startswith("-"), first, event.trigger


def _clause(text: str, trigger: Span) -> Span:
    """The trigger with the words after it, to the end of the clause: so much that it can be understood."""
    furthest = min(len(text), trigger.end + LONGEST_CLAUSE)
    end = CLAUSE_END.search(text, trigger.end, furthest)
    stop = end.start() if end else furthest
    if not end and stop < len(text):
        stop = max(text.rfind(" ", trigger.end, stop), trigger.end)
    return Span(trigger.start, trigger.end + len(text[trigger.end : stop].rstrip()))
