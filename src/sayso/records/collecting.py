"""What is collected from outside: an address visited, and what a feed names."""

from dataclasses import dataclass
from typing import Literal

#: What a feed is: the three kinds of feed, a sitemap (its pages), an index of sitemaps (its ``more``).
FeedKind = Literal["rss", "atom", "json", "sitemap", "sitemap_index"]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a server gave to ask "has it changed?" with, word for word: its ETag, its Last-Modified. None: not given."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at a web address. ``content``: its bytes, decompressed, in the charset they came in.

    ``url``: as asked. ``address``: where it was found in the end, without fragment. ``moved``: that address where
    the server said that it has moved there for good (all redirects 301 or 308), else None. ``media_type``: lower
    case, without parameters; None where the server does not say. ``charset``: as the server says, not checked.
    ``at``: when it was asked, ISO, UTC ("2026-11-30T09:15:00Z"). ``remembered``: to be given with the next visit.
    """

    url: str
    address: str
    content: bytes
    media_type: str | None
    charset: str | None
    at: str
    remembered: Remembered
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed since the last visit. ``at`` as in Fetched."""

    url: str
    at: str
    remembered: Remembered


@dataclass(frozen=True, slots=True)
class Taken:
    """What was sent was taken: the server's status (200 to 299). ``at`` as in Fetched."""

    url: str
    status: int
    at: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed names. ``url`` absolute, without tracking marks or fragment.

    ``published``, ``updated``: ISO in UTC ("2026-11-30T09:15:00Z") or a day ("2026-11-30"); None where it does not say
    or what it says is no day. ``id``: what the feed calls it for good, else its url.
    """

    url: str
    id: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read. ``entries`` in its own order, each url once; ``more``: the sitemaps an index names, newest first.

    ``broken``: how many entries could not be used (no address); ``cut``: whether it names more than are kept.
    """

    kind: FeedKind
    title: str | None
    entries: tuple[FeedEntry, ...]
    more: tuple[str, ...] = ()
    broken: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class FeedVisit:
    """A feed as found at its address. ``troubles``: a line for each sitemap of an index that could not be read."""

    feed: Feed
    fetched: Fetched
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """Which column of a table holds what; None: looked for under the names that are usual."""

    text: str | None = None
    url: str | None = None
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
