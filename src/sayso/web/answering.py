"""What every page shares: one answer as a page, as JSON and as CSV, which hold the same rows; and what goes wrong."""

from collections.abc import Callable, Sequence
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

    def as_rows(answer: Annotated[Answer, Depends(ask)]) -> Response:
        return Response(as_json(answer.sheets), media_type="application/json")

    def as_cells(answer: Annotated[Answer, Depends(ask)]) -> Response:
        return Response(as_csv(answer.sheets), media_type="text/csv; charset=utf-8")

    def as_page(request: Request, answer: Annotated[Answer, Depends(ask)]) -> Response:
        return page(request, template, answer)

    told = (ask.__doc__ or "").split("\n")[0]
    router.get(f"{name}{JSON}", summary=told)(as_rows)
    router.get(f"{name}{CSV}", summary=told)(as_cells)
    router.get(path, include_in_schema=False)(as_page)


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
        first = error.errors()[0]
        name = str(first["loc"][-1]) if first.get("loc") else "the address"
        return failed(request, 400, f"{name}: {first['msg']}.")

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


def _status(error: Exception) -> int:
    if isinstance(error, NoSuchError):
        return 404
    if isinstance(error, QueryError | SettingsError | SourceError):
        return 400
    return 503  # the ledger cannot be read or written now
