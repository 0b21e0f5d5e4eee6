"""What an export of events has a row of: one happening with its many tellings, and which of them are given out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.records import (
    Account,
    Counted,
    Entries,
    Happened,
    Happening,
    Party,
    Place,
    Report,
    Speaker,
    Status,
    Tally,
    Teller,
    When,
)

ALL_STATUSES: tuple[Status, ...] = ("fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical")
#: Somebody says that it happened; what is denied, planned or only possible would be counted as an event by most users.
SAID_TO_HAVE_HAPPENED: tuple[Status, ...] = ("fact", "claimed", "disputed")
#: For formats in which nothing can tell a disputed event from a fact.
UNDISPUTED: tuple[Status, ...] = ("fact", "claimed")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which happenings are given out.

    ``statuses`` None: those the format gives by itself. ``history``: also what is told as history only. ``untrusted``:
    also what only pages tell that cannot be trusted. ``every_assault``: in UCDP GED also assaults that killed nobody,
    or of which it is not told who fought whom.
    """

    statuses: tuple[Status, ...] | None = None
    history: bool = False
    untrusted: bool = False
    every_assault: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An account by keys: reports' texts and speakers, events, figures by event, tallies by figure."""

    texts: Mapping[str, str]
    events: Mapping[str, Happened]
    figures: Mapping[str, tuple[Counted, ...]]
    speakers: Mapping[str, tuple[Speaker, ...]]
    origins: Mapping[str, str]
    tallies: Mapping[str, Tally]

    def words(self, party: Party, told: Happened) -> str:
        """The words of a party in one telling."""
        return self.texts[told.report.document][party.span.start : party.span.end]

    def place_words(self, place: Place, told: Happened) -> str:
        """The words of a place in one telling."""
        return self.texts[told.report.document][place.span.start : place.span.end]

    def role(self, party: Party, told: Happened) -> str | None:
        """The role a party is given where it speaks in the same report."""
        speakers = self.speakers.get(told.report.document, ())
        roles = (one.role for one in speakers if one.role and one.actor is not None and one.actor == party.actor)
        return next(roles, None)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One happening.

    ``id``: the key of its first telling in the ledger, which later tellings do not change. ``lead``: the fullest
    telling, whose root and parties the row has; ``mode``, ``contexts`` and ``places`` come from the next that has any,
    where the lead has none; ``located`` is the telling with the places. ``tellings`` in the order of the ledger.
    ``figures``: what is counted of it.
    """

    id: str
    lead: Happened
    tellings: tuple[Happened, ...]
    happening: Happening
    mode: str | None
    contexts: tuple[str, ...]
    places: tuple[Place, ...]
    located: Happened
    figures: tuple[Counted, ...]
    known: Known

    @property
    def status(self) -> str:
        """Fact, claimed, denied ..."""
        return self.happening.status

    @property
    def when(self) -> When | None:
        """When it happened."""
        return self.happening.when or self.lead.event.when

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell it, each once, in the order of the ledger."""
        return tuple({told.report.document: told.report for told in self.tellings}.values())


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows of an export in the order of the ledger, and how many happenings were left out, by reason."""

    rows: tuple[Occurrence, ...]
    left_out: tuple[tuple[str, int], ...]


def choose(account: Account, statuses: tuple[Status, ...], choice: Choice) -> Chosen:
    """The happenings to give out; ``statuses`` are the format's own, which ``choice`` may change."""
    wanted = choice.statuses or statuses
    rows, left_out = [], Counter[str]()
    for one in occurrences(account):
        reason = _unwanted(one, wanted, choice)
        if reason is None:
            rows.append(one)
        else:
            left_out[reason] += 1
    return Chosen(tuple(rows), tuple(sorted(left_out.items())))


def occurrences(account: Account) -> tuple[Occurrence, ...]:
    """Every happening; an event that belongs to none is one by itself."""
    known = _known(account)
    grouped = {key for happening in account.happenings for key in happening.events}
    alone = [_alone(told) for key, told in known.events.items() if key not in grouped]
    found = (_occurrence(one, known) for one in (*account.happenings, *alone))
    return tuple(sorted((one for one in found if one), key=lambda one: _place(one.tellings[0])))


def _unwanted(one: Occurrence, wanted: tuple[Status, ...], choice: Choice) -> str | None:
    """Why a happening is left out; None: it is not."""
    if one.status not in wanted:
        return f"status {one.status}"
    if not choice.history and all(told.event.background for told in one.tellings):
        return "told as history only"
    if not choice.untrusted and not any(told.report.trusted for told in one.tellings):
        return "told only by pages that cannot be trusted"
    return None


def _known(account: Account) -> Known:
    figures: dict[str, list[Counted]] = {}
    for entries in account.entries:
        for counted in entries.counted:
            figures.setdefault(counted.event or "", []).append(counted)
    return Known(
        texts={entries.report.document: entries.text for entries in account.entries},
        events={told.key: told for entries in account.entries for told in entries.happened},
        figures={key: tuple(many) for key, many in figures.items() if key},
        speakers={entries.report.document: _speakers(entries) for entries in account.entries},
        origins=account.origins,
        tallies={key: tally for tally in account.tallies for key in figures_of(tally)},
    )


def figures_of(tally: Tally) -> Iterator[str]:
    """The keys of a tally's figures."""
    return (key for series in tally.series for point in series.points for key in point.figures)


def _speakers(entries: Entries) -> tuple[Speaker, ...]:
    speakers = (said.statement.speaker for said in entries.said)
    return tuple(speaker for speaker in speakers if speaker is not None)


def _alone(told: Happened) -> Happening:
    event = told.event
    asserted, denied = (tuple(_named(tellers)) for tellers in (told.asserted_by, told.denied_by))
    return Happening((told.key,), event.status, asserted, denied, event.when, reports=1, articles=1)


def _named(tellers: Iterable[Teller]) -> Iterator[str]:
    names = (teller.name for teller in tellers)
    return iter(dict.fromkeys(name for name in names if name))


def _occurrence(happening: Happening, known: Known) -> Occurrence | None:
    """None: none of its tellings is in the account."""
    tellings = sorted((known.events[key] for key in happening.events if key in known.events), key=_place)
    if not tellings:
        return None
    fullest = sorted(tellings, key=lambda told: _rank(told, happening, known))
    lead = fullest[0]
    located = next((one for one in fullest if one.event.places), lead)
    return Occurrence(
        id=tellings[0].key,
        lead=lead,
        tellings=tuple(tellings),
        happening=happening,
        mode=lead.event.mode or next((one.event.mode for one in fullest if _has_mode(one, lead)), None),
        contexts=next((one.event.contexts for one in fullest if one.event.contexts), ()),
        places=located.event.places,
        located=located,
        figures=tuple(figure for told in tellings for figure in known.figures.get(told.key, ())),
        known=known,
    )


def _has_mode(told: Happened, lead: Happened) -> bool:
    return told.event.mode is not None and told.event.type == lead.event.type


def _rank(told: Happened, happening: Happening, known: Known) -> tuple[object, ...]:
    """The first is the lead: trusted, no copy, of the happening's status, news and no history, with the most told."""
    event, report = told.event, told.report
    told_of = sum(map(bool, (event.source, event.target, event.places, event.when, event.mode)))
    off = event.status != happening.status
    return (not report.trusted, report.document in known.origins, off, event.background, -told_of, *_place(told))


def _place(told: Happened) -> tuple[int, str, int, str]:
    """Where a telling stands in the ledger."""
    return (told.report.number, told.report.document, told.event.trigger.start, told.key)
