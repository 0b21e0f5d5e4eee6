"""The engine of many machines: Ray hands the shards out; each of its processes keeps a reading process of its own.

A task is one shard; what goes there is its paths, what comes back how many were read. The shards of a machine that is
lost are done again elsewhere; a shard that is done twice gives the same bytes in the same place.
"""

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sayso.batch.keeper import Keeper
from sayso.batch.local import ShardDone, cores
from sayso.batch.orders import Work
from sayso.batch.parts import Done
from sayso.batch.plan import PLAN, Shard
from sayso.errors import SaysoError, SettingsError
from sayso.records import MadeBy

#: Shards given out for each core of the cluster: one that is read, one that waits, so that no core waits for us.
AHEAD = 2

#: Bytes of the memory that Ray shares between processes: nothing of ours goes through it. The least it takes.
SHARED_MEMORY = 80_000_000

#: Seconds between two looks at how large the cluster is, where nothing is done meanwhile.
LOOK = 5.0

#: Seconds in which a cluster must answer.
PATIENCE = 10.0

#: What Ray shall not do: send figures on its use to its makers, tell of changes to come on the terminal, let its
#: processes wait for all others of the machine.
NOT_WANTED = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_worker_niceness": "0",
}


def read_there(shards: Sequence[Shard], work: Work) -> Iterator[ShardDone]:
    """Read shards on a cluster, or with the cores of this machine where there is none; each as it is done.

    Raises SettingsError where Ray is missing, the cluster does not answer, or a machine of it cannot go on.
    """
    with _ray(work) as ray:
        task = ray.remote(_read_one).options(num_cpus=1, max_retries=-1)
        waiting = iter(shards)
        given: dict[Any, Shard] = {}
        left = len(shards)
        while left:
            most = work.settings.processes or AHEAD * _cores(ray)
            while len(given) < most and (shard := next(waiting, None)):
                given[task.remote(work, shard)] = shard
            ready, _ = ray.wait(list(given), timeout=LOOK)
            for one in ready:
                yield ShardDone(given.pop(one), _answer(ray, one), counted=False)
                left -= 1


@contextmanager
def _ray(work: Work) -> Iterator[Any]:
    """Ray, connected; let go of at the end, and ended where we began it."""
    os.environ.update({name: os.environ.get(name, value) for name, value in NOT_WANTED.items()})
    try:
        import ray
    except ModuleNotFoundError as error:
        raise SettingsError("the engine ray is not installed: pip install '.[ray]' in the clone.") from error
    began = not ray.is_initialized()
    try:
        if began:
            how = _how(work)
            _knock(how["address"])
            ray.init(**how)
    except (OSError, RuntimeError, ValueError) as error:
        raise SettingsError(f"the Ray cluster does not answer ({_first_line(error)}). Is it started there?") from error
    try:
        yield ray
    finally:
        if began:
            ray.shutdown()


def _how(work: Work) -> dict[str, Any]:
    """The cluster that was asked for, else as many cores of this machine."""
    address = work.settings.ray_address or os.environ.get("RAY_ADDRESS")
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address:
        return {"address": address, **quiet}
    alone = {"num_cpus": work.settings.processes or cores(), "object_store_memory": SHARED_MEMORY}
    return {"address": "local", "include_dashboard": False, **alone, **quiet}


def _knock(address: str) -> None:
    """Raises OSError where nobody answers: Ray would try for many minutes."""
    parts = urlsplit(address if "://" in address else f"//{address}")
    if parts.hostname and parts.port:
        socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE).close()


def _cores(ray: Any) -> int:
    """The cores of the cluster, as it is now."""
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _answer(ray: Any, one: Any) -> Done:
    try:
        answer: Done | str = ray.get(one)
    except ray.exceptions.RayError as error:
        raise SettingsError(f"Ray gave a shard up ({_first_line(error)}). Run the batch again; it goes on.") from error
    if isinstance(answer, str):
        raise SettingsError(answer)
    return answer


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


_keepers: dict[Work, Keeper] = {}


def _read_one(work: Work, shard: Shard) -> Done | str:
    """Read one shard, in a process of Ray's: what its marker says, or a line that says why nobody can go on.

    The reading process stays for the next shard, so that its model is loaded once.
    """
    try:
        if not (Path(work.out) / PLAN).exists():
            name = Path(work.out).name
            raise SettingsError(
                f"{name}: is not there on every machine; it must lie on storage that all of them share."
            )
        keeper = _keepers.setdefault(work, Keeper(work))
        _check(keeper.made_by, work.made_by)
        return keeper.read(shard, lambda: None)
    except SaysoError as error:
        return str(error)


def _check(there: MadeBy, wanted: MadeBy | None) -> None:
    if there != wanted:
        raise SettingsError("a machine of the cluster has another version of sayso, its model or the tables.")
