"""Bytes to text, once. What is decoded here is the text that everything else points at."""

import codecs
import re
from dataclasses import dataclass

from sayso.errors import SourceError
from sayso.extract.media import MOST_CONTROLS, looks_wide
from sayso.records import Issue

# Longest first: the UTF-32 mark begins with the UTF-16 one. A mark is encoding, not text: it is left out.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=["']([\w.:-]{2,40})""", re.I
)
DECLARATION_WITHIN = 4096  # bytes; HTML asks for it in the first 1024, pages come with more above it
# What pages call Latin-1 is Windows-1252: WHATWG Encoding Standard, labels of windows-1252.
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
FEW_HIGH_BYTES = 0.05  # of all bytes: Latin text with curly quotes or accents; Cyrillic has four fifths
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
FEW_BROKEN = 0.01  # of all characters: UTF-8 with some bytes lost
SAMPLE = 64_000  # bytes shown to the detector; more changes nothing and costs seconds


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and an ``encoding`` issue where the encoding had to be guessed or some bytes were lost."""

    text: str
    issue: Issue | None


def decode(content: bytes, *, name: str | None, is_html: bool) -> Decoded:
    """Decode by mark, as UTF-8, by the page's own declaration, and last by guessing. SourceError if nothing fits."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    text = _strictly(content, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, None)
    for encoding in filter(None, (looks_wide(content), _declared(content) if is_html else None)):
        text = _strictly(content, encoding)
        if text is not None:
            return Decoded(text, None)
    return _mended(content) or _guessed(content, name or "-")


def _marked(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return Decoded(text, _lost(text, encoding) if "\ufffd" in text and _strictly(content, encoding) is None else None)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:DECLARATION_WITHIN])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii").lower()
    encoding = _WEB_NAMES.get(label, label)
    try:
        text_encoding = codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return None
    return encoding if text_encoding else None


def _mended(content: bytes) -> Decoded | None:
    """UTF-8 of which a few bytes are lost; None where too many are, or where nothing speaks for UTF-8."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    multibyte = sum(ord(character) > 127 for character in text) - lost
    if "\0" in text or lost > FEW_BROKEN * len(text) or multibyte <= lost:
        return None
    return Decoded(text, _lost(text, "utf-8"))


def _guessed(content: bytes, shown: str) -> Decoded:
    high = sum(byte > 127 for byte in content[:SAMPLE])
    text = _strictly(content, "cp1252") if high <= FEW_HIGH_BYTES * len(content[:SAMPLE]) else None
    if text is not None and "\0" not in text:
        return Decoded(text, _guess_issue("windows-1252"))
    encoding = _detected(content[:SAMPLE])
    if encoding is not None:
        text = content.decode(encoding, errors="replace")
        if len(_CONTROL.findall(text)) <= MOST_CONTROLS * len(text):
            return Decoded(text, _guess_issue(encoding))
    raise SourceError(f"{shown}: not a text in any encoding known here. Save it as UTF-8.")


def _detected(sample: bytes) -> str | None:
    # Imported here: only a text that is not UTF-8 needs it, and it costs a twentieth of a second.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else None


def _guess_issue(encoding: str) -> Issue:
    message = f"not UTF-8; read as {encoding}, which is a guess"
    return Issue("extract", "encoding", message, None, "save the page as UTF-8")


def _lost(text: str, encoding: str) -> Issue:
    count = text.count("\ufffd")
    return Issue("extract", "encoding", f"{count} characters are no {encoding} and are shown as \ufffd")
