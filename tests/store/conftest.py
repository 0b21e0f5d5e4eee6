"""A ledger in each of the two databases: every test that takes ``url`` runs on both."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.store import Ledger, open_ledger
from tests.conftest import new_database


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
