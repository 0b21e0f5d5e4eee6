"""Logging in and out, one's own password and tokens, and the people of the desk."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import NoSuchError, SettingsError
from sayso.records import ROLES, Role
from sayso.store.people import login_of
from sayso.web import passwords
from sayso.web.answering import Answer, TheDesk, desk_of, failed, page
from sayso.web.doorkeeper import LOGIN
from sayso.web.hand_pages import Key, back_to, own_form
from sayso.web.tries import network
from sayso.web.visits import let_in, let_out, session_name, visit_of


def _with_accounts(request: Request) -> None:
    if not desk_of(request).has_accounts:
        raise NoSuchError("there is no such page here: nobody logs in at this desk.")


router = APIRouter(include_in_schema=False)

#: What every page here goes through, and every form.
LOGGED_IN = [Depends(_with_accounts)]
BY_FORM = [own_form, *LOGGED_IN]

#: Characters of a password in a form; what is longer than a password may be is refused with the others.
Secret = Annotated[str, Form(max_length=1_000)]
#: The same for a wrong name and a wrong password.
WRONG = "the name or the password is wrong."


@router.get(LOGIN, dependencies=LOGGED_IN)
def login_page(request: Request, next_: Annotated[str, Query(alias="next", max_length=2_000)] = "") -> Response:
    """Where one logs in."""
    return _login_page(request, next_)


@router.post(LOGIN, dependencies=BY_FORM)
def log_in(
    request: Request,
    desk_: TheDesk,
    name: Secret = "",
    password: Secret = "",
    next_: Annotated[str, Form(alias="next", max_length=2_000)] = "",
) -> Response:
    """Let somebody in, under a new session whatever the browser held before."""
    tried = (login_of(name), _address_of(request))
    wait = desk_.tries.begin(*tried)
    if wait:
        return _login_page(request, next_, _too_often(wait), status=429, headers={"retry-after": str(wait)})
    kept = desk_.ledger.people.password_hash(name)
    fits = passwords.fits(password, kept)
    session = None
    if fits and kept is not None:
        session = desk_.ledger.people.begin_session(name, kept, passwords.renewed(password, kept))
    if session is None:
        headers = {"www-authenticate": 'Bearer realm="sayso"'}
        return _login_page(request, next_, WRONG, status=401, headers=headers)
    desk_.tries.was_right(*tried)
    _end_session(request)
    answer = back_to(next_, "/")
    let_in(answer, request, session)
    return answer


@router.post("/logout", dependencies=BY_FORM)
def log_out(request: Request) -> Response:
    """End the session."""
    _end_session(request)
    answer = RedirectResponse(LOGIN, status_code=303)
    let_out(answer, request)
    return answer


@router.get("/me", dependencies=LOGGED_IN)
def me(request: Request) -> Response:
    """One's own password and tokens."""
    return _me(request)


@router.post("/me/password", dependencies=BY_FORM)
def change_password(
    request: Request, desk_: TheDesk, old: Secret = "", new: Secret = "", again: Secret = ""
) -> Response:
    """Change one's password; every other login of one's own ends."""
    tried = (login_of(desk_.author), _address_of(request))
    wait = desk_.tries.begin(*tried)
    if wait:
        answer = failed(request, 429, _too_often(wait))
        answer.headers["retry-after"] = str(wait)
        return answer
    if not passwords.fits(old, desk_.ledger.people.password_hash(desk_.author)):
        raise SettingsError("the old password is wrong; nothing was changed.")
    desk_.tries.was_right(*tried)
    _same(new, again)
    kept = passwords.hashed(new)
    desk_.ledger.people.set_password(desk_.author, kept)
    answer = back_to("/me?done=password", "/me")
    session = desk_.ledger.people.begin_session(desk_.author, kept)
    if session is not None:
        let_in(answer, request, session)
    return answer


@router.post("/me/token", dependencies=BY_FORM)
def make_token(request: Request, desk_: TheDesk, label: Key, role: Key = "reader") -> Response:
    """Make a token; it is shown this once."""
    return _me(request, desk_.ledger.people.make_token(desk_.author, label, _role(role)))


