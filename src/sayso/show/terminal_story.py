"""The story of a page on a terminal: in dispute, how many, what happened, what is due, background."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.records import Event, Figure, Findings, Obligation, Span
from sayso.show import amounts, wording
from sayso.show.harmless import line
from sayso.show.lines import (
    FIRST_COLUMN,
    HEADING,
    INDENT,
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
from sayso.show.order import Paragraphs, paragraphs
from sayso.show.story import Account, Contested, Count, Happened, Owed, Past, fairly, story
from sayso.show.view import Part, View

#: Rows of a list, so that a page's story stays on a screen or two; --only or -v shows all.
SHOWN: dict[Part, int] = {"disputes": 4, "figures": 8, "events": 10, "due": 5, "background": 8}
PAST_WORDS = 40  # columns of a piece of history: they stand in one flow
LABEL_SHARE = 3  # a figure's label takes a third of the table at most

Row = TypeVar("Row")
Lines = Iterator[RenderableType]


class StoryLines:
    """The sections of one page."""

    def __init__(self, findings: Findings, view: View) -> None:
        self.view, self.text = view, findings.document.text
        self.paragraphs: Paragraphs = paragraphs(findings.document)
        self.story, self.not_events = story(findings), findings.not_events
        self.narrow = view.width < NARROW
        self.room = room_for_words(view.width, 1)

    def sections(self) -> Lines:
        """Every section that was asked for and has something in it."""
        told = self.story
        yield from self._section("disputes", told.contested, self._contested)
        yield from self._section("figures", told.counts, self._counts)
        yield from self._unreadable()
        yield from self._section("events", told.happened, self._happened)
        yield from self._no_events()
        yield from self._section("due", told.owed, self._owed)
        yield from self._section("background", told.past, self._past)

    def _section(self, part: Part, rows: Sequence[Row], lines: Callable[[Sequence[Row]], Lines]) -> Lines:
        """Heading, rows, how many are left out; nothing where there are none, unless they were asked for."""
        if part not in self.view.parts or not (rows or self.view.narrowed or self._has_unreadable(part)):
            return
        yield Text(f"\n{wording.HEADINGS[part].upper()}", HEADING)
        if not rows and not self._has_unreadable(part):
            yield indented(Text(wording.NOTHING[part], QUIET))
        shown = rows if self.view.whole else self._first(part, rows)
        yield from lines(shown)
        if len(shown) < len(rows):
            yield indented(Text(wording.more(len(rows) - len(shown), part), QUIET))

    def _first(self, part: Part, rows: Sequence[Row]) -> Sequence[Row]:
        """As many as fit on a screen; what stands above is not told twice."""
        rows = [one for one in rows if not (isinstance(one, Happened) and one.told_above)]
        if len(rows) <= SHOWN[part] + 1:  # one alone is not worth a hint
            return rows
        status = [one.event.status if isinstance(one, Happened) else None for one in rows]
        return [rows[at] for at in fairly(status, SHOWN[part])]

    def _contested(self, rows: Sequence[Contested]) -> Lines:
        for one in rows:
            yield indented(Text(self._so_much(line(one.about), self.view.width - 2 * INDENT), SPEAKER))
            for account in one.accounts:
                label = self._so_much(line(account.party), SHOWN_LINES * FIRST_COLUMN)
                yield self._row(label, self._account(account), account.place, level=2)
            if one.note:
                yield self._row("", Text(one.note, QUIET), None, level=2)

    def _account(self, one: Account) -> Text:
        told = " · ".join(amounts.phrase(figure) for figure in one.figures)
        told = told or " … ".join(self._words(span) for span in one.words)
        if not told:
            return Text(f"{one.verb} {one.instead}")
        return Text(f"{one.verb}: ", VERB).append(self._so_much(line(told), SHOWN_LINES * self.room), "default")

    def _counts(self, rows: Sequence[Count]) -> Lines:
        """A table; on a narrow screen a line with the amount, and under it on whose word."""
        if not rows:
            return
        if not self.narrow:
            yield indented(self._table(rows))
            return
        for one in rows:
            about = " · ".join(line(part) for part in (one.according, one.as_of) if part)
            words = Text(amounts.amount(one.figure)).append(f"  {about}{self._rule(one.figure)}", QUIET)
            yield self._row(self._count_label(one), words, one.figure.span)

    def _table(self, rows: Sequence[Count]) -> Table:
        dated = any(one.as_of for one in rows)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(max_width=self.view.width // LABEL_SHARE, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        if dated:
            table.add_column(overflow="fold", max_width=self.view.width // LABEL_SHARE)
        table.add_column(justify="right", no_wrap=True, min_width=4)
        heads = ("", "low", "high", "according to", *(("as of",) if dated else ()), "")
        table.add_row(*(Text(head, QUIET) for head in heads))
        for one in rows:
            according = Text(line(one.according)).append(self._rule(one.figure), QUIET)
            as_of = (Text(line(one.as_of), QUIET),) if dated else ()
            cells = (Text(self._count_label(one)), Text(one.low), Text(one.high), according, *as_of)
            table.add_row(*cells, self._number(one.figure.span))
        return table

    def _count_label(self, one: Count) -> str:
        label = f"{wording.OF_THESE} {line(one.label)}" if one.inset else line(one.label)
        return self._so_much(label, SHOWN_LINES * self.view.width // LABEL_SHARE)

    def _has_unreadable(self, part: Part) -> bool:
        return part == "figures" and bool(self.story.unreadable)

    def _unreadable(self) -> Lines:
        """Numbers that fell apart: no figure, but whoever counts must know of them."""
        for issue in self.story.unreadable if "figures" in self.view.parts else ():
            if issue.span:
                words = Text(f"“{self._so_much(self._words(issue.span), self.room)}”", QUIET)
                words.append(f"  perhaps: {line(issue.suggestion)}" if issue.suggestion else "", QUIET)
                yield self._row(Text(wording.trouble(issue), WARNING), words, issue.span)

    def _happened(self, rows: Sequence[Happened]) -> Lines:
        above = ""
        for one in rows:
            label = "" if one.word == above else line(one.word)
            above = one.word
            yield self._row(label, self._event(one), one.words)

    def _event(self, one: Happened) -> Text:
        who = Text(f"{self._so_much(line(one.who), self.room)}: " if one.who else "", SPEAKER)
        told = who.append(self._so_much(self._words(one.words), self.room), "not bold")
        about = [line(one.known)]
        if self.view.verbose:
            event = one.event
            kind = "/".join(part for part in (event.type, event.mode) if part)
            about += [line(kind), *map(line, event.contexts), self._rule(event).strip()]
        return with_circumstances(told, " · ".join(part for part in about if part))

    def _no_events(self) -> Lines:
        if self.view.verbose and self.not_events and "events" in self.view.parts:
            yield indented(Text(wording.LOOKED_AT, QUIET))
            for one in self.not_events:
                reason = line(one.reason.replace("_", " "))
                yield self._row(Text(reason, QUIET), Text(self._words(one.span), QUIET), one.span)

    def _owed(self, rows: Sequence[Owed]) -> Lines:
        for one in rows:
            who = Text(line(one.who), SPEAKER)
            room = SHOWN_LINES * self.room - len(who)
            words = who.append(f": {self._so_much(self._words(one.obligation.duty), room)}", "not bold")
            about = " · ".join(part for part in (line(one.known), self._rule(one.obligation).strip()) if part)
            yield self._row(line(one.due), with_circumstances(words, about), one.obligation.duty)

    def _past(self, rows: Sequence[Past]) -> Lines:
        """History in one flow, for it only reminds."""
        flow = Text()
        for one in rows:
            flow.append(" · " if flow else "", QUIET)
            flow.append(f"{line(one.when)} " if one.when else "", SPEAKER)
            flow.append(f"{self._so_much(line(one.who), PAST_WORDS)}: " if one.who else "")
            flow.append(self._so_much(self._words(one.words), PAST_WORDS))
            flow.append(f", {line(one.known)}" if one.known else "")
            flow.append(f"{self._rule(one.event)} ¶{self.paragraphs.number(one.words.start)}", QUIET)
        if flow:
            yield indented(flow)

    def _row(self, label: str | Text, words: Text, place: Span | None, *, level: int = 1) -> RenderableType:
        first = Text(label) if isinstance(label, str) else label
        return row(first, words, self._number(place) if place else Text(), width=self.view.width, level=level)

    def _number(self, place: Span) -> Text:
        return Text(f"¶{self.paragraphs.number(place.start)}", QUIET)

    def _words(self, span: Span) -> str:
        return line(self.text[span.start : span.end])

    def _so_much(self, text: str, columns: int) -> str:
        return text if self.view.verbose else cut(text, max(columns, LEAST_ROOM))

    def _rule(self, made: Event | Figure | Obligation) -> str:
        """The rule that made a record and its score, with -v."""
        return f" {made.rule} {made.score:.2f}" if self.view.verbose else ""
