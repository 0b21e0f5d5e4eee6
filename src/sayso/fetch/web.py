"""A visit to a web address: polite, bounded, and never to a private address. The only door of Sayso to the network.

    visitor = Visitor(settings)
    found = visitor.get("https://outlet.example/story", known)      Fetched or NotModified; VisitError says why not
    visitor.post("https://hook.example/x", body, {"x-signature": ...})

Sources: RFC 9110 (conditional requests, redirects, Retry-After), RFC 9309 (robots.txt).
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass

import httpcore
import httpx

from sayso.errors import Trouble, VisitError
from sayso.fetch.addresses import checked_url, host_names, shown_url
from sayso.fetch.bodies import read_body, too_large
from sayso.fetch.clock import Clock, WallClock, iso_time
from sayso.fetch.connecting import Deadline, PinnedBackend, PinnedTransport, Resolver, ask_the_system
from sayso.fetch.manners import LONGEST_WAIT, Manners, pause_before, retry_after
from sayso.fetch.robots import LARGEST_ROBOTS, Robots
from sayso.fetch.slots import PAGES, charset_in
from sayso.records import Fetched, NotModified, Raw, Remembered, Taken
from sayso.settings import Settings
from sayso.version import __version__

#: Bytes of one answer, decompressed: as many as of a file.
LARGEST_ANSWER = 20_000_000
#: Redirects that are followed; browsers follow 20, pages of outlets need 3.
MOST_REDIRECTS = 10
#: Tries of one request, the first included.
TRIES = 3
#: Seconds without a single byte.
SILENT_SECONDS = 20.0
#: Characters of a header that is sent back to its server.
LONGEST_MARK = 1_000

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_PATIENCE = frozenset({429, 502, 503, 504})
_FORBIDDEN = frozenset({401, 402, 403, 407, 451})
_GONE = frozenset({404, 410})
#: What servers say that do not know what they send.
_UNKNOWN = frozenset({None, "application/octet-stream", "binary/octet-stream", "application/x-unknown"})
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Question:
    """One request; ``largest`` bytes are read of its answer, and with ``cut`` the rest of a longer one is left."""

    method: str
    url: httpx.URL
    headers: Mapping[str, str]
    body: bytes = b""
    largest: int = LARGEST_ANSWER
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """``content`` is empty but for status 200."""

    status: int
    headers: httpx.Headers
    content: bytes


class Visitor:
    """Visits web addresses. One for a whole run, threads may share it: it knows whose turn it is at each host."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clock: Clock | None = None,
        resolve: Resolver = ask_the_system,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """``resolve`` looks names up, ``tls`` says whose certificates are trusted: both those of the system."""
        given = settings or Settings()
        self._clock = clock or WallClock()
        self._resolve, self._tls = resolve, tls
        self._allowed = host_names(given.allowed_hosts)
        self._seconds = float(given.visit_seconds)
        self._agent = user_agent(given)
        self._manners = Manners(self._clock, float(given.host_interval))
        self._robots = Robots(self._ask_robots, self._clock)

    def get(self, url: str, known: Remembered | None = None) -> Fetched | NotModified:
        """What stands at ``url``, redirects followed; NotModified if it is as it was when ``known`` was given.

        Waits its turn at each host. Raises VisitError, whose one line begins with ``url``.
        """
        try:
            return self._follow(url, _asking_for(known or Remembered()), known or Remembered())
        except VisitError as error:
            raise naming(url, error) from error

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Taken:
        """Send ``body`` to ``url``, once: no redirect is followed, nothing is tried again. Raises VisitError."""
        try:
            asked = checked_url(url, self._allowed)
            answer = self._ask(_Question("POST", asked, dict(headers), body), pause=0.0)
            if 200 <= answer.status < 300:
                return Taken(url, answer.status, iso_time(self._clock.now()))
            raise self._refused(answer, asked)
        except VisitError as error:
            raise naming(url, error) from error

    def _follow(self, url: str, headers: Mapping[str, str], known: Remembered) -> Fetched | NotModified:
        asked, seen, for_good = checked_url(url, self._allowed), set[str](), True
        while True:
            if str(asked) in seen or len(seen) > MOST_REDIRECTS:
                circle = "redirected in a circle" if str(asked) in seen else f"redirected {MOST_REDIRECTS} times"
                raise VisitError(circle, kind="redirects")
            seen.add(str(asked))
            answer = self._ask_again(_Question("GET", asked, headers), pause=self._robots.pause_for(asked))
            if answer.status == 304 and known != Remembered():
                return NotModified(url, iso_time(self._clock.now()), _remembered(answer.headers, known))
            if answer.status not in _REDIRECTS:
                break
            for_good = for_good and answer.status in _FOR_GOOD
            asked = self._next(asked, answer)
        if answer.status not in (200, 203):
            raise self._refused(answer, asked)
        kind = answer.headers.get("content-type", "")
        return Fetched(
            url=url,
            address=str(asked),
            content=answer.content,
            media_type=kind.partition(";")[0].strip().lower() or None,
            charset=charset_in(kind),
            at=iso_time(self._clock.now()),
            remembered=_remembered(answer.headers, Remembered()),
            moved=str(asked) if for_good and len(seen) > 1 else None,
        )

    def _next(self, asked: httpx.URL, answer: _Answer) -> httpx.URL:
        """Where a redirect leads, checked anew."""
        where = answer.headers.get("location", "").strip()
        if not where:
            raise VisitError(f"status {answer.status} that does not say where to", kind="redirects")
        try:
            return checked_url(str(asked.join(where)), self._allowed)
        except (httpx.InvalidURL, ValueError, VisitError) as error:
            if isinstance(error, VisitError) and error.kind == "address":
                raise
            raise VisitError(f"redirected to what is not asked for ({error})", kind="redirects") from error

    def _ask_again(self, question: _Question, *, pause: float) -> _Answer:
        """The answer to a question, asked again where that may help: no connection, or a server that is busy."""
        for attempt in range(1, TRIES + 1):
            try:
                answer = self._ask(question, pause=pause)
            except VisitError as error:
                if error.kind != "unreachable" or attempt == TRIES:
                    raise
                wait = pause_before(attempt, str(question.url))
            else:
                if answer.status not in _PATIENCE:
                    return answer
                refused = self._refused(answer, question.url)
                wait = pause_before(attempt, str(question.url)) if refused.wait is None else refused.wait
                if attempt == TRIES or wait > LONGEST_WAIT:
                    raise refused
            self._clock.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _ask(self, question: _Question, *, pause: float) -> _Answer:
        """One request in its turn."""
        with self._manners.turn(question.url.host, pause):
            deadline = Deadline(self._clock, self._seconds)
            self._tls = self._tls or httpx.create_ssl_context()  # not before it is needed: it takes a while
            wire = PinnedTransport(PinnedBackend(self._resolve, self._allowed, deadline), self._tls)
            try:
                return _answered(wire, question, self._agent)
            except (httpcore.TimeoutException, httpx.TimeoutException):
                raise VisitError(f"no whole answer in {self._seconds:.0f} seconds", kind="slow") from None
            except (httpcore.ConnectError, httpx.ConnectError) as error:
                raise _unconnected(error) from None
            except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.StreamError) as error:
                raise VisitError(f"the answer is cut off, or not HTTP ({error})", kind="broken") from None
            finally:
                wire.close()

    def _refused(self, answer: _Answer, url: httpx.URL) -> VisitError:
        """What a status that is no success means; a host that asks for patience is given it."""
        status = answer.status
        wait = retry_after(answer.headers.get("retry-after"), self._clock.now()) if status >= 400 else None
        if wait and status in (429, 503):
            self._manners.leave_alone(url.host, wait)
        until = f"; it wants to be asked again after {wait:,.0f} seconds" if wait else ""
        return VisitError(f"the server answers {status}{until}", kind=_trouble(status, wait), wait=wait)

    def _ask_robots(self, url: httpx.URL) -> str | None:
        """The text of a robots.txt; None if there is none. Raises VisitError if the server fails (RFC 9309, 2.3.1)."""
        for _ in range(MOST_REDIRECTS):
            answer = self._ask_again(_Question("GET", url, {}, largest=LARGEST_ROBOTS, cut=True), pause=0.0)
            if answer.status in _REDIRECTS:
                try:
                    url = self._next(url, answer)
                except VisitError:
                    return None  # it leads nowhere: there is none to be had
                continue
            if answer.status >= 500 or answer.status == 429:
                raise self._refused(answer, url)
            return answer.content.decode("utf-8", "replace") if answer.status == 200 else None
        return None


