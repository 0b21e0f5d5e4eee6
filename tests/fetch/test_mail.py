import time

import pytest

from sayso.errors import SourceError
from sayso.fetch import count_records, mail, records_of
from sayso.records import PageFacts, Raw
from tests.fetch import damage


def read(folder, content, name="x.eml"):
    path = folder / name
    path.write_bytes(content)
    return list(records_of(path))


def test_a_newsletter(tmp_path):
    (raw,) = read(tmp_path, damage.LETTER)
    url = "https://ostland.test/letter/1"
    facts = PageFacts(url, "Ostland Pöst", "2021-05-14", "Talks – no deal")
    assert raw == Raw("<p>The minister said “no”.</p>".encode(), "x.eml", url, "text/html", facts=facts)


def test_plain_text_where_there_is_no_html(tmp_path):
    (raw,) = read(tmp_path, damage.letters()[1])
    assert (raw.content, raw.media_type) == (b"The minister said yes.\n", "text/plain")
    assert raw.facts == PageFacts(None, "y.test", "2026-11-30", "Plain")


def test_attachments_are_not_read(tmp_path):
    letter = b"""Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html
Content-Disposition: attachment; filename=x.html

<p>attached
--b
Content-Type: text/plain

written
--b--
"""
    (raw,) = read(tmp_path, letter)
    assert raw.content.strip() == b"written"


@pytest.mark.parametrize(
    "letter",
    [
        b"",
        b"Subject: x\n\n",
        b"Content-Type: image/png\n\nxxxx",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n--b--\n",
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n====",
    ],
)
def test_a_message_without_text(letter, tmp_path):
    (told,) = read(tmp_path, letter)
    assert "without text" in str(told)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: text/plain; charset=nonsense",
        b"Content-Type: text/plain; charset=",
        b'Content-Type: text/plain; charset="utf-8\0"',
        b"Content-Type: text/plain; charset*0=x; charset*1*=%ff",
        b"Content-Transfer-Encoding: nonsense",
        b"Date: Fri, 99 Foo 20210 99:99:99 +9999",
        b"Date: Fri, 14 May 0001 10:00:00 +0000",
        b"Subject: =?utf-8?b?!!!?= =?nope?q?x?= =?utf-8?q?=ff=fe?=",
        b"From: \xff\xfe <",
        b"From: @@@,,,;;:",
        b"Subject: " + b"x" * 100_000,
    ],
)
def test_odd_heads(head, tmp_path):
    (raw,) = read(tmp_path, head + b"\n\nThe minister said no.\n")
    assert isinstance(raw, Raw)
    assert raw.content == b"The minister said no.\n"
    assert all("\n" not in (fact or "") for fact in (raw.facts.title, raw.facts.outlet))


def test_nesting_without_end(tmp_path):
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    (told,) = read(tmp_path, deep + b"\n\nx")
    assert isinstance(told, SourceError | Raw)


@pytest.mark.parametrize(
    "letter",
    [
        b"a:b\n" * 300_000 + b"\nx",
        b"Subject: a\n" + b" b\n" * 300_000 + b"\nx",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 200_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)),
    ],
    ids=["heads", "folds", "parts", "nests"],
)
def test_messages_made_to_fill_the_memory(letter, tmp_path):
    (told,) = read(tmp_path, letter)
    assert "more heads and parts" in str(told)


def test_a_message_of_empty_lines(tmp_path):
    (told,) = read(tmp_path, b"Subject: x\n" + b"\n" * 1_000_000)
    assert "more lines" in str(told)


def test_a_mailbox(tmp_path):
    pages = read(tmp_path, damage.mailboxes()[0], "x.mbox")
    assert [one.name for one in pages] == ["x.mbox#1", "x.mbox#2", "x.mbox#3"]
    assert [one.facts.title for one in pages] == ["Talks – no deal", "Plain", None]
    assert count_records(tmp_path / "x.mbox") == 3
    assert list(records_of(tmp_path / "x.mbox", 1, 1)) == pages[1:2]


def test_lines_that_begin_with_from(tmp_path):
    box = b"From a\nSubject: x\n\nOne\nFrom the desk\n\n>From the start\n>>From b\n\nFrom b\nSubject: y\n\nTwo\n"
    first, second = read(tmp_path, box, "x.mbox")
    assert first.content == b"One\nFrom the desk\n\nFrom the start\n>From b\n\n"
    assert second.content == b"Two\n"


def test_what_is_no_mailbox(tmp_path):
    (told,) = read(tmp_path, b"The minister said no.", "x.mbox")
    assert "no mailbox" in str(told)


def test_a_message_too_large_costs_itself_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(mail, "LARGEST_MESSAGE", 1_000)
    box = b"From a\nSubject: x\n\n" + b"word\n" * 1_000 + b"\nFrom b\n\nTwo\n"
    told, raw = read(tmp_path, box, "x.mbox")
    assert "x.mbox#1: a message larger than" in str(told)
    assert raw.content == b"Two\n"
    (told,) = read(tmp_path, b"Subject: x\n\n" + b"word\n" * 1_000)
    assert "larger than" in str(told)


def test_an_encoding_that_no_mail_has_is_not_believed(tmp_path):
    # read as punycode, 3 MB of one letter take minutes: the time grows with the square
    began = time.process_time()
    (raw,) = read(tmp_path, b"Content-Type: text/plain; charset=punycode\n\n" + b"a" * 3_000_000)
    assert raw.content == b"a" * 3_000_000
    assert time.process_time() - began < 5
    (raw,) = read(tmp_path, b"Content-Type: text/plain; charset=unicode_escape\n\nThe minister \\x41 said no.")
    assert raw.content == b"The minister \\x41 said no."


SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://tarvo.test/2023/talks\r\nSubject: Talks\r\n"
    b"Date: Tue, 1 Aug 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="--B--"\r\n\r\n'
    b"----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://tarvo.test/2023/talks\r\n\r\n<p>The minister said =E2=80=9Cno=E2=80=9D.</p>\r\n"
    b"----B--\r\nContent-Type: text/html\r\nContent-Location: https://ads.test/frame\r\n\r\n<p>Buy boats.</p>\r\n"
    b"----B----\r\n"
)


@pytest.mark.parametrize("name", ["talks.mhtml", "TALKS.MHT"])
def test_a_page_saved_as_one_file_is_that_page(tmp_path, name):
    """Whoever saved it is no outlet, and the day of saving is not that of the page."""
    (raw,) = read(tmp_path, SAVED, name)
    assert raw.content.decode().strip() == "<p>The minister said “no”.</p>"
    assert (raw.name, raw.url, raw.media_type) == (name, "https://tarvo.test/2023/talks", "text/html")
    assert raw.facts == PageFacts()
    (letter,) = read(tmp_path, SAVED, "talks.eml")
    assert letter.facts.published == "2023-08-01"
