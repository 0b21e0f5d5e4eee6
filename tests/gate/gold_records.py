"""What the gate's scorer compares: statements, warnings and traps of gold and of Findings, read from JSON.

Gold and predicted statements become the same record, ``Said``; offsets count code points of the page's text.
"""

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Json = dict[str, Any]

SMALL_WORDS = frozenset(["a", "an", "and", "for", "in", "of", "on", "s", "the", "to"])
NAME_JOINTS = re.compile(r";|\band\b|\(")
WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")
ISO3 = re.compile(r"[A-Za-z]{3}")
ISO_LENGTH = {"month": 7, "year": 4}  # how much of an ISO date a wide precision leaves


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day (ISO, None: open). ``loose``: the year is in doubt, month and day alone are compared."""

    first: str | None
    last: str | None
    loose: bool = False

    def fits(self, found: "Days | None") -> bool:
        """Whether ``found`` is the same stretch of days."""
        if found is None:
            return False
        if not self.loose:
            return (self.first, self.last) == (found.first, found.last)
        return [d and d[-5:] for d in (self.first, self.last)] == [d and d[-5:] for d in (found.first, found.last)]


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks. ``nobody``: the page itself, or a speaker no words stand for."""

    name: str
    country: str | None
    spans: tuple[Span, ...]
    nobody: bool

    def fits(self, found: "Party") -> bool:
        """Same place in the text, or one name within the other, or nobody on both sides."""
        if self.nobody or found.nobody:
            return self.nobody and found.nobody
        return touch(self.spans, found.spans) or same_name(self.name, found.name)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, of gold or of Findings. In gold ``acts`` holds every act that counts as right."""

    id: str
    certain: bool
    speaker: Party
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: str
    acts: frozenset[str]
    addressee: str
    said: Days | None
    said_certain: bool
    said_span: tuple[Span, ...]
    denies: str | None
    within: str | None
    continues: str | None


@dataclass(frozen=True, slots=True)
class Warned:
    """A gold warning: its kind and the words it is about."""

    id: str
    certain: bool
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Trap:
    """Words that must not become a record of kind ``would_be``, or only not one with ``field`` among ``values``."""

    id: str
    would_be: str
    span: Span
    field: str | None
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Flag:
    """A quarantine or an issue of Findings; no span: it is about the whole page."""

    kind: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class GoldPage:
    """All gold of one page."""

    name: str
    text: str
    said: tuple[Said, ...]
    warnings: tuple[Warned, ...]
    traps: tuple[Trap, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What Findings say of one page."""

    text: str
    said: tuple[Said, ...]
    quarantine: tuple[Flag, ...]
    issues: tuple[Flag, ...]


class GateError(Exception):
    """Predictions that do not belong to the gold: one line that says which."""


def read_gold(folder: Path) -> list[GoldPage]:
    """The pages of a gold folder (``docs.jsonl``, ``gold.jsonl``, ``texts/``), in the order of ``docs.jsonl``."""
    records = list(rows(folder / "gold.jsonl"))
    pages = []
    for document in rows(folder / "docs.jsonl"):
        own = [r for r in records if r["file"] == document["file"]]
        with (folder / document["file"]).open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        said = tuple(gold_said(r) for r in own if r["kind"] == "statement")
        warnings = tuple(
            Warned(r["id"], r["certain"], r["warning"], span_of(r["span"])) for r in own if r["kind"] == "warning"
        )
        traps = tuple(trap_of(r) for r in own if r["kind"] == "trap")
        pages.append(GoldPage(document["docid"], text, said, warnings, traps))
    return pages


def read_found(path: Path) -> dict[str, FoundPage]:
    """Findings lines (``sayso read --format jsonl``) by the name of their file without its ending."""
    found = {}
    for line in rows(path):
        found[Path(line["file"]).stem] = FoundPage(
            line["document"]["text"],
            tuple(found_said(s) for s in line["statements"]),
            tuple(Flag(q["reason"], span_of(q)) for q in line["quarantine"]),
            tuple(Flag(i["kind"], None if i["start"] is None else span_of(i)) for i in line["issues"]),
        )
    return found


