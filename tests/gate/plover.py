"""PLOVER's 322 gold sentences, read from raw text: the root of the one main event, and both parties' countries.

PLOVER codes one sentence as one event, and has roots for acts of speech and for what is only intended. Sayso keeps
these as statements and as statuses, so a reading is coded by the rules of the PLOVER manual (0.8) and its table of
CAMEO codes first:

- an outermost statement whose act is a root (a demand, a charge, a refusal, a threat ...) is that event by its speaker;
- cooperation and yielding that is planned is AGREE, a planned act of force or pressure THREATEN;
- cooperation that is denied is REJECT; anything else denied or only supposed is no event.

PLOVER gives every side a country, so one that names none is held to be of the country of the event's place, else of the
other side's: who strikes in Velland strikes Velland, unless it is said otherwise.

Of several codings the main one is the first that is not said inside a statement of another kind; where all are inside,
the first of them. Older names of gold are the present ones: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE,
FIGHT is ASSAULT, YIELD is CONCEDE.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import sayso
from sayso.records import Act, Event, Findings, Party, Root, Span, Statement
from tests.gate.corpora import Corpora

OLDER_NAMES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "CONCEDE",
}
OLDER_CODES = {"JAP": "JPN", "ROM": "ROU", "UKG": "GBR", "SER": "SRB", "PAL": "PSE", "GAZ": "PSE"}
ACT_ROOTS: dict[Act, Root] = {
    "accuse": "ACCUSE",
    "criticize": "ACCUSE",
    "demand": "REQUEST",
    "appeal": "REQUEST",
    "ask": "REQUEST",
    "threaten": "THREATEN",
    "warn": "THREATEN",
    "concede": "CONCEDE",
    "promise": "AGREE",
    "agree": "AGREE",
    "reject": "REJECT",
    "praise": "SUPPORT",
    "welcome": "SUPPORT",
    "apologise": "CONCEDE",
}
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})
PRESSURE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
ISO3 = 3


@dataclass(frozen=True, slots=True)
class Coding:
    """One event as PLOVER would code it. ``inner``: said inside a statement that is no coding itself."""

    root: Root
    start: int
    source: frozenset[str]
    target: frozenset[str]
    inner: bool


@dataclass(frozen=True, slots=True)
class Land:
    """A country named in the text, and where."""

    span: Span
    country: str


def main_coding(findings: Findings) -> Coding | None:
    """The one event a sentence is about; None where nothing is coded."""
    found = sorted(codings(findings), key=lambda one: (one.inner, one.start))
    return found[0] if found else None


def codings(findings: Findings) -> list[Coding]:
    """Everything a page tells that PLOVER counts, in no order."""
    statements, events = findings.statements, findings.events
    spoken = [one for one in statements if one.act in ACT_ROOTS and one.cue and not _is_in_spoken(one, statements)]
    found = [_of_event(one, root, statements) for one in events if (root := _root_of(one))]
    told = [event.trigger for event in events]
    return found + [_of_statement(one, lands_of(findings)) for one in spoken if not _is_told_too(one, told)]


def _of_event(event: Event, root: Root, statements: tuple[Statement, ...]) -> Coding:
    """An event; a side that names no country is held to be of the place's, else of the other side's."""
    inner = any(content.covers(event.trigger) for one in statements for content in one.content)
    source, target = _countries(event.source), _countries(event.target)
    around = frozenset(place.country for place in event.places if place.country)
    return Coding(
        root,
        event.trigger.start,
        source or around or target,
        target or (around - source) or around or source,
        inner,
    )


def _of_statement(statement: Statement, lands: list[Land]) -> Coding:
    """An act of speech: by its speaker; to the first other country named in what is said, else its own."""
    own = _country(statement.speaker.actor) if statement.speaker else None
    source = frozenset({own} - {None})
    named = [one.country for one in lands if any(content.covers(one.span) for content in statement.content)]
    others = [country for country in named if country != own]
    start = statement.cue.start if statement.cue else 0
    target = frozenset(others[:1]) or source
    return Coding(ACT_ROOTS[statement.act], start, source or target, target, inner=False)


def lands_of(findings: Findings) -> list[Land]:
    """The countries of all places and parties of a page, in text order."""
    found = [Land(one.span, one.country) for one in findings.places if one.country]
    found += [Land(one.span, country) for one in findings.mentions if (country := _country(one.actor))]
    return sorted(found, key=lambda one: one.span)


def _is_in_spoken(statement: Statement, statements: tuple[Statement, ...]) -> bool:
    """Whether it is part of what another act of speech says: the outer one is coded."""
    outer = next((one for one in statements if one.id == statement.within), None)
    return outer is not None and outer.act in ACT_ROOTS


def _is_told_too(statement: Statement, told: list[Span]) -> bool:
    return statement.cue is not None and any(statement.cue.touches(trigger) for trigger in told)


def _root_of(event: Event) -> Root | None:
    if event.status == "planned" and event.type in COOPERATION | YIELDING:
        return "AGREE"
    if event.status == "planned" and event.type in PRESSURE:
        return "THREATEN"
    if event.status == "denied":
        return "REJECT" if event.type in COOPERATION | YIELDING else None
    return None if event.status == "hypothetical" else event.type


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(country for one in parties if (country := _country(one.actor)))


def _country(actor: str | None) -> str | None:
    first = actor.split(".")[0] if actor else ""
    return first if len(first) == ISO3 else None


def gold_countries(side: object) -> frozenset[str]:
    """Countries of one side of a gold record; empty where it names none."""
    codes = [one["code"][:ISO3] for one in side if isinstance(one, dict)] if isinstance(side, list) else []
    return frozenset(OLDER_CODES.get(code, code) for code in codes)


def plover(corpora: Corpora, _work: Path) -> dict[str, float]:
    """The bars of the 322 sentences. "Parties": sentences with both sides in gold; each side shares a country."""
    path = corpora.folder / "data" / "plover" / "plover_gsr_validation.jsonl"
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    roots = [0, 0]
    parties = [0, 0]
    for record in records:
        findings: Findings = sayso.read(record["text"])
        coding = main_coding(findings)
        count(record, coding, roots, parties)
    return {"root right": roots[0] / roots[1], "both countries right": parties[0] / parties[1]}


def count(record: dict, coding: Coding | None, roots: list[int], parties: list[int]) -> None:
    """Adds one sentence to right and total, for its root and, where gold has both sides, for its parties."""
    wanted = OLDER_NAMES.get(record["event"], record["event"])
    roots[1] += 1
    roots[0] += coding is not None and coding.root == wanted
    source, target = gold_countries(record["source"]), gold_countries(record["target"])
    if source and target:
        parties[1] += 1
        parties[0] += coding is not None and bool(source & coding.source) and bool(target & coding.target)
