"""An outlet of our own: a server on this machine that answers as it is told, and notes who asked for what."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sayso.fetch.web import Visitor
from sayso.settings import Settings

HOST = "outlet.test"

Answering = Callable[["Asked"], None]


@dataclass
class Visit:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float


class Asked(BaseHTTPRequestHandler):
    """One request; pages are functions that answer it."""

    server: "Server"

    def log_message(self, *_: object) -> None:
        pass

    def _any(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        visit = Visit(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body, time.monotonic())
        with self.server.lock:
            self.server.visits.append(visit)
            self.server.open_now += 1
            self.server.most_open = max(self.server.most_open, self.server.open_now)
        self.visit = visit
        try:
            self.server.pages.get(self.path.partition("?")[0], missing)(self)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with self.server.lock:
                self.server.open_now -= 1

    do_GET = do_POST = do_HEAD = _any  # noqa: N815 - the names that http.server asks for

    def give(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """A whole answer; header names with _ for -."""
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"content-length": str(len(body)), **named}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def missing(asked: Asked) -> None:
    asked.give(b"none", 404)


def page(body: bytes = b"<p>The minister said no.", status: int = 200, **headers: str) -> Answering:
    return lambda asked: asked.give(body, status, **{"content_type": "text/html", **headers})


def moved(where: str, status: int = 302) -> Answering:
    return lambda asked: asked.give(b"", status, location=where)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.pages: dict[str, Answering] = {}
        self.visits: list[Visit] = []
        self.lock = threading.Lock()
        self.open_now = self.most_open = 0

    def handle_error(self, *_: object) -> None:
        pass

    def url(self, path: str = "/", host: str = HOST) -> str:
        return f"http://{host}:{self.server_address[1]}{path}"

    def paths(self) -> list[str]:
        return [one.path for one in self.visits]


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class FakeClock:
    """Time that goes by only when somebody sleeps."""

    time: float = 1_793_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def ticks(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def here(_host: str, _port: int) -> list[str]:
    """Every name leads to this machine."""
    return ["127.0.0.1"]


def visitor(clock: object = None, *, resolve: object = here, allowed: str = HOST, **settings: object) -> Visitor:
    given = Settings(**{"allowed_hosts": allowed, "host_interval": 0, **settings})
    return Visitor(given, clock=clock or FakeClock(), resolve=resolve)
