"""The command ``sayso``: arguments in, exit code out. Everything else happens behind it."""

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from sayso.cli import ask_commands, hand_commands, report_commands, state_commands
from sayso.cli.add_command import add_command
from sayso.cli.answering import LEDGER_EXIT_CODES
from sayso.cli.asked import EXIT_CODES
from sayso.cli.batch_command import batch_command
from sayso.cli.load_command import load_command
from sayso.cli.people_commands import people_app
from sayso.cli.read_command import read_command
from sayso.cli.serve_command import serve_command
from sayso.cli.watch_command import sources_command, watch_command
from sayso.version import __version__

#: What Python makes of bytes in an argument that are no UTF-8.
LONE, LAST_LONE = "\ud800", "\udfff"

app = typer.Typer(
    name="sayso",
    help="Who says what, on whose say-so: attributed statements from messy news reports, with the exact words.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,  # plain help: the same everywhere, and it opens in a third of the time
    pretty_exceptions_enable=False,
)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; ends by SystemExit with one of the documented codes. None: the arguments of the process."""
    given = sys.argv[1:] if arguments is None else arguments
    app(args=[_readable(one) for one in given], prog_name="sayso")


def _readable(argument: str) -> str:
    """An argument, bytes that are no UTF-8 replaced: a terminal of another encoding sends them. Names of files that are
    there stay as they are."""
    is_text = argument.isascii() or not any(LONE <= letter <= LAST_LONE for letter in argument)
    if is_text or os.path.lexists(argument):
        return argument
    return "".join("\ufffd" if LONE <= letter <= LAST_LONE else letter for letter in argument)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _sayso(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


app.command(name="read", epilog=EXIT_CODES)(read_command)
app.command(name="add", epilog=LEDGER_EXIT_CODES)(add_command)
app.command(name="batch", epilog=LEDGER_EXIT_CODES)(batch_command)
app.command(name="load", epilog=LEDGER_EXIT_CODES)(load_command)
_LEDGER_COMMANDS: dict[str, Callable[..., None]] = {
    "search": ask_commands.search_command,
    "who": ask_commands.who_command,
    "story": ask_commands.story_command,
    "dispute": ask_commands.dispute_command,
    "figures": ask_commands.figures_command,
    "timeline": ask_commands.timeline_command,
    "due": ask_commands.due_command,
    "quote": ask_commands.quote_command,
    "diff": ask_commands.diff_command,
    "changes": ask_commands.changes_command,
    "stats": ask_commands.stats_command,
    "watch-list": report_commands.watch_list_command,
    "watch": watch_command,
    "sources": sources_command,
    "brief": report_commands.brief_command,
    "export": report_commands.export_command,
    "link": hand_commands.link_command,
    "unlink": hand_commands.unlink_command,
    "links": hand_commands.links_command,
    "correct": hand_commands.correct_command,
    "state": state_commands.state_command,
    "state-figure": state_commands.state_figure_command,
    "state-event": state_commands.state_event_command,
    "state-duty": state_commands.state_duty_command,
    "unstate": state_commands.unstate_command,
    "corrections": hand_commands.corrections_command,
    "note": hand_commands.note_command,
    "forget": hand_commands.forget_command,
    "backup": hand_commands.backup_command,
    "restore": hand_commands.restore_command,
    "serve": serve_command,
}
for _name, _command in _LEDGER_COMMANDS.items():
    app.command(name=_name, epilog=LEDGER_EXIT_CODES)(_command)
app.add_typer(people_app, name="people")


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `read` finds.

    As `read --format json` and `jsonl` write it.
    """
    from sayso.show import schema_text  # not at the top: only this command needs it

    typer.echo(schema_text(), nl=False)
