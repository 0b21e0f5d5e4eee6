"""Manners towards a host: one request at a time, a pause between two, and patience when it asks for it."""

import email.utils
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sayso.errors import VisitError
from sayso.fetch.clock import Clock

#: Seconds that a visit waits for its turn or for a server that asked for patience; for more it gives up and says when.
LONGEST_WAIT = 60.0
#: Seconds between two requests that a robots.txt can ask for; some say a day, to keep everybody out.
LONGEST_CRAWL_DELAY = 30.0
#: Seconds before the second try; doubled for each further one.
FIRST_PAUSE = 1.0
#: The longest that a Retry-After is believed: a week.
LONGEST_RETRY_AFTER = 7 * 86_400.0
#: Hosts of which something is kept; the oldest are forgotten, when their pause is long over.
MOST_HOSTS = 50_000


@dataclass(slots=True)
class _Place:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = float("-inf")
    closed_until: float = float("-inf")


class Manners:
    """Whose turn it is, for each host. Threads may share it."""

    def __init__(self, clock: Clock, interval: float) -> None:
        self._clock, self._interval = clock, interval
        self._places: dict[str, _Place] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float = 0.0) -> Iterator[None]:
        """A host's next free turn, waited for; ``pause``: what it asks for between two requests, in seconds.

        Raises VisitError (``busy``) if the host is not to be asked for longer than LONGEST_WAIT.
        """
        place = self._place(host)
        with place.lock:
            now = self._clock.ticks()
            asked_for = place.closed_until - now
            if asked_for > LONGEST_WAIT:
                said = f"{host} wants not to be asked for another {asked_for:,.0f} seconds"
                raise VisitError(said, kind="busy", wait=asked_for)
            wait = max(place.free_at - now, asked_for)
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                rest = max(self._interval, min(pause, LONGEST_CRAWL_DELAY))
                place.free_at = self._clock.ticks() + rest

    def leave_alone(self, host: str, seconds: float) -> None:
        """Nobody asks this host for so long: it said so."""
        place = self._place(host)
        place.closed_until = max(place.closed_until, self._clock.ticks() + seconds)

    def _place(self, host: str) -> _Place:
        with self._lock:
            place = self._places.pop(host, None) or _Place()
            self._places[host] = place  # the last asked stands last
            if len(self._places) > MOST_HOSTS:
                self._places.pop(next(iter(self._places)))
            return place


def pause_before(attempt: int, url: str) -> float:
    """Seconds before try ``attempt`` (1: the second one): doubled each time, and less by up to half.

    How much less follows from the address: many addresses that failed together do not come back together, and the
    same run is the same again.
    """
    part = hashlib.sha256(f"{attempt} {url}".encode()).digest()[0] / 255
    return float(FIRST_PAUSE * 2 ** (attempt - 1) * (1 - part / 2))


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds to wait by a Retry-After header, given in seconds or as an HTTP date; None if it says nothing usable."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12:  # 12 digits of seconds are 30,000 years
        return min(float(text), LONGEST_RETRY_AFTER)
    try:
        when = email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(max(when - now, 0.0), LONGEST_RETRY_AFTER)
