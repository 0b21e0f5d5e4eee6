"""What the desk asks of a ledger beside the answers: pages of what was found, what is new, what to look over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.errors import NoSuchError, SettingsError
from sayso.ledger import answers
from sayso.ledger.accounts import account_of_entries, story_of
from sayso.records import (
    Account,
    Correction,
    Entries,
    EntryKind,
    Happened,
    Hit,
    Link,
    Linked,
    Note,
    Relation,
    Report,
    Said,
    Story,
)
from sayso.show.desk.facets import Facet, facets_of
from sayso.show.desk.fields import rule_of
from sayso.show.desk.map import places_sheet
from sayso.show.desk.today import Fresh, today_sheets
from sayso.show.desk.words import Run, word_runs
from sayso.show.export.formats import EXPORT_FORMATS
from sayso.show.ledger import lists
from sayso.show.ledger.brief import Brief
from sayso.show.sheet import Sheet
from sayso.store import Entry, Ledger
from sayso.store.byhand import MADE, restored
from sayso.store.correcting import in_force
from sayso.store.entries import entries_of
from sayso.store.search import POOL, POOL_OF_REPORTS

#: Rows of one page of a list.
PAGE = 50
#: Reports that are looked at for what is new; older ones are in the stories.
MOST_NEW = 100
#: Stories that are told of as grown.
MOST_STORIES = 20
#: Relations that are news.
NEWS: tuple[Relation, ...] = ("denies", "opposes", "answers", "revises", "contradicts", "fulfils")
#: How long ahead a duty is near.
AHEAD = timedelta(days=7)
#: A note that says a person has looked an entry over and found nothing wrong.
LOOKED_OVER = "looked over: right"
#: The same taken back.
LOOKED_AGAIN = "looked over: taken back"
#: Code points shown on either side of words to look over.
SURROUNDINGS = 300
#: Statements of one name held against each other.
MOST_OWN = 300
#: What stands in each part of Today where a search finds nothing.
NO_MATCH = "nothing in the ledger matches the search"
#: Relations of one's own statements that one may be asked about.
AT_ODDS: tuple[Relation, ...] = ("denies", "opposes", "contradicts")


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found. ``total`` matches were looked at; ``whole`` False: there may be more."""

    sheet: Sheet
    facets: tuple[Facet, ...]
    total: int
    whole: bool


