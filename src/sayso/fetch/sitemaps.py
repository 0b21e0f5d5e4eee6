"""Sitemaps (sitemaps.org 0.9), Google's news sitemaps, and indexes of sitemaps, read as they stream by.

Only what the XML itself says is read: a document that declares entities is refused, and nothing outside it is asked.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from sayso.errors import VisitError
from sayso.fetch.bodies import gunzipped
from sayso.fetch.entries import MOST_ENTRIES, clean_url, each_once, iso_moment, one_line
from sayso.records import Feed, FeedEntry, FeedKind

#: Bytes: the 50 MB that sitemaps.org allows are more than one news sitemap of two days needs.
LARGEST_SITEMAP = 20_000_000
#: Levels of a sitemap's XML: a news sitemap has five.
DEEPEST = 20
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_ROOTS: dict[str, FeedKind] = {"urlset": "sitemap", "sitemapindex": "sitemap_index"}
_FIELDS = {"loc": "loc", "lastmod": "updated", "publication_date": "published", "title": "title", "name": "outlet"}


class _Enough(Exception):  # noqa: N818 - no error: the rest is not needed
    """More than is kept."""


@dataclass(slots=True)
class _Reader:
    """What has been read so far; expat calls it."""

    base: str
    kind: FeedKind | None = None
    entries: list[FeedEntry] = field(default_factory=list)
    broken: int = 0
    _path: list[str] = field(default_factory=list)
    _text: list[str] | None = None
    _now: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, _attributes: object) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.kind is None:
            self.kind = _ROOTS.get(local)
            if self.kind is None:
                raise VisitError(f"its XML is {local!r:.40}, no feed and no sitemap", kind="media")
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise VisitError("its XML is nested deeper than any sitemap", kind="media")
        plain_or_news = local in ("loc", "lastmod") or namespace == _NEWS
        self._text = [] if local in _FIELDS and plain_or_news else None

    def text(self, piece: str) -> None:
        if self._text is not None:
            self._text.append(piece)

    def end(self, _name: str) -> None:
        local = self._path.pop()
        if self._text is not None:
            self._now.setdefault(_FIELDS[local], "".join(self._text).strip())
            self._text = None
        if len(self._path) == 1 and local in ("url", "sitemap"):
            self._take()

    def entity(self, *_: object) -> None:
        raise VisitError("its XML declares entities, which is not read", kind="media")

    def _take(self) -> None:
        given, self._now = self._now, {}
        url = clean_url(given.get("loc"), self.base)
        if url is None:
            self.broken += 1
            return
        self.entries.append(
            FeedEntry(
                url=url,
                id=url,
                title=one_line(given.get("title")),
                published=iso_moment(given.get("published")),
                updated=iso_moment(given.get("updated")),
                outlet=one_line(given.get("outlet")),
            )
        )
        if len(self.entries) > MOST_ENTRIES:
            raise _Enough


def looks_like_sitemap(content: bytes) -> bool:
    """Whether the first element may be a sitemap's, or the file is packed as sitemaps are."""
    front = content[:5_000]
    return front.startswith(b"\x1f\x8b") or b"<urlset" in front or b"<sitemapindex" in front


def read_sitemap(content: bytes, *, url: str) -> Feed:
    """A sitemap or an index of them; ``url``: where it stands. What stands before a break is kept.

    Raises VisitError (``media``) if it is none.
    """
    if content.startswith(b"\x1f\x8b"):
        content = gunzipped(content, largest=LARGEST_SITEMAP)
    reader = _Reader(url)
    cut = _fed(reader, content)
    if reader.kind is None:
        raise VisitError("no sitemap: it has no XML that can be read", kind="media")
    if reader.kind == "sitemap_index":
        newest = sorted(reader.entries, key=lambda one: one.updated or "", reverse=True)
        return Feed("sitemap_index", None, (), tuple(dict.fromkeys(one.url for one in newest)), reader.broken, cut)
    kept, more = each_once(reader.entries)
    return Feed(reader.kind, None, kept, (), reader.broken, cut or more)


def _fed(reader: _Reader, content: bytes) -> bool:
    """Let expat read; whether it stopped before the end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.EntityDeclHandler = reader.text, reader.entity
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _Enough, LookupError, ValueError):  # LookupError, ValueError: an encoding nobody knows
        return True
    return False
