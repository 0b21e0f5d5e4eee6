"""Who did it, and on whose word: the perpetrator's status in MUC-4 TST1 and TST2 against the answer keys.

The keys give, for each terrorist incident, the organisation held to have done it and how sure that is: REPORTED AS
FACT, CLAIMED OR ADMITTED (by itself), SUSPECTED OR ACCUSED (BY AUTHORITIES), POSSIBLE. What is fair to ask:

- A key organisation is **matched** by an event of the same report that has it as source, by one of its names. Of
  several such events one told for who did it (claimed, blamed, suspected) counts before one that names the doer in
  passing, since that is what the key's line is about; else the first. What the key leaves open (``*``, ``-``) is not
  asked.
- Our status is read as the key's: an event its own doer asserts, or claims responsibility for, is CLAIMED OR ADMITTED;
  one that another charges it with, disputes or denies is SUSPECTED OR ACCUSED. A charge shows in the act of the
  statement, or in the rule of the event: "police attributed the attack to the Front" asserts it, and charges the Front.
  What the page tells itself, and what a source plainly reports ("the army said guerrillas burned the farm"), is
  REPORTED AS FACT to the keys. Our "possible" holds both what may be and what is suspected: it is POSSIBLE or SUSPECTED
  OR ACCUSED, whichever the key says.
- Where the key allows several ("POSSIBLE / REPORTED AS FACT"), each is right.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.gate.corpora import Corpora, read_to_lines
from tests.gate.muc4 import PARTS, reports

VIOLENT = frozenset({"ASSAULT", "COERCE", "THREATEN", "PROTEST"})
#: Parts of a rule of an event that is told for who did it: claimed, blamed, suspected.
OF_DOER = ("responsibility", "blamed", "alleged-doer")
CHARGES = frozenset({"accuse", "criticize", "demand", "threaten"})
ACCUSED = "SUSPECTED OR ACCUSED"
CLAIMED = "CLAIMED OR ADMITTED"
FACT = "REPORTED AS FACT"
POSSIBLE = "POSSIBLE"
_TEMPLATE = re.compile(r"\n(?=0\.\s)")
_SLOT = re.compile(r"^11\.\s+PERP: ORGANIZATION CONFIDENCE\s+(.*(?:\n\s+.*)*)", re.MULTILINE)
_MESSAGE = re.compile(r"^0\.\s+MESSAGE: ID\s+(\S+)", re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SMALL = frozenset({"the", "of", "de", "la", "el", "los", "and", "national", "army", "movement", "front", "group"})


@dataclass(frozen=True, slots=True)
class Held:
    """An organisation a key holds responsible: its names in lower case, and the statuses that are right."""

    report: str
    names: tuple[str, ...]
    allowed: frozenset[str]


def held_responsible(key: str) -> Iterator[Held]:
    """The organisations of a key file, one for each incident and line."""
    for template in _TEMPLATE.split("\n" + key):
        message, slot = _MESSAGE.search(template), _SLOT.search(template)
        if not message or not slot:
            continue
        for line in slot[1].splitlines():
            status, _, named = line.strip().lstrip("? ").partition(":")
            names = tuple(name.lower() for name in _QUOTED.findall(named))
            allowed = frozenset(_plain(part) for part in status.split("/") if part.strip(" *-?"))
            if names and allowed:
                yield Held(message[1], names, allowed)


def _plain(status: str) -> str:
    bare = status.strip(" ?")
    return ACCUSED if bare.startswith(ACCUSED) else bare


def muc4_status(corpora: Corpora, work: Path) -> dict[str, float]:
    """Share of matched perpetrators whose status is right, and share of those held that are matched."""
    folder = corpora.folder / "data" / "muc4" / "corpora"
    texts = work / "muc4"
    texts.mkdir(parents=True, exist_ok=True)
    held: list[Held] = []
    for part, text_file, key_file in PARTS:
        for name, body in reports((folder / part / text_file).read_text(encoding="latin-1")):
            (texts / f"{name}.txt").write_text(body, encoding="utf-8")
        held += held_responsible((folder / part / key_file).read_text(encoding="latin-1"))
    lines = read_to_lines(work / "muc4.jsonl", texts).read_text(encoding="utf-8").splitlines()
    return score(held, {Path(found["file"]).stem: found for found in map(json.loads, lines)})


def score(held: list[Held], given: dict[str, dict]) -> dict[str, float]:
    """The two figures over all organisations held responsible."""
    matched = [(one, read_as) for one in held if (read_as := status_of(one, given.get(one.report, {})))]
    right = sum(not read_as.isdisjoint(one.allowed) for one, read_as in matched)
    return {
        "perpetrator's status right": right / len(matched) if matched else 0.0,
        "perpetrators matched": len(matched) / len(held) if held else 0.0,
    }


def status_of(held: Held, found: dict) -> frozenset[str]:
    """How this doer's deed stands, in the words of the key; empty where no event names him."""
    tellers = {one["id"]: one for one in found.get("statements", ())}
    deeds = [one for one in found.get("events", ()) if _is_deed_of(held, one)]
    if not deeds:
        return frozenset()
    event = next((one for one in deeds if any(f"+{why}:" in one["rule"] for why in OF_DOER)), deeds[0])
    return _READINGS[event["status"]] or frozenset({_by_teller(event, tellers, held)})


def _is_deed_of(held: Held, event: dict) -> bool:
    doers = [party for party in event["source"] if party not in event["target"]]  # in a clash nobody is the one
    named = any(is_named(party["name"], held.names) for party in doers)
    return event["type"] in VIOLENT and named and event["status"] in _READINGS


def _by_teller(event: dict, tellers: dict[str, dict], held: Held) -> str:
    told = [tellers[one] for one in event["asserted_by"] if one in tellers]
    own = any(is_named((one.get("speaker") or {}).get("name", ""), held.names) for one in told)
    if own or "+responsibility:" in event["rule"]:
        return CLAIMED
    charged = "+blamed:" in event["rule"] or any(one.get("act") in CHARGES for one in told)
    return ACCUSED if charged else FACT


_READINGS: dict[str, frozenset[str]] = {
    "fact": frozenset({FACT}),
    "possible": frozenset({POSSIBLE, ACCUSED}),
    "claimed": frozenset(),
    "disputed": frozenset({ACCUSED}),
    "denied": frozenset({ACCUSED}),
}


def is_named(name: str, names: tuple[str, ...]) -> bool:
    """Whether a name is one of these: the same, or sharing a word that is not one of any organisation's."""
    words = set(re.findall(r"\w+", name.lower())) - _SMALL
    return any(words & (set(re.findall(r"\w+", other)) - _SMALL) for other in names)
