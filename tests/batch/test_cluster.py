"""The engine Ray gives what the processes of one machine give; a machine that is lost costs nothing."""

import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sayso.batch import Asked, run_batch
from sayso.batch.cluster import read_there
from sayso.batch.orders import Work
from sayso.batch.plan import Shard, Slice
from sayso.errors import SettingsError
from sayso.settings import Settings
from tests.batch import killing, made, poison
from tests.batch.conftest import REPORTS


def test_ray_gives_the_same_bytes(folder: Path, undisturbed: Path, tmp_path: Path) -> None:
    assert killing.finish(folder, tmp_path / "out", "ray") == f"done: {REPORTS} read, 0 failed"
    assert killing.contents(tmp_path / "out") == killing.contents(undisturbed)


def test_what_is_not_installed_is_said_in_one_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SettingsError, match=r"the engine ray is not installed: pip install '\.\[ray\]' in the clone"):
        list(run_batch(Asked([str(folder)]), tmp_path / "out", Settings(processes=1), engine="ray"))


def test_a_cluster_that_is_not_there_is_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    settings = Settings(ray_address="127.0.0.1:1")
    work = Work(settings, str(folder), str(tmp_path), None, None, True, None, poison.read)
    shard = Shard(0, "", (Slice("report.txt", None),))
    with pytest.raises(SettingsError, match="the Ray cluster does not answer"):
        list(read_there([shard], work))


@pytest.mark.soak
def test_a_machine_that_is_lost_midway_costs_nothing(tmp_path: Path) -> None:
    from ray.cluster_utils import Cluster

    folder = made.write(tmp_path / "in", 60)
    killing.finish(folder, tmp_path / "whole")
    cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        lost = cluster.add_node(num_cpus=1)
        cluster.wait_for_nodes()
        out = tmp_path / "out"
        process = killing.start(folder, out, "ray", address=cluster.address)
        end = time.monotonic() + 120
        while len(list(out.glob("*.done"))) < 3 and time.monotonic() < end:
            time.sleep(0.05)
        assert 3 <= len(list(out.glob("*.done"))) < 15
        cluster.remove_node(lost, allow_graceful=False)
        assert killing.end(process, out) == "done: 60 read, 0 failed"
        assert killing.contents(out) == killing.contents(tmp_path / "whole")
    finally:
        cluster.shutdown()
