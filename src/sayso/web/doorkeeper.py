"""Who is asking, and whether they may: stands before every page of a desk that has accounts.

What is not named here needs a reader to look and an analyst to change: a page that is forgotten here stays shut.
"""

import base64
import binascii
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.records import Role, reaches
from sayso.store import Ledger
from sayso.web.answering import CSV, JSON, failed
from sayso.web.guard import CHANGING, App, Message, Receive, Scope, Send
from sayso.web.visits import Visit, session_name

LOGIN = "/login"
#: What needs no account: to log in, the files of pages, whether the process lives.
OPEN = (LOGIN, "/static", "/healthz", "/readyz")
#: Pages that need more than a reader; what is sent to them as well.
NEEDED: tuple[tuple[str, Role], ...] = (
    ("/people", "admin"),
    ("/forget", "admin"),
    ("/review", "analyst"),
    ("/add", "analyst"),
)
#: What everybody sends for themselves.
OWN = ("/logout", "/seen", "/me", "/watch/seen", "/searches", "/draft")
#: Where a person must be there: who holds a token alone can make of it nothing that reaches further.
BY_PASSWORD = ("/me", "/people", "/logout")
#: What programs of calendars and feeds ask for; most of them can give a token only in place of a password.
SUBSCRIBED = (".ics", ".atom")


def needed_for(method: str, path: str) -> Role | None:
    """The role that a request needs; None: not even an account."""
    if _within(path, OPEN):
        return None
    for place, role in NEEDED:
        if _within(path, (place,)):
            return role
    return "analyst" if method in CHANGING and not _within(path, OWN) else "reader"


class Doorkeeper:
    """Lets in who may see or do what is asked for; the others are told, in the form that was asked for."""

    def __init__(self, app: App, *, ledger: Ledger) -> None:
        self._app = app
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        needed = needed_for(scope["method"], scope["path"])
        try:
            asks = needed is not None or _within(scope["path"], (LOGIN,))  # files and health need not know who it is
            visit = await run_in_threadpool(self._visit, request) if asks else None
        except SaysoError as error:
            await failed(request, 503, str(error))(scope, receive, send)
            return
        scope.setdefault("state", {})["visit"] = visit
        if needed is None:
            await self._app(scope, receive, _kept_nowhere(send))
        elif visit is None:
            await _asked_to_log_in(request)(scope, receive, send)
        elif not reaches(visit.person.role, needed):
            told = f"this needs the role {needed}; {visit.person.name} is {visit.person.role} here."
            await failed(request, 403, told)(scope, receive, send)
        elif visit.session is None and _within(scope["path"], BY_PASSWORD):
            await failed(request, 403, "a token is not enough for this; log in.")(scope, receive, send)
        else:
            await self._app(scope, receive, _kept_nowhere(send))

    def _visit(self, request: Request) -> Visit | None:
        token = _token(request)
        if token is not None:
            person = self._ledger.people.of_token(token)
            return Visit(person, None) if person else None
        session = request.cookies.get(session_name(request))
        person = self._ledger.people.of_session(session) if session else None
        return Visit(person, session) if person else None


def _token(request: Request) -> str | None:
    """The token a program shows: as Bearer, for calendars and feeds also in place of a password."""
    how, _, given = request.headers.get("authorization", "").partition(" ")
    if how.lower() == "bearer":
        return given.strip()
    if how.lower() == "basic" and request.url.path.endswith(SUBSCRIBED) and request.method == "GET":
        try:
            return base64.b64decode(given, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return None


def _asked_to_log_in(request: Request) -> Response:
    """A person is led to the page where they log in and back; a program is told what to show."""
    path = request.url.path
    if path.endswith(SUBSCRIBED):
        told = "a token is needed in place of the password; `sayso people token NAME` makes one."
        return PlainTextResponse(f"sayso: {told}\n", 401, {"www-authenticate": 'Basic realm="sayso"'})
    headers = {"www-authenticate": 'Bearer realm="sayso"'}
    if path.endswith((JSON, CSV)) or "authorization" in request.headers:
        told = "log in, or show a token as `Authorization: Bearer`; `sayso people token NAME` makes one."
        if path.endswith(JSON):
            return JSONResponse({"error": told}, 401, headers)
        return PlainTextResponse(f"sayso: {told}\n", 401, headers)
    if request.method in CHANGING:
        answer = failed(request, 401, "you are not logged in any more; log in, go back and send it once more.")
        answer.headers.update(headers)
        return answer
    asked = f"?{request.url.query}" if request.url.query else ""
    place = f"{LOGIN}?next={quote(path + asked, safe='/')}" if path != "/" or asked else LOGIN
    if "hx-request" in request.headers:  # a part of a page: the whole page goes to where one logs in
        return Response(status_code=401, headers={**headers, "hx-redirect": LOGIN})
    return RedirectResponse(place, 303, {"cache-control": "no-store"})


def _kept_nowhere(send: Send) -> Send:
    """What was shown to one person is kept by no browser or proxy, where the page itself says nothing of that."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            names = {name.lower() for name, _ in message["headers"]}
            if b"cache-control" not in names:
                message = {**message, "headers": [*message["headers"], (b"cache-control", b"private, no-store")]}
        await send(message)

    return sent


def _within(path: str, places: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith((f"{one}/", f"{one}.")) for one in places)
