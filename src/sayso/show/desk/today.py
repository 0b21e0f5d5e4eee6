"""What is new since somebody last looked, each thing as a sentence that names whose word it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.records import Account, Counted, Differing, Happened, Link, Owed, Report, Said, Story
from sayso.show.amounts import amount, phrase
from sayso.show.desk.fields import words_of
from sayso.show.ledger.account import AccountSheets
from sayso.show.ledger.days import told_when
from sayso.show.ledger.lists import SHOWN_DIGITS
from sayso.show.sheet import Cell, Column, Sheet
from sayso.show.wording import own_words, says

Entry = Said | Happened | Counted | Owed | Differing

#: Sentences of one part; more nobody reads in the morning.
MOST_SENTENCES = 30
#: Standings of duties that a person should know of today.
NEAR = ("overdue", "due")

#: How one statement stands against another, in a sentence; in the past, which is the same for one and for many.
SET_AGAINST = {"denies": "{} denied what {} said", "opposes": "{} contradicted {}", "answers": "{} answered {}"}

AGAINST, OWED = Column("against", "stands against", wide=True), Column("against", "what was owed", wide=True)

COLUMNS = (
    Column("sentence", "what is new"),
    Column("words", "words", wide=True),
    AGAINST,
    Column("outlet", "outlet"),
    Column("day", "day"),
    Column("key", "key", hidden=True),
    Column("against_key", "key of the other", hidden=True),
)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What came: new reports, links that begin in them with the entries at their ends, stories with how many are new.

    ``duties``: the account of duties; those due up to ``until`` (ISO day) are near, None: all that are due.
    """

    reports: tuple[Report, ...]
    links: tuple[Link, ...]
    entries: Mapping[str, Entry]
    stories: tuple[tuple[Story, int], ...]
    duties: Account
    until: str | None


def today_sheets(fresh: Fresh) -> tuple[Sheet, ...]:
    """The parts of the page, the contested first."""
    return (
        _sheet("disputes", "In dispute", _contradictions(fresh), "nobody contradicts anybody in the new reports"),
        _sheet("revised", "Figures revised", _revisions(fresh), "no figure was revised in the new reports"),
        _due(fresh),
        _met(fresh),
        _stories(fresh),
        _mistrusted(fresh),
    )


def _sheet(name: str, title: str, sentences: Iterator[tuple[Cell, ...]], empty: str) -> Sheet:
    once = {row[:2]: row for row in reversed(list(sentences))}  # a copy says the same in the same words
    rows = tuple(reversed(once.values()))
    left = len(rows) - MOST_SENTENCES
    notes = (f"and {left} more",) if left > 0 else ()
    return Sheet(name, title, COLUMNS, rows[:MOST_SENTENCES], notes, empty=empty)


def _contradictions(fresh: Fresh) -> Iterator[tuple[Cell, ...]]:
    for link in fresh.links:
        left, right = fresh.entries.get(link.left), fresh.entries.get(link.right)
        if link.relation in SET_AGAINST and isinstance(left, Said) and isinstance(right, Said):
            sentence = SET_AGAINST[link.relation].format(_speaker(left), _speaker(right))
            yield (_capital(sentence), _words(left), *_where(left, right))


def _revisions(fresh: Fresh) -> Iterator[tuple[Cell, ...]]:
    for link in fresh.links:
        new, old = fresh.entries.get(link.left), fresh.entries.get(link.right)
        if link.relation not in ("revises", "contradicts") or "time" in link.flags:
            continue  # a count that was taken again for another week revises nothing
        if isinstance(new, Counted) and isinstance(old, Counted) and amount(new.figure) != amount(old.figure):
            before = amount(old.figure)
            was = f"it was {before}" if link.relation == "revises" else f"{_reporter(old)} has {before}"
            yield (_capital(f"{_reporter(new)}: {phrase(new.figure)}; {was}"), new.passage, *_where(new, old))


