"""A report as it came, with what was read of it as people corrected it: every entry's words under its key."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sayso.records import Counted, Entries, Event, Figure, Findings, Happened, Obligation, Owed, Teller
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
    names = {_name_id(one): one.name for one in _tellers(entries) if one.name}
    html = Section(shown, anchors, "h1", names).html()
    return Reader(_HEADING.sub(r"\1h2", html), entries)


def as_corrected(findings: Findings, entries: Entries) -> Findings:
    """The findings with the records as people corrected them, without those that they said are none.

    What was added by hand on the word of a statement that this reading has not rests on the name alone.
    """
    return replace(
        findings,
        statements=tuple(one.statement for one in entries.said),
        events=tuple(map(_event, entries.happened)),
        figures=tuple(map(_figure, entries.counted)),
        obligations=tuple(map(_duty, entries.owed)),
        disputes=tuple(one.dispute for one in entries.differing),
    )


def _tellers(entries: Entries) -> Iterable[Teller]:
    """Those who are known by name alone."""
    told = [teller for one in entries.happened for teller in (*one.asserted_by, *one.denied_by)]
    told += [*(one.reporter for one in entries.counted), *(one.by for one in entries.owed)]
    return (one for one in told if one.statement is None)


def _name_id(teller: Teller) -> str:
    """What stands in place of a statement's id where only a name is known; no statement is called so."""
    return f"name:{teller.name}"


def _ids(tellers: Iterable[Teller]) -> tuple[str, ...]:
    return tuple(_name_id(one) for one in tellers if one.statement is None and one.name)


def _event(one: Happened) -> Event:
    asserted, denied = _ids(one.asserted_by), _ids(one.denied_by)
    event = one.event
    return replace(event, asserted_by=(*event.asserted_by, *asserted), denied_by=(*event.denied_by, *denied))


def _figure(one: Counted) -> Figure:
    named = _ids([one.reporter])
    return replace(one.figure, reported_by=named[0]) if named else one.figure


def _duty(one: Owed) -> Obligation:
    named = _ids([one.by])
    return replace(one.obligation, statement=named[0]) if named else one.obligation
