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


@dataclass(frozen=True, slots=True)
class Read:
    """One more document is done, read or failed."""


@dataclass(frozen=True, slots=True)
class ShardDone:
    """One more shard is done. ``counted``: its documents were told of one by one before."""

    shard: Shard
    done: Done
    counted: bool


Step = Read | ShardDone


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_here(shards: Sequence[Shard], work: Work, processes: int, first: Keeper) -> Iterator[Step]:
    """Read shards with ``processes`` processes, one of them that of the keeper ``first``; steps as they are done.

    Raises SettingsError, as soon as one of them does; whatever ends it, no process stays behind.
    """
    waiting: queue.SimpleQueue[Shard] = queue.SimpleQueue()
    for one in shards:
        waiting.put(one)
    steps: queue.SimpleQueue[Step | BaseException] = queue.SimpleQueue()
    with ExitStack() as stack:
        many = min(processes, len(shards))
        keepers = [first, *(stack.enter_context(Keeper(work)) for _ in range(many - 1))]
        threads = [threading.Thread(target=_read, args=(one, waiting, steps)) for one in keepers]
        try:
            for thread in threads:
                thread.start()
            for _ in shards:
                yield from _until_shard(steps)
        finally:
            for one in keepers:
                one.stop()
            for thread in threads:
                thread.join()


def _until_shard(steps: "queue.SimpleQueue[Step | BaseException]") -> Iterator[Step]:
    while True:
        step = steps.get()
        if isinstance(step, BaseException):
            raise step
        yield step
        if isinstance(step, ShardDone):
            return


def _read(
    keeper: Keeper, waiting: "queue.SimpleQueue[Shard]", steps: "queue.SimpleQueue[Step | BaseException]"
) -> None:
    """What one thread does: shard after shard until there is none."""
    try:
        while True:
            shard = waiting.get_nowait()
            done = keeper.read(shard, lambda: steps.put(Read()))
            steps.put(ShardDone(shard, done, counted=True))
    except queue.Empty:
        pass
    except Stopped:
        pass
    except BaseException as error:  # noqa: BLE001 - raised again where somebody waits for it
        steps.put(error)
