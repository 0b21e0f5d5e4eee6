"""Running the desk: one process, on this machine unless somebody says otherwise, and then with accounts."""

import ipaddress
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from errno import EADDRINUSE
from importlib.util import find_spec
from pathlib import Path

import uvicorn

from sayso.errors import SettingsError
from sayso.fetch import PageVisits
from sayso.fetch.watch_sources import read_watch_sources
from sayso.settings import Settings
from sayso.show.harmless import line
from sayso.store import Ledger, open_ledger
from sayso.web.application import app
from sayso.web.guard import LOCAL_HOSTS

#: Ports that a person may name; 0 lets the system choose one.
LAST_PORT = 65_535
#: Seconds that requests under way are waited for when it is stopped.
LAST_WORDS = 3
#: Seconds that one answer from the web may take, while somebody waits for it at the desk.
LONGEST_VISIT = 20


@dataclass(frozen=True, slots=True)
class Where:
    """Where the desk is reached. ``names``: others it goes by; ``proxies``: addresses that are believed who asks.

    ``watch``: a file of sources that are followed meanwhile.
    """

    host: str
    port: int
    names: Sequence[str] = ()
    proxies: Sequence[str] = ()
    accounts: bool = False
    watch: Path | None = None

    @property
    def needs_accounts(self) -> bool:
        """Whether others can reach it: there, through a proxy, or on this machine where somebody says so."""
        return self.accounts or not is_local(self.host) or bool(self.proxies)


def serve(settings: Settings, where: Where, *, author: str, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped; ``tell`` where. Raises SettingsError, StoreError."""
    _check(where)
    if where.watch is not None:
        read_watch_sources(where.watch)  # before a ledger is made
        open_ledger(settings.ledger, create=True).close()  # what is watched may be the first to go in
    shared = where.needs_accounts
    hosts = (*LOCAL_HOSTS, where.host.strip("[]"), *where.names)
    made = app(settings, author=author, hosts=hosts, accounts=shared, visits=page_visits(settings), log=sys.stderr)
    if shared:
        _check_shared(made.state.desk.ledger, where)
    name = f"[{where.host}]" if ":" in where.host and not where.host.startswith("[") else where.host
    _check_free(where)
    with _watching(settings, where.watch):
        tell(f"the desk is at http://{name}:{where.port}/ (Ctrl-C stops it)")
        if not is_local(where.host) and not where.proxies:
            tell(
                "without https, passwords can be overheard on the way: put a proxy before it, and name it with --proxy."
            )
        uvicorn.run(
            made,
            host=where.host,
            port=where.port,
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=bool(where.proxies),
            forwarded_allow_ips=list(where.proxies),
            timeout_graceful_shutdown=LAST_WORDS,
        )


def _watching(settings: Settings, file: Path | None) -> AbstractContextManager[None]:
    """Sources followed while the desk is served. Raises SettingsError, QueryError for a file that cannot be used."""
    if file is None:
        return nullcontext()
    from sayso.watch.background import in_background  # not at the top: a desk that watches nothing needs none of it

    return in_background(settings, file, _log)


def _log(told: str) -> None:
    """A line of the watch to the log."""
    sys.stderr.write(f"sayso: watch: {line(told)}\n")
    sys.stderr.flush()


def page_visits(settings: Settings) -> PageVisits | None:
    """What fetches pages for the desk, where the libraries for it are installed; nobody waits for a page for long."""
    if any(find_spec(name) is None for name in ("httpx", "protego")):
        return None
    return PageVisits(replace(settings, visit_seconds=min(settings.visit_seconds, LONGEST_VISIT)))


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _check(where: Where) -> None:
    """Raises SettingsError for what cannot be served."""
    if not 0 <= where.port <= LAST_PORT:
        raise SettingsError(f"port {where.port}: give 0 to {LAST_PORT}.")
    for one in where.proxies:
        try:
            ipaddress.ip_network(one, strict=False)
        except ValueError as error:
            raise SettingsError(f"--proxy {one}: give the address of the proxy, such as 10.0.0.5.") from error


def _check_free(where: Where) -> None:
    """Raises SettingsError where another program listens at that port of this machine."""
    if not (is_local(where.host) or _is_every(where.host)):
        return
    host = where.host.strip("[]")
    family, kind, _, _, address = socket.getaddrinfo(host, where.port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(address)
        except OSError as error:
            if error.errno == EADDRINUSE:
                told = "another program listens there, perhaps another desk. Give another --port."
                raise SettingsError(f"port {where.port}: {told}") from error


def _check_shared(ledger: Ledger, where: Where) -> None:
    """Raises SettingsError where nobody could log in, or nobody would be answered."""
    told = ""
    if all(one.disabled for one in ledger.people.all()):
        told = "others can reach it, and nobody has an account; `sayso people add NAME --role admin` makes one."
    elif _is_every(where.host) and not where.names:
        told = "say by which name the desk is asked for, such as --name desk.example.org."
    if told:
        ledger.close()
        raise SettingsError(f"{where.host}: {told}")


def _is_every(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False
