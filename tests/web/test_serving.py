"""``sayso serve``: where it listens, and what it says when it cannot."""

import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.store import open_ledger


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["serve", *map(str, arguments)])


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_AUTHOR", "Ada")
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)


def test_it_serves_the_ledger_on_this_machine(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[dict[str, Any]] = []
    monkeypatch.setattr("uvicorn.run", lambda made, **how: ran.append({"title": made.title, **how}))
    quiet: list[bool] = []
    module = sys.modules["sayso.cli.serve_command"]
    monkeypatch.setattr(module, "look_less_for_cycles", lambda: quiet.append(not ran))
    result = run("--ledger", file)
    assert result.exit_code == 0, result.stderr
    assert "http://127.0.0.1:8000/" in result.stdout
    assert [(one["title"], one["host"], one["port"]) for one in ran] == [("Sayso", "127.0.0.1", 8000)]
    assert quiet == [True]  # before it serves


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_nobody_else_can_reach_it_without_accounts(host: str, file: Path) -> None:
    result = run("--ledger", file, "--host", host)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "sayso people add NAME --role admin" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("arguments", "told"), [(["--port", "70000"], "70000"), (["--ledger", "none.db"], "none.db")])
def test_what_cannot_be_served_is_told_in_one_line(arguments: list[str], told: str, file: Path) -> None:
    result = run("--ledger", file, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_told_in_one_line(file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        result = run("--ledger", file, "--port", str(other.getsockname()[1]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "another program listens there" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_of_sources_that_is_wrong_makes_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[source]\n")
    result = run("--ledger", tmp_path / "new.db", "--watch", str(tmp_path / "sources.toml"))
    assert result.exit_code == 2
    assert "with two brackets" in result.stderr
    assert not (tmp_path / "new.db").exists()


def listens(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    ran: list[dict[str, Any]] = []

    def fake(made: Any, **how: Any) -> None:
        ran.append({"accounts": made.state.desk.has_accounts, **how})

    monkeypatch.setattr("uvicorn.run", fake)
    return ran


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "192.168.1.5"], "without https"),
        (["--host", "0.0.0.0", "--name", "desk.example.org", "--proxy", "10.0.0.5"], "0.0.0.0"),
        (["--proxy", "127.0.0.1"], "127.0.0.1"),
        (["--accounts"], "127.0.0.1"),
    ],
)
def test_others_can_reach_it_with_accounts(
    arguments: list[str], told: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(str(file)) as ledger:
        ledger.people.add("Ada", "admin", "a hash")
    ran = listens(monkeypatch)
    result = run("--ledger", file, *arguments)
    assert result.exit_code == 0, result.stderr
    assert told in result.stdout
    assert ("without https" in result.stdout) == (told == "without https")
    proxies = [arguments[at + 1] for at, one in enumerate(arguments) if one == "--proxy"]
    assert [(one["accounts"], one["proxy_headers"], one["forwarded_allow_ips"]) for one in ran] == [
        (True, bool(proxies), proxies)
    ]


@pytest.mark.parametrize("arguments", [["--proxy", "127.0.0.1"], ["--accounts"], ["--host", "10.1.1.1"]])
def test_a_disabled_account_is_none(arguments: list[str], file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(str(file)) as ledger:
        ledger.people.add("Ada", "admin", "a hash")
        ledger.people.set_disabled("Ada", disabled=True)
    assert listens(monkeypatch) == []
    result = run("--ledger", file, *arguments)
    assert result.exit_code == 2
    assert "sayso people add" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"), [(["--host", "0.0.0.0"], "--name"), (["--proxy", "proxy.example.org"], "proxy.example.org")]
)
def test_what_others_would_not_reach_is_told(arguments: list[str], told: str, file: Path) -> None:
    with open_ledger(str(file)) as ledger:
        ledger.people.add("Ada", "admin", "a hash")
    result = run("--ledger", file, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
