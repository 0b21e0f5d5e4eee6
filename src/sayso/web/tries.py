"""How often somebody may give a wrong password within a quarter of an hour.

Five times by one name from one address, so that who tries shuts out nobody but themselves; ten times as often from an
address whatever the name, for many may sit behind it; as often by a name from wherever, so that many addresses are no
way round.

Kept in the process: several processes count each for itself, and a desk that starts anew starts from nothing.
"""

import ipaddress
import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

#: Wrong tries by one name from one address: a person who has forgotten; the seconds within which they count.
TRIES, WITHIN = 5, 900.0
#: Wrong tries by one name from anywhere, or from one address by any name: an office, not one person.
LOOSE_TRIES = 50
#: Names and addresses that are remembered; the oldest are let go of first.
MOST = 100_000
#: Bits of an IPv6 address that are one network of one household or server.
NETWORK_BITS = 64


class Tries:
    """Counts tries. Each counts as wrong from its beginning, so that many at once are no way round."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> int:
        """A try by a name from an address: 0, or the seconds until there may be another."""
        now = self._clock()
        with self._lock:
            keys = _keys(name, address)
            for key, _ in keys:
                self._let_go(key, now)
            full = [self._tried[key][-most] for key, most in keys if len(self._tried.get(key, ())) >= most]
            if full:
                return math.ceil(max(full) + WITHIN - now)
            for key, _ in keys:
                self._tried.setdefault(key, deque()).append(now)
                self._tried.move_to_end(key)
            while len(self._tried) > MOST:
                self._tried.popitem(last=False)
            return 0

    def was_right(self, name: str, address: str) -> None:
        """The last try does not count: the password was right. Those before it do."""
        with self._lock:
            for key, _ in _keys(name, address):
                if self._tried.get(key):
                    self._tried[key].pop()

    def _let_go(self, key: str, now: float) -> None:
        times = self._tried.get(key)
        while times and times[0] <= now - WITHIN:
            times.popleft()
        if times is not None and not times:
            del self._tried[key]


def _keys(name: str, address: str) -> tuple[tuple[str, int], ...]:
    """What a try counts by, and how often each may be tried."""
    both = f"{len(name)} {name} {address}"  # no name and address give the key of another pair
    return (f"both {both}", TRIES), (f"name {name}", LOOSE_TRIES), (f"address {address}", LOOSE_TRIES)


def network(address: str) -> str:
    """An address as tries are counted: of IPv6 its network, for one machine has as many as it likes."""
    try:
        one = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(one, ipaddress.IPv6Address):
        if one.ipv4_mapped is not None:
            return str(one.ipv4_mapped)
        return str(ipaddress.ip_network((one, NETWORK_BITS), strict=False))
    return str(one)
