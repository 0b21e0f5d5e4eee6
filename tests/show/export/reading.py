"""Exports read back by libraries that did not write them."""

import csv
import io
import json

from sayso.records import Account, Status
from sayso.show.export import Choice, Exported, ExportFormat, export
from sayso.show.export.cells import as_written
from tests.show.export.entries import FILTER, MADE_BY

EVERYTHING = Choice(
    statuses=("fact", "claimed", "disputed", "denied", "possible", "planned", "hypothetical"),
    history=True,
    untrusted=True,
    every_assault=True,
)


def exported(name: ExportFormat, account: Account, choice: Choice | None = None) -> Exported:
    return export(name, account, filter_text=FILTER, made_by=MADE_BY, choice=choice or Choice())


def only(*statuses: Status) -> Choice:
    return Choice(statuses=statuses)


def file(result: Exported, suffix: str) -> bytes:
    return dict(result.files)[suffix]


def rows(content: bytes, *, tabs: bool = False) -> list[dict[str, str]]:
    """A table with a header, cells as they were before they were made harmless."""
    reader = csv.DictReader(
        io.StringIO(content.decode("utf-8"), newline=""), delimiter="\t" if tabs else ",", strict=True
    )
    return [{name: as_written(value) for name, value in row.items()} for row in reader]


def lists(content: bytes) -> list[list[str]]:
    """A tab-separated table without a header."""
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter="\t", strict=True))


def header(content: bytes, *, tabs: bool = False) -> list[str]:
    return next(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter="\t" if tabs else ","))


def objects(content: bytes) -> list[dict]:
    """JSON lines."""
    return [json.loads(line) for line in content.decode("utf-8").split("\n") if line]
