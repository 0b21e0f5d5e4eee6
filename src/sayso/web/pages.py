"""Today, stories, what is due, searches, people, what the ledger holds."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.ledger import desk
from sayso.ledger.voices import said_by
from sayso.records import Kind
from sayso.show.desk.map import places_of, within
from sayso.show.desk.tables import table_of
from sayso.show.ledger import lists
from sayso.show.ledger.account import AccountSheets
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, view, with_query
from sayso.web.desk import Desk, Held
from sayso.web.hand_pages import own_form

router = APIRouter()

Asked = Annotated[str, Query(max_length=2_000, description="A search, in the grammar of `sayso search`.")]
Day = Annotated[str, Query(max_length=10, description="A day, as 2022-10-05; empty: by the newest report.")]
Page = Annotated[int, Query(ge=1, le=20, description="Which page of the newest thousand, from 1.")]
Before = Annotated[int | None, Query(ge=1, le=1 << 62, description="Go on behind the story with this number.")]

#: Statements of one person on a page, duties, events on the map's table.
SAID, DUTIES, PLACES = 100, 100, 100


def held_due(desk_: Desk, q: str, as_of: str) -> Held:
    """The account of duties that match, at hand or summed up now. Raises QueryError, SettingsError."""
    return desk_.accounts.get(("due", q, as_of), lambda: desk.due_account(desk_.ledger, q, as_of or None))


def today(
    desk_: TheDesk,
    since: Annotated[str, Query(max_length=40)] = "",
    as_of: Day = "",
    q: Asked = "",
    kind: Kind = Kind.REPORTS,
) -> Answer:
    """What is new since a time, else since you last said that you have seen all; of what a search finds."""
    seen = since or desk_.ledger.last_look(_looker(desk_.author))
    only = desk.matching_reports(desk_.ledger, q, kind.entry)
    duties = held_due(desk_, q if kind in (Kind.REPORTS, Kind.DUTIES) else "", as_of).account
    sheets = desk.today(desk_.ledger, desk.Since(seen, as_of or None, only), duties)
    tables = [table_of(one) for one in sheets]
    shown = {"tables": tables, "since": seen, "as_of": as_of, "is_empty": not desk_.ledger.newest(1)}
    kinds = [one.value for one in Kind]
    return Answer("Today", sheets, {**shown, "q": q, "kind": kind.value, "kinds": kinds})


def stories(
    request: Request, desk_: TheDesk, before: Before = None, q: Asked = "", kind: Kind = Kind.REPORTS, page: Page = 1
) -> Answer:
    """The stories, the one that grew last first; with a search, those that it finds something of."""
    shown: dict[str, object] = {"q": q, "kind": kind.value, "kinds": [one.value for one in Kind], "total": None}
    if q.strip():
        told, total = desk.stories_found(desk_.ledger, q, kind.entry, page)
        shown |= {"total": total, "earlier": with_query(request, page=page - 1) if page > 1 else None}
        shown["later"] = with_query(request, page=page + 1) if page * desk.PAGE < total else None
    else:
        told, after = desk.stories_page(desk_.ledger, before)
        shown |= {"earlier": "/stories" if before else None, "later": f"/stories?before={after}" if after else None}
    sheet = lists.stories_sheet(told)
    return Answer("Stories", (sheet,), {**shown, "stories": told})


def due(request: Request, desk_: TheDesk, q: Asked = "", as_of: Day = "", page: Page = 1) -> Answer:
    """Duties that match and how they stand on a day."""
    account = held_due(desk_, q, as_of).account
    sheets = AccountSheets(account)
    whole = sheets.due()
    sheet = replace(whole, rows=whole.rows[(page - 1) * DUTIES : page * DUTIES])
    shown = {
        "table": table_of(sheet),
        "q": q,
        "as_of": as_of,
        "day": account.as_of,
        "calendar": addresses.calendar(q, as_of),
        "earlier": with_query(request, page=page - 1) if page > 1 else None,
        "later": with_query(request, page=page + 1) if page * DUTIES < len(whole.rows) else None,
    }
    return Answer("Due", (sheet, sheets.cited(sheet)) if sheet.rows else (sheet,), shown)


def search(request: Request, desk_: TheDesk, q: Asked = "", kind: Kind = Kind.STATEMENTS, page: Page = 1) -> Answer:
    """What a search finds, best first, fifty on a page, and how all of it divides."""
    found = desk.found(desk_.ledger, q, kind.entry, page)
    pages = -(-found.total // desk.PAGE)
    shown = {
        "q": q,
        "kind": kind.value,
        "kinds": [one.value for one in Kind],
        "found": found,
        "table": table_of(found.sheet),
        "earlier": with_query(request, page=page - 1) if page > 1 else None,
        "later": with_query(request, page=page + 1) if page < pages else None,
        "page": page,
        "pages": pages,
        "kept": desk_.ledger.kept.searches(desk_.author),
        "kind_of": {one.entry: one.value for one in Kind},
    }
    return Answer(f"Search: {q}" if q else "Search", (found.sheet,), shown)


def who(
    request: Request, desk_: TheDesk, name: Annotated[str, Query(max_length=200)] = "", q: Asked = "", page: Page = 1
) -> Answer:
    """What a person or a party said over time, and where it stands against itself."""
    heard = said_by(desk_.ledger, name, q)
    said = heard.said
    end = max(0, len(said) - (page - 1) * SAID)
    sheet = lists.said_sheet(said[max(0, end - SAID) : end], name)
    odds = desk.at_odds(desk_.ledger, said)
    shown = {
        "name": name,
        "q": q,
        "total": len(said),
        "table": table_of(sheet, within=q.strip()),
        "odds": odds,
        "earlier": with_query(request, page=page + 1) if end > SAID else None,
        "later": with_query(request, page=page - 1) if page > 1 else None,
        "facets": desk.facets_of_said(said),
        "asked": heard.asked,
    }
    return Answer(name or "Who?", (sheet, odds) if odds.rows else (sheet,), shown)


def places(
    request: Request,
    desk_: TheDesk,
    q: Asked = "",
    box: Annotated[str, Query(max_length=80, description="What is in frame.")] = "",
    page: Page = 1,
) -> Answer:
    """Where events are said to have happened, within a frame of west,south,east,north degrees if one is given."""
    whole = desk.places(desk_.ledger, q)
    framed = within(whole, box) if box else whole
    sheet = replace(framed, rows=framed.rows[(page - 1) * PLACES : page * PLACES])
    shown = {
        "q": q,
        "box": box,
        "table": table_of(sheet),
        "total": len(framed.rows),
        "places": places_of(whole),
        "seen": len(places_of(framed)),
        "earlier": with_query(request, page=page - 1) if page > 1 else None,
        "later": with_query(request, page=page + 1) if page * PLACES < len(framed.rows) else None,
    }
    return Answer("Map", (sheet,), shown)


view(router, "/", "today.html", today)
view(router, "/stories", "stories.html", stories)
view(router, "/due", "due.html", due)
view(router, "/search", "search.html", search)
view(router, "/who", "who.html", who)
view(router, "/map", "map.html", places)


@router.post("/seen", include_in_schema=False, dependencies=[own_form])
def seen(desk_: TheDesk, everything: Annotated[str, Form()] = "") -> Response:  # noqa: ARG001 - a form has a button
    """From now on, only what comes later is new."""
    desk_.ledger.look(_looker(desk_.author))
    return RedirectResponse("/", status_code=303)


def _looker(author: str) -> str:
    return f"desk:{author}"
