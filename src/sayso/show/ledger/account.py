"""A story as sheets: what is contested, how many, what happened, what is due, words that changed, the reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.records import (
    Account,
    Change,
    Counted,
    Duty,
    Happened,
    Happening,
    Owed,
    Point,
    Position,
    Question,
    Report,
    Said,
    Tally,
)
from sayso.show.amounts import WHATS, number
from sayso.show.ledger.days import told_when
from sayso.show.ledger.lists import KEY, SHOWN_DIGITS, reports_sheet
from sayso.show.sheet import Cell, Column, Sheet

Entry = Said | Happened | Counted | Owed


#: Rows of each part where not everything is asked for: what one screen holds.
SCREEN = {"disputes": 24, "figures": 16, "timeline": 16, "due": 10, "wordings": 16, "reports": 24}
#: Before the first report of a story; what is older is its background.
LEAD = timedelta(days=14)
#: Code points of a passage in a list.
LONGEST_PASSAGE = 160


class AccountSheets:
    """Makes the sheets of one account; finds entries and the numbers of reports by key.

    ``whole``: to the last row; else each part as far as a screen goes, the best told first.
    """

    def __init__(self, account: Account, *, whole: bool = True) -> None:
        self._account = account
        self._whole = whole
        self._entries: dict[str, Entry] = {}
        for each in account.entries:
            for many in (each.said, each.happened, each.counted, each.owed):
                self._entries |= {one.key: one for one in many}
        self._reports = [each.report for each in account.entries]
        self._numbers = {one.document: turn for turn, one in enumerate(self._reports, 1)}

    def all(self) -> tuple[Sheet, ...]:
        """The whole story, the contested first."""
        parts = (
            self.questions(),
            self.figures(),
            self.timeline(),
            self.due(),
            self.wordings(),
            reports_sheet(self._reports, dict(self._account.origins)),
        )
        return parts if self._whole else tuple(self._cut(one) for one in parts)

    def questions(self) -> Sheet:
        """What the parties tell differently, each side in its own words."""
        columns = (
            Column("about", "in dispute"),
            Column("party", "who"),
            Column("words", "in whose words", wide=True),
            Column("since", "since"),
            Column("reports", "reports", right=True),
            Column("articles", "articles", right=True, hidden=True),
            Column("sources", "see"),
            Column("kind", "kind", hidden=True),
            Column("why", "because", hidden=True),
            KEY,
        )
        rows = tuple(row for one in self._account.questions for row in self._question(one))
        return Sheet("disputes", "IN DISPUTE", columns, rows, empty="nobody contradicts anybody here")

    def figures(self) -> Sheet:
        """Counts by who reports them, day by day, with low, best and high over all of them."""
        columns = (
            Column("what", "how many"),
            Column("according_to", "according to"),
            Column("values", "values over time", wide=True),
            Column("low", "low", right=True),
            Column("best", "best", right=True),
            Column("high", "high", right=True),
            Column("sources", "see"),
        )
        chosen = [one for one in self._account.tallies if self._whole or _is_told_often(one)]
        rows = tuple(row for one in chosen for row in self._tally(one))
        note = "low, best, high: over the latest value of each; best is what most independent reports carry"
        return Sheet("figures", "HOW MANY", columns, rows, (note,) if rows else (), empty="no figure")

    def timeline(self) -> Sheet:
        """What happened, each event once however many tell it."""
        columns = (
            Column("day", "day"),
            Column("status", "status"),
            Column("whose_word", "whose word"),
            Column("passage", "words", wide=True),
            Column("type", "type", hidden=True),
            Column("reports", "reports", right=True),
            Column("articles", "articles", right=True, hidden=True),
            Column("sources", "see"),
            KEY,
        )
        told_ = self._account.happenings
        if not self._whole:
            often = sorted(
                (one for one in told_ if not self._is_past(one)), key=lambda one: (-one.reports, _by_day(one))
            )
            told_ = tuple(often[: SCREEN["timeline"]])
        dated = sorted(told_, key=_by_day)
        rows = tuple(self._happening(one) for one in dated)
        return Sheet("timeline", "TIMELINE", columns, rows, empty="no event")

    def due(self) -> Sheet:
        """Duties, overdue ones first."""
        columns = (
            Column("standing", "is"),
            Column("due", "due"),
            Column("who", "who"),
            Column("duty", "what", wide=True),
            Column("to", "to whom"),
            Column("met_on", "met on"),
            Column("why", "because", wide=True, hidden=True),
            Column("sources", "see"),
            KEY,
        )
        ordered = sorted(self._account.duties, key=_by_urgency)
        rows = tuple(self._duty(one) for one in ordered)
        title = f"WHAT IS DUE, on {self._account.as_of}" if self._account.as_of else "WHAT IS DUE"
        return Sheet("due", title, columns, rows, empty="nothing is due")

    def wordings(self) -> Sheet:
        """What was said in several wordings, and what changed."""
        columns = (
            Column("speaker", "who"),
            Column("words", "words", wide=True),
            Column("changes", "changed", wide=True),
            Column("sources", "see"),
            Column("why", "because", hidden=True),
            KEY,
        )
        rows: list[tuple[Cell, ...]] = []
        for one in self._account.utterances:
            if not any(wording.changes for wording in one.wordings):
                continue
            for turn, wording in enumerate(one.wordings):
                shown = tuple(map(_change, wording.changes))
                first = "nearest to the origin" if turn == 0 else None
                sources = self._sources([wording.statement])
                rows.append(
                    (
                        one.speaker if turn == 0 else None,
                        wording.words,
                        shown or first,
                        sources,
                        one.why,
                        wording.statement,
                    )
                )
        return Sheet("wordings", "WORDS THAT CHANGED", columns, tuple(rows), empty="no wording changed")

    def _cut(self, sheet: Sheet) -> Sheet:
        """As much of a part as a screen holds, and how much is left."""
        most = SCREEN[sheet.name]
        total = len(self._account.happenings) if sheet.name == "timeline" else len(sheet.rows)
        shown = sheet.rows[:most]
        left = total - len(shown)
        more = (f"and {left} more (-v shows all)",) if left else ()
        return replace(sheet, rows=shown, notes=(*sheet.notes, *more))

    def _is_past(self, one: Happening) -> bool:
        """Whether an event lies before the story: its background."""
        story = self._account.story
        last = (one.when.latest or one.when.earliest) if one.when else None
        if story and story.first and last and not last.startswith("-"):
            return last < str(date.fromisoformat(story.first) - LEAD)
        told_ = [self._entries[key] for key in one.events]
        return all(isinstance(each, Happened) and each.event.background for each in told_)

    def _question(self, one: Question) -> list[tuple[Cell, ...]]:
        rows = [self._position(one, position, first=turn == 0) for turn, position in enumerate(one.positions)]
        for name in one.silent:
            rows.append((None, name, "has not answered", None, None, None, None, one.kind, one.why, None))
        return rows

    def _position(self, question: Question, one: Position, *, first: bool) -> tuple[Cell, ...]:
        voice = self._entries.get(one.voice or "")
        figures = [self._entries[key] for key in one.figures if key in self._entries]
        words = voice.words if voice else tuple(dict.fromkeys(figure.words for figure in figures)) or None
        return (
            question.about if first else None,
            one.party,
            words,
            one.since,
            one.reports,
            one.articles,
            self._sources((*one.statements, *one.figures)),
            question.kind,
            question.why,
            one.voice,
        )

    def _tally(self, one: Tally) -> list[tuple[Cell, ...]]:
        what = one.unit if one.unit and one.what in ("weapons", "troops", "other") else WHATS[one.what]
        name = f"{what}, {one.of}" if one.of else what
        rows: list[tuple[Cell, ...]] = []
        for turn, series in enumerate(one.series):
            first = turn == 0
            values = " → ".join(map(_point, series.points))
            keys = [key for point in series.points for key in point.figures]
            bounds = (one.low, one.best, one.high) if first else (None, None, None)
            rows.append((name if first else None, series.reporter or "outlets", values, *bounds, self._sources(keys)))
        return rows

    def _happening(self, one: Happening) -> tuple[Cell, ...]:
        told = self._entries[one.events[0]]
        assert isinstance(told, Happened)
        deniers = tuple(f"denied by {name}" for name in one.denied_by)
        outlets = {self._outlet(key) for key in one.events}
        whose = tuple(sorted(outlets)) if one.status == "fact" else one.asserted_by
        return (
            told_when(one.when),
            one.status,
            (*whose, *deniers) or tuple(sorted(outlets)),
            _shortened(told.passage, told.words),
            told.event.type,
            one.reports,
            one.articles,
            self._sources(one.events),
            told.key,
        )

    def _duty(self, one: Duty) -> tuple[Cell, ...]:
        told = self._entries[one.duties[0]]
        assert isinstance(told, Owed)
        duty = told.obligation
        met = (one.met_by,) if one.met_by else ()
        return (
            one.standing,
            told_when(one.due),
            duty.who.name if duty.who else None,
            told.words,
            duty.to.name if duty.to else None,
            one.met_on,
            one.why,
            self._sources((*one.duties, *met)),
            told.key,
        )

    def _outlet(self, key: str) -> str:
        report = self._entries[key].report
        return report.outlet or report.file or "the page"

    def _sources(self, keys: Sequence[str]) -> str | None:
        """Numbers of the reports in which entries stand, as in the list of reports: [1] [4]."""
        found = {self._numbers[self._entries[key].report.document] for key in keys if key in self._entries}
        return " ".join(f"[{one}]" for one in sorted(found)) or None


def summary_lines(account: Account) -> tuple[str, ...]:
    """What the account holds, in one or two lines for its head."""
    reports = [each.report for each in account.entries]
    independent = sum(1 for one in reports if one.document not in account.origins)
    outlets = len({one.outlet for one in reports if one.outlet})
    days = sorted(filter(None, (told_when(one.published) for one in reports)))
    when = f"{days[0]} to {days[-1]}" if days else "no day known"
    copies = len(reports) - independent
    copied = f" and {copies} copies" if copies else ""
    line = f"{when} · {independent} independent reports{copied} · {outlets} outlets"
    doubted = _doubted(reports)
    return (line, *([doubted] if doubted else []))


def story_title(account: Account) -> str:
    """The story's title and id."""
    story = account.story
    return f"{story.title}  ({story.id[:SHOWN_DIGITS]})" if story else "what was found"


