"""Made-up reports and a batch of them that nothing disturbed, made once."""

from pathlib import Path

import pytest

from tests.batch import killing, made

#: Reports; with shards of four, the last is short.
REPORTS = 14


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of short reports."""
    return made.write(tmp_path_factory.mktemp("reports"), REPORTS)


@pytest.fixture(scope="session")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch of them."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    assert killing.finish(folder, out) == f"done: {REPORTS} read, 0 failed"
    return out
