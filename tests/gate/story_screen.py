"""What the first screen of a story shows, part by part, and which rows of it the expectations know to be wrong.

A row is wrong where it holds two things together that the file keeps apart, or says of an expected thing what the file
does not. What the file does not speak of is not judged: it lists the main things, not all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.records import Account, Entries, Question
from sayso.show.ledger.account import AccountSheets
from sayso.show.sheet import Sheet
from tests.gate.story_duties import duty_of
from tests.gate.story_events import told_event
from tests.gate.story_figures import CALLED
from tests.gate.story_found import Found, counted_at, said_at


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a part: what it says, and why it is wrong; None: it is right, or not judged."""

    part: str
    words: str
    wrong: str | None


def score_screen(rows: Sequence[Row]) -> dict[str, float]:
    """How many rows of each part are wrong."""
    parts = dict.fromkeys(row.part for row in rows)
    return {f"screen {part} wrong": float(sum(bool(row.wrong) for row in rows if row.part == part)) for part in parts}


def rows_of(expected: Mapping[str, Any], found: Found, account: Account) -> Iterator[Row]:
    """The rows of the first screen of a story that tell something, judged."""
    for sheet in AccountSheets(account, whole=False).all():
        judge = {"timeline": _of_event, "wordings": _of_wording, "due": _of_duty, "figures": _of_figure}.get(sheet.name)
        if judge is None:
            continue
        for row in sheet.rows:
            cells = dict(zip((column.name for column in sheet.columns), row, strict=True))
            yield Row(sheet.name, _told(sheet, row), judge(cells, expected, found, account))


def questions_shown(account: Account) -> tuple[Question, ...]:
    """The questions of the first screen."""
    sheet = next(one for one in AccountSheets(account, whole=False).all() if one.name == "disputes")
    at = [column.name for column in sheet.columns].index("question")
    numbers = dict.fromkeys(row[at] for row in sheet.rows)
    return tuple(account.questions[int(str(one)) - 1] for one in numbers)


def _told(sheet: Sheet, row: Sequence[Any]) -> str:
    shown = [cell for column, cell in zip(sheet.columns, row, strict=True) if cell and not column.hidden]
    return " | ".join(str(cell) for cell in shown)[:200]


def _of_event(cells: Mapping[str, Any], expected: Mapping[str, Any], found: Found, account: Account) -> str | None:
    """Wrong: two expected events in one, or a day that is not the expected event's."""
    happening = next((one for one in account.happenings if cells["key"] in one.events), None)
    names = {
        event["name"]: event["day"]
        for event in expected["events"]
        for passage in event["told"]
        if (read := told_event(found, passage, event["type"])) and happening and read.key in happening.events
    }
    if len(names) > 1:
        return f"two events: {' / '.join(sorted(names))}"
    when = happening.when if happening else None
    day = next(iter(names.values()), None)
    if day and when and when.earliest and when.latest and not when.earliest <= day <= when.latest:
        return f"{next(iter(names))} was on {day}"
    return None


def _of_wording(cells: Mapping[str, Any], expected: Mapping[str, Any], found: Found, account: Account) -> str | None:
    """Wrong: a number, a negation or a party is said to have changed in words where the file knows of none."""
    for utterance in expected["utterances"]:
        for wording in utterance["wordings"]:
            said = next(iter(said_at(found, wording)), None)
            if said is None or said.key != cells["key"]:
                continue
            known = {change["kind"] for change in wording["changes"]}
            shown = {str(one).partition(":")[0] for one in cells["changes"]} & {"number", "negation", "party"}
            return f"no change of {', '.join(sorted(shown - known))}" if shown - known else None
    return None


def _of_duty(cells: Mapping[str, Any], expected: Mapping[str, Any], found: Found, account: Account) -> str | None:
    """Wrong: an expected duty with another day or standing."""
    duty = next((one for one in account.duties if cells["key"] in one.duties), None)
    for one in expected["duties"]:
        known = duty_of(one, found)
        if duty is None or known is None or set(known.duties).isdisjoint(duty.duties):
            continue
        day = duty.due.latest if duty.due else None
        if day != (one["due"] or None):
            return f"due {one['due']}"
        return None if duty.standing == one["standing"] else f"is {one['standing']}"
    return None


def _counted(entries: Entries) -> list[str]:
    return [one.key for one in entries.counted]


def _of_figure(cells: Mapping[str, Any], expected: Mapping[str, Any], found: Found, account: Account) -> str | None:
    """Wrong: a series in which a point stands otherwise than the file has it."""
    documents = {key: entries.report.document for entries in account.entries for key in _counted(entries)}
    series = next(
        (
            one
            for tally in account.tallies
            for one in tally.series
            if (one.reporter or "outlets") == cells["according_to"]
            and {documents[key] for point in one.points for key in point.figures} == set(cells["documents"] or ())
        ),
        None,
    )
    for known in expected["series"]:
        for point in known["points"]:
            keys = {one.key for one in counted_at(found, point)}
            told = next((one for one in series.points if keys & set(one.figures)), None) if series else None
            if told and told.standing not in (*CALLED[point["standing"]], "repeats", "first"):
                return f"{point['words']}: {point['standing']}, not {told.standing}"
    return None
