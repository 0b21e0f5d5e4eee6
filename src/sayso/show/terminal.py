"""Findings on a terminal: who says what at a glance; the same meaning without colours."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.records import ACTS, Findings, Issue, Speaker, Statement
from sayso.show import wording
from sayso.show.harmless import balanced, line
from sayso.show.lines import (
    FIRST_COLUMN,
    HEADING,
    LEAST_ROOM,
    NARROW,
    QUIET,
    SHOWN_LINES,
    SPEAKER,
    VERB,
    WARNING,
    cut,
    indented,
    room_for_words,
    row,
    with_circumstances,
)
from sayso.show.order import Paragraphs, Told, paragraphs, place_of, voice_key, voices
from sayso.show.story import fairly
from sayso.show.terminal_story import StoryLines
from sayso.show.view import Part, View

ASIDE_SHOWN = 60  # columns of a passage set aside: enough to find it by
DEEPEST_INDENT = 4  # levels; deeper ones stand as deep as this
SAID_SHOWN = 16  # statements; --only says shows all, as the other formats do
ASIDE_LISTED, WARNINGS_LISTED = 4, 8  # rows; the line at the top has counted them
LISTED_OF_A_KIND = 3  # troubles; a machine-translated page has dozens, and the count stands at the top
ALWAYS_LISTED = ("broken_number", "inconsistent_count", "inconsistent_date")  # whoever quotes the page needs these
LIST_MARGINS = FIRST_COLUMN + 10  # columns beside a listed passage: its label, its paragraph, the blanks between
QUOTE_MARKS = "\"'“”‘’«»„"


def on_terminal(many: Iterable[Findings], view: View) -> Iterator[str]:
    """Each page as it comes; a rule between two of them."""
    first = True
    for findings in many:
        yield ("" if first else f"\n{'─' * view.width}\n\n") + _page(findings, view)
        first = False


def _page(findings: Findings, view: View) -> str:
    """One page as lines of text, with colours if the view asks for them."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=view.width,
        force_terminal=view.colours,
        color_system="standard" if view.colours else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # colours and width are the caller's word, not the environment's
    )
    for part in _Page(findings, view).parts():
        console.print(part)
    return "".join(f"{balanced(printed.rstrip())}\n" for printed in out.getvalue().split("\n")[:-1])


