"""Tables of reports: JSON lines, CSV and Parquet with a column of text and, where there are, of facts about each.

A row is in memory at a time (of Parquet, some hundred). A row that cannot be used costs itself alone.
"""

import gzip
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sayso.errors import SourceError
from sayso.fetch.column_days import day_of
from sayso.fetch.entries import one_line
from sayso.fetch.rows import LONGEST_ROW, Bad, csv_rows, likeliest_delimiter, lines_of
from sayso.fetch.slots import LARGEST_PAGE, Slot, Use
from sayso.records import ColumnNames, PageFacts, Raw

Row = Mapping[str, Any]

#: Bytes of one line of JSON: a page, its escapes, and what stands beside it.
LONGEST_LINE = 3 * LARGEST_PAGE
#: Rows of a Parquet file in memory at once.
ROWS_AT_ONCE = 64
#: Bytes of what describes a Parquet file: its columns and row groups.
LARGEST_SCHEMA = 100_000_000
#: Characters of an address.
LONGEST_URL = 2_000
#: Columns that are named in a message.
SHOWN = 12
#: The names under which each column is looked for, the surest first: those that corpora of news use.
USUAL: Mapping[str, Sequence[str]] = {
    "text": ("text", "maintext", "body", "article_text", "full_text", "fulltext", "content", "article", "html"),
    "url": ("url", "link", "source_url", "article_url", "uri"),
    "date": ("published", "date_publish", "date_published", "published_at", "publication_date", "pubdate", "date"),
    "outlet": ("outlet", "source_domain", "source", "publisher", "publication", "source_name", "domain"),
    "title": ("title", "headline"),
}


def slots(path: Path, use: Use) -> Iterator[Slot]:
    """Every row of a table. Raises SourceError if it cannot be opened, or has no column of text."""
    kind = _kind(path)
    if kind == ".parquet":
        from sayso.fetch.parquet import parquet_rows  # not at the top: other tables need no library

        rows = parquet_rows(path, use)
    else:
        rows = enumerate(_json_rows(path) if kind in (".jsonl", ".ndjson") else _csv_rows(path, use.columns))
    for number, row in rows:
        yield Slot(number, _page(row, f"{path.name}#{number + 1}", use.columns) if use.wants(number) else None)
        if use.is_over(number + 1):
            return


def columns_of(names: Sequence[str], given: ColumnNames, name: str) -> list[str]:
    """The columns of a table that are read. Raises SourceError where a named one, or every one of text, is missing."""
    for role in USUAL:
        wanted = getattr(given, role)
        if wanted is not None and wanted not in names:
            raise SourceError(f"{name}: no column {wanted!r}; there are {_listed(names)}.")
    found = [one for role in USUAL for one in _candidates(role, names, given)]
    if not _candidates("text", names, given):
        raise SourceError(f"{name}: no column of text; name it with --columns text=NAME. There are {_listed(names)}.")
    return list(dict.fromkeys(found))


def _candidates(role: str, names: Sequence[str], given: ColumnNames) -> list[str]:
    """The columns that may hold it, the surest first."""
    wanted = getattr(given, role)
    if wanted is not None:
        return [wanted]
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(name.strip().lower(), name)
    return [by_name[one] for one in USUAL[role] if one in by_name]


def _page(row: Row | Bad, name: str, given: ColumnNames) -> Raw | SourceError:
    if isinstance(row, Bad):
        return SourceError(f"{name}: {row.why}.")
    names = [one for one in row if isinstance(one, str)]
    text = _first(row, _candidates("text", names, given))
    if text is None:
        return SourceError(f"{name}: a row without text. There is nothing to read.")
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        return SourceError(f"{name}: its text is not UTF-8. Save the table as UTF-8.")
    if len(content) > LARGEST_PAGE:
        return SourceError(f"{name}: a text larger than {LARGEST_PAGE // 1_000_000} MB; no report is.")
    url = (_first(row, _candidates("url", names, given)) or "").strip()
    is_address = url.lower().startswith(("http://", "https://")) and len(url) <= LONGEST_URL and url.isprintable()
    facts = PageFacts(
        url=url if is_address and " " not in url else None,
        outlet=one_line(_first(row, _candidates("outlet", names, given))),
        published=next((day for one in _candidates("date", names, given) if (day := day_of(row.get(one)))), None),
        title=one_line(_first(row, _candidates("title", names, given))),
    )
    return Raw(content, name=name, url=facts.url, facts=facts)


def _first(row: Row, columns: Sequence[str]) -> str | None:
    """The first of these columns that says something."""
    return next((value for one in columns if isinstance(value := row.get(one), str) and value.strip()), None)


def _json_rows(path: Path) -> Iterator[Row | Bad]:
    """The objects of JSON lines; empty lines are left out."""
    with _opened(path) as file:
        for line in lines_of(file, LONGEST_LINE, str(path)):
            if line is None:
                yield Bad("a line longer than any report")
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _object(line)


def _object(line: bytes) -> Row | Bad:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Bad("not UTF-8. Save the file as UTF-8")
    except (ValueError, RecursionError):  # a number of 5,000 digits is a ValueError of its own
        return Bad("not a JSON object. Write one object per line")
    return given if isinstance(given, dict) else Bad("not a JSON object. Write one object per line")


def _csv_rows(path: Path, given: ColumnNames) -> Iterator[Row | Bad]:
    """The rows of a CSV file under its first line."""
    with _opened(path) as file:
        lines = (
            None if line is None else line.decode("utf-8", "surrogateescape")  # what is not UTF-8 is told of its row
            for line in lines_of(file, LONGEST_ROW, str(path))
        )
        first = (next(lines, None) or "").removeprefix("\ufeff")
        delimiter = likeliest_delimiter(first)
        rows = csv_rows(itertools.chain([first], lines), delimiter)
        head = next(rows, Bad("empty"))
        if isinstance(head, Bad):
            raise SourceError(f"{path}: no table; its first line, which names the columns, is {head.why}.")
        names = [one.strip() for one in head]
        columns_of(names, given, str(path))
        for row in rows:
            yield row if isinstance(row, Bad) else _named(names, row)


def _named(names: list[str], row: list[str]) -> Row | Bad:
    """A row by the names of its columns; one may end early, but not go on."""
    if any(one.strip() for one in row[len(names) :]):
        return Bad(f"{len(row)} columns where the first line names {len(names)}")
    return dict(reversed(list(zip(names, row, strict=False))))  # of two columns of one name, the first


def _kind(path: Path) -> str:
    suffixes = [one.lower() for one in path.suffixes]
    return suffixes[-2] if len(suffixes) > 1 and suffixes[-1] == ".gz" else suffixes[-1]


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix.lower() == ".gz":
        with gzip.open(path, "rb") as packed:
            yield packed  # type: ignore[misc]  # all of it that is used is there
    else:
        with path.open("rb") as file:
            yield file


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(" ".join(one.split())[:40] for one in names[:SHOWN])
    return shown + (" ..." if len(names) > SHOWN else "")
