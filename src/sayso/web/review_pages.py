"""The review queue: one entry at a time, the least certain first; accepted, rejected, corrected, put off."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SettingsError
from sayso.ledger import desk
from sayso.records import Kind
from sayso.show.desk.fields import fields_of, rule_of, words_of
from sayso.store.correcting import CLOSED
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.entry_pages import KIND_NAMES
from sayso.web.hand_pages import BY_FORM, Key, Kinds, Text
from sayso.web.pages import Asked

router = APIRouter(include_in_schema=False)

#: Entries that can be put off in one sitting: they stand in the address.
MOST_PUT_OFF = 60
#: What was done last, to be undone: told in these words.
DONE = {"accept": "accepted", "reject": "rejected: it is none", "correct": "corrected"}


@router.get("/review")
def review(
    request: Request,
    desk_: TheDesk,
    q: Asked = "",
    kind: Kind = Kind.STATEMENTS,
    later: Annotated[list[str], Query(max_length=MOST_PUT_OFF)] = [],  # noqa: B006 - FastAPI copies it
    did: Annotated[str, Query(max_length=10)] = "",
    last: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The next entry to look over."""
    queue = desk.queue(desk_.ledger, q, kind.entry, later)
    one = queue.entry
    put_off = [*later, one.key][-MOST_PUT_OFF:] if one else later
    shown = {
        "queue": queue,
        "entry": one,
        "kind": kind.value,
        "kinds": [Kind.STATEMENTS, Kind.EVENTS, Kind.FIGURES, Kind.DUTIES],
        "q": q,
        "name": KIND_NAMES[one.key.split("/")[1]] if one else "",
        "words": words_of(one) if one else "",
        "around": desk.around(desk_.ledger, one) if one else ("", "", ""),
        "fields": fields_of(one) if one else (),
        "closed": CLOSED,
        "rule": rule_of(one) if one else ("", 0.0),
        "next": f"/review?{urlencode({'q': q, 'kind': kind.value, 'later': put_off}, doseq=True)}",
        "did": DONE.get(did),
        "undo": did if did in DONE else "",
        "last": last,
        "here": _here(q, kind, "", ""),
        "corrected": _here(q, kind, "correct", one.key) if one else "",
    }
    return page(request, "review.html", Answer("Review", (), shown))


@router.post("/review", dependencies=BY_FORM)
def judged(
    desk_: TheDesk, key: Key, verdict: Annotated[str, Form(max_length=10)], q: Text = "", kind: Kinds = Kind.STATEMENTS
) -> Response:
    """Accept or reject an entry, and go on."""
    if verdict == "accept":
        desk_.ledger.note(key, desk.LOOKED_OVER, author=desk_.author)
    elif verdict == "reject":
        desk_.ledger.correct(key, "entry", None, author=desk_.author, why="looked over")
        desk_.accounts.forget(key)
    else:
        raise SettingsError("a verdict is accept or reject.")
    return RedirectResponse(_here(q, kind, verdict, key), status_code=303)


@router.post("/review/undo", dependencies=BY_FORM)
def undone(desk_: TheDesk, key: Key, did: Key, q: Text = "", kind: Kinds = Kind.STATEMENTS) -> Response:
    """Undo what was done last; the entry is in the queue again."""
    if did == "accept":
        desk_.ledger.note(key, desk.LOOKED_AGAIN, author=desk_.author)
    else:
        desk.take_all_back(desk_.ledger, key, author=desk_.author, only="entry" if did == "reject" else None)
        desk_.accounts.forget(key)
    return RedirectResponse(_here(q, kind, "", ""), status_code=303)


def _here(q: str, kind: Kind, did: str, last: str) -> str:
    asked = {"q": q, "kind": kind.value, "did": did, "last": last}
    return f"/review?{urlencode({name: value for name, value in asked.items() if value})}"
