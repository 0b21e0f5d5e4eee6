"""Words of a report that a person chose: what was read in them, what they are, what was missed there."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import SettingsError
from sayso.ledger import stating
from sayso.ledger.given import Given, GivenDuty, GivenEvent, GivenFigure, GivenStatement, modes_of
from sayso.records import ACTS, Kind, Said, Span
from sayso.show.amounts import WHATS
from sayso.show.desk.fields import LABELS, NAMED, FieldView, fields_of, rule_of, words_of
from sayso.show.harmless import line
from sayso.show.wording import NO_SPEAKER, by_hand
from sayso.store import Entry
from sayso.store.correcting import CLOSED, FIELDS, kind_of
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.entry_pages import KIND_NAMES
from sayso.web.hand_pages import BY_FORM, LONGEST, Fields, Key, Text, back_to

router = APIRouter(include_in_schema=False)

#: What of a report may have been missed, as it is asked for, and what is told of it.
MISSED: Mapping[Kind, str] = {
    Kind.STATEMENTS: "a statement",
    Kind.FIGURES: "a figure",
    Kind.EVENTS: "an event",
    Kind.DUTIES: "a duty",
}
#: The fields of each.
GIVEN: Mapping[str, type[Given]] = {
    "statement": GivenStatement,
    "figure": GivenFigure,
    "event": GivenEvent,
    "obligation": GivenDuty,
}
#: A number as digits; in words that hold one alone it is the figure's.
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|[.,]\d)")
#: An offset into a text; longer numbers are none.
Offset = Annotated[int, Query(ge=0, le=1 << 31)]
FormOffset = Annotated[int, Form(ge=0, le=1 << 31)]


@router.get("/reports/{document}/words")
def words(
    request: Request,
    desk_: TheDesk,
    document: str,
    start: Offset = 0,
    end: Offset = 0,
    find: Annotated[str, Query(max_length=stating.LONGEST)] = "",
    kind: Kind = Kind.STATEMENTS,
) -> Response:
    """Words from ``start`` to ``end``, with what can be said of them; else where the words of ``find`` stand.

    ``kind``: what was missed there, for which a form is shown.
    """
    report = desk_.ledger.report(document)
    places = stating.occurrences(desk_.ledger, document, find) if find.strip() else []
    if len(places) == 1 and not end:
        start, end = places[0].span.start, places[0].span.end
    chosen = stating.chosen(desk_.ledger, document, start, end) if end else None
    missed = kind if kind in MISSED else Kind.STATEMENTS
    place = f"{addresses.report(report.document)}/words?start={start}&end={end}"
    shown = {
        "report": report,
        "chosen": chosen,
        "find": find,
        "places": places,
        "inside": [_shown(one) for one in chosen.inside] if chosen else [],
        "near": [(_shown(one), _targets(one)) for one in chosen.near] if chosen else [],
        "closed": CLOSED,
        "here": f"{place}&kind={missed.value}" if missed != Kind.STATEMENTS else place,
        **_form(chosen, missed, place),
    }
    title = "What are these words?" if chosen else "Words of a report"
    return page(request, "words.html", Answer(title, (), shown))


@router.post("/state", dependencies=BY_FORM)
def state(
    desk_: TheDesk, document: Key, start: FormOffset, end: FormOffset, fields: Fields, kind: Key = "statement"
) -> Response:
    """Add an entry on words of a report that the machine did not see there."""
    given = GIVEN.get(kind)
    if given is None:
        raise SettingsError(f"kind: {kind!r} is none; there are {', '.join(GIVEN)}.")
    told = {one.name: fields[one.name][:LONGEST] for one in dataclasses.fields(given) if one.name in fields}
    why = fields.get("why", "")[:LONGEST].strip()
    key = stating.state(desk_.ledger, document, Span(start, end), given(**told), author=desk_.author, why=why)
    desk_.accounts.forget(key)
    return back_to(addresses.entry(key), "/")


@router.post("/state-again", dependencies=BY_FORM)
def state_again(desk_: TheDesk, key: Key) -> Response:
    """Put in again what a person added and that was taken back."""
    desk_.ledger.state_again(key, author=desk_.author, why="put in again")
    desk_.accounts.forget(key)
    return back_to(addresses.entry(key), "/")


@router.post("/point", dependencies=BY_FORM)
def point(desk_: TheDesk, target: Annotated[str, Form(max_length=300)], value: Text = "", why: Text = "") -> Response:
    """Say that words are the speaker, the place ... of an entry. ``target``: its key, a blank, the field."""
    key, _, field = target.rpartition(" ")
    if field not in FIELDS.get(kind_of(key), ()):
        raise SettingsError("say of which entry these words are what.")
    desk_.ledger.correct(key, field, _given(value), author=desk_.author, why=why.strip())
    desk_.accounts.forget(key)
    return back_to(addresses.entry(key), "/")


def _form(chosen: stating.Chosen | None, missed: Kind, place: str) -> dict[str, object]:
    """What the form needs for what was missed: what there is to choose from, what stands in the words already."""
    if chosen is None:
        return {"missed": missed.entry}
    numbers = _NUMBER.findall(chosen.words)
    return {
        "missed": missed.entry,
        "kinds": [(told, f"{place}&kind={kind.value}", kind == missed) for kind, told in MISSED.items()],
        "voices": [(one.key, _voice(one), one.key == chosen.held_by) for one in chosen.voices],
        "event_types": [(root, modes_of(root)) for root in CLOSED["type"]],
        "whats": WHATS,
        "names": _names_near(chosen.near),
        "number": numbers[0].replace(",", "") if len(numbers) == 1 else "",
    }


def _voice(one: Said) -> str:
    """A statement as a choice: who says what in which words."""
    speaker = one.statement.speaker.name if one.statement.speaker else NO_SPEAKER
    return f"{speaker} {ACTS[one.statement.act]}: {line(one.words)}"


def _names_near(near: Iterable[Entry]) -> list[str]:
    """Who is named in entries near words, to be offered."""
    named = (one.value for entry in near for one in fields_of(entry) if one.name in NAMED and one.value)
    return list(dict.fromkeys(name for told in named for name in told.split("; ")))


def _given(text: str) -> str | None:
    return " ".join(text.split()) or None


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """An entry on this page: its key, what it is, its words, its fields, who added it (None: the machine read it)."""

    key: str
    kind: str
    words: str
    fields: tuple[FieldView, ...]
    added: str | None


def _shown(one: Entry) -> Shown:
    return Shown(one.key, KIND_NAMES[kind_of(one.key)], line(words_of(one)), fields_of(one), by_hand(rule_of(one)[0]))


def _targets(one: Entry) -> list[tuple[str, str, str]]:
    """What of an entry words may be: the field, what it is called, what stands there."""
    return [(each.name, LABELS[each.name], each.value or "not known") for each in fields_of(one) if each.name in NAMED]
