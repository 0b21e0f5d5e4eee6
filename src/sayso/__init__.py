"""Who says what, on whose say-so: attributed statements from messy news reports, with the exact words.

    >>> import sayso
    >>> from pathlib import Path
    >>> findings = sayso.read(Path("report.html"), published="2022-09-21")
    >>> for statement in findings.statements: ...

The names in ``__all__`` are the public door; everything else may change.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sayso.errors import ModelError, QueryError, SaysoError, SettingsError, SourceError, StoreError, without_library
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
from sayso.settings import Settings
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.ledger.door import OpenLedger

__all__ = [
    "Document",
    "Findings",
    "Issue",
    "MadeBy",
    "ModelError",
    "NamedMention",
    "Place",
    "Quarantine",
    "QueryError",
    "SaysoError",
    "SettingsError",
    "SourceError",
    "Span",
    "Speaker",
    "Statement",
    "StoreError",
    "When",
    "__version__",
    "open_ledger",
    "read",
    "to_json",
]


def read(
    page: str | bytes | Path,
    *,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    tables: str | Path | None = None,
) -> Findings:
    """Who says what in one page.

    A ``Path`` is a file; ``str`` and ``bytes`` are always the page itself, HTML or plain text, and are never looked up
    as a file name. ``published`` is an ISO day; it, ``url``, ``outlet`` and ``title`` give what the page lacks.
    ``tables`` is a folder of your own tables. Raises SourceError if the page cannot be read, SettingsError if
    ``published`` is no day or a table cannot be used.
    """
    from sayso import pipeline  # not at the top: the reading model's libraries take longer to load than this package

    facts = pipeline.page_facts(published=published, url=url, outlet=outlet, title=title)
    return pipeline.read_page(page, facts, Settings(tables=None if tables is None else str(tables)))


def open_ledger(url: str | Path, *, create: bool = False) -> "OpenLedger":
    """The ledger in a SQLite file or at ``postgresql://user@host/name``; with ``create`` a new one where there is none.

    Its answers are lists of plain rows: ``pandas.DataFrame(ledger.search("act:deny"))``. Raises StoreError.
    """
    try:
        from sayso.ledger.door import OpenLedger  # not at the top: who only reads needs no database
        from sayso.store import open_ledger as opened
    except ModuleNotFoundError as error:
        raise without_library(error) from error
    return OpenLedger(opened(str(url), create=create))


def to_json(findings: Findings, *, indent: int | None = 2) -> str:
    """One JSON object of schema ``sayso/findings/1``; ``indent`` None puts it on one line."""
    from sayso.show.findings_json import to_json as shown  # not at the top: few who read also print

    return shown(findings, indent=indent)


class _Door(ModuleType):
    """This package as seen from outside, where ``sayso.read`` is the function.

    Importing the room of the same name would put that module in its place; ``from sayso.read import ...`` works
    all the same.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
