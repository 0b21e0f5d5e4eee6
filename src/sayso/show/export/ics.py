"""Duties with a deadline as iCalendar (RFC 5545): an all-day event on the last day, its standing in the text.

The UID comes from the key of the duty's first telling: a new telling, or another standing, updates the same event.
Times are those of the ledger. A duty that recurs repeats from its deadline on, where its words give the rhythm.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from sayso.records import Account, Duty, Owed, When
from sayso.show.export.cells import clean
from sayso.show.export.columns import Column
from sayso.show.export.days import stretch
from sayso.show.export.ids import entry_uuid
from sayso.show.export.made import Asked, Made, Part, added
from sayso.show.harmless import web_address

CODEBOOK = "iCalendar, RFC 5545"
PRODUCT = "-//Sayso//Duties//EN"
NOT_JUDGED = "standing not judged"

#: Words of a recurrence -> frequency and interval (RFC 5545, RRULE).
_RHYTHMS = (
    (re.compile(r"\b(?:every|each|per|a) day\b|\bdaily\b"), "DAILY", 1),
    (re.compile(r"\b(?:every|each) (?:two weeks|other week|second week|fortnight)\b|\bfortnightly\b"), "WEEKLY", 2),
    (re.compile(r"\b(?:every|each|per|a) week\b|\bweekly\b"), "WEEKLY", 1),
    (re.compile(r"\b(?:every|each) (?:quarter|three months)\b|\bquarterly\b"), "MONTHLY", 3),
    (re.compile(r"\b(?:every|each) (?:six months|half-?year)\b|\bhalf-yearly\b"), "MONTHLY", 6),
    (re.compile(r"\b(?:every|each) (?:two months|other month|second month)\b"), "MONTHLY", 2),
    (re.compile(r"\b(?:every|each|per|a) month\b|\bmonthly\b"), "MONTHLY", 1),
    (re.compile(r"\b(?:every|each) (?:two years|other year|second year)\b|\bbiennial(?:ly)?\b"), "YEARLY", 2),
    (re.compile(r"\b(?:every|each|per|a) year\b|\byearly\b|\bannual(?:ly)?\b"), "YEARLY", 1),
)
_ENDS = re.compile(r"\b(?:until|till|through|up to)\b")  # then the deadline is the last time, not the first


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duty as told by many, with its day. ``owed``: its tellings, the fullest first; ``first``: the first added.

    ``as_of``: the day its standing is judged for, None: by the latest report.
    """

    owed: tuple[Owed, ...]
    first: Owed
    duty: Duty | None
    due: When
    day: date
    as_of: str | None


def write(asked: Asked) -> Made:
    """The file ``duties.ics``."""
    found, reasons = deadlines(asked.account)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    story = asked.account.story
    calendar.add("x-wr-calname", clean(story.title if story else asked.filter_text) or "Sayso")
    for deadline in found:
        calendar.add_component(_event(deadline))
    return Made((Part("duties.ics", calendar.to_ical(), len(found)),), added((), *reasons))


def deadlines(account: Account) -> tuple[tuple[Deadline, ...], list[str]]:
    """Every duty with a deadline, by day; and for each of the others why it has none."""
    known = {owed.key: owed for entries in account.entries for owed in entries.owed}
    grouped = {key for duty in account.duties for key in duty.duties}
    groups: list[tuple[tuple[Owed, ...], Duty | None]] = [
        (tuple(known[key] for key in duty.duties if key in known), duty) for duty in account.duties
    ]
    groups += [((owed,), None) for key, owed in known.items() if key not in grouped]
    found, reasons = [], []
    for owed, duty in groups:
        if not owed:
            continue
        due = (duty.due if duty else None) or next((one.obligation.due for one in owed if one.obligation.due), None)
        day = _last_day(due)
        if due is not None and day is not None:
            first = min(owed, key=lambda one: (one.report.number, one.key))
            found.append(Deadline(owed, first, duty, due, day, account.as_of))
        else:
            reasons.append("no deadline" if due is None else "a deadline without a last day or a year")
    return tuple(sorted(found, key=lambda one: (one.day, one.first.key))), reasons