@dataclass(frozen=True, slots=True)
class OneEntry:
    """An entry with all that is known of it: as it is now, links with names of their ends, corrections, notes.

    ``entry`` None: a person said that it is none.
    """

    key: str
    entry: Entry | None
    report: Report
    links: tuple[Linked, ...]
    names: dict[str, str]
    corrections: tuple[Correction, ...]
    held: tuple[Correction, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """What to look over: the least certain entry that nobody has, how many are left, of how many."""

    entry: Entry | None
    left: int
    of: int


def found(ledger: Ledger, query: str, kind: EntryKind, page: int) -> Found:
    """A page (from 1) of what a search finds, and how all of it divides. Raises QueryError."""
    pool = POOL_OF_REPORTS if kind == "document" else POOL
    hits = ledger.search(query, kind, pool)
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Found(lists.hits_sheet(shown, query), facets_of(hits, kind), len(hits), len(hits) < pool)


def stories_page(ledger: Ledger, before: int | None, limit: int = PAGE) -> tuple[tuple[Story, ...], int | None]:
    """Stories that grew last, and where the next page begins; None: it was the last."""
    told = _told(ledger, limit, before)
    last = min((max(one.number for one in reports) for _, reports in told), default=None)
    return tuple(story for story, _ in told), last if len(told) == limit else None


def stories_found(ledger: Ledger, query: str, kind: EntryKind, page: int) -> tuple[tuple[Story, ...], int]:
    """A page (from 1) of the stories that a search finds something of, and how many there are. Raises QueryError."""
    found_ = ledger.stories_of(sorted(matching_reports(ledger, query, kind) or ()))
    shown = _as_stories(ledger, found_[(page - 1) * PAGE : page * PAGE])
    return tuple(story for story, _ in shown), len(found_)


def _told(ledger: Ledger, limit: int, before: int | None = None) -> list[tuple[Story, list[Report]]]:
    """Stories that grew last, each with its reports."""
    return _as_stories(ledger, ledger.stories(limit, before=before))


def _as_stories(ledger: Ledger, told: Sequence[tuple[str, list[Report]]]) -> list[tuple[Story, list[Report]]]:
    held: dict[str, list[Link]] = {}
    for linked in ledger.links([one.document for _, reports in told for one in reports]):
        held.setdefault(linked.link.left, []).append(linked.link)  # a copy is left, and only copies are counted apart
    return [
        (story_of(id_, reports, [link for one in reports for link in held.get(one.document, ())]), reports)
        for id_, reports in told
    ]


def at_odds(ledger: Ledger, said: Sequence[Said]) -> Sheet:
    """Where statements of one and the same stand against each other."""
    keys = {one.key for one in said[-MOST_OWN:]}
    held = [one for one in ledger.links(sorted(keys)) if one.link.relation in AT_ODDS]
    own = [one for one in held if {one.link.left, one.link.right} <= keys]
    return lists.links_sheet(own, answers.names_of(ledger, own))


def due_account(ledger: Ledger, query: str, as_of: str | None) -> Account:
    """The account of duties that match. Raises QueryError, SettingsError."""
    return answers.entries_account(ledger, query, "obligation", as_of=answers.checked_day(as_of))


def matching_reports(ledger: Ledger, query: str, kind: EntryKind) -> frozenset[str] | None:
    """The reports in which a search finds something, document ids; None: everything is asked for. Raises QueryError."""
    return ledger.documents_matching(query, kind) if query.strip() else None


@dataclass(frozen=True, slots=True)
class Since:
    """What is asked for as new: since a time (None: the newest), duties as of a day, of some reports (None: of all)."""

    at: str | None
    as_of: str | None
    only: frozenset[str] | None


def today(ledger: Ledger, asked: Since, duties: Account) -> tuple[Sheet, ...]:
    """What came since a time, or in the newest reports: disputes, figures, duties, stories, pages to mistrust."""
    at = answers.checked_time(asked.at) if asked.at else None
    reports = [one for one in ledger.newest(MOST_NEW, since=at) if asked.only is None or one.document in asked.only]
    links = ledger.links_of_reports([one.document for one in reports], NEWS)
    ends = ledger.entries(sorted({end for one in links for end in (one.link.left, one.link.right)}))
    fresh = Fresh(
        reports=tuple(reports),
        links=tuple(one.link for one in links),
        entries=ends,
        stories=tuple(_grown(ledger, {one.document for one in reports})),
        duties=duties,
        until=_ahead(asked.as_of),
    )
    sheets = today_sheets(fresh)
    if asked.only is None or asked.only:
        return _with_cut(sheets, ledger, at)
    return tuple(replace(one, empty=NO_MATCH) for one in sheets)  # of what was not looked at nothing is said


def _with_cut(sheets: tuple[Sheet, ...], ledger: Ledger, since: str | None) -> tuple[Sheet, ...]:
    """The parts of Today, each with a word where more reports are new than were looked at."""
    many = ledger.how_many_since(since) if since else 0
    if many <= MOST_NEW:
        return sheets
    note = f"of the newest {MOST_NEW:,} of {many:,} new reports alone"
    return tuple(one if one.name == "due" else replace(one, notes=(*one.notes, note)) for one in sheets)


def _grown(ledger: Ledger, fresh: set[str]) -> Iterator[tuple[Story, int]]:
    """Stories with new reports, and how many of them."""
    for story, reports in _told(ledger, MOST_STORIES):
        if new := sum(1 for one in reports if one.document in fresh):
            yield story, new


def _ahead(as_of: str | None) -> str | None:
    """The day up to which a duty is near; None: by the latest report."""
    return (date.fromisoformat(as_of) + AHEAD).isoformat() if as_of else None


def one_entry(ledger: Ledger, key: str) -> OneEntry:
    """All that is known of an entry. Raises NoSuchError."""
    report = ledger.report(key.split("/")[0])
    entry = ledger.entries([key]).get(key)
    corrections = ledger.corrections([key])
    if entry is None and not corrections:
        answers.links(ledger, key, withdrawn=True)  # raises where there is no such entry
    links = ledger.links([key], withdrawn=True)
    return OneEntry(
        key=key,
        entry=entry,
        report=report,
        links=tuple(links),
        names=answers.names_of(ledger, links),
        corrections=tuple(corrections),
        held=tuple(in_force(corrections)),
        notes=tuple(ledger.notes([key])),
    )


def queue(ledger: Ledger, query: str, kind: EntryKind, skip: Sequence[str] = ()) -> Queue:
    """The least certain of the newest thousand that match and nobody looked over. ``skip``: keys put off."""
    pool = sorted((one for one in ledger.matching(query, kind) if _score(one) is not None), key=_by_doubt)
    keys = [one.key for one in pool]
    done = {one.key for one in in_force(ledger.corrections(keys))}
    said = {one.key: one.text for one in ledger.notes(keys) if one.text in (LOOKED_OVER, LOOKED_AGAIN)}
    done |= {key for key, text in said.items() if text == LOOKED_OVER}
    left = [one for one in pool if one.key not in done]
    ahead = [one for one in left if one.key not in set(skip)]
    return Queue(ahead[0] if ahead else None, len(left), len(pool))


def _by_doubt(one: Entry) -> tuple[float, str]:
    return _score(one) or 0.0, one.key


def _score(one: Entry) -> float | None:
    return rule_of(one)[1]


def account_of_key(ledger: Ledger, key: str) -> Account:
    """The account of a statement in all its wordings. Raises NoSuchError."""
    return account_of_entries(ledger, list(answers.family_of(ledger, key).values()))


def facets_of_said(said: Sequence[Said]) -> tuple[Facet, ...]:
    """How somebody's statements divide by what they do, outlet and month."""
    hits = [Hit(one.key, one.report, one, "", 0.0) for one in said]
    return tuple(one for one in facets_of(hits, "statement") if one.title != "who says it")


def sheets_of_report(entries: Entries) -> tuple[Sheet, ...]:
    """What was read of a report, a sheet for each kind."""
    report = entries.report

    def found(name: str, title: str, many: Sequence[Entry], words: Sequence[str]) -> Sheet:
        hits = [Hit(one.key, report, one, text, 0.0) for one, text in zip(many, words, strict=True)]
        return replace(lists.hits_sheet(hits, title), name=name, title=title)

    return (
        found("statements", "who says what", entries.said, [one.words for one in entries.said]),
        found("events", "what happened", entries.happened, [one.passage for one in entries.happened]),
        found("figures", "how many", entries.counted, [one.passage for one in entries.counted]),
        found("duties", "what is due", entries.owed, [one.words for one in entries.owed]),
        found("disputes", "in dispute", entries.differing, [one.dispute.about for one in entries.differing]),
    )


def links_of_report(ledger: Ledger, document: str) -> tuple[Sheet, tuple[Linked, ...]]:
    """How a report is linked with others, and the links themselves."""
    held = ledger.links([document], withdrawn=True)
    return lists.links_sheet(held, answers.names_of(ledger, held)), tuple(held)


def word_pairs(sheet: Sheet) -> list[tuple[tuple[Run, ...], str]]:
    """The rows of a sheet of differences, word by word, each with what became of it."""
    return [(word_runs(str(was or ""), str(now or "")), str(changed)) for was, now, changed in sheet.rows]


def as_read(ledger: Ledger, key: str) -> Entry | None:
    """An entry as the machine read it, or as a person added it, before anybody corrected it.

    None where the latest reading has none there.
    """
    report = ledger.report(key.split("/")[0])
    added = next((one for one in ledger.corrections([key]) if one.field == MADE), None)
    if added is not None:
        return restored(report, ledger.text(report.document), key, added.value)
    findings, _ = ledger.whole(report.document)
    made = entries_of(findings, report)
    every: tuple[Entry, ...] = (*made.said, *made.happened, *made.counted, *made.owed, *made.differing)
    return next((one for one in every if one.key == key), None)


def taken_out(ledger: Ledger, document: str, *, by: str, why: str) -> list[Linked]:
    """Take a report out of its story: the links that hold it there are withdrawn, and given back.

    What hung on it alone stays in that story.
    """
    gone = ledger.part(document, by=by, why=why)
    if not gone:
        raise NoSuchError(f"{document[:10]}: nothing holds this report in a story with others.")
    return gone


def put_back(ledger: Ledger, id_: str, end: str) -> Link:
    """Put a withdrawn link at ``end`` in force again. Raises NoSuchError."""
    for one in ledger.links([end], withdrawn=True):
        if one.id == id_ and one.withdrawn_at is not None:
            ledger.link(one.link)
            return one.link
    raise NoSuchError(f"{id_[:12]}: no withdrawn link of that name is there.")


def joined(ledger: Ledger, document: str, other: str, *, by: str, why: str) -> str:
    """Say that two reports are of one story; the link's id."""
    ends = sorted((document, ledger.report(other).document))
    if ends[0] == ends[1]:
        raise SettingsError("a report is of its own story already; name another.")
    return ledger.link(Link(ends[0], ends[1], "same_story", 1.0, why, f"by:{by}"))


def around(ledger: Ledger, entry: Entry) -> tuple[str, str, str]:
    """The words of an entry as they stand, with what stands before and behind them in the report."""
    text = ledger.text(entry.report.document)
    start, _, end = entry.key.split("/")[2].partition("-")
    first, last = int(start), int(end)
    before, after = text[max(0, first - SURROUNDINGS) : first], text[last : last + SURROUNDINGS]
    if first > SURROUNDINGS:  # from a whole word on, up to a whole word
        before = "… " + before.partition(" ")[2]
    if last + SURROUNDINGS < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[first:last], after


def take_all_back(ledger: Ledger, key: str, *, author: str, only: str | None = None) -> None:
    """Take back what holds of an entry's corrections: of the field ``only``, or those made together last."""
    held = in_force(ledger.corrections([key]))
    last = held[-1].at if held else ""
    for field in [one.field for one in held if (one.field == only if only else one.at == last)]:
        ledger.take_back(key, field, author=author, why="undone")


def formats() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The formats of an export: name, what it is, its files."""
    return tuple((name, one.title, one.files) for name, one in EXPORT_FORMATS.items())


def chosen_parts(whole: Brief, parts: Sequence[int]) -> Brief:
    """A brief with only some of its parts, counted from 1, in the order given."""
    there = [turn for turn in dict.fromkeys(parts) if 1 <= turn <= len(whole.sections)]
    return replace(whole, sections=tuple(whole.sections[turn - 1] for turn in there))


def ordered_parts(whole: Brief, order: str) -> list[int]:
    """All parts of a brief, counted from 1: first those that ``order`` names ("3.1.2"), then the others."""
    every = range(1, len(whole.sections) + 1)
    named = [int(one) for one in order.split(".") if one.isascii() and one.isdecimal() and len(one) < len("100")]
    return list(dict.fromkeys([*(one for one in named if one in every), *every]))


def moved(order: Sequence[int], move: str) -> list[int]:
    """Parts with one of them moved by one place: "up-3", "down-3"; anything else moves nothing."""
    way, _, which = move.partition("-")
    places = list(order)
    at = next((turn for turn, one in enumerate(places) if str(one) == which), None)
    to = None if at is None else at - 1 if way == "up" else at + 1 if way == "down" else None
    if at is not None and to is not None and 0 <= to < len(places):
        places[at], places[to] = places[to], places[at]
    return places


def places(ledger: Ledger, query: str) -> Sheet:
    """Where the newest thousand events that match are said to have happened, the newest first. Raises QueryError."""
    events = [one for one in ledger.matching(query, "event") if isinstance(one, Happened)]
    return places_sheet(reversed(events))
