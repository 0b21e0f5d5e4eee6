"""What stands in every feed alike: addresses made absolute and clean, days made ISO, titles made one line."""

import datetime
import email.utils
import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit, urlunsplit

from sayso.records import FeedEntry

#: Characters of a title, an id, a name of an outlet; longer ones are cut.
LONGEST_TITLE = 500
#: Characters of an entry's address.
LONGEST_URL = 2_000
#: Entries of one feed or sitemap that are kept: the most a sitemap may have (sitemaps.org).
MOST_ENTRIES = 50_000
#: Query parameters that tell an outlet where a reader came from and never what is read; taken out by name.
TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "wt_mc", "_ga"})
TRACKING_START = "utm_"

_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+")
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?", re.ASCII
)


def clean_url(written: object, base: str) -> str | None:
    """An entry's address: absolute, without fragment and tracking marks; None if it is no address of a page.

    The rest of the query stays as it is, byte for byte: its order and its empty values may matter to the server.
    """
    text = html.unescape(written).strip() if isinstance(written, str) else ""
    if not text or len(text) > LONGEST_URL or re.search(r"[\x00-\x20\x7f]", text):
        return None
    try:
        parts = urlsplit(urljoin(base, text))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    query = "&".join(one for one in parts.query.split("&") if not _is_tracking(one))
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))


def one_line(written: object, longest: int = LONGEST_TITLE) -> str | None:
    """A title without tags, on one line; None if nothing is left of it."""
    if not isinstance(written, str):
        return None
    plain = _TAG.sub("", html.unescape(_TAG.sub("", written[: 10 * longest])))
    return _SPACE.sub(" ", "".join(c if c.isprintable() else " " for c in plain)).strip()[:longest].strip() or None


def iso_moment(written: object) -> str | None:
    """A moment as feeds write it (ISO 8601, RFC 3339, RFC 822) as ISO in UTC, or a day; None if it is none."""
    text = written.strip()[:60] if isinstance(written, str) else ""
    found = _ISO.match(text)
    try:
        if found and found[4] is None:
            return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if found:
            moment = _moment(found)
        else:
            moment = email.utils.parsedate_to_datetime(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
        return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1600 else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def each_once(entries: Iterable[FeedEntry]) -> tuple[tuple[FeedEntry, ...], bool]:
    """The first entry of each address, in order, MOST_ENTRIES at the most; and whether there were more."""
    kept: dict[str, FeedEntry] = {}
    for one in entries:
        if len(kept) >= MOST_ENTRIES and one.url not in kept:
            return tuple(kept.values()), True
        kept.setdefault(one.url, one)
    return tuple(kept.values()), False


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name.startswith(TRACKING_START) or name in TRACKING


def _moment(found: re.Match[str]) -> datetime.datetime:
    """Without a zone it is taken for UTC: nothing else is known."""
    year, month, day, hour, minute, second = (int(one or 0) for one in found.groups()[:6])
    zone = found[7] or "Z"
    moment = datetime.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=datetime.UTC)
    if zone in "Zz":
        return moment
    off = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return moment - off if zone[0] == "+" else moment + off
