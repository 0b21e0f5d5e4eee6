"""Findings as one self-contained HTML page: the article as it came, its statements marked, a card for each.

No script, nothing loaded from anywhere. Hue and pattern of a line tell the speakers apart; a number leads to the card.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from sayso.records import ACTS, Findings, Issue, Speaker, Statement
from sayso.show import wording
from sayso.show.anchors import Anchors
from sayso.show.harmless import line, web_address
from sayso.show.marks import Mark, Paragraph, escaped, marked
from sayso.show.order import Paragraphs, Told, paragraphs, place_of, speakers, voice_key, voices
from sayso.show.page_story import StoryCards
from sayso.show.story import NO_NAMES
from sayso.show.view import Part

HUES, PATTERNS = 7, 4  # share no divisor: 28 speakers look different before two look the same
DEEPEST_CARD = 3  # levels of cards set in; deeper ones stand as deep as this

_RANK_ASIDE, _RANK_TROUBLE, _RANK_STATEMENT, _RANK_WHO, _RANK_CUE = range(5)  # from the outside in

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # whatever a page holds, nothing is run or loaded

_STAY = "&#8288;"  # word joiner: the number stays with the word it stands before

_KEY = (
    ' <li class="key"><span class="cue">said</span> the word of saying</li>'
    ' <li class="key"><span class="ev">shaded</span> an event</li>'
    ' <li class="key"><del>crossed out</del> set aside, not read</li>'
    ' <li class="key"><span class="trouble">wavy</span> to be read with care</li>'
)


def as_html(many: Iterable[Findings]) -> Iterator[str]:
    """One page, in pieces as the findings come; several inputs are sections of it, with a list of them on top."""
    findings = iter(many)
    first_two = list(itertools.islice(findings, 2))
    several = len(first_two) != 1
    title = "Who says what" if several else _title(first_two[0])
    yield _head(title)
    if several:
        yield f'<h1 class="over">{escaped(title)}</h1>\n'
    entries = []
    for number, one in enumerate(itertools.chain(first_two, findings), start=1):
        yield Section(one, Anchors(f"f{number}"), "h2" if several else "h1").html()
        entries.append(f'<li><a href="#f{number}">{escaped(_title(one))}</a></li>\n')
    if several:
        yield f'<nav aria-label="Pages"><ol>\n{"".join(entries)}</ol></nav>\n'
    yield "</body>\n</html>\n"


def _title(findings: Findings) -> str:
    return line(findings.document.title or findings.file or findings.document.url or "No headline")


def _head(title: str) -> str:
    style = resources.files("sayso.show").joinpath("style", "page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)} · Sayso</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )


class Section:
    """One input on the page, under the names that ``anchors`` gives; ``names`` as in ``story``."""

    def __init__(self, findings: Findings, anchors: Anchors, heading: str, names: Mapping[str, str] = NO_NAMES) -> None:
        self.findings, self.text = findings, findings.document.text
        self.anchors, self.here, self.heading = anchors, anchors.here, heading
        self.paragraphs: Paragraphs = paragraphs(findings.document)
        self.voices = voices(findings)
        self.speakers = speakers(findings)
        self.looks = {voice_key(one): at for at, one in enumerate(self.speakers)}
        ordered = sorted(findings.statements, key=place_of)
        self.numbers = {one.id: at for at, one in enumerate((one for one in ordered if not one.continues), start=1)}
        for one in ordered:
            self.numbers.setdefault(one.id, self.numbers.get(one.continues or "", len(self.numbers) + 1))
        self.by_id = {one.id: one for one in findings.statements}
        self.story = StoryCards(findings, anchors, self._look, names)

    def html(self) -> str:
        """The whole section."""
        language = self.findings.document.language
        lang = f' lang="{escaped(language)}"' if language else ""
        return (
            f'<section class="file" id="{self.here}">\n{self._top()}'
            f'<div class="columns">\n<article class="article"{lang}>\n{self._article()}</article>\n'
            f'<div class="beside">\n{self._contents()}<h3 id="{self.here}-says">{wording.HEADINGS["says"]}</h3>\n'
            f"{self._cards()}{''.join(self.story.sections())}{self._page_wide()}</div>\n</div>\n"
            f"<footer>{escaped(wording.counting_line(self.findings))}</footer>\n</section>\n"
        )

    def _top(self) -> str:
        document = self.findings.document
        *where, day = map(escaped, wording.page_line(self.findings))
        where += [escaped(document.byline)] if document.byline else []
        where += [day]
        if url := web_address(document.url):
            where.append(f'<a href="{escaped(url)}" rel="noreferrer">{escaped(url)}</a>')
        headline = "" if self.heading == "h1" else ' class="headline"'
        warnings = wording.warning_line(self.findings)
        return (
            f"<{self.heading}{headline}>{escaped(_title(self.findings))}</{self.heading}>\n"
            f'<p class="page-line">{" · ".join(where)}</p>\n'
            + (f'<p class="warnings">⚠ {escaped(warnings)}</p>\n' if warnings else "")
            + f'<ul class="legend" aria-label="What the lines mean">{self._legend()}{_KEY}</ul>\n'
        )

    def _contents(self) -> str:
        """What stands beside the article, with how much of it; a way down a long column."""
        parts: list[tuple[Part, int]] = [("says", len(self.findings.statements)), *self.story.contents()]
        links = " ".join(
            f'<li><a href="#{self.here}-{part}">{wording.HEADINGS[part]}</a> {size}</li>' for part, size in parts
        )
        return f'<ul class="contents" aria-label="Beside the article">{links}</ul>\n' if len(parts) > 1 else ""

    def _legend(self) -> str:
        return "".join(
            f'<li><span class="swatch {self._look(speaker)}">{self._name(speaker)}</span></li> '
            for speaker in self.speakers
        )

    def _article(self) -> str:
        troubles = [issue for issue in wording.troubles(self.findings) if issue.span]
        return "".join(
            self._paragraph(one, troubles) for one in marked(self.text, self._marks(), placed=self.anchors.placed)
        )

    def _paragraph(self, one: Paragraph, troubles: list[Issue]) -> str:
        notes = "".join(
            f"<li>⚠ {escaped(_note(issue))}</li>"
            for issue in troubles
            if issue.span and one.span.start <= issue.span.start < one.span.end
        )
        anchor = f"{self.here}-p{one.number}"
        margin = f'<ul class="margin">{notes}</ul>' if notes else ""
        return (
            f'<div class="para" id="{anchor}"><a class="number" href="#{anchor}">¶{one.number}</a>'
            f'<p dir="auto">{one.html}</p>{self.story.margin(one.number)}{margin}</div>\n'
        )

    def _marks(self) -> Iterator[Mark]:
        for aside in self.findings.document.quarantine:
            reason = wording.REASONS[aside.reason]
            why = f'<span class="why">{reason}</span>'
            about = (("class", "aside"), ("title", f"set aside: {reason}"))
            yield Mark(aside.span, "del", about, _RANK_ASIDE, after=why)
        for issue in self.findings.issues:
            if issue.span:
                yield Mark(issue.span, "span", (("class", "trouble"), ("title", _note(issue))), _RANK_TROUBLE)
        seen = set()
        for statement in self.findings.statements:
            for mark in self._statement_marks(statement):
                if (mark.span, mark.rank) not in seen or mark.rank == _RANK_STATEMENT:
                    seen.add((mark.span, mark.rank))
                    yield mark
        yield from self.story.marks()

    def _statement_marks(self, statement: Statement) -> Iterator[Mark]:
        """Its words, its speaker, its cue. The first words carry the anchor and the number that leads to the card."""
        look, number = self._look(statement.speaker), self.numbers[statement.id]
        target = f'href="#{self._card_of(statement)}" aria-label="statement {number}"'
        card = f'<a class="mark {look}" {target}>{number}</a>{_STAY}'
        for at, span in enumerate(sorted(statement.content)):
            about = (("class", f"st {look}"), ("title", self._title_of(statement)))
            identity = None if at else self._anchor(statement)
            yield Mark(span, "span", about, _RANK_STATEMENT, identity, before="" if at else card)
        if statement.speaker:
            yield Mark(statement.speaker.span, "span", (("class", f"who {look}"),), _RANK_WHO)
        if statement.cue:
            identity = None if statement.content else self._anchor(statement)
            before = "" if statement.content else card
            yield Mark(statement.cue, "span", (("class", f"cue {look}"),), _RANK_CUE, identity, before)

    def _cards(self) -> str:
        told = sorted((one for voice in self.voices for one in voice.told), key=lambda one: place_of(one.statement))
        cards = "".join(self._card(one, 0) for one in told)
        return f'<ol class="cards">\n{cards}</ol>\n' if cards else f"<p>{wording.NOTHING['says']}</p>\n"

    def _card(self, told: Told, depth: int) -> str:
        statement = told.statement
        look = self._look(statement.speaker)
        inset = f" inside{min(depth, DEEPEST_CARD)}" if depth else ""
        words = (
            " … ".join(self._quoted(part) for part in (statement, *told.more) if part.content)
            or f"({wording.NO_WORDS})"
        )
        about = self._about(statement)
        card = (
            f'<li class="card {look}{inset}" id="{self._card_of(statement)}"><p class="of">'
            f'{self.numbers[statement.id]} <span class="swatch {look}">{self._name(statement.speaker)}</span> '
            f'{escaped(self._verb(statement))}</p>\n<blockquote dir="auto">{words}</blockquote>'
            f'<p class="about">{about}</p>{self.anchors.beside(statement.id)}</li>\n'
        )
        return card + "".join(self._card(one, depth + 1) for one in told.inside)

    def _quoted(self, statement: Statement) -> str:
        words = " … ".join(self._words(statement))
        return f'<a href="#{self._anchor(statement)}">{words}</a>'

    def _words(self, statement: Statement) -> list[str]:
        return [escaped(line(self.text[span.start : span.end])) for span in sorted(statement.content)]

    def _about(self, statement: Statement) -> str:
        """Role, to whom, by what channel, when, what it denies, where it stands."""
        speaker = statement.speaker
        parts = [escaped(wording.speaker_aside(speaker))] if speaker else []
        unread = wording.unreadable(statement, self.findings.issues)
        parts += [f'<span class="trouble">{unread}</span>'] if unread else []
        to = wording.toward(statement)
        parts += [f"{to} {escaped(line(statement.addressee))}"] if statement.addressee else []
        parts += [escaped(line(statement.channel))] if statement.channel else []
        parts += [escaped(wording.when(statement.said))] if statement.said else []
        parts += [escaped(line(by))] if (by := wording.by_hand(statement.rule)) else []
        denied = self.by_id.get(statement.denies or "")
        if denied:
            parts.append(f'denies <a href="#{self._card_of(denied)}">{self.numbers[denied.id]}</a>')
        number = self.paragraphs.number(place_of(statement).start)
        parts.append(f'<a href="#{self._anchor(statement)}">¶{number}</a>')
        return " · ".join(part for part in parts if part)

    def _page_wide(self) -> str:
        """Troubles of the whole page, which stand beside no words."""
        issues = [issue for issue in wording.troubles(self.findings) if issue.span is None]
        rows = "".join(f"<li>⚠ {escaped(_note(issue))}</li>" for issue in issues)
        return f'<h3>About the whole page</h3>\n<ul class="list">{rows}</ul>\n' if rows else ""

    def _verb(self, statement: Statement) -> str:
        cue = line(self.text[statement.cue.start : statement.cue.end]) if statement.cue else None
        beside = wording.act_beside_cue(statement.act, cue)
        shown = wording.says(statement.act, cue)
        return f"{shown} ({beside})" if beside and shown != beside else shown

    def _title_of(self, statement: Statement) -> str:
        who = line(statement.speaker.name) if statement.speaker else wording.NO_SPEAKER
        return f"{self.numbers[statement.id]} {who}: {ACTS[statement.act]}"

    def _name(self, speaker: Speaker | None) -> str:
        return escaped(line(speaker.name)) if speaker else wording.NO_SPEAKER

    def _look(self, speaker: Speaker | None) -> str:
        """The classes of hue and pattern; nobody named is grey."""
        at = self.looks.get(voice_key(speaker), 0)
        return f"v{at % HUES} k{at % PATTERNS}" if speaker else "vn k2"

    def _anchor(self, statement: Statement) -> str:
        return escaped(self.anchors.said(statement.id))

    def _card_of(self, statement: Statement) -> str:
        """The card that shows a statement: its own, or that of the statement it goes on with."""
        at, seen = statement, {statement.id}
        while at.continues in self.by_id and at.continues not in seen:
            at = self.by_id[at.continues]
            seen.add(at.id)
        return escaped(self.anchors.card(at.id))


def _note(issue: Issue) -> str:
    """A trouble in words ("number unreadable: perhaps more than 200"); one of the whole page with what it is."""
    what = wording.trouble(issue)
    if issue.span is None:
        return f"{what}: {wording.page_wide(issue)}"
    return f"{what}: perhaps {line(issue.suggestion)}" if issue.suggestion else what
