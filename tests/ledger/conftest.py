"""A ledger of made-up reports, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.store import Ledger, open_ledger
from tests.conftest import new_database
from tests.ledger.made import clock


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    """A ledger of the test's own, in the evening of that day."""
    with open_ledger(str(file), clock=clock(hour=18)) as opened:
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, file: Path) -> Iterator[Ledger]:
    """The same on each database."""
    url = str(file)
    if request.param == "postgresql":
        url = new_database(request.getfixturevalue("server"), request.getfixturevalue("made_in_postgresql"))
    with open_ledger(url, clock=clock(hour=21)) as opened:
        yield opened
