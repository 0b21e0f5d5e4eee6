"""What a crawler kept of one answer: status, headers and body, as they came over the wire (HTTP/1.1, RFC 9112)."""

import io
import re
from dataclasses import dataclass

from fastwarc.stream_io import BrotliReader, ZstdReader

from sayso.errors import VisitError
from sayso.fetch.bodies import read_body, too_large
from sayso.fetch.slots import LARGEST_PAGE, charset_in

#: Bytes of an answer's headers; servers give some hundred.
LONGEST_HEAD = 65_536
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` as it came. ``encoding``: its compressions as named; ``media_type`` lower case, without parameters.

    ``charset``: as named, not checked.
    """

    status: int
    media_type: str
    charset: str | None
    encoding: str
    is_chunked: bool
    body: bytes


def read_answer(block: bytes) -> Answer | None:
    """The answer in a record's block; None if it is no answer of a web server."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block, 0, LONGEST_HEAD)
    if status is None or end is None:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return Answer(
        status=int(status[1]),
        media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=charset_in(headers.get("content-type", "")),
        encoding=headers.get("content-encoding", "").lower(),
        is_chunked=headers.get("transfer-encoding", "").lower().endswith("chunked"),
        body=block[end.end() :],
    )


def body_of(answer: Answer) -> bytes:
    """The body, unpacked, LARGEST_PAGE bytes at the most. Raises VisitError (``large``, ``broken``, ``media``).

    Crawlers often keep the headers of the wire beside a body that is unpacked already: what does not look packed is
    taken as it is.
    """
    body = _joined(answer.body) if answer.is_chunked else answer.body
    match answer.encoding.strip():
        case "" | "identity":
            return body
        case "br":
            return _read(BrotliReader(io.BytesIO(body)), body)
        case "zstd":
            return _read(ZstdReader(io.BytesIO(body)), body)
        case "gzip" | "x-gzip" if not body.startswith(b"\x1f\x8b"):
            return body
        case "deflate" if body.lstrip()[:1] == b"<":
            return body
    return read_body([body], answer.encoding, largest=LARGEST_PAGE)


def _read(reader: BrotliReader | ZstdReader, body: bytes) -> bytes:
    try:
        found = bytearray()
        while len(found) <= LARGEST_PAGE and (piece := reader.read(65_536)):
            found += piece
    except (OSError, ValueError, EOFError):
        if body.lstrip()[:1] == b"<":
            return body
        raise VisitError("its compression is broken", kind="broken") from None
    if len(found) > LARGEST_PAGE:
        raise too_large(LARGEST_PAGE)
    return bytes(found)


def _joined(body: bytes) -> bytes:
    """Chunks put together (RFC 9112, 7.1); a body that is not in chunks, or whose chunks end early, as far as it is."""
    pieces: list[bytes] = []
    place = 0
    while chunk := _CHUNK.match(body, place):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[chunk.end() : chunk.end() + size])
        place = chunk.end() + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1
    return b"".join(pieces) if pieces else body
