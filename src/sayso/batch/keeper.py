"""Keeps one reading process: gives it shards, ends it where a document hangs or eats memory, starts it again.

A document at which the process ended is tried again by a new one, so that a process killed from outside costs
nothing; one that ends it again and again is written down as failed, and the shard goes on behind it.
"""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from sayso.batch.files import NONCE
from sayso.batch.orders import NO_MEMORY, At, Count, Counted, Event, Finished, Kept, Lost, Opened, Order, Refused, Work
from sayso.batch.parts import Done, Written
from sayso.batch.plan import Shard
from sayso.errors import SettingsError
from sayso.records import MadeBy
from sayso.settings import Settings

#: How often a document may end the process: a hang and a hunger are our own verdict and seen twice; a process may be
#: killed from outside at the same document by chance, so that a crash is seen three times.
TRIES_OVER_LIMIT, TRIES_OF_CRASH = 2, 3

#: Documents in a row that end the process before they are so much as taken out of their file, until those behind them
#: are given up unread: what a library dies of is mostly the file, and each costs several processes.
MOST_UNOPENED = 2

#: Counting the documents of a large archive may take this many times as long as reading one of them.
LIMITS_TO_COUNT = 12

#: Seconds between two looks at a process that says nothing: memory grows by some hundred megabytes at most meanwhile.
LOOK = 0.1

#: Seconds that a process which has let go of us may take until it is gone: much memory, and a busy machine.
PATIENCE = 30.0

MEGABYTE = 1_000_000

#: Libraries that would start threads of their own.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Stopped(Exception):  # noqa: N818 - no error: it was asked for
    """The keeper was told to stop."""


@dataclass(frozen=True, slots=True)
class _Child:
    """A reading process and what leads to it; while ``watch`` is open it knows that we are there."""

    process: subprocess.Popen[bytes]
    orders: Connection
    watch: int
    made_by: MadeBy


