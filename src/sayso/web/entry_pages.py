"""One entry with all that is known of it: its record and how it came to be, links, corrections, notes."""

from fastapi import APIRouter

from sayso.errors import NoSuchError
from sayso.ledger import desk
from sayso.show.desk.fields import fields_of, rule_of, words_of
from sayso.show.ledger import lists
from sayso.store.byhand import MADE
from sayso.store.correcting import CLOSED
from sayso.web.answering import Answer, TheDesk, view

router = APIRouter()

#: What an entry is called.
KIND_NAMES = {
    "statement": "Statement",
    "event": "Event",
    "figure": "Figure",
    "obligation": "Duty",
    "dispute": "Dispute",
}


def entry(desk_: TheDesk, key: str) -> Answer:
    """All that is known of an entry."""
    known = desk.one_entry(desk_.ledger, key)
    read = desk.as_read(desk_.ledger, key)
    shown_entry = known.entry or read
    if shown_entry is None:
        raise NoSuchError(f"{key}: this entry was corrected, and its latest reading has none there.")
    links = lists.links_sheet(known.links, known.names)
    corrections = lists.corrections_sheet(known.corrections)
    made = {one.name: one.value for one in fields_of(read)} if read else {}
    kind = KIND_NAMES[key.split("/")[1]]
    shown = {
        "known": known,
        "key": key,
        "kind": kind,
        "words": words_of(shown_entry),
        "fields": fields_of(shown_entry),
        "made": made,
        "closed": CLOSED,
        "rule": rule_of(shown_entry),
        "held": {one.field for one in known.held},
        "links": links,
        "by_hand": next((one.author for one in known.corrections if one.field == MADE), None),
    }
    return Answer(f"{kind}: {words_of(shown_entry)[:60]}", (links, corrections), shown)


view(router, "/entries/{key:path}", "entry.html", entry)
