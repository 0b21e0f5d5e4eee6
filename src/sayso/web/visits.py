"""Who is asking, once they were let in, and the cookie by which a browser is known again."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from sayso.records import Person

#: Cookie of a session. Over https its name tells the browser that no other host may have set it (RFC 6265bis, 4.1.3).
SESSION, SAFE_SESSION = "sayso-session", "__Host-sayso-session"


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is asking. ``session``: what their browser holds; None: a program that showed a token."""

    person: Person
    session: str | None


def visit_of(connection: HTTPConnection) -> Visit | None:
    """Who is asking; None: nobody who has logged in, or a desk without accounts."""
    found: Visit | None = connection.scope.get("state", {}).get("visit")
    return found


def is_https(connection: HTTPConnection) -> bool:
    """Whether what is said cannot be overheard: here, or up to the proxy that was named."""
    return connection.url.scheme == "https"


def session_name(connection: HTTPConnection) -> str:
    """The name of the session's cookie."""
    return SAFE_SESSION if is_https(connection) else SESSION


def let_in(response: Response, connection: HTTPConnection, session: str) -> None:
    """Give the browser a session until it is closed. Lax, not strict: a link in a colleague's letter must open."""
    secure = is_https(connection)
    name = session_name(connection)
    response.set_cookie(name, session, httponly=True, samesite="lax", secure=secure, path="/")


def let_out(response: Response, connection: HTTPConnection) -> None:
    """Take the session away again."""
    secure = is_https(connection)
    response.delete_cookie(session_name(connection), httponly=True, samesite="lax", secure=secure, path="/")
