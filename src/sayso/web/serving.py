"""Running the desk: one process, on this machine unless somebody says otherwise."""

import ipaddress
import sys
from collections.abc import Callable

import uvicorn

from sayso.errors import SettingsError
from sayso.settings import Settings
from sayso.web.application import app
from sayso.web.guard import LOCAL_HOSTS

#: Ports that a person may name; 0 lets the system choose one.
LAST_PORT = 65_535
#: Seconds that requests under way are waited for when it is stopped.
LAST_WORDS = 3


def serve(settings: Settings, *, author: str, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped; ``tell`` where. Raises SettingsError, StoreError."""
    if not is_local(host):
        raise SettingsError(
            f"{host}: others could reach the desk there, and it has no accounts yet. Use 127.0.0.1, and a tunnel "
            "(ssh -L) from other machines."
        )
    if not 0 <= port <= LAST_PORT:
        raise SettingsError(f"port {port}: give 0 to {LAST_PORT}.")
    made = app(settings, author=author, hosts=(*LOCAL_HOSTS, host), log=sys.stderr)
    name = f"[{host}]" if ":" in host and not host.startswith("[") else host
    tell(f"the desk is at http://{name}:{port}/ (Ctrl-C stops it)")
    uvicorn.run(
        made,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=LAST_WORDS,
    )


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
