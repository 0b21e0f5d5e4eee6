"""How the sources and the alerts of a watch are doing, as sheets."""

from collections.abc import Sequence

from sayso.records import AlertHealth, SourceHealth
from sayso.show.sheet import Column, Sheet


def sources_sheet(sources: Sequence[SourceHealth]) -> Sheet:
    """How the sources are doing."""
    columns = (
        Column("source", "source", wide=True),
        Column("last_success", "last success"),
        Column("failures", "failed", right=True),
        Column("last_error", "last error", wide=True),
        Column("failed_at", "failed at", hidden=True),
        Column("articles", "articles", right=True, hidden=True),
        Column("per_day", "a day", right=True),
        Column("waiting", "waiting", right=True),
        Column("given_up", "given up", right=True, hidden=True),
        Column("checked", "checked", hidden=True),
        Column("next_due", "next visit"),
    )
    rows = tuple(
        (
            one.name,
            one.succeeded,
            one.failures,
            one.error,
            one.failed,
            one.articles,
            one.per_day,
            one.waiting,
            one.given_up,
            one.checked,
            one.due,
        )
        for one in sources
    )
    failing = ", ".join(one.name for one in sources if one.failures)
    given_up = ", ".join(f"{one.given_up} of {one.name}" for one in sources if one.given_up)
    notes = tuple(
        f"{told}: {which}" for told, which in (("failing", failing), ("articles given up", given_up)) if which
    )
    return Sheet("sources", "sources", columns, rows, notes, empty="nothing is watched")


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
