"""A desk over a ledger of made-up reports, and its pages as a browser would ask for them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from sayso.settings import Settings
from sayso.store import Ledger, open_ledger
from sayso.web import app, passwords
from tests.ledger.made import clock

HERE = "http://127.0.0.1"
AUTHOR = "Ada"


#: Hashes that are made and held against in no time; they are Argon2id like those in use.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def hashed_as_in_use() -> None:
    """For tests that are about the hash of a password or how long it takes: it is as in use."""


@pytest.fixture(autouse=True)
def _hashed_quickly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A login costs a quarter of a second of all cores by design; hundreds of them are not what is tested."""
    if "hashed_as_in_use" not in request.fixturenames:
        monkeypatch.setattr(passwords, "_HASHER", QUICK)
        monkeypatch.setattr(passwords, "_NOBODY", QUICK.hash("nobody has this password, and nobody of no name logs in"))


class Visitor:
    """Someone at the desk with a browser: keeps the cookie, sends forms with the token of the page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def page(self, address: str, status: int = 200) -> str:
        """A page as HTML."""
        answer = self.client.get(address)
        assert answer.status_code == status, (address, answer.status_code, answer.text[-2000:])
        return answer.text

    def rows(self, address: str) -> Any:
        """The same as JSON."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        return answer.json()

    @property
    def token(self) -> str:
        """The token of the forms."""
        found = re.search(r'name="token" value="([0-9a-f]{64})"', self.page("/add"))
        assert found
        return found[1]

    def send(self, address: str, expect: int = 303, **form: str) -> str:
        """Send a form; where it leads."""
        answer = self.client.post(address, data={"token": self.token, **form}, follow_redirects=False)
        assert answer.status_code == expect, (address, answer.status_code, answer.text[-1500:])
        return answer.headers.get("location", "")


def visitor_of(file: Path) -> Iterator[Visitor]:
    """A visitor to a desk over the ledger in a file."""
    made = app(Settings(ledger=str(file)), author=AUTHOR, clock=clock(hour=19))
    with TestClient(made, base_url=HERE, raise_server_exceptions=False) as client:
        yield Visitor(client)


@pytest.fixture
def visitor(file: Path) -> Iterator[Visitor]:
    """A visitor to a desk over a ledger of the test's own."""
    yield from visitor_of(file)


@pytest.fixture
def ledger(file: Path) -> Iterator[Ledger]:
    """The same ledger from the other side."""
    with open_ledger(str(file), clock=clock(hour=21)) as opened:
        yield opened


@pytest.fixture
def documents(ledger: Ledger) -> list[str]:
    """The ids of the made-up reports, in order."""
    return [one.document for one in ledger.added_since("2000")]
