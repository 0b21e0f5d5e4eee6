"""What leaves the ledger as files: briefs, exports, what a watch list found."""

from contextlib import suppress
from enum import StrEnum
from errno import EISDIR
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.answering import (
    FormatOption,
    LedgerOption,
    OutOption,
    SheetFormat,
    VerboseOption,
    WidthOption,
    open_for,
    say,
    show,
)
from sayso.cli.ask_commands import AsOf, Query
from sayso.cli.asked import Asked, Format, view_of
from sayso.cli.output import output
from sayso.errors import SettingsError


class BriefFormat(StrEnum):
    """How a brief is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


def brief_command(
    story: Annotated[str, typer.Argument(metavar="ID", help="The beginning of a story's id.")],
    format_: Annotated[BriefFormat, typer.Option("--format", "-f", help="How it is written.")] = BriefFormat.MD,
    out: OutOption = None,
    as_of: AsOf = None,
    ledger: LedgerOption = None,
) -> None:
    """A situation report on a story, each line with its sources."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers
        from sayso.show.ledger import brief, brief_files

        if format_ is BriefFormat.DOCX and out is None:
            raise SettingsError("a DOCX is no text; name a file for --out.")
        made = brief.brief_of(answers.story_account(opened, story, as_of))
        if format_ is BriefFormat.DOCX:
            assert out is not None
            write_bytes(out, brief_files.as_docx(made))
        else:
            written = brief_files.as_markdown(made) if format_ is BriefFormat.MD else brief_files.as_html(made)
            _write(written, out)


def export_command(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help="csv, jsonl, parquet, plover, ucdp, ical, geojson ...")
    ],
    query: Query = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="A folder; it is made.")] = Path("export"),
    ledger: LedgerOption = None,
) -> None:
    """Write what was found in a format that others use.

    Events, figures, duties or statements, with a manifest beside them.
    """
    with open_for(ledger) as opened:
        from sayso.ledger import exports

        for path, data in exports.export_files(opened, format_, " ".join(query or ())):
            write_bytes(out / path, data)
            say(f"{path}: {len(data)} bytes")


def watch_list_command(
    rules: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML file with [[watch]] name, query, kind, over.")],
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="What is new since then; without: since you last asked.")
    ] = None,
    ledger: LedgerOption = None,
    format_: FormatOption = SheetFormat.TERMINAL,
    out: OutOption = None,
    width: WidthOption = None,
    verbose: VerboseOption = False,
) -> None:
    """What is new for each rule of a watch list."""
    with open_for(ledger) as opened:
        from sayso.ledger import answers

        show(answers.watch_list(opened, rules, since), format_, width=width, verbose=verbose, out=out)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises SettingsError where it cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(EISDIR, "it is a folder")
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise SettingsError(f"{path.name}: cannot be written ({error.strerror}).") from error
    finally:
        with suppress(OSError):  # where it could not be written, it may not be there to be removed either
            part.unlink(missing_ok=True)


def _write(text: str, out: Path | None) -> None:
    view = view_of(Format.MD, only=None, width=None, verbose=False, to_file=out is not None)
    with output(Asked([], Format.MD, out, None, None, view)) as write:
        write(text)
