"""Runs of a batch that are disturbed, and what they leave."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def start(folder: Path, out: Path, engine: str = "local", address: str = "") -> subprocess.Popen[str]:
    """A driver in a process group of its own; ``address``: of a Ray cluster."""
    environment = os.environ | ({"RAY_ADDRESS": address} if address else {})
    command = [sys.executable, "-m", "tests.batch.driver", str(folder), str(out), engine]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(folder: Path, out: Path, engine: str = "local") -> str:
    """Run to the end; the last line."""
    process = start(folder, out, engine)
    told, error = process.communicate(timeout=280)
    assert process.returncode == 0, error
    return told.splitlines()[-1]


def children(process: int) -> list[int]:
    """The processes that a process started."""
    told = Path(f"/proc/{process}/task")
    try:
        return [int(one) for task in told.iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return []


def kill(process: subprocess.Popen[str], what: str, chance: random.Random) -> None:
    """Kill -9 a worker, the driver, or the whole group, and wait until nothing of it is left."""
    if what == "worker":
        if readers := children(process.pid):
            os.kill(chance.choice(readers), signal.SIGKILL)
        return
    left = children(process.pid)
    if what == "driver":
        os.kill(process.pid, signal.SIGKILL)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    end = time.monotonic() + 30
    while any(is_there(one) for one in left):
        assert time.monotonic() < end, "a reading process outlives its driver"
        time.sleep(0.05)


def is_there(process: int) -> bool:
    """Whether a process runs."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def disturbed(folder: Path, out: Path, kills: list[str], seed: int, longest: float) -> str:
    """Run to the end, killing one thing after another at random moments; the last line."""
    chance = random.Random(seed)
    process = start(folder, out)
    for what in kills:
        time.sleep(chance.uniform(0.2, longest))
        if process.poll() is not None:
            break
        kill(process, what, chance)
        if process.poll() is not None:
            process = start(folder, out)
    told, error = process.communicate(timeout=280)
    assert process.returncode == 0, error
    return told.splitlines()[-1]


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a batch by name."""
    return {one.name: one.read_bytes() for one in sorted(out.iterdir()) if one.name != ".lock"}


def failures(out: Path) -> dict[str, str]:
    """Reasons by name of file."""
    lines = [line for one in sorted(out.glob("*.failed.jsonl")) for line in one.read_text().splitlines()]
    return {Path(one["input"]).name: one["reason"] for one in map(json.loads, lines)}
