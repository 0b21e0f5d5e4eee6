"""How the ledger is doing: what it holds, what was skipped and what is wrong, how good the reading is."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from sayso.show.desk.housekeeping import issues_sheet, quality, runs_sheet, skipped_sheet
from sayso.show.desk.tables import table_of
from sayso.show.ledger import lists
from sayso.web.answering import Answer, TheDesk, view, with_query

router = APIRouter()

#: Skipped pages on a page; reports that are looked at for troubles.
SKIPPED, REPORTS = 50, 50

Before = Annotated[int | None, Query(ge=1, le=1 << 62, description="Go on behind this number.")]


def holdings(desk_: TheDesk) -> Answer:
    """How much the ledger holds, what made it, what was forgotten."""
    counts = lists.counts_sheet(desk_.counts.get(desk_.ledger.counts))
    stones = lists.tombstones_sheet(desk_.ledger.tombstones())
    made = desk_.ledger.latest_run()
    shown = {"counts": table_of(counts), "stones": table_of(stones), "made": made, "name": desk_.ledger.name}
    return Answer("Ledger", (counts, stones), shown)


def troubles(request: Request, desk_: TheDesk, before: Before = None, skipped_before: Before = None) -> Answer:
    """What was given and not added, and what is wrong with the newest reports."""
    skipped = desk_.ledger.kept.skipped(SKIPPED, before=skipped_before)
    found = desk_.ledger.issues(REPORTS, before=before)
    texts = {report.document: desk_.ledger.text(report.document) for report, issues in found if issues}
    sheets = (skipped_sheet(skipped), issues_sheet(found, texts))
    shown = {
        "tables": [table_of(one) for one in sheets],
        "reports": len(found),
        "older": with_query(request, before=found[-1][0].number) if len(found) == REPORTS else None,
        "earlier": with_query(request, skipped_before=skipped[-1].number) if len(skipped) == SKIPPED else None,
    }
    return Answer("Troubles", sheets, shown)


def quality_of_reading(desk_: TheDesk) -> Answer:
    """How good the reading is: pinned figures of this version, its model, what read the reports of this ledger."""
    told, runs = quality(), runs_sheet(desk_.ledger.runs())
    shown = {"told": told, "tables": [table_of(one) for one in (told.figures, told.corpora, runs)]}
    return Answer("Quality", (told.figures, told.corpora, runs), shown)


view(router, "/ledger", "ledger.html", holdings)
view(router, "/troubles", "troubles.html", troubles)
view(router, "/quality", "quality.html", quality_of_reading)
