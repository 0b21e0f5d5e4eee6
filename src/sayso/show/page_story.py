"""The story of a page as HTML cards beside the article, and the marks in the article that they lead to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from sayso.records import Event, Figure, Findings, Place, Span, Speaker
from sayso.show import amounts, wording
from sayso.show.anchors import Anchors
from sayso.show.harmless import line
from sayso.show.marks import Mark, escaped
from sayso.show.meanings import meaning_of
from sayso.show.order import Paragraphs, paragraphs
from sayso.show.story import Account, Contested, Count, Happened, Owed, Past, story
from sayso.show.view import Part

RANK_DUTY, RANK_EVENT, RANK_FIGURE = 10, 11, 12  # inside everything else that covers the same words
MOST_IN_MARGIN = 8  # notes beside a paragraph; a list of villages would push the text away

Row = TypeVar("Row")
Look = Callable[[Speaker | None], str]


class StoryCards:
    """The sections of one page, under the names of ``anchors``; ``look`` gives a speaker's hue and pattern.

    ``names`` as in ``story``.
    """

    def __init__(self, findings: Findings, anchors: Anchors, look: Look, names: Mapping[str, str]) -> None:
        self.findings, self.anchors, self.here, self.look = findings, anchors, anchors.here, look
        self.text = findings.document.text
        self.paragraphs: Paragraphs = paragraphs(findings.document)
        self.story = story(findings, names)
        self.speakers = {one.id: one.speaker for one in findings.statements}
        self.card_of_figure = {one.id: row.figure.id for row in self.story.counts for one in row.figures}
        self.notes = self._notes()

    def contents(self) -> list[tuple[Part, int]]:
        """The parts that have something in them, with how much."""
        told = self.story
        sizes: list[tuple[Part, int]] = [
            ("disputes", len(told.contested)),
            ("figures", len(told.counts)),
            ("events", len(told.happened)),
            ("due", len(told.owed)),
            ("background", len(told.past)),
        ]
        return [(part, size) for part, size in sizes if size]

    def sections(self) -> Iterator[str]:
        """Every section that has something in it."""
        told = self.story
        yield self._section("disputes", told.contested, self._contested)
        yield self._figures(told.counts)
        yield self._events(told.happened)
        yield self._section("due", told.owed, self._owed)
        yield self._section("background", told.past, self._past)

    def marks(self) -> Iterator[Mark]:
        """The words that cards lead to. Events are shaded; figures and duties show only when they are asked for."""
        for event in self.findings.events:
            shade = (("class", "ev"), ("title", line(explained(event))))
            yield Mark(event.trigger, "span", shade, RANK_EVENT, self._words_of(event.id))
        for none in self.findings.not_events:
            why = f"no event, {line(none.reason.replace('_', ' '))}: {meaning_of('no event', none.reason)}"
            yield Mark(none.span, "span", (("class", "none"), ("title", why)), RANK_EVENT)
        for figure in self.findings.figures:
            yield Mark(figure.span, "span", (("class", "fig"),), RANK_FIGURE, self._words_of(figure.id))
        for duty in self.findings.obligations:
            yield Mark(duty.duty, "span", (("class", "duty"),), RANK_DUTY, self._words_of(duty.id))

    def margin(self, number: int) -> str:
        """Figures, duties and places of a paragraph, for its margin."""
        notes = self.notes.get(number)
        return f'<ul class="marks" aria-label="In the margin">{"".join(notes)}</ul>' if notes else ""

    def _notes(self) -> dict[int, tuple[str, ...]]:
        """What stands in the margin, by paragraph; each thing once."""
        figures = [(one.span, self._margin_figure(one)) for one in self.findings.figures]
        duties = [(one.obligation.duty, self._margin_duty(one)) for one in self.story.owed]
        places = [(one.span, _margin_place(one)) for one in self.findings.places if one.literal]
        found: dict[int, dict[str, None]] = {}
        for span, note in (*figures, *duties, *places):
            found.setdefault(self.paragraphs.number(span.start), {})[note] = None
        return {number: tuple(notes)[:MOST_IN_MARGIN] for number, notes in found.items()}

    def _margin_duty(self, one: Owed) -> str:
        due = "a duty" if one.due == wording.NO_DAY else f"due: {line(one.due)}"
        return f'<li><a href="#{self._card(one.obligation.id)}">{escaped(due)}</a></li>'

    def _margin_figure(self, one: Figure) -> str:
        card = self.card_of_figure.get(one.id) or one.event or ""
        return f'<li><a href="#{self._card(card)}">{escaped(line(amounts.phrase(one)))}</a></li>'

    def _section(self, part: Part, rows: Sequence[Row], card: Callable[[Row], str]) -> str:
        if not rows:
            return ""
        cards = "".join(map(card, rows))
        return f'{self._heading(part)}<ol class="rows {part}">\n{cards}</ol>\n'

    def _heading(self, part: Part) -> str:
        return f'<h3 id="{self.here}-{part}">{wording.HEADINGS[part]}</h3>\n'

    def _contested(self, one: Contested) -> str:
        accounts = "".join(map(self._account, one.accounts))
        note = f'<p class="about">{escaped(one.note)}</p>' if one.note else ""
        return (
            f'<li class="card dispute" id="{self._card(one.dispute.id)}"><p class="of">{escaped(line(one.about))}</p>\n'
            f"{accounts}{note}{self.anchors.beside(one.dispute.id)}</li>\n"
        )

    def _account(self, one: Account) -> str:
        look = self.look(one.statement.speaker if one.statement else None)
        told = [
            f'<a href="#{self._words_of(each.id)}">{escaped(line(amounts.phrase(each)))}</a>' for each in one.figures
        ]
        words = " … ".join(self._words(span) for span in one.words)
        if words and one.statement:
            told.append(f'<a href="#{escaped(self.anchors.said(one.statement.id))}">{words}</a>')
        quoted = f'<blockquote dir="auto">{" · ".join(told)}</blockquote>' if told else ""
        verb = f"{one.verb} {one.instead}" if not told else one.verb
        return (
            f'<div class="side {look}"><p><span class="swatch {look}">{escaped(line(one.party))}</span> {verb} '
            f'<span class="about">{self._at(one.place)}</span></p>{quoted}</div>\n'
        )

    def _figures(self, rows: Sequence[Count]) -> str:
        if not rows:
            return ""
        return f'{self._heading("figures")}<table class="card figures">\n{"".join(map(self._count, rows))}</table>\n'

    def _count(self, one: Count) -> str:
        figure = one.figure
        inset = ' class="inset"' if one.inset else ""
        label = f"{wording.OF_THESE.strip()} {one.label}" if one.inset else one.label
        speaker = self.speakers.get(figure.reported_by or "")
        look = f"{self.look(speaker)} who" if speaker else "vn"
        as_of = f" as of {escaped(line(one.as_of))}" if one.as_of else ""
        places = ", ".join(self._to_figure(each) for each in one.figures)
        beside = "".join(self.anchors.beside(each.id) for each in one.figures)
        return (
            f'<tr id="{self._card(figure.id)}"{inset}><th scope="row">{escaped(line(label))}'
            f'<p class="about"><span class="{look}">{escaped(line(one.according))}</span>{as_of} {places}</p>'
            f"{beside}</th>"
            f'<td class="n">{escaped(amounts.amount(figure))}</td></tr>\n'
        )

    def _to_figure(self, one: Figure) -> str:
        by = f" · {escaped(line(who))}" if (who := wording.by_hand(one.rule)) else ""
        number = self.paragraphs.number(one.span.start)
        return f'<a class="about" href="#{self._words_of(one.id)}">¶{number}</a>{by}'

    def _events(self, rows: Sequence[Happened]) -> str:
        """A card for everybody's word, with all that is told on it."""
        if not rows:
            return ""
        cards = "".join(self._told_by(list(several)) for _, several in groupby(rows, key=lambda row: row.word))
        return f'{self._heading("events")}<ol class="rows events">\n{cards}</ol>\n'

    def _told_by(self, rows: list[Happened]) -> str:
        first = rows[0].event
        asserted = next((self.speakers[each] for each in first.asserted_by if each in self.speakers), None)
        look = self.look(asserted) if asserted else "vn k2"
        told = "".join(map(self._happened, rows))
        word = escaped(line(rows[0].word))
        return f'<li class="card {look} {first.status}"><p class="word">{word}</p>\n<ul>\n{told}</ul></li>\n'

    def _happened(self, one: Happened) -> str:
        who = f"{escaped(line(one.who))}: " if one.who else ""
        about = " · ".join(part for part in (escaped(line(one.known)), self._to_words(one.event)) if part)
        words = self._leading_to(one.event, one.words)
        beside = self.anchors.beside(one.event.id)
        return f'<li id="{self._card(one.event.id)}">{who}{words} <span class="about">{about}</span>{beside}</li>\n'

    def _owed(self, one: Owed) -> str:
        duty = one.obligation
        words = f'<a href="#{self._words_of(duty.id)}"><q>{self._words(duty.duty)}</q></a>'
        about = " · ".join(part for part in (escaped(line(one.known)), self._at(duty.duty)) if part)
        return (
            f'<li class="card vn" id="{self._card(duty.id)}"><p class="of">{escaped(line(one.due))}</p>'
            f'<p>{escaped(line(one.who))}: {words}</p><p class="about">{about}</p>'
            f"{self.anchors.beside(duty.id)}</li>\n"
        )

    def _past(self, one: Past) -> str:
        who = f"{escaped(line(one.who))}: " if one.who else ""
        known = f", {escaped(line(one.known))}" if one.known else ""
        return (
            f'<li id="{self._card(one.event.id)}"><span class="year">{escaped(line(one.when))}</span> '
            f"<span>{who}{self._leading_to(one.event, one.words)}{known} {self._to_words(one.event)}"
            f"{self.anchors.beside(one.event.id)}</span></li>\n"
        )

    def _leading_to(self, event: Event, words: Span) -> str:
        return f'<a href="#{self._words_of(event.id)}"><q>{self._words(words)}</q></a>'

    def _to_words(self, event: Event) -> str:
        number = self.paragraphs.number(event.trigger.start)
        return f'<a class="about" href="#{self._words_of(event.id)}">¶{number}</a>'

    def _at(self, place: Span) -> str:
        number = self.paragraphs.number(place.start)
        return f'<a href="#{self.here}-p{number}">¶{number}</a>'

    def _words(self, span: Span) -> str:
        return escaped(line(self.text[span.start : span.end]))

    def _words_of(self, identity: str) -> str:
        return escaped(self.anchors.words(identity))

    def _card(self, identity: str) -> str:
        return escaped(self.anchors.card(identity))


def explained(event: Event) -> str:
    """Type, mode and status with what they mean, as the codebook has it."""
    mode = f", {event.mode}" if event.mode else ""
    how = meaning_of("mode", f"{event.type}/{event.mode}") or meaning_of("event type", event.type)
    return f"{event.type.lower()}{mode}: {how}. {event.status}: {meaning_of('status', event.status)}"


def _margin_place(one: Place) -> str:
    """A place as it lies: unit and country in the title, coordinates where they are known."""
    within = ", ".join(part for part in (one.admin2, one.admin1, one.country) if part)
    where = f" {one.lat:.2f}, {one.lon:.2f}" if one.lat is not None and one.lon is not None else ""
    return f'<li title="{escaped(line(within + where))}">◦ {escaped(line(one.name))}</li>'
