"""Adding pages: words pasted, files given or an address; what became of each, and what was set aside in it."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import SettingsError, SourceError, VisitError
from sayso.fetch import PageVisits
from sayso.ledger.adding import add_raw, skip
from sayso.pipeline import page_facts
from sayso.records import PageFacts, Raw
from sayso.show import wording
from sayso.show.harmless import line
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.desk import Desk
from sayso.web.guard import LARGEST_UPLOAD, UPLOADS
from sayso.web.hand_pages import BY_FORM


class _LongForm(APIRoute):
    """A form whose words may be as long as a file: else a field that has no file name ends at 1 MB."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Read the form before the route does, which then has it at hand."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            await request.form(max_part_size=LARGEST_UPLOAD)
            return await handle(request)

        return handled


router = APIRouter(include_in_schema=False, route_class=_LongForm)

#: Files of one form; more are added with ``sayso add``.
MOST_FILES = 20
#: Media types by how a file is called, where the name says more than its bytes.
HTML_NAMES = (".html", ".htm", ".xhtml")
#: What became of a page.
STANDINGS = {
    "new": "added",
    "version": "added as a new version of a page already here",
    "reread": "here already; read again by a newer Sayso",
    "known": "here already; nothing changed",
    "erased": "forgotten for good before, so not added",
}
#: How the address of a page begins.
SCHEMES = ("https://", "http://")

Fact = Annotated[str, Form(max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a page: its name, what it is now, where it lies, what was set aside and what to be wary of."""

    name: str
    told: str
    address: str | None
    aside: tuple[tuple[str, str], ...]
    warnings: str
    counted: str


@router.get(UPLOADS)
def add(request: Request, desk_: TheDesk) -> Response:
    """The form."""
    return page(request, "add.html", Answer("Add", (), {"became": (), "fetches": desk_.visits is not None}))


@router.post(UPLOADS, dependencies=BY_FORM)
def added(
    request: Request,
    desk_: TheDesk,
    words: Annotated[str, Form()] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
    url: Fact = "",
    outlet: Fact = "",
    title: Fact = "",
    published: Fact = "",
) -> Response:
    """Read what was given and put it into the ledger."""
    facts = page_facts(
        published=published.strip() or None,
        url=_address(url),
        outlet=outlet.strip() or None,
        title=title.strip() or None,
    )
    raws = list(_given(words, [one for one in files or [] if one.filename or one.size]))
    if not raws and facts.url and desk_.visits:
        became: tuple[Became, ...] = (_fetch(desk_, desk_.visits, facts),)
    elif raws:
        became = tuple(_become(desk_, raw, facts) for raw in raws)
    else:
        raise SettingsError("nothing was given: paste the words of a page, or choose a file.")
    desk_.accounts.forget()
    shown = {"became": became, "fetches": desk_.visits is not None}
    return page(request, "add.html", Answer("What became of it", (), shown))


def _given(words: str, files: list[UploadFile]) -> Iterator[Raw]:
    if len(files) > MOST_FILES:
        raise SettingsError(f"{len(files)} files are too many for one form: give {MOST_FILES}, or use `sayso add`.")
    if words.strip():
        yield Raw(words.replace("\r\n", "\n").encode("utf-8", "replace"))
    for one in files:
        name = PurePosixPath((one.filename or "").replace("\\", "/")).name or None  # never more than the name
        kind = "text/html" if (name or "").lower().endswith(HTML_NAMES) else None
        yield Raw(one.file.read(), name=name, media_type=kind)


def _fetch(desk: Desk, visits: PageVisits, facts: PageFacts) -> Became:
    """The page at an address alone. Of names of the inner net it is not even told whether there are such."""
    found = visits.raw(facts.url or "")
    if isinstance(found, VisitError) and found.kind in ("address", "unreachable"):
        told = "no page of the public net can be reached there"
        return Became(line(facts.url or ""), f"not added: {told}", None, (), "", "")
    if isinstance(found, SourceError):
        return Became(line(facts.url or ""), f"not added: {found}", None, (), "", "")
    return _become(desk, found, replace(facts, url=None))  # the address where it was found in the end


def _become(desk: Desk, raw: Raw, facts: PageFacts) -> Became:
    name = line(raw.name or "the words pasted")
    try:
        with desk.reading:
            became, findings = add_raw(desk.ledger, raw, facts, desk.settings)
    except SourceError as error:
        skip(desk.ledger, error, author=desk.author)
        return Became(name, f"not added: {error}", None, (), "", "")
    text = findings.document.text
    aside = tuple(
        (text[one.span.start : one.span.end], wording.REASONS[one.reason]) for one in findings.document.quarantine
    )
    where = None if became.standing == "erased" else addresses.report(became.document)
    title = line(findings.document.title or name)
    told = STANDINGS[became.standing]
    return Became(title, told, where, aside, wording.warning_line(findings), wording.counting_line(findings))


def _address(url: str) -> str | None:
    """An address as a fact about the page."""
    url = url.strip()
    if url and not url.lower().startswith(SCHEMES):
        raise SettingsError("the address of a page begins with https:// or http://.")
    return url or None
