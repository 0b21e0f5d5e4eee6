"""A ledger for programs: the answers of the commands as plain rows, ready for a data frame of pandas or polars."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.errors import SettingsError
from sayso.ledger import answers, exports
from sayso.records import Added, Entries, EntryKind, Findings, Kind
from sayso.show.ledger import brief, brief_files
from sayso.show.sheet import Sheet, as_rows
from sayso.store import Ledger

Rows = list[dict[str, Any]]


class OpenLedger:
    """A ledger that is open; use it in a ``with`` block. Rows have the names and values of ``--format json``."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __enter__(self) -> "OpenLedger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.close()

    def add(self, findings: Findings) -> Added:
        """Put what was read of one page in, compared with what is there. Raises StoreError."""
        from sayso.ledger.adding import add_findings  # not at the top: it loads the reading model's libraries

        return add_findings(self._ledger, findings)

    def search(self, query: str = "", kind: str = "statements", limit: int = 20) -> Rows:
        """What a search finds, best first; ``kind`` as for ``--kind``, or one of it. Raises QueryError."""
        return _rows(answers.search(self._ledger, query, _entry_kind(kind), limit))

    def who(self, name: str, limit: int = 1000) -> Rows:
        """What somebody said, by day."""
        return _rows(answers.who(self._ledger, name, limit))

    def stories(self, limit: int = 50) -> Rows:
        """The stories that grew last."""
        return _rows(answers.stories(self._ledger, limit))

    def story(self, id_: str, as_of: str | None = None) -> dict[str, Rows]:
        """One story in parts: disputes, figures, timeline, due, wordings, reports. Raises StoreError."""
        sheets = answers.story(self._ledger, id_, as_of, whole=True)
        return {sheet.name: as_rows(sheet) for sheet in sheets[1:]}

    def disputes(self, query: str = "", limit: int = 50) -> Rows:
        """What parties tell differently in the reports a search finds."""
        return _rows(answers.disputes(self._ledger, query, limit))

    def figures(self, query: str = "") -> Rows:
        """Figures that match, by reporter, as they were revised."""
        return _rows(answers.figures(self._ledger, query))

    def timeline(self, query: str = "") -> Rows:
        """Events that match, each once however many tell it."""
        return _rows(answers.timeline(self._ledger, query))

    def due(self, query: str = "", as_of: str | None = None) -> Rows:
        """Duties that match and how they stand on a day."""
        return _rows(answers.due(self._ledger, query, as_of))

    def counts(self) -> dict[str, int]:
        """How much the ledger holds."""
        return self._ledger.counts()

    def report(self, document: str) -> tuple[Findings, Entries]:
        """What was read of a report, and its entries as people corrected them; by (the beginning of) its id."""
        return self._ledger.whole(document)

    def brief(self, story: str, as_of: str | None = None) -> str:
        """A situation report on a story, in Markdown."""
        return brief_files.as_markdown(brief.brief_of(answers.story_account(self._ledger, story, as_of)))

    def export(self, format_: str, folder: str | Path, query: str = "") -> list[Path]:
        """Write an export and its manifest into a folder; the files written. Raises SettingsError."""
        return list(_written(Path(folder), exports.export_files(self._ledger, format_, query)))


def _entry_kind(kind: str) -> EntryKind:
    """The kind of entries that is meant by "statements", "statement", "duties" or "obligation"."""
    known = {one.value: one.entry for one in Kind} | {one.entry: one.entry for one in Kind}
    if kind not in known:
        raise SettingsError(f"kind: there is no {kind!r}; there are {', '.join(Kind)}.")
    return known[kind]


def _rows(sheets: Sequence[Sheet]) -> Rows:
    return [row for sheet in sheets[:1] for row in as_rows(sheet)]


def _written(folder: Path, files: Iterator[tuple[str, bytes]]) -> Iterator[Path]:
    for name, data in files:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        except OSError as error:
            raise SettingsError(f"{name}: cannot be written ({error.strerror}).") from error
        yield folder / name
