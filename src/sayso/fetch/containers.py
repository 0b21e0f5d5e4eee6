"""Files that hold many pages, told by their suffix: archives of the web, mailboxes, tables.

    for page in records_of(Path("news.warc.gz"), first=1000, count=500): ...     Raw, or SourceError that says why not
    count_records(Path("news.warc.gz"))                                          slots, whatever they hold

A file is a row of slots numbered from 0 (see ``slots``): a stretch of it gives the same pages whether it is read alone
or with all the rest.
"""

import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

from sayso.errors import SettingsError, SourceError, without_collecting
from sayso.fetch.reasons import reason_of
from sayso.fetch.slots import Slot, Use
from sayso.records import ColumnNames, Raw

#: The module that reads each kind of file; loaded when the first is met, for the libraries that it needs.
_READERS = {
    ".warc": "archives",
    ".warc.gz": "archives",
    ".wet.gz": "archives",
    ".wacz": "archives",
    ".mbox": "mail",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".jsonl": "columns",
    ".ndjson": "columns",
    ".csv": "columns",
    ".tsv": "columns",
    ".parquet": "columns",
    ".jsonl.gz": "columns",
    ".ndjson.gz": "columns",
    ".csv.gz": "columns",
    ".tsv.gz": "columns",
}
#: Not looked for in a folder: they lie there beside the pages they tell of (``--meta``).
_ONLY_BY_NAME = (".jsonl", ".ndjson", ".csv", ".tsv", ".jsonl.gz", ".ndjson.gz", ".csv.gz", ".tsv.gz")


def holds_many(path: str | Path) -> bool:
    """Whether a file of this name is one of many pages. Opens nothing."""
    return _suffix(str(path)) is not None


def is_found_in_folders(name: str) -> bool:
    """Whether a file of this name is read as one of many pages where a folder is searched."""
    suffix = _suffix(name)
    return suffix is not None and suffix not in _ONLY_BY_NAME


def column_names(written: str | None) -> ColumnNames:
    """The columns named in a setting, as "text=body,date=day". Raises SettingsError."""
    roles = [one.name for one in fields(ColumnNames)]
    given: dict[str, str] = {}
    for part in (written or "").split(","):
        role, equals, column = (one.strip() for one in part.partition("="))
        if not part.strip():
            continue
        if role not in roles or not equals or not column or role in given:
            raise SettingsError(f"columns: {part.strip()!r} is not one of {'=..., '.join(roles)}=..., each once.")
        given[role] = column
    return ColumnNames(**given)


def records_of(
    path: Path, first: int = 0, count: int | None = None, *, use: Use | None = None
) -> Iterator[Raw | SourceError]:
    """The pages in the slots ``first`` to ``first + count`` (None: to the end); a SourceError for each that is broken.

    ``use`` may be given in place of the two, with names of columns, and to count what is passed over. A file that
    cannot be read, or not any further, is a SourceError whose line begins with ``path``.
    """
    try:
        for slot in _slots(path, use or Use(first, count)):
            if slot.page is not None:
                yield slot.page
    except SourceError as error:
        yield error


def slots_of(path: Path, use: Use) -> Iterator[Slot]:
    """All slots up to the last that is asked for; ``page`` None: not asked for, or nothing that could be a page.

    For who must know where in the file a page stands. Raises SourceError where the file cannot be read any further.
    """
    return _slots(path, use)


def count_records(path: Path, *, columns: ColumnNames | None = None) -> int:
    """How many slots a file has. Raises SourceError if it cannot be read to the end."""
    if path.suffix.lower() == ".parquet":
        try:
            from sayso.fetch.parquet import rows_in  # not at the top: the library may not be there
        except ModuleNotFoundError as error:
            raise without_collecting(error, str(path)) from None
        return rows_in(path)
    return sum(1 for _ in _slots(path, Use(first=sys.maxsize, columns=columns or ColumnNames())))


def _slots(path: Path, use: Use) -> Iterator[Slot]:
    """All slots of a file up to the last that is asked for. Raises SourceError."""
    try:
        reader = import_module(f"sayso.fetch.{_READERS[_suffix(path.name) or '.jsonl']}")
        yield from reader.slots(path, use)
    except ModuleNotFoundError as error:
        raise without_collecting(error, str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        raise SourceError(f"{path}: {reason_of(error)}.".replace("\0", "?")) from None


def _suffix(name: str) -> str | None:
    """The suffix by which a file is known to hold many pages: the longest that fits."""
    lower = name.lower()
    return next((one for one in sorted(_READERS, key=len, reverse=True) if lower.endswith(one)), None)
