"""``sayso people``: accounts made, listed, disabled; passwords asked for or piped, never shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.store import open_ledger
from sayso.web import passwords

PASSWORD = "seven boats at the pier"

People = Callable[..., Any]


@pytest.fixture
def people(tmp_path: Path) -> People:
    """The command on an empty ledger: exit code and what was said."""
    url = str(tmp_path / "sayso.db")
    open_ledger(url, create=True).close()

    def run(*arguments: str, stdin: str = "") -> Any:
        command = ["people", arguments[0], "--ledger", url, *arguments[1:]]
        result = CliRunner().invoke(app, command, input=stdin, catch_exceptions=False)
        assert PASSWORD not in result.output
        assert "argon2" not in result.output
        return result

    run.url = url  # type: ignore[attr-defined]
    return run


def kept(people: People, name: str) -> str | None:
    with open_ledger(people.url) as ledger:  # type: ignore[attr-defined]
        return ledger.people.password_hash(name)


def test_from_an_account_to_its_end(people: People) -> None:
    done = people("add", "Ada", "--role", "admin", "--password-stdin", stdin=f"{PASSWORD}\n")
    assert (done.exit_code, done.stdout) == (0, "Ada can log in as admin.\n")
    assert passwords.fits(PASSWORD, kept(people, "Ada"))
    listed = people("list", "-f", "csv").stdout
    assert listed.split("\n")[1].startswith("people,Ada,admin,false,")
    assert people("password", "Ada", "--password-stdin", stdin="nine boats at the pier\r\n").exit_code == 0
    assert passwords.fits("nine boats at the pier", kept(people, "Ada"))
    assert people("role", "Ada", "--role", "reader").stdout == "Ada is reader now.\n"
    assert people("disable", "ada").exit_code == 0
    assert kept(people, "Ada") is None
    assert people("disable", "ada", "--undo").exit_code == 0
    assert kept(people, "Ada") is not None


def test_a_token_is_shown_once(people: People) -> None:
    people("add", "Ada", "--password-stdin", stdin=PASSWORD)
    token = people("token", "Ada", "--label", "nightly").stdout.strip()
    with open_ledger(people.url) as ledger:  # type: ignore[attr-defined]
        person = ledger.people.of_token(token)
    assert person is not None
    assert person.role == "reader"
    listed = people("list").stdout
    assert "nightly" in listed
    assert token not in listed
    assert people("token", "Ada", "--label", "nightly", "--withdraw").exit_code == 0
    with open_ledger(people.url) as ledger:  # type: ignore[attr-defined]
        assert ledger.people.of_token(token) is None


def test_a_password_is_asked_for_twice(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    monkeypatch.setattr("sayso.cli.people_commands._is_typed", lambda: True)
    assert people("add", "Ada").exit_code == 0
    assert passwords.fits(PASSWORD, kept(people, "Ada"))
    wrong = people("add", "Bob")
    assert (wrong.exit_code, "not the same" in wrong.stderr) == (2, True)
    assert kept(people, "Bob") is None


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["add", "Ada"], "", "--password-stdin"),
        (["add", "Ada", "--password-stdin"], "short\n", "12 to 200"),
        (["add", "  ", "--password-stdin"], PASSWORD, "a name has"),
        (["password", "Eve", "--password-stdin"], PASSWORD, "Eve: there is no such person"),
        (["disable", "Eve"], "", "Eve: there is no such person"),
        (["token", "Eve"], "", "Eve: there is no such person"),
        (["token", "Eve", "--withdraw"], "", "no token"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(people: People, arguments: list[str], stdin: str, told: str) -> None:
    result = people(*arguments, stdin=stdin)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_nobody_is_a_list_too(people: People) -> None:
    result = people("list")
    assert result.exit_code == 3
    assert "nobody has an account" in result.stdout
