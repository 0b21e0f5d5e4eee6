"""What is new, as an Atom feed (RFC 4287): reports, happenings, questions in dispute, duties; the latest first.

Ids come from keys, times from the ledger: a happening that is told again moves up with its old id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from sayso.records import Account, Question, Report
from sayso.show.export.cells import clean
from sayso.show.export.columns import Column
from sayso.show.export.ics import deadlines, standing
from sayso.show.export.ids import entry_uuid
from sayso.show.export.made import Asked, Made, Part
from sayso.show.export.occurrences import ALL_STATUSES, Occurrence, choose
from sayso.show.export.parties import sides
from sayso.show.export.rows import added, last_added, scene
from sayso.show.export.status import whose_word
from sayso.show.harmless import web_address

CODEBOOK = "Atom, RFC 4287"
ATOM = "http://www.w3.org/2005/Atom"
SCHEME = "urn:sayso:kind"  # of the categories
NO_TIME = "1970-01-01T00:00:00Z"  # a feed must say when it changed; one without entries never did


@dataclass(frozen=True, slots=True)
class News:
    """One entry. ``key`` names it for good; ``kind``: report, happening, question or duty; times are UTC."""

    key: str
    kind: str
    title: str
    text: str
    published: str
    updated: str
    author: str
    link: str | None


def write(asked: Asked) -> Made:
    """The file ``news.atom``."""
    chosen = choose(asked.account, ALL_STATUSES, asked.choice)
    found = [
        *_reports(asked.account),
        *map(_happening, chosen.rows),
        *_questions(asked.account),
        *_duties(asked.account),
    ]
    news = sorted(sorted(found, key=lambda one: one.key), key=lambda one: one.updated, reverse=True)
    story = asked.account.story
    key, title = (story.id, story.title) if story else (asked.filter_text, asked.filter_text or "Sayso")
    content = feed_of(key, title or "Sayso", news, asked.made_by.sayso)
    return Made((Part("news.atom", content, len(news)),), chosen.left_out)


def _reports(account: Account) -> Iterator[News]:
    for entries in account.entries:
        report = entries.report
        origin = account.origins.get(report.document)
        copied = f"A copy of {origin}. " if origin else ""
        doubt = "" if report.trusted else "The page as a whole cannot be trusted. "
        gave = f"Statements: {len(entries.said)}, events: {len(entries.happened)}, figures: {len(entries.counted)}"
        title = report.title or report.file or report.document
        text = f"{copied}{doubt}{gave}."
        yield News(report.document, "report", title, text, report.added, report.added, author_of([report]), report.url)


def _happening(one: Occurrence) -> News:
    event, place, known = one.lead.event, scene(one), sides(one)
    who = " and ".join(party.name for party in known.actors)
    whom = " and ".join(party.name for party in known.recipients)
    kind = event.type if one.mode is None else f"{event.type}/{one.mode}"
    parties = " → ".join(part for part in (who, whom) if part)
    parts = (f"{kind}: {parties}" if parties else kind, f"in {place.name}" if place else "", f"({one.status})")
    title = " ".join(part for part in parts if part)
    text = f"{whose_word(one)}. {one.lead.passage}"
    url = next((report.url for report in one.reports if report.url), None)
    return News(one.id, "happening", title, text, added(one), last_added(one), author_of(one.reports), url)


def _questions(account: Account) -> Iterator[News]:
    reports = {said.key: said.report for entries in account.entries for said in entries.said}
    reports |= {counted.key: counted.report for entries in account.entries for counted in entries.counted}
    for question in account.questions:
        keys = [key for position in question.positions for key in (*position.statements, *position.figures)]
        told = [reports[key] for key in keys if key in reports]
        if told:
            yield _question(question, min(keys), told)


def _question(question: Question, key: str, told: list[Report]) -> News:
    positions = "; ".join(
        f"{position.party}: {position.reports} reports{f', since {position.since}' if position.since else ''}"
        for position in question.positions
    )
    silent = f"; silent: {', '.join(question.silent)}" if question.silent else ""
    times = sorted(report.added for report in told)
    url = next((report.url for report in told if report.url), None)
    name = f"question/{question.kind}/{key}"
    return News(name, "question", question.about, f"{positions}{silent}.", times[0], times[-1], author_of(told), url)


def _duties(account: Account) -> Iterator[News]:
    for one in deadlines(account)[0]:
        owed = one.owed[0]
        who = owed.obligation.who.name if owed.obligation.who else "nobody named"
        title = f"{who}: {owed.words} (by {one.day.isoformat()}, {standing(one)})"
        times = sorted(telling.report.added for telling in one.owed)
        text = f"{one.due.basis}. {one.duty.why if one.duty else ''}".strip()
        author = author_of([telling.report for telling in one.owed])
        yield News(one.first.key, "duty", title, text, times[0], times[-1], author, owed.report.url)


def author_of(reports: Iterable[Report]) -> str:
    """Who tells it: the first outlet that is known."""
    return next((report.outlet for report in reports if report.outlet), "not known")


def feed_of(key: str, title: str, news: list[News], version: str) -> bytes:
    """A feed. ``key`` names it for good; ``version``: of Sayso."""
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    _text(feed, "id", entry_uuid("feed", key).urn)
    _text(feed, "title", title)
    _text(feed, "updated", max((one.updated for one in news), default=NO_TIME))
    generator = _text(feed, "generator", "Sayso")
    generator.set("version", version)
    for one in news:
        _entry(feed, one)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: ElementTree.Element, one: News) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    for column in COLUMNS:
        value = column.cell(one)
        if column.name == "author":
            _text(ElementTree.SubElement(entry, "author"), "name", str(value))
        elif column.name == "link" and web_address(str(value)):
            ElementTree.SubElement(entry, "link", {"rel": "related", "href": clean(str(value))})
        elif column.name == "category":
            ElementTree.SubElement(entry, "category", {"term": str(value), "scheme": SCHEME})
        elif column.name != "link":
            _text(entry, column.name, str(value))


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = clean(text)
    return element


COLUMNS: tuple[Column[News], ...] = (
    Column("id", lambda n: entry_uuid(n.kind, n.key).urn, "UUID", "key of the entry in the ledger", ""),
    Column("title", lambda n: n.title, "what it is, with its status or standing", "the entry", ""),
    Column("updated", lambda n: n.updated, "when its latest report was added, UTC", "its reports", ""),
    Column("published", lambda n: n.published, "when its first report was added, UTC", "its reports", ""),
    Column("author", lambda n: n.author, "the first outlet that tells it", "its reports", '"not known"'),
    Column("link", lambda n: n.link, "address of a report", "its reports", "no address is known"),
    Column("category", lambda n: n.kind, "report, happening, question or duty", "the kind of entry", ""),
    Column("content", lambda n: n.text, "whose word it is, and the words; plain text", "the entry", ""),
)
