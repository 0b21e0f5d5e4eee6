"""``sayso add``: pages into the ledger, compared with those before them as they come in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.answering import LedgerOption, SettingsOption, author_of, open_for, say, settings_of, told
from sayso.cli.asked import ALL_READ, NOTHING_READ, SOME_SKIPPED
from sayso.cli.output import facts_in, tell, tell_of_passed_over
from sayso.cli.read_command import look_less_for_cycles
from sayso.errors import SettingsError, SourceError
from sayso.records import Added, Standing

#: What became of a page, in words, by how the ledger names it.
STANDINGS: dict[Standing, str] = {
    "new": "new",
    "version": "new as versions of pages already there",
    "reread": "read again by a newer Sayso",
    "known": "already there",
    "erased": "forgotten for good before, not added",
}


def add_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, web addresses, or - for standard input.")
    ],
    ledger: LedgerOption = None,
    meta: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="JSONL or CSV with file and any of url, outlet, published, title."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day the pages were published, as 2022-09-21.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Which columns of a table hold what: text=body,url=link,date=day."),
    ] = None,
    tables: Annotated[str | None, typer.Option(metavar="DIR", help="Your own tables of actors.")] = None,
    threads: Annotated[int | None, typer.Option(metavar="N", help="Threads of the reading model.")] = None,
    settings: SettingsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong.")] = False,
) -> None:
    """Read pages and keep what they say in a ledger.

    What is there already is not added twice.
    """
    with told():
        given = settings_of(toml=settings, ledger=ledger, tables=tables, threads=threads, columns=columns)
    look_less_for_cycles()
    with told(), facts_in(meta) as facts, open_for(given.ledger, create=True) as opened:
        from sayso.ledger.adding import add_paths  # not at the top: the help must come without the model's libraries

        stdin = sys.stdin.buffer if sys.stdin is not None else None
        tally = AddTally()
        for one in add_paths(opened, paths, given, stdin=stdin, meta=facts, published=published, author=_giver()):
            if isinstance(one, SourceError):
                tally.skipped += 1
                tell(str(one))
            else:
                tally.count(one)
        tell_of_passed_over(paths)
        if not quiet:
            for line in tally.lines(opened.name):
                say(line)
    raise typer.Exit(tally.exit_code)


def _giver() -> str:
    """Who gives the pages; nobody where that is not known: no page is refused for it."""
    try:
        return author_of(None)
    except SettingsError:
        return ""


class AddTally:
    """What became of the pages."""

    def __init__(self) -> None:
        self.skipped = 0
        self._counts: dict[Standing, int] = dict.fromkeys(STANDINGS, 0)
        self._links = 0

    def count(self, added: Added) -> None:
        """One more page that was read."""
        self._counts[added.standing] += 1
        self._links += added.links

    def count_known(self, many: int) -> None:
        """So many that were there already."""
        self._counts["known"] += many

    def lines(self, ledger: str) -> list[str]:
        """What to tell the user."""
        told = [f"{count} {STANDINGS[standing]}" for standing, count in self._counts.items() if count]
        told += [f"{self.skipped} skipped, see above"] if self.skipped else []
        links = f"{self._links} {'link' if self._links == 1 else 'links'} to earlier reports"
        return [f"{ledger}: {', '.join(told) or 'nothing to add'}; {links}."]

    @property
    def exit_code(self) -> int:
        """The documented exit code."""
        if not self.skipped:
            return ALL_READ
        return SOME_SKIPPED if any(self._counts.values()) else NOTHING_READ
