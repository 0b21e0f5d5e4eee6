"""Accounts to export: one made by hand, with everything a format has a column for, and one read from the examples."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import sayso
from sayso.records import (
    Account,
    Counted,
    Duty,
    Entries,
    Event,
    Figure,
    Findings,
    Happened,
    Happening,
    MadeBy,
    Obligation,
    Owed,
    Party,
    Place,
    Point,
    Position,
    Question,
    Report,
    Said,
    Series,
    Span,
    Speaker,
    Statement,
    Story,
    Tally,
    Teller,
    When,
)

EXAMPLES = Path(__file__).parents[3] / "examples"
MADE_BY = MadeBy(sayso="1.2.3", model="abc", settings="def")
NOBODY = Teller(None, None, None)
FILTER = "goris or sotk after:2022-09-12"


def wrap(findings: Findings, number: int, *, outlet: str | None = None, title: str | None = None) -> Entries:
    """Findings of one report as entries, the way a ledger keeps them."""
    document = findings.document
    report = Report(
        document=document.id,
        number=number,
        file=findings.file,
        url=document.url,
        outlet=document.outlet or outlet,
        title=document.title or title,
        byline=document.byline,
        language=document.language,
        published=document.published,
        added=f"2022-09-2{number % 10}T10:00:0{number % 10}Z",
        previous=None,
        trusted=not findings.doubts,
    )
    text = document.text
    statements = {one.id: one for one in findings.statements}

    def words(*spans: Span) -> str:
        return " … ".join(" ".join(text[span.start : span.end].split()) for span in spans)

    def key(kind: str, span: Span, identity: str) -> str:
        return f"{document.id[:16]}/{kind}/{span.start}-{span.end}/{identity}"

    def statement_key(one: Statement) -> str:
        return key("statement", one.content[0] if one.content else Span(0, 0), one.id)

    def teller(identity: str | None) -> Teller:
        if identity is None:
            return NOBODY
        speaker = statements[identity].speaker
        at = statement_key(statements[identity])
        return Teller(speaker.name, speaker.actor, at) if speaker else Teller(None, None, at)

    events = {one.id: key("event", one.trigger, one.id) for one in findings.events}
    return Entries(
        report=report,
        text=text,
        said=tuple(
            Said(statement_key(one), report, one, words(*one.content), words(one.cue) if one.cue else None)
            for one in findings.statements
        ),
        happened=tuple(
            Happened(
                key=events[one.id],
                report=report,
                event=one,
                words=words(one.trigger),
                passage=words(Span(max(0, one.trigger.start - 60), one.trigger.end + 60)),
                asserted_by=tuple(map(teller, one.asserted_by)),
                denied_by=tuple(map(teller, one.denied_by)),
            )
            for one in findings.events
        ),
        counted=tuple(
            Counted(
                key=key("figure", one.span, one.id),
                report=report,
                figure=one,
                words=words(one.span),
                passage=words(one.span),
                reporter=teller(one.reported_by),
                event=events[one.event] if one.event else None,
            )
            for one in findings.figures
        ),
        owed=tuple(
            Owed(key("obligation", one.duty, one.id), report, one, words(one.duty), teller(one.statement))
            for one in findings.obligations
        ),
        differing=(),
    )


def account(*entries: Entries, **more: object) -> Account:
    """An account of these entries with nothing summed up."""
    fields: dict = {
        "story": None,
        "entries": entries,
        "origins": {},
        "questions": (),
        "tallies": (),
        "happenings": (),
        "utterances": (),
        "duties": (),
        "as_of": None,
    }
    return Account(**(fields | more))


@cache
def examples() -> Account:
    """Five of the example pages, each event a happening by itself."""
    lines = (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    meta = {fact["file"]: fact for fact in map(json.loads, lines)}
    wrapped = []
    for number, name in enumerate(
        ("agency-report", "kyiv-statement", "moscow-statement", "kyiv-revises", "spun-copy"), start=1
    ):
        fact = meta[f"{name}.txt"]
        known = {one: fact.get(one) for one in ("published", "url", "outlet", "title")}
        wrapped.append(wrap(sayso.read(EXAMPLES / f"{name}.txt", **known), number))
    return account(*wrapped)


# ---- made by hand ----------------------------------------------------------------------------------------------------

FIRST = """\
Armenia said on Tuesday that Azerbaijan had shelled Goris, killing 49 Armenian soldiers and 3 civilians. Azerbaijan \
denied the charge. Two weeks earlier an envoy met Armenia in Yerevan. Azerbaijan may attack again. Rebels shot dead 7 \
villagers in Sotk. Armenia must answer the letter by 5 October, and report every month until then. Once, in 1992, \
Azerbaijan attacked Armenia. =cmd "quoted"\tand so on.
"""
SECOND = """\
The shelling of Goris by Azerbaijan killed at least 105 soldiers, Armenia said on Thursday. It was the third day.
"""

TUESDAY = When("2022-09-13", "2022-09-13", "day", "“on Tuesday” before 2022-09-14 (published)")
FORTNIGHT = When("2022-08-29", "2022-09-04", "interval", "“two weeks earlier” than 2022-09-14")
DUE = When("2022-10-05", "2022-10-05", "day", "“by 5 October” after 2022-09-14 (published)")


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def event(text: str, identity: str, kind: str, trigger: str, **more: object) -> Event:
    fields: dict = {
        "mode": None,
        "contexts": (),
        "source": (),
        "target": (),
        "places": (),
        "when": None,
        "background": False,
        "status": "fact",
        "asserted_by": (),
        "denied_by": (),
        "rule": "event:word",
        "score": 0.82,
    }
    return Event(id=identity, type=kind, trigger=span(text, trigger), **(fields | more))  # type: ignore[arg-type]


def figure(text: str, identity: str, words: str, number: float | None, **more: object) -> Figure:
    fields: dict = {
        "low": number,
        "high": number,
        "comparator": "exact",
        "what": "killed",
        "unit": None,
        "of": None,
        "civilian": None,
        "part_of": None,
        "reported_by": None,
        "as_of": None,
        "event": "e1",
        "rule": "figure:count",
        "score": 0.9,
    }
    return Figure(id=identity, span=span(text, words), **(fields | more))


def said(text: str, identity: str, who: Speaker, cue: str, content: str, **more: object) -> Statement:
    fields: dict = {
        "form": "indirect",
        "act": "assert",
        "addressee": None,
        "channel": None,
        "said": None,
        "denies": None,
        "continues": None,
        "within": None,
        "rule": "arc",
        "score": 0.91,
    }
    return Statement(identity, who, span(text, cue), (span(text, content),), **(fields | more))


def place(text: str, words: str, name: str, identity: int, lat: float, lon: float, **more: object) -> Place:
    fields: dict = {"country": None, "admin1": None, "admin2": None, "literal": True}
    return Place(span(text, words), name, identity, lat, lon, **(fields | more))


def first_report() -> Findings:
    """Seven events of every status, figures by side, duties, a formula."""
    text = FIRST
    armenia = Party("Armenia", "ARM", span(text, "Armenia"))
    azerbaijan = Party("Azerbaijan", "AZE", span(text, "Azerbaijan"))
    goris = place(text, "Goris", "Goris", 174895, 39.511, 46.342, country="ARM", admin1="Syunik")
    yerevan = place(text, "Yerevan", "Yerevan", 616052, 40.182, 44.514, country="ARM", admin1="Yerevan")
    sotk = place(text, "Sotk", "Sotk", 174725, 40.203, 45.867, country="ARM", admin1="Gegharkunik")
    speaker = Speaker("Armenia", "government", None, None, "ARM", span(text, "Armenia"))
    other = Speaker("Azerbaijan", "government", "speaker", None, "AZE", span(text, "Azerbaijan", 1))
    document = sayso.Document(
        "f1" * 32, text, "https://one.example.org/a", "One", "Shells on =Goris", None, "en",
        When("2022-09-14", "2022-09-14", "day", "published"), (),
    )  # fmt: skip
    events = (
        event(
            text, "e1", "ASSAULT", "shelled", mode="heavy-weapons", contexts=("military",), source=(azerbaijan,),
            target=(armenia,), places=(goris,), when=TUESDAY, status="disputed", asserted_by=("s1",),
            denied_by=("s2",),
        ),
        event(
            text, "e2", "CONSULT", "met", mode="visit", source=(Party("an envoy", None, span(text, "an envoy")),),
            target=(Party("Armenia", "ARM", span(text, "Armenia", 1)),), places=(yerevan,), when=FORTNIGHT,
        ),
        event(text, "e3", "ASSAULT", "attack again", source=(azerbaijan,), target=(armenia,), status="possible"),
        event(
            text, "e4", "ASSAULT", "shot dead", mode="firearms", places=(sotk,), when=TUESDAY, status="claimed",
            source=(Party("Rebels", "AZE.REB", span(text, "Rebels")),),
            target=(Party("villagers", "ARM", span(text, "villagers")),), asserted_by=("s1",),
        ),
        event(
            text, "e5", "ASSAULT", "attacked Armenia", source=(azerbaijan,), target=(armenia,), background=True,
            when=When("1992-01-01", "1992-12-31", "year", "“in 1992”"),
        ),
        event(
            text, "e6", "ACCUSE", "charge", status="denied", denied_by=("s2",),
            when=When("--09-13", "--09-13", "day", "no year"),
        ),
    )  # fmt: skip
    soldiers = Party("Armenian soldiers", "ARM.MIL", span(text, "Armenian soldiers"))
    figures = (
        figure(text, "f1", "49", 49.0, of=soldiers, reported_by="s1", civilian=False),
        figure(text, "f2", "3 civilians", 3.0, civilian=True, reported_by="s1"),
        figure(text, "f3", "7", 7.0, of=Party("villagers", None, span(text, "villagers")), event="e4"),
        figure(text, "f4", "Two weeks", 2.0, what="duration", unit="weeks", event=None),
    )
    duties = (
        Obligation("o1", armenia, span(text, "answer the letter"), None, DUE, None, "the letter", None, "duty", 0.8),
        Obligation("o2", armenia, span(text, "report every month"), None, DUE, "every month", None, "s1", "duty", 0.7),
        Obligation("o3", None, span(text, "until then"), None, None, None, None, None, "duty", 0.5),
    )
    statements = (
        said(text, "s1", speaker, "said", "that Azerbaijan had shelled Goris", said=TUESDAY),
        said(text, "s2", other, "denied", "the charge", act="deny", denies="s1"),
    )
    return Findings(
        "one.txt", MADE_BY, document, (), (), (goris, yerevan, sotk), (TUESDAY,), statements, events, (), figures,
        duties, (),
    )  # fmt: skip


def second_report() -> Findings:
    """The same shelling two days later, with more dead."""
    text = SECOND
    azerbaijan = Party("Azerbaijan", "AZE", span(text, "Azerbaijan"))
    goris = place(text, "Goris", "Goris", 174895, 39.511, 46.342, country="ARM", admin1="Syunik")
    speaker = Speaker("Armenia", "government", None, None, "ARM", span(text, "Armenia"))
    document = sayso.Document(
        "f2" * 32, text, None, "Two", None, None, "en", When("2022-09-15", "2022-09-15", "day", "published"), (),
    )  # fmt: skip
    soldiers = Party("soldiers", "ARM.MIL", span(text, "soldiers"))
    told = event(
        text, "e1", "ASSAULT", "shelling", source=(azerbaijan,), places=(goris,), status="claimed", asserted_by=("s1",),
    )  # fmt: skip
    return Findings(
        file="two.txt",
        made_by=MADE_BY,
        document=document,
        issues=(),
        mentions=(),
        places=(goris,),
        times=(),
        statements=(said(text, "s1", speaker, "said", "killed at least 105 soldiers"),),
        events=(told,),
        not_events=(),
        figures=(
            figure(text, "f1", "at least 105", 105.0, of=soldiers, high=None, comparator="at_least", reported_by="s1"),
        ),
        obligations=(),
        disputes=(),
    )


def third_report() -> Findings:
    """A word-for-word copy of the second by another outlet."""
    second = second_report()
    document = replace(second.document, id="f3" * 32, outlet="Three", url="https://three.example.org/x?a=1&b=2")
    return replace(second, document=document, file="three.txt")


def made() -> Account:
    """The three reports, the shelling told by all of them as one happening, with its tally and the duties summed up."""
    one, two, three = wrap(first_report(), 1), wrap(second_report(), 2), wrap(third_report(), 3)
    shelling = (one.happened[0].key, two.happened[0].key, three.happened[0].key)
    killed = [one.counted[0].key, two.counted[0].key, three.counted[0].key]
    tally = Tally(
        "killed", None, "Armenian soldiers", "ARM.MIL", 49.0, 105.0, None,
        (
            Series(
                "Armenia", "ARM",
                (
                    Point("2022-09-13", 49.0, 49.0, "first", "", (killed[0],), 1, 1),
                    Point("2022-09-15", 105.0, None, "revises", "", tuple(killed[1:]), 1, 2),
                ),
            ),
        ),
    )  # fmt: skip
    return account(
        one,
        two,
        three,
        story=Story(one.report.document, "Shelling of Goris & <Sotk>", "2022-09-13", "2022-09-15", 2, 3),
        origins={three.report.document: two.report.document},
        questions=(
            Question(
                "whether Azerbaijan shelled Goris", "accusation",
                (
                    Position("Armenia", "ARM", "2022-09-13", (one.said[0].key,), (), one.said[0].key, 2, 3),
                    Position("Azerbaijan", "AZE", "2022-09-14", (one.said[1].key,), (), one.said[1].key, 1, 1),
                ),
                (), shelling, "asserted and denied",
            ),
        ),
        tallies=(tally,),
        happenings=(Happening(shelling, "disputed", ("Armenia",), ("Azerbaijan",), TUESDAY, 2, 3),),
        duties=(
            Duty((one.owed[0].key,), DUE, "overdue", None, None, "5 October has passed"),
            Duty((one.owed[1].key,), DUE, "recurring", None, None, "every month"),
        ),
        as_of="2022-10-07",
    )  # fmt: skip


# ---- one event at a time ---------------------------------------------------------------------------------------------


def incident(
    source: tuple[str, str | None] | None = ("Azerbaijan", "AZE"),
    target: tuple[str, str | None] | None = ("Armenia", "ARM"),
    *,
    killed: tuple[dict, ...] = ({"number": 5.0},),
    number: int = 1,
    trusted: bool = True,
    **more: object,
) -> Entries:
    """A report with one assault: who, on whom, how many were killed (a figure's fields; ``by`` a reporter's name)."""
    names = [one[0] for one in (source, target) if one]
    text = f"{' attacked '.join(names) or 'An attack'}. {' '.join(str(one['number']) for one in killed)} attack"
    parties = [Party(one[0], one[1], span(text, one[0])) if one else None for one in (source, target)]
    who, whom = (() if party is None else (party,) for party in parties)
    told = event(text, "e1", "ASSAULT", "attack", **({"source": who, "target": whom} | more))
    document = sayso.Document(
        f"{number:x}" * 64, text, f"https://example.org/{number}", f"Outlet {number}", f"Title {number}", None, "en",
        None, (),
    )  # fmt: skip
    speakers = [one.get("by") for one in killed]
    statements, figures = [], []
    for at, (one, by) in enumerate(zip(killed, speakers, strict=True)):
        fields = {key: value for key, value in one.items() if key not in ("number", "by")}
        if by is not None:
            who_says = Speaker(by, "government", None, None, by, Span(0, 1))
            statements.append(said(text, f"s{at}", who_says, "attack", "attack"))
            fields["reported_by"] = f"s{at}"
        figures.append(figure(text, f"f{at}", str(one["number"]), one["number"], **fields))
    findings = Findings(
        None, MADE_BY, document, (), (), (), (), tuple(statements), (told,), (), tuple(figures), (), (),
    )  # fmt: skip
    wrapped = wrap(findings, number)
    if trusted:
        return wrapped
    report = replace(wrapped.report, trusted=False)
    happened = tuple(replace(one, report=report) for one in wrapped.happened)
    return replace(wrapped, report=report, happened=happened)


def of(name: str, actor: str | None = None) -> Party:
    """A party whose words do not matter."""
    return Party(name, actor, Span(0, 1))


def at(name: str, country: str | None, admin1: str | None = None, admin2: str | None = None, **more: object) -> Place:
    """A place on the map whose words do not matter."""
    fields: dict = {"geonames_id": 1, "lat": 40.0, "lon": 45.0, "literal": True}
    return Place(span=Span(0, 1), name=name, country=country, admin1=admin1, admin2=admin2, **(fields | more))


def meeting(first: tuple[str, str | None] = ("Azerbaijan", "AZE")) -> Entries:
    """An event in which each does it to the other."""
    entries = incident(first)
    one = entries.happened[0].event
    both = (*one.source, *one.target)
    told = replace(entries.happened[0], event=replace(one, source=both, target=both))
    return replace(entries, happened=(told,))
