"""Words of a report that a person chose: what was read in them, what they are, a statement that was missed."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import SettingsError
from sayso.ledger import stating
from sayso.records import Span
from sayso.show.desk.fields import LABELS, NAMED, fields_of, words_of
from sayso.show.harmless import line
from sayso.store import Entry
from sayso.store.correcting import CLOSED, FIELDS, kind_of
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.entry_pages import KIND_NAMES
from sayso.web.hand_pages import BY_FORM, Key, Text, back_to

router = APIRouter(include_in_schema=False)

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
) -> Response:
    """Words from ``start`` to ``end``, with what can be said of them; else where the words of ``find`` stand."""
    report = desk_.ledger.report(document)
    places = stating.occurrences(desk_.ledger, document, find) if find.strip() else []
    if len(places) == 1 and not end:
        start, end = places[0].span.start, places[0].span.end
    chosen = stating.chosen(desk_.ledger, document, start, end) if end else None
    shown = {
        "report": report,
        "chosen": chosen,
        "find": find,
        "places": places,
        "inside": [_shown(one) for one in chosen.inside] if chosen else [],
        "near": [(*_shown(one)[:3], _targets(one)) for one in chosen.near] if chosen else [],
        "closed": CLOSED,
        "here": f"{addresses.report(report.document)}/words?start={start}&end={end}",
    }
    title = "What are these words?" if chosen else "Words of a report"
    return page(request, "words.html", Answer(title, (), shown))


@router.post("/state", dependencies=BY_FORM)
def state(
    desk_: TheDesk,
    document: Key,
    start: FormOffset,
    end: FormOffset,
    act: Key = "assert",
    speaker: Text = "",
    addressee: Text = "",
    said: Key = "",
    why: Text = "",
) -> Response:
    """Add a statement on words of a report that the machine did not see there."""
    given = stating.Stated(_given(speaker), act, _given(addressee), _given(said))
    key = stating.state(desk_.ledger, document, Span(start, end), given, author=desk_.author, why=why.strip())
    desk_.accounts.forget(key)
    return back_to(addresses.entry(key), "/")


@router.post("/state-again", dependencies=BY_FORM)
def state_again(desk_: TheDesk, key: Key) -> Response:
    """Put in again a statement that a person added and that was taken back."""
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


def _given(text: str) -> str | None:
    return " ".join(text.split()) or None


def _shown(one: Entry) -> tuple[str, str, str, object]:
    """An entry on this page: its key, what it is, its words, its fields."""
    return one.key, KIND_NAMES[kind_of(one.key)], line(words_of(one)), fields_of(one)


def _targets(one: Entry) -> list[tuple[str, str, str]]:
    """What of an entry words may be: the field, what it is called, what stands there."""
    return [(each.name, LABELS[each.name], each.value or "not known") for each in fields_of(one) if each.name in NAMED]
