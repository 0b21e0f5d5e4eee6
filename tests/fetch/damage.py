"""Whole files of every kind that is read, and damage done to them: bits turned, ends cut off, pieces moved about."""
# ruff: noqa: E501 - files as they are written

import gzip
import io
import json
import random
import zipfile
from functools import cache, partial

import pyarrow
import pyarrow.parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

#: Packs with gzip, the same bytes whenever it runs.
packed = partial(gzip.compress, mtime=0)

STORY = b"<html><head><title>Talks</title></head><body><p>The minister said no on Monday.</p></body></html>"
#: Pieces that mean something to one parser or another.
TOKENS = [
    b"<", b">", b"&", b"&#0;", b"&lt;", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [", b"<!ENTITY a \"b\">", b"<?xml ", b"<item>",
    b"</item>", b"<entry>", b"<url><loc>", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b'""', b",", b"\r",
    b"\n", b"\r\n\r\n", b"\n\nFrom x y\n", b"{", b"}", b"[" * 500, b"1e999", b"-1", b"99999999999999999999", b"WARC/1.0\r\n",
    b"Content-Length: 99999999\r\n", b"Content-Length: -1\r\n", b"HTTP/1.1 200 OK\r\n", b"Content-Type: multipart/mixed; boundary=b\n",
    b"--b\n", b"--b--\n", b"=?utf-8?q?=FF?=", b"=?x?b?!!?=", b"charset=utf-7", b"charset=\"", b"PAR1", b"PK\x03\x04", b"\x1f\x8b\x08",
]  # fmt: skip


def damaged(samples: list[bytes], seed: int) -> bytes:
    """One of ``samples``, damaged as ``seed`` says."""
    dice = random.Random(seed)
    content = bytearray(dice.choice(samples))
    for _ in range(dice.randint(1, 6)):
        place, other = dice.randrange(len(content) + 1), dice.randrange(len(content) + 1)
        match dice.randrange(8):
            case 0 | 1:
                if place < len(content):
                    content[place] ^= 1 << dice.randrange(8)
            case 2:
                content[place : place + dice.randrange(1, 9)] = dice.randbytes(dice.randrange(1, 9))
            case 3:
                del content[place:]
            case 4:
                del content[min(place, other) : max(place, other)]
            case 5:
                foreign = dice.choice(samples)
                start = dice.randrange(len(foreign) + 1)
                content[place:place] = foreign[start : start + dice.randrange(1, 400)]
            case 6:
                content[place:place] = dice.choice(TOKENS) * dice.choice([1, 1, 1, 2, 50])
            case 7:
                content[place:place] = content[min(place, other) : min(place, other) + 300]
        if len(content) > 200_000:
            del content[200_000:]
    return bytes(content)


def feeds() -> list[bytes]:
    rss = b"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ostland Post</title><link>https://ostland.test/</link>
<item><title>Talks &amp; more</title><link>https://ostland.test/a?utm_source=rss&amp;id=3</link><guid isPermaLink="false">x1</guid>
<pubDate>Mon, 30 Nov 2026 10:00:00 +0200</pubDate><content:encoded><![CDATA[<p>The minister said <b>no</b>.]]></content:encoded></item>
<item><title><![CDATA[Second]]></title><link>/b</link><dc:date>2026-11-29T08:00:00Z</dc:date><description>&lt;p&gt;x</description></item>
</channel></rss>"""
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://ostland.test/"><title>T</title><updated>2026-11-30T10:00:00Z</updated>
<entry><id>urn:1</id><title type="html">&lt;b&gt;X&lt;/b&gt;</title><link rel="alternate" href="a/b"/><updated>2026-11-30T10:00:00Z</updated>
<source><title>Other</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>y</p></div></content></entry></feed>"""
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>T</title></channel>
<item rdf:about="https://ostland.test/c"><title>C</title><link>https://ostland.test/c</link></item></rdf:RDF>"""
    given = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "items": [{"id": 1, "url": "/a", "title": "A", "date_published": "2026-11-30T10:00:00+02:00"}, {"id": "b"}],
    }
    return [rss, atom, rdf, json.dumps(given).encode(), rss.replace(b"utf-8", b"windows-1251")]


def sitemaps() -> list[bytes]:
    news = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://ostland.test/a</loc><lastmod>2026-11-30</lastmod><news:news><news:publication><news:name>Ost</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2026-11-30T10:00:00+02:00</news:publication_date><news:title>Talks</news:title></news:news></url>
