"""Findings made by hand over a report made up for it: every kind of thing a view has to show."""

from dataclasses import replace

from sayso.records import (
    Dispute,
    Document,
    Event,
    Figure,
    Findings,
    Issue,
    MadeBy,
    NamedMention,
    NotEvent,
    Obligation,
    Party,
    Place,
    Quarantine,
    Side,
    Span,
    Speaker,
    Statement,
    When,
)

TEXT = """\
Home / World / Harbour talks

Harbour talks break down in Tarvo
By Lena Ostrow

TARVO, 4 March 2023 - Foreign Minister Elena Dray said on Friday that the talks over the harbour had failed. \
“They fired first,” she told reporters, “and we will answer.”

The northern command denied the charge. A spokesman declined to comment on the losses.

Dray, in a letter to the council, wrote that Commander Ilo Brandt had called the ceasefire “a piece of paper”.

Mira HoltMira Anne HoltCouncil votes on water bill MORE asked for two weeks. \
He lost 20He reported that more than 0 had gone.

According to the Tarvo Gazette, “nobody knows”.

“We will also count the ships,” she added.

According to the harbour police, at least 12 sailors, including 3 children, were killed when the command shelled the \
pier on Thursday. The command said 4 had died by Friday. The council may send 1,200 troops, for 2.5 million florins.

The command was given two weeks to answer the letter of 3 March, which the council sends every year. \
The sides fought for 44 days in 2008, until the armistice of Tarvo. The final was a battle of the giants.

Sign up for our newsletter
"""
FRIDAY = When("2023-03-03", "2023-03-03", "day", "“on Friday”, counted from 2023-03-04")
YEAR_OF_WAR = When("2008-01-01", "2008-12-31", "year", "“in 2008”")


