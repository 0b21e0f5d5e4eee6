"""Findings on a terminal: who says what at a glance; the same meaning without colours."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.records import Findings, Issue, Speaker, Statement
from sayso.show import wording
from sayso.show.harmless import balanced, line
from sayso.show.order import Paragraphs, Told, paragraphs, place_of, voice_key, voices
from sayso.show.view import View

NARROW = 64  # columns; below, a statement's words stand under its verb, for beside it they would be a ribbon
VERB_COLUMN = 22  # columns: "has repeatedly denied that" still fits in two lines
SHOWN_LINES = 2  # of a statement's words; the whole with -v, and always in the other formats
ASIDE_SHOWN = 60  # columns of a passage set aside: enough to find it by
DEEPEST_INDENT = 4  # levels; deeper ones stand as deep as this
LISTED_OF_A_KIND = 3  # troubles; a machine-translated page has dozens, and the count stands at the top
ALWAYS_LISTED = ("broken_number", "inconsistent_count", "inconsistent_date")  # whoever quotes the page needs these
LIST_MARGINS = VERB_COLUMN + 10  # columns beside a listed passage: its label, its paragraph, the blanks between
QUOTE_MARKS = "\"'“”‘’«»„"
INDENT = 2  # columns a level

HEADING, SPEAKER, VERB, QUIET, WARNING = "bold blue", "bold", "cyan", "dim", "yellow"


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
        if "aside" in self.view.parts and self.findings.document.quarantine:
            yield from self._aside()
        if "warnings" in self.view.parts and wording.troubles(self.findings):
            yield from self._warnings()
        yield Text(f"\n{wording.counting_line(self.findings)}", QUIET)

    def _head(self) -> Iterator[RenderableType]:
        document = self.findings.document
        yield Text(line(document.title or "No headline"), "bold")
        page = (self.findings.file or document.url or "text given", document.outlet or "no outlet")
        yield _indented(Text(" · ".join(map(line, (*page, wording.published(document)))), QUIET))
        warnings = wording.warning_line(self.findings)
        if warnings:
            yield _indented(Text(f"⚠ {warnings}", WARNING))

    def _says(self) -> Iterator[RenderableType]:
        yield Text("\nWHO SAYS WHAT", HEADING)
        if not self.findings.statements:
            yield _indented(Text("Nobody is quoted or reported here.", QUIET))
        for voice in voices(self.findings):
            yield _indented(self._speaker(voice.speaker))
            for told in voice.told:
                yield from self._told(told, voice.speaker, 2)

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
                yield _indented(Text("↳ ", QUIET) + self._speaker(speaker), deeper)
                deeper = min(deeper + 1, DEEPEST_INDENT)
            yield from self._told(inner, speaker, deeper)

    def _statement(self, told: Told, level: int) -> RenderableType:
        statement = told.statement
        number = Text(f"¶{self.paragraphs.number(place_of(statement).start)}", QUIET)
        verb, words = self._verb(statement), self._words(told)
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        if self.view.width < NARROW:
            grid.add_column(ratio=1, overflow="fold")
            grid.add_column(justify="right", no_wrap=True)
            grid.add_row(verb, number)
            grid.add_row(_indented(self._shortened(words, self.view.width - INDENT * (level + 2))))
        else:
            grid.add_column(width=VERB_COLUMN, overflow="fold")
            grid.add_column(ratio=1, overflow="fold")
            grid.add_column(justify="right", no_wrap=True, min_width=4)
            room = self.view.width - VERB_COLUMN - INDENT * level - 8
            grid.add_row(verb, self._shortened(words, room), number)
        return _indented(grid, level)

    def _verb(self, statement: Statement) -> Text:
        """The cue as written, with our word for the act where the cue does not show it; without a cue, our word."""
        cue = line(self.text[statement.cue.start : statement.cue.end]) if statement.cue else None
        shown = Text(cue or wording.ACTS[statement.act], VERB)
        beside = wording.act_beside_cue(statement.act, cue)
        return shown.append(f" ({beside})", QUIET) if beside else shown

    def _words(self, told: Told) -> tuple[Text, Text]:
        """What is said, in the page's words, and what is known about the saying of it."""
        spans = [span for one in (told.statement, *told.more) for span in one.content]
        said = " … ".join(line(self.text[span.start : span.end]) for span in sorted(spans))
        return Text(said or f"({wording.NO_WORDS})"), Text(self._circumstances(told), QUIET)

    def _circumstances(self, told: Told) -> str:
        statement = told.statement
        known = [f"to {line(statement.addressee)}" if statement.addressee else ""]
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
        return f"“{_cut(words.strip(QUOTE_MARKS), ASIDE_SHOWN // 2)}”"

    def _shortened(self, words: tuple[Text, Text], room: int) -> Text:
        said, about = words
        if not self.view.verbose:
            said = Text(_cut(said.plain, SHOWN_LINES * max(room, 1)))
        return said + Text("  — ", QUIET) + about if about else said

    def _aside(self) -> Iterator[RenderableType]:
        yield Text("\nSET ASIDE", HEADING)
        for one in self.findings.document.quarantine:
            words = line(self.text[one.span.start : one.span.end])
            yield self._listed(wording.REASONS[one.reason], self._found_by(words), one.span.start)

    def _warnings(self) -> Iterator[RenderableType]:
        """Every trouble in place; of a kind that is frequent here the first few, unless it is about a number."""
        yield Text("\nWARNINGS", HEADING)
        seen: Counter[str] = Counter()
        for issue in wording.troubles(self.findings):
            seen[issue.kind] += 1
            if self.view.verbose or issue.kind in ALWAYS_LISTED or seen[issue.kind] <= LISTED_OF_A_KIND:
                start = issue.span.start if issue.span else None
                yield self._listed(wording.trouble(issue), self._trouble(issue), start)
        folded = sum(max(0, seen[kind] - LISTED_OF_A_KIND) for kind in seen if kind not in ALWAYS_LISTED)
        if folded and not self.view.verbose:
            yield _indented(Text(f"and {folded} more of the same kinds (-v lists them)", QUIET))

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
            words if self.view.verbose else _cut(words, min(ASIDE_SHOWN, max(self.view.width - LIST_MARGINS, INDENT)))
        )

    def _listed(self, what: str, words: str, start: int | None) -> RenderableType:
        number = "" if start is None else f"¶{self.paragraphs.number(start)}"
        grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
        grid.add_column(width=VERB_COLUMN if self.view.width >= NARROW else VERB_COLUMN // 2 + 2, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        grid.add_row(Text(what, WARNING), Text(words, QUIET), Text(number, QUIET))
        return _indented(grid)


def _indented(part: RenderableType, level: int = 1) -> Padding:
    return Padding(part, (0, 0, 0, INDENT * level))


def _cut(text: str, columns: int) -> str:
    """``text`` in at most so many columns, cut between words, with an ellipsis where something is left out."""
    if cell_len(text) <= columns:
        return text
    fitting = set_cell_size(text, max(columns - 2, 1)).rstrip()
    return f"{fitting.rsplit(' ', 1)[0]} …" if " " in fitting else f"{fitting}…"
