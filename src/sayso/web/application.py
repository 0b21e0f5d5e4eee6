"""The application: a ledger opened, its pages, what stands before them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TextIO

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from sayso.fetch import PageVisits
from sayso.settings import Settings
from sayso.store import open_ledger
from sayso.store.reading import now
from sayso.version import __version__
from sayso.web import (
    add_pages,
    brief_pages,
    entry_pages,
    hand_pages,
    kept_pages,
    out_pages,
    pages,
    people_pages,
    review_pages,
    source_pages,
    state_pages,
    story_pages,
    words_pages,
)
from sayso.web.answering import told_wrong
from sayso.web.desk import Desk, environment, static_files
from sayso.web.doorkeeper import Doorkeeper
from sayso.web.guard import LOCAL_HOSTS, Guard, Meter
from sayso.web.tokens import Tokens

#: Seconds a browser may keep a file of ours: its address changes with what is in it.
KEPT = 31_536_000
#: Every page that is served.
PAGES = (
    pages,
    story_pages,
    words_pages,
    entry_pages,
    review_pages,
    hand_pages,
    add_pages,
    kept_pages,
    source_pages,
    state_pages,
    brief_pages,
    out_pages,
    people_pages,
)
#: The name of the secret under which the tokens of forms are made: the same in all processes over one ledger.
FORMS = "forms"


def app(
    settings: Settings,
    *,
    author: str,
    hosts: tuple[str, ...] = LOCAL_HOSTS,
    accounts: bool = False,
    clock: Callable[[], str] = now,
    visits: PageVisits | None = None,
    log: TextIO | None = None,
) -> FastAPI:
    """The desk over the ledger of ``settings``. Raises StoreError where it cannot be opened.

    ``author``: who corrects, links and notes. ``hosts``: the names it answers to. ``accounts``: whether one logs in,
    and is then the author. ``visits``: what fetches pages by their addresses; None: nothing does. ``log``: where it
    writes a line for each request, without what was asked; None: nowhere.
    """
    ledger = open_ledger(settings.ledger, clock=clock)
    desk = Desk(ledger, settings, author, environment(), visits=visits)
    if accounts:
        key = ledger.people.shared_secret(FORMS)
        desk = replace(desk, author="", role=None, has_accounts=True, tokens=Tokens(key))

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        ledger.close()

    made = FastAPI(title="Sayso", version=__version__, docs_url=None, redoc_url=None, lifespan=life)
    made.state.desk = desk
    made.state.meter = meter = Meter()
    for rooms in PAGES:
        made.include_router(rooms.router)
    _serve_files(made)
    told_wrong(made)
    if accounts:
        made.add_middleware(Doorkeeper, ledger=ledger)
    made.add_middleware(Guard, hosts=hosts, meter=meter, log=log)
    return made


def _serve_files(made: FastAPI) -> None:
    """Our few files by their names, out of memory: no name leads anywhere else."""
    files = static_files()

    def one_file(name: str, request: Request) -> Response:
        if name not in files:
            return Response("sayso: there is no such file.\n", status_code=404, media_type="text/plain")
        content, kind = files[name]
        kept = f"public, max-age={KEPT}, immutable" if "v" in request.query_params else "no-cache"
        return Response(content, media_type=kind, headers={"cache-control": kept})

    made.get("/static/{name}", include_in_schema=False)(one_file)
