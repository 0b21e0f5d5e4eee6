"""All the ledger knows of some reports, summed up: entries and links out of the store, sums out of ``compare``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.compare import (
    duties,
    event_profile,
    events_of_copies,
    happenings,
    origins,
    questions,
    same_event_groups,
    state_words,
    tallies,
    utterances,
    wants_its_story,
)
from sayso.compare.editions import without_edition
from sayso.compare.told_days import has_no_year
from sayso.records import (
    Account,
    Counted,
    Differing,
    Entries,
    Happened,
    Link,
    Linked,
    Owed,
    Report,
    Said,
    Story,
)
from sayso.store import Entry, Ledger

#: Characters of a day at the head of a time.
DAY = 10
#: Reports of one account: more no screen shows and no brief tells.
MOST_REPORTS = 300


def account_of(
    ledger: Ledger, reports: Sequence[Report], *, story: Story | None = None, as_of: str | None = None
) -> Account:
    """The account of some reports, the newest ``MOST_REPORTS`` of them.

    ``as_of``: the ISO day on which duties are judged; without it the latest day a report was published.
    """
    chosen = sorted(reports, key=_by_day)[-MOST_REPORTS:]
    entries = tuple(ledger.told([one.document for one in chosen]))
    day = as_of or latest_day(chosen)
    told = sum_up(entries, _between(ledger, entries), stories=_stories(ledger, entries), story=story, as_of=day)
    return replace(told, left_out=len(reports) - len(chosen))


def account_of_entries(ledger: Ledger, found: Iterable[Entry], *, as_of: str | None = None) -> Account:
    """The account of single entries: only they count, not what else their reports say."""
    by_report: dict[str, list[Entry]] = {}
    for one in found:
        by_report.setdefault(one.report.document, []).append(one)
    entries = tuple(sorted((_together(many) for many in by_report.values()), key=lambda each: _by_day(each.report)))
    day = as_of or latest_day([each.report for each in entries])
    return sum_up(entries, _between(ledger, entries), stories=_stories(ledger, entries), as_of=day)


def sum_up(
    entries: tuple[Entries, ...],
    linked: Sequence[Linked],
    *,
    stories: Mapping[str, str],
    story: Story | None = None,
    as_of: str | None = None,
) -> Account:
    """The sums over entries and their links. ``linked``: withdrawn ones as well, which part what they joined.

    ``stories``: document id -> the story it is of, as far as duties ask for it.
    """
    links = [one.link for one in linked if one.withdrawn_at is None]
    parted = [(one.link.left, one.link.right) for one in linked if one.withdrawn_at is not None]
    copies = origins([each.report for each in entries], links)
    happened = [one for each in entries for one in each.happened]
    counted = [one for each in entries for one in each.counted]
    said = [one for each in entries for one in each.said]
    profiles = [event_profile(one, text) for one, text in _may_be_one(entries, links, copies)]
    groups = same_event_groups(profiles, [*links, *events_of_copies(profiles, links, copies)], parted=parted)
    sums = tallies(counted, links, copies, parted=parted)
    told: dict[str, Happened | Said] = {one.key: one for one in happened}
    told |= {one.key: one for one in said}
    owed = [one for each in entries for one in each.owed]
    return Account(
        story=story,
        entries=entries,
        origins=copies,
        questions=questions(entries, links, copies, groups, sums),
        tallies=sums,
        happenings=happenings(happened, groups, copies),
        utterances=utterances(
            said,
            links,
            origins=copies,
            parties=state_words(),
            texts={each.report.document: each.text for each in entries},
        ),
        duties=duties(owed, links, told, as_of, stories=stories, origins=copies, parted=parted) if as_of else (),
        as_of=as_of,
    )


def _may_be_one(
    entries: Iterable[Entries], links: Iterable[Link], copies: Mapping[str, str]
) -> Iterator[tuple[Happened, str]]:
    """The events that something leads to, and those of copies and of what they copy, each with its report's text.

    All others stand alone, and need not be made ready to be held against each other.
    """
    ends = {end for one in links for end in (one.left, one.right)}
    copied = {*copies, *copies.values()}
    for each in entries:
        is_copied = each.report.document in copied
        yield from ((one, each.text) for one in each.happened if is_copied or one.key in ends)


def story_of(id_: str, reports: Sequence[Report], links: Sequence[Link]) -> Story:
    """What a story is called, from when to when it goes, how many independent reports tell it."""
    copies = origins(reports, links)
    days = sorted(day for one in reports if (day := _day(one)))
    titled = next((one for one in sorted(reports, key=_by_day) if one.document not in copies and one.title), reports[0])
    return Story(
        id=id_,
        title=without_edition(titled.title or titled.file or "untitled"),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=sum(1 for one in reports if one.document not in copies),
        articles=len(reports),
    )


def latest_day(reports: Sequence[Report]) -> str | None:
    """The last day on which one of the reports was published; where none says so, was added."""
    known = max(filter(None, map(_day, reports)), default=None)
    return known or max((one.added[:DAY] for one in reports), default=None)


def _stories(ledger: Ledger, entries: Sequence[Entries]) -> dict[str, str]:
    """The stories of reports with a duty that others may tell in full, and of the other reports of these stories."""
    found: dict[str, str] = {}
    for each in entries:
        if each.report.document not in found and any(map(wants_its_story, each.owed)):
            story, reports = ledger.story(each.report.document)
            found |= {one.document: story for one in reports}
    return found


def _between(ledger: Ledger, entries: Sequence[Entries]) -> list[Linked]:
    """Links with both ends among the entries and their reports."""
    ends = {each.report.document for each in entries}
    for each in entries:
        for many in (each.said, each.happened, each.counted, each.owed):
            ends |= {one.key for one in many}
    found = ledger.links(sorted(ends), withdrawn=True)
    return [one for one in found if one.link.left in ends and one.link.right in ends]


def _together(many: Sequence[Entry]) -> Entries:
    """Entries of one report."""
    ordered = sorted(many, key=lambda one: one.key)
    return Entries(
        ordered[0].report,
        "",
        tuple(one for one in ordered if isinstance(one, Said)),
        tuple(one for one in ordered if isinstance(one, Happened)),
        tuple(one for one in ordered if isinstance(one, Counted)),
        tuple(one for one in ordered if isinstance(one, Owed)),
        tuple(one for one in ordered if isinstance(one, Differing)),
    )


def _day(report: Report) -> str | None:
    """The day a report was published, of a known year; the last of several."""
    when = report.published
    return None if when is None or has_no_year(when) else when.latest or when.earliest


def _by_day(report: Report) -> tuple[bool, str, int]:
    day = _day(report)
    return day is None, day or "", report.number
