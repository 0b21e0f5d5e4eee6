"""What every page shares: one answer as a page, as JSON and as CSV, which hold the same rows; and what goes wrong."""

import inspect
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from sayso.errors import NoSuchError, QueryError, SaysoError, SettingsError, SourceError
from sayso.show.harmless import line
from sayso.show.sheet import Sheet, as_csv, as_json
from sayso.web.desk import Desk
from sayso.web.tokens import RefusedError
from sayso.web.visits import visit_of

HTML, JSON, CSV = "", ".json", ".csv"
#: Names in the path of a page, which are no part of what is asked behind it.
PLACES = re.compile(r"\{(\w+)")
#: Characters of something wrong that are shown again.
LONGEST_SHOWN = 40
#: What a refused form is told.
STALE = "this form is out of date; load the page again and send it once more."


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked: ``sheets`` for programs, ``shown`` what the template needs beside them."""

    title: str
    sheets: Sequence[Sheet]
    shown: dict[str, Any] = field(default_factory=dict)


def desk_of(request: Request) -> Desk:
    """The desk of this application, as whoever asks may work at it."""
    desk, visit = cast(Desk, request.app.state.desk), visit_of(request)
    return replace(desk, author=visit.person.name, role=visit.person.role) if visit else desk


TheDesk = Annotated[Desk, Depends(desk_of)]


def view(router: APIRouter, path: str, template: str, ask: Callable[..., Answer]) -> None:
    """Serve an answer at ``path`` as a page, at ``path``.json and ``path``.csv as its rows."""
    name = path if path != "/" else "/today"
    asked = frozenset(inspect.signature(ask).parameters) - {"request", "desk_"}
    only = Depends(_only(asked - set(PLACES.findall(path))))

    def as_rows(answer: Annotated[Answer, Depends(ask)]) -> Response:
        return Response(as_json(answer.sheets), media_type="application/json")

    def as_cells(answer: Annotated[Answer, Depends(ask)]) -> Response:
        return Response(as_csv(answer.sheets), media_type="text/csv; charset=utf-8")

    def as_page(request: Request, answer: Annotated[Answer, Depends(ask)]) -> Response:
        return page(request, template, answer)

    told = (ask.__doc__ or "").split("\n")[0]
    router.get(f"{name}{JSON}", summary=told, dependencies=[only])(as_rows)
    router.get(f"{name}{CSV}", summary=told, dependencies=[only])(as_cells)
    router.get(path, include_in_schema=False, dependencies=[only])(as_page)


def _only(known: Collection[str]) -> Callable[[Request], None]:
    """Refuses what a page cannot be asked for: what is not understood is never passed over."""

    def check(request: Request) -> None:
        for one in request.query_params:
            if one not in known:
                takes = ", ".join(sorted(known)) or "nothing"
                raise SettingsError(f"{_shortened(one)}: this page cannot be asked for that; it takes {takes}.")

    return check


def page(request: Request, template: str, answer: Answer, *, status: int = 200) -> Response:
    """A page, with the visitor's cookie and the token of its forms."""
    desk = desk_of(request)
    held = desk.tokens.held_by(request)
    shown = {
        **answer.shown,
        "title": answer.title,
        "sheets": {one.name: one for one in answer.sheets},
        "token": desk.tokens.token_of(held),
        "request": request,
        "desk": desk,
        "twins": twins(request) if answer.sheets else None,
    }
    body = desk.templates.get_template(template).render(shown)
    response = Response(body, status_code=status, media_type="text/html; charset=utf-8")
    response.headers["cache-control"] = "private, no-store"
    desk.tokens.set_on(response, request, held)
    return response


def twins(request: Request) -> dict[str, str]:
    """The addresses of the same rows for programs, with all that was asked."""
    path = request.url.path if request.url.path != "/" else "/today"
    asked = f"?{request.url.query}" if request.url.query else ""
    return {"JSON": f"{path}{JSON}{asked}", "CSV": f"{path}{CSV}{asked}"}


def with_query(request: Request, **changed: object) -> str:
    """The address asked for with some of its parameters changed; None: left out."""
    asked = dict(request.query_params)
    asked.update({name: str(value) for name, value in changed.items() if value is not None})
    kept = {name: value for name, value in asked.items() if changed.get(name, value) is not None}
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def told_wrong(app: FastAPI) -> None:
    """One line for what a visitor can mend; anything else is a bug and shows itself in the log."""

    def of_error(request: Request, error: Exception) -> Response:
        return failed(request, _status(error), str(error))

    def of_form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return failed(request, 400, _told(error.errors()[0]))

    def of_token(request: Request, _error: Exception) -> Response:
        return failed(request, 403, STALE)

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        told = "there is no such page here." if error.status_code == 404 else str(error.detail)
        return failed(request, error.status_code, told)

    def of_bug(request: Request, _error: Exception) -> Response:
        return failed(request, 500, "something went wrong here; the log of the server says what.")

    app.add_exception_handler(SaysoError, of_error)
    app.add_exception_handler(RequestValidationError, of_form)
    app.add_exception_handler(RefusedError, of_token)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(500, of_bug)


def failed(request: Request, status: int, told: str) -> Response:
    """What went wrong, in the form that was asked for."""
    words = line(told)
    if request.url.path.endswith(JSON):
        return JSONResponse({"error": words}, status_code=status)
    if request.url.path.endswith(CSV):
        return PlainTextResponse(f"sayso: {words}\n", status_code=status)
    return page(
        request, "failed.html", Answer("That did not work", (), {"told": words, "status": status}), status=status
    )


def _told(found: Mapping[str, Any]) -> str:
    """What is wrong with something that was asked, in one line; ``found``: as the framework found it."""
    name = str(found["loc"][-1]) if found.get("loc") else "the address"
    given, bounds = _shortened(found.get("input")), found.get("ctx") or {}
    match found.get("type"):
        case "greater_than_equal":
            return f"{name}: {given} is too small; it begins with {bounds['ge']}."
        case "less_than_equal":
            return f"{name}: {given} is too much; it ends with {bounds['le']}."
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"{name}: {given} is no whole number."
        case "bool_parsing" | "bool_type":
            return f"{name}: {given} is neither yes nor no."
        case "string_too_long":
            return f"{name}: is too long; {bounds['max_length']:,} characters are the most."
        case "enum":
            return f"{name}: {given} is none; there are {bounds['expected'].replace(chr(39), '')}."
        case "missing":
            return f"{name}: is not given."
    return f"{name}: {found['msg']}."


def _shortened(given: object) -> str:
    """What was given, as far as a line has room."""
    told = str(given)
    return told if len(told) <= LONGEST_SHOWN else f"{told[:LONGEST_SHOWN]}…"


def _status(error: Exception) -> int:
    if isinstance(error, NoSuchError):
        return 404
    if isinstance(error, QueryError | SettingsError | SourceError):
        return 400
    return 503  # the ledger cannot be read or written now
