"""What the user knows of the pages: the file given with ``--meta``, the day given with ``--published``."""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sayso.errors import SettingsError
from sayso.records import PageFacts

LARGEST_FACTS = 20_000_000  # bytes; about 80,000 pages of 250 bytes each, which take some 200 MB of memory
FIRST_YEAR, LAST_YEAR = 1600, 2199  # newspapers began in 1605; what is further off is a slip of the finger
_SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json")
_FACTS = ("url", "outlet", "published", "title")
_ADDRESSES = ("link", "source_url", "origin")  # what sheets of news call the url; each only where it is a web address
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+-]*:", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FactsByFile:
    """Facts by basename, with or without its extension; a page not named has none."""

    by_name: Mapping[str, PageFacts] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    _met: set[str] = field(default_factory=set, repr=False, compare=False)

    def of(self, name: str | None) -> PageFacts:
        """The facts given for a file of this name; an exact name is preferred to one without extension."""
        if name is None:
            return PageFacts()
        for key in (name, _stem(name)):
            if (found := self.by_name.get(key)) is not None:
                self._met.add(key)
                return found
        return PageFacts()

    def not_met(self) -> list[str]:
        """The files whose facts no page has asked for, as they are named."""
        return [file for file in self.files if not {file, _stem(file)} & self._met]


NO_FACTS = FactsByFile()


def read_facts(path: str | Path) -> FactsByFile:
    """Read a file of page facts: JSON lines or CSV with ``file``, ``url``, ``outlet``, ``published``, ``title``.

    Only ``file`` has to be given; ``published`` is ISO: a day, a month or a year. Where there is no ``url``, a web
    address under ``link``, ``source_url`` or ``origin`` is taken for it. Other fields are ignored. Raises
    SettingsError, which names the file and the line, for a file that cannot be read, a line without ``file``, a date
    that is none, or two lines that say different things of one file.
    """
    path = Path(path)
    text = _read(path)
    rows = _json_rows(text, path.name) if text.lstrip().startswith("{") else _csv_rows(text, path.name)
    facts: dict[str, PageFacts] = {}
    files: dict[str, None] = {}
    for row in rows:
        files[row.file] = None
        for name in dict.fromkeys((row.file, _stem(row.file))):
            if facts.setdefault(name, row.facts) != row.facts and name == row.file:
                raise SettingsError(f"{row.where}: {row.file} has other facts further up. Keep one line per file.")
    return FactsByFile(facts, tuple(files))


def published_day(value: str, *, where: str) -> str:
    """A day (``2021-05-14``), month or year as ISO; a time of day is cut off. SettingsError names ``where``."""
    match = _ISO.fullmatch(value.strip())
    if match is None:
        raise SettingsError(f"{where}: {value!r} is not a date. Write 2021-05-14, 2021-05 or 2021.")
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise SettingsError(f"{where}: {value!r} is no day of the calendar. Write one as 2021-05-14.") from None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise SettingsError(f"{where}: {value!r} is not between {FIRST_YEAR} and {LAST_YEAR}. Check the year.")
    return "-".join(part for part in (year, month, day) if part)


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    file: str
    facts: PageFacts


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FACTS + 1)  # a device or a pipe may have no end
        if len(content) > LARGEST_FACTS:
            raise SettingsError(f"{path.name}: larger than {LARGEST_FACTS // 1_000_000} MB. Split it.")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{path.name}: not UTF-8. Save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"{path.name}: cannot be read ({reason}).") from None


def _json_rows(text: str, name: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        where = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):  # a number of 5,000 digits is a ValueError of its own
            raise SettingsError(f"{where}: not a JSON object. Write one object per line.") from None
        if not isinstance(row, dict):
            raise SettingsError(f"{where}: not a JSON object. Write one object per line.")
        yield _row(row, where)


def _csv_rows(text: str, name: str) -> Iterator[_Row]:
    lines = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "file" not in (lines.fieldnames or ()):
            raise SettingsError(
                f"{name}, line 1: no column 'file'. Write a header (file,url,outlet,published,title), or JSON lines."
            )
        for row in lines:
            yield _row(row, f"{name}, line {lines.line_num}")
    except csv.Error as error:
        raise SettingsError(
            f"{name}, line {lines.line_num + 1}: {error}."
        ) from None  # the line that broke is not counted


def _row(row: Mapping[str, object], where: str) -> _Row:
    file = _text(row, "file", where)
    if file is None:
        raise SettingsError(f"{where}: no 'file'. Name the page the line is about.")
    url, outlet, published, title = (_text(row, key, where) for key in _FACTS)
    if url and _OTHER_SCHEME.match(url):
        raise SettingsError(f"{where}: url {url[:60]!r} is no web address. Give one that begins with http or https.")
    day = published_day(published, where=where) if published else None
    url = url or next((found for key in _ADDRESSES if (found := _address(row.get(key)))), None)
    return _Row(where, PurePosixPath(file.replace("\\", "/")).name, PageFacts(url, outlet, day, title))


def _text(row: Mapping[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{where}: {key!r} is not text. Put it in quotation marks.")
    return (value or "").strip() or None


def _address(value: object) -> str | None:
    found = value.strip() if isinstance(value, str) else ""
    return found if re.fullmatch(r"https?://\S+", found, re.IGNORECASE) else None


def _stem(name: str) -> str:
    """The name without a page's extension."""
    return next((name[: -len(suffix)] for suffix in _SUFFIXES if name.lower().endswith(suffix)), name)
