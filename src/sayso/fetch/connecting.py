"""The wire: a name is looked up, every address of the answer is checked, and one of those very addresses is asked.

A name that turns private after the first answer is harmless: what is checked is what is connected to, on every
connection. No connection is kept, so each belongs to one request and its time limit.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence

import httpcore
import httpx

from sayso.errors import VisitError
from sayso.fetch.addresses import HOW_TO_ALLOW, closed
from sayso.fetch.clock import Clock

#: A name and a port in, IP addresses out, in the order in which they should be tried. Raises OSError.
Resolver = Callable[[str, int], Sequence[str]]

#: Seconds to wait for a connection to one address; three tries of the handshake.
CONNECT_SECONDS = 10.0
#: Addresses of one name that are tried: two of IPv6, two of IPv4, as most names have at the most.
MOST_ADDRESSES = 4


def ask_the_system(host: str, port: int) -> Sequence[str]:
    """The addresses of a name as the operating system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Deadline:
    """The end of one request's time, by a clock that is never set back."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._end = clock.ticks() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds left, ``most`` at the most. Raises httpcore.ReadTimeout if none are."""
        left = self._end - self._clock.ticks()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return left if most is None else min(left, most)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only. Raises VisitError for a closed one."""

    def __init__(self, resolve: Resolver, allowed: frozenset[str], deadline: Deadline) -> None:
        self._resolve, self._allowed, self._deadline = resolve, allowed, deadline
        self._wire = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - our own limit goes before it
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses that ``host`` has at this moment."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            seconds = self._deadline.left(CONNECT_SECONDS)
            try:
                wire = self._wire.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(wire, self._deadline)
        raise failed

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Never: nothing on the web is a file of this machine."""
        raise VisitError(f"{path}: a socket of this machine is not asked.", kind="address")

    def sleep(self, seconds: float) -> None:
        """Between tries of the wire; there are none."""

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            found = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known") from error
        if not found:
            raise httpcore.ConnectError(f"{host} has no address")
        if host not in self._allowed:
            for one in found:
                if why := closed(one):
                    raise VisitError(
                        f"{host} leads to {one} ({why}). {HOW_TO_ALLOW}",
                        kind="address",
                    )
        return found[:MOST_ADDRESSES]


class _TimedStream(httpcore.NetworkStream):
    """A connection that never waits past the end of its request's time."""

    def __init__(self, wire: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._wire, self._deadline = wire, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._wire.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._wire.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        tls = self._wire.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(tls, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._wire.get_extra_info(info)


class PinnedTransport(httpx.BaseTransport):
    """One request's way to the wire: no proxy, no connection kept."""

    def __init__(self, backend: PinnedBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, max_connections=1, max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and give the answer with its body still on the wire. Raises what httpcore raises."""
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces

    def close(self) -> None:
        if hasattr(self._pieces, "close"):
            self._pieces.close()