def rhythm(words: str | None, due: When) -> dict[str, object] | None:
    """The RRULE of a recurrence in words; None: once, or the words give no rhythm, or the deadline is its end."""
    if words is None or _ENDS.search(due.basis.casefold()):
        return None
    for pattern, frequency, interval in _RHYTHMS:
        if pattern.search(words.casefold()):
            return {"freq": frequency} | ({"interval": interval} if interval > 1 else {})
    return None


def _last_day(due: When | None) -> date | None:
    days = stretch(due)
    if days is None and due is not None and due.earliest is None:
        days = stretch(When(due.latest, due.latest, due.precision, due.basis))
    return days.last if days else None


def _event(one: Deadline) -> Event:
    event = Event()
    for column in COLUMNS:
        value = column.cell(one)
        if value is not None:
            event.add(column.name, value)
    return event


def _summary(one: Deadline) -> str:
    return clean(f"{_who(one)}: {one.owed[0].words} ({standing(one)})")


def _changed(one: Deadline) -> datetime:
    return _moment(max(owed.report.added for owed in one.owed))


def _url(one: Deadline) -> str | None:
    return next((clean(url) for owed in one.owed if (url := web_address(owed.report.url))), None)


def standing(one: Deadline) -> str:
    """Due, overdue, met ...; not judged where nothing was summed up."""
    return one.duty.standing if one.duty else NOT_JUDGED


def _who(one: Deadline) -> str:
    who = one.owed[0].obligation.who
    return who.name if who else "nobody named"


def _description(one: Deadline) -> str:
    """One line for everything known."""
    lead = one.owed[0]
    obligation = lead.obligation
    by = lead.by.name or lead.report.outlet
    known = (
        ("Standing", f"{standing(one)}{f' on {one.as_of}' if one.as_of and one.duty else ''}"),
        ("Why", one.duty.why if one.duty else None),
        ("Who", _who(one)),
        ("To", obligation.to.name if obligation.to else None),
        ("Duty", lead.words),
        ("Deadline", one.due.basis),
        ("Recurs", obligation.recurrence),
        ("Rests on", obligation.basis),
        ("According to", by),
        ("Met on", one.duty.met_on if one.duty else None),
    )
    lines = [f"{name}: {clean(value)}" for name, value in known if value]
    return "\n".join([*lines, *(f"Told by: {clean(_source(owed))}" for owed in one.owed)])


def _source(owed: Owed) -> str:
    report = owed.report
    return ", ".join(part for part in (report.outlet, report.title, report.url, owed.key) if part)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


COLUMNS: tuple[Column[Deadline], ...] = (
    Column("UID", lambda d: str(entry_uuid("duty", d.first.key)), "UUID of the duty", "key of its first telling", ""),
    Column("DTSTAMP", lambda d: _moment(d.first.report.added), "when it came into the ledger", "its first report", ""),
    Column("LAST-MODIFIED", _changed, "when its latest telling was added", "its reports", ""),
    Column("DTSTART", lambda d: d.day, "the last day of the deadline, all day", "due", ""),
    Column(
        "RRULE",
        lambda d: rhythm(d.owed[0].obligation.recurrence, d.due),
        "how it recurs, from the deadline on",
        "words of the recurrence",
        "it is owed once, its words give no rhythm, or the deadline is the end of it",
    ),
    Column("SUMMARY", _summary, "who, what, and its standing in brackets", "the fullest telling", ""),
    Column("DESCRIPTION", _description, "standing and why, to whom, basis, whose word, sources", "the duty", ""),
    Column("CATEGORIES", lambda d: [standing(d)], "its standing", "the duty, as of the account's day", ""),
    Column("URL", _url, "address of a report", "its reports", "no address is known"),
    Column("TRANSP", lambda _: "TRANSPARENT", "a deadline of others takes nobody's time", "always the same", ""),
)
