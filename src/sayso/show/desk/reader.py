"""A report as it came, with what was read of it as people corrected it: every entry's words under its key."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.records import Entries, Findings
from sayso.show.anchors import Anchors, key_anchor
from sayso.show.page import Section

#: Headings beside the article: here they come right under that of the page. Words of the article have no "<" left.
_HEADING = re.compile("(</?)h3")


@dataclass(frozen=True, slots=True)
class Reader:
    """A report, ready to show: ``html`` of the article with its cards, made of escaped text alone."""

    html: str
    entries: Entries


def reader(findings: Findings, entries: Entries, foot: Callable[[str], str]) -> Reader:
    """The page of a report. ``foot``: HTML for the foot of an entry's card, by its key."""
    shown = as_corrected(findings, entries)
    keys = {one.statement.id: one.key for one in entries.said}
    keys |= {one.event.id: one.key for one in entries.happened}
    keys |= {one.figure.id: one.key for one in entries.counted}
    keys |= {one.obligation.id: one.key for one in entries.owed}
    keys |= {one.dispute.id: one.key for one in entries.differing}

    def beside(identity: str) -> str:
        return foot(keys[identity]) if identity in keys else ""

    anchors = Anchors("page", {identity: key_anchor(key) for identity, key in keys.items()}, beside, placed=True)
    html = Section(shown, anchors, "h1").html()
    return Reader(_HEADING.sub(r"\1h2", html), entries)


def as_corrected(findings: Findings, entries: Entries) -> Findings:
    """The findings with the records as people corrected them, without those that they said are none."""
    return replace(
        findings,
        statements=tuple(one.statement for one in entries.said),
        events=tuple(one.event for one in entries.happened),
        figures=tuple(one.figure for one in entries.counted),
        obligations=tuple(one.obligation for one in entries.owed),
        disputes=tuple(one.dispute for one in entries.differing),
    )
