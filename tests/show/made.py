"""Findings made by hand over a report made up for it: every kind of thing a view has to show."""

from sayso.records import (
    Document,
    Findings,
    Issue,
    MadeBy,
    NamedMention,
    Place,
    Quarantine,
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

Sign up for our newsletter
"""
FRIDAY = When("2023-03-03", "2023-03-03", "day", "“on Friday”, counted from 2023-03-04")


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
        places=(Place(at("TARVO"), "Tarvo", None, None, None, "TRV", None, None, True),),
        times=(FRIDAY,),
        statements=statements,
        events=(),
        not_events=(),
        figures=(),
        obligations=(),
        disputes=(),
    )
