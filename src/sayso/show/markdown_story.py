"""The story of a page as Markdown: the same rows as on a terminal, figures as a table, nothing left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sayso.records import Event, Figure, Findings, Obligation, Span
from sayso.show import amounts, wording
from sayso.show.harmless import line
from sayso.show.order import Paragraphs, paragraphs
from sayso.show.story import Account, Contested, Count, Happened, Owed, Past, story
from sayso.show.view import Part, View

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=])")  # at the start of a line these begin a list or a heading

Row = TypeVar("Row")


def plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would take for markup."""
    safe = _MARKUP.sub(r"\\\1", line(text))
    return _LIST_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", safe)


class StoryText:
    """The sections of one page."""

    def __init__(self, findings: Findings, view: View) -> None:
        self.view, self.written = view, findings.document.text
        self.paragraphs: Paragraphs = paragraphs(findings.document)
        self.story = story(findings)

    def sections(self) -> Iterator[str]:
        """Every section that was asked for and has something in it."""
        told = self.story
        yield from self._section("disputes", told.contested, self._contested)
        yield from self._section("figures", told.counts, self._count)
        yield from self._section("events", told.happened, self._happened)
        yield from self._section("due", told.owed, self._owed)
        yield from self._section("background", told.past, self._past)

    def _section(self, part: Part, rows: Sequence[Row], lines: Callable[[Row], Iterator[str]]) -> Iterator[str]:
        if part not in self.view.parts or not (rows or self.view.narrowed):
            return
        head = (
            "| | low | high | according to | as of | |\n|---|--:|--:|---|---|---|\n"
            if part == "figures" and rows
            else ""
        )
        body = head + "".join(written for one in rows for written in lines(one))
        yield f"## {wording.HEADINGS[part]}\n\n{body or wording.NOTHING[part] + chr(10)}"

    def _contested(self, one: Contested) -> Iterator[str]:
        yield f"- {plain(one.about)}{f' ({one.note})' if one.note else ''}\n"
        for account in one.accounts:
            told = f"*{account.verb}*{self._account(account)} ({self._at(account.place)})"
            yield f"  - **{plain(account.party)}** {told}\n"

    def _account(self, one: Account) -> str:
        told = " · ".join(amounts.phrase(figure) for figure in one.figures)
        told = plain(told) or " … ".join(self._words(span) for span in one.words)
        return f": {told}" if told else f" {one.instead}"

    def _count(self, one: Count) -> Iterator[str]:
        label = f"{wording.OF_THESE.strip()} {plain(one.label)}" if one.inset else plain(one.label)
        cells = (label, plain(one.low), plain(one.high), plain(one.according), plain(one.as_of))
        places = ", ".join(dict.fromkeys(self._at(figure.span) for figure in one.figures))
        yield f"| {' | '.join(cells)} | {places}{self._rule(one.figure)} |\n"

    def _happened(self, one: Happened) -> Iterator[str]:
        who = f"{plain(one.who)}: " if one.who else ""
        about = " · ".join(part for part in (plain(one.known), self._at(one.words)) if part)
        yield f"- **{plain(one.word)}** — {who}{self._words(one.words)} ({about}{self._rule(one.event)})\n"

    def _owed(self, one: Owed) -> Iterator[str]:
        duty = one.obligation.duty
        about = " · ".join(part for part in (plain(one.known), self._at(duty)) if part)
        who = f"**{plain(one.due)}** {plain(one.who)}"
        yield f"- {who}: {self._words(duty)} ({about}{self._rule(one.obligation)})\n"

    def _past(self, one: Past) -> Iterator[str]:
        when = f"**{plain(one.when)}** " if one.when else ""
        who = f"{plain(one.who)}: " if one.who else ""
        known = f", {plain(one.known)}" if one.known else ""
        yield f"- {when}{who}{self._words(one.words)}{known} ({self._at(one.words)}{self._rule(one.event)})\n"

    def _words(self, span: Span) -> str:
        return plain(self.written[span.start : span.end])

    def _at(self, place: Span) -> str:
        return f"¶{self.paragraphs.number(place.start)}"

    def _rule(self, made: Event | Figure | Obligation) -> str:
        return f" · {plain(made.rule)} {made.score:.2f}" if self.view.verbose else ""
