"""A situation report on a story: nothing in it without the number of the report it stands in.

``brief_of`` arranges it once; Markdown, HTML and DOCX are written from the same sections, so they cannot disagree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.records import Account, Entries, Happened, Question, Report, Said
from sayso.show.ledger.account import AccountSheets, Entry, story_title, summary_lines
from sayso.show.ledger.agreed import Agreed, agreed_of
from sayso.show.ledger.days import told_when
from sayso.show.ledger.passages import without_dateline
from sayso.show.sheet import Sheet, shown_columns, told_rows
from sayso.show.wording import own_words, says

#: Statements of one party outside the contested questions; a brief is one page or two.
MOST_OF_A_PARTY = 4
#: Parties whose other statements are listed: those who speak most.
MOST_PARTIES = 8
#: Events that are listed as agreed.
MOST_AGREED = 12
#: Marks that open or close a quotation; an apostrophe inside is none.
QUOTE_MARKS = ('"', "“", "”", "„", "‘", "«", "»")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the brief says, and the numbers of the reports it stands in. ``quoted``: words of a report."""

    words: str
    quoted: str | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, then lines under sub-headings, or a table."""

    title: str
    groups: tuple[tuple[str | None, tuple[Line, ...]], ...] = ()
    sheet: Sheet | None = None
    empty: str = "nothing"


@dataclass(frozen=True, slots=True)
class Source:
    """A report by its number: the line that names it, and the words of it that the brief rests on."""

    number: int
    line: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report, arranged."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    warnings: tuple[Line, ...]


def brief_of(account: Account) -> Brief:
    """The brief of an account."""
    return _Writer(account).brief()


class _Writer:
    def __init__(self, account: Account) -> None:
        self._account = account
        self._sheets = AccountSheets(account, whole=False)
        self._numbers = {each.report.document: turn for turn, each in enumerate(account.entries, 1)}
        self._entries: dict[str, Entry] = {one.key: one for each in account.entries for one in _all_of(each)}
        self._quoted: dict[int, list[str]] = {}

    def brief(self) -> Brief:
        sections = (
            Section("What is contested", self._contested(), empty="Nobody contradicts anybody in these reports."),
            Section(
                "What nobody disputes", ((None, self._agreed()),), empty="No event is told by two independent reports."
            ),
            Section("What each side says besides", self._besides(), empty="Nothing else."),
            Section("How many", sheet=self._cut(self._sheets.figures())),
            Section("Timeline", sheet=self._cut(self._sheets.timeline())),
            Section("What is due", sheet=self._cut(self._sheets.due())),
            Section("Words that changed", sheet=self._cut(self._sheets.wordings())),
        )
        warnings = self._warnings()
        sources = tuple(self._source(each.report) for each in self._account.entries)
        return Brief(story_title(self._account), summary_lines(self._account), sections, sources, warnings)

    def _cut(self, sheet: Sheet) -> Sheet:
        """What a page has room for, the best told first."""
        return self._sheets.cut(sheet, hint=" in the ledger")

    def _contested(self) -> tuple[tuple[str | None, tuple[Line, ...]], ...]:
        return tuple((_capital(one.about), tuple(self._positions(one))) for one in self._account.questions)

    def _positions(self, question: Question) -> Iterable[Line]:
        for one in question.positions:
            words = self._sheets.words_of(one)
            quoted = "; ".join(words) if isinstance(words, tuple) else words
            since = f" (since {one.since})" if one.since else ""
            keys = (*((one.voice,) if one.voice else ()), *one.statements, *one.figures)
            cue = self._sheets.cue_of(one)
            yield self._line(f"{one.party}{since}{f' {cue}' if cue else ''}", quoted, keys)
        asked = tuple(key for one in question.positions for key in (*one.statements, *one.figures))
        for name in question.silent:
            yield self._line(f"{name} has not answered in these reports", None, asked)

    def _agreed(self) -> tuple[Line, ...]:
        return tuple(self._happening(one) for one in islice(agreed_of(self._account), MOST_AGREED))

    def _happening(self, one: Agreed) -> Line:
        day = told_when(one.happening.when) or "no day given"
        return self._line(day, one.words, one.happening.events)

    def _besides(self) -> tuple[tuple[str | None, tuple[Line, ...]], ...]:
        contested = {key for one in self._account.questions for place in one.positions for key in place.statements}
        by_name: dict[str, list[Said]] = {}
        for each in self._account.entries:
            if each.report.document in self._account.origins:
                continue  # a copy says nothing of its own
            for said in each.said:
                if said.key not in contested and said.statement.speaker and own_words(said.words):
                    by_name.setdefault(said.statement.speaker.name, []).append(said)
        often = sorted(by_name, key=lambda name: (-len(by_name[name]), name))[:MOST_PARTIES]
        return tuple((name, tuple(self._said(by_name[name]))) for name in often)

    def _said(self, said: Sequence[Said]) -> Iterable[Line]:
        fullest = sorted(said, key=lambda one: (not one.report.trusted, -len(one.words), one.key))[:MOST_OF_A_PARTY]
        for one in sorted(fullest, key=lambda one: (told_when(one.report.published) or "", one.key)):
            day = told_when(one.statement.said) or told_when(one.report.published) or "no day given"
            yield self._line(f"{day}, {says(one.statement.act, one.cue)}", one.words, (one.key,))

    def _line(self, words: str, quoted: str | None, keys: Iterable[str]) -> Line:
        found: dict[int, None] = {}
        for key in keys:
            if entry := self._entries.get(key):
                number = self._numbers[entry.report.document]
                found[number] = None
                its_words = without_dateline(entry.passage) if isinstance(entry, Happened) else entry.words
                if quoted and its_words and its_words not in self._quoted.setdefault(number, []):
                    self._quoted[number].append(its_words)
        return Line(words, quoted, tuple(sorted(found)))

    def _source(self, report: Report) -> Source:
        number = self._numbers[report.document]
        origin = self._account.origins.get(report.document)
        parts = [
            report.outlet or "no outlet",
            f"“{report.title}”" if report.title else (report.file or "untitled"),
            told_when(report.published) or "no day given",
            f"seen {report.added[:10]}",
            report.url or "",
            f"copy of [{self._numbers[origin]}]" if origin in self._numbers else "",
        ]
        return Source(number, ", ".join(part for part in parts if part), tuple(self._quoted.get(number, ())))

    def _warnings(self) -> tuple[Line, ...]:
        doubted = tuple(
            self._numbers[each.report.document] for each in self._account.entries if not each.report.trusted
        )
        undated = tuple(
            self._numbers[each.report.document] for each in self._account.entries if not each.report.published
        )
        lines = []
        if doubted:
            lines.append(Line("Cannot be trusted as a whole (spun, machine-translated or damaged)", None, doubted))
        if undated:
            lines.append(Line("Give no day of publication", None, undated))
        return tuple(lines)


def _capital(heading: str) -> str:
    return heading[:1].upper() + heading[1:]


def cited(line: Line) -> str:
    """The numbers of a line: [1][4]."""
    return "".join(f"[{number}]" for number in line.sources)


def plain(line: Line) -> str:
    """A line in plain words with its numbers."""
    words = f"{line.words}: “{unquoted(line.quoted)}”" if line.quoted else line.words
    return f"{words} {cited(line)}".strip()


def unquoted(words: str) -> str:
    """Words without quote marks round the whole of them: the brief sets its own."""
    inner = words[1:-1]
    whole = words[:1] in QUOTE_MARKS and words[-1:] in QUOTE_MARKS and not any(mark in inner for mark in QUOTE_MARKS)
    return inner if inner and whole else words


def cells(sheet: Sheet) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Titles and rows of a table as people see them."""
    places = shown_columns(sheet, verbose=False)
    return tuple(sheet.columns[at].title for at in places), tuple(map(tuple, told_rows(sheet, places)))


def _all_of(each: Entries) -> Iterable[Entry]:
    return (*each.said, *each.happened, *each.counted, *each.owed)
