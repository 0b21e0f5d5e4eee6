"""Which web addresses may be asked at all: http and https, a few ports, and public addresses only.

``checked_url`` looks at what is written; ``closed`` at the number a name leads to, each time a connection is made.
Sources: the IANA registries of special-purpose addresses (RFC 6890 and its updates), the WHATWG rule that a host whose
last label is a number is an IPv4 address in some notation.
"""

import ipaddress
import re

import httpx

from sayso.errors import VisitError

#: Characters; browsers and servers agree on no more.
LONGEST_URL = 8_000
#: Characters of an address that an error line shows.
SHOWN = 200
#: Where pages and feeds are served; another port is another service, which speaks to us only by somebody's trick.
PORTS = frozenset({80, 443, 8080, 8443})
SCHEMES = ("http", "https")
#: What to do where an address is refused that somebody means to ask.
HOW_TO_ALLOW = "To ask it, name it in allowed_hosts (SAYSO_ALLOWED_HOSTS)"

_V4 = tuple(
    (ipaddress.IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared with a carrier"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
#: The only part of IPv6 given out for the public net; all the rest (loopback, mapped and translated IPv4, unique local,
#: link-local, multicast) is closed.
_V6_PUBLIC = ipaddress.IPv6Network("2000::/3")
_V6 = tuple(
    (ipaddress.IPv6Network(network), why)
    for network, why in (
        ("2001::/23", "reserved, tunnels"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "tunnelled IPv4"),
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "documentation"),
    )
)
_UNUSABLE = re.compile(r"[\s\x00-\x20\x7f-\xa0\\]")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def closed(address: str) -> str | None:
    """Why this IP address, as a resolver gives it, is not to be asked; None if it is public. Pure."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "not an IP address"
    if isinstance(number, ipaddress.IPv4Address):
        return next((why for network, why in _V4 if number in network), None)
    if number not in _V6_PUBLIC:
        return "not of the public net"
    return next((why for network, why in _V6 if number in network), None)


def checked_url(written: str, allowed: frozenset[str] = frozenset()) -> httpx.URL:
    """The address as it will be asked, without fragment. Raises VisitError if it is none that may be asked.

    ``allowed``: names (lower case) for which private addresses and other ports are fine.
    """
    shown = shown_url(written)
    if len(written) > LONGEST_URL or _UNUSABLE.search(written.strip()):
        raise VisitError(f"{shown}: not a web address. Write it as https://outlet.example/page.", kind="url")
    try:
        url = httpx.URL(written.strip())
        host = url.raw_host.decode("ascii").removesuffix(".")
        url = url.copy_with(fragment=None, host=host) if host else url
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise VisitError(f"{shown}: not a web address ({error}).", kind="url") from None
    if url.scheme not in SCHEMES or not host:
        raise VisitError(f"{shown}: not a web address; it begins with https:// or http://.", kind="url")
    if url.userinfo or "@" in url.netloc.decode("ascii", "replace"):
        raise VisitError(f"{shown}: an address with a name or password in it is not asked. Leave it out.", kind="url")
    _check_host(host, shown, allowed)
    if url.port is not None and url.port not in PORTS and host not in allowed:
        raise VisitError(
            f"{shown}: port {url.port} is no port of pages. {HOW_TO_ALLOW}.",
            kind="url",
        )
    return url


def shown_url(written: str) -> str:
    """An address on one line, short enough for a message, without anything that could be a password."""
    line = re.sub(r"//[^/?#@]*@", "//...@", re.sub(r"[\x00-\x20\x7f-\x9f]+", " ", written.strip()))
    return line if len(line) <= SHOWN else line[:SHOWN] + "..."


def host_names(written: str | None) -> frozenset[str]:
    """The names in a setting, apart by commas, lower case, without a dot at the end."""
    return frozenset(name for one in (written or "").split(",") if (name := one.strip().lower().removesuffix(".")))


def _check_host(host: str, shown: str, allowed: frozenset[str]) -> None:
    """A name, or an IP address in its usual notation. Raises VisitError."""
    if host in allowed:
        return
    is_number = ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]) is not None
    if is_number and (why := closed(host)):
        raise VisitError(
            f"{shown}: {host} is not asked ({why}). {HOW_TO_ALLOW}.",
            kind="address",
        )
    if not is_number and _NAME.fullmatch(host) is None:
        raise VisitError(f"{shown}: {host!r} is no name of a host.", kind="url")
