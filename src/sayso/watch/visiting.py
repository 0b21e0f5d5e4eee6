"""A visit to a source: what it lists is noted, what of it waits is taken, the next visit is set.

Killed anywhere, a visit is gone on with: the source stays due until its articles were seen to, and its list is then
asked for with what was remembered, so that an unchanged one costs a line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from sayso.errors import VisitError
from sayso.records import FeedEntry, NewsSource, NotModified, Remembered, SourceState
from sayso.store import Ledger
from sayso.watch.outside import Outside
from sayso.watch.taking import SECONDS_A_MINUTE, Stop, Taker
from sayso.watch.times import growing, later

#: Seconds between two visits of a source that fails, at the most: a day.
LONGEST_WAIT = 86_400
#: Articles in a row that no server answers for: the rest is left for the next visit.
MOST_IN_A_ROW = 3
#: Characters of an article's address; longer ones no index of a database takes, and no outlet has.
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Visited:
    """What came of a visit. ``new``: articles that are new in the ledger; ``error``: why it failed."""

    source: str
    listed: int
    new: int
    error: str | None


class Visits:
    """Visits the sources of one ledger."""

    def __init__(self, ledger: Ledger, outside: Outside, taker: Taker, clock: Callable[[], str]) -> None:
        self._ledger, self._outside, self._taker, self._clock = ledger, outside, taker, clock

    def visit(
        self,
        source: NewsSource,
        state: SourceState,
        present: Iterable[str],
        *,
        after: Callable[[], None],
        stopped: Callable[[], bool],
    ) -> Visited:
        """One visit. ``after``: done after each article that is new in the ledger.

        ``stopped``: whether to end before the next article; the source then stays due.
        """
        try:
            listed = self._note_list(source, state.remembered, present)
        except VisitError as error:
            wait = growing(source.every * SECONDS_A_MINUTE, state.failures + 1, max(LONGEST_WAIT, _least(source)))
            due = later(self._clock(), seconds=max(wait, error.wait or 0.0))
            self._ledger.watching.fail_visit(source.name, str(error), due)
            return Visited(source.name, 0, 0, str(error))
        new, stop, in_a_row = 0, None, 0
        limit = max(source.limit, len(source.addresses))  # a list made by hand is looked through at each visit
        for one in self._ledger.watching.waiting(source.name, limit):
            if stopped():
                return Visited(source.name, listed, new, None)
            became = self._taker.take(source, one)
            in_a_row = in_a_row + 1 if isinstance(became, Stop) else 0
            if became is True:
                new += 1
                after()
            elif isinstance(became, Stop) and (became.at_once or in_a_row >= MOST_IN_A_ROW):
                stop = became
                break
        wait = max(_least(source), (stop.wait or 0.0) if stop else 0.0)
        self._ledger.watching.end_visit(source.name, later(self._clock(), seconds=wait))
        return Visited(source.name, listed, new, stop.why if stop else None)

    def _note_list(self, source: NewsSource, known: Remembered, present: Iterable[str]) -> int:
        """Note what a source lists; how much of it is new or changed."""
        watching = self._ledger.watching
        if source.form == "pages":
            return watching.note_list(source.name, [FeedEntry(one, one) for one in source.addresses], None, present)
        found = self._outside.list(source.addresses[0], known)
        if isinstance(found, NotModified):
            return 0
        wanted = [one for one in found.feed.entries if is_wanted(source, one.url)]
        # of an index, the sitemaps change without it; one of them that failed is to be asked for again
        in_full = found.feed.kind == "sitemap_index" or bool(found.troubles)
        remembered = Remembered() if in_full else found.fetched.remembered
        return watching.note_list(source.name, wanted, remembered, present)


def is_wanted(source: NewsSource, address: str) -> bool:
    """Whether a source's articles at an address are to be taken."""
    if len(address) > LONGEST_ADDRESS or not address.isprintable():
        return False
    path = urlsplit(address).path or "/"
    if any(fnmatchcase(path, pattern) for pattern in source.forbid):
        return False
    return not source.allow or any(fnmatchcase(path, pattern) for pattern in source.allow)


def _least(source: NewsSource) -> float:
    return float(source.every * SECONDS_A_MINUTE)
