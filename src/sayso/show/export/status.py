"""How the status of a happening stands in formats that have no column for it."""

from sayso.records import Status
from sayso.show.export.occurrences import Occurrence

#: PLOVER's auxiliary contexts (manual, "Auxiliary modes"): what has not happened, or not now.
AUXILIARY: dict[str, str] = {
    "denied": "negation",
    "planned": "future",
    "possible": "hypothetical",
    "hypothetical": "hypothetical",
}
HISTORICAL = "historical"
#: Before words of ours in a column of other words.
OURS = "x_status:"


def auxiliary(one: Occurrence) -> tuple[str, ...]:
    """PLOVER's auxiliary contexts of a happening."""
    history = (HISTORICAL,) if all(told.event.background for told in one.tellings) else ()
    return (*((AUXILIARY[one.status],) if one.status in AUXILIARY else ()), *history)


def contexts(one: Occurrence) -> tuple[str, ...]:
    """PLOVER's contexts, its auxiliary ones, and the status in a word of ours ("x_status:claimed")."""
    return (*one.contexts, *auxiliary(one), f"{OURS}{one.status}")


def whose_word(one: Occurrence) -> str:
    """On whose word it stands: "claimed; asserted by Armenia; denied by Azerbaijan"."""
    parts = [one.status]
    if one.happening.asserted_by:
        parts.append(f"asserted by {', '.join(one.happening.asserted_by)}")
    if one.happening.denied_by:
        parts.append(f"denied by {', '.join(one.happening.denied_by)}")
    return "; ".join(parts)


def statuses_text(statuses: tuple[Status, ...]) -> str:
    """Statuses in a sentence: "fact, claimed and disputed"."""
    return " and ".join(part for part in (", ".join(statuses[:-1]), statuses[-1]) if part)
