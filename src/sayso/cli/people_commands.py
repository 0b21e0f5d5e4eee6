"""``sayso people``: who may log in at a desk that several share."""

import getpass
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from sayso.cli.answering import (
    LEDGER_EXIT_CODES,
    FormatOption,
    LedgerOption,
    OutOption,
    SheetFormat,
    WidthOption,
    open_for,
    say,
    show,
    told,
)
from sayso.errors import SettingsError
from sayso.records import Role

Name = Annotated[str, typer.Argument(metavar="NAME", help="The person; every change bears this name.")]
FromInput = Annotated[
    bool,
    typer.Option("--password-stdin", help="Take the first line of standard input; else the password is asked for."),
]


class RoleName(StrEnum):
    """What somebody may do: see; also change; also forget and manage people."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    @property
    def role(self) -> Role:
        """The same as a record has it."""
        return self.value


people_app = typer.Typer(
    help="Who may log in at a desk that several share.", no_args_is_help=True, rich_markup_mode=None
)


def add_command(
    name: Name,
    role: Annotated[RoleName, typer.Option("--role", help="What the person may do.")] = RoleName.READER,
    password_stdin: FromInput = False,
    ledger: LedgerOption = None,
) -> None:
    """Make an account.

    A reader sees; an analyst also changes; an admin also forgets and manages people.
    """
    with open_for(ledger) as opened:
        made = opened.people.add(name, role.role, _new_password(from_input=password_stdin))
        say(f"{made.name} can log in as {made.role}.")


def list_command(
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Who has an account, and the tokens of their programs."""
    with open_for(ledger) as opened:
        from sayso.show.ledger import lists  # not at the top: most commands need no sheets

        sheets = (lists.people_sheet(opened.people.all()), lists.tokens_sheet(opened.people.tokens()))
        show(sheets, format_, width=width, verbose=False, out=out)


def disable_command(
    name: Name,
    enable: Annotated[bool, typer.Option("--undo", help="Let the person in again.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Let somebody in no more.

    What the person changed stays, with the name; whoever is logged in by it is so no more, and no token of it holds.
    """
    with open_for(ledger) as opened:
        opened.people.set_disabled(name, disabled=not enable)
        say(f"{name} is let in {'again' if enable else 'no more'}.")


def role_command(
    name: Name,
    role: Annotated[RoleName, typer.Option("--role", help="What the person may do from now on.")],
    ledger: LedgerOption = None,
) -> None:
    """Give somebody another role."""
    with open_for(ledger) as opened:
        opened.people.set_role(name, role.role)
        say(f"{name} is {role.value} now.")


def password_command(name: Name, password_stdin: FromInput = False, ledger: LedgerOption = None) -> None:
    """Give somebody a new password.

    Whoever is logged in by the old one is so no more.
    """
    with open_for(ledger) as opened:
        opened.people.check_there(name)
        opened.people.set_password(name, _new_password(from_input=password_stdin))
        say(f"{name} has a new password.")


def token_command(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="WORDS", help="What the token is for.")] = "a program",
    role: Annotated[RoleName, typer.Option("--role", help="What the program may do.")] = RoleName.READER,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Let no program in by the token of this label.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Make a token for a program.

    It is shown this once. The program sends it as `Authorization: Bearer TOKEN`.
    """
    with open_for(ledger) as opened:
        if withdraw:
            opened.people.withdraw_token(name, label)
            say(f"the token {label!r} of {name} is withdrawn.")
        else:
            say(opened.people.make_token(name, label, role.role))


def _new_password(*, from_input: bool) -> str:
    """The hash of a password, typed twice without being shown, or given on standard input. Raises SettingsError."""
    with told():
        from sayso.web import hashed  # not at the top: the help must come without the web's libraries

    if from_input:
        return hashed(sys.stdin.readline().rstrip("\r\n"))
    if not _is_typed():
        raise SettingsError("nobody is there to type a password; give it on standard input with --password-stdin.")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise SettingsError("the two are not the same; nothing was changed.")
    return hashed(password)


def _is_typed() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


_COMMANDS: dict[str, Callable[..., None]] = {
    "add": add_command,
    "list": list_command,
    "disable": disable_command,
    "role": role_command,
    "password": password_command,
    "token": token_command,
}
for _name, _command in _COMMANDS.items():
    people_app.command(name=_name, epilog=LEDGER_EXIT_CODES)(_command)