class _Page:
    """The parts of one page."""

    def __init__(self, findings: Findings, view: View) -> None:
        self.findings, self.view = findings, view
        self.text = findings.document.text
        self.paragraphs: Paragraphs = paragraphs(findings.document)
        self.by_id = {one.id: one for one in findings.statements}

    def parts(self) -> Iterator[RenderableType]:
        """From the headline to the counting line."""
        yield from self._head()
        if "says" in self.view.parts:
            yield from self._says()
        yield from StoryLines(self.findings, self.view).sections()
        yield from self._listing("aside", self.findings.document.quarantine, self._aside)
        yield from self._listing("warnings", self._to_warn_of(), self._warnings)
        yield Text(f"\n{wording.counting_line(self.findings)}", QUIET)

    def _listing(
        self, part: Part, what: Sequence[object], lines: Callable[[], Iterator[RenderableType]]
    ) -> Iterator[RenderableType]:
        if part in self.view.parts and (what or self.view.narrowed):
            yield Text(f"\n{wording.HEADINGS[part].upper()}", HEADING)
            yield from lines() if what else (indented(Text(wording.NOTHING[part], QUIET)),)

    def _to_warn_of(self) -> list[Issue]:
        """Troubles that do not stand elsewhere on the screen: unreadable numbers stand among the figures."""
        elsewhere = "broken_number" if "figures" in self.view.parts else ""
        return [one for one in wording.troubles(self.findings) if one.kind != elsewhere or one.span is None]

    def _head(self) -> Iterator[RenderableType]:
        document = self.findings.document
        yield Text(line(document.title or "No headline"), "bold")
        page, *rest = wording.page_line(self.findings)
        page = self.findings.file or document.url or page
        yield indented(Text(" · ".join(map(line, (page, *rest))), QUIET))
        warnings = wording.warning_line(self.findings)
        if warnings:
            yield indented(Text(f"⚠ {warnings}", WARNING))

    def _says(self) -> Iterator[RenderableType]:
        yield Text(f"\n{wording.HEADINGS['says'].upper()}", HEADING)
        if not self.findings.statements:
            yield indented(Text(wording.NOTHING["says"], QUIET))
        spoken = [(voice, told) for voice in voices(self.findings) for told in voice.told]
        shown = list(range(len(spoken)))
        if not self.view.whole and len(spoken) > SAID_SHOWN + 1:  # every voice is heard before one is heard twice
            shown = fairly([voice_key(voice.speaker) for voice, _ in spoken], SAID_SHOWN)
        for voice, several in groupby((spoken[at] for at in shown), key=itemgetter(0)):
            yield indented(self._speaker(voice.speaker))
            for _, told in several:
                yield from self._told(told, voice.speaker, 2)
        if len(shown) < len(spoken):
            yield indented(Text(wording.more(len(spoken) - len(shown), "says"), QUIET))

    def _speaker(self, speaker: Speaker | None) -> Text:
        if speaker is None:
            return Text(wording.NO_SPEAKER, f"{SPEAKER} italic")
        shown = Text(line(speaker.name), SPEAKER)
        aside = wording.speaker_aside(speaker)
        shown.append(f"  {line(aside)}" if aside else "", QUIET)
        shown.append(f"  [{speaker.actor or 'not in the tables'}]" if self.view.verbose else "", QUIET)
        return shown

    def _told(self, told: Told, voice: Speaker | None, level: int) -> Iterator[RenderableType]:
        """A statement, then those inside its words, deeper; another voice is named there."""
        yield self._statement(told, level)
        for inner in told.inside:
            speaker, deeper = inner.statement.speaker, min(level + 1, DEEPEST_INDENT)
            if voice_key(speaker) != voice_key(voice):
                yield indented(Text("↳ ", QUIET) + self._speaker(speaker), deeper)
                deeper = min(deeper + 1, DEEPEST_INDENT)
            yield from self._told(inner, speaker, deeper)

    def _statement(self, told: Told, level: int) -> RenderableType:
        statement = told.statement
        number = Text(f"¶{self.paragraphs.number(place_of(statement).start)}", QUIET)
        verb, words = self._verb(statement), self._words(told)
        shown = self._shortened(words, room_for_words(self.view.width, level))
        return row(verb, shown, number, width=self.view.width, level=level)

    def _verb(self, statement: Statement) -> Text:
        """The cue as written, with our word for the act where the cue does not show it; without a cue, our word."""
        cue = line(self.text[statement.cue.start : statement.cue.end]) if statement.cue else None
        shown = Text(cue or ACTS[statement.act], VERB)
        beside = wording.act_beside_cue(statement.act, cue)
        return shown.append(f" ({beside})", QUIET) if beside else shown

    def _words(self, told: Told) -> tuple[Text, Text]:
        """What is said, in the page's words, and what is known about the saying of it."""
        spans = [span for one in (told.statement, *told.more) for span in one.content]
        said = " … ".join(line(self.text[span.start : span.end]) for span in sorted(spans))
        return Text(said or f"({wording.NO_WORDS})"), Text(self._circumstances(told), QUIET)

    def _circumstances(self, told: Told) -> str:
        statement = told.statement
        known = [wording.unreadable(statement, self.findings.issues)]
        known += [f"{wording.toward(statement)} {line(statement.addressee)}" if statement.addressee else ""]
        known += [line(statement.channel) if statement.channel else ""]
        known += [wording.when(statement.said) if statement.said else ""]
        denied = self.by_id.get(statement.denies or "")
        known += [f"denies ¶{self.paragraphs.number(place_of(denied).start)}: {self._brief(denied)}" if denied else ""]
        goes_on = sorted({self.paragraphs.number(place_of(one).start) for one in told.more})
        known += [f"goes on {', '.join(f'¶{number}' for number in goes_on)}" if goes_on else ""]
        known += [f"{statement.rule} {statement.score:.2f}" if self.view.verbose else ""]
        return " · ".join(part for part in known if part)

    def _brief(self, statement: Statement) -> str:
        words = " … ".join(line(self.text[span.start : span.end]) for span in statement.content)
        return f"“{cut(words.strip(QUOTE_MARKS), ASIDE_SHOWN // 2)}”"

    def _shortened(self, words: tuple[Text, Text], room: int) -> Text:
        said, about = words
        if not self.view.verbose:
            said = Text(cut(said.plain, SHOWN_LINES * max(room, 1)))
        return with_circumstances(said, about.plain)

    def _aside(self) -> Iterator[RenderableType]:
        aside = self.findings.document.quarantine
        shown = aside if self.view.whole or len(aside) <= ASIDE_LISTED + 1 else aside[:ASIDE_LISTED]
        for one in shown:
            words = line(self.text[one.span.start : one.span.end])
            yield self._listed(wording.REASONS[one.reason], self._found_by(words), one.span.start)
        if len(shown) < len(aside):
            yield indented(Text(wording.more(len(aside) - len(shown), "aside"), QUIET))

    def _warnings(self) -> Iterator[RenderableType]:
        """Troubles in place: of a kind that is frequent here the first few, unless it is about a number."""
        seen: Counter[str] = Counter()
        listed = 0
        for issue in self._to_warn_of():
            seen[issue.kind] += 1
            few = seen[issue.kind] <= LISTED_OF_A_KIND and listed < WARNINGS_LISTED
            if self.view.whole or issue.kind in ALWAYS_LISTED or few:
                listed += 1
                start = issue.span.start if issue.span else None
                yield self._listed(wording.trouble(issue), self._trouble(issue), start)
        if listed < seen.total():
            yield indented(Text(wording.more(seen.total() - listed, "warnings"), QUIET))

    def _trouble(self, issue: Issue) -> str:
        """The words it is about, and what may have been meant; for a trouble of the whole page, what it is."""
        if issue.span is None:
            return wording.page_wide(issue)
        words = line(self.text[issue.span.start : issue.span.end])
        shown = f"“{self._found_by(words)}”"
        shown += f"  perhaps: {line(issue.suggestion)}" if issue.suggestion else ""
        return f"{shown}  {line(issue.message)}" if self.view.verbose else shown

    def _found_by(self, words: str) -> str:
        """So much of a passage that it can be found; all of it with -v."""
        return (
            words
            if self.view.verbose
            else cut(words, min(ASIDE_SHOWN, max(self.view.width - LIST_MARGINS, LEAST_ROOM)))
        )

    def _listed(self, what: str, words: str, start: int | None) -> RenderableType:
        number = "" if start is None else f"¶{self.paragraphs.number(start)}"
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        grid.add_column(width=FIRST_COLUMN if self.view.width >= NARROW else FIRST_COLUMN // 2 + 2, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(Text(what, WARNING), Text(words, QUIET), Text(number, QUIET))
        return indented(grid)
