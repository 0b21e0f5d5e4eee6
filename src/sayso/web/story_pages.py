"""A story, its reports as they came, what changed between versions, a statement in all its wordings."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from markupsafe import Markup

from sayso.errors import NoSuchError
from sayso.ledger import answers, desk
from sayso.show.desk.reader import reader as reader_of
from sayso.show.desk.story import story_view
from sayso.show.desk.tables import table_of
from sayso.show.ledger import lists
from sayso.show.ledger.account import AccountSheets
from sayso.web import addresses
from sayso.web.answering import Answer, TheDesk, view
from sayso.web.desk import Desk, Held
from sayso.web.entry_pages import KIND_NAMES
from sayso.web.pages import Day

router = APIRouter()

FOOT = Markup(
    '<p class="mend"><a class="entry" href="{place}" hx-get="{place}" hx-select="#entry" hx-target="closest .mend" '
    'hx-swap="afterend" aria-label="{does} this {kind}">{does}</a></p>'
)

Whole = Annotated[bool, Query(description="To the last row; else as much of each part as a screen holds.")]


def held_story(desk_: Desk, id_: str, as_of: str) -> Held:
    """The account of a story, at hand or summed up now."""
    return desk_.accounts.get(("story", id_, as_of), lambda: answers.story_account(desk_.ledger, id_, as_of or None))


def story(desk_: TheDesk, id_: str, as_of: Day = "", whole: Whole = False) -> Answer:
    """One story: what is contested, how many, what happened, what is due, words that changed, its reports."""
    held = held_story(desk_, id_, as_of)
    account, (sheets, shown_story) = held.account, held.page(whole=whole)
    shown = {"story": shown_story, "whole": whole, "as_of": as_of, "day": account.as_of}
    return Answer(account.story.title if account.story else "A story", sheets, shown)


def report(desk_: TheDesk, document: str) -> Answer:
    """A report as it came, with all that was read of it, as people corrected it."""
    findings, entries = desk_.ledger.whole(document)
    one = entries.report
    shown = {
        "report": one,
        "reader": reader_of(findings, entries, partial(_foot, "open · correct" if desk_.may("analyst") else "open")),
        "versions": desk_.ledger.versions(one.document),
        "story_id": desk_.ledger.story(one.document)[0],
        "links": desk.links_of_report(desk_.ledger, one.document),
        "notes": desk_.ledger.notes([one.document]),
    }
    return Answer(one.title or one.file or "A report", desk.sheets_of_report(entries), shown)


def changes(desk_: TheDesk, document: str, other: Annotated[str, Query(max_length=64)] = "") -> Answer:
    """What changed between two reports, or since the version before, sentence by sentence."""
    sheet = answers.diff(desk_.ledger, document, other or None)[0]
    one = desk_.ledger.report(document)
    shown = {"report": one, "pairs": desk.word_pairs(sheet), "sheet": sheet}
    return Answer(f"What changed: {one.title or one.file or 'a report'}", (sheet,), shown)


def wordings(desk_: TheDesk, key: str) -> Answer:
    """A statement in all its wordings, with what changed word by word."""
    account = desk.account_of_key(desk_.ledger, key)
    sheets = AccountSheets(account)
    sheet = sheets.wordings()
    if not sheet.rows:
        said = [one for each in account.entries for one in each.said]
        if not said:
            raise NoSuchError(f"{key}: there is no such statement in {desk_.ledger.name}.")
        alone = lists.said_sheet(said, "one wording only")
        return Answer("One wording", (alone,), {"utterances": (), "table": table_of(alone)})
    shown = {"utterances": story_view(account, sheets.all()).utterances, "table": table_of(sheets.cited(sheet))}
    return Answer("Words that changed", (sheet, sheets.cited(sheet)), shown)


def _foot(does: str, key: str) -> str:
    """What stands at the foot of a card: the way to all that is known of its entry, shown in the card if it can be."""
    kind = KIND_NAMES[key.split("/")[1]].lower()
    return str(FOOT.format(place=addresses.entry(key), kind=kind, does=does))


view(router, "/stories/{id_}", "story.html", story)
view(router, "/reports/{document}", "report.html", report)
view(router, "/reports/{document}/changes", "changes.html", changes)
view(router, "/wordings/{key:path}", "wordings.html", wordings)
