"""The command ``sayso``: arguments in, exit code out. Everything else happens behind it."""

from typing import Annotated

import typer

from sayso.cli.asked import EXIT_CODES
from sayso.cli.read_command import read_command
from sayso.version import __version__

app = typer.Typer(
    name="sayso",
    help="Who says what, on whose say-so: attributed statements from messy news reports, with the exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: the same everywhere, and it opens in a third of the time
    pretty_exceptions_enable=False,
)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; ends by SystemExit with one of the documented codes. None: the arguments of the process."""
    app(args=arguments, prog_name="sayso")


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


@app.command()
def schema() -> None:
    """Print the JSON Schema of the findings, as `read --format json` and `jsonl` write them."""
    from sayso.show import schema_text  # not at the top: only this command needs it

    typer.echo(schema_text(), nl=False)
