"""What goes on, on standard error: a bar while pages are read, a line with rate and time left for what takes hours."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from sayso.cli.asked import Asked
from sayso.fetch import count_inputs


class Step(Protocol):
    """To be called when a page is done."""

    def __call__(self) -> None:
        """One page is done."""


@contextmanager
def progress_bar(asked: Asked) -> Iterator[Step]:
    """The bar, if there are several pages, standard error is a terminal, and the findings do not go to it as well."""
    on_screen = asked.out is None and sys.stdout is not None and sys.stdout.isatty()
    if asked.one_page or on_screen or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # not at the top: few runs show a bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        pages = bar.add_task("reading", total=count_inputs(asked.paths))
        yield lambda: bar.advance(pages)


#: Seconds between two lines: where somebody looks at one that is written over, and in a file, over a night.
LOOKED_AT, IN_A_FILE = 0.5, 30.0

MINUTE, HOUR = 60, 3600


class Pace:
    """How far a long run is, how fast it goes, how long it will take."""

    def __init__(self, what: str, write: Callable[[str], None], between: float) -> None:
        self._what, self._write, self._between = what, write, between
        self._began = self._told = time.monotonic()
        self._first: int | None = None
        self._done = 0

    def __call__(self, done: int, of: int) -> None:
        """So many are done now. The first call says how many were done before."""
        self._done = done
        now = time.monotonic()
        if self._first is None:
            self._first, self._began = done, now
        if now - self._told >= self._between and self.rate:
            self._told = now
            left = _duration((of - done) / self.rate)
            self._write(f"{done:,} of {of:,} {self._what}, {self.rate:.1f}/s, {left} left")

    @property
    def rate(self) -> float:
        """How many a second in this run."""
        passed = time.monotonic() - self._began
        return (self._done - (self._first or 0)) / passed if passed else 0.0

    @property
    def summary(self) -> str:
        """What to add to the last line: nothing where nothing was to be done."""
        return f", {self.rate:.1f} {self._what}/s" if self._first is not None and self._done > self._first else ""


@contextmanager
def pace_of(what: str, *, quiet: bool) -> Iterator[Pace]:
    """The pace of something, told on standard error: on a terminal in one line that is written over."""
    stream = sys.stderr
    if quiet or stream is None:
        yield Pace(what, lambda _: None, IN_A_FILE)
        return
    on_terminal = stream.isatty()
    before, after = ("\r\x1b[K", "") if on_terminal else ("sayso: ", "\n")

    def write(line: str) -> None:
        stream.write(f"{before}{line}{after}")
        stream.flush()

    try:
        yield Pace(what, write, LOOKED_AT if on_terminal else IN_A_FILE)
    finally:
        if on_terminal:
            stream.write(before)
            stream.flush()


def _duration(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE:.0f} min"
    return f"{seconds // HOUR:.0f} h {seconds % HOUR // MINUTE:.0f} min"
