"""The brief of a story: its parts chosen, put in order, their words edited, taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.ledger import desk
from sayso.show.ledger import brief_files
from sayso.show.ledger.brief import Brief, brief_of
from sayso.show.ledger.brief_draft import as_draft, edited
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, page
from sayso.web.desk import Desk
from sayso.web.hand_pages import BY_FORM, Fields
from sayso.web.out_pages import as_file
from sayso.web.pages import Day
from sayso.web.story_pages import held_story

router = APIRouter(include_in_schema=False)

#: Hex digits of an id in the name of a file.
NAME_DIGITS = 10
#: Characters of a title.
LONGEST_TITLE = 300


class BriefFormat(StrEnum):
    """How a brief is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


MEDIA = {
    BriefFormat.MD: "text/markdown; charset=utf-8",
    BriefFormat.HTML: "text/html; charset=utf-8",
    BriefFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

Parts = Annotated[list[int] | None, Query(max_length=20)]
Order = Annotated[str, Query(max_length=60, description="All parts, counted from 1, in the order wanted: 3.1.2")]
Move = Annotated[str, Query(max_length=12, description="up-3: the third part goes before the one before it")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which parts of a brief, in which order; None: all of them."""

    parts: list[int] | None
    order: str

    def of(self, whole: Brief) -> Brief:
        """The brief as wanted."""
        order = desk.ordered_parts(whole, self.order)
        return desk.chosen_parts(whole, [one for one in order if self.parts is None or one in self.parts])


@router.get("/stories/{id_}/brief")
def brief(
    request: Request,
    desk_: TheDesk,
    id_: str,
    as_of: Day = "",
    part: Parts = None,
    order: Order = "",
    move: Move = "",
    at: Move = "",
) -> Response:
    """The brief of a story, to look over, choose its parts and put them in order, take away."""
    whole = brief_of(held_story(desk_, id_, as_of).account)
    places = desk.ordered_parts(whole, order)
    if move:
        told = {"as_of": as_of, "part": part or [], "order": ".".join(map(str, desk.moved(places, move))), "at": move}
        return RedirectResponse(f"{addresses.story(id_)}/brief?{urlencode(told, doseq=True)}", status_code=303)
    shown = {
        "id": id_,
        "as_of": as_of,
        "whole": whole,
        "places": places,
        "order": ".".join(map(str, places)),
        "parts": part,
        "at": at,
        "body": brief_files.body(Wanted(part, order).of(whole)),
        "formats": FORMATS,
    }
    return page(request, "brief.html", Answer(f"Brief: {whole.title}", (), shown))


FORMATS = [("Markdown", "md"), ("HTML", "html"), ("DOCX", "docx")]


@router.get("/stories/{id_}/brief.{format_}")
def brief_file(
    desk_: TheDesk, id_: str, format_: BriefFormat, as_of: Day = "", part: Parts = None, order: Order = ""
) -> Response:
    """The brief as a file."""
    whole = brief_of(held_story(desk_, id_, as_of).account)
    return _as_file(desk_, id_, Wanted(part, order).of(whole), format_)


@router.get("/draft/{id_}")
def draft(
    request: Request, desk_: TheDesk, id_: str, as_of: Day = "", part: Parts = None, order: Order = ""
) -> Response:
    """The words of a brief, to be edited."""
    whole = brief_of(held_story(desk_, id_, as_of).account)
    chosen = Wanted(part, order).of(whole)
    shown = {"id": id_, "as_of": as_of, "order": _order(whole, chosen)}
    return _draft_page(request, shown, chosen, chosen, {})


@router.post("/draft/{id_}", dependencies=BY_FORM)
def edited_draft(request: Request, desk_: TheDesk, id_: str, form: Fields) -> Response:
    """The edited brief: shown, or taken away as a file where the form says in which format. Nothing of it is kept."""
    as_of = form.get("as_of", "")[:10]
    whole = brief_of(held_story(desk_, id_, as_of).account)
    places = desk.ordered_parts(whole, form.get("order", ""))
    chosen = desk.chosen_parts(whole, [one for one in places if str(one) in form.get("order", "").split(".")])
    words = {one.title: form[f"words-{turn}"] for turn, one in enumerate(chosen.sections) if f"words-{turn}" in form}
    made = edited(chosen, form.get("title", "").strip()[:LONGEST_TITLE], words, desk_.author)
    wanted = next((one for one in BriefFormat if one.value == form.get("format")), None)
    if wanted:
        return _as_file(desk_, id_, made, wanted)
    return _draft_page(request, {"id": id_, "as_of": as_of, "order": _order(whole, chosen)}, chosen, made, words)


def _order(whole: Brief, chosen: Brief) -> str:
    """The places of chosen parts in the whole brief, counted from 1."""
    places = {one.title: str(turn) for turn, one in enumerate(whole.sections, 1)}
    return ".".join(places[one.title] for one in chosen.sections)


def _draft_page(
    request: Request, shown: dict[str, str], chosen: Brief, made: Brief, words: Mapping[str, str]
) -> Response:
    told = {
        "brief_title": made.title,
        "sections": [(one.title, words.get(one.title, as_draft(one))) for one in chosen.sections],
        "body": brief_files.body(made),
        "formats": FORMATS,
    }
    return page(request, "draft.html", Answer(f"Brief: {made.title}", (), {**shown, **told}))


def _as_file(desk_: Desk, id_: str, chosen: Brief, format_: BriefFormat) -> Response:
    match format_:
        case BriefFormat.MD:
            content: bytes = brief_files.as_markdown(chosen).encode()
        case BriefFormat.HTML:
            content = brief_files.as_html(chosen).encode()
        case BriefFormat.DOCX:
            content = brief_files.as_docx(chosen)
    return as_file(content, f"brief-{desk_.ledger.story(id_)[0][:NAME_DIGITS]}.{format_.value}", MEDIA[format_])
