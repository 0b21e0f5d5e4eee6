"""A watch over a new ledger, in a made-up web on a made-up clock."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from sayso.fetch.watch_sources import WatchFile
from sayso.records import Alert, NewsSource
from sayso.store import Ledger, open_ledger
from sayso.watch import Means, Watch
from tests.watch.made import MadeWeb, Moments, read_made

MakeWatch = Callable[..., Watch]


@pytest.fixture
def clock() -> Moments:
    return Moments()


@pytest.fixture
def web(clock: Moments) -> MadeWeb:
    return MadeWeb(clock)


@pytest.fixture
def ledger(tmp_path: Path, clock: Moments, empty_once: Path) -> Iterator[Ledger]:
    with open_ledger(str(shutil.copy(empty_once, tmp_path / "sayso.db")), clock=clock) as opened:
        yield opened


@pytest.fixture
def watch_over(ledger: Ledger, web: MadeWeb, clock: Moments) -> MakeWatch:
    def make(
        sources: Sequence[NewsSource], alerts: Sequence[Alert] = (), environment: dict[str, str] | None = None
    ) -> Watch:
        file = WatchFile(tuple(sources), tuple(alerts))
        return Watch(ledger, file, Means(web, read_made, clock, environment or {}))

    return make
