"""schemathesis draws requests from the description of the desk's addresses: an answer or a refusal, never a failure."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, seed, settings
from starlette.testclient import TestClient

from sayso import pipeline
from sayso.settings import Settings
from sayso.store import open_ledger
from sayso.web import app, hashed
from tests.conftest import new_database
from tests.ledger.made import clock, fill
from tests.test_cli import stand_in
from tests.web.conftest import AUTHOR

#: The name by which schemathesis asks for an application at hand.
HOSTS = ("testserver",)
PASSWORD = "seven boats at the pier"
EVENING = "2022-09-25T19:00:00Z"
#: Requests of each address in ``make test``, in ``make soak``.
FEW, MANY = 3, 40
#: Draws are the same each time.
SEED = 20221005

Desk = Callable[[str], tuple[FastAPI, dict[str, str]]]


def local(ledger: str) -> tuple[FastAPI, dict[str, str]]:
    """A desk for whoever sits at this machine."""
    return app(Settings(ledger=ledger), author=AUTHOR, hosts=HOSTS, clock=clock(hour=19)), {}


def shared(ledger: str) -> tuple[FastAPI, dict[str, str]]:
    """A desk with accounts, and what an admin's program shows there."""
    with open_ledger(ledger) as opened:
        opened.people.add("Adm", "admin", hashed(PASSWORD))
        token = opened.people.make_token("Adm", "tests", "admin")
    made = app(Settings(ledger=ledger), author="", hosts=HOSTS, accounts=True, clock=lambda: EVENING)
    return made, {"authorization": f"Bearer {token}"}


def routes_of(made: FastAPI) -> Iterator[APIRoute]:
    ahead = list(made.routes)
    for one in ahead:
        if isinstance(one, APIRoute):
            yield one
        else:
            inside = getattr(one, "original_router", None) or getattr(one, "router", None)
            ahead.extend(getattr(inside, "routes", []))


def whole_schema(made: FastAPI) -> dict[str, Any]:
    """The description with pages, files and forms as well, which the published one leaves out."""
    routes = [one for one in routes_of(made) if not one.path.startswith("/static")]
    hidden = [(one, one.include_in_schema) for one in routes]
    for one in routes:
        one.include_in_schema = True
    try:
        return get_openapi(title="desk", version="1", routes=routes)
    finally:
        for one, before in hidden:
            one.include_in_schema = before


def answers(made: FastAPI, schema: dict[str, Any], headers: dict[str, str], examples: int) -> list[tuple[str, int]]:
    """What was drawn from a description, each with the status of its answer."""
    described = schemathesis.openapi.from_dict(schema)
    described.app = made
    got: list[tuple[str, int]] = []
    bounded = settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    with TestClient(made, base_url=f"http://{HOSTS[0]}", raise_server_exceptions=False) as client:

        def ask(case: Any) -> None:
            answer = case.call(session=client, headers=headers)
            told = f"{case.method} {case.formatted_path} {case.query} {case.body}"
            got.append((told, answer.status_code))

        for found in described.get_all_operations():
            drawn = given(case=found.ok().as_strategy())(ask)
            bounded(seed(SEED)(drawn))()
    return got


def check(got: list[tuple[str, int]], places: int, examples: int) -> None:
    """Nothing failed; enough was asked, and some of it was answered."""
    assert [one for one in got if one[1] >= 500] == []
    assert len(got) >= places * examples / 2
    assert sum(1 for _, status in got if status == 200) >= places / 2


@pytest.mark.parametrize("desk", [local, shared])
def test_nothing_that_is_described_fails(desk: Desk, file: Path) -> None:
    made, headers = desk(str(file))
    schema = made.openapi()
    assert len(schema["paths"]) >= 30
    check(answers(made, schema, headers, FEW), len(schema["paths"]), FEW)


def test_forms_and_files_do_not_fail_either(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)
    made, headers = shared(str(file))
    schema = whole_schema(made)
    forms = {path: {"post": how["post"]} for path, how in schema["paths"].items() if "post" in how}
    assert len(forms) >= 20
    got = answers(made, {**schema, "paths": forms}, headers, FEW)
    assert [one for one in got if one[1] >= 500] == []
    assert len(got) >= len(forms) * FEW / 2
    assert sum(1 for _, status in got if status < 400) >= 5


@pytest.mark.soak
@pytest.mark.parametrize("kept_in", ["sqlite", "postgresql"])
@pytest.mark.parametrize("desk", [local, shared])
def test_nothing_fails_in_long(
    desk: Desk, kept_in: str, file: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "read", stand_in)
    url = str(file)
    if kept_in == "postgresql":
        url = new_database(request.getfixturevalue("server"))
        with open_ledger(url, create=True, clock=clock()) as ledger:
            fill(ledger)
    made, headers = desk(url)
    schema = whole_schema(made)
    got = answers(made, schema, headers, MANY)
    assert [one for one in got if one[1] >= 500] == []


def test_a_failure_would_be_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("sayso.store.Ledger.tombstones", broken)
    made, headers = local(str(file))
    schema = made.openapi()
    only = {path: how for path, how in schema["paths"].items() if path.startswith("/ledger")}
    with pytest.raises(RuntimeError):  # what is no answer at all is not swallowed
        answers(made, {**schema, "paths": only}, headers, FEW)
