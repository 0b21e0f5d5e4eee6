"""A story as sheets: what is contested, how many, what happened, what is due, words that changed, the reports."""

from collections.abc import Sequence

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


class AccountSheets:
    """Makes the sheets of one account; finds entries and the numbers of reports by key."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._entries: dict[str, Entry] = {}
        for each in account.entries:
            for many in (each.said, each.happened, each.counted, each.owed):
                self._entries |= {one.key: one for one in many}
        self._reports = [each.report for each in account.entries]
        self._numbers = {one.document: turn for turn, one in enumerate(self._reports, 1)}

    def all(self) -> tuple[Sheet, ...]:
        """The whole story, the contested first."""
        return (
            self.questions(),
            self.figures(),
            self.timeline(),
            self.due(),
            self.wordings(),
            reports_sheet(self._reports, dict(self._account.origins)),
        )

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
        rows = tuple(row for one in self._account.tallies for row in self._tally(one))
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
        dated = sorted(self._account.happenings, key=_by_day)
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
            Column("why", "because", wide=True),
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
        outlet = told.report.outlet or "the page"
        return (
            told_when(one.when),
            one.status,
            (*one.asserted_by, *deniers) or outlet,
            told.passage,
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
