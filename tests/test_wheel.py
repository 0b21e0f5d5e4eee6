"""The built wheel installs into an empty environment and reads a report, with nothing of the checkout in sight."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MEGABYTE = 1024 * 1024
LARGEST_WHEEL = 100 * MEGABYTE
LARGEST_INSTALL = 350 * MEGABYTE
REPORT = "KYIV, 3 March 2023 - Foreign Minister Dmytro Kuleba said on Friday that the talks had failed.\n"


def size_of(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


@pytest.mark.timeout(600)
def test_wheel_installs_and_reads(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("sayso-*.whl")
    assert wheel.stat().st_size < LARGEST_WHEEL

    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    before = size_of(tmp_path / "empty")
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, capture_output=True)
    assert size_of(tmp_path / "empty") - before < LARGEST_INSTALL

    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    home = {"PATH": os.defpath, "HOME": str(tmp_path)}
    command = [tmp_path / "empty" / "bin" / "sayso", "read", report.name, "--format", "jsonl"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path, env=home)
    findings = json.loads(done.stdout)
    assert findings["document"]["text"] == REPORT
    assert [s["speaker"]["actor"] for s in findings["statements"]] == ["UKR.dmytro-kuleba"]
    assert str(tmp_path) not in done.stdout
