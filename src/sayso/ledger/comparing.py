"""A new report held against those before it: the ledger finds candidates, each judge of ``compare`` has its say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, product, starmap
from typing import Any

from sayso.compare import (
    COPIES,
    bridges,
    copy_marks,
    copy_profile,
    dispute_marks,
    duty_marks,
    event_marks,
    event_profile,
    figure_marks,
    follows,
    fulfilment_marks,
    judge_answer,
    judge_copy,
    judge_duty,
    judge_event,
    judge_figure,
    judge_fulfilment,
    judge_quote,
    judge_reworded,
    kept,
    opposed_figures,
    passage_marks,
    quote_marks,
    reworded_quotes,
    state_words,
    story_marks,
    story_profile,
)
from sayso.records import Counted, Entries, Happened, Link, Owed, Report, Said
from sayso.store import Candidates, Entry, Marks

Judge = Callable[[Any, Any], Link | None]


#: Profiles kept at hand, for reports and for events: those that a new report is likely to be held against again.
REPORTS_KEPT, EVENTS_KEPT = 500, 16_000


class Profiles:
    """Records made ready to be compared, each once while it is needed."""

    def __init__(self) -> None:
        self.copy = lru_cache(REPORTS_KEPT)(copy_profile)
        self.story = lru_cache(REPORTS_KEPT)(story_profile)
        self.event = kept(EVENTS_KEPT)(event_profile)


class Comparison:
    """The comparer the ledger is given for the reports that are added one after another."""

    def __init__(self) -> None:
        self._profiles = Profiles()

    def marks(self, entries: Entries) -> Marks:
        """By what a report and its entries are found when a later one is compared."""
        document = entries.report.document
        profiles = self._profiles
        return {
            "copies": {document: copy_marks(profiles.copy(entries.report, entries.text))},
            "stories": {document: story_marks(profiles.story(entries.report, entries.text))},
            "quotes": {one.key: quote_marks(one) for one in entries.said},
            "events": {one.key: event_marks(profiles.event(one)) for one in entries.happened},
            "figures": {one.key: figure_marks(one) for one in entries.counted},
            "duties": {one.key: duty_marks(one) for one in entries.owed},
            "disputes": {one.key: dispute_marks(one) for one in entries.said},
            "fulfilments": {one.key: fulfilment_marks(one) for one in _of_duties(entries)},
        }

    def links(self, entries: Entries, candidates: Candidates) -> Iterable[Link]:
        """How a new report and its entries stand to those before them, and its entries to each other."""
        document = entries.report.document
        copied = list(self._copies(entries, candidates))
        copies = [link for link, _other in copied]
        yield from copies
        stories = [*_stories_of_copies(document, copies), *self._stories(entries, candidates, copies)]
        yield from stories
        story = _other_end(stories[0], document) if stories else None
        beside = candidates.of_story(story) if story else ()
        events = list(self._same_events(entries, candidates, story, beside))
        yield from events
        figures = _earlier_figures(candidates, story, beside)
        yield from _same_figures(entries, _Known(figures, candidates, story, events))
        judged: tuple[tuple[str, Sequence[Entry], Judge], ...] = (
            ("quotes", entries.said, _judge_quotes),
            ("disputes", entries.said, judge_answer),
            ("duties", entries.owed, judge_duty),
        )
        for kind, own, judge in judged:
            earlier = candidates.entries(kind, story)
            pairs = ((one, other) for one in own for other in earlier.get(one.key, ()) if type(one) is type(other))
            yield from _judged(chain(pairs, combinations(own, 2)), judge)
        yield from _reworded(entries, copied, candidates)
        yield from _fulfilments(entries, candidates, story)

    def _copies(self, entries: Entries, candidates: Candidates) -> Iterator[tuple[Link, Entries]]:
        """Links between the new report and those it copies or that copy it, each with the other report."""
        new = self._profiles.copy(entries.report, entries.text)
        for other in candidates.reports("copies"):
            if link := judge_copy(new, self._profiles.copy(other.report, other.text)):
                yield link, other

    def _stories(self, entries: Entries, candidates: Candidates, copies: Sequence[Link]) -> Iterator[Link]:
        """Links by which stories grow: to the earlier report the new one fits best, and to others it bridges.

        Copies that are a story by themselves say nothing of the story: it is sought among the others.
        """
        document = entries.report.document
        copied = {_other_end(one, document) for one in copies if one.relation in COPIES}
        are_alone = candidates.are_whole_stories(copied)
        earlier = [one for one in candidates.reports("stories") if not (are_alone and one.report.document in copied)]
        profiles = [self._profiles.story(other.report, other.text) for other in earlier]
        new = self._profiles.story(entries.report, entries.text)
        yield from filter(None, [follows(new, profiles)])
        yield from bridges(new, profiles, candidates.stories([other.report.document for other in earlier]))

    def _same_events(
        self, entries: Entries, candidates: Candidates, story: str | None, beside: Sequence[Entries]
    ) -> Iterator[Link]:
        """Events of this report against those that share marks with them, and those of the story it belongs to."""
        new = [self._profiles.event(one) for one in entries.happened]
        found = chain.from_iterable(candidates.entries("events", story).values())
        earlier = {one.key: one for one in found if isinstance(one, Happened)}
        earlier |= {one.key: one for report in beside for one in report.happened}
        old = [self._profiles.event(earlier[key]) for key in sorted(earlier)]
        pairs = chain(product(new, old), combinations(new, 2))
        yield from filter(None, (judge_event(one, other) for one, other in pairs))


class _Known:
    """What is known when the figures of a new report are judged: the earlier, of which story; which events are one."""

    def __init__(
        self, figures: Sequence[Counted], candidates: Candidates, story: str | None, events: Iterable[Link]
    ) -> None:
        self.figures = figures
        documents = {one.report.document for one in figures}
        stories = candidates.stories(sorted({story, *documents})) if story else {}
        self._in_story = {one for one in documents if story and stories.get(one) == stories.get(story)}
        self._events = {frozenset((one.left, one.right)) for one in events}

    def same_story(self, other: Report) -> bool:
        """Whether a report is of the story of the new one."""
        return other.document in self._in_story

    def same_event(self, one: Counted, other: Counted) -> bool | None:
        """Whether the events of two figures are one; None where it is not known."""
        if one.event is None or other.event is None:
            return None
        return True if one.event == other.event or frozenset((one.event, other.event)) in self._events else None


def _stories_of_copies(document: str, copies: Sequence[Link]) -> Iterator[Link]:
    """A copy is of the story of what it copies: the surest link of its copies."""
    whole = [one for one in copies if one.relation in COPIES]
    if whole:
        surest = max(whole, key=lambda one: (one.score, one.left, one.right))
        why = f"one is a copy of the other: {surest.why}"
        yield Link(
            document, _other_end(surest, document), "same_story", surest.score, why, "stories.copy", directed=True
        )


def _other_end(link: Link, document: str) -> str:
    return link.right if link.left == document else link.left


def _earlier_figures(candidates: Candidates, story: str | None, beside: Iterable[Entries]) -> list[Counted]:
    """Figures that share marks with those of the new report, and those of the story it belongs to; by key."""
    found = chain.from_iterable(candidates.entries("figures", story).values())
    by_key = {one.key: one for report in beside for one in report.counted}
    by_key |= {one.key: one for one in found if isinstance(one, Counted)}
    return [by_key[key] for key in sorted(by_key)]


def _same_figures(entries: Entries, known: _Known) -> Iterator[Link]:
    """Figures of this report against earlier ones, and against each other."""
    opposed = opposed_figures(entries)
    pairs = chain(product(entries.counted, known.figures), combinations(entries.counted, 2))
    for one, other in pairs:
        same_story = one.report.document == other.report.document or known.same_story(other.report)
        is_opposed = frozenset((one.key, other.key)) in opposed
        same_event = known.same_event(one, other)
        if link := judge_figure(one, other, same_event=same_event, same_story=same_story, opposed=is_opposed):
            yield link


def _reworded(entries: Entries, copied: Iterable[tuple[Link, Entries]], candidates: Candidates) -> Iterator[Link]:
    """Quotations of a reworded copy and what they were made of, where their own words no longer show it."""
    for link, other in copied:
        answers = list(reworded_quotes(entries, other, link))
        theirs = [(one, set(quote_marks(one))) for one in (candidates.said_in(other.report) if answers else ())]
        for answer, (one, marks) in product(answers, theirs):
            if not marks.isdisjoint(passage_marks(answer)) and not _judge_quotes(answer.said, one):
                yield from filter(None, [judge_reworded(answer, one, parties=state_words())])


def _judge_quotes(one: Said, other: Said) -> Link | None:
    return judge_quote(one, other, parties=state_words())


def _judged(pairs: Iterable[tuple[Entry, Entry]], judge: Judge) -> Iterator[Link]:
    for new, other in pairs:
        if link := judge(new, other):
            yield link


def _fulfilments(entries: Entries, candidates: Candidates, story: str | None) -> Iterator[Link]:
    """Duties of this report met by what it or others told, and duties of others met by what this one tells."""
    own = _of_duties(entries)
    earlier = candidates.entries("fulfilments", story)
    found = ((one, other) for one in own for other in earlier.get(one.key, ()))
    told: list[Happened | Said] = [*entries.happened, *entries.said]
    pairs = chain(filter(None, starmap(_duty_and_telling, found)), product(entries.owed, told))
    yield from filter(None, (judge_fulfilment(duty, telling) for duty, telling in pairs))


def _of_duties(entries: Entries) -> list[Owed | Happened | Said]:
    """Duties, and all that may tell that one was met."""
    return [*entries.owed, *entries.happened, *entries.said]


def _duty_and_telling(one: Entry, other: Entry) -> tuple[Owed, Happened | Said] | None:
    """Two entries as duty and as what may have met it; None if they are not one of each."""
    if isinstance(one, Owed) and isinstance(other, Happened | Said):
        return one, other
    if isinstance(other, Owed) and isinstance(one, Happened | Said):
        return other, one
    return None
