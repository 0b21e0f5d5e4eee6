"""What a person changes: corrections, links, notes. Every form is one of ours, every change bears its author."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SettingsError
from sayso.ledger import desk
from sayso.records import Kind, Link
from sayso.store.correcting import FIELDS, kind_of
from sayso.web import addresses
from sayso.web.answering import TheDesk, desk_of

router = APIRouter(include_in_schema=False)

#: Characters of a reason, a note, a value.
LONGEST = 2_000

Text = Annotated[str, Form(max_length=LONGEST)]
Key = Annotated[str, Form(max_length=200)]
Kinds = Annotated[Kind, Form()]


async def _checked(request: Request) -> None:
    await desk_of(request).tokens.check(request)
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str) and "\x00" in value + name:
            raise SettingsError(f"{name}: holds a null character, which no text has; take it out and send it again.")


#: What every form goes through.
own_form = Depends(_checked)
BY_FORM = [own_form]


def back_to(place: str, otherwise: str) -> Response:
    """Send the browser on to a page of this desk, wherever a form says."""
    own = place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return RedirectResponse(place if own else otherwise, status_code=303)


async def _fields(request: Request) -> dict[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


#: Every text of a form whose fields are not known beforehand, by name.
Fields = Annotated[dict[str, str], Depends(_fields)]


@router.post("/correct", dependencies=BY_FORM)
def correct(desk_: TheDesk, fields: Fields) -> Response:
    """Correct every field of an entry whose value on the form is another than the one it showed."""
    form = {name: value[:LONGEST] for name, value in fields.items()}
    key = form.get("key", "")
    changed = {
        name: form[name].strip() or None
        for name in FIELDS.get(kind_of(key), ())
        if name in form and form[name].strip() != form.get(f"was-{name}", "").strip()
    }
    if not changed:
        raise SettingsError("nothing was changed on the form; change what is wrong and send it again.")
    desk_.ledger.correct_many(key, changed, author=desk_.author, why=form.get("why", ""))
    desk_.accounts.forget(key)
    return back_to(form.get("back", ""), addresses.entry(key))


@router.post("/reject", dependencies=BY_FORM)
def reject(desk_: TheDesk, key: Key, why: Text = "", back: Text = "") -> Response:
    """Say that an entry is none at all."""
    desk_.ledger.correct(key, "entry", None, author=desk_.author, why=why)
    desk_.accounts.forget(key)
    return back_to(back, addresses.entry(key))


@router.post("/take-back", dependencies=BY_FORM)
def take_back(desk_: TheDesk, key: Key, field: Key, why: Text = "", back: Text = "") -> Response:
    """Take the last correction of a field back."""
    desk_.ledger.take_back(key, field, author=desk_.author, why=why)
    desk_.accounts.forget(key)
    return back_to(back, addresses.entry(key))


@router.post("/note", dependencies=BY_FORM)
def note(desk_: TheDesk, key: Key, words: Text = "", back: Text = "") -> Response:
    """Write something beside an entry or a report."""
    if not words.strip():
        raise SettingsError("a note without words is none.")
    desk_.ledger.note(key, words.strip(), author=desk_.author)
    return back_to(back, addresses.entry(key) if "/" in key else addresses.report(key))


@router.post("/withdraw", dependencies=BY_FORM)
def withdraw(desk_: TheDesk, link: Key, why: Text = "", back: Text = "") -> Response:
    """Withdraw a link; it stays on record."""
    gone = desk_.ledger.unlink(link, by=desk_.author, why=_reason(why)).link
    desk_.accounts.forget(*_ends(gone))
    return back_to(back, "/")


@router.post("/put-back", dependencies=BY_FORM)
def put_back(desk_: TheDesk, link: Key, end: Key, back: Text = "") -> Response:
    """Put a withdrawn link in force again."""
    back_again = desk.put_back(desk_.ledger, link, end)
    desk_.accounts.forget(*_ends(back_again))
    return back_to(back, "/")


@router.post("/split", dependencies=BY_FORM)
def split(desk_: TheDesk, document: Key, why: Text = "") -> Response:
    """Take a report out of its story."""
    whole = desk_.ledger.report(document).document
    desk.taken_out(desk_.ledger, whole, by=desk_.author, why=_reason(why))
    desk_.accounts.forget()
    return back_to(f"{addresses.report(whole)}#links", "/")


@router.post("/join", dependencies=BY_FORM)
def join(desk_: TheDesk, document: Key, other: Key, why: Text = "") -> Response:
    """Say that two reports are of one story."""
    whole = desk_.ledger.report(document).document
    desk.joined(desk_.ledger, whole, other.strip(), by=desk_.author, why=_reason(why))
    desk_.accounts.forget()
    return back_to(f"{addresses.report(whole)}#links", "/")


@router.post("/forget", dependencies=BY_FORM)
def forget(desk_: TheDesk, document: Key, why: Text = "", sure: Key = "") -> Response:
    """Erase a report for good."""
    if sure != "yes":
        raise SettingsError("nothing was erased; say that you are sure.")
    whole = desk_.ledger.report(document).document
    desk_.ledger.forget(whole, author=desk_.author, why=_reason(why))
    desk_.accounts.forget()
    return back_to("/ledger#forgotten", "/")


def _reason(why: str) -> str:
    if not why.strip():
        raise SettingsError("give the reason; it stays on record.")
    return why.strip()


def _ends(link: Link) -> tuple[str, ...]:
    """Where a link changes something; one that holds stories together, anywhere."""
    return () if link.relation == "same_story" else (link.left, link.right)
