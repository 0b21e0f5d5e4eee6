"""Pages into the ledger, each compared with those before it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.ledger.comparing import Comparison
from sayso.pipeline import DEFAULTS, read_with_raws
from sayso.records import Added, Findings, Raw
from sayso.settings import Settings
from sayso.store import Ledger


def add_paths(
    ledger: Ledger,
    paths: Iterable[str | Path],
    settings: Settings = DEFAULTS,
    *,
    stdin: BinaryIO | None = None,
    meta: Path | None = None,
    published: str | None = None,
) -> Iterator[Added | SourceError]:
    """Read files, folders and standard input into ``ledger``, one transaction a page; a page that is given is there.

    Each page gives what became of it, or a SourceError that says why it was skipped. Raises SettingsError before
    anything is read, StoreError where the ledger cannot be written: what was given before that is there.
    """
    comparison = Comparison()
    for one in read_with_raws(paths, settings, stdin=stdin, meta=meta, published=published):
        yield one if isinstance(one, SourceError) else ledger.add(one[1], one[0], comparison)


def add_findings(ledger: Ledger, findings: Findings, raw: Raw | None = None) -> Added:
    """Put what was read of one page into the ledger, with its links to those before it. Raises StoreError."""
    return ledger.add(findings, raw, Comparison())
