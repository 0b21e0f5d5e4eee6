"""``sayso read``: pages in; who says what out, in the format asked for; troubles, one line each, to standard error."""

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.asked import INTERRUPTED, PIPE_CLOSED, WRONG_USE, Asked, Format, Tally, view_of
from sayso.cli.output import facts_in, let_go_of_output, output, tell, tell_of_passed_over
from sayso.cli.progress import Step, progress_bar
from sayso.errors import SaysoError, SourceError
from sayso.records import Findings
from sayso.settings import Settings, settings_from
from sayso.show.view import PARTS

#: Objects made between two looks for cycles: a page makes some hundred thousand, hardly any of them in a cycle.
OBJECTS_BETWEEN = 100_000


def look_less_for_cycles() -> None:
    """Spare this process most of the garbage collector's looks at tables and pages.

    They take a fiftieth of the time of reading, and of a desk with a large ledger one page in twenty waits for one, a
    fifth of a second. For a process of our own; a program that uses Sayso keeps its own settings.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN, 50, 50)


def read_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, web addresses, or - for standard input.")
    ],
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="json: one object; an array for several inputs or a folder.")
    ] = Format.TERMINAL,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, not to standard output.")
    ] = None,
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
    tables: Annotated[
        str | None, typer.Option(metavar="DIR", help="Your own tables of actors; they come before ours.")
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(metavar="PARTS", help=f"Show these parts only, in full: {', '.join(PARTS)} (terminal and md)."),
    ] = None,
    width: Annotated[
        int | None, typer.Option(metavar="N", min=20, max=1000, help="Columns; else those of the terminal.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Whole passages, rule ids and scores.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 4 if an input is skipped, is no article, or is not trusted.")
    ] = False,
    threads: Annotated[
        int | None, typer.Option(metavar="N", help="Threads of the reading model; 0: one for each core.")
    ] = None,
    settings: Annotated[Path | None, typer.Option(metavar="FILE", help="A TOML file of settings.")] = None,
) -> None:
    """Read pages and say who says what, with the exact words.

    HTML and plain text, in any mixture; archives (.warc, .wacz), mailboxes (.mbox, .eml) and tables (.csv, .jsonl,
    .parquet) of them; web addresses. What cannot be trusted is set aside first, and shown.
    """
    try:
        flags = {"tables": tables, "threads": threads, "columns": columns}
        given = settings_from(toml=settings, environment=os.environ, flags=flags)
        view = view_of(format_, only=only, width=width, verbose=verbose, to_file=out is not None)
        tally = _read(Asked(paths, format_, out, meta, published, view), given)
    except SaysoError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USE) from error
    except KeyboardInterrupt as stop:
        tell("stopped.")
        raise typer.Exit(INTERRUPTED) from stop
    except BrokenPipeError as closed:
        let_go_of_output()
        raise typer.Exit(PIPE_CLOSED) from closed
    raise typer.Exit(tally.exit_code(strict=strict))


def _read(asked: Asked, settings: Settings) -> Tally:
    """Write every page as soon as it is read; tell of every one that is skipped."""
    from sayso.pipeline import read_paths  # not at the top: the help must come without the model's libraries

    look_less_for_cycles()
    tally = Tally()
    stdin = sys.stdin.buffer if sys.stdin is not None else None  # None where the caller closed it
    with facts_in(asked.meta) as facts, output(asked) as write, progress_bar(asked) as step:
        results = read_paths(asked.paths, settings, stdin=stdin, meta=facts, published=asked.published)
        for piece in _pieces(asked, _those_read(_stepping(results, step), tally, asked)):
            write(piece)
    tell_of_passed_over(asked.paths)
    if tally.skipped and tally.read + tally.skipped > 1:
        inputs = tally.read + tally.skipped
        tell(f"{tally.skipped} of {inputs} files skipped, see above; {tally.read} read.")
    return tally


def _stepping(results: Iterable[Findings | SourceError], step: Step) -> Iterator[Findings | SourceError]:
    for result in results:
        step()
        yield result


def _those_read(results: Iterable[Findings | SourceError], tally: Tally, asked: Asked) -> Iterator[Findings]:
    """The pages that were read; a line on each that was not, and on each that is not to be trusted as a whole."""
    for result in results:
        if isinstance(result, SourceError):
            tally.skipped += 1
            tell(str(result))
            continue
        doubts = result.doubts
        tally.read += 1
        tally.not_trusted += bool(doubts)
        if asked.format is not Format.TERMINAL:  # which shows them with the page
            for doubt in doubts:
                tell(f"{result.file or '-'}: {doubt.message}.")
        yield result


def _pieces(asked: Asked, many: Iterator[Findings]) -> Iterator[str]:
    """The output, piece by piece, in the format asked for. Each view is loaded only when it is asked for."""
    from sayso import show

    match asked.format:
        case Format.JSON if not asked.one_page:
            return show.json_array(many)
        case Format.JSON:
            return (show.to_json(findings) + "\n" for findings in many)
        case Format.JSONL:
            return map(show.json_line, many)
        case Format.TERMINAL:
            from sayso.show.terminal import on_terminal

            return on_terminal(many, asked.view)
        case Format.HTML:
            from sayso.show.page import as_html

            return as_html(many)
        case Format.MD:
            from sayso.show.markdown import as_markdown

            return as_markdown(many, asked.view)