<url><loc>/b</loc></url></urlset>"""
    index = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://ostland.test/1.xml</loc>
<lastmod>2026-11-01</lastmod></sitemap><sitemap><loc>https://ostland.test/2.xml.gz</loc><lastmod>2026-11-30</lastmod></sitemap></sitemapindex>"""
    return [news, index, packed(news)]


def answer(
    writer: WARCWriter, number: int, *, status: str = "200 OK", kind: str = "text/html", of: str = "", **headers: str
) -> object:
    body = of.encode("cp1251") or STORY
    if headers.get("content_encoding") == "gzip":
        body = packed(STORY)
    if headers.get("transfer_encoding") == "chunked":
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(STORY), STORY)
    named = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return writer.create_warc_record(
        f"https://ostland.test/{number}",
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(status, named, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": "2021-05-14T10:00:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"},
    )


@cache
def warc(*, packed: bool) -> bytes:
    """As CC-NEWS has it: what made it, then requests and answers; an article, and what is none."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    same = {"WARC-Date": "2021-05-14T10:00:00Z", "WARC-Record-ID": "<urn:uuid:0>"}
    head = b"software: x\r\n"
    writer.write_record(writer.create_warc_record("x", "warcinfo", payload=io.BytesIO(head), warc_headers_dict=same))
    for number in range(3):
        asked = StatusAndHeaders(f"GET /{number} HTTP/1.1", [("Host", "ostland.test")], is_http_request=True)
        url = f"https://ostland.test/{number}"
        writer.write_record(writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict=same))
        writer.write_record(answer(writer, number))
    writer.write_record(answer(writer, 3, content_encoding="gzip"))
    writer.write_record(answer(writer, 4, transfer_encoding="chunked"))
    writer.write_record(answer(writer, 5, status="404 Not Found"))
    writer.write_record(answer(writer, 6, kind="image/png"))
    writer.write_record(answer(writer, 7, kind="text/plain; charset=utf-8"))
    return made.getvalue()


def warcs() -> list[bytes]:
    return [warc(packed=False), warc(packed=True), packed(warc(packed=False))]


def wacz(compression: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as packed:
        for name, content in (
            ("datapackage.json", b"{}"),
            ("archive/b.warc.gz", warc(packed=True)),
            ("archive/a.warc", warc(packed=False)),
            ("pages/pages.jsonl", b"{}"),
        ):
            packed.writestr(zipfile.ZipInfo(name, (2021, 5, 14, 0, 0, 0)), content, compression)
    return made.getvalue()


def waczs() -> list[bytes]:
    return [wacz(), wacz(zipfile.ZIP_DEFLATED)]


LETTER = b"""From: =?utf-8?q?Ostland_P=C3=B6st?= <news@ostland.test>
Subject: =?utf-8?b?VGFsa3Mg4oCTIG5vIGRlYWw=?=
Date: Fri, 14 May 2021 23:00:00 +0200
Archived-At: <https://ostland.test/letter/1>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

The minister said no.
--b
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<p>The minister said =93no=94.</p>
--b--
"""


def letters() -> list[bytes]:
    plain = b"From: x@y.test\nSubject: Plain\nDate: Mon, 30 Nov 2026 10:00:00 -0000\n\nThe minister said yes.\n"
    nested = (
        b"Content-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: message/rfc822\n\n" + LETTER + b"\n--c--\n"
    )
    return [LETTER, plain, nested]


def mailboxes() -> list[bytes]:
    return [b"".join(b"From x@y.test Fri May 14 10:00:00 2021\n" + one + b"\n" for one in letters())]


ROWS = [
    {"url": "https://ostland.test/1", "title": "Talks", "text": 'The minister said "no", twice.\nTwo lines.', "date": "2021-05-14"},
    {"url": "https://ostland.test/2", "title": "More, and so on", "text": "Nächste Gespräche.", "date": "20210515"},
    {"url": "", "title": "", "text": "Only text.", "date": ""},
]  # fmt: skip


def csvs() -> list[bytes]:
    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"' if any(mark in value for mark in ',"\n') else value

    lines = [",".join(ROWS[0]), *(",".join(cell(value) for value in row.values()) for row in ROWS)]
    return [("\r\n".join(lines) + "\r\n").encode(), ("\ufeff" + "\n".join(lines)).encode()]


def json_lines() -> list[bytes]:
    return [b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)]


@cache
def parquets() -> list[bytes]:
    made = []
    for compression in ("NONE", "snappy", "zstd"):
        file = io.BytesIO()
        pyarrow.parquet.write_table(
            pyarrow.table({name: [row[name] for row in ROWS] * 20 for name in ROWS[0]}),
            file,
            compression=compression,
            row_group_size=25,
        )
        made.append(file.getvalue())
    return made
