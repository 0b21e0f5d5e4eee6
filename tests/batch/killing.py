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


def start(folder: Path, out: Path, engine: str = "local", address: str = "") -> "subprocess.Popen[bytes]":
    """A driver in a process group of its own, which tells into files; ``address``: of a Ray cluster."""
    environment = os.environ | ({"RAY_ADDRESS": address} if address else {})
    command = [sys.executable, "-m", "tests.batch.driver", str(folder), str(out), engine]
    with told_in(out).open("wb") as told, told_in(out, "errors").open("wb") as errors:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=told, stderr=errors, start_new_session=True)


def told_in(out: Path, kind: str = "told") -> Path:
    """Where a driver tells how far it is."""
    return out.with_name(f"{out.name}.{kind}")


def end(process: "subprocess.Popen[bytes]", out: Path) -> str:
    """Wait for the end of a driver; its last line."""
    assert process.wait(timeout=280) == 0, told_in(out, "errors").read_text()
    return told_in(out).read_text().splitlines()[-1]


def finish(folder: Path, out: Path, engine: str = "local") -> str:
    """Run to the end; the last line."""
    return end(start(folder, out, engine), out)


def children(process: int) -> list[int]:
    """The processes that a process started."""
    told = Path(f"/proc/{process}/task")
    try:
        return [int(one) for task in told.iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return []


def kill(process: "subprocess.Popen[bytes]", what: str, chance: random.Random) -> None:
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
    process.wait()
    latest = time.monotonic() + 30
    while any(is_there(one) for one in left):
        assert time.monotonic() < latest, "a reading process outlives its driver"
        time.sleep(0.05)


def is_there(process: int) -> bool:
    """Whether a process runs."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def disturbed(folder: Path, out: Path, kills: list[str], seed: int, documents: int) -> str:
    """Run to the end, killing one thing after another at random documents; the last line."""
    chance = random.Random(seed)
    process = start(folder, out)
    for what, after in zip(kills, sorted(chance.sample(range(documents - 1), len(kills))), strict=True):
        if not wait_for(process, out, after):
            break
        time.sleep(chance.uniform(0.0, 0.2))  # longer than a document takes
        kill(process, what, chance)
        if what != "worker":
            process = start(folder, out)
    return end(process, out)


def wait_for(process: "subprocess.Popen[bytes]", out: Path, documents: int) -> bool:
    """Wait until so many documents are done; False where the run ended before."""
    while process.poll() is None:
        done = [int(line) for line in told_in(out).read_text().splitlines()[:-1] if line.isdecimal()]
        if done and done[-1] >= documents:
            return True
        time.sleep(0.02)
    return False


def contents(out: Path) -> dict[str, bytes]:
    """Every file of a batch by name."""
    return {one.name: one.read_bytes() for one in sorted(out.iterdir()) if one.name != ".lock"}


def failures(out: Path) -> dict[str, str]:
    """Reasons by name of file."""
    lines = [line for one in sorted(out.glob("*.failed.jsonl")) for line in one.read_text().splitlines()]
    return {Path(one["input"]).name: one["reason"] for one in map(json.loads, lines)}
