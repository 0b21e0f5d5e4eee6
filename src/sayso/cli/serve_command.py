"""``sayso serve``: the desk in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.answering import AuthorOption, LedgerOption, SettingsOption, author_of, say, settings_of, told
from sayso.cli.read_command import look_less_for_cycles


def serve_command(
    ledger: LedgerOption = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where it listens; elsewhere than 127.0.0.1 one logs in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port.")] = 8000,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A name by which it is asked for; repeat it.")
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--proxy",
            metavar="ADDRESS",
            help="A proxy that is believed who asks, and whether by https; repeat it.",
        ),
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="Let people log in here as well.")] = False,
    watch: Annotated[
        Path | None, typer.Option("--watch", metavar="FILE", help="Follow the sources of a file meanwhile.")
    ] = None,
    author: AuthorOption = None,
    settings: SettingsOption = None,
) -> None:
    """Open a ledger in the browser.

    What is contested, who says what, what is due, and the words behind it all. Only this machine can reach it, and
    nobody logs in, unless `--host`, `--proxy` or `--accounts` says otherwise; `sayso people` makes accounts. Ctrl-C
    stops it.
    """
    with told():
        given = settings_of(toml=settings, ledger=ledger)
        from sayso.web import Where, serve  # not at the top: the help must come without the web's libraries

        where = Where(host, port, tuple(name or ()), tuple(proxy or ()), accounts, watch)
        look_less_for_cycles()
        serve(given, where, author=author_of(author), tell=say)
