"""One page from bytes to a frozen document, and every kind of bad input."""

import subprocess
import sys
import time

import pytest

from sayso.errors import SourceError
from sayso.extract import extract
from sayso.extract.page import _all_text
from sayso.records import PageFacts, Raw

SOON = 60  # seconds of processor time: a hang, not a slow machine, takes longer
TEXT = (
    "Bridges over the Orrin closed\n\n"
    "The transport minister of Tavria, Ada Lorne, said on Monday that the bridges would stay closed for a week.\n\n"
    "“We have no other choice,” she told reporters. The mayor said that he had not been asked about it.\n"
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:]) * 4
PAGE = (
    "<!doctype html><html><head><title>Bridges over the Orrin closed</title>{head}</head>"
    "<body><nav><a href='/'>Home</a></nav><article><h1>Bridges over the Orrin closed</h1>{body}</article></body></html>"
)


def read(content, *, name="page.txt", facts=None, media_type=None):
    return extract(Raw(content, name=name, media_type=media_type), facts or PageFacts())


def read_html(head="", body=PARAGRAPHS, facts=None):
    return read(PAGE.format(head=head, body=body).encode(), name="page.html", media_type="text/html", facts=facts)


def kinds(extracted):
    return [issue.kind for issue in extracted.issues if issue.span is None]


def test_plain_text_is_never_altered():
    odd = TEXT.replace("\n\n", "\r\n\n", 1) + "soft\u00adhyphen\u00a0 \t\x0c end\r"
    assert read(odd.encode()).document.text == odd
    assert read(b"\xef\xbb\xbf" + odd.encode()).document.text == odd


def test_what_a_plain_text_shows_of_itself():
    document = read(("https://courier.example/2021/05/14/bridges\n" + TEXT).encode()).document
    assert document.title == "Bridges over the Orrin closed"
    assert document.url == "https://courier.example/2021/05/14/bridges"
    assert (document.published.earliest, document.language) == ("2021-05-14", "en")


@pytest.mark.parametrize(
    ("mark", "head", "url"),
    [
        ("<!-- saved from url=(0030)https://courier.example/orrin1 -->", "", "https://courier.example/orrin1"),
        ("<!-- saved from url=(0030)https://courier.example/orrin1 -->", "<link rel=canonical href='{}'>", None),
        ("<!-- saved from url=(0014)about:internet -->", "", None),
        ("<!-- read from url=(0030)https://courier.example/orrin1 -->", "", None),
    ],
)
def test_a_page_without_its_address_has_that_which_the_browser_noted(mark, head, url):
    own = "https://courier.example/own" if head else url
    page = PAGE.format(head=head.format(own), body=PARAGRAPHS).replace("<html>", f"\n{mark}\n<html>", 1)
    assert read(page.encode(), name="page.html").document.url == own


def test_a_page_gives_its_text_and_says_who_made_it():
    head = (
        "<link rel=canonical href='https://courier.example/a'><meta property='og:site_name' content='The Courier'>"
        "<meta name=author content='Mira Voss'><meta property='article:published_time' content='2021-05-14T08:00'>"
    )
    document = read_html(head).document
    assert "\n\n“We have no other choice,” she told reporters." in document.text
    assert (document.title, document.byline, document.outlet) == (
        "Bridges over the Orrin closed",
        "Mira Voss",
        "The Courier",
    )
    assert (document.url, document.published.earliest) == ("https://courier.example/a", "2021-05-14")
    assert document.published.basis == "meta article:published_time"


