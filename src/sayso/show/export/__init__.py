"""An account given out in the formats of event data, of tables, of maps, calendars and feeds, each with a manifest.

    >>> exported = export("ucdp", account, filter_text="goris", made_by=made_by)
    >>> for suffix, content in exported.files: ...
    >>> manifest_json(exported.manifest)

What cannot be known stays empty. Pure: the same account gives the same bytes.
"""

from sayso.show.export.formats import EXPORT_FORMATS, ExportFormat, Format, export
from sayso.show.export.made import Exported, FileEntry, Manifest, manifest_json
from sayso.show.export.occurrences import ALL_STATUSES, Choice

__all__ = [
    "ALL_STATUSES",
    "EXPORT_FORMATS",
    "Choice",
    "ExportFormat",
    "Exported",
    "FileEntry",
    "Format",
    "Manifest",
    "export",
    "export_codebook",
    "manifest_json",
]


def export_codebook() -> str:
    """The codebook of all exports, in Markdown: each column, what it means, where it comes from, when it is empty."""
    from sayso.show.export.codebook import export_codebook as page  # not at the top: it loads every format

    return page()
