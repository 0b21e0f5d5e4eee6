"""Searches that people keep, the watch list with its feeds."""

from typing import Annotated

from fastapi import APIRouter, File, Query, UploadFile
from starlette.responses import RedirectResponse, Response

from sayso.errors import QueryError, SettingsError
from sayso.ledger import watching
from sayso.records import Kind, WatchRule
from sayso.show.desk.housekeeping import watch_sheet
from sayso.show.desk.tables import table_of
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, view
from sayso.web.hand_pages import BY_FORM, Key, Kinds, Text
from sayso.web.out_pages import as_file

router = APIRouter()


def watch(desk_: TheDesk, since: Annotated[str, Query(max_length=40)] = "") -> Answer:
    """The watch list: what each rule finds, and what is new since you last looked."""
    seen = since or desk_.ledger.last_look(_look(desk_.author)) or ""
    told, new = watching.watched(desk_.ledger, seen or None)
    sheet = watch_sheet(told, seen or None)
    shown = {
        "since": seen,
        "kinds": [one.value for one in Kind],
        "parts": [(one, _address(one.rule), table_of(part)) for one, part in zip(told, new, strict=True)],
    }
    return Answer("Watch list", (sheet,), shown)


@router.get("/watch.atom", include_in_schema=False)
def feed(desk_: TheDesk, name: Annotated[str, Query(max_length=200)] = "") -> Response:
    """What a rule finds, as a feed."""
    kind = "application/atom+xml; charset=utf-8"
    return as_file(watching.feed(desk_.ledger, name), "watch.atom", kind, shown=True)


@router.post("/watch/seen", dependencies=BY_FORM, include_in_schema=False)
def seen(desk_: TheDesk) -> Response:
    """From now on, only what comes later is new."""
    desk_.ledger.look(_look(desk_.author))
    return RedirectResponse("/watch", status_code=303)


@router.post("/watch/add", dependencies=BY_FORM, include_in_schema=False)
def add(
    desk_: TheDesk,
    name: Key = "",
    q: Text = "",
    kind: Kinds = Kind.STATEMENTS,
    over: Key = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Watch for one thing more, or for all that a file of rules names."""
    if file is not None and file.filename:
        rules = watching.rules_from(file.file.read(), "the file")
    else:
        rules = (WatchRule(name, q.strip(), kind.entry, _number(over, kind)),)
    desk_.ledger.kept.put_rules(rules, author=desk_.author)
    return RedirectResponse("/watch", status_code=303)


@router.post("/watch/remove", dependencies=BY_FORM, include_in_schema=False)
def remove(desk_: TheDesk, name: Key) -> Response:
    """Watch for it no longer."""
    desk_.ledger.kept.drop_rule(name)
    return RedirectResponse("/watch", status_code=303)


@router.post("/searches/save", dependencies=BY_FORM, include_in_schema=False)
def save_search(desk_: TheDesk, name: Key = "", q: Text = "", kind: Kinds = Kind.STATEMENTS) -> Response:
    """Keep a search under a name."""
    desk_.ledger.kept.save_search(desk_.author, name, q.strip(), kind.entry)
    return RedirectResponse(f"{addresses.search(q.strip(), kind.value)}#kept", status_code=303)


@router.post("/searches/remove", dependencies=BY_FORM, include_in_schema=False)
def drop_search(desk_: TheDesk, name: Key, q: Text = "", kind: Kinds = Kind.STATEMENTS) -> Response:
    """Keep a search no longer."""
    desk_.ledger.kept.drop_search(desk_.author, name)
    return RedirectResponse(f"{addresses.search(q.strip(), kind.value)}#kept", status_code=303)


def _number(over: str, kind: Kind) -> float | None:
    """What a figure must be above. Raises SettingsError."""
    if not over.strip():
        return None
    if kind is not Kind.FIGURES:
        raise SettingsError("above: only of figures.")
    try:
        number = float(over)
    except ValueError as error:
        raise SettingsError(f"above: {over!r} is no number.") from error
    if not abs(number) < watching.LARGEST_NUMBER:
        raise QueryError("above: no figure comes near that number.")
    return number


def _address(rule: WatchRule) -> str:
    kind = next(one.value for one in Kind if one.entry == rule.kind)
    return addresses.search(rule.query, kind)


def _look(author: str) -> str:
    return f"watch:{author}"


view(router, "/watch", "watch.html", watch)
