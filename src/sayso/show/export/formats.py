"""Every format there is, by name; and the one function that makes an export."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Literal, get_args

from sayso.errors import SettingsError
from sayso.records import Account, MadeBy, Status
from sayso.show.export.made import Asked, Exported, Made, exported
from sayso.show.export.occurrences import ALL_STATUSES, SAID_TO_HAVE_HAPPENED, UNDISPUTED, Choice

ExportFormat = Literal[
    "plover",
    "polecat",
    "ucdp",
    "parquet",
    "geojson",
    "ical",
    "acled",
    "petrarch",
    "phoenix",
    "gdelt",
    "atom",
    "csv",
    "jsonl",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, which files it gives, which statuses it gives out by itself; () what has no status.

    ``module`` makes it, with the function ``writer``; it is loaded when it is first asked for.
    """

    title: str
    files: tuple[str, ...]
    statuses: tuple[Status, ...]
    module: str
    writer: str = "write"


_KINDS = ("statements", "events", "figures", "obligations", "reports")
EXPORT_FORMATS: Mapping[ExportFormat, Format] = {
    "plover": Format("PLOVER JSON, one record a line", ("plover.jsonl",), ALL_STATUSES, "plover"),
    "polecat": Format("POLECAT, tab-separated", ("polecat.tsv",), SAID_TO_HAVE_HAPPENED, "polecat"),
    "ucdp": Format("UCDP GED, CSV", ("ucdp-ged.csv",), SAID_TO_HAVE_HAPPENED, "ucdp"),
    "parquet": Format("Parquet, one file a kind", tuple(f"{one}.parquet" for one in _KINDS), ALL_STATUSES, "parquet"),
    "geojson": Format("GeoJSON, happenings on a map", ("happenings.geojson",), ALL_STATUSES, "geojson"),
    "ical": Format("iCalendar, duties with deadlines", ("duties.ics",), (), "ics"),
    "acled": Format("CSV in the shape of ACLED", ("acled-shaped.csv",), SAID_TO_HAVE_HAPPENED, "acled"),
    "petrarch": Format("PETRARCH, tab-separated", ("petrarch.tsv",), SAID_TO_HAVE_HAPPENED, "petrarch"),
    "phoenix": Format("Phoenix, tab-separated", ("phoenix.tsv",), SAID_TO_HAVE_HAPPENED, "phoenix"),
    "gdelt": Format("GDELT 2.0, Events and Mentions", ("gdelt-events.tsv", "gdelt-mentions.tsv"), UNDISPUTED, "gdelt"),
    "atom": Format("Atom, what is new", ("news.atom",), ALL_STATUSES, "atom"),
    "csv": Format("CSV, one file a kind", tuple(f"{one}.csv" for one in _KINDS), ALL_STATUSES, "flat", "write_csv"),
    "jsonl": Format(
        "JSON lines, one file a kind", tuple(f"{one}.jsonl" for one in _KINDS), ALL_STATUSES, "flat", "write_jsonl"
    ),
}
EVERYTHING = Choice()


def export(
    format: ExportFormat,  # noqa: A002 - the word of the command
    account: Account,
    *,
    filter_text: str,
    made_by: MadeBy,
    choice: Choice = EVERYTHING,
) -> Exported:
    """An account in one format: its files as bytes, and the manifest to write beside them.

    ``filter_text`` is what found the account, as it was given; ``made_by`` what made its findings. ``choice`` changes
    which happenings an event format gives out. Raises SettingsError if there is no such format, or a library that it
    needs is not installed.
    """
    if format not in get_args(ExportFormat):
        raise SettingsError(f"no export format {format!r}: give one of {', '.join(get_args(ExportFormat))}")
    one = EXPORT_FORMATS[format]
    module = _module(one, format)
    write: Callable[[Asked], Made] = getattr(module, one.writer)
    asked = Asked(account, filter_text, made_by, choice)
    return exported(format, module.CODEBOOK, asked, write(asked))


def _module(one: Format, name: str) -> ModuleType:
    """The module of a format, loaded now: few who look at a ledger also export, and pyarrow is slow to load."""
    try:
        return importlib.import_module(f"sayso.show.export.{one.module}")
    except ModuleNotFoundError as error:
        raise SettingsError(f"the {name} export needs {error.name}: pip install {error.name}") from error