def rows(path: Path) -> Iterator[Json]:
    # Not splitlines(): it also cuts at U+2028, which a JSON string may hold.
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def gold_said(record: Json) -> Said:
    spans = tuple(span_of(s) for s in [record["speaker_span"]] if s)
    speaker = record["speaker"]
    nobody = not speaker["name"] or speaker["type"] == "author" or (speaker["type"] == "unnamed" and not spans)
    date = record["said_on"]
    return Said(
        id=record["id"],
        certain=record["certain"] and "part_of" not in record,
        speaker=Party(speaker["name"], speaker["country"], spans, nobody),
        cue=tuple(span_of(c) for c in [record["cue"]] if c),
        content=tuple(span_of(c) for c in record["content"]),
        form=record["form"],
        acts=frozenset([record["act"], *record.get("act_also", [])]),
        addressee=record["addressee"] or "",
        said=gold_days(date) if date else None,
        said_certain=bool(date and date["certain"]),
        said_span=(),
        denies=record.get("denies"),
        within=record.get("nested_in"),
        continues=record.get("continues"),
    )


def found_said(record: Json) -> Said:
    speaker, when = record["speaker"], record["said"]
    code = (speaker["actor"] or "").split(".")[0] if speaker else ""
    placed = when and when["start"] is not None
    return Said(
        id=record["id"],
        certain=True,
        speaker=Party(
            speaker["name"] if speaker else "",
            code.upper() if ISO3.fullmatch(code) else None,
            (span_of(speaker),) if speaker else (),
            speaker is None,
        ),
        cue=(span_of(record["cue"]),) if record["cue"] else (),
        content=tuple(span_of(c) for c in record["content"]),
        form=record["form"],
        acts=frozenset([record["act"]]),
        addressee=record["addressee"] or "",
        said=Days(when["earliest"], when["latest"]) if when else None,
        said_certain=True,
        said_span=(span_of(when),) if placed else (),
        denies=record["denies"],
        within=record["within"],
        continues=record["continues"],
    )


def trap_of(record: Json) -> Trap:
    field, values = next(iter(record.get("only_if", {}).items()), (None, []))
    return Trap(record["id"], record["would_be"], span_of(record["span"]), field, frozenset(values))


def gold_days(date: Json) -> Days:
    iso = date["iso"][: ISO_LENGTH.get(date["precision"], len(date["iso"]))]
    loose = iso.startswith("--") or (not date["certain"] and date["precision"] != "year")
    return Days(edge(iso, last=False), edge(iso, last=True), loose)


def edge(iso: str, *, last: bool) -> str:
    """First or last day of an ISO year, month or day."""
    if iso.startswith("--"):
        return iso
    year, month, day = (*iso.split("-"), "", "")[:3]
    month = month or ("12" if last else "01")
    return f"{year}-{month}-{day or (str(monthrange(int(year), int(month))[1]) if last else '01')}"


def span_of(piece: Json) -> Span:
    return piece["start"], piece["end"]


def overlap(a: Span, b: Span) -> int:
    """Number of shared characters."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def touch(left: Iterable[Span], right: Iterable[Span]) -> bool:
    right = tuple(right)
    return any(overlap(a, b) for a in left for b in right)


def characters(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(*span)}


def tokens(text: str, spans: Iterable[Span]) -> set[int]:
    """Where the words and marks begin that share a character with one of the spans."""
    spans = tuple(spans)
    return {m.start() for m in WORD_OR_MARK.finditer(text) if any(overlap(m.span(), span) for span in spans)}


def name_words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return set(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))) - SMALL_WORDS


def same_name(gold: str, found: str) -> bool:
    """Whether the words of one name (or of one of several joined by ``;`` or "and") contain those of the other."""
    theirs = name_words(found)
    ours = [words for words in map(name_words, [gold, *NAME_JOINTS.split(gold)]) if words]
    return bool(theirs) and any(words <= theirs or theirs <= words for words in ours)
