"""A story as sheets: what is contested, how many, what happened, what is due, words that changed, the reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from sayso.records import (
    Account,
    Counted,
    Duty,
    Happened,
    Happening,
    Owed,
    Position,
    Question,
    Report,
    Said,
    Tally,
    Utterance,
)
from sayso.show.ledger.cells import shortened, told_change, told_counted, told_values
from sayso.show.ledger.days import told_when
from sayso.show.ledger.lists import KEY, SHOWN_DIGITS, reports_sheet
from sayso.show.sheet import Cell, Column, Sheet, group_of
from sayso.show.wording import DENIED_BY, FACT_IN, own_words, says

Entry = Said | Happened | Counted | Owed

#: Rows of each part where not everything is asked for: what one screen holds.
SCREEN = {"disputes": 24, "figures": 16, "timeline": 16, "due": 10, "wordings": 16, "reports": 24}
#: Where fewer counts are told more than once, those told once fill the screen, up to so many in all.
FEW_COUNTS, MOST_FILLED = 4, 12
#: Kinds of counts that are left out of a screen before all others.
MINOR = ("duration", "other")
#: Before the first report of a story; what is older is its background.
LEAD = timedelta(days=14)
#: What stands where no word of a wording changed: in the first of them, in another.
ORIGIN, SAME = "nearest to the origin", "no word; only more or less of it"
#: Kinds of changes that turn what was said.
TURNING = frozenset({"number", "negation", "party", "name"})
#: What stands under a sheet that counts reports.
INDEPENDENT = "reports: independent ones; copies are not counted, but stand among the numbers to see"
#: Which reports a row rests on: numbers for people, ids for programs.
SOURCES = (Column("sources", "see"), Column("documents", "ids", raw=True))


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

    def all(self, *, hint: str = " (-v shows all)") -> tuple[Sheet, ...]:
        """The whole story, the contested first; ``hint``: how to see what is left out."""
        parts = (
            self.questions(),
            self.figures(),
            self.timeline(),
            self.due(),
            self.wordings(),
            replace(reports_sheet(self._reports, dict(self._account.origins)), title="REPORTS"),
        )
        return parts if self._whole else tuple(self.cut(one, hint=hint) for one in parts)

    def cited(self, sheet: Sheet) -> Sheet:
        """The reports that the numbers of a sheet stand for."""
        at = [column.name for column in sheet.columns].index("documents")
        seen = {document for row in sheet.rows for document in row[at] or ()}  # type: ignore[union-attr]
        reports = reports_sheet(self._reports, dict(self._account.origins))
        rows = tuple(row for row, report in zip(reports.rows, self._reports, strict=True) if report.document in seen)
        return replace(reports, title="REPORTS", rows=rows, legend=True)

    def questions(self) -> Sheet:
        """What the parties tell differently, each side in its own words."""
        columns = (
            Column("question", "no.", hidden=True, raw=True, once=True),
            Column("about", "question", once=True, heading=True),
            Column("party", "who"),
            Column("cue", "says"),
            Column("words", "words", wide=True),
            Column("since", "since"),
            Column("reports", "reports", right=True),
            Column("articles", "articles", right=True, hidden=True),
            *SOURCES,
            Column("kind", "kind", hidden=True),
            Column("why", "because", hidden=True),
            KEY,
        )
        questions = enumerate(self._account.questions, 1)
        rows = tuple((turn, *row) for turn, one in questions for row in self._question(one))
        notes = (INDEPENDENT,) if rows else ()
        return Sheet("disputes", "IN DISPUTE", columns, rows, notes, empty="nobody contradicts anybody here")

    def counts(self) -> list[Tally]:
        """The counts that stand in the sheet of figures, by its numbers from 1 on."""
        contested = {key for one in self._account.questions for side in one.positions for key in side.figures}
        tallies = self._account.tallies
        told = [one for one in tallies if self._whole or _is_told_often(one) or _keys(one) & contested]
        if len(told) >= FEW_COUNTS:
            return told
        rest = sorted((one for one in tallies if one not in told), key=lambda one: one.what in MINOR)
        shown = [*told, *rest[: MOST_FILLED - len(told)]]
        return [one for one in tallies if one in shown]  # in one order, whether all are asked for or not

    def figures(self) -> Sheet:
        """Counts by who reports them, day by day, with low, best and high over all of them."""
        columns = (
            Column("count", "no.", hidden=True, raw=True, once=True),
            Column("what", "of what", once=True),
            Column("according_to", "according to"),
            Column("values", "values over time", wide=True),
            Column("low", "low", right=True, once=True),
            Column("best", "best", right=True, once=True),
            Column("high", "high", right=True, once=True),
            *SOURCES,
        )
        rows = tuple((turn, *row) for turn, one in enumerate(self.counts(), 1) for row in self._tally(one))
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
            *SOURCES,
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
        return Sheet("timeline", "TIMELINE", columns, rows, (INDEPENDENT,) if rows else (), empty="no event")

    def due(self) -> Sheet:
        """Duties, overdue ones first."""
        columns = (
            Column("standing", "is"),
            Column("due", "due"),
            Column("who", "who"),
            Column("duty", "what", wide=True),
            Column("to", "to whom"),
            Column("met_on", "met on", hidden=True),
            Column("why", "because", wide=True, hidden=True),
            *SOURCES,
            KEY,
        )
        ordered = sorted(self._account.duties, key=_by_urgency)
        rows = tuple(self._duty(one) for one in ordered)
        title = f"WHAT IS DUE, on {self._account.as_of}" if self._account.as_of else "WHAT IS DUE"
        return Sheet("due", title, columns, rows, empty="nothing is due")

    def wordings(self) -> Sheet:
        """What was said in several wordings, and what changed; those of which the meaning was turned first."""
        columns = (
            Column("utterance", "no.", hidden=True, raw=True, once=True),
            Column("speaker", "who", once=True),
            Column("words", "words", wide=True),
            Column("changes", "changed", wide=True),
            *SOURCES,
            Column("why", "because", hidden=True),
            KEY,
        )
        changed = [one for one in self._account.utterances if any(each.changes for each in one.wordings)]
        changed.sort(key=lambda one: not _is_turned(one))
        rows: list[tuple[Cell, ...]] = []
        for number_, one in enumerate(changed, 1):
            for turn, wording in enumerate(one.wordings):
                shown = tuple(map(told_change, wording.changes)) or (SAME if turn else ORIGIN)
                sources = self._sources([wording.statement])
                rows.append((number_, one.speaker, wording.words, shown, *sources, one.why, wording.statement))
        return Sheet("wordings", "WORDS THAT CHANGED", columns, tuple(rows), empty="no wording changed")

    def cut(self, sheet: Sheet, *, hint: str) -> Sheet:
        """As much of a part as a screen holds, in whole groups, and how much is left; ``hint``: how to see it."""
        groups = [list(rows) for _, rows in groupby(sheet.rows, key=lambda row: group_of(sheet, row) or row)]
        shown = groups[:1]
        for group in groups[1:]:
            if sum(map(len, shown)) + len(group) > SCREEN[sheet.name]:
                break
            shown.append(group)
        all_of = {"timeline": self._account.happenings, "figures": self._account.tallies}
        total = len(all_of.get(sheet.name, groups))
        left = total - len(shown)
        more = (f"and {left} more{hint}",) if left else ()
        return replace(sheet, rows=tuple(row for group in shown for row in group), notes=(*sheet.notes, *more))

    def _is_past(self, one: Happening) -> bool:
        """Whether an event lies before the story: its background."""
        story = self._account.story
        last = (one.when.latest or one.when.earliest) if one.when else None
        if story and story.first and last and not last.startswith("-"):
            return last < str(date.fromisoformat(story.first) - LEAD)
        told_ = [self._entries[key] for key in one.events]
        return all(isinstance(each, Happened) and each.event.background for each in told_)

    def _question(self, one: Question) -> list[tuple[Cell, ...]]:
        rows = [self._position(one, position) for position in one.positions]
        for name in one.silent:
            silence = (None, "has not answered", None, None, None, *self._sources(()), one.kind, one.why, None)
            rows.append((one.about, name, *silence))
        return rows

    def cue_of(self, one: Position) -> str | None:
        """By what words the statement that stands for a position is said: "denied that" is not "said that"."""
        voice = self._entries.get(one.voice or "")
        return says(voice.statement.act, voice.cue, voice.words) if isinstance(voice, Said) else None

    def words_of(self, one: Position) -> str | tuple[str, ...] | None:
        """What stands for a position: the fullest statement, else its figures; None where it only says no to others."""
        voice = self._entries.get(one.voice or "")
        if isinstance(voice, Said):
            return own_words(voice.words)
        if voice:
            return voice.words
        figures = [self._entries[key] for key in one.figures if key in self._entries]
        return tuple(dict.fromkeys(figure.words for figure in figures)) or None

    def _position(self, question: Question, one: Position) -> tuple[Cell, ...]:
        return (
            question.about,
            one.party,
            self.cue_of(one),
            self.words_of(one),
            one.since,
            one.reports,
            one.articles,
            *self._sources((*one.statements, *one.figures)),
            question.kind,
            question.why,
            one.voice,
        )

    def _tally(self, one: Tally) -> list[tuple[Cell, ...]]:
        rows: list[tuple[Cell, ...]] = []
        for series in one.series:
            keys = [key for point in series.points for key in point.figures]
            who = series.reporter or "outlets"
            rows.append(
                (told_counted(one), who, told_values(series.points), one.low, one.best, one.high, *self._sources(keys))
            )
        return rows

    def _happening(self, one: Happening) -> tuple[Cell, ...]:
        told = self._entries[one.events[0]]
        assert isinstance(told, Happened)
        deniers = tuple(f"{DENIED_BY}{name}" for name in one.denied_by)
        outlets = {self._outlet(key) for key in one.events}
        whose = tuple(sorted(outlets)) if one.status == "fact" else (*one.asserted_by, *self._as_fact(one))
        return (
            told_when(one.when),
            one.status,
            (*whose, *deniers) or tuple(sorted(outlets)),
            shortened(told.passage, told.words),
            told.event.type,
            one.reports,
            one.articles,
            *self._sources(one.events),
            told.key,
        )

    def _as_fact(self, one: Happening) -> Iterator[str]:
        """The outlets that tell as a fact what others only claim, each once."""
        told = (self._entries[key] for key in one.events)
        outlets = (
            self._outlet(each.key) for each in told if isinstance(each, Happened) and each.event.status == "fact"
        )
        return (f"{FACT_IN}{name}" for name in sorted(set(outlets)))

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
            *self._sources((*one.duties, *met)),
            told.key,
        )

    def _outlet(self, key: str) -> str:
        report = self._entries[key].report
        return report.outlet or report.file or "the page"

    def _sources(self, keys: Sequence[str]) -> tuple[Cell, Cell]:
        """The reports in which entries stand: numbers as in the list of reports, [1] [4], and ids."""
        found = {self._entries[key].report.document for key in keys if key in self._entries}
        ordered = sorted(found, key=lambda one: self._numbers[one])
        return " ".join(f"[{self._numbers[one]}]" for one in ordered) or None, tuple(ordered) or None


def summary_lines(account: Account) -> tuple[str, ...]:
    """What the account holds, in one line to three for its head."""
    reports = [each.report for each in account.entries]
    independent = sum(1 for one in reports if one.document not in account.origins)
    outlets = len({one.outlet for one in reports if one.outlet})
    days = sorted(filter(None, (told_when(one.published) for one in reports)))
    when = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "no day known"
    copies = len(reports) - independent
    copied = f" and {_many(copies, 'copy', 'copies')}" if copies else ""
    told_by = _many(independent, "independent report", "independent reports")
    line = f"{when} · {told_by}{copied} · {_many(outlets, 'outlet', 'outlets')}"
    return (line, *filter(None, (_cut(account), _doubted(reports))))


def story_title(account: Account) -> str:
    """The story's title and id."""
    story = account.story
    return f"{story.title}  ({story.id[:SHOWN_DIGITS]})" if story else "what was found"