def at(words: str, nth: int = 0) -> Span:
    """The nth place where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def speaker(words: str, name: str, actor: str | None = None, role: str | None = None) -> Speaker:
    return Speaker(name=name, type="person", role=role, organization=None, actor=actor, span=at(words))


def statement(identity: str, who: Speaker | None, cue: str | None, *content: str, **more: object) -> Statement:
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
    spans = tuple(at(words) for words in content)
    return Statement(identity, who, at(cue) if cue else None, spans, **(fields | more))


def party(words: str, name: str | None = None, actor: str | None = None, nth: int = 0) -> Party:
    return Party(name or words, actor, at(words, nth))


COMMAND = party("the command", "Northern Command", "TRV.MIL")
COUNCIL = party("The council", "Council of Tarvo", "TRV.LEG")
TARVO = Place(at("TARVO"), "Tarvo", 7, 40.5, 45.25, "TRV", "Coast", None, True)


def event(identity: str, type_: str, trigger: Span, **more: object) -> Event:
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
        "score": 0.8,
    }
    return Event(id=identity, type=type_, trigger=trigger, **(fields | more))


def events() -> tuple[Event, ...]:
    """One of every status that a screen tells apart, and the history."""
    thursday = When("2023-03-02", "2023-03-02", "day", "“on Thursday”, counted from 2023-03-04", at("Thursday"))
    both = (party("Elena Dray", actor="TRV.elena-dray"), COMMAND)
    dispute = {"status": "disputed", "asserted_by": ("s2",), "denied_by": ("s3",)}
    claimed = {"status": "claimed", "asserted_by": ("s9",), "target": (party("sailors"),), "when": thursday}
    old = {"background": True, "when": YEAR_OF_WAR, "source": both, "target": both}
    return (
        event("e1", "CONSULT", at("talks", 1), mode="meet", source=both, target=both, places=(TARVO,)),
        event("e2", "ASSAULT", at("fired"), source=(party("They", "Northern Command", "TRV.MIL"),), **dispute),
        event(
            "e3", "ASSAULT", at("shelled"), mode="heavy-weapons", contexts=("military",), source=(COMMAND,), **claimed
        ),
        event("e4", "MOBILIZE", at("send"), source=(COUNCIL,), status="possible"),
        event("e5", "ASSAULT", at("fought"), **old),
        event("e6", "AGREE", at("armistice"), **(old | {"when": None, "places": (TARVO,)})),
        event("e7", "ACCUSE", at("count"), status="planned", asserted_by=("s8",)),
    )


def figure(identity: str, words: str, low: float | None, high: float | None, **more: object) -> Figure:
    fields: dict = {
        "comparator": "exact",
        "what": "killed",
        "unit": None,
        "of": None,
        "civilian": None,
        "part_of": None,
        "reported_by": None,
        "as_of": None,
        "event": None,
        "rule": "figure:count",
        "score": 0.9,
    }
    return Figure(identity, at(words), low, high, **(fields | more))


def figures() -> tuple[Figure, ...]:
    """Whole and part, two reporters of one count, an amount, a stretch of time."""
    police = {"reported_by": "s9", "event": "e3"}
    return (
        figure("f1", "at least 12 sailors", 12.0, None, comparator="at_least", of=party("sailors"), **police),
        figure("f2", "3 children", 3.0, 3.0, of=party("children"), civilian=True, part_of="f1", **police),
        figure("f3", "4 had died", 4.0, 4.0, reported_by="s10", as_of=FRIDAY),
        figure("f4", "1,200 troops", 1200.0, 1200.0, what="troops", of=COUNCIL),
        figure("f5", "2.5 million florins", 2500000.0, 2500000.0, what="money", unit="florins", comparator="about"),
        figure("f6", "44 days", 44.0, 44.0, what="duration", unit="days", event="e5"),
    )


def duty() -> Obligation:
    """Two weeks from a letter, every year."""
    due = When("2023-03-17", "2023-03-17", "day", "“two weeks”, counted from 3 March 2023", at("two weeks"))
    return Obligation(
        id="o1",
        who=party("The command", "Northern Command", "TRV.MIL", nth=1),
        duty=at("answer the letter of 3 March"),
        to=party("the council", "Council of Tarvo", "TRV.LEG", nth=1),
        due=due,
        recurrence="every year",
        basis="the letter of 3 March",
        statement=None,
        rule="duty:given-time",
        score=0.7,
    )


def made() -> Findings:
    """The report as it would be read."""
    dray = speaker("Foreign Minister Elena Dray", "Elena Dray", "TRV.elena-dray", "Foreign Minister")
    command = Speaker("Northern Command", "armed_group", None, None, "TRV.MIL", at("The northern command"))
    statements = (
        statement("s1", dray, "said", "the talks over the harbour had failed", said=FRIDAY),
        statement(
            "s2",
            speaker("she", "Elena Dray", "TRV.elena-dray", "Foreign Minister"),
            "told reporters",
            "“They fired first,”",
            "“and we will answer.”",
            form="direct",
            act="accuse",
            addressee="reporters",
        ),
        statement("s3", command, "denied", "the charge", act="deny", denies="s2"),
        statement(
            "s4", speaker("A spokesman", "A spokesman"), "declined to comment", "the losses", act="decline_comment"
        ),
        statement(
            "s5",
            speaker("Dray, ", "Elena Dray", "TRV.elena-dray", "Foreign Minister"),
            "wrote",
            "Commander Ilo Brandt had called the ceasefire “a piece of paper”",
            channel="a letter to the council",
            form="mixed",
        ),
        statement(
            "s6",
            speaker("Commander Ilo Brandt", "Ilo Brandt", None, "Commander"),
            "had called",
            "the ceasefire “a piece of paper”",
            within="s5",
            act="criticize",
            form="mixed",
        ),
        statement("s7", None, "According to", "“nobody knows”", form="direct", score=0.4),
        statement("s8", dray, "she added", "“We will also count the ships,”", form="direct", continues="s2"),
        statement(
            "s9",
            Speaker("Harbour Police", "government", None, None, "TRV.COP", at("the harbour police")),
            None,
            "at least 12 sailors, including 3 children, were killed when the command shelled the pier on Thursday",
        ),
        statement("s10", replace(command, span=at("The command")), None, "4 had died by Friday"),
    )
    document = Document(
        id="0123456789abcdef",
        text=TEXT,
        url=None,
        outlet="Tarvo Wire",
        title="Harbour talks break down in Tarvo",
        byline="Lena Ostrow",
        language="en",
        published=When("2023-03-04", "2023-03-04", "day", "dateline", at("4 March 2023")),
        quarantine=(
            Quarantine(at("Home / World / Harbour talks"), "breadcrumb"),
            Quarantine(at("Council votes on water bill MORE"), "injected_link"),
            Quarantine(at("Sign up for our newsletter"), "newsletter"),
        ),
    )
    issues = (
        Issue("extract", "doubled_name", "a name stands twice", at("Mira HoltMira Anne Holt"), "Mira Anne Holt"),
        Issue(
            "extract", "broken_number", "a number fell apart", at("20He reported that more than 0"), "more than 200?"
        ),
        Issue("extract", "machine_translation", "word order and articles of a machine translation"),
    )
    return Findings(
        file="harbour.txt",
        made_by=MadeBy("0.1.0", "0" * 16, "1" * 16),
        document=document,
        issues=issues,
        mentions=(NamedMention(at("Elena Dray"), "person", "Elena Dray", "TRV.elena-dray"),),
        places=(TARVO,),
        times=(FRIDAY,),
        statements=statements,
        events=events(),
        not_events=(NotEvent(at("battle"), "sport"),),
        figures=figures(),
        obligations=(duty(),),
        disputes=(
            Dispute(
                "d1",
                "who fired",
                (Side("Elena Dray", ("s2",), ()), Side("Northern Command", ("s3",), ())),
                "e2",
                "test",
            ),
            Dispute(
                "d2",
                "killed",
                (Side("Harbour Police", ("s9",), ("f1",)), Side("Northern Command", ("s10",), ("f3",))),
                None,
                "test",
            ),
        ),
    )
