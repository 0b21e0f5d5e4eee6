"""Cells as text: clean, on one line, harmless in a spreadsheet; and tables of them as CSV and TSV."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

#: Between the values of a cell that has several.
BETWEEN = "; "

Json = dict[str, object]

# A spreadsheet takes these for the beginning of a formula (OWASP, "CSV Injection"). Apostrophes before them count, so
# that a reader can take ours off again and has what was written.
_FORMULA = re.compile("'*[=+\\-@\t\r]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Half characters are no UTF-8, and these three end a line in some readers of JSON lines.
_AWKWARD = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")
_HALF = re.compile("[\ud800-\udfff]")  # half a character: no UTF-8


def utf8(text: str) -> str:
    """``text`` with half characters, which no file can hold, as U+FFFD."""
    return _HALF.sub("\ufffd", text)


def clean(text: str) -> str:
    """``text`` on one line, without control characters."""
    return " ".join(utf8(_CONTROL.sub(" ", text)).split())


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(text: str) -> str:
    """What ``harmless`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def number(value: float) -> str:
    """79 for 79.0, 45.25; never an exponent below a thousand billion."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def cell(value: object) -> str:
    """One cell: empty for None, numbers as numbers, several values with semicolons between."""
    if isinstance(value, tuple | list):
        return harmless(BETWEEN.join(map(_plain, value)))
    text = _plain(value)
    return text if isinstance(value, int | float) else harmless(text)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, int | float) else clean(str(value))


def csv_bytes(header: Sequence[str] | None, rows: Iterable[Sequence[object]], *, tabs: bool = False) -> bytes:
    """A table as UTF-8: commas or ``tabs`` between cells, RFC 4180 quotes where needed, lines end in LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    if header is not None:
        writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def json_line(record: Json) -> str:
    """One JSON object on a line of its own."""
    dumped = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _AWKWARD.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped) + "\n"


def plain(value: float | None) -> float | int | None:
    """A count is whole and looks it: 79, not 79.0."""
    return int(value) if value is not None and float(value).is_integer() else value
