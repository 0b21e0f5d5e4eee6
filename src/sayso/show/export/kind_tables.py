"""The columns of the ledger's tables, kind by kind."""

from collections.abc import Callable
from typing import Any

from sayso.records import Party, Teller
from sayso.show.export.kinds import REPORT, RULE, Field, Line, ReportLine, Table, field, lines, number, report_lines
from sayso.show.export.kinds import when_fields as whens

_ALONE = "its event is told by nobody else"


def _party(name: str, party: Callable[[Any], Party | None], meaning: str, empty: str) -> tuple[Field[Any], ...]:
    """Name and actor of a party."""
    return (
        field("text", name, lambda r: getattr(party(r), "name", None), f"{meaning}, by name", empty),
        field("text", f"{name}_actor", lambda r: getattr(party(r), "actor", None), f"{meaning}, by id", "not known"),
    )


def _parties(name: str, which: str, meaning: str) -> tuple[Field[Any], ...]:
    """Names and actors of several; "" stands for one whose id is not known."""

    def names(row: Line) -> list[str]:
        return [party.name for party in getattr(row.record, which)]

    def actors(row: Line) -> list[str]:
        return [party.actor or "" for party in getattr(row.record, which)]

    return (
        field("texts", name, names, f"{meaning}, by name", "nobody is named"),
        field(
            "texts", f"{name}_actors", actors, f'{meaning}, by id, in the same order; "" not known', "nobody is named"
        ),
    )


def _teller(name: str, teller: Callable[[Any], Teller], meaning: str) -> tuple[Field[Any], ...]:
    voice = "the outlet in its own voice"
    return (
        field("text", name, lambda r: teller(r).name, f"{meaning}, by name", f"{voice}, or nobody is named"),
        field("text", f"{name}_actor", lambda r: teller(r).actor, f"{meaning}, by id", f"{voice}, or not known"),
        field("text", f"{name}_statement", lambda r: teller(r).statement, f"{meaning}: key of the statement", voice),
    )


def _tellers(name: str, which: str, meaning: str) -> Field[Any]:
    def names(row: Line) -> list[str]:
        return [teller.name or "" for teller in getattr(row.entry, which)]

    return field("texts", name, names, f'{meaning}; "" where nobody is named', "nobody: the outlet in its own voice")


def _key_of(part: str) -> Callable[[Line], str | None]:
    return lambda row: row.keys.get(getattr(row.record, part) or "")


def _happening(row: Line, key: str | None) -> Any:
    return row.happenings.get(key or "")


def _span(row: Line, part: str, end: str) -> int | None:
    return getattr(getattr(row.record, part), end, None)


def _speaker(part: str) -> Callable[[Line], Any]:
    return lambda row: getattr(row.record.speaker, part, None)


def _speaker_span(row: Line, end: str) -> int | None:
    speaker = row.record.speaker
    return getattr(speaker.span, end) if speaker else None


def _place(part: str) -> Callable[[Line], list[Any]]:
    return lambda row: [getattr(place, part) for place in row.record.places]


def _known_place(part: str) -> Callable[[Line], list[str]]:
    return lambda row: [str(getattr(place, part) or "") for place in row.record.places]


