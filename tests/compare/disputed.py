"""Pages of a few statements, for tests of disputes: who says what, in the order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import (
    Differing,
    Dispute,
    Entries,
    Event,
    Happened,
    Party,
    Place,
    Report,
    Root,
    Said,
    Side,
    Span,
    Speaker,
    Statement,
    Status,
    Teller,
    When,
)
from sayso.records.vocabulary import Act, SpeakerType

#: Code points between statements, if nothing else is said: they stand in one paragraph.
NEAR = 20
FAR = 2000


@dataclass(frozen=True)
class Line:
    """A statement of a page. ``denies``: the number of the line it denies, from 1. ``gap``: code points before it."""

    who: str | None
    words: str
    act: Act = "assert"
    actor: str | None = None
    to: str | None = None
    denies: int | None = None
    type: SpeakerType = "government"
    organization: str | None = None
    cue: str | None = "said"
    gap: int = NEAR
    direct: bool = False


@dataclass(frozen=True)
class Deed:
    """An event of a page. ``asserted`` and ``denied``: numbers of lines."""

    words: str
    doer: tuple[str, str | None] | None = None
    root: Root = "ASSAULT"
    asserted: Sequence[int] = ()
    denied: Sequence[int] = ()
    status: Status = "claimed"
    when: str | None = None
    place: str | None = None


def a_report(name: str, day: str | None, *, number: int = 1, outlet: str | None = None, trusted: bool = True) -> Report:
    when = When(day, day, "day", day) if day else None
    return Report(
        name, number, f"{name}.txt", None, outlet or f"Outlet {name}", None, None, "en", when, "2020-01-01T00:00:00Z",
        None, trusted,
    )  # fmt: skip


def page(
    name: str, day: str | None, *lines: Line, deeds: Sequence[Deed] = (), differing: Sequence[Differing] = (),
    trusted: bool = True, number: int = 1,
) -> Entries:  # fmt: skip
    report = a_report(name, day, trusted=trusted, number=number)
    said: list[Said] = []
    at = 0
    for count, line in enumerate(lines, start=1):
        at += line.gap
        said.append(_said(report, line, count, at))
        at += len(line.words)
    happened = tuple(_happened(report, deed, said, count) for count, deed in enumerate(deeds, start=1))
    return Entries(report, " ".join(line.words for line in lines), tuple(said), happened, (), (), tuple(differing))


def disputing(name: str, day: str, left: int, right: int, rule: str) -> Differing:
    """A dispute that a page tells: line ``right`` against line ``left``."""
    sides = (Side("left", (f"s{left}",), ()), Side("right", (f"s{right}",), ()))
    keys = tuple((f"{name}/statement/{one}",) for one in (left, right))
    return Differing(f"{name}/dispute/1", a_report(name, day), Dispute("d1", "whether", sides, None, rule), keys)


def _said(report: Report, line: Line, count: int, at: int) -> Said:
    speaker = (
        Speaker(line.who, line.type, None, line.organization, line.actor, Span(at - 2, at - 1)) if line.who else None
    )
    denies = f"s{line.denies}" if line.denies else None
    content = (Span(at, at + len(line.words)),)
    statement = Statement(
        f"s{count}", speaker, Span(at - 1, at), content, "direct" if line.direct else "indirect", line.act, line.to,
        None, None, denies, None, None, "test", 0.9,
    )  # fmt: skip
    return Said(f"{report.document}/statement/{count}", report, statement, line.words, line.cue)


def _happened(report: Report, deed: Deed, said: Sequence[Said], count: int) -> Happened:
    source = (Party(deed.doer[0], deed.doer[1], Span(0, 1)),) if deed.doer else ()
    places = (Place(Span(0, 1), deed.place, None, None, None, None, None, None, True),) if deed.place else ()
    when = When(deed.when, deed.when, "day", "") if deed.when else None
    event = Event(
        f"e{count}", deed.root, None, (), Span(0, 1), source, (), places, when, False, deed.status, (), (), "test", 0.9
    )
    asserted, denied = (
        tuple(_teller(said[number - 1]) for number in numbers) for numbers in (deed.asserted, deed.denied)
    )
    return Happened(f"{report.document}/event/{count}", report, event, deed.words, deed.words, asserted, denied)


def _teller(said: Said) -> Teller:
    speaker = said.statement.speaker
    return Teller(speaker.name if speaker else None, speaker.actor if speaker else None, said.key)
