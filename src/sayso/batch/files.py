"""Files that are whole or not there, whatever is killed when; and a folder that only one driver works in."""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SettingsError

LOCK = ".lock"

#: What a file is called while it is written: hidden, and never twice the same.
UNFINISHED = ".unfinished-"

#: Bytes of a file's own name while it is written.
NONCE = 8


def unfinished(path: Path) -> Path:
    """A name beside ``path``, used by nobody else, to write at."""
    return path.with_name(f"{UNFINISHED}{secrets.token_hex(NONCE)}-{path.name}")


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place, make sure that it is on the disk, put it in its place."""
    part = unfinished(path)
    try:
        with part.open("wb") as file:
            for one in pieces:
                file.write(one)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path) -> None:
    """Give a file that is on the disk its name; a crash leaves the one or the other."""
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def settle(path: Path) -> None:
    """Make sure that a file is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sweep(folder: Path) -> None:
    """Take away what runs that were killed left half written."""
    for one in folder.glob(f"{UNFINISHED}*"):
        one.unlink(missing_ok=True)


@contextmanager
def nobody_writes_in(folder: Path) -> Iterator[None]:
    """Read in a folder in which nobody works; others may read beside us. Raises SettingsError."""
    try:
        lock = os.open(folder / LOCK, os.O_RDONLY)
    except OSError:  # it was copied without its lock, or lies where nothing can be locked
        yield
        return
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SettingsError(f"{folder.name}: a run works in this folder; wait until it ends.") from error
        except OSError:
            pass
        yield
    finally:
        os.close(lock)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Work in a folder that nobody else works in. The lock dies with the process. Raises SettingsError."""
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder}: is a file; a batch needs a folder. Give another name.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise SettingsError(f"{folder.name}: cannot be written ({error.strerror}). Give another folder.") from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SettingsError(f"{folder.name}: another run works in this folder; wait until it ends.") from error
        yield
    finally:
        os.close(lock)
