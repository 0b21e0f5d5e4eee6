"""What all commands on a ledger share: opening it, showing an answer, and one line for what goes wrong."""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.asked import INTERRUPTED, PIPE_CLOSED, WRONG_USE, Asked, Format, view_of
from sayso.cli.output import let_go_of_output, output, tell
from sayso.errors import SaysoError, SettingsError, without_library
from sayso.settings import Settings, settings_from
from sayso.show.sheet import Sheet

if TYPE_CHECKING:
    from sayso.store import Ledger

LEDGER_EXIT_CODES = (
    "Exit codes: 0 done; 1 some inputs were skipped; 2 wrong use, or a ledger or setting that cannot be used; "
    "3 nothing was found, or nothing could be added; 130 interrupted; 141 nobody reads the output any more."
)

#: Nothing was found: so that a script can tell.
NOTHING_FOUND = 3


class SheetFormat(StrEnum):
    """How an answer of the ledger is written."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    MD = "md"


LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", "-l", metavar="FILE", help="The ledger: a file, or postgresql://... Default: sayso.db."),
]
FormatOption = Annotated[SheetFormat, typer.Option("--format", "-f", help="How the answer is written.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="Rows at most.")]
WidthOption = Annotated[
    int | None, typer.Option(metavar="N", min=20, max=1000, help="Columns; else those of the terminal.")
]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Keys, rules and scores as well.")]
SettingsOption = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="A TOML file of settings.")]
AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who says so; else the setting `author`, else the name you log in with.")
]


@contextmanager
def told() -> Iterator[None]:
    """One line and an exit code for what a user can mend; anything else is a bug and shows itself."""
    try:
        yield
    except SaysoError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USE) from error
    except ModuleNotFoundError as error:
        tell(str(without_library(error)))
        raise typer.Exit(WRONG_USE) from error
    except KeyboardInterrupt as stop:
        tell("stopped.")
        raise typer.Exit(INTERRUPTED) from stop
    except BrokenPipeError as closed:
        let_go_of_output()
        raise typer.Exit(PIPE_CLOSED) from closed


@contextmanager
def open_for(ledger: str | None, *, create: bool = False) -> Iterator["Ledger"]:
    """The ledger that was asked for, else the one of the settings."""
    with told():
        from sayso.store import open_ledger  # not at the top: the help must come without the database's libraries

        with open_ledger(settings_of(ledger=ledger).ledger, create=create) as opened:
            yield opened


def say(message: str) -> None:
    """One line to standard output: what was done."""
    from sayso.show.harmless import line  # not at the top: most commands answer with sheets

    typer.echo(line(message))


def reason_of(why: str) -> str:
    """A reason that says something. Raises SettingsError."""
    if not why.strip():
        raise SettingsError("--why: give the reason; it stays on record.")
    return why


def settings_of(*, toml: Path | None = None, **flags: object) -> Settings:
    """The settings of this run. Raises SettingsError."""
    return settings_from(toml=toml, environment=os.environ, flags=flags)


def author_of(given: str | None) -> str:
    """Who does it: as given, as set, or as logged in."""
    name = given or settings_of().author
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # a process without a user, as in some containers
        raise SettingsError("who are you? Give --author, or set SAYSO_AUTHOR.") from error


def show(
    sheets: Sequence[Sheet], format_: SheetFormat, *, width: int | None, verbose: bool, out: Path | None = None
) -> None:
    """Write an answer; exit code 3 if there is nothing in it."""
    asked_format = Format.TERMINAL if format_ is SheetFormat.TERMINAL else Format.JSON
    view = view_of(asked_format, only=None, width=width, verbose=verbose, to_file=out is not None)
    with output(Asked([], asked_format, out, None, None, view)) as write:
        write(_shown(sheets, format_, view))
    if not any(sheet.rows for sheet in sheets):
        raise typer.Exit(NOTHING_FOUND)


def _shown(sheets: Sequence[Sheet], format_: SheetFormat, view: object) -> str:
    from sayso.show import sheet as sheets_as

    match format_:
        case SheetFormat.JSON:
            return sheets_as.as_json(sheets)
        case SheetFormat.CSV:
            return sheets_as.as_csv(sheets)
        case SheetFormat.MD:
            return sheets_as.as_markdown(sheets)
        case SheetFormat.TERMINAL:
            from sayso.show.sheet_terminal import on_terminal
            from sayso.show.view import View

            assert isinstance(view, View)
            return on_terminal(sheets, view)
