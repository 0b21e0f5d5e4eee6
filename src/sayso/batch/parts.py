"""What a shard gives: its files, and the marker that says they are whole.

A part is written beside its place, document by document, so that a process that goes on for one that died keeps what
that one had read. When all is read the tables are made from the lines and the marker is written beside its place; from
then on whoever goes on has only to put each file in its place, the marker last.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.batch.files import UNFINISHED, put_in_place, settle, write_whole
from sayso.batch.pages import PAGES, packed_page, write_pages
from sayso.batch.plan import Shard
from sayso.batch.tables import TABLE_NAMES, write_tables
from sayso.errors import SettingsError
from sayso.records import Findings, Raw
from sayso.show import json_line

LINES, FAILED, DONE = "jsonl", "failed.jsonl", "done"

#: Bytes read at a time to hash a file.
AT_A_TIME = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """How far a part is written: documents done, and bytes of its lines, its failures and its pages."""

    documents: int = 0
    lines: int = 0
    failed: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What a marker says: the shard, how many documents were read and how many failed, bytes and hash of each file."""

    shard: str
    read: int
    failed: int
    files: Mapping[str, tuple[int, str]]


def part_file(out: Path, shard: Shard, kind: str) -> Path:
    """The place of a file of a part: ``part-00012.jsonl``."""
    return out / f"part-{shard.number:05}.{kind}"


def first_failure(out: Path) -> str | None:
    """The first document of a batch that could not be read, with its reason, as a part that is done has it; or None."""
    for file in sorted(out.glob(f"part-*.{FAILED}")):
        with file.open("rb") as lines:
            if line := lines.readline():
                told = json.loads(line)
                return f"{told['input']}: {told['reason']}"
    return None


def done_of(out: Path, shard: Shard) -> Done | None:
    """What the marker of a shard says; None where it is not done, or its files are not there as they were written."""
    try:
        done = _read_marker(part_file(out, shard, DONE))
        there = all((out / name).stat().st_size == size for name, (size, _sha) in done.files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return done if done.shard == shard.id and there else None


def check_hashes(out: Path, done: Done) -> None:
    """Raises SettingsError where a file of a part is not as it was written."""
    for name, (_size, sha) in done.files.items():
        if _sha256(out / name) != sha:
            raise SettingsError(f"{name}: is not as it was written. Delete it and run the batch again.")


def finished(out: Path, shard: Shard, nonce: str) -> Done | None:
    """What the marker says of a part of which the process that wrote it came to the end, or nearly; else None.

    What is not in its place yet is put there: nothing of it is to be written again.
    """
    written = _unfinished(out, shard, nonce, DONE)
    if written.exists():
        _put_all(out, shard, nonce, _read_marker(written))
    return done_of(out, shard)


class Part:
    """A part in the making. ``nonce`` tells its unfinished files from those of any other process.

    Not for one that is ``finished``: its files are no longer where they were written.
    """

    def __init__(self, out: Path, shard: Shard, nonce: str, written: Written) -> None:
        self._out, self._shard, self._nonce = out, shard, nonce
        self._documents = written.documents
        self._streams = {kind: self._unfinished(kind).open("ab") for kind in (LINES, FAILED, PAGES)}
        sizes = {LINES: written.lines, FAILED: written.failed, PAGES: written.pages}
        for kind, stream in self._streams.items():
            stream.truncate(sizes[kind])
            stream.seek(0, os.SEEK_END)

    @property
    def written(self) -> Written:
        """How far it is, on the disk or on its way there."""
        sizes = [self._streams[kind].tell() for kind in (LINES, FAILED, PAGES)]
        return Written(self._documents, *sizes)

    def keep(self, findings: Findings, raw: Raw | None) -> None:
        """Add what was read of a document, and the page as it came, None: not to be kept."""
        self._add(LINES, json_line(findings).encode())
        if raw:
            self._add(PAGES, packed_page(raw))
        self._documents += 1

    def fail(self, document: str, reason: str) -> None:
        """Add a document that could not be read."""
        line = json.dumps({"input": document, "reason": reason}, ensure_ascii=True, separators=(",", ":"))
        self._add(FAILED, line.encode() + b"\n")
        self._documents += 1

    def pass_over(self) -> None:
        """Leave out what is no document: it is neither read nor has it failed."""
        self._documents += 1

    def finish(self, *, keep_pages: bool) -> Done:
        """Make the tables, put all files in their places, then the marker."""
        for stream in self._streams.values():
            stream.close()
        lines, failed, pages = (self._unfinished(kind) for kind in (LINES, FAILED, PAGES))
        made = {LINES: lines, FAILED: failed}
        made |= {f"{name}.parquet": self._unfinished(f"{name}.parquet") for name in TABLE_NAMES}
        write_tables(lines, {name: made[f"{name}.parquet"] for name in TABLE_NAMES})
        if keep_pages:
            made[f"{PAGES}.parquet"] = self._unfinished(f"{PAGES}.parquet")
            write_pages(pages, made[f"{PAGES}.parquet"])
        done = Done(
            self._shard.id, _lines_in(lines), _lines_in(failed), {self._name(kind): _told(made[kind]) for kind in made}
        )
        for path in made.values():
            settle(path)
        write_whole(self._unfinished(DONE), [_marker(done)])
        _put_all(self._out, self._shard, self._nonce, done)
        return done

    def _add(self, kind: str, content: bytes) -> None:
        self._streams[kind].write(content)
        self._streams[kind].flush()

    def _name(self, kind: str) -> str:
        return part_file(self._out, self._shard, kind).name

    def _unfinished(self, kind: str) -> Path:
        return _unfinished(self._out, self._shard, self._nonce, kind)


def _unfinished(out: Path, shard: Shard, nonce: str, kind: str) -> Path:
    return out / f"{UNFINISHED}{nonce}-{part_file(out, shard, kind).name}"


def _put_all(out: Path, shard: Shard, nonce: str, done: Done) -> None:
    """Put all files of a part in their places, those that are not there yet; the marker last."""
    for name in (*done.files, part_file(out, shard, DONE).name):
        part = out / f"{UNFINISHED}{nonce}-{name}"
        if part.exists():
            put_in_place(part, out / name)
    _unfinished(out, shard, nonce, PAGES).unlink(missing_ok=True)


def _read_marker(path: Path) -> Done:
    """Raises OSError, ValueError, KeyError, TypeError, AttributeError for what is no marker of ours."""
    told = json.loads(path.read_bytes())
    files = {name: (int(size), str(sha)) for name, (size, sha) in told["files"].items()}
    if any("/" in name for name in files):  # nothing outside the folder is a part
        raise ValueError("no name of a part")
    return Done(told["shard"], int(told["read"]), int(told["failed"]), files)


def _marker(done: Done) -> bytes:
    files = {name: list(one) for name, one in done.files.items()}
    told = {"shard": done.shard, "read": done.read, "failed": done.failed, "files": files}
    return json.dumps(told, separators=(",", ":")).encode() + b"\n"


def _told(path: Path) -> tuple[int, str]:
    return path.stat().st_size, _sha256(path)


def _lines_in(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in _pieces(file):
            digest.update(piece)
    return digest.hexdigest()


def _pieces(file: object) -> Iterator[bytes]:
    while piece := file.read(AT_A_TIME):  # type: ignore[attr-defined]
        yield piece
