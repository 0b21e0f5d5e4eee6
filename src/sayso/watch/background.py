"""A watch inside the desk's server: one job, one at a time, in a thread of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from apscheduler.schedulers.background import BackgroundScheduler

from sayso.errors import SaysoError
from sayso.fetch.watch_sources import read_watch_sources
from sayso.settings import Settings
from sayso.store import open_ledger
from sayso.watch.rounds import TICK, watch_of


@contextmanager
def in_background(
    settings: Settings, path: Path, tell: Callable[[str], None], *, every: float = TICK
) -> Iterator[None]:
    """Go round the sources of a file meanwhile; ends after the article at hand. Raises SettingsError, QueryError.

    ``tell``: told what went wrong, a line each; the next round tries again.
    """
    file = read_watch_sources(path)
    with open_ledger(settings.ledger, create=True) as ledger:
        watch = watch_of(ledger, file, settings)

        def go_round() -> None:
            try:
                went = watch.round()
            except SaysoError as error:
                tell(str(error))
            else:
                for line in [f"{one.source}: {one.error}" for one in went.visited if one.error] if went else ():
                    tell(line)

        scheduler = BackgroundScheduler(timezone=UTC)
        scheduler.add_job(
            go_round,
            "interval",
            seconds=every,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
        scheduler.start()
        try:
            yield
        finally:
            watch.stopping.set()
            scheduler.shutdown(wait=True)
