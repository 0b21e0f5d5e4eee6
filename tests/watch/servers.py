"""Servers of ours: one that speaks enough SMTP, one that takes webhooks and checks who signed them."""

import base64
import hashlib
import hmac
import http.server
import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any


@dataclass(slots=True)
class MailBox:
    """What a mail server took, and how it is to behave. ``refusing``: verbs, and what it answers to each.

    ``silent_after``: it says nothing more once it has heard this; ``lost``: it takes a mail and hangs up at once.
    """

    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    logins: list[tuple[str, str, bool]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    refusing: dict[str, bytes] = field(default_factory=dict)
    silent_after: str | None = None
    lost: bool = False
    tls: ssl.SSLContext | None = None
    at_once: bool = False
    port: int = 0


class _Smtp(socketserver.StreamRequestHandler):
    box: MailBox

    def handle(self) -> None:
        self.safe, self.to = False, ""
        if self.box.at_once:
            self.wrap()
        self.say(b"220 made.example ready")
        while line := self.rfile.readline():
            words = line.decode().split()
            verb = words[0].upper() if words else ""
            self.box.heard.append(line.decode().strip())
            if self.box.silent_after == verb:
                self.box_silent()
                return
            if answer := self.box.refusing.get(verb):
                self.say(answer)
            elif not self.answer(verb, line):
                return

    def wrap(self) -> None:
        assert self.box.tls is not None
        self.connection = self.request = self.box.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.safe = True

    def box_silent(self) -> None:
        self.connection.settimeout(10)
        while self.connection.recv(1_000):
            pass

    def answer(self, verb: str, line: bytes) -> bool:
        """Whether the talk goes on."""
        if verb == "EHLO":
            extras = [b"250-made.example"] + ([b"250-STARTTLS"] if self.box.tls and not self.safe else [])
            self.say(b"\r\n".join([*extras, b"250 AUTH PLAIN"]))
        elif verb == "STARTTLS" and self.box.tls:
            self.say(b"220 go on")
            self.wrap()
        elif verb == "AUTH":
            _, user, password = base64.b64decode(line.split()[2]).decode().split("\0")
            self.box.logins.append((user, password, self.safe))
            self.say(b"235 welcome")
        elif verb == "RCPT":
            self.to = line.decode().partition("<")[2].partition(">")[0]
            self.say(b"250 fine")
        elif verb == "DATA":
            self.say(b"354 go on")
            self.take()
            if self.box.lost:
                return False
            self.say(b"250 taken")
        elif verb == "QUIT":
            self.say(b"221 bye")
            return False
        else:
            self.say(b"250 fine")
        return True

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), policy=default)
        assert isinstance(mail, EmailMessage)
        self.box.mails.append((self.to, mail))

    def say(self, answer: bytes) -> None:
        self.wfile.write(answer + b"\r\n")


class _Threads(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hung up is no news."""


@contextmanager
def mail_server(tls: ssl.SSLContext | None = None, *, at_once: bool = False) -> Iterator[MailBox]:
    """A mail server on this machine; ``at_once``: with TLS from the start."""
    box = MailBox(tls=tls, at_once=at_once)
    with _Threads(("127.0.0.1", 0), type("Smtp", (_Smtp,), {"box": box})) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield box
        server.shutdown()


@dataclass(slots=True)
class HookBox:
    """What a webhook took; ``statuses``: what it answers next, then 204. ``wait``: its Retry-After."""

    key: bytes
    taken: list[dict[str, Any]] = field(default_factory=list)
    unsigned: int = 0
    statuses: list[int] = field(default_factory=list)
    wait: str | None = None
    port: int = 0


class _Hook(http.server.BaseHTTPRequestHandler):
    box: HookBox

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        right = base64.b64encode(hmac.new(self.box.key, signed, hashlib.sha256).digest()).decode()
        if self.headers["webhook-signature"] != f"v1,{right}":
            self.box.unsigned += 1
        status = self.box.statuses.pop(0) if self.box.statuses else 204
        if status < 300:
            self.box.taken.append(json.loads(body))
        self.send_response(status)
        if self.box.wait:
            self.send_header("retry-after", self.box.wait)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Not to standard error."""


@contextmanager
def hook_server(key: bytes) -> Iterator[HookBox]:
    """A webhook on this machine."""
    box = HookBox(key)
    with _Threads(("127.0.0.1", 0), type("Hook", (_Hook,), {"box": box})) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield box
        server.shutdown()


@dataclass(slots=True)
class Site:
    """A site on this machine: what stands at each path, with its media type; counts who asked for what."""

    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    port: int = 0

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


class _Site(http.server.BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        kind, text = self.site.pages.get(self.path, ("text/plain", ""))
        etag = '"' + hashlib.sha256(text.encode()).hexdigest() + '"'
        status = 404 if not text else 304 if self.headers["if-none-match"] == etag else 200
        self.site.asked.append((self.path, status))
        body = text.encode() if status == 200 else b""
        self.send_response(status)
        for name, value in (("content-type", kind), ("etag", etag), ("content-length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Not to standard error."""


@contextmanager
def site() -> Iterator[Site]:
    """An outlet's site on this machine."""
    made = Site()
    with _Threads(("127.0.0.1", 0), type("Pages", (_Site,), {"site": made})) as server:
        made.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield made
        server.shutdown()
