"""A hundred thousand documents in one run: memory stays flat, and the last are read as fast as the first."""

import pytest

from tests.batch.flat import DOCUMENTS, Tenth, tenths

#: Megabytes that a process may grow by, from the second tenth on, when its tables of names are filled.
MAY_GROW = 60

#: How fast the last tenth must be beside the first.
AS_FAST = 0.95


def check(found: list[Tenth]) -> None:
    assert len(found) == 10
    assert found[-1].driver - found[1].driver < MAY_GROW
    assert found[-1].reader - found[1].reader < MAY_GROW
    assert found[-1].rate >= AS_FAST * found[0].rate


@pytest.mark.soak
@pytest.mark.timeout(3 * 3600)
def test_a_hundred_thousand_documents() -> None:
    check(tenths(DOCUMENTS))
