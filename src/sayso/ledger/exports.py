"""What leaves the ledger in formats others use, each with a manifest beside it."""

from collections.abc import Iterator
from typing import get_args

from sayso.errors import SettingsError
from sayso.ledger.answers import entries_account, query_account
from sayso.records import EntryKind, MadeBy
from sayso.show.export import ExportFormat, export, manifest_json
from sayso.store import Ledger
from sayso.store.search import POOL

FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)


def export_files(ledger: Ledger, format_: str, query: str, kind: EntryKind = "document") -> Iterator[tuple[str, bytes]]:
    """The files of an export, then its manifest, each with its name. Raises SettingsError, QueryError.

    Without a query everything of the newest reports; with one the reports it finds, as ``search --kind reports`` does.
    ``kind``: of another, only the entries that a search among them finds.
    """
    known = next((one for one in FORMATS if one == format_), None)
    if known is None:
        raise SettingsError(f"{format_}: is no format; there are {', '.join(FORMATS)}.")
    account = query_account(ledger, query) if kind == "document" else entries_account(ledger, query, kind, most=POOL)
    made = export(known, account, filter_text=query, made_by=made_by(ledger))
    for name, data in made.files:
        yield f"sayso-{name}", data
    yield f"sayso-{known}.manifest.json", manifest_json(made.manifest).encode()


def made_by(ledger: Ledger) -> MadeBy:
    """What made the newest findings of the ledger."""
    return ledger.latest_run() or MadeBy("", "", "")
