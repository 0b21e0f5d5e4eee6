"""Questions to a ledger, each answered as sheets that every door shows alike."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sayso.errors import NoSuchError, QueryError, SettingsError
from sayso.fetch import read_watch_rules
from sayso.ledger.accounts import MOST_REPORTS, account_of, account_of_entries, story_of
from sayso.ledger.voices import said_by
from sayso.records import (
    Account,
    Counted,
    Differing,
    EntryKind,
    Happened,
    Hit,
    Linked,
    Owed,
    Said,
    WatchRule,
)
from sayso.show.ledger import lists
from sayso.show.ledger.account import AccountSheets, story_title, summary_lines
from sayso.show.ledger.differences import differences_sheet
from sayso.show.sheet import Sheet
from sayso.store import Entry, Ledger
from sayso.store.correcting import in_force
from sayso.store.query import parse_query
from sayso.store.search import POOL_OF_REPORTS

#: Entries of one account; who looks further asks for days.
MOST_ENTRIES = 300

#: Wordings of one utterance are looked for over this many links.
FARTHEST = 4

#: Matches of one watch rule that are told at once.
MOST_NEWS = 100
#: Hex digits that tell the places of two watch lists apart.
PATH_DIGITS = 16


def search(ledger: Ledger, query: str, kind: EntryKind, limit: int) -> tuple[Sheet, ...]:
    """What a search finds, best first. Raises QueryError."""
    _check_story(ledger, query)
    return (lists.hits_sheet(ledger.search(query, kind, limit), query),)


def who(ledger: Ledger, name: str, limit: int) -> tuple[Sheet, ...]:
    """What somebody said, by day, the last ``limit`` of it."""
    if not name.replace('"', " ").strip():
        raise QueryError("whom? Give a name or an actor id.")
    return (lists.said_sheet(said_by(ledger, name, most=limit).said, name),)


def stories(ledger: Ledger, limit: int) -> tuple[Sheet, ...]:
    """The stories that grew last."""
    told = []
    for id_, reports in ledger.stories(limit):
        links = [one.link for one in ledger.links([one.document for one in reports])]
        told.append(story_of(id_, reports, links))
    return (lists.stories_sheet(told),)


def story_account(ledger: Ledger, id_: str, as_of: str | None) -> Account:
    """The account of a story. Raises StoreError where there is none."""
    whole, reports = ledger.story(id_)
    links = [one.link for one in ledger.links([one.document for one in reports])]
    return account_of(ledger, reports, story=story_of(whole, reports, links), as_of=checked_day(as_of))


def story(ledger: Ledger, id_: str, as_of: str | None, *, whole: bool) -> tuple[Sheet, ...]:
    """One story: what is contested, how many, what happened, what is due, words that changed, its reports.

    ``whole``: to the last row; else as much of each part as a screen holds.
    """
    account = story_account(ledger, id_, as_of)
    head = Sheet("story", story_title(account), (), (), summary_lines(account), empty="")
    return (head, *AccountSheets(account, whole=whole).all())


def disputes(ledger: Ledger, query: str, limit: int) -> tuple[Sheet, ...]:
    """The first ``limit`` questions on which parties differ, in the reports a search finds or the newest."""
    _check_story(ledger, query)
    account = query_account(ledger, query)
    sheets = AccountSheets(replace(account, questions=account.questions[:limit]))
    return _cited(sheets, sheets.questions())


def figures(ledger: Ledger, query: str) -> tuple[Sheet, ...]:
    """Figures that match, by who reports them and how they were revised."""
    _check_story(ledger, query)
    sheets = AccountSheets(entries_account(ledger, query, "figure"))
    return _cited(sheets, sheets.figures())


def timeline(ledger: Ledger, query: str) -> tuple[Sheet, ...]:
    """Events that match, each once however many tell it."""
    _check_story(ledger, query)
    sheets = AccountSheets(entries_account(ledger, query, "event"))
    return _cited(sheets, sheets.timeline())


def due(ledger: Ledger, query: str, as_of: str | None) -> tuple[Sheet, ...]:
    """Duties that match and how they stand on a day."""
    _check_story(ledger, query)
    sheets = AccountSheets(entries_account(ledger, query, "obligation", as_of=checked_day(as_of)))
    return _cited(sheets, sheets.due())


def quote(ledger: Ledger, words: str) -> tuple[Sheet, ...]:
    """All wordings of the statement with a key, or of the best match of a search."""
    key = words.strip()
    if not key:
        raise QueryError("which words? Give some of them, or a statement's key.")
    if "/statement/" not in key:
        hits = ledger.search(words, "statement", 1)
        if not hits:
            return (lists.said_sheet((), words),)
        key = hits[0].key
    family = family_of(ledger, key)
    account = account_of_entries(ledger, list(family.values()))
    sheets = AccountSheets(account)
    if (wordings := sheets.wordings()).rows:
        return _cited(sheets, wordings)
    alone = [one for one in family.values() if isinstance(one, Said)]
    return (lists.said_sheet(alone, "one wording only"),)


def diff(ledger: Ledger, report: str, other: str | None) -> tuple[Sheet, ...]:
    """What changed between two reports, or since the version before. Raises StoreError where there is none."""
    found = ledger.report(report)
    before = ledger.report(other) if other else None
    if before is None and found.previous is None:
        raise NoSuchError(f"{report}: there is no version before this one. Name the report to set beside it.")
    earlier = before.document if before else found.previous
    assert earlier is not None
    return (differences_sheet(ledger.text(earlier), ledger.text(found.document)),)


def changes(ledger: Ledger, since: str) -> tuple[Sheet, ...]:
    """What the ledger learned at or after a time."""
    at = checked_time(since)
    found = ledger.links_since(at)
    return (
        lists.reports_sheet(ledger.added_since(at)),
        lists.links_sheet(found, names_of(ledger, found)),
        lists.corrections_sheet(one for one in ledger.corrections() if one.at >= at),
        lists.tombstones_sheet(one for one in ledger.tombstones() if one.at >= at),
    )


def stats(ledger: Ledger) -> tuple[Sheet, ...]:
    """How much the ledger holds."""
    return (lists.counts_sheet(ledger.counts()),)


def links(ledger: Ledger, key: str, withdrawn: bool) -> tuple[Sheet, ...]:
    """How an entry or a report is linked, and why."""
    found = ledger.links([key], withdrawn=withdrawn)
    if not found and "/" in key and not ledger.entries([key]):
        raise NoSuchError(f"{key}: there is no such entry in {ledger.name}; `search -v` shows keys.")
    return (lists.links_sheet(found, names_of(ledger, found)),)


def corrections(ledger: Ledger) -> tuple[Sheet, ...]:
    """What people corrected."""
    return (lists.corrections_sheet(ledger.corrections()),)


def training_lines(ledger: Ledger) -> list[str]:
    """Corrections as training examples, JSON lines: the text, the machine's record, what a person made of it."""
    lines = []
    for one in in_force(ledger.corrections()):
        findings, entries = ledger.whole(one.key.split("/")[0])
        corrected: dict[str, Entry] = {}
        for many in (entries.said, entries.happened, entries.counted, entries.owed):
            corrected |= {each.key: each for each in many}
        lines.append(
            json.dumps(
                {
                    "document": findings.document.id,
                    "text": findings.document.text,
                    "key": one.key,
                    "field": one.field,
                    "value": one.value,
                    "record": asdict(corrected[one.key]) if one.key in corrected else None,
                    "made_by": asdict(findings.made_by),
                },
                ensure_ascii=False,
            )
        )
    return lines