_NOBODY = "nobody is named"
STATEMENTS: Table[Line] = Table(
    "statements",
    (
        field("text", "key", lambda r: r.entry.key, "key of the statement"),
        *REPORT,
        field(
            "whole",
            "start",
            lambda r: min((s.start for s in r.record.content), default=None),
            "first code point",
            "no words",
        ),
        field(
            "whole",
            "end",
            lambda r: max((s.end for s in r.record.content), default=None),
            "behind the last",
            "no words",
        ),
        field("text", "speaker", _speaker("name"), "who says it, by name", _NOBODY),
        field("text", "speaker_actor", _speaker("actor"), "who says it, by id", "not known"),
        field("text", "speaker_type", _speaker("type"), "person, government, armed group ...", _NOBODY),
        field("text", "speaker_role", _speaker("role"), "office on that day", "not known"),
        field("text", "speaker_organization", _speaker("organization"), "body", "not known"),
        field("whole", "speaker_start", lambda r: _speaker_span(r, "start"), "words for the speaker", _NOBODY),
        field("whole", "speaker_end", lambda r: _speaker_span(r, "end"), "words for the speaker", _NOBODY),
        field("text", "cue", lambda r: r.entry.cue, "words of saying", "a quotation that stands alone"),
        field("whole", "cue_start", lambda r: _span(r, "cue", "start"), "words of saying", "there are none"),
        field("whole", "cue_end", lambda r: _span(r, "cue", "end"), "words of saying", "there are none"),
        field("text", "words", lambda r: r.entry.words, "what is said; parts joined by …", "no words are given"),
        field("text", "form", lambda r: r.record.form, "direct, indirect or mixed"),
        field("text", "act", lambda r: r.record.act, "assert, deny, accuse, demand ..."),
        field("text", "addressee", lambda r: r.record.addressee, "to whom, or of whom", "not said"),
        field("text", "channel", lambda r: r.record.channel, "by which means", "not said"),
        *whens("said", lambda r: r.record.said, "day it was said", "not said"),
        field("text", "denies", _key_of("denies"), "key of the statement it denies", "none"),
        field("text", "continues", _key_of("continues"), "key of the statement it goes on with", "none"),
        field("text", "within", _key_of("within"), "key of the statement whose words hold it", "none"),
        *RULE,
    ),
    lines("said", "statement"),
)
EVENTS: Table[Line] = Table(
    "events",
    (
        field("text", "key", lambda r: r.entry.key, "key of this telling"),
        *REPORT,
        field("whole", "start", lambda r: r.record.trigger.start, "first code point of the words"),
        field("whole", "end", lambda r: r.record.trigger.end, "code point behind the last"),
        field("text", "words", lambda r: r.entry.words, "words that tell it"),
        field("text", "passage", lambda r: r.entry.passage, "the sentence they stand in"),
        field("text", "type", lambda r: r.record.type, "PLOVER root"),
        field("text", "mode", lambda r: r.record.mode, "PLOVER mode", "it has none"),
        field("texts", "contexts", lambda r: list(r.record.contexts), "PLOVER contexts", "none"),
        *_parties("source", "source", "who does it"),
        *_parties("target", "target", "to whom"),
        field("texts", "places", _place("name"), "where, by name", "no place is told of"),
        field("texts", "place_geonames", _known_place("geonames_id"), 'GeoNames numbers; "" not known', "no place"),
        field("texts", "place_countries", _known_place("country"), 'ISO 3166 alpha-3; "" none', "no place"),
        field("numbers", "latitudes", _place("lat"), "degrees, WGS 84", "no place; null: not found"),
        field("numbers", "longitudes", _place("lon"), "degrees, WGS 84", "no place; null: not found"),
        *whens("when", lambda r: r.record.when, "when it happened", "not said"),
        field("truth", "background", lambda r: r.record.background, "told as history"),
        field("text", "status", lambda r: r.record.status, "fact, claimed, denied, disputed ... in this report"),
        _tellers("asserted_by", "asserted_by", "who says that it happened"),
        _tellers("denied_by", "denied_by", "who denies it"),
        field(
            "text", "happening", lambda r: _happening(r, r.entry.key).id, "the happening it tells of, as in all exports"
        ),
        field("text", "happening_status", lambda r: _happening(r, r.entry.key).status, "status by most of its reports"),
        *RULE,
    ),
    lines("happened", "event"),
)
FIGURES: Table[Line] = Table(
    "figures",
    (
        field("text", "key", lambda r: r.entry.key, "key of the figure"),
        *REPORT,
        field("whole", "start", lambda r: r.record.span.start, "first code point of the words"),
        field("whole", "end", lambda r: r.record.span.end, "code point behind the last"),
        field("text", "words", lambda r: r.entry.words, "the figure as written"),
        field("text", "passage", lambda r: r.entry.passage, "the sentence it stands in"),
        field("text", "what", lambda r: r.record.what, "killed, wounded, troops, money ..."),
        field("number", "low", number(lambda r: r.record.low), "lower bound, inclusive", "an open end"),
        field("number", "high", number(lambda r: r.record.high), "upper bound, inclusive", "an open end"),
        field("text", "comparator", lambda r: r.record.comparator, "exact, at_least, about ..."),
        field("text", "unit", lambda r: r.record.unit, "unit", "persons"),
        *_party("of", lambda r: r.record.of, "of whom or what", "not said"),
        field("truth", "civilian", lambda r: r.record.civilian, "whether civilians", "not said"),
        field("text", "part_of", _key_of("part_of"), "key of the figure of the whole", "it is no part"),
        *_teller("reporter", lambda r: r.entry.reporter, "who reports it"),
        *whens("as_of", lambda r: r.record.as_of, "day of the count", "not said"),
        field("text", "event", lambda r: r.entry.event, "key of the event it belongs to", "none"),
        field(
            "text", "happening", lambda r: getattr(_happening(r, r.entry.event), "id", None), "the happening", "none"
        ),
        *RULE,
    ),
    lines("counted", "figure"),
)


