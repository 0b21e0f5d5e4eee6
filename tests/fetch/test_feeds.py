import contextlib
import json
import time

import pytest

from sayso.errors import VisitError
from sayso.fetch import entries, feeds, sitemaps
from sayso.fetch.entries import clean_url, iso_moment, one_line
from sayso.fetch.feeds import read_feed, visit_feed
from sayso.records import FeedEntry, NotModified
from tests.fetch import damage
from tests.fetch.damage import packed
from tests.fetch.outlet import page, serving, visitor

BASE = "https://ostland.test/feed/"


def wrong(content, **options):
    with pytest.raises(VisitError) as caught:
        read_feed(content, url=BASE, **options)
    assert str(caught.value).startswith(BASE)
    assert "\n" not in str(caught.value)
    return caught.value


def test_rss():
    feed = read_feed(damage.feeds()[0], url=BASE)
    assert (feed.kind, feed.title, feed.broken, feed.cut) == ("rss", "Ostland Post", 0, False)
    assert feed.entries == (
        FeedEntry("https://ostland.test/a?id=3", "x1", "Talks & more", "2026-11-30T08:00:00Z"),
        FeedEntry("https://ostland.test/b", "https://ostland.test/b", "Second", None, "2026-11-29T08:00:00Z"),
    )


def test_atom():
    (entry,) = read_feed(damage.feeds()[1], url=BASE).entries
    assert entry == FeedEntry("https://ostland.test/a/b", "urn:1", "X", None, "2026-11-30T10:00:00Z", "Other")


def test_rdf():
    (entry,) = read_feed(damage.feeds()[2], url=BASE).entries
    assert (entry.url, entry.title) == ("https://ostland.test/c", "C")


def test_json_feed():
    feed = read_feed(damage.feeds()[3], url=BASE)
    assert (feed.kind, feed.broken) == ("json", 1)
    assert feed.entries == (FeedEntry("https://ostland.test/a", "1", "A", "2026-11-30T08:00:00Z"),)


def test_news_sitemap_packed_or_not():
    for content in (damage.sitemaps()[0], damage.sitemaps()[2]):
        feed = read_feed(content, url=BASE)
        assert feed.kind == "sitemap"
        assert feed.entries[0] == FeedEntry(
            "https://ostland.test/a", "https://ostland.test/a", "Talks", "2026-11-30T08:00:00Z", "2026-11-30", "Ost"
        )
        assert feed.entries[1].url == "https://ostland.test/b"


def test_an_index_names_its_sitemaps_newest_first():
    feed = read_feed(damage.sitemaps()[1], url=BASE)
    assert (feed.kind, feed.entries) == ("sitemap_index", ())
    assert feed.more == ("https://ostland.test/2.xml.gz", "https://ostland.test/1.xml")


def test_a_broken_feed_is_read_as_far_as_it_goes():
    whole = damage.feeds()[0]
    cut = whole[: whole.index(b"<item><title><![CDATA[")]
    assert [one.id for one in read_feed(cut, url=BASE).entries] == ["x1"]
    unescaped = whole.replace(b"Talks &amp; more", b"Talks & more <x")
    assert "https://ostland.test/a?id=3" in [one.url for one in read_feed(unescaped, url=BASE).entries]
    sitemap = damage.sitemaps()[0]
    feed = read_feed(sitemap[: sitemap.index(b"<url><loc>/b") + 5], url=BASE)
    assert (len(feed.entries), feed.cut) == (1, True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"<html><head><title>404</title></head><body><h1>Not found</h1><p>Sorry.</p></body></html>",
        b"<!doctype html><p>Please enable JavaScript",
        b"Just words.",
        b"{}",
        b"{",
        b'{"version": "https://jsonfeed.org/version/1"}',
        b"[" * 100_000,
        b"{" * 100_000,
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<urlset",
        b"\x1f\x8b broken",
        packed(b"<html>"),
        b"%PDF-1.4",
    ],
)
def test_what_is_no_feed_is_an_error(content):
    assert wrong(content).kind in ("media", "broken")


def test_a_feed_of_its_own_without_entries_is_a_feed():
    feed = read_feed(b"<rss version='2.0'><channel><title>T</title></channel></rss>", url=BASE)
    assert (feed.title, feed.entries) == ("T", ())


