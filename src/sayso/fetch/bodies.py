"""Bodies of answers: taken piece by piece, decompressed piece by piece, given up as soon as they are too large."""

import zlib
from collections.abc import Iterable, Iterator

from sayso.errors import VisitError

#: Bytes that leave a decompressor at once.
PIECE = 65_536
#: Compressions of one body on top of each other; more is a bomb.
MOST_ENCODINGS = 2
_GZIP, _DEFLATE = ("gzip", "x-gzip"), ("deflate",)
_GZIP_MAGIC = b"\x1f\x8b"


def read_body(pieces: Iterable[bytes], encoding: str, *, largest: int, cut: bool = False) -> bytes:
    """A whole body, decompressed. ``encoding``: the header Content-Encoding; ``largest``: bytes, compressed or not.

    ``cut``: keep the first ``largest`` bytes of a longer one. Raises VisitError: ``large``, ``broken``, or ``media``
    for a compression nobody asked for.
    """
    given = [one for part in encoding.lower().split(",") if (one := part.strip()) not in ("", "identity")]
    if len(given) > MOST_ENCODINGS or any(one not in (*_GZIP, *_DEFLATE) for one in given):
        raise VisitError(f"compressed as {encoding!r:.60}, which was not asked for", kind="media")
    for one in reversed(given):
        pieces = _inflated(_bounded(pieces, largest), is_gzip=one in _GZIP)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > largest:
            if cut:
                return bytes(body[:largest])
            raise too_large(largest)
    return bytes(body)


def gunzipped(content: bytes, *, largest: int) -> bytes:
    """A file that is itself a gzip file (a sitemap, say). Raises VisitError: ``large``, ``broken``."""
    return read_body([content], "gzip", largest=largest)


def too_large(largest: int) -> VisitError:
    """It has no end, or none that a page has."""
    return VisitError(f"larger than {largest // 1_000_000 or 1} MB; no page is", kind="large")


def _bounded(pieces: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """The same pieces; what is too large when compressed is not decompressed any further."""
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > largest:
            raise too_large(largest)
        yield piece


def _inflated(pieces: Iterable[bytes], *, is_gzip: bool) -> Iterator[bytes]:
    """The decompressed bytes, PIECE at a time, however much one compressed piece holds."""
    machine, rest, some = None, b"", False
    for piece in pieces:
        rest += piece
        while rest:
            if machine is None:
                if len(rest) < len(_GZIP_MAGIC):
                    break  # wait for enough to see what it is
                if some and not rest.startswith(_GZIP_MAGIC):
                    return  # padding after the end
                machine, some = _machine(rest, is_gzip=is_gzip), True
            try:
                yield machine.decompress(rest, PIECE)
            except zlib.error:
                raise VisitError("its compression is broken", kind="broken") from None
            rest = machine.unused_data if machine.eof else machine.unconsumed_tail
            machine = None if machine.eof else machine
    if machine is not None:
        raise VisitError("it ends in the middle of its compression", kind="broken")


def _machine(start: bytes, *, is_gzip: bool) -> "zlib._Decompress":
    """gzip, or what servers call deflate: with the frame of zlib (RFC 9110), or without, as some send it."""
    if is_gzip:
        return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    framed = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0  # RFC 1950, 2.2
    return zlib.decompressobj(wbits=zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)
