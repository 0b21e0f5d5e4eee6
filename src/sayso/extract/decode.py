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
# The encodings a page may declare, by Python's names, and what browsers read them as where that is another one.
# Source: WHATWG Encoding Standard. All others (UTF-7, Punycode, Python's own escapes) are no page's, or a trick.
_SAME = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 iso8859-2 iso8859-3 iso8859-4 iso8859-5"
    " iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman"
    " mac-cyrillic gb18030 euc_jp iso2022_jp"
)
_WIDER = (
    "ascii=cp1252 iso8859-1=cp1252 iso8859-9=cp1254 iso8859-11=cp874 tis-620=cp874 gb2312=gb18030 gbk=gb18030"
    " big5=big5hkscs big5hkscs=big5hkscs shift_jis=cp932 cp932=cp932 euc_kr=cp949 cp949=cp949"
)
_WEB = {name: name for name in _SAME.split()} | dict(pair.split("=", 1) for pair in _WIDER.split())
_UTF_8 = "utf-8"
FEW_HIGH_BYTES = 0.05  # of all bytes: Latin text with curly quotes or accents; Cyrillic has four fifths
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
FEW_BROKEN = 0.01  # of all characters: UTF-8 with some bytes lost
SAMPLE = 64_000  # bytes shown to the detector; more changes nothing and costs seconds


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and an ``encoding`` issue where the encoding had to be guessed or some bytes were lost."""

    text: str
    issue: Issue | None


def decode(content: bytes, *, name: str | None, is_html: bool, charset: str | None = None) -> Decoded:
    """Decode by mark, as UTF-8, by ``charset`` (what the server said), by the page's own declaration, last by guessing.

    The order of the HTML standard (13.2.3.2), but that what is UTF-8 throughout is read as UTF-8, however it is called:
    other text is so by chance only where it is ASCII, and servers often name a charset that they do not look for.
    Raises SourceError if nothing fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    text, wide = _strictly(content, "utf-8"), looks_wide(content)
    if text is not None and wide is None:
        return Decoded(text, _nuls(text))
    said = None if wide else charset and _encoding_of(charset)
    if said and (found := _mended(content) or _mostly(content, said)):  # a damaged UTF-8 page is often misnamed, too
        return found
    for encoding in filter(None, (wide, _declared(content) if is_html else None)):
        text = _strictly(content, encoding) if encoding != _UTF_8 else None
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
    return _encoding_of((match[1] or match[2]).decode("ascii"))


def _encoding_of(label: str) -> str | None:
    """What a charset is read as; None for one that no page may have."""
    try:
        name = codecs.lookup(label.lower()).name
    except (LookupError, ValueError):  # ValueError: a label that is no name
        return None
    return _UTF_8 if name == _UTF_8 else _WEB.get(name)


def _mostly(content: bytes, encoding: str) -> Decoded | None:
    """As ``encoding``, a few bytes of which may be lost; None where too many are for it to be this one."""
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost > FEW_BROKEN * len(text) or len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        return None
    return Decoded(text, _lost(text, encoding) if lost else None)


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


def _nuls(text: str) -> Issue | None:
    """What a broken disk or download leaves in a text."""
    count = text.count("\0")
    return Issue("extract", "encoding", f"{_characters(count)} NUL, which no text has") if count else None


def _lost(text: str, encoding: str) -> Issue:
    count = text.count("\ufffd")
    return Issue("extract", "encoding", f"{_characters(count)} no {encoding} and shown as \ufffd")


def _characters(count: int) -> str:
    return "1 character is" if count == 1 else f"{count} characters are"
