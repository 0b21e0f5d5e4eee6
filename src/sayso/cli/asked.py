"""What the user asked of ``sayso read``, checked before anything is read, and what became of it."""

import os
import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sayso.errors import SettingsError
from sayso.fetch import holds_many, is_folder
from sayso.show.view import PARTS, PLAIN_WIDTH, View

ALL_READ, SOME_SKIPPED, WRONG_USE, NOTHING_READ, NOT_TRUSTED, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 4, 130, 141

EXIT_CODES = (
    "Exit codes: 0 everything was read; 1 some inputs were skipped, the others were read; 2 wrong use, setting or "
    "table; 3 no input could be read; 4 with --strict, an input was skipped, is no article, or cannot be trusted as a "
    "whole; 130 interrupted; 141 nobody reads the output any more."
)


class Format(StrEnum):
    """What ``sayso read`` writes."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    MD = "md"


@dataclass(frozen=True, slots=True)
class Asked:
    """Inputs, format and view. ``published`` is as the user wrote it; ``out`` None is standard output."""

    paths: list[str]
    format: Format
    out: Path | None
    meta: Path | None
    published: str | None
    view: View

    @property
    def one_page(self) -> bool:
        """Whether one page at most can come of it: JSON is then one object, not an array."""
        return len(self.paths) == 1 and not is_folder(self.paths[0]) and not holds_many(self.paths[0])


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far."""

    read: int = 0
    skipped: int = 0
    not_trusted: int = 0

    def exit_code(self, *, strict: bool) -> int:
        """The documented exit code."""
        if strict and (self.skipped or self.not_trusted):
            return NOT_TRUSTED
        if not self.skipped:
            return ALL_READ
        return SOME_SKIPPED if self.read else NOTHING_READ


def view_of(format_: Format, *, only: str | None, width: int | None, verbose: bool, to_file: bool) -> View:
    """How the output is to look. Colours only on a terminal, and not against NO_COLOR. Raises SettingsError."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty() and not to_file
    columns = shutil.get_terminal_size((PLAIN_WIDTH, 0)).columns if on_terminal else PLAIN_WIDTH
    colours = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    view = View(width=width or columns, colours=colours, verbose=verbose)
    if only is None:
        return view
    if format_ not in (Format.TERMINAL, Format.MD):
        raise SettingsError(f"--only narrows the formats terminal and md; {format_} always holds everything.")
    asked = [part.strip() for part in only.split(",")]
    unknown = [part for part in asked if part not in PARTS]
    if unknown:
        raise SettingsError(f"--only: {unknown[0]!r} is no part of the view; there are {', '.join(PARTS)}.")
    return View(view.width, view.colours, view.verbose, tuple(part for part in PARTS if part in asked))
