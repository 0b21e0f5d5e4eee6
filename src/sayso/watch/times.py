"""Times as the ledger writes them: later ones, waits that grow, the moments at which a digest is due."""

from datetime import datetime, timedelta

TIME = "%Y-%m-%dT%H:%M:%SZ"

#: Doublings of a wait after which no wait is shorter than a year of minutes.
MOST_DOUBLINGS = 20


def later(at: str, *, seconds: float) -> str:
    """A time so many seconds after another; part of a second counts as a whole one."""
    whole = timedelta(seconds=-(-seconds // 1))
    return (datetime.strptime(at, TIME) + whole).strftime(TIME)


def seconds_until(at: str, other: str) -> float:
    """Seconds from one time to another; below 0 where the other is past."""
    return (datetime.strptime(other, TIME) - datetime.strptime(at, TIME)).total_seconds()


def growing(first: float, failures: int, most: float) -> float:
    """How long to wait after so many failures in a row: doubled by each after the first, up to the most."""
    return float(min(first * 2 ** min(max(failures - 1, 0), MOST_DOUBLINGS), most))


def last_hour(at: str) -> str:
    """The full hour before a time, or at it."""
    return datetime.strptime(at, TIME).replace(minute=0, second=0).strftime(TIME)


def last_day(at: str, clock: str) -> str:
    """The last moment, before a time or at it, at which clocks showed ``clock`` (``07:00``, UTC)."""
    now = datetime.strptime(at, TIME)
    hour, minute = map(int, clock.split(":"))
    today = now.replace(hour=hour, minute=minute, second=0)
    return (today if today <= now else today - timedelta(days=1)).strftime(TIME)
