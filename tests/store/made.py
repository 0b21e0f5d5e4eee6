"""Findings as a reading would give them, made by hand so that no model has to read."""

import hashlib
from dataclasses import replace

from sayso.records import (
    Act,
    Document,
    Event,
    Figure,
    Findings,
    MadeBy,
    NamedMention,
    Obligation,
    Party,
    Place,
    Quarantine,
    Span,
    Speaker,
    Statement,
    When,
)

RUN = MadeBy(sayso="1.0", model="m1", settings="s1")
LATER_RUN = MadeBy(sayso="1.1", model="m2", settings="s1")


def day(iso: str) -> When:
    return When(iso, iso, "day", "made")


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


class Page:
    """A page in the making: say what it tells, then ask for its ``findings``."""

    def __init__(
        self,
        text: str,
        *,
        url: str | None = None,
        outlet: str | None = "The Meridian",
        title: str | None = None,
        published: str | None = "2022-09-21",
        made_by: MadeBy = RUN,
    ) -> None:
        self.text = text
        when = day(published) if published else None
        name = hashlib.sha256(f"{url}\n{text}".encode()).hexdigest()
        document = Document(name, text, url, outlet, title, None, "en", when, ())
        self.findings = Findings("page.txt", made_by, document, (), (), (), (), (), (), (), (), (), ())

    def says(
        self,
        speaker: str,
        cue: str,
        words: str,
        act: Act = "assert",
        *,
        actor: str | None = None,
        addressee: str | None = None,
        said: str | None = None,
    ) -> "Page":
        who = Speaker(speaker, "person", None, None, actor, span_of(self.text, speaker))
        one = Statement(
            id=f"s{len(self.findings.statements) + 1}",
            speaker=who,
            cue=span_of(self.text, cue),
            content=(span_of(self.text, words),),
            form="indirect",
            act=act,
            addressee=addressee,
            channel=None,
            said=day(said) if said else None,
            denies=None,
            continues=None,
            within=None,
            rule="test",
            score=0.9,
        )
        return self._with(statements=(*self.findings.statements, one))

    def mentions(self, words: str, name: str, actor: str | None = None) -> "Page":
        one = NamedMention(span_of(self.text, words), "government", name, actor)
        return self._with(mentions=(*self.findings.mentions, one))

    def place(self, words: str, country: str) -> "Page":
        one = Place(span_of(self.text, words), words, 1, 40.0, 45.0, country, None, None, True)
        return self._with(places=(*self.findings.places, one))

    def happens(
        self, trigger: str, source: str, target: str, *, when: str | None = None, by: str | None = None
    ) -> "Page":
        def party(name: str) -> tuple[Party, ...]:
            return (Party(name, None, span_of(self.text, name)),)

        one = Event(
            id=f"e{len(self.findings.events) + 1}",
            type="ASSAULT",
            mode="firearms",
            contexts=("military",),
            trigger=span_of(self.text, trigger),
            source=party(source),
            target=party(target),
            places=self.findings.places,
            when=day(when) if when else None,
            background=False,
            status="claimed" if by else "fact",
            asserted_by=(by,) if by else (),
            denied_by=(),
            rule="test",
            score=0.8,
        )
        return self._with(events=(*self.findings.events, one))

    def counts(self, words: str, low: float, of: str | None = None, *, by: str | None = None) -> "Page":
        whom = Party(of, None, span_of(self.text, of)) if of else None
        one = Figure(
            id=f"f{len(self.findings.figures) + 1}",
            span=span_of(self.text, words),
            low=low,
            high=low,
            comparator="exact",
            what="killed",
            unit=None,
            of=whom,
            civilian=None,
            part_of=None,
            reported_by=by,
            as_of=None,
            event=None,
            rule="test",
            score=0.8,
        )
        return self._with(figures=(*self.findings.figures, one))

    def owes(self, who: str, words: str, due: str) -> "Page":
        party = Party(who, None, span_of(self.text, who))
        duty = span_of(self.text, words)
        number = len(self.findings.obligations) + 1
        one = Obligation(f"o{number}", party, duty, None, day(due), None, "letter", None, "test", 0.8)
        return self._with(obligations=(*self.findings.obligations, one))

    def aside(self, words: str) -> "Page":
        one = Quarantine(span_of(self.text, words), "newsletter")
        document = replace(self.findings.document, quarantine=(*self.findings.document.quarantine, one))
        return self._with(document=document)

    def _with(self, **changes: object) -> "Page":
        self.findings = replace(self.findings, **changes)  # type: ignore[arg-type]
        return self


ACCUSES = (
    "Mirela Danko said on Tuesday that Vardonia had fired on the ferry near Ostrel. "
    "Pavel Orlin denied it. The ferry Halcyon was hit; three sailors were killed. "
    "Vardonia must answer the letter by 5 October."
)


def accusation(**facts: object) -> Page:
    """A report with one of everything."""
    return (
        Page(ACCUSES, **facts)  # type: ignore[arg-type]
        .mentions("Vardonia", "Vardonia", "XVA")
        .place("Ostrel", "XOS")
        .says("Mirela Danko", "said", "that Vardonia had fired on the ferry near Ostrel", "accuse", actor="XOS.danko")
        .says("Pavel Orlin", "denied", "it", "deny", actor="XVA.orlin")
        .happens("fired", "Vardonia", "the ferry", when="2022-09-20", by="s1")
        .counts("three sailors", 3, "sailors")
        .owes("Vardonia", "answer the letter", "2022-10-05")
    )