def watch_list(ledger: Ledger, path: Path, since: str | None) -> tuple[Sheet, ...]:
    """What is new for each rule of a watch list: since a time, or since the list was last asked."""
    rules = read_watch_rules(path)
    for rule in rules:  # before the look: a slip in one of them must not swallow what is new for the others
        parse_query(rule.query)
    asked = checked_time(since) if since else ledger.look(_look(path))
    return tuple(_news(ledger, rule, asked) for rule in rules)


def _look(path: Path) -> str:
    """Under what name a ledger keeps how far a watch list was asked: lists of two folders may be called alike."""
    where = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:PATH_DIGITS]
    return f"watch-list:{where}:{path.name}"


def _news(ledger: Ledger, rule: WatchRule, since: str | None) -> Sheet:
    found = [hit for hit in ledger.search(rule.query, rule.kind, 1000) if since is None or hit.report.added >= since]
    kept = [hit for hit in found if rule.over is None or goes_over(hit, rule.over)]
    sheet = lists.hits_sheet(kept[:MOST_NEWS], rule.query)
    left = len(kept) - len(sheet.rows)
    notes = (f"and {left} more; sayso search shows them",) if left else ()
    title = f"{rule.name}: {len(kept)} new" + (f" since {since}" if since else "")
    return Sheet(rule.name, title, sheet.columns, sheet.rows, notes, empty="nothing new")


