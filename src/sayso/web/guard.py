"""What stands before every page: whose requests are heard, how much they may bring, what a browser may do."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TextIO

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Nothing from elsewhere, nothing inline: whatever an article holds, no browser runs or loads it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
#: Bytes a request may bring: a form; where pages are added, as much as ``sayso add`` takes and the form round it.
LARGEST_FORM, LARGEST_UPLOAD = 100_000, 20_500_000
#: A brief whose words were edited, and where it is sent.
LARGEST_DRAFT, DRAFTS = 1_000_000, "/draft/"
#: Where pages are added.
UPLOADS = "/add"
#: Characters of an address; a search has at most 2,000, each up to 12 as it is written in an address.
LONGEST_ADDRESS = 30_000
#: Digits of a length that are read: as many say "too large".
LONGEST_LENGTH = 15
#: Characters that nobody sees.
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: A null character in what is asked.
NULL = b"%00"
#: Methods that are counted by their name; others are as many as somebody likes to make up.
COUNTED = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
#: Methods that change something.
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


class TooLargeError(Exception):
    """A request that brings more than it may."""


@dataclass(slots=True)
class Meter:
    """What was asked for so far, for ``/metrics``: by method and status, and how long it took."""

    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: float = 0.0

    def lines(self) -> list[str]:
        """In the text format of Prometheus."""
        told = ["# TYPE sayso_requests_total counter"]
        told += [
            f'sayso_requests_total{{method="{method}",status="{status}"}} {count}'
            for (method, status), count in sorted(self.requests.items())
        ]
        return [*told, "# TYPE sayso_request_seconds_total counter", f"sayso_request_seconds_total {self.seconds:.3f}"]


class Guard:
    """Refuses what is not for us, bounds what comes in, sets the headers, counts, and writes one line a request.

    ``hosts``: names this desk goes by; a page elsewhere that had its own name point at us is not heard. ``log``:
    where lines go, JSON with method, path without what was asked, status and milliseconds; None: nowhere.
    """

    def __init__(self, app: App, *, hosts: tuple[str, ...], meter: Meter, log: TextIO | None = None) -> None:
        self._app = app
        self._hosts = {one.lower() for one in hosts}
        self._meter = meter
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        flow = _Flow(scope, receive, send)
        try:
            refused = self._refused(scope)
            if refused:
                await _refuse(flow.sent, *refused)
            else:
                await self._app(_asked_whole(scope), flow.received, flow.sent)
        except TooLargeError:
            if not flow.begun:
                await _refuse(flow.sent, 413, TOO_LARGE)
        finally:
            self._tell(scope, flow.status, time.perf_counter() - began)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = _name_of(headers.get(b"host", ""))
        if self._hosts and host not in self._hosts:
            return 400, "this desk does not go by that name; `sayso serve --host` says by which it does."
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, "the address is too long."
        if UNPRINTED.search(scope["path"]):  # "/forget%0A": another address to a list of roles, the same to a route
            return 400, "the address holds what no address of this desk does."
        if NULL in scope["query_string"].lower():  # no database has it in a text
            return 400, "the address holds a null character, which no text has."
        if scope["method"] in CHANGING and not _is_own(headers):
            return 403, "this was sent from another page; open the desk and send it from there."
        length = headers.get(b"content-length", "")
        if length and (not length.isdecimal() or int(length[:LONGEST_LENGTH]) > _largest(scope)):
            return 413, TOO_LARGE
        return None

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in COUNTED else "other"
        self._meter.requests[(method, status)] += 1
        self._meter.seconds += seconds
        if self._log is not None:
            told = {"method": scope["method"], "path": scope["path"], "status": status, "ms": round(seconds * 1000)}
            self._log.write(json.dumps(told) + "\n")
            self._log.flush()


TOO_LARGE = "too large: a page has at most 20 MB. Split it into reports."
_OURS = {name for name, _ in HEADERS}


def _name_of(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" is "::1"."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _is_own(headers: dict[bytes, str]) -> bool:
    """Whether a request that changes something comes from a page of ours, as far as the browser tells."""
    if headers.get(b"sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get(b"origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get(b"host", "").lower()


def _asked_whole(scope: Scope) -> Scope:
    """HEAD is answered wherever GET is: as the same question, of which the words of the answer are not sent."""
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope


def _largest(scope: Scope) -> int:
    if scope["path"].startswith(DRAFTS):
        return LARGEST_DRAFT
    return LARGEST_UPLOAD if scope["path"] == UPLOADS else LARGEST_FORM


class _Flow:
    """What comes in and goes out of one request: bounded on its way in, with our headers on its way out."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.status, self.begun = 500, False
        self._receive, self._send = receive, send
        self._left = _largest(scope)
        self._only_head = scope["method"] == "HEAD"

    async def received(self) -> Message:
        """The next part of what comes in. Raises TooLargeError where it is more than it may be."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError
        return message

    async def sent(self, message: Message) -> None:
        """The next part of what goes out; where too much came in, that is all that is told."""
        if self._left < 0 and not self.begun:
            self._left = 0
            await _refuse(self.sent, 413, TOO_LARGE)
            self._left, self._send = -1, _nowhere
            return
        if message["type"] == "http.response.start":
            self.status, self.begun = message["status"], True
            given = [(name, value) for name, value in message["headers"] if name not in _OURS]
            message = {**message, "headers": [*given, *HEADERS]}
        elif self._only_head:
            message = {**message, "body": b""}
        await self._send(message)


async def _nowhere(_message: Message) -> None:
    """What nobody waits for any more."""


async def _refuse(send: Send, status: int, told: str) -> None:
    body = f"sayso: {told}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def standard_error() -> TextIO:
    """Where a server writes its lines."""
    return sys.stderr
