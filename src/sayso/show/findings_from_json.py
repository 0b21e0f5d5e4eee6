"""Findings out of the JSON that ``findings_json`` writes: what went in comes out, to the last bit."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from sayso.records import (
    Dispute,
    Document,
    Event,
    Figure,
    Findings,
    Issue,
    Issuer,
    MadeBy,
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
from sayso.show.findings_json import SCHEMA

Json = dict[str, Any]
Record = TypeVar("Record")


def findings_from(text: str) -> Findings:
    """The findings that ``to_json`` wrote. Raises ValueError for anything else."""
    try:
        told = json.loads(text)
        if told["schema"] != SCHEMA:
            raise ValueError(f"schema is {told['schema']}, not {SCHEMA}")
        return _findings(told)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no findings of schema {SCHEMA}") from error


def _findings(told: Json) -> Findings:
    return Findings(
        file=told["file"],
        made_by=MadeBy(**told["made_by"]),
        document=_document(told["document"], told["quarantine"]),
        issues=_each(_issue, told["issues"]),
        mentions=_each(_mention, told["mentions"]),
        places=_each(_place, told["places"]),
        times=_each(_when, told["times"]),
        statements=_each(_statement, told["statements"]),
        events=_each(_event, told["events"]),
        not_events=_each(_not_event, told["not_events"]),
        figures=_each(_figure, told["figures"]),
        obligations=_each(_obligation, told["obligations"]),
        disputes=_each(_dispute, told["disputes"]),
        issuer=_maybe(_issuer, told.get("issuer")),  # older files have none
    )


def _each(make: Callable[[Json], Record], many: list[Json]) -> tuple[Record, ...]:
    return tuple(make(one) for one in many)


def _maybe(make: Callable[[Json], Record], one: Json | None) -> Record | None:
    return make(one) if one is not None else None


def _span(one: Json) -> Span:
    return Span(one["start"], one["end"])


def _span_or_none(one: Json) -> Span | None:
    return _span(one) if one["start"] is not None else None


def _rest(one: Json, *names: str) -> Json:
    """The fields that are as they are in the record."""
    return {name: one[name] for name in names}


def _document(one: Json, quarantine: list[Json]) -> Document:
    known = _rest(one, "id", "text", "url", "outlet", "title", "byline", "language")
    aside = tuple(Quarantine(_span(each), each["reason"]) for each in quarantine)
    return Document(**known, published=_maybe(_when, one["published"]), quarantine=aside)


def _issuer(one: Json) -> Issuer:
    return Issuer(one["name"], one["actor"], one["basis"], _span_or_none(one))


def _when(one: Json) -> When:
    return When(one["earliest"], one["latest"], one["precision"], one["basis"], _span_or_none(one))


def _issue(one: Json) -> Issue:
    return Issue(one["room"], one["kind"], one["message"], _span_or_none(one), one["suggestion"])


def _mention(one: Json) -> NamedMention:
    return NamedMention(_span(one), one["kind"], one["name"], one["actor"])


def _place(one: Json) -> Place:
    where = _rest(one, "name", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "literal")
    return Place(span=_span(one), **where)


def _speaker(one: Json) -> Speaker:
    return Speaker(**_rest(one, "name", "type", "role", "organization", "actor"), span=_span(one))


def _statement(one: Json) -> Statement:
    same = ("id", "form", "act", "addressee", "channel", "denies", "continues", "within", "rule", "score")
    return Statement(
        speaker=_maybe(_speaker, one["speaker"]),
        cue=_maybe(_span, one["cue"]),
        content=_each(_span, one["content"]),
        said=_maybe(_when, one["said"]),
        **_rest(one, *same),
    )


def _party(one: Json) -> Party:
    return Party(one["name"], one["actor"], _span(one))


def _event(one: Json) -> Event:
    return Event(
        contexts=tuple(one["contexts"]),
        trigger=_span(one["trigger"]),
        source=_each(_party, one["source"]),
        target=_each(_party, one["target"]),
        places=_each(_place, one["places"]),
        when=_maybe(_when, one["when"]),
        asserted_by=tuple(one["asserted_by"]),
        denied_by=tuple(one["denied_by"]),
        **_rest(one, "id", "type", "mode", "background", "status", "rule", "score"),
    )


def _not_event(one: Json) -> NotEvent:
    return NotEvent(_span(one), one["reason"])


def _number(one: float | None) -> float | None:
    """A count was written without its ".0"."""
    return float(one) if one is not None else None


def _figure(one: Json) -> Figure:
    same = ("id", "comparator", "what", "unit", "civilian", "part_of", "reported_by", "event", "rule", "score")
    return Figure(
        span=_span(one),
        low=_number(one["low"]),
        high=_number(one["high"]),
        of=_maybe(_party, one["of"]),
        as_of=_maybe(_when, one["as_of"]),
        **_rest(one, *same),
    )


def _obligation(one: Json) -> Obligation:
    return Obligation(
        who=_maybe(_party, one["who"]),
        duty=_span(one["duty"]),
        to=_maybe(_party, one["to"]),
        due=_maybe(_when, one["due"]),
        **_rest(one, "id", "recurrence", "basis", "statement", "rule", "score"),
    )


def _dispute(one: Json) -> Dispute:
    return Dispute(**_rest(one, "id", "about", "event", "rule"), sides=_each(_side, one["sides"]))


def _side(one: Json) -> Side:
    return Side(one["party"], tuple(one["statements"]), tuple(one["figures"]))
