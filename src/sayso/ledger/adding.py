"""Pages into the ledger, each compared with those before it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.fetch import FactsByFile
from sayso.ledger.comparing import Comparison
from sayso.pipeline import DEFAULTS, read_raw, read_with_raws
from sayso.records import Added, Findings, PageFacts, Raw
from sayso.resolve import load_tables
from sayso.settings import Settings
from sayso.store import Ledger


def add_paths(
    ledger: Ledger,
    paths: Iterable[str | Path],
    settings: Settings = DEFAULTS,
    *,
    stdin: BinaryIO | None = None,
    meta: Path | FactsByFile | None = None,
    published: str | None = None,
    author: str = "",
) -> Iterator[Added | SourceError]:
    """Read files, folders and standard input into ``ledger``, one transaction a page; a page that is given is there.

    Each page gives what became of it, or a SourceError that says why it was skipped; that stays on record, with
    ``author``, who gave it. Raises SettingsError before
    anything is read, StoreError where the ledger cannot be written: what was given before that is there.
    """
    comparison = Comparison()
    for one in read_with_raws(paths, settings, stdin=stdin, meta=meta, published=published):
        if isinstance(one, SourceError):
            skip(ledger, one, author=author)
            yield one
        else:
            yield ledger.add(one[1], one[0], comparison)


def skip(ledger: Ledger, error: SourceError, *, author: str) -> None:
    """Write down that a page was given and not added, and why."""
    name, _, told = str(error).partition(": ")
    ledger.kept.skip(name if told else None, told or name, author=author)


def add_findings(ledger: Ledger, findings: Findings, raw: Raw | None = None) -> Added:
    """Put what was read of one page into the ledger, with its links to those before it. Raises StoreError."""
    return ledger.add(findings, raw, Comparison())


def add_raw(ledger: Ledger, raw: Raw, facts: PageFacts, settings: Settings = DEFAULTS) -> tuple[Added, Findings]:
    """Read one page that is at hand, put it in; what became of it, what was read.

    Raises SourceError if it is no page that can be read, StoreError where the ledger cannot be written.
    """
    tables = load_tables(Path(settings.tables) if settings.tables else None)
    findings = read_raw(raw, facts, tables, settings)
    return add_findings(ledger, findings, raw), findings
