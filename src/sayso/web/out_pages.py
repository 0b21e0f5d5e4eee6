"""What leaves the desk: exports, a calendar of what is due, a feed; and how it is doing, for who watches it."""

import io
import zipfile

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sayso.errors import StoreError
from sayso.ledger import desk, exports, watching
from sayso.records import Kind
from sayso.show.export import export
from sayso.show.ledger.alerts import as_feed
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.pages import Asked, Day, held_due

router = APIRouter(include_in_schema=False)

#: A moment in every zip file: the same rows give the same bytes.
ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


@router.get("/due.ics")
def calendar(desk_: TheDesk, q: Asked = "", as_of: Day = "") -> Response:
    """Duties with a deadline, to subscribe to."""
    account = held_due(desk_, q, as_of).account
    made = export("ical", account, filter_text=q, made_by=exports.made_by(desk_.ledger))
    return as_file(made.files[0][1], "due.ics", "text/calendar; charset=utf-8", shown=True)


@router.get("/export")
def export_form(request: Request, q: Asked = "", kind: Kind = Kind.REPORTS) -> Response:
    """Which formats there are."""
    shown = {"q": q, "kind": kind.value, "kinds": [one.value for one in Kind], "formats": desk.formats()}
    return page(request, "export.html", Answer("Export", (), shown))


@router.get("/export/{format_}.zip")
def export_file(desk_: TheDesk, format_: str, q: Asked = "", kind: Kind = Kind.REPORTS) -> Response:
    """The files of an export and its manifest, in one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in exports.export_files(desk_.ledger, format_, q, kind.entry):
            packed.writestr(zipfile.ZipInfo(name, ZIP_MOMENT), content, zipfile.ZIP_DEFLATED)
    return as_file(out.getvalue(), f"sayso-{format_}.zip", "application/zip")


@router.get("/news.atom")
def feed(desk_: TheDesk, q: Asked = "", kind: Kind = Kind.REPORTS) -> Response:
    """What is new among the reports a search finds, as a feed; of another kind, each thing that it finds."""
    if kind is not Kind.REPORTS:
        found_ = watching.search_feed(desk_.ledger, q, kind.entry)
        return as_file(found_, "news.atom", "application/atom+xml; charset=utf-8", shown=True)
    held = desk_.accounts.get(("news", q), lambda: watching.news_account(desk_.ledger, q))
    found = watching.news_feed(desk_.ledger, q, held.account)
    return as_file(found, "news.atom", "application/atom+xml; charset=utf-8", shown=True)


@router.get("/alerts/{name}.atom")
def alert_feed(desk_: TheDesk, name: str) -> Response:
    """What an alert of a watch told of, as a feed."""
    desk_.ledger.alerting.check_there(name)
    content = as_feed(name, desk_.ledger.alerting.things(name))
    return as_file(content, "alerts.atom", "application/atom+xml; charset=utf-8", shown=True)


@router.get("/healthz")
def healthy() -> Response:
    """That the process answers."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(desk_: TheDesk) -> Response:
    """That the ledger answers."""
    try:
        desk_.ledger.newest(1)
    except StoreError as error:
        return PlainTextResponse(f"sayso: {error}\n", status_code=503)
    return PlainTextResponse("ok\n")


@router.get("/metrics")
def metrics(request: Request, desk_: TheDesk) -> Response:
    """What was asked for so far, and how many reports came, in the text format of Prometheus."""
    newest = desk_.ledger.newest(1)
    lines = [*request.app.state.meter.lines(), "# TYPE sayso_newest_report gauge"]
    lines.append(f"sayso_newest_report {newest[0].number if newest else 0}")
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


def as_file(content: bytes, name: str, kind: str, *, shown: bool = False) -> Response:
    """A file to keep; ``shown``: a program that understands it may open it at once."""
    how = "inline" if shown else "attachment"
    return Response(content, media_type=kind, headers={"content-disposition": f'{how}; filename="{name}"'})
