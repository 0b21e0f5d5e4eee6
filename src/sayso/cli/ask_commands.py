"""Questions to a ledger: each command is one question, answered as sheets."""

from typing import Annotated

import typer

from sayso.cli.answering import (
    FormatOption,
    LedgerOption,
    LimitOption,
    OutOption,
    SheetFormat,
    VerboseOption,
    WidthOption,
    open_for,
    show,
)
from sayso.records import Kind

Query = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help='Words, "phrases", OR, NOT, speaker: act: about: place: outlet: since: ...'),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day duties are judged on.")]


def search_command(
    query: Query = None,
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What to look for.")] = Kind.STATEMENTS,
    ledger: LedgerOption = None,
    limit: LimitOption = 20,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Find statements, events, figures, duties or reports.

    The fittest first. `-v` shows their keys.
    """
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        sheets = answers.search(opened, " ".join(query or ()), kind.entry, limit)
        show(sheets, format_, width=width, verbose=verbose, out=out)


def who_command(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A person, party or body, or an actor id.")],
    ledger: LedgerOption = None,
    limit: LimitOption = 100,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What somebody said over time."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.who(opened, " ".join(name), limit), format_, width=width, verbose=verbose, out=out)


def story_command(
    story: Annotated[
        str | None, typer.Argument(metavar="ID", help="The beginning of a story's id; without: all.")
    ] = None,
    as_of: AsOf = None,
    ledger: LedgerOption = None,
    limit: LimitOption = 20,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """The stories, or all that is told of one of them.

    What is contested, how many, what happened, what is due, words that changed, the reports.
    """
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        whole = verbose or format_ in (SheetFormat.JSON, SheetFormat.CSV)
        sheets = answers.story(opened, story, as_of, whole=whole) if story else answers.stories(opened, limit)
        show(sheets, format_, width=width, verbose=verbose, out=out)


def dispute_command(
    query: Query = None,
    ledger: LedgerOption = None,
    limit: LimitOption = 50,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What the parties tell differently, side by side."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.disputes(opened, " ".join(query or ()), limit), format_, width=width, verbose=verbose, out=out)


def figures_command(
    query: Query = None,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """How many, according to whom, as it was revised."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.figures(opened, " ".join(query or ())), format_, width=width, verbose=verbose, out=out)


def due_command(
    query: Query = None,
    as_of: AsOf = None,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What is owed by when, what is overdue, what was kept."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.due(opened, " ".join(query or ()), as_of), format_, width=width, verbose=verbose, out=out)


def timeline_command(
    query: Query = None,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What happened, by day, and on whose word."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.timeline(opened, " ".join(query or ())), format_, width=width, verbose=verbose, out=out)


def quote_command(
    query: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words of it, or a statement's key.")],
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """All wordings of something said, and what changed."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.quote(opened, " ".join(query)), format_, width=width, verbose=verbose, out=out)


def diff_command(
    report: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a report's id.")],
    other: Annotated[
        str | None, typer.Argument(metavar="ID", help="Another report; without: the version before it.")
    ] = None,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What changed between two versions of a page.

    Or between any two reports.
    """
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.diff(opened, report, other), format_, width=width, verbose=verbose, out=out)


def changes_command(
    since: Annotated[str, typer.Option(metavar="TIME", help="A day or a UTC time: 2022-09-21, 2022-09-21T14:00:00Z.")],
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What the ledger learned since a time.

    Reports, links, what people corrected and forgot.
    """
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.changes(opened, since), format_, width=width, verbose=verbose, out=out)


def stats_command(
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """How much the ledger holds."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.stats(opened), format_, width=width, verbose=verbose, out=out)