def _standing(part: str) -> Callable[[Line], object]:
    return lambda row: getattr(row.duties.get(row.entry.key), part, None)


OBLIGATIONS: Table[Line] = Table(
    "obligations",
    (
        field("text", "key", lambda r: r.entry.key, "key of the duty"),
        *REPORT,
        field("whole", "start", lambda r: r.record.duty.start, "first code point of the words"),
        field("whole", "end", lambda r: r.record.duty.end, "code point behind the last"),
        field("text", "words", lambda r: r.entry.words, "the duty as written"),
        *_party("who", lambda r: r.record.who, "who owes it", _NOBODY),
        *_party("to", lambda r: r.record.to, "to whom", "not said"),
        *whens("due", lambda r: r.record.due, "deadline", "no day is given"),
        field("text", "recurrence", lambda r: r.record.recurrence, "how often, in words", "once, or not said"),
        field("text", "basis", lambda r: r.record.basis, "law, agreement, letter it rests on", "not said"),
        *_teller("by", lambda r: r.entry.by, "whose word it is"),
        field("text", "standing", _standing("standing"), "due, overdue, met, met late, recurring, open", "not judged"),
        field("text", "met_on", _standing("met_on"), "day it was met", "not met, or not known"),
        field("text", "met_by", _standing("met_by"), "key of the entry that says so", "not met, or not known"),
        field("text", "why", _standing("why"), "why it stands so", "not judged"),
        *RULE,
    ),
    lines("owed", "obligation"),
)
REPORTS: Table[ReportLine] = Table(
    "reports",
    (
        *REPORT,
        field("text", "file", lambda r: r.report.file, "name of the file", "not from a file"),
        field("text", "byline", lambda r: r.report.byline, "who wrote it", "not given"),
        field("text", "previous", lambda r: r.report.previous, "document before it at its address", "the first"),
        field("text", "copy_of", lambda r: r.copy_of, "document it copies", "independent"),
        field("whole", "characters", lambda r: r.characters, "length of the text, code points"),
        field("whole", "statements", lambda r: r.counts[0], "how many it gave"),
        field("whole", "events", lambda r: r.counts[1], "how many it gave"),
        field("whole", "figures", lambda r: r.counts[2], "how many it gave"),
        field("whole", "obligations", lambda r: r.counts[3], "how many it gave"),
    ),
    report_lines,
)
TABLES: tuple[Table[Any], ...] = (STATEMENTS, EVENTS, FIGURES, OBLIGATIONS, REPORTS)
