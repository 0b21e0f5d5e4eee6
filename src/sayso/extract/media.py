"""What the bytes are: an HTML page, plain text, or something that has to be converted first."""

import re
from pathlib import PurePath
from typing import Literal

from sayso.errors import SourceError

Media = Literal["html", "plain"]

LOOK_AT = 4096  # bytes at the front that decide: HTML says what it is in its first tags
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# First bytes of formats people take for text, with what to do. Source: the file signatures of each format's own
# specification. {name} is the input.
_SIGNATURES = (
    (b"%PDF-", "PDF", "Convert it first, e.g. pdftotext {name}"),
    (b"PK\x03\x04", "Word, EPUB or another ZIP archive", "Unpack it, or save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Office file", "Save it as text or HTML"),
    (b"From: <Saved by ", "a page saved as MHTML", "Give it a name that ends in .mhtml"),
    (b"{\\rtf", "RTF", "Save it as text or HTML"),
    (b"\x1f\x8b", "gzip", "Unpack it first, e.g. gunzip {name}"),
    (b"BZh", "bzip2", "Unpack it first, e.g. bunzip2 {name}"),
    (b"\xfd7zXZ\x00", "xz", "Unpack it first, e.g. unxz {name}"),
    (b"\x28\xb5\x2f\xfd", "zstd", "Unpack it first, e.g. unzstd {name}"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive", "Unpack it first"),
    (b"Rar!\x1a\x07", "RAR archive", "Unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "PNG image", "Read its text off with an OCR program first"),
    (b"\xff\xd8\xff", "JPEG image", "Read its text off with an OCR program first"),
    (b"GIF8", "GIF image", "Read its text off with an OCR program first"),
    (b"II*\x00", "TIFF image", "Read its text off with an OCR program first"),
    (b"MM\x00*", "TIFF image", "Read its text off with an OCR program first"),
    (b"RIFF", "image, sound or film", "Give its transcript as text"),
    (b"OggS", "sound", "Give its transcript as text"),
    (b"ID3", "sound", "Give its transcript as text"),
    (b"\x00\x00\x00\x18ftyp", "film", "Give its transcript as text"),
    (b"\x00\x00\x00\x20ftyp", "film", "Give its transcript as text"),
    (b"SQLite format 3\x00", "SQLite database", "Give the reports themselves"),
    (b"\x7fELF", "program", "Give a report"),
    (b"MZ\x90", "program", "Give a report"),
)
_SURE_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_LIKELY_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:head|body|title|meta|script|article|main|section|header|div|p|h1|table|span)\b[^>]*>",
    re.I | re.S,
)
_PLAIN_SUFFIXES = {".txt", ".text", ".md"}
# Control characters no text has: all below the space but tab, line ends, form feed and escape, and DEL.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27} | {127})
MOST_CONTROLS = 0.02  # of the bytes looked at; damaged text has a few, compressed data about a tenth


def media_of(content: bytes, *, name: str | None, media_type: str | None) -> Media:
    """Whether these bytes are a page or plain text; SourceError, one line that says what to do, if they are neither."""
    shown = name or "-"
    if not content.strip():
        raise SourceError(f"{shown}: empty. There is nothing to read.")
    _refuse_other_formats(content, shown)
    front = _readable_front(content)
    if _SURE_HTML.match(front):
        return "html"
    if media_type is not None:
        return "html" if media_type in {"text/html", "application/xhtml+xml"} else "plain"
    if name is not None and PurePath(name).suffix.lower() in _PLAIN_SUFFIXES:
        return "plain"
    return "html" if _LIKELY_HTML.match(front) else "plain"


def looks_wide(content: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    """The byte order of UTF-16 without a mark: Latin text has a zero in every second byte."""
    front = content[:LOOK_AT]
    if len(front) < 2:
        return None
    half = len(front) // 2
    even, odd = front[0 : 2 * half : 2].count(0) / half, front[1 : 2 * half : 2].count(0) / half
    mostly, hardly = 0.4, 0.05  # zeros in the high bytes of mixed Latin and other letters; in the low ones
    if odd >= mostly and even <= hardly:
        return "utf-16-le"
    return "utf-16-be" if even >= mostly and odd <= hardly else None


def _refuse_other_formats(content: bytes, shown: str) -> None:
    for signature, what, advice in _SIGNATURES:
        if content.startswith(signature):
            raise SourceError(f"{shown}: not a text or HTML page ({what}). {advice.format(name=shown)}.")
    if content.startswith(_UTF16_BOMS) or looks_wide(content):
        return
    front = content[:LOOK_AT]
    controls = len(front) - len(front.translate(None, _CONTROLS))
    if controls > MOST_CONTROLS * len(front):
        raise SourceError(f"{shown}: not a text or HTML page (binary data). Give a text or HTML file.")


def _readable_front(content: bytes) -> bytes:
    """The first bytes as ASCII looks: without byte order marks and the zeros of wide encodings."""
    front = content[:LOOK_AT].removeprefix(b"\xef\xbb\xbf")
    if front.startswith(_UTF16_BOMS) or looks_wide(content):
        return front[2:].replace(b"\0", b"") if front.startswith(_UTF16_BOMS) else front.replace(b"\0", b"")
    return front
