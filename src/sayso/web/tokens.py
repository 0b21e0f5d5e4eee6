"""Tokens that show that a form is one of ours: what a page elsewhere sends cannot have one.

Double submit, signed (OWASP, Cross-Site Request Forgery Prevention): the cookie is random, the form holds its HMAC
under a key that only this desk knows; who can plant a cookie still cannot make the token that goes with it.
"""

import hashlib
import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

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

    def cookie_of(self, request: Request) -> str:
        """The visitor's cookie, or a new one."""
        given = request.cookies.get(COOKIE, "")
        return given if len(given) >= BYTES else secrets.token_urlsafe(BYTES)

    def token_of(self, cookie: str) -> str:
        """The token that goes with a cookie."""
        return hmac.new(self._key, cookie.encode(), hashlib.sha256).hexdigest()

    def set_on(self, response: Response, cookie: str, *, secure: bool) -> None:
        """Give the visitor the cookie; it goes nowhere else, and no script reads it."""
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=secure, path="/")

    async def check(self, request: Request) -> None:
        """Raises RefusedError unless a form carries the token of its cookie."""
        cookie = request.cookies.get(COOKIE)
        given = request.headers.get(HEADER)
        if given is None:
            given = str((await request.form()).get(FIELD, ""))
        if not cookie or not hmac.compare_digest(given.encode(), self.token_of(cookie).encode()):
            raise RefusedError
