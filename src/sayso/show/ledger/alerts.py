"""What alerts tell: things in words that need no ledger, as a mail, as JSON for a program, as an Atom feed.

The same things give the same bytes. Words of pages are made harmless: no line of theirs can pass for one of ours.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from sayso.records import Counted, Differing, Happened, Hit, Message, Owed, Said, Thing, WatchRule
from sayso.show.export.cells import clean
from sayso.show.export.ids import entry_uuid
from sayso.show.harmless import line
from sayso.show.ledger.lists import told_entry
from sayso.version import __version__

ATOM = "http://www.w3.org/2005/Atom"
#: Hex digits of a thing's id: 128 bits.
DIGITS = 32
#: Characters of a subject line; mail programs show some eighty.
LONGEST_SUBJECT = 120
#: Characters of one thing's words in a mail; who wants more looks into the ledger.
LONGEST_WORDS = 600
#: A feed must say when it changed; one without entries never did.
NO_TIME = "1970-01-01T00:00:00Z"
#: The version of the JSON of a webhook; another one only if a field is taken away or means something else.
SCHEMA = "sayso/alert/1"


def thing_of(hit: Hit, rule: WatchRule, noted: str) -> Thing:
    """What a rule found, noted at a time."""
    day, who, what = told_entry(hit.entry, hit.report)
    names = ", ".join(who) if isinstance(who, tuple) else who
    words = _words(hit)
    report = hit.report
    return Thing(
        id=_id(hit, rule.kind, str(names or ""), words),
        key=hit.key,
        document=report.document,
        rule=rule.name,
        kind=rule.kind,
        who=None if names is None else str(names),
        what=str(what or "report"),
        words=words,
        day=None if day is None else str(day),
        outlet=report.outlet,
        title=report.title,
        address=report.url,
        noted=noted,
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: its subject, and its text in plain words."""

    subject: str
    text: str


def as_letter(message: Message) -> Letter:
    """A message as a mail."""
    things = message.things
    first = f"{things[0].rule}: {_headline(things[0])}" if len(things) == 1 else f"{message.alert}: {len(things)} new"
    rules = list(dict.fromkeys(one.rule for one in things))
    parts = [part for rule in rules for part in _chapter(rule, [one for one in things if one.rule == rule])]
    end = f"-- \nSayso {__version__}, alert {line(message.alert)}, message {message.id}"
    return Letter(_cut(line(first), LONGEST_SUBJECT), "\n".join([*parts, end, ""]))


def as_body(message: Message) -> bytes:
    """A message as JSON."""
    things = [
        {
            "id": one.id,
            "key": one.key,
            "rule": one.rule,
            "kind": one.kind,
            "who": one.who,
            "what": one.what,
            "words": one.words,
            "day": one.day,
            "report": {"id": one.document, "outlet": one.outlet, "title": one.title, "url": one.address},
            "noted": one.noted,
        }
        for one in message.things
    ]
    whole = {"schema": SCHEMA, "id": message.id, "alert": message.alert, "made": message.made, "things": things}
    return json.dumps(whole, ensure_ascii=True, separators=(",", ":")).encode()


def as_feed(alert: str, things: Sequence[Thing]) -> bytes:
    """The last things an alert told of, the last first, as an Atom feed (RFC 4287)."""
    feed = ElementTree.Element("feed", {"xmlns": ATOM})
    _text(feed, "id", entry_uuid("alert", alert).urn)
    _text(feed, "title", f"Sayso: {alert}")
    _text(feed, "updated", max((one.noted for one in things), default=NO_TIME))
    _text(feed, "generator", "Sayso").set("version", __version__)
    for one in things:
        entry = ElementTree.SubElement(feed, "entry")
        _text(entry, "id", entry_uuid("thing", alert, one.id).urn)
        _text(entry, "title", f"{one.rule}: {_headline(one)}")
        _text(entry, "updated", one.noted)
        _text(ElementTree.SubElement(entry, "author"), "name", one.outlet or "not known")
        if one.address:
            ElementTree.SubElement(entry, "link", {"rel": "related", "href": clean(one.address)})
        _text(entry, "content", one.words)
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _chapter(rule: str, things: Sequence[Thing]) -> list[str]:
    parts = [line(rule), "=" * len(line(rule)), ""]
    for one in things:
        where = ", ".join(line(part) for part in (one.outlet, one.title) if part)
        parts.append(line(_headline(one)))
        parts.extend([f"  “{_cut(line(one.words), LONGEST_WORDS)}”"] if one.kind != "document" else [])
        parts.extend([f"  {where}"] if where else [])
        parts.extend([f"  {line(one.address)}"] if one.address else [])
        parts.extend([f"  {one.key}", ""])
    return parts


def _headline(one: Thing) -> str:
    told = f"{one.who}: {one.what}" if one.who else one.what
    return f"{told} ({one.day})" if one.day else told


def _words(hit: Hit) -> str:
    match hit.entry:
        case Said(words=words) | Owed(words=words):
            return words
        case Happened(passage=passage) | Counted(passage=passage):
            return passage
        case Differing(dispute=dispute):
            return dispute.about
        case None:
            return hit.report.title or hit.report.url or hit.report.document
    return ""


def _id(hit: Hit, kind: str, who: str, words: str) -> str:
    """The same for the same words of the same article, whichever version of it they stand in."""
    where = hit.report.url or hit.report.document
    own = "" if hit.entry is None else f"{who}\n{_figure(hit)}\n{words}"
    return hashlib.sha256(f"{kind}\n{where}\n{own}".encode("utf-8", "replace")).hexdigest()[:DIGITS]


def _figure(hit: Hit) -> str:
    """What tells two entries of one sentence apart."""
    match hit.entry:
        case Counted(figure=figure, words=words):
            return f"{figure.what} {figure.low} {figure.high} {words}"
        case Happened(event=event, words=words):
            return f"{event.type} {words}"
    return ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = clean(text)
    return element
