"""Where the findings go: standard output, or a file that is whole or not there; and lines for the person, apart."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from sayso.cli.asked import Asked, Format
from sayso.errors import SettingsError
from sayso.fetch import NO_FACTS, FactsByFile, is_folder, is_page_name, kinds_passed_over, read_facts

Write = Callable[[str], None]
IDLE_SHOWN = 3  # names of pages that were not given


def tell(message: str) -> None:
    """One line to standard error; to nobody where that is closed."""
    from sayso.show.harmless import line  # not at the top: most runs have nothing to tell

    if sys.stderr is not None:  # print would take standard output instead
        print(f"sayso: {line(message)}", file=sys.stderr)  # noqa: T201


def tell_of_passed_over(paths: Iterable[str]) -> None:
    """One line on the files in folders that are of no kind that is read; it is no error."""
    found = kinds_passed_over(paths)
    if count := found.total():
        files = "1 file of another kind" if count == 1 else f"{count} files of other kinds"
        tell(f"{files} passed over ({', '.join(sorted(found))}).")


@contextmanager
def facts_in(meta: Path | None) -> Iterator[FactsByFile]:
    """The facts of a file; one line at the end on those that no page asked for: a slip in a name loses them."""
    facts = read_facts(meta) if meta else NO_FACTS
    yield facts
    if meta and (idle := facts.not_met()):
        lines = "1 line is" if len(idle) == 1 else f"{len(idle)} lines are"
        shown = ", ".join(idle[:IDLE_SHOWN]) + (", ..." if len(idle) > IDLE_SHOWN else "")
        tell(f"{meta.name}: {lines} of no page that was given ({shown}).")


@contextmanager
def output(asked: Asked) -> Iterator[Write]:
    """To be called with each piece; what is written is out at once. Raises SettingsError if it cannot be written."""
    if asked.out is None:
        yield _to_standard_output(asked.format)
    elif asked.out.exists() and not asked.out.is_file() and not asked.out.is_dir():
        with _opened(asked.out, asked.out.name) as write:  # a device or a pipe: nothing to keep, nothing to replace
            yield write
    else:
        with _whole_file(asked, asked.out) as write:
            yield write


def let_go_of_output() -> None:
    """Point standard output nowhere, so that Python does not fail on it once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _whole_file(asked: Asked, out: Path) -> Iterator[Write]:
    """What stood in the file stays until all is written beside it. Stopped by hand, the part that is there is kept."""
    _refuse_inputs(asked, out)
    target = Path(os.path.realpath(out))
    part = target.with_name(f".sayso-{os.getpid()}.part")
    try:
        with _opened(part, out.name) as write:
            yield write
        _put_in_place(part, target, out.name)
    except KeyboardInterrupt:
        if part.exists():
            kept = part.replace(target.with_name(f"{out.name}.part"))
            tell(f"what was read so far is in {kept.name}.")
        raise
    finally:
        if part.exists():
            part.unlink()


def _put_in_place(part: Path, target: Path, shown: str) -> None:
    try:
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except OSError as error:
        raise _unwritable(shown, error) from error


def _refuse_inputs(asked: Asked, out: Path) -> None:
    """Raises SettingsError where the output would write over an input, or would be an input the next time."""
    target = Path(os.path.realpath(out))
    if target.is_dir():
        raise SettingsError(f"{out.name or out}: cannot be written (it is a folder). Name a file for --out.")
    for given in [*asked.paths, *([str(asked.meta)] if asked.meta else [])]:
        place = Path(os.path.realpath(given))
        if given and place == target:
            raise SettingsError(f"{out.name}: is read and cannot be written as well. Name another file for --out.")
        if is_folder(given) and is_page_name(out.name) and target.is_relative_to(place):
            raise SettingsError(
                f"{out.name}: lies in a folder that is read, and would be read itself. Write elsewhere."
            )


@contextmanager
def _opened(path: Path, shown: str) -> Iterator[Write]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _unwritable(shown, error) from error
    try:
        yield _writing(stream, shown)
    finally:
        with suppress(OSError):  # every piece was flushed, or its failing told: nothing is left to lose
            stream.close()


def _to_standard_output(format_: Format) -> Write:
    """UTF-8 with line feeds for what is kept; the terminal's own encoding for what is looked at."""
    stream = sys.stdout
    if stream is None:
        raise SettingsError("standard output is closed. Name a file for --out.")
    if isinstance(stream, io.TextIOWrapper):
        if format_ is Format.TERMINAL:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="strict", newline="\n")
    return _writing(stream, "standard output", on_failure=let_go_of_output)


def _writing(stream: TextIO, shown: str, on_failure: Callable[[], None] = lambda: None) -> Write:
    def write(piece: str) -> None:
        try:
            stream.write(piece)
            stream.flush()
        except BrokenPipeError:  # nobody reads any more: no trouble, and nothing to tell
            raise
        except OSError as error:  # above all a full disk
            on_failure()
            raise _unwritable(shown, error) from error

    return write


def _unwritable(shown: str, error: OSError) -> SettingsError:
    return SettingsError(f"{shown}: cannot be written ({error.strerror}).")