def test_one_address_once():
    item = b"<item><link>https://ostland.test/a?utm_medium=%d</link><title>%d</title></item>"
    items = b"".join(item % (number, number) for number in range(5))
    feed = read_feed(b"<rss version='2.0'><channel>" + items + b"</channel></rss>", url=BASE)
    assert [one.title for one in feed.entries] == ["0"]


ENTITIES = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%b'>" % (99 + n, (b"&%c;" % (98 + n) if n else b"&a;") * 10) for n in range(9))
    + b"]>"
)


@pytest.mark.parametrize("root", ["rss", "urlset", "feed"])
def test_entities_do_not_grow(root):
    inside = b"<channel><item><link>https://ostland.test/a</link><title>&k;</title></item></channel>"
    content = b"<?xml version='1.0'?>" + ENTITIES + f"<{root} version='2.0'>".encode() + inside + f"</{root}>".encode()
    started = time.process_time()
    try:
        titles = [one.title or "" for one in read_feed(content, url=BASE).entries]
    except VisitError:
        titles = []
    assert all("aaaa" not in title for title in titles)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("root", ["rss", "urlset"])
def test_nothing_outside_the_document_is_read(root, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    content = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>
    <{root} version="2.0"><channel><item><title>&s;</title><link>https://ostland.test/a</link></item></channel>
    <url><loc>https://ostland.test/&s;</loc></url></{root}>"""
    try:
        found = read_feed(content.encode(), url=BASE)
    except VisitError:
        return
    assert "the secret" not in repr(found)


def test_a_feed_is_never_taken_for_a_file_or_an_address(tmp_path, monkeypatch):
    path = tmp_path / "feed.xml"
    path.write_bytes(damage.feeds()[0])
    wrong(str(path).encode())
    wrong(b"http://127.0.0.1/feed")


def test_a_sitemap_too_large():
    assert wrong(b"<urlset>" + b" " * 10_000_000).kind == "large"


def test_a_bomb_of_a_sitemap():
    assert wrong(packed(b"<urlset>" + b" " * 100_000_000)).kind == "large"


def test_feeds_have_an_end(monkeypatch):
    monkeypatch.setattr(entries, "MOST_ENTRIES", 10)
    monkeypatch.setattr(sitemaps, "MOST_ENTRIES", 10)
    urls = b"".join(b"<url><loc>https://ostland.test/%d</loc></url>" % number for number in range(50))
    feed = read_feed(b"<urlset>" + urls + b"</urlset>", url=BASE)
    assert (len(feed.entries), feed.cut) == (10, True)
    monkeypatch.setattr(feeds, "LARGEST_FEED", 100)
    assert wrong(damage.feeds()[0]).kind == "large"
    monkeypatch.setattr(feeds, "LARGEST_FEED", 10_000)
    monkeypatch.setattr(feeds, "MOST_TAGS", 25)
    feed = read_feed(damage.feeds()[0], url=BASE)
    assert (len(feed.entries), feed.cut) == (1, True)


def test_a_sitemap_that_declares_entities_is_refused():
    assert "entities" in str(wrong(b"<!DOCTYPE x [<!ENTITY a 'b'>]><urlset><url><loc>/&a;</loc></url></urlset>"))


ATTRIBUTES = b"<rss version='2.0'><item " + b"".join(b"a%d='' " % n for n in range(300_000)) + b"></item></rss>"
LONG = [b"<" * 1_000_000, b"<a " * 300_000, b"<rss><item>" * 100_000, b"&" * 1_000_000, ATTRIBUTES]


@pytest.mark.parametrize("content", LONG, ids=["open", "tags", "items", "marks", "attributes"])
def test_feeds_made_to_take_long(content):
    started = time.process_time()
    with contextlib.suppress(VisitError):
        read_feed(content, url=BASE)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("/a", "https://ostland.test/a"),
        ("b?x=1&amp;y=2", "https://ostland.test/feed/b?x=1&y=2"),
        ("HTTPS://Ostland.TEST/A?B=C#d", "https://ostland.test/A?B=C"),
        ("https://ostland.test", "https://ostland.test/"),
        ("/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=1", "https://ostland.test/a?id=7"),
        ("/a?b&c=&d=%20%41", "https://ostland.test/a?b&c=&d=%20%41"),  # nothing else is touched
        ("/a?utm=1&autm_x=2&ref=rss", "https://ostland.test/a?utm=1&autm_x=2&ref=rss"),  # may be what is read
        ("/a?utm_source=x", "https://ostland.test/a"),
        ("javascript:alert(1)", None),
        ("mailto:x@y.test", None),
        ("ftp://ostland.test/a", None),
        ("https://name:word@ostland.test/", None),
        ("http://[", None),
        ("a b", None),
        ("", None),
        (None, None),
        (["x"], None),
        ("x" * 5_000, None),
    ],
)
def test_addresses_of_entries(written, clean):
    assert clean_url(written, BASE) == clean


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-30T10:00:00+02:00", "2026-11-30T08:00:00Z"),
        ("2026-11-30T10:00:00.123-0530", "2026-11-30T15:30:00Z"),
        ("2026-11-30 10:00Z", "2026-11-30T10:00:00Z"),
        ("2026-11-30T10:00", "2026-11-30T10:00:00Z"),
        ("2026-11-30", "2026-11-30"),
        ("Mon, 30 Nov 2026 10:00:00 +0200", "2026-11-30T08:00:00Z"),
        ("Mon, 30 Nov 2026 10:00:00 GMT", "2026-11-30T10:00:00Z"),
        ("2026-13-40", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("9" * 400, None),
        (None, None),
    ],
)
def test_moments(written, moment):
    assert iso_moment(written) == moment


