"""A ledger in each of the two databases: every test that takes ``url`` runs on both."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.store import Ledger, open_ledger
from tests.conftest import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made: a file, then a PostgreSQL database. Where the test takes one, it is there already."""
    made = "ledger" in request.fixturenames
    if request.param == "sqlite":
        file = tmp_path / "sayso.db"
        if made:
            shutil.copy(request.getfixturevalue("empty_once"), file)
        return str(file)
    template = request.getfixturevalue("empty_in_postgresql") if made else None
    return new_database(request.getfixturevalue("server"), template)


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
