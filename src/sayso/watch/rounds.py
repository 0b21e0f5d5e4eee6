"""A watch over one ledger: rounds over the sources that are due, alerts held against what came, messages sent."""

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sayso.fetch.watch_sources import WatchFile
from sayso.settings import Settings
from sayso.store import Ledger
from sayso.store.reading import now
from sayso.watch.hearing import Hearing
from sayso.watch.outside import Outside, TheWeb
from sayso.watch.sending import Post
from sayso.watch.taking import Read, Taker, reader
from sayso.watch.times import seconds_until
from sayso.watch.visiting import Visited, Visits

#: Seconds between two looks at what is due, if nothing else is asked for.
TICK = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round. ``told``: things noted for alerts; ``sent``: messages that were taken.

    ``unsent``: how often a message was tried and not taken; ``next_due``: when the next of the sources that were not
    due is, as a time of the ledger.
    """

    visited: tuple[Visited, ...]
    told: int
    sent: int
    unsent: int
    next_due: str | None


@dataclass(frozen=True, slots=True)
class Means:
    """What a watch works with: the world outside, a reader of pages, a clock, the variables of the environment."""

    outside: Outside
    read: Read
    clock: Callable[[], str] = now
    environment: Mapping[str, str] = field(default_factory=dict)


class Watch:
    """Follows the sources of a file into a ledger that is open."""

    def __init__(self, ledger: Ledger, file: WatchFile, means: Means) -> None:
        """Raises SettingsError, QueryError for alerts that cannot be used."""
        self._ledger, self._file, self._clock = ledger, file, means.clock
        self._visits = Visits(ledger, means.outside, Taker(ledger, means.outside, means.read, means.clock), means.clock)
        self._hearing = Hearing(ledger, file.alerts, means.clock)
        self._post = Post(ledger, file.alerts, means.outside, means.clock, means.environment)
        self.stopping = threading.Event()

    def round(self) -> Round | None:
        """Visit every source that is due, once; None: another watch is at work on this ledger."""
        with self._ledger.watched_alone() as alone:
            return self._round() if alone else None

    def run(self, *, every: float = TICK, until: str | None = None, tell: Callable[[Round | None], None]) -> None:
        """Go round every so many seconds, until a time or until it is stopped."""
        while not self.stopping.is_set():
            tell(self.round())
            if until is not None and seconds_until(self._clock(), until) <= 0:
                return
            left = every if until is None else min(every, max(seconds_until(self._clock(), until), 0.0))
            self.stopping.wait(left)

    def _round(self) -> Round:
        put_off = self._post.put_off
        self._hearing.begin()
        told = self._hearing.hear()  # what came by other ways, or before a watch was stopped
        sent = self._post.deliver(self.stopping.is_set)
        visited = []
        states = self._ledger.watching.states({one.name: "\n".join(one.addresses) for one in self._file.sources})
        at = self._clock()
        due = [one for one in self._file.sources if states[one.name].due <= at]

        def hear() -> None:
            nonlocal told
            told += self._hearing.hear()

        for source in sorted(due, key=lambda one: (states[one.name].due, one.name)):
            if self.stopping.is_set():
                break
            names = [one.name for one in self._file.sources]
            visited.append(
                self._visits.visit(source, states[source.name], names, after=hear, stopped=self.stopping.is_set)
            )
            sent += self._post.deliver(self.stopping.is_set)
        later = [states[one.name].due for one in self._file.sources if one not in due]
        return Round(tuple(visited), told, sent, self._post.put_off - put_off, min(later, default=None))


def watch_of(ledger: Ledger, file: WatchFile, settings: Settings) -> Watch:
    """A watch as a file of sources says, over the web. Raises SettingsError, QueryError."""
    return Watch(ledger, file, Means(TheWeb(settings), reader(settings), environment=os.environ))