def goes_over(hit: Hit, least: float) -> bool:
    """Whether a hit is a figure greater than ``least``."""
    return isinstance(hit.entry, Counted) and (hit.entry.figure.low or hit.entry.figure.high or 0) > least


def query_account(ledger: Ledger, query: str, *, as_of: str | None = None, newest: int | None = None) -> Account:
    """The account of the reports that a search finds, or of so many of them as were added last. Raises QueryError."""
    found = [hit.report for hit in ledger.search(query, "document", MOST_REPORTS)]
    reports = found if newest is None else sorted(found, key=lambda one: -one.number)[:newest]
    left: int | None = len(found) - len(reports)
    if len(found) >= POOL_OF_REPORTS:  # it may have found more
        left = None if query.strip() else ledger.counts()["reports"] - len(reports)
    return replace(account_of(ledger, reports, as_of=as_of), left_out=left)


def entries_account(
    ledger: Ledger, query: str, kind: EntryKind, *, as_of: str | None = None, most: int = MOST_ENTRIES
) -> Account:
    """The account of the newest entries of a kind that match, at most so many.

    ``as_of``: the day on which duties are judged; without it the last of the story, or of the ledger.
    """
    found = {one.key: one for one in ledger.matching(query, kind, most)}
    if kind == "obligation":  # what met them is told elsewhere
        ends = {end for one in ledger.links(sorted(found)) for end in (one.link.left, one.link.right)}
        found |= ledger.entries(sorted(ends - set(found)))
        as_of = as_of or ledger.last_day(query)
    return account_of_entries(ledger, list(found.values()), as_of=as_of)


def family_of(ledger: Ledger, key: str) -> dict[str, Entry]:
    """The statement and all wordings of it that links lead to."""
    found = {key}
    ahead = [key]
    for _ in range(FARTHEST):
        held = [one.link for one in ledger.links(ahead) if one.link.relation in ("same_words", "changed_words")]
        ahead = sorted({end for one in held for end in (one.left, one.right)} - found)
        found |= set(ahead)
        if not ahead:
            break
    entries = ledger.entries(sorted(found))
    if key not in entries:
        raise NoSuchError(f"{key}: there is no such statement in {ledger.name}.")
    return entries


def names_of(ledger: Ledger, found: Sequence[Linked]) -> dict[str, str]:
    """What stands at the ends of links, in a few words."""
    ends = {end for one in found for end in (one.link.left, one.link.right)}
    names = {key: _name(entry) for key, entry in ledger.entries(sorted(one for one in ends if "/" in one)).items()}
    for document in sorted(one for one in ends if "/" not in one):
        report = ledger.report(document)
        names[document] = f"{report.outlet or report.file or 'a page'}: {report.title or 'untitled'}"
    return names


def _name(entry: Entry) -> str:
    outlet = entry.report.outlet or entry.report.file or "a page"
    match entry:
        case Said(statement=statement):
            who_ = statement.speaker.name if statement.speaker else "nobody named"
            return f"{who_}: “{entry.words}” ({outlet})"
        case Happened() | Counted():
            return f"“{entry.passage}” ({outlet})"
        case Owed():
            return f"“{entry.words}” ({outlet})"
        case Differing(dispute=dispute):
            return f"{dispute.about} ({outlet})"


def _cited(sheets: AccountSheets, sheet: Sheet) -> tuple[Sheet, ...]:
    """A sheet with the reports its numbers stand for."""
    return (sheet, sheets.cited(sheet)) if sheet.rows else (sheet,)


def _check_story(ledger: Ledger, query: str) -> None:
    """Raises QueryError where a search asks for a story that is not there: nothing found would be no answer."""
    story = parse_query(query).story
    if story and not ledger.has_story(story):
        raise QueryError(f"story:{story}: there is no such story in {ledger.name}; `sayso story` lists them.")


def checked_day(text: str | None) -> str | None:
    """A day of the calendar. Raises SettingsError for what is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise SettingsError(f"{text}: is no day; write it as 2022-10-05.") from error


def checked_time(text: str) -> str:
    """A day or a time as the ledger writes times."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"{text}: is no time; write 2022-09-21 or 2022-09-21T14:00:00Z.") from error
    try:
        aware = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError as error:  # the first or the last day of all, in another time zone
        raise SettingsError(f"{text}: no calendar goes so far.") from error
    return aware.isoformat(timespec="seconds").replace("+00:00", "Z")
