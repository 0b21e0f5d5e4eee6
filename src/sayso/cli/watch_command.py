"""``sayso watch`` and ``sayso sources``: sources on a schedule, and how they are doing."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.answering import (
    FormatOption,
    LedgerOption,
    OutOption,
    SettingsOption,
    SheetFormat,
    VerboseOption,
    WidthOption,
    open_for,
    say,
    settings_of,
    show,
    told,
)
from sayso.cli.asked import SOME_SKIPPED
from sayso.cli.output import tell
from sayso.cli.read_command import look_less_for_cycles
from sayso.errors import SettingsError

if TYPE_CHECKING:
    from sayso.watch import Round

SECONDS_A_MINUTE = 60


def watch_command(
    sources: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML file with [[source]] and [[alert]].")],
    ledger: LedgerOption = None,
    once: Annotated[bool, typer.Option("--once", help="One round over what is due, then end: for cron.")] = False,
    every: Annotated[
        int, typer.Option(metavar="MIN", min=1, max=1440, help="Minutes between two looks at what is due.")
    ] = 1,
    until: Annotated[str | None, typer.Option(metavar="TIME", help="End then, as 2022-09-21T14:00:00Z.")] = None,
    settings: SettingsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong.")] = False,
) -> None:
    """Follow feeds, sitemaps and pages; send alerts.

    New and changed articles go into the ledger; a source says in the file how often it is visited. Where it was stopped
    it goes on, also by another `sayso watch` or in `sayso serve --watch`; two at once do not work on one ledger.
    """
    with told():
        given = settings_of(toml=settings, ledger=ledger)
        if once and until is not None:
            raise SettingsError("--once is one round; --until is for a watch that goes on.")
        from sayso.fetch.watch_sources import read_watch_sources  # not at the top: few commands need it

        file = read_watch_sources(sources)  # before a ledger is made
    look_less_for_cycles()
    with open_for(given.ledger, create=True) as opened:
        from sayso.ledger.answers import checked_time
        from sayso.watch import watch_of  # not at the top: the help must come without the model's libraries

        watch = watch_of(opened, file, given)
        if once:
            went = watch.round()
            _tell(went, quiet=quiet)
            if went is not None and not went.visited and not quiet:
                say(f"no source is due before {went.next_due}; `sayso sources` tells how they are doing.")
            failed = went is not None and any(one.error for one in went.visited)
            raise typer.Exit(SOME_SKIPPED if failed else 0)
        signal.signal(signal.SIGTERM, lambda *_: watch.stopping.set())
        end = checked_time(until) if until else None
        watch.run(every=every * SECONDS_A_MINUTE, until=end, tell=lambda one: _tell(one, quiet=quiet))


def sources_command(
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """How watched sources and alerts are doing."""
    with open_for(ledger) as opened:
        from sayso.show.ledger.watched import alerts_sheet, sources_sheet

        sheets = (sources_sheet(opened.watching.health()), alerts_sheet(opened.alerting.health()))
        show(sheets, format_, width=width, verbose=verbose, out=out)


def _tell(went: "Round | None", *, quiet: bool) -> None:
    """What came of a round, a line for each source that was visited."""
    if went is None:
        if not quiet:
            say("another watch is at work on this ledger; nothing to do here.")
        return
    for one in went.visited:
        if one.error:
            tell(f"{one.source}: {one.error}")
        elif not quiet:
            say(f"{one.source}: {one.listed} listed, {one.new} new in the ledger")
    if (went.told or went.sent) and not quiet:
        say(f"alerts: {went.told} new, {went.sent} sent")
    if went.unsent:
        tell("alerts: not all could be sent; they are tried again, and `sayso sources` says why.")
