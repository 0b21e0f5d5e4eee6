"""The built wheel installs into an empty environment and reads a report, with nothing of the checkout in sight."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sayso.cli.asked import WRONG_USE
from tests.gate.bench import MEGABYTE, size_of

ROOT = Path(__file__).parent.parent
LARGEST_WHEEL = 100 * MEGABYTE
LARGEST_INSTALL = 350 * MEGABYTE
REPORT = "KYIV, 3 March 2023 - Foreign Minister Dmytro Kuleba said on Friday that the talks had failed.\n"
PATIENCE = 900  # seconds: two installs on a slow line


def called(*command: object, folder: Path) -> str:
    """Standard output of a command that must not fail; what it says when it does is shown."""
    ours = ("PYTHON", "SAYSO_", "VIRTUAL_ENV")  # would let the checkout shine through
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith(ours)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    called(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (built,) = folder.glob("sayso-*.whl")
    return built


@pytest.mark.timeout(PATIENCE)
def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_WHEEL
    source = ROOT / "src"
    wanted = {path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {str(path.relative_to(source)) for path in wanted} <= held
    assert {".tsv", ".onnx", ".json", ".css"} <= {Path(name).suffix for name in held}
    assert any(name.endswith("/py.typed") for name in held)
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not any(name.startswith(("tests/", "training/")) for name in held)


@dataclass(frozen=True)
class Installed:
    """An environment with nothing in it but the wheel and what it needs; how many bytes they take."""

    folder: Path
    size: int

    def command(self, name: str) -> Path:
        return self.folder / "bin" / name


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    empty = tmp_path_factory.mktemp("installed") / "empty"
    venv.create(empty)
    before = size_of(empty)
    made = Installed(empty, 0)
    install(made, wheel)
    return replace(made, size=size_of(empty) - before)


def install(there: Installed, *what: object) -> None:
    """As pip of that environment would."""
    pip = (sys.executable, "-m", "pip", "--python", there.command("python"))
    called(*pip, "install", "--quiet", *what, folder=there.folder.parent)


@pytest.mark.timeout(PATIENCE)
def test_wheel_installs_and_reads(installed: Installed, tmp_path: Path) -> None:
    assert installed.size < LARGEST_INSTALL
    sayso = installed.command("sayso")

    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    written = called(sayso, "read", "report.txt", "--format", "jsonl", folder=tmp_path)
    findings = json.loads(written)
    assert findings["document"]["text"] == REPORT
    assert [one["speaker"]["actor"] for one in findings["statements"]] == ["UKR.dmytro-kuleba"]
    assert str(tmp_path) not in written
    for format_ in ("terminal", "html", "md"):  # each has files of its own
        assert "Dmytro Kuleba" in called(sayso, "read", "report.txt", "-f", format_, folder=tmp_path)
    assert json.loads(called(sayso, "schema", folder=tmp_path))["title"] == findings["schema"]


@pytest.mark.timeout(PATIENCE)
def test_a_ledger_is_an_extra_and_its_absence_is_said(installed: Installed, wheel: Path, tmp_path: Path) -> None:
    sayso = installed.command("sayso")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    bare = subprocess.run([sayso, "add", "report.txt"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert bare.returncode == WRONG_USE
    assert bare.stderr.startswith("sayso: a ledger needs ")
    assert bare.stderr.endswith("pip install '.[ledger]' in the clone.\n")
    assert bare.stderr.count("\n") == 1

    install(installed, "--no-compile", f"{wheel}[ledger]")
    assert "1 new" in called(sayso, "add", "report.txt", "--published", "2023-03-03", folder=tmp_path)
    found = json.loads(called(sayso, "search", "talks", "--format", "json", folder=tmp_path))
    assert [row["who"] for row in found] == ["Dmytro Kuleba"]
    assert "Dmytro Kuleba" in called(sayso, "brief", found[0]["key"][:8], folder=tmp_path)