def _met(fresh: Fresh) -> Sheet:
    """Each duty once, with the surest of what tells that it was met; a copy owes the same in the same words."""
    surest: dict[tuple[str, str], tuple[float, tuple[Cell, ...]]] = {}
    for link in fresh.links:
        done, duty = fresh.entries.get(link.left), fresh.entries.get(link.right)
        if link.relation == "fulfils" and isinstance(duty, Owed) and isinstance(done, Said | Happened):
            who = duty.obligation.who.name if duty.obligation.who else "somebody"
            row = (f"Told as done, owed by {who}", _words(done), *_where(done, duty))
            known = surest.get((who, duty.words))
            if known is None or link.score > known[0]:
                surest[who, duty.words] = (link.score, row)
    rows = tuple(row for _, row in surest.values())
    columns = tuple(OWED if column is AGAINST else column for column in COLUMNS)
    notes = (f"and {len(rows) - MOST_SENTENCES} more",) if len(rows) > MOST_SENTENCES else ()
    empty = "no duty is said to have been met in the new reports"
    return Sheet("kept", "Duties met", columns, rows[:MOST_SENTENCES], notes, empty=empty)


def _due(fresh: Fresh) -> Sheet:
    """Duties that are overdue or near, as the sheet of duties has them."""
    sheet = AccountSheets(fresh.duties).due()
    at = {column.name: place for place, column in enumerate(sheet.columns)}
    near = tuple(row for row in sheet.rows if row[at["standing"]] in NEAR and _is_near(row[at["due"]], fresh.until))
    rows = near[:MOST_SENTENCES]
    day = f", as of {fresh.duties.as_of}" if fresh.duties.as_of else ""
    notes = (f"and {len(near) - len(rows)} more",) if len(near) > len(rows) else ()
    columns = tuple(column for column in sheet.columns if column.name not in ("sources", "documents"))
    kept = [at[column.name] for column in columns]
    cut = tuple(tuple(row[place] for place in kept) for row in rows)
    return Sheet("due", f"Overdue and due{day}", columns, cut, notes, empty="nothing is due")


def _is_near(due: Cell, until: str | None) -> bool:
    return until is None or (isinstance(due, str) and due[: len(until)] <= until)


def _stories(fresh: Fresh) -> Sheet:
    columns = (
        Column("title", "story", wide=True),
        Column("new", "new reports", right=True),
        Column("reports", "reports", right=True),
        Column("articles", "with copies", right=True),
        Column("last", "last day"),
        Column("story", "id", hidden=True),
    )
    rows = tuple(
        (one.title, new, one.reports, one.articles, one.last, one.id[:SHOWN_DIGITS]) for one, new in fresh.stories
    )
    return Sheet("stories", "Stories that grew", columns, rows, empty="no story grew")


def _mistrusted(fresh: Fresh) -> Sheet:
    columns = (
        Column("title", "page", wide=True),
        Column("outlet", "outlet"),
        Column("day", "day"),
        Column("document", "id", hidden=True),
    )
    rows = tuple(
        (one.title or one.file or "untitled", one.outlet, told_when(one.published), one.document)
        for one in fresh.reports
        if not one.trusted
    )
    title = "Pages that cannot be trusted as a whole"
    notes = ("spun, machine-translated, damaged, or no article: what they say is shown, and marked",) if rows else ()
    return Sheet("mistrusted", title, columns, rows[:MOST_SENTENCES], notes, empty="every new page can be trusted")


def _capital(sentence: str) -> str:
    """A sentence with a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def _speaker(one: Said) -> str:
    return one.statement.speaker.name if one.statement.speaker else "somebody unnamed"


def _words(one: Entry) -> str:
    """The words of an entry; those that only point stand behind their verb: "denied this"."""
    if isinstance(one, Said) and own_words(one.words) is None:
        return says(one.statement.act, one.cue, one.words)
    return words_of(one)


def _reporter(one: Counted) -> str:
    return one.reporter.name or one.report.outlet or "a page"


def _where(one: Entry, other: Entry) -> tuple[Cell, ...]:
    """What it stands against, where and when it is told, the keys of both."""
    outlet = one.report.outlet or one.report.file
    return _words(other), outlet, told_when(one.report.published), one.key, other.key
