"""A ledger of made-up reports, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.store import Ledger, open_ledger
from tests.ledger.made import clock


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    """A ledger of the test's own, in the evening of that day."""
    with open_ledger(str(file), clock=clock(hour=18)) as opened:
        yield opened
