"""What a search found, what somebody said, what changed: lists of entries, one line each."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.records import (
    ACTS,
    ApiToken,
    Correction,
    Counted,
    Differing,
    Happened,
    Hit,
    Linked,
    Owed,
    Person,
    Report,
    Said,
    Story,
    Tombstone,
)
from sayso.show.amounts import OPEN, WHATS, amount, label, number
from sayso.show.ledger.days import told_when
from sayso.show.sheet import Cell, Column, Sheet
from sayso.show.wording import NO_SPEAKER, by_hand

Entry = Said | Happened | Counted | Owed | Differing

DAY = Column("day", "day")
WHERE_FROM = (
    Column("outlet", "outlet"),
    Column("published", "published", hidden=True),
    Column("file", "file", hidden=True),
)
KEY = Column("key", "key", hidden=True)
TYPE = Column("type", "type", hidden=True)

#: What the ledger counts, in the newsroom's words.
COUNTED = {
    "statement": "statements",
    "event": "events",
    "figure": "figures",
    "obligation": "duties",
    "dispute": "disputes inside one report",
}

#: How many hex digits of an id are shown: enough to name one of a million.
SHOWN_DIGITS = 10


def hits_sheet(hits: Sequence[Hit], query: str) -> Sheet:
    """What a search found, best first."""
    title = f"found for {query}" if query else "the newest"
    if hits and all(hit.entry is None for hit in hits):
        return Sheet("hits", title, REPORT_COLUMNS, tuple(map(_found_report, hits)))
    columns = (
        DAY,
        Column("who", "who"),
        Column("what", "what"),
        Column("words", "words", wide=True),
        *WHERE_FROM,
        TYPE,
        Column("score", "score", right=True, hidden=True),
        KEY,
    )
    rows = tuple(
        (*told_entry(hit.entry, hit.report), hit.snippet, *_from(hit.report), _type(hit.entry), hit.score, hit.key)
        for hit in hits
    )
    return Sheet("hits", title, columns, rows, empty="nothing was found")


def said_sheet(said: Sequence[Said], name: str) -> Sheet:
    """What somebody said over time."""
    columns = (
        DAY,
        Column("who", "who"),
        Column("what", "what"),
        Column("to", "to"),
        Column("words", "words", wide=True),
        *WHERE_FROM,
        TYPE,
        KEY,
    )
    rows = tuple(
        (*told_entry(one, one.report), one.statement.addressee, one.words, *_from(one.report), _type(one), one.key)
        for one in said
    )
    return Sheet("said", f"{name}, by day", columns, rows, empty=f"nothing said by {name} is in the ledger")


def stories_sheet(stories: Sequence[Story]) -> Sheet:
    """The stories that grew last."""
    columns = (
        Column("story", "story"),
        Column("first", "first"),
        Column("last", "last"),
        Column("reports", "reports", right=True),
        Column("articles", "articles", right=True),
        Column("title", "begins with", wide=True),
    )
    rows = tuple((one.id[:SHOWN_DIGITS], one.first, one.last, one.reports, one.articles, one.title) for one in stories)
    notes = ("reports are independent; articles count their copies as well",) if rows else ()
    return Sheet("stories", "stories, the one that grew last first", columns, rows, notes, empty="the ledger is empty")


def reports_sheet(reports: Sequence[Report], origins: dict[str, str] | None = None) -> Sheet:
    """Reports; copies name the report they come from, where ``origins`` says which are copies."""
    numbers = {one.document: turn for turn, one in enumerate(reports, 1)}
    columns = (
        Column("number", "no.", right=True),
        Column("published", "published"),
        Column("outlet", "outlet"),
        Column("title", "title", wide=True),
        *([Column("copy_of", "copy of", right=True)] if origins is not None else []),
        Column("trusted", "trusted", hidden=True),
        Column("file", "file", hidden=True),
        Column("url", "url", hidden=True),
        Column("document", "id", hidden=True),
    )
    rows = tuple(
        (
            numbers[one.document],
            told_when(one.published),
            one.outlet,
            one.title or one.file,
            *([numbers.get(origins.get(one.document, ""))] if origins is not None else []),
            one.trusted,
            one.file,
            one.url,
            one.document,
        )
        for one in reports
    )
    return Sheet("reports", "reports", columns, rows, empty="no report")


def links_sheet(links: Sequence[Linked], names: dict[str, str]) -> Sheet:
    """Links with their reasons; ``names`` says what stands at a key."""
    columns = (
        Column("relation", "relation"),
        Column("left", "this", wide=True),
        Column("right", "to that", wide=True),
        Column("why", "because", wide=True),
        Column("score", "score", right=True, hidden=True),
        Column("judge", "judge", hidden=True),
        Column("withdrawn_at", "withdrawn", hidden=True),
        Column("link", "link"),
    )
    rows = tuple(
        (
            one.link.relation.replace("_", " "),
            names.get(one.link.left, one.link.left),
            names.get(one.link.right, one.link.right),
            one.link.why,
            one.link.score,
            one.link.judge,
            one.withdrawn_at,
            one.id[:SHOWN_DIGITS],
        )
        for one in links
    )
    return Sheet("links", "links", columns, rows, empty="no link")


def counts_sheet(counts: dict[str, int]) -> Sheet:
    """How many there are of everything."""
    columns = (Column("of", "of"), Column("count", "count", right=True))
    rows = tuple((COUNTED.get(name, name), count) for name, count in counts.items())
    return Sheet("counts", "the ledger holds", columns, rows)


def corrections_sheet(corrections: Iterable[Correction]) -> Sheet:
    """What people corrected."""
    columns = (
        Column("at", "when"),
        Column("author", "author"),
        Column("key", "entry"),
        Column("field", "field"),
        Column("value", "to"),
        Column("why", "because", wide=True),
    )
    rows = tuple((one.at, one.author, one.key, one.field, _value(one), one.why) for one in corrections)
    return Sheet("corrections", "corrected by hand", columns, rows, empty="nothing was corrected")


def _value(one: Correction) -> str | None:
    """What something was corrected to; of an entry that was added, what it says."""
    if one.field != "made" or one.value is None:
        return one.value
    made = json.loads(one.value)
    match one.key.split("/")[1]:
        case "event":
            event = made[0]
            who = ", ".join(party["name"] for party in event["source"]) or NO_SPEAKER
            return f"{who}: {event['type'].lower()} ({event['status']})"
        case "figure":
            return _counted(made[0])
        case "obligation":
            return f"{made[0]['who']['name'] if made[0]['who'] else NO_SPEAKER} owes it"
        case _:
            speaker = made["speaker"]["name"] if made["speaker"] else NO_SPEAKER
            return f"{speaker} {ACTS[made['act']]}"


def _counted(figure: dict[str, Any]) -> str:
    """A figure that was added: "3 killed, sailors"."""
    low, high = (OPEN if end is None else number(end) for end in (figure["low"], figure["high"]))
    many = low if low == high else f"{low}–{high}" if OPEN not in (low, high) else f"{low} to {high}"
    of = f", {figure['of']['name']}" if figure["of"] else ""
    return f"{many} {WHATS[figure['what']]}{of}"


def tombstones_sheet(stones: Iterable[Tombstone]) -> Sheet:
    """What was forgotten, and why."""
    columns = (
        Column("at", "when"),
        Column("author", "author"),
        Column("why", "because", wide=True),
        Column("document", "id"),
    )
    rows = tuple((one.at, one.author, one.why, one.document[:SHOWN_DIGITS]) for one in stones)
    return Sheet("forgotten", "forgotten for good", columns, rows, empty="nothing was forgotten")


def people_sheet(people: Iterable[Person]) -> Sheet:
    """Who has an account at the desk."""
    columns = (
        Column("name", "name", wide=True),
        Column("role", "role"),
        Column("disabled", "disabled"),
        Column("since", "since"),
        Column("tokens", "tokens", right=True),
    )
    rows = tuple((one.name, one.role, one.disabled, one.since, one.tokens) for one in people)
    return Sheet("people", "who has an account", columns, rows, empty="nobody has an account")


def tokens_sheet(tokens: Iterable[ApiToken]) -> Sheet:
    """The tokens of programs, never what they are."""
    names = ("person", "label", "role", "made", "used")
    columns = tuple(Column(name, "last used" if name == "used" else name, wide=name == "label") for name in names)
    rows = tuple((one.person, one.label, one.role, one.made, one.used) for one in tokens)
    return Sheet("tokens", "tokens of programs", columns, rows, empty="no program has a token")


def told_entry(entry: Entry | None, report: Report) -> tuple[Cell, Cell, Cell]:
    """Day, who, and what kind of entry it is."""
    match entry:
        case Said(statement=statement):
            name = statement.speaker.name if statement.speaker else None
            day = told_when(statement.said) or told_when(report.published)
            return day, name, _marked(ACTS[statement.act], statement.rule)
        case Happened(event=event):
            known = "; ".join(part for part in (event.status, by_hand(event.rule)) if part)
            return told_when(event.when), _names(event.source), f"{event.type.lower()} ({known})"
        case Counted(figure=figure, reporter=reporter):
            what = _marked(f"{amount(figure)} {label(figure)}", figure.rule)
            return told_when(figure.as_of) or told_when(report.published), reporter.name or _outlet(report), what
        case Owed(obligation=duty):
            return told_when(duty.due), duty.who.name if duty.who else None, _marked("due", duty.rule)
        case Differing():
            return told_when(report.published), tuple(side.party for side in entry.dispute.sides), "dispute"
        case None:
            return told_when(report.published), report.outlet, report.title
    return None, None, None


def _marked(what: str, rule: str) -> str:
    """What an entry is, with who added it, if it was added by hand."""
    by = by_hand(rule)
    return f"{what} ({by})" if by else what


def _type(entry: Entry | None) -> str | None:
    """The closed word an entry is kept under, as it is searched for and corrected."""
    match entry:
        case Said(statement=statement):
            return statement.act
        case Happened(event=event):
            return event.type
        case Counted(figure=figure):
            return figure.what
    return None


REPORT_COLUMNS = (
    Column("published", "published"),
    Column("outlet", "outlet"),
    Column("title", "title", wide=True),
    Column("words", "words", wide=True),
    Column("id", "id"),
    Column("file", "file", hidden=True),
    Column("url", "url", hidden=True),
    Column("score", "score", right=True, hidden=True),
    KEY,
)


def _found_report(hit: Hit) -> tuple[Cell, ...]:
    one = hit.report
    headline = " ".join((one.title or "").split())
    words = hit.snippet.removeprefix(headline).strip()
    if headline.startswith(words.rstrip(" …")):
        words = ""  # nothing but the headline, which stands beside it
    title = one.title or one.file
    ids = (one.document[:SHOWN_DIGITS], one.file, one.url, hit.score, hit.key)
    return told_when(one.published), one.outlet, title, words or None, *ids


def _from(report: Report) -> tuple[Cell, Cell, Cell]:
    return report.outlet or report.file, told_when(report.published), report.file


def _names(parties: Iterable[object]) -> Cell:
    return tuple(dict.fromkeys(getattr(one, "name", "") for one in parties)) or None


def _outlet(report: Report) -> str:
    return report.outlet or "the page"
