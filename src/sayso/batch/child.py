"""The process that reads: loads model and tables once, then shard after shard, saying which document it is at.

It ends when the process that keeps it ends, whatever ends that.
"""

import faulthandler
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from sayso.batch.inputs import Found, count_slots, documents_in, names_in
from sayso.batch.orders import NO_MEMORY, At, Count, Counted, Event, Finished, Kept, Opened, Order, Ready, Refused, Work
from sayso.batch.parts import Done, Part, finished
from sayso.errors import SaysoError, SourceError
from sayso.fetch import NO_FACTS, read_facts
from sayso.pipeline import made_by, page_facts
from sayso.records import Findings, Raw
from sayso.resolve import load_tables

#: Objects made between two looks for cycles: a page makes some hundred thousand, hardly any of them in a cycle.
OBJECTS_BETWEEN = 100_000

#: A process that holds on to Python cannot see that its keeper is gone: it ends itself after this many time limits.
LIMITS_TO_END = 3


def main() -> None:
    """Read for the keeper at the other end of the two numbered files in the arguments."""
    orders, watch = Connection(int(sys.argv[1])), int(sys.argv[2])
    threading.Thread(target=_end_with_keeper, args=(watch,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who keeps us decides
    work: Work = orders.recv()
    try:
        reading = _Reading(work, orders.send)
    except SaysoError as error:
        orders.send(Refused(str(error)))
        return
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN, 50, 50)
    orders.send(Ready(reading.made_by))
    while True:
        try:
            order: Order | Count = orders.recv()
        except EOFError:
            return
        try:
            orders.send(reading.count(order) if isinstance(order, Count) else Finished(reading.read(order)))
        except SaysoError as error:
            orders.send(Refused(str(error)))
        except OSError as error:
            why = f"cannot be written ({error.strerror or error}). Run the batch again; it goes on."
            orders.send(Refused(f"{Path(work.out).name}: {why}"))


def _end_with_keeper(watch: int) -> None:
    os.read(watch, 1)  # nothing ever comes: it returns when the other end is closed
    os._exit(0)


class _Reading:
    """Model, tables and facts, loaded once."""

    def __init__(self, work: Work, tell: Callable[[Event], None]) -> None:
        self._work, self._tell = work, tell
        self._settings = replace(work.settings, threads=1)  # as many processes as cores
        self._tables = load_tables(Path(work.settings.tables) if work.settings.tables else None)
        self._facts = read_facts(work.meta) if work.meta else NO_FACTS
        self._given = page_facts(published=work.published)
        self._nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - as long as the process
        self.made_by = made_by(self._settings)

    def read(self, order: Order) -> Done:
        """Read a shard from where it stands on; what its marker says."""
        if done := finished(Path(self._work.out), order.shard, order.nonce):
            return done
        part = Part(Path(self._work.out), order.shard, order.nonce, order.written)
        names = list(names_in(order.shard))
        start = order.written.documents
        if order.lost:
            for name in names[start : start + order.lost.documents]:
                part.fail(name, order.lost.reason)
                self._tell(Kept(part.written))
            start += order.lost.documents
        documents = documents_in(order.shard, Path(self._work.folder), start, self._settings)
        for name in names[start:]:
            self._tell(At())
            self._watch_itself()
            found = next(documents, _GONE)
            self._tell(Opened())
            self._one(name, found, part)
            self._tell(Kept(part.written))
        self._tell(At())
        faulthandler.cancel_dump_traceback_later()
        return part.finish(keep_pages=self._work.keep_pages)

    def _watch_itself(self) -> None:
        """End this process if it neither finishes a document nor is ended by its keeper; needs no Python to run."""
        limit = LIMITS_TO_END * self._work.settings.document_seconds
        faulthandler.dump_traceback_later(limit, exit=True, file=self._nowhere)

    def count(self, order: Count) -> Counted:
        """Count the slots of an input."""
        return Counted(count_slots(order.input, Path(self._work.folder), self._settings))

    def _one(self, name: str, found: Found, part: Part) -> None:
        """Read one document; whatever is wrong with it costs it alone."""
        if found is None:
            part.pass_over()
            return
        try:
            if isinstance(found, SourceError):
                raise found
            part.keep(self._read(found), found if self._work.keep_pages else None)
        except SourceError as error:
            part.fail(name, _reason(name, found, str(error)))
        except MemoryError:
            os._exit(NO_MEMORY)  # what is left of the process cannot be trusted

    def _read(self, raw: Raw) -> Findings:
        known = self._facts.of(raw.name)
        facts = replace(known, published=self._given.published or known.published)
        try:
            return self._work.reader(raw, facts, self._tables, self._settings)
        except (SaysoError, MemoryError):
            raise
        except Exception as error:  # a run of days goes on, whatever is wrong with us
            told = f"{type(error).__name__}: {error}"
            raise SourceError(f"a fault in Sayso, please report it ({told})") from error


_GONE = SourceError("the input holds fewer documents than when the batch was begun")


def _reason(name: str, found: Raw | SourceError, told: str) -> str:
    """Why a document cannot be read, without the name before it."""
    named = [name, name.rpartition("#")[0], found.name or "" if isinstance(found, Raw) else name]
    return next((told.removeprefix(f"{one}: ") for one in named if one and told.startswith(f"{one}: ")), told)
