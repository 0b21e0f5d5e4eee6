"""Many documents at once: cut into shards, read by many processes, gone on with after any crash, loaded in bulk."""

from sayso.batch.loading import Loaded, check_finished, load_batch
from sayso.batch.parts import first_failure
from sayso.batch.plan import SHARD_SIZE, Asked
from sayso.batch.running import Engine, Progress, run_batch

__all__ = [
    "SHARD_SIZE",
    "Asked",
    "Engine",
    "Loaded",
    "Progress",
    "check_finished",
    "first_failure",
    "load_batch",
    "run_batch",
]
