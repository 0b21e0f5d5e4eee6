"""``sayso batch``: many documents in, parts out; killed at any moment, it goes on where it was."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.answering import SettingsOption, say, settings_of, told
from sayso.cli.asked import ALL_READ, NOTHING_READ, SOME_SKIPPED
from sayso.cli.output import tell
from sayso.cli.progress import pace_of

if TYPE_CHECKING:
    from sayso.batch import Progress


class EngineName(StrEnum):
    """What hands the shards out."""

    LOCAL = "local"
    RAY = "ray"


def batch_command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, and archives of documents.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder the parts are written to.")],
    engine: Annotated[
        EngineName, typer.Option(help="local: processes of this machine; ray: a Ray cluster.")
    ] = EngineName.LOCAL,
    processes: Annotated[
        int | None, typer.Option(metavar="N", help="Processes, each with a model of its own; 0: one for each core.")
    ] = None,
    shard_size: Annotated[int, typer.Option(metavar="N", min=1, help="Documents of a part.")] = 500,
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
    no_pages: Annotated[
        bool, typer.Option("--no-pages", help="Do not keep the pages as they came; the ledger will not have them.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Throw the parts in DIR away and begin anew.")] = False,
    settings: SettingsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong.")] = False,
) -> None:
    """Read many documents on all cores, into a folder of parts.

    Run the same command again after a crash: it goes on. `sayso load DIR` puts the parts into a ledger.
    """
    with told():
        given = settings_of(toml=settings, tables=tables, processes=processes, columns=columns)
        # not at the top: the help must come without the model's libraries
        from sayso.batch import Asked, first_failure, run_batch

        asked = Asked(inputs, meta, published, shard_size, keep_pages=not no_pages)
        progress = None
        with pace_of("documents", quiet=quiet) as pace:
            for progress in run_batch(asked, out, given, engine=engine.value, again=again):
                pace(progress.before + progress.now, progress.documents)
        assert progress is not None
        if progress.failed:
            tell(_failures(progress, out, first_failure(out)))
        if not quiet:
            over = progress.documents - progress.read - progress.failed
            parts = "1 part" if progress.shards == 1 else f"{progress.shards} parts"
            counted = f"{progress.read} read, {progress.failed} failed, {parts}"
            counted += f", {over} passed over that are no pages" if over else ""
            say(f"{out}: {counted}{pace.summary}.")
    raise typer.Exit(_exit_code(progress))


def _failures(progress: "Progress", out: Path, first: str | None) -> str:
    """What could not be read: why, where it is one document; else the first reason, and where the others stand."""
    if progress.failed == 1 and first:
        return f"1 document failed: {first}"
    reason = f": the first, {first.rstrip('.')}" if first else ""
    return f"{progress.failed} of {progress.documents} documents failed{reason}; see {out}/part-*.failed.jsonl."


def _exit_code(progress: "Progress") -> int:
    if not progress.failed:
        return ALL_READ
    return SOME_SKIPPED if progress.read else NOTHING_READ
