"""Web archives: WARC and WARC.gz as crawlers write them (CC-NEWS, wget, Heritrix), WET, and WACZ; read with FastWARC.

One record is in memory at a time. A broken record costs itself alone: the next one is looked for behind it. Sources:
ISO 28500 (WARC 1.1), the WACZ 1.1.1 specification, Common Crawl's layout (WET keeps plain text as "conversion").
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from fastwarc.warc import ArchiveIterator

from sayso.errors import SourceError, VisitError
from sayso.fetch.archived import LONGEST_HEAD, body_of, read_answer
from sayso.fetch.reasons import in_short
from sayso.fetch.slots import LARGEST_PAGE, PAGES, Slot, Use, charset_in
from sayso.records import Raw

#: Bytes of a record that is passed over by reading it; a longer one (a film) is passed over by looking for the next.
LARGEST_PASSED = 200_000_000
#: Bytes looked through at once for the next record.
BLOCK = 1 << 20
#: How much a deflated part of a WACZ may shrink: text of the web shrinks ten times, bombs a thousand times.
MOST_SHRINKING = 100
#: WARCs in one WACZ.
MOST_PARTS = 10_000
#: Characters of a record's address.
LONGEST_URL = 2_000
_MEMBER, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
_PART = re.compile(r"archive/[^/\\]+\.warc(?:\.gz)?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_READ = ("response", "conversion")
_FAILURES = (OSError, ValueError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its WARC-Type, its address, its day (ISO), its Content-Type; its block, None if that is not read.

    ``charset``: as the Content-Type names it, not checked.
    """

    type: str
    url: str | None
    day: str | None
    media_type: str
    charset: str | None
    block: bytes | None


@dataclass(frozen=True, slots=True)
class _Broken:
    """A stretch of an archive that cannot be read."""

    why: str


def slots(path: Path, use: Use) -> Iterator[Slot]:
    """Every record of an archive, whatever its kind; a stretch that cannot be read counts as one.

    Only those that ``use`` asks for become pages. Raises SourceError if the file is no archive that can be opened.
    """
    number = 0
    for stream in _streams(path):
        for record in _walk(stream):
            wanted = use.wants(number)
            yield Slot(number, _page(record, f"{path.name}#{number + 1}", use) if wanted else None)
            number += 1
            if use.is_over(number):
                return


def _page(record: _Record | _Broken, name: str, use: Use) -> Raw | SourceError | None:
    """What a record is to us. What is no page is counted with its reason."""
    if isinstance(record, _Broken):
        return SourceError(f"{name}: this part of the archive cannot be read ({record.why}).")
    try:
        found = _page_or_reason(record, name)
    except VisitError as error:
        return SourceError(f"{name}: {error}.")
    if isinstance(found, str):
        use.skip(found)
        return None
    return found


def _page_or_reason(record: _Record, name: str) -> Raw | str:
    """The page in a record, or why there is none. Raises VisitError if the page is broken."""
    if record.type not in _READ:
        return f"{record.type} record"
    if record.block is None:
        return f"larger than {LARGEST_PAGE // 1_000_000} MB"
    media_type, charset, content = record.media_type, record.charset, record.block
    if record.type == "response":
        answer = read_answer(record.block) if record.media_type == "application/http" else None
        if answer is None:
            return "no answer of a web server"
        if answer.status != 200:
            return f"status {answer.status}"
        media_type, charset = answer.media_type, answer.charset
        content = body_of(answer) if media_type in PAGES else b""
    if media_type not in PAGES:
        return media_type or "no media type"
    return Raw(content, name, record.url, PAGES[media_type], record.day, charset=charset)


def _streams(path: Path) -> Iterator[IO[bytes]]:
    """The WARCs of a file: itself, or the parts of a WACZ in the order of their names."""
    if path.suffix.lower() != ".wacz":
        with path.open("rb") as file:
            yield file
        return
    try:
        with zipfile.ZipFile(path) as packed:
            for part in _parts(packed, path):
                with packed.open(part) as file:
                    yield file
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error) as error:
        raise SourceError(f"{path}: no WACZ that can be read ({in_short(error)}).") from None


def _parts(packed: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """The archives in a WACZ, by name. Nothing is ever unpacked to where its name says."""
    parts = sorted((one for one in packed.infolist() if _PART.fullmatch(one.filename)), key=lambda one: one.filename)
    if not parts or len(parts) > MOST_PARTS:
        raise SourceError(f"{path}: {len(parts):,} archives in this WACZ. Give one that holds 1 to {MOST_PARTS:,}.")
    for one in parts:
        if one.file_size > MOST_SHRINKING * max(one.compress_size, 1):
            raise SourceError(f"{path}: {one.filename!r:.80} is packed as no archive is; it is not unpacked.")
    return parts


def _walk(stream: IO[bytes]) -> Iterator[_Record | _Broken]:
    """The records of one WARC in their order; behind what cannot be read, the next that can is looked for."""
    try:
        magic = _MEMBER if stream.read(len(_MEMBER)) == _MEMBER else _PLAIN
        stream.seek(0)
    except _FAILURES as error:
        yield _Broken(_line(error))
        return
    start: int | None = 0
    told = False  # of several failures with nothing readable between them, one is told
    while start is not None:
        records = None
        while True:
            try:
                if records is None:
                    stream.seek(start)
                    records = ArchiveIterator(stream, parse_http=False)
                record = next(records, None)
                if record is None:
                    return
                start = record.stream_pos
                taken = _taken(record)
            except _FAILURES as error:
                if not told:
                    yield _Broken(_line(error))
                told = True
                break
            yield taken
            told = False
            if record.content_length > LARGEST_PASSED:
                break
        start = _next_start(stream, magic, start + 1)


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:100]


def _taken(record: Any) -> _Record:
    """A record with its block, if it may be a page; else passed over. Raises OSError, EOFError if it is broken."""
    kind = (record.headers.get("WARC-Type") or "").strip().lower()
    if not kind:
        raise ValueError("a record without a type")
    size, block = record.content_length, None
    if kind in _READ and size <= LARGEST_PAGE + LONGEST_HEAD:
        block = _read(record, size)
    elif size <= LARGEST_PASSED and record.consume() < size:
        raise EOFError("the file ends in the middle of a record")
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    day = _DAY.match(record.headers.get("WARC-Date") or "")
    content_type = record.headers.get("Content-Type") or ""
    media_type = content_type.partition(";")[0].strip().lower()
    where, charset = url[:LONGEST_URL] or None, charset_in(content_type)
    return _Record(kind, where, day[0] if day else None, media_type, charset, block)


def _read(record: Any, size: int) -> bytes:
    block = bytearray()
    while len(block) < size:
        piece = record.reader.read(size - len(block))
        if not piece:
            raise EOFError("the file ends in the middle of a record")
        block += piece
    return bytes(block)


def _next_start(stream: IO[bytes], magic: bytes, place: int) -> int | None:
    """Where the next record may begin, from ``place`` on; None if nowhere."""
    try:
        stream.seek(place)
        kept = b""
        while block := stream.read(BLOCK):
            found = (kept + block).find(magic)
            if found >= 0:
                return place - len(kept) + found
            place += len(block)
            kept = (kept + block)[-(len(magic) - 1) :]
    except _FAILURES:
        return None
    return None
