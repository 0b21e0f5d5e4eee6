"""What is kept beside the reports, as sheets: the watch list, what was skipped, what is wrong, how good it is."""

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.records import Issue, Report, Run, Skipped, WatchRule
from sayso.show.ledger.lists import COUNTED
from sayso.show.sheet import Column, Sheet
from sayso.show.wording import TROUBLES, WHOLE_PAGE

#: Letters of the words that a trouble is about: a line of the table.
WORDS_SHOWN = 80
#: What the sets are that the figures of quality were measured on.
SETS = {
    "own": "example reports marked by hand",
    "seeds": "two messy pages marked by hand",
    "dev": "news pages marked by hand",
    "polnear": "PolNeAR, development part: who says what",
    "times": "times marked by hand",
    "plover": "PLOVER: what happened, to whom",
    "muc4 counts": "MUC-4: how many dead and wounded",
    "muc4 status": "MUC-4: on whose word who did it",
    "factuality": "UDS-IH2: whether it happened",
    "lgl": "LGL: places",
    "geovirus": "GeoVirus: places",
    "pages": "web pages: text and day",
    "copies": "copies of reports",
    "quotes": "wordings of statements",
    "same event": "ECB+: the same event",
    "story": "the example story, summed up",
}


@dataclass(frozen=True, slots=True)
class Watched:
    """A rule with what it finds now: how many, whether there may be more, how many came since a time."""

    rule: WatchRule
    found: int
    whole: bool
    new: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What ships with this version: pinned figures, the model, what it learned from."""

    figures: Sheet
    corpora: Sheet
    model: str
    licence: str


def watch_sheet(watched: Iterable[Watched], since: str | None) -> Sheet:
    """The rules of a watch list with what they find."""
    columns = (
        Column("name", "rule", wide=True),
        Column("kind", "among"),
        Column("query", "search", wide=True),
        Column("over", "above", right=True),
        Column("new", f"new since {since}" if since else "new", right=True),
        Column("found", "found", right=True),
        Column("more", "there may be more", hidden=True),
    )
    rows = tuple(
        (
            one.rule.name,
            kind_name(one.rule.kind),
            one.rule.query,
            one.rule.over,
            one.new,
            one.found,
            not one.whole,
        )
        for one in watched
    )
    return Sheet("watch", "the watch list", columns, rows, empty="nothing is watched for")


def kind_name(kind: str) -> str:
    """What entries of a kind are called."""
    return "reports" if kind == "document" else "disputes" if kind == "dispute" else COUNTED[kind]


def skipped_sheet(skipped: Sequence[Skipped]) -> Sheet:
    """What was given and not added."""
    columns = (
        Column("at", "when"),
        Column("name", "what was given", wide=True),
        Column("told", "why it was not added", wide=True),
        Column("author", "by"),
        Column("number", "no.", right=True, hidden=True),
    )
    rows = tuple((one.at, one.name, one.told, one.author or None, one.number) for one in skipped)
    return Sheet("skipped", "given and not added", columns, rows, empty="nothing was skipped")


def issues_sheet(found: Iterable[tuple[Report, tuple[Issue, ...]]], texts: Mapping[str, str]) -> Sheet:
    """What is wrong with reports: each trouble in a row, those of the whole page first.

    ``texts``: of the reports, by their documents; the words that a trouble is about are shown.
    """
    columns = (
        Column("title", "report", wide=True, once=True),
        Column("outlet", "outlet", once=True),
        Column("trouble", "trouble"),
        Column("words", "words", wide=True),
        Column("message", "what is wrong", wide=True),
        Column("whole_page", "of the whole page", hidden=True),
        Column("document", "id", hidden=True, once=True),
    )
    rows = []
    for report, issues in found:
        for one in sorted(issues, key=lambda issue: issue.span is not None):
            title = report.title or report.file or "untitled"
            name = TROUBLES[one.kind][0] if one.span else WHOLE_PAGE.get(one.kind, TROUBLES[one.kind][0])
            words = texts[report.document][one.span.start : one.span.end] if one.span else ""
            about = textwrap.shorten(words, WORDS_SHOWN, placeholder=" …") or None
            rows.append((title, report.outlet, name, about, one.message, one.span is None, report.document))
    return Sheet("troubles", "troubles of reports", columns, tuple(rows), empty="nothing is wrong with these")


def runs_sheet(runs: Iterable[Run]) -> Sheet:
    """What read the reports of a ledger."""
    columns = (
        Column("since", "since"),
        Column("sayso", "Sayso"),
        Column("model", "model"),
        Column("settings", "settings"),
        Column("reports", "reports that follow it", right=True),
    )
    rows = tuple((one.first, one.made_by.sayso, one.made_by.model, one.made_by.settings, one.reports) for one in runs)
    return Sheet("runs", "what read these reports", columns, rows, empty="nothing was read yet")


@cache
def quality() -> Quality:
    """What ships with this version, out of the file that the floors of its tests and its model card give."""
    read = json.loads(resources.files("sayso.show").joinpath("desk", "quality.json").read_text(encoding="utf-8"))
    columns = (
        Column("set", "measured on", once=True),
        Column("figure", "figure", wide=True),
        Column("way", "is"),
        Column("pinned", "pinned", right=True),
        Column("bar", "meant to reach", right=True),
    )
    rows = tuple(
        (SETS.get(one["set"], one["set"]), one["figure"], one["way"], one["pinned"], one["bar"])
        for one in read["figures"]
    )
    names = ("corpus", "teaches", "documents", "words", "licence")
    learned = tuple(tuple(one[name] for name in names) for one in read["corpora"])
    corpora = tuple(Column(name, name, wide=name == "licence", right=name in ("documents", "words")) for name in names)
    return Quality(
        Sheet("quality", "pinned figures", columns, rows, ("a release whose tests measure less does not pass",)),
        Sheet("corpora", "what the model learned from", corpora, learned),
        read["model"],
        read["licence"],
    )
