"""The time, given to who needs it, so that a test can let a week go by."""

import datetime
import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time and lets it pass."""

    def now(self) -> float:
        """Seconds since 1970, UTC."""

    def ticks(self) -> float:
        """Seconds of a clock that is never set back."""

    def sleep(self, seconds: float) -> None:
        """Let this much time pass."""


class WallClock:
    """The machine's own time."""

    def now(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()

    def ticks(self) -> float:
        """Seconds of a clock that is never set back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let this much time pass."""
        time.sleep(seconds)


def iso_time(seconds: float) -> str:
    """Seconds since 1970 as "2026-11-30T09:15:00Z"."""
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
