"""Entries of a ledger in few words, for tests of what compares them; and the entries that findings give."""

from collections.abc import Iterable

from sayso.records import (
    Comparator,
    Counted,
    Document,
    Entries,
    Event,
    Figure,
    Findings,
    Happened,
    Obligation,
    Owed,
    Party,
    Report,
    Root,
    Said,
    Span,
    Speaker,
    Statement,
    Status,
    Teller,
    What,
    When,
)
from sayso.records.vocabulary import Act

NOWHERE = Span(0, 0)
OUTLET = Teller(None, None, None)


def day(iso: str | None, basis: str = "") -> When | None:
    return When(iso, iso, "day", basis or f"“{iso}”") if iso else None


def report(
    document: str = "a", published: str | None = "2020-10-05", *, outlet: str | None = None, title: str | None = None,
    number: int = 1, previous: str | None = None,
) -> Report:  # fmt: skip
    return Report(
        document, number, f"{document}.txt", None, outlet or f"Outlet {document}", title, None, "en", day(published),
        f"2020-11-01T00:00:{number:02d}Z", previous, True,
    )  # fmt: skip


def teller(name: str | None = None, actor: str | None = None) -> Teller:
    return Teller(name, actor, f"{name}:said") if name else OUTLET


def party(name: str | None, actor: str | None = None) -> Party | None:
    return Party(name, actor, NOWHERE) if name else None


def counted(
    passage: str, words: str, what: What = "killed", *, low: float | None = None, high: float | None = None,
    comparator: Comparator = "exact", of: Party | None = None, unit: str | None = None, civilian: bool | None = None,
    by: Teller = OUTLET, of_report: Report | None = None, as_of: str | None = None, part_of: str | None = None,
) -> Counted:  # fmt: skip
    """A figure: ``words`` in a sentence. ``high`` is ``low`` where it is not given and the number is exact or about."""
    assert words in passage, (words, passage)
    if high is None and comparator in ("exact", "about"):
        high = low
    told = of_report or report()
    start = passage.find(words)
    figure = Figure(
        "f1", Span(start, start + len(words)), low, high, comparator, what, unit, of, civilian, part_of,
        by.statement, day(as_of), None, "test", 0.9,
    )  # fmt: skip
    return Counted(f"{told.document}:figure:{start}:{words}", told, figure, words, passage, by, None)


def owed(
    words: str, who: Party | None, *, due: When | None = None, to: Party | None = None, basis: str | None = None,
    recurrence: str | None = None, by: Teller = OUTLET, of_report: Report | None = None, at: int = 0,
) -> Owed:  # fmt: skip
    told = of_report or report()
    duty = Obligation("o1", who, Span(at, at + len(words)), to, due, recurrence, basis, by.statement, "test", 0.9)
    return Owed(f"{told.document}:obligation:{at}:{words}", told, duty, words, by)


def happened(
    passage: str, words: str, root: Root = "RETREAT", mode: str | None = None, *, source: Iterable[Party | None] = (),
    target: Iterable[Party | None] = (), when: str | None = None, status: Status = "fact", background: bool = False,
    asserted_by: tuple[Teller, ...] = (), denied_by: tuple[Teller, ...] = (), of_report: Report | None = None,
) -> Happened:  # fmt: skip
    assert words in passage, (words, passage)
    told = of_report or report()
    event = Event(
        "e1", root, mode, (), Span(100, 100 + len(words)), tuple(one for one in source if one),
        tuple(one for one in target if one), (), day(when), background, status, (), (), "test", 0.9,
    )  # fmt: skip
    return Happened(f"{told.document}:event:{words}", told, event, words, passage, asserted_by, denied_by)


def said(
    words: str, speaker: Party | None, *, cue: str | None = "said", act: Act = "assert", to: str | None = None,
    channel: str | None = None, on: str | None = None, of_report: Report | None = None,
) -> Said:  # fmt: skip
    told = of_report or report()
    who = Speaker(speaker.name, "government", None, None, speaker.actor, NOWHERE) if speaker else None
    statement = Statement(
        "s1", who, Span(190, 194), (Span(200, 200 + len(words)),), "indirect", act, to, channel, day(on), None, None,
        None, "test", 0.9,
    )  # fmt: skip
    return Said(f"{told.document}:statement:{words}", told, statement, words, cue)


def entries_of(findings: Findings, number: int) -> Entries:
    """The entries that the findings of one page give, keyed by document and place."""
    document = findings.document
    told = Report(
        document.id, number, findings.file, document.url, document.outlet, document.title, document.byline,
        document.language, document.published, f"2020-11-01T00:00:{number:02d}Z", None, True,
    )  # fmt: skip
    keys = {one.id: _key(document, "statement", (*one.content, one.cue or NOWHERE)[0]) for one in findings.statements}
    events = {one.id: _key(document, "event", one.trigger) for one in findings.events}
    speakers = {one.id: one.speaker for one in findings.statements}

    def by(statement: str | None) -> Teller:
        who = speakers.get(statement or "")
        return Teller(who.name, who.actor, keys[statement or ""]) if who else OUTLET

    def words(span: Span) -> str:
        return document.text[span.start : span.end]

    return Entries(
        told,
        document.text,
        said=tuple(
            Said(keys[one.id], told, one, " … ".join(map(words, one.content)), words(one.cue) if one.cue else None)
            for one in findings.statements
        ),
        happened=tuple(
            Happened(
                events[one.id],
                told,
                one,
                words(one.trigger),
                _sentence(document.text, one.trigger),
                tuple(map(by, one.asserted_by)),
                tuple(map(by, one.denied_by)),
            )
            for one in findings.events
        ),
        counted=tuple(
            Counted(
                _key(document, "figure", one.span),
                told,
                one,
                words(one.span),
                _sentence(document.text, one.span),
                by(one.reported_by),
                events.get(one.event or ""),
            )
            for one in findings.figures
        ),
        owed=tuple(
            Owed(_key(document, "obligation", one.duty), told, one, words(one.duty), by(one.statement))
            for one in findings.obligations
        ),
        differing=(),
    )


def _key(document: Document, kind: str, span: Span) -> str:
    return f"{document.id}:{kind}:{span.start}-{span.end}"


def _sentence(text: str, span: Span) -> str:
    start = max(text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, 0)
    ends = [place for mark in (". ", ".\n", "\n") if (place := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