def test_the_users_word_wins():
    facts = PageFacts(url="https://x.example/", outlet="X", published="2020-03", title="T")
    document = read_html("<meta property='article:published_time' content='2021-05-14'>", facts=facts).document
    assert (document.url, document.outlet, document.title) == ("https://x.example/", "X", "T")
    assert (document.published.latest, document.published.basis) == ("2020-03-31", "given by the user")


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<script type='application/ld+json'>{\"datePublished\":\"2021-05-14\"}</script>", "", "2021-05-14"),
        ("<meta name=date content=2021-05-16>", "<p>Veröffentlicht am 14.05.2021</p>", "2021-05-14"),
        ("<meta name=date content=2021-05-16>", "<time datetime=2021-05-14>Friday</time>", "2021-05-14"),
        ("<meta name=pubdate content='2021-05-13T22:30:00Z'>", "<span class=date>14 May 2021</span>", "2021-05-14"),
        ("", "<div class=related><time datetime=2020-01-02>old</time></div>", None),
    ],
)  # fmt: skip
def test_the_day_of_publication_of_a_page(head, body, day):
    published = read_html(head, body + PARAGRAPHS).document.published
    assert (published.earliest if published and "likeliest" not in published.basis else None) == day


def test_no_date_is_a_warning_and_stays_unknown():
    found = read(TEXT.encode())
    assert found.document.published is None
    assert kinds(found) == ["missing_date"]
    yearless = read(TEXT.replace("The transport", "ORRIN, May 14 (Courier) - The transport").encode())
    assert yearless.document.published.earliest == "--05-14"
    assert kinds(yearless) == ["missing_date"]


def test_the_id_hangs_on_address_and_text_alone():
    one, same = read(TEXT.encode(), name="a.txt"), read(TEXT.encode(), name="b.txt", facts=PageFacts(outlet="X"))
    assert one.document.id == same.document.id
    assert one.document.id != read(TEXT.encode(), facts=PageFacts(url="https://x.example/")).document.id
    assert one.document.id != read((TEXT + " ").encode()).document.id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "page.txt: empty."),
        (b" \r\n\t ", "page.txt: empty."),
        (
            b"From: <Saved by Blink>\r\nSubject: x",
            "page.txt: not a text or HTML page (a page saved as MHTML). Give it a name that ends in .mhtml.",
        ),
        (b"%PDF-1.7 ...", "page.txt: not a text or HTML page (PDF). Convert it first, e.g. pdftotext page.txt."),
        (b"PK\x03\x04...", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "PNG image"),
        (bytes(range(256)) * 30, "binary data"),
        (b"a" * 2_000_001, "Split it into single reports."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(content, words):
    with pytest.raises(SourceError) as caught:
        read(content)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-16", False), ("utf-16-le", False), ("utf-16-be", False), ("utf-32", False), ("cp1252", True)],
)
def test_encodings(encoding, guessed):
    found = read(TEXT.encode(encoding))
    assert found.document.text == TEXT
    assert ("encoding" in kinds(found)) == guessed


def test_cyrillic_without_unicode_is_read_and_said_to_be_russian():
    words = (
        "Министр транспорта сообщила в понедельник, что мосты будут закрыты и что это не обсуждалось с мэром города. "
    )
    found = read((words * 5).encode("cp1251"))
    assert found.document.text == words * 5
    assert found.document.language == "ru"
    assert {"encoding", "other"} <= set(kinds(found))


def test_utf8_with_a_lost_byte_is_kept():
    content = (TEXT * 5).encode().replace(b"week", b"w\xc3ek", 1)
    found = read(content)
    assert found.document.text.count("\ufffd") == 1
    assert "encoding" in kinds(found)


def test_a_declared_encoding_is_believed():
    page = PAGE.format(
        head="<meta charset=windows-1251>", body="<p>Мост закрыт, сказала министр в понедельник.</p>" * 5
    )
    found = read(page.encode("cp1251"), name="a.html", media_type="text/html")
    assert "Мост закрыт" in found.document.text
    assert "encoding" not in kinds(found)


def test_another_language_is_a_warning():
    german = (
        "Die Ministerin sagte am Montag, dass die Brücken für eine Woche gesperrt werden und es nicht anders geht. "
    )
    found = read((german * 3).encode())
    assert found.document.language == "de"
    assert any("not English (de)" in issue.message for issue in found.issues)


