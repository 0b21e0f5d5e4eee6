"""How the sources that are watched are doing, and the alerts that tell of them."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query

from sayso.show.desk.tables import table_of
from sayso.show.ledger.watched import alerts_sheet, for_page, sources_sheet, state_of
from sayso.web.answering import Answer, TheDesk, view

router = APIRouter()


class State(StrEnum):
    """How a source is doing; the empty one: whatever way."""

    ALL = ""
    FAILING = "failing"
    OVERDUE = "overdue"
    WELL = "well"
    NEW = "not visited yet"


Only = Annotated[State, Query(description="Only sources that are doing so.")]


def sources(desk_: TheDesk, only: Only = State.ALL) -> Answer:
    """How each watched source is doing: last success, next visit, articles a day, what went wrong since when."""
    health = desk_.ledger.watching.health()
    states = [state_of(one) for one in health]
    shown = [one for one, state in zip(health, states, strict=True) if only in ("", state)]
    sheet, alerts = sources_sheet(shown), alerts_sheet(desk_.ledger.alerting.health())
    choices = [(one.value, states.count(one.value) if one else len(states)) for one in State]
    told = {
        "table": table_of(for_page(sheet)),
        "alerts": table_of(alerts),
        "choices": [(value, count) for value, count in choices if count or value == only.value],
        "only": only.value,
        "is_empty": not health,
        "name": desk_.ledger.name,
    }
    return Answer("Sources", (sheet, alerts), told)


view(router, "/sources", "sources.html", sources)