def _doubted(reports: Sequence[Report]) -> str | None:
    count = sum(1 for one in reports if not one.trusted)
    return f"{count} pages cannot be trusted as a whole (spun, machine-translated, damaged)" if count else None


def _is_told_often(one: Tally) -> bool:
    """Whether a count is more than one number in one report."""
    points = [point for series in one.series for point in series.points]
    return len(points) > 1 and one.what not in ("duration", "other")


def _shortened(passage: str, words: str) -> str:
    """As much of a passage round some words as a list has room for."""
    if len(passage) <= LONGEST_PASSAGE:
        return passage
    at = max(passage.find(words), 0)
    start = max(0, min(at - LONGEST_PASSAGE // 2, len(passage) - LONGEST_PASSAGE))
    end = start + LONGEST_PASSAGE
    start = passage.find(" ", start) + 1 if start else 0
    end = passage.rfind(" ", start, end) if end < len(passage) else end
    return ("… " if start else "") + passage[start:end] + (" …" if end < len(passage) else "")


def _point(point: Point) -> str:
    if point.low is None or point.high is None:
        value = f"{number(point.low)}+" if point.low is not None else f"up to {number(point.high or 0)}"
    else:
        value = number(point.low) if point.low == point.high else f"{number(point.low)}–{number(point.high)}"
    return f"{value} ({point.day[5:] if point.day else 'no day'})"


def _change(change: Change) -> str:
    if change.left and change.right:
        return f"{change.kind}: “{change.left}” → “{change.right}”"
    return f"{change.kind}: “{change.left}” left out" if change.left else f"{change.kind}: “{change.right}” added"


def _by_day(one: Happening) -> tuple[bool, str]:
    when = one.when
    day = (when.earliest or when.latest or "") if when else ""
    return not day, day


def _by_urgency(one: Duty) -> tuple[int, str]:
    order = ("overdue", "due", "open", "recurring", "met late", "met")
    day = (one.due.latest or one.due.earliest or "") if one.due else ""
    return order.index(one.standing) if one.standing in order else len(order), day
