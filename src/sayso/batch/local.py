"""The engine of one machine: as many reading processes as asked for, a thread of the driver for each."""

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from sayso.batch.keeper import Keeper, Stopped
from sayso.batch.orders import Work
from sayso.batch.parts import Done
from sayso.batch.plan import Shard
from sayso.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Read:
    """One more document is done, read or failed."""


@dataclass(frozen=True, slots=True)
class ShardDone:
    """One more shard is done. ``counted``: its documents were told of one by one before."""

    shard: Shard
    done: Done
    counted: bool


@dataclass(frozen=True, slots=True)
class _Ended:
    """A thread reads no more."""


Step = Read | ShardDone
Steps = queue.SimpleQueue[Step | _Ended | SettingsError]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_here(shards: Sequence[Shard], work: Work, processes: int, first: Keeper) -> Iterator[Step]:
    """Read shards with ``processes`` processes, one of them that of the keeper ``first``; steps as they are done.

    Raises SettingsError, as soon as one of them does; whatever ends it, no process stays behind.
    """
    waiting: queue.SimpleQueue[Shard] = queue.SimpleQueue()
    for shard in shards:
        waiting.put(shard)
    steps: Steps = queue.SimpleQueue()
    with ExitStack() as stack:
        many = min(processes, len(shards))
        keepers = [first, *(stack.enter_context(Keeper(work)) for _ in range(many - 1))]
        threads = [threading.Thread(target=_read, args=(one, waiting, steps)) for one in keepers]
        reading = [len(threads)]
        try:
            for thread in threads:
                thread.start()
            for _ in shards:
                yield from _until_shard(steps, reading)
        finally:
            for one in keepers:
                one.stop()
            for thread in threads:
                thread.join()


def _until_shard(steps: Steps, reading: list[int]) -> Iterator[Step]:
    """Steps up to the end of a shard. ``reading``: how many threads have not told of their end; it is counted down."""
    while True:
        step = steps.get()
        if isinstance(step, SettingsError):
            raise step
        if isinstance(step, _Ended):
            reading[0] -= 1
            if not reading[0]:  # each thread's end is the last that it tells: nothing comes behind them all
                raise RuntimeError("shards are left and nobody reads them")  # what a thread died of is shown above
            continue
        yield step
        if isinstance(step, ShardDone):
            return


def _read(keeper: Keeper, waiting: "queue.SimpleQueue[Shard]", steps: Steps) -> None:
    """What one thread does: shard after shard until there is none."""
    try:
        while True:
            shard = waiting.get_nowait()
            done = keeper.read(shard, lambda: steps.put(Read()))
            steps.put(ShardDone(shard, done, counted=True))
    except (queue.Empty, Stopped):
        pass
    except SettingsError as error:
        steps.put(error)
    finally:
        steps.put(_Ended())
