"""Tokens that show that a form is one of ours: what a page elsewhere sends cannot have one.

Double submit, signed (OWASP, Cross-Site Request Forgery Prevention): the cookie is random, the form holds its HMAC
under a key that only this desk knows; who can plant a cookie still cannot make the token that goes with it. With
accounts the session takes the cookie's place: a token goes with one login.
"""

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.visits import is_https, visit_of

COOKIE = "sayso-desk"
FIELD = "token"
HEADER = "x-sayso-token"
#: Random bytes of a cookie and of the key.
BYTES = 32


class RefusedError(Exception):
    """A form without the token that goes with its cookie."""


class Tokens:
    """Makes tokens and checks them. ``key``: the same in every process of a desk that has several."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(BYTES)

    def held_by(self, request: Request) -> str:
        """What the visitor's forms are bound to: the session, else the cookie, else a new one."""
        visit = visit_of(request)
        if visit is not None and visit.session is not None:
            return visit.session
        given = request.cookies.get(COOKIE, "")
        return given if len(given) >= BYTES else secrets.token_urlsafe(BYTES)

    def token_of(self, held: str) -> str:
        """The token that goes with it."""
        return hmac.new(self._key, held.encode(), hashlib.sha256).hexdigest()

    def set_on(self, response: Response, request: Request, held: str) -> None:
        """Give a visitor who has no session the cookie; it goes nowhere else, and no script reads it."""
        if visit_of(request) is None:
            secure = is_https(request)
            response.set_cookie(COOKIE, held, httponly=True, samesite="strict", secure=secure, path="/")

    async def check(self, request: Request) -> None:
        """Raises RefusedError unless a form carries the token of its session or cookie.

        A program shows its own token each time, which no browser does by itself: it needs no other.
        """
        visit = visit_of(request)
        if visit is not None and visit.session is None:
            return
        held = request.cookies.get(COOKIE) if visit is None else visit.session
        given = request.headers.get(HEADER)
        if given is None:
            given = str((await request.form()).get(FIELD, ""))
        if not held or not hmac.compare_digest(given.encode(), self.token_of(held).encode()):
            raise RefusedError
