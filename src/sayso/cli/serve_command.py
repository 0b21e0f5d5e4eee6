"""``sayso serve``: the desk in a browser."""

from typing import Annotated

import typer

from sayso.cli.answering import AuthorOption, LedgerOption, SettingsOption, author_of, say, settings_of, told


def serve_command(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where it listens; only this machine.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port.")] = 8000,
    author: AuthorOption = None,
    settings: SettingsOption = None,
) -> None:
    """Open a ledger in the browser.

    What is contested, who says what, what is due, and the words behind it all. Only this machine can reach it; Ctrl-C
    stops it.
    """
    with told():
        given = settings_of(toml=settings, ledger=ledger)
        from sayso.web import serve  # not at the top: the help must come without the web's libraries

        serve(given, author=author_of(author), host=host, port=port, tell=say)
