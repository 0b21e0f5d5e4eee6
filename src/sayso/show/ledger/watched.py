"""How the sources and the alerts of a watch are doing, as sheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sayso.records import AlertHealth, SourceHealth
from sayso.show.sheet import Column, Sheet

#: How times are written.
TIME = "%Y-%m-%dT%H:%M:%SZ"
#: Units of a wait, the longest first, and how many seconds each has.
UNITS = ((3_600, "h"), (60, "min"))
#: What stands only on a page, where there is room for it, and what does not stand there.
ON_PAGE, OFF_PAGE = ("state", "failing_since", "wait"), ("failures",)


def state_of(source: SourceHealth) -> str:
    """How a source is doing, in a word: the worst first."""
    if source.failures:
        return "failing"
    if source.late:
        return "overdue"
    return "well" if source.succeeded else "not visited yet"


def sources_sheet(sources: Sequence[SourceHealth]) -> Sheet:
    """How the sources are doing."""
    columns = (
        Column("source", "source", wide=True),
        Column("state", "is", hidden=True),
        Column("last_success", "last success"),
        Column("failures", "failed", right=True),
        Column("failing_since", "no success since", hidden=True),
        Column("last_error", "last error", wide=True),
        Column("failed_at", "failed at", hidden=True),
        Column("articles", "articles", right=True, hidden=True),
        Column("per_day", "a day", right=True),
        Column("waiting", "waiting", right=True),
        Column("given_up", "given up", right=True, hidden=True),
        Column("checked", "checked", hidden=True),
        Column("wait", "comes again after", hidden=True),
        Column("next_due", "next visit"),
    )
    rows = tuple(
        (
            one.name,
            state_of(one),
            one.succeeded,
            one.failures,
            one.failing,
            one.error,
            one.failed,
            one.articles,
            one.per_day,
            one.waiting,
            one.given_up,
            one.checked,
            _wait(one),
            one.due,
        )
        for one in sources
    )
    return Sheet("sources", "sources", columns, rows, tuple(_notes(sources)), empty="nothing is watched")


def for_page(sheet: Sheet) -> Sheet:
    """The sheet of sources with the columns that a page has room for; the rows stay."""
    columns = (
        replace(one, hidden=one.name in OFF_PAGE or (one.hidden and one.name not in ON_PAGE)) for one in sheet.columns
    )
    return replace(sheet, columns=tuple(columns))


def _notes(sources: Sequence[SourceHealth]) -> list[str]:
    failing = ", ".join(one.name for one in sources if one.failures)
    late = ", ".join(one.name for one in sources if one.late)
    given_up = ", ".join(f"{one.given_up} of {one.name}" for one in sources if one.given_up)
    told = (("failing", failing), ("overdue, see whether a watch is at work", late), ("articles given up", given_up))
    return [f"{what}: {which}" for what, which in told if which]


def _wait(one: SourceHealth) -> str | None:
    """How long after the last visit the next one is."""
    if one.checked is None or one.due is None:
        return None
    seconds = max(0, round((datetime.strptime(one.due, TIME) - datetime.strptime(one.checked, TIME)).total_seconds()))
    size, unit = next(((size, unit) for size, unit in UNITS if seconds >= size), UNITS[-1])
    return f"{round(seconds / size, 1):g} {unit}"


def alerts_sheet(alerts: Sequence[AlertHealth]) -> Sheet:
    """How the messages of the alerts are doing."""
    columns = (
        Column("alert", "alert", wide=True),
        Column("things", "things", right=True),
        Column("gathered", "for the digest", right=True),
        Column("waiting", "waiting", right=True),
        Column("sent", "sent", right=True),
        Column("last_sent", "last sent"),
        Column("attempts", "attempts", right=True),
        Column("last_error", "last error", wide=True),
    )
    rows = tuple(
        (one.name, one.things, one.gathered, one.waiting, one.sent, one.last_sent, one.attempts, one.error)
        for one in alerts
    )
    return Sheet("alerts", "alerts", columns, rows, empty="nobody is told")