def as_raw(fetched: Fetched) -> Raw:
    """What was fetched as a page to be read, under its address. Raises VisitError if it is no page."""
    if fetched.media_type not in PAGES and fetched.media_type not in _UNKNOWN:
        said = f"{shown_url(fetched.url)}: not a page but {fetched.media_type}. Give the address of a report."
        raise VisitError(said, kind="media")
    return Raw(
        fetched.content,
        name=fetched.address,
        url=fetched.address,
        media_type=PAGES.get(fetched.media_type or ""),
        fetched=fetched.at[:10],
        charset=fetched.charset,
    )


def user_agent(settings: Settings) -> str:
    """How we call ourselves: "Sayso/0.1.0 (+https://desk.example)"."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return settings.user_agent or f"Sayso/{__version__}{contact}"


def _answered(wire: PinnedTransport, question: _Question, agent: str) -> _Answer:
    """One request over one connection; the body is read for a success only.

    No httpx.Client stands in between: it would keep cookies, and trips over where a redirect leads.
    """
    ours = {"user-agent": agent, "accept": _ACCEPT, "accept-encoding": "gzip, deflate", "connection": "close"}
    if question.method == "POST":
        del ours["accept"], ours["accept-encoding"]
    request = httpx.Request(
        question.method,
        question.url,
        headers=httpx.Headers({**ours, **question.headers}),
        content=question.body if question.method == "POST" else None,
        extensions={"timeout": httpx.Timeout(SILENT_SECONDS).as_dict()},
    )
    answer = wire.handle_request(request)
    assert isinstance(answer.stream, httpx.SyncByteStream)
    try:
        if answer.status_code not in (200, 203) or question.method == "POST":
            return _Answer(answer.status_code, answer.headers, b"")
        length = answer.headers.get("content-length", "")
        if not question.cut and length.isascii() and length.isdigit() and int(length[:20]) > question.largest:
            raise too_large(question.largest)
        encoding = answer.headers.get("content-encoding", "")
        content = read_body(answer.stream, encoding, largest=question.largest, cut=question.cut)
        return _Answer(answer.status_code, answer.headers, content)
    finally:
        answer.close()


def _asking_for(known: Remembered) -> Mapping[str, str]:
    """The headers that ask "has it changed?"."""
    given = {"if-none-match": known.etag, "if-modified-since": known.last_modified}
    return {name: mark for name, value in given.items() if (mark := _mark(value))}


def _remembered(headers: httpx.Headers, known: Remembered) -> Remembered:
    """What the server gives to ask with next time, else what was known."""
    return Remembered(
        etag=_mark(headers.get("etag")) or known.etag,
        last_modified=_mark(headers.get("last-modified")) or known.last_modified,
    )


def _mark(value: str | None) -> str | None:
    """A header's value if it can be sent back as it is."""
    usable = value is not None and 0 < len(value) <= LONGEST_MARK and value.isascii() and value.isprintable()
    return value if usable else None


def _unconnected(error: Exception) -> VisitError:
    """Why there was no connection: a certificate does not get better by asking again."""
    cause: BaseException | None = error
    why: object = error
    while cause is not None:
        if isinstance(cause, ConnectionError) and cause.strerror:
            why = cause.strerror  # "Connection refused", without its number
        if isinstance(cause, ssl.SSLError):
            return VisitError(f"no safe connection ({getattr(cause, 'reason', None) or cause})", kind="certificate")
        cause = cause.__cause__ or cause.__context__
    return VisitError(f"no connection ({why})", kind="unreachable")


def _trouble(status: int, wait: float | None) -> Trouble:
    if status in _GONE:
        return "gone"
    if status in _FORBIDDEN:
        return "forbidden"
    if status == 429 or (status == 503 and wait is not None):
        return "busy"
    if status in _REDIRECTS:
        return "redirects"
    return "server" if status >= 500 else "answer"


def naming(url: str, error: VisitError) -> VisitError:
    """The same error, its line beginning with the address as it was asked."""
    shown, said = shown_url(url), " ".join(str(error).split())
    line = said if said.startswith(shown) else f"{shown}: {said}"
    return VisitError(line if line.endswith(".") else f"{line}.", kind=error.kind, wait=error.wait)
