"""Counts of killed and wounded in MUC-4 TST1 and TST2, 200 wire reports in capitals, against their answer keys.

The keys list human targets of terrorist incidents with their number and what became of them. What is fair to ask:

- A **count** is a number of two or more that the key gives for targets of effect DEATH (killed) or INJURY (wounded), or
  as the total number of an incident whose targets share one effect. Numbers are compared per report and effect, each
  once: a report tells its counts over and over, and one victim stands in several templates of the key.
- The number alone is compared: ``~100`` and ``- 15`` ("up to") are met by 100 and 15, ``6 / 4`` by either.
- A victim alone (1) is mostly a name in the key ("Monsignor Romero"), not a count in the text; PLURAL is no number.
  Neither is missed when absent; figures of one, of none, and vague ones ("dozens") are left out on our side too.
- What the key marks optional (``?``), targets that may or may not have died (``DEATH / INJURY``), and sums of an
  incident's counts ("eight people" for six priests and two women) are neither right nor wrong.
- The keys are of terrorist incidents alone: soldiers killed in battle are in the text and not in the key. So only
  reports count whose key names at least one count; further figures tell of all reports.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.gate.corpora import Corpora, read_to_lines

PARTS = (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4"))
LEAST_COUNT = 2
WHATS = {"DEATH": "killed", "INJURY": "wounded"}

_HEADER = re.compile(r"^((?:TST|DEV)\d?-MUC\d-\d{4}).*$", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\.\s+[A-Z]+(?: [A-Z]+)?: [A-Z ]*?\s{2,}(.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NUMBER = re.compile(r"\d+")
_IN_WORDS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozen|couple|half a|(?:a|one) (?:hundred|thousand|million))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Key:
    """The counts of one report: for killed and wounded, alternatives that are asked for, and numbers let pass."""

    asked: dict[str, set[frozenset[int]]] = field(default_factory=lambda: defaultdict(set))
    let_pass: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


@dataclass(slots=True)
class Hits:
    """Right, asked for and given counts."""

    right: int = 0
    asked: int = 0
    given: int = 0

    def f1(self) -> float:
        return 2 * self.right / (self.asked + self.given) if self.asked + self.given else 0.0


def muc4_counts(corpora: Corpora, work: Path) -> dict[str, float]:
    """Counts of killed and wounded in MUC-4 TST1-2."""
    folder = corpora.folder / "data" / "muc4" / "corpora"
    texts = work / "muc4"
    texts.mkdir(parents=True, exist_ok=True)
    keys: dict[str, Key] = {}
    for part, text_file, key_file in PARTS:
        for name, body in reports((folder / part / text_file).read_text(encoding="latin-1")):
            (texts / f"{name}.txt").write_text(body, encoding="utf-8")
            keys[name] = Key()
        keys.update(read_keys((folder / part / key_file).read_text(encoding="latin-1")))
    lines = read_to_lines(work / "muc4.jsonl", texts).read_text(encoding="utf-8").splitlines()
    given = {Path(found["file"]).stem: counts_of(found) for found in map(json.loads, lines)}
    return scores(keys, given)


def scores(keys: dict[str, Key], given: dict[str, dict[str, set[int]]]) -> dict[str, float]:
    """F1, recall and precision over reports with a count in the key; precision over all reports."""
    keyed = score({name: key for name, key in keys.items() if any(key.asked.values())}, given)
    everywhere = score(keys, given)
    return {
        "counts F1": keyed.f1(),
        "counts recall": keyed.right / keyed.asked if keyed.asked else 0.0,
        "counts precision": keyed.right / keyed.given if keyed.given else 0.0,
        "counts F1, all reports": everywhere.f1(),
        "counts precision, all reports": everywhere.right / everywhere.given if everywhere.given else 0.0,
    }


def reports(file: str) -> Iterator[tuple[str, str]]:
    """Name and text of each report, its paragraphs on one line each as they were before the corpus wrapped them."""
    pieces = _HEADER.split(file)
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        told = body.split("[TEXT]", 1)[-1]
        yield name, "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", told)).strip() + "\n"


def read_keys(file: str) -> dict[str, Key]:
    """The keys of a file, by report."""
    keys: dict[str, Key] = defaultdict(Key)
    for template in re.split(r"\n(?=0\.\s)", "\n" + file):
        slots = _slots(template)
        if not slots.get(0):
            continue
        key = keys[slots[0][0].split()[0]]
        optional_template = bool(slots.get(1)) and "OPTIONAL" in slots[1][0]
        _add(key, slots, optional=optional_template)
    for key in keys.values():
        for what, asked in key.asked.items():
            key.let_pass[what] -= {number for numbers in asked for number in numbers}
    return dict(keys)


def _slots(template: str) -> dict[int, list[str]]:
    """The lines of each slot of a template."""
    found: dict[int, list[str]] = {}
    slot = -1
    for line in template.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        if match := _SLOT.match(line):
            slot = int(match[1])
            found[slot] = [match[2].strip()]
        elif line[0].isspace() and slot >= 0:
            found[slot].append(line.strip())
    return found


def _add(key: Key, slots: dict[int, list[str]], *, optional: bool) -> None:
    effects = {name: _effects(line) for line in slots.get(23, ()) for name in _QUOTED.findall(line)}
    sums: dict[str, int] = defaultdict(int)
    for line in slots.get(21, ()):
        numbers = _numbers(line.split(":")[0])
        for whats in {effects[name] for name in _QUOTED.findall(line) if name in effects}:
            for what in whats:
                sums[what] += max(numbers, default=0)
                _ask(key, what, numbers, optional=optional or line.startswith("?") or len(whats) > 1)
    for what, number in sums.items():
        key.let_pass[what].add(number)
    for line in slots.get(24, ()):
        numbers, whats = _numbers(line), {what for both in effects.values() for what in both}
        for what in whats:
            _ask(key, what, numbers, optional=optional or line.startswith("?") or len(whats) > 1)


def _effects(line: str) -> tuple[str, ...]:
    """Killed, wounded, or both where the key leaves it open."""
    named = [part.strip(" ?") for part in line.split(":")[0].split("/")]
    return tuple(WHATS[part] for part in named if part in WHATS)


def _numbers(cell: str) -> frozenset[int]:
    return frozenset(int(number) for number in _NUMBER.findall(cell))


def _ask(key: Key, what: str, numbers: frozenset[int], *, optional: bool) -> None:
    if optional or not numbers or max(numbers) < LEAST_COUNT:
        key.let_pass[what] |= numbers
    else:
        key.asked[what].add(numbers)


def counts_of(found: dict) -> dict[str, set[int]]:
    """The counts of killed and wounded that findings give: numbers of two or more, said as such."""
    given: dict[str, set[int]] = defaultdict(set)
    text = found["document"]["text"]
    for figure in found["figures"]:
        value = figure["high"] if figure["low"] is None else figure["low"]
        said = _IN_WORDS.search(text, figure["start"], figure["end"])
        if figure["what"] in WHATS.values() and value is not None and value >= LEAST_COUNT and said:
            given[figure["what"]].add(int(value))
    return given


def score(keys: dict[str, Key], given: dict[str, dict[str, set[int]]]) -> Hits:
    """Hits over these reports."""
    hits = Hits()
    for name, key in keys.items():
        for what in WHATS.values():
            asked, numbers = key.asked[what], set(given.get(name, {}).get(what, ()))
            met = {alternatives for alternatives in asked if alternatives & numbers}
            used = {number for alternatives in asked for number in alternatives}
            hits.right += len(met)
            hits.asked += len(asked)
            hits.given += len(met) + len(numbers - used - key.let_pass[what])
    return hits


def differences(keys: dict[str, Key], given: dict[str, dict[str, set[int]]]) -> Iterable[str]:
    """One line for each count missed or given too much, for reading."""
    for name, key in keys.items():
        for what in WHATS.values():
            asked, numbers = key.asked[what], given.get(name, {}).get(what, set())
            used = {number for alternatives in asked for number in alternatives}
            missed = sorted(min(alternatives) for alternatives in asked if not alternatives & numbers)
            extra = sorted(numbers - used - key.let_pass[what])
            if missed or extra:
                yield f"{name} {what} missed {missed} extra {extra}"
