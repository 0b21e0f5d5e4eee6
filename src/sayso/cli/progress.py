"""A bar on standard error while many pages are read; only where somebody looks, and never between the findings."""

import sys
from collections.abc import Iterator
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
