"""Feeds: RSS and Atom (read with feedparser), JSON Feed 1.x, news sitemaps; what articles they name.

A broken feed is read as far as it goes. What is no feed at all, such as the page that a server shows in place of one,
is an error.
"""

import io
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from sayso.errors import VisitError
from sayso.fetch.entries import LONGEST_URL, clean_url, each_once, iso_moment, one_line
from sayso.fetch.sitemaps import looks_like_sitemap, read_sitemap
from sayso.fetch.web import Visitor, naming
from sayso.records import Feed, FeedEntry, FeedKind, FeedVisit, NotModified, Remembered

#: Bytes of a feed; those of outlets have some 100,000, with whole articles 2 million.
LARGEST_FEED = 5_000_000
#: Tags of a feed that are read: a thousand entries of fifty. Each costs a broken feed's reader up to 0.1 milliseconds.
MOST_TAGS = 50_000
#: Attributes of one tag; the time that the reader takes grows with their square.
MOST_ATTRIBUTES = 200
#: Sitemaps of one index that are read, the newest: an outlet's news of two days stand in one or two.
MOST_SITEMAPS = 5
_JSON_FEED = "https://jsonfeed.org/version/"


def visit_feed(visitor: Visitor, url: str, known: Remembered | None = None) -> FeedVisit | NotModified:
    """The feed at ``url``, or NotModified. Of an index of sitemaps, the entries of its newest ones.

    Raises VisitError, ``media`` if what stands there is no feed.
    """
    found = visitor.get(url, known)
    if isinstance(found, NotModified):
        return found
    feed = read_feed(found.content, url=found.address, media_type=found.media_type)
    if feed.kind != "sitemap_index":
        return FeedVisit(feed, found)
    entries: list[FeedEntry] = []
    troubles: list[str] = []
    for one in feed.more[:MOST_SITEMAPS]:
        try:
            part = visitor.get(one)
            assert not isinstance(part, NotModified)  # nothing was known of it
            entries += read_feed(part.content, url=part.address, media_type=part.media_type).entries
        except VisitError as error:
            troubles.append(str(error))
    kept, cut = each_once(entries)
    cut = cut or feed.cut or len(feed.more) > MOST_SITEMAPS
    return FeedVisit(Feed(feed.kind, feed.title, kept, feed.more, feed.broken, cut), found, tuple(troubles))


def read_feed(content: bytes, *, url: str, media_type: str | None = None) -> Feed:
    """The feed in ``content``, which stands at ``url``; the kind is told by the bytes, not by ``media_type``.

    Raises VisitError (``media``) if there is none in it.
    """
    try:
        if len(content) > LARGEST_FEED and not looks_like_sitemap(content):
            raise VisitError(f"larger than {LARGEST_FEED // 1_000_000} MB; no feed is", kind="large")
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return _json_feed(content, url)
        if looks_like_sitemap(content):
            return read_sitemap(content, url=url)
        return _xml_feed(content, url, media_type)
    except VisitError as error:
        raise naming(url, error) from error


def _xml_feed(content: bytes, url: str, media_type: str | None) -> Feed:
    content, cut_short = _readable(content)
    headers = {"content-location": url, "content-type": media_type or "application/xml"}
    try:
        # a stream, never the bytes: feedparser takes those for the name of a file or an address to fetch
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except Exception as error:  # it stumbles over damage in many ways of its own
        raise VisitError(f"no feed that can be read ({type(error).__name__})", kind="media") from error
    version = str(parsed.get("version") or "")
    if not version and not parsed.entries:
        raise VisitError(
            "no feed: what stands there is a page, or something else without entries; give its RSS, Atom or JSON Feed",
            kind="media",
        )
    kind: FeedKind = "atom" if version.startswith("atom") else "rss"
    outlet = one_line(parsed.feed.get("title"))
    found = [_xml_entry(one, url) for one in parsed.entries]
    kept, cut = each_once(one for one in found if one is not None)
    return Feed(kind, outlet, kept, broken=found.count(None), cut=cut or cut_short)


def _readable(content: bytes) -> tuple[bytes, bool]:
    """As much of a feed as is read in a few seconds whatever is in it; and whether that is less than all."""
    place = content.find(b"<")
    for _ in range(MOST_TAGS):
        if place < 0:
            return content, False
        following = content.find(b"<", place + 1)
        next_tag = following if following >= 0 else len(content)
        end = content.find(b">", place, next_tag)
        if content.count(b"=", place, end if end >= 0 else next_tag) > MOST_ATTRIBUTES:
            break
        place = following
    return content[:place], True


def _xml_entry(given: dict[str, Any], base: str) -> FeedEntry | None:
    """One entry; its id stands in for an address that is missing, if it is one."""
    url = clean_url(given.get("link"), base)
    named = given.get("id")
    if url is None and isinstance(named, str) and named.lower().startswith(("http://", "https://")):
        url = clean_url(named, base)
    if url is None:
        return None
    source = given.get("source")
    return FeedEntry(
        url=url,
        id=one_line(named, LONGEST_URL) or url,
        title=one_line(given.get("title")),
        published=_moment(given, "published"),
        updated=_moment(given, "updated"),
        outlet=one_line(source.get("title")) if isinstance(source, Mapping) else None,
    )


def _moment(given: dict[str, Any], name: str) -> str | None:
    """The moment as feedparser understands it, which knows more ways of writing than we do."""
    if not dict.__contains__(given, name):  # it gives "published" where "updated" is missing
        return None
    written, parsed = given.get(name), given.get(f"{name}_parsed")
    ours = iso_moment(written)
    if ours is not None or not isinstance(parsed, time.struct_time):
        return ours
    return iso_moment(f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}T{parsed[3]:02}:{parsed[4]:02}:{parsed[5]:02}Z")


def _json_feed(content: bytes, url: str) -> Feed:
    try:
        given = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise VisitError("no feed: JSON that is broken", kind="media") from None
    items = given.get("items") if isinstance(given, dict) else None
    if not str(given.get("version")).startswith(_JSON_FEED) or not isinstance(items, list):
        raise VisitError("no feed: JSON, but no JSON Feed", kind="media")
    found = list(_json_entries(items, url))
    kept, cut = each_once(one for one in found if one is not None)
    return Feed("json", one_line(given.get("title")), kept, broken=found.count(None), cut=cut)


def _json_entries(items: list[Any], base: str) -> Iterator[FeedEntry | None]:
    for one in items:
        url = clean_url(one.get("url") or one.get("external_url"), base) if isinstance(one, dict) else None
        if url is None:
            yield None
            continue
        named = one.get("id")
        yield FeedEntry(
            url=url,
            id=(one_line(str(named), LONGEST_URL) if isinstance(named, str | int) else None) or url,
            title=one_line(one.get("title")),
            published=iso_moment(one.get("date_published")),
            updated=iso_moment(one.get("date_modified")),
        )
