"""Findings as JSON, schema ``sayso/findings/1``: the same Findings give the same bytes.

Every key is always there, in this order; unknown is null. ``schema/findings-1.json`` describes all of it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib import resources

from sayso.records import (
    Dispute,
    Document,
    Event,
    Figure,
    Findings,
    Issue,
    Issuer,
    NamedMention,
    NotEvent,
    Obligation,
    Party,
    Place,
    Quarantine,
    Side,
    Span,
    Speaker,
    Statement,
    When,
)

SCHEMA = "sayso/findings/1"

Json = dict[str, object]

# Lone surrogates (odd file names) are no UTF-8, and these three end a line in some readers of JSON lines.
_AWKWARD = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def to_json(findings: Findings, *, indent: int | None = 2) -> str:
    """One JSON object, without a final line end; ``indent`` None puts it on one line."""
    separators = (",", ":") if indent is None else (",", ": ")
    dumped = json.dumps(_findings(findings), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _AWKWARD.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)


def json_line(findings: Findings) -> str:
    """One line of JSON lines, with its line end."""
    return to_json(findings, indent=None) + "\n"


def json_array(many: Iterable[Findings]) -> Iterator[str]:
    """The pieces of one JSON array, written as the findings come, so that only one of them is held."""
    before = "[\n"
    for findings in many:
        yield before + to_json(findings)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of ``sayso/findings/1``, as shipped in the package."""
    return resources.files("sayso.show").joinpath("schema", "findings-1.json").read_text(encoding="utf-8")


def _findings(findings: Findings) -> Json:
    """The whole object, in the order of the schema."""
    made_by = findings.made_by
    return {
        "schema": SCHEMA,
        "file": findings.file,
        "made_by": {"sayso": made_by.sayso, "model": made_by.model, "settings": made_by.settings},
        "document": _document(findings.document),
        "issuer": _issuer(findings.issuer),
        "quarantine": [_quarantine(one) for one in findings.document.quarantine],
        "issues": [_issue(one) for one in findings.issues],
        "mentions": [_mention(one) for one in findings.mentions],
        "places": [_place(one) for one in findings.places],
        "times": [_when(one) for one in findings.times],
        "statements": [_statement(one) for one in findings.statements],
        "events": [_event(one) for one in findings.events],
        "not_events": [_not_event(one) for one in findings.not_events],
        "figures": [_figure(one) for one in findings.figures],
        "obligations": [_obligation(one) for one in findings.obligations],
        "disputes": [_dispute(one) for one in findings.disputes],
    }


def _span(span: Span | None) -> Json:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "byline": document.byline,
        "text": document.text,
        "language": document.language,
        "published": _when(document.published),
    }


def _issuer(issuer: Issuer | None) -> Json | None:
    if issuer is None:
        return None
    return {"name": issuer.name, "actor": issuer.actor, "basis": issuer.basis} | _span(issuer.span)


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    days: Json = {"earliest": when.earliest, "latest": when.latest, "precision": when.precision}
    return days | _span(when.span) | {"basis": when.basis}


def _quarantine(one: Quarantine) -> Json:
    return _span(one.span) | {"reason": one.reason}


def _issue(one: Issue) -> Json:
    what: Json = {"room": one.room, "kind": one.kind, "message": one.message}
    return what | _span(one.span) | {"suggestion": one.suggestion}


def _mention(one: NamedMention) -> Json:
    return _span(one.span) | {"kind": one.kind, "name": one.name, "actor": one.actor}


def _place(one: Place) -> Json:
    where: Json = {"geonames_id": one.geonames_id, "lat": one.lat, "lon": one.lon}
    within: Json = {"country": one.country, "admin1": one.admin1, "admin2": one.admin2, "literal": one.literal}
    return _span(one.span) | {"name": one.name} | where | within


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    who: Json = {"name": speaker.name, "type": speaker.type, "role": speaker.role}
    return who | {"organization": speaker.organization, "actor": speaker.actor} | _span(speaker.span)


def _statement(one: Statement) -> Json:
    return {
        "id": one.id,
        "speaker": _speaker(one.speaker),
        "cue": _span(one.cue) if one.cue else None,
        "content": [_span(span) for span in one.content],
        "form": one.form,
        "act": one.act,
        "addressee": one.addressee,
        "channel": one.channel,
        "said": _when(one.said),
        "denies": one.denies,
        "continues": one.continues,
        "within": one.within,
        "rule": one.rule,
        "score": one.score,
    }


def _party(party: Party | None) -> Json | None:
    if party is None:
        return None
    who: Json = {"name": party.name, "actor": party.actor}
    return who | _span(party.span)


def _event(one: Event) -> Json:
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "contexts": list(one.contexts),
        "trigger": _span(one.trigger),
        "source": [_party(party) for party in one.source],
        "target": [_party(party) for party in one.target],
        "places": [_place(place) for place in one.places],
        "when": _when(one.when),
        "background": one.background,
        "status": one.status,
        "asserted_by": list(one.asserted_by),
        "denied_by": list(one.denied_by),
        "rule": one.rule,
        "score": one.score,
    }


def _not_event(one: NotEvent) -> Json:
    return _span(one.span) | {"reason": one.reason}


def _figure(one: Figure) -> Json:
    known: Json = {
        "low": _number(one.low),
        "high": _number(one.high),
        "comparator": one.comparator,
        "what": one.what,
        "unit": one.unit,
        "of": _party(one.of),
        "civilian": one.civilian,
        "part_of": one.part_of,
        "reported_by": one.reported_by,
        "as_of": _when(one.as_of),
        "event": one.event,
        "rule": one.rule,
        "score": one.score,
    }
    return {"id": one.id} | _span(one.span) | known


def _number(number: float | None) -> float | None:
    """A count is whole and looks it: 79, not 79.0."""
    return int(number) if number is not None and float(number).is_integer() else number


def _obligation(one: Obligation) -> Json:
    return {
        "id": one.id,
        "who": _party(one.who),
        "duty": _span(one.duty),
        "to": _party(one.to),
        "due": _when(one.due),
        "recurrence": one.recurrence,
        "basis": one.basis,
        "statement": one.statement,
        "rule": one.rule,
        "score": one.score,
    }


def _dispute(one: Dispute) -> Json:
    sides = [_side(side) for side in one.sides]
    return {"id": one.id, "about": one.about, "sides": sides, "event": one.event, "rule": one.rule}


def _side(one: Side) -> Json:
    return {"party": one.party, "statements": list(one.statements), "figures": list(one.figures)}