def _cut(account: Account) -> str | None:
    """What an account too large for one lacks."""
    held = len(account.entries)
    if account.left_out is None:
        return f"of the newest {held:,} reports alone; there may be more"
    return f"of the newest {held:,} of {held + account.left_out:,} reports alone" if account.left_out else None


def _doubted(reports: Sequence[Report]) -> str | None:
    count = sum(1 for one in reports if not one.trusted)
    pages = _many(count, "page", "pages")
    return f"{pages} cannot be trusted as a whole (spun, machine-translated, damaged)" if count else None


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _keys(one: Tally) -> set[str]:
    return {key for series in one.series for point in series.points for key in point.figures}


def _is_told_often(one: Tally) -> bool:
    """Whether a count is more than one number in one report."""
    points = [point for series in one.series for point in series.points]
    return len(points) > 1 and one.what not in MINOR


def _is_turned(one: Utterance) -> bool:
    """Whether a wording has another number, negation or party than the one nearest to the origin."""
    return any(change.kind in TURNING for wording in one.wordings for change in wording.changes)


def _by_day(one: Happening) -> tuple[bool, str]:
    when = one.when
    day = (when.earliest or when.latest or "") if when else ""
    return not day, day


def _by_urgency(one: Duty) -> tuple[int, str]:
    order = ("overdue", "due", "open", "recurring", "met late", "met")
    day = (one.due.latest or one.due.earliest or "") if one.due else ""
    return order.index(one.standing) if one.standing in order else len(order), day
