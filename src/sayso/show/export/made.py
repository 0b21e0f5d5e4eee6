"""What an export is asked with and what it gives: files, and a manifest that says what is in them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from sayso.records import Account, MadeBy
from sayso.show.export.occurrences import Choice

MANIFEST = "sayso/export/1"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to give out: of which account, found by which filter, made by what, which of it."""

    account: Account
    filter_text: str
    made_by: MadeBy
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True, slots=True)
class Part:
    """One file: the end of its name ("ucdp-ged.csv"), its bytes, its rows (header lines are none)."""

    suffix: str
    content: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a format makes: its files, and how much was left out, by reason."""

    parts: tuple[Part, ...]
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file in a manifest: the end of its name, rows, SHA-256 of its bytes."""

    suffix: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands beside an export, so that it can be told later what it is.

    ``rows`` over all files; ``sha256`` of the files' bytes one after another; ``filter`` as it was given; ``runs``:
    what made the findings; ``codebook``: the edition of the format's codebook that the columns follow; ``left_out``:
    how many happenings or duties the export does not have, by reason; ``reports_left_out``: how many reports that were
    asked for it does not have, None: it has as many as it can, and how many more there are nobody counted.
    """

    format: str
    rows: int
    sha256: str
    files: tuple[FileEntry, ...]
    filter: str
    runs: tuple[str, ...]
    sayso: str
    codebook: str
    left_out: tuple[tuple[str, int], ...]
    reports_left_out: int | None = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """An export: files as (end of the name, bytes), and the manifest."""

    files: tuple[tuple[str, bytes], ...]
    manifest: Manifest


def exported(format_name: str, codebook: str, asked: Asked, made: Made) -> Exported:
    """An export with its manifest."""
    content = [part.content for part in made.parts]
    manifest = Manifest(
        format=format_name,
        rows=sum(part.rows for part in made.parts),
        sha256=hashlib.sha256(b"".join(content)).hexdigest(),
        files=tuple(_entry(part) for part in made.parts),
        filter=asked.filter_text,
        runs=(run(asked.made_by),),
        sayso=asked.made_by.sayso,
        codebook=codebook,
        left_out=made.left_out,
        reports_left_out=asked.account.left_out,
    )
    return Exported(tuple((part.suffix, part.content) for part in made.parts), manifest)


def _entry(part: Part) -> FileEntry:
    return FileEntry(part.suffix, part.rows, hashlib.sha256(part.content).hexdigest())


def run(made_by: MadeBy) -> str:
    """What made findings, in one word: version of Sayso, hash of the model, hash of the settings."""
    return f"{made_by.sayso}/{made_by.model}/{made_by.settings}"


def manifest_json(manifest: Manifest) -> str:
    """A manifest as one JSON object, for ``FILE.manifest.json``."""
    shown = {"schema": MANIFEST} | asdict(manifest) | {"left_out": dict(manifest.left_out)}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def added(left_out: Iterable[tuple[str, int]], *more: str) -> tuple[tuple[str, int], ...]:
    """What was left out already, and one more for each reason given."""
    counts = Counter(dict(left_out))
    counts.update(more)
    return tuple(sorted(counts.items()))