@router.post("/me/withdraw", dependencies=BY_FORM)
def withdraw_own(desk_: TheDesk, label: Key) -> Response:
    """Withdraw a token of one's own."""
    desk_.ledger.people.withdraw_token(desk_.author, label)
    return back_to("/me", "/me")


@router.get("/people", dependencies=LOGGED_IN)
def people(request: Request, desk_: TheDesk) -> Response:
    """Everybody with an account."""
    shown = {"people": desk_.ledger.people.all(), "tokens": desk_.ledger.people.tokens(), "roles": ROLES}
    return page(request, "people.html", Answer("People", (), {**shown, "shortest": passwords.SHORTEST}))


@router.post("/people/add", dependencies=BY_FORM)
def add_person(desk_: TheDesk, name: Key, role: Key, password: Secret = "", again: Secret = "") -> Response:
    """Make an account."""
    _same(password, again)
    made = desk_.ledger.people.add(name, _role(role), passwords.hashed(password))
    return _told("added", made.name)


@router.post("/people/disable", dependencies=BY_FORM)
def disable(desk_: TheDesk, name: Key) -> Response:
    """Let somebody in no more."""
    _not_oneself(desk_.author, name)
    desk_.ledger.people.set_disabled(name, disabled=True)
    return _told("disabled", name)


@router.post("/people/enable", dependencies=BY_FORM)
def enable(desk_: TheDesk, name: Key) -> Response:
    """Let somebody in again."""
    desk_.ledger.people.set_disabled(name, disabled=False)
    return _told("enabled", name)


@router.post("/people/role", dependencies=BY_FORM)
def change_role(desk_: TheDesk, name: Key, role: Key) -> Response:
    """Give somebody another role."""
    _not_oneself(desk_.author, name)
    desk_.ledger.people.set_role(name, _role(role))
    return _told("role", name)


@router.post("/people/password", dependencies=BY_FORM)
def give_password(desk_: TheDesk, name: Key, password: Secret = "", again: Secret = "") -> Response:
    """Give somebody a new password."""
    _same(password, again)
    desk_.ledger.people.set_password(name, passwords.hashed(password))
    return _told("password", name)


@router.post("/people/withdraw", dependencies=BY_FORM)
def withdraw(desk_: TheDesk, name: Key, label: Key) -> Response:
    """Withdraw a token of anybody's."""
    desk_.ledger.people.withdraw_token(name, label)
    return _told("token", name)


def _login_page(
    request: Request, next_: str, told: str = "", *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    answer = page(request, "login.html", Answer("Log in", (), {"told": told, "next": next_}), status=status)
    answer.headers.update(headers or {})
    return answer


def _address_of(request: Request) -> str:
    return network(request.client.host if request.client else "")


def _too_often(wait: int) -> str:
    return f"too many wrong tries by this name from here; try again in {-(-wait // 60)} minutes."


def _me(request: Request, made: str = "") -> Response:
    desk = desk_of(request)
    may = [one for one in ROLES if desk.may(one)]
    shown = {"tokens": desk.ledger.people.tokens(desk.author), "made": made, "roles": may}
    return page(request, "me.html", Answer(desk.author, (), {**shown, "shortest": passwords.SHORTEST}))


def _end_session(request: Request) -> None:
    held = request.cookies.get(session_name(request))
    if held and visit_of(request) is not None:
        desk_of(request).ledger.people.end_session(held)


def _told(what: str, name: str) -> Response:
    return RedirectResponse(f"/people?{urlencode({'done': what, 'name': name})}", status_code=303)


def _same(password: str, again: str) -> None:
    if password != again:
        raise SettingsError("the two passwords are not the same; nothing was changed.")


def _not_oneself(author: str, name: str) -> None:
    if login_of(author) == login_of(name):
        raise SettingsError("that is you: another admin, or `sayso people` on the machine, must do it.")


def _role(given: str) -> Role:
    for one in ROLES:
        if one == given:
            return one
    raise SettingsError(f"a role is {', '.join(ROLES)}.")
