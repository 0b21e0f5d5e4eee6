"""Files, folders, web addresses and standard input, one at a time: a Raw each, or the reason why not."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.fetch.containers import column_names, holds_many, is_found_in_folders, records_of
from sayso.fetch.pages import PageVisits, is_web_address
from sayso.fetch.reasons import reason_of
from sayso.fetch.slots import Use
from sayso.records import ColumnNames, Raw
from sayso.settings import Settings

DEFAULTS = Settings()
STDIN = "-"
MOST_REASONS = 5  # that a line names why the records of an archive are no pages
LARGEST_FILE = 20_000_000  # bytes; a saved page with all its scripts has 1 to 5 million, a book 1 million
#: A browser that saves NAME.html puts its pictures, scripts and frames into the folder NAME_files.
SAVED_PAGES, SAVED_BESIDE = (".html", ".htm"), "_files"
#: Kinds of files in which people keep reports and that are read by no one here; a picture beside a page is none.
DOCUMENTS = frozenset({"pdf", "doc", "docx", "odt", "rtf", "epub", "pptx", "xls", "xlsx", "msg", "zip"})
_MEDIA_OF_SUFFIX = {
    ".txt": None,  # some crawlers save pages as .txt: the bytes decide
    ".text": None,
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}


def find_raws(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
    visits: PageVisits | None = None,
) -> Iterator[Raw | SourceError]:
    """Read the inputs named by ``paths`` one after the other; only one is in memory at a time.

    A file is read whatever its name; an archive, a mailbox or a table gives each of its pages. A folder is searched
    with its subfolders, sorted by name, for .txt, .text, .md, .html, .htm, .xhtml, .warc, .warc.gz, .wacz, .mbox, .eml,
    .mhtml, .mht and .parquet; hidden files and folders are left out, as is what a browser saved beside a page
    (``NAME_files`` of ``NAME.html``), and links to folders not followed. ``-`` reads ``stdin``. A web
    address is fetched as ``settings`` say, by ``visits`` where they are given. What cannot be read is yielded as a
    SourceError whose one line begins with the input as it was named. Raises SettingsError if ``settings`` do not name
    columns as they should.
    """
    visits, columns = visits or PageVisits(settings), column_names(settings.columns)
    for path in paths:
        if str(path) == STDIN:
            yield _read_stdin(stdin)
        elif is_web_address(path):
            yield visits.raw(path)
        elif is_folder(path):
            yield from _search(Path(path), columns)
        elif path:
            yield from _read_any(Path(path), columns)
        else:  # an empty shell variable; Path("") would be the folder one stands in
            yield SourceError("an empty name: name a file, a folder, or - for standard input.")


def count_inputs(paths: Iterable[str | Path]) -> int:
    """How many inputs ``find_raws`` will give at the least. Opens none of them; only folders are looked through."""
    return sum(sum(1 for _ in _pages_in(Path(path))) if is_folder(path) else 1 for path in paths)


def list_inputs(paths: Iterable[str | Path]) -> Iterator[str]:
    """The files that ``find_raws`` will read one after the other, folders looked through, none opened.

    What cannot be read is named too: asked for alone, ``find_raws`` says what is wrong with it.
    """
    for path in paths:
        if not is_folder(path) or is_web_address(path):
            yield str(path)
            continue
        unopened: list[SourceError] = []
        pages = 0
        for pages, page in enumerate(_pages_in(Path(path), unopened), start=1):  # noqa: B007 - the count is read below
            yield str(page)
        yield from (str(one).rsplit(": ", 1)[0] for one in unopened)
        if not pages and not unopened:
            yield str(path)


def kinds_passed_over(paths: Iterable[str | Path]) -> Counter[str]:
    """How many files of which other kinds ("pdf") the folders among ``paths`` hold, which ``find_raws`` passes over."""
    found: Counter[str] = Counter()
    for folder in (Path(one) for one in paths if is_folder(one) and not is_web_address(one)):
        for _, names in _walk(folder):
            found.update(suffix for name in names if (suffix := Path(name).suffix.lower()[1:]) in DOCUMENTS)
    return found


def is_folder(path: str | Path) -> bool:
    """Whether ``path`` is a folder that can be reached. A name no file can have is none."""
    try:
        return bool(path) and Path(path).is_dir()
    except OSError:  # too long a name, or a folder above it that may not be entered: reading it says so
        return False


def is_page_name(name: str) -> bool:
    """Whether a file of this name is read where a folder is searched."""
    is_page = Path(name).suffix.lower() in _MEDIA_OF_SUFFIX
    return not name.startswith(".") and (is_page or is_found_in_folders(name))


def _read_any(path: Path, columns: ColumnNames) -> Iterator[Raw | SourceError]:
    """The page of a file, or all pages of one that holds many; never nothing at all."""
    if not holds_many(path.name) or is_folder(path):
        yield _read_file(path)
        return
    empty, use = True, Use(columns=columns)
    for page in records_of(path, use=use):
        empty = False
        yield page
    if empty:
        passed = ", ".join(f"{count:,} {reason}" for reason, count in use.skipped.most_common(MOST_REASONS))
        yield SourceError(f"{path}: no page in it{f' (passed over: {passed})' if passed else ''}.")


def _search(folder: Path, columns: ColumnNames) -> Iterator[Raw | SourceError]:
    """Everything readable in a folder, and one SourceError per part that cannot be opened; never nothing at all."""
    empty = True
    unopened: list[SourceError] = []
    for path in _pages_in(folder, unopened):
        empty = False
        yield from _read_any(path, columns)
    yield from unopened
    if empty and not unopened:
        yield SourceError(f"{folder}: no text or HTML file in this folder ({', '.join(_MEDIA_OF_SUFFIX)}).")


def _pages_in(folder: Path, unopened: list[SourceError] | None = None) -> Iterator[Path]:
    """The pages of a folder and its subfolders in order; into ``unopened`` goes what cannot be looked through."""

    def note(error: OSError) -> None:
        if unopened is not None:
            unopened.append(SourceError(f"{error.filename}: {reason_of(error)}."))

    for here, names in _walk(folder, note):
        for name in sorted(filter(is_page_name, names)):
            if not Path(here, name).is_fifo():  # nobody named it, and a pipe nobody writes to would be waited for
                yield Path(here, name)


def _walk(folder: Path, onerror: Callable[[OSError], None] | None = None) -> Iterator[tuple[str, list[str]]]:
    """A folder and its subfolders in order, each with the names of its files; hidden ones are left out."""
    for here, subfolders, names in os.walk(folder, onerror=onerror):
        beside = {f"{Path(name).stem}{SAVED_BESIDE}" for name in names if Path(name).suffix.lower() in SAVED_PAGES}
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(".") and name not in beside)
        yield here, [name for name in names if not name.startswith(".")]


def _read_file(path: Path) -> Raw | SourceError:
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST_FILE:
            return _too_large(str(path))
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)  # a pipe or a growing file has no size to ask for
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        return SourceError(f"{path}: {reason_of(error)}.".replace("\0", "?"))
    if len(content) > LARGEST_FILE:
        return _too_large(str(path))
    return Raw(content, name=path.name, media_type=_MEDIA_OF_SUFFIX.get(path.suffix.lower()))


def _read_stdin(stdin: BinaryIO | None) -> Raw | SourceError:
    """Standard input as one page without a name."""
    if stdin is None:
        return SourceError("-: standard input is not given here. Name a file.")
    try:
        content = stdin.read(LARGEST_FILE + 1)
    except OSError as error:
        return SourceError(f"-: {reason_of(error)}.")
    return _too_large(STDIN) if len(content) > LARGEST_FILE else Raw(content)


def _too_large(name: str) -> SourceError:
    return SourceError(f"{name}: larger than {LARGEST_FILE // 1_000_000} MB; no report is. Split it into reports.")
