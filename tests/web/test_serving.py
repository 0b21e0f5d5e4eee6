"""``sayso serve``: where it listens, and what it says when it cannot."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["serve", *map(str, arguments)])


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_AUTHOR", "Ada")
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)


def test_it_serves_the_ledger_on_this_machine(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[dict[str, Any]] = []
    monkeypatch.setattr("uvicorn.run", lambda made, **how: ran.append({"title": made.title, **how}))
    result = run("--ledger", file)
    assert result.exit_code == 0, result.stderr
    assert "http://127.0.0.1:8000/" in result.stdout
    assert [(one["title"], one["host"], one["port"]) for one in ran] == [("Sayso", "127.0.0.1", 8000)]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_nobody_else_can_reach_it(host: str, file: Path) -> None:
    result = run("--ledger", file, "--host", host)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no accounts yet" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("arguments", "told"), [(["--port", "70000"], "70000"), (["--ledger", "none.db"], "none.db")])
def test_what_cannot_be_served_is_told_in_one_line(arguments: list[str], told: str, file: Path) -> None:
    result = run("--ledger", file, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
