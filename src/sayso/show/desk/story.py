"""A story as a page shows it: the questions with their sides beside each other, counts, days, duties, reports.

Everything stands in the sheets of the account as well, row by row, so that a screen and a file cannot disagree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from sayso.records import Account, Happened, Happening, Owed, Position, Report, Said
from sayso.show.desk.chart import Chart, chart_of
from sayso.show.desk.fields import rule_of
from sayso.show.desk.looks import Looks, looks_of
from sayso.show.desk.strip import Dated, Strip, strip_of
from sayso.show.desk.tables import Piece, Table, Target, in_words, table_of
from sayso.show.desk.words import Run, word_runs
from sayso.show.ledger.account import AccountSheets, Entry, story_title, summary_lines
from sayso.show.ledger.agreed import agreed_of
from sayso.show.ledger.days import told_when
from sayso.show.sheet import Cell, Sheet
from sayso.show.wording import FACT_IN, by_hand, own_words, says

#: Events that are listed as agreed.
MOST_AGREED = 6
#: Counts that are drawn: more drawings than a screen holds help nobody.
MOST_CHARTS = 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report with who says them where: ``cue`` the words of saying, ``key`` of the entry.

    ``words`` None: the statement only points, and the cue says all ("denied this").
    """

    words: str | None
    cue: str | None
    who: str | None
    outlet: str
    day: str | None
    key: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a question. ``voice`` stands for it, ``more`` says the same elsewhere; ``silent``: no answer."""

    party: str
    look: str
    since: str | None
    reports: int
    articles: int
    voice: Quoted | None
    more: tuple[Quoted, ...]
    sources: tuple[Piece, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and its sides, in the order of the sheet of disputes. ``why`` they are set beside each other."""

    about: str
    sides: tuple[SideView, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One event in the timeline. ``names``: on whose word, each with its look; ``sources`` lead to reports.

    ``added``: by whom it was added, where no machine read it.
    """

    status: str
    names: tuple[tuple[str, str, Target], ...]
    passage: str
    reports: int
    key: str
    sources: tuple[Piece, ...]
    added: str | None


@dataclass(frozen=True, slots=True)
class DayView:
    """What happened on a day; None: nobody gives one."""

    day: str | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class WordingView:
    """One wording of an utterance: in which report, its words with what changed against the first."""

    key: str
    runs: tuple[Run, ...]
    changes: tuple[str, ...]
    sources: tuple[Piece, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """The same said in several wordings."""

    speaker: str | None
    look: str
    wordings: tuple[WordingView, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its number in the story, and its copies."""

    number: int
    report: Report
    day: str | None
    copies: tuple["ReportView", ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story, ready to show. ``looks``: the parties with their hues, for the key."""

    id: str
    title: str
    summary: tuple[str, ...]
    looks: tuple[tuple[str, str], ...]
    questions: tuple[QuestionView, ...]
    agreed: tuple[Moment, ...]
    charts: tuple[Chart, ...]
    figures: Table
    strip: Strip | None
    days: tuple[DayView, ...]
    due: Table
    utterances: tuple[UtteranceView, ...]
    reports: tuple[ReportView, ...]
    notes: dict[str, tuple[str, ...]]


def story_view(account: Account, sheets: Sequence[Sheet]) -> StoryView:
    """The view of a story: ``sheets`` are those of ``AccountSheets.all``, whole or as much as a screen holds."""
    return _Arranger(account, {one.name: one for one in sheets}).view()


class _Arranger:
    def __init__(self, account: Account, sheets: dict[str, Sheet]) -> None:
        self._account = account
        self._sheets = sheets
        self._looks: Looks = looks_of(account)
        self._entries: dict[str, Entry] = {}
        for each in account.entries:
            for many in (each.said, each.happened, each.counted, each.owed):
                self._entries |= {one.key: one for one in many}
        self._numbers = {each.report.document: turn for turn, each in enumerate(account.entries, 1)}

    def view(self) -> StoryView:
        story, used = self._account.story, {side.party for one in self._questions() for side in one.sides}
        return StoryView(
            id=story.id if story else "",
            title=story.title if story else story_title(self._account),
            summary=summary_lines(self._account),
            looks=tuple((name, self._looks.of(name)) for name in self._looks.names if name in used),
            questions=tuple(self._questions()),
            agreed=tuple(self._agreed()),
            charts=tuple(self._charts()),
            figures=table_of(self._sheets["figures"], title="How many"),
            strip=self._strip(),
            days=tuple(self._days()),
            due=table_of(self._sheets["due"], title="What is due"),
            utterances=tuple(self._utterances()),
            reports=tuple(self._reports()),
            notes={name: sheet.notes for name, sheet in self._sheets.items()},
        )

    def _questions(self) -> Iterator[QuestionView]:
        for number, rows in self._grouped("disputes", "question"):
            question = self._account.questions[int(str(number)) - 1]
            places = {one.party: one for one in question.positions}
            sides = tuple(self._side(row, places.get(str(row["party"]))) for row in rows)
            yield QuestionView(question.about, sides, question.why)

    def _side(self, row: dict[str, Cell], position: Position | None) -> SideView:
        party = str(row["party"])
        look = self._looks.of(party)
        if position is None:
            return SideView(party, look, None, 0, 0, None, (), (), silent=True)
        keys = [*position.statements, *position.figures]
        voice = self._quoted(position.voice or next(iter(position.figures), ""))
        others = [self._quoted(key) for key in keys if key != position.voice]
        more = {
            one.words.casefold(): one for one in others if one and one.words and (not voice or one.words != voice.words)
        }
        return SideView(
            party=party,
            look=look,
            since=position.since,
            reports=position.reports,
            articles=position.articles,
            voice=voice,
            more=tuple(more.values()),
            sources=self._places_of(keys),
            silent=False,
        )

    def _quoted(self, key: str) -> Quoted | None:
        one = self._entries.get(key)
        if one is None:
            return None
        who = one.statement.speaker.name if isinstance(one, Said) and one.statement.speaker else None
        cue = says(one.statement.act, one.cue, one.words) if isinstance(one, Said) else None
        words = own_words(one.words) if isinstance(one, Said) else one.words if isinstance(one, Owed) else one.passage
        by = by_hand(rule_of(one)[0])
        outlet = f"{self._outlet(one.report)}, {by}" if by else self._outlet(one.report)
        return Quoted(words, cue, who, outlet, told_when(one.report.published), key)

    def _agreed(self) -> Iterator[Moment]:
        """What independent reports tell and nobody denies."""
        for one in islice(agreed_of(self._account), MOST_AGREED):
            yield self._moment(one.happening, one.words, one.told.key)

    def _moment(self, one: Happening, passage: str, key: str) -> Moment:
        outlets = {self._outlet(self._entries[each].report) for each in one.events}
        whose = sorted(outlets) if one.status == "fact" else (*one.asserted_by, *one.denied_by) or sorted(outlets)
        kind = "outlet" if one.status == "fact" else "who"
        names = tuple((name, self._looks.of(name), Target(kind, name)) for name in dict.fromkeys(whose))
        if one.status != "fact":
            told = (self._entries[each] for each in one.events)
            facts = (each for each in told if isinstance(each, Happened) and each.event.status == "fact")
            fact = {self._outlet(each.report) for each in facts}
            names += tuple((f"{FACT_IN}{name}", self._looks.of(name), Target("outlet", name)) for name in sorted(fact))
        by = [by_hand(rule_of(self._entries[each])[0]) for each in one.events]
        added = by[0] if all(by) else None  # what a machine read as well needs no hand
        return Moment(one.status, names, passage, one.reports, key, self._places_of(one.events), added)

    def _days(self) -> Iterator[DayView]:
        told = {one.events[0]: one for one in self._account.happenings}
        rows = [dict(zip(self._names("timeline"), row, strict=True)) for row in self._sheets["timeline"].rows]
        for day, many in groupby(rows, key=lambda row: row["day"]):
            moments = tuple(
                self._moment(told[str(row["key"])], str(row["passage"]), str(row["key"]))
                for row in many
                if str(row["key"]) in told
            )
            yield DayView(str(day) if day else None, moments)

    def _strip(self) -> Strip | None:
        """Every event of the sheet where its day lies."""
        story = self._account.story
        dated = [
            Dated(day.day, one.status, one.names[0][1] if one.names else "", _told(day.day, one), one.key)
            for day in self._days()
            for one in day.moments
        ]
        return strip_of(dated, story.first if story else None, story.last if story else None)

    def _charts(self) -> Iterator[Chart]:
        shown = {int(str(number)): rows for number, rows in self._grouped("figures", "count")}
        whole = len(shown) >= len(self._account.tallies)
        tallies = AccountSheets(self._account, whole=whole).counts()
        drawn = 0
        for number, rows in shown.items():
            chart = chart_of(tallies[number - 1], str(rows[0]["what"]), self._looks)
            if chart and drawn < MOST_CHARTS:
                drawn += 1
                yield chart

    def _utterances(self) -> Iterator[UtteranceView]:
        for _, rows in self._grouped("wordings", "utterance"):
            first, speaker = str(rows[0]["words"]), rows[0]["speaker"]
            wordings = tuple(self._wording(row, first, turn) for turn, row in enumerate(rows))
            name = str(speaker) if speaker else None
            yield UtteranceView(name, self._looks.of(name), wordings, str(rows[0]["why"]))

    def _wording(self, row: dict[str, Cell], first: str, turn: int) -> WordingView:
        key, words, changes = str(row["key"]), str(row["words"]), row["changes"]
        runs = word_runs(first, words) if turn else (Run(words, "same"),)
        told = changes if isinstance(changes, tuple) else ()
        return WordingView(key, runs, told, self._places_of([key]), first=turn == 0)

    def _reports(self) -> Iterator[ReportView]:
        """Independent reports, the copies of each under it."""
        shown = {str(row["document"]) for row in self._rows("reports")}
        origins = self._account.origins
        copies: dict[str, list[ReportView]] = {}
        views: list[ReportView] = []
        for each in self._account.entries:
            report = each.report
            view = ReportView(self._numbers[report.document], report, told_when(report.published), ())
            origin = origins.get(report.document)
            if origin in self._numbers and origin is not None:
                copies.setdefault(origin, []).append(view)
            elif report.document in shown:
                views.append(view)
        for view in views:
            yield replace(view, copies=tuple(copies.get(view.report.document, ())))

    def _places_of(self, keys: Sequence[str]) -> tuple[Piece, ...]:
        """The numbers of the reports in which entries stand, each leading to the words there."""
        first: dict[str, str] = {}
        for key in keys:
            if key in self._entries:
                first.setdefault(self._entries[key].report.document, key)
        ordered = sorted(first, key=lambda one: self._numbers[one])
        return tuple(Piece(f"[{self._numbers[one]}]", Target("words", first[one])) for one in ordered)

    def _outlet(self, report: Report) -> str:
        return report.outlet or report.file or "the page"

    def _names(self, name: str) -> list[str]:
        return [column.name for column in self._sheets[name].columns]

    def _rows(self, name: str) -> list[dict[str, Cell]]:
        names = self._names(name)
        return [dict(zip(names, row, strict=True)) for row in self._sheets[name].rows]

    def _grouped(self, name: str, by: str) -> list[tuple[Cell, list[dict[str, Cell]]]]:
        return [(number, list(rows)) for number, rows in groupby(self._rows(name), key=lambda row: row[by])]


def _told(day: str | None, one: Moment) -> str:
    """An event in one line."""
    names = ", ".join(name for name, _, _ in one.names)
    return f"{day}, {in_words('status', one.status)}, {names}: {one.passage}"
