"""The tables of a part, made from its lines: statements, events, figures, obligations, reports as Parquet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.records import Entries, Findings, Report
from sayso.show.export.findings_parquet import TABLE_NAMES, Writers
from sayso.show.findings_from_json import findings_from
from sayso.store.entries import entries_of

__all__ = ["TABLE_NAMES", "findings_in", "write_tables"]


def findings_in(lines: Path) -> Iterator[Findings]:
    """What a file of lines holds. Raises ValueError for a line that holds no findings."""
    with lines.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield findings_from(line)


def write_tables(lines: Path, out: Mapping[str, Path]) -> None:
    """Write the tables of what a file of lines holds, each to its path; entries have the keys of a ledger."""
    with Writers(out) as writers:
        for findings in findings_in(lines):
            writers.write(_entries(findings))


def _entries(findings: Findings) -> Entries:
    document = findings.document
    report = Report(
        document=document.id,
        number=0,
        file=findings.file,
        url=document.url,
        outlet=document.outlet,
        title=document.title,
        byline=document.byline,
        language=document.language,
        published=document.published,
        added="",
        previous=None,
        trusted=not findings.doubts,
    )
    return entries_of(findings, report)
