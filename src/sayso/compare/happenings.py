"""Events as told by many: what most independent reports say of each, who asserts it, who denies it, and when it was."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.compare.sides import country_of, side_of
from sayso.records import Happened, Happening, Status, Teller, When

#: Told as having happened, by somebody at least.
REALISED: tuple[Status, ...] = ("fact", "claimed", "disputed", "denied")
#: What an event is where no report tells it as having happened: the surest that most reports give.
NOT_YET: tuple[Status, ...] = ("possible", "planned", "hypothetical")
#: Between a person's names in the id of an official of a state.
BETWEEN_NAMES = "-"

T = TypeVar("T")


def happenings(
    happened: Iterable[Happened], groups: Sequence[tuple[str, ...]], origins: Mapping[str, str]
) -> tuple[Happening, ...]:
    """Each event once, in the order of days, those of no day last; within a day that of most reports first.

    ``groups``: keys of events, those of one happening together; an event in none stands alone. ``origins``: document
    id -> the id of the report it copies. Of the keys of a happening the one that tells it best comes first: one that
    gives it the status it has, so that no "the navy said" stands under what is told as a fact.
    """
    by_key = {one.key: one for one in happened}
    grouped = {key for group in groups for key in group}
    alone = [(key,) for key in sorted(by_key) if key not in grouped]
    told = [[by_key[key] for key in group if key in by_key] for group in (*groups, *alone)]
    found = [_Telling(sorted(one, key=_best_first), origins).happening() for one in told if one]
    return tuple(sorted(found, key=_by_day))


def _best_first(one: Happened) -> tuple[bool, bool, bool, str, int, str]:
    """A report to be trusted, the news rather than its background, no headline; then the earliest."""
    published = one.report.published.earliest if one.report.published else None
    is_headline = one.passage == (one.report.title or "")
    return (not one.report.trusted, one.event.background, is_headline, published or "9999", one.report.number, one.key)


def _by_day(one: Happening) -> tuple[str, int, str]:
    return ((one.when.earliest if one.when else None) or "9999", -one.reports, one.events[0])


@dataclass(frozen=True, slots=True)
class _Telling:
    """All that is told of one happening."""

    told: Sequence[Happened]
    origins: Mapping[str, str]

    def happening(self) -> Happening:
        asserting = _parties(teller for one in self.told for teller in one.asserted_by)
        denying = _parties(teller for one in self.told for teller in one.denied_by)
        documents = {one.report.document for one in self.told}
        status = self._status(asserting, denying)
        return Happening(
            events=tuple(one.key for one in sorted(self.told, key=lambda one: one.event.status != status)),
            status=status,
            asserted_by=tuple(asserting.values()),
            denied_by=tuple(denying.values()),
            when=self._when(),
            reports=len({self._origin(one) for one in self.told}),
            articles=len(documents),
        )

    def _origin(self, one: Happened) -> str:
        return self.origins.get(one.report.document, one.report.document)

    def _status(self, asserting: Mapping[str, str], denying: Mapping[str, str]) -> str:
        """Disputed, if one party asserts what another denies, or outlets tell it; else what most reports say."""
        is_told = any(one.event.status == "fact" for one in self.told)
        if denying and (is_told or any(side not in denying for side in asserting)):
            return "disputed"
        votes = self._votes(lambda one: one.event.status)
        realised = {status: votes[status] for status in REALISED if votes[status]}
        if denying or not realised:
            return "denied" if denying else min(NOT_YET, key=lambda status: (-votes[status], NOT_YET.index(status)))
        if votes["disputed"] or votes["denied"]:
            return "disputed" if asserting or votes["disputed"] else "denied"
        return "fact" if votes["fact"] > votes["claimed"] else "claimed"

    def _when(self) -> When | None:
        """The time most independent reports give, a day before a stretch of days."""
        given = {_ends(one.event.when): one.event.when for one in reversed(self.told) if one.event.when}
        votes = self._votes(lambda one: _ends(one.event.when))
        if not given:
            return None
        return given[min(given, key=lambda ends: (ends[0] != ends[1], -votes[ends], *ends))]

    def _votes(self, choice: Callable[[Happened], T]) -> Counter[T]:
        """How many independent reports choose what; one that tells an event twice has one vote, by the best telling."""
        chosen: dict[str, T] = {}
        for one in self.told:
            chosen.setdefault(self._origin(one), choice(one))
        return Counter(chosen.values())


def _ends(when: When | None) -> tuple[str, str]:
    return (when.earliest or "", when.latest or "") if when else ("", "")


def _parties(tellers: Iterable[Teller]) -> dict[str, str]:
    """The parties that tell something, each once, under the name most tellers have."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for one in tellers:
        if one.name:
            names[_side(one)][_name(one)] += 1
    return {side: min(known, key=lambda name: (-known[name], name)) for side, known in names.items()}


def _side(teller: Teller) -> str:
    """By what the tellers of one party are known: their state, their movement, else their name."""
    if teller.actor is None:
        return f"~{(teller.name or '').casefold()}"
    is_person = BETWEEN_NAMES in teller.actor.partition(".")[2]
    return (country_of(teller.actor) if is_person else None) or side_of(teller.actor) or teller.actor


def _name(teller: Teller) -> str:
    return " ".join((teller.name or "").split())
