"""The ledger's tables as CSV and as JSON lines, one file for each kind."""

from sayso.show.export.cells import csv_bytes, json_line
from sayso.show.export.columns import cells, names
from sayso.show.export.kind_tables import TABLES
from sayso.show.export.made import Asked, Made, Part

CODEBOOK = "Sayso's own tables, 1"


def write_csv(asked: Asked) -> Made:
    """``statements.csv``, ``events.csv``, ``figures.csv``, ``obligations.csv``, ``reports.csv``."""
    parts = []
    for table in TABLES:
        columns = [field.column for field in table.fields]
        rows = [cells(columns, row) for row in table.rows(asked.account)]
        parts.append(Part(f"{table.name}.csv", csv_bytes(names(columns), rows), len(rows)))
    return Made(tuple(parts))


def write_jsonl(asked: Asked) -> Made:
    """``statements.jsonl`` and so on: one object a line, every key always there, unknown is null."""
    parts = []
    for table in TABLES:
        columns = [field.column for field in table.fields]
        rows = table.rows(asked.account)
        lines = [json_line(dict(zip(names(columns), cells(columns, row), strict=True))) for row in rows]
        parts.append(Part(f"{table.name}.jsonl", "".join(lines).encode("utf-8"), len(rows)))
    return Made(tuple(parts))
