"""Make ``gold.jsonl``, ``docs.jsonl`` and ``texts/`` from the pages of ``examples/`` and the hand-written ``marks/``.

    python -m tests.gold.build            write the files
    python -m tests.gold.build --check    say whether they are up to date (exit 1 if not)

A marks file is read line by line; ``#`` begins a remark. Each line is a record: its kind, its number and fields parted
by `` | ``. A ``?`` after the kind marks what a careful reader could see differently (``certain: false``).

    S 01 | name;type;country;role | passage | form | act,other act | key=value ...     statement
    W 01 | warning | note | passage                                                     warning
    T 01 | would_be | reason | passage | only_if=field:value                            trap
    F 01 | what | amount | passage | key=value ...                                      figure
    E 01 | type | subtype | passage | status | key=value ...                            event
    O 01 | actor | passage | key=value ...                                              obligation
    D 01 | about | ids of side a | ids of side b | parties                              dispute

A passage is copied from the page, with ``{speaker}``, ``<cue>`` and ``[content]`` (or trigger, duty, span) marked in
it; ``~~`` skips words. It must occur exactly once, or end in ``@2`` for the second time. Offsets are found here, so
that a page may be extracted anew without marking it anew.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.extract import extract
from sayso.records import PageFacts, Raw

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
MARKERS = {"{": "speaker", "<": "cue", "[": "content"}
CLOSING = "}>]"
NAMES = {
    "S": "statement",
    "W": "warning",
    "T": "trap",
    "F": "figure",
    "E": "event",
    "O": "obligation",
    "D": "dispute",
}
ISO_PRECISION = {10: "day", 7: "month", 4: "year"}

Json = dict[str, object]


class MarkError(Exception):
    """A line of a marks file that cannot be used: names the line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of a marks file, cut into its parts. ``options`` are its ``key=value`` fields."""

    kind: str
    number: str
    certain: bool
    fields: tuple[str, ...]
    options: dict[str, str]
    page: "Page"

    @property
    def id(self) -> str:
        return self.page.record_id(self.kind + self.number)


@dataclass(frozen=True, slots=True)
class Page:
    """A marked page: its name without ending, the prefix of its record ids, and the text offsets count in."""

    name: str
    prefix: str
    text: str

    def record_id(self, short: str) -> str:
        """``S01`` -> ``AG-stat-01``; anything else (``outlet``) stays."""
        match = re.fullmatch(r"([SFEOD])(\d+)", short)
        return f"{self.prefix}-{NAMES[match[1]][:4]}-{match[2]}" if match else short


@dataclass(frozen=True, slots=True)
class Found:
    """The marked words of a passage, as gold spans, by what they are."""

    speaker: tuple[Json, ...]
    cue: tuple[Json, ...]
    content: tuple[Json, ...]

    @property
    def span(self) -> Json:
        return self.content[0] if self.content else self.cue[0]


def find(passage: str, page: Page) -> Found:
    """Where a marked passage stands in the page; MarkError unless that is one place."""
    words, _, nth = passage.rpartition(" @")
    wanted = int(nth) if words and nth.isdigit() else 0
    pattern, roles = pattern_of(words if wanted else passage)
    places = list(re.finditer(pattern, page.text))
    if (not wanted and len(places) != 1) or wanted > len(places):
        raise MarkError(f"{page.name}: found {len(places)} times, not {wanted or 'once'}: {passage}")
    place = places[max(wanted - 1, 0)]
    spans: dict[str, list[Json]] = {role: [] for role in MARKERS.values()}
    for group, role in enumerate(roles, start=1):
        start, end = place.span(group)
        spans[role].append({"start": start, "end": end, "text": page.text[start:end]})
    return Found(**{role: tuple(pieces) for role, pieces in spans.items()})


def pattern_of(passage: str) -> tuple[str, list[str]]:
    """A regular expression with one group for each marked piece, and the roles of the groups in order."""
    pattern, roles = [], []
    for piece in re.findall(r"\s*~~\s*|\s+|[{}<>\[\]]|[^\s{}<>\[\]]", passage.strip()):
        if piece in MARKERS:
            roles.append(MARKERS[piece])
            pattern.append("(")
        elif piece in CLOSING:
            pattern.append(")")
        elif "~~" in piece:
            pattern.append(r"(?s:.*?)")
        else:
            pattern.append(r"\s+" if piece.isspace() else re.escape(piece))
    return "".join(pattern), roles


def statement(mark: Mark) -> Json:
    who, passage, form, acts = mark.fields
    name, kind, country, role = (*who.split(";"), "", "", "")[:4]
    found = find(passage, mark.page)
    act, *others = acts.split(",")
    speaker = {"name": name, "type": kind, "country": country or None, "role": role or None}
    record: Json = {
        "speaker": speaker,
        "speaker_span": found.speaker[0] if found.speaker else None,
        "cue": found.cue[0] if found.cue else None,
        "content": list(found.content),
        "form": form,
        "act": act,
        "addressee": mark.options.get("to"),
        "channel": mark.options.get("via"),
        "said_on": day(mark.options.get("on")),
    }
    links = {"denies": "denies", "within": "nested_in", "continues": "continues"}
    ids = {key: mark.page.record_id(mark.options[word]) for word, key in links.items() if word in mark.options}
    return {**record, **({"act_also": others} if others else {}), **ids}


def day(words: str | None) -> Json | None:
    """``2018-11-26 reason`` -> a gold date; a ``?`` before it marks a doubtful one."""
    if words is None:
        return None
    iso, _, reason = words.lstrip("?").partition(" ")
    certain = not words.startswith("?")
    return {"iso": iso, "precision": ISO_PRECISION[len(iso)], "certain": certain, "reason": reason}


def warning(mark: Mark) -> Json:
    kind, note, passage = mark.fields
    return {"warning": kind, "sub": note, "span": find(passage, mark.page).span}


def trap(mark: Mark) -> Json:
    kind, reason, passage = mark.fields
    record: Json = {"would_be": kind, "reason": reason, "must_not_extract": True}
    if condition := mark.options.get("only_if"):
        field, _, values = condition.partition(":")
        record["only_if"] = {field: values.split(",")}
    return {**record, "span": find(passage, mark.page).span}


def figure(mark: Mark) -> Json:
    """``amount`` is ``6``, ``6..10`` or, with an open end, ``6..``."""
    what, amount, passage = mark.fields
    low, dots, high = amount.partition("..")
    keys = ("of", "unit", "as_of")
    record: Json = {
        "low": int(low) if low else None,
        "high": int(high or low) if high or not dots else None,
        "comparator": mark.options.get("comparator", "exact"),
        "what": what,
        **{key: mark.options.get(key) for key in keys},
        "reported_by": mark.options.get("by", "outlet"),
        "span": find(passage, mark.page).span,
    }
    said = {"statement": mark.page.record_id(mark.options["in"])} if "in" in mark.options else {}
    return {**record, **said}


def event(mark: Mark) -> Json:
    root, subtype, passage, status = mark.fields
    place, _, country = mark.options.get("place", "").partition(";")
    root, *others = root.split(",")
    status, *status_also = status.split(",")
    parties = {
        role: {"name": mark.options[role], "span": None} for role in ("actor1", "actor2") if role in mark.options
    }
    sides = {
        key: ids(mark.options.get(word, ""), mark.page)
        for word, key in (("by", "asserted_by"), ("denied", "denied_by"))
    }
    return {
        "type": root,
        "subtype": subtype,
        "trigger": find(passage, mark.page).span,
        "actor1": parties.get("actor1"),
        "actor2": parties.get("actor2"),
        "place": {"name": place, "span": None, "country": country or None} if place else None,
        "when": day(mark.options.get("when")),
        "status": status,
        **sides,
        **({"root_also": others} if others else {}),
        **({"status_also": status_also} if status_also else {}),
    }


def obligation(mark: Mark) -> Json:
    actor, passage = mark.fields
    duty = find(passage, mark.page).span
    record: Json = {key: mark.options.get(key) for key in ("to", "recurrence", "basis")}
    return {"actor": actor, "duty": duty, **record, "deadline": day(mark.options.get("due")), "span": duty}


def dispute(mark: Mark) -> Json:
    about, left, right, parties = mark.fields
    sides = {"side_a": ids(left, mark.page), "side_b": ids(right, mark.page)}
    return {"about": about, "parties": parties.split(";"), **sides}


def ids(shorts: str, page: Page) -> list[str]:
    return [page.record_id(short) for short in shorts.split(",") if short]


MAKERS: dict[str, Callable[[Mark], Json]] = {
    "S": statement,
    "W": warning,
    "T": trap,
    "F": figure,
    "E": event,
    "O": obligation,
    "D": dispute,
}


def marks_of(lines: str, page: Page) -> Iterator[Mark]:
    """The marks of a file, in its order."""
    for line in lines.splitlines():
        if not line.strip() or line.startswith(("#", "page ")):
            continue
        head, *parts = (part.strip() for part in line.split(" | "))
        kind, _, number = head.partition(" ")
        options = dict(part.split("=", 1) for part in parts if re.match(r"[a-z_0-9]+=", part))
        fields = tuple(part for part in parts if not re.match(r"[a-z_0-9]+=", part))
        if kind.rstrip("?") not in MAKERS:
            raise MarkError(f"{page.name}: no such kind of mark: {line}")
        yield Mark(kind.rstrip("?"), number, not kind.endswith("?"), fields, options, page)


def records_of(lines: str, page: Page) -> Iterator[Json]:
    """Gold records of one page. MarkError names the line that fails."""
    for mark in marks_of(lines, page):
        base: Json = {"id": mark.id if mark.kind not in "WT" else f"{page.prefix}-{NAMES[mark.kind][:4]}-{mark.number}"}
        base |= {"file": f"texts/{page.name}.txt", "kind": NAMES[mark.kind], "certain": mark.certain}
        try:
            yield base | MAKERS[mark.kind](mark)
        except (ValueError, KeyError, IndexError) as fault:
            raise MarkError(f"{page.name}: {mark.kind} {mark.number}: fields missing or too many ({fault})") from fault


def text_of(example: Path) -> str:
    """The text that offsets count in: what the page gives once extracted."""
    return extract(Raw(example.read_bytes(), name=example.name), PageFacts()).document.text


def page_of(marks: Path) -> tuple[Page, str]:
    """A marks file's page (its first line: ``page FILE PREFIX``) and the file's lines."""
    lines = marks.read_text(encoding="utf-8")
    _, file, prefix = lines.split("\n", 1)[0].split()
    return Page(marks.stem, prefix, text_of(EXAMPLES / file)), lines


def build() -> dict[Path, str]:
    """All files of the gold folder, by path, as they should be."""
    facts = {m["file"]: m for m in map(json.loads, (EXAMPLES / "meta.jsonl").read_text(encoding="utf-8").splitlines())}
    files: dict[Path, str] = {}
    documents: list[Json] = []
    records: list[Json] = []
    for marks in sorted((HERE / "marks").glob("*.marks")):
        page, lines = page_of(marks)
        source = lines.split("\n", 1)[0].split()[1]
        known = facts.get(source, {})
        documents.append(
            {"docid": page.name, "file": f"texts/{page.name}.txt", "source": source}
            | {key: known.get(key) for key in ("published", "title")}
        )
        files[HERE / "texts" / f"{page.name}.txt"] = page.text
        records += records_of(lines, page)
    files[HERE / "docs.jsonl"] = jsonl(documents)
    files[HERE / "gold.jsonl"] = jsonl(records)
    return files


def jsonl(rows: list[Json]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def stale(files: dict[Path, str]) -> list[str]:
    """Names of files that are not as they should be."""
    return [path.name for path, text in files.items() if not path.exists() or path.read_bytes() != text.encode()]


def main(arguments: list[str]) -> int:
    try:
        files = build()
    except MarkError as fault:
        print(f"build.py: {fault}", file=sys.stderr)
        return 1
    if "--check" in arguments:
        old = stale(files)
        print(f"out of date: {', '.join(old)}; run python -m tests.gold.build" if old else "tests/gold is up to date")
        return bool(old)
    (HERE / "texts").mkdir(exist_ok=True)
    for path, text in files.items():
        path.write_bytes(text.encode())
    print(f"{len(files) - 2} pages, {files[HERE / 'gold.jsonl'].count(chr(10))} records")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