def test_titles_are_one_line_of_words():
    assert one_line(" <b>Talks</b>\n&amp; <i>more\u202e</i> &lt;br&gt;\0") == "Talks & more"
    assert one_line("<p></p>") is None
    assert len(one_line("x" * 9_000)) == entries.LONGEST_TITLE


# --- visits ---


def test_a_visit_gives_the_feed_and_what_to_ask_with_next_time():
    def answer(asked):
        if asked.visit.headers.get("if-none-match") == '"f1"':
            asked.give(b"", 304)
        else:
            asked.give(damage.feeds()[0], content_type="text/html", etag='"f1"')  # many say so of a feed

    with serving() as outlet:
        outlet.pages["/feed"] = answer
        visit = visitor()
        first = visit_feed(visit, outlet.url("/feed"))
        assert len(first.feed.entries) == 2
        assert isinstance(visit_feed(visit, outlet.url("/feed"), first.fetched.remembered), NotModified)


def test_an_error_page_in_place_of_a_feed():
    with serving() as outlet:
        outlet.pages["/feed"] = page(b"<html><body>We are moving house.</body></html>")
        with pytest.raises(VisitError) as caught:
            visit_feed(visitor(), outlet.url("/feed"))
    assert caught.value.kind == "media"


def test_of_an_index_the_newest_sitemaps_are_read(monkeypatch):
    monkeypatch.setattr(feeds, "MOST_SITEMAPS", 3)
    with serving() as outlet:
        named = [(f"/{day}.xml", f"2026-11-{day:02}") for day in range(1, 7)]
        index = "".join(f"<sitemap><loc>{path}</loc><lastmod>{day}</lastmod></sitemap>" for path, day in named)
        outlet.pages["/index.xml"] = page(f"<sitemapindex>{index}</sitemapindex>".encode())
        for path, day in named:
            outlet.pages[path] = page(f"<urlset><url><loc>/of-{day}</loc></url></urlset>".encode())
        outlet.pages["/5.xml"] = page(b"", 500)
        found = visit_feed(visitor(), outlet.url("/index.xml"))
        assert [one.url for one in found.feed.entries] == [outlet.url("/of-2026-11-06"), outlet.url("/of-2026-11-04")]
        assert found.feed.cut
        assert len(found.troubles) == 1
        assert outlet.paths() == ["/robots.txt", "/index.xml", "/6.xml", "/5.xml", "/4.xml"]


def test_numbers_for_ids_and_odd_json():
    items = [{"url": "/a", "id": 3}, {"url": "/b", "id": None}, 7, {"url": 5}, {"url": "/c", "id": "", "title": ["x"]}]
    content = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode()
    feed = read_feed(content, url=BASE)
    assert [one.id for one in feed.entries] == ["3", "https://ostland.test/b", "https://ostland.test/c"]
    assert feed.broken == 2
