"""What a host's robots.txt asks for (RFC 9309), read with protego, kept for a day."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from sayso.errors import VisitError
from sayso.fetch.clock import Clock

#: The name by which rules are written for us.
NAME = "Sayso"
#: Bytes that are read of a robots.txt: the 500 kibibytes of RFC 9309, 2.5.
LARGEST_ROBOTS = 500 * 1024
#: Seconds for which rules are kept: the 24 hours of RFC 9309, 2.4.
KEPT = 86_400.0
#: Seconds for which a host whose rules cannot be had is left alone; a restart takes less.
KEPT_WITHOUT = 900.0
#: Hosts whose rules are kept.
MOST_HOSTS = 10_000
#: Troubles that are of the whole host: that it was its robots.txt that was asked for says nothing.
_OF_THE_HOST = ("address", "unreachable", "certificate")


@dataclass(frozen=True, slots=True)
class _Kept:
    until: float
    rules: Protego | None
    trouble: VisitError | None


class Robots:
    """The rules of all hosts that were asked. ``ask`` fetches one robots.txt: its text, None if there is none.

    ``ask`` raises VisitError where the server fails: then nothing on the host is asked for now.
    """

    def __init__(self, ask: Callable[[httpx.URL], str | None], clock: Clock) -> None:
        self._ask, self._clock = ask, clock
        self._kept: dict[str, _Kept] = {}
        self._asking: dict[str, threading.Lock] = {}

    def pause_for(self, url: httpx.URL) -> float:
        """Seconds that the host wants between two requests, 0 if it does not say.

        Raises VisitError: ``robots`` if it does not want ``url`` asked for, another kind if its rules cannot be had.
        """
        kept = self._rules(url)
        if kept.trouble:
            wait = max(kept.until - self._clock.ticks(), 0.0)
            said = str(kept.trouble)
            if kept.trouble.kind not in _OF_THE_HOST:
                said = f"its robots.txt cannot be had, so nothing is asked: {said}"
            raise VisitError(said, kind=kept.trouble.kind, wait=max(kept.trouble.wait or 0.0, wait))
        if kept.rules is None:
            return 0.0
        if not kept.rules.can_fetch(str(url), NAME):
            raise VisitError("its robots.txt does not allow it to be read by a program", kind="robots")
        return float(kept.rules.crawl_delay(NAME) or 0.0)

    def _rules(self, url: httpx.URL) -> _Kept:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._asking.setdefault(origin, threading.Lock()):  # one of several threads asks, the others wait
            kept = self._kept.get(origin)
            if kept is None or kept.until <= self._clock.ticks():
                kept = self._kept[origin] = self._fetch(url)
        if len(self._kept) > MOST_HOSTS:
            self._kept.clear()
        return kept

    def _fetch(self, url: httpx.URL) -> _Kept:
        try:
            text = self._ask(url.copy_with(path="/robots.txt", query=None))
        except VisitError as trouble:
            seconds = 0.0 if trouble.kind == "address" else KEPT_WITHOUT
            return _Kept(self._clock.ticks() + seconds, None, trouble)
        return _Kept(self._clock.ticks() + KEPT, None if text is None else Protego.parse(text), None)
