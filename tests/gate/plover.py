"""PLOVER's 322 gold sentences, read from raw text: the root of the one main event, and both parties' countries.

PLOVER codes one sentence as one event, and has roots for acts of speech and for what is only intended. Sayso keeps
these as statements and as statuses, so a reading is coded by the rules of the PLOVER manual (0.8) and its table of
CAMEO codes first:

- an outermost statement whose act is a root (a demand, a charge, a refusal, a threat ...) is that event by its speaker;
- any other statement is coded by the first modal verb of what is said: that something must or should be is REQUEST
  ("all requests, demands and orders"), that it will not be REJECT ("all rejections and refusals"), and, where nothing
  else in it is coded, that the speaker will do something AGREE ("indicate willingness or commitment to cooperate"), or
  THREATEN where the verb is one of force or pressure alone;
- cooperation and yielding that is planned is AGREE, a planned act of force or pressure THREATEN;
- what protesters demand is PROTEST ("demands that take the form of demonstrations, protests, etc.");
- force or pressure that would or may be used is THREATEN ("THREATEN could be ASSAULT + hypothetical");
- cooperation that is denied is REJECT; anything else denied or only supposed is no event.

The sides of a coding are turned into countries in ``plover_sides.py``.

Of several codings the main one is the first of the main clause, by the grammar the model sees, that is not said inside
a statement of another kind; where all are inside, the first of them; phrases and clauses that only add to the main
clause come last. Older names of gold are the present ones: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE,
FIGHT is ASSAULT, YIELD is CONCEDE. Gold was coded when all of CAMEO's 17 was COERCE, the table that came with it says:
destroying property (171) and violent repression of dissent (175), which 0.8 counts under ASSAULT.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sayso
from sayso.derive.events.lexicon import by_first_word
from sayso.read import read
from sayso.records import Act, Event, Findings, Root, Span, Statement, Token
from tests.gate.corpora import Corpora
from tests.gate.plover_sides import ISO3, Land, lands_of, sides_of_event, sides_of_statement

OLDER_NAMES = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "CONCEDE",
}
OLDER_CODES = {
    "JAP": "JPN",
    "ROM": "ROU",
    "UKG": "GBR",
    "SER": "SRB",
    "PAL": "PSE",
    "GAZ": "PSE",
    "ITL": "ITA",
    "VTN": "VAT",
}
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
#: Code points of a content in which its first clause opens, and the modal verbs that can stand there.
OPENING = 90
MODAL = re.compile(
    r"(?i)\b(?:(?P<self>it|he|she|they|we|i|who) |['’])?"
    r"(?:(?P<need>must|should|ought to|needs?|needed|ha(?:s|ve) to)"
    r"|(?P<threat>(?:will|would) not hesitate)"
    r"|(?P<refusal>(?:will|would|can|could|shall)(?:not| not| never| no longer)|(?:wo|would|ca|could)n['’]t)"
    r"|(?P<other>may|might|can|could)"
    r"|(?P<will>will|would|ll)(?: \w+ly)? (?P<deed>\w+))\b"
)

#: A cue that says what one does not mean to do: "has no plans to", "does not intend to".
NEGATED = re.compile(r"(?i)\b(?:no|not|never|n't)\b.*\b(?:plan|intention|intend|agree|accept|want|ready|willing)")
#: What stands before a verb of what may yet be, not of what may have been.
MAY = re.compile(r"(?i)\b(?:may|might|could) (?:\w+ly |also |be )?$")
#: Relations to what a word only adds to, or stands beside; and words that are climbed at most.
BESIDE = frozenset({"advcl", "acl", "acl:relcl", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "compound", "appos"})
BESIDE |= {"nsubj", "nsubj:pass", "conj"}
HIGHEST = 12
PROTESTERS = re.compile(r"(?i)\b(?:protest[eo]rs?|demonstrators?|rioters|strikers|marchers)\b")


@dataclass(frozen=True, slots=True)
class Coding:
    """One event as PLOVER would code it. ``inner``: said inside a statement that is no coding itself.

    ``older``: its root by the table that gold was coded with.
    """

    root: Root
    start: int
    source: frozenset[str]
    target: frozenset[str]
    inner: bool
    older: Root


def main_coding(findings: Findings, tokens: Sequence[Token] = ()) -> Coding | None:
    """The one event a sentence is about; None where nothing is coded. ``tokens``: its words with their grammar."""
    found = codings(findings)
    return min(found, key=lambda one: (_is_beside(one.start, tokens), one.inner, one.start), default=None)


def _is_beside(start: int, tokens: Sequence[Token]) -> bool:
    """Whether the word at this place stands below the main clause: in a phrase or a clause that only adds to it."""
    at = next((number for number, one in enumerate(tokens) if one.span.start <= start < one.span.end), None)
    for _ in range(HIGHEST):
        if at is None or tokens[at].head is None:
            return False
        if tokens[at].relation in BESIDE:
            return True
        at = tokens[at].head
    return False


def codings(findings: Findings) -> list[Coding]:
    """Everything a page tells that PLOVER counts, in no order."""
    statements, events = findings.statements, findings.events
    spoken = [one for one in statements if one.act in ACT_ROOTS and one.cue and not _is_in_spoken(one, statements)]
    lands, text = lands_of(findings), findings.document.text
    found = [_of_event(one, root, statements, lands) for one in events if (root := _root_of(one, text))]
    told = [event.trigger for event in events]
    found += [
        _of_statement(one, _root_spoken(one, text, events), lands) for one in spoken if not _is_told_too(one, told)
    ]
    others = [one for one in statements if one.act not in ACT_ROOTS and one.cue and one.within is None]
    return found + [_of_statement(one, root, lands) for one in others if (root := _root_said(one, findings, found))]


def _root_spoken(statement: Statement, text: str, events: tuple[Event, ...]) -> Root:
    """The root of an act of speech; who endorses or backs something agrees to no deed: SUPPORT."""
    words = text[statement.cue.start : statement.cue.end].lower().split() if statement.cue else []
    root = ACT_ROOTS[statement.act]
    if statement.act == "agree" and any(
        line.root == "SUPPORT" for word in words for line in by_first_word().get(word, ())
    ):
        return "SUPPORT"
    return "THREATEN" if root == "AGREE" and _is_of_force(statement, events) else root


def _is_of_force(statement: Statement, events: tuple[Event, ...]) -> bool:
    """Whether all that is promised is force or pressure."""
    inner = [one.type for one in events if any(content.covers(one.trigger) for content in statement.content)]
    return bool(inner) and PRESSURE.issuperset(inner) and "MOBILIZE" not in inner


def _root_said(statement: Statement, findings: Findings, found: list[Coding]) -> Root | None:
    """The root of what a statement says by its first modal verb; None where it has none."""
    content = statement.content[0] if statement.content else Span(0, 0)
    if statement.cue and NEGATED.search(findings.document.text, statement.cue.start, statement.cue.end):
        return "REJECT"
    modal = MODAL.search(findings.document.text, content.start, min(content.end, content.start + OPENING))
    if modal is None or modal["other"]:
        return None
    if modal["need"]:
        return "REQUEST"
    if modal["threat"]:
        return "THREATEN"
    if modal["refusal"]:
        return "REJECT"
    is_told = any(span.start <= one.start < span.end for one in found for span in statement.content)
    if not modal["self"] or is_told:
        return None
    roots = {line.root for line in by_first_word().get(modal["deed"].lower(), ()) if line.kind == "v"}
    return "AGREE" if roots.isdisjoint(PRESSURE) or not roots.isdisjoint(COOPERATION | YIELDING) else "THREATEN"


def _of_event(event: Event, root: Root, statements: tuple[Statement, ...], lands: list[Land]) -> Coding:
    inner = any(content.covers(event.trigger) for one in statements for content in one.content)
    sides = sides_of_event(event, [land for land in lands if not _is_aside(land, event, statements)])
    root = _demanded_by([party.name for party in event.source], root)
    older = "COERCE" if root == "ASSAULT" and _is_repression(event) else root
    return Coding(root, event.trigger.start, sides.source, sides.target, inner, older)


def _is_aside(land: Land, event: Event, statements: tuple[Statement, ...]) -> bool:
    """Whether a country behind an event stands outside what is said of it: it only tells who says so, and where."""
    over = [one for one in statements if any(content.covers(event.trigger) for content in one.content)]
    end = max((content.end for one in over for content in one.content), default=land.span.end)
    return land.span.start > event.trigger.start and land.span.start >= end


def _is_repression(event: Event) -> bool:
    """Whether property is destroyed, or protesters are fought: CAMEO 171 and 175, which were under COERCE."""
    return event.mode in ("destroy", "crowd-control") or any(PROTESTERS.search(party.name) for party in event.target)


def _of_statement(statement: Statement, root: Root, lands: list[Land]) -> Coding:
    sides = sides_of_statement(statement, lands)
    root = _demanded_by([statement.speaker.name] if statement.speaker else [], root)
    return Coding(root, statement.cue.start if statement.cue else 0, sides.source, sides.target, False, root)


def _demanded_by(names: list[str], root: Root) -> Root:
    """What protesters demand is their protest."""
    return "PROTEST" if root == "REQUEST" and any(PROTESTERS.search(name) for name in names) else root


def _is_in_spoken(statement: Statement, statements: tuple[Statement, ...]) -> bool:
    """Whether it is part of what another act of speech says: the outer one is coded."""
    outer = next((one for one in statements if one.id == statement.within), None)
    return outer is not None and outer.act in ACT_ROOTS


def _is_told_too(statement: Statement, told: list[Span]) -> bool:
    return statement.cue is not None and any(statement.cue.touches(trigger) for trigger in told)


def _root_of(event: Event, text: str) -> Root | None:
    if event.status == "possible" and event.type in PRESSURE and MAY.search(text[: event.trigger.start]):
        return "THREATEN"
    if event.status == "planned" and event.type in COOPERATION | YIELDING:
        return "AGREE"
    if event.status == "planned" and event.type in PRESSURE:
        return "THREATEN"
    if event.status == "denied":
        return "REJECT" if event.type in COOPERATION | YIELDING else None
    if event.status == "hypothetical":
        return "THREATEN" if event.type in PRESSURE and "+would:" in event.rule else None
    return event.type


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
        coding = main_coding(findings, read(findings.document).tokens)
        count(record, coding, roots, parties)
    return {"root right": roots[0] / roots[1], "both countries right": parties[0] / parties[1]}


def count(record: dict, coding: Coding | None, roots: list[int], parties: list[int]) -> None:
    """Adds one sentence to right and total, for its root and, where gold has both sides, for its parties."""
    wanted = OLDER_NAMES.get(record["event"], record["event"])
    roots[1] += 1
    roots[0] += coding is not None and coding.older == wanted
    source, target = gold_countries(record["source"]), gold_countries(record["target"])
    if source and target:
        parties[1] += 1
        parties[0] += coding is not None and bool(source & coding.source) and bool(target & coding.target)