class Keeper:
    """Reads shards in a process of its own, one at a time; use it in a ``with`` block."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._child: _Child | None = None
        self._stopping = False

    def __enter__(self) -> "Keeper":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    @property
    def made_by(self) -> MadeBy:
        """What the findings are made by. Raises SettingsError where the process cannot be started."""
        return self._running().made_by

    def rest(self) -> None:
        """Let go of the process until it is needed again."""
        self._end()

    def stop(self) -> None:
        """End the process, from another thread; who reads with it gets Stopped."""
        self._stopping = True
        if (child := self._child) is not None:
            child.process.kill()

    def read(self, shard: Shard, each: Callable[[], None]) -> Done:
        """Read a shard to its end; ``each`` is called whenever a document is done. Raises SettingsError, Stopped."""
        watched = _Watched(shard, self._work.settings, each)
        while True:
            if done := self._attempt(self._running(), watched):
                return done

    def count(self, named: str) -> int | None:
        """How many slots an input of many documents has; None where counting ends the process. Raises SettingsError."""
        for _ in range(TRIES_OF_CRASH):
            child = self._running()
            end = time.monotonic() + LIMITS_TO_COUNT * self._work.settings.document_seconds
            try:
                child.orders.send(Count(named))
                while not (told := child.orders.poll(LOOK)) and time.monotonic() < end:
                    if _memory(child.process.pid) > self._work.settings.process_megabytes * MEGABYTE:
                        break
                if told and isinstance(counted := child.orders.recv(), Counted):
                    return counted.slots
            except (EOFError, OSError):
                if self._stopping:
                    raise Stopped from None
            self._end()
        return None

    def _attempt(self, child: _Child, watched: "_Watched") -> Done | None:
        """What the marker of the shard says; None: the process is gone."""
        try:
            child.orders.send(watched.order())
            while True:
                if child.orders.poll(LOOK):
                    if done := watched.hear(child.orders.recv()):
                        return done
                elif why := watched.over_limit(child.process.pid):
                    self._end()
                    watched.count(why, TRIES_OVER_LIMIT)
                    return None
        except (EOFError, OSError):
            code = self._end(PATIENCE)
            if self._stopping:
                raise Stopped from None
            watched.ended(code)
            return None

    def _running(self) -> _Child:
        tries = 0
        while self._child is None:
            try:
                self._child = _started(self._work)
            except EOFError as error:
                tries += 1
                if tries == TRIES_OF_CRASH and not self._stopping:
                    raise SettingsError(f"the reading process ends as soon as it starts ({error}).") from None
            if self._stopping:
                self._end()
                raise Stopped
        return self._child

    def _end(self, patience: float = 0.0) -> int:
        """End the process if it has not ended by itself; its exit code, negative for a signal."""
        child, self._child = self._child, None
        return _ended(child, patience) if child else 0


class _Watched:
    """A shard on its way: how far it is, since when its process is at a document, what ended the process there."""

    def __init__(self, shard: Shard, settings: Settings, each: Callable[[], None]) -> None:
        self._shard, self._settings, self._each = shard, settings, each
        self._nonce = secrets.token_hex(NONCE)
        self._written = Written()
        self._lost: Lost | None = None
        self._since: float | None = None
        self._seen: Counter[str] = Counter()
        self._is_open = False
        self._unopened = 0

    def order(self) -> Order:
        """What a process is to do that begins, or goes on for one that ended."""
        self._since = None
        return Order(self._shard, self._nonce, self._written, self._lost)

    def hear(self, event: Event) -> Done | None:
        """Take in what the process says; what the marker says when the shard is done. Raises SettingsError."""
        match event:
            case At():
                self._since, self._is_open = time.monotonic(), False
            case Opened():
                self._is_open, self._unopened = True, 0
            case Kept(written):
                self._written, self._lost, self._since = written, None, None
                self._seen.clear()
                self._each()
            case Refused(why):
                raise SettingsError(why)
            case Finished(done):
                return done
        return None

    def over_limit(self, process: int) -> str | None:
        """Why the document that the process is at must be given up; None: it need not."""
        if self._since is not None and time.monotonic() - self._since > self._settings.document_seconds:
            return f"takes longer to read than {self._settings.document_seconds} s"
        return self._hunger() if _memory(process) > self._settings.process_megabytes * MEGABYTE else None

    def ended(self, code: int) -> None:
        """The process ended by itself, or was ended by somebody else."""
        if code == NO_MEMORY:
            self.count(self._hunger(), TRIES_OVER_LIMIT)
        else:
            self.count(f"ends the process that reads it ({_named(code)})", TRIES_OF_CRASH)

    def count(self, why: str, tries: int) -> None:
        """Note why the process ended; give the document up when it has ended as many as ``tries`` of them.

        Behind several that could not be taken out of one file, the rest of this file's are given up.
        """
        self._seen[why] += 1
        if self._lost or self._seen[why] < tries:
            return
        if self._written.documents == self._shard.documents:
            raise SettingsError(f"part {self._shard.number} cannot be written: it {why}. Ask for smaller shards.")
        self._unopened += 0 if self._is_open else 1
        self._lost = Lost(why, self._rest_of_slice() if self._unopened >= MOST_UNOPENED else 1)

    def _rest_of_slice(self) -> int:
        """How many documents come out of the input at which it stands, from that one on."""
        place = self._written.documents
        for one in self._shard.slices:
            if place < one.count:
                return one.count - place
            place -= one.count
        raise AssertionError("it stands at a document")

    def _hunger(self) -> str:
        return f"takes more memory to read than {self._settings.process_megabytes} MB"


def _started(work: Work) -> _Child:
    """A process with model and tables loaded. Raises EOFError where it ended before, SettingsError where it refused."""
    ours, theirs = Pipe()
    watched, watch = os.pipe()
    command = [sys.executable, "-P", "-c", "from sayso.batch.child import main; main()"]
    numbers = (theirs.fileno(), watched)
    paths = os.pathsep.join(filter(None, sys.path))
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [*command, *map(str, numbers)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=told,
            pass_fds=numbers,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
        )
        theirs.close()
        os.close(watched)
        child = _Child(process, ours, watch, MadeBy("", "", ""))
        try:
            ours.send(work)
            first = ours.recv()
        except (EOFError, OSError):
            code = _ended(child, PATIENCE)
            told.seek(0)
            lines = told.read().decode(errors="replace").strip().splitlines()
            raise EOFError(lines[-1] if lines else _named(code)) from None
        if isinstance(first, Refused):
            _ended(child)
            raise SettingsError(first.why)
        return replace(child, made_by=first.made_by)


def _ended(child: _Child, patience: float = 0.0) -> int:
    """End a process that does not end by itself within so many seconds: its own end tells more. Its exit code."""
    try:
        code = child.process.wait(patience)
    except subprocess.TimeoutExpired:
        child.process.kill()
        code = child.process.wait()
    child.orders.close()
    os.close(child.watch)
    return code


def _named(code: int) -> str:
    """How a process ended, in words that are the same wherever it ends so."""
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _memory(process: int) -> int:
    """Bytes of memory that a process holds; 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        pass
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=False)
    return int(told.stdout.strip() or 0) * 1024  # ps counts kibibytes