@pytest.mark.parametrize(
    "body",
    [
        "<ul>" + "<li><a href=x>Bridges closed again</a></li>" * 40 + "</ul>",
        "<p>404 Page not found</p>",
        "<p>We use cookies to make this site better for all. Accept all cookies?</p>",
    ],
)
def test_a_page_that_is_no_article(body):
    assert "not_an_article" in kinds(read_html(body=body))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000,
        "<b><ul><li>" * 30_000 + PARAGRAPHS,
        "<div " + " ".join(f"a{n}=x" for n in range(100_000)) + ">" + PARAGRAPHS + "</div>",
        "<script>" + "x=1;" * 300_000 + "</script>" + PARAGRAPHS,
        "<script>" * 20_000 + PARAGRAPHS,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + PARAGRAPHS,
        "<" * 100_000 + PARAGRAPHS,
    ],
    ids=["divs", "lists", "attributes", "script", "unclosed scripts", "json", "angles"],
)
def test_hostile_pages_end_soon_and_without_a_crash(body):
    began = time.process_time()
    assert "Bridges over the Orrin closed" in read_html(body=body).document.title
    assert time.process_time() - began < SOON


def test_an_article_nested_too_deep_is_still_there():
    assert "“We have no other choice,”" in read_html(body="<div>" * 100_000 + PARAGRAPHS).document.text


def test_a_page_without_any_text():
    with pytest.raises(SourceError, match="a page without any text"):
        read(b"<html><body><img src=x></body></html>", name="a.html", media_type="text/html")


def test_one_line_of_a_million_characters():
    line = ("The minister said that the bridges would stay closed. " * 20_000)[:1_000_000]
    began = time.process_time()
    assert read(line.encode()).document.text == line
    assert time.process_time() - began < SOON


def test_plain_text_needs_no_html_library():
    program = (
        "import sys; from sayso.extract import extract; from sayso.records import PageFacts, Raw;"
        "extract(Raw(b'The minister said that it was over.'), PageFacts());"
        "sys.exit(any(name in sys.modules for name in ('lxml', 'trafilatura', 'htmldate', 'charset_normalizer')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Skip to main content\nAdvertisement\nBridges over the Orrin closed", "Bridges over the Orrin closed"),
        ("RELATED: Ten boats that never came back\nBridges over the Orrin closed", "Bridges over the Orrin closed"),
        (
            "Follow us on Twitter\nSubscribe to our newsletter\nBridges over the Orrin closed",
            "Bridges over the Orrin closed",
        ),
        ("https://courier.example/orrin\nShare this article\nBridges closed", "Bridges closed"),
        ("Advertisement rates rise in Varn\nBy Ada Lorne", "Advertisement rates rise in Varn"),
        ("Watch your step, mayor says\nBy Ada Lorne", "Watch your step, mayor says"),
        ("Ten boats that never came back\nBridges over the Orrin closed", "Ten boats that never came back"),
    ],
)
def test_the_headline_of_a_text_is_its_first_line_that_is_no_furniture(head, title):
    body = "\n\nThe office said on Monday that both bridges over the river would stay shut for a week.\n"
    assert read((head + body).encode()).document.title == title


def test_a_day_of_the_last_change_is_told_as_what_it_is():
    published = read_html(body="<p class='meta'>Updated: 6 Mar 2025, 10:12</p>" + PARAGRAPHS).document.published
    assert (published.earliest, published.basis) == ("2025-03-06", "“Updated: 6 Mar 2025”")


@pytest.mark.parametrize("broken", ["<![", "<![[[[[", "<![[[[[[[[[>", "<![ x [", "<!doctype [", "<![" + "[" * 5000])
def test_a_broken_declaration_costs_no_page(broken):
    told = "The minister said no on Monday, and the port stays shut until the end of the week."
    assert told in read(f"<p>{told}</p>{broken}".encode(), media_type="text/html").document.text
    assert told in read(f"{broken}><p>{told}</p>".encode(), media_type="text/html").document.text
    assert told in _all_text(f"<p>{told}</p>{broken} x")
