"""``sayso load``: the parts of a batch into a ledger; killed at any moment, it goes on where it was."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.add_command import AddTally
from sayso.cli.answering import LedgerOption, open_for, say, told
from sayso.cli.progress import pace_of

MEGABYTE = 1_000_000


def load_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that `sayso batch` wrote.")],
    ledger: LedgerOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong.")] = False,
) -> None:
    """Put what a batch read into a ledger, as `add` would.

    Run the same command again after a crash: it goes on. What is there already is not added twice.
    """
    with told():
        from sayso.batch import check_finished, load_batch  # not at the top: the help comes without their libraries

        check_finished(folder)
    with open_for(ledger, create=True) as opened, told():
        tally, done = AddTally(), 0
        with pace_of("documents", quiet=quiet) as pace:
            pace(0, 1)
            for some in load_batch(folder, opened):
                done += len(some.added) + some.known
                tally.count_known(some.known)
                for one in some.added:
                    tally.count(one)
                pace(done, some.documents)
        if not quiet:
            for line in tally.lines(opened.name):
                say(line)
            say(f"{opened.name}: {opened.size() / MEGABYTE:.1f} MB{pace.summary}.")
    raise typer.Exit(tally.exit_code)
