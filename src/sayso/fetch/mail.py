"""Newsletters: single messages (.eml) and mailboxes (.mbox, RFC 4155), read with the standard library.

A message's HTML, or else its plain text, is the page; its subject the title, its date the day of publication, its
sender the outlet, and its Archived-At (RFC 5064), where it has one, the address. A page that a browser saved as one
file (.mhtml, RFC 2557) is such a message, too: its HTML is the page, and only the address is taken from its head.
"""

import codecs
import contextlib
import email
import email.errors
import email.header
import email.utils
import itertools
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import IO

from sayso.errors import SourceError
from sayso.fetch.slots import LARGEST_PAGE, Slot, Use
from sayso.records import PageFacts, Raw

#: Bytes of one message, pictures included.
LARGEST_MESSAGE = 20_000_000
#: Bytes of one line; mail has 998, HTML in it may have far more.
LONGEST_LINE = 1_000_000
#: Lines that look like a head or like the border of a part; each becomes an object of its own, and each border is
#: looked for in each line.
MOST_STRUCTURE = 20_000
#: Lines of a message: 20 MB of pictures have 270,000.
MOST_LINES = 500_000
#: Parts of a message that are looked at.
MOST_PARTS = 1_000
#: Characters of a header that is read.
LONGEST_HEADER = 2_000
#: Years of a believable date; e-mail began in 1971.
FIRST_YEAR, LAST_YEAR = 1971, 2199
_SINGLE = (".eml", ".mhtml", ".mht")
_SAVED_PAGE = (".mhtml", ".mht")
_FROM = b"From "
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_STRUCTURE = re.compile(rb"^(?:--|[!-9;-~]{1,80}:|[ \t])", re.MULTILINE)
_ADDRESS = re.compile(r"<?\s*(https?://[^\s<>]{1,2000})\s*>?", re.IGNORECASE)
#: What Python calls encodings and no mail is written in; the first takes a time that grows with the square of the text.
_OF_PYTHON = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})
_FAILURES = (ValueError, LookupError, TypeError, AttributeError, RecursionError, email.errors.MessageError)


def slots(path: Path, use: Use) -> Iterator[Slot]:
    """Every message of a mailbox, or the one of a single file. Raises SourceError if it is no mailbox."""
    if path.suffix.lower() in _SINGLE:
        with path.open("rb") as file:
            content: bytes | None = file.read(LARGEST_MESSAGE + 1)
        yield Slot(0, _page(content, path.name) if use.wants(0) else None)
        return
    with path.open("rb") as file:
        for number, content in enumerate(_messages(file, path)):
            yield Slot(number, _page(content, f"{path.name}#{number + 1}") if use.wants(number) else None)
            if use.is_over(number + 1):
                return


def _messages(file: IO[bytes], path: Path) -> Iterator[bytes | None]:
    """The messages of a mailbox, one at a time; None for one that is too large."""
    message = bytearray()
    begun, after_empty = False, True
    while line := file.readline(LONGEST_LINE):
        if after_empty and line.startswith(_FROM):
            if begun:
                yield _whole(message)
            message, begun = bytearray(), True
        elif begun:
            message += line if len(message) <= LARGEST_MESSAGE else b""
        elif line.strip():
            raise SourceError(f"{path}: no mailbox; it does not begin with a line 'From ...'.")
        after_empty = not line.strip(b"\r\n")
    if begun:
        yield _whole(message)


def _whole(message: bytearray) -> bytes | None:
    return _QUOTED_FROM.sub(rb"\1", bytes(message)) if len(message) <= LARGEST_MESSAGE else None


def _page(content: bytes | None, name: str) -> Raw | SourceError:
    if content is None or len(content) > LARGEST_MESSAGE:
        return SourceError(f"{name}: a message larger than {LARGEST_MESSAGE // 1_000_000} MB; no newsletter is.")
    if content.count(b"\n") > MOST_LINES:
        return SourceError(f"{name}: a message of more lines than any newsletter has.")
    if sum(1 for _ in itertools.islice(_STRUCTURE.finditer(content), MOST_STRUCTURE)) == MOST_STRUCTURE:
        return SourceError(f"{name}: a message of more heads and parts than any newsletter has.")
    try:
        message = email.message_from_bytes(content)
        part = _part(message)
        text = _text(part) if part is not None else ""
        facts = _facts(message)
    except _FAILURES as error:
        return SourceError(f"{name}: a message that cannot be read ({' '.join(str(error).split())[:100]}).")
    if part is None or not text.strip():
        return SourceError(f"{name}: a message without text. There is nothing to read.")
    if Path(name).suffix.lower() in _SAVED_PAGE:
        return _saved_page(message, part, name)
    page = text.encode("utf-8", "replace")[:LARGEST_PAGE]
    return Raw(page, name=name, url=facts.url, media_type=part.get_content_type(), facts=facts)


def _saved_page(message: Message, part: Message, name: str) -> Raw:
    """The page as the browser had it; whoever saved it is no outlet, and the day of saving not that of the page."""
    where = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
    address = _ADDRESS.fullmatch(where or "")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)  # a part with text is no multipart
    url, charset = address[1] if address else None, part.get_content_charset()
    kind = part.get_content_type()
    return Raw(content[:LARGEST_PAGE], name=name, url=url, media_type=kind, charset=charset)


def _part(message: Message) -> Message | None:
    """The part that is read: the first HTML, else the first plain text; attachments are none."""
    plain = None
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if kind == "text/html":
            return part
        if kind == "text/plain" and plain is None:
            plain = part
    return plain


def _text(part: Message) -> str:
    """A part's text, by the charset that it names; bytes that do not fit it are marked as lost."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        if codecs.lookup(charset).name not in _OF_PYTHON:
            return content.decode(charset, "replace")
    except (LookupError, ValueError):  # a charset nobody knows
        pass
    return content.decode("utf-8", "replace")


def _facts(message: Message) -> PageFacts:
    address = _ADDRESS.search(_header(message, "Archived-At") or "")
    name, sender = email.utils.parseaddr(_header(message, "From") or "")
    return PageFacts(
        url=address[1] if address else None,
        outlet=name or sender.rpartition("@")[2] or None,
        published=_day(_header(message, "Date")),
        title=_header(message, "Subject"),
    )


def _header(message: Message, name: str) -> str | None:
    """A header on one line, its encoded words (RFC 2047) read; None if there is none."""
    written = message.get(name)
    if written is None:
        return None
    text = str(written)[:LONGEST_HEADER]
    with contextlib.suppress(*_FAILURES):  # then it stays as it is written
        text = str(email.header.make_header(email.header.decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def _day(written: str | None) -> str | None:
    """The day by the sender's own clock."""
    try:
        day = email.utils.parsedate_to_datetime(written or "").date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None
